//! The search for a secret in a text: raw, Base64 at each alignment, URL-encoded, JSON-escaped.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};

/// Where the secret shows, in words; nothing if it does not.
pub(crate) fn find(text: &str, secret: &str) -> Option<String> {
    assert!(secret.len() >= 12, "too short to be searched for: {secret}");
    forms(secret)
        .into_iter()
        .find(|(_, form)| text.contains(form.as_str()))
        .map(|(name, form)| format!("{name} ({form})"))
}

/// Every form in which it could stand in a longer text.
pub(crate) fn forms(secret: &str) -> Vec<(String, String)> {
    let mut forms = vec![("raw".to_owned(), secret.to_owned())];
    for alphabet in [STANDARD_NO_PAD, URL_SAFE_NO_PAD] {
        for before in 0..3_usize {
            let encoded = alphabet.encode([vec![0; before], secret.as_bytes().to_vec()].concat());
            // The characters at both ends also carry bits of the neighbours.
            let start = [0, 2, 3][before];
            let bits_at_end = (before + secret.len()) % 3;
            let end = encoded.len() - usize::from(bits_at_end != 0);
            forms.push((
                format!("Base64 after {before}"),
                encoded[start..end].to_owned(),
            ));
        }
    }
    let url: String = url::form_urlencoded::byte_serialize(secret.as_bytes()).collect();
    forms.push(("URL-encoded".to_owned(), url.replace('+', "%20")));
    forms.push(("form-encoded".to_owned(), url));
    let json = serde_json::to_string(secret).unwrap();
    forms.push(("JSON".to_owned(), json[1..json.len() - 1].to_owned()));
    forms
}

#[test]
fn finds_a_planted_secret_in_each_form() {
    let secret = "Pass-word marker 4711/ü?";
    for before in ["", "a", "ab", "user:"] {
        for after in ["", "x", "xy"] {
            let plain = format!("{before}{secret}{after}");
            assert!(find(&plain, secret).is_some());
            for alphabet in [STANDARD_NO_PAD, URL_SAFE_NO_PAD] {
                let text = format!("Basic {} end", alphabet.encode(&plain));
                assert!(find(&text, secret).is_some(), "{before}|{after}: {text}");
            }
        }
    }
    let url: String = url::form_urlencoded::byte_serialize(secret.as_bytes()).collect();
    assert!(find(&format!("password={url}&x"), secret).is_some());
    assert_eq!(find("Pass-word marker 471 and more", secret), None);
}
