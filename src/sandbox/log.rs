//! The request log, which never holds a secret: no headers, no bodies, and of the query only the
//! values of parameters that are known to be harmless.

use std::fmt;

use url::form_urlencoded;

/// One request as it is logged.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct RequestRecord {
    /// Counted from one.
    pub number: u64,
    /// When it came by the tenant's clock, in milliseconds since 1970.
    pub at: i64,
    /// As sent; in upper case.
    pub method: String,
    /// Path and query, with `***` for values that may be secret.
    pub path: String,
    /// The status that was answered; nothing if the connection was closed or left without answer.
    pub status: Option<u16>,
}

impl fmt::Display for RequestRecord {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "#{} {} {} ", self.number, self.method, self.path)?;
        match self.status {
            Some(status) => write!(formatter, "{status}"),
            None => formatter.write_str("no answer"),
        }
    }
}

/// Parameters whose values are shown.
const HARMLESS: [&str; 17] = [
    "grant_type",
    "scope",
    "domain",
    "attribute",
    "format",
    "filter",
    "startIndex",
    "count",
    "attributes",
    "sortBy",
    "sortOrder",
    "order",
    "sort",
    "pageSize",
    "includeJitDirectories",
    "asyncDelete",
    "sendMail",
];

/// Parameters whose names are shown, too. All others are hidden whole: a secret may stand where a
/// name belongs.
const SECRET: [&str; 9] = [
    "client_id",
    "client_secret",
    "username",
    "password",
    "access_token",
    "refresh_token",
    "assertion",
    "code",
    "redirect_uri",
];

/// Path and query fit for the log.
pub(super) fn redact(path: &str, query: &str) -> String {
    let mut text = visible(path);
    let mut separator = '?';
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        text.push(separator);
        separator = '&';
        if HARMLESS.contains(&name.as_ref()) {
            text.push_str(&name);
            text.push('=');
            text.push_str(&visible(&value));
        } else if SECRET.contains(&name.as_ref()) {
            text.push_str(&name);
            text.push_str("=***");
        } else {
            text.push_str("***");
        }
    }
    text
}

/// Nothing that a terminal would take for a command.
fn visible(text: &str) -> String {
    let show = |letter: char| {
        let plain = letter == ' ' || letter.is_ascii_graphic();
        if plain { letter } else { '\u{fffd}' }
    };
    text.chars().take(500).map(show).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_parameters_are_hidden() {
        let query = "grant_type=client_credentials&client_secret=MARKER&x=MARKER&MARKER";
        let text = redact("/SAAS/auth/oauthtoken", query);
        let expected =
            "/SAAS/auth/oauthtoken?grant_type=client_credentials&client_secret=***&***&***";
        assert_eq!(text, expected);
        assert_eq!(redact("/a", "filter=%1b%5B31m"), "/a?filter=\u{fffd}[31m");
    }
}
