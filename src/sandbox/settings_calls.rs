//! The tenant's configuration, the local user store, and lists of which only the media types are
//! known (`ws1-access-api.md` §7).

use serde_json::{Map, Value, json};

use super::caller::{Right, require};
use super::request::Request;
use super::response::{Response, bad_request, json_object, no_such_page, not_found, reply_type};
use super::route::only;
use super::tenant::Tenant;

/// `tenants/tenant/{name}/config`: names with values, each of which may be changed.
pub(super) fn config(
    tenant: &mut Tenant,
    request: &Request,
    name: &str,
) -> Result<Response, Response> {
    only(request, "GET, PUT")?;
    require(tenant, request, Right::of(request))?;
    if !tenant.settings.name().eq_ignore_ascii_case(name) {
        return Err(not_found("The tenant"));
    }
    if request.method == "PUT" {
        let Ok(Value::Array(sent)) = serde_json::from_slice(&request.body) else {
            return Err(bad_request("The request body is not a JSON list."));
        };
        for item in sent {
            let text = |key: &str| item.get(key).and_then(Value::as_str);
            let Some(name) = text("name").filter(|name| !name.is_empty()) else {
                return Err(bad_request("name is required."));
            };
            let value = text("value").unwrap_or_default();
            let config = &mut tenant.state.administration.config;
            config.insert(name.to_owned(), value.to_owned());
        }
        tenant.changed = true;
    }
    let mut all = std::collections::BTreeMap::from([
        ("browserSessionTimeout".to_owned(), "480".to_owned()),
        ("maintenanceMode".to_owned(), "false".to_owned()),
    ]);
    all.extend(tenant.state.administration.config.clone());
    let items: Vec<Value> = all
        .into_iter()
        .map(|(name, value)| json!({"name": name, "value": value, "_links": {}}))
        .collect();
    let switch = tenant.settings.switches.media_type;
    let media = reply_type(request, switch, "tenants.tenant.config.list");
    Ok(Response::typed(200, &media, &items))
}

/// `localuserstore`.
pub(super) fn local_user_store(
    tenant: &mut Tenant,
    request: &Request,
) -> Result<Response, Response> {
    only(request, "GET, PUT")?;
    require(tenant, request, Right::of(request))?;
    if request.method == "PUT" {
        let mut body = json_object(request)?;
        body.retain(|name, _| name != "uuid" && name != "_links");
        tenant.state.administration.local_user_store.extend(body);
        tenant.changed = true;
    }
    let system = tenant.state.directories.iter().find(|one| one.built_in);
    let uuid = system.map_or("", |directory| directory.user_store.as_str());
    let mut body = Map::new();
    body.insert("name".to_owned(), Value::from("System Directory"));
    body.insert("showLocalUserStore".to_owned(), Value::from(true));
    body.insert(
        "associatedIdPNames".to_owned(),
        json!(["System Identity Provider"]),
    );
    body.insert("syncClient".to_owned(), Value::Null);
    body.insert(
        "userStoreNameUsedForAuth".to_owned(),
        Value::from("System Domain"),
    );
    body.extend(tenant.state.administration.local_user_store.clone());
    body.insert("uuid".to_owned(), Value::from(uuid));
    body.insert("_links".to_owned(), json!({}));
    let media = reply_type(
        request,
        tenant.settings.switches.media_type,
        "local.userstore",
    );
    Ok(Response::typed(200, &media, &body))
}

/// `catalogitems/search` and `entitlements/definitions/users/{id}`: a tenant without applications.
pub(super) fn empty_list(
    tenant: &Tenant,
    request: &Request,
    method: &str,
    kind: &str,
) -> Result<Response, Response> {
    only(request, method)?;
    require(tenant, request, Right::Read)?;
    let media = reply_type(request, tenant.settings.switches.media_type, kind);
    let body = json!({"totalSize": 0, "items": [], "_links": {}});
    Ok(Response::typed(200, &media, &body))
}

/// The entitlements of a user or a group, which must exist.
pub(super) fn entitlements(
    tenant: &Tenant,
    request: &Request,
    sort: &str,
    id: &str,
) -> Result<Response, Response> {
    let reply = empty_list(tenant, request, "GET", "entitlements.definition.list")?;
    let people = &tenant.state.people;
    match sort {
        "users" if people.users.get(id).is_none() => Err(not_found("The user")),
        "groups" if people.groups.get(id).is_none() => Err(not_found("The group")),
        _ => Ok(reply),
    }
}

/// Whether these segments are `tenants/tenant/{name}/config`.
pub(super) fn is_config<'a>(path: &[&'a str]) -> Option<&'a str> {
    match path {
        ["tenants", "tenant", name, "config"] => Some(*name),
        _ => None,
    }
}

/// A path below `catalogitems` that nobody serves.
pub(super) fn catalog(
    tenant: &Tenant,
    request: &Request,
    path: &[&str],
) -> Result<Response, Response> {
    match path {
        ["search"] => empty_list(tenant, request, "POST", "catalog.summary.list"),
        _ => Err(no_such_page()),
    }
}
