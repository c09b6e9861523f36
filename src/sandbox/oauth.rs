//! The token endpoint (`ws1-access-api.md` §2.2).

use serde::Serialize;

use super::authorize;
use super::caller::owner;
use super::claims::{self, Subject};
use super::client::Client;
use super::credentials::{Parameters, authenticated, refused};
use super::login::{self, Person};
use super::random;
use super::request::Request;
use super::response::Response;
use super::route::only;
use super::state::RefreshToken;
use super::tenant::{Tenant, internal_error};

/// A success has no null, true or false: there are clients that evaluate it as Python.
#[derive(Serialize)]
struct Reply {
    access_token: String,
    token_type: &'static str,
    expires_in: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    refresh_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    id_token: Option<String>,
    scope: String,
    /// Only where the switch `token-reply-null` asks for it: a key that is null.
    #[serde(skip_serializing_if = "Option::is_none")]
    device_secret: Option<()>,
}

/// `POST oauthtoken`.
pub(super) fn answer(tenant: &mut Tenant, request: &Request) -> Result<Response, Response> {
    only(request, "POST")?;
    let parameters = Parameters::read(request);
    let grant = parameters.get("grant_type").unwrap_or_default();
    let known = [
        "client_credentials",
        "password",
        "refresh_token",
        "authorization_code",
        "urn:ietf:params:oauth:grant-type:jwt-bearer",
    ];
    if !known.contains(&grant) {
        // A documented quirk: not 400.
        return Err(refused(
            500,
            "server_error",
            "grant_type is missing or unknown",
        ));
    }
    let client = authenticated(tenant, &parameters)?;
    // The assertion grant is none of the words that a client can have.
    let assertion = grant.ends_with(":jwt-bearer") && tenant.settings.switches.jwt_bearer_grant;
    if !client.may(grant) && !assertion {
        return Err(refused(
            400,
            "unauthorized_client",
            "the client may not use this grant",
        ));
    }
    match grant {
        "client_credentials" => {
            let scope = scope(tenant, &parameters, &client.scope)?;
            reply(tenant, request, &client, None, &scope, None)
        }
        "password" => by_password(tenant, request, &parameters, &client),
        "refresh_token" => by_refresh_token(tenant, request, &parameters, &client),
        "authorization_code" => by_code(tenant, request, &parameters, &client),
        _ => by_assertion(tenant, request, &parameters, &client),
    }
}

fn by_code(
    tenant: &mut Tenant,
    request: &Request,
    parameters: &Parameters,
    client: &Client,
) -> Result<Response, Response> {
    let Some(code) = parameters.get("code") else {
        return Err(refused(400, "invalid_request", "code is required"));
    };
    let (redirect, verifier) = (
        parameters.get("redirect_uri"),
        parameters.get("code_verifier"),
    );
    let now = request.seconds();
    let code = authorize::redeem(tenant, client, code, redirect, verifier, now)
        .ok_or_else(|| refused(400, "invalid_grant", "the code is not valid"))?;
    reply(
        tenant,
        request,
        client,
        Some(&code.person),
        &code.scope,
        None,
    )
}

/// The assertion is a person's token of this tenant.
fn by_assertion(
    tenant: &mut Tenant,
    request: &Request,
    parameters: &Parameters,
    client: &Client,
) -> Result<Response, Response> {
    let Some(assertion) = parameters.get("assertion") else {
        return Err(refused(400, "invalid_request", "assertion is required"));
    };
    let caller = owner(tenant, assertion, request.seconds())
        .filter(|caller| caller.text("prn_type") == "USER")
        .ok_or_else(|| refused(400, "invalid_grant", "the assertion is not valid"))?;
    let person = Person {
        id: caller.text("sub").to_owned(),
        user: caller
            .text("prn")
            .split('@')
            .next()
            .unwrap_or_default()
            .to_owned(),
        admin: tenant.is_administrator(caller.text("sub")),
    };
    let scope = scope(tenant, parameters, &client.scope)?;
    reply(tenant, request, client, Some(&person), &scope, None)
}

/// The asked-for scope within the allowed one; all that is allowed when none is asked for.
fn scope(tenant: &Tenant, parameters: &Parameters, allowed: &str) -> Result<String, Response> {
    let Some(asked) = parameters.get("scope") else {
        return Ok(allowed.to_owned());
    };
    let has = |word: &str| allowed.split_whitespace().any(|one| one == word);
    let (known, unknown): (Vec<&str>, Vec<&str>) =
        asked.split_whitespace().partition(|word| has(word));
    if !unknown.is_empty() && tenant.settings.switches.refuses_unknown_scope {
        return Err(refused(
            400,
            "invalid_scope",
            "the client does not have this scope",
        ));
    }
    Ok(if known.is_empty() {
        allowed.to_owned()
    } else {
        known.join(" ")
    })
}

