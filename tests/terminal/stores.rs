//! A keychain that cannot be used, and the stores that are offered in its place.

use crate::place::{DOWN, PASSWORD, Place, UP};
use crate::tty::Tty;

/// The label of the list of stores.
const STORE: &str = "Where are the secrets to be kept?";

/// From the way in to the end, by the administrator and by defaults.
fn go_on(tty: &mut Tty) {
    tty.answer("What do you have", "\r")
        .fill("Administrator", "")
        .answer_hidden("Password", PASSWORD)
        .fill("Client ID", "")
        .fill("Access Token TTL", "")
        .fill("Directory name", "")
        .fill("Domain", "")
        .fill("Carry this out?", "y")
        .fill("Is it saved in Okta?", "n");
    assert_eq!(tty.end(), 0, "{}", tty.text());
}

#[test]
fn without_a_keychain_files_under_a_passphrase_are_offered() {
    let place = Place::new();
    let mut tty = place.program("setup").start();
    tty.fill("Tenant URL", place.url())
        .see("error: there is no login session")
        .answer(STORE, "\r")
        .answer_hidden("New passphrase", "correct horse")
        .answer_hidden("The same again", "correct hrose")
        .see("The two differ: once more.")
        .answer_hidden("New passphrase", "correct horse")
        .answer_hidden("The same again", "correct horse");
    go_on(&mut tty);
    let text = tty.text();
    // The tenant is kept, the reason is told once, and nothing of the passphrase.
    assert_eq!(text.matches("Tenant URL").count(), 2, "{text}");
    assert_eq!(text.matches("\nerror: ").count(), 1, "{text}");
    assert!(!text.contains("correct"), "{text}");
    let identity = place.path(".config/ws1-okta/identity.txt");
    let identity = std::fs::read_to_string(identity).unwrap();
    assert!(identity.starts_with("-----BEGIN AGE ENCRYPTED FILE-----"));

    // Remembered: asked for from now on.
    let mut again = place.program("setup").start();
    again
        .answer_hidden("Passphrase of the age identity", "correct horse")
        .fill("Is it saved in Okta?", "y");
    assert_eq!(again.end(), 0, "{}", again.text());
}

#[test]
fn without_a_keychain_the_others_are_offered_until_one_will_do() {
    let place = Place::new();
    let mut tty = place.program("setup").start();
    tty.fill("Tenant URL", place.url())
        .see("error: ")
        .answer(STORE, &format!("{DOWN}{DOWN}\r"))
        .fill("Name of the helper (pass)", "ws1-missing")
        .see("error: the helper `docker-credential-ws1-missing` is not installed")
        .answer(STORE, &format!("{DOWN}\r"))
        .fill("What keeps the client's secret", "missing/secret")
        .see("error: ")
        .answer(STORE, &format!("{UP}{UP}\r"))
        .fill("File with the age identity", "no such file")
        .see("there is no file `no such file`")
        .see("File with the age identity");
    assert!(!place.path(".config").exists(), "nothing is kept yet");
    tty.type_line("identity");
    go_on(&mut tty);
    assert_eq!(tty.text().matches("Tenant URL").count(), 2);
    assert!(!place.path(".config/ws1-okta/identity.txt").exists());
    let mut again = place.program("setup --yes").start();
    again.fill("Is it saved in Okta?", "y");
    assert_eq!(again.end(), 0, "{}", again.text());
}

#[test]
fn where_a_detail_of_the_store_is_wrong_enter_keeps_the_store() {
    let place = Place::new();
    std::fs::write(place.path("pw.txt"), "no identity\n").unwrap();
    for (down, detail, wrong, told) in [
        (1, "File with the age identity", "pw.txt", "does not open"),
        (2, "Name of the helper", "ws1-missing", "is not installed"),
        (
            3,
            "What keeps the client's secret",
            "missing/secret",
            "does not exist",
        ),
    ] {
        let mut tty = place.program("setup").start();
        tty.fill("Tenant URL", place.url())
            .answer(STORE, &format!("{}\r", DOWN.repeat(down)))
            .fill(detail, wrong)
            .see(told)
            .answer(STORE, "\r")
            .see(&format!("{detail} ({wrong})"));
        tty.close();
    }
    let mut tty = place.program("setup").term("dumb").start();
    tty.fill("Tenant URL", place.url())
        .fill("Number [1]: ", "4")
        .fill("What keeps the client's secret: ", "missing/secret")
        .fill("Number [4]: ", "")
        .see("What keeps the client's secret [missing/secret]: ");
    tty.close();
}

