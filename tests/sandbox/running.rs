//! The server itself: paths, health, hosts, HTTPS, state file, log (§11 points 1, 11, 13).

use std::sync::{Arc, Mutex};

use serde_json::Value;
use ws1_okta::sandbox::{DirectoryKind, Sandbox, SeedClient};

use crate::wire::{
    API, call, client_token, make_client, okta_directory, provisioned, raw, send, session, start,
};

#[test]
fn tenant_in_the_path() {
    let builder = Sandbox::builder().tenant_in_path(Some("acme".to_owned()));
    let running = builder.start().unwrap();
    assert!(running.url().ends_with("/SAAS/t/acme"));
    let status = |target: &str| send(&running, "GET", target, &[], "").status;
    assert_eq!(status("/SAAS/t/acme/jersey/manager/api/health"), 200);
    assert_eq!(status("/SAAS/t/other/jersey/manager/api/health"), 404);
    assert!(
        Sandbox::builder()
            .tenant_in_path(Some("a/b".to_owned()))
            .start()
            .is_err()
    );
}

#[test]
fn health_and_discovery_need_no_token() {
    let running = start(&[]);
    let get = |target: &str| send(&running, "GET", target, &[], "");
    for place in [
        "/SAAS/API/1.0/REST/system/health",
        "/SAAS/jersey/manager/api/system/health",
    ] {
        let health = get(place).json();
        assert_eq!(health["AllOk"], "true");
        assert!(health.as_object().unwrap().values().all(Value::is_string));
    }
    assert!(
        get("/SAAS/jersey/manager/api/health")
            .json()
            .get("allOk")
            .is_some()
    );
    assert_eq!(get("/SAAS/API/1.0/REST/system/health/heartbeat").body, "ok");
    for place in ["/SAAS/auth", "/acs"] {
        let found = get(&format!("{place}/.well-known/openid-configuration")).json();
        assert_eq!(found["issuer"], format!("{}/SAAS/auth", running.url()));
    }
    let key = |format: &str| {
        get(&format!(
            "/SAAS/API/1.0/REST/auth/token?attribute=publicKey{format}"
        ))
    };
    assert_eq!(key("").json()["alg"], "RSA");
    assert_eq!(key("&format=jwks").json()["keys"][0]["kty"], "RSA");
    assert!(key("&format=pem").body.contains("BEGIN PUBLIC KEY"));
    assert_eq!(get("/nothing").status, 404);
}

#[test]
fn other_hosts_are_refused() {
    let running = start(&[]);
    let request = |host: &str| {
        let path = "/SAAS/jersey/manager/api/health";
        raw(
            &running,
            &format!("GET {path} HTTP/1.1\r\n{host}connection: close\r\n\r\n"),
        )
        .unwrap()
    };
    assert!(request("host: evil.invalid\r\n").starts_with("HTTP/1.1 421"));
    assert!(request("").starts_with("HTTP/1.1 4"));
    assert!(request("host: 127.0.0.1:1\r\n").starts_with("HTTP/1.1 200"));
    assert!(
        Sandbox::builder()
            .listen("0.0.0.0:0".parse().unwrap())
            .start()
            .is_err()
    );
}

#[test]
fn the_clock_can_be_wrong() {
    let running = start(&["token-clock-skew=864000"]);
    let reply = send(&running, "GET", "/SAAS/jersey/manager/api/health", &[], "");
    let date = reply.header("date").unwrap();
    let parsed = jiff::fmt::rfc2822::DateTimeParser::new()
        .parse_timestamp(date)
        .unwrap();
    let ahead = parsed.as_second() - jiff::Timestamp::now().as_second();
    assert!((863_990..864_010).contains(&ahead), "{ahead}");
}

#[test]
fn https_with_the_made_authority() {
    if !crate::programs::are_installed("sandbox over HTTPS", &["curl"]) {
        return;
    }
    let running = Sandbox::builder().https(true).start().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("ca.pem");
    std::fs::write(&file, running.ca_pem().unwrap()).unwrap();
    let url = format!("{}/SAAS/jersey/manager/api/health", running.url());
    assert!(url.starts_with("https://127.0.0.1:"));
    let curl = |arguments: &[&str], url: &str| {
        let mut command = std::process::Command::new("curl");
        command
            .args(["--silent", "--show-error", "--noproxy", "*"])
            .args(arguments)
            .arg(url);
        command.output().unwrap()
    };
    let ca = file.to_str().unwrap();
    let output = curl(&["--cacert", ca], &url);
    assert!(
        String::from_utf8_lossy(&output.stdout).contains("allOk"),
        "{output:?}"
    );
    let local = url.replace("127.0.0.1", "localhost");
    assert!(curl(&["--cacert", ca], &local).status.success());
    assert!(!curl(&[], &url).status.success());
    assert!(curl(&[], &url.replace("https", "http")).status.success());
}

