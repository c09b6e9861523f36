//! A tenant's address as people paste it.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| ws1_okta::fuzzing::tenant_url(input));
