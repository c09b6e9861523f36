//! The store over helper programs: one that is as it should be, and those that are not.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]
#![cfg(unix)]

use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};
use ws1_okta::child::child_environment;
use ws1_okta::store::{EntryKey, EntryKind, Helper, Store, StoreError};
use ws1_okta::values::StoredSecret;

const HELPERS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/helpers");

fn key(kind: EntryKind) -> EntryKey {
    EntryKey {
        profile: "acme.example".parse().unwrap(),
        authority: "acme.example".to_owned(),
        client: "OktaSCIM".parse().unwrap(),
        kind,
    }
}

fn secret(text: &str) -> StoredSecret {
    StoredSecret::from_text(text).unwrap()
}

fn store(name: &str, variables: &[(&str, &str)], limit: Duration) -> Store {
    let path = format!("{HELPERS}:{}", std::env::var("PATH").unwrap());
    let all = std::iter::once(("PATH", path.as_str()))
        .chain([
            ("WS1_OKTA_CLIENT_SECRET", "leaked-marker"),
            ("OTHER", "leaked-marker"),
        ])
        .chain(variables.iter().copied())
        .map(|(name, value)| (OsString::from(name), OsString::from(value)));
    let pass_env = ["HELPER_DATA", "MISBEHAVE"].map(str::to_owned);
    let environment = child_environment(all, &pass_env);
    Store::new(Helper::new(&name.parse().unwrap(), environment, limit))
}

fn bad(misbehave: &str) -> Store {
    bad_with(misbehave, "/nonexistent", Duration::from_secs(20))
}

fn bad_with(misbehave: &str, data: &str, limit: Duration) -> Store {
    store(
        "bad",
        &[("MISBEHAVE", misbehave), ("HELPER_DATA", data)],
        limit,
    )
}

fn error_of(store: &Store) -> StoreError {
    let error = store
        .get(&key(EntryKind::ClientSecret))
        .map(drop)
        .unwrap_err();
    for shown in [
        error.to_string(),
        format!("{error:?}"),
        error.hint().unwrap(),
    ] {
        assert!(!shown.contains("marker"), "{shown}");
    }
    error
}

#[test]
fn a_good_helper_keeps_secrets() {
    let data = tempfile::tempdir().unwrap();
    let data = data.path().to_str().unwrap();
    let store = store("good", &[("HELPER_DATA", data)], Duration::from_secs(20));
    store.prove().unwrap();
    let (pending, current) = (key(EntryKind::PendingSecret), key(EntryKind::ClientSecret));
    assert!(store.get(&current).unwrap().is_none());
    assert!(!store.delete(&current).unwrap());
    store.set(&pending, &secret("s3cret Ünicode")).unwrap();
    let names: Vec<_> = fs::read_dir(data)
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    let expected = format!(
        "https:__ws1-okta.invalid_acme.example_{}_pending-secret",
        current.hash()
    );
    assert_eq!(names, [OsString::from(expected)]);
    store.promote(&current).unwrap();
    assert!(store.get(&pending).unwrap().is_none());
    assert_eq!(
        store.get(&current).unwrap().unwrap().expose(),
        "s3cret Ünicode"
    );
    let token = secret(&"x".repeat(30_000));
    store.set(&key(EntryKind::AccessToken), &token).unwrap();
    assert!(
        store
            .get(&key(EntryKind::AccessToken))
            .unwrap()
            .unwrap()
            .is_same(&token)
    );
    assert!(store.delete(&current).unwrap());
    assert!(store.get(&current).unwrap().is_none());
}

