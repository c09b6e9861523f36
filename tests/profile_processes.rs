//! Profiles between processes: the lock, and what a killed process leaves behind.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use ws1_okta::profile::{Profile, ProfileDirectory};
use ws1_okta::values::StoreChoice;

const STEP: &str = "WS1_OKTA_TEST_STEP";
const ROOT: &str = "WS1_OKTA_TEST_ROOT";

fn directory(root: &Path) -> ProfileDirectory {
    ProfileDirectory::new(root)
}

/// A profile whose length changes from one to the next, so that a mixture would not parse.
fn profile(number: u64) -> Profile {
    let mut profile = Profile::new("acme.example".parse().unwrap(), StoreChoice::Keychain);
    let filler = "x".repeat(usize::try_from(number % 50).unwrap() * 1000);
    profile.other.insert("number".to_owned(), number.into());
    profile.other.insert("filler".to_owned(), filler.into());
    profile
}

/// What the other tests run in a process of its own.
#[test]
#[ignore = "a step of the other tests, run in a process of its own"]
fn in_another_process() {
    let step = std::env::var(STEP).expect("only the other tests run this");
    let directory = directory(Path::new(&std::env::var_os(ROOT).unwrap()));
    let lock = directory
        .lock(&"acme".parse().unwrap(), Duration::from_secs(30))
        .unwrap();
    println!("locked");
    match step.as_str() {
        "hold" => std::thread::sleep(Duration::from_secs(60)),
        "write" => {
            for number in 0..u64::MAX {
                lock.save(&profile(number)).unwrap();
            }
        }
        other => panic!("no step {other}"),
    }
}

/// Starts a step and waits until it holds the lock.
fn start(step: &str, root: &Path) -> Child {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "in_another_process", "--ignored", "--nocapture"])
        .env(STEP, step)
        .env(ROOT, root)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.as_mut().unwrap()).lines();
    assert!(lines.any(|line| line.unwrap().ends_with("locked")));
    child
}

#[test]
fn the_lock_holds_between_processes_and_dies_with_its_holder() {
    let folder = tempfile::tempdir().unwrap();
    let directory = directory(folder.path());
    let acme = "acme".parse().unwrap();
    let mut holder = start("hold", folder.path());
    let error = directory
        .lock(&acme, Duration::from_millis(100))
        .unwrap_err();
    assert_eq!(error.code(), "profile_busy");
    if cfg!(unix) {
        assert!(
            error
                .to_string()
                .contains(&format!("(process {})", holder.id())),
            "{error}"
        );
    }
    holder.kill().unwrap();
    holder.wait().unwrap();
    directory.lock(&acme, Duration::from_secs(5)).unwrap();
}

#[test]
fn a_killed_writer_leaves_a_whole_profile() {
    let folder = tempfile::tempdir().unwrap();
    let directory = directory(folder.path());
    let acme = "acme".parse().unwrap();
    for round in 0..10 {
        let mut writer = start("write", folder.path());
        while round == 0 && directory.load(&acme).unwrap().is_none() {
            std::thread::sleep(Duration::from_millis(1));
        }
        let end = Instant::now() + Duration::from_millis(20 + 7 * round);
        while Instant::now() < end {
            // A reader needs no lock.
            assert!(directory.load(&acme).unwrap().is_some());
        }
        writer.kill().unwrap();
        writer.wait().unwrap();
        assert!(directory.load(&acme).unwrap().is_some());
        directory
            .lock(&acme, Duration::from_secs(5))
            .unwrap()
            .save(&profile(0))
            .unwrap();
    }
}
