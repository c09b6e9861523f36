//! One file a command: from arguments and [`Context`] to a report. Nothing here prints.

mod completions;
mod man;
mod profile;
#[cfg(feature = "sandbox")]
mod sandbox;
mod setup;
mod status;
mod stores;
mod token_show;

pub(crate) use stores::{StoreSurroundings, open_store};

use crate::cli::{Command, ProfileCommand, TokenCommand};
use crate::context::Context;
use crate::error::Failure;
use crate::profile::Profile;
use crate::values::ProfileName;
use anyhow::Result;

/// Runs a command, and writes its result.
pub(crate) fn run(context: &mut Context, command: &Command) -> Result<()> {
    match command {
        Command::Setup(arguments) => setup::run(context, arguments),
        Command::Status => {
            let report = status::run(context)?;
            Ok(context.ui.result(&report)?)
        }
        Command::Token(TokenCommand::Show(arguments)) => {
            let report = token_show::run(context, arguments)?;
            Ok(context.ui.result(&report)?)
        }
        Command::Profile(ProfileCommand::List) => {
            let report = profile::list(context)?;
            Ok(context.ui.result(&report)?)
        }
        Command::Profile(ProfileCommand::Show) => {
            let report = profile::show(context)?;
            Ok(context.ui.result(&report)?)
        }
        #[cfg(feature = "sandbox")]
        Command::Sandbox(arguments) => {
            let (mut stdout, mut stderr) = context.ui.writers();
            sandbox::run(arguments, &mut stdout, &mut stderr)
        }
        Command::Completions { shell } => Ok(context.ui.raw(&completions::text(*shell))?),
        Command::Man { path } => Ok(context.ui.raw(&man::text(path)?)?),
    }
}

/// The profile that `--profile` names, or else the one in use.
fn chosen_profile(context: &Context) -> Result<(ProfileName, Profile)> {
    let name = match &context.global.profile {
        Some(name) => name.clone(),
        None => context.profiles.current()?.ok_or_else(|| {
            Failure::usage("no_profile", "nothing is set up yet")
                .hint("run ws1-okta setup, or try it with ws1-okta setup --sandbox")
        })?,
    };
    let profile = context.profiles.load(&name)?.ok_or_else(|| {
        Failure::usage("no_such_profile", format!("there is no profile `{name}`"))
            .hint("ws1-okta profile list names those that there are")
    })?;
    Ok((name, profile))
}
