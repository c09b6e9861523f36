use super::{InvalidValue, serde_by_text, text_value};
use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

/// What a helper program is named with: `helper:NAME`.
const HELPER_PREFIX: &str = "helper:";

/// The name of a credential helper: `docker-credential-NAME` is the program that is run. The rules
/// keep it from being a path or an option.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct HelperName(String);

impl HelperName {
    /// The longest name, in characters.
    pub const MAX_LENGTH: usize = 64;

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for HelperName {
    type Err = InvalidValue;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let is_name = text.len() <= Self::MAX_LENGTH
            && text.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit())
            && text
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
        if is_name {
            Ok(Self(text.to_owned()))
        } else {
            Err(InvalidValue::new(
                format!("`{}` is not a helper's name", text.escape_debug()),
                "give what follows `docker-credential-` in the program's name, for example helper:pass",
            ))
        }
    }
}

text_value!(HelperName);

/// Where secrets are kept: the value of `--store`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum StoreChoice {
    /// The operating system's own store.
    #[default]
    Keychain,
    /// A program that speaks the credential-helper protocol.
    Helper(HelperName),
    /// Encrypted files.
    File,
    /// Nowhere: the client's secret goes to the place that `--secret-to` names.
    None,
}

impl fmt::Display for StoreChoice {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Keychain => formatter.write_str("keychain"),
            Self::Helper(name) => write!(formatter, "{HELPER_PREFIX}{name}"),
            Self::File => formatter.write_str("file"),
            Self::None => formatter.write_str("none"),
        }
    }
}

impl FromStr for StoreChoice {
    type Err = InvalidValue;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim();
        if let Some(name) = text.strip_prefix(HELPER_PREFIX) {
            return Ok(Self::Helper(name.parse()?));
        }
        match text {
            "keychain" => Ok(Self::Keychain),
            "file" => Ok(Self::File),
            "none" => Ok(Self::None),
            _ => Err(InvalidValue::new(
                format!("`{}` is not a secret store", text.escape_debug()),
                "give keychain, helper:NAME, file, or none together with --secret-to",
            )),
        }
    }
}

serde_by_text!(StoreChoice);

/// Where one secret is handed over: the value of `--secret-to` and `--token-to`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SecretTarget {
    /// A file that only its owner can read.
    File(PathBuf),
    /// A program that speaks the credential-helper protocol.
    Helper(HelperName),
}

impl SecretTarget {
    /// The same with another file, where it is one.
    #[must_use]
    pub fn map_file(self, other: impl FnOnce(PathBuf) -> PathBuf) -> Self {
        match self {
            Self::File(path) => Self::File(other(path)),
            Self::Helper(name) => Self::Helper(name),
        }
    }

    /// The file, where it is one.
    pub fn file(&self) -> Option<&Path> {
        match self {
            Self::File(path) => Some(path),
            Self::Helper(_) => None,
        }
    }
}

impl fmt::Display for SecretTarget {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path) => path.display().fmt(formatter),
            Self::Helper(name) => write!(formatter, "{HELPER_PREFIX}{name}"),
        }
    }
}

impl FromStr for SecretTarget {
    type Err = InvalidValue;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if let Some(name) = text.strip_prefix(HELPER_PREFIX) {
            return Ok(Self::Helper(name.parse()?));
        }
        if text == "-" {
            return Err(InvalidValue::new(
                "`-` is no place for a secret",
                "give a file's path or helper:NAME; --show-token prints the token on stdout",
            ));
        }
        if text.is_empty() || text.contains('\0') {
            return Err(InvalidValue::new(
                format!("`{}` is not a file's path", text.escape_debug()),
                "give a file's path or helper:NAME",
            ));
        }
        Ok(Self::File(PathBuf::from(text)))
    }
}

serde_by_text!(SecretTarget);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_choice_reads_back() {
        for text in ["keychain", "file", "none", "helper:pass", "helper:1-x"] {
            let choice: StoreChoice = text.parse().unwrap();
            assert_eq!(choice.to_string(), text);
            let json = serde_json::to_string(&choice).unwrap();
            assert_eq!(json, format!("\"{text}\""));
            assert_eq!(serde_json::from_str::<StoreChoice>(&json).unwrap(), choice);
        }
    }

    #[test]
    fn a_helper_is_neither_a_path_nor_an_option() {
        for bad in [
            "",
            "Keychain",
            "helper",
            "helper:",
            "helper:-x",
            "helper:../x",
            "helper:a/b",
            "helper:A",
            "helper:a b",
            "helper:a\n",
        ] {
            // A line end after the value as a whole is trimmed, so that one is asked for its name.
            let parsed = bad.strip_prefix("helper:").map_or_else(
                || bad.parse::<StoreChoice>().map(drop),
                |name| name.parse::<HelperName>().map(drop),
            );
            assert!(parsed.is_err(), "{bad:?}");
        }
    }

    #[test]
    fn a_target_is_a_file_or_a_helper() {
        let file: SecretTarget = "/run/x/secret".parse().unwrap();
        assert_eq!(file.file(), Some(Path::new("/run/x/secret")));
        let helper: SecretTarget = "helper:pass".parse().unwrap();
        assert_eq!(
            (helper.file(), helper.to_string().as_str()),
            (None, "helper:pass")
        );
        for bad in ["", "helper:/x", "a\0b"] {
            assert!(bad.parse::<SecretTarget>().is_err(), "{bad:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_taken_reads_back(text in "(helper:)?[a-z0-9-]{0,70}|keychain|file|none|.*") {
            match text.parse::<StoreChoice>() {
                Ok(choice) => prop_assert_eq!(choice.to_string().parse(), Ok(choice)),
                Err(error) => error.assert_readable(),
            }
            match text.parse::<SecretTarget>() {
                Ok(target) => {
                    prop_assert_eq!(&target.to_string(), &text);
                    prop_assert_eq!(text.parse(), Ok(target));
                }
                Err(error) => error.assert_readable(),
            }
        }

        /// It becomes the end of a program's name and is looked up in PATH.
        #[test]
        fn a_helpers_name_is_no_path(text in "[a-z0-9-]{1,70}|[ -~]{1,8}") {
            if let Ok(name) = text.parse::<HelperName>() {
                prop_assert!(name.as_str().bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
                prop_assert!(name.as_str().len() <= HelperName::MAX_LENGTH && !name.as_str().starts_with('-'));
            }
        }
    }
}
