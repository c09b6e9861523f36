//! What can be told of arguments that were not understood: the command they mean, whether they ask for
//! help, and the form of the answer.

use super::parse::{command, variable_of};
use crate::ui::OutputFormat;
use clap::error::{ContextKind, ErrorKind};
use clap::{Command, ValueEnum};
use std::ffi::OsString;

/// The parser's own command.
const HELP: &str = "help";

/// The help that is asked for, whatever else is wrong: `-h` is short; `--help` is long, and so is `help`
/// in a command's place. A slip in the name of the command that `help` is to tell of is an error.
pub fn help_among(arguments: &[OsString]) -> Option<clap::Error> {
    let named = read(arguments);
    if named.is_help {
        let last = named.slip.as_deref().unwrap_or("--help");
        return answer(&command(), &named.path, last);
    }
    let asks = |argument: &OsString| {
        let text = argument.to_str()?;
        let is_short = text.strip_prefix('-').is_some_and(|letters| {
            letters.contains('h') && letters.chars().all(|c| "hvV".contains(c))
        });
        (text == "--help" || is_short).then_some(text == "--help")
    };
    let mut before_the_end = arguments.iter().skip(1).take_while(|one| *one != "--");
    let is_long = before_the_end.find_map(asks)?;
    answer(
        &command(),
        &named.path,
        if is_long { "--help" } else { "-h" },
    )
}

/// The help where nothing was asked for: short, and without what holds for every command, so that the
/// commands are on the screen.
pub fn short_help(arguments: &[OsString]) -> Option<clap::Error> {
    let path = path(arguments);
    let mut text = format!("All options: {} --help", spoken(&path));
    if path.is_empty() {
        text = format!("Start with: ws1-okta setup; {}", text.to_lowercase());
    }
    let command = command().mut_args(|arg| arg.hide(true));
    let command = with_end(command, &path, &text);
    answer(&command, &path, "-h")
}

/// The command that the arguments mean, as one types it: `ws1-okta client show`.
pub fn meant(arguments: &[OsString]) -> String {
    spoken(&path(arguments))
}

/// The form of the result that they ask for.
pub fn wished_format(arguments: &[OsString]) -> OutputFormat {
    let texts: Vec<&str> = arguments
        .iter()
        .filter_map(|argument| argument.to_str())
        .collect();
    let of = |form: &str| OutputFormat::from_str(form, false).ok();
    let joined = texts
        .iter()
        .filter_map(|text| text.strip_prefix("--output="));
    let apart = texts.windows(2).filter(|pair| pair[0] == "--output");
    let flag = joined.chain(apart.map(|pair| pair[1])).find_map(of);
    if texts.contains(&"--json") {
        return OutputFormat::Json;
    }
    if let Some(flag) = flag {
        return flag;
    }
    let variable = |name| std::env::var(name).unwrap_or_default().to_lowercase();
    if ["y", "yes", "t", "true", "on", "1"].contains(&variable("WS1_OKTA_JSON").as_str()) {
        return OutputFormat::Json;
    }
    of(&variable("WS1_OKTA_OUTPUT")).unwrap_or_default()
}

/// The variable that gave a flag's value, where no argument did; `flag` is as the parser shows it:
/// `--client-id <ID>`.
pub fn variable_behind(flag: &str, arguments: &[OsString]) -> Option<String> {
    let takes_one = flag.contains(['<', '[']);
    let flag = flag.split([' ', '=', '[']).next()?;
    let long = flag.strip_prefix("--")?;
    let is_given = arguments.iter().filter_map(|one| one.to_str()).any(|one| {
        let value = one.strip_prefix(flag);
        // A flag alone is wrong in no value.
        value.is_some_and(|value| (value.is_empty() && takes_one) || value.starts_with('='))
    });
    let variable = variable_of(long);
    let is_set = std::env::var_os(&variable).is_some_and(|value| !value.is_empty());
    (is_set && !is_given).then_some(variable)
}

/// How a value is given that looks like a flag, where the unknown argument follows a flag that takes one.
pub(super) fn unjoined(error: &clap::Error, arguments: &[OsString]) -> Option<String> {
    let unknown = error.get(ContextKind::InvalidArg)?.to_string();
    let texts: Vec<&str> = arguments.iter().filter_map(|one| one.to_str()).collect();
    let named = command();
    let pair = texts.windows(2).find(|pair| {
        let flag = pair[0].strip_prefix("--");
        !pair[1].starts_with("--")
            && pair[1].starts_with(&unknown)
            && flag.is_some_and(|flag| takes_value(&named, flag) == Some(true))
    })?;
    Some(format!(
        "a value that begins with - is joined to its flag: {}={}",
        pair[0], pair[1]
    ))
}

/// Where an unknown flag belongs, if the command that is named behind it has it.
pub(super) fn misplaced(error: &clap::Error, arguments: &[OsString]) -> Option<String> {
    let unknown = error.get(ContextKind::InvalidArg)?.to_string();
    let flag = unknown.strip_prefix("--")?;
    let path = path(arguments);
    let named = command_of(&path)?;
    let has_it = error.kind() == ErrorKind::UnknownArgument
        && named
            .get_arguments()
            .any(|arg| arg.get_long() == Some(flag));
    has_it.then(|| format!("put it behind the command: {} {unknown}", spoken(&path)))
}

