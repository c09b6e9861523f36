//! The claims of access and session tokens (`ws1-access-api.md` §2.2).

use serde_json::{Value, json};

use super::client::Client;
use super::error::SandboxError;
use super::login::Person;
use super::random;
use super::switches::{AdminRole, Form, KeyId};
use super::tenant::Tenant;

/// For whom a token is made.
#[derive(Debug, Clone, Copy)]
pub(super) enum Subject<'a> {
    /// A client on its own behalf.
    Service(&'a Client),
    /// A person, by system login or through a client.
    Person {
        id: &'a str,
        user: &'a str,
        client: Option<&'a Client>,
    },
}

impl Subject<'_> {
    fn client(&self) -> Option<&Client> {
        match self {
            Self::Service(client) => Some(client),
            Self::Person { client, .. } => *client,
        }
    }
}

/// A signed token; `minutes` is its life, `now` in seconds since 1970.
pub(super) fn token(
    tenant: &Tenant,
    subject: Subject<'_>,
    scope: &str,
    minutes: i64,
    now: i64,
) -> Result<String, SandboxError> {
    let named = match tenant.settings.switches.jwt_key_id {
        KeyId::ByForm => tenant.settings.switches.jwt_form == Form::New,
        KeyId::Yes => true,
        KeyId::No => false,
    };
    let claims = claims(tenant, subject, scope, minutes, now)?;
    tenant.signer.sign(&claims, named)
}

/// An identity token of `OpenID` Connect for a person.
pub(super) fn id_token(
    tenant: &Tenant,
    person: &Person,
    client_id: &str,
    minutes: i64,
    now: i64,
) -> Result<String, SandboxError> {
    let claims = json!({
        "jti": random::uuid()?,
        "iss": tenant.settings.url("/auth"),
        "aud": client_id,
        "sub": person.id,
        "preferred_username": person.user,
        "iat": now,
        "exp": now + minutes * 60,
        "auth_time": now,
    });
    tenant.signer.sign(&claims, true)
}

fn claims(
    tenant: &Tenant,
    subject: Subject<'_>,
    scope: &str,
    minutes: i64,
    now: i64,
) -> Result<Value, SandboxError> {
    let id = random::uuid()?;
    let client_id = subject
        .client()
        .map_or("", |client| client.client_id.as_str());
    let (principal, kind, sub, number) = match subject {
        Subject::Service(client) => (
            client.client_id.as_str(),
            "SERVICE",
            client.uuid.as_str(),
            client.number,
        ),
        Subject::Person { id, user, .. } => (user, "USER", id, 1),
    };
    let mut claims = json!({
        "jti": id,
        "prn": format!("{principal}@{}", tenant.settings.name()),
        "prn_type": kind,
        "sub": sub,
        "user_id": number.to_string(),
        "cid": client_id,
        "scp": scope,
        "iss": tenant.settings.url("/auth"),
        "aud": tenant.settings.url("/auth/oauthtoken"),
        "iat": now,
        "exp": now + minutes * 60,
        "auth_time": now,
    });
    if kind == "USER" {
        claims["domain"] = Value::from("System Domain");
    }
    match tenant.settings.switches.jwt_form {
        Form::New => {
            claims["pid"] = Value::from(id);
            claims["rules"] = rules(tenant, subject, scope, now);
        }
        Form::Old => add_old_claims(&mut claims, kind, client_id, now),
    }
    Ok(claims)
}

/// What the token may do; all for a full administrator.
fn rules(tenant: &Tenant, subject: Subject<'_>, scope: &str, now: i64) -> Value {
    let administers = scope.split_whitespace().any(|word| word == "admin")
        && match subject {
            Subject::Service(client) => has_role(tenant, client),
            Subject::Person { id, .. } => tenant.is_administrator(id),
        };
    let all = json!({"resources": ["*"], "actions": ["*"], "conditions": null, "advice": null});
    rules_body(tenant, administers.then_some(all), now)
}

/// The object `rules` of a token, which `/acs/rules/me` answers too.
pub(super) fn rules_body(tenant: &Tenant, rule: Option<Value>, now: i64) -> Value {
    json!({
        "expiry": now + 1800,
        "link": format!("{}/acs/rules/me", tenant.settings.origin),
        "rules": rule.map(|rule| vec![rule]).unwrap_or_default(),
    })
}

/// Whether a client administers (`ws1-access-api.md` §7, rights).
pub(super) fn has_role(tenant: &Tenant, client: &Client) -> bool {
    client.admin_role || tenant.settings.switches.admin_role == AdminRole::Not
}

fn add_old_claims(claims: &mut Value, kind: &str, client_id: &str, now: i64) {
    let letters: String = client_id
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect();
    // A JSON text inside the JSON, as captured.
    let context = json!([{
        "mtd": "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport",
        "iat": now,
        "id": 1,
    }]);
    claims["auth_time"] = Value::from(now - 1);
    claims["ctx"] = Value::from(context.to_string());
    claims["idp"] = Value::from("0");
    claims["eml"] = Value::from(format!("OAuthClient_{letters}@noreply.com"));
    claims["did"] = Value::from("");
    claims["wid"] = Value::from("");
    if kind == "SERVICE" {
        claims["domain"] = Value::from("Local Users");
    }
}
