use super::{InvalidValue, text_value};
use std::str::FromStr;

/// The *Client ID* of an OAuth client: `A–Z a–z 0–9 . _ - @`, at most 256 characters, unique in the
/// tenant and unchangeable (`ws1-access-api.md` §3).
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ClientId(String);

impl ClientId {
    /// The longest id that the console takes, in characters.
    pub const MAX_LENGTH: usize = 256;

    /// The id as sent.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Default for ClientId {
    /// The id of the vendor's guide, step A4.
    fn default() -> Self {
        Self("OktaSCIM".to_owned())
    }
}

impl ClientId {
    /// The id that a client in the place of this one gets: `OktaSCIM-2` after `OktaSCIM`, `OktaSCIM-3`
    /// after that.
    pub fn successor(&self) -> Result<Self, InvalidValue> {
        let (stem, number) = match self.0.rsplit_once('-') {
            Some((stem, digits)) => match digits.parse::<u16>() {
                Ok(number) if number >= 2 && digits.len() < 5 => (stem, number),
                _ => (self.0.as_str(), 1),
            },
            None => (self.0.as_str(), 1),
        };
        format!("{stem}-{}", number + 1).parse()
    }
}

impl FromStr for ClientId {
    type Err = InvalidValue;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const HINT: &str = "use letters, digits, `.`, `_`, `-` and `@` only, for example OktaSCIM";
        let text = text.trim();
        if text.is_empty() {
            return Err(InvalidValue::new("the client id is empty", HINT));
        }
        if let Some(wrong) = text.chars().find(|c| !is_allowed(*c)) {
            return Err(InvalidValue::new(
                format!(
                    "client id `{}` has {} in it",
                    text.escape_debug(),
                    if wrong.is_whitespace() {
                        "a blank".to_owned()
                    } else {
                        format!("`{}`", wrong.escape_debug())
                    }
                ),
                HINT,
            ));
        }
        if text.len() > Self::MAX_LENGTH {
            return Err(InvalidValue::new(
                format!("the client id has {} characters", text.len()),
                "use at most 256 characters",
            ));
        }
        Ok(Self(text.to_owned()))
    }
}

fn is_allowed(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '.' | '_' | '-' | '@')
}

text_value!(ClientId);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn takes_what_the_console_takes_and_nothing_else() {
        for good in ["OktaSCIM", "a.b_c-d@e", "0", " OktaSCIM\n"] {
            assert_eq!(good.parse::<ClientId>().unwrap().as_str(), good.trim());
        }
        for bad in ["", "  ", "Okta SCIM", "okta/scim", "ökta", "a:b", "a'b"] {
            let error = bad.parse::<ClientId>().unwrap_err();
            assert!(error.hint().contains("letters"), "{bad}: {error}");
        }
        assert!("x".repeat(256).parse::<ClientId>().is_ok());
        assert!("x".repeat(257).parse::<ClientId>().is_err());
    }

    #[test]
    fn successors_are_numbered() {
        for (id, next) in [
            ("OktaSCIM", "OktaSCIM-2"),
            ("OktaSCIM-2", "OktaSCIM-3"),
            ("OktaSCIM-99", "OktaSCIM-100"),
            ("Okta-1", "Okta-1-2"),
            ("Okta-", "Okta--2"),
            ("a-99999999", "a-99999999-2"),
        ] {
            let id: ClientId = id.parse().unwrap();
            assert_eq!(id.successor().unwrap().as_str(), next);
        }
        assert!(
            "x".repeat(256)
                .parse::<ClientId>()
                .unwrap()
                .successor()
                .is_err()
        );
    }

    #[test]
    fn names_the_blank() {
        let error = "Okta SCIM".parse::<ClientId>().unwrap_err();
        assert_eq!(error.to_string(), "client id `Okta SCIM` has a blank in it");
    }

    proptest! {
        #[test]
        fn what_is_taken_obeys_the_rule_and_reads_back(text in "[A-Za-z0-9._@-]{1,300}|.*") {
            match text.parse::<ClientId>() {
                Ok(id) => {
                    prop_assert!(id.as_str().chars().all(is_allowed));
                    prop_assert!((1..=ClientId::MAX_LENGTH).contains(&id.as_str().len()));
                    prop_assert_eq!(id.to_string().parse::<ClientId>(), Ok(id.clone()));
                    // A successor is another id, and never the same again.
                    if let Ok(next) = id.successor() {
                        prop_assert_ne!(&next, &id);
                        prop_assert_ne!(next.successor(), Ok(id));
                    }
                }
                Err(error) => error.assert_readable(),
            }
        }
    }
}
