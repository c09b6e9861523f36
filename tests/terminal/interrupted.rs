//! Ctrl-C, SIGTERM, SIGHUP and a closed terminal, at every kind of question and at a wait.

use crate::place::{CTRL_C, PASSWORD, PROGRAM, Place};
use crate::tty::Tty;
use rustix::process::Signal;

/// Walks to the question, and no further.
type Walk = fn(&Place, &mut Tty);

fn to_tenant(_: &Place, tty: &mut Tty) {
    tty.see("Tenant URL");
}

fn to_menu(place: &Place, tty: &mut Tty) {
    tty.fill("Tenant URL", place.url()).see("What do you have");
    tty.wait("a hidden cursor", || tty.look(vt100::Screen::hide_cursor));
    tty.wait_for_keys();
}

fn to_password(place: &Place, tty: &mut Tty) {
    tty.fill("Tenant URL", place.url())
        .answer("What do you have", "\r")
        .fill("Administrator", "")
        .see("Password");
    tty.wait_for_hidden();
}

fn to_confirmation(place: &Place, tty: &mut Tty) {
    place.answer_to_plan(tty);
}

const QUESTIONS: [(&str, Walk); 4] = [
    ("a text", to_tenant),
    ("a menu", to_menu),
    ("a hidden text", to_password),
    ("a confirmation", to_confirmation),
];

/// Ended with one voice, a sane terminal, and what exists.
fn is_left_well(what: &str, place: &Place, tty: &mut Tty) {
    assert_eq!(tty.end(), 130, "{what}");
    tty.wait("all output", || tty.text().ends_with("start anew\n"));
    let text = tty.text();
    assert!(tty.is_sane(), "{what}: {text}");
    assert_eq!(text.matches("interrupted").count(), 1, "{what}: {text}");
    assert!(!text.contains("error:"), "{what}: {text}");
    let last: Vec<&str> = text.lines().rev().take(2).collect();
    assert_eq!(
        last,
        [
            "nothing was changed; run the same command again to start anew",
            "interrupted"
        ],
        "{what}"
    );
    assert!(place.tenant.client_ids().is_empty());
}

#[test]
fn ctrl_c_leaves_every_question_at_once() {
    for (what, walk) in QUESTIONS {
        let place = Place::new();
        let mut tty = place.setup().start();
        walk(&place, &mut tty);
        tty.send(CTRL_C);
        is_left_well(what, &place, &mut tty);
    }
}

#[test]
fn a_signal_leaves_every_question() {
    for (what, walk) in QUESTIONS {
        for signal in [Signal::INT, Signal::TERM, Signal::HUP] {
            let place = Place::new();
            let mut tty = place.setup().start();
            walk(&place, &mut tty);
            tty.signal(signal);
            is_left_well(&format!("{what}, {signal:?}"), &place, &mut tty);
        }
    }
}

#[test]
fn a_closed_terminal_ends_every_question() {
    for (what, walk) in QUESTIONS {
        let place = Place::new();
        let mut tty = place.setup().start();
        walk(&place, &mut tty);
        tty.close();
        assert_eq!(tty.end(), 130, "{what}");
        assert!(place.tenant.client_ids().is_empty());
    }
}

#[test]
fn ctrl_c_at_a_spinner_leaves_a_clean_line() {
    let place = Place::new();
    place
        .tenant
        .add_fault("* /SAAS always hang".parse().unwrap());
    let mut tty =
        place.program("setup --store file --age-identity identity --yes --domain OKTA.COM");
    tty = tty.env("WS1_OKTA_TENANT", place.url());
    tty = tty.env("WS1_OKTA_ADMIN_USER", "admin");
    tty = tty.env("WS1_OKTA_ADMIN_PASSWORD", PASSWORD);
    let mut tty = tty
        .args("--client-id OktaSCIM --access-token-ttl 1y --directory-name Okta")
        .start();
    tty.see("reaching the tenant");
    tty.send(CTRL_C);
    assert_eq!(tty.end(), 130);
    tty.wait("all output", || tty.text().ends_with("start anew\n"));
    assert!(tty.is_sane());
    let screen = tty.screen();
    assert_eq!(
        screen.trim_end(),
        "interrupted\nnothing was changed; run the same command again to start anew",
    );
}