/// The commands that have an unknown flag, where the one that is named has it not.
pub(super) fn elsewhere(error: &clap::Error, arguments: &[OsString]) -> Option<String> {
    let unknown = error.get(ContextKind::InvalidArg)?.to_string();
    let flag = unknown.strip_prefix("--")?;
    let path = path(arguments);
    if error.kind() != ErrorKind::UnknownArgument || path.is_empty() {
        return None;
    }
    let mut owners = Vec::new();
    add_owners(&command(), flag, &mut Vec::new(), &mut owners);
    if owners.contains(&path.join(" ")) {
        return None;
    }
    let owners: Vec<_> = owners.iter().map(|owner| format!("`{owner}`")).collect();
    let (last, first) = owners.split_last()?;
    Some(if first.is_empty() {
        format!("{unknown} belongs to {last}")
    } else {
        format!("{unknown} belongs to {} and {last}", first.join(", "))
    })
}

fn add_owners(command: &Command, flag: &str, path: &mut Vec<String>, owners: &mut Vec<String>) {
    for below in command.get_subcommands() {
        path.push(below.get_name().to_owned());
        let has_it = |arg: &clap::Arg| arg.get_long() == Some(flag) && !arg.is_hide_set();
        if below.get_arguments().any(has_it) {
            owners.push(path.join(" "));
        }
        add_owners(below, flag, path, owners);
        path.pop();
    }
}

/// What to do with what was given twice, or is one too many.
pub(super) fn too_much(error: &clap::Error, arguments: &[OsString]) -> Option<String> {
    let given = error.get(ContextKind::InvalidArg);
    match error.kind() {
        ErrorKind::ArgumentConflict => {
            let is_same = given.is_some() && given == error.get(ContextKind::PriorArg);
            let advice = if is_same {
                "give it once"
            } else {
                "give one of them"
            };
            Some(advice.to_owned())
        }
        ErrorKind::UnknownArgument => word_too_many(&given?.to_string(), arguments),
        _ => None,
    }
}

/// What a word is that the command has no place for: what a flag of the command takes, or nothing.
fn word_too_many(word: &str, arguments: &[OsString]) -> Option<String> {
    if word.starts_with('-') {
        return None;
    }
    let path = path(arguments);
    let named = command_of(&path)?;
    let flag_of = |flag: &str| {
        named
            .get_arguments()
            .find(|arg| arg.get_long() == Some(flag))
    };
    let mut pairs = arguments.windows(2);
    let before = pairs.find(|pair| pair[1] == *word)?[0].to_str()?;
    let joined = before.strip_prefix("--").and_then(flag_of);
    if joined.is_some_and(clap::Arg::is_require_equals_set) {
        return Some(format!("join it to its flag: {before}={word}"));
    }
    let words: Vec<&str> = path.iter().map(String::as_str).collect();
    let (what, flag) = match words.as_slice() {
        ["client", "create" | "update"] => ("it", "--client-id"),
        ["client", "rotate-secret"] => ("the new client", "--client-id"),
        ["directory", "create"] => ("it", "--directory-name"),
        _ => return Some("leave it out".to_owned()),
    };
    let is_named = arguments.iter().filter_map(|one| one.to_str());
    let mut is_named = is_named.filter_map(|one| one.strip_prefix(flag));
    if is_named.any(|rest| rest.is_empty() || rest.starts_with('=')) {
        return Some("leave it out".to_owned());
    }
    Some(format!("name {what} by {flag}"))
}

fn command_of(path: &[String]) -> Option<Command> {
    let mut named = command();
    for name in path {
        named = named.find_subcommand(name)?.clone();
    }
    Some(named)
}

fn spoken(path: &[String]) -> String {
    let words = std::iter::once("ws1-okta").chain(path.iter().map(String::as_str));
    words.collect::<Vec<_>>().join(" ")
}

/// What the arguments name.
#[derive(Default)]
struct Named {
    /// The names of commands, each below the one before.
    path: Vec<String>,
    /// Whether `help` stands before one of them, or alone: `help setup`, `client help show`.
    is_help: bool,
    /// The word after them that is the name of no command, where there could be one.
    slip: Option<String>,
}

fn path(arguments: &[OsString]) -> Vec<String> {
    read(arguments).path
}

fn read(arguments: &[OsString]) -> Named {
    let mut root = command();
    root.build();
    let (mut at, mut is_value) = (&root, false);
    let mut named = Named::default();
    for argument in arguments.iter().skip(1) {
        let Some(text) = argument.to_str() else {
            continue;
        };
        if std::mem::take(&mut is_value) {
            continue;
        }
        if text.starts_with('-') {
            let flag = text.strip_prefix("--");
            is_value = flag.is_some_and(|flag| takes_value(at, flag) == Some(true));
        } else if !at.has_subcommands() {
            break;
        } else if text == HELP {
            named.is_help = true;
        } else if let Some(below) = at.find_subcommand(text) {
            named.path.push(text.to_owned());
            at = below;
        } else {
            named.slip = Some(text.to_owned());
            break;
        }
    }
    named
}

