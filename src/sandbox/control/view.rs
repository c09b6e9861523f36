//! What there is in the tenant, without secrets.

use serde_json::{Value, json};

use super::super::claims::has_role;
use super::super::request::Request;
use super::super::scim::people::{Collection, Record};
use super::super::switches::Switches;
use super::super::tenant::Tenant;
use super::super::time;

/// All switches with their values.
pub(super) fn switches(tenant: &Tenant) -> Value {
    let values = tenant.settings.switches.values();
    let items: Vec<Value> = Switches::list()
        .into_iter()
        .zip(values)
        .map(|(info, value)| {
            json!({"name": info.name, "value": value, "default": info.default,
                "values": info.values, "section": info.section, "meaning": info.meaning})
        })
        .collect();
    json!({"items": items})
}

/// All clients.
pub(super) fn clients(tenant: &Tenant) -> Value {
    let items: Vec<Value> = tenant
        .state
        .clients
        .values()
        .map(|client| {
            json!({"clientId": client.client_id, "scope": client.scope, "grants": client.grants,
                "accessTokenTTL": client.access_token_ttl, "internal": client.internal,
                "adminRole": client.admin_role, "administers": has_role(tenant, client)})
        })
        .collect();
    json!({"items": items})
}

/// All directories with their domains.
pub(super) fn directories(tenant: &Tenant) -> Value {
    let items: Vec<Value> = tenant
        .state
        .directories
        .iter()
        .map(|one| {
            let domains: Vec<&str> = one.domains.iter().map(|own| own.name.as_str()).collect();
            json!({"id": one.id, "type": one.kind.word(), "name": one.name, "domains": domains,
                "deleteInProgress": one.delete_in_progress})
        })
        .collect();
    json!({"items": items})
}

/// The last tokens that were given out, masked; the newest first.
pub(super) fn tokens(tenant: &Tenant) -> Value {
    let items: Vec<Value> = tenant
        .issued
        .iter()
        .rev()
        .map(|one| {
            json!({"kind": one.kind, "person": one.person, "client": one.client,
                "scope": one.scope, "token": one.masked,
                "expires": time::iso(one.expires.saturating_mul(1000))})
        })
        .collect();
    json!({"items": items})
}

/// Numbers.
pub(super) fn overview(tenant: &Tenant, now: i64) -> Value {
    json!({
        "url": tenant.settings.url("").trim_end_matches("/SAAS"),
        "now": time::iso(now),
        "clients": tenant.state.clients.len(),
        "directories": tenant.state.directories.len(),
        "users": tenant.state.people.users.len(),
        "groups": tenant.state.people.groups.len(),
        "refreshTokens": tenant.state.refresh_tokens.len(),
    })
}

/// A page of users.
pub(super) fn users(tenant: &Tenant, request: &Request) -> Value {
    page(&tenant.state.people.users, request, |user| {
        let attributes = user.attributes();
        let email = attributes.get("emails").and_then(|list| list.get(0));
        json!({"id": user.id, "userName": user.name(), "domain": user.domain(),
            "type": user.extension("internalUserType"), "active": user.is_active(),
            "email": email.and_then(|one| one.get("value"))})
    })
}

/// A page of groups.
pub(super) fn groups(tenant: &Tenant, request: &Request) -> Value {
    let everybody = &tenant.state.people.everybody;
    let users = tenant.state.people.users.len();
    page(&tenant.state.people.groups, request, |group| {
        let all = group.id == *everybody;
        json!({"id": group.id, "displayName": group.name(), "domain": group.domain(),
            "members": if all { users } else { group.members.len() }})
    })
}

fn page(collection: &Collection, request: &Request, show: impl Fn(&Record) -> Value) -> Value {
    let number = |name: &str, missing: usize| {
        let text = request.query_value(name);
        text.and_then(|text| text.parse().ok()).unwrap_or(missing)
    };
    let start = number("startIndex", 1).max(1);
    let count = number("count", 25).min(500);
    let items: Vec<Value> = collection.page(start - 1, count).map(show).collect();
    json!({"total": collection.len(), "startIndex": start, "items": items})
}
