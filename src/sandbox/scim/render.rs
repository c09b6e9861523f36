//! Users and groups as they are shown (`ws1-access-api.md` §5.4 and §5.6).

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use serde_json::{Map, Value, json};

use super::names::{self, CORE, WORKSPACE};
use super::people::{Record, Sort};
use super::{error, missing, roles};
use crate::sandbox::request::Request;
use crate::sandbox::response::Response;
use crate::sandbox::switches::{CustomExtensions, EtagForm, SoftDeleted};
use crate::sandbox::tenant::Tenant;
use crate::sandbox::time;

/// `GET /Users/{id}` and `GET /Groups/{id}`.
pub(super) fn one(
    tenant: &Tenant,
    request: &Request,
    sort: Sort,
    id: &str,
) -> Result<Response, Response> {
    let record = tenant
        .state
        .people
        .of(sort)
        .get(id)
        .ok_or_else(|| missing(tenant, id))?;
    // A user is looked for in this directory only.
    if let Some(wanted) = request
        .query_value("directoryUuid")
        .filter(|id| !id.is_empty())
    {
        let holder = tenant.directory_holding(record.domain());
        if holder.is_none_or(|directory| directory.id != wanted) {
            return Err(missing(tenant, id));
        }
    }
    let wanted = wanted(tenant, request.query_value("attributes").as_deref())?;
    let custom = request.query_value("customSchemaExtensionTypes");
    let shown = without_custom(tenant, full(tenant, record), custom.as_deref());
    let shown = select(shown, wanted.as_deref(), true);
    Ok(Response::json(200, &shown).with("etag", version(tenant, record)))
}

/// Without the extensions of the tenant's own that `customSchemaExtensionTypes` does not name, by
/// their URN or by the tenant's part of it, where the switch says that it decides (§5.2, §5.4).
pub(super) fn without_custom(
    tenant: &Tenant,
    mut shown: Map<String, Value>,
    named: Option<&str>,
) -> Map<String, Value> {
    const OWN: &str = "urn:scim:schemas:extension:workspace:tenant:";
    if tenant.settings.switches.custom_extensions == CustomExtensions::Always {
        return shown;
    }
    let stays = |urn: &str| {
        let Some(rest) = urn.strip_prefix(OWN) else {
            return true;
        };
        let own = rest.split(':').next().unwrap_or_default();
        let mut asked_for = named.unwrap_or_default().split(',').map(str::trim);
        asked_for.any(|name| name.eq_ignore_ascii_case(urn) || name.eq_ignore_ascii_case(own))
    };
    shown.retain(|name, _| stays(name));
    if let Some(Value::Array(urns)) = shown.get_mut("schemas") {
        urns.retain(|urn| urn.as_str().is_none_or(stays));
    }
    shown
}

/// A weak tag of the last change, as captured in 2020 or before; to be taken as opaque.
pub(super) fn version(tenant: &Tenant, record: &Record) -> String {
    match tenant.settings.switches.etag_form {
        EtagForm::Milliseconds => format!("W/\"{}\"", record.modified),
        EtagForm::Hash => {
            let mut hash = DefaultHasher::new();
            (&record.id, record.modified).hash(&mut hash);
            format!("W/\"{:015x}\"", hash.finish() >> 4)
        }
    }
}

/// A reply with the address and the version of a record that was made.
pub(super) fn made(tenant: &Tenant, record: &Record, reply: Response) -> Response {
    reply
        .with("location", location(tenant, record))
        .with("etag", version(tenant, record))
}

/// The absolute address of a record, which works (§5.4).
pub(super) fn location(tenant: &Tenant, record: &Record) -> String {
    let collection = if record.sort == Sort::User {
        "Users"
    } else {
        "Groups"
    };
    tenant.settings.url(&format!(
        "/jersey/manager/api/scim/{collection}/{}",
        record.id
    ))
}

