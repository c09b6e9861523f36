//! The completions in the real shells, and the manual pages in the real `man`.
//!
//! PowerShell and elvish are not in Debian, so their files are compared with the binary's output only
//! (`tests/completions.rs`) and are seen by no shell here.
#![cfg(all(unix, feature = "age", feature = "sandbox"))]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod programs;

use std::io::Write;
use std::process::{Command, Output, Stdio};

fn run(program: &str, arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(program)
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("TERM", "dumb")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(input.as_bytes())
        .unwrap();
    child.wait_with_output().unwrap()
}

/// Asserts that it went well and without a word of complaint; gives what it said.
fn silent(output: &Output) -> String {
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && errors.is_empty(), "{output:?}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn bash_completes_a_command_and_a_flag() {
    if !programs::are_installed("completions in bash", &["bash"]) {
        return;
    }
    let script = "source completions/ws1-okta.bash
        complete -p ws1-okta >/dev/null
        COMP_WORDS=(ws1-okta se); COMP_CWORD=1; _ws1__okta ws1-okta se ws1-okta
        echo \"${COMPREPLY[*]}\"
        COMP_WORDS=(ws1-okta setup --dry); COMP_CWORD=2; _ws1__okta ws1-okta --dry setup
        echo \"${COMPREPLY[*]}\"
        COMP_WORDS=(ws1-okta profile use-store --st); COMP_CWORD=3; _ws1__okta ws1-okta --st use-store
        echo \"${COMPREPLY[*]}\"";
    let output = run("bash", &["--norc", "--noprofile", "-euc", script], "");
    assert_eq!(silent(&output), "setup\n--dry-run\n--store\n");
}

#[test]
fn fish_completes_a_command_and_a_flag() {
    if !programs::are_installed("completions in fish", &["fish"]) {
        return;
    }
    let script = "source completions/ws1-okta.fish
        complete -C 'ws1-okta se'; complete -C 'ws1-okta setup --dry'";
    let text = silent(&run("fish", &["--no-config", "-c", script], ""));
    let words: Vec<&str> = text
        .lines()
        .filter_map(|line| line.split('\t').next())
        .collect();
    assert_eq!(words, ["setup", "--dry-run"], "{text}");
}

#[test]
fn zsh_completes_a_command_and_a_flag() {
    if !programs::are_installed("completions in zsh", &["zsh"]) {
        return;
    }
    // Its completion works in its line editor only: a pseudo-terminal of its own module.
    let script = "zmodload zsh/zpty
        zpty z 'TERM=dumb zsh -f -i'
        zpty -w z 'PS1=; fpath=($PWD/completions $fpath); autoload -U compinit; compinit -D -u'
        zpty -w z 'bindkey \"^I\" complete-word; ws1-okta() { print -r -- \"GOT:$*:END\"; }'
        zpty -n -w z $'ws1-okta se\\t--dry\\t\\n'
        zpty -r -m z text '*GOT:setup*:END*'
        print -r -- $text
        zpty -d z";
    let text = silent(&run("timeout", &["30", "zsh", "-f", "-c", script], ""));
    assert!(text.contains("GOT:setup --dry-run:END"), "{text}");
    assert!(
        !text.contains("error") && !text.contains("not found"),
        "{text}"
    );
}

#[test]
fn each_manual_page_is_set_without_a_warning() {
    if !programs::are_installed("manual pages", &["man", "groff"]) {
        return;
    }
    for path in [
        "",
        "setup",
        "status",
        "token",
        "token show",
        "client",
        "client create",
        "client update",
        "client delete",
        "directory create",
        "profile use-store",
        "logout",
        "teardown",
        "sandbox",
        "completions",
        "man",
    ] {
        let arguments: Vec<&str> = std::iter::once("man")
            .chain(path.split_whitespace())
            .collect();
        let page = silent(&run(env!("CARGO_BIN_EXE_ws1-okta"), &arguments, ""));
        silent(&run("groff", &["-ww", "-man", "-Tutf8", "-z"], &page));
        let text = silent(&run("man", &["--warnings", "-l", "-"], &page));
        assert!(text.contains("NAME"), "{path}: {text}");
    }
}
