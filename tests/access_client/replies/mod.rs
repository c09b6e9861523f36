//! Malformed replies to every request: each ends as a success where tolerance is right, or as one error
//! with a hint and its exit code. Never a panic, never a success that is none, and nothing that is
//! shown, the trace included, holds a secret or what a terminal would obey.

mod asked;
mod malformed;

use crate::fake::{Fake, Lines, Script, quick};
use asked::{Asked, traced};
use malformed::{HOSTILE, bodies, is_clean, transports};
use std::io::Write;
use std::sync::Arc;
use std::time::Duration;
use ws1_okta::access::AccessError;
use ws1_okta::error::Explained;
use ws1_okta::exit::Exit;
use ws1_okta::http::HttpOptions;

/// The longest line that is shown, in characters: a body's excerpt in the trace.
const LONGEST: usize = 2100;

fn report(what: &str, points: usize) {
    let _ = writeln!(std::io::stderr(), "replies: {points} points: {what}");
}

fn json(body: &[u8]) -> Script {
    with(200, "Content-Type: application/json\r\n", body)
}

fn with(status: u16, headers: &str, body: &[u8]) -> Script {
    let length = body.len();
    let head = format!(
        "HTTP/1.1 {status} X\r\n{headers}Content-Length: {length}\r\nConnection: close\r\n\r\n"
    );
    Script::Raw([head.as_bytes(), body].concat())
}

/// Asks, and looks through everything that is shown.
async fn ask(asked: Asked, script: Script, point: &str) -> Result<String, AccessError> {
    let lines = Arc::new(Lines::default());
    let options = HttpOptions {
        timeout: Duration::from_secs(20),
        ..quick()
    };
    let options = traced(options, lines.clone());
    let fake = Fake::always(script);
    let result = tokio::time::timeout(Duration::from_secs(120), asked.ask(&fake, &options))
        .await
        .unwrap_or_else(|_| panic!("{asked:?}, {point}: no end"));
    let mut shown = lines.0.lock().unwrap().clone();
    assert!(!shown.is_empty());
    if let Err(error) = &result {
        let explained = Explained::of(&anyhow::Error::new(error.clone()));
        let hint = explained
            .hint
            .unwrap_or_else(|| panic!("{asked:?}, {point}: no hint"));
        assert!(
            !hint.is_empty() && explained.causes.is_empty(),
            "{asked:?}, {point}"
        );
        assert!(
            explained.message.chars().count() < 500,
            "{}",
            explained.message
        );
        shown.extend([explained.message, hint, format!("{error:?}")]);
    }
    for line in &shown {
        assert!(is_clean(line), "{asked:?}, {point}: {line}");
        assert!(!line.contains("MARKER"), "{asked:?}, {point}: {line}");
        assert!(
            line.chars().count() <= LONGEST,
            "{asked:?}, {point}: {line}"
        );
    }
    result
}

fn exit_of(error: &AccessError) -> Exit {
    Explained::of(&anyhow::Error::new(error.clone())).exit
}

/// The answer of a success status holds nothing that the request could use.
fn is_refused(asked: Asked, result: Result<String, AccessError>, point: &str) {
    match result {
        Err(error) if asked.reads() => {
            let code = if asked == Asked::Health {
                "not_access"
            } else {
                "unreadable_answer"
            };
            assert_eq!(error.code(), code, "{asked:?}, {point}: {error}");
            assert_eq!(exit_of(&error), Exit::Unreachable);
        }
        Ok(found) if !asked.reads() => assert_eq!(found, asked.nothing(), "{asked:?}, {point}"),
        other => panic!("{asked:?}, {point}: {other:?}"),
    }
}

