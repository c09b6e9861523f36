//! A terminal that can only print (`TERM=dumb`): lines, and nothing that moves.

use crate::place::{CTRL_C, PASSWORD, Place};
use crate::tty::Tty;

fn answer(tty: &mut Tty, label: &str, line: &str) {
    tty.see(label);
    tty.send(&format!("{line}\r"));
}

#[test]
fn the_wizard_goes_by_lines() {
    let place = Place::new();
    let mut tty = place.setup().term("dumb").start();
    answer(&mut tty, "Tenant URL: ", "ftp://x");
    tty.see("error: `ftp://x`");
    answer(&mut tty, "Tenant URL: ", place.url());
    tty.see("  1  a local administrator");
    answer(&mut tty, "Number [1]: ", "7");
    tty.see("error: `7` is not on the list");
    answer(&mut tty, "Number [1]: ", "");
    answer(&mut tty, "Administrator [admin]: ", "");
    tty.answer_hidden("Password (not shown): ", PASSWORD);
    answer(&mut tty, "Client ID [OktaSCIM]: ", "");
    answer(&mut tty, "Access Token TTL [1y]: ", "");
    answer(&mut tty, "Directory name [Okta Universal Directory]: ", "");
    answer(&mut tty, "Domain [OKTA.COM]: ", "");
    answer(&mut tty, "Carry this out? [Y/n] ", "perhaps");
    tty.see("error: `perhaps` is neither yes nor no");
    answer(&mut tty, "Carry this out? [Y/n] ", "yes");
    tty.see("Now in the Okta Admin Console");
    answer(&mut tty, "Is it saved in Okta? [y/N] ", "");
    assert_eq!(tty.end(), 0);
    assert!(!tty.bytes().contains(&0x1b), "{:?}", tty.text());
    assert!(!tty.text().contains(PASSWORD));
}

#[test]
fn ctrl_c_and_the_end_of_the_input_leave_it() {
    let place = Place::new();
    let mut tty = place.setup().term("dumb").start();
    tty.see("Tenant URL: ");
    tty.send(CTRL_C);
    assert_eq!(tty.end(), 130);
    tty.wait("all output", || tty.text().ends_with("start anew\n"));
    assert!(!tty.bytes().contains(&0x1b));

    let mut tty = place.setup().term("dumb").start();
    tty.see("Tenant URL: ");
    tty.send("\x04");
    assert_eq!(tty.end(), 2);
    tty.see("error: the input ended before the question was answered");
    tty.see("hint: run the same command again");
    assert!(!tty.text().contains("caused by"), "{}", tty.text());
}
