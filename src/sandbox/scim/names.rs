//! Attribute names: their case does not count on input (`ws1-access-api.md` §5.1), and what is
//! kept and shown has the names of §5.4 and §5.6.

use serde_json::{Map, Value, json};

/// The core schema of SCIM 1.1.
pub(super) const CORE: &str = "urn:scim:schemas:core:1.0";
/// The service's own extension.
pub(super) const WORKSPACE: &str = "urn:scim:schemas:extension:workspace:1.0";

const TOP: [&str; 29] = [
    "schemas",
    "id",
    "externalId",
    "meta",
    "userName",
    "name",
    "displayName",
    "nickName",
    "profileUrl",
    "title",
    "userType",
    "preferredLanguage",
    "locale",
    "timeZone",
    "active",
    "password",
    "emails",
    "phoneNumbers",
    "ims",
    "photos",
    "addresses",
    "groups",
    "entitlements",
    "roles",
    "x509Certificates",
    "members",
    "description",
    "employeeNumber",
    "manager",
];
const MULTIPLE: [&str; 10] = [
    "emails",
    "phoneNumbers",
    "ims",
    "photos",
    "addresses",
    "groups",
    "entitlements",
    "roles",
    "x509Certificates",
    "members",
];
const BELOW: [&str; 25] = [
    "givenName",
    "familyName",
    "middleName",
    "formatted",
    "honorificPrefix",
    "honorificSuffix",
    "value",
    "type",
    "display",
    "primary",
    "operation",
    "attributes",
    "created",
    "lastModified",
    "location",
    "version",
    "streetAddress",
    "locality",
    "region",
    "postalCode",
    "country",
    "managerId",
    "displayName",
    "employeeNumber",
    "department",
];
const EXTENSION: [&str; 25] = [
    "internalUserType",
    "userStatus",
    "domain",
    "userStoreUuid",
    "distinguishedName",
    "userPrincipalName",
    "externalUserDisabled",
    "softDeleted",
    "isSoftDeleted",
    "firstLoginUrl",
    "otaLink",
    "directoryUuid",
    "directoryName",
    "directoryType",
    "isPasswordChangeFeatureEnabled",
    "userGroups",
    "isUserInPreHireGroup",
    "internalGroupType",
    "description",
    "parents",
    "compositionRules",
    "compositionRulesV2",
    "email",
    "sourceAnchor",
    "objectGUID",
];

