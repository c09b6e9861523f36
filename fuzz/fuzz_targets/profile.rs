//! A profile's file.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| ws1_okta::fuzzing::profile(input));
