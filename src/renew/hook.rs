//! The program of `--exec`: it gets the token on its standard input, never by argument or environment.

use super::renewal::Renewal;
use crate::child::{self, Outcome, Output, Program, child_environment};
use crate::context::Context;
use crate::error::Failure;
use crate::exit::Exit;
use crate::http::{Redactor, escape};
use crate::profile::Profile;
use crate::ui::Ui;
use crate::values::{AccessToken, Fingerprint, StoreChoice};
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
    pub(crate) fn of(words: &[OsString], delivers: bool) -> Result<Option<Self>, Failure> {
        let Some((program, arguments)) = words.split_first() else {
            return Ok(None);
        };
        if program.is_empty() {
            return Err(Failure::usage("no_program", "--exec names no program")
                .hint("give --exec PROGRAM with its arguments, and `;` at their end"));
        }
        Ok(Some(Self {
            program: program.clone(),
            arguments: arguments.to_vec(),
            delivers,
        }))
    }

    /// The program, fit to be shown.
    pub(super) fn name(&self) -> String {
        escape(&self.program.to_string_lossy())
    }

    /// Tells it apart from others, its arguments included, and repeats none of them.
    pub(super) fn fingerprint(&self) -> Fingerprint {
        let words = std::iter::once(&self.program).chain(&self.arguments);
        let words: Vec<_> = words.map(|word| word.to_string_lossy()).collect();
        Fingerprint::of_words(words.iter().map(|word| &**word))
    }
}

/// Proves that the program is there, before a token is fetched for it.
pub(super) fn prove(context: &Context, hook: &Hook) -> Result<(), Failure> {
    let environment = inherited(context);
    child::prove(&hook.program, &environment).map_err(|error| {
        failed(hook, &cannot_be_started(hook, &error))
            .hint("correct --exec, or see that the program is there")
    })
}

/// Runs the program to its end. What it says is told, with every known secret taken out of it.
pub(super) fn run(
    context: &Context,
    hook: &Hook,
    renewal: &Renewal,
    token: &AccessToken,
) -> Result<(), Failure> {
    let _waiting = context.ui.waiting(&format!("running {}", hook.name()));
    run_within(
        LIMIT,
        (&context.ui, &context.redactor),
        hook,
        &environment(context, renewal, token),
        token,
    )
    .map_err(|failure| failure.hint(after_failure(&renewal.profile)))
}

/// What becomes of the token.
fn after_failure(profile: &Profile) -> &'static str {
    let held = profile.tokens.held.as_ref();
    if profile.store != StoreChoice::None {
        "the token is kept, and the next run gives it to the program again"
    } else if held.is_some_and(|held| profile.tokens.handed.has(&held.fingerprint)) {
        "what --token-to names has the token; the next run fetches another one for the program"
    } else {
        "the token is lost (--store none keeps none); the next run fetches another one for the program"
    }
}

fn run_within(
    limit: Duration,
    (ui, redactor): (&Ui, &Redactor),
    hook: &Hook,
    environment: &[(OsString, OsString)],
    token: &AccessToken,
) -> Result<(), Failure> {
    let program = Program {
        name: &hook.program,
        arguments: &hook.arguments,
        environment,
        limit,
        output: Output::Log,
    };
    let input = Zeroizing::new(format!("{}\n", token.expose()).into_bytes());
    let what = match child::run(&program, input) {
        Ok(Outcome::Ended { status, output }) => {
            let name = hook.name();
            for line in redactor.start(&output).lines() {
                ui.say(&format!("{name}: {}", escape(line)));
            }
            match status.code() {
                Some(0) => return Ok(()),
                Some(code) => format!("ended with exit code {code}"),
                None => "was ended by a signal".to_owned(),
            }
        }
        Ok(Outcome::TimedOut | Outcome::TooMuchOutput) => {
            format!("did not end in {} seconds, and was killed", limit.as_secs())
        }
        Err(error) => cannot_be_started(hook, &error),
    };
    Err(failed(hook, &what))
}

fn failed(hook: &Hook, what: &str) -> Failure {
    let text = format!("{} {what}", hook.name());
    Failure::new(Exit::Unexpected, "hook_failed", text)
}

fn cannot_be_started(hook: &Hook, error: &io::Error) -> String {
    format!("cannot be started: {}", why(error, &hook.program))
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

/// What helpers find in their environment.
fn inherited(context: &Context) -> Vec<(OsString, OsString)> {
    child_environment(context.environment.variables(), &context.global.pass_env)
}

/// That, and what this token is.
fn environment(
    context: &Context,
    renewal: &Renewal,
    token: &AccessToken,
) -> Vec<(OsString, OsString)> {
    let mut environment = inherited(context);
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

#[cfg(test)]
#[cfg(target_os = "linux")]
mod tests {
    use super::*;
    use std::sync::{Arc, Mutex};
    use std::time::Instant;

    #[derive(Default, Clone)]
    struct Screen(Arc<Mutex<Vec<u8>>>);

    impl io::Write for Screen {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    /// Runs a shell script with a token; what came of it, and what was told.
    fn run_script(
        limit: Duration,
        script: &str,
        token: &AccessToken,
    ) -> (Result<(), Failure>, String) {
        let words = ["sh", "-c", script].map(OsString::from);
        let hook = Hook::of(&words, false).unwrap().unwrap();
        let screen = Screen::default();
        let ui = Ui::new(Box::new(io::sink()), Box::new(screen.clone()));
        let redactor = Redactor::default();
        redactor.add_secret(token);
        let environment = vec![("PATH".into(), std::env::var_os("PATH").unwrap())];
        let result = run_within(limit, (&ui, &redactor), &hook, &environment, token);
        let told = String::from_utf8(screen.0.lock().unwrap().clone()).unwrap();
        (result, told)
    }

    #[test]
    fn what_it_says_is_redacted_before_it_is_cut() {
        let token = AccessToken::from_text(&"0123456789abcdef".repeat(64)).unwrap();
        for before in [65_000, 65_500, 65_535] {
            let script = format!("head -c {before} /dev/zero | tr '\\0' ' '; cat; echo the end");
            let (result, told) = run_script(Duration::from_secs(20), &script, &token);
            assert_eq!(result, Ok(()), "{before}");
            assert!(told.contains("[redacted]"), "{before}");
            assert!(!told.contains("01234567"), "{before}");
        }
    }

    #[test]
    fn one_that_does_not_end_is_killed_with_all_that_it_started() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("number");
        let script = format!("sleep 300 & echo $! > {}; wait", path.display());
        let token = AccessToken::from_text("a token").unwrap();
        let begun = Instant::now();
        let (result, _) = run_script(Duration::from_secs(2), &script, &token);
        assert!(begun.elapsed() < Duration::from_secs(20));
        let failure = result.unwrap_err();
        assert_eq!(
            failure.to_string(),
            "sh did not end in 2 seconds, and was killed"
        );
        let number = std::fs::read_to_string(&path).unwrap();
        // Killed, and perhaps not collected yet by whoever inherited it.
        let is_running = || {
            let stat = std::fs::read_to_string(format!("/proc/{}/stat", number.trim()));
            stat.is_ok_and(|stat| !stat.contains(") Z "))
        };
        while is_running() && begun.elapsed() < Duration::from_secs(20) {
            std::thread::sleep(Duration::from_millis(10));
        }
        assert!(!is_running());
    }
}
