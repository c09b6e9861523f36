use super::{InvalidValue, is_dangerous, text_value};
use std::str::FromStr;

/// The name of a directory as the console lists it, for example `Okta Universal Directory`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct DirectoryName(String);

impl DirectoryName {
    /// Our own limit, in characters: the service publishes none.
    pub const MAX_LENGTH: usize = 255;

    /// The name as sent.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Default for DirectoryName {
    /// The name in the vendor's guide, step C2.
    fn default() -> Self {
        Self("Okta Universal Directory".to_owned())
    }
}

impl FromStr for DirectoryName {
    type Err = InvalidValue;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const HINT: &str = "give a name of one line, for example \"Okta Universal Directory\"";
        let text = text.trim();
        if text.is_empty() {
            return Err(InvalidValue::new("the directory name is empty", HINT));
        }
        if text.chars().any(is_dangerous) {
            return Err(InvalidValue::new(
                "the directory name has a control character, or one that cannot be seen, in it",
                HINT,
            ));
        }
        if text.chars().count() > Self::MAX_LENGTH {
            return Err(InvalidValue::new(
                format!(
                    "the directory name is longer than {} characters",
                    Self::MAX_LENGTH
                ),
                HINT,
            ));
        }
        Ok(Self(text.to_owned()))
    }
}

text_value!(DirectoryName);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn is_one_line_of_text() {
        assert_eq!(" Okta ".parse::<DirectoryName>().unwrap().as_str(), "Okta");
        assert_eq!(
            "Ōkta's \"dir\"".parse::<DirectoryName>().unwrap().as_str(),
            "Ōkta's \"dir\""
        );
        for bad in ["", " ", "a\nb", "a\u{1b}[31m", "a\u{202e}b", "a\u{200b}"] {
            assert!(bad.parse::<DirectoryName>().is_err(), "{bad:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_taken_obeys_the_rule_and_reads_back(text in "\\PC{1,300}|.*") {
            match text.parse::<DirectoryName>() {
                Ok(name) => {
                    prop_assert!(!name.as_str().chars().any(is_dangerous));
                    prop_assert!((1..=DirectoryName::MAX_LENGTH).contains(&name.as_str().chars().count()));
                    prop_assert_eq!(name.to_string().parse::<DirectoryName>(), Ok(name.clone()));
                }
                Err(error) => error.assert_readable(),
            }
        }
    }
}
