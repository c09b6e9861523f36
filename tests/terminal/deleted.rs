//! Deletions, at a terminal: only the typed name deletes.

use crate::place::Place;
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

/// A command that deletes, the name that it asks for, and what it says when it is done.
const DELETIONS: [(&str, &str, &str); 3] = [
    (
        "directory delete OKTA.COM",
        "Okta Universal Directory",
        "deleted directory",
    ),
    ("client delete OktaSCIM", "OktaSCIM", "deleted OAuth client"),
    ("teardown", "acme", "deleted client OktaSCIM"),
];

fn exists(place: &Place) -> (usize, usize) {
    let tenant = &place.tenant;
    (tenant.client_ids().len(), tenant.directories().len())
}

fn is_asked(place: &Place, command: &str, name: &str) -> Tty {
    let mut tty = place.program(command).start();
    tty.see("stops").see(&format!(
        "Type `{name}` to delete it, or nothing to leave it"
    ));
    tty
}

#[test]
fn another_name_or_none_deletes_nothing() {
    let place = set_up();
    for (command, name, _) in DELETIONS {
        for wrong in ["yes", "y", &name.to_uppercase(), &format!("{name}x")] {
            let mut tty = is_asked(&place, command, name);
            tty.type_line(wrong)
                .see("that is another name")
                .see("Type `");
            // Nothing, and Enter.
            tty.type_line("");
            tty.see("declined; nothing was deleted");
            assert_eq!(tty.end(), 130, "{command} {wrong}");
            assert_eq!(exists(&place), (1, 1), "{command} {wrong}");
        }
        // Nor does `--yes`.
        let mut tty = is_asked(&place, &format!("{command} --yes"), name);
        tty.send(crate::place::CTRL_C);
        assert_eq!(tty.end(), 130, "{command}");
        assert_eq!(exists(&place), (1, 1), "{command}");
    }
    let mut tty = place.program("token show").start();
    tty.see("ey");
    assert_eq!(tty.end(), 0);
}

#[test]
fn the_typed_name_leaves_behind_what_a_store_does_not_give_back() {
    let place = set_up();
    let mut tty = place.program("logout --confirm acme").start();
    assert_eq!(tty.end(), 0);
    let file = place.path(".config/ws1-okta/profiles/acme.json");
    let text = std::fs::read_to_string(&file).unwrap();
    let left = r#""leftovers": [{"store": "helper:ws1-gone", "clients": ["OktaSCIM"]}], "client""#;
    std::fs::write(&file, text.replacen("\"client\"", left, 1)).unwrap();
    // Given before that was told, the name does not count for it.
    let mut tty = place.program("profile remove acme --confirm acme").start();
    tty.see("may still hold secrets of profile `acme`")
        .see("--force");
    assert_eq!(tty.end(), 5);
    let mut tty = place.program("profile remove acme").start();
    tty.see("the copies in the store `helper:ws1-gone` are left behind there")
        .see("Type `acme`");
    tty.type_line("acme");
    assert_eq!(tty.end(), 0, "{}", tty.text());
    assert!(!file.exists());
}

#[test]
fn the_name_deletes() {
    for ((command, name, told), left) in DELETIONS.into_iter().zip([(1, 0), (0, 1), (0, 0)]) {
        let place = set_up();
        let mut tty = is_asked(&place, command, name);
        // Wrong once, and then right.
        tty.type_line("no")
            .see("that is another name")
            .see("Type `");
        tty.type_line(name).see(told);
        assert_eq!(tty.end(), 0, "{command}");
        assert_eq!(exists(&place), left, "{command}");
        assert!(tty.is_sane());
    }
}
