//! Runs [`b24_fuzz::stickers`] on inputs of libFuzzer.

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| b24_fuzz::stickers(input));
