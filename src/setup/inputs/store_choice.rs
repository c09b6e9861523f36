//! Where the secrets are to be kept. Nobody is asked while the usual store will do.

use super::Sourced;
use super::gatherer::{Gatherer, Otherwise};
use super::labels::{self, SECRET_TO_QUESTION};
use crate::cli::Source;
use crate::context::{Context, StoreRequest};
use crate::error::Failure;
use crate::profile::Profile;
use crate::ui::Question;
use crate::values::{HelperName, StoreChoice};
use anyhow::Result;
use std::path::{Path, PathBuf};

/// The store, and whether it is the one that is taken where nobody named one.
pub(super) struct ChosenStore {
    pub(super) request: StoreRequest,
    pub(super) is_default: bool,
}

/// What is offered where the keychain cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Other {
    Passphrase,
    Identity,
    Helper,
    None,
}

impl Other {
    /// In the order in which they are offered.
    const OFFERED: [(Self, &'static str); 4] = [
        (
            Self::Passphrase,
            "encrypted files, under a passphrase that you choose",
        ),
        (
            Self::Identity,
            "encrypted files, for an age identity that you have",
        ),
        (Self::Helper, "a credential helper, for example pass"),
        (
            Self::None,
            "none: only the client's secret is kept, in a file that you name",
        ),
    ];

    /// Those that this build has.
    fn offered() -> impl Iterator<Item = (Self, &'static str)> {
        let has_files = cfg!(feature = "age");
        Self::OFFERED
            .into_iter()
            .filter(move |(other, _)| has_files || matches!(other, Self::Helper | Self::None))
    }
}

/// The store. With `asks`, a person is asked which one in place of the default.
pub(super) fn store(
    context: &Context,
    gatherer: &mut Gatherer<'_>,
    profile: Option<&Profile>,
    asks: bool,
) -> Result<ChosenStore> {
    let (args, answers) = (gatherer.args, gatherer.answers);
    let known = gatherer.known(
        "store",
        args.store.store.as_ref(),
        answers.store.as_ref(),
        profile.map(|profile| &profile.store),
    );
    let mut other = None;
    let choice = match known {
        Some(known) => known,
        None if asks && gatherer.can_ask() => {
            let (choice, chosen) = ask(gatherer)?;
            other = Some(chosen);
            Sourced::new(choice, Source::Question)
        }
        None => Sourced::new(StoreChoice::default(), Source::Default),
    };
    gatherer.tell("store", &choice);
    let is_default = choice.source == Source::Default;
    let choice = choice.value;
    let secret_to = gatherer.known(
        "secret-to",
        args.store.secret_to.as_ref(),
        answers.secret_to.as_ref(),
        profile.and_then(|profile| profile.secret_to.as_ref()),
    );
    refuse_unused(&choice, "secret-to", &StoreChoice::None, secret_to.as_ref())?;
    let secret_to = if choice == StoreChoice::None {
        gatherer.value(SECRET_TO_QUESTION, secret_to, Otherwise::Required(None))?
    } else {
        None
    };
    let age_identity = gatherer.known(
        "age-identity",
        args.store.age_identity.as_ref(),
        answers.age_identity.as_ref(),
        profile.and_then(|profile| profile.age_identity.as_ref()),
    );
    refuse_unused(
        &choice,
        "age-identity",
        &StoreChoice::File,
        age_identity.as_ref(),
    )?;
    let age_identity = match age_identity.map(|path| path.value) {
        None if other == Some(Other::Identity) => Some(ask_identity(gatherer)?),
        known => known,
    };
    let makes_identity = choice == StoreChoice::File && age_identity.is_none();
    let age_identity = age_identity.unwrap_or_else(|| context.profiles.own_identity_path());
    let secret_to = secret_to.map(|target| match target.source {
        Source::Question => target
            .value
            .map_file(|path| context.environment.typed_path(&path)),
        _ => target.value,
    });
    let request = StoreRequest {
        file_is_known: profile
            .is_some_and(|profile| StoreRequest::knows_file(profile, secret_to.as_ref())),
        secret_to,
        age_identity: Some(age_identity).filter(|_| choice == StoreChoice::File),
        makes_identity,
        protects_identity: makes_identity && other == Some(Other::Passphrase),
        choice,
        pass_env: Vec::new(),
        is_kept: profile.is_some_and(Profile::has_client),
    };
    let known = profile.map_or(&[][..], |profile| &profile.pass_env);
    let request = request.with_pass_env(&context.global.pass_env, known);
    check(&request, profile)?;
    Ok(ChosenStore {
        request,
        is_default,
    })
}

/// What belongs to another store would be forgotten without a word. A variable may be meant for other
/// commands of the same script.
fn refuse_unused<T>(
    choice: &StoreChoice,
    flag: &str,
    belongs_to: &StoreChoice,
    value: Option<&Sourced<T>>,
) -> Result<(), Failure> {
    match value.map(|value| value.source) {
        Some(Source::Flag | Source::Answers) if choice != belongs_to => {
            Err(unused(choice, flag, belongs_to))
        }
        _ => Ok(()),
    }
}

/// A flag of another store than the chosen one.
pub(crate) fn unused(choice: &StoreChoice, flag: &str, belongs_to: &StoreChoice) -> Failure {
    Failure::usage(
        "unused_input",
        format!("--{flag} belongs to --store {belongs_to}, and the store is `{choice}`"),
    )
    .hint("give one of them")
}

/// Secrets do not move by themselves: another store would not know the client's, nor that of a client which
/// a run that was cut short may have made.
fn check(store: &StoreRequest, profile: Option<&Profile>) -> Result<(), Failure> {
    match profile {
        Some(profile) if profile.has_client() && profile.store != store.choice => {
            Err(Failure::conflict(
                "other_store",
                format!(
                    "this profile keeps its secrets in the store `{}`, not in `{}`",
                    profile.store, store.choice
                ),
            )
            .hint("leave out --store; ws1-okta profile use-store moves them"))
        }
        _ => Ok(()),
    }
}

/// Asks for another store than the keychain.
fn ask(gatherer: &mut Gatherer<'_>) -> Result<(StoreChoice, Other)> {
    let items: Vec<&str> = Other::offered().map(|(_, text)| text).collect();
    let question = Question {
        label: labels::STORE,
        explanation: "The choice is remembered for this profile; `ws1-okta profile use-store` can move the secrets to \
                      another place later.",
        flag: "store",
    };
    let place = gatherer.select(question, &items)?;
    let other = Other::offered()
        .nth(place)
        .map_or(Other::None, |(other, _)| other);
    let choice = match other {
        Other::Passphrase | Other::Identity => StoreChoice::File,
        Other::None => StoreChoice::None,
        Other::Helper => {
            let question = Question {
                label: labels::HELPER,
                explanation: "NAME of the program docker-credential-NAME, which must be installed.",
                flag: "store",
            };
            let check = |text: &str| text.parse::<HelperName>().map(drop);
            StoreChoice::Helper(gatherer.text(question, Some("pass"), &check)?.parse()?)
        }
    };
    Ok((choice, other))
}

fn ask_identity(gatherer: &mut Gatherer<'_>) -> Result<PathBuf> {
    let environment = gatherer.reader.environment();
    let question = Question {
        label: labels::AGE_IDENTITY,
        explanation: "As made by `age-keygen -o FILE`; it may be protected by a passphrase.",
        flag: "age-identity",
    };
    let path = gatherer.text(question, None, &|path| {
        super::ways::check_file(environment, path)
    })?;
    Ok(environment.typed_path(Path::new(&path)))
}
