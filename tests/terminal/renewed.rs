//! The days after: a renewal and a rotation end as `setup` does, with the field of Okta's form and a
//! question.

use crate::place::Place;
use crate::tty::Tty;

fn set_up(place: &Place) {
    let mut tty = place.setup().start();
    place.answer_to_plan(&mut tty);
    tty.type_line("y");
    tty.fill("Is it saved in Okta?", "y")
        .see("Okta holds token ")
        .see("undo: ws1-okta token renew --force")
        .see("next: ws1-okta status --profile");
    assert_eq!(tty.end(), 0);
}

/// The token stands alone on its line.
fn shown_token(tty: &Tty) -> String {
    let text = tty.text();
    let mut lines = text.lines();
    let line = lines.find(|line| line.starts_with("ey") && line.len() > 100);
    line.unwrap_or_else(|| panic!("no token\n{text}"))
        .trim_end()
        .to_owned()
}

#[test]
fn a_renewal_shows_the_token_until_it_is_saved_in_okta() {
    let place = Place::new();
    set_up(&place);
    let mut renew = place.program("token renew").start();
    renew.see("not due: token ");
    assert_eq!(renew.end(), 0);
    assert!(!renew.text().contains('?'), "{}", renew.text());

    let mut renew = place.program("token renew --force").start();
    renew
        .see("Provisioning > Integration > Edit")
        .see("API Token               the next line, whole:")
        .fill("Is it saved in Okta?", "n");
    assert_eq!(renew.end(), 0);
    let token = shown_token(&renew);

    // It waits: the same one is shown, and asked about, again.
    let mut again = place.program("token renew").start();
    again
        .see("waiting token ")
        .fill("Is it saved in Okta?", "y")
        .see("Okta holds token ")
        .see("undo: ws1-okta token delivered --fingerprint")
        .see("next: ws1-okta status --profile");
    assert_eq!(again.end(), 0);
    assert_eq!(shown_token(&again), token);

    let mut last = place.program("token renew").start();
    last.see("not due: token ");
    assert_eq!(last.end(), 0);
    assert!(!last.text().contains('?'), "{}", last.text());
}

#[test]
fn delivered_names_the_token_and_asks() {
    let place = Place::new();
    set_up(&place);
    let mut renew = place.program("token renew --force").start();
    renew.fill("Is it saved in Okta?", "n");
    assert_eq!(renew.end(), 0);
    let mut declined = place.program("token delivered").start();
    declined.fill("Is token ", "n");
    assert_eq!(declined.end(), 130);
    let mut delivered = place.program("token delivered").start();
    delivered
        .see(", until ")
        .fill("saved in Okta?", "y")
        .see("Okta holds token ");
    assert_eq!(delivered.end(), 0);
}

#[test]
fn a_rotation_is_one_walk() {
    let place = Place::new();
    set_up(&place);
    let mut rotate = place.program("client rotate-secret").start();
    rotate
        .see("Plan for")
        .fill("Carry this out?", "y")
        .see("Provisioning > Integration > Edit")
        .fill("Is it saved in Okta?", "y")
        .see("whatever else uses this client or its tokens stops")
        .fill("Type `OktaSCIM` to delete it", "OktaSCIM")
        .see("has taken the place of `OktaSCIM`");
    assert_eq!(rotate.end(), 0);
    assert_eq!(place.tenant.client_ids(), ["OktaSCIM-2"]);
    assert!(rotate.is_sane());
}

#[test]
fn a_rotation_waits_for_okta() {
    let place = Place::new();
    set_up(&place);
    let mut rotate = place.program("client rotate-secret").start();
    rotate
        .fill("Carry this out?", "y")
        .fill("Is it saved in Okta?", "n");
    assert_eq!(rotate.end(), 7);
    assert_eq!(place.tenant.client_ids(), ["OktaSCIM", "OktaSCIM-2"]);
    let mut again = place.program("client rotate-secret").start();
    again
        .fill("Is it saved in Okta?", "y")
        .fill("Type `OktaSCIM` to delete it", "");
    assert_eq!(again.end(), 130);
    assert_eq!(place.tenant.client_ids(), ["OktaSCIM", "OktaSCIM-2"]);
}
