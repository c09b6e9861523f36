//! Which part of the tenant answers which path (`ws1-access-api.md` §1).

use super::request::Request;
use super::response::{Response, method_not_allowed, no_such_page, refusal};
use super::tenant::Tenant;
use super::{
    activation, audit, authorize, caller, clients, directories, discovery, health, login, oauth,
    revoke, rulesets, scim, settings_calls, shelf,
};

/// Answers one request.
pub(super) fn answer(tenant: &mut Tenant, request: &Request) -> Response {
    if request.has_spare_slash() && !tenant.settings.switches.lenient_paths {
        return no_such_page();
    }
    let segments = request.segments();
    let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
    let Some(path) = without_tenant(tenant, &segments) else {
        return no_such_page();
    };
    if let Some(names) = &tenant.settings.switches.missing_calls
        && names.split(',').any(|name| path.contains(&name.trim()))
    {
        return no_such_page();
    }
    if tenant.settings.switches.maintenance && !path.contains(&"health") {
        return refusal(503, "maintenance", "The service is under maintenance.");
    }
    let answered = match path.as_slice() {
        ["SAAS", "auth", "oauthtoken"]
        | ["SAAS", "API", "1.0", "oauth2", "token"]
        | ["acs", "token"] => oauth::answer(tenant, request),
        ["SAAS", "API", "1.0", "REST", rest @ ..] => older_rest(tenant, request, rest),
        ["SAAS" | "acs", rest @ ..] if is_discovery(rest) => discovery::metadata(tenant, request),
        ["acs", "jwks"] => discovery::key_set(tenant, request),
        ["acs", "userinfo"] => caller::user_info(tenant, request),
        ["acs", "authorize"] | ["SAAS", "auth", "oauth2", "authorize"] => {
            authorize::answer(tenant, request)
        }
        ["acs", "revoke"] => revoke::revoke(tenant, request),
        ["acs", "openid", "logout"] => revoke::log_out(tenant, request),
        ["acs", "rulesets" | "associations" | "rules", ..] => {
            rulesets::answer(tenant, request, &path[1..])
        }
        ["analytics", "reports", "audit"] => audit::report(tenant, request),
        [
            "SAAS",
            "admin",
            "settings",
            "OAuthClient",
            "generateRandomOAuthSecret",
        ] => clients::make_secret(tenant, request),
        ["SAAS", "jersey", "manager", "api", rest @ ..] => manager(tenant, request, rest),
        _ => Err(no_such_page()),
    };
    // A refusal is a reply like any other.
    answered.unwrap_or_else(|refused| refused)
}

fn older_rest(tenant: &mut Tenant, request: &Request, path: &[&str]) -> Result<Response, Response> {
    match path {
        ["auth", "system", "login"] => login::answer(tenant, request),
        ["auth", "token"] => discovery::token_check(tenant, request),
        ["oauth2", "activate"] => activation::activate(tenant, request),
        ["oauth2", "session"] => login::session_of_bearer(tenant, request),
        ["system", "health"] => health::report(tenant, request),
        ["system", "health", "heartbeat"] => health::heartbeat(request),
        _ => Err(no_such_page()),
    }
}

fn manager(tenant: &mut Tenant, request: &Request, path: &[&str]) -> Result<Response, Response> {
    match path {
        ["oauth2clients", rest @ ..] => clients::answer(tenant, request, rest),
        ["connectormanagement", "directoryconfigs", rest @ ..] => {
            directories::answer(tenant, request, rest)
        }
        [
            "connectormanagement",
            "directoryconfigurations",
            id,
            "sync",
            "v2",
        ] => directories::synchronize_v2(tenant, request, id),
        ["scim", rest @ ..] => Ok(scim::answer(tenant, request, rest)),
        ["userinfo"] => caller::user_info(tenant, request),
        ["system", "health"] => health::report(tenant, request),
        ["health"] => health::short_report(tenant, request),
        ["token", "auth", "state", rest @ ..] => activation::login_link(tenant, request, rest),
        ["localuserstore"] => settings_calls::local_user_store(tenant, request),
        ["catalogitems", rest @ ..] => settings_calls::catalog(tenant, request, rest),
        [
            "entitlements",
            "definitions",
            sort @ ("users" | "groups"),
            id,
        ] => settings_calls::entitlements(tenant, request, sort, id),
        [name, rest @ ..] => {
            if let Some(shelf) = shelf::SHELVES.iter().find(|shelf| shelf.name == *name) {
                return shelf::answer(tenant, request, shelf, rest);
            }
            match settings_calls::is_config(path) {
                Some(name) => settings_calls::config(tenant, request, name),
                None => Err(no_such_page()),
            }
        }
        [] => Err(no_such_page()),
    }
}

fn is_discovery(path: &[&str]) -> bool {
    matches!(
        path,
        ["auth", ".well-known", "openid-configuration"] | [".well-known", "openid-configuration"]
    )
}

/// The path without `t/<tenant>` after its first segment; nothing where that names another tenant
/// or, in an installation with the tenant in the path, where it is missing.
fn without_tenant<'a>(tenant: &Tenant, segments: &[&'a str]) -> Option<Vec<&'a str>> {
    let own = tenant.settings.tenant_in_path.as_deref();
    match segments {
        [first @ ("SAAS" | "acs"), "t", name, rest @ ..] => {
            let same = own.unwrap_or("sandbox").eq_ignore_ascii_case(name);
            same.then(|| {
                std::iter::once(*first)
                    .chain(rest.iter().copied())
                    .collect()
            })
        }
        ["SAAS", ..] if own.is_some() => None,
        _ => Some(segments.to_vec()),
    }
}

/// Refuses other methods than `allowed` (comma-separated).
pub(super) fn only(request: &Request, allowed: &str) -> Result<(), Response> {
    if allowed.split(", ").any(|method| method == request.method) {
        return Ok(());
    }
    Err(method_not_allowed(allowed))
}

#[cfg(test)]
mod tests {
    use super::super::tenant::tests::{request, tenant};
    use super::*;

    #[test]
    fn tenant_in_the_path() {
        let mut tenant = tenant();
        let mut status = |own: Option<&str>, path: &str| {
            tenant.settings.tenant_in_path = own.map(str::to_owned);
            answer(&mut tenant, &request("GET", path, &[], "")).status
        };
        assert_eq!(status(None, "/SAAS/jersey/manager/api/health"), 200);
        assert_eq!(
            status(None, "/SAAS/t/sandbox/jersey/manager/api/health"),
            200
        );
        assert_eq!(
            status(Some("acme"), "/SAAS/t/ACME/jersey/manager/api/health/"),
            200
        );
        assert_eq!(
            status(Some("acme"), "/SAAS/t/other/jersey/manager/api/health"),
            404
        );
        assert_eq!(status(Some("acme"), "/SAAS/jersey/manager/api/health"), 404);
        assert_eq!(status(None, "/"), 404);
    }

    #[test]
    fn unknown_paths_get_the_containers_page() {
        let reply = answer(
            &mut tenant(),
            &request("GET", "/SAAS/jersey/manager/api/x", &[], ""),
        );
        assert_eq!(reply.status, 404);
        assert!(reply.content_type.starts_with("text/html"));
    }
}
