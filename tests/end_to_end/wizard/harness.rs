//! One run of `setup` in this process: scripted answers, secrets in memory, streams that can be read.

use std::io::Write;
use std::sync::{Arc, Mutex};

use ws1_okta::cli::{self, Command};
use ws1_okta::context::{Context, SystemClock};
use ws1_okta::environment::Environment;
use ws1_okta::error::Explained;
use ws1_okta::http::{Redactor, Trust};
use ws1_okta::interrupt::SoFar;
use ws1_okta::profile::ProfileDirectory;
use ws1_okta::setup::{self, Scope, Suggestions};
use ws1_okta::store::{Memory, Store, StoreError};
use ws1_okta::ui::{Report, ScriptedPrompter, Styles, Ui};
use ws1_okta::values::StoreChoice;

use crate::support::Home;

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

pub(super) struct Wizard {
    pub(super) home: Home,
    pub(super) secrets: Memory,
    /// Whether the keychain can be used; other stores can.
    pub(super) has_keychain: bool,
}

/// What a run of the wizard left.
pub(super) struct Told {
    pub(super) result: Result<String, Explained>,
    pub(super) asked: Vec<String>,
    pub(super) screen: String,
}

impl Wizard {
    pub(super) fn new() -> Self {
        Self {
            home: Home::new(),
            secrets: Memory::default(),
            has_keychain: true,
        }
    }

    pub(super) fn run(&self, arguments: &str, answers: &[&str]) -> Told {
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
        let has_keychain = self.has_keychain;
        let mut context = Context {
            ui: Ui::new(Box::new(Screen::default()), Box::new(screen.clone())),
            prompter: Some(Box::new(prompter)),
            environment: Environment::bare::<&str, &str>([], b""),
            global: parsed.cli.global.clone(),
            sources: parsed.sources.clone(),
            profiles: ProfileDirectory::new(self.home.path("home")),
            open_store: Box::new(move |request| match request.choice {
                StoreChoice::Keychain if !has_keychain => Err(StoreError::NoSessionBus.into()),
                _ => Ok(Store::new(secrets.clone())),
            }),
            clock: Arc::new(SystemClock),
            redactor: Redactor::default(),
            trust: Trust::default(),
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
