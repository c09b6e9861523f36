//! Which answer becomes which error, with which hint; and that no secret gets into any of them.

use crate::fake::{Fake, SECRET, Script, TOKEN, new_client, quick, secret};
use base64::Engine;
use std::sync::Arc;
use ws1_okta::access::{AccessError, Authorization, KnownTrouble};
use ws1_okta::values::{ClientId, DirectoryName, Password, SessionToken};

const FORBIDDEN: &str =
    r#"{"errors":[{"code":"forbidden","message":"User is not authorized to perform the task."}]}"#;

#[tokio::test]
async fn maps_the_answers_to_a_create() {
    for (script, code, unknown, hint) in [
        (Script::json(400, "{}"), "bad_request", false, Some("-vv")),
        (
            Script::json(401, ""),
            "token_refused",
            false,
            Some("ws1-okta setup"),
        ),
        (
            Script::json(403, FORBIDDEN),
            "forbidden",
            false,
            Some("Super Admin"),
        ),
        (
            Script::json(403, ""),
            "forbidden",
            false,
            Some("Super Admin"),
        ),
        (Script::json(404, ""), "not_found", false, Some("-vv")),
        (Script::json(409, ""), "conflict", false, Some("-vv")),
        (
            Script::json(415, ""),
            "unexpected_answer",
            false,
            Some("-vv"),
        ),
        (Script::json(429, ""), "busy", false, Some("few minutes")),
        (
            Script::json(500, ""),
            "server_error",
            true,
            Some("may be taken"),
        ),
        (
            Script::json(503, ""),
            "server_error",
            true,
            Some("run the same command again"),
        ),
        (
            Script::html(502, "<html>"),
            "server_error",
            true,
            Some("run the same command again"),
        ),
        (
            Script::html(200, "<html>"),
            "web_page",
            false,
            Some("proxy"),
        ),
        (
            Script::html(403, "<html>"),
            "web_page",
            false,
            Some("proxy"),
        ),
        (
            Script::Raw(Vec::new()),
            "connection_lost",
            true,
            Some("try again"),
        ),
        (
            Script::Raw(b"HTTP/1.1 201 X\r\nContent-Length: 99\r\n\r\n{\"a\"".to_vec()),
            "connection_lost",
            true,
            Some("try again"),
        ),
        (Script::Silence, "timeout", true, Some("--timeout")),
        (Script::Drip, "timeout", true, Some("--timeout")),
        (
            Script::Raw(b"SSH-2.0-x\r\n\r\n".to_vec()),
            "not_http",
            true,
            Some("host and port"),
        ),
    ] {
        let fake = Fake::always(script.clone());
        let error = fake.admin().create_client(&new_client()).await.unwrap_err();
        assert_eq!(error.code(), code, "{script:?}: {error}");
        assert_eq!(error.is_outcome_unknown(), unknown, "{script:?}: {error}");
        let given = error.hint();
        assert!(given.unwrap().contains(hint.unwrap()), "{script:?}");
        let text = error.to_string();
        assert!(
            text.starts_with("cannot create OAuth client `OktaSCIM`: "),
            "{text}"
        );
        assert!(!text.ends_with('.') && !text.contains("http://"), "{text}");
        assert_eq!(
            fake.requests().len(),
            1,
            "a create goes out once: {script:?}"
        );
    }
}

#[tokio::test]
async fn who_lacks_a_right_decides_what_to_do_about_it() {
    let fake = Fake::always(Script::json(401, FORBIDDEN));
    let hint = fake.admin().create_client(&new_client()).await;
    let hint = hint.unwrap_err().hint().unwrap();
    assert!(hint.starts_with("give another bearer token"), "{hint}");
    for body in [FORBIDDEN, ""] {
        let fake = Fake::always(Script::json(403, body));
        let hint = fake.admin().create_client(&new_client()).await;
        let hint = hint.unwrap_err().hint().unwrap();
        assert!(
            hint.starts_with("give the OAuth client the scope"),
            "{hint}"
        );
        let session = SessionToken::from_text("a-session").unwrap();
        let user = fake.client().authorized(Authorization::Session(session));
        let hint = user.create_client(&new_client()).await;
        let hint = hint.unwrap_err().hint().unwrap();
        assert!(
            hint.starts_with("give this user an administrator role"),
            "{hint}"
        );
        assert!(!hint.contains("OAuth client"), "{hint}");
    }
}

