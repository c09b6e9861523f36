//! What a credential helper prints.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| ws1_okta::fuzzing::helper(input));
