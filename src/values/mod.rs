//! The values that cross the border, each a type with its rules in `FromStr`.
//!
//! One parser serves the flag, the variable, the answers file, the profile and the question. After
//! parsing nobody checks again.

mod admin_user;
mod client_id;
mod danger;
mod dash;
mod directory_name;
mod domain;
mod fingerprint;
mod profile_name;
mod profile_pattern;
mod proxy_url;
mod reason;
mod secret;
mod store_choice;
mod tenant_url;
mod time_in_words;
mod ttl;

pub use admin_user::AdminUser;
pub use client_id::ClientId;
pub(crate) use danger::is_dangerous;
pub(crate) use dash::{file_place, input_name, input_place, is_dash, lasting_file};
pub use directory_name::DirectoryName;
pub use domain::Domain;
pub use fingerprint::Fingerprint;
pub(crate) use fingerprint::hex_of_sha256;
pub use profile_name::ProfileName;
pub use profile_pattern::ProfilePattern;
pub use proxy_url::ProxyUrl;
pub(crate) use reason::reason_of;
pub use secret::{
    AccessToken, ClientSecret, IsAccessToken, IsClientSecret, IsPassword, IsSessionToken,
    Passphrase, Password, Secret, SecretKind, SessionToken, StoredSecret,
};
pub use store_choice::{HelperName, SecretTarget, StoreChoice};
pub use tenant_url::{TenantUrl, TenantUrlNote};
pub(crate) use time_in_words::{day, in_words};
pub use ttl::Ttl;

/// Says why a text is not a value of its kind, and what to write instead.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct InvalidValue {
    message: String,
    hint: String,
}

impl InvalidValue {
    /// A sentence without a full stop that names the text, and one thing to do.
    pub fn new(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            hint: hint.into(),
        }
    }

    /// What to write instead.
    pub fn hint(&self) -> &str {
        &self.hint
    }
}

#[cfg(test)]
impl InvalidValue {
    /// A refusal is one line that a terminal does not obey, with a hint.
    pub(crate) fn assert_readable(&self) {
        for text in [&self.message, &self.hint] {
            assert!(!text.trim().is_empty(), "{self:?}");
            assert!(!text.chars().any(is_dangerous), "{self:?}");
        }
    }
}

/// Gives a text value type its string conversions: `Display`, `AsRef<str>`, and serde through
/// `FromStr`, so that a file is held to the same rules as a flag.
macro_rules! text_value {
    ($type:ident) => {
        impl std::fmt::Display for $type {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(self.as_str())
            }
        }

        impl AsRef<str> for $type {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        crate::values::serde_by_text!($type);
    };
}

/// Serialises by `Display` and deserialises by `FromStr`.
macro_rules! serde_by_text {
    ($type:ident) => {
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}

use serde_by_text;
use text_value;
