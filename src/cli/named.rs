//! What a command is about: named by a flag, as everywhere, or shorter by its place.

use crate::values::{ClientId, InvalidValue, ProfileName};
use clap::builder::ValueParser;
use clap::error::ErrorKind;
use clap::parser::ValueSource;
use clap::{Arg, ArgMatches, Args, Command, FromArgMatches, value_parser};

/// A kind of thing that has a name.
pub trait Nameable: Clone + PartialEq + Send + Sync + 'static {
    /// What it is, and the command that lists all of its kind.
    const KIND: &'static str;
    /// The flag, without its dashes.
    const FLAG: &'static str;
    /// How its value is shown in the help.
    const VALUE: &'static str;
    /// What names it.
    const HELP: &'static str;
    /// What is taken where none is named and none is needed.
    const OTHERWISE: &'static str = " [default: that of the profile]";
    /// Whether every command has the flag.
    const IS_GLOBAL: bool = false;

    /// Reads it.
    fn parser() -> ValueParser;
}

impl Nameable for ClientId {
    const KIND: &'static str = "client";
    const FLAG: &'static str = "client-id";
    const VALUE: &'static str = "ID";
    const HELP: &'static str = "The Client ID";

    fn parser() -> ValueParser {
        value_parser!(Self).into()
    }
}

impl Nameable for ProfileName {
    const KIND: &'static str = "profile";
    const FLAG: &'static str = "profile";
    const VALUE: &'static str = "NAME";
    const HELP: &'static str = "The profile";
    const OTHERWISE: &'static str = " [default: the one in use]";
    const IS_GLOBAL: bool = true;

    fn parser() -> ValueParser {
        value_parser!(Self).into()
    }
}

/// What tells a directory of the tenant from the others: its name, its id or one of its domains.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DirectoryMark(pub String);

impl Nameable for DirectoryMark {
    const KIND: &'static str = "directory";
    const FLAG: &'static str = "directory-name";
    const VALUE: &'static str = "DIRECTORY";
    const HELP: &'static str = "Its name, its id or one of its domains";

    fn parser() -> ValueParser {
        let read = |text: &str| {
            if text.trim().is_empty() {
                return Err(InvalidValue::new(
                    "it is empty",
                    "give its name, its id or one of its domains",
                ));
            }
            Ok(Self(text.to_owned()))
        };
        ValueParser::new(read)
    }
}

/// One that must be named.
#[derive(Debug, Clone)]
pub struct Named<T>(pub T);

/// One that may be named.
#[derive(Debug, Clone)]
pub struct MaybeNamed<T>(pub Option<T>);

/// The argument by its place; the flag is known by its own name.
pub(super) const PLACE: &str = "named";

fn arguments<T: Nameable>(command: Command, otherwise: &str) -> Command {
    let help = format!("{}; the same as --{}{otherwise}", T::HELP, T::FLAG);
    let place = Arg::new(PLACE).value_name(T::VALUE).help(help);
    let command = command.arg(place.value_parser(T::parser()));
    if T::IS_GLOBAL {
        return command;
    }
    let flag = Arg::new(id::<T>()).long(T::FLAG).value_name(T::VALUE);
    command.arg(flag.value_parser(T::parser()).help(T::HELP))
}

/// The parser's name of the flag.
fn id<T: Nameable>() -> String {
    T::FLAG.replace('-', "_")
}

/// The one that is named. By its place it counts before a variable, as a flag does.
fn named<T: Nameable>(matches: &ArgMatches) -> Result<Option<T>, clap::Error> {
    let by_place = matches.get_one::<T>(PLACE);
    let by_flag = matches.get_one::<T>(&id::<T>());
    let is_flag = matches.value_source(&id::<T>()) == Some(ValueSource::CommandLine);
    match (by_place, by_flag) {
        (Some(one), Some(other)) if is_flag && one != other => Err(error(
            ErrorKind::ArgumentConflict,
            &format!(
                "the argument names one {}, and --{} another",
                T::KIND,
                T::FLAG
            ),
            "give one of them",
        )),
        (one, other) => Ok(one.or(other).cloned()),
    }
}

fn missing<T: Nameable>() -> clap::Error {
    error(
        ErrorKind::MissingRequiredArgument,
        &format!("no {} is named", T::KIND),
        &format!(
            "name it by --{} {}; ws1-okta {} list shows those that there are",
            T::FLAG,
            T::VALUE,
            T::KIND
        ),
    )
}

/// In the parser's form: the message, then the tip.
pub(super) fn error(kind: ErrorKind, message: &str, tip: &str) -> clap::Error {
    clap::Error::raw(kind, format!("{message}\n\n  tip: {tip}\n"))
}

impl<T: Nameable> FromArgMatches for Named<T> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        named(matches)?.map(Self).ok_or_else(missing::<T>)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

impl<T: Nameable> Args for Named<T> {
    fn augment_args(command: Command) -> Command {
        arguments::<T>(command, "")
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl<T: Nameable> FromArgMatches for MaybeNamed<T> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        Ok(Self(named(matches)?))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

impl<T: Nameable> Args for MaybeNamed<T> {
    fn augment_args(command: Command) -> Command {
        arguments::<T>(command, T::OTHERWISE)
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl super::Command {
    /// The profile that it is about, where one may be named by its place.
    pub(super) fn profile(&self) -> Option<&ProfileName> {
        use super::{ProfileCommand, TokenCommand};
        match self {
            Self::Token(TokenCommand::Show(arguments)) => arguments.name.0.as_ref(),
            Self::Token(TokenCommand::Delivered(arguments)) => arguments.name.0.as_ref(),
            Self::Profile(ProfileCommand::Show(name) | ProfileCommand::UseStore { name, .. }) => {
                name.0.as_ref()
            }
            Self::Logout(arguments) => arguments.name.0.as_ref(),
            Self::Teardown(arguments) => arguments.name.0.as_ref(),
            _ => None,
        }
    }
}
