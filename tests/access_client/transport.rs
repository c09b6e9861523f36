//! Limits, retries and network trouble.

use crate::fake::{Fake, Script, new_client, quick};
use crate::ports::ClosedPort;
use std::net::TcpListener;
use std::time::{Duration, Instant};
use ws1_okta::access::AccessClient;
use ws1_okta::http::{HttpClient, HttpOptions};
use ws1_okta::values::TenantUrl;

const LIST: &str = r#"{"totalResults":0}"#;

#[tokio::test]
async fn repeats_what_may_pass_and_is_repeatable() {
    for first in [
        Script::json(408, ""),
        Script::json(429, ""),
        Script::json(502, ""),
        Script::json(503, ""),
        Script::json(504, ""),
        Script::Raw(Vec::new()),
    ] {
        let script = first.clone();
        let fake = Fake::start(move |_, number| {
            if number < 2 {
                script.clone()
            } else {
                Script::json(200, LIST)
            }
        });
        fake.admin().scim_users(1, 2).await.unwrap();
        assert_eq!(fake.requests().len(), 3, "{first:?}");
    }
    let fake = Fake::always(Script::json(503, ""));
    assert_eq!(
        fake.admin().scim_users(1, 2).await.unwrap_err().code(),
        "server_error"
    );
    assert_eq!(fake.requests().len(), 3);
    let fake = Fake::always(Script::json(500, ""));
    assert!(fake.admin().scim_users(1, 2).await.is_err());
    assert_eq!(fake.requests().len(), 1);
}

#[tokio::test]
async fn waits_as_long_as_the_server_asks_and_not_for_a_create() {
    let later = Script::Reply(429, "Retry-After: 1\r\n", String::new());
    let first = later.clone();
    let fake = Fake::start(move |_, number| {
        if number == 0 {
            first.clone()
        } else {
            Script::json(200, LIST)
        }
    });
    let started = Instant::now();
    fake.admin().scim_users(1, 2).await.unwrap();
    assert!(started.elapsed() >= Duration::from_secs(1));
    let fake = Fake::always(later);
    assert_eq!(
        fake.admin()
            .create_client(&new_client())
            .await
            .unwrap_err()
            .code(),
        "busy"
    );
    assert_eq!(fake.requests().len(), 1);
}

#[tokio::test]
async fn a_drip_ends_in_time() {
    let fake = Fake::always(Script::Drip);
    let client = fake.client_with(&HttpOptions {
        timeout: Duration::from_millis(200),
        ..quick()
    });
    let started = Instant::now();
    assert_eq!(client.reach().await.unwrap_err().code(), "timeout");
    assert!(started.elapsed() < Duration::from_millis(1500));
    assert_eq!(fake.requests().len(), 3);
}

#[tokio::test]
async fn reads_no_more_than_the_limit() {
    let fake = Fake::always(Script::json(200, &" ".repeat(8 * 1024 * 1024 + 1)));
    let error = fake
        .client_with(&HttpOptions {
            timeout: Duration::from_secs(20),
            ..quick()
        })
        .reach()
        .await
        .unwrap_err();
    assert_eq!(error.code(), "body_too_large");
}

fn at(url: &str, options: &HttpOptions) -> AccessClient {
    let tenant: TenantUrl = url.parse().unwrap();
    AccessClient::new(HttpClient::new(options, &tenant).unwrap(), tenant)
}

#[tokio::test]
async fn names_a_closed_port_a_silent_listener_and_an_unknown_name() {
    let port = ClosedPort::new();
    let error = at(&format!("http://{}", port.address()), &quick())
        .reach()
        .await
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "cannot reach the tenant: 127.0.0.1 refused the connection: nothing listens there"
    );
    assert!(error.is_transient() && error.hint().unwrap().contains("--proxy"));
    let create = at(&format!("http://{}", port.address()), &quick())
        .authorized(ws1_okta::access::Authorization::Bearer(
            ws1_okta::values::AccessToken::from_text("t").unwrap(),
        ))
        .create_client(&new_client())
        .await
        .unwrap_err();
    assert!(!create.is_outcome_unknown(), "nothing was sent");

    // TLS with a server that never says a word.
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("https://{}", silent.local_addr().unwrap());
    let error = at(&url, &quick()).reach().await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "cannot reach the tenant: no connection to 127.0.0.1 within 0.5 s"
    );

    let error = at("https://tenant.invalid", &quick())
        .reach()
        .await
        .unwrap_err();
    assert_eq!(error.code(), "dns", "{error}");
    assert!(!error.to_string().contains("error sending"), "{error}");
}

#[tokio::test]
async fn an_explicit_proxy_is_used_even_for_loopback_and_its_trouble_named() {
    let proxy = Fake::always(Script::json(407, ""));
    let options = |url: &str| HttpOptions {
        proxy: Some(url.parse().unwrap()),
        ..quick()
    };
    // Plain http is sent to the proxy as it is; https asks for a tunnel.
    for tenant in ["http://127.0.0.1:9", "https://tenant.invalid"] {
        let error = at(tenant, &options(&proxy.url)).reach().await.unwrap_err();
        assert_eq!(error.code(), "proxy_password", "{tenant}: {error}");
    }
    assert_eq!(
        proxy.requests()[0].target.as_str(),
        "http://127.0.0.1:9/SAAS/jersey/manager/api/system/health"
    );
    assert_eq!(proxy.requests()[1].method, "CONNECT");
    let port = ClosedPort::new();
    let error = at(
        "https://tenant.invalid",
        &options(&format!("http://u:MARKER@{}", port.address())),
    )
    .reach()
    .await
    .unwrap_err();
    assert_eq!(
        error.to_string(),
        "cannot reach the tenant: no connection to tenant.invalid through the proxy: it refused the connection"
    );
}

#[test]
fn a_ca_file_that_cannot_be_used_has_its_own_sentence() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("ca.pem");
    let tenant: TenantUrl = "https://127.0.0.1:9".parse().unwrap();
    let options = HttpOptions {
        ca_file: Some(path.clone()),
        ..quick()
    };
    let error = HttpClient::new(&options, &tenant).unwrap_err();
    let shown = path.display();
    assert_eq!(
        error.to_string(),
        format!("cannot read the CA file `{shown}`: there is no such file")
    );
    for content in [
        "",
        "no certificate",
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
    ] {
        std::fs::write(&path, content).unwrap();
        let error = HttpClient::new(&options, &tenant).unwrap_err();
        assert_eq!(
            error.to_string(),
            format!("the CA file `{shown}` holds no usable certificate"),
            "{content}"
        );
        assert!(error.hint().unwrap().contains("--ca-file"));
    }
}
