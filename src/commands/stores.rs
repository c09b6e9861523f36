//! From the choice of a store to the store.

use super::told_store::ToldStore;
use crate::child::child_environment;
use crate::cli::{GlobalArgs, Sources};
use crate::context::StoreRequest;
use crate::environment::Environment;
use crate::error::Failure;
use crate::http::Redactor;
#[cfg(feature = "age")]
use crate::store::OpenedIdentities;
use crate::store::{Accept, Backend, Helper, Keychain, SecretFile, Store, WithoutTokens};
use crate::ui::{PlainPrompter, Prompter, TerminalPrompter, Ui};
#[cfg(feature = "age")]
use crate::values::Passphrase;
use crate::values::{HelperName, SecretTarget, StoreChoice};
use anyhow::Result;
use std::path::PathBuf;
#[cfg(feature = "age")]
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// What opening a store may need of the run.
#[derive(Clone)]
#[cfg_attr(
    not(feature = "age"),
    expect(dead_code, reason = "some of it is for the encrypted files only")
)]
pub(crate) struct StoreSurroundings {
    /// Whether somebody can answer a keychain's own question, or ours for a passphrase.
    pub(crate) is_interactive: bool,
    /// The folder of the encrypted files.
    pub(crate) folder: PathBuf,
    pub(crate) environment: Environment,
    pub(crate) sources: Sources,
    pub(crate) global: GlobalArgs,
    pub(crate) redactor: Redactor,
    /// Who is told what is waited for, and has the looks of questions.
    pub(crate) ui: Ui,
    #[cfg(feature = "age")]
    pub(crate) once: OnceAProcess,
}

/// What all stores of encrypted files share, however many profiles there are: standard input gives a
/// passphrase once, and a person is asked once.
#[cfg(feature = "age")]
#[derive(Clone, Default)]
pub(crate) struct OnceAProcess {
    identities: OpenedIdentities,
    passphrase: Arc<Mutex<Option<Passphrase>>>,
}

/// Opens the store that is asked for.
pub(crate) fn open_store(around: &StoreSurroundings, request: &StoreRequest) -> Result<Store> {
    let store = open(around, request)?;
    Ok(if request.is_kept {
        store.keeping()
    } else {
        store
    })
}

fn open(around: &StoreSurroundings, request: &StoreRequest) -> Result<Store> {
    match (&request.choice, &request.secret_to) {
        (StoreChoice::Keychain, _) => Ok(around.told(Keychain::new(
            around.limit(Keychain::INTERACTIVE_LIMIT, Keychain::UNATTENDED_LIMIT),
        ))),
        (StoreChoice::Helper(name), _) => Ok(around.told(around.helper(name, request))),
        (StoreChoice::File, _) => around.age_files(request),
        (StoreChoice::None, Some(SecretTarget::File(path))) => {
            let accept = if request.file_is_known {
                Accept::AnySingleLine
            } else {
                Accept::Generated
            };
            Ok(around.told(SecretFile::new(path.clone(), accept)))
        }
        (StoreChoice::None, Some(SecretTarget::Helper(name))) => {
            Ok(around.told(WithoutTokens(around.helper(name, request))))
        }
        (StoreChoice::None, None) => Err(Failure::usage(
            "missing_input",
            "--store none keeps the client's secret nowhere",
        )
        .hint("add --secret-to FILE")
        .into()),
    }
}

impl StoreSurroundings {
    fn told(&self, place: impl Backend + 'static) -> Store {
        Store::new(ToldStore::new(place, &self.ui))
    }

    /// How long one call of a store may take: what `--timeout` says, if it was given.
    fn limit(&self, interactive: Duration, unattended: Duration) -> Duration {
        if self.sources.of("timeout").is_some() {
            Duration::from_secs(self.global.timeout)
        } else if self.is_interactive {
            interactive
        } else {
            unattended
        }
    }

    fn helper(&self, name: &HelperName, request: &StoreRequest) -> Helper {
        let limit = self.limit(Helper::INTERACTIVE_LIMIT, Helper::UNATTENDED_LIMIT);
        let named = self.global.pass_env.iter().chain(&request.pass_env);
        let named: Vec<String> = named.cloned().collect();
        let environment = child_environment(self.environment.variables(), &named);
        Helper::new(name, environment, limit)
    }

