use jiff::Timestamp;
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use std::fmt;
use std::time::Duration;
use url::Url;

/// The HTTP methods that the tenant's API uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Reads.
    Get,
    /// Creates, signs in, asks for a token.
    Post,
    /// Replaces.
    Put,
    /// Deletes.
    Delete,
}

impl Method {
    /// The method's word on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Delete => "DELETE",
        }
    }
}

impl From<Method> for reqwest::Method {
    fn from(method: Method) -> Self {
        match method {
            Method::Get => Self::GET,
            Method::Post => Self::POST,
            Method::Put => Self::PUT,
            Method::Delete => Self::DELETE,
        }
    }
}

/// What sending the same request twice would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// The same as sending it once: reading, replacing, deleting, signing in.
    Repeatable,
    /// Perhaps something twice: creating. Only the caller can look whether the first one arrived.
    Once,
}

/// A request as the client sends it. `Debug` shows neither headers nor body.
#[derive(Clone)]
pub struct Request {
    /// The method.
    pub method: Method,
    /// The whole address.
    pub url: Url,
    /// The headers; values of `Authorization` are marked sensitive.
    pub headers: HeaderMap<HeaderValue>,
    /// The body, where there is one.
    pub body: Option<Vec<u8>>,
    /// What a second try would do.
    pub effect: Effect,
}

impl Request {
    /// A request without headers and body.
    pub fn new(method: Method, url: Url, effect: Effect) -> Self {
        Self {
            method,
            url,
            headers: HeaderMap::new(),
            body: None,
            effect,
        }
    }

    /// Adds a header.
    pub fn header(&mut self, name: HeaderName, value: HeaderValue) {
        self.headers.insert(name, value);
    }
}

impl fmt::Debug for Request {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Request")
            .field("method", &self.method)
            .field("path", &self.url.path())
            .field("effect", &self.effect)
            .finish_non_exhaustive()
    }
}

/// A reply, read to its end. `Debug` does not show the body.
#[derive(Clone)]
pub struct Reply {
    /// The status.
    pub status: u16,
    /// The header `Content-Type`.
    pub content_type: Option<String>,
    /// The header `Location`.
    pub location: Option<String>,
    /// The header `Date`: the server's clock.
    pub date: Option<Timestamp>,
    /// The header `Retry-After`: how long the server wants to be left alone.
    pub retry_after: Option<Duration>,
    /// The header `X-Request-Id` or `X-Correlation-Id`.
    pub request_id: Option<String>,
    /// The body, at most [`Reply::MAX_BODY`] bytes.
    pub body: Vec<u8>,
}

impl Reply {
    /// The longest body that is read, in bytes.
    pub const MAX_BODY: usize = 8 * 1024 * 1024;

    /// A reply without headers.
    #[cfg(test)]
    pub(crate) fn of(status: u16, body: &str) -> Self {
        Self {
            status,
            content_type: None,
            location: None,
            date: None,
            retry_after: None,
            request_id: None,
            body: body.into(),
        }
    }

    /// Whether the status is 2xx.
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// Whether the status is one of a redirect. None is followed: a 307 would carry secrets along.
    pub fn is_redirect(&self) -> bool {
        matches!(self.status, 301 | 302 | 303 | 307 | 308)
    }

    /// Whether the body is a web page, by its type or its look.
    pub fn is_web_page(&self) -> bool {
        let is_html = self.content_type.as_deref().is_some_and(|kind| {
            let kind = kind.to_ascii_lowercase();
            kind.starts_with("text/html") || kind.starts_with("application/xhtml")
        });
        let body = self
            .body
            .strip_prefix(b"\xef\xbb\xbf")
            .unwrap_or(&self.body);
        let start = body.trim_ascii_start();
        let looks = |tag: &[u8]| {
            start
                .get(..tag.len())
                .is_some_and(|head| head.eq_ignore_ascii_case(tag))
        };
        looks(b"<!doctype html") || looks(b"<html") || (is_html && looks(b"<"))
    }
}

impl fmt::Debug for Reply {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Reply")
            .field("status", &self.status)
            .field("content_type", &self.content_type)
            .field("length", &self.body.len())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reply(content_type: Option<&str>, body: &str) -> Reply {
        Reply {
            content_type: content_type.map(Into::into),
            ..Reply::of(200, body)
        }
    }

    #[test]
    fn knows_a_web_page() {
        assert!(reply(Some("text/html; charset=utf-8"), "<head>").is_web_page());
        assert!(reply(None, "\u{feff} \n<!DOCTYPE html><html>").is_web_page());
        assert!(reply(Some("application/json"), "<HTML>").is_web_page());
        // A server that calls its JSON text/html is no proxy.
        assert!(!reply(Some("text/html"), "{\"a\":1}").is_web_page());
        assert!(!reply(Some("application/json"), "").is_web_page());
    }
}
