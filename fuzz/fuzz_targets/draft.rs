//! Runs [`b24_fuzz::draft`] on inputs of libFuzzer.

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| b24_fuzz::draft(input));
