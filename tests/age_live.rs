//! The encrypted files and the age program: each opens what the other made.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]
#![cfg(all(unix, feature = "age"))]

mod programs;

use std::fs;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Output, Stdio};
use ws1_okta::store::{AgeFiles, EntryKey, EntryKind, Store};
use ws1_okta::values::{Passphrase, StoredSecret};

const SECRET: &str = "live-marker-Ünicode";
const PASSPHRASE: &str = "correct horse battery staple";

fn key() -> EntryKey {
    EntryKey {
        profile: "acme.example".parse().unwrap(),
        authority: "acme.example".to_owned(),
        client: "OktaSCIM".parse().unwrap(),
        kind: EntryKind::ClientSecret,
    }
}

fn is_possible() -> bool {
    programs::are_installed("the age program", &["age", "age-keygen"])
}

/// Runs a program with something on its standard input.
fn run(program: &str, arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(
        output.status.success(),
        "{program}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    output
}

/// Makes an identity; gives its recipient.
fn keygen(path: &Path) -> String {
    run("age-keygen", &["-o", path.to_str().unwrap()], b"");
    let output = run("age-keygen", &["-y", path.to_str().unwrap()], b"");
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

#[test]
fn each_opens_what_the_other_made() {
    if !is_possible() {
        return;
    }
    let home = tempfile::tempdir().unwrap();
    let identity = home.path().join("identity");
    let recipient = keygen(&identity);
    let files = AgeFiles::new(home.path().join("secrets"), &identity, || None);
    let path = files.path(&key());
    let (path, identity) = (path.to_str().unwrap(), identity.to_str().unwrap());
    let store = Store::new(files);
    store
        .set(&key(), &StoredSecret::from_text(SECRET).unwrap())
        .unwrap();
    let opened = run("age", &["-d", "-i", identity, path], b"");
    assert_eq!(
        String::from_utf8(opened.stdout).unwrap(),
        format!("{SECRET}\n")
    );

    for (form, content) in [
        ("--encrypt", "from age"),
        ("--armor", "armored"),
        ("--armor", "line\n"),
    ] {
        run(
            "age",
            &[form, "-r", &recipient, "-o", path],
            content.as_bytes(),
        );
        assert_eq!(
            store.get(&key()).unwrap().unwrap().expose(),
            content.trim_end()
        );
    }
}

#[test]
fn an_identity_that_age_put_under_a_passphrase_opens() {
    if !is_possible() {
        return;
    }
    let home = tempfile::tempdir().unwrap();
    let [identity, locked] = ["identity", "identity.age"].map(|name| home.path().join(name));
    let recipient = keygen(&identity);
    at_a_terminal(
        &[
            "-p",
            "-o",
            locked.to_str().unwrap(),
            identity.to_str().unwrap(),
        ],
        &[PASSPHRASE, PASSPHRASE],
    );
    let files = AgeFiles::new(home.path().join("secrets"), &locked, || {
        Some(Passphrase::from_text(PASSPHRASE).unwrap())
    });
    let path = files.path(&key());
    Store::new(files)
        .set(&key(), &StoredSecret::from_text(SECRET).unwrap())
        .unwrap();
    let opened = run(
        "age",
        &[
            "-d",
            "-i",
            identity.to_str().unwrap(),
            path.to_str().unwrap(),
        ],
        b"",
    );
    assert_eq!(
        String::from_utf8(opened.stdout).unwrap(),
        format!("{SECRET}\n")
    );
    assert!(!fs::read_to_string(&identity).unwrap().contains(SECRET) && !recipient.is_empty());
}

/// Runs age at a pseudo-terminal, since it asks for passphrases nowhere else, and answers.
fn at_a_terminal(arguments: &[&str], answers: &[&str]) {
    let (mut pty, terminal) = pty_process::blocking::open().unwrap();
    let command = pty_process::blocking::Command::new("age").args(arguments);
    let mut child = command.spawn(terminal).unwrap();
    let mut seen = String::new();
    let mut buffer = [0; 1024];
    for answer in answers {
        while !seen.contains("passphrase") {
            let length = pty.read(&mut buffer).unwrap();
            seen.push_str(&String::from_utf8_lossy(&buffer[..length]));
        }
        seen.clear();
        pty.write_all(format!("{answer}\n").as_bytes()).unwrap();
    }
    // What it still says is taken, so that it can end.
    while pty.read(&mut buffer).is_ok_and(|length| length > 0) {}
    assert!(child.wait().unwrap().success());
}
