//! The whole wizard in this process: scripted answers, a simulated tenant, secrets in memory.

mod harness;

use ws1_okta::exit::Exit;

use self::harness::Wizard;
use crate::support::tenant::token_works;
use crate::support::{PASSWORD, Tenant};

const QUESTIONS: [&str; 9] = [
    "Tenant URL",
    "What do you have to get into the tenant?",
    "Administrator",
    "Password",
    "Client ID",
    "Access Token TTL",
    "Directory name",
    "Domain",
    "Carry this out?",
];

/// The answers of an administrator who takes the defaults, up to the confirmation, and those that follow.
fn answers<'run>(tenant: &'run Tenant, last: &[&'run str]) -> Vec<&'run str> {
    let defaults = ["a local administrator", "", PASSWORD, "", "", "", ""];
    [&[tenant.url()], &defaults[..], last].concat()
}

#[test]
fn the_defaults_lead_to_a_token_that_works() {
    let (wizard, tenant) = (Wizard::new(), Tenant::new(&[]));
    let told = wizard.run("", &answers(&tenant, &["yes", "yes"]));
    let text = told.result.unwrap();
    let questions: Vec<&str> = QUESTIONS
        .into_iter()
        .chain(["Is it saved in Okta?"])
        .collect();
    assert_eq!(told.asked, questions);
    assert!(told.screen.contains("Plan for "), "{}", told.screen);
    tenant.is_set_up_by_default();
    let token = text.lines().find(|line| line.starts_with("ey")).unwrap();
    assert!(token_works(tenant.url(), token));
    assert_eq!(
        wizard.secrets.names().len(),
        2,
        "{:?}",
        wizard.secrets.names()
    );
    assert!(!told.screen.contains(PASSWORD));

    // Again: nothing is asked, nothing is done, the same token is shown.
    let requests = tenant.changes();
    let again = wizard.run("", &[]);
    let text = again.result.unwrap();
    assert_eq!(again.asked, [""; 0]);
    assert!(text.starts_with("Nothing to do: "), "{text}");
    assert!(text.lines().any(|line| line == token));
    assert_eq!(tenant.changes(), requests);
}

#[test]
fn without_a_keychain_another_store_is_offered_before_anything_else_is_asked() {
    let (mut wizard, tenant) = (Wizard::new(), Tenant::new(&[]));
    wizard.has_keychain = false;
    let answers = [
        tenant.url(),
        "a credential helper",
        "",
        "a local administrator",
        "",
        PASSWORD,
        "",
        "",
        "",
        "",
        "yes",
        "no",
    ];
    let told = wizard.run("", &answers);
    told.result.unwrap();
    let mut questions = QUESTIONS.to_vec();
    questions.splice(
        1..1,
        ["Where are the secrets to be kept?", "Name of the helper"],
    );
    questions.push("Is it saved in Okta?");
    assert_eq!(told.asked, questions);
    assert!(
        told.screen.contains("error: there is no login session"),
        "{}",
        told.screen
    );
    tenant.is_set_up_by_default();
    let kept = wizard.home.kept();
    assert!(
        kept.iter()
            .any(|(_, text)| text.contains("\"store\": \"helper:pass\"")),
        "{kept:?}"
    );

    // A store that was named is the user's choice.
    let mut named = Wizard::new();
    named.has_keychain = false;
    let told = named.run("--store keychain", &[tenant.url()]);
    assert_eq!(told.result.unwrap_err().exit, Exit::Store);
    assert_eq!(told.asked, ["Tenant URL"]);
}

#[test]
fn wrong_answers_are_asked_again() {
    let (wizard, tenant) = (Wizard::new(), Tenant::new(&[]));
    let told = wizard.run(
        "",
        &[
            "",
            "http://acme.example",
            "https://acme.okta.com",
            tenant.url(),
            "a local administrator",
            "  ",
            "admin",
            "",
            PASSWORD,
            "Okta SCIM",
            "Mine",
            "3m",
            "soon",
            "90d",
            "Mine",
            "https://okta.com",
            "MINE.EXAMPLE",
            "yes",
            "no",
        ],
    );
    told.result.unwrap();
    let count = |label: &str| told.asked.iter().filter(|asked| *asked == label).count();
    assert_eq!(count("Tenant URL"), 4);
    assert_eq!(count("Administrator"), 2);
    assert_eq!(count("Password"), 2);
    assert_eq!(count("Client ID"), 2);
    assert_eq!(count("Access Token TTL"), 3);
    assert_eq!(count("Domain"), 2);
    tenant.is_set_up("Mine", "Mine", "MINE.EXAMPLE");
    assert_eq!(tenant.client("Mine")["accessTokenTTL"], 129_600);
}

#[test]
fn by_hand_shows_the_console_s_steps_before_it_asks_for_the_secret() {
    let (wizard, tenant) = (Wizard::new(), Tenant::new(&[]));
    tenant.console_client("OktaSCIM", "secret of the console", 525_600);
    let told = wizard.run(
        "",
        &[
            tenant.url(),
            "my browser",
            "",
            "",
            "secret of the console",
            "",
            "",
            "yes",
            "no",
        ],
    );
    told.result.unwrap();
    assert!(told.asked.contains(&"Shared Secret".to_owned()));
    for step in [
        "Settings > OAuth 2.0 Management > Clients > Add Client",
        "Client ID            OktaSCIM",
        "Access Token Time-To-Live (TTL)  1y",
    ] {
        assert!(told.screen.contains(step), "{}", told.screen);
    }
    assert!(!told.screen.contains("secret of the console"));
    assert_eq!(tenant.count("POST /oauth2clients"), 1, "the console's own");
    tenant.is_set_up_by_default();
}

#[test]
fn no_at_the_confirmation_changes_nothing() {
    let (wizard, tenant) = (Wizard::new(), Tenant::new(&[]));
    let told = wizard.run("", &answers(&tenant, &["no"]));
    let explained = told.result.unwrap_err();
    assert_eq!(explained.exit, Exit::Interrupted);
    assert_eq!(explained.message, "declined; nothing was changed");
    tenant.is_untouched();
    assert_eq!(wizard.secrets.names(), [""; 0]);
    assert!(wizard.home.kept().is_empty());
}

#[test]
fn an_interruption_at_each_question_changes_nothing() {
    let tenant = Tenant::new(&[]);
    let answers = answers(&tenant, &[]);
    for length in 0..=answers.len() {
        let wizard = Wizard::new();
        let told = wizard.run("", &answers[..length]);
        assert_eq!(
            told.result.unwrap_err().exit,
            Exit::Interrupted,
            "{:?}",
            told.asked
        );
        assert_eq!(told.asked, QUESTIONS[..=length]);
        assert!(wizard.home.kept().is_empty());
    }
    tenant.is_untouched();
}

#[test]
fn a_short_life_is_not_accepted_by_pressing_enter() {
    let (wizard, tenant) = (Wizard::new(), Tenant::new(&[]));
    let told = wizard.run("--access-token-ttl 3h", &answers(&tenant, &[]));
    assert_eq!(told.result.unwrap_err().exit, Exit::Interrupted);
    assert!(
        told.screen
            .contains("warning: the access token would live only 3h"),
        "{}",
        told.screen
    );
    tenant.is_untouched();
}

#[test]
fn what_is_given_is_not_asked() {
    let (wizard, tenant) = (Wizard::new(), Tenant::new(&[]));
    let password = wizard.home.file("password", PASSWORD);
    let arguments = format!(
        "--tenant {} --admin-user admin --admin-password-file {} --client-id A --access-token-ttl 1y \
         --directory-name D --domain D.EXAMPLE --yes",
        tenant.url(),
        password.display()
    );
    let told = wizard.run(&arguments, &["no"]);
    told.result.unwrap();
    assert_eq!(told.asked, ["Is it saved in Okta?"]);
    tenant.is_set_up("A", "D", "D.EXAMPLE");
}

#[test]
fn a_tenant_that_changes_while_the_question_is_open_is_shown_again() {
    let (wizard, tenant) = (Wizard::new(), Tenant::new(&[]));
    // The second look finds a directory that the first did not: an empty list, then the truth.
    let outcome = tenant
        .setup(&wizard.home)
        .args("--client-id Elsewhere")
        .run();
    outcome.exits(0);
    tenant.fault("GET /directoryconfigs nth=1 status=404");
    let told = wizard.run(
        "--profile other",
        &[
            tenant.url(),
            "a local administrator",
            "",
            PASSWORD,
            "Second",
            "",
            "",
            "",
            "yes",
            "yes",
            "no",
        ],
    );
    // A list that cannot be read is an error, never "there is none".
    let explained = told.result.unwrap_err();
    assert!(explained.message.contains("list"), "{explained:?}");
    assert_eq!(tenant.0.client_ids(), ["Elsewhere"]);
}

#[test]
fn a_client_id_that_is_taken_is_asked_again() {
    let (wizard, tenant) = (Wizard::new(), Tenant::new(&[]));
    tenant.console_client("OktaSCIM", "the console's own", 525_600);
    let answers = [
        tenant.url(),
        "a local administrator",
        "",
        PASSWORD,
        "",
        "",
        "",
        "",
        // Taken: another one.
        "Mine",
        "yes",
        "no",
    ];
    let told = wizard.run("", &answers);
    told.result.unwrap();
    let mut questions = QUESTIONS.to_vec();
    questions.splice(8..8, ["Client ID"]);
    questions.push("Is it saved in Okta?");
    assert_eq!(told.asked, questions);
    let exists = "an OAuth client `OktaSCIM` exists already";
    assert!(told.screen.contains(exists), "{}", told.screen);
    assert_eq!(tenant.0.client_ids(), ["Mine", "OktaSCIM"]);
}

#[test]
fn the_secret_of_a_client_that_exists_can_be_given() {
    let (wizard, tenant) = (Wizard::new(), Tenant::new(&[]));
    tenant.console_client("OktaSCIM", "the console's own", 525_600);
    let answers = [
        tenant.url(),
        "a local administrator",
        "",
        PASSWORD,
        "",
        "",
        "",
        "",
        // The one that exists is meant; its secret, once wrong.
        "",
        "another one",
        "",
        "the console's own",
        "yes",
        "no",
    ];
    let told = wizard.run("", &answers);
    told.result.unwrap();
    let secret = ["Client ID", "Shared Secret", "Client ID", "Shared Secret"];
    assert_eq!(told.asked[8..12], secret);
    assert_eq!(tenant.0.client_ids(), ["OktaSCIM"]);
    assert!(!told.screen.contains("the console's own"));
    // It is there: nobody is shown how to make it.
    assert!(!told.screen.contains("Add Client"), "{}", told.screen);
}

#[test]
fn of_a_client_of_the_tenant_s_own_no_secret_is_asked() {
    let (wizard, tenant) = (Wizard::new(), Tenant::new(&[]));
    let answers = [
        tenant.url(),
        "a local administrator",
        "",
        PASSWORD,
        "internal-connector",
        "",
        "",
        "",
        // It is not proposed again: Enter takes the usual one.
        "",
        "yes",
        "no",
    ];
    let told = wizard.run("", &answers);
    told.result.unwrap();
    assert_eq!(told.asked[8..10], ["Client ID", "Carry this out?"]);
    assert_eq!(tenant.0.client_ids(), ["OktaSCIM"]);
    assert!(
        !told.screen.contains("--client-secret-file"),
        "{}",
        told.screen
    );
}
