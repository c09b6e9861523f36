//! Colour, widths, and streams that are no terminal.

use crate::place::{CTRL_C, PASSWORD, Place};
use crate::start::Start;
use crate::tty::Tty;
use std::process::Stdio;

fn walk(place: &Place, start: Start) -> Tty {
    let mut tty = start.start();
    place.answer_to_plan(&mut tty);
    tty.type_line("y");
    tty.fill("Is it saved in Okta?", "n");
    assert_eq!(tty.end(), 0);
    tty
}

fn has_color(tty: &Tty) -> bool {
    let bytes = tty.bytes();
    let text = String::from_utf8_lossy(&bytes);
    text.split("\x1b[").skip(1).any(|rest| {
        let parameters: String = rest
            .chars()
            .take_while(|next| next.is_ascii_digit() || *next == ';')
            .collect();
        let end = rest[parameters.len()..].chars().next();
        end == Some('m') && !matches!(parameters.as_str(), "" | "0")
    })
}

#[test]
fn colour_only_adds() {
    for (arguments, variable, colored) in [
        ("", None, true),
        ("--color never", None, false),
        ("", Some("NO_COLOR"), false),
        ("--color always", Some("NO_COLOR"), true),
    ] {
        let place = Place::new();
        let mut start = place.setup().args(arguments);
        if let Some(variable) = variable {
            start = start.env(variable, "1");
        }
        let tty = walk(&place, start);
        assert_eq!(has_color(&tty), colored, "{arguments} {variable:?}");
        for needle in ["Plan for ", "create  OAuth client `OktaSCIM`", "Base URL"] {
            assert!(tty.text().contains(needle), "{needle}");
        }
    }
}

#[test]
fn a_narrow_window_still_reads() {
    let place = Place::new();
    let tty = walk(&place, place.setup().size(200, 40));
    let screen = tty.screen();
    // Explanations end between words.
    assert!(
        screen.contains(
            "A user of the System Domain; those of a\nfederated directory cannot sign in."
        ),
        "{screen}"
    );
    assert!(screen.contains("Now in the Okta Admin Console"));
}

/// No line of several words is longer than the window: the terminal would cut it in mid-word.
fn ends_between_words(text: &str, columns: usize) {
    let is_cut = |line: &&str| line.trim().contains(' ') && line.chars().count() >= columns;
    let cut: Vec<&str> = text.lines().filter(is_cut).collect();
    assert_eq!(cut, [""; 0], "{text}");
}

#[test]
fn errors_and_interruptions_end_between_words() {
    let place = Place::new();
    for (arguments, code) in [
        ("setup --tenant ftp://acme.workspaceoneaccess.com", 2),
        ("setup --answers no-such-file-in-this-folder", 2),
        ("profile show --profile none-of-this-long-name", 2),
    ] {
        let mut tty = place.program(arguments).size(60, 44).start();
        assert_eq!(tty.end(), code, "{arguments}");
        tty.see("error: ").see("hint: ");
        tty.wait("the last line", || tty.text().ends_with('\n'));
        ends_between_words(&tty.text(), 44);
    }
    // Missing inputs are a list, whose lines stay apart.
    let mut tty = place.program("setup --no-input").size(60, 44).start();
    assert_eq!(tty.end(), 2);
    tty.see("error: these inputs are missing:\n  Tenant URL: --tenant,")
        .see("hint: ");
    tty.wait("the last line", || tty.text().ends_with('\n'));
    ends_between_words(&tty.text(), 44);

    let mut tty = place.setup().size(60, 44).start();
    tty.see("Tenant URL");
    tty.send(CTRL_C);
    assert_eq!(tty.end(), 130);
    tty.see("interrupted\nnothing was changed; run the same command\nagain to start anew\n");

    // Nobody's window is known in a pipe.
    let stderr = std::fs::File::create(place.path("stderr")).unwrap();
    let start = place.program("setup --answers no-such-file-in-this-folder");
    let mut tty = start.size(60, 44).stderr(Stdio::from(stderr)).start();
    assert_eq!(tty.end(), 2);
    let told = std::fs::read_to_string(place.path("stderr")).unwrap();
    assert_eq!(told.lines().count(), 2, "{told}");
}

#[test]
fn nothing_is_wider_than_80_columns_in_a_wide_window() {
    let place = Place::new();
    let tty = walk(&place, place.setup().size(120, 2_000));
    let home = place.path("");
    let screen = tty.screen();
    let wide: Vec<&str> = screen
        .lines()
        .filter(|line| line.chars().count() > 80)
        // The token, and a path that is long here.
        .filter(|line| !line.starts_with("ey") && !line.contains(home.to_str().unwrap()))
        .collect();
    assert_eq!(wide, [""; 0]);
}

#[test]
fn a_wrong_answer_is_wiped_whole_in_a_narrow_window() {
    let place = Place::new();
    let mut tty = place.setup().size(40, 40).start();
    tty.fill("Tenant URL", "ftp://x")
        .see("✘")
        .fill("Tenant URL", place.url())
        .see("What do you have");
    let screen = tty.screen();
    assert!(!screen.contains("ftp://x"), "{screen}");
}

#[test]
fn a_piped_result_is_alone_in_the_pipe() {
    let place = Place::new();
    let stdout = std::fs::File::create(place.path("stdout")).unwrap();
    let mut tty = place.setup().stdout(Stdio::from(stdout)).start();
    place.answer_to_plan(&mut tty);
    tty.type_line("y");
    assert_eq!(tty.end(), 0);
    let result = std::fs::read_to_string(place.path("stdout")).unwrap();
    assert!(result.starts_with("Done: "), "{result}");
    assert!(!result.contains('\x1b'));
    // Nobody looks at it: no token.
    assert!(!result.lines().any(|line| line.starts_with("ey")));
    assert!(!tty.text().contains("Now in the Okta Admin Console"));
    assert!(!tty.text().contains("Is it saved"));
}

#[test]
fn a_closed_pipe_is_no_error() {
    let place = Place::new();
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let mut tty = place.setup().stdout(Stdio::from(writer)).start();
    place.answer_to_plan(&mut tty);
    tty.type_line("y");
    assert_eq!(tty.end(), 0);
    let text = tty.text();
    assert!(!text.contains("pipe") && !text.contains("panic"), "{text}");
}

#[test]
fn without_a_person_nothing_is_asked() {
    let place = Place::new();
    let null = || Stdio::from(std::fs::File::open("/dev/null").unwrap());
    for start in [
        place.setup().stdin(null()),
        place.setup().args("--no-input"),
        place.setup().env("CI", "true"),
        place.setup().args("--json"),
    ] {
        let mut tty = start.start();
        assert_eq!(tty.end(), 2);
        tty.see("--tenant, WS1_OKTA_TENANT");
        assert!(!tty.text().contains(PASSWORD));
    }
}
