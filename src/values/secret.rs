use super::InvalidValue;
use secrecy::{ExposeSecret, SecretString};
use std::fmt;
use std::marker::PhantomData;

/// Tells secrets of different use apart, so that one is never sent where another belongs.
pub trait SecretKind {
    /// What people call it.
    const NAME: &'static str;
    /// Whether it is a bearer token, which is one word of certain characters (RFC 6750 §2.1).
    const IS_WORD: bool = false;
}

/// A secret text. It cannot be displayed or serialised, its `Debug` is masked, and its memory is
/// wiped when it is dropped. [`Secret::expose`] is the one way to the text.
pub struct Secret<K: SecretKind> {
    text: SecretString,
    kind: PhantomData<fn() -> K>,
}

macro_rules! secret_kind {
    ($(#[$doc:meta])* $alias:ident, $marker:ident, $name:literal $(, $is_word:literal)?) => {
        #[doc = concat!("Marks a secret as: ", $name, ".")]
        #[derive(Debug, Clone, Copy)]
        pub enum $marker {}

        impl SecretKind for $marker {
            const NAME: &'static str = $name;
            $(const IS_WORD: bool = $is_word;)?
        }

        $(#[$doc])*
        pub type $alias = Secret<$marker>;
    };
}

secret_kind!(
    /// The *Shared Secret* of an OAuth client.
    ClientSecret, IsClientSecret, "client secret"
);
secret_kind!(
    /// An OAuth access token: the *API Token* of Okta's form.
    AccessToken, IsAccessToken, "access token", true
);
secret_kind!(
    /// The session token of a local administrator's sign-in (`ws1-access-api.md` §2.1).
    SessionToken, IsSessionToken, "session token"
);
secret_kind!(
    /// A local administrator's password.
    Password, IsPassword, "password"
);

secret_kind!(
    /// The passphrase of an age identity.
    Passphrase, IsPassphrase, "passphrase"
);
secret_kind!(
    /// A secret on its way to or from the store, whatever it is used for.
    StoredSecret, IsStored, "stored secret"
);

impl<K: SecretKind> Secret<K> {
    /// Takes a secret from a file, a prompt, standard input, a variable or a reply: one leading
    /// byte-order mark and the line end are dropped; empty text and text of several lines are
    /// refused.
    pub fn from_text(text: &str) -> Result<Self, InvalidValue> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let text = text.trim_end_matches(['\r', '\n']);
        let name = K::NAME;
        if text.trim().is_empty() {
            return Err(InvalidValue::new(
                format!("the {name} is empty"),
                format!("give the {name} on one line"),
            ));
        }
        if text.chars().any(char::is_control) {
            return Err(InvalidValue::new(
                format!("the {name} has more than one line or a control character in it"),
                format!("give the {name} alone, on one line"),
            ));
        }
        Ok(Self {
            text: SecretString::from(text),
            kind: PhantomData,
        })
    }

    /// As [`Secret::from_text`], for one that a person or a script gives. What can be no bearer token is
    /// refused there: a tenant may give out any, but none with a blank in it could be sent.
    pub fn given(text: &str) -> Result<Self, InvalidValue> {
        let secret = Self::from_text(text)?;
        if !K::IS_WORD {
            return Ok(secret);
        }
        let word = secret.expose().trim();
        if !is_bearer_token(word) {
            let name = K::NAME;
            return Err(InvalidValue::new(
                format!("the {name} has a character in it that no bearer token has"),
                format!("give the {name} alone: one word, without `Bearer` before it"),
            ));
        }
        Self::from_text(word)
    }

    /// The secret itself: for the wire, the store, and where the user asked to see it.
    pub fn expose(&self) -> &str {
        self.text.expose_secret()
    }

    /// Whether both are the same text.
    pub fn is_same(&self, other: &Self) -> bool {
        self.expose() == other.expose()
    }

    /// The same text for another use, for example a session token as a bearer token.
    #[must_use]
    pub fn into_kind<L: SecretKind>(self) -> Secret<L> {
        Secret {
            text: self.text,
            kind: PhantomData,
        }
    }
}

/// Whether the text is a `b64token` (RFC 6750 §2.1): any of those characters, then perhaps `=`.
fn is_bearer_token(text: &str) -> bool {
    let word = text.trim_end_matches('=');
    let is_one_of_them = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~+/".contains(&byte);
    !word.is_empty() && word.bytes().all(is_one_of_them)
}

impl<K: SecretKind> Clone for Secret<K> {
    fn clone(&self) -> Self {
        Self {
            text: self.text.clone(),
            kind: PhantomData,
        }
    }
}

impl<K: SecretKind> fmt::Debug for Secret<K> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "[{}]", K::NAME)
    }
}

