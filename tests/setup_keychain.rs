//! `setup` with a real keychain, seen from outside with `secret-tool`; and without one.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]
#![cfg(all(target_os = "linux", feature = "sandbox"))]

mod programs;

use std::path::Path;
use std::process::{Command, Output};
use ws1_okta::sandbox::{Running, Sandbox};

const PROGRAMS: [&str; 3] = ["dbus-run-session", "gnome-keyring-daemon", "secret-tool"];

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
            .env("WS1_OKTA_TENANT", self.tenant.url())
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
