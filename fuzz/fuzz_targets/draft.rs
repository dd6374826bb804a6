//! Gives inputs to [`b24_fuzz::draft`].

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| b24_fuzz::draft(input));
