//! Wrong answers: told, and asked again, with the earlier ones kept.

use crate::place::{DOWN, PASSWORD, Place};
use crate::ports::ClosedPort;
use ws1_okta::sandbox::DirectoryKind;

#[test]
fn each_question_explains_a_wrong_answer() {
    let place = Place::new();
    let mut tty = place.setup().start();
    tty.fill("Tenant URL", "")
        .fill("Tenant URL", "http://acme.example")
        .see("✘ `http://acme.example`")
        .fill("Tenant URL", "https://acme.okta.com")
        .see("✘")
        .fill("Tenant URL", &format!("{}/", place.url()))
        // A menu takes no letters.
        .answer("What do you have", "xyz\r")
        .fill("Administrator", "   ")
        .see("✘ the name is empty")
        .fill("Administrator", "admin")
        .answer_hidden("Password", "")
        .see("✘")
        .answer_hidden("Password", PASSWORD)
        .fill("Client ID", "two words")
        .see("✘")
        .fill("Client ID", "")
        .fill("Access Token TTL", "90m")
        .see("✘")
        .fill("Access Token TTL", "a year")
        .see("✘")
        .fill("Access Token TTL", "2y")
        .fill("Directory name", "\x1b[D")
        .see("✘ the line has an arrow key")
        // The terminal's own keys edit a line: all of it is taken back.
        .fill("Directory name", "Nonsense\x15")
        .fill("Domain", "not a domain")
        .see("✘")
        .fill("Domain", "ACME.COM")
        .see("Access Token TTL 2y")
        .see("domain ACME.COM")
        .fill("Carry this out?", "maybe")
        .see("`maybe` is neither yes nor no")
        .type_line("n");
    assert_eq!(tty.end(), 130);
    tty.see("declined; nothing was changed").see("hint: ");
    assert!(place.tenant.client_ids().is_empty());
    assert!(tty.is_sane());
}

#[test]
fn a_refused_password_is_asked_again_and_nothing_else() {
    let place = Place::new();
    let mut tty = place.setup().start();
    tty.fill("Tenant URL", place.url())
        .answer("What do you have", "\r")
        .fill("Administrator", "")
        .answer_hidden("Password", "wrong one")
        .fill("Client ID", "Other")
        .fill("Access Token TTL", "")
        .fill("Directory name", "")
        .fill("Domain", "")
        .see("user name or password")
        .fill("Administrator (admin)", "")
        .answer_hidden("Password", PASSWORD)
        .see("OAuth client `Other`")
        .fill("Carry this out?", "n");
    assert_eq!(tty.end(), 130);
    assert!(!tty.text().contains("wrong one"));
}

#[test]
fn a_tenant_that_is_not_there_is_asked_again() {
    let place = Place::new();
    let port = ClosedPort::new();
    let gone = format!("http://{}", port.address());
    let mut tty = place.setup().start();
    // Told before anything else is asked.
    tty.fill("Tenant URL", &gone)
        .see("error:")
        .fill(&format!("Tenant URL ({gone})"), place.url())
        .answer("What do you have", "\r")
        .fill("Administrator", "")
        .answer_hidden("Password", PASSWORD)
        .fill("Client ID", "")
        .fill("Access Token TTL", "")
        .fill("Directory name", "")
        .fill("Domain", "")
        .fill("Carry this out?", "n");
    assert_eq!(tty.end(), 130);
}

#[test]
fn federated_administrators_are_offered_the_other_ways() {
    let place = Place::with(|builder| {
        let mut switches = ws1_okta::sandbox::Switches::default();
        switches.set_text("login=disabled").unwrap();
        builder
            .switches(switches)
            .client(ws1_okta::sandbox::SeedClient::new(
                "OktaSCIM",
                "made-by-hand",
            ))
    });
    let mut tty = place.setup().start();
    tty.fill("Tenant URL", place.url())
        .answer("What do you have", "\r")
        .fill("Administrator", "")
        .answer_hidden("Password", PASSWORD)
        .fill("Client ID", "")
        .fill("Access Token TTL", "")
        .fill("Directory name", "")
        .fill("Domain", "")
        .see("hint:")
        .see("`my")
        .answer("What do you have", &format!("{DOWN}\r"))
        .answer_hidden("Shared Secret", "made-by-hand")
        .fill("Carry this out?", "n");
    assert_eq!(tty.end(), 130);
}

#[test]
fn a_paste_that_the_terminal_cuts_is_refused() {
    let place = Place::new();
    let mut tty = place.setup().start();
    tty.fill("Tenant URL", &"y".repeat(5_000))
        .see("the terminal cuts lines of this length; give it by --tenant")
        .fill("Tenant URL", place.url())
        .answer("What do you have", "\r")
        .fill("Administrator", "")
        .answer_hidden("Password", &"x".repeat(5_000))
        .see("the terminal cuts lines of this length")
        .see("--admin-password-file")
        .answer_hidden("Password", PASSWORD)
        .fill("Client ID", "");
    tty.see("Access Token TTL");
    assert!(!tty.text().contains("xxxx"));
}

