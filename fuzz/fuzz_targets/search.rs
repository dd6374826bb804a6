//! Runs [`b24_fuzz::search`] on inputs of libFuzzer.

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| b24_fuzz::search(input));
