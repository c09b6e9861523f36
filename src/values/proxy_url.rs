use super::{InvalidValue, serde_by_text};
use std::fmt;
use std::str::FromStr;
use url::Url;

/// The address of a proxy: `http://HOST:PORT`, or `https://` where the way to the proxy itself is
/// encrypted. A user name and password can stand before the host; only [`ProxyUrl::with_password`]
/// gives them away.
#[derive(Clone, PartialEq, Eq)]
pub struct ProxyUrl(Url);

const HINT: &str = "write the proxy as http://HOST:PORT";

impl ProxyUrl {
    /// The address with user name and password, for the client that calls it.
    pub fn with_password(&self) -> &Url {
        &self.0
    }

    /// Whether there is a user name or password in it.
    pub fn has_password(&self) -> bool {
        !self.0.username().is_empty() || self.0.password().is_some()
    }

    /// The password as it is written in the address, and as the proxy gets it.
    pub fn passwords(&self) -> Vec<String> {
        let Some(written) = self.0.password() else {
            return Vec::new();
        };
        // As the value of a form's field, where these two mean something.
        let field = format!("={}", written.replace('+', "%2B").replace('&', "%26"));
        let decoded = url::form_urlencoded::parse(field.as_bytes());
        let decoded = decoded.map(|(_, value)| value.into_owned());
        std::iter::once(written.to_owned()).chain(decoded).collect()
    }
}

impl FromStr for ProxyUrl {
    type Err = InvalidValue;

    /// No message repeats the text, which can hold a password. What the HTTP library would pass over in
    /// a variable, and go without a proxy, is refused.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim();
        let wrong = |problem: &str, hint: &str| {
            InvalidValue::new(format!("the proxy's address {problem}"), hint)
        };
        if text.is_empty() {
            return Err(wrong("is empty", HINT));
        }
        let is_allowed =
            |c: char| c.is_ascii_alphanumeric() || "-._~!$&'()*+,;=:@[]%/?#".contains(c);
        if !text.chars().all(is_allowed) || text.matches('@').count() > 1 {
            return Err(wrong(
                "has a character in it that cannot stand there as it is",
                "write it in the password by its number: %40 for @, %20 for a blank",
            ));
        }
        let whole = if text.contains("://") {
            text.to_owned()
        } else {
            format!("http://{text}")
        };
        let url = Url::parse(&whole).map_err(|_| wrong("is not a web address", HINT))?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(wrong(
                "does not begin with http:// or https://, the proxies that this tool speaks to",
                HINT,
            ));
        }
        Ok(Self(url))
    }
}

/// The address without user name and password.
impl fmt::Display for ProxyUrl {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = self.0.clone();
        // It fails for an address without a host only, and has none to take away then.
        let _ = shown.set_username("");
        let _ = shown.set_password(None);
        shown.fmt(formatter)
    }
}

impl fmt::Debug for ProxyUrl {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "ProxyUrl({self})")
    }
}

serde_by_text!(ProxyUrl);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn shows_no_password() {
        let proxy: ProxyUrl = "http://me:pa%2Bss%40wo+rd&x@proxy.example:3128"
            .parse()
            .unwrap();
        assert!(proxy.has_password());
        assert_eq!(
            proxy.passwords(),
            ["pa%2Bss%40wo+rd&x", "pa+ss@wo+rd&x"].map(str::to_owned)
        );
        for shown in [proxy.to_string(), format!("{proxy:?}")] {
            assert!(shown.contains("http://proxy.example:3128/"), "{shown}");
            assert!(!shown.contains("me") && !shown.contains("pa"), "{shown}");
        }
    }

    #[test]
    fn takes_a_bare_host_as_http() {
        let proxy: ProxyUrl = " proxy.example:3128".parse().unwrap();
        assert_eq!(proxy.to_string(), "http://proxy.example:3128/");
        assert!(!proxy.has_password());
        assert_eq!(proxy.passwords(), [""; 0]);
        assert!("https://[::1]:8080".parse::<ProxyUrl>().is_ok());
    }

    #[test]
    fn refuses_the_rest_without_repeating_it() {
        for (text, problem) in [
            ("", "is empty"),
            ("http://", "is not a web address"),
            ("http://me:marker#1@proxy", "is not a web address"),
            ("http://me:marker@proxy:99999", "is not a web address"),
            ("http://me:mar ker@proxy", "has a character in it"),
            ("http://me:m@rker@proxy", "has a character in it"),
            ("http://me:marke\u{fc}@proxy", "has a character in it"),
            ("socks5://me:marker@proxy", "does not begin with http://"),
            ("ftp://proxy", "does not begin with http://"),
        ] {
            let error = text.parse::<ProxyUrl>().unwrap_err();
            let shown = error.to_string();
            assert!(
                shown.starts_with("the proxy's address ") && shown.contains(problem),
                "{text}: {shown}"
            );
            assert!(!shown.contains("mar"), "{shown}");
        }
    }

    proptest! {
        #[test]
        fn a_password_is_known_and_never_shown(password in "[A-Za-z0-9]{12,20}", port in 1_u16..) {
            let text = format!("http://me:{password}@proxy.example:{port}");
            let proxy: ProxyUrl = text.parse().unwrap();
            prop_assert!(proxy.passwords().contains(&password));
            let (shown, debug) = (proxy.to_string(), format!("{proxy:?}"));
            prop_assert!(!shown.contains(&password) && !debug.contains(&password));
            let again: ProxyUrl = shown.parse().unwrap();
            prop_assert!(!again.has_password());
            prop_assert_eq!(again.to_string(), shown);
        }

        #[test]
        fn a_refusal_repeats_nothing(before in ".{0,6}", after in "[ -~]{0,20}") {
            let text = format!("{before}://me:marker4711@{after}");
            let told = match text.parse::<ProxyUrl>() {
                Ok(proxy) => format!("{proxy}{proxy:?}"),
                Err(error) => {
                    error.assert_readable();
                    format!("{error}{}", error.hint())
                }
            };
            prop_assert!(!told.contains("marker4711"));
        }
    }
}
