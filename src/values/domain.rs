use super::{InvalidValue, text_value};
use std::str::FromStr;

/// The domain of a directory, for example `OKTA.COM`; unique in a tenant. It is a label that Okta's
/// attribute `domain` must repeat, not a name that anybody looks up.
///
/// Its spelling is kept as given; comparing is [`Domain::matches`], without regard to case
/// (`ws1-access-api.md` §4: the guide makes `OKTA.COM` and maps `okta.com`).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Domain(String);

impl Domain {
    /// The longest domain name, in characters (RFC 1035).
    pub const MAX_LENGTH: usize = 253;

    /// The domain as sent.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether a name that the tenant reports is this domain, letter case apart.
    pub fn matches(&self, reported: &str) -> bool {
        self.0.to_lowercase() == reported.trim().to_lowercase()
    }
}

impl FromStr for Domain {
    type Err = InvalidValue;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const HINT: &str =
            "give a domain that no other directory of the tenant has, for example OKTA.COM";
        let text = text.trim();
        if text.is_empty() {
            return Err(InvalidValue::new("the domain is empty", HINT));
        }
        if text.eq_ignore_ascii_case("System Domain") {
            return Err(InvalidValue::new(
                "`System Domain` belongs to the tenant's own System Directory",
                HINT,
            ));
        }
        let shown = text.escape_debug();
        if let Some(at) = text.find("://") {
            return Err(InvalidValue::new(
                format!("domain `{shown}` is a web address"),
                format!(
                    "give the bare domain, for example {}",
                    text[at + 3..]
                        .split('/')
                        .next()
                        .filter(|host| !host.is_empty() && host.chars().all(is_allowed))
                        .unwrap_or("OKTA.COM")
                ),
            ));
        }
        if let Some(wrong) = text.chars().find(|c| !is_allowed(*c)) {
            return Err(InvalidValue::new(
                format!("domain `{shown}` has `{}` in it", wrong.escape_debug()),
                HINT,
            ));
        }
        if text.starts_with('.') || text.ends_with('.') || text.contains("..") {
            return Err(InvalidValue::new(
                format!("domain `{shown}` has an empty part"),
                HINT,
            ));
        }
        if text.len() > Self::MAX_LENGTH {
            return Err(InvalidValue::new(
                format!("the domain is longer than {} characters", Self::MAX_LENGTH),
                HINT,
            ));
        }
        Ok(Self(text.to_owned()))
    }
}

fn is_allowed(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '.' | '-' | '_')
}

text_value!(Domain);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn keeps_its_spelling_and_compares_without_case() {
        let domain: Domain = "OKTA.COM".parse().unwrap();
        assert_eq!(domain.as_str(), "OKTA.COM");
        assert!(domain.matches("okta.com"));
        assert!(!domain.matches("okta.co"));
    }

    #[test]
    fn refuses_what_is_no_domain() {
        for bad in [
            "",
            "System Domain",
            "a b",
            "https://okta.com/x",
            "a@b",
            ".com",
            "a..b",
            "a\u{0}",
        ] {
            assert!(bad.parse::<Domain>().is_err(), "{bad:?}");
        }
        assert_eq!(
            "https://okta.com/x".parse::<Domain>().unwrap_err().hint(),
            "give the bare domain, for example okta.com"
        );
    }

    proptest! {
        #[test]
        fn what_is_taken_obeys_the_rule_and_reads_back(text in "[a-zA-Zä0-9._-]{1,260}|(http)?://.*|.*") {
            match text.parse::<Domain>() {
                Ok(domain) => {
                    prop_assert!(domain.as_str().split('.').all(|part| !part.is_empty()));
                    prop_assert!(domain.as_str().len() <= Domain::MAX_LENGTH);
                    prop_assert!(domain.as_str().chars().all(is_allowed));
                    prop_assert_eq!(domain.to_string().parse::<Domain>(), Ok(domain.clone()));
                    // However a tenant pads it.
                    let (padded, longer) = (format!(" {domain}\n"), format!("{domain}x"));
                    prop_assert!(domain.matches(&padded) && !domain.matches(&longer));
                }
                Err(error) => error.assert_readable(),
            }
        }
    }
}
