//! Who may call: programs on a port of their own, and the web page with the token it was given.
//!
//! A page of another site in the same browser can send requests to loopback. It can neither read
//! the answers nor the page's token, and its requests carry an `Origin`; `Host` is checked before.

use super::super::request::Request;
use super::super::response::{Response, refusal};
use super::super::shared::Shared;

/// A call at the port: no browser calls there, and whatever changes something says that it is
/// JSON, which another site's page cannot without being asked for leave first.
pub(in crate::sandbox) fn from_port(shared: &Shared, request: &Request) -> Response {
    let browser = request.header("origin").is_some() || request.header("sec-fetch-site").is_some();
    if browser {
        return refusal(403, "forbidden", "Browsers have the page /_sandbox.");
    }
    let changes = request.method != "GET";
    let body = !request.body.is_empty();
    if changes && body && request.media_type().as_deref() != Some("application/json") {
        return refusal(
            415,
            "unsupported.media.type",
            "The body is application/json.",
        );
    }
    let segments = request.segments();
    let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
    super::answer(shared, request, &segments).unwrap_or_else(|refused| refused)
}

/// A call of the page; `path` without `/_sandbox/api`.
pub(in crate::sandbox) fn from_page(shared: &Shared, request: &Request, path: &[&str]) -> Response {
    let known =
        shared.page_token().is_some() && request.header("x-sandbox-token") == shared.page_token();
    if !known || !origin_is_own(request) {
        return refusal(403, "forbidden", "This is for the page /_sandbox only.");
    }
    super::answer(shared, request, path).unwrap_or_else(|refused| refused)
}

/// Whether a request does not come from another site's page.
fn origin_is_own(request: &Request) -> bool {
    let host = request.header("host").unwrap_or_default();
    let own = |origin: &str| {
        let rest = origin
            .strip_prefix("http://")
            .or(origin.strip_prefix("https://"));
        rest.is_some_and(|rest| rest.eq_ignore_ascii_case(host))
    };
    let site = request.header("sec-fetch-site");
    request.header("origin").is_none_or(own)
        && site.is_none_or(|site| matches!(site, "same-origin" | "none"))
}
