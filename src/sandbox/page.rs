//! The web page `/_sandbox`: the tenant for people, with switches to flip and a button that gives
//! a client the admin role, as the console does.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

use super::control;
use super::request::Request;
use super::response::{Response, no_such_page};
use super::route::only;
use super::shared::Shared;

const PAGE: &str = include_str!("page.html");

/// Whether a path is the page's or below it.
pub(super) fn owns(path: &str) -> bool {
    path == "/_sandbox" || path.starts_with("/_sandbox/")
}

/// Answers the page and its calls.
pub(super) fn answer(shared: &Shared, request: &Request) -> Response {
    let Some(token) = shared.page_token() else {
        return no_such_page();
    };
    let segments = request.segments();
    let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
    match segments.as_slice() {
        ["_sandbox", "api", rest @ ..] => control::from_page(shared, request, rest),
        ["_sandbox"] => match only(request, "GET, HEAD") {
            Ok(()) => whole(token),
            Err(refused) => refused,
        },
        _ => no_such_page(),
    }
}

/// The page with its token. Nothing from outside may be loaded, run or shown around it.
fn whole(token: &str) -> Response {
    let page = PAGE.replace("{{token}}", token);
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; connect-src 'self'; \
         img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        digest(&page, "<style>", "</style>"),
        digest(&page, "<script>", "</script>"),
    );
    Response::bytes(200, "text/html;charset=utf-8", page.into_bytes())
        .with("content-security-policy", policy)
        .with("cache-control", "no-store")
        .with("referrer-policy", "no-referrer")
        .with("x-content-type-options", "nosniff")
        .with("cross-origin-resource-policy", "same-origin")
        .with("cross-origin-opener-policy", "same-origin")
}

fn digest(page: &str, start: &str, end: &str) -> String {
    let after = page.split_once(start).map_or("", |(_, after)| after);
    let inside = after.split_once(end).map_or("", |(inside, _)| inside);
    STANDARD.encode(Sha256::digest(inside.as_bytes()))
}
