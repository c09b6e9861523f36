//! Replies of many MiB cost the binary a bounded amount of memory, whatever they are made of.

use crate::support::server::answering_by;
use crate::support::{Home, PASSWORD, report, ws1_okta};

/// The most data that a run may take, in KiB: the reply itself, what is read of it, and the stacks of
/// the threads. A reply of 8 MiB whose values were all read took 600 to 1,000 MiB.
const LIMIT: u32 = 96 * 1024;
/// Just below what a reply may have.
const SIZE: usize = 8 * 1024 * 1024 - 1024;

/// So much of a piece, between a start and an end.
fn filled(start: &str, piece: &str, end: &str) -> Vec<u8> {
    let count = (SIZE - start.len() - end.len()) / piece.len();
    [start, &piece.repeat(count), end].concat().into_bytes()
}

fn bodies() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("blanks beyond the limit", vec![b' '; 9 * 1024 * 1024]),
        ("numbers", filled("[", "0,", "0]")),
        ("lists", filled("[", "[],", "0]")),
        ("objects", filled("{\"items\":[", "{\"a\":1},", "0]}")),
        (
            "clients",
            filled("{\"items\":[", "{\"clientId\":\"x\"},", "0]}"),
        ),
        ("keys", filled("{", "\"\":0,", "\"a\":0}")),
        ("a text", filled("\"", "é", "\"")),
        ("escapes", filled("\"", "\\u001b", "\"")),
        ("no UTF-8", vec![0xff; SIZE]),
        ("a page", filled("<html><title>", "\u{1b}", "</title>")),
        (
            "errors",
            filled("{\"errors\":[", "{\"message\":\"x\"},", "0]}"),
        ),
        ("one long message", filled("{\"message\":\"", "x", "\"}")),
        (
            "what looks like secrets",
            filled("", "secret=\"token\":[%25", ""),
        ),
    ]
}

#[test]
fn a_huge_reply_costs_a_bounded_amount_of_memory() {
    let home = Home::new();
    let password = home.file("password", PASSWORD);
    let limited = |limit: u32| {
        home.file(
            &format!("limited-{limit}"),
            &format!("ulimit -d {limit} && exec \"$@\"\n"),
        )
    };
    let run = |limit: u32, url: &str, command: &str| {
        ws1_okta(&home, command)
            .args(&format!(
                "--tenant {url} --admin-user admin --admin-password-file"
            ))
            .arg(&password)
            .by(
                "sh",
                limited(limit).to_str().unwrap(),
                env!("CARGO_BIN_EXE_ws1-okta").as_ref(),
            )
            .run()
    };
    let mut points = 0;
    for (name, body) in bodies() {
        for status in ["200 OK", "400 Bad Request"] {
            let body = body.clone();
            let url = answering_by(move |line| {
                let good = |text: &str| {
                    (
                        "200 OK".to_owned(),
                        "application/json".to_owned(),
                        text.into(),
                    )
                };
                match line {
                    _ if line.ends_with("/system/health") => good(r#"{"AllOk":"true"}"#),
                    _ if line.ends_with("/login") => {
                        good(r#"{"sessionToken":"session-of-the-admin"}"#)
                    }
                    _ => (
                        status.to_owned(),
                        "application/json".to_owned(),
                        body.clone(),
                    ),
                }
            });
            for command in [
                "client list",
                "client show OktaSCIM -vv",
                "directory list --json",
            ] {
                let outcome = run(LIMIT, &url, command);
                let is_told =
                    outcome.code == Some(4) || status.starts_with('4') && outcome.code == Some(3);
                assert!(
                    is_told,
                    "{name}, {status}\n{}",
                    &format!("{outcome}")[..2000.min(format!("{outcome}").len())]
                );
                assert!(
                    outcome.stdout.len() + outcome.stderr.len() < 100_000,
                    "{name}, {status}"
                );
                points += 1;
            }
        }
    }
    // The limit is one: with little more than its stacks nothing can be read.
    let url = answering_by(|_| {
        (
            "200 OK".to_owned(),
            "text/plain".to_owned(),
            vec![b' '; SIZE],
        )
    });
    assert_ne!(run(8 * 1024, &url, "client list").code, Some(4));
    report(&format!(
        "huge replies: {points} runs of the binary within {} MiB of data",
        LIMIT / 1024
    ));
}
