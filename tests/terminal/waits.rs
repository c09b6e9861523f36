//! What is told of a wait.

use crate::place::{PASSWORD, Place};
use crate::start::Start;
use std::process::Stdio;

/// A slow tenant, and `setup` with everything given.
fn slow() -> (Place, Start) {
    let place = Place::new();
    place
        .tenant
        .add_fault("* /SAAS nth=1 latency=1800".parse().unwrap());
    let start = given(&place);
    (place, start)
}

fn given(place: &Place) -> Start {
    place
        .setup()
        .args("--yes --admin-user admin --domain OKTA.COM --client-id OktaSCIM")
        .args("--access-token-ttl 1y --directory-name Okta")
        .env("WS1_OKTA_TENANT", place.url())
        .env("WS1_OKTA_ADMIN_PASSWORD", PASSWORD)
}

const WAIT: &str = "reaching the tenant";

#[test]
fn a_spinner_comes_after_a_while_and_goes_without_a_trace() {
    let (_place, start) = slow();
    let mut tty = start.start();
    tty.see(WAIT);
    assert!(tty.screen().contains(WAIT));
    tty.fill("Is it saved in Okta?", "n");
    assert_eq!(tty.end(), 0);
    assert!(!tty.screen().contains(WAIT), "{}", tty.screen());
}

#[test]
fn a_short_wait_is_not_told() {
    let place = Place::new();
    let mut tty = given(&place).start();
    tty.fill("Is it saved in Okta?", "n");
    assert_eq!(tty.end(), 0);
    assert!(!tty.text().contains(WAIT));
}

#[test]
fn an_error_begins_on_a_clean_line() {
    let place = Place::new();
    place
        .tenant
        .add_fault("* /SAAS always latency=1300 status=500".parse().unwrap());
    let mut tty = given(&place).env("WS1_OKTA_TIMEOUT", "5").start();
    tty.see(WAIT).see("error:");
    assert_ne!(tty.end(), 0);
    let screen = tty.screen();
    assert!(screen.starts_with("error: "), "{screen}");
    assert!(!screen.contains(WAIT), "{screen}");
}

#[test]
fn without_a_terminal_a_line_is_written() {
    for (arguments, expected) in [("", 1), ("--json", 1), ("--quiet", 0), ("-v", 1)] {
        let (place, start) = slow();
        let stderr = std::fs::File::create(place.path("stderr")).unwrap();
        let mut tty = start.args(arguments).stderr(Stdio::from(stderr)).start();
        assert_eq!(tty.end(), 0, "{}", tty.text());
        let stderr = std::fs::read_to_string(place.path("stderr")).unwrap();
        let lines = stderr.matches(&format!("{WAIT} ...\n")).count();
        assert_eq!(lines, expected, "{arguments}: {stderr}");
        assert!(!stderr.contains('\x1b'), "{stderr}");
    }
}

#[test]
fn quiet_tells_only_what_is_needed() {
    let (_place, start) = slow();
    let mut tty = start.args("--quiet").start();
    tty.fill("Is it saved in Okta?", "n");
    assert_eq!(tty.end(), 0);
    let text = tty.text();
    assert!(!text.contains(WAIT) && !text.contains("Plan for"), "{text}");
}

#[test]
fn the_trace_shows_requests_and_no_secret() {
    let place = Place::new();
    let mut tty = given(&place).args("-vv").start();
    tty.fill("Is it saved in Okta?", "n");
    assert_eq!(tty.end(), 0);
    let text = tty.text();
    assert!(text.contains("client-id = OktaSCIM (flag)"), "{text}");
    assert!(text.contains("POST "), "{text}");
    assert!(!text.contains(PASSWORD));
    let secret = place.tenant.client_secret("OktaSCIM").unwrap();
    assert!(!text.contains(&secret));
}

/// Four profiles, whose renewals one after the other take a while.
fn slow_fleet() -> (Place, Start) {
    let place = Place::new();
    let mut tty = given(&place).start();
    tty.fill("Is it saved in Okta?", "y");
    assert_eq!(tty.end(), 0);
    for name in ["a", "b", "c"] {
        place.copy_profile(name, |_| {});
    }
    let slow = "POST /auth/oauthtoken always latency=700";
    place.tenant.add_fault(slow.parse().unwrap());
    let start = place.program("token renew --all --force --jobs 1");
    (place, start)
}

#[test]
fn a_bar_counts_the_profiles_and_goes_without_a_trace() {
    let (_place, start) = slow_fleet();
    let mut tty = start.start();
    tty.see("renewing profiles [").see("##..").see("] 3 of 4");
    assert_eq!(tty.end(), 0, "{}", tty.text());
    tty.wait("the table", || tty.screen().contains("renewed"));
    let screen = tty.screen();
    assert!(screen.starts_with("profile "), "{screen}");
    assert_eq!(screen.lines().count(), 5, "{screen}");
    assert!(!screen.contains("renewing") && tty.is_sane(), "{screen}");
}

#[test]
fn a_fleet_is_told_by_one_line_where_nothing_moves() {
    let line = "renewing 4 profiles ...\n";
    for (arguments, expected) in [("", 1), ("--json", 1), ("--quiet", 0), ("-v", 1)] {
        let (place, start) = slow_fleet();
        let stderr = std::fs::File::create(place.path("stderr")).unwrap();
        let start = start.args(arguments).stderr(Stdio::from(stderr));
        assert_eq!(start.start().end(), 0, "{arguments}");
        let stderr = std::fs::read_to_string(place.path("stderr")).unwrap();
        assert_eq!(
            stderr.matches(line).count(),
            expected,
            "{arguments}: {stderr}"
        );
        assert!(!stderr.contains('\x1b'), "{stderr}");
        assert!(
            arguments == "-v" || stderr.len() == expected * line.len(),
            "{stderr}"
        );
    }
    let (_place, start) = slow_fleet();
    let mut tty = start.args("--quiet").start();
    assert_eq!(tty.end(), 0);
    assert!(!tty.text().contains("renewing"), "{}", tty.text());
}

#[test]
fn what_is_longer_than_the_line_is_cut_and_wiped() {
    let place = Place::new();
    let mut tty = given(&place).start();
    tty.fill("Is it saved in Okta?", "y");
    assert_eq!(tty.end(), 0);
    let name = format!("{}-the-program-that-delivers", "very-".repeat(14));
    place.helper(
        &name,
        "sleep 1.6; echo first; sleep 0.3; echo second\nexit 0\n",
    );
    let line = format!("token renew --force --exec-delivers --exec bin/docker-credential-{name}");
    let mut tty = place.program(&line).size(40, 60).start();
    tty.see("running bin/docker-credential-very-very")
        .see("...");
    assert_eq!(tty.end(), 0, "{}", tty.text());
    let screen = tty.screen();
    assert!(!screen.contains("running") && tty.is_sane(), "{screen}");
    assert!(
        screen.contains("first") && screen.contains("second"),
        "{screen}"
    );
}

#[test]
fn a_bar_that_does_not_fit_goes_without_a_trace() {
    let (_place, start) = slow_fleet();
    let mut tty = start.size(40, 40).start();
    tty.see("renewing profiles 1 of 4");
    assert_eq!(tty.end(), 0, "{}", tty.text());
    tty.wait("the table", || tty.screen().contains("renewed"));
    let screen = tty.screen();
    assert!(!screen.contains("renewing"), "{screen}");
}
