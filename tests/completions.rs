//! The files in `completions/` are what the binary prints.
#![cfg(all(feature = "age", feature = "sandbox"))]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::path::Path;
use std::process::Command;

const RENEW: &str = "run completions/update, which writes the files anew";

/// Each shell, and the name under which it looks for the file.
const FILES: [(&str, &str); 5] = [
    ("bash", "ws1-okta.bash"),
    ("elvish", "ws1-okta.elv"),
    ("fish", "ws1-okta.fish"),
    ("powershell", "_ws1-okta.ps1"),
    ("zsh", "_ws1-okta"),
];

/// Where file and script first differ.
fn difference(name: &str, file: &str, printed: &str) -> Option<String> {
    // A checkout on Windows may have other line ends.
    let file = file.replace("\r\n", "\n");
    if file == printed {
        return None;
    }
    let mut pairs = file.lines().zip(printed.lines());
    let same = pairs.by_ref().take_while(|(a, b)| a == b).count();
    Some(format!(
        "completions/{name} differs from the binary's from line {}:\n  file:   {:?}\n  binary: {:?}\n{RENEW}",
        same + 1,
        file.lines().nth(same),
        printed.lines().nth(same),
    ))
}

#[test]
fn the_files_are_what_the_binary_prints() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("completions");
    let mut differences = Vec::new();
    for (shell, name) in FILES {
        let output = Command::new(env!("CARGO_BIN_EXE_ws1-okta"))
            .args(["completions", shell])
            .output()
            .unwrap();
        assert!(output.status.success(), "{output:?}");
        let printed = String::from_utf8(output.stdout).unwrap();
        assert!(printed.contains("dry-run"), "{shell}: {printed}");
        let file = std::fs::read_to_string(folder.join(name)).unwrap_or_default();
        differences.extend(difference(name, &file, &printed));
    }
    assert!(differences.is_empty(), "\n{}\n", differences.join("\n\n"));
}

#[test]
fn a_difference_says_where_it_is_and_how_to_renew() {
    assert_eq!(difference("x", "a\r\nb\r\n", "a\nb\n"), None);
    for (file, printed) in [
        ("a\nb\n", "a\nc\n"),
        ("a\n", "a\nc\n"),
        ("a\nb\n", "a\n"),
        ("", "a\n"),
    ] {
        let told = difference("x", file, printed).unwrap();
        let line = if file.is_empty() {
            "line 1:"
        } else {
            "line 2:"
        };
        assert!(told.contains(line) && told.ends_with(RENEW), "{told}");
    }
}
