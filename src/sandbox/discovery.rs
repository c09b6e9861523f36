//! Discovery, the public key, and questions about a token (`ws1-access-api.md` §2.3).

use serde_json::json;

use super::caller::{owner, token_of};
use super::request::Request;
use super::response::{Response, bad_request};
use super::route::only;
use super::switches::CheckCase;
use super::tenant::{Tenant, internal_error};

/// `openid-configuration`, at its old and its new place.
pub(super) fn metadata(tenant: &Tenant, request: &Request) -> Result<Response, Response> {
    only(request, "GET")?;
    let acs = format!("{}/acs", tenant.settings.origin);
    let body = json!({
        "issuer": tenant.settings.url("/auth"),
        "authorization_endpoint": format!("{acs}/authorize"),
        "token_endpoint": format!("{acs}/token"),
        "jwks_uri": format!("{acs}/jwks"),
        "userinfo_endpoint": format!("{acs}/userinfo"),
        "end_session_endpoint": format!("{acs}/openid/logout"),
        "revocation_endpoint": format!("{acs}/revoke"),
        "scopes_supported": ["openid", "user", "admin", "profile", "email", "group"],
        "response_types_supported": ["code"],
        "grant_types_supported": ["authorization_code", "client_credentials", "password",
            "refresh_token", "urn:ietf:params:oauth:grant-type:jwt-bearer"],
        "code_challenge_methods_supported": ["S256", "plain"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["RS256"],
        "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
    });
    Ok(Response::json(200, &body))
}

/// The public key as a JSON Web Key Set.
pub(super) fn key_set(tenant: &Tenant, request: &Request) -> Result<Response, Response> {
    only(request, "GET")?;
    Ok(Response::json(200, &tenant.signer.key_set()))
}

/// `auth/token?attribute=publicKey|isValid|isRevoked`.
pub(super) fn token_check(tenant: &Tenant, request: &Request) -> Result<Response, Response> {
    only(request, "GET")?;
    let valid = || {
        token_of(tenant, request)
            .is_some_and(|token| owner(tenant, token, request.seconds()).is_some())
    };
    match request.query_value("attribute").as_deref() {
        Some("publicKey") => match request.query_value("format").as_deref() {
            None | Some("jwk") => Ok(Response::json(200, &tenant.signer.own_form())),
            Some("jwks") => Ok(Response::json(200, &tenant.signer.key_set())),
            Some("pem") => Ok(Response::text(
                200,
                &tenant.signer.pem().map_err(internal_error)?,
            )),
            Some(_) => Err(bad_request("format is pem, jwks or jwk.")),
        },
        Some("isValid") => Ok(said(tenant, valid())),
        // Signed here and no longer honoured, though its time is not over: the client is gone.
        Some("isRevoked") => {
            let signed = token_of(tenant, request).and_then(|token| tenant.signer.claims(token));
            let running = signed
                .and_then(|claims| claims.get("exp")?.as_i64())
                .is_some_and(|end| end > request.seconds());
            Ok(said(tenant, running && !valid()))
        }
        _ => Err(bad_request("attribute is publicKey, isValid or isRevoked.")),
    }
}

fn said(tenant: &Tenant, yes: bool) -> Response {
    let text = match (tenant.settings.switches.token_check_case, yes) {
        (CheckCase::Lower, true) => "true",
        (CheckCase::Lower, false) => "false",
        (CheckCase::Upper, true) => "True",
        (CheckCase::Upper, false) => "False",
    };
    Response::text(200, text)
}
