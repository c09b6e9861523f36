//! Simulated tenants: in this process, to be looked into; and as a process of their own.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;
use ws1_okta::sandbox::{DirectoryKind, Running, Sandbox, SandboxBuilder, Switches};

use super::{Command, Home, ws1_okta};

/// The administrator's password everywhere.
pub(crate) const PASSWORD: &str = "Pass-word marker 4711";
pub(crate) const API: &str = "/SAAS/jersey/manager/api";

/// `setup` with all that it needs, for a tenant whose administrator signs in; its secret goes to the
/// file `secret`.
pub(crate) fn setup(home: &Home, url: &str) -> Command {
    let password = home.file("password", PASSWORD);
    ws1_okta(home, "setup --yes --store none --secret-to secret")
        .args(&format!("--tenant {url} --domain OKTA.COM"))
        .args("--admin-user admin --admin-password-file")
        .arg(password)
}

/// A tenant in this process.
pub(crate) struct Tenant(pub(crate) Running);

impl Tenant {
    /// With these switches.
    pub(crate) fn new(switches: &[&str]) -> Self {
        Self::build(switches, |builder| builder)
    }

    /// With what a test adds.
    pub(crate) fn build(
        switches: &[&str],
        add: impl FnOnce(SandboxBuilder) -> SandboxBuilder,
    ) -> Self {
        let mut set = Switches::default();
        for switch in switches {
            set.set_text(switch).unwrap();
        }
        let builder = Sandbox::builder().admin("admin", PASSWORD).switches(set);
        Self(add(builder).start().unwrap())
    }

    pub(crate) fn url(&self) -> &str {
        self.0.url()
    }

    pub(crate) fn fault(&self, text: &str) {
        self.0.add_fault(text.parse().unwrap());
    }

    /// `setup` against it.
    pub(crate) fn setup(&self, home: &Home) -> Command {
        setup(home, self.url())
    }

    /// `setup` against it, with the secrets in encrypted files.
    pub(crate) fn setup_in_files(&self, home: &Home) -> Command {
        let setup = self.setup(home).without_pair("--secret-to");
        setup.without_pair("--store").args("--store file")
    }

    /// Method and path of each request that would change something.
    pub(crate) fn changes(&self) -> Vec<String> {
        let is_change = |method: &str, path: &str| match method {
            "GET" => false,
            "POST" => !["/auth/system/login", "/auth/oauthtoken"]
                .iter()
                .any(|harmless| path.contains(harmless)),
            _ => true,
        };
        self.0
            .requests()
            .iter()
            .filter(|record| is_change(&record.method, &record.path))
            .map(|record| format!("{} {}", record.method, record.path.replace(API, "")))
            .collect()
    }

    /// Asserts that nothing was made, and nothing was tried.
    pub(crate) fn is_untouched(&self) {
        assert_eq!(self.0.client_ids(), [""; 0]);
        assert_eq!(self.0.directories(), []);
        assert_eq!(self.changes(), [""; 0]);
    }

    /// Asserts that there is one client, and one directory with its domain.
    pub(crate) fn is_set_up(&self, client: &str, name: &str, domain: &str) {
        assert_eq!(self.0.client_ids(), [client]);
        let other = (DirectoryKind::Other, name.to_owned(), domain.to_owned());
        assert_eq!(self.0.directories(), [other]);
    }

    /// As [`Self::is_set_up`], with the values that setup takes by default.
    pub(crate) fn is_set_up_by_default(&self) {
        self.is_set_up("OktaSCIM", "Okta Universal Directory", "OKTA.COM");
    }

    /// How often a request was logged whose method and path have this start, below the API.
    pub(crate) fn count(&self, start: &str) -> usize {
        self.0
            .requests()
            .iter()
            .map(|record| format!("{} {}", record.method, record.path.replace(API, "")))
            .filter(|line| line.starts_with(start))
            .count()
    }

    /// A token for the client, by its own secret; the status is all that counts.
    pub(crate) fn takes_secret(&self, client: &str, secret: &str) -> bool {
        token(self.url(), client, secret).is_some()
    }

    /// Makes a client as the console does.
    pub(crate) fn console_client(&self, id: &str, secret: &str, minutes: u32) {
        let body = serde_json::json!({
            "clientId": id, "secret": secret, "scope": "admin",
            "authGrantTypes": "client_credentials", "tokenType": "Bearer",
            "accessTokenTTL": minutes, "refreshTokenTTL": 129_600, "refreshTokenIdleTTL": 5760,
        });
        let media = "application/vnd.vmware.horizon.manager.oauth2client+json";
        let reply = self.as_admin("POST", "/oauth2clients", media, &body.to_string());
        assert_eq!(reply.status, 201, "{}", reply.body);
        assert!(self.0.grant_admin_role(id));
    }