#[test]
fn a_wrong_answer_is_unusable_and_says_nothing_of_itself() {
    for (misbehave, code, says) in [
        ("empty-secret", "store_bad_data", "the secret is empty"),
        ("other-user", "store_bad_data", "belongs to another user"),
        ("no-user", "store_bad_data", "belongs to another user"),
        ("other-entry", "store_bad_data", "belongs to another entry"),
        ("two-lines", "store_bad_data", "more than one line"),
        (
            "not-json",
            "store_bad_data",
            "not an answer of the helper protocol",
        ),
        (
            "wrong-types",
            "store_bad_data",
            "not an answer of the helper protocol",
        ),
        (
            "nothing",
            "store_bad_data",
            "not an answer of the helper protocol",
        ),
        (
            "deaf",
            "store_bad_data",
            "not an answer of the helper protocol",
        ),
        (
            "fails",
            "store_helper_failed",
            "failed at `get` (exit status 3)",
        ),
        (
            "killed",
            "store_helper_failed",
            "failed at `get` (it was killed)",
        ),
        ("almost-not-found", "store_helper_failed", "(exit status 1)"),
        ("endless", "store_bad_data", "longer than 64 KiB"),
        // Both say "absent", which the proof then shows to be worth nothing.
        (
            "empty",
            "store_not_kept",
            "took a test entry and then did not know it",
        ),
        (
            "forgets",
            "store_not_kept",
            "took a test entry and then did not know it",
        ),
        (
            "get-only",
            "store_helper_read_only",
            "does not take new ones",
        ),
    ] {
        let error = error_of(&bad(misbehave));
        assert_eq!(error.code(), code, "{misbehave}: {error}");
        assert!(error.to_string().contains(says), "{misbehave}: {error}");
        assert!(
            error.to_string().contains("docker-credential-bad"),
            "{error}"
        );
    }
}

#[test]
fn a_helper_that_is_missing_is_named() {
    let error = error_of(&store("missing", &[], Duration::from_secs(20)));
    assert_eq!(
        error.to_string(),
        "the helper `docker-credential-missing` is not installed, or not in the PATH"
    );
}

#[test]
fn the_time_limit_ends_the_helper_and_its_children() {
    let data = tempfile::tempdir().unwrap();
    let folder = data.path().to_str().unwrap();
    for misbehave in ["hangs", "hangs-with-child", "closes-output"] {
        let begun = Instant::now();
        let error = error_of(&bad_with(misbehave, folder, Duration::from_secs(1)));
        assert_eq!(error.code(), "store_timed_out", "{misbehave}: {error}");
        let hint = error.hint().unwrap();
        assert!(hint.contains("`docker-credential-bad list`"), "{hint}");
        assert!(
            !hint.contains("keyring") && !hint.contains("keychain"),
            "{hint}"
        );
        assert!(
            begun.elapsed() < Duration::from_secs(4),
            "{misbehave}: {:?}",
            begun.elapsed()
        );
    }
    let child = fs::read_to_string(data.path().join("child")).unwrap();
    let process = Path::new("/proc").join(child.trim());
    let deadline = Instant::now() + Duration::from_secs(5);
    while is_alive(&process) {
        assert!(
            Instant::now() < deadline,
            "the helper's child {child} lives on"
        );
        std::thread::sleep(Duration::from_millis(10));
    }
}

/// Whether a process runs; one that is dead and not collected yet does not.
fn is_alive(process: &Path) -> bool {
    let state = fs::read_to_string(process.join("stat")).unwrap_or_default();
    state
        .rsplit(") ")
        .next()
        .is_some_and(|rest| !rest.is_empty() && !rest.starts_with('Z'))
}

#[test]
fn a_child_that_stays_does_not_hold_us() {
    let begun = Instant::now();
    let found = bad("leaves-child")
        .get(&key(EntryKind::ClientSecret))
        .unwrap()
        .unwrap();
    assert_eq!(found.expose(), "value");
    assert!(
        begun.elapsed() < Duration::from_secs(5),
        "{:?}",
        begun.elapsed()
    );
}

#[test]
fn a_helper_that_reads_nothing_does_not_hold_us() {
    // Far more than a pipe takes.
    let token = secret(&"x".repeat(1_000_000));
    bad("deaf")
        .set(&key(EntryKind::AccessToken), &token)
        .unwrap();
}

#[test]
fn the_environment_is_cleared() {
    let data = tempfile::tempdir().unwrap();
    let folder = data.path().to_str().unwrap();
    let store = bad_with("environment", folder, Duration::from_secs(20));
    let _ = store.get(&key(EntryKind::ClientSecret));
    let seen = fs::read_to_string(data.path().join("environment")).unwrap();
    assert!(!seen.contains("leaked-marker"), "{seen}");
    let mut names: Vec<_> = seen
        .lines()
        .filter_map(|line| line.split_once('='))
        .map(|(n, _)| n)
        .collect();
    // What the shell makes itself.
    names.retain(|name| !matches!(*name, "PWD" | "SHLVL" | "_" | "OLDPWD"));
    names.sort_unstable();
    assert_eq!(names, ["HELPER_DATA", "MISBEHAVE", "PATH"]);
}
