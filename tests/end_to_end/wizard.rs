//! The whole wizard in this process: scripted answers, a simulated tenant, secrets in memory.

use std::io::Write;
use std::sync::{Arc, Mutex};

use ws1_okta::cli::{self, Command};
use ws1_okta::context::{Context, SystemClock};
use ws1_okta::environment::Environment;
use ws1_okta::error::Explained;
use ws1_okta::exit::Exit;
use ws1_okta::http::Redactor;
use ws1_okta::interrupt::SoFar;
use ws1_okta::profile::ProfileDirectory;
use ws1_okta::setup::{self, Scope, Suggestions};
use ws1_okta::store::{Memory, Store};
use ws1_okta::ui::{Report, ScriptedPrompter, Styles, Ui};

use crate::support::tenant::token_works;
use crate::support::{Home, PASSWORD, Tenant};

/// A stream that can be read afterwards.
#[derive(Clone, Default)]
struct Screen(Arc<Mutex<Vec<u8>>>);

impl Screen {
    fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

impl Write for Screen {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

struct Wizard {
    home: Home,
    secrets: Memory,
}

/// What a run of the wizard left.
struct Told {
    result: Result<String, Explained>,
    asked: Vec<String>,
    screen: String,
}

impl Wizard {
    fn new() -> Self {
        Self {
            home: Home::new(),
            secrets: Memory::default(),
        }
    }

    fn run(&self, arguments: &str, answers: &[&str]) -> Told {
        let arguments: Vec<_> = format!("ws1-okta setup {arguments}")
            .split_whitespace()
            .map(Into::into)
            .collect();
        let parsed = cli::parse(&arguments).unwrap();
        let Command::Setup(wished) = &parsed.cli.command else {
            unreachable!("it is setup")
        };
        let prompter = ScriptedPrompter::new(answers.iter().copied());
        let asked = Arc::clone(&prompter.asked);
        let (screen, secrets) = (Screen::default(), self.secrets.clone());
        let mut context = Context {
            ui: Ui::new(Box::new(Screen::default()), Box::new(screen.clone())),
            prompter: Some(Box::new(prompter)),
            environment: Environment::bare::<&str, &str>([], b""),
            global: parsed.cli.global.clone(),
            sources: parsed.sources.clone(),
            profiles: ProfileDirectory::new(self.home.path("home")),
            open_store: Box::new(move |_| Ok(Store::new(secrets.clone()))),
            clock: Arc::new(SystemClock),
            redactor: Redactor::default(),
            so_far: SoFar::default(),
            person_watches: true,
        };
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        let result = runtime.block_on(setup::run(
            &mut context,
            wished,
            &Suggestions::default(),
            Scope::Everything,
        ));
        let result = match result {
            Ok(report) => {
                let text = report.human(Styles::plain());
                setup::ask_delivered(&mut context, &report).unwrap();
                Ok(text)
            }
            Err(error) => Err(Explained::of(&error)),
        };
        let asked = asked.lock().unwrap().clone();
        Told {
            result,
            asked,
            screen: screen.text(),
        }
    }
}

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

#[test]
fn the_defaults_lead_to_a_token_that_works() {
    let (wizard, tenant) = (Wizard::new(), Tenant::new(&[]));
    let told = wizard.run(
        "",
        &[
            tenant.url(),
            "a local administrator",
            "",
            PASSWORD,
            "",
            "",
            "",
            "",
            "yes",
            "yes",
        ],
    );
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
    let told = wizard.run(
        "",
        &[
            tenant.url(),
            "a local administrator",
            "",
            PASSWORD,
            "",
            "",
            "",
            "",
            "no",
        ],
    );
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
    let answers = [
        tenant.url(),
        "a local administrator",
        "",
        PASSWORD,
        "",
        "",
        "",
        "",
    ];
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
    let told = wizard.run(
        "--access-token-ttl 3h",
        &[
            tenant.url(),
            "a local administrator",
            "",
            PASSWORD,
            "",
            "",
            "",
            "",
        ],
    );
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
