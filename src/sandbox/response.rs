//! One reply as plain facts, and the bodies of refusals (`ws1-access-api.md` §8).

use serde::Serialize;
use serde_json::{Value, json};

use super::request::Request;
use super::switches::MediaType;

/// The prefix of all vendor media types (`ws1-access-api.md` §1).
pub(super) const VENDOR: &str = "application/vnd.vmware.horizon.manager.";

/// What the tenant answers.
#[derive(Debug, Clone, Default)]
pub(super) struct Response {
    pub(super) status: u16,
    /// Empty: no `Content-Type` header.
    pub(super) content_type: String,
    /// Further headers.
    pub(super) headers: Vec<(&'static str, String)>,
    pub(super) body: Vec<u8>,
}

impl Response {
    /// A reply without a body.
    pub(super) fn empty(status: u16) -> Self {
        Self {
            status,
            ..Self::default()
        }
    }

    /// Plain text.
    pub(super) fn text(status: u16, text: &str) -> Self {
        Self::bytes(status, "text/plain;charset=UTF-8", text.as_bytes().to_vec())
    }

    /// Any bytes.
    pub(super) fn bytes(status: u16, content_type: &str, body: Vec<u8>) -> Self {
        Self {
            status,
            content_type: content_type.to_owned(),
            headers: Vec::new(),
            body,
        }
    }

    /// `application/json`.
    pub(super) fn json(status: u16, body: &impl Serialize) -> Self {
        Self::typed(status, "application/json", body)
    }

    /// JSON under another media type.
    pub(super) fn typed(status: u16, content_type: &str, body: &impl Serialize) -> Self {
        // Only maps with keys that are no strings cannot be written, and there are none here.
        let body = serde_json::to_vec(body).unwrap_or_default();
        Self::bytes(status, content_type, body)
    }

    /// Adds a header.
    pub(super) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }
}

/// The body of `ws1-access-api.md` §8.1.
pub(super) fn refusal(status: u16, code: &str, message: &str) -> Response {
    let error = json!({"code": code, "message": message, "parameters": null});
    Response::json(status, &json!({"errors": [error]}))
}

/// Missing or dead token (401) and missing right (403): the one captured text, §8.1.
pub(super) fn forbidden(status: u16) -> Response {
    refusal(
        status,
        "forbidden",
        "User is not authorized to perform the task.",
    )
}

/// A bad value in a request, in the shape of §8.1.
pub(super) fn bad_request(message: &str) -> Response {
    refusal(400, "bad.request", message)
}

/// Something of a known kind that is not there, in the shape of §8.1.
pub(super) fn not_found(what: &str) -> Response {
    refusal(404, "not.found", &format!("{what} does not exist."))
}

/// A media type that does not belong to the call, in the shape of §8.1.
pub(super) fn unsupported_media(status: u16) -> Response {
    refusal(
        status,
        "unsupported.media.type",
        "The media type is not supported.",
    )
}

/// A path that nobody serves: the servlet container's own page, as the service runs in one.
pub(super) fn no_such_page() -> Response {
    container_page(404, "Not Found")
}

/// A path that takes other methods, with those as `Allow`.
pub(super) fn method_not_allowed(allowed: &str) -> Response {
    container_page(405, "Method Not Allowed").with("allow", allowed)
}

fn container_page(status: u16, reason: &str) -> Response {
    let page = format!(
        "<!doctype html><html lang=\"en\"><head><title>HTTP Status {status} \u{2013} {reason}\
         </title></head><body><h1>HTTP Status {status} \u{2013} {reason}</h1></body></html>"
    );
    Response::bytes(status, "text/html;charset=utf-8", page.into_bytes())
}

/// The media type of a reply to an administrative call, `kind` without prefix and `+json`.
///
/// `ws1-access-api.md` §1: vendor-typed requests get vendor-typed replies; who accepts plain JSON
/// only gets plain JSON, and so does everybody where the switch says so.
pub(super) fn reply_type(request: &Request, switch: MediaType, kind: &str) -> String {
    let plain = "application/json".to_owned();
    if switch == MediaType::Plain {
        return plain;
    }
    let accepted = request.accepted();
    let Some(first) = accepted.iter().find(|one| one.starts_with(VENDOR)) else {
        let only_plain = accepted.iter().any(|one| one == "application/json");
        return if only_plain {
            plain
        } else {
            format!("{VENDOR}{kind}+json")
        };
    };
    first.clone()
}

/// The body as a JSON object.
pub(super) fn json_object(request: &Request) -> Result<serde_json::Map<String, Value>, Response> {
    match serde_json::from_slice(&request.body) {
        Ok(Value::Object(object)) => Ok(object),
        _ => Err(bad_request("The request body is not a JSON object.")),
    }
}
