//! The pictures of the wizard in `docs/`, made from a real run, and held to it.

mod svg;

use crate::place::Place;
use std::path::{Path, PathBuf};
use svg::{Row, rows, svg};

/// Set, the pictures are made anew.
const RENEW: &str = "WS1_OKTA_RENEW_PICTURES";

/// The whole wizard before the simulated tenant, taken by defaults.
fn screen() -> Vec<Row> {
    let place = Place::new();
    let mut tty = place.program("setup --sandbox").size(140, 80).start();
    tty.see("Tenant URL");
    let text = tty.text();
    tty.type_line("")
        .answer("What do you have", "\r")
        .fill("Administrator", "")
        .fill("Client ID", "")
        .fill("Access Token TTL", "")
        .fill("Directory name", "")
        .fill("Domain", "")
        .fill("Carry this out?", "")
        .see("can run it, see the README:");
    assert_eq!(tty.end(), 0);
    tty.wait("the last line", || tty.text().ends_with('\n'));
    let port = place_of_port(&text);
    let scrub = |text: &str| scrubbed(text, &port);
    tty.look(|screen| rows(screen, scrub))
}

fn place_of_port(text: &str) -> String {
    let after = text.split("http://127.0.0.1:").nth(1).unwrap();
    after.chars().take_while(char::is_ascii_digit).collect()
}

/// The text of a row without what differs from run to run.
fn scrubbed(text: &str, port: &str) -> String {
    let text = text
        .replace(&format!("127.0.0.1:{port}"), "127.0.0.1:54321")
        .replace(&format!("127.0.0.1_{port}"), "127.0.0.1_54321");
    // The words that are a date or a fingerprint.
    let is_date =
        |word: &str| word.len() == 10 && word.starts_with("20") && word.split('-').count() == 3;
    let is_print = |word: &str| word.len() == 12 && word.chars().all(|c| c.is_ascii_hexdigit());
    let mut done = String::new();
    for (index, word) in text.split(' ').enumerate() {
        if index > 0 {
            done.push(' ');
        }
        let bare = word.trim_end_matches(['.', ')', ',']);
        let rest = &word[bare.len()..];
        match bare {
            date if is_date(date) => done.push_str("2027-11-22"),
            print if is_print(print) => done.push_str("0123456789ab"),
            other => done.push_str(other),
        }
        done.push_str(rest);
    }
    done
}

/// The token's rows become one, which says so.
fn shorten_token(rows: Vec<Row>) -> Vec<Row> {
    let mut shortened: Vec<Row> = Vec::new();
    let mut is_token = false;
    for row in rows {
        let text = row.text();
        if text.starts_with("ey") {
            is_token = true;
            shortened.push(Row::plain(
                "eyJ0eXAiOiJKV1Qi... (the token, shortened in this picture)",
            ));
        } else if is_token && text.starts_with("  (") {
            is_token = false;
            shortened.push(Row::plain("  (fingerprint 0123456789ab)"));
        } else if !is_token {
            shortened.push(row);
        }
    }
    shortened
}

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("docs")
        .join(name)
}

#[test]
fn the_pictures_are_of_this_version() {
    let rows = shorten_token(screen());
    let middle = rows
        .iter()
        .position(|row| row.text().starts_with("SIMULATED"))
        .unwrap();
    let (questions, values) = rows.split_at(middle);
    for (name, title, rows) in [
        (
            "wizard.svg",
            "ws1-okta setup: the questions and the plan",
            questions,
        ),
        (
            "okta-values.svg",
            "ws1-okta setup: the values for Okta",
            values,
        ),
    ] {
        let made = svg(title, rows);
        if std::env::var_os(RENEW).is_some() {
            std::fs::write(path(name), &made).unwrap();
        }
        let kept = std::fs::read_to_string(path(name)).unwrap_or_default();
        assert!(
            kept.replace("\r\n", "\n") == made,
            "docs/{name} is out of date; renew it by {RENEW}=1 cargo test --test terminal pictures"
        );
    }
}

#[test]
fn nothing_of_one_run_is_left() {
    assert_eq!(
        scrubbed("ends on 2026-01-02. http://127.0.0.1:4242", "4242"),
        "ends on 2027-11-22. http://127.0.0.1:54321"
    );
    assert_eq!(
        scrubbed("  fingerprint 00ffaa112233)", "1"),
        "  fingerprint 0123456789ab)"
    );
}
