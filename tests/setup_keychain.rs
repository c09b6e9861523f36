//! `setup` with a real keychain, seen from outside with `secret-tool`; and without one.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]
#![cfg(all(target_os = "linux", feature = "sandbox"))]

mod programs;

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Command, Output};
use ws1_okta::sandbox::{Running, Sandbox};

const PROGRAMS: [&str; 5] = [
    "dbus-run-session",
    "gnome-keyring-daemon",
    "secret-tool",
    "dbus-send",
    "dbus-monitor",
];

struct Place {
    folder: tempfile::TempDir,
    tenant: Running,
}

impl Place {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("password.txt"), "s3cret-password\n").unwrap();
        let tenant = Sandbox::builder()
            .admin("admin", "s3cret-password")
            .start()
            .unwrap();
        Self { folder, tenant }
    }

    /// Runs a shell script in a session whose keyring is in this state.
    fn run(&self, state: &str, script: &str) -> Output {
        self.run_at(self.tenant.url(), state, script)
    }

    /// The same, with the tenant at another address.
    fn run_at(&self, url: &str, state: &str, script: &str) -> Output {
        let binary = Path::new(env!("CARGO_BIN_EXE_ws1-okta"));
        let path = std::env::var("PATH").unwrap();
        Command::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/with-keychain"))
            .args(["--state", state, "--data"])
            .arg(self.folder.path())
            .args(["--", "sh", "-uc", script])
            .current_dir(self.folder.path())
            .env_clear()
            .env(
                "PATH",
                format!("{}:{path}", binary.parent().unwrap().display()),
            )
            .env("HOME", self.folder.path())
            .env("WS1_OKTA_TENANT", url)
            .env("WS1_OKTA_ADMIN_USER", "admin")
            .env("WS1_OKTA_ADMIN_PASSWORD_FILE", "password.txt")
            .env("WS1_OKTA_DOMAIN", "OKTA.COM")
            .output()
            .unwrap()
    }

    /// Host and port, as in the names of the entries.
    fn authority(&self) -> String {
        self.tenant.url().trim_start_matches("http://").to_owned()
    }

    /// The profile's name.
    fn profile(&self) -> String {
        self.authority().replace(':', "_")
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn secrets_are_in_the_keychain_and_nowhere_else() {
    if !programs::are_installed("setup with a keychain", &PROGRAMS) {
        return;
    }
    let place = Place::new();
    let account = format!("{}@{}/OktaSCIM", place.profile(), place.authority());
    let script = "set -e
        ws1-okta setup --yes --json > first.json
        ws1-okta setup --yes --json > second.json
        ws1-okta token show --show-token > token.txt
        ws1-okta status > status.txt
        for kind in client-secret pending-secret access-token; do
            secret-tool lookup service ws1-okta username \"ACCOUNT/$kind\" > $kind.txt || true
        done";
    let output = place.run("unlocked", &script.replace("ACCOUNT", &account));
    assert!(output.status.success(), "{}", text(&output.stderr));
    let read = |name: &str| std::fs::read_to_string(place.folder.path().join(name)).unwrap();

    let on_the_tenant = place.tenant.client_secret("OktaSCIM").unwrap();
    assert_eq!(
        read("client-secret.txt"),
        on_the_tenant,
        "seen by secret-tool"
    );
    assert_eq!(read("pending-secret.txt"), "", "nothing is left pending");
    assert_eq!(read("token.txt").trim_end(), read("access-token.txt"));
    assert!(read("access-token.txt").starts_with("eyJ"));

    // The second run kept everything, the token too, and made nothing.
    let second: serde_json::Value = serde_json::from_str(&read("second.json")).unwrap();
    for part in ["client", "token", "directory"] {
        assert_eq!(second[part]["change"], "keep", "{second:#}");
    }
    let creates = place.tenant.requests().into_iter().filter(|request| {
        request.method == "POST"
            && !request.path.contains("login")
            && !request.path.contains("oauthtoken")
    });
    assert_eq!(creates.count(), 2, "one client, one directory");
    let status = read("status.txt");
    assert!(status.contains("client secret  kept"), "{status}");

    // No file but the ones that this script wrote holds a secret.
    for entry in walk(place.folder.path()) {
        let name = entry.file_name().unwrap().to_string_lossy().into_owned();
        if name.ends_with("secret.txt") || name.ends_with("token.txt") || name.ends_with(".keyring")
        {
            continue;
        }
        let content = text(&std::fs::read(&entry).unwrap());
        assert!(!content.contains(&on_the_tenant), "{}", entry.display());
        assert!(
            !content.contains(&read("access-token.txt")),
            "{}",
            entry.display()
        );
    }
}

#[test]
fn an_unusable_keychain_is_told_before_anything_is_changed() {
    if !programs::are_installed("setup with a keychain", &PROGRAMS) {
        return;
    }
    for (state, code) in [
        ("locked", "store_locked"),
        ("no-provider", "store_no_keyring"),
    ] {
        let place = Place::new();
        let output = place.run(state, "ws1-okta setup --yes --json");
        assert_eq!(
            output.status.code(),
            Some(6),
            "{state}: {}",
            text(&output.stderr)
        );
        let document: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(document["error"]["code"], code, "{document:#}");
        assert!(document["error"]["hint"].is_string());
        assert_eq!(place.tenant.requests().len(), 0, "nothing was sent");
    }
}

#[test]
fn without_a_session_bus_it_is_told_as_well() {
    let place = Place::new();
    let output = Command::new(env!("CARGO_BIN_EXE_ws1-okta"))
        .args([
            "setup",
            "--yes",
            "--tenant",
            place.tenant.url(),
            "--domain",
            "OKTA.COM",
        ])
        .args([
            "--admin-user",
            "admin",
            "--admin-password-file",
            "password.txt",
        ])
        .current_dir(place.folder.path())
        .env_clear()
        .env("HOME", place.folder.path())
        .env("XDG_RUNTIME_DIR", place.folder.path())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(6), "{}", text(&output.stderr));
    assert!(
        text(&output.stderr).contains("\nhint: "),
        "{}",
        text(&output.stderr)
    );
    assert_eq!(place.tenant.requests().len(), 0, "nothing was sent");
}

