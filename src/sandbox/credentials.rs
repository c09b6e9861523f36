//! What a call to the token endpoint says, and the client that it proves to come from
//! (`ws1-access-api.md` §2.2).

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use url::form_urlencoded;

use super::client::Client;
use super::request::Request;
use super::response::Response;
use super::switches::ClientError;
use super::tenant::Tenant;

/// What a request says, wherever it says it: query, form, header.
pub(super) struct Parameters {
    pairs: Vec<(String, String)>,
    basic: Option<(String, String)>,
}

impl Parameters {
    pub(super) fn read(request: &Request) -> Self {
        let mut pairs = request.query_pairs();
        // Scripts exist that send JSON as type and everything in the query: no form there. A stray
        // `&` at the start is an empty pair, which the decoder skips.
        if request.media_type().as_deref() != Some("application/json") {
            pairs.extend(form_urlencoded::parse(&request.body).into_owned());
        }
        Self {
            pairs,
            basic: basic(request),
        }
    }

    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let mut found = self
            .pairs
            .iter()
            .filter(|(key, value)| key == name && !value.is_empty());
        found.next().map(|(_, value)| value.as_str())
    }
}

/// Id and secret of the `Authorization: Basic` header; neither is URL-encoded.
fn basic(request: &Request) -> Option<(String, String)> {
    let (scheme, encoded) = request.header("authorization")?.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("basic") {
        return None;
    }
    let text = String::from_utf8(STANDARD.decode(encoded.trim()).ok()?).ok()?;
    let (id, secret) = text.split_once(':')?;
    Some((id.to_owned(), secret.to_owned()))
}

/// The client that a request proves to come from.
pub(super) fn client_of(tenant: &Tenant, request: &Request) -> Result<Client, Response> {
    authenticated(tenant, &Parameters::read(request))
}

/// The client whose id and secret these are.
pub(super) fn authenticated(tenant: &Tenant, parameters: &Parameters) -> Result<Client, Response> {
    let in_body = || {
        let id = parameters.get("client_id")?.to_owned();
        Some((
            id,
            parameters
                .get("client_secret")
                .unwrap_or_default()
                .to_owned(),
        ))
    };
    let Some((id, secret)) = parameters.basic.clone().or_else(in_body) else {
        return Err(refused(
            401,
            "invalid_client",
            "check the Authorization header",
        ));
    };
    let client = tenant.state.clients.get(&id);
    let proven = client.filter(|client| !client.secret.is_empty() && client.secret == secret);
    proven.cloned().ok_or_else(|| {
        let status = match tenant.settings.switches.oauth_client_error {
            ClientError::Unauthorized => 401,
            ClientError::BadRequest => 400,
            ClientError::ByStyle => {
                if parameters.basic.is_some() {
                    401
                } else {
                    400
                }
            }
        };
        refused(status, "invalid_client", "client authentication failed")
    })
}

/// The body of `ws1-access-api.md` §8.3.
pub(super) fn refused(status: u16, error: &str, description: &str) -> Response {
    let reply = Response::json(
        status,
        &json!({"error": error, "error_description": description}),
    );
    if status == 401 {
        return reply.with("www-authenticate", "Basic realm=\"oauth\"");
    }
    reply
}
