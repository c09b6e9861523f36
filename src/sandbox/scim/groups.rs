//! Creating and updating groups (`ws1-access-api.md` §5.5, §5.6).

use serde_json::{Map, Value, json};

use super::names::{CORE, WORKSPACE};
use super::people::{Record, Sort};
use super::{body, error, missing, put_changed, render};
use crate::sandbox::request::Request;
use crate::sandbox::response::Response;
use crate::sandbox::switches::NameScope;
use crate::sandbox::tenant::{Tenant, internal_error};

/// `POST /Groups`. Without the extension the group goes to the System Domain.
pub(super) fn create(tenant: &mut Tenant, request: &Request) -> Result<Response, Response> {
    let sent = body(tenant, request, "Group")?;
    let Some(name) = display_name(&sent) else {
        return Err(error(tenant, 400, "Attribute 'displayName' is required."));
    };
    let extension = sent
        .get(WORKSPACE)
        .and_then(Value::as_object)
        .cloned()
        .unwrap_or_default();
    let domain = extension
        .get("domain")
        .and_then(Value::as_str)
        .unwrap_or("System Domain");
    if tenant.directory_holding(domain).is_none() {
        let text = format!("The domain '{domain}' does not exist.");
        return Err(error(tenant, 400, &text));
    }
    let mut kept = extension.clone();
    kept.insert("domain".to_owned(), Value::from(domain));
    kept.entry("internalGroupType")
        .or_insert_with(|| Value::from("INTERNAL"));
    let mut attributes = Map::new();
    attributes.insert("schemas".to_owned(), json!([CORE, WORKSPACE]));
    attributes.insert("displayName".to_owned(), Value::from(name));
    if let Some(external) = sent.get("externalId").filter(|value| value.is_string()) {
        attributes.insert("externalId".to_owned(), external.clone());
    }
    attributes.insert(WORKSPACE.to_owned(), Value::Object(kept));
    let mut record = Record::new(Sort::Group, attributes, request.now).map_err(internal_error)?;
    refuse_duplicate(tenant, &record)?;
    change_members(tenant, &mut record, &sent)?;
    let shown = render::select(render::full(tenant, &record), None, true);
    let reply = render::made(tenant, &record, Response::json(201, &shown));
    tenant.state.people.put(record);
    tenant.changed = true;
    Ok(reply)
}

/// `PATCH /Groups/{id}`: another name, members added and (`"operation":"delete"`) taken out;
/// `PUT`: name and members as given. The domain stays.
pub(super) fn update(
    tenant: &mut Tenant,
    request: &Request,
    id: &str,
) -> Result<Response, Response> {
    let held = tenant
        .state
        .people
        .groups
        .get(id)
        .ok_or_else(|| missing(tenant, id))?;
    let (mut record, modified) = (held.clone(), held.modified);
    let sent = body(tenant, request, "Group")?;
    if id == tenant.state.people.everybody {
        return Err(error(tenant, 403, "The group ALL USERS cannot be changed."));
    }
    match display_name(&sent) {
        Some(name) => {
            let mut attributes = record.attributes();
            attributes.insert("displayName".to_owned(), Value::from(name));
            record.set_attributes(attributes);
            refuse_duplicate(tenant, &record)?;
        }
        None if request.method == "PUT" => {
            return Err(error(tenant, 400, "Attribute 'displayName' is required."));
        }
        None => {}
    }
    if request.method == "PUT" {
        record.members.clear();
    }
    if tenant.settings.switches.patch_moves_group
        && let Some(domain) = sent
            .get(WORKSPACE)
            .and_then(|extension| extension.get("domain"))
            .and_then(Value::as_str)
        && tenant.directory_holding(domain).is_some()
    {
        let mut attributes = record.attributes();
        if let Some(Value::Object(extension)) = attributes.get_mut(WORKSPACE) {
            extension.insert("domain".to_owned(), Value::from(domain));
        }
        record.set_attributes(attributes);
    }
    change_members(tenant, &mut record, &sent)?;
    Ok(put_changed(tenant, request, record, modified))
}

fn display_name(sent: &Map<String, Value>) -> Option<&str> {
    sent.get("displayName")
        .and_then(Value::as_str)
        .filter(|name| !name.trim().is_empty())
}

/// `type` may be left out; who is no member is silently not taken out.
fn change_members(
    tenant: &Tenant,
    record: &mut Record,
    sent: &Map<String, Value>,
) -> Result<(), Response> {
    let Some(Value::Array(entries)) = sent.get("members") else {
        return Ok(());
    };
    for entry in entries {
        let id = entry
            .get("value")
            .and_then(Value::as_str)
            .unwrap_or_default();
        if entry.get("operation").and_then(Value::as_str) == Some("delete") {
            record.members.remove(id);
            continue;
        }
        let people = &tenant.state.people;
        if people.users.get(id).is_none() && people.groups.get(id).is_none() {
            return Err(error(
                tenant,
                400,
                &format!("Member '{id}' does not exist."),
            ));
        }
        record.members.insert(id.to_owned());
    }
    Ok(())
}

fn refuse_duplicate(tenant: &Tenant, record: &Record) -> Result<(), Response> {
    let groups = &tenant.state.people.groups;
    let everywhere = tenant.settings.switches.group_name_scope == NameScope::Tenant;
    let domain = record.domain().to_lowercase();
    let mut same = groups.named(record.name()).filter_map(|id| groups.get(id));
    if same.any(|group| {
        group.id != record.id && (everywhere || group.domain().to_lowercase() == domain)
    }) {
        let text = format!("Group with displayName '{}' already exists.", record.name());
        return Err(error(tenant, 409, &text));
    }
    Ok(())
}