fn canonical(names: &[&'static str], name: &str) -> Option<&'static str> {
    names
        .iter()
        .copied()
        .find(|known| known.eq_ignore_ascii_case(name))
}

/// A body with the names as they are kept. Unknown attributes fall away; a plain string for an
/// attribute of many values becomes one value. Extensions that `schemas` does not list fall away
/// too if `strict`, except where `schemas` itself is missing. Where `single` counts and the service's
/// own extension is all that `schemas` lists, every key is looked up in that (§5.1).
pub(super) fn normalize(
    body: Map<String, Value>,
    strict: bool,
    single: bool,
) -> Map<String, Value> {
    let listed = listed_schemas(&body);
    let body = match listed.as_deref() {
        Some([only]) if single && only.eq_ignore_ascii_case(WORKSPACE) => as_extension(body),
        _ => body,
    };
    let mut kept = Map::new();
    for (name, value) in body {
        if name.len() > 4
            && name
                .get(..4)
                .is_some_and(|start| start.eq_ignore_ascii_case("urn:"))
        {
            let counts = !strict
                || listed
                    .as_ref()
                    .is_none_or(|urns| urns.iter().any(|urn| urn.eq_ignore_ascii_case(&name)));
            if counts && value.is_object() {
                let own = name.eq_ignore_ascii_case(WORKSPACE);
                let names = if own { &EXTENSION[..] } else { &BELOW[..] };
                let name = if own { WORKSPACE.to_owned() } else { name };
                kept.insert(name, below(names, value));
            }
        } else if let Some(name) = canonical(&TOP, &name) {
            let value = if MULTIPLE.contains(&name) {
                as_list(value)
            } else {
                value
            };
            kept.insert(name.to_owned(), below(&BELOW, value));
        }
    }
    kept
}

/// A body whose keys are those of the service's own extension.
fn as_extension(mut body: Map<String, Value>) -> Map<String, Value> {
    let schemas = body.remove("schemas");
    let mut extension = Map::new();
    body.retain(|name, value| {
        let is_other = canonical(&EXTENSION, name).is_none();
        if !is_other {
            extension.insert(name.clone(), value.take());
        }
        name.starts_with("urn:")
    });
    match body.get_mut(WORKSPACE).and_then(Value::as_object_mut) {
        Some(held) => held.extend(extension),
        None => {
            body.insert(WORKSPACE.to_owned(), Value::Object(extension));
        }
    }
    body.extend(schemas.map(|schemas| ("schemas".to_owned(), schemas)));
    body
}

fn listed_schemas(body: &Map<String, Value>) -> Option<Vec<String>> {
    let (_, listed) = body
        .iter()
        .find(|(name, _)| name.eq_ignore_ascii_case("schemas"))?;
    let urns = listed.as_array()?.iter().filter_map(Value::as_str);
    Some(urns.map(str::to_owned).collect())
}

fn as_list(value: Value) -> Value {
    let entry = |one: Value| {
        if one.is_string() {
            json!({"value": one})
        } else {
            one
        }
    };
    match value {
        Value::Array(list) => Value::Array(list.into_iter().map(entry).collect()),
        Value::Null => Value::Null,
        other => Value::Array(vec![entry(other)]),
    }
}

fn below(names: &[&'static str], value: Value) -> Value {
    match value {
        Value::Object(object) => {
            let rename = |name: String| match canonical(names, &name) {
                Some(known) => known.to_owned(),
                None => name,
            };
            let renamed = object
                .into_iter()
                .map(|(name, one)| (rename(name), below(&BELOW, one)));
            Value::Object(renamed.collect())
        }
        Value::Array(list) => Value::Array(list.into_iter().map(|one| below(names, one)).collect()),
        other => other,
    }
}

/// Where an attribute of a filter, of `attributes` or of `sortBy` is found: the keys from the top.
/// Names of the service's own extension are found without its URN.
pub(super) fn path(name: &str) -> Vec<String> {
    let bare = name
        .get(..CORE.len())
        .filter(|start| start.eq_ignore_ascii_case(CORE));
    let name = if bare.is_some() {
        &name[CORE.len()..]
    } else {
        name
    };
    let own = name
        .get(..WORKSPACE.len())
        .filter(|start| start.eq_ignore_ascii_case(WORKSPACE));
    if own.is_some() {
        let rest = name[WORKSPACE.len()..].trim_start_matches([':', '.']);
        let mut path = vec![WORKSPACE.to_owned()];
        path.extend(
            rest.split('.').filter(|one| !one.is_empty()).map(|one| {
                canonical(&EXTENSION, one).map_or_else(|| one.to_owned(), str::to_owned)
            }),
        );
        return path;
    }
    let name = name.trim_start_matches([':', '.']);
    let mut parts = name.split('.');
    let first = parts.next().unwrap_or_default();
    let mut path = match (canonical(&TOP, first), canonical(&EXTENSION, first)) {
        (Some(known), _) => vec![known.to_owned()],
        (None, Some(known)) => vec![WORKSPACE.to_owned(), known.to_owned()],
        (None, None) => vec![first.to_owned()],
    };
    path.extend(
        parts.map(|one| canonical(&BELOW, one).map_or_else(|| one.to_owned(), str::to_owned)),
    );
    path
}

/// Whether `path` begins with a known name.
pub(super) fn is_known(path: &[String]) -> bool {
    path.first()
        .is_some_and(|first| first == WORKSPACE || TOP.contains(&first.as_str()))
}

/// All scalar values under a path, as text; an attribute of many values stands for its `value`s.
pub(super) fn texts(attributes: &Map<String, Value>, path: &[String]) -> Vec<String> {
    let mut found = Vec::new();
    if let Some((first, rest)) = path.split_first()
        && let Some(value) = attributes.get(first)
    {
        collect(value, rest, &mut found);
    }
    found
}

fn collect(value: &Value, path: &[String], found: &mut Vec<String>) {
    match (value, path.split_first()) {
        (Value::Array(list), _) => list.iter().for_each(|one| collect(one, path, found)),
        (Value::Object(object), Some((first, rest))) => {
            if let Some(value) = object.get(first) {
                collect(value, rest, found);
            }
        }
        (Value::Object(object), None) => {
            if let Some(value) = object.get("value") {
                collect(value, path, found);
            }
        }
        (Value::String(text), None) => found.push(text.clone()),
        (Value::Bool(_) | Value::Number(_), None) => found.push(value.to_string()),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn object(value: &Value) -> Map<String, Value> {
        value.as_object().unwrap().clone()
    }

    #[test]
    fn case_and_plain_strings_are_forgiven() {
        let body = json!({"UserName": "a", "Name": {"GivenName": "B"}, "EMAILS": "a@b", "x": 1});
        let expected =
            json!({"userName": "a", "name": {"givenName": "B"}, "emails": [{"value": "a@b"}]});
        assert_eq!(
            Value::Object(normalize(object(&body), true, true)),
            expected
        );
    }

    #[test]
    fn an_extension_must_be_listed_where_schemas_are() {
        let listed = json!({"schemas": [CORE, WORKSPACE], WORKSPACE: {"Domain": "d"}});
        assert_eq!(
            normalize(object(&listed), true, false)[WORKSPACE]["domain"],
            "d"
        );
        let unlisted = json!({"schemas": [CORE], WORKSPACE: {"domain": "d"}});
        assert!(!normalize(object(&unlisted), true, true).contains_key(WORKSPACE));
        assert!(normalize(object(&unlisted), false, true).contains_key(WORKSPACE));
        let none = json!({WORKSPACE: {"domain": "d"}});
        assert!(normalize(object(&none), true, true).contains_key(WORKSPACE));
    }

    #[test]
    fn paths() {
        assert_eq!(path("USERNAME"), ["userName"]);
        assert_eq!(path("members.value"), ["members", "value"]);
        assert_eq!(path("domain"), [WORKSPACE, "domain"]);
        assert_eq!(path(&format!("{WORKSPACE}:domain")), [WORKSPACE, "domain"]);
        assert_eq!(path(&format!("{CORE}:userName")), ["userName"]);
    }
}