fn by_password(
    tenant: &mut Tenant,
    request: &Request,
    parameters: &Parameters,
    client: &Client,
) -> Result<Response, Response> {
    let names = ["username", "password", "scope"];
    let [Some(user), Some(password), Some(_)] = names.map(|name| parameters.get(name)) else {
        return Err(refused(
            400,
            "invalid_request",
            "username, password and scope are required",
        ));
    };
    let domain = parameters.get("domain").unwrap_or("System Domain");
    let person = login::person(tenant, user, password)
        .filter(|_| domain.eq_ignore_ascii_case("System Domain"))
        .ok_or_else(|| refused(400, "invalid_grant", "user name or password is wrong"))?;
    let scope = scope(tenant, parameters, &client.scope)?;
    reply(tenant, request, client, Some(&person), &scope, None)
}

fn by_refresh_token(
    tenant: &mut Tenant,
    request: &Request,
    parameters: &Parameters,
    client: &Client,
) -> Result<Response, Response> {
    let Some(token) = parameters.get("refresh_token") else {
        return Err(refused(400, "invalid_request", "refresh_token is required"));
    };
    let now = request.seconds();
    let dead = || refused(400, "invalid_grant", "the refresh token is not valid");
    let held = tenant
        .state
        .refresh_tokens
        .get(token)
        .ok_or_else(dead)?
        .clone();
    if held.client != client.uuid || held.expires <= now || held.idle_until <= now {
        return Err(dead());
    }
    let person = match &held.user {
        None => None,
        Some(user) => Some(Person {
            id: person_id(tenant, user).ok_or_else(dead)?,
            user: user.clone(),
            admin: false,
        }),
    };
    let scope = scope(tenant, parameters, &held.scope)?;
    reply(
        tenant,
        request,
        client,
        person.as_ref(),
        &scope,
        Some(token),
    )
}

fn person_id(tenant: &Tenant, user: &str) -> Option<String> {
    let admin = &tenant.state.admin;
    if admin.user == user {
        return Some(admin.id.clone());
    }
    tenant
        .state
        .people
        .users
        .named(user)
        .next()
        .map(str::to_owned)
}

/// The tokens; `refreshed` is the refresh token that was used, which stays the same.
fn reply(
    tenant: &mut Tenant,
    request: &Request,
    client: &Client,
    person: Option<&Person>,
    scope: &str,
    refreshed: Option<&str>,
) -> Result<Response, Response> {
    let now = request.seconds();
    let maximum = tenant.settings.switches.maximum_token_ttl;
    let minutes = match maximum {
        1.. => client.access_token_ttl.min(maximum),
        _ => client.access_token_ttl,
    };
    let subject = match person {
        None => Subject::Service(client),
        Some(person) => Subject::Person {
            id: &person.id,
            user: &person.user,
            client: Some(client),
        },
    };
    let access_token =
        claims::token(tenant, subject, scope, minutes, now).map_err(internal_error)?;
    let refresh_token = if client.may("refresh_token") {
        let user = person.map(|person| person.user.clone());
        Some(keep_refresh_token(
            tenant, client, user, scope, refreshed, now,
        )?)
    } else {
        None
    };
    // One less than the life (§2.2).
    let expires_in = minutes * 60 - 1;
    let end = now + minutes * 60;
    let owner = person.map_or("", |person| person.user.as_str());
    tenant.note_issued(
        "access",
        owner,
        &client.client_id,
        scope,
        &access_token,
        end,
    );
    let with_id = person.is_some() && scope.split_whitespace().any(|word| word == "openid");
    let id_token = match (person, with_id) {
        (Some(person), true) => {
            let token = claims::id_token(tenant, person, &client.client_id, minutes, now);
            Some(token.map_err(internal_error)?)
        }
        _ => None,
    };
    let device_secret = tenant.settings.switches.token_reply_null.then_some(());
    let scope = scope.to_owned();
    let body = Reply {
        access_token,
        token_type: "Bearer",
        expires_in,
        refresh_token,
        id_token,
        scope,
        device_secret,
    };
    Ok(Response::json(200, &body)
        .with("cache-control", "no-store")
        .with("pragma", "no-cache"))
}

fn keep_refresh_token(
    tenant: &mut Tenant,
    client: &Client,
    user: Option<String>,
    scope: &str,
    refreshed: Option<&str>,
    now: i64,
) -> Result<String, Response> {
    let idle_until = now + client.refresh_token_idle_ttl * 60;
    tenant.changed = true;
    if let Some(held) = refreshed.and_then(|token| tenant.state.refresh_tokens.get_mut(token)) {
        held.idle_until = idle_until;
        return Ok(refreshed.unwrap_or_default().to_owned());
    }
    let length = tenant
        .settings
        .switches
        .refresh_token_length
        .clamp(8, 4_096);
    let length = usize::try_from(length).unwrap_or(32);
    let token = random::alphanumerics(length).map_err(internal_error)?;
    tenant.make_room_for_refresh_token(now);
    let held = RefreshToken {
        client: client.uuid.clone(),
        scope: scope.to_owned(),
        user,
        expires: now + client.refresh_token_ttl * 60,
        idle_until,
    };
    tenant.state.refresh_tokens.insert(token.clone(), held);
    Ok(token)
}