#[test]
fn after_the_client_was_made_it_is_told() {
    let place = Place::new();
    // The client is made, and then nothing answers.
    place
        .tenant
        .add_fault("POST directoryconfigs always hang".parse().unwrap());
    let mut tty = place.setup().start();
    place.answer_to_plan(&mut tty);
    tty.type_line("y");
    tty.see("creating the directory");
    tty.send(CTRL_C);
    assert_eq!(tty.end(), 130);
    tty.wait("all output", || tty.text().ends_with("to go on\n"));
    let text = tty.text();
    assert!(
        text.contains("OAuth client `OktaSCIM` exists, and its secret is kept in"),
        "{text}"
    );
    assert!(
        text.contains("directory `Okta Universal Directory` may have been made"),
        "{text}"
    );
    assert!(text.contains("run the same command again to go on"));
    assert_eq!(place.tenant.client_ids().len(), 1);

    // And it goes on.
    place.tenant.clear_faults();
    let mut again = place
        .program("setup --yes --domain OKTA.COM --directory-name Okta")
        .start();
    again.fill("Is it saved in Okta?", "n");
    assert_eq!(again.end(), 0, "{}", again.text());
    assert_eq!(place.tenant.client_ids().len(), 1);
}

#[test]
fn what_is_interrupted_while_the_client_is_made_goes_on_by_the_same_command() {
    // Whether the tenant has acted or not, or has refused for a while.
    for (fault, end) in [("hang", 130), ("drip", 130), ("status=503", 4)] {
        let place = Place::new();
        let fault = format!("POST /oauth2clients always {fault}");
        place.tenant.add_fault(fault.parse().unwrap());
        let secret = || std::fs::read_to_string(place.path("secret")).unwrap();
        let mut tty = place.program("setup --store none").start();
        tty.fill("Tenant URL", place.url())
            .fill("What keeps the client's secret", "secret")
            .answer("What do you have", "\r")
            .fill("Administrator", "")
            .answer_hidden("Password", PASSWORD)
            .fill("Client ID", "Mine")
            .fill("Access Token TTL", "90d")
            .fill("Directory name", "People")
            .fill("Domain", "ACME.COM")
            .fill("Carry this out?", "y");
        if end == 130 {
            tty.see("creating the OAuth client");
            tty.wait("the request", || {
                let requests = place.tenant.requests();
                let is_it = |path: &str| path.contains("/oauth2clients");
                requests
                    .iter()
                    .any(|one| one.method == "POST" && is_it(&one.path))
            });
            tty.send(CTRL_C);
            tty.see("run the same command again to go on");
        }
        assert_eq!(tty.end(), end, "{fault}\n{}", tty.text());
        let pending = secret();

        let mut status = place.program("status").start();
        status
            .see("Mine (about to be made; run setup again)")
            .see("pending");
        assert_eq!(status.end(), 7, "{fault}\n{}", status.text());

        place.tenant.clear_faults();
        let is_there = !place.tenant.client_ids().is_empty();
        assert_eq!(is_there, fault.ends_with("drip"));
        let mut tty = place.program("setup --store none").start();
        if !is_there {
            tty.answer("What do you have", "\r")
                .fill("Administrator", "")
                .answer_hidden("Password", PASSWORD);
        }
        tty.fill("Carry this out?", "y")
            .fill("Is it saved in Okta?", "n");
        assert_eq!(tty.end(), 0, "{fault}\n{}", tty.text());
        let text = tty.text();
        for asked in [
            "Tenant URL",
            "Client ID (",
            "Access Token TTL (",
            "Domain (",
        ] {
            assert!(!text.contains(asked), "{fault}: {asked}\n{text}");
        }
        assert!(!text.contains("\nerror:"), "{fault}\n{text}");
        let mut shown = place.program("client show").start();
        shown.see("Access Token TTL    90d");
        assert_eq!(shown.end(), 0, "{fault}\n{}", shown.text());
        assert_eq!(place.tenant.client_ids(), ["Mine"], "{fault}");
        let other = ws1_okta::sandbox::DirectoryKind::Other;
        let people = (other, "People".to_owned(), "ACME.COM".to_owned());
        assert_eq!(place.tenant.directories(), [people], "{fault}");
        assert_eq!(secret(), pending, "{fault}");
        let kept = place.tenant.client_secret("Mine").unwrap();
        assert_eq!(kept, pending.trim(), "{fault}");
    }
}

