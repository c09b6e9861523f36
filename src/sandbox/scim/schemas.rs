//! Schemas and roles (`ws1-access-api.md` §5.2, §5.7), as far as clients look at them.

use serde_json::{Value, json};

use super::error;
use super::filter::{Filter, Operator};
use super::names::{CORE, WORKSPACE};
use crate::sandbox::request::Request;
use crate::sandbox::response::Response;
use crate::sandbox::route::only;
use crate::sandbox::tenant::Tenant;

/// The id of the role that everybody has.
pub(super) const USER_ROLE: &str = "5f6b1f5e-0000-4000-8000-000000000001";
const ADMIN_ROLE: &str = "5f6b1f5e-0000-4000-8000-000000000002";

/// `GET /Roles` and `GET /Roles/{id}`; a PATCH is accepted (204) and changes nothing.
pub(super) fn roles(
    tenant: &Tenant,
    request: &Request,
    id: Option<&str>,
) -> Result<Response, Response> {
    let role = |(id, name): (&str, &str)| json!({"id": id, "displayName": name});
    let all = [(USER_ROLE, "User"), (ADMIN_ROLE, "Administrator")];
    let Some(id) = id else {
        only(request, "GET")?;
        let roles = all.map(role);
        return Ok(listed(&roles));
    };
    only(request, "GET, PATCH")?;
    let found = all.into_iter().find(|(own, _)| *own == id);
    let found = found.ok_or_else(|| super::missing(tenant, id))?;
    if request.method == "PATCH" {
        return Ok(Response::empty(204));
    }
    let mut shown = role(found);
    shown["schemas"] = json!([CORE]);
    Ok(Response::json(200, &shown))
}

/// `GET /Schemas`: the filter is required and can only be `name eq "…"`.
pub(super) fn schemas(tenant: &Tenant, request: &Request) -> Result<Response, Response> {
    only(request, "GET")?;
    let bad = || {
        error(
            tenant,
            400,
            "A filter of the form name eq \"User\" is required.",
        )
    };
    let filter = request.query_value("filter").ok_or_else(bad)?;
    let Ok(Filter::Compare(comparison)) = Filter::parse(&filter) else {
        return Err(bad());
    };
    if comparison.operator != Operator::Equal || comparison.path != ["name"] {
        return Err(bad());
    }
    let (name, endpoint, attributes) = match comparison.value.as_str() {
        "user" => ("User", "Users", user_attributes(tenant)),
        "group" => ("Group", "Groups", group_attributes()),
        "role" => (
            "Role",
            "Roles",
            vec![attribute(CORE, "displayName", "string", true)],
        ),
        "passwordstate" => ("PasswordState", "PasswordStates", Vec::new()),
        "serviceproviderconfig" => (
            "ServiceProviderConfig",
            "ServiceProviderConfigs",
            Vec::new(),
        ),
        _ => return Err(bad()),
    };
    let schema = json!({
        "id": format!("{CORE}:{name}"),
        "name": name,
        "description": format!("{name} resource"),
        "schema": CORE,
        "endpoint": endpoint,
        "attributes": attributes,
    });
    Ok(listed(&[schema]))
}

fn user_attributes(tenant: &Tenant) -> Vec<Value> {
    let required = tenant.settings.switches.required_attribute.as_deref();
    let core = [
        "userName",
        "externalId",
        "displayName",
        "title",
        "locale",
        "active",
    ];
    let extension = [
        "internalUserType",
        "userStatus",
        "domain",
        "userPrincipalName",
        "distinguishedName",
    ];
    let core = core.map(|name| {
        let kind = if name == "active" {
            "boolean"
        } else {
            "string"
        };
        attribute(
            CORE,
            name,
            kind,
            name == "userName" || required == Some(name),
        )
    });
    let complex = [
        attribute(CORE, "name", "complex", false),
        multiple("emails", "email"),
        multiple("phoneNumbers", "phoneNumber"),
        multiple("groups", "group"),
        multiple("roles", "role"),
    ];
    let extension =
        extension.map(|name| attribute(WORKSPACE, name, "string", required == Some(name)));
    core.into_iter().chain(complex).chain(extension).collect()
}

fn group_attributes() -> Vec<Value> {
    let extension = [
        "internalGroupType",
        "domain",
        "description",
        "distinguishedName",
    ];
    let core = [
        attribute(CORE, "displayName", "string", true),
        multiple("members", "member"),
    ];
    core.into_iter()
        .chain(extension.map(|name| attribute(WORKSPACE, name, "string", false)))
        .collect()
}

fn attribute(schema: &str, name: &str, kind: &str, required: bool) -> Value {
    json!({
        "name": name,
        "type": kind,
        "multiValued": false,
        "description": name,
        "schema": schema,
        "readOnly": name == "userStatus",
        "required": required,
        "caseExact": false,
    })
}

fn multiple(name: &str, child: &str) -> Value {
    let mut attribute = attribute(CORE, name, "complex", false);
    attribute["multiValued"] = Value::Bool(true);
    attribute["multiValuedAttributeChildName"] = Value::from(child);
    attribute["readOnly"] = Value::Bool(matches!(name, "groups" | "roles"));
    attribute
}

fn listed(resources: &[Value]) -> Response {
    let number = resources.len();
    let body = json!({"totalResults": number, "itemsPerPage": number, "startIndex": 1,
        "schemas": [CORE], "Resources": resources});
    Response::json(200, &body)
}
