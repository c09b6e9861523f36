//! The collection of OAuth clients (`ws1-access-api.md` §3).

use serde_json::{Map, Value, json};

use super::caller::{Right, require};
use super::client::Client;
use super::random;
use super::request::Request;
use super::response::{
    Response, VENDOR, bad_request, json_object, not_found, refusal, reply_type, unsupported_media,
};
use super::route::only;
use super::switches::{BlankSecret, Form, SecretOnRead};
use super::tenant::{Tenant, internal_error};

/// Answers `oauth2clients` and below.
pub(super) fn answer(
    tenant: &mut Tenant,
    request: &Request,
    path: &[&str],
) -> Result<Response, Response> {
    require(tenant, request, Right::Administer)?;
    match (request.method.as_str(), path) {
        ("GET", []) => list(tenant, request),
        ("POST", []) => create(tenant, request),
        ("GET", [id]) => read(tenant, request, id),
        ("PUT", [id]) => update(tenant, request, id),
        ("DELETE", [id]) => delete(tenant, id),
        (_, []) => Err(only(request, "GET, POST").err().unwrap_or_default()),
        (_, [_]) => Err(only(request, "GET, PUT, DELETE").err().unwrap_or_default()),
        _ => Err(super::response::no_such_page()),
    }
}

/// The console's *Generate Shared Secret*; `message` is the secret.
pub(super) fn make_secret(tenant: &Tenant, request: &Request) -> Result<Response, Response> {
    if !tenant.settings.switches.generate_secret {
        return Err(super::response::no_such_page());
    }
    only(request, "POST")?;
    require(tenant, request, Right::Administer)?;
    let secret = random::alphanumerics(48).map_err(internal_error)?;
    Ok(Response::json(
        200,
        &json!({"success": true, "message": secret}),
    ))
}

fn create(tenant: &mut Tenant, request: &Request) -> Result<Response, Response> {
    let body = body(tenant, request)?;
    let switches = &tenant.settings.switches;
    let mut client = Client::read(&body, switches.default_token_ttl.max(1))?;
    let ignored = switches.ignores_sent_secret;
    let sent = secret_in(&body)?.filter(|secret| !secret.is_empty() && !ignored);
    if tenant.state.clients.contains_key(&client.client_id) {
        // Documented: not 409.
        return Err(refusal(
            500,
            "internal.error",
            "The OAuth2 client could not be created.",
        ));
    }
    // What the API makes has no admin role, whatever the body says (§7).
    client.secret = match sent {
        Some(secret) => secret.to_owned(),
        None => random::alphanumerics(48).map_err(internal_error)?,
    };
    let shown = client.show(SecretOnRead::Shown, &tenant.settings.root());
    tenant.add_client(client).map_err(internal_error)?;
    Ok(Response::typed(201, &media(tenant, request), &shown))
}

fn read(tenant: &Tenant, request: &Request, id: &str) -> Result<Response, Response> {
    let client = find(tenant, id)?;
    let shown = client.show(
        tenant.settings.switches.secret_on_read,
        &tenant.settings.root(),
    );
    Ok(Response::typed(200, &media(tenant, request), &shown))
}

fn update(tenant: &mut Tenant, request: &Request, id: &str) -> Result<Response, Response> {
    let held = find(tenant, id)?.clone();
    let body = body(tenant, request)?;
    let switches = &tenant.settings.switches;
    if switches.put_refuses_links && body.contains_key("_links") {
        return Err(bad_request("_links is read-only."));
    }
    let client = Client::read(&body, switches.default_token_ttl.max(1))?;
    if client.client_id != id {
        return Err(refusal(
            500,
            "internal.error",
            "The client id cannot be changed.",
        ));
    }
    let blank = switches.put_blank_secret;
    let sent = secret_in(&body)?.filter(|text| !text.is_empty() || blank != BlankSecret::Keeps);
    let secret = match sent {
        Some("") if blank == BlankSecret::Refused => {
            return Err(bad_request("secret must not be empty."));
        }
        Some(_) if !switches.put_takes_secret => held.secret.clone(),
        Some(secret) => secret.to_owned(),
        None if switches.put_keeps_secret => held.secret.clone(),
        None => String::new(),
    };
    let mut grants = client.grants.clone();
    if switches.put_revokes_password_grant {
        grants = grants
            .split_whitespace()
            .filter(|one| *one != "password")
            .collect::<Vec<_>>()
            .join(" ");
    }
    // Tokens name the client by its uuid: with another one they are dead, as after making it anew.
    let uuid = if switches.new_secret_ends_tokens && secret != held.secret {
        random::uuid().map_err(internal_error)?
    } else {
        held.uuid
    };
    let client = Client {
        uuid,
        number: held.number,
        admin_role: held.admin_role,
        internal: held.internal,
        secret,
        grants,
        ..client
    };
    let shown = client.show(switches.secret_on_read, &tenant.settings.root());
    let status = switches.put_status.code();
    tenant.state.clients.insert(id.to_owned(), client);
    tenant.changed = true;
    Ok(Response::typed(status, &media(tenant, request), &shown))
}

