use super::{InvalidValue, Secret, SecretKind, text_value};
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::str::FromStr;

/// The first twelve hexadecimal digits of the SHA-256 of a token: enough to tell two tokens apart,
/// worthless for making one.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Fingerprint(String);

impl Fingerprint {
    /// Its length, in hexadecimal digits.
    pub const LENGTH: usize = 12;

    /// The fingerprint of a secret.
    pub fn of<K: SecretKind>(secret: &Secret<K>) -> Self {
        Self(hex_of_sha256(secret.expose(), Self::LENGTH))
    }

    /// The same of the words that name a place or program: it tells them apart, and does not repeat them.
    pub(crate) fn of_words<'word>(words: impl IntoIterator<Item = &'word str>) -> Self {
        let words: Vec<&str> = words.into_iter().collect();
        Self(hex_of_sha256(&words.join("\0"), Self::LENGTH))
    }

    /// The digits, lower case.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The first `digits` hexadecimal digits of the SHA-256 of a text.
pub(crate) fn hex_of_sha256(text: &str, digits: usize) -> String {
    let mut hex = String::with_capacity(64);
    for byte in Sha256::digest(text.as_bytes()) {
        // Writing to a String cannot fail.
        let _ = write!(hex, "{byte:02x}");
    }
    hex.truncate(digits);
    hex
}

impl FromStr for Fingerprint {
    type Err = InvalidValue;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim().to_ascii_lowercase();
        if text.len() == Self::LENGTH && text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            Ok(Self(text))
        } else {
            Err(InvalidValue::new(
                format!("`{}` is not a token's fingerprint", text.escape_debug()),
                "give the 12 hexadecimal digits that `ws1-okta status` shows",
            ))
        }
    }
}

text_value!(Fingerprint);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::AccessToken;
    use proptest::prelude::*;

    #[test]
    fn is_the_start_of_sha256() {
        // printf abc | sha256sum
        let token = AccessToken::from_text("abc").unwrap();
        assert_eq!(Fingerprint::of(&token).as_str(), "ba7816bf8f01");
    }

    #[test]
    fn parses_only_its_own_form() {
        assert_eq!(
            "BA7816BF8F01".parse::<Fingerprint>().unwrap().as_str(),
            "ba7816bf8f01"
        );
        for bad in ["", "ba7816", "ba7816bf8f0g", "ba7816bf8f012"] {
            assert!(bad.parse::<Fingerprint>().is_err());
        }
    }

    proptest! {
        #[test]
        fn what_is_taken_obeys_the_rule_and_reads_back(text in " ?[0-9a-fA-F]{12} ?|.*") {
            match text.parse::<Fingerprint>() {
                Ok(print) => {
                    prop_assert!(print.as_str().bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')));
                    prop_assert_eq!(print.to_string().parse::<Fingerprint>(), Ok(print.clone()));
                }
                Err(error) => error.assert_readable(),
            }
        }

        #[test]
        fn of_a_token_has_its_own_form(text in "[!-~]{1,60}") {
            let print = Fingerprint::of(&AccessToken::from_text(&text).unwrap());
            prop_assert_eq!(print.to_string().parse::<Fingerprint>(), Ok(print.clone()));
        }
    }
}
