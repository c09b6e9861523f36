//! `--dry-run` before the name of the command.

use super::{ClientCommand, Command, DirectoryCommand, ProfileCommand, Source, TokenCommand};
use clap::{Arg, ArgAction, ArgMatches};

/// The parser's name of it, on every level.
const DRY_RUN: &str = "dry_run";

/// The flag between `client` and what is done with it.
pub(super) fn before_a_change_of_the_client() -> Arg {
    let arg = Arg::new(DRY_RUN).long("dry-run").action(ArgAction::SetTrue);
    arg.help("Show what create, update or rotate-secret would do, and change nothing")
}

/// Whether it is asked for, on whatever level.
pub(super) fn is_asked(matches: &ArgMatches) -> bool {
    let here = matches.try_get_one::<bool>(DRY_RUN);
    let below = matches.subcommand();
    matches!(here, Ok(Some(true))) || below.is_some_and(|(_, below)| is_asked(below))
}

impl Command {
    /// Has it change nothing, as if the flag stood behind its name. False where it has no dry run.
    pub(super) fn make_dry(&mut self) -> bool {
        let dry_run = match self {
            Self::Setup(arguments) => &mut arguments.dry_run,
            Self::Client(ClientCommand::Create(arguments) | ClientCommand::Update(arguments)) => {
                &mut arguments.dry_run
            }
            Self::Client(ClientCommand::RotateSecret(arguments)) if !arguments.in_place => {
                &mut arguments.dry_run
            }
            _ => return false,
        };
        *dry_run = true;
        true
    }

    /// Whether it may go on without one. A flag is meant for this command. A variable may be meant for
    /// others of the same script, so that it stops only what would change something.
    pub(super) fn may_ignore_dry_run(&self, source: Option<Source>) -> bool {
        source == Some(Source::Variable) && self.only_reads()
    }

    /// Whether it leaves everything as it is, here and in the tenant.
    fn only_reads(&self) -> bool {
        match self {
            Self::Status(_) | Self::Completions { .. } | Self::Man { .. } => true,
            #[cfg(feature = "sandbox")]
            Self::Sandbox(_) => true,
            Self::Token(command) => {
                matches!(command, TokenCommand::Show(_) | TokenCommand::Check(_))
            }
            Self::Client(command) => {
                matches!(command, ClientCommand::List(_) | ClientCommand::Show(_))
            }
            Self::Directory(command) => matches!(
                command,
                DirectoryCommand::List(_) | DirectoryCommand::Show(_)
            ),
            Self::Profile(command) => {
                matches!(command, ProfileCommand::List | ProfileCommand::Show(_))
            }
            Self::Setup(_) | Self::Logout(_) | Self::Teardown(_) => false,
        }
    }
}