    #[cfg(not(feature = "age"))]
    #[expect(
        clippy::unused_self,
        reason = "the same call with and without the feature"
    )]
    fn age_files(&self, _: &StoreRequest) -> Result<Store> {
        Err(
            Failure::usage("store_unavailable", "this build has no --store file")
                .hint("use the keychain, or a build with the feature age")
                .into(),
        )
    }

    #[cfg(feature = "age")]
    fn age_files(&self, request: &StoreRequest) -> Result<Store> {
        let Some(identity) = &request.age_identity else {
            return Err(
                Failure::usage("missing_input", "the profile names no age identity")
                    .hint("name it by --age-identity FILE")
                    .into(),
            );
        };
        // Given wrongly, it is told now and not as "nobody can be asked".
        let mut given = self.passphrase()?;
        if given.is_none() && request.protects_identity && self.is_interactive && !identity.exists()
        {
            given = Some(choose_passphrase(&mut *prompter(
                &self.environment,
                &self.ui,
            ))?);
        }
        let protection = given.clone();
        let is_interactive = self.is_interactive;
        let (environment, ui) = (self.environment.clone(), self.ui.clone());
        let redactor = self.redactor.clone();
        let ask = move || {
            let passphrase = given.clone().or_else(|| {
                is_interactive
                    .then(|| ask_passphrase(&environment, &ui))
                    .flatten()
            })?;
            redactor.add_secret(&passphrase);
            Some(passphrase)
        };
        let files = crate::store::AgeFiles::new(self.folder.clone(), identity.clone(), ask)
            .sharing(&self.once.identities);
        Ok(self.told(if request.makes_identity {
            files.making_identity(protection)
        } else {
            files
        }))
    }

    /// The given one; what was read is not read again.
    #[cfg(feature = "age")]
    fn passphrase(&self) -> Result<Option<Passphrase>> {
        use crate::secret_input::{SecretPlace, SecretReader};
        let read = &self.once.passphrase;
        let mut read = read.lock().unwrap_or_else(PoisonError::into_inner);
        if read.is_some() {
            return Ok(read.clone());
        }
        let reader = SecretReader::new(&self.ui, &self.environment, &self.sources, &self.redactor);
        *read = reader.read(&SecretPlace {
            name: "age-passphrase",
            file: self.global.age_passphrase_file.as_ref(),
            answers_file: None,
        })?;
        Ok(read.clone())
    }
}

/// Asks on this process's terminal, as that terminal can show it.
pub(crate) fn prompter(environment: &Environment, ui: &Ui) -> Box<dyn Prompter> {
    if environment.is_dumb() {
        Box::new(PlainPrompter)
    } else {
        Box::new(TerminalPrompter::new(ui.stderr_styles.is_colored()))
    }
}

/// The flag that gives the passphrase, without dashes.
#[cfg(feature = "age")]
const PASSPHRASE_FLAG: &str = "age-passphrase-file";

#[cfg(feature = "age")]
fn ask_passphrase(environment: &Environment, ui: &Ui) -> Option<crate::values::Passphrase> {
    use crate::ui::{Question, ask_secret};
    let question = Question {
        flag: PASSPHRASE_FLAG,
        ..Question::bare("Passphrase of the age identity")
    };
    ask_secret(&mut *prompter(environment, ui), question).ok()
}

/// Asks for a new passphrase until it is typed twice alike.
#[cfg(feature = "age")]
fn choose_passphrase(prompter: &mut dyn Prompter) -> Result<crate::values::Passphrase> {
    use crate::ui::{Question, ask_secret};
    let mut explanation =
        "It protects the key of the encrypted files; without it the secrets are lost.";
    loop {
        let question = Question {
            label: "New passphrase",
            explanation,
            flag: PASSPHRASE_FLAG,
        };
        let first: crate::values::Passphrase = ask_secret(prompter, question)?;
        let again = Question {
            flag: PASSPHRASE_FLAG,
            ..Question::bare("The same again")
        };
        let again = ask_secret(prompter, again)?;
        if first.is_same(&again) {
            return Ok(first);
        }
        explanation = "The two differ: once more.";
    }
}
