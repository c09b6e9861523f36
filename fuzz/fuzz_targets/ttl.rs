//! A time to live as people write it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ws1_okta::values::Ttl;

fuzz_target!(|text: &str| {
    match text.parse::<Ttl>() {
        Ok(ttl) => assert_eq!(ttl.to_string().parse(), Ok(ttl)),
        Err(error) => assert!(!format!("{error}{}", error.hint()).contains(char::is_control)),
    }
});
