//! The store over a real Secret Service: a throw-away gnome-keyring on a bus of its own.
//!
//! What the keyring library learns about the bus it keeps for the life of the process. So each test
//! starts `tests/with-keychain`, and inside it this same test program for one step
//! ([`inside_the_session`]), whose answer it reads.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]
#![cfg(target_os = "linux")]

mod programs;

use std::path::Path;
use std::process::{Command, Output};
use std::time::{Duration, Instant};
use ws1_okta::store::{EntryKey, EntryKind, Keychain, Store};
use ws1_okta::values::StoredSecret;

/// The variable that names the step.
const STEP: &str = "WS1_OKTA_TEST_STEP";
const ACCOUNT: &str = "acme@acme.example/t1/OktaSCIM@acme/client-secret";
const SECRET: &str = "live-marker-Ünicode-0123456789";

fn key(kind: EntryKind) -> EntryKey {
    EntryKey {
        profile: "acme".parse().unwrap(),
        authority: "acme.example/t1".to_owned(),
        client: "OktaSCIM@acme".parse().unwrap(),
        kind,
    }
}

/// One step of a test, in a process whose bus is the test's own. Prints `answer: …`.
#[test]
#[ignore = "a step of the other tests, run inside their session"]
fn inside_the_session() {
    let step = std::env::var(STEP).expect("only the other tests run this");
    let limit = if step == "get-with-short-limit" {
        Duration::from_secs(1)
    } else {
        Duration::from_secs(20)
    };
    let store = Store::new(Keychain::new(limit));
    let secret = |text: &str| StoredSecret::from_text(text).unwrap();
    let begun = Instant::now();
    let answer = match step.as_str() {
        "prove" => store.prove().map(|()| "proven".to_owned()),
        "set" => store
            .set(&key(EntryKind::ClientSecret), &secret(SECRET))
            .map(|()| "set".to_owned()),
        "set-long" => {
            let token = secret(&"x".repeat(20_000));
            let kept = store
                .set(&key(EntryKind::AccessToken), &token)
                .and_then(|()| store.get(&key(EntryKind::AccessToken)));
            kept.map(|found| format!("same {}", found.is_some_and(|found| found.is_same(&token))))
        }
        "get" | "get-with-short-limit" => {
            let found = store.get(&key(EntryKind::ClientSecret));
            found.map(|found| match found {
                Some(secret) => format!("found {}", secret.expose()),
                None => "absent".to_owned(),
            })
        }
        "promote" => store
            .set(&key(EntryKind::PendingSecret), &secret("promoted"))
            .and_then(|()| store.promote(&key(EntryKind::PendingSecret)))
            .and_then(|()| store.get(&key(EntryKind::PendingSecret)))
            .map(|pending| format!("pending left {}", pending.is_some())),
        "delete" => store
            .delete(&key(EntryKind::ClientSecret))
            .map(|was_there| format!("deleted {was_there}")),
        "get-inside-a-runtime" => {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .build()
                .unwrap();
            let found = runtime.block_on(async { store.get(&key(EntryKind::ClientSecret)) });
            found.map(|found| format!("found {}", found.is_some()))
        }
        other => panic!("no step {other}"),
    };
    let answer = answer.unwrap_or_else(|error| {
        // What is left out of the texts on purpose is looked for here.
        assert!(!format!("{error:?} {error}").contains("marker"));
        format!("error {}: {error}", error.code())
    });
    println!("answer: {answer}");
    println!("after: {}", begun.elapsed().as_millis());
}

/// Runs a shell script inside a session; `step NAME` in it is one step.
fn session(state: &str, data: &Path, script: &str) -> Output {
    let functions = format!(
        "step() {{ {STEP}=$1 \"$EXE\" --exact inside_the_session --ignored --nocapture; }}\n"
    );
    Command::new("timeout")
        .args(["--kill-after=5", "60"])
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/with-keychain"))
        .args(["--state", state, "--data"])
        .arg(data)
        .args(["--", "bash", "-euc", &(functions + script)])
        .env("EXE", std::env::current_exe().unwrap())
        .output()
        .unwrap()
}

