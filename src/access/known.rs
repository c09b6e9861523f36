/// Trouble that the tenant reports in known words (§8.4).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KnownTrouble {
    /// User attributes are marked as required that Okta does not send.
    RequiredAttributes(Vec<String>),
    /// The domain belongs to a directory that takes no provisioned users.
    WrongDirectoryType,
    /// The user's domain is not that of the directory.
    WrongDomain,
    /// The user comes from another source and cannot be changed here.
    NotALocalUser,
    /// *Create Users* or *Deactivate Users* is not enabled in Okta.
    NoMatchingUser,
    /// The token may not do this.
    NotAuthorized,
}

impl KnownTrouble {
    /// Finds known words in a text, whatever stands around them, in any letter case and with straight
    /// or curly apostrophes.
    pub fn find(text: &str) -> Option<Self> {
        let text = text
            .to_lowercase()
            .replace(['\u{2019}', '\u{2018}', '`'], "'");
        let says = |words: &str| text.contains(words);
        if says("required user attributes") {
            let attributes = text
                .split_once("required user attributes")
                .and_then(|(_, rest)| rest.split_once('['))
                .and_then(|(_, rest)| rest.split_once(']'))
                .map(|(list, _)| list)
                .unwrap_or_default();
            // The list was lowered with the text; the console's own spelling reads better.
            let attributes = attributes
                .split(',')
                .map(str::trim)
                .filter(|name| !name.is_empty())
                .map(console_spelling)
                .collect();
            Some(Self::RequiredAttributes(attributes))
        } else if says("user creation is not supported for specified directory") {
            Some(Self::WrongDirectoryType)
        } else if says("user domain name specified for the user resource doesn't belong") {
            Some(Self::WrongDomain)
        } else if says("is not a local user and can not be updated")
            || says("is not a local user and cannot be updated")
        {
            Some(Self::NotALocalUser)
        } else if says("matching user not found") {
            Some(Self::NoMatchingUser)
        } else if says("user is not authorized to perform the task") {
            Some(Self::NotAuthorized)
        } else {
            None
        }
    }

    /// What to do about it.
    pub fn hint(&self) -> String {
        match self {
            Self::RequiredAttributes(names) => format!(
                "in the Access console under Settings > User Attributes (older: Identity & Access \
                 Management > Setup > User Attributes), clear Required for {}",
                if names.is_empty() {
                    "the attributes that Okta does not send".to_owned()
                } else {
                    names.join(", ")
                }
            ),
            Self::WrongDirectoryType => {
                "use a directory of type Other with a domain that no other directory has".to_owned()
            }
            Self::WrongDomain => {
                "make Okta's attribute `domain` equal to the directory's domain".to_owned()
            }
            Self::NotALocalUser => {
                "change the user where it comes from (Active Directory, or its identity provider)"
                    .to_owned()
            }
            Self::NoMatchingUser => {
                "in Okta under Provisioning > To App, enable Create Users and Deactivate Users"
                    .to_owned()
            }
            Self::NotAuthorized => RIGHTS_HINT.to_owned(),
        }
    }
}

/// What to do about missing rights (§7).
pub(super) const RIGHTS_HINT: &str = "give the OAuth client the scope Admin, and on newer tenants the admin role Super Admin \
     (Settings > OAuth 2.0 Management > Clients > Admin Roles); then run the same command again";

/// The default attributes of the console (§6), by their lower-case form.
fn console_spelling(name: &str) -> String {
    [
        "userName",
        "firstName",
        "lastName",
        "userPrincipalName",
        "distinguishedName",
        "employeeID",
        "sourceAnchor",
        "objectGUID",
    ]
    .into_iter()
    .find(|known| known.eq_ignore_ascii_case(name))
    .unwrap_or(name)
    .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_known_texts_in_any_wrapping() {
        use KnownTrouble as K;
        for (text, trouble) in [
            (
                "Errors reported by remote server: REQUIRED USER ATTRIBUTES: [DISTINGUISHEDNAME, userPrincipalName] ARE MISSING.",
                Some(K::RequiredAttributes(vec![
                    "distinguishedName".into(),
                    "userPrincipalName".into(),
                ])),
            ),
            (
                "Required user attributes: are missing",
                Some(K::RequiredAttributes(vec![])),
            ),
            (
                "User creation is not supported for specified directory ID.",
                Some(K::WrongDirectoryType),
            ),
            (
                "user domain name specified for the user resource doesn\u{2019}t belong to the directory",
                Some(K::WrongDomain),
            ),
            (
                "The user is not a local user and can not be updated",
                Some(K::NotALocalUser),
            ),
            ("…failed: Matching user not found.", Some(K::NoMatchingUser)),
            (
                "User is not authorized to perform the task.",
                Some(K::NotAuthorized),
            ),
            ("something else", None),
        ] {
            assert_eq!(K::find(text), trouble, "{text}");
        }
    }
}
