//! The lines of `-vv`: what was sent and what came back, without anything secret.

use super::{Redactor, Reply, Request, Trace, escape};
use std::sync::Arc;
use std::time::Duration;
use url::Url;

/// The longest body that is shown, in characters.
const MAX_BODY: usize = 2000;
/// The longest header of a reply that is shown, in characters.
const MAX_HEADER: usize = 200;
/// The headers that are shown.
const SHOWN_HEADERS: [&str; 3] = ["accept", "content-type", "user-agent"];

/// Writes the trace, where there is one.
#[derive(Clone)]
pub(super) struct Tracer {
    trace: Option<Arc<dyn Trace>>,
    redactor: Redactor,
}

impl Tracer {
    pub(super) fn new(trace: Option<Arc<dyn Trace>>, redactor: Redactor) -> Self {
        Self { trace, redactor }
    }

    pub(super) fn request(&self, request: &Request, user_agent: &str) {
        self.write(|line| {
            let method = request.method.as_str();
            line(format!("> {method} {}", without_query_values(&request.url)));
            line(format!("> user-agent: {user_agent}"));
            for (name, value) in &request.headers {
                if SHOWN_HEADERS.contains(&name.as_str()) && !value.is_sensitive() {
                    line(format!(
                        "> {name}: {}",
                        String::from_utf8_lossy(value.as_bytes())
                    ));
                }
            }
        });
        self.body('>', request.body.as_deref().unwrap_or_default());
    }

    pub(super) fn reply(&self, reply: &Reply, took: Duration) {
        let shown = |text: &str| self.redactor.excerpt(text.as_bytes(), MAX_HEADER);
        self.write(|line| {
            let id = reply.request_id.as_deref().map(shown);
            line(format!(
                "< {} in {} ms{}",
                reply.status,
                took.as_millis(),
                id.map(|id| format!(", request id {id}"))
                    .unwrap_or_default()
            ));
            if let Some(kind) = reply.content_type.as_deref().map(shown) {
                line(format!("< content-type: {kind}"));
            }
        });
        self.body('<', &reply.body);
    }

    pub(super) fn note(&self, text: &str) {
        self.write(|line| line(format!("* {text}")));
    }

    fn body(&self, direction: char, body: &[u8]) {
        if let Some(trace) = &self.trace
            && !body.is_empty()
        {
            let shown = self.redactor.excerpt(body, MAX_BODY);
            trace.line(&format!("{direction} {shown}"));
        }
    }

    fn write(&self, lines: impl FnOnce(&mut dyn FnMut(String))) {
        if let Some(trace) = &self.trace {
            lines(&mut |text| trace.line(&escape(&self.redactor.redact(&text))));
        }
    }
}

/// The address with `…` for each value in its query.
fn without_query_values(url: &Url) -> String {
    let mut shown = url.clone();
    shown.set_query(None);
    shown.set_fragment(None);
    let names: Vec<String> = url
        .query_pairs()
        .map(|(name, _)| format!("{name}=…"))
        .collect();
    if names.is_empty() {
        shown.to_string()
    } else {
        format!("{shown}?{}", names.join("&"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_no_query_value() {
        let url = Url::parse("https://a.example/x?filter=userName&count=2").unwrap();
        assert_eq!(
            without_query_values(&url),
            "https://a.example/x?filter=…&count=…"
        );
    }
}
