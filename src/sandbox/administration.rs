//! What a tenant remembers beside clients, directories and people.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// Items of a free form by their id.
pub(super) type Items = BTreeMap<String, Map<String, Value>>;

/// Roles, rules, templates and settings; in the state file since it exists.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Administration {
    /// Identity providers, networks, policies and templates, by the name of their collection.
    pub(super) shelves: BTreeMap<String, Items>,
    /// By role id: the ids of users and groups.
    pub(super) roles: BTreeMap<String, BTreeSet<String>>,
    /// By rule set id: the ids of users and groups.
    pub(super) rule_sets: BTreeMap<String, Associations>,
    /// Names and values of the tenant's configuration.
    pub(super) config: BTreeMap<String, String>,
    /// What was changed of the local user store.
    pub(super) local_user_store: Map<String, Value>,
    /// By code: which client it activates.
    pub(super) activations: BTreeMap<String, String>,
    /// By user id: the ticket of a login link.
    pub(super) login_links: BTreeMap<String, String>,
    /// `domain` and `userName`, in lower case, of users that were deleted.
    pub(super) deleted_names: BTreeSet<(String, String)>,
}

/// Who is associated with a rule set.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Associations {
    pub(super) users: BTreeSet<String>,
    pub(super) groups: BTreeSet<String>,
}
