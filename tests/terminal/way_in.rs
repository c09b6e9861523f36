//! The profile's own way in is not there any more: another one is asked for.

use crate::place::{DOWN, PASSWORD, Place};
use crate::start::Start;
use crate::tty::Tty;

/// Set up under the name `acme`.
fn set_up() -> Place {
    let place = Place::new();
    let mut tty = place.setup().args("--profile acme").start();
    place.answer_to_plan(&mut tty);
    tty.type_line("y");
    tty.fill("Is it saved in Okta?", "n");
    assert_eq!(tty.end(), 0);
    place
}

fn logged_out() -> Place {
    let place = set_up();
    let mut tty = place.program("logout --confirm acme").start();
    assert_eq!(tty.end(), 0);
    place
}

/// A command of somebody else's, by the administrator.
fn elsewhere(place: &Place, command: &str) -> Start {
    place
        .program(command)
        .args("--profile elsewhere --admin-user admin")
        .env("WS1_OKTA_TENANT", place.url())
        .env("WS1_OKTA_ADMIN_PASSWORD", PASSWORD)
}

fn delete_elsewhere(place: &Place) {
    let mut tty = elsewhere(place, "client delete OktaSCIM --confirm OktaSCIM").start();
    assert_eq!(tty.end(), 0, "{}", tty.text());
}

fn by_administrator(tty: &mut Tty) {
    tty.answer("What do you have to get into the tenant?", "\r")
        .fill("Administrator", "")
        .answer_hidden("Password", PASSWORD);
}

#[test]
fn after_logout_it_is_asked() {
    let place = logged_out();
    for (command, shown) in [("client list", "OktaSCIM"), ("directory list", "OKTA.COM")] {
        let mut tty = place.program(command).start();
        by_administrator(&mut tty);
        tty.see(shown);
        assert_eq!(tty.end(), 0, "{command}");
        assert!(!tty.text().contains("error:"), "{}", tty.text());
    }

    // The client is there, and its secret is needed, too: the administrator does not know it.
    let secret = place.tenant.client_secret("OktaSCIM").unwrap();
    let mut tty = place.program("setup").start();
    by_administrator(&mut tty);
    tty.see("is not kept here any more")
        .answer_hidden("Shared Secret", &secret)
        .fill("Carry this out?", "y")
        .fill("Is it saved in Okta?", "n");
    assert_eq!(tty.end(), 0, "{}", tty.text());
    let mut tty = place.program("setup --yes").start();
    tty.fill("Is it saved in Okta?", "n");
    assert_eq!(tty.end(), 0, "{}", tty.text());
    assert_eq!(place.tenant.client_ids(), ["OktaSCIM"]);

    let place = logged_out();
    let mut tty = place.program("teardown").start();
    by_administrator(&mut tty);
    tty.see("Type `acme`").type_line("acme");
    assert_eq!(tty.end(), 0, "{}", tty.text());
    assert!(place.tenant.client_ids().is_empty());
    assert!(place.tenant.directories().is_empty());
}

#[test]
fn after_logout_the_client_itself_gets_in_by_its_secret() {
    let place = logged_out();
    let secret = place.tenant.client_secret("OktaSCIM").unwrap();
    let mut tty = place.program("setup").start();
    tty.answer("What do you have", &format!("{DOWN}\r"))
        .see("Settings > OAuth 2.0 Management > Clients > OktaSCIM")
        .see("where it is not shown, have it regenerated")
        .see("If the client is not there any more, make it")
        .answer_hidden("Shared Secret", &secret)
        .fill("Carry this out?", "y")
        .fill("Is it saved in Okta?", "n");
    assert_eq!(tty.end(), 0, "{}", tty.text());
}

#[test]
fn where_nobody_can_be_asked_it_is_an_error() {
    let place = logged_out();
    for command in ["setup --yes", "client list", "teardown --confirm acme"] {
        let mut tty = place.program(command).args("--no-input").start();
        tty.see("error: the shared secret of OAuth client `OktaSCIM` is not in")
            .see("hint: give one, for example --admin-user");
        assert_eq!(tty.end(), 2, "{command}");
    }
}

#[test]
fn of_a_client_that_is_gone_it_is_asked_and_the_client_made_again() {
    let place = set_up();
    delete_elsewhere(&place);
    let mut tty = place.program("client list").start();
    tty.see("refuses the shared secret kept for OAuth client");
    by_administrator(&mut tty);
    tty.see("internal-connector");
    assert_eq!(tty.end(), 0);

    let mut tty = place.program("setup").start();
    tty.see("refuses the shared secret kept for OAuth client");
    by_administrator(&mut tty);
    tty.see("the client was deleted in the tenant; it is made again")
        .fill("Carry this out?", "y")
        .fill("Is it saved in Okta?", "n");
    assert_eq!(tty.end(), 0, "{}", tty.text());
    assert_eq!(place.tenant.client_ids(), ["OktaSCIM"]);
    assert_eq!(place.tenant.directories().len(), 1);
}

#[test]
fn a_secret_that_was_regenerated_is_asked() {
    for by_hand in [true, false] {
        let place = set_up();
        delete_elsewhere(&place);
        std::fs::write(place.path("regenerated"), "of the console's, 4711").unwrap();
        let mut tty = elsewhere(&place, "client create --yes --store none --secret-to there")
            .args("--client-id OktaSCIM --access-token-ttl 1y --client-secret-file regenerated")
            .start();
        assert_eq!(tty.end(), 0, "{}", tty.text());
        let mut tty = place.program("setup --profile acme").start();
        tty.see("refuses the shared secret kept for OAuth client");
        if by_hand {
            tty.answer("What do you have", &format!("{DOWN}\r"));
        } else {
            by_administrator(&mut tty);
            tty.see("refuses the shared secret kept for OAuth client");
        }
        tty.answer_hidden("Shared Secret", "not this one")
            .see("refuses the shared secret given for")
            .answer_hidden("Shared Secret", "of the console's, 4711")
            .fill("Carry this out?", "y")
            .fill("Is it saved in Okta?", "n");
        assert_eq!(tty.end(), 0, "{}", tty.text());
        assert!(!tty.text().contains("4711"), "{}", tty.text());
        assert_eq!(place.tenant.client_ids(), ["OktaSCIM"]);
    }
}

#[test]
fn a_teardown_of_nothing_asks_nothing() {
    let place = Place::new();
    let mut tty = place.program("teardown").start();
    tty.see("error: nothing is set up yet").see("hint: ");
    assert_eq!(tty.end(), 2);
    assert!(!tty.text().contains("Tenant URL"), "{}", tty.text());
    let mut tty = place
        .program("teardown")
        .env("WS1_OKTA_TENANT", place.url())
        .start();
    tty.see("error: nothing is remembered of");
    assert_eq!(tty.end(), 2);
    assert!(!tty.text().contains("What do you have"), "{}", tty.text());
}
