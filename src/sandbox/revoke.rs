//! Ending tokens before their time: `acs/revoke` (RFC 7009) and `acs/openid/logout`, which
//! discovery advertises (`ws1-access-api.md` §2.3).

use serde_json::Value;
use url::{Url, form_urlencoded};

use super::caller::{owner, token_of};
use super::credentials;
use super::request::Request;
use super::response::Response;
use super::route::only;
use super::tenant::Tenant;

/// `POST acs/revoke`: 200 whether or not there is such a token of this client.
pub(super) fn revoke(tenant: &mut Tenant, request: &Request) -> Result<Response, Response> {
    only(request, "POST")?;
    let client = credentials::client_of(tenant, request)?;
    let token = form_urlencoded::parse(&request.body)
        .chain(form_urlencoded::parse(request.query.as_bytes()))
        .find(|(name, _)| name == "token")
        .map(|(_, value)| value.into_owned())
        .unwrap_or_default();
    let held = tenant.state.refresh_tokens.get(&token);
    if held.is_some_and(|held| held.client == client.uuid) {
        tenant.state.refresh_tokens.remove(&token);
        tenant.changed = true;
    }
    let claims = tenant.signer.claims(&token).unwrap_or_default();
    if claims.get("cid").and_then(Value::as_str) == Some(&client.client_id) {
        end(tenant, &claims, request.seconds());
    }
    Ok(Response::empty(200))
}

/// `openid/logout`: ends the token it is called with; on to `post_logout_redirect_uri` if that is
/// one of a client's.
pub(super) fn log_out(tenant: &mut Tenant, request: &Request) -> Result<Response, Response> {
    only(request, "GET, POST")?;
    if let Some(token) = token_of(tenant, request)
        && let Some(caller) = owner(tenant, token, request.seconds())
    {
        end(tenant, &caller.claims, request.seconds());
    }
    let wanted = request.query_value("post_logout_redirect_uri");
    let known = wanted.filter(|uri| {
        let mut clients = tenant.state.clients.values();
        let own = |uris: &str| uris.split([' ', ',']).any(|own| own == uri);
        Url::parse(uri).is_ok() && clients.any(|client| own(&client.redirect_uri))
    });
    Ok(match known {
        Some(uri) => Response::empty(302).with("location", uri),
        None => Response::text(200, "You are signed out."),
    })
}

fn end(tenant: &mut Tenant, claims: &serde_json::Map<String, Value>, now: i64) {
    let id = claims.get("jti").and_then(Value::as_str);
    let expires = claims.get("exp").and_then(Value::as_i64);
    if let (Some(id), Some(expires)) = (id, expires) {
        tenant.revoked.retain(|_, end| *end > now);
        if tenant.revoked.len() >= 10_000 {
            tenant.revoked.pop_first();
        }
        tenant.revoked.insert(id.to_owned(), expires);
    }
}
