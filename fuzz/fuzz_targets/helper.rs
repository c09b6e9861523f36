//! What a credential helper prints.
#![no_main]

use libfuzzer_sys::fuzz_target;
use std::time::Duration;
use ws1_okta::store::Helper;

fuzz_target!(|output: &[u8]| {
    let helper = Helper::new(&"x".parse().unwrap(), Vec::new(), Duration::ZERO);
    match helper.fuzz_read(output) {
        Ok(Some(secret)) => assert!(!secret.expose().contains(char::is_control)),
        Ok(None) => {}
        Err(error) => {
            // Our own words, and nothing of what it printed.
            assert!(
                !error
                    .to_string()
                    .contains(|c: char| c.is_control() || !c.is_ascii())
            );
        }
    }
});
