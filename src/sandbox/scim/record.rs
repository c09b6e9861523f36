//! One user or group, kept small: a tenant for training may have a hundred thousand of them.
//!
//! What is looked at all the time has fields of its own; the attributes are kept as JSON text,
//! a seventh of what a tree of them takes, and read when they are shown or compared.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::names::WORKSPACE;
use crate::sandbox::error::SandboxError;
use crate::sandbox::random;

/// What a record is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::sandbox) enum Sort {
    User,
    Group,
}

/// A user or a group; instants in milliseconds since 1970.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(from = "Kept", into = "Kept")]
pub(in crate::sandbox) struct Record {
    pub(in crate::sandbox) sort: Sort,
    pub(in crate::sandbox) id: String,
    /// JSON.
    text: Box<str>,
    name: Box<str>,
    domain: Box<str>,
    active: bool,
    pub(in crate::sandbox) password: Option<String>,
    /// Of a group: the ids of its members.
    pub(in crate::sandbox) members: BTreeSet<String>,
    pub(in crate::sandbox) created: i64,
    pub(in crate::sandbox) modified: i64,
}

/// A record in the state file.
#[derive(Serialize, Deserialize)]
struct Kept {
    sort: Sort,
    id: String,
    attributes: Map<String, Value>,
    password: Option<String>,
    members: BTreeSet<String>,
    created: i64,
    modified: i64,
}

impl From<Record> for Kept {
    fn from(record: Record) -> Self {
        Self {
            attributes: record.attributes(),
            sort: record.sort,
            id: record.id,
            password: record.password,
            members: record.members,
            created: record.created,
            modified: record.modified,
        }
    }
}

impl From<Kept> for Record {
    fn from(kept: Kept) -> Self {
        let mut record = Self {
            sort: kept.sort,
            id: kept.id,
            text: Box::default(),
            name: Box::default(),
            domain: Box::default(),
            active: true,
            password: kept.password,
            members: kept.members,
            created: kept.created,
            modified: kept.modified,
        };
        record.set_attributes(kept.attributes);
        record
    }
}

impl Record {
    /// A record under a fresh id.
    pub(super) fn new(
        sort: Sort,
        attributes: Map<String, Value>,
        now: i64,
    ) -> Result<Self, SandboxError> {
        Ok(Self::from(Kept {
            sort,
            id: random::uuid()?,
            attributes,
            password: None,
            members: BTreeSet::new(),
            created: now,
            modified: now,
        }))
    }

    /// Under the names of `names.rs`, without id, meta, members, groups, roles and password.
    pub(in crate::sandbox) fn attributes(&self) -> Map<String, Value> {
        // It was written from such a map.
        serde_json::from_str(&self.text).unwrap_or_default()
    }

    /// Replaces all attributes.
    pub(super) fn set_attributes(&mut self, attributes: Map<String, Value>) {
        let text = |value: Option<&Value>| {
            let text = value.and_then(Value::as_str);
            Box::<str>::from(text.unwrap_or_default())
        };
        let key = match self.sort {
            Sort::User => "userName",
            Sort::Group => "displayName",
        };
        self.name = text(attributes.get(key));
        let extension = attributes.get(WORKSPACE);
        self.domain = text(extension.and_then(|extension| extension.get("domain")));
        let active = attributes.get("active").and_then(Value::as_bool);
        self.active = active.unwrap_or(true);
        self.text = Value::Object(attributes).to_string().into_boxed_str();
    }

    /// Whether the attributes can hold this text at all, without reading them. Text that JSON
    /// writes otherwise is never ruled out.
    pub(super) fn may_hold(&self, text: &str) -> bool {
        let plain = |byte: u8| matches!(byte, b' '..=b'~') && byte != b'"' && byte != b'\\';
        !text.bytes().all(plain) || self.text.contains(text)
    }

    /// `userName` or `displayName`.
    pub(in crate::sandbox) fn name(&self) -> &str {
        &self.name
    }

    /// A text of the service's own extension.
    pub(in crate::sandbox) fn extension(&self, name: &str) -> String {
        let attributes = self.attributes();
        let extension = attributes.get(WORKSPACE);
        let value = extension.and_then(|extension| extension.get(name));
        value.and_then(Value::as_str).unwrap_or_default().to_owned()
    }

    /// The domain that it lives in.
    pub(in crate::sandbox) fn domain(&self) -> &str {
        &self.domain
    }

    /// Not deactivated.
    pub(in crate::sandbox) fn is_active(&self) -> bool {
        self.active
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_record_is_the_same_after_being_saved() {
        let attributes = json!({"userName": "jane \"x\"", "active": false,
            WORKSPACE: {"domain": "d", "internalUserType": "LOCAL"}});
        let attributes = attributes.as_object().unwrap().clone();
        let record = Record::new(Sort::User, attributes.clone(), 7).unwrap();
        let text = serde_json::to_string(&record).unwrap();
        let again: Record = serde_json::from_str(&text).unwrap();
        assert_eq!(again.attributes(), attributes);
        assert_eq!((again.name(), again.domain()), ("jane \"x\"", "d"));
        assert!(!again.is_active() && again.extension("internalUserType") == "LOCAL");
        assert!(again.may_hold("LOCAL") && again.may_hold("jane \"x\"") && !again.may_hold("no"));
    }
}
