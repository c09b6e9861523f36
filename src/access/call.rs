use super::media;
use super::operation::Operation;
use crate::http::{Effect, Method, Request};
use crate::values::{AccessToken, ClientId, ClientSecret, SessionToken};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use reqwest::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderValue};
use secrecy::{ExposeSecret, SecretString};
use serde_json::Value;
use url::Url;

/// Stands for the client's secret in a [`PlannedRequest`].
pub const CLIENT_SECRET_PLACEHOLDER: &str = "@CLIENT_SECRET@";
/// Stands for the administrator's password in a [`PlannedRequest`].
pub const PASSWORD_PLACEHOLDER: &str = "@PASSWORD@";

/// What admin calls carry. Both kinds of token are accepted under both schemes (§1); each is sent under
/// the scheme that most clients use for it.
#[derive(Debug, Clone)]
pub enum Authorization {
    /// A local administrator's session: `HZN`.
    Session(SessionToken),
    /// An OAuth access token: `Bearer`.
    Bearer(AccessToken),
}

impl Authorization {
    /// Its kind, without the token.
    pub fn kind(&self) -> AuthorizationKind {
        match self {
            Self::Session(_) => AuthorizationKind::Session,
            Self::Bearer(_) => AuthorizationKind::Bearer,
        }
    }
}

/// What a request carries in its header `Authorization`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AuthorizationKind {
    /// No such header.
    None,
    /// `Basic` with client id and secret, raw and not URL-encoded before (§2.2).
    Basic,
    /// `HZN` with a session token.
    Session,
    /// `Bearer` with an access token.
    Bearer,
}

/// A request as `--dry-run` shows it. It is made by the same code that sends it.
#[derive(Debug, Clone, PartialEq)]
pub struct PlannedRequest {
    /// The method.
    pub method: &'static str,
    /// The whole address.
    pub url: Url,
    /// The header `Accept`.
    pub accept: &'static str,
    /// The header `Content-Type`.
    pub content_type: Option<&'static str>,
    /// The body.
    pub body: Option<PlannedBody>,
    /// The kind of authorization.
    pub authorization: AuthorizationKind,
}

/// The body of a [`PlannedRequest`], with placeholders for secrets.
#[derive(Debug, Clone, PartialEq)]
pub enum PlannedBody {
    /// JSON.
    Json(Value),
    /// The fields of a form, not yet URL-encoded.
    Form(Vec<(&'static str, &'static str)>),
}

/// The credentials of one request.
pub(super) enum Credentials<'a> {
    None,
    Basic(&'a ClientId, &'a ClientSecret),
    Token(&'a Authorization),
}

impl Credentials<'_> {
    fn header(&self) -> Option<HeaderValue> {
        let text = match self {
            Self::None => return None,
            Self::Basic(id, secret) => format!(
                "Basic {}",
                STANDARD.encode(format!("{id}:{}", secret.expose()))
            ),
            Self::Token(Authorization::Session(token)) => format!("HZN {}", token.expose()),
            Self::Token(Authorization::Bearer(token)) => format!("Bearer {}", token.expose()),
        };
        // A secret has no control characters, and those alone a header refuses.
        let mut value = HeaderValue::from_bytes(text.as_bytes()).ok()?;
        value.set_sensitive(true);
        Some(value)
    }
}

/// One call of the API, from which both the request and its rendering are made.
pub(super) struct Call {
    pub(super) operation: Operation,
    method: Method,
    url: Url,
    accept: &'static str,
    body: Body,
    effect: Effect,
}

enum Body {
    None,
    Json {
        media: &'static str,
        value: Value,
        hidden: Option<Hidden>,
    },
    Form(Vec<(&'static str, &'static str)>),
}

/// A field of a JSON body whose value is secret.
struct Hidden {
    key: &'static str,
    secret: SecretString,
    placeholder: &'static str,
}

impl Call {
    fn new(operation: Operation, method: Method, url: Url, accept: &'static str) -> Self {
        Self {
            operation,
            method,
            url,
            accept,
            body: Body::None,
            effect: Effect::Repeatable,
        }
    }

