//! Who calls, and what the caller may do (`ws1-access-api.md` §1, §7 and §8.1).

use serde_json::{Map, Value, json};

use super::claims::has_role;
use super::request::Request;
use super::response::{Response, forbidden};
use super::route::only;
use super::tenant::Tenant;

/// The owner of a valid token.
#[derive(Debug, Clone)]
pub(super) struct Caller {
    pub(super) claims: Map<String, Value>,
    /// The token has the scope `admin`.
    admin_scope: bool,
    /// The caller has an administrator's role.
    admin_role: bool,
}

impl Caller {
    /// A claim's text; empty if it is none.
    pub(super) fn text(&self, name: &str) -> &str {
        self.claims
            .get(name)
            .and_then(Value::as_str)
            .unwrap_or_default()
    }
}

/// What a call needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Right {
    /// A valid token.
    Anyone,
    /// The scope `admin`.
    Read,
    /// The scope and the role.
    Administer,
}

impl Right {
    /// To read what a call shows, or to change it.
    pub(super) fn of(request: &Request) -> Self {
        match request.method.as_str() {
            "GET" => Self::Read,
            _ => Self::Administer,
        }
    }
}

/// The token of the request: `Bearer` or `HZN`, for either kind of token, blanks tolerated; or the
/// cookie that a browser's sign-in leaves (§2.1).
pub(super) fn token_of<'a>(tenant: &Tenant, request: &'a Request) -> Option<&'a str> {
    let Some(header) = request.header("authorization") else {
        return cookie(request).filter(|_| tenant.settings.switches.hzn_cookie);
    };
    let (scheme, token) = header.split_once(' ')?;
    let known = scheme.eq_ignore_ascii_case("bearer") || scheme.eq_ignore_ascii_case("hzn");
    let token = token.trim();
    (known && !token.is_empty()).then_some(token)
}

fn cookie(request: &Request) -> Option<&str> {
    let all = request.header("cookie")?.split(';');
    let mut pairs = all.filter_map(|one| one.trim().split_once('='));
    pairs
        .find(|(name, _)| *name == "HZN")
        .map(|(_, value)| value.trim_matches('"'))
        .filter(|value| !value.is_empty())
}

/// The caller, who must have `right`: 401 without a valid token, 403 without the right.
pub(super) fn require(
    tenant: &Tenant,
    request: &Request,
    right: Right,
) -> Result<Caller, Response> {
    let caller = token_of(tenant, request)
        .and_then(|token| owner(tenant, token, request.seconds()))
        .ok_or_else(|| forbidden(401))?;
    let may = match right {
        Right::Anyone => true,
        Right::Read => caller.admin_scope,
        Right::Administer => caller.admin_scope && caller.admin_role,
    };
    if may { Ok(caller) } else { Err(forbidden(403)) }
}

/// The owner of a token that is signed by the tenant, neither expired nor revoked, and whose
/// client or person still exists.
pub(super) fn owner(tenant: &Tenant, token: &str, now: i64) -> Option<Caller> {
    let claims = tenant.signer.claims(token)?;
    let end = claims.get("exp")?.as_i64()?;
    let text = |name: &str| claims.get(name).and_then(Value::as_str).unwrap_or_default();
    if end <= now || tenant.revoked.contains_key(text("jti")) {
        return None;
    }
    let client = tenant.state.clients.get(text("cid"));
    let admin_scope = text("scp").split_whitespace().any(|word| word == "admin");
    let outlives = !tenant.settings.switches.delete_ends_tokens;
    let admin_role = if text("prn_type") == "SERVICE" {
        // A client that was deleted and made anew has another uuid: old tokens are dead (§3).
        match client.filter(|client| client.uuid == text("sub")) {
            Some(client) => has_role(tenant, client),
            None if outlives => true,
            None => return None,
        }
    } else {
        let sub = text("sub");
        if !text("cid").is_empty() && client.is_none() && !outlives {
            return None;
        }
        let known = tenant.state.admin.id == sub || tenant.state.people.users.get(sub).is_some();
        if !known {
            return None;
        }
        tenant.is_administrator(sub)
    };
    Some(Caller {
        claims,
        admin_scope,
        admin_role,
    })
}

/// `GET userinfo`: who the token is (§2.3). The fields are those of `OpenID` Connect.
pub(super) fn user_info(tenant: &Tenant, request: &Request) -> Result<Response, Response> {
    only(request, "GET, POST")?;
    let caller = require(tenant, request, Right::Anyone)?;
    let name = caller
        .text("prn")
        .split('@')
        .next()
        .unwrap_or_default()
        .to_owned();
    let body = json!({
        "sub": caller.text("sub"),
        "name": name,
        "preferred_username": name,
        "user_id": caller.text("user_id"),
        "domain": caller.text("domain"),
    });
    Ok(Response::json(200, &body))
}