#[tokio::test]
async fn other_forms_of_a_good_answer_mean_the_same() {
    let mut points = 0;
    for asked in Asked::ALL {
        let answers = asked.answers();
        let good = ask(asked, json(answers.good.as_bytes()), "good")
            .await
            .unwrap();
        let marked = format!("\u{feff}{}", answers.good);
        let spaced = format!("\r\n\t {} \n", answers.good);
        let forms = [marked.as_str(), spaced.as_str()];
        for body in answers.same.iter().chain(&forms) {
            let found = ask(asked, json(body.as_bytes()), body).await;
            assert_eq!(found.as_ref(), Ok(&good), "{asked:?}: {body}");
            points += 1;
        }
        for headers in [
            "",
            "Content-Type: text/html\r\n",
            "Content-Type: image/png\r\n",
            "Content-Type: \u{1b}[31m\r\n",
            "Content-Type: application/json; charset=utf-16\r\n",
            "Content-Type: application/vnd.vmware.horizon.manager.x+json\r\n",
            "Content-Encoding: gzip\r\n",
            "Content-Encoding: \r\nDate: yesterday\r\nX-Request-Id: a\u{202e}b\r\n",
            "Location: https://other.invalid/\r\nSet-Cookie: HZN=MARKER-cookie\r\n",
        ] {
            let headers = headers.replace('\u{1b}', "\u{9b}");
            let found = ask(
                asked,
                with(200, &headers, answers.good.as_bytes()),
                &headers,
            )
            .await;
            assert_eq!(found.as_ref(), Ok(&good), "{asked:?}: {headers}");
            points += 1;
        }
        let long = format!("X-Request-Id: {}\r\n", "x".repeat(100_000));
        let found = ask(
            asked,
            with(200, &long, answers.good.as_bytes()),
            "a long id",
        )
        .await;
        assert_eq!(found.as_ref(), Ok(&good), "{asked:?}");
        points += 1;
    }
    report("other forms of a good answer", points);
}

#[tokio::test]
async fn an_answer_without_what_is_needed_is_no_success() {
    let mut points = 0;
    for asked in Asked::ALL {
        let answers = asked.answers();
        for body in answers.lacking {
            is_refused(asked, ask(asked, json(body.as_bytes()), body).await, body);
            points += 1;
        }
        // Cut anywhere, JSON is none.
        for end in 0..answers.good.len() {
            let body = &answers.good.as_bytes()[..end];
            let point = String::from_utf8_lossy(body).into_owned();
            is_refused(asked, ask(asked, json(body), &point).await, &point);
            points += 1;
        }
        for (name, body) in bodies() {
            is_refused(asked, ask(asked, json(&body), name).await, name);
            points += 1;
        }
    }
    report("bodies that hold nothing usable", points);
}

#[tokio::test]
async fn an_empty_list_is_one() {
    for asked in Asked::ALL.into_iter().filter(|asked| asked.is_list()) {
        for body in [
            "[]",
            "{}",
            r#"{"items":[]}"#,
            r#"{"items":null}"#,
            r#"{"totalCount":0,"_links":{}}"#,
        ] {
            assert_eq!(
                ask(asked, json(body.as_bytes()), body).await.unwrap(),
                "[]",
                "{asked:?}: {body}"
            );
        }
    }
}

#[tokio::test]
async fn what_breaks_http_or_its_limits_has_its_own_error() {
    let mut points = 0;
    for asked in Asked::ALL {
        for (name, script, code) in transports(asked.answers().good) {
            match ask(asked, script, name).await {
                Err(error) => {
                    assert_eq!(error.code(), code, "{asked:?}, {name}: {error}");
                    assert_eq!(exit_of(&error), Exit::Unreachable);
                }
                Ok(found) => assert_eq!(
                    (asked, found.as_str()),
                    (Asked::Counts, asked.nothing()),
                    "{name}"
                ),
            }
            points += 1;
        }
    }
    report("answers that break HTTP or its limits", points);
}

#[tokio::test]
async fn a_web_page_is_no_answer() {
    let mut points = 0;
    for asked in Asked::ALL {
        for page in [
            "<html>",
            "\u{feff} <!DOCTYPE html><title>\u{1b}[2JMARKER.a.token</title>",
        ] {
            for status in [200, 201, 404, 403] {
                let page = page.replace("MARKER.a.token", "x");
                let result = ask(asked, with(status, "", page.as_bytes()), &page).await;
                let is_absent =
                    status == 404 && matches!(asked, Asked::GetClient | Asked::DeleteClient);
                match result {
                    Err(error) => {
                        let code = match (asked, status) {
                            (Asked::Health, _) => "not_access",
                            (Asked::SignIn, 404) => "no_local_sign_in",
                            _ => "web_page",
                        };
                        assert_eq!(error.code(), code, "{asked:?} {status}: {error}");
                    }
                    Ok(found) if is_absent => assert!(["None", "false"].contains(&found.as_str())),
                    Ok(found) => {
                        assert_eq!((asked, found.as_str()), (Asked::Counts, asked.nothing()));
                    }
                }
                points += 1;
            }
        }
    }
    report("web pages", points);
}