#[test]
fn while_a_directory_alone_is_made_it_is_told() {
    let place = Place::new();
    let way = "--admin-user admin --admin-password-file password";
    std::fs::write(place.path("password"), PASSWORD).unwrap();
    for signal in [Signal::INT, Signal::TERM] {
        place
            .tenant
            .add_fault("POST directoryconfigs always hang".parse().unwrap());
        let command =
            format!("directory create --yes --domain OKTA.COM --directory-name Okta {way}");
        let mut tty = place
            .program(&command)
            .env("WS1_OKTA_TENANT", place.url())
            .start();
        tty.see("creating the directory");
        tty.signal(signal);
        assert_eq!(tty.end(), 130);
        tty.wait("all output", || tty.text().ends_with("to go on\n"));
        let text = tty.text();
        assert!(
            text.contains("directory `Okta` may have been made"),
            "{text}"
        );
        place.tenant.clear_faults();
    }
}

#[test]
fn the_simulated_tenant_is_cleaned_up() {
    let place = Place::new();
    std::fs::create_dir(place.path("tmp")).unwrap();
    let mut tty = place
        .program("setup --sandbox")
        .env("TMPDIR", &place.path("tmp").display().to_string())
        .start();
    tty.see("Tenant URL");
    assert_eq!(std::fs::read_dir(place.path("tmp")).unwrap().count(), 1);
    tty.send(CTRL_C);
    assert_eq!(tty.end(), 130);
    assert_eq!(std::fs::read_dir(place.path("tmp")).unwrap().count(), 0);
}

/// A helper program whose child tells by the pipe `alive` that it has begun, and, should it live on,
/// that.
fn slow_helper(place: &Place) -> std::sync::mpsc::Receiver<String> {
    use std::io::BufRead;
    use std::os::unix::fs::PermissionsExt;
    let program = place.path("docker-credential-slow");
    let script = "#!/bin/sh\n(echo begun; sleep 20; echo lives on) >\"$HOME/alive\"\n";
    std::fs::write(&program, script).unwrap();
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
    let pipe = place.path("alive");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.unwrap().success());
    let (sender, receiver) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let pipe = std::io::BufReader::new(std::fs::File::open(pipe).unwrap());
        // Ends when nobody has the pipe open any more.
        for line in pipe.lines() {
            sender.send(line.unwrap()).unwrap();
        }
    });
    receiver
}

/// Leaves the program while its helper runs: no process of the helper's is left behind.
fn takes_its_helper_along(place: &Place, start: crate::start::Start, leave: impl Fn(&Tty)) {
    let limit = std::time::Duration::from_secs(60);
    let alive = slow_helper(place);
    let path = std::env::var("PATH").unwrap();
    let path = format!("{}:{path}", place.path("").display());
    let mut tty = start.env("PATH", &path).start();
    assert_eq!(alive.recv_timeout(limit).unwrap(), "begun");
    leave(&tty);
    assert_eq!(tty.end(), 130);
    tty.see("interrupted");
    assert!(tty.is_sane());
    assert!(!tty.text().contains("error"), "{}", tty.text());
    let closed = std::sync::mpsc::RecvTimeoutError::Disconnected;
    assert_eq!(alive.recv_timeout(limit), Err(closed));
}

#[test]
fn ctrl_c_takes_a_helper_program_along() {
    let place = Place::new();
    let start = place
        .program("setup --store helper:slow --yes --domain OKTA.COM --admin-user admin")
        .env("WS1_OKTA_TENANT", place.url())
        .env("WS1_OKTA_ADMIN_PASSWORD", PASSWORD)
        .args("--client-id OktaSCIM --access-token-ttl 1y --directory-name Okta");
    takes_its_helper_along(&place, start, |tty| tty.send(CTRL_C));
    assert!(place.tenant.client_ids().is_empty());
}

