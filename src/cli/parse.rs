//! From the arguments to [`Cli`], with the variable of every flag, and where each value came from.

use super::called::{self, Part};
use super::{Cli, ClientCommand, Command, TokenCommand, dry_run, named, program};
use crate::ui::OutputFormat;
use clap::builder::BoolishValueParser;
use clap::error::ErrorKind;
use clap::parser::ValueSource;
use clap::{Arg, ArgAction, ArgMatches, CommandFactory, FromArgMatches};
use std::collections::HashMap;
use std::ffi::OsString;

/// Where a value came from, from the strongest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// A flag.
    Flag,
    /// An environment variable.
    Variable,
    /// The answers file.
    Answers,
    /// The profile.
    Profile,
    /// An answer other than the default.
    Question,
    /// The default.
    Default,
}

impl Source {
    /// Whether somebody asked for the value in this run: a profile or a default does not.
    pub fn is_asked(self) -> bool {
        !matches!(self, Self::Profile | Self::Default)
    }

    /// In words.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Flag => "flag",
            Self::Variable => "environment",
            Self::Answers => "answers file",
            Self::Profile => "profile",
            Self::Question => "question",
            Self::Default => "default",
        }
    }
}

/// Which flags were given, and how.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Sources(HashMap<String, Source>);

impl Sources {
    /// Where the value of a flag (`client_id` for `--client-id`) came from, if it was given.
    pub fn of(&self, name: &str) -> Option<Source> {
        self.0.get(name).copied()
    }

    fn collect(matches: &ArgMatches, into: &mut HashMap<String, Source>) {
        for id in matches.ids() {
            let source = match matches.value_source(id.as_str()) {
                Some(ValueSource::CommandLine) => Source::Flag,
                Some(ValueSource::EnvVariable) => Source::Variable,
                _ => continue,
            };
            into.insert(id.as_str().to_owned(), source);
        }
        if let Some((_, below)) = matches.subcommand() {
            Self::collect(below, into);
        }
    }
}

/// A command line that was understood.
#[derive(Debug)]
pub struct Parsed {
    /// The arguments.
    pub cli: Cli,
    /// Where they came from.
    pub sources: Sources,
}

/// The whole command tree, each flag with its variable.
pub fn command() -> clap::Command {
    with_variables(Cli::command())
}

/// Understands the arguments and the environment of this process.
pub fn parse(arguments: &[OsString]) -> Result<Parsed, clap::Error> {
    match called::part(arguments) {
        Some(Part::Whole(root)) => return parse_with(root.mut_args(with_variable), arguments),
        Some(Part::Call(tree)) => {
            if let Ok(parsed) = parse_with(with_variables(tree), arguments) {
                return Ok(parsed);
            }
        }
        None => {}
    }
    parse_with(command(), arguments)
}

/// Understands them by this tree.
pub(super) fn parse_with(
    tree: clap::Command,
    arguments: &[OsString],
) -> Result<Parsed, clap::Error> {
    let matches = tree.try_get_matches_from(arguments)?;
    let mut cli = Cli::from_arg_matches(&matches)?;
    if matches!(
        &cli.command,
        Command::Token(TokenCommand::Renew(_) | TokenCommand::Watch(_))
    ) {
        program::refuse_lost_flags(arguments)?;
    }
    let mut sources = Sources::default();
    Sources::collect(&matches, &mut sources.0);
    if sources.of(named::PLACE) == Some(Source::Flag)
        && let Some(name) = cli.command.profile()
    {
        // From here on there is one way to name it.
        cli.global.profile = Some(name.clone());
        sources.0.insert("profile".to_owned(), Source::Flag);
    }
    let is_by_flag = |name| sources.of(name) == Some(Source::Flag);
    if is_by_flag("output") && is_by_flag("json") && cli.global.output != OutputFormat::Json {
        let text = "--json and --output ask for two forms of the result";
        return Err(command().error(ErrorKind::ArgumentConflict, text));
    }
    let source = sources.of("dry_run");
    if dry_run::is_asked(&matches)
        && !cli.command.make_dry()
        && !cli.command.may_ignore_dry_run(source)
    {
        return Err(no_dry_run(&cli, &matches));
    }
    // A flag `--output human` beats a variable WS1_OKTA_JSON.
    if sources.of("output") == Some(Source::Flag) && sources.of("json") == Some(Source::Variable) {
        cli.global.json = false;
    }
    Ok(Parsed { cli, sources })
}

fn no_dry_run(cli: &Cli, matches: &ArgMatches) -> clap::Error {
    let mut name = String::from("ws1-okta");
    let mut level = matches.subcommand();
    while let Some((word, below)) = level {
        name.push_str(&format!(" {word}"));
        level = below.subcommand();
    }
    if matches!(cli.command, Command::Client(ClientCommand::RotateSecret(_))) {
        name.push_str(" --in-place");
    }
    named::error(
        ErrorKind::ArgumentConflict,
        &format!("`{name}` has no dry run"),
        &format!(
            "leave --dry-run out, or unset {}; setup, client create, client update and client \
             rotate-secret have one",
            variable_of("dry-run")
        ),
    )
}

fn with_variables(command: clap::Command) -> clap::Command {
    command
        .mut_args(with_variable)
        .mut_subcommands(with_variables)
}

/// Gives a flag its variable. Its value is never shown in the help, since it may be a path or name
/// that is nobody's business. A variable that is set to nothing counts as not set, as pipelines
/// expect.
fn with_variable(arg: Arg) -> Arg {
    let Some(long) = arg.get_long() else {
        return arg;
    };
    let name = variable_of(long);
    let arg = match arg.get_action() {
        ArgAction::SetTrue => arg.value_parser(BoolishValueParser::new()),
        ArgAction::Count | ArgAction::Help | ArgAction::Version => return arg,
        _ => arg,
    };
    if std::env::var_os(&name).is_some_and(|value| value.is_empty()) {
        return arg;
    }
    arg.env(name).hide_env_values(true)
}

/// The variable of a flag: `WS1_OKTA_CLIENT_ID` for `client-id`.
pub(crate) fn variable_of(flag: &str) -> String {
    let mut name = String::from("WS1_OKTA_");
    name.extend(flag.chars().map(|letter| match letter {
        '-' => '_',
        letter => letter.to_ascii_uppercase(),
    }));
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tree_is_sound() {
        command().debug_assert();
    }

    #[test]
    fn every_flag_has_its_variable() {
        fn check(command: &clap::Command) {
            for arg in command.get_arguments() {
                let Some(long) = arg.get_long() else { continue };
                if matches!(long, "help" | "version" | "verbose") {
                    continue;
                }
                let variable = arg.get_env().and_then(|name| name.to_str());
                assert_eq!(variable, Some(variable_of(long).as_str()), "--{long}");
            }
            command.get_subcommands().for_each(check);
        }
        check(&command());
    }

    #[test]
    fn sources_tell_flags_from_defaults() {
        let arguments: Vec<OsString> = ["ws1-okta", "setup", "--client-id", "A"]
            .map(Into::into)
            .to_vec();
        let parsed = parse(&arguments).unwrap();
        assert_eq!(parsed.sources.of("client_id"), Some(Source::Flag));
        assert_eq!(parsed.sources.of("timeout"), None);
    }
}
