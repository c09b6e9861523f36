use super::json;
use super::known::KnownTrouble;
use crate::http::{MAX_WAIT, Redactor, Reply};
use serde_json::{Map, Value};
use std::fmt;
use std::num::NonZeroU32;
use std::time::Duration;

/// The longest message of the server that an error repeats, in characters.
const MAX_MESSAGE: usize = 200;
/// How much of a message is searched for known words, in characters.
const MAX_SEARCHED: usize = 4000;

/// What the tenant answered instead of what was asked for: redacted, escaped and shortened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The server's own words, where it gave any.
    pub message: Option<String>,
    /// The OAuth error word, such as `invalid_client` (§8.3).
    pub oauth_error: Option<String>,
    /// The trouble, where the words are known.
    pub known: Option<KnownTrouble>,
    /// How long the tenant wants to be left alone, where it says so.
    pub wait: Option<Wait>,
}

/// A wait that a server asks for, in whole seconds; small, since every error carries one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wait(NonZeroU32);

impl Wait {
    /// None for no time at all.
    fn of(wait: Duration) -> Option<Self> {
        let seconds = u32::try_from(wait.as_secs()).unwrap_or(u32::MAX);
        NonZeroU32::new(seconds).map(Self)
    }

    /// Whether it is longer than is waited here.
    pub(super) fn is_long(self) -> bool {
        u64::from(self.0.get()) > MAX_WAIT.as_secs()
    }
}

impl fmt::Display for Wait {
    /// In units of people, rounded up.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.0.get();
        let (unit, name) = match seconds {
            0..=120 => (1, "s"),
            121..=7_200 => (60, "min"),
            7_201..=172_800 => (3_600, "h"),
            _ => (86_400, "days"),
        };
        write!(formatter, "{} {name}", seconds.div_ceil(unit))
    }
}

impl Answer {
    /// Reads a reply of any kind: `errors[].message` (§8.1), `Errors[].description` (§8.2),
    /// `error_description` (§8.3), a web page's title, or the text itself.
    pub(super) fn of(reply: &Reply, redactor: &Redactor) -> Self {
        let fields = json::object(&reply.body);
        let raw = if reply.is_web_page() {
            page_title(&reply.body)
        } else {
            fields
                .as_ref()
                .and_then(message_of)
                .unwrap_or_else(|| String::from_utf8_lossy(&reply.body).into_owned())
        };
        let raw = raw.trim();
        let shown = redactor.excerpt(raw.as_bytes(), MAX_MESSAGE);
        Self {
            status: reply.status,
            message: (!shown.is_empty()).then_some(shown),
            oauth_error: fields.as_ref().and_then(oauth_error),
            known: KnownTrouble::find(&redactor.excerpt(raw.as_bytes(), MAX_SEARCHED)),
            wait: reply.retry_after.and_then(Wait::of),
        }
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "the tenant answered {}", self.status)?;
        if let Some(wait) = self.wait {
            write!(formatter, " and asks to wait {wait}")?;
        }
        match &self.message {
            Some(message) => write!(formatter, ": {}", message.trim_end_matches('.')),
            None => Ok(()),
        }
    }
}

fn message_of(fields: &Map<String, Value>) -> Option<String> {
    if let Some(Value::Array(errors)) = json::field(fields, &["errors"]) {
        let messages: Vec<String> = errors
            .iter()
            .filter_map(|error| match error {
                Value::Object(error) => {
                    json::text(error, &["message", "description", "detail", "code"])
                }
                other => json::as_text(other),
            })
            .collect();
        if !messages.is_empty() {
            return Some(messages.join("; "));
        }
    }
    match (
        json::text(fields, &["error"]),
        json::text(fields, &["error_description"]),
    ) {
        (Some(word), Some(description)) => return Some(format!("{description} ({word})")),
        (Some(only), None) | (None, Some(only)) => return Some(only),
        (None, None) => {}
    }
    json::text(fields, &["message", "description", "detail"])
}