#[test]
fn a_signal_takes_a_helper_program_along_where_nothing_is_asked_of_the_tenant() {
    let place = Place::new();
    let mut tty = place.setup().start();
    place.answer_to_plan(&mut tty);
    tty.type_line("y");
    tty.fill("Is it saved in Okta?", "n");
    assert_eq!(tty.end(), 0);
    let start = place.program("profile use-store --store helper:slow");
    takes_its_helper_along(&place, start, |tty| tty.signal(Signal::TERM));
    // The secrets are where they were.
    let mut tty = place.program("token show").start();
    tty.see("ey");
    assert_eq!(tty.end(), 0);
}

const IS_OTHER_HALF: &str = "WS1_OKTA_TEST_IS_OTHER_HALF";

/// The other half of `a_second_ctrl_c_skips_the_clean_up`: a process whose clean-up never ends.
#[test]
fn cleans_up_for_ever() {
    if std::env::var_os(IS_OTHER_HALF).is_none() {
        return;
    }
    ws1_okta::interrupt::watch(ws1_okta::interrupt::SoFar::default(), str::to_owned);
    let _clean_up = ws1_okta::interrupt::clean_up(|| {
        eprintln!("cleaning up");
        loop {
            std::thread::park();
        }
    });
    eprintln!("ready");
    loop {
        std::thread::park();
    }
}

/// The other half of the next test: a fault at a hidden question.
#[test]
fn fails_at_a_question() {
    if std::env::var_os(IS_OTHER_HALF).is_none() {
        return;
    }
    ws1_okta::interrupt::watch(ws1_okta::interrupt::SoFar::default(), str::to_owned);
    let mut quiet = rustix::termios::tcgetattr(rustix::stdio::stdin()).unwrap();
    quiet.make_raw();
    let now = rustix::termios::OptionalActions::Now;
    rustix::termios::tcsetattr(rustix::stdio::stdin(), now, &quiet).unwrap();
    eprint!("\x1b[?25l");
    panic!("a fault");
}

#[test]
fn a_fault_leaves_the_terminal_sane() {
    let place = Place::new();
    let this = std::env::current_exe().unwrap();
    let mut tty = place
        .other(this.to_str().unwrap())
        .args("--exact --nocapture interrupted::fails_at_a_question")
        .env(IS_OTHER_HALF, "1")
        .start();
    tty.see("a fault");
    assert_ne!(tty.end(), 0);
    assert!(tty.is_sane(), "{:?}", tty.modes());
}

#[test]
fn a_second_ctrl_c_skips_the_clean_up() {
    let place = Place::new();
    let this = std::env::current_exe().unwrap();
    let mut tty = place
        .other(this.to_str().unwrap())
        .args("--exact --nocapture interrupted::cleans_up_for_ever")
        .env(IS_OTHER_HALF, "1")
        .start();
    tty.see("ready");
    tty.send(CTRL_C);
    tty.see("interrupted").see("cleaning up");
    tty.send(CTRL_C);
    assert_eq!(tty.end(), 130);
}

#[test]
fn a_signal_that_is_ignored_from_outside_stays_ignored() {
    if !cfg!(target_os = "linux") {
        return;
    }
    let place = Place::new();
    let mut tty = place
        .other("sh")
        .args("-c")
        .arg(format!(
            "trap '' HUP; exec '{PROGRAM}' setup --store file --age-identity identity"
        ))
        .start();
    to_tenant(&place, &mut tty);
    tty.signal(Signal::HUP);
    tty.send("ftp://x\r");
    tty.see("Tenant URL").send(CTRL_C);
    assert_eq!(tty.end(), 130);
}

#[test]
fn a_passphrase_is_a_question_like_others() {
    let place = Place::new();
    place.set_up_under("swordfish", "n");

    let mut tty = place.program("token show").start();
    tty.see("Passphrase of the age identity");
    tty.wait_for_hidden();
    tty.send(CTRL_C);
    assert_eq!(tty.end(), 130);
    tty.see("interrupted");
    assert!(tty.is_sane(), "{:?} {}", tty.modes(), tty.text());

    let mut tty = place.program("token show").start();
    tty.answer_hidden("Passphrase of the age identity", "swordfish")
        .see("ey");
    assert_eq!(tty.end(), 0);
    assert!(!tty.text().contains("swordfish"));
}
