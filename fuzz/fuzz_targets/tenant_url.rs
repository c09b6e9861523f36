//! A tenant's address as people paste it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ws1_okta::values::{ProfileName, TenantUrl};

fuzz_target!(|text: &str| {
    match text.parse::<TenantUrl>() {
        Ok(url) => {
            let shown = url.to_string();
            assert!(!shown.ends_with('/') && !shown.contains(char::is_control));
            assert_eq!(shown.parse(), Ok(url.clone()));
            assert!(url.is_loopback() || shown.starts_with("https://"));
            let api = url.api("auth/oauthtoken");
            assert!(api.as_str().starts_with(&shown));
            assert_eq!((api.username(), api.query()), ("", None));
            let name = ProfileName::of_tenant(&url);
            assert_eq!(name.to_string().parse(), Ok(name));
        }
        Err(error) => assert!(!format!("{error}{}", error.hint()).contains(char::is_control)),
    }
});
