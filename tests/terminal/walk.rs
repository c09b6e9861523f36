//! The whole way, by each of the ways in.

use crate::place::{DOWN, PASSWORD, Place};
use crate::tty::Tty;

/// The last screen, and whether it is saved in Okta.
fn finish(tty: &mut Tty, saved: &str) -> i32 {
    tty.fill("Carry this out?", "y")
        .see("Done: the Access side is set up and was tested.")
        .see("Now in the Okta Admin Console")
        .fill("Is it saved in Okta?", saved);
    tty.end()
}

fn profile(place: &Place) -> String {
    let folder = place.path(".config/ws1-okta/profiles");
    let mut files = std::fs::read_dir(folder).unwrap();
    let text = files.find_map(|file| {
        let path = file.unwrap().path();
        (path.extension()? == "json").then(|| std::fs::read_to_string(path).unwrap())
    });
    text.unwrap()
}

#[test]
fn an_administrator_walks_through_by_defaults() {
    let place = Place::new();
    let mut tty = place.setup().start();
    place.answer_to_plan(&mut tty);
    let plan = tty.text();
    // One line of explanation each, and the default in sight.
    for needle in [
        "The tenant's address, for example https://",
        "A user of the System Domain",
        "It is not shown here, and not kept.",
        "Client ID (OktaSCIM)",
        "Access Token TTL (1y)",
        "Directory name (Okta Universal Directory)",
        "Domain (OKTA.COM)",
        "Plan for",
    ] {
        assert!(plan.contains(needle), "{needle}\n{plan}");
    }
    assert!(place.tenant.client_ids().is_empty());
    tty.type_line("y");
    tty.see("Now in the Okta Admin Console");
    tty.fill("Is it saved in Okta?", "y");
    assert_eq!(tty.end(), 0);
    assert!(tty.is_sane());
    assert!(!tty.text().contains(PASSWORD));
    // The token stands alone on its line.
    let text = tty.text();
    assert!(
        text.lines()
            .any(|line| line.starts_with("ey") && line.len() > 100),
        "{text}"
    );
    assert!(profile(&place).contains("\"delivered\""));

    // Nothing is asked that is known: not even this.
    let mut again = place.program("setup").start();
    again.see("Nothing to do: everything is set up and was tested.");
    assert_eq!(again.end(), 0);
    assert!(!again.text().contains('?'), "{}", again.text());
}

#[test]
fn the_enter_of_a_habit_does_not_answer_the_next_question() {
    let place = Place::new();
    let mut tty = place.setup().start();
    place.answer_to_plan(&mut tty);
    tty.send("y\r");
    tty.fill("Is it saved in Okta?", "y");
    assert_eq!(tty.end(), 0);
    assert!(profile(&place).contains("\"delivered\""), "{}", tty.text());
}

#[test]
fn not_saved_in_okta_is_asked_again_by_the_next_run() {
    let place = Place::new();
    let mut tty = place.setup().start();
    place.answer_to_plan(&mut tty);
    tty.type_line("y");
    tty.fill("Is it saved in Okta?", "")
        .see("When it is saved there: ws1-okta token delivered --profile ");
    assert_eq!(tty.end(), 0);
    assert!(!profile(&place).contains("\"delivered\""));

    let mut again = place.program("setup").start();
    again.fill("Is it saved in Okta?", "y");
    assert_eq!(again.end(), 0);
    assert!(profile(&place).contains("\"delivered\""));
}

#[test]
fn another_client_gets_in() {
    let place = Place::with(|builder| {
        builder.client(ws1_okta::sandbox::SeedClient::new("Maker", "maker-secret"))
    });
    let mut tty = place.setup().start();
    tty.fill("Tenant URL", place.url())
        .answer("What do you have", &format!("{DOWN}{DOWN}\r"))
        .fill("Client ID that may make others", "Maker")
        .answer_hidden("Its Shared Secret", "maker-secret")
        .fill("Client ID", "")
        .fill("Access Token TTL", "90d")
        .fill("Directory name", "")
        .fill("Domain", "ACME.COM");
    assert_eq!(finish(&mut tty, "n"), 0);
    assert!(!tty.text().contains("maker-secret"));
}

#[test]
fn a_token_gets_in_by_its_file() {
    let place = Place::with(|builder| {
        builder.client(ws1_okta::sandbox::SeedClient::new("Maker", "maker-secret"))
    });
    let token = place.token("Maker", "maker-secret");
    std::fs::write(place.path("token.txt"), token).unwrap();
    let mut tty = place.setup().start();
    tty.fill("Tenant URL", place.url())
        .answer("What do you have", &format!("{DOWN}{DOWN}{DOWN}\r"))
        .fill("File with the bearer token", "token.tx")
        .see("there is no file `token.tx`")
        .fill("File with the bearer token", "token.txt")
        .fill("Client ID", "")
        .fill("Access Token TTL", "")
        .fill("Directory name", "")
        .fill("Domain", "");
    assert_eq!(finish(&mut tty, "n"), 0);
}

#[test]
fn a_client_is_made_by_hand_after_the_steps_of_both_consoles() {
    let place = Place::with(|builder| {
        builder.client(ws1_okta::sandbox::SeedClient::new(
            "OktaSCIM",
            "made-by-hand",
        ))
    });
    let mut tty = place.setup().start();
    tty.fill("Tenant URL", place.url())
        .answer("What do you have", &format!("{DOWN}\r"))
        .fill("Client ID", "")
        .fill("Access Token TTL", "")
        .see("Settings > OAuth 2.0 Management > Clients > Add Client")
        .see("Catalog (arrow) > Settings > Remote App Access > Create Client")
        .see("Service Client Token")
        .see("Copy the shared secret, then Add (newer: Save).")
        .answer_hidden("Shared Secret", "made-by-hand")
        .fill("Directory name", "")
        .fill("Domain", "");
    assert_eq!(finish(&mut tty, "n"), 0);
    assert!(!tty.text().contains("made-by-hand"));
}

#[test]
fn the_simulated_tenant_is_the_same_wizard_and_leaves_nothing() {
    let place = Place::new();
    std::fs::create_dir(place.path("tmp")).unwrap();
    let temporary = place.path("tmp").display().to_string();
    let mut tty = place
        .program("setup --sandbox")
        .env("TMPDIR", &temporary)
        .start();
    tty.see("its administrator is `admin`, whose password is known");
    tty.fill("Tenant URL", place.url())
        .see("with --sandbox the tenant is the simulated one")
        .fill("Tenant URL", "")
        .answer("What do you have", "\r")
        .fill("Administrator", "")
        .fill("Client ID", "")
        .fill("Access Token TTL", "")
        .fill("Directory name", "")
        .fill("Domain", "")
        .fill("Carry this out?", "")
        .see("SIMULATED")
        .see("Now in the Okta Admin Console");
    assert_eq!(tty.end(), 0);
    assert!(!tty.text().contains("Password ›"), "{}", tty.text());
    assert!(!place.path(".config").exists());
    assert_eq!(std::fs::read_dir(place.path("tmp")).unwrap().count(), 0);
}
