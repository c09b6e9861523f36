use super::json;
use serde_json::{Map, Value};
use std::fmt;

/// A directory of the tenant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Directory {
    /// Its id, where the tenant gave one.
    pub id: Option<String>,
    /// Its name, as the tenant writes it.
    pub name: String,
    /// Its type.
    pub kind: DirectoryKind,
    /// Its domains; `None` where they could not be read.
    pub domains: Option<Vec<String>>,
    /// Whether it is being deleted just now.
    pub delete_in_progress: bool,
}

/// The type of a directory (§4).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DirectoryKind {
    /// `OTHER_DIRECTORY`: filled from outside, by SCIM. Made by the API only.
    Other,
    /// `LOCAL_DIRECTORY`.
    Local,
    /// `JIT_DIRECTORY`.
    Jit,
    /// `ACTIVE_DIRECTORY_LDAP`.
    ActiveDirectoryLdap,
    /// `ACTIVE_DIRECTORY_IWA`.
    ActiveDirectoryIwa,
    /// A type that we do not know, in the tenant's word.
    Unknown(String),
}

impl DirectoryKind {
    fn read(text: &str) -> Self {
        match text.to_ascii_uppercase().as_str() {
            "OTHER_DIRECTORY" => Self::Other,
            "LOCAL_DIRECTORY" => Self::Local,
            "JIT_DIRECTORY" => Self::Jit,
            "ACTIVE_DIRECTORY_LDAP" => Self::ActiveDirectoryLdap,
            "ACTIVE_DIRECTORY_IWA" => Self::ActiveDirectoryIwa,
            _ => Self::Unknown(text.to_owned()),
        }
    }
}

impl fmt::Display for DirectoryKind {
    /// The console's words; an unknown type in the tenant's word, escaped.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Other => formatter.write_str("Other"),
            Self::Local => formatter.write_str("Local"),
            Self::Jit => formatter.write_str("Just-in-Time"),
            Self::ActiveDirectoryLdap => formatter.write_str("Active Directory over LDAP"),
            Self::ActiveDirectoryIwa => {
                formatter.write_str("Active Directory (Integrated Windows Authentication)")
            }
            Self::Unknown(text) => formatter.write_str(&crate::http::escape(text)),
        }
    }
}

impl Directory {
    fn read(item: &Value) -> Option<Self> {
        let Value::Object(fields) = item else {
            return None;
        };
        let id = id_of(fields);
        let name = json::text(fields, &["name", "directoryName"]);
        if id.is_none() && name.is_none() {
            return None;
        }
        Some(Self {
            id,
            name: name.unwrap_or_default(),
            kind: DirectoryKind::read(
                &json::text(fields, &["type", "directoryType"]).unwrap_or_default(),
            ),
            // Not in the lists that are known, but no reason to ask again where it is.
            domains: match json::field(fields, &["domains"]) {
                Some(Value::Array(items)) if !items.is_empty() => json::each(items, domain_name),
                _ => None,
            },
            delete_in_progress: json::field(fields, &["deleteInProgress"])
                .and_then(json::boolean)
                .unwrap_or(false),
        })
    }
}

/// The id under each of the names that replies use (§4).
fn id_of(fields: &Map<String, Value>) -> Option<String> {
    json::text(
        fields,
        &[
            "directoryId",
            "directoryConfigurationId",
            "directoryConfigId",
            "id",
        ],
    )
}

/// The most directories that a tenant has: the domains of each are asked for.
const MAX_DIRECTORIES: usize = 1000;

/// Reads a list of directories.
pub(super) fn read_list(body: &[u8]) -> Option<Vec<Directory>> {
    let items = json::items(body, &["items", "directories", "directoryConfigurations"])?;
    if items.len() > MAX_DIRECTORIES {
        return None;
    }
    json::each(&items, Directory::read)
}

/// Adds the directories of a second list that the first does not have.
pub(super) fn merge(into: &mut Vec<Directory>, more: Vec<Directory>) {
    for directory in more {
        let is_known = into.iter().any(|known| match (&known.id, &directory.id) {
            (Some(known), Some(id)) => known == id,
            _ => known.name == directory.name && known.kind == directory.kind,
        });
        if !is_known {
            into.push(directory);
        }
    }
}

