//! The store over Docker's own helpers: `pass`, and the one for the Secret Service.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]
#![cfg(target_os = "linux")]

mod programs;

use std::ffi::OsString;
use std::process::Command;
use std::time::Duration;
use ws1_okta::child::child_environment;
use ws1_okta::store::{EntryKey, EntryKind, Helper, Store};
use ws1_okta::values::StoredSecret;

const LIMIT: Duration = Duration::from_secs(30);

fn key(kind: EntryKind) -> EntryKey {
    EntryKey {
        profile: "p".repeat(100).parse().unwrap(),
        authority: "access.corp.example:8443/acme".to_owned(),
        client: "OktaSCIM@corp".parse().unwrap(),
        kind,
    }
}

/// What every helper must be able to do.
fn use_all(store: &Store) {
    let secret = |text: &str| StoredSecret::from_text(text).unwrap();
    store.prove().unwrap();
    let (pending, current) = (key(EntryKind::PendingSecret), key(EntryKind::ClientSecret));
    assert!(store.get(&current).unwrap().is_none());
    store.set(&current, &secret("old")).unwrap();
    store
        .set(&pending, &secret(r#"s3cret "Ünicode" \ $x"#))
        .unwrap();
    store.promote(&pending).unwrap();
    let found = store.get(&current).unwrap().unwrap();
    assert_eq!(found.expose(), r#"s3cret "Ünicode" \ $x"#);
    assert!(store.get(&pending).unwrap().is_none());
    let token = secret(&"x".repeat(20_000));
    store.set(&key(EntryKind::AccessToken), &token).unwrap();
    assert!(
        store
            .get(&key(EntryKind::AccessToken))
            .unwrap()
            .unwrap()
            .is_same(&token)
    );
    assert!(store.delete(&current).unwrap());
    assert!(!store.delete(&current).unwrap());
}

#[test]
fn pass_keeps_secrets() {
    if !programs::are_installed("helper:pass", &["docker-credential-pass", "pass", "gpg"]) {
        return;
    }
    let home = tempfile::tempdir().unwrap();
    let gnupg = home.path().join("gnupg");
    let all: Vec<(OsString, OsString)> = [
        ("PATH".into(), std::env::var_os("PATH").unwrap()),
        ("HOME".into(), home.path().into()),
        ("GNUPGHOME".into(), gnupg.clone().into()),
        (
            "PASSWORD_STORE_DIR".into(),
            home.path().join("passwords").into(),
        ),
    ]
    .into();
    let run = |program: &str, arguments: &[&str]| {
        let mut command = Command::new(program);
        let output = command
            .args(arguments)
            .env_clear()
            .envs(all.clone())
            .output()
            .unwrap();
        assert!(
            output.status.success(),
            "{program}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
    };
    std::fs::create_dir(&gnupg).unwrap();
    let helper = || {
        let environment = child_environment(all.clone(), &[]);
        Store::new(Helper::new(&"pass".parse().unwrap(), environment, LIMIT))
    };
    // Before `pass init` it cannot keep anything.
    let error = helper()
        .get(&key(EntryKind::ClientSecret))
        .map(drop)
        .unwrap_err();
    assert!(error.code().starts_with("store_helper_"), "{error}");
    let passphrase = ["--batch", "--pinentry-mode", "loopback", "--passphrase", ""];
    run(
        "gpg",
        &[
            &passphrase[..],
            &["--quick-generate-key", "test@ws1-okta.invalid"],
        ]
        .concat(),
    );
    run("pass", &["init", "test@ws1-okta.invalid"]);
    use_all(&helper());
    run("gpgconf", &["--kill", "all"]);
}

/// The step of the next test that runs in a session.
#[test]
#[ignore = "a step of the other tests, run inside their session"]
fn inside_the_session() {
    let environment = child_environment(std::env::vars_os(), &[]);
    let name = "secretservice".parse().unwrap();
    use_all(&Store::new(Helper::new(&name, environment, LIMIT)));
    println!("all used");
}

#[test]
fn secretservice_keeps_secrets() {
    let needed = [
        "docker-credential-secretservice",
        "dbus-run-session",
        "gnome-keyring-daemon",
    ];
    if !programs::are_installed("helper:secretservice", &needed) {
        return;
    }
    let output = Command::new("timeout")
        .args(["--kill-after=5", "60"])
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/with-keychain"))
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", "inside_the_session", "--ignored", "--nocapture"])
        .output()
        .unwrap();
    let (out, err) = (&output.stdout, &output.stderr);
    let (out, err) = (String::from_utf8_lossy(out), String::from_utf8_lossy(err));
    assert!(out.contains("all used"), "{out}\n{err}");
}
