//! One-time codes: the activation of a client (`ws1-access-api.md` §3) and login links (§7).

use serde_json::{Value, json};

use super::caller::{Right, require};
use super::random;
use super::request::Request;
use super::response::{Response, bad_request, json_object, no_such_page, not_found, refusal};
use super::route::only;
use super::tenant::{Tenant, internal_error};

/// `POST oauth2/activate`: the code as text, answered with id and secret. It works once.
pub(super) fn activate(tenant: &mut Tenant, request: &Request) -> Result<Response, Response> {
    only(request, "POST")?;
    let code = String::from_utf8_lossy(&request.body);
    let code = code.trim().trim_matches('"');
    if code.is_empty() {
        return Err(bad_request("The activation code is missing."));
    }
    let activations = &mut tenant.state.administration.activations;
    let id = activations
        .remove(code)
        .ok_or_else(|| not_found("The activation code"))?;
    tenant.changed = true;
    let secret = random::alphanumerics(48).map_err(internal_error)?;
    let Some(client) = tenant.state.clients.get_mut(&id) else {
        return Err(refusal(500, "internal.error", "The client is gone."));
    };
    if client.secret.is_empty() {
        client.secret = secret;
    }
    let body = json!({"client_id": id, "client_secret": client.secret});
    Ok(Response::json(200, &body))
}

/// A code that activates a client, which the API itself does not make.
pub(super) fn new_code(tenant: &mut Tenant, client: &str) -> Result<String, Response> {
    if !tenant.state.clients.contains_key(client) {
        return Err(not_found("The OAuth2 client"));
    }
    let code = random::alphanumerics(24).map_err(internal_error)?;
    let activations = &mut tenant.state.administration.activations;
    activations.retain(|_, own| own != client);
    activations.insert(code.clone(), client.to_owned());
    tenant.changed = true;
    Ok(code)
}

/// `token/auth/state`: a login link for somebody who has not begun to work yet. 404 for an unknown
/// user, 409 if there is a link already; DELETE takes it back.
pub(super) fn login_link(
    tenant: &mut Tenant,
    request: &Request,
    path: &[&str],
) -> Result<Response, Response> {
    require(tenant, request, Right::Administer)?;
    match (request.method.as_str(), path) {
        ("POST", []) => {
            let user = user_in(tenant, request)?;
            if tenant.state.administration.login_links.contains_key(&user) {
                return Err(refusal(409, "already.exists", "The user has a link."));
            }
            let ticket = random::alphanumerics(32).map_err(internal_error)?;
            let link = tenant.settings.url(&format!("/auth/login?token={ticket}"));
            let links = &mut tenant.state.administration.login_links;
            links.insert(user, ticket);
            tenant.changed = true;
            Ok(Response::json(200, &json!({"loginLink": link})))
        }
        ("DELETE", _) => {
            let user = match path {
                [] => user_in(tenant, request)?,
                [id] => (*id).to_owned(),
                _ => return Err(no_such_page()),
            };
            let links = &mut tenant.state.administration.login_links;
            let gone = links.remove(&user);
            gone.ok_or_else(|| not_found("The login link"))?;
            tenant.changed = true;
            Ok(Response::empty(204))
        }
        (_, []) => Err(only(request, "POST, DELETE").err().unwrap_or_default()),
        (_, [_]) => Err(only(request, "DELETE").err().unwrap_or_default()),
        _ => Err(no_such_page()),
    }
}

/// The user that body or query names, by id or by name and domain.
fn user_in(tenant: &Tenant, request: &Request) -> Result<String, Response> {
    let body = if request.body.is_empty() {
        serde_json::Map::new()
    } else {
        json_object(request)?
    };
    let given = |name: &str| {
        let own = body.get(name).and_then(Value::as_str).map(str::to_owned);
        own.or_else(|| request.query_value(name))
    };
    let people = &tenant.state.people;
    if let Some(id) = given("userId").or_else(|| given("id")) {
        let known = people.users.get(&id).is_some();
        return known.then_some(id).ok_or_else(|| not_found("The user"));
    }
    let Some(name) = given("userName").or_else(|| given("username")) else {
        return Err(bad_request("userName or userId is required."));
    };
    let domain = given("domain");
    let mut named = people
        .users
        .named(&name)
        .filter_map(|id| people.users.get(id));
    let found = named.find(|user| {
        let wanted = domain.as_deref();
        wanted.is_none_or(|wanted| user.domain().eq_ignore_ascii_case(wanted))
    });
    let found = found.ok_or_else(|| not_found("The user"))?;
    Ok(found.id.clone())
}