fn delete(tenant: &mut Tenant, id: &str) -> Result<Response, Response> {
    let uuid = find(tenant, id)?.uuid.clone();
    tenant.state.clients.remove(id);
    if tenant.settings.switches.delete_ends_tokens {
        let tokens = &mut tenant.state.refresh_tokens;
        tokens.retain(|_, token| token.client != uuid);
    }
    tenant.changed = true;
    Ok(Response::empty(204))
}

fn list(tenant: &Tenant, request: &Request) -> Result<Response, Response> {
    let kind = "oauth2clientsummarylist";
    let media = reply_type(request, tenant.settings.switches.media_type, kind);
    let clients = tenant.state.clients.values();
    let root = tenant.settings.root();
    let links = json!({"self": {"href": format!("{root}/jersey/manager/api/oauth2clients")}});
    if tenant.settings.switches.list_form == Form::Old {
        let items: Vec<Value> = clients
            .map(|client| client.show_in_old_list(&root))
            .collect();
        return Ok(Response::typed(
            200,
            &media,
            &json!({"items": items, "_links": links}),
        ));
    }
    // `startIndex` is a page number, the first page is 1.
    let page = number(request, "startIndex", 1)?;
    let size = number(request, "pageSize", 50)?;
    let skipped = page.saturating_sub(1).saturating_mul(size);
    let own_only = request.query_value("filterInternal").as_deref() == Some("true");
    let mut shown: Vec<Value> = clients
        .filter(|client| !(own_only && client.internal))
        .map(|client| client.show_in_new_list(&root))
        .collect();
    sort(&mut shown, request)?;
    let total = shown.len();
    let items: Vec<Value> = shown.into_iter().skip(skipped).take(size).collect();
    let body = json!({
        "items": items,
        "totalCount": total,
        "pageNumber": page,
        "totalPages": total.div_ceil(size),
        "pageSize": size,
        "_links": links,
    });
    Ok(Response::typed(200, &media, &body))
}

/// `sort` names a key of the items (`clientId` if it is left out), `order` is `asc` or `desc`.
fn sort(items: &mut [Value], request: &Request) -> Result<(), Response> {
    let key = request.query_value("sort").filter(|key| !key.is_empty());
    let key = key.unwrap_or_else(|| "clientId".to_owned());
    if items.first().is_some_and(|item| item.get(&key).is_none()) {
        return Err(bad_request("sort is unknown."));
    }
    items.sort_by(|left, right| match (&left[&key], &right[&key]) {
        (Value::String(left), Value::String(right)) => left.cmp(right),
        (left, right) => left.as_i64().cmp(&right.as_i64()),
    });
    match request.query_value("order").as_deref() {
        Some("desc") => items.reverse(),
        None | Some("" | "asc") => {}
        Some(_) => return Err(bad_request("order is asc or desc.")),
    }
    Ok(())
}

fn number(request: &Request, name: &str, missing: usize) -> Result<usize, Response> {
    let Some(text) = request.query_value(name) else {
        return Ok(missing);
    };
    let number = text.parse().ok().filter(|number| *number > 0);
    number.ok_or_else(|| bad_request(&format!("{name} must be a positive number.")))
}

fn find<'a>(tenant: &'a Tenant, id: &str) -> Result<&'a Client, Response> {
    tenant
        .state
        .clients
        .get(id)
        .ok_or_else(|| not_found("The OAuth2 client"))
}

fn media(tenant: &Tenant, request: &Request) -> String {
    reply_type(request, tenant.settings.switches.media_type, "oauth2client")
}

/// The body of a POST or PUT, under the vendor's types, plain JSON, or without a type (§1).
fn body(tenant: &Tenant, request: &Request) -> Result<Map<String, Value>, Response> {
    let kinds = [
        "oauth2client",
        "clientcredentialsoauth2client",
        "classicoauth2client",
    ];
    if let Some(media) = request.media_type() {
        let kind = media
            .strip_prefix(VENDOR)
            .and_then(|rest| rest.strip_suffix("+json"));
        if media != "application/json" && !kind.is_some_and(|kind| kinds.contains(&kind)) {
            return Err(unsupported_media(
                tenant.settings.switches.unsupported_media_status.code(),
            ));
        }
    }
    json_object(request)
}

fn secret_in(body: &Map<String, Value>) -> Result<Option<&str>, Response> {
    match body.get("secret") {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(secret)) => Ok(Some(secret)),
        Some(_) => Err(bad_request("secret must be a string.")),
    }
}