impl ClientSecret {
    /// The length of the secrets that the console generates, in characters
    /// (`ws1-access-api.md` §3).
    pub const GENERATED_LENGTH: usize = 48;

    /// A new secret of 48 letters and digits from the operating system's generator: about 285 bits.
    pub fn generate() -> Result<Self, getrandom::Error> {
        const ALPHABET: &[u8; 62] =
            b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        // 4 × 62: a byte at or above it is thrown away, so that each character is as likely.
        const LIMIT: u8 = 248;
        let mut text = String::with_capacity(Self::GENERATED_LENGTH);
        let mut bytes = [0_u8; 64];
        while text.len() < Self::GENERATED_LENGTH {
            getrandom::fill(&mut bytes)?;
            let room = Self::GENERATED_LENGTH - text.len();
            text.extend(
                bytes
                    .iter()
                    .filter(|byte| **byte < LIMIT)
                    .map(|byte| char::from(ALPHABET[usize::from(byte % 62)]))
                    .take(room),
            );
        }
        Ok(Self {
            text: SecretString::from(text),
            kind: PhantomData,
        })
    }

    /// Whether the text has the form that [`ClientSecret::generate`] makes.
    pub fn looks_generated(&self) -> bool {
        let text = self.expose();
        text.len() == Self::GENERATED_LENGTH && text.bytes().all(|b| b.is_ascii_alphanumeric())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn trims_what_editors_add_and_refuses_the_rest() {
        for text in ["s3cret", "\u{feff}s3cret\r\n", "s3cret\n"] {
            assert_eq!(ClientSecret::from_text(text).unwrap().expose(), "s3cret");
        }
        // A blank can be part of a password.
        assert_eq!(Password::from_text(" a b \n").unwrap().expose(), " a b ");
        for text in ["", "\n", "\u{feff}", "a\nb\n", "a\0b"] {
            assert!(Password::from_text(text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn a_token_that_is_given_is_one_word_and_one_of_a_reply_may_be_any() {
        for (text, word) in [
            ("abc.DEF-1_2~3+4/5==\n", "abc.DEF-1_2~3+4/5=="),
            ("  eyJ.e30.sig \r\n", "eyJ.e30.sig"),
        ] {
            assert_eq!(AccessToken::given(text).unwrap().expose(), word);
        }
        for text in ["with space", "Bearer abc", "a=b", "==", "ä", "a\"b", "a,b"] {
            let error = AccessToken::given(text).unwrap_err();
            assert!(!error.to_string().contains(text), "{error}");
            assert_eq!(AccessToken::from_text(text).unwrap().expose(), text);
            assert_eq!(ClientSecret::given(text).unwrap().expose(), text);
        }
    }

    #[test]
    fn is_never_shown_by_debug() {
        let secret = ClientSecret::from_text("s3cret-marker").unwrap();
        assert_eq!(format!("{secret:?}"), "[client secret]");
    }

    #[test]
    fn is_generated_as_the_console_does() {
        let one = ClientSecret::generate().unwrap();
        let two = ClientSecret::generate().unwrap();
        assert!(one.looks_generated() && two.looks_generated());
        assert!(!one.is_same(&two));
    }

    proptest! {
        #[test]
        fn is_one_line_as_given_or_refused_without_being_repeated(text in "\u{feff}?[ -~äß]{0,40}[\r\n]{0,3}|.*") {
            let bare = text.strip_prefix('\u{feff}').unwrap_or(&text).trim_end_matches(['\r', '\n']);
            match Password::from_text(&text) {
                Ok(secret) => {
                    prop_assert_eq!(secret.expose(), bare);
                    prop_assert!(!bare.trim().is_empty() && !bare.contains(['\r', '\n', '\0']));
                    prop_assert!(secret.is_same(&secret.clone()));
                }
                Err(error) => {
                    error.assert_readable();
                    let told = format!("{error} {}", error.hint());
                    prop_assert!(bare.chars().count() < 8 || !told.contains(bare));
                }
            }
        }
    }
}