#[tokio::test]
async fn reading_leaves_no_outcome_unknown() {
    let fake = Fake::always(Script::json(500, ""));
    let error = fake.admin().scim_users(1, 2).await.unwrap_err();
    assert!(!error.is_outcome_unknown() && error.is_transient());
    let fake = Fake::always(Script::json(200, r#"{"strange":1}"#));
    let error = fake.admin().scim_users(1, 2).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "cannot list users over SCIM: the answer (200) is no SCIM list: {\"strange\":1}"
    );
}

#[tokio::test]
async fn tells_a_refused_client_from_every_other_trouble_with_a_token() {
    for (status, body, code) in [
        (401, r#"{"error":"invalid_client"}"#, "client_refused"),
        (
            400,
            r#"{"error":"invalid_client","error_description":"x"}"#,
            "client_refused",
        ),
        (401, "", "client_refused"),
        (401, FORBIDDEN, "client_refused"),
        (400, r#"{"error":"invalid_scope"}"#, "oauth_error"),
        (400, r#"{"error":"unauthorized_client"}"#, "oauth_error"),
        (401, r#"{"error":"unauthorized_client"}"#, "oauth_error"),
        (400, "", "bad_request"),
        (403, "", "forbidden"),
        (500, "", "server_error"),
        (200, "{}", "unreadable_answer"),
        (302, "", "redirected"),
    ] {
        let fake = Fake::always(Script::json(status, body));
        let error = fake
            .client()
            .token(&ClientId::default(), &secret())
            .await
            .unwrap_err();
        assert_eq!(error.code(), code, "{status} {body}: {error}");
    }
    let page = Fake::always(Script::html(401, "<html>log in"));
    let error = page
        .client()
        .token(&ClientId::default(), &secret())
        .await
        .unwrap_err();
    assert!(
        !matches!(error, AccessError::ClientRefused { .. }),
        "{error}"
    );
}

#[tokio::test]
async fn says_who_can_sign_in() {
    let password = Password::from_text("MARKER-password").unwrap();
    for (status, code) in [
        (404, "no_local_sign_in"),
        (401, "sign_in_refused"),
        (403, "sign_in_refused"),
        (400, "sign_in_refused"),
        (500, "server_error"),
        (200, "unreadable_answer"),
    ] {
        let body = r#"{"message":"no: MARKER-password"}"#;
        let fake = Fake::always(Script::json(status, body));
        let error = fake.client().sign_in("admin", &password).await.unwrap_err();
        assert_eq!(error.code(), code);
        assert!(
            !format!("{error} {error:?}").contains("MARKER"),
            "{error:?}"
        );
        if status < 500 && status != 200 {
            assert!(error.hint().unwrap().contains("--by-hand"));
        }
    }
}

#[tokio::test]
async fn a_redirect_is_named_and_carries_nothing_along() {
    let other = Fake::always(Script::json(200, "{}"));
    let location = format!("Location: {}/login?request=MARKER\r\n", other.url);
    for status in [301, 302, 303, 307, 308] {
        let headers: &'static str = location.clone().leak();
        let fake = Fake::always(Script::Reply(status, headers, String::new()));
        let client = fake.client();
        let errors = [
            client.reach().await.unwrap_err(),
            client
                .token(&ClientId::default(), &secret())
                .await
                .unwrap_err(),
            fake.admin().create_client(&new_client()).await.unwrap_err(),
        ];
        for error in errors {
            assert_eq!(error.code(), "redirected");
            let text = error.to_string();
            assert!(
                text.contains(&format!("redirected to `{}/login`", other.url)),
                "{text}"
            );
        }
    }
    assert!(other.requests().is_empty());
}

#[tokio::test]
async fn the_first_call_tells_a_wrong_server() {
    for script in [
        Script::html(200, "<html><title>Zscaler</title>"),
        Script::json(200, r#"{"status":"UP"}"#),
        Script::Reply(200, "", "ok".into()),
        Script::html(403, "<html>blocked"),
    ] {
        let fake = Fake::always(script.clone());
        let error = fake.client().reach().await.unwrap_err();
        assert_eq!(error.code(), "not_access", "{script:?}");
        assert!(error.hint().unwrap().contains("proxy"));
    }
    let fake = Fake::always(Script::json(500, ""));
    assert_eq!(
        fake.client().reach().await.unwrap_err().code(),
        "server_error"
    );
}

#[tokio::test]
async fn known_words_bring_their_own_hint() {
    let fake = Fake::always(Script::json(
        400,
        r#"{"Errors":[{"code":"400","description":"Required user attributes: [distinguishedName] are missing."}]}"#,
    ));
    let error = fake.admin().scim_users(1, 2).await.unwrap_err();
    assert_eq!(
        error.answer().unwrap().known,
        Some(KnownTrouble::RequiredAttributes(vec![
            "distinguishedName".into()
        ]))
    );
    assert!(error.hint().unwrap().contains("distinguishedName"));
}

/// A server that gives back everything it got, in every spelling: errors, `Debug` and trace stay clean.
#[tokio::test]
async fn no_secret_shows_in_errors_debug_or_trace() {
    let lines = Arc::new(crate::fake::Lines::default());
    let options = ws1_okta::http::HttpOptions {
        trace: Some(lines.clone()),
        ..quick()
    };
    let mut shown = Vec::new();
    for (number, status) in [400, 401, 403, 404, 409, 418, 500, 200]
        .into_iter()
        .enumerate()
    {
        let fake = Fake::start(move |request, _| {
            let all = format!(
                "{} {} {}",
                request.body,
                request.header("authorization").unwrap_or_default(),
                request
                    .header("authorization")
                    .unwrap_or_default()
                    .replace("MARKER", "%4dARKER"),
            );
            let form: String = url::form_urlencoded::byte_serialize(all.as_bytes()).collect();
            let base64 = base64::engine::general_purpose::STANDARD.encode(&all);
            let body = match number % 3 {
                0 => serde_json::json!({"errors": [{"message": all}]}).to_string(),
                1 => format!("{all} {form}"),
                _ => base64,
            };
            Script::json(status, &body)
        });
        let client = fake.client_with(&options);
        let admin = client.authorized(ws1_okta::access::Authorization::Bearer(
            ws1_okta::values::AccessToken::from_text(TOKEN).unwrap(),
        ));
        let id = ClientId::default();
        let password = Password::from_text("MARKER-password").unwrap();
        if let Err(error) = client.sign_in("admin", &password).await {
            shown.push(format!("{error} {error:?} {:?}", error.hint()));
        }
        if let Err(error) = client.token(&id, &secret()).await {
            shown.push(format!("{error} {error:?} {:?}", error.hint()));
        }
        if let Err(error) = admin.create_client(&new_client()).await {
            shown.push(format!("{error} {error:?} {:?}", error.hint()));
        }
        if let Err(error) = admin.scim_users(1, 2).await {
            shown.push(format!("{error} {error:?} {:?}", error.hint()));
        }
        let domain = "OKTA.COM".parse().unwrap();
        if let Err(error) = admin
            .create_directory(&DirectoryName::default(), &domain)
            .await
        {
            shown.push(format!("{error} {error:?}"));
        }
        shown.push(format!("{client:?} {admin:?} {:?}", new_client()));
    }
    assert!(shown.len() > 20);
    let trace = lines.0.lock().unwrap();
    assert!(trace.len() > 100);
    assert!(
        trace
            .iter()
            .any(|line| line.starts_with("> POST http://127.0.0.1:"))
    );
    assert!(trace.iter().any(|line| line.starts_with("< 409 in ")));
    assert!(
        trace
            .iter()
            .any(|line| line.contains("?startIndex=…&count=…"))
    );
    assert!(
        !trace
            .iter()
            .any(|line| line.to_lowercase().contains("authorization:"))
    );
    let base64 = |text: &str| base64::engine::general_purpose::STANDARD_NO_PAD.encode(text);
    for line in shown.iter().chain(trace.iter()) {
        for needle in [
            "MARKER".to_owned(),
            "ARKER-".to_owned(),
            base64(SECRET)[..16].to_owned(),
            "TUFSS0VS".to_owned(),
            "1BUktFUi".to_owned(),
            "NQVJLRVIt".to_owned(),
        ] {
            assert!(!line.contains(&needle), "{needle} in {line}");
        }
    }
}