/// The word of an OAuth error; anything that is no such word is not one.
fn oauth_error(fields: &Map<String, Value>) -> Option<String> {
    json::text(fields, &["error"])
        .map(|word| word.to_ascii_lowercase())
        .filter(|word| {
            word.len() <= 64 && word.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
        })
}

/// The title of a web page: it often names the proxy.
fn page_title(body: &[u8]) -> String {
    let page = String::from_utf8_lossy(body);
    let lower = page.to_ascii_lowercase();
    let title = lower.find("<title").and_then(|at| {
        let start = at + lower[at..].find('>')? + 1;
        let end = start + lower[start..].find("</title")?;
        page.get(start..end)
    });
    title.unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn answer(content_type: &str, body: &str) -> Answer {
        let reply = Reply {
            status: 400,
            content_type: Some(content_type.to_owned()),
            location: None,
            date: None,
            retry_after: None,
            request_id: None,
            body: body.into(),
        };
        let redactor = Redactor::default();
        redactor.add("marker-secret");
        Answer::of(&reply, &redactor)
    }

    #[test]
    fn reads_each_form_of_error_body() {
        for (body, message) in [
            (
                r#"{"errors":[{"code":"forbidden","message":"Not you.","parameters":null}]}"#,
                Some("Not you."),
            ),
            (
                r#"{"errors":[{"code":"entitlement.exists","message":null}]}"#,
                Some("entitlement.exists"),
            ),
            (
                r#"{"Errors":[{"code":"409","description":"Taken"}]}"#,
                Some("Taken"),
            ),
            (r#"{"Errors":[{"code":409}]}"#, Some("409")),
            (
                r#"{"errors":[{"message":"a"},{"message":"b"}]}"#,
                Some("a; b"),
            ),
            (
                r#"{"error":"invalid_client","error_description":"bad"}"#,
                Some("bad (invalid_client)"),
            ),
            (r#"{"error":"invalid_client"}"#, Some("invalid_client")),
            ("plain words", Some("plain words")),
            ("echo marker-secret", Some("echo [redacted]")),
            ("a\u{1b}[2J", Some("a\\u{1b}[2J")),
            ("", None),
        ] {
            assert_eq!(
                answer("application/json", body).message.as_deref(),
                message,
                "{body}"
            );
        }
    }

    #[test]
    fn shows_of_a_web_page_its_title() {
        let page = answer(
            "text/html",
            "<html><TITLE>Access Denied</title><body>x</body>",
        );
        assert_eq!(page.message.as_deref(), Some("Access Denied"));
        assert_eq!(answer("text/html", "<html>x").message, None);
    }

    #[test]
    fn redacts_before_it_cuts() {
        for before in 180..205 {
            let text = format!("{}marker-secret", " x".repeat(before / 2));
            let message = answer("text/plain", &text).message.unwrap();
            assert!(!message.contains("mark"), "{message}");
            assert!(message.chars().count() <= MAX_MESSAGE + 1);
        }
    }

    proptest! {
        #[test]
        fn any_answer_is_told_in_one_short_line(
            body in "(\"|\\{|\\}|\\[|\\]|:|,|errors|error|message|description|<title>|<html>|</title>|\u{1b}|\u{202e}|é|\n|marker-secret|%6d)*|.*",
            kind in "text/html|application/json",
        ) {
            let told = answer(&kind, &body).to_string();
            prop_assert!(!told.chars().any(crate::values::is_dangerous), "{}", told);
            prop_assert!(told.chars().count() < MAX_MESSAGE + 40);
            prop_assert!(!told.contains("marker-secret"), "{}", told);
        }
    }

    #[test]
    fn a_wait_is_told_in_units_of_people() {
        for (seconds, told) in [
            (1, "1 s"),
            (120, "120 s"),
            (121, "3 min"),
            (7_200, "120 min"),
            (7_201, "3 h"),
            (86_400, "24 h"),
            (172_801, "3 days"),
            (u64::MAX, "49711 days"),
        ] {
            let wait = Wait::of(Duration::from_secs(seconds)).unwrap();
            assert_eq!(wait.to_string(), told);
        }
    }
}
