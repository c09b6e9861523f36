//! An encrypted entry, and the file of the identity that opens it.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| ws1_okta::fuzzing::age(input));
