//! From arguments and surroundings to an exit code.

use crate::cli::{self, Parsed};
use crate::commands;
use crate::context::{Context, SystemClock};
use crate::crash;
use crate::environment::Environment;
use crate::error::{Explained, Failure};
use crate::exit::Exit;
use crate::http::{Redactor, Trust, escape};
use crate::interrupt::SoFar;
use crate::open_files;
use crate::profile::ProfileDirectory;
use crate::ui::{
    ColorChoice, ColorFacts, OutputFormat, PromptFacts, Prompter, Styles, Ui, Verbosity, document,
    document_line,
};
use crate::values::InvalidValue;
use anyhow::Result;
use std::error::Error as _;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

/// Runs the command line of this process.
pub fn main() -> ExitCode {
    crash::leave_no_core();
    crash::say_only_where();
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let ui = Ui::new(Box::new(std::io::stdout()), Box::new(std::io::stderr()));
    run(&arguments, Environment::of_process(), ui).into()
}

/// Runs a command line. Everything that it says goes by `ui`.
pub fn run(arguments: &[OsString], environment: Environment, mut ui: Ui) -> Exit {
    let parsed = match cli::parse(arguments) {
        Ok(parsed) => parsed,
        Err(error) => return not_understood(&error, arguments, &environment, ui),
    };
    dress(&mut ui, &parsed, &environment);
    let told = ui.clone();
    if let Err(failure) = check_open_files(&parsed.cli.command) {
        return tell(&told, &Explained::of(&failure.into()));
    }
    match context(&parsed, environment, ui) {
        Ok(mut context) => run_in(&mut context, &parsed.cli.command),
        Err(error) => tell(&told, &Explained::of(&error)),
    }
}

/// Runs a command that was understood, in surroundings of the caller's own making: a clock, a store, a
/// screen.
pub fn run_in(context: &mut Context, command: &cli::Command) -> Exit {
    match commands::run(context, command) {
        Ok(exit) => exit,
        Err(error) => tell(&context.ui, &Explained::of(&error)),
    }
}

fn tell(ui: &Ui, explained: &Explained) -> Exit {
    // A stdout that cannot be written leaves the exit code to tell.
    let _ = match ui.format {
        OutputFormat::Json => ui.raw(&document(explained.json())),
        OutputFormat::Jsonl => ui.raw(&document_line(explained.json())),
        // A line of CSV would be taken for a row.
        OutputFormat::Human | OutputFormat::Csv => Ok(()),
    };
    ui.error(&explained.human(ui.stderr_styles));
    explained.exit
}

/// Help and version go to stdout; everything else is an error in our own form.
fn not_understood(
    error: &clap::Error,
    arguments: &[OsString],
    environment: &Environment,
    mut ui: Ui,
) -> Exit {
    use clap::error::ErrorKind;
    let in_place = match error.kind() {
        ErrorKind::DisplayVersion => None,
        // The parser stops at the flag; the command that is meant may be named behind it.
        ErrorKind::DisplayHelp if arguments.len() <= 2 => None,
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => cli::short_help(arguments),
        // Who asks for help gets it, whatever else is wrong.
        _ => cli::help_among(arguments),
    };
    let is_bare = error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand;
    let error = in_place.as_ref().unwrap_or(error);
    let rendered = error.render();
    match error.kind() {
        // Nothing was asked for: help, but not as a result.
        _ if is_bare => {
            ui.error(rendered.to_string().trim_end());
            Exit::Usage
        }
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let color = color_facts(
                ColorChoice::Auto,
                environment,
                environment.stdout_is_terminal,
            );
            let text = if color.use_color() {
                rendered.ansi().to_string()
            } else {
                rendered.to_string()
            };
            let _ = ui.raw(&text);
            Exit::Fine
        }
        _ => {
            ui.format = cli::wished_format(arguments);
            ui.is_wrapped = environment.stderr_is_terminal;
            let color = color_facts(
                ColorChoice::Auto,
                environment,
                environment.stderr_is_terminal,
            );
            ui.stderr_styles = Styles::new(color.use_color());
            tell(&ui, &explain_usage(error, arguments))
        }
    }
}

