use super::{InvalidValue, TenantUrl, text_value};
use std::str::FromStr;

/// The name of a profile, and so of its file: `a–z 0–9 . _ -`, at most 100 characters.
///
/// Capitals are lowered, since file systems that do not tell them apart would mix two profiles.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ProfileName(String);

impl ProfileName {
    /// The longest name, in characters: it becomes part of file names and store entries.
    pub const MAX_LENGTH: usize = 100;

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name that a tenant's profile has by default: its host, with port and tenant path where
    /// there are any.
    pub fn of_tenant(tenant: &TenantUrl) -> Self {
        let mut name = tenant.host_text();
        let parts = [
            tenant.port().map(|port| port.to_string()),
            tenant.path_name().map(Into::into),
        ];
        for part in parts.into_iter().flatten() {
            name.push('_');
            name.push_str(&part);
        }
        let mut name: String = name
            .to_ascii_lowercase()
            .chars()
            .map(|c| if is_allowed(c) { c } else { '-' })
            .take(Self::MAX_LENGTH)
            .collect();
        // An IPv6 host starts with a bracket, which became a dash; and a host may be called `con`.
        if !name.starts_with(|c: char| c.is_ascii_alphanumeric()) || is_reserved_on_windows(&name) {
            name.insert_str(0, "tenant");
            name.truncate(Self::MAX_LENGTH);
        }
        Self(name.trim_end_matches('.').to_owned())
    }
}

impl FromStr for ProfileName {
    type Err = InvalidValue;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const HINT: &str =
            "use letters, digits, `.`, `_` and `-`, starting with a letter or digit, at most 100";
        let name = text.trim().to_ascii_lowercase();
        let shown = text.escape_debug();
        if !name.starts_with(|c: char| c.is_ascii_alphanumeric())
            || !name.chars().all(is_allowed)
            || name.ends_with('.')
            || name.len() > Self::MAX_LENGTH
        {
            return Err(InvalidValue::new(
                format!("`{shown}` is not a profile name"),
                HINT,
            ));
        }
        if is_reserved_on_windows(&name) {
            return Err(InvalidValue::new(
                format!("profile name `{shown}` is a device's name on Windows"),
                "take another name",
            ));
        }
        Ok(Self(name))
    }
}

fn is_allowed(character: char) -> bool {
    character.is_ascii_lowercase()
        || character.is_ascii_digit()
        || matches!(character, '.' | '_' | '-')
}

/// Windows opens a device for these names, whatever ending follows.
fn is_reserved_on_windows(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default();
    matches!(stem, "con" | "prn" | "aux" | "nul")
        || (stem.len() == 4
            && (stem.starts_with("com") || stem.starts_with("lpt"))
            && stem.ends_with(|c: char| c.is_ascii_digit()))
}

text_value!(ProfileName);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lowers_capitals_and_refuses_paths() {
        assert_eq!("Prod-1".parse::<ProfileName>().unwrap().as_str(), "prod-1");
        for bad in [
            "", ".", "..", "../x", "a/b", "a b", "-x", "a.", "nul", "con.x", "com1", "é",
        ] {
            assert!(bad.parse::<ProfileName>().is_err(), "{bad:?}");
        }
        assert!("community".parse::<ProfileName>().is_ok());
    }

    #[test]
    fn is_made_from_the_tenant() {
        for (url, name) in [
            ("https://Acme.vmwareidentity.com", "acme.vmwareidentity.com"),
            (
                "https://access.corp.example/SAAS/t/Acme",
                "access.corp.example_acme",
            ),
            ("http://127.0.0.1:8080", "127.0.0.1_8080"),
            ("http://[::1]:8080", "tenant---1-_8080"),
            ("https://con", "tenantcon"),
        ] {
            let tenant: TenantUrl = url.parse().unwrap();
            let made = ProfileName::of_tenant(&tenant);
            assert_eq!(made.as_str(), name);
            assert_eq!(made.as_str().parse::<ProfileName>().unwrap(), made);
        }
    }

    proptest! {
        #[test]
        fn what_is_taken_names_one_file_and_reads_back(text in "[A-Za-z0-9._-]{1,110}|(con|nul|com1)(\\.[a-z]*)?|.*") {
            match text.parse::<ProfileName>() {
                Ok(name) => {
                    prop_assert!((1..=ProfileName::MAX_LENGTH).contains(&name.as_str().len()));
                    prop_assert!(!name.as_str().contains(['/', '\\', ':', '\0']));
                    prop_assert!(!name.as_str().starts_with('.') && !is_reserved_on_windows(name.as_str()));
                    prop_assert_eq!(name.to_string().parse::<ProfileName>(), Ok(name.clone()));
                }
                Err(error) => error.assert_readable(),
            }
        }

        /// Whatever the tenant, its profile can be named again.
        #[test]
        fn of_any_tenant_is_a_name(
            host in "[a-z0-9_-]{1,63}(\\.[a-z0-9_-]{1,63}){0,4}\\.?|con|nul\\.x|\\[::1\\]",
            port in proptest::option::of(1_u16..),
            tenant in proptest::option::of("[A-Za-z0-9._-]{1,120}"),
        ) {
            let port = port.map(|port| format!(":{port}")).unwrap_or_default();
            let path = tenant.map(|name| format!("/SAAS/t/{name}")).unwrap_or_default();
            if let Ok(tenant) = format!("https://{host}{port}{path}").parse::<TenantUrl>() {
                let name = ProfileName::of_tenant(&tenant);
                prop_assert_eq!(name.to_string().parse::<ProfileName>(), Ok(name));
            }
        }
    }
}