#[test]
fn the_state_file_keeps_everything() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("tenant.json");
    let builder = || {
        Sandbox::builder()
            .admin_user("boss")
            .state_file(&file)
            .users(2)
    };
    let running = builder().start().unwrap();
    let password = running.admin_password().to_owned();
    let admin = session(&running);
    make_client(&running, &admin, "okta", "client_credentials", 60);
    let token = client_token(&running, "okta").json()["access_token"]
        .as_str()
        .unwrap()
        .to_owned();
    let auth = format!("Bearer {token}");
    okta_directory(&running, &auth, "OKTA.COM");
    let users = format!("{API}/scim/Users");
    assert_eq!(
        call(
            &running,
            &auth,
            "POST",
            &users,
            &provisioned("jane", "okta.com")
        )
        .status,
        201
    );
    running.shutdown();

    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(
            std::fs::metadata(&file).unwrap().permissions().mode() & 0o777,
            0o600
        );
    }
    let running = builder().start().unwrap();
    assert_eq!(running.admin_password(), password);
    let found = call(
        &running,
        &auth,
        "GET",
        &format!("{users}?filter=userName+eq+%22jane%22"),
        &Value::Null,
    );
    assert_eq!(found.status, 200, "the old token is still good");
    assert_eq!(found.json()["totalResults"], 1);
    assert_eq!(okta_directory(&running, &auth, "okta.com").status, 409);
    assert_eq!(client_token(&running, "okta").status, 200);
    running.shutdown();

    std::fs::write(&file, "{}").unwrap();
    assert!(builder().start().is_err());
}

/// Looks now and then; gives up after a minute.
fn wait_for(happened: impl Fn() -> bool) {
    let mut looks = 0..600;
    while !happened() {
        assert!(looks.next().is_some(), "it did not happen");
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
}

/// A large file is written whole, so not before each answer, but soon, and at the end.
#[test]
fn a_large_state_file_is_written_beside_the_answers_and_at_the_end() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("tenant.json");
    let builder = || Sandbox::builder().state_file(&file).users(5_000);
    let running = builder().start().unwrap();
    let admin = session(&running);
    assert!(std::fs::metadata(&file).unwrap().len() > 1 << 20);
    let on_disk = |text: &str| std::fs::read_to_string(&file).unwrap().contains(text);
    make_client(&running, &admin, "soon", "client_credentials", 60);
    wait_for(|| on_disk("soon"));
    for number in 0..20 {
        let name = format!("end{number}");
        make_client(&running, &admin, &name, "client_credentials", 60);
    }
    running.shutdown();
    assert!(on_disk("end0") && on_disk("end19"));
    assert_eq!(builder().start().unwrap().client_ids().len(), 21);
}

#[test]
fn a_large_state_file_that_cannot_be_written_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let inner = folder.path().join("inner");
    std::fs::create_dir(&inner).unwrap();
    let file = inner.join("tenant.json");
    let builder = Sandbox::builder().state_file(&file).users(5_000);
    let running = builder.start().unwrap();
    let admin = session(&running);
    std::fs::remove_dir_all(&inner).unwrap();
    let group = serde_json::json!({"displayName": "lost"});
    let groups = format!("{API}/scim/Groups");
    // This call may be the one that hears of it already.
    call(&running, &admin, "POST", &groups, &group);
    let health = format!("{API}/health");
    wait_for(|| call(&running, &admin, "GET", &health, &Value::Null).status == 500);
    std::fs::create_dir(&inner).unwrap();
    running.shutdown();
    assert!(std::fs::read_to_string(&file).unwrap().contains("lost"));
}

#[test]
fn the_log_shows_no_secrets() {
    let lines = Arc::new(Mutex::new(Vec::<String>::new()));
    let kept = Arc::clone(&lines);
    let running = Sandbox::builder()
        .admin("admin", "MARKER-password")
        .client(SeedClient::new("seed", "MARKER-secret"))
        .directory(DirectoryKind::Other, "Okta", "okta.com")
        .request_log(move |record| kept.lock().unwrap().push(record.to_string()))
        .start()
        .unwrap();
    let auth = session(&running);
    let query = "grant_type=client_credentials&client_id=seed&client_secret=MARKER-secret";
    let reply = send(
        &running,
        "POST",
        &format!("/SAAS/auth/oauthtoken?{query}"),
        &[],
        "",
    );
    assert_eq!(reply.status, 200);
    send(&running, "POST", "/SAAS/auth/oauthtoken", &[], query);
    call(
        &running,
        &auth,
        "GET",
        &format!("{API}/oauth2clients/seed"),
        &Value::Null,
    );
    let records = running.requests();
    let text = format!(
        "{}\n{records:?}\n{running:?}",
        lines.lock().unwrap().join("\n")
    );
    assert!(text.contains("#2 POST /SAAS/auth/oauthtoken?grant_type=client_credentials"));
    assert!(text.contains("client_secret=***"));
    assert!(!text.contains("MARKER"), "{text}");
    assert!(!text.contains(&auth[4..]));
    assert_eq!(records.len(), 4);
    assert_eq!((records[0].number, records[0].status), (1, Some(200)));
}

#[test]
fn the_made_authority_and_the_keys_outlive_a_start() {
    let folder = tempfile::tempdir().unwrap();
    let builder = || {
        let file = folder.path().join("tenant.json");
        Sandbox::builder().https(true).state_file(file)
    };
    let key =
        |running: &ws1_okta::sandbox::Running| send(running, "GET", "/acs/jwks", &[], "").body;
    let first = builder().start().unwrap();
    let (authority, keys) = (first.ca_pem().unwrap().to_owned(), key(&first));
    first.shutdown();
    let second = builder().start().unwrap();
    assert_eq!(second.ca_pem(), Some(authority.as_str()));
    assert_eq!(key(&second), keys);
    assert!(!format!("{second:?}").contains("PRIVATE"));
}
