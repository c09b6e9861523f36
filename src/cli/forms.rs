//! Which forms a command's result has, as the arguments alone tell it.

use super::{ClientCommand, Command, DirectoryCommand, ProfileCommand, ProfilesArgs, TokenCommand};
use crate::ui::{NotAList, OutputFormat};

impl Command {
    /// Refuses a form that the result will not have: before any work, since a deletion that is done
    /// cannot be told as a mistake in its arguments.
    pub(crate) fn check_form(&self, form: OutputFormat) -> Result<(), NotAList> {
        match form {
            OutputFormat::Human | OutputFormat::Json => Ok(()),
            OutputFormat::Jsonl | OutputFormat::Csv if self.is_formless() => Ok(()),
            OutputFormat::Jsonl | OutputFormat::Csv if self.gives_list() => Ok(()),
            OutputFormat::Jsonl | OutputFormat::Csv => Err(NotAList),
        }
    }

    /// Whether it prints a text of its own, whatever form is asked for.
    fn is_formless(&self) -> bool {
        match self {
            #[cfg(feature = "sandbox")]
            Self::Sandbox(_) => true,
            Self::Completions { .. } | Self::Man { .. } => true,
            _ => false,
        }
    }

    fn gives_list(&self) -> bool {
        match self {
            Self::Client(ClientCommand::List(_))
            | Self::Directory(DirectoryCommand::List(_))
            | Self::Profile(ProfileCommand::List) => true,
            Self::Status(profiles) => profiles.are_several(),
            Self::Token(TokenCommand::Renew(arguments)) => arguments.profiles.are_several(),
            _ => false,
        }
    }
}

impl ProfilesArgs {
    /// Whether they may mean several profiles. None at all means the one in use, and a name that is no
    /// pattern means one.
    pub(crate) fn are_several(&self) -> bool {
        match self.profiles.as_slice() {
            _ if self.all => true,
            [] => false,
            [one] => one.is_pattern(),
            _ => true,
        }
    }
}