/// The answers of the steps, in order.
fn answers(output: &Output) -> Vec<String> {
    let out = String::from_utf8_lossy(&output.stdout).into_owned();
    let err = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{}\n{out}\n{err}", output.status);
    out.lines()
        .filter_map(|line| line.split_once("answer: "))
        .map(|(_, answer)| answer.to_owned())
        .collect()
}

fn is_possible() -> bool {
    let programs = [
        "dbus-run-session",
        "gnome-keyring-daemon",
        "secret-tool",
        "timeout",
    ];
    programs::are_installed("live keyring", &programs)
}

#[test]
fn a_round_trip_is_seen_from_outside() {
    if !is_possible() {
        return;
    }
    let data = tempfile::tempdir().unwrap();
    let output = session(
        "unlocked",
        data.path(),
        &format!(
            "step prove; step get; step set; step get; step get-inside-a-runtime; step set-long
             echo \"answer: lookup $(secret-tool lookup service ws1-okta username '{ACCOUNT}')\"
             printf from-outside | secret-tool store --label=x service ws1-okta username '{ACCOUNT}'
             step get; step promote
             echo \"answer: lookup $(secret-tool lookup service ws1-okta username '{ACCOUNT}')\"
             step delete; step delete
             secret-tool search --all service ws1-okta | grep -c probe- || echo 'answer: no probes left'"
        ),
    );
    assert_eq!(
        answers(&output),
        [
            "proven",
            "absent",
            "set",
            &format!("found {SECRET}"),
            "found true",
            "same true",
            &format!("lookup {SECRET}"),
            "found from-outside",
            "pending left false",
            "lookup promoted",
            "deleted true",
            "deleted false",
            "no probes left",
        ]
    );
}

#[test]
fn a_locked_keyring_is_unusable_and_never_empty() {
    if !is_possible() {
        return;
    }
    let data = tempfile::tempdir().unwrap();
    answers(&session("unlocked", data.path(), "step set"));
    let steps = "step get; step delete; step prove; step set";
    for answer in answers(&session("locked", data.path(), steps)) {
        assert!(answer.starts_with("error store_locked: "), "{answer}");
    }
    let found = answers(&session("unlocked", data.path(), "step get"));
    assert_eq!(found, [format!("found {SECRET}")]);
}

#[test]
fn a_session_without_any_keyring_is_unusable() {
    if !is_possible() {
        return;
    }
    let data = tempfile::tempdir().unwrap();
    for answer in answers(&session(
        "locked",
        data.path(),
        "step get; step prove; step set",
    )) {
        assert!(answer.starts_with("error store_locked: "), "{answer}");
    }
}

#[test]
fn no_bus_and_no_keyring_program_are_told_apart() {
    if !is_possible() {
        return;
    }
    let data = tempfile::tempdir().unwrap();
    let told = answers(&session("no-provider", data.path(), "step get; step prove"));
    assert_eq!(
        told,
        ["error store_no_keyring: no keyring program runs in this login session"; 2]
    );
    let told = answers(&session(
        "unlocked",
        data.path(),
        "export DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent/bus; step get
         unset DBUS_SESSION_BUS_ADDRESS; export XDG_RUNTIME_DIR=/nonexistent; step get
         unset XDG_RUNTIME_DIR; step get",
    ));
    for answer in told {
        assert_eq!(
            answer,
            "error store_no_session: there is no login session whose keyring could be asked"
        );
    }
}

#[test]
fn a_question_that_nobody_answers_ends_at_the_time_limit() {
    if !is_possible() {
        return;
    }
    let data = tempfile::tempdir().unwrap();
    answers(&session("unlocked", data.path(), "step set"));
    let begun = Instant::now();
    let output = session("hanging-prompt", data.path(), "step get-with-short-limit");
    assert_eq!(
        answers(&output),
        ["error store_timed_out: the login keyring (Secret Service) did not answer within 1 s"]
    );
    // Not only the answer came in time: the process ended, with the call still waiting.
    assert!(
        begun.elapsed() < Duration::from_secs(15),
        "{:?}",
        begun.elapsed()
    );
}
