//! One request as plain facts, without a socket, and the lenient reading of its path.
//!
//! `ws1-access-api.md` §1 and §11 point 13: doubled slashes, a slash before the query, a body on a
//! GET and a `Content-Type` on a GET are all harmless.

use url::form_urlencoded;

/// What the tenant knows of a request.
#[derive(Debug, Clone, Default)]
pub(super) struct Request {
    /// Upper-case.
    pub(super) method: String,
    /// As sent, still percent-encoded, without the query.
    pub(super) path: String,
    /// As sent, without the question mark.
    pub(super) query: String,
    /// Names in lower case.
    pub(super) headers: Vec<(String, String)>,
    /// The body's bytes.
    pub(super) body: Vec<u8>,
    /// The tenant's clock, in milliseconds since 1970.
    pub(super) now: i64,
}

impl Request {
    /// A header's value without blanks around it; `name` in lower case.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(found, _)| found == name)
            .map(|(_, value)| value.trim())
    }

    /// The tenant's clock in seconds since 1970.
    pub(super) fn seconds(&self) -> i64 {
        self.now.div_euclid(1000)
    }

    /// The path's decoded segments; empty ones (doubled and trailing slashes) do not count.
    pub(super) fn segments(&self) -> Vec<String> {
        self.path
            .split('/')
            .filter(|segment| !segment.is_empty())
            .map(percent_decode)
            .collect()
    }

    /// Whether the path has a doubled slash or one at its end.
    pub(super) fn has_spare_slash(&self) -> bool {
        self.path.contains("//") || (self.path.len() > 1 && self.path.ends_with('/'))
    }

    /// All pairs of the query, decoded.
    pub(super) fn query_pairs(&self) -> Vec<(String, String)> {
        form_urlencoded::parse(self.query.as_bytes())
            .into_owned()
            .collect()
    }

    /// The first value of a query parameter.
    pub(super) fn query_value(&self, name: &str) -> Option<String> {
        form_urlencoded::parse(self.query.as_bytes())
            .find(|(found, _)| found == name)
            .map(|(_, value)| value.into_owned())
    }

    /// The body's media type in lower case, without parameters.
    pub(super) fn media_type(&self) -> Option<String> {
        let value = self.header("content-type")?;
        let value = value.split(';').next().unwrap_or_default().trim();
        (!value.is_empty()).then(|| value.to_ascii_lowercase())
    }

    /// What the reply may be, in lower case, in the order of the header.
    pub(super) fn accepted(&self) -> Vec<String> {
        let value = self.header("accept").unwrap_or_default();
        let types = value
            .split(',')
            .map(|one| one.split(';').next().unwrap_or_default().trim());
        types
            .filter(|one| !one.is_empty())
            .map(str::to_ascii_lowercase)
            .collect()
    }
}

/// Decodes `%XX`; a `+` stays a `+`, since this is a path.
fn percent_decode(text: &str) -> String {
    // The form decoder is the one at hand; only its reading of `+` must be prevented.
    let guarded = text
        .replace('+', "%2B")
        .replace('&', "%26")
        .replace('=', "%3D");
    form_urlencoded::parse(guarded.as_bytes())
        .next()
        .map(|(name, _)| name.into_owned())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_read_leniently() {
        let request = Request {
            path: "//SAAS/auth//oauth%74oken/".into(),
            ..Request::default()
        };
        assert_eq!(request.segments(), ["SAAS", "auth", "oauthtoken"]);
        let request = Request {
            path: "/a+b/c%20d&e=f".into(),
            ..Request::default()
        };
        assert_eq!(request.segments(), ["a+b", "c d&e=f"]);
    }

    #[test]
    fn media_types_lose_parameters_and_case() {
        let headers = vec![
            (
                "content-type".into(),
                "Application/JSON;charset=UTF-8".into(),
            ),
            ("accept".into(), "text/html, application/json;q=0.9".into()),
        ];
        let request = Request {
            headers,
            ..Request::default()
        };
        assert_eq!(request.media_type().as_deref(), Some("application/json"));
        assert_eq!(request.accepted(), ["text/html", "application/json"]);
    }
}