/// In a session's script: the process that keeps the secrets.
const PROVIDER: &str = "provider() {
        dbus-send --session --print-reply --dest=org.freedesktop.DBus /org/freedesktop/DBus \\
            org.freedesktop.DBus.GetConnectionUnixProcessID string:org.freedesktop.secrets |
            sed -n 's/.*uint32 //p'
    }
    ";

/// The one error of a run with `--json`.
fn error_of(place: &Place, name: &str) -> serde_json::Value {
    let text = std::fs::read(place.folder.path().join(name)).unwrap();
    let document: serde_json::Value = serde_json::from_slice(&text).unwrap();
    assert!(document["error"]["hint"].is_string(), "{document:#}");
    document["error"].clone()
}

#[test]
fn a_keyring_that_is_killed_before_or_within_a_call_is_told() {
    if !programs::are_installed("setup with a keychain", &PROGRAMS) {
        return;
    }
    let place = Place::new();
    // The bus starts another keyring program when it is asked for one, and that one is locked. One
    // that was stopped takes no call; the bus has it by then, as its monitor tells.
    let script = "ws1-okta setup --yes --json > first.json || exit 90
        kill -KILL \"$(provider)\"
        ws1-okta token show --show-token --json > before.json && exit 91
        [ $? = 6 ] || exit 92
        printf throw-away | gnome-keyring-daemon --replace --unlock --components=secrets >/dev/null 2>&1 3>&-
        ws1-okta token show --show-token > token.txt || exit 93
        for line in 'token show --show-token' 'setup --yes' 'token renew --force'; do
            until stopped=$(provider) && [ \"$stopped\" ]; do :; done
            kill -STOP \"$stopped\"
            dbus-monitor --session destination=org.freedesktop.secrets > monitor &
            monitor=$!
            ws1-okta $line --json > \"within ${line% --*}.json\" &
            until grep -q 'method call' monitor; do kill -0 $! || exit 94; done
            kill -KILL \"$stopped\"
            wait $!
            [ $? = 6 ] || exit 95
            kill $monitor
            printf throw-away | gnome-keyring-daemon --replace --unlock --components=secrets >/dev/null 2>&1 3>&-
        done
        ws1-okta token show --show-token > again.txt || exit 96
        ws1-okta setup --yes --json > last.json || exit 97";
    let output = place.run("unlocked", &format!("{PROVIDER}{script}"));
    let told = format!("{}{}", text(&output.stdout), text(&output.stderr));
    assert!(output.status.success(), "{}\n{told}", output.status);
    assert_eq!(error_of(&place, "before.json")["code"], "store_locked");
    for line in ["token show", "setup", "token renew"] {
        let error = error_of(&place, &format!("within {line}.json"));
        assert_eq!(error["code"], "store_keyring_ended", "{line}: {error:#}");
    }
    let read = |name: &str| std::fs::read_to_string(place.folder.path().join(name)).unwrap();
    assert!(read("token.txt").starts_with("eyJ"));
    assert_eq!(read("token.txt"), read("again.txt"));
    let last: serde_json::Value = serde_json::from_str(&read("last.json")).unwrap();
    for part in ["client", "token", "directory"] {
        assert_eq!(last[part]["change"], "keep", "{last:#}");
    }
}

/// Passes everything on to the tenant; but before a request that begins so goes on, `first` is run.
fn pass_through(
    tenant: &str,
    start: &'static str,
    first: impl Fn() + Send + Sync + 'static,
) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let tenant = tenant.trim_start_matches("http://").to_owned();
    let first = std::sync::Arc::new(first);
    std::thread::spawn(move || {
        for client in listener.incoming() {
            let (mut client, mut server) = (client.unwrap(), TcpStream::connect(&tenant).unwrap());
            let (mut from, mut to) = (server.try_clone().unwrap(), client.try_clone().unwrap());
            std::thread::spawn(move || std::io::copy(&mut from, &mut to).ok());
            let first = std::sync::Arc::clone(&first);
            std::thread::spawn(move || {
                let mut buffer = vec![0; 65_536];
                // On one connection one request follows the other, each in one piece.
                while let Ok(length @ 1..) = client.read(&mut buffer) {
                    if buffer.starts_with(start.as_bytes()) {
                        first();
                    }
                    if server.write_all(&buffer[..length]).is_err() {
                        break;
                    }
                }
                let _ = server.shutdown(std::net::Shutdown::Write);
            });
        }
    });
    url
}