/// The parser's text in our own form: the message, then one hint.
fn explain_usage(error: &clap::Error, arguments: &[OsString]) -> Explained {
    let text = error.render().to_string();
    let text = text.strip_prefix("error: ").unwrap_or(&text);
    let invalid = error
        .source()
        .and_then(|source| source.downcast_ref::<InvalidValue>());
    let mut paragraphs = text.split("\n\n");
    let mut message = paragraphs
        .next()
        .unwrap_or(text)
        .trim()
        .replace("\n  ", " ");
    let flag = error.get(clap::error::ContextKind::InvalidArg);
    let flag = flag.map(ToString::to_string).unwrap_or_default();
    let is_invalid = error.kind() == clap::error::ErrorKind::ValueValidation;
    if is_invalid {
        // The parser repeats the value, which may be a URL with a password in it. Our own values say
        // what is wrong with them, and repeat only what may be shown.
        let reason = error.source().map(ToString::to_string).unwrap_or_default();
        message = format!("invalid value for '{flag}': {reason}");
    }
    let variable = cli::variable_behind(&flag, arguments);
    if let Some(variable) = &variable {
        message = message.replace(&format!("'{flag}'"), variable);
    }
    let command = cli::meant(arguments);
    let hint = match (invalid, cli::tip(error, arguments)) {
        (Some(invalid), _) => invalid.hint().to_owned(),
        (None, _) if variable.is_some() && is_invalid && !flag.contains('<') => {
            "set it to true or false, or unset it".to_owned()
        }
        (None, Some(tip)) => format!("{tip}; see {command} --help"),
        (None, None) => format!("see {command} --help"),
    };
    // The parser repeats what it does not know as it was typed, or pasted.
    let readable = |text: &str| text.lines().map(escape).collect::<Vec<_>>().join("\n");
    let failure = Failure::usage("usage", readable(&message)).hint(readable(&hint));
    Explained::of(&anyhow::Error::new(failure))
}

fn dress(ui: &mut Ui, parsed: &Parsed, environment: &Environment) {
    let global = &parsed.cli.global;
    let styles =
        |is_terminal| Styles::new(color_facts(global.color, environment, is_terminal).use_color());
    ui.format = global.format();
    ui.stdout_styles = styles(environment.stdout_is_terminal);
    ui.stderr_styles = styles(environment.stderr_is_terminal);
    ui.verbosity = match (global.quiet, global.verbose) {
        (true, _) => Verbosity::Quiet,
        (false, 0) => Verbosity::Normal,
        (false, 1) => Verbosity::Steps,
        (false, _) => Verbosity::Trace,
    };
    ui.is_wrapped = environment.stderr_is_terminal;
    ui.animated = environment.stderr_is_terminal && !environment.is_ci() && !environment.is_dumb();
}

fn color_facts(choice: ColorChoice, environment: &Environment, is_terminal: bool) -> ColorFacts {
    ColorFacts {
        choice,
        is_terminal,
        no_color: environment.variable("NO_COLOR").is_some(),
        dumb: environment.is_dumb(),
    }
}

/// Only what writes nothing but its own text opens no files.
fn check_open_files(command: &cli::Command) -> Result<(), Failure> {
    match command {
        cli::Command::Completions { .. } | cli::Command::Man { .. } => Ok(()),
        _ => open_files::check(),
    }
}

/// Whether it works without any profile, and so without a place for them.
fn needs_no_profile(command: &cli::Command) -> bool {
    match command {
        cli::Command::Completions { .. } | cli::Command::Man { .. } => true,
        #[cfg(feature = "sandbox")]
        cli::Command::Sandbox(_) => true,
        #[cfg(feature = "sandbox")]
        cli::Command::Setup(arguments) => arguments.sandbox,
        _ => false,
    }
}