/// Reads the list of a directory's domains.
pub(super) fn read_domains(body: &[u8]) -> Option<Vec<String>> {
    let items = json::items(body, &["items", "domains"])?;
    json::each(&items, domain_name)
}

/// The name in an item of a list of domains: a text, or an object with one of several names for the
/// name (§4: a guess, so all are tried).
fn domain_name(item: &Value) -> Option<String> {
    match item {
        Value::Object(fields) => json::text(
            fields,
            &[
                "name",
                "domain",
                "domainName",
                "dnsName",
                "displayName",
                "value",
            ],
        ),
        other => json::as_text(other),
    }
}

/// The id in the reply to a create.
pub(super) fn read_created_id(body: &[u8]) -> Option<String> {
    id_of(&json::object(body)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_ids_and_domains_of_every_form() {
        for key in [
            "directoryId",
            "directoryConfigurationId",
            "directoryConfigId",
            "id",
        ] {
            assert_eq!(
                read_created_id(format!("{{\"{key}\":\"x\"}}").as_bytes()).as_deref(),
                Some("x")
            );
        }
        assert_eq!(read_created_id(b""), None);
        for body in [
            r#"{"items":["A.COM"]}"#,
            r#"{"items":[{"name":"A.COM","id":"1"}]}"#,
            r#"{"domains":[{"domain":"A.COM"}]}"#,
            r#"[{"domainName":"A.COM"}]"#,
        ] {
            assert_eq!(
                read_domains(body.as_bytes()),
                Some(vec!["A.COM".to_owned()]),
                "{body}"
            );
        }
        assert_eq!(read_domains(b"{\"items\":[]}"), Some(vec![]));
        assert_eq!(read_domains(b"{\"items\":[{\"strange\":1}]}"), None);
    }

    #[test]
    fn reads_and_merges_lists() {
        let mut first = read_list(
            br#"{"items":[{"type":"OTHER_DIRECTORY","name":"Okta","directoryId":"1","deleteInProgress":"true"},
                          {"type":"NEW_KIND","name":"x","directoryId":"2"}, 7],"_links":{}}"#,
        )
        .unwrap();
        assert_eq!(first[0].kind, DirectoryKind::Other);
        assert!(first[0].delete_in_progress);
        assert_eq!(first[1].kind.to_string(), "NEW_KIND");
        let second = read_list(
            br#"{"items":[{"name":"Okta","directoryId":"1"},{"type":"JIT_DIRECTORY","name":"J","directoryId":"3"}]}"#,
        )
        .unwrap();
        merge(&mut first, second);
        let names: Vec<&str> = first.iter().map(|d| d.name.as_str()).collect();
        assert_eq!(names, ["Okta", "x", "J"]);
        assert_eq!(first[2].kind.to_string(), "Just-in-Time");
    }

    proptest! {
        #[test]
        fn a_list_reads_back_and_an_unknown_type_is_shown_harmless(
            names in proptest::collection::vec("[A-Za-z][ -~]{0,10}[A-Za-z]", 0..5),
            kind in ".{1,12}",
            body in "[\\[\\]{}\",:0-9A-Za-z ]*",
        ) {
            let items: Vec<Value> = names
                .iter()
                .enumerate()
                .map(|(id, name)| serde_json::json!({"name": name, "directoryId": id, "type": kind}))
                .collect();
            let list = serde_json::json!({"items": items}).to_string();
            let read = read_list(list.as_bytes()).unwrap();
            let read_names: Vec<_> = read.iter().map(|one| &one.name).collect();
            prop_assert_eq!(read_names, names.iter().collect::<Vec<_>>());
            let mut merged = read.clone();
            merge(&mut merged, read.clone());
            prop_assert_eq!(&merged, &read);
            for one in read {
                let shown = one.kind.to_string();
                prop_assert_eq!(crate::http::escape(&shown), shown);
            }
            let body = body.as_bytes();
            let _ = (read_list(body), read_domains(body), read_created_id(body));
        }
    }
}