#[test]
fn a_long_paste_arrives_whole() {
    let place = Place::new();
    let path = "a/".repeat(400);
    let long = format!("{}/{path}?query=x", place.url());
    let mut tty = place.setup().start();
    // It is not an address; but all of it was understood.
    tty.fill("Tenant URL", &long)
        .see(&format!("`{long}`"))
        .fill("Tenant URL", place.url())
        .answer("What do you have", "\r")
        .fill("Administrator", "")
        .answer_hidden("Password", PASSWORD)
        .fill("Client ID", "")
        .fill("Access Token TTL", "")
        .fill("Directory name", "")
        .fill("Domain", "")
        .see(&format!("Plan for {}", place.url()))
        .fill("Carry this out?", "n");
    assert_eq!(tty.end(), 130);
}

#[test]
fn a_resized_window_changes_nothing() {
    let place = Place::new();
    let mut tty = place.setup().size(30, 100).start();
    tty.see("Tenant URL");
    tty.send(place.url());
    tty.resize(20, 40);
    tty.send("\r");
    tty.see("What do you have");
    tty.wait_for_keys();
    tty.resize(50, 200);
    tty.send("\r");
    tty.fill("Administrator", "").see("Password");
    tty.wait_for_hidden();
    tty.resize(24, 80);
    tty.send(&format!("{PASSWORD}\r"));
    tty.fill("Client ID", "")
        .fill("Access Token TTL", "")
        .fill("Directory name", "")
        .fill("Domain", "")
        .fill("Carry this out?", "n");
    assert_eq!(tty.end(), 130);
}

#[test]
fn where_no_store_keeps_the_secret_its_place_is_asked() {
    let place = Place::new();
    let mut tty = place.program("setup --store none").start();
    tty.fill("Tenant URL", place.url())
        .fill("What keeps the client's secret", "-")
        .see("`-` is no place for a secret")
        .fill("What keeps the client's secret", "missing/secret")
        // Only its use shows that there is no such folder.
        .see("error: ")
        .fill("What keeps the client's secret", "secret")
        .answer("What do you have", "\r")
        .fill("Administrator", "")
        .answer_hidden("Password", PASSWORD)
        .fill("Client ID", "")
        .fill("Access Token TTL", "")
        .fill("Directory name", "")
        .fill("Domain", "")
        .fill("Carry this out?", "y")
        .fill("Is it saved in Okta?", "n");
    assert_eq!(tty.end(), 0, "{}", tty.text());
    let kept = std::fs::read_to_string(place.path("secret")).unwrap();
    assert_eq!(place.tenant.client_secret("OktaSCIM").unwrap(), kept.trim());

    // Known from then on, and asked where the secrets move.
    let mut tty = place.program("setup --yes").start();
    tty.fill("Is it saved in Okta?", "n");
    assert_eq!(tty.end(), 0, "{}", tty.text());
    let moves = "profile use-store --yes --store";
    let to_files = format!("{moves} file --age-identity identity");
    let mut tty = place.program(&to_files).start();
    assert_eq!(tty.end(), 0, "{}", tty.text());
    let mut tty = place.program(&format!("{moves} none")).start();
    tty.fill("What keeps the client's secret", "elsewhere");
    assert_eq!(tty.end(), 0, "{}", tty.text());
    let there = std::fs::read_to_string(place.path("elsewhere")).unwrap();
    assert_eq!(there, kept);
}

#[test]
fn a_note_is_told_once_although_the_questions_come_again() {
    let place = Place::new();
    let mut tty = place.program("client list").start();
    tty.fill("Tenant URL", &format!("{}/", place.url()));
    tty.answer("What do you have", "\r")
        .fill("Administrator", "")
        .answer_hidden("Password", "wrong one")
        .see("user name or password")
        .fill("Administrator", "")
        .answer_hidden("Password", PASSWORD);
    assert_eq!(tty.end(), 0, "{}", tty.text());
    let text = tty.text();
    assert_eq!(text.matches("was dropped").count(), 1, "{text}");
    // Nothing is made here that could be kept.
    assert!(!text.contains("is kept"), "{text}");
}

#[test]
fn a_file_is_named_as_a_shell_takes_it() {
    let place = Place::with(|builder| {
        builder.client(ws1_okta::sandbox::SeedClient::new("Admins", "its secret"))
    });
    let token = place.token("Admins", "its secret");
    std::fs::write(place.path("tok"), token).unwrap();
    let folder = place.path("").display().to_string();
    let folder = folder.trim_end_matches('/');
    let mut tty = place.setup().start();
    tty.fill("Tenant URL", place.url())
        .answer("What do you have", &format!("{DOWN}{DOWN}{DOWN}\r"))
        .fill("File with the bearer token", folder)
        .see("is a folder")
        .fill("File with the bearer token", "~/none")
        .see("there is no file `~/none`")
        .fill("File with the bearer token", "~/tok")
        .fill("Client ID", "")
        .fill("Access Token TTL", "")
        .fill("Directory name", "")
        .fill("Domain", "")
        .fill("Carry this out?", "n");
    assert_eq!(tty.end(), 130, "{}", tty.text());
}

