//! A reply of the tenant, read in every way in which one is read.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| ws1_okta::fuzzing::replies(input));
