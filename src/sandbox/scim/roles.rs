//! Roles and who has them (`ws1-access-api.md` §5.2).

use serde_json::{Map, Value, json};

use super::filter::Filter;
use super::names::CORE;
use super::{body, error, list, missing, render};
use crate::sandbox::request::Request;
use crate::sandbox::response::Response;
use crate::sandbox::route::only;
use crate::sandbox::tenant::Tenant;

/// The id of the role that everybody has.
pub(super) const USER_ROLE: &str = "5f6b1f5e-0000-4000-8000-000000000001";
/// The id of the role whose members administer.
pub(in crate::sandbox) const ADMIN_ROLE: &str = "5f6b1f5e-0000-4000-8000-000000000002";
/// Ids and names.
pub(super) const ALL: [(&str, &str); 3] = [
    (USER_ROLE, "User"),
    (ADMIN_ROLE, "Administrator"),
    ("5f6b1f5e-0000-4000-8000-000000000003", "Operator"),
];

/// `GET /Roles`, `GET /Roles/{id}` and `PATCH /Roles/{id}`.
pub(super) fn answer(
    tenant: &mut Tenant,
    request: &Request,
    id: Option<&str>,
) -> Result<Response, Response> {
    let Some(id) = id else {
        only(request, "GET")?;
        return list_all(tenant, request);
    };
    only(request, "GET, PATCH")?;
    let role = ALL.into_iter().find(|(own, _)| *own == id);
    let role = role.ok_or_else(|| missing(tenant, id))?;
    if request.method == "PATCH" {
        change(tenant, request, id)?;
        return Ok(Response::empty(204));
    }
    let wanted = render::wanted(tenant, request.query_value("attributes").as_deref())?;
    let mut shown = show(tenant, role);
    shown.insert("schemas".to_owned(), json!([CORE]));
    let shown = render::select(shown, wanted.as_deref(), true);
    Ok(Response::json(200, &shown))
}

/// The roles of a user beside the one that everybody has.
pub(super) fn of<'a>(
    tenant: &'a Tenant,
    user: &'a str,
) -> impl Iterator<Item = (&'static str, &'static str)> + 'a {
    let held = &tenant.state.administration.roles;
    ALL.into_iter().filter(move |(id, _)| {
        let members = held.get(*id);
        members.is_some_and(|members| {
            let mut groups = tenant.state.people.groups_of(user);
            members.contains(user) || groups.any(|group| members.contains(&group.id))
        })
    })
}

fn list_all(tenant: &Tenant, request: &Request) -> Result<Response, Response> {
    let given = |name: &str| request.query_value(name);
    let (start, count) = list::page_numbers(tenant, &given)?;
    let wanted = render::wanted(tenant, given("attributes").as_deref())?;
    let filter: Option<Filter> = list::filter(tenant, &given)?;
    let shown = ALL.into_iter().map(|role| show(tenant, role));
    let found: Vec<Map<String, Value>> = shown
        .filter(|role| filter.as_ref().is_none_or(|filter| filter.passes(role)))
        .collect();
    let total = found.len();
    let page: Vec<Map<String, Value>> = found
        .into_iter()
        .skip(start - 1)
        .take(count)
        .map(|role| render::select(role, wanted.as_deref(), false))
        .collect();
    let body = json!({"totalResults": total, "itemsPerPage": page.len(), "startIndex": start,
        "schemas": [CORE], "Resources": page});
    Ok(Response::json(200, &body))
}

fn show(tenant: &Tenant, (id, name): (&str, &str)) -> Map<String, Value> {
    let people = &tenant.state.people;
    let held = tenant.state.administration.roles.get(id);
    let members = held.into_iter().flatten().filter_map(|member| {
        let (kind, record) = match people.users.get(member) {
            Some(user) => ("User", user),
            None => ("Group", people.groups.get(member)?),
        };
        Some(json!({"value": member, "type": kind, "display": record.name()}))
    });
    let members: Vec<Value> = members.collect();
    let shown = json!({"id": id, "displayName": name, "members": members});
    shown.as_object().cloned().unwrap_or_default()
}

fn change(tenant: &mut Tenant, request: &Request, id: &str) -> Result<(), Response> {
    let sent = body(tenant, request, "Role")?;
    let Some(Value::Array(entries)) = sent.get("members") else {
        return Ok(());
    };
    let held = tenant.state.administration.roles.get(id);
    let mut members = held.cloned().unwrap_or_default();
    for entry in entries {
        let text = |name: &str| entry.get(name).and_then(Value::as_str);
        let member = text("value").unwrap_or_default();
        if text("operation") == Some("delete") {
            members.remove(member);
            continue;
        }
        let people = &tenant.state.people;
        if people.users.get(member).is_none() && people.groups.get(member).is_none() {
            let text = format!("Member '{member}' does not exist.");
            return Err(error(tenant, 400, &text));
        }
        members.insert(member.to_owned());
    }
    let roles = &mut tenant.state.administration.roles;
    roles.insert(id.to_owned(), members);
    tenant.changed = true;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::super::tenant::tests::{call, session, tenant};
    use super::*;

    #[test]
    fn a_member_of_the_role_administers() {
        let mut tenant = tenant();
        let admin = session(&mut tenant);
        let base = "/SAAS/jersey/manager/api/scim";
        let user = json!({"userName": "joe", "password": "p", "emails": "j@x.invalid",
            "name": {"givenName": "J", "familyName": "D"}});
        let (_, made) = call(&mut tenant, &admin, "POST", &format!("{base}/Users"), &user);
        let role = format!("{base}/Roles/{ADMIN_ROLE}");
        let mut change = json!({"members": [{"value": made["id"], "type": "User"}]});
        assert_eq!(call(&mut tenant, &admin, "PATCH", &role, &change).0, 204);
        let (_, read) = call(&mut tenant, &admin, "GET", &role, &Value::Null);
        assert_eq!(read["members"][0]["display"], "joe");
        let login = json!({"username": "joe", "password": "p", "issueToken": true});
        let target = "/SAAS/API/1.0/REST/auth/system/login";
        let (_, reply) = call(&mut tenant, "", "POST", target, &login);
        assert_eq!(reply["admin"], true);
        let joe = format!("HZN {}", reply["sessionToken"].as_str().unwrap());
        let clients = "/SAAS/jersey/manager/api/oauth2clients";
        assert_eq!(call(&mut tenant, &joe, "GET", clients, &Value::Null).0, 200);
        change["members"][0]["operation"] = json!("delete");
        assert_eq!(call(&mut tenant, &admin, "PATCH", &role, &change).0, 204);
        assert_eq!(call(&mut tenant, &joe, "GET", clients, &Value::Null).0, 403);
        let found = format!("{base}/Roles?filter=displayName+eq+%22user%22");
        let (_, found) = call(&mut tenant, &admin, "GET", &found, &Value::Null);
        assert_eq!(found["totalResults"], 1);
    }
}
