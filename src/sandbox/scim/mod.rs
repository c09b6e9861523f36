//! SCIM 1.1 (`ws1-access-api.md` §5): which part answers which path, and the errors.

mod filter;
mod groups;
mod list;
mod merge;
mod names;
pub(super) mod people;
mod record;
mod render;
mod roles;
mod schemas;
mod seed;
mod users;

pub(super) use roles::ADMIN_ROLE;
pub(super) use seed::{seed, sign_in};

use serde_json::{Map, Value, json};

use super::caller::{Caller, Right, require};
use super::request::Request;
use super::response::{Response, forbidden, no_such_page, refusal};
use super::route::only;
use super::switches::{ErrorCode, ErrorText, MalformedText, ScimErrorShape};
use super::tenant::Tenant;
use people::{Record, Sort};

/// Answers `scim` and below.
pub(super) fn answer(tenant: &mut Tenant, request: &Request, path: &[&str]) -> Response {
    let mut reply = authorized(tenant, request, path)
        .and_then(|caller| dispatch(tenant, request, path, &caller))
        .unwrap_or_else(|refused| refused);
    if reply.content_type == "application/json" && tenant.settings.switches.scim_charset {
        reply.content_type.push_str(";charset=UTF-8");
    }
    reply
}

/// A missing token or right is answered in the general shape, on SCIM paths too (§8.1).
fn authorized(tenant: &Tenant, request: &Request, path: &[&str]) -> Result<Caller, Response> {
    let right = match (request.method.as_str(), path) {
        (_, ["Me"]) => Right::Anyone,
        ("GET", _) | (_, [_, ".search"]) => Right::Read,
        _ => Right::Administer,
    };
    let caller = require(tenant, request, right)?;
    if right == Right::Administer && tenant.settings.switches.identity_service {
        return Err(forbidden(403));
    }
    Ok(caller)
}

fn dispatch(
    tenant: &mut Tenant,
    request: &Request,
    path: &[&str],
    caller: &Caller,
) -> Result<Response, Response> {
    let sort = match path.first() {
        Some(&"Users") => Sort::User,
        Some(&"Groups") => Sort::Group,
        Some(&"Roles") => return roles::answer(tenant, request, path.get(1).copied()),
        Some(&"Me") => return users::me(tenant, request, caller),
        Some(&"Schemas") => return schemas::answer(tenant, request),
        _ => return Err(no_such_page()),
    };
    match (request.method.as_str(), path) {
        ("GET", [_]) => list::list(tenant, request, sort),
        ("POST", [_, ".search"]) => list::search(tenant, request, sort),
        ("POST", [_]) => match sort {
            Sort::User => users::create(tenant, request),
            Sort::Group => groups::create(tenant, request),
        },
        ("GET", [_, id]) => render::one(tenant, request, sort, id),
        ("PATCH" | "PUT", [_, id]) => {
            if request.method == "PUT" && !tenant.settings.switches.scim_put {
                return Err(only(request, "GET, PATCH, DELETE")
                    .err()
                    .unwrap_or_default());
            }
            match sort {
                Sort::User => users::update(tenant, request, id),
                Sort::Group => groups::update(tenant, request, id),
            }
        }
        ("DELETE", [_, id]) => {
            let known = tenant.state.people.of(sort).get(id).is_some();
            if !known {
                return Err(missing(tenant, id));
            }
            if *id == tenant.state.people.everybody {
                return Err(error(tenant, 403, "The group ALL USERS cannot be deleted."));
            }
            users::note_deleted(tenant, id);
            tenant.state.people.remove(id);
            for members in tenant.state.administration.roles.values_mut() {
                members.remove(*id);
            }
            tenant.changed = true;
            Ok(Response::empty(
                tenant.settings.switches.scim_delete_status.code(),
            ))
        }
        (_, [_]) => Err(only(request, "GET, POST").err().unwrap_or_default()),
        (_, [_, _]) => Err(only(request, "GET, PATCH, PUT, DELETE")
            .err()
            .unwrap_or_default()),
        _ => Err(no_such_page()),
    }
}

/// Keeps a record that was changed, and shows it as the method and the switches want it. The tag changes
/// with every write, also within a millisecond.
fn put_changed(
    tenant: &mut Tenant,
    request: &Request,
    mut record: Record,
    modified_before: i64,
) -> Response {
    record.modified = request.now.max(modified_before + 1);
    let status = if request.method == "PATCH" {
        tenant.settings.switches.scim_patch_status.code()
    } else {
        200
    };
    let reply = if status == 204 {
        Response::empty(204)
    } else {
        let shown = render::select(render::full(tenant, &record), None, true);
        Response::json(status, &shown)
    };
    let reply = reply.with("etag", render::version(tenant, &record));
    tenant.state.people.put(record);
    tenant.changed = true;
    reply
}

/// An error in the shape of §8.2, or of §8.1 where the switch says so.
fn error(tenant: &Tenant, status: u16, description: &str) -> Response {
    match tenant.settings.switches.scim_error_shape {
        ScimErrorShape::Sdk => {
            let code = match tenant.settings.switches.scim_error_code {
                ErrorCode::Text => Value::from(status.to_string()),
                ErrorCode::Number => Value::from(status),
            };
            let error = json!({"code": code, "description": description});
            Response::json(status, &json!({"Errors": [error]}))
        }
        ScimErrorShape::Vendor => refusal(status, &status.to_string(), description),
    }
}

/// One of the known texts of §8.4, in the spelling that the switch says.
fn known_error(tenant: &Tenant, status: u16, text: &str) -> Response {
    let text = match tenant.settings.switches.error_text {
        ErrorText::Plain => text.to_owned(),
        ErrorText::Capitals => text.to_uppercase(),
        ErrorText::Curly => text.replace('\'', "\u{2019}"),
    };
    error(tenant, status, &text)
}

fn missing(tenant: &Tenant, id: &str) -> Response {
    let status = tenant.settings.switches.unknown_id_status.code();
    error(tenant, status, &format!("Resource '{id}' not found."))
}

fn malformed(tenant: &Tenant, what: &str, reason: &str) -> Response {
    let text = match tenant.settings.switches.malformed_text {
        MalformedText::Resource => format!("Resource '{what}' is malformed: {reason}"),
        MalformedText::Plain => "The request body cannot be read.".to_owned(),
    };
    error(tenant, 400, &text)
}

/// The body of a write under its kept names; the type of the body does not count (§5).
fn body(tenant: &Tenant, request: &Request, what: &str) -> Result<Map<String, Value>, Response> {
    match serde_json::from_slice(&request.body) {
        Ok(Value::Object(object)) => Ok(names::normalize(
            object,
            tenant.settings.switches.extensions_need_schemas,
            tenant.settings.switches.single_schema,
        )),
        Ok(_) => Err(malformed(tenant, what, "no object")),
        Err(reason) => Err(malformed(tenant, what, &reason.to_string())),
    }
}