fn context(parsed: &Parsed, environment: Environment, ui: Ui) -> Result<Context> {
    let (global, sources) = (parsed.cli.global.clone(), parsed.sources.clone());
    let facts = PromptFacts {
        stdin_is_terminal: environment.stdin_is_terminal,
        stderr_is_terminal: environment.stderr_is_terminal,
        is_ci: environment.is_ci(),
        no_input: global.no_input,
        is_json: ui.format.is_for_programs(),
    };
    let may_prompt = facts.may_prompt();
    let prompter: Option<Box<dyn Prompter>> = if may_prompt {
        Some(commands::prompter(&environment, &ui))
    } else {
        None
    };
    let variable = environment.variable("WS1_OKTA_CONFIG_DIR").cloned();
    let root = match ProfileDirectory::default_root(variable.as_deref()) {
        Err(_) if needs_no_profile(&parsed.cli.command) => PathBuf::new(),
        root => root?,
    };
    let redactor = Redactor::default();
    let around = commands::StoreSurroundings {
        is_interactive: may_prompt,
        folder: root.join("secrets"),
        environment: environment.clone(),
        sources: sources.clone(),
        global: global.clone(),
        redactor: redactor.clone(),
        ui: ui.clone(),
        #[cfg(feature = "age")]
        once: commands::OnceAProcess::default(),
    };
    Ok(Context {
        person_watches: environment.is_person_watching() && ui.format == OutputFormat::Human,
        ui,
        prompter,
        environment,
        global,
        sources,
        profiles: ProfileDirectory::new(root),
        open_store: Box::new(move |request| commands::open_store(&around, request)),
        clock: Arc::new(SystemClock),
        redactor,
        trust: Trust::default(),
        so_far: SoFar::default(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const WORDS: &[&str] = &[
        "setup",
        "token",
        "renew",
        "show",
        "client",
        "--json",
        "--output",
        "--tenant",
        "--proxy",
        "--timeout",
        "--access-token-ttl",
        "--client-id",
        "--domain",
        "--store",
        "--secret-to",
        "--profile",
        "--jobs",
        "--",
        "--answers",
        "-v",
        "--color",
        "help",
    ];

    proptest! {
        #[test]
        fn any_arguments_are_understood_or_refused_in_one_readable_sentence(
            words in proptest::collection::vec(prop::sample::select(WORDS), 0..5),
            value in "[ -~]{0,12}|.{0,12}",
            place in 0_usize..6,
        ) {
            let mut arguments: Vec<OsString> = words.iter().map(Into::into).collect();
            arguments.insert(place.min(arguments.len()), value.into());
            arguments.insert(0, "ws1-okta".into());
            let Err(error) = cli::parse(&arguments) else { return Ok(()) };
            let explained = explain_usage(&error, &arguments);
            let text = explained.human(Styles::new(false));
            let unreadable = |c: char| c.is_control() && c != '\n';
            prop_assert!(!text.contains(unreadable), "{:?}", text);
            prop_assert_eq!(text.matches("hint: ").count(), 1, "{}", text);
        }

        #[test]
        fn a_password_in_an_address_is_not_repeated(
            flag in prop::sample::select(vec!["--tenant", "--proxy"]),
            before in "(https?://)?[a-z]{1,6}",
            marker in "[A-Z]{12}",
            after in "[ \u{1b}\u{7f}]",
        ) {
            let value = format!("{flag}={before}:{marker}@acme{after}example");
            let arguments: Vec<OsString> = ["ws1-okta", "setup", &value].map(Into::into).to_vec();
            let error = cli::parse(&arguments).err().unwrap();
            let explained = explain_usage(&error, &arguments);
            let text = explained.human(Styles::new(false));
            prop_assert!(!text.contains(&marker), "{:?}", text);
        }
    }
}
