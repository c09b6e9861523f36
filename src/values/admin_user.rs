use super::{InvalidValue, is_dangerous, text_value};
use std::str::FromStr;

/// The user name of a local administrator, for example `admin`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct AdminUser(String);

impl AdminUser {
    /// The name as sent.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for AdminUser {
    type Err = InvalidValue;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const HINT: &str = "give the administrator's user name";
        let text = text.trim();
        if text.is_empty() {
            return Err(InvalidValue::new("the name is empty", HINT));
        }
        if text.chars().any(is_dangerous) {
            return Err(InvalidValue::new(
                "the name has a control character, or one that cannot be seen, in it",
                HINT,
            ));
        }
        Ok(Self(text.to_owned()))
    }
}

text_value!(AdminUser);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn is_one_line_of_text() {
        assert_eq!(" admin ".parse::<AdminUser>().unwrap().as_str(), "admin");
        for bad in ["", " ", "x\ny", "x\u{1b}[31m", "x\u{202e}y"] {
            bad.parse::<AdminUser>().unwrap_err().assert_readable();
        }
    }

    proptest! {
        #[test]
        fn what_is_taken_can_be_shown_and_reads_back(text in "\\PC{1,40}|.*") {
            match text.parse::<AdminUser>() {
                Ok(name) => {
                    prop_assert!(!name.as_str().chars().any(is_dangerous));
                    prop_assert_eq!(name.to_string().parse::<AdminUser>(), Ok(name.clone()));
                }
                Err(error) => error.assert_readable(),
            }
        }
    }
}