/// Everything that is shown of a record.
pub(super) fn full(tenant: &Tenant, record: &Record) -> Map<String, Value> {
    let mut shown = record.attributes();
    shown.insert("id".to_owned(), Value::from(record.id.as_str()));
    let meta = json!({
        "created": time::iso(record.created),
        "lastModified": time::iso(record.modified),
        "location": location(tenant, record),
        "version": version(tenant, record),
    });
    shown.insert("meta".to_owned(), meta);
    let holder = tenant.directory_holding(record.domain());
    let store = holder.map_or("", |directory| directory.user_store.as_str());
    if let Some(Value::Object(extension)) = shown.get_mut(WORKSPACE) {
        extension.insert("userStoreUuid".to_owned(), Value::from(store));
        if record.sort == Sort::User {
            let status = if record.is_active() { "1" } else { "2" };
            extension.insert("userStatus".to_owned(), Value::from(status));
            let key = match tenant.settings.switches.soft_deleted {
                SoftDeleted::Absent => None,
                SoftDeleted::Spec => Some("softDeleted"),
                SoftDeleted::Schema => Some("isSoftDeleted"),
            };
            extension.extend(key.map(|key| (key.to_owned(), Value::from(false))));
        }
    }
    let people = &tenant.state.people;
    match record.sort {
        Sort::User => {
            shown.insert("active".to_owned(), Value::from(record.is_active()));
            let entry = |group: &Record, kind: &str| json!({"value": group.id, "type": kind, "display": group.name()});
            let everybody = people.groups.get(&people.everybody);
            let groups = everybody.into_iter().chain(people.groups_of(&record.id));
            let groups: Vec<Value> = groups.map(|group| entry(group, "direct")).collect();
            shown.insert("groups".to_owned(), Value::Array(groups));
            let all = [(roles::USER_ROLE, "User")]
                .into_iter()
                .chain(roles::of(tenant, &record.id));
            let held: Vec<Value> = all
                .map(|(id, name)| json!({"value": id, "display": name}))
                .collect();
            shown.insert("roles".to_owned(), Value::Array(held));
        }
        Sort::Group => {
            shown.insert("members".to_owned(), Value::Array(members(tenant, record)));
        }
    }
    shown
}

fn members(tenant: &Tenant, group: &Record) -> Vec<Value> {
    let people = &tenant.state.people;
    let entry = |member: &Record, kind: &str| json!({"value": member.id, "type": kind, "display": member.name()});
    if group.id == people.everybody {
        return people
            .users
            .iter()
            .map(|user| entry(user, "User"))
            .collect();
    }
    let show = |id: &String| match people.users.get(id) {
        Some(user) => Some(entry(user, "User")),
        None => people.groups.get(id).map(|member| entry(member, "Group")),
    };
    group.members.iter().filter_map(show).collect()
}

/// The paths that `attributes` names; nothing when all are wanted.
pub(super) fn wanted(
    tenant: &Tenant,
    attributes: Option<&str>,
) -> Result<Option<Vec<Vec<String>>>, Response> {
    let Some(text) = attributes.filter(|text| !text.trim().is_empty()) else {
        return Ok(None);
    };
    let paths: Vec<Vec<String>> = text
        .split(',')
        .map(|name| names::path(name.trim()))
        .collect();
    match paths
        .iter()
        .find(|path| !names::is_known(path) && !path[0].starts_with("urn:"))
    {
        None => Ok(Some(paths)),
        Some(path) => {
            let text = format!("Attribute '{}' is not defined.", path.join("."));
            Err(error(tenant, 400, &text))
        }
    }
}

/// The minimal set plus what is wanted. Items of lists have no `schemas` (§5.1).
pub(super) fn select(
    mut shown: Map<String, Value>,
    wanted: Option<&[Vec<String>]>,
    single: bool,
) -> Map<String, Value> {
    if !single {
        shown.remove("schemas");
    } else if !shown.contains_key("schemas") {
        shown.insert("schemas".to_owned(), json!([CORE]));
    }
    let Some(wanted) = wanted else {
        return shown;
    };
    let mut selected = Map::new();
    for (name, value) in shown {
        let always = name == "id" || name == "schemas";
        let paths: Vec<&[String]> = wanted
            .iter()
            .filter(|path| path[0] == name)
            .map(|path| &path[1..])
            .collect();
        if always || paths.iter().any(|rest| rest.is_empty()) {
            selected.insert(name, value);
        } else if !paths.is_empty() {
            selected.insert(name, part(value, &paths));
        }
    }
    selected
}

/// All but what is not wanted; `id` always stays.
pub(super) fn without(
    mut shown: Map<String, Value>,
    unwanted: Option<&[Vec<String>]>,
) -> Map<String, Value> {
    for path in unwanted.unwrap_or_default() {
        match path.as_slice() {
            [name] if name != "id" => {
                shown.remove(name);
            }
            [first, key] => {
                if let Some(Value::Object(object)) = shown.get_mut(first) {
                    object.remove(key);
                }
            }
            _ => {}
        }
    }
    shown
}

/// The named parts of a complex attribute, in each of its values.
fn part(value: Value, paths: &[&[String]]) -> Value {
    match value {
        Value::Array(list) => list.into_iter().map(|one| part(one, paths)).collect(),
        Value::Object(object) => {
            let named = |name: &str| {
                paths
                    .iter()
                    .any(|path| path.first().is_some_and(|p| p == name))
            };
            Value::Object(object.into_iter().filter(|(name, _)| named(name)).collect())
        }
        other => other,
    }
}