/// The exit code that a status means; none where it is no error. That a directory is not there is
/// looked up in their list, which answers 404 as well.
fn exit_for(asked: Asked, status: u16) -> Option<Exit> {
    Some(match (asked, status) {
        (Asked::Counts, _)
        | (Asked::Health, 401 | 403 | 404)
        | (Asked::GetClient | Asked::DeleteClient, 404) => return None,
        (Asked::Health, _) => Exit::Unreachable,
        (Asked::SignIn, 404) | (_, 400 | 401 | 403) => Exit::Refused,
        (_, 409) => Exit::Conflict,
        _ => Exit::Unreachable,
    })
}

#[tokio::test]
async fn a_refusal_of_any_form_is_told_without_harm() {
    let hostile = serde_json::to_string(HOSTILE).unwrap();
    let mut forms = bodies();
    forms.extend(
        [
            format!(r#"{{"errors":[{{"code":{hostile},"message":{hostile}}}]}}"#),
            format!(r#"{{"Errors":[{{"description":{hostile}}},{hostile},7,null]}}"#),
            format!(r#"{{"error":{hostile},"error_description":{hostile}}}"#),
            format!(
                r#"{{"message":"Required user attributes: [{}] are missing"}}"#,
                &hostile[1..hostile.len() - 1]
            ),
            format!(
                r#"{{"error":"invalid_client","error_description":"access_token=MARKER {0}"}}"#,
                "x".repeat(9000)
            ),
            HOSTILE.to_owned(),
            r#"{"errors":{"a":1},"error":{"b":2},"message":[1]}"#.to_owned(),
        ]
        .map(|body| ("words of the tenant", body.into_bytes())),
    );
    let mut points = 0;
    for asked in Asked::ALL {
        for status in [400, 401, 403, 404, 409, 418, 429, 500] {
            // One status is enough for what takes long to look through.
            for (name, body) in forms
                .iter()
                .filter(|(_, body)| status == 400 || body.len() < 10_000)
            {
                let point = format!("{status} with {name}");
                let script = with(
                    status,
                    "Content-Type: application/json\r\nRetry-After: 0\r\n",
                    body,
                );
                let result = ask(asked, script, &point).await;
                let exit = result.err().map(|error| exit_of(&error));
                assert_eq!(exit, exit_for(asked, status), "{asked:?}, {point}");
                points += 1;
            }
        }
    }
    report("refusals", points);
}

#[tokio::test]
async fn a_redirect_of_any_form_is_told_without_harm() {
    let mut points = 0;
    for asked in Asked::ALL {
        for location in [
            String::new(),
            "Location: \r\n".to_owned(),
            "Location: https://x.invalid/\u{9b}31m\u{202e}?request=MARKER#MARKER\r\n".to_owned(),
            format!("Location: {}\r\n", "é".repeat(50_000)),
            // The password of the sign-in, the client's secret and the token, in the path.
            "Location: /MARKER-password/MARKER-secret/+\"48/MARKER.token.value\r\n".to_owned(),
        ] {
            // What the server repeats is known once it was sent.
            let is_sent = |secret: &str| match asked {
                Asked::SignIn => secret == "MARKER-password",
                Asked::Token => secret.starts_with("MARKER-secret"),
                Asked::CreateClient => secret != "MARKER-password",
                _ => secret.starts_with("MARKER.token"),
            };
            let mut location = location;
            for secret in [
                "MARKER-password",
                "MARKER-secret/+\"48",
                "MARKER.token.value",
            ] {
                if !is_sent(secret) {
                    location = location.replace(secret, "x");
                }
            }
            let script = with(302, &location, b"");
            match ask(asked, script, &location).await {
                Err(error) => assert_eq!(
                    (error.code(), exit_of(&error)),
                    ("redirected", Exit::Unreachable)
                ),
                Ok(found) => assert_eq!((asked, found.as_str()), (Asked::Counts, asked.nothing())),
            }
            points += 1;
        }
    }
    report("redirects", points);
}
