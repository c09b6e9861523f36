//! What can be done while the tenant runs: the control port and the page's calls.

use std::io::{Read, Write};
use std::net::TcpStream;

use serde_json::{Value, json};
use ws1_okta::sandbox::{Fault, Running, Sandbox};

use crate::wire::{API, Reply, client_token, make_client, okta_directory, send, session};

fn controlled() -> Running {
    Sandbox::builder()
        .admin("admin", "pass word")
        .control(Some("127.0.0.1:0".parse().unwrap()))
        .page(true)
        .start()
        .unwrap()
}

/// One request to the control port.
fn control(running: &Running, method: &str, path: &str, headers: &[&str], body: &str) -> Reply {
    let address = running.control_url().unwrap().split('/').nth(2).unwrap();
    let mut stream = TcpStream::connect(address).unwrap();
    let host = if headers.iter().any(|one| one.starts_with("host:")) {
        ""
    } else {
        "host: localhost\r\n"
    };
    let mut lines = headers.join("\r\n");
    lines.push_str(if lines.is_empty() { "" } else { "\r\n" });
    let length = body.len();
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\n{host}{lines}connection: close\r\ncontent-length: {length}\r\n\r\n{body}"
    )
    .unwrap();
    let mut text = String::new();
    stream.read_to_string(&mut text).unwrap();
    let (head, body) = text.split_once("\r\n\r\n").unwrap();
    Reply {
        status: head.split(' ').nth(1).unwrap().parse().unwrap(),
        head: head.to_owned(),
        body: body.to_owned(),
    }
}

const JSON: &str = "content-type: application/json";