#[test]
fn after_a_refused_token_enter_keeps_the_way_in() {
    let place = Place::with(|builder| {
        builder.client(ws1_okta::sandbox::SeedClient::new("Admins", "its secret"))
    });
    std::fs::write(place.path("old"), "not.a.token").unwrap();
    std::fs::write(place.path("tok"), place.token("Admins", "its secret")).unwrap();
    let mut tty = place.setup().start();
    tty.fill("Tenant URL", place.url())
        .answer("What do you have", &format!("{DOWN}{DOWN}{DOWN}\r"))
        .fill("File with the bearer token", "old")
        .fill("Client ID", "")
        .fill("Access Token TTL", "")
        .fill("Directory name", "")
        .fill("Domain", "")
        .see("error: ")
        .answer("What do you have", "\r")
        .fill("File with the bearer token (old)", "tok")
        .fill("Carry this out?", "n");
    assert_eq!(tty.end(), 130, "{}", tty.text());
}

#[test]
fn the_end_of_the_input_is_told_as_what_it_is() {
    let place = Place::new();
    let mut tty = place.setup().start();
    tty.see("Tenant URL");
    tty.send("\x04");
    assert_eq!(tty.end(), 2);
    tty.see("error: the input ended before the question was answered")
        .see("hint: run the same command again");
}

#[test]
fn a_whole_word_at_a_yes_or_no_leaves_nothing_for_the_shell() {
    let place = Place::new();
    let script = format!(
        "{} setup --store file --age-identity identity; echo over; read line; echo \"got [$line]\"",
        crate::place::PROGRAM
    );
    let mut tty = place.other("sh").arg("-c").arg(script).start();
    place.answer_to_plan(&mut tty);
    tty.type_line("yes").fill("Is it saved in Okta?", "no");
    tty.see("over").type_line("next").see("got [next]");
    assert_eq!(tty.end(), 0);
}

#[test]
fn a_menu_says_its_keys_and_takes_no_other() {
    let place = Place::new();
    let mut tty = place.setup().start();
    tty.fill("Tenant URL", place.url()).see("What do you have");
    let words: Vec<String> = tty
        .screen()
        .split_whitespace()
        .map(ToOwned::to_owned)
        .collect();
    let keys = "The arrow keys choose, Enter takes it.";
    assert!(words.join(" ").contains(keys), "{}", tty.screen());
    // A letter chooses nothing: the first one still is.
    tty.wait_for_keys();
    tty.send("xyz\r");
    tty.fill("Administrator", "");
    tty.close();
}

#[test]
fn a_directory_that_is_taken_is_asked_again_and_nothing_else() {
    let place = Place::with(|builder| {
        builder
            .directory(DirectoryKind::Jit, "Staff", "STAFF.EXAMPLE")
            .directory(DirectoryKind::Other, "Old", "OLD.EXAMPLE")
    });
    let mut tty = place.program("directory create").start();
    tty.fill("Directory name", "Old")
        .fill("Domain", "STAFF.EXAMPLE")
        .fill("Tenant URL", place.url())
        .answer("What do you have", "\r")
        .fill("Administrator", "")
        .answer_hidden("Password", PASSWORD)
        .see("belongs to directory `Staff`")
        .see("hint: give another `Domain`, one that")
        .fill("Domain (STAFF.EXAMPLE)", "NEW.EXAMPLE")
        .see("directory `Old` of type Other exists")
        .fill("Directory name (Old)", "New")
        .fill("Domain", "")
        .see("Create directory `New`")
        .fill("Carry this out?", "y");
    assert_eq!(tty.end(), 0, "{}", tty.text());
    let all = place.tenant.directories();
    assert!(all.iter().any(|(_, name, _)| name == "New"), "{all:?}");
    // What was given by flag is no answer: nobody is asked for another.
    let mut tty = place
        .program("directory create --domain STAFF.EXAMPLE")
        .start();
    tty.fill("Directory name", "Next")
        .fill("Tenant URL", place.url())
        .answer("What do you have", "\r")
        .fill("Administrator", "")
        .answer_hidden("Password", PASSWORD)
        .see("belongs to directory `Staff`");
    assert_eq!(tty.end(), 5, "{}", tty.text());
}

#[test]
fn where_the_name_is_taken_the_domain_is_asked_again_too() {
    let place = Place::with(|builder| {
        builder.directory(
            DirectoryKind::Other,
            "Okta Universal Directory",
            "RIGHT.COM",
        )
    });
    let mut tty = place.setup().start();
    tty.fill("Tenant URL", place.url())
        .answer("What do you have", "\r")
        .fill("Administrator", "")
        .answer_hidden("Password", PASSWORD)
        .fill("Client ID", "")
        .fill("Access Token TTL", "")
        .fill("Directory name", "")
        .fill("Domain", "WRONG.COM")
        .see("exists already, with")
        .fill("Directory name", "")
        .fill("Domain", "RIGHT.COM")
        .see("adopt")
        .fill("Carry this out?", "n");
    assert_eq!(tty.end(), 130);
}