    /// What the tenant says of a client.
    pub(crate) fn client(&self, id: &str) -> Value {
        let reply = self.as_admin("GET", &format!("/oauth2clients/{id}"), "", "");
        assert_eq!(reply.status, 200, "{}", reply.body);
        reply.json()
    }

    /// A call of the administrator's.
    pub(crate) fn as_admin(&self, method: &str, path: &str, media: &str, body: &str) -> Reply {
        let url = self.url();
        let login = serde_json::json!({
            "username": "admin", "password": PASSWORD, "issueToken": "true"
        });
        let json = ["content-type: application/json", "accept: application/json"];
        let session = send(
            url,
            "POST",
            "/SAAS/API/1.0/REST/auth/system/login",
            &json,
            &login.to_string(),
        )
        .json();
        let bearer = format!(
            "authorization: HZN {}",
            session["sessionToken"].as_str().unwrap()
        );
        let content = format!("content-type: {media}");
        let headers = if media.is_empty() {
            vec![bearer.as_str()]
        } else {
            vec![bearer.as_str(), content.as_str()]
        };
        send(url, method, &format!("{API}{path}"), &headers, body)
    }
}

/// The command `ws1-okta sandbox` as a process of its own; killed when dropped.
pub(crate) struct SandboxProcess {
    child: Child,
    pub(crate) url: String,
}

impl SandboxProcess {
    pub(crate) fn start(home: &Home, arguments: &str) -> Self {
        let password = home.file("password", PASSWORD);
        let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_ws1-okta"))
            .args(["sandbox", "--admin-password-file"])
            .arg(password)
            .args(arguments.split_whitespace())
            .env_clear()
            .envs(home.variables())
            .current_dir(home.folder())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut url = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut url)
            .unwrap();
        assert!(url.starts_with("http"), "no URL: {url:?}");
        Self {
            child,
            url: url.trim().to_owned(),
        }
    }
}

impl Drop for SandboxProcess {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) body: String,
}

impl Reply {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }
}

/// A token by client credentials.
pub(crate) fn token(url: &str, client: &str, secret: &str) -> Option<String> {
    use base64::Engine as _;
    let basic = base64::engine::general_purpose::STANDARD.encode(format!("{client}:{secret}"));
    let headers = [
        format!("authorization: Basic {basic}"),
        "content-type: application/x-www-form-urlencoded".to_owned(),
    ];
    let headers: Vec<&str> = headers.iter().map(String::as_str).collect();
    let body = "grant_type=client_credentials";
    let reply = send(url, "POST", "/SAAS/auth/oauthtoken", &headers, body);
    (reply.status == 200).then(|| reply.json()["access_token"].as_str().unwrap().to_owned())
}

/// What Okta's *Test API Credentials* sends; true if it would pass.
pub(crate) fn token_works(url: &str, token: &str) -> bool {
    let bearer = format!("authorization: Bearer {token}");
    let target = format!("{API}/scim/Users?startIndex=1&count=2");
    send(url, "GET", &target, &[bearer.as_str()], "").status == 200
}

/// One request over plain HTTP (an HTTPS sandbox answers it, too), by hand.
pub(crate) fn send(url: &str, method: &str, target: &str, headers: &[&str], body: &str) -> Reply {
    let address = url.split('/').nth(2).unwrap();
    let mut request = format!("{method} {target} HTTP/1.1\r\nhost: localhost\r\n");
    for header in headers {
        request.push_str(&format!("{header}\r\n"));
    }
    let length = body.len();
    request.push_str(&format!(
        "content-length: {length}\r\nconnection: close\r\n\r\n{body}"
    ));
    let mut stream = TcpStream::connect(address).unwrap();
    stream
        .set_read_timeout(Some(Duration::from_secs(10)))
        .unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    let mut text = Vec::new();
    stream.read_to_end(&mut text).unwrap();
    let text = String::from_utf8_lossy(&text).into_owned();
    let (head, body) = text.split_once("\r\n\r\n").unwrap();
    Reply {
        status: head.split(' ').nth(1).unwrap().parse().unwrap(),
        body: body.to_owned(),
    }
}

/// Waits until something is so; the time is only a limit.
pub(crate) fn until(what: &str, mut is_so: impl FnMut() -> bool) {
    let end = Instant::now() + Duration::from_secs(20);
    while !is_so() {
        assert!(Instant::now() < end, "waited in vain until {what}");
        std::thread::sleep(Duration::from_millis(5));
    }
}