#[test]
fn switches_faults_clock_and_log_over_the_control_port() {
    let running = controlled();
    let put = |body: &Value| control(&running, "PUT", "/switches", &[JSON], &body.to_string());
    assert_eq!(
        put(&json!({"login": "disabled", "put-status": 200})).status,
        200
    );
    let refused = put(&json!({"login": "enabled", "no-such": "x"}));
    assert_eq!(refused.status, 400);
    let all = control(&running, "GET", "/switches", &[], "").json();
    let value = |name: &str| {
        let items = all["items"].as_array().unwrap();
        let found = items.iter().find(|one| one["name"] == name).unwrap();
        found["value"].as_str().unwrap().to_owned()
    };
    assert_eq!(value("login"), "disabled", "all or nothing");
    assert_eq!(value("put-status"), "200");

    let health = "/SAAS/jersey/manager/api/health";
    let fault = json!({"fault": "GET /health nth=1 status=503"}).to_string();
    assert_eq!(
        control(&running, "POST", "/faults", &[JSON], &fault).status,
        200
    );
    assert_eq!(send(&running, "GET", health, &[], "").status, 503);
    let faults = control(&running, "GET", "/faults", &[], "").json();
    assert_eq!(faults["items"][0]["calls"], 1);
    let none = control(&running, "DELETE", "/faults", &[], "").json();
    assert_eq!(none["items"], json!([]));
    let wrong = json!({"fault": "GET /health fly"}).to_string();
    assert_eq!(
        control(&running, "POST", "/faults", &[JSON], &wrong).status,
        400
    );

    for path in [
        "/",
        "/overview",
        "/directories",
        "/users",
        "/groups",
        "/tokens",
        "/clients",
    ] {
        let reply = control(&running, "GET", path, &[], "");
        assert!(reply.status == 200 && reply.json().is_object(), "{path}");
    }
    let clock = control(&running, "POST", "/clock", &[JSON], r#"{"advance":86400}"#);
    assert_eq!(clock.json()["ahead"], 86_400);
    let log = control(&running, "GET", "/requests?after=0", &[], "").json();
    assert_eq!(
        log["items"].as_array().unwrap().len(),
        1,
        "only the tenant's"
    );
    assert_eq!(log["items"][0]["status"], 503);
    assert_eq!(control(&running, "GET", "/nothing", &[], "").status, 404);
}

#[test]
fn the_admin_role_is_granted_while_it_runs() {
    let running = controlled();
    let admin = session(&running);
    make_client(&running, &admin, "okta", "client_credentials", 60);
    running.set_switch("admin-role", "required").unwrap();
    let token = client_token(&running, "okta").json();
    let auth = format!("Bearer {}", token["access_token"].as_str().unwrap());
    assert_eq!(okta_directory(&running, &auth, "okta.com").status, 403);
    let role = "/clients/okta/admin-role";
    assert_eq!(control(&running, "PUT", role, &[], "").status, 200);
    assert_eq!(okta_directory(&running, &auth, "okta.com").status, 201);
    assert_eq!(control(&running, "DELETE", role, &[], "").status, 200);
    assert_eq!(okta_directory(&running, &auth, "b.invalid").status, 403);
    let unknown = control(&running, "PUT", "/clients/x/admin-role", &[], "");
    assert_eq!(unknown.status, 404);
    let tokens = control(&running, "GET", "/tokens", &[], "").body;
    assert!(!tokens.contains(&auth[7..]), "masked");
}

#[test]
fn browsers_and_other_hosts_do_not_reach_the_control_port() {
    let running = controlled();
    let body = r#"{"login":"disabled"}"#;
    let put = |headers: &[&str]| control(&running, "PUT", "/switches", headers, body).status;
    assert_eq!(put(&["host: evil.invalid", JSON]), 421);
    assert_eq!(put(&[JSON, "origin: http://evil.invalid"]), 403);
    assert_eq!(put(&[JSON, "sec-fetch-site: cross-site"]), 403);
    assert_eq!(put(&["content-type: text/plain"]), 415);
    assert_eq!(put(&[]), 415);
    assert_eq!(put(&[JSON]), 200);
    let outside = Sandbox::builder().control(Some("0.0.0.0:0".parse().unwrap()));
    assert!(outside.start().is_err());
    assert!(Sandbox::builder().start().unwrap().control_url().is_none());
}

#[test]
fn the_page_is_safe_against_other_sites() {
    let running = controlled();
    let page = send(&running, "GET", "/_sandbox", &[], "");
    assert_eq!(page.status, 200);
    let policy = page.header("content-security-policy").unwrap();
    assert!(policy.contains("default-src 'none'") && policy.contains("script-src 'sha256-"));
    assert!(!page.body.contains("http://") && !page.body.contains("https://"));
    let start = page
        .body
        .split("sandbox-token\" content=\"")
        .nth(1)
        .unwrap();
    let token = format!("x-sandbox-token: {}", start.split('"').next().unwrap());
    let body = r#"{"login":"disabled"}"#;
    let put = |headers: &[&str]| {
        let target = "/_sandbox/api/switches";
        send(&running, "PUT", target, headers, body).status
    };
    assert_eq!(put(&[JSON]), 403, "no token");
    assert_eq!(put(&[JSON, "x-sandbox-token: guess"]), 403);
    assert_eq!(put(&[JSON, &token, "origin: http://evil.invalid"]), 403);
    assert_eq!(put(&[JSON, &token, "origin: null"]), 403);
    assert_eq!(put(&[JSON, &token, "sec-fetch-site: same-site"]), 403);
    assert_eq!(put(&[JSON, &token, "origin: http://localhost"]), 200);
    let read = send(&running, "GET", "/_sandbox/api/clients", &[], "");
    assert_eq!(read.status, 403);
    assert!(running.requests().is_empty(), "the page is not logged");
    let plain = Sandbox::builder().start().unwrap();
    assert_eq!(send(&plain, "GET", "/_sandbox", &[], "").status, 404);
}

#[test]
fn faults_come_from_files_for_one_path_or_all() {
    let text = "# a comment\n\nGET /health nth=1 reset\n* * latency=1\n";
    let faults = Fault::parse_file(text).unwrap();
    assert_eq!(faults.len(), 2);
    assert_eq!(faults[1].to_string(), "* * latency=1");
    assert!(Fault::parse_file("nonsense").is_err());
    let running = controlled();
    running.add_fault("* * status=500".parse().unwrap());
    assert_eq!(send(&running, "GET", "/anything", &[], "").status, 500);
    assert_eq!(send(&running, "GET", API, &[], "").status, 500);
}
