//! The examples of how renewal is run: their commands are understood, their forms are checked by the
//! programs or schemas of their platforms where there are any, and what can be run is run, against a
//! simulated tenant and at other times (`faketime`).
#![cfg(all(unix, feature = "age", feature = "sandbox"))]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on fails"
)]

mod place;
#[path = "../programs/mod.rs"]
mod programs;
mod systemd;
mod unattended;

use serde_json::{Map, Value};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

/// The text of an example.
fn example(name: &str) -> String {
    let path = folder().join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/renewal")
}

/// The folder of the binary under test.
fn bin() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_ws1-okta")).parent().unwrap()
}

/// What `forms.py` found, after it has checked the forms; nothing where it cannot be run, which is told.
fn forms() -> Option<&'static Map<String, Value>> {
    static FORMS: OnceLock<Option<Map<String, Value>>> = OnceLock::new();
    let look = || {
        let output = Command::new("tests/third-party")
            .arg("examples")
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .env("WS1_OKTA_BIN", env!("CARGO_BIN_EXE_ws1-okta"))
            .env("CARGO_TARGET_DIR", bin().parent().unwrap())
            .output()
            .unwrap();
        let told = String::from_utf8_lossy(&output.stdout);
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{told}{errors}");
        if told.starts_with("skipped:") {
            use std::io::Write;
            let _ = write!(std::io::stderr(), "forms of the examples: {told}");
            return None;
        }
        Some(serde_json::from_str(&told).unwrap())
    };
    FORMS.get_or_init(look).as_ref()
}

/// The commands of the tool in a text, each up to where the shell or the sentence ends it.
fn commands(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for line in text.lines() {
        for verb in ["setup", "status", "token", "profile"] {
            let start = format!("ws1-okta {verb}");
            for (place, _) in line.match_indices(&start) {
                let rest = &line[place..];
                let ends = [
                    ")", ">", " 2>", "&", "|", ";", "\"", "'", "`", "  ", "\\", " (",
                ];
                let end = ends.iter().filter_map(|end| rest.find(end)).min();
                found.push(rest[..end.unwrap_or(rest.len())].trim().to_owned());
            }
        }
    }
    found
}

fn is_understood(words: &[&str], place: &str) {
    let words: Vec<OsString> = words.iter().map(OsString::from).collect();
    if let Err(error) = ws1_okta::cli::parse(&words) {
        panic!("{place}: {words:?}: {error}");
    }
}

#[test]
fn every_command_is_understood() {
    let mut folders = vec![folder()];
    let mut silent = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.display().to_string();
            // In place of a profile's name that is known when it runs.
            let text = std::fs::read_to_string(&path)
                .unwrap()
                .replace("$WS1_OKTA_PROFILE", "acme");
            let commands = commands(&text);
            for command in &commands {
                let words: Vec<&str> = command.split_whitespace().collect();
                is_understood(&words, &name);
            }
            if commands.is_empty() {
                silent.push(path.file_name().unwrap().to_string_lossy().into_owned());
            }
        }
    }
    silent.sort();
    // Those that start another unit, or tell that one failed; the two whose commands are in words of
    // their own form, below.
    assert_eq!(
        silent,
        [
            "renew.yaml",
            "task-scheduler.xml",
            "ws1-okta-notify@.service",
            "ws1-okta-renew.timer",
            "ws1-okta-renew.timer"
        ]
    );
}

#[test]
fn commands_end_where_the_shell_or_the_sentence_does() {
    let found = |text| commands(text);
    assert_eq!(
        found("told=$(ws1-okta token renew --all 2>&1) || echo"),
        ["ws1-okta token renew --all"]
    );
    assert_eq!(
        found("#   ws1-okta setup        later: ws1-okta token renew"),
        ["ws1-okta setup", "ws1-okta token renew"]
    );
    assert!(found("OnSuccess=ws1-okta-check.service").is_empty());
}

#[test]
fn the_forms_are_those_of_their_platforms() {
    let Some(forms) = forms() else { return };
    assert_eq!(forms.len(), 6);
    for (name, form) in forms {
        let Some(words) = form["words"].as_array() else {
            continue;
        };
        let words: Vec<&str> = words.iter().map(|word| word.as_str().unwrap()).collect();
        if words[0] == "ws1-okta" {
            is_understood(&words, name);
        } else {
            assert_eq!(words[0], "sleep", "{name}");
        }
    }
}

/// Nothing that could hold a token, a secret or a password stands in an example's arguments or variables.
#[test]
fn no_example_holds_a_secret() {
    let Some(forms) = forms() else { return };
    for (name, form) in forms {
        for variable in form["env"].as_object().unwrap().keys() {
            let is_secret = ["TOKEN", "SECRET", "PASSWORD", "PASSPHRASE"]
                .iter()
                .any(|word| variable.contains(word));
            assert!(!is_secret, "{name}: {variable}");
        }
        assert!(!form.to_string().contains("--show-token"), "{name}");
    }
}