#[test]
fn the_list_of_stores_is_left_by_ctrl_c() {
    let place = Place::new();
    let mut tty = place.program("setup").start();
    tty.fill("Tenant URL", place.url())
        .answer(STORE, crate::place::CTRL_C);
    assert_eq!(tty.end(), 130);
    tty.wait("all output", || tty.text().ends_with("start anew\n"));
    assert!(tty.is_sane());
    assert!(!place.path(".config").exists());
}

#[test]
fn a_place_for_the_token_that_will_not_do_is_told_before_the_first_question() {
    let place = Place::new();
    let mut tty = place.setup().args("--token-to missing/token").start();
    tty.see("error: the folder of `missing/token` does not exist");
    assert_eq!(tty.end(), 6);
    assert!(!tty.text().contains("Tenant URL"), "{}", tty.text());
}

#[test]
fn a_keychain_that_was_named_is_not_replaced() {
    let place = Place::new();
    let mut tty = place.program("setup --store keychain").start();
    tty.fill("Tenant URL", place.url()).see("error: ");
    assert_eq!(tty.end(), 6);
    assert!(!tty.text().contains(STORE), "{}", tty.text());
}

#[test]
fn the_key_beside_the_secrets_is_told_once_and_in_lines_that_fit() {
    let place = Place::new();
    let begin = "note: the key of the encrypted secrets,";
    let mut tty = place.program("setup --store file").size(60, 60).start();
    tty.fill("Tenant URL", place.url())
        .see(begin)
        .answer("What do you have", "\r")
        .fill("Administrator", "")
        .answer_hidden("Password", "wrong one")
        .fill("Client ID", "")
        .fill("Access Token TTL", "")
        .fill("Directory name", "")
        .fill("Domain", "")
        .see("user name or password")
        .fill("Administrator (admin)", "")
        .answer_hidden("Password", PASSWORD)
        .fill("Carry this out?", "n");
    assert_eq!(tty.end(), 130);
    let text = tty.text();
    assert_eq!(text.matches(begin).count(), 1, "{text}");
    let note = &text[text.find(begin).unwrap()..];
    let note: Vec<&str> = note.lines().take_while(|line| !line.is_empty()).collect();
    assert!((2..=6).contains(&note.len()), "{note:?}");
    let words = note.join(" ");
    assert!(
        words.contains("whoever can read both can read the secrets"),
        "{note:?}"
    );
    // A path may be longer than the window; nothing else is.
    assert!(
        note.iter()
            .all(|line| line.len() < 60 || !line.contains(' ')),
        "{note:?}"
    );

    let mut dry = place.program("setup --store file --dry-run").start();
    dry.fill("Tenant URL", place.url())
        .answer("What do you have", "\r")
        .fill("Administrator", "")
        .answer_hidden("Password", PASSWORD)
        .fill("Client ID", "")
        .fill("Access Token TTL", "")
        .fill("Directory name", "")
        .fill("Domain", "");
    assert_eq!(dry.end(), 0, "{}", dry.text());
    assert!(!dry.text().contains(begin), "{}", dry.text());
    assert!(
        !place.path(".config").exists(),
        "neither run leaves anything"
    );
}

#[test]
fn of_many_profiles_one_question_is_asked_and_nothing_is_drawn_over_it() {
    let place = Place::new();
    place.set_up_under("swordfish", "y");
    place.copy_profile("also", |_| {});
    // It takes longer than a wait may before it is told.
    let passed = place.path("passed");
    let path = place.helper("slow", &format!("sleep 2\ntouch {}\n", passed.display()));
    place.copy_profile("slow", |profile| profile["store"] = "helper:slow".into());

    let mut tty = place.program("status --all").env("PATH", &path).start();
    tty.see("Passphrase of the age identity");
    tty.wait_for_hidden();
    tty.wait("the end of the slow helper", || passed.exists());
    assert!(!tty.text().contains("looking at"), "{}", tty.text());
    tty.send("swordfish\r");
    assert_eq!(tty.end(), 0, "{}", tty.text());
    let screen = tty.screen();
    assert_eq!(screen.matches("Passphrase").count(), 1, "{screen}");
    assert_eq!(screen.matches("  kept  ").count(), 2, "{screen}");
    assert!(!screen.contains("looking at"), "{screen}");
}
