//! The units, as `systemd-analyze` sees them, and the exit codes that they speak of.

use crate::place::Place;
use crate::{example, folder, programs};
use rustix::process::{Pid, Signal, kill_process};
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

/// The value of a unit's key; nothing where it has none.
fn value(unit: &str, key: &str) -> String {
    let text = example(unit);
    let line = text
        .lines()
        .find_map(|line| line.split_once('=').filter(|pair| pair.0 == key));
    line.map(|pair| pair.1.to_owned()).unwrap_or_default()
}

/// The words that a unit starts, the program without its folder.
fn words(unit: &str) -> Vec<String> {
    let line = value(unit, "ExecStart");
    let (program, arguments) = line.split_once(' ').unwrap();
    assert!(program.ends_with("/ws1-okta"), "{program}");
    let arguments = arguments.split(' ').map(str::to_owned);
    std::iter::once("ws1-okta".to_owned())
        .chain(arguments)
        .collect()
}

/// Copies the units with programs that are on this machine, and lets `systemd-analyze` look at them.
fn analyze(units: &str, arguments: &[&str], is_meant: impl Fn(&str) -> bool) {
    if !programs::are_installed("examples/renewal/systemd", &["systemd-analyze"]) {
        return;
    }
    let copies = tempfile::tempdir().unwrap();
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder().join(units)).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let mut text = example(&format!("{units}/{name}"));
        for program in ["/usr/local/bin/ws1-okta", "%h/.cargo/bin/ws1-okta"] {
            text = text.replace(program, env!("CARGO_BIN_EXE_ws1-okta"));
        }
        for program in ["/usr/bin/notify-send", "/usr/bin/logger"] {
            text = text.replace(program, "/bin/true");
        }
        std::fs::write(copies.path().join(&name), text).unwrap();
        if is_meant(&name) {
            paths.push(copies.path().join(name));
        }
    }
    assert!(!paths.is_empty());
    let output = Command::new("systemd-analyze")
        .args(arguments)
        .args(paths)
        .env("XDG_RUNTIME_DIR", copies.path())
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    let errors = told.lines().any(|line| line.contains("ws1-okta"));
    assert!(output.status.success() && !errors, "{told}");
}

#[test]
fn systemd_understands_the_units() {
    let verify = ["verify", "--man=no", "--recursive-errors=yes"];
    analyze("systemd", &verify, |_| true);
    analyze("systemd-user", &[&verify[..], &["--user"]].concat(), |_| {
        true
    });
}

#[test]
fn systemd_calls_the_services_safe() {
    let security = ["security", "--offline=true", "--threshold=15"];
    let own = |name: &str| name.ends_with(".service") && !name.contains("notify");
    analyze("systemd", &security, own);
}

#[test]
fn exit_codes_are_those_that_the_units_expect() {
    let Some(mut place) = Place::new() else {
        return;
    };
    place.set_up("ws1-okta setup --store file");
    let units = |name: &str| ["systemd", "systemd-user"].map(|folder| format!("{folder}/{name}"));
    place.later(250);
    for (unit, is_first) in units("ws1-okta-renew.service").iter().zip([true, false]) {
        let line = words(unit).join(" ");
        assert_eq!(value(unit, "SuccessExitStatus"), "7");
        assert_eq!(value(unit, "OnSuccess"), "ws1-okta-check.service");
        if is_first {
            place.shell(&line).exits(0);
        }
        place.shell(&line).exits(7);
    }
    for unit in units("ws1-okta-check.service") {
        assert_eq!(
            value(&unit, "SuccessExitStatus"),
            "",
            "7 is what it fails with"
        );
        place.shell(&words(&unit).join(" ")).exits(7);
    }
    place.shell("ws1-okta token delivered").exits(0);
    for unit in units("ws1-okta-check.service") {
        place.shell(&words(&unit).join(" ")).exits(0);
    }
}

#[test]
fn stopping_the_watch_is_no_failure() {
    let Some(place) = Place::new() else { return };
    place.set_up("ws1-okta setup --store file");
    let unit = "systemd/ws1-okta-watch.service";
    // The shell becomes the program, as the service is.
    let line = format!("exec {}", words(unit).join(" "));
    let mut watch = place.at_its_time("/bin/sh", &["-c", &line]);
    let mut watch = watch.stdout(Stdio::piped()).spawn().unwrap();
    let mut told = String::new();
    let mut stdout = BufReader::new(watch.stdout.take().unwrap());
    stdout.read_line(&mut told).unwrap();
    assert!(told.contains("looks again at"), "{told}");
    kill_process(Pid::from_child(&watch), Signal::TERM).unwrap();
    let code = watch.wait().unwrap().code().unwrap();
    assert_eq!(value(unit, "SuccessExitStatus"), code.to_string());
}