    pub(super) fn get(operation: Operation, url: Url, accept: &'static str) -> Self {
        Self::new(operation, Method::Get, url, accept)
    }

    pub(super) fn post(operation: Operation, url: Url, accept: &'static str) -> Self {
        Self::new(operation, Method::Post, url, accept)
    }

    pub(super) fn put(operation: Operation, url: Url, accept: &'static str) -> Self {
        Self::new(operation, Method::Put, url, accept)
    }

    pub(super) fn delete(operation: Operation, url: Url, accept: &'static str) -> Self {
        Self::new(operation, Method::Delete, url, accept)
    }

    /// Adds a SCIM filter to the address.
    pub(super) fn filter(&mut self, filter: &str) {
        self.url.query_pairs_mut().append_pair("filter", filter);
    }

    /// Marks a call that must not be repeated unseen.
    pub(super) fn once(mut self) -> Self {
        self.effect = Effect::Once;
        self
    }

    pub(super) fn json(mut self, media: &'static str, value: Value) -> Self {
        self.body = Body::Json {
            media,
            value,
            hidden: None,
        };
        self
    }

    /// Adds a secret field to the JSON body.
    pub(super) fn hide(
        mut self,
        key: &'static str,
        secret: &str,
        placeholder: &'static str,
    ) -> Self {
        if let Body::Json { hidden, .. } = &mut self.body {
            *hidden = Some(Hidden {
                key,
                secret: SecretString::from(secret),
                placeholder,
            });
        }
        self
    }

    pub(super) fn form(mut self, fields: Vec<(&'static str, &'static str)>) -> Self {
        self.body = Body::Form(fields);
        self
    }

    fn content_type(&self) -> Option<&'static str> {
        match &self.body {
            Body::None => None,
            Body::Json { media, .. } => Some(media),
            Body::Form(_) => Some(media::FORM),
        }
    }

    /// The JSON body with the secret itself or its placeholder.
    fn json_body(value: &Value, hidden: Option<&Hidden>, exposed: bool) -> Value {
        let mut value = value.clone();
        if let (Value::Object(fields), Some(hidden)) = (&mut value, hidden) {
            let text = if exposed {
                hidden.secret.expose_secret()
            } else {
                hidden.placeholder
            };
            fields.insert(hidden.key.to_owned(), Value::String(text.to_owned()));
        }
        value
    }

    /// How `--dry-run` shows the call.
    pub(super) fn plan(&self, authorization: AuthorizationKind) -> PlannedRequest {
        PlannedRequest {
            method: self.method.as_str(),
            url: self.url.clone(),
            accept: self.accept,
            content_type: self.content_type(),
            body: match &self.body {
                Body::None => None,
                Body::Json { value, hidden, .. } => Some(PlannedBody::Json(Self::json_body(
                    value,
                    hidden.as_ref(),
                    false,
                ))),
                Body::Form(fields) => Some(PlannedBody::Form(fields.clone())),
            },
            authorization,
        }
    }

    /// The call as it is sent.
    pub(super) fn request(&self, credentials: &Credentials<'_>) -> Request {
        let mut request = Request::new(self.method, self.url.clone(), self.effect);
        request.header(ACCEPT, HeaderValue::from_static(self.accept));
        if let Some(kind) = self.content_type() {
            request.header(CONTENT_TYPE, HeaderValue::from_static(kind));
        }
        if let Some(value) = credentials.header() {
            request.header(AUTHORIZATION, value);
        }
        request.body = match &self.body {
            Body::None => None,
            Body::Json { value, hidden, .. } => Some(
                Self::json_body(value, hidden.as_ref(), true)
                    .to_string()
                    .into_bytes(),
            ),
            Body::Form(fields) => Some(
                url::form_urlencoded::Serializer::new(String::new())
                    .extend_pairs(fields)
                    .finish()
                    .into_bytes(),
            ),
        };
        request
    }
}
