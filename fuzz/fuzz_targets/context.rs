//! Gives inputs to [`b24_fuzz::context`].

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| b24_fuzz::context(input));