/// Whether the next word is this flag's value; `None` for an unknown flag. One of a command that is
/// named only later counts, too.
fn takes_value(command: &Command, flag: &str) -> Option<bool> {
    let known = |arg: &&clap::Arg| arg.get_long() == Some(flag);
    if let Some(arg) = command.get_arguments().find(known) {
        return Some(arg.get_action().takes_values() && !arg.is_require_equals_set());
    }
    let mut below = command.get_subcommands();
    below.find_map(|below| takes_value(below, flag))
}

fn with_end(command: Command, path: &[String], text: &str) -> Command {
    match path.split_first() {
        None => command.after_help(text.to_owned()),
        Some((first, rest)) => command.mut_subcommand(first, |below| with_end(below, rest, text)),
    }
}

/// What the parser says of the command of that path, and one more argument.
fn answer(command: &Command, path: &[String], last: &str) -> Option<clap::Error> {
    let words = std::iter::once("ws1-okta").chain(path.iter().map(String::as_str));
    let words = words.chain([last]);
    command.clone().try_get_matches_from(words).err()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arguments(line: &str) -> Vec<OsString> {
        line.split(' ').map(Into::into).collect()
    }

    #[test]
    fn the_command_is_known_among_wrong_flags() {
        for (line, command) in [
            ("ws1-okta", "ws1-okta"),
            ("ws1-okta nosuch --help", "ws1-okta"),
            (
                "ws1-okta --nonsense client -v show X",
                "ws1-okta client show",
            ),
            ("ws1-okta --profile client token nosuch", "ws1-okta token"),
            (
                "ws1-okta --profile=client setup --client-id token",
                "ws1-okta setup",
            ),
        ] {
            assert_eq!(meant(&arguments(line)), command, "{line}");
        }
    }

    #[test]
    fn help_is_seen_wherever_it_stands_but_behind_the_end_of_flags() {
        for (line, is_there) in [
            ("ws1-okta setup --nonsense -h", true),
            ("ws1-okta setup --nonsense -vh", true),
            ("ws1-okta --help nosuch", true),
            ("ws1-okta setup --nonsense", false),
            ("ws1-okta client show --nonsense -- -h", false),
            ("ws1-okta help setup --nonsense", true),
            ("ws1-okta help client show more", true),
            ("ws1-okta client help --nonsense", true),
            ("ws1-okta help --nonsense", true),
            ("ws1-okta client show help --nonsense", false),
        ] {
            assert_eq!(help_among(&arguments(line)).is_some(), is_there, "{line}");
        }
    }

    #[test]
    fn help_tells_of_the_command_that_is_named_or_of_a_slip_in_its_name() {
        for (line, told) in [
            ("ws1-okta help --profile x setup", "Usage: ws1-okta setup"),
            ("ws1-okta help --profile=x setup", "Usage: ws1-okta setup"),
            ("ws1-okta help --client-id x setup", "Usage: ws1-okta setup"),
            (
                "ws1-okta help --issue-refresh-token setup",
                "Usage: ws1-okta setup",
            ),
            ("ws1-okta help help", "Usage: ws1-okta [OPTIONS] <COMMAND>"),
            (
                "ws1-okta help client help show x",
                "Usage: ws1-okta client show",
            ),
            ("ws1-okta --help token renew", "Usage: ws1-okta token renew"),
            ("ws1-okta help setp", "'setup'"),
            (
                "ws1-okta help token nosuch",
                "unrecognized subcommand 'nosuch'",
            ),
            (
                "ws1-okta token help nosuch",
                "unrecognized subcommand 'nosuch'",
            ),
        ] {
            let text = help_among(&arguments(line)).unwrap().to_string();
            assert!(text.contains(told), "{line}\n{text}");
        }
    }

    #[test]
    fn a_flag_that_was_given_is_not_blamed_on_its_variable() {
        for (flag, line) in [
            ("--client-id <ID>", "ws1-okta setup --client-id ?"),
            ("--client-id <ID>", "ws1-okta setup --client-id=?"),
            ("--yes", "ws1-okta setup --yes=?"),
            ("<PROFILE>", "ws1-okta status ?"),
        ] {
            assert_eq!(variable_behind(flag, &arguments(line)), None, "{line}");
        }
    }

    #[test]
    fn the_form_is_seen_in_arguments_that_fail() {
        for (line, form) in [
            ("ws1-okta setup --nonsense --json", OutputFormat::Json),
            ("ws1-okta --output json nonsense", OutputFormat::Json),
            ("ws1-okta --output=jsonl", OutputFormat::Jsonl),
            ("ws1-okta --output csv nonsense", OutputFormat::Csv),
            ("ws1-okta setup", OutputFormat::Human),
        ] {
            assert_eq!(wished_format(&arguments(line)), form, "{line}");
        }
    }
}
