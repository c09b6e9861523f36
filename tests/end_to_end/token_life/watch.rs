//! `token watch`, as a process that is ended from outside.

use std::time::{Duration, Instant};

use jiff::{SignedDuration, Timestamp};
use serde_json::Value;
use ws1_okta::store::private_file;

use super::Life;
use crate::support::SetClock;
use crate::support::command::Started;
use crate::support::tenant::until;

/// The limit that is promised. Time is measured here since it is what is asked for; of three, since a
/// machine that is busy may be late, but whatever waits for its own end first never is in time.
const AT_ONCE: Duration = Duration::from_secs(1);

/// A clock by which the token is due, and so is the tenant's.
fn when_due(life: &Life, time: &str) -> SetClock {
    let clock = SetClock::new(&life.home);
    clock.set(time);
    life.tenant.0.advance_clock(250 * 86_400);
    clock
}

fn ends_at_once(what: &str, begin: impl Fn() -> Started) {
    let mut took = Vec::new();
    while took.len() < 3 {
        let started = begin();
        let signalled = Instant::now();
        started.terminate().exits(130);
        took.push(signalled.elapsed());
        if took.iter().any(|took| *took < AT_ONCE) {
            return;
        }
    }
    panic!("it did not end while {what}: {took:?}");
}

fn time(line: &Value, field: &str) -> Timestamp {
    let text = line[field].as_str();
    let text = text.unwrap_or_else(|| panic!("no {field}: {line}"));
    text.parse().unwrap()
}

#[test]
fn says_when_it_looks_next_and_ends_while_it_sleeps() {
    let Some(life) = Life::new() else { return };
    ends_at_once("it sleeps", || {
        let mut watch = life.run("token watch").start();
        let told = watch.line();
        assert!(told.contains("not-due"), "{told}");
        assert!(told.contains("looks again at "), "{told}");
        watch
    });
    ends_at_once("it sleeps", || {
        let mut watch = life.run("token watch --all --json").start();
        let told = watch.json_line();
        assert_eq!(
            (&told["schema"], &told["outcome"]),
            (&1.into(), &"not-due".into())
        );
        let pause = time(&told, "next_look").duration_since(time(&told, "at"));
        assert!(pause > SignedDuration::from_hours(23), "{told}");
        watch
    });
}

#[test]
fn ends_while_the_tenant_does_not_answer() {
    let Some(life) = Life::new() else { return };
    let clock = when_due(&life, "+250d");
    life.tenant.fault("POST /auth/oauthtoken hang");
    ends_at_once("a request hangs", || {
        let fetched = life.fetched();
        let watch = clock.on(life.run("token watch --timeout 600")).start();
        until("it asks for a token", || life.fetched() > fetched);
        watch
    });
    let held = life.held();
    life.tenant.0.clear_faults();
    clock.on(life.run("token renew")).run().exits(0);
    assert_ne!(life.held(), held, "no lock stays behind");
}

#[test]
fn ends_with_the_program_that_runs() {
    let Some(life) = Life::new() else { return };
    let script = "echo $$ >here; mv here running; sleep 300; echo >ended";
    life.home.file("hook", script);
    let running = life.home.path("running");
    ends_at_once("a program runs", || {
        // That of the round before.
        let _ = std::fs::remove_file(&running);
        let watch = life.run("token watch --exec sh hook").start();
        until("the program runs", || running.exists());
        watch
    });
    let stat = format!("/proc/{}/stat", life.home.read("running").trim());
    // Killed, and perhaps not collected yet by whoever inherited it.
    until("the program has ended", || {
        std::fs::read_to_string(&stat).map_or(true, |stat| stat.contains(") Z "))
    });
    assert!(!life.home.path("ended").exists());
}

#[test]
fn looks_again_when_it_said_and_renews() {
    let Some(life) = Life::new() else { return };
    life.run("token delivered").run().exits(0);
    // Two thirds of this life are over in a few seconds.
    let mut profile = life.profile();
    let now = Timestamp::now();
    let seconds = |seconds: i64| (now + SignedDuration::from_secs(seconds)).to_string();
    profile["token"]["obtained_at"] = seconds(-15).into();
    profile["token"]["expires_at"] = seconds(12).into();
    let held = life.held();
    let text = profile.to_string();
    private_file::write_private(&life.profile_path(), text.as_bytes()).unwrap();

    let mut watch = life.run("token watch --json").start();
    let first = watch.json_line();
    assert_eq!(first["outcome"], "not-due");
    assert_eq!(first["next_look"], first["token"]["due_at"]);
    let second = watch.json_line();
    assert_eq!(second["outcome"], "renewed", "{second}");
    assert!(time(&second, "at") >= time(&first, "next_look"), "{second}");
    assert_ne!(life.held(), held);
    assert_eq!(second["token"]["fingerprint"], life.held().as_str());
}

#[test]
fn a_machine_that_slept_past_the_due_time_looks_soon_after() {
    let Some(life) = Life::new() else { return };
    life.run("token delivered").run().exits(0);
    let clock = SetClock::new(&life.home);
    // A minute lasts half a second.
    clock.set("+0 x120");
    let mut watch = clock.on(life.run("token watch --json")).start();
    let first = watch.json_line();
    assert_eq!(first["outcome"], "not-due");
    life.tenant.0.advance_clock(250 * 86_400);
    clock.set("+250d x120");
    let second = watch.json_line();
    assert_eq!(second["outcome"], "renewed", "{second}");
    let slept = time(&second, "at").duration_since(time(&first, "at"));
    assert!(slept > SignedDuration::from_hours(24 * 249), "{second}");
}

#[test]
fn after_a_failure_it_comes_back_at_the_time_that_it_said() {
    let Some(life) = Life::new() else { return };
    // A minute lasts a second.
    let clock = when_due(&life, "+250d x60");
    life.tenant.fault("POST /auth/oauthtoken status=500");
    let mut watch = clock.on(life.run("token watch --json")).start();
    let mut before: Option<Value> = None;
    for minutes in [1, 2] {
        let failed = watch.json_line();
        assert_eq!(failed["outcome"], "transient", "{failed}");
        let (at, next) = (time(&failed, "at"), time(&failed, "next_look"));
        let pause = SignedDuration::from_mins(minutes);
        assert!(next <= at + pause, "{failed}");
        if let Some(before) = &before {
            let said = time(before, "next_look");
            assert!(at >= said && next >= said + pause, "{before} {failed}");
        }
        before = Some(failed);
    }
    life.tenant.0.clear_faults();
    let renewed = watch.json_line();
    assert_eq!(renewed["outcome"], "renewed", "{renewed}");
    assert!(time(&renewed, "at") >= time(&before.unwrap(), "next_look"));
}