#[test]
fn a_keyring_that_is_killed_in_the_middle_of_setup_loses_nothing() {
    if !programs::are_installed("setup with a keychain", &PROGRAMS) {
        return;
    }
    for (start, made) in [
        // Before the pending secret is written.
        ("POST /SAAS/API/1.0/REST/auth/system/login", 0),
        // With the pending secret written, before the tenant has made the client.
        ("POST /SAAS/jersey/manager/api/oauth2clients", 1),
        // Before the secret is promoted.
        ("POST /SAAS/auth/oauthtoken", 1),
    ] {
        let place = Place::new();
        let path = |name: &str| place.folder.path().join(name);
        let (ask, done) = (path("kill"), path("killed"));
        let url = pass_through(place.tenant.url(), start, move || {
            std::fs::write(&ask, "").unwrap();
            while !done.exists() {
                std::thread::sleep(std::time::Duration::from_millis(5));
            }
        });
        let script = "(until [ -e kill ]; do sleep 0.01; done
             kill -KILL \"$(provider)\"; : > killed) &
            ws1-okta setup --yes --json > cut-short.json
            [ $? = 6 ] || exit 90
            wait";
        let output = place.run_at(&url, "unlocked", &format!("{PROVIDER}{script}"));
        let told = format!("{start}: {}", text(&output.stderr));
        assert!(output.status.success(), "{} {told}", output.status);
        assert_eq!(error_of(&place, "cut-short.json")["code"], "store_locked");
        assert_eq!(place.tenant.client_ids().len(), made, "{start}");
        let secret = place.tenant.client_secret("OktaSCIM");

        // Signed in anew.
        let script = "ws1-okta setup --yes --json --show-token > again.json";
        let output = place.run_at(&url, "unlocked", script);
        assert!(output.status.success(), "{start}: {}", text(&output.stderr));
        assert_eq!(place.tenant.client_ids(), ["OktaSCIM"]);
        assert_eq!(place.tenant.directories().len(), 1);
        if made == 1 {
            assert_eq!(place.tenant.client_secret("OktaSCIM"), secret, "{start}");
        }
        let again = std::fs::read(path("again.json")).unwrap();
        let again: serde_json::Value = serde_json::from_slice(&again).unwrap();
        assert!(again["okta"]["api_token"].is_string());
    }
}

fn walk(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        if entry.file_type().unwrap().is_dir() {
            files.extend(walk(&entry.path()));
        } else if entry.file_type().unwrap().is_file() {
            files.push(entry.path());
        }
    }
    files
}
