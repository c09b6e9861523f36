//! The part of the command tree that a command line calls.
//!
//! The whole tree costs more than most commands do: three quarters of the instructions of `--version`
//! were spent on flags that nobody had asked for. So only what is called is built, and understood if
//! that can be done. Anything else (help, a slip, a value that reads like a command) is left to the
//! whole tree, which knows what to say.

#[cfg(feature = "sandbox")]
use super::SandboxArgs;
use super::{
    Cli, ClientCommand, DirectoryCommand, GlobalArgs, LogoutArgs, ProfileCommand, ProfilesArgs,
    SetupArgs, TeardownArgs, TokenCommand, dry_run,
};
use clap::{Args, Command, CommandFactory, Subcommand};
use std::ffi::OsString;

/// What is enough of the tree for some arguments.
pub(super) enum Part {
    /// Help or version of the tool itself were asked for: no command's flags are needed, and what it
    /// says is the answer.
    Whole(Command),
    /// One command. Where it does not understand the arguments, the whole tree must say why.
    Call(Command),
}

/// The part for these arguments, if they call something that is known.
pub(super) fn part(arguments: &[OsString]) -> Option<Part> {
    let texts: Vec<&str> = arguments
        .iter()
        .skip(1)
        .filter_map(|argument| argument.to_str())
        .collect();
    match texts.as_slice() {
        ["--version" | "-V"] => return Some(Part::Whole(root())),
        // Of the commands it shows names and first lines: none needs a copy of the global flags.
        ["--help" | "-h"] => {
            let tree = Cli::command().mut_args(|arg| arg.global(false));
            return Some(Part::Whole(tree));
        }
        _ => {}
    }
    let mut rest = texts.iter();
    let mut branch = rest.find_map(|text| branch(text))?;
    if branch.has_subcommands() {
        let below = rest.find_map(|text| branch.find_subcommand(text))?.clone();
        branch = Command::new(branch.get_name().to_owned())
            .args(branch.get_arguments().cloned().collect::<Vec<_>>())
            .subcommand_required(true)
            .subcommand(below);
    }
    let tree = root().subcommand_required(true).subcommand(branch);
    Some(Part::Call(tree))
}

/// The tool with the flags of every command.
fn root() -> Command {
    let root = Command::new("ws1-okta").version(env!("CARGO_PKG_VERSION"));
    GlobalArgs::augment_args(root)
}

/// A command of the first level, with its flags; without its help.
fn branch(name: &str) -> Option<Command> {
    let augment = match name {
        "setup" => SetupArgs::augment_args,
        "status" => ProfilesArgs::augment_args,
        "token" => TokenCommand::augment_subcommands,
        "client" => |client| {
            let client = ClientCommand::augment_subcommands(client);
            client.arg(dry_run::before_a_change_of_the_client())
        },
        "directory" => DirectoryCommand::augment_subcommands,
        "profile" => ProfileCommand::augment_subcommands,
        "logout" => LogoutArgs::augment_args,
        "teardown" => TeardownArgs::augment_args,
        #[cfg(feature = "sandbox")]
        "sandbox" => SandboxArgs::augment_args,
        _ => return None,
    };
    Some(augment(Command::new(name.to_owned())))
}

#[cfg(test)]
mod tests {
    use super::super::parse::{command, parse, parse_with};
    use super::*;

    fn arguments(line: &str) -> Vec<OsString> {
        line.split_whitespace().map(Into::into).collect()
    }

    /// Commands that run once a machine, and not by a timer.
    const LEFT_TO_THE_WHOLE_TREE: [&str; 2] = ["completions", "man"];

    #[test]
    fn each_command_is_known_with_all_its_flags() {
        fn flags(command: &Command) -> Vec<String> {
            let own = command.get_arguments().map(|arg| format!("{arg:?}"));
            let below = command.get_subcommands().flat_map(flags);
            own.chain(below).collect()
        }
        for whole in Cli::command().get_subcommands() {
            let name = whole.get_name();
            if LEFT_TO_THE_WHOLE_TREE.contains(&name) {
                continue;
            }
            let known = branch(name).unwrap_or_else(|| panic!("{name} is missing"));
            assert_eq!(flags(&known), flags(whole), "{name}");
        }
    }

    #[test]
    fn a_part_is_understood_as_the_whole_is() {
        let mut by_part = 0;
        for line in [
            "ws1-okta setup --tenant https://a.example --client-id A --yes -vv --json",
            "ws1-okta --json setup --access-token-ttl 90d --store none --secret-to f",
            "ws1-okta --profile setup status",
            "ws1-okta status --all",
            "ws1-okta token check --before 30d --all",
            "ws1-okta token renew a b --force --jobs 64 --timeout 7",
            "ws1-okta --profile token profile list --output csv",
            "ws1-okta --quiet --profile list profile list",
            "ws1-okta client create --client-id list --output json",
            "ws1-okta directory list --output jsonl --color never",
            "ws1-okta client rotate-secret",
            "ws1-okta client --dry-run rotate-secret --client-id B",
            "ws1-okta --dry-run client create --client-id B",
            "ws1-okta client delete A --client-id A",
            "ws1-okta --profile a profile remove",
            "ws1-okta logout",
            "ws1-okta teardown --confirm profile",
            "ws1-okta sandbox --users 3 --switch login=disabled",
            "ws1-okta completions bash",
            "ws1-okta man token show",
        ] {
            if cfg!(not(feature = "sandbox")) && line.contains("sandbox") {
                continue;
            }
            let whole = parse_with(command(), &arguments(line)).unwrap();
            let parsed = parse(&arguments(line)).unwrap();
            assert_eq!(
                format!("{:?}", parsed.cli),
                format!("{:?}", whole.cli),
                "{line}"
            );
            assert_eq!(parsed.sources, whole.sources, "{line}");
            if let Some(Part::Call(tree)) = part(&arguments(line)) {
                by_part += usize::from(parse_with(tree, &arguments(line)).is_ok());
            }
        }
        assert!(by_part > 10, "only {by_part} were understood by a part");
    }

    #[test]
    fn help_and_slips_are_told_by_the_whole_tree() {
        for line in [
            "ws1-okta",
            "ws1-okta --version",
            "ws1-okta -V",
            "ws1-okta --help",
            "ws1-okta -h",
            "ws1-okta help token",
            "ws1-okta setup --help",
            "ws1-okta help setup",
            "ws1-okta setup --nonsense",
            "ws1-okta token",
            "ws1-okta token nonsense",
            "ws1-okta profile lst",
            "ws1-okta nonsense",
            "ws1-okta --profile setup",
            "ws1-okta setup --access-token-ttl 5m",
            "ws1-okta token check --help",
            "ws1-okta status setup --version",
        ] {
            let arguments = arguments(line);
            let whole = command().try_get_matches_from(&arguments).unwrap_err();
            let error = parse(&arguments).unwrap_err();
            assert_eq!(error.kind(), whole.kind(), "{line}");
            assert_eq!(error.to_string(), whole.to_string(), "{line}");
        }
    }
}
