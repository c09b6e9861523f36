//! The system login of the local administrator (`ws1-access-api.md` §2.1).

use serde::Serialize;
use serde_json::{Value, json};

use super::caller::{Right, require, token_of};
use super::claims::{self, Subject};
use super::request::Request;
use super::response::{Response, bad_request, forbidden, json_object, no_such_page, refusal};
use super::route::only;
use super::switches::{Login, LoginReply};
use super::tenant::{Tenant, internal_error};

/// The reply's keys in the captured order.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Reply {
    id: Option<String>,
    session_token: String,
    first_name: Option<String>,
    last_name: Option<String>,
    admin: bool,
    server_url: Option<String>,
    signing_cert: Option<String>,
}

/// `POST auth/system/login`.
pub(super) fn answer(tenant: &mut Tenant, request: &Request) -> Result<Response, Response> {
    match tenant.settings.switches.login {
        Login::Enabled => {}
        Login::Disabled => return Err(forbidden(403)),
        Login::Disabled401 => return Err(forbidden(401)),
        Login::Missing => return Err(no_such_page()),
    }
    only(request, "POST")?;
    let body = json_object(request)?;
    let text = |name: &str| body.get(name).and_then(Value::as_str).unwrap_or_default();
    let (user, password) = (text("username"), text("password"));
    if user.is_empty() || password.is_empty() {
        return Err(bad_request("username and password are required."));
    }
    let Some(person) = person(tenant, user, password) else {
        let status = tenant.settings.switches.login_error_status.code();
        return Err(refusal(
            status,
            "invalid.credentials",
            "Invalid user name or password.",
        ));
    };
    // Seen as a boolean and as a string.
    let issue = matches!(body.get("issueToken"), Some(Value::Bool(true)))
        || text("issueToken").eq_ignore_ascii_case("true");
    let session_token = if issue {
        session(tenant, &person, request)?
    } else {
        String::new()
    };
    if tenant.settings.switches.login_reply == LoginReply::TokenOnly {
        return Ok(Response::json(200, &json!({"sessionToken": session_token})));
    }
    let reply = Reply {
        id: None,
        session_token,
        first_name: None,
        last_name: None,
        admin: person.admin,
        server_url: None,
        signing_cert: None,
    };
    Ok(Response::json(200, &reply))
}

/// The legacy exchange of a bearer token for a session token: `GET oauth2/session`.
pub(super) fn session_of_bearer(tenant: &Tenant, request: &Request) -> Result<Response, Response> {
    only(request, "GET")?;
    require(tenant, request, Right::Anyone)?;
    // Both schemes take both kinds of token, so the token serves as its own session.
    Ok(Response::json(
        200,
        &json!({"sessionToken": token_of(tenant, request)}),
    ))
}

/// Someone of the System Domain.
#[derive(Debug, Clone)]
pub(super) struct Person {
    pub(super) id: String,
    pub(super) user: String,
    pub(super) admin: bool,
}

/// The person with this name and password in the System Domain; only they can log in here.
pub(super) fn person(tenant: &Tenant, user: &str, password: &str) -> Option<Person> {
    let admin = &tenant.state.admin;
    if admin.user.eq_ignore_ascii_case(user) {
        return (admin.password == password).then(|| Person {
            id: admin.id.clone(),
            user: admin.user.clone(),
            admin: true,
        });
    }
    let people = &tenant.state.people;
    let mut named = people
        .users
        .named(user)
        .filter_map(|id| people.users.get(id));
    let found = named.find(|found| {
        found.domain() == "System Domain"
            && found.is_active()
            && found.password.as_deref() == Some(password)
    })?;
    Some(Person {
        id: found.id.clone(),
        user: user.to_owned(),
        admin: tenant.is_administrator(&found.id),
    })
}

fn session(tenant: &mut Tenant, person: &Person, request: &Request) -> Result<String, Response> {
    let scope = if person.admin { "admin" } else { "user" };
    let subject = Subject::Person {
        id: &person.id,
        user: &person.user,
        client: None,
    };
    let minutes = tenant.settings.switches.session_ttl.max(1);
    let now = request.seconds();
    let token = claims::token(tenant, subject, scope, minutes, now).map_err(internal_error)?;
    tenant.note_issued(
        "session",
        &person.user,
        "",
        scope,
        &token,
        now + minutes * 60,
    );
    Ok(token)
}
