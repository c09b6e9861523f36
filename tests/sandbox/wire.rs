//! A bare HTTP client, and the calls that many tests begin with.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use ws1_okta::sandbox::{Running, Sandbox, Switches};

pub(crate) const API: &str = "/SAAS/jersey/manager/api";
pub(crate) const OTHER: &str =
    "application/vnd.vmware.horizon.manager.connector.management.directory.other+json";
pub(crate) const CLIENT: &str = "application/vnd.vmware.horizon.manager.oauth2client+json";
pub(crate) const WORKSPACE: &str = "urn:scim:schemas:extension:workspace:1.0";

pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: String,
}

impl Reply {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or(Value::Null)
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let start = format!("{name}: ");
        self.head
            .lines()
            .find_map(|line| line.strip_prefix(start.as_str()))
    }
}

/// Sends one request as it stands and reads until the connection closes.
pub(crate) fn raw(running: &Running, request: &str) -> std::io::Result<String> {
    let address = running.url().split('/').nth(2).unwrap();
    let mut stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(Duration::from_secs(5)))?;
    stream.write_all(request.as_bytes())?;
    let mut text = Vec::new();
    stream.read_to_end(&mut text)?;
    Ok(String::from_utf8_lossy(&text).into_owned())
}

pub(crate) fn send(
    running: &Running,
    method: &str,
    target: &str,
    headers: &[&str],
    body: &str,
) -> Reply {
    let mut request = format!("{method} {target} HTTP/1.1\r\nhost: localhost\r\n");
    for header in headers {
        request.push_str(header);
        request.push_str("\r\n");
    }
    let length = body.len();
    let end = format!("connection: close\r\ncontent-length: {length}\r\n\r\n{body}");
    request.push_str(&end);
    let text = raw(running, &request).unwrap();
    let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
    let status = head
        .split(' ')
        .nth(1)
        .and_then(|code| code.parse().ok())
        .unwrap_or(0);
    Reply {
        status,
        head: head.to_owned(),
        body: body.to_owned(),
    }
}

/// A call with `Authorization` and a plain JSON body.
pub(crate) fn call(
    running: &Running,
    auth: &str,
    method: &str,
    target: &str,
    body: &Value,
) -> Reply {
    let auth = format!("authorization: {auth}");
    let body = if body.is_null() {
        String::new()
    } else {
        body.to_string()
    };
    send(
        running,
        method,
        target,
        &[&auth, "content-type: application/json"],
        &body,
    )
}

pub(crate) fn start(switches: &[&str]) -> Running {
    let mut set = Switches::default();
    for text in switches {
        set.set_text(text).unwrap();
    }
    Sandbox::builder()
        .admin("admin", "pass word")
        .switches(set)
        .start()
        .unwrap()
}

pub(crate) fn session(running: &Running) -> String {
    let body = json!({"username": running.admin_user(), "password": running.admin_password(),
        "issueToken": "true"});
    let target = "/SAAS/API/1.0/REST/auth/system/login/";
    let reply = send(
        running,
        "POST",
        target,
        &["content-type: application/json"],
        &body.to_string(),
    );
    assert_eq!(reply.status, 200, "{}", reply.body);
    format!("HZN {}", reply.json()["sessionToken"].as_str().unwrap())
}

pub(crate) fn make_client(
    running: &Running,
    auth: &str,
    id: &str,
    grants: &str,
    minutes: u32,
) -> Reply {
    let body = json!({"clientId": id, "secret": "s3cret", "scope": "admin",
        "authGrantTypes": grants, "accessTokenTTL": minutes});
    let auth = format!("authorization: {auth}");
    let media = format!("content-type: {CLIENT}");
    send(
        running,
        "POST",
        &format!("{API}/oauth2clients"),
        &[&auth, &media],
        &body.to_string(),
    )
}

pub(crate) fn basic(id: &str, secret: &str) -> String {
    format!(
        "authorization: Basic {}",
        STANDARD.encode(format!("{id}:{secret}"))
    )
}

pub(crate) fn client_token(running: &Running, id: &str) -> Reply {
    let target = "/SAAS/auth/oauthtoken?grant_type=client_credentials";
    send(running, "POST", target, &[&basic(id, "s3cret")], "")
}

/// A tenant with the client `okta` and its `Authorization`.
pub(crate) fn with_client(switches: &[&str]) -> (Running, String) {
    let running = start(switches);
    let admin = session(&running);
    let made = make_client(&running, &admin, "okta", "client_credentials", 525_600);
    assert_eq!(made.status, 201, "{}", made.body);
    let token = client_token(&running, "okta").json();
    let token = token["access_token"].as_str().unwrap().to_owned();
    (running, format!("Bearer {token}"))
}

pub(crate) fn make_directory(running: &Running, auth: &str, media: &str, body: &Value) -> Reply {
    let auth = format!("authorization: {auth}");
    let media = format!("content-type: {media}");
    let target = format!("{API}/connectormanagement/directoryconfigs");
    send(
        running,
        "POST",
        &target,
        &[&auth, &media],
        &body.to_string(),
    )
}

pub(crate) fn okta_directory(running: &Running, auth: &str, domain: &str) -> Reply {
    let body = json!({"type": "OTHER_DIRECTORY", "domains": [domain], "name": "Okta"});
    make_directory(running, auth, OTHER, &body)
}

pub(crate) fn provisioned(name: &str, domain: &str) -> Value {
    json!({"schemas": ["urn:scim:schemas:core:1.0", WORKSPACE], "userName": name,
        "externalId": format!("00u{name}"), "name": {"givenName": "A", "familyName": "B"},
        "emails": [{"value": format!("{name}@x.invalid")}],
        WORKSPACE: {"internalUserType": "PROVISIONED", "domain": domain}})
}
