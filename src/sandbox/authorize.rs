//! The authorization endpoint for people at a browser, and the code grant behind it
//! (`ws1-access-api.md` §2.2 and §2.3; its forms are those of `OAuth` 2.0, RFC 6749 and RFC 7636).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};
use url::{Url, form_urlencoded};

use super::caller::{owner, token_of};
use super::client::Client;
use super::login::{self, Person};
use super::random;
use super::request::Request;
use super::response::{Response, bad_request};
use super::route::only;
use super::tenant::{Tenant, internal_error};

/// Codes live so many seconds, and so many are kept.
const LIFE: i64 = 300;
const MOST: usize = 1_000;

/// A code that was given out and not yet exchanged.
#[derive(Debug, Clone)]
pub(super) struct Code {
    pub(super) client: String,
    pub(super) person: Person,
    pub(super) scope: String,
    redirect: String,
    /// The code challenge and whether it is the plain verifier.
    challenge: Option<(String, bool)>,
    expires: i64,
}

/// `GET` shows the sign-in form, or redirects at once for who is signed in; `POST` is that form.
pub(super) fn answer(tenant: &mut Tenant, request: &Request) -> Result<Response, Response> {
    only(request, "GET, POST")?;
    let mut pairs = request.query_pairs();
    pairs.extend(form_urlencoded::parse(&request.body).into_owned());
    let get = |name: &str| {
        let mut found = pairs
            .iter()
            .filter(|(key, value)| key == name && !value.is_empty());
        found.next().map(|(_, value)| value.as_str())
    };
    // Without a known client and its own address nothing may be sent anywhere.
    let client = get("client_id").and_then(|id| tenant.state.clients.get(id));
    let client = client
        .ok_or_else(|| bad_request("client_id is unknown."))?
        .clone();
    let registered = client
        .redirect_uri
        .split([' ', ','])
        .find(|one| !one.is_empty());
    let redirect = get("redirect_uri")
        .or(registered)
        .unwrap_or_default()
        .to_owned();
    if !is_registered(&client, &redirect) {
        return Err(bad_request("redirect_uri is not one of the client's."));
    }
    let mut back = Url::parse(&redirect).map_err(|_| bad_request("redirect_uri is no URL."))?;
    if let Some(state) = get("state") {
        back.query_pairs_mut().append_pair("state", state);
    }
    let refused = |error: &str| {
        let mut back = back.clone();
        back.query_pairs_mut().append_pair("error", error);
        Ok(Response::empty(302).with("location", back.as_str()))
    };
    if get("response_type") != Some("code") {
        return refused("unsupported_response_type");
    }
    if !client.may("authorization_code") {
        return refused("unauthorized_client");
    }
    let asked = get("scope").unwrap_or(&client.scope);
    let allowed = |word: &&str| client.scope.split_whitespace().any(|own| own == *word);
    let scope: Vec<&str> = asked.split_whitespace().filter(allowed).collect();
    let person = match (get("username"), get("password")) {
        (Some(user), Some(password)) => login::person(tenant, user, password),
        _ => signed_in(tenant, request),
    };
    let Some(person) = person else {
        return Ok(sign_in_page(&pairs));
    };
    let challenge = get("code_challenge").map(|challenge| {
        let plain = get("code_challenge_method") != Some("S256");
        (challenge.to_owned(), plain)
    });
    let code = Code {
        client: client.uuid.clone(),
        person,
        scope: scope.join(" "),
        redirect,
        challenge,
        expires: request.seconds() + LIFE,
    };
    let text = random::alphanumerics(32).map_err(internal_error)?;
    back.query_pairs_mut().append_pair("code", &text);
    let now = request.seconds();
    tenant.codes.retain(|_, code| code.expires > now);
    if tenant.codes.len() >= MOST {
        tenant.codes.pop_first();
    }
    tenant.codes.insert(text, code);
    Ok(Response::empty(302).with("location", back.as_str()))
}

/// Takes a code back: it must be of this client and address, alive, and its verifier must fit.
pub(super) fn redeem(
    tenant: &mut Tenant,
    client: &Client,
    code: &str,
    redirect: Option<&str>,
    verifier: Option<&str>,
    now: i64,
) -> Option<Code> {
    let code = tenant.codes.remove(code)?;
    let fits = match &code.challenge {
        None => true,
        Some((challenge, true)) => verifier == Some(challenge.as_str()),
        Some((challenge, false)) => verifier.is_some_and(|verifier| {
            URL_SAFE_NO_PAD.encode(Sha256::digest(verifier.as_bytes())) == *challenge
        }),
    };
    let same = redirect.is_none_or(|redirect| redirect == code.redirect);
    (fits && same && code.client == client.uuid && code.expires > now).then_some(code)
}

/// One of the registered ones, of which `*` may be a part.
fn is_registered(client: &Client, redirect: &str) -> bool {
    let mut own = client
        .redirect_uri
        .split([' ', ','])
        .filter(|one| !one.is_empty());
    own.any(|pattern| match pattern.split_once('*') {
        None => pattern == redirect,
        Some((start, end)) => {
            redirect.len() >= start.len() + end.len()
                && redirect.starts_with(start)
                && redirect.ends_with(end)
        }
    })
}

fn signed_in(tenant: &Tenant, request: &Request) -> Option<Person> {
    let caller = owner(tenant, token_of(tenant, request)?, request.seconds())?;
    let id = caller.text("sub");
    let name = caller.text("prn").split('@').next()?;
    (caller.text("prn_type") == "USER").then(|| Person {
        id: id.to_owned(),
        user: name.to_owned(),
        admin: tenant.is_administrator(id),
    })
}

fn sign_in_page(pairs: &[(String, String)]) -> Response {
    let mut page = String::from(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Sign in</title>\
         </head><body><h1>Sign in</h1><p>This tenant is simulated.</p><form method=\"post\">",
    );
    for (name, value) in pairs {
        if name != "username" && name != "password" {
            let (name, value) = (escape(name), escape(value));
            page.push_str(&format!(
                "<input type=\"hidden\" name=\"{name}\" value=\"{value}\">"
            ));
        }
    }
    page.push_str(
        "<p><label>User name <input name=\"username\"></label></p><p><label>Password \
         <input name=\"password\" type=\"password\"></label></p>\
         <p><button>Sign in</button></p></form></body></html>",
    );
    Response::bytes(200, "text/html;charset=utf-8", page.into_bytes())
        .with("cache-control", "no-store")
        .with("x-frame-options", "DENY")
}

/// Text for HTML.
pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
