//! Ctrl-Z and `fg`, under a shell with job control that leaves the terminal as it finds it.

use crate::place::{PASSWORD, PROGRAM, Place};
use crate::tty::Tty;
use rustix::process::{Pid, Signal, kill_process};

const CTRL_Z: &str = "\x1a";

/// `setup`, started from a shell; and its process.
fn shell(place: &Place) -> (Tty, impl Fn() -> Pid + use<>) {
    let file = place.path("pid");
    let tty = place
        .other("sh")
        .args("+o emacs +o vi -i")
        .env("PS1", "shell> ")
        .env("ENV", "")
        .start();
    let mut tty = tty;
    tty.see("shell> ");
    tty.send(&format!(
        "sh -c 'echo $$ >pid; exec \"{PROGRAM}\" setup --store file --age-identity identity'\r"
    ));
    (tty, move || {
        let text = std::fs::read_to_string(&file).unwrap();
        Pid::from_raw(text.trim().parse().unwrap()).unwrap()
    })
}

fn is_stopped(tty: &mut Tty) {
    tty.see("Stopped").see("shell> ");
    assert!(tty.is_sane(), "{}", tty.text());
    // The shell's own command is echoed, once, as it was before.
    tty.send("echo st'il'l here\r");
    tty.see("echo st'il'l here")
        .see("still here")
        .see("shell> ");
    tty.send("fg\r");
}

#[test]
fn ctrl_z_at_a_hidden_question() {
    let place = Place::new();
    let (mut tty, _) = shell(&place);
    tty.fill("Tenant URL", place.url())
        .answer("What do you have", "\r")
        .fill("Administrator", "")
        .see("Password");
    tty.wait_for_hidden();
    // Half a password, which is thrown away.
    tty.send(&format!("half{CTRL_Z}"));
    is_stopped(&mut tty);
    tty.answer_hidden("Password", PASSWORD)
        .fill("Client ID", "")
        .fill("Access Token TTL", "")
        .fill("Directory name", "")
        .fill("Domain", "")
        .fill("Carry this out?", "n")
        .see("declined; nothing was changed")
        .see("shell> ");
    assert!(!tty.text().contains(PASSWORD));
}

#[test]
fn ctrl_z_at_a_text() {
    let place = Place::new();
    let (mut tty, _) = shell(&place);
    tty.fill("Tenant URL", "ftp://x").see("✘").see("Tenant URL");
    // Half an address, which is thrown away.
    tty.send(&format!("half{CTRL_Z}"));
    is_stopped(&mut tty);
    // Twice, for good measure.
    tty.see("Tenant URL").send(CTRL_Z);
    is_stopped(&mut tty);
    tty.fill("Tenant URL", place.url()).see("What do you have");
    tty.wait_for_keys();
    // The answer stands below what the shell has said, which was not wiped.
    let screen = tty.screen();
    assert_eq!(screen.matches("still here").count(), 2, "{screen}");
    let answered = format!("Tenant URL · {}", place.url());
    assert_eq!(screen.matches(&answered).count(), 1, "{screen}");
    tty.send("\x03");
    tty.see("interrupted").see("shell> ");
    assert!(tty.is_sane());
}

#[test]
fn suspended_from_outside_at_a_text_and_at_a_menu() {
    let place = Place::new();
    let (mut tty, process) = shell(&place);
    tty.see("Tenant URL");
    kill_process(process(), Signal::TSTP).unwrap();
    is_stopped(&mut tty);
    tty.fill("Tenant URL", place.url()).see("What do you have");
    tty.wait("a hidden cursor", || tty.look(vt100::Screen::hide_cursor));
    tty.wait_for_keys();
    kill_process(process(), Signal::TSTP).unwrap();
    is_stopped(&mut tty);
    // The question is shown again, and answered by a key.
    tty.answer("a bearer token in a file", "\r")
        .fill("Administrator", "")
        .see("Password");
    tty.wait_for_hidden();
    tty.send("\x03");
    tty.see("interrupted").see("shell> ");
    assert!(tty.is_sane());
}

#[test]
fn ctrl_z_at_a_wait() {
    let place = Place::new();
    place
        .tenant
        .add_fault("* /SAAS nth=1 latency=3000".parse().unwrap());
    let (mut tty, _) = shell(&place);
    tty.fill("Tenant URL", place.url())
        .see("reaching the tenant");
    tty.send(CTRL_Z);
    is_stopped(&mut tty);
    let is_left = |line: &str| line.contains("reaching") && line.contains("^Z");
    assert!(!tty.screen().lines().any(is_left), "{}", tty.screen());
    tty.answer("What do you have", "\r")
        .fill("Administrator", "")
        .answer_hidden("Password", PASSWORD)
        .fill("Client ID", "")
        .fill("Access Token TTL", "")
        .fill("Directory name", "")
        .fill("Domain", "")
        .fill("Carry this out?", "n")
        .see("declined")
        .see("shell> ");
    assert!(tty.is_sane());
}
