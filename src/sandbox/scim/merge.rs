//! Merging a partial user into a kept one (`ws1-access-api.md` §5.5).

use serde_json::{Map, Value};

use super::names::{self, WORKSPACE};

/// What a body cannot set.
pub(super) const READ_ONLY: [&str; 6] = ["id", "meta", "groups", "roles", "members", "schemas"];
/// What a body cannot set in the service's own extension after the creation.
pub(super) const READ_ONLY_EXTENSION: [&str; 6] = [
    "userStatus",
    "userStoreUuid",
    "softDeleted",
    "isSoftDeleted",
    "internalUserType",
    "domain",
];

/// What the tenant's switches say of a PATCH.
#[derive(Debug, Clone, Copy)]
pub(super) struct MergeRules {
    /// Values of an attribute of many values are added, not replaced.
    pub(super) adds_values: bool,
    /// `meta.attributes` names what is deleted.
    pub(super) deletes_attributes: bool,
}

/// The core schema, ours, and those of further extensions that have values.
pub(super) fn urns(attributes: &Map<String, Value>) -> Vec<Value> {
    let others = attributes
        .keys()
        .filter(|name| name.starts_with("urn:") && *name != WORKSPACE);
    let all = [names::CORE, WORKSPACE]
        .into_iter()
        .chain(others.map(String::as_str));
    all.map(Value::from).collect()
}

/// `"true"` and `"false"` are taken for booleans where one is meant.
pub(super) fn loosen(attributes: &mut Map<String, Value>) {
    if let Some(active) = attributes.get_mut("active")
        && let Some(text) = active.as_str()
    {
        *active = Value::Bool(!text.eq_ignore_ascii_case("false"));
    }
}

/// Merges a partial resource (§5.5): objects key by key, everything else is replaced, null and
/// `meta.attributes` delete. `userName`, type and domain stay: the service seems to ignore them.
pub(super) fn merge(
    attributes: &mut Map<String, Value>,
    mut sent: Map<String, Value>,
    rules: MergeRules,
) {
    loosen(&mut sent);
    let deleted = names::texts(&sent, &["meta".to_owned(), "attributes".to_owned()]);
    for name in deleted.iter().filter(|_| rules.deletes_attributes) {
        remove_path(attributes, &names::path(name));
    }
    for (name, value) in sent {
        if READ_ONLY.contains(&name.as_str()) || name == "userName" {
            continue;
        }
        match (attributes.get_mut(&name), value) {
            (_, Value::Null) => {
                attributes.remove(&name);
            }
            (Some(Value::Object(held)), Value::Object(new)) => {
                let own = name == WORKSPACE;
                for (key, value) in new {
                    if own && READ_ONLY_EXTENSION.contains(&key.as_str()) {
                        continue;
                    }
                    if value.is_null() {
                        held.remove(&key);
                    } else {
                        held.insert(key, value);
                    }
                }
            }
            (held, Value::Array(list)) => {
                let held = held.and_then(|held| held.as_array().cloned());
                let values = merge_values(held.unwrap_or_default(), list, rules.adds_values);
                attributes.insert(name, Value::Array(values));
            }
            (_, value) => {
                attributes.insert(name, value);
            }
        }
    }
    attributes.insert("schemas".to_owned(), Value::Array(urns(attributes)));
}

/// What is marked with the operation `delete` goes. The others take the place of the old ones, or
/// are added to them; with nothing but deletions the rest stays.
fn merge_values(held: Vec<Value>, sent: Vec<Value>, adds: bool) -> Vec<Value> {
    let (gone, new): (Vec<Value>, Vec<Value>) = sent
        .into_iter()
        .partition(|one| one.get("operation").and_then(Value::as_str) == Some("delete"));
    let same = |left: &Value, right: &Value| left.get("value") == right.get("value");
    let stays = adds || (new.is_empty() && !gone.is_empty());
    let mut values: Vec<Value> = held
        .into_iter()
        .filter(|old| stays && !gone.iter().chain(&new).any(|one| same(one, old)))
        .collect();
    values.extend(new);
    values
}

fn remove_path(attributes: &mut Map<String, Value>, path: &[String]) {
    match path {
        [name] if name != "userName" && !READ_ONLY.contains(&name.as_str()) => {
            attributes.remove(name);
        }
        [first, key] if !READ_ONLY_EXTENSION.contains(&key.as_str()) => {
            if let Some(Value::Object(object)) = attributes.get_mut(first) {
                object.remove(key);
            }
        }
        _ => {}
    }
}
