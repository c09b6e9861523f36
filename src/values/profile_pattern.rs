use super::{InvalidValue, ProfileName};
use std::fmt;
use std::str::FromStr;

/// A profile's name, or a pattern of several: `*` stands for any characters, none included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfilePattern(String);

impl ProfilePattern {
    /// Whether the profile is meant.
    pub fn matches(&self, name: &ProfileName) -> bool {
        let mut parts = self.0.split('*');
        let name = name.as_str();
        // `split` gives one part at least.
        let first = parts.next().unwrap_or_default();
        let Some(mut rest) = name.strip_prefix(first) else {
            return false;
        };
        let Some(last) = parts.next_back() else {
            return rest.is_empty();
        };
        for part in parts {
            match rest.split_once(part) {
                Some((_, behind)) => rest = behind,
                None => return false,
            }
        }
        rest.ends_with(last)
    }

    /// Whether it can mean more than one profile.
    pub fn is_pattern(&self) -> bool {
        self.0.contains('*')
    }
}

impl fmt::Display for ProfilePattern {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl FromStr for ProfilePattern {
    type Err = InvalidValue;

    /// What is left without its stars has to be a profile's name, or nothing.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let pattern = text.trim().to_ascii_lowercase();
        if !pattern.contains('*') {
            return pattern
                .parse()
                .map(|name: ProfileName| Self(name.as_str().to_owned()));
        }
        // A star may stand where a name could not begin or end.
        format!("x{}x", pattern.replace('*', ""))
            .parse::<ProfileName>()
            .map_err(|_| {
                InvalidValue::new(
                    format!(
                        "`{}` is not a pattern of profile names",
                        text.escape_debug()
                    ),
                    "write a name with `*` for any characters, for example `acme*`",
                )
            })?;
        Ok(Self(pattern))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn stars_stand_for_anything() {
        for (pattern, name, matches) in [
            ("acme", "acme", true),
            ("acme", "acme.example", false),
            ("*", "acme", true),
            ("acme*", "acme.example", true),
            ("acme*", "acme", true),
            ("*.example", "acme.example", true),
            ("a*e.*e", "acme.example", true),
            ("a*a", "a", false),
            ("*cm*", "acme", true),
            ("*x*", "acme", false),
            ("ACME*", "acme", true),
        ] {
            let pattern: ProfilePattern = pattern.parse().unwrap();
            let name = name.parse().unwrap();
            assert_eq!(pattern.matches(&name), matches, "{pattern} {name:?}");
        }
    }

    #[test]
    fn odd_ones_are_refused() {
        for text in ["", "a/b", "a/*", "*\n*", "."] {
            assert!(text.parse::<ProfilePattern>().is_err(), "{text:?}");
        }
    }

    /// The plain meaning of a star.
    fn fits(pattern: &[u8], name: &[u8]) -> bool {
        match pattern.split_first() {
            None => name.is_empty(),
            Some((b'*', rest)) => (0..=name.len()).any(|skip| fits(rest, &name[skip..])),
            Some((byte, rest)) => name.first() == Some(byte) && fits(rest, &name[1..]),
        }
    }

    proptest! {
        #[test]
        fn matches_what_its_stars_say(text in "[ab*]{1,8}", name in "[ab]{1,8}") {
            let (pattern, name): (ProfilePattern, ProfileName) =
                (text.parse().unwrap(), name.parse().unwrap());
            prop_assert_eq!(pattern.matches(&name), fits(text.as_bytes(), name.as_str().as_bytes()));
            prop_assert_eq!(pattern.to_string().parse::<ProfilePattern>(), Ok(pattern));
        }

        #[test]
        fn anything_else_is_refused_readably(text in ".*") {
            if let Err(error) = text.parse::<ProfilePattern>() {
                error.assert_readable();
            }
        }
    }
}
