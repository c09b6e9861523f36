//! The program of `--exec`: it gets the token on its standard input, never by argument or environment.

use super::renewal::Renewal;
use crate::child::{self, Outcome, Output, Program, child_environment};
use crate::context::Context;
use crate::error::Failure;
use crate::exit::Exit;
use crate::http::escape;
use crate::values::{AccessToken, Fingerprint};
use anyhow::Result;
use secrecy::zeroize::Zeroizing;
use std::ffi::{OsStr, OsString};
use std::io;
use std::path::Path;
use std::time::Duration;

/// How long the program may take before its process group is killed.
const LIMIT: Duration = Duration::from_secs(60);

/// A program that gets each new token.
#[derive(Debug, Clone)]
pub(crate) struct Hook {
    program: OsString,
    arguments: Vec<OsString>,
    /// Whether it puts the token into Okta.
    pub(super) delivers: bool,
}

impl Hook {
    /// What `--exec` says; nothing where it says nothing.
    pub(crate) fn of(words: &[OsString], delivers: bool) -> Option<Self> {
        let (program, arguments) = words.split_first()?;
        Some(Self {
            program: program.clone(),
            arguments: arguments.to_vec(),
            delivers,
        })
    }

    /// Tells it apart from others, its arguments included, and repeats none of them.
    pub(super) fn fingerprint(&self) -> Fingerprint {
        let words = std::iter::once(&self.program).chain(&self.arguments);
        let words: Vec<_> = words.map(|word| word.to_string_lossy()).collect();
        Fingerprint::of_words(words.iter().map(|word| &**word))
    }
}

/// Runs the program to its end. What it says is told, with every known secret taken out of it.
pub(super) fn run(
    context: &Context,
    hook: &Hook,
    renewal: &Renewal,
    token: &AccessToken,
) -> Result<()> {
    let name = escape(&hook.program.to_string_lossy());
    let program = Program {
        name: &hook.program,
        arguments: &hook.arguments,
        environment: &environment(context, renewal, token),
        limit: LIMIT,
        output: Output::Log,
    };
    let input = Zeroizing::new(format!("{}\n", token.expose()).into_bytes());
    let _waiting = context.ui.waiting(&format!("running {name}"));
    let failed = |what: String| {
        Failure::new(Exit::Unexpected, "hook_failed", format!("{name} {what}"))
            .hint("the token is kept, and the next run gives it to the program again")
    };
    match child::run(&program, input) {
        Ok(Outcome::Ended { status, output }) => {
            let said = context.redactor.redact(&String::from_utf8_lossy(&output));
            for line in said.lines() {
                context.ui.say(&format!("{name}: {}", escape(line)));
            }
            match status.code() {
                Some(0) => Ok(()),
                Some(code) => Err(failed(format!("ended with exit code {code}")).into()),
                None => Err(failed("was ended by a signal".to_owned()).into()),
            }
        }
        Ok(Outcome::TimedOut | Outcome::TooMuchOutput) => Err(failed(format!(
            "did not end in {} seconds, and was killed",
            LIMIT.as_secs()
        ))
        .into()),
        Err(error) => {
            Err(failed(format!("cannot be started: {}", why(&error, &hook.program))).into())
        }
    }
}

fn why(error: &io::Error, program: &OsStr) -> &'static str {
    // Only a bare name is looked for in PATH.
    let is_path = Path::new(program).components().count() > 1;
    match error.kind() {
        io::ErrorKind::NotFound if is_path => "there is no such program",
        io::ErrorKind::NotFound => "there is no such program in PATH",
        io::ErrorKind::PermissionDenied => "it may not be run",
        _ => "the system refuses it",
    }
}

/// What helpers find in their environment, and what this token is.
fn environment(
    context: &Context,
    renewal: &Renewal,
    token: &AccessToken,
) -> Vec<(OsString, OsString)> {
    let mut environment =
        child_environment(context.environment.variables(), &context.global.pass_env);
    let held = renewal.profile.tokens.held.as_ref();
    let expires_at = held.map(|held| held.expires_at.to_string());
    let own = [
        ("WS1_OKTA_PROFILE", renewal.name.to_string()),
        (
            "WS1_OKTA_TOKEN_FINGERPRINT",
            Fingerprint::of(token).to_string(),
        ),
        ("WS1_OKTA_TOKEN_EXPIRES_AT", expires_at.unwrap_or_default()),
    ];
    environment.extend(own.map(|(name, value)| (name.into(), value.into())));
    environment
}
