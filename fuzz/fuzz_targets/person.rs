//! Runs [`b24_fuzz::person`] on inputs of libFuzzer.

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| b24_fuzz::person(input));
