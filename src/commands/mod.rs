//! One file a command: from arguments and [`Context`] to a report. Nothing here prints.

mod change;
mod client;
mod completions;
mod confirm;
mod directory;
mod fleet;
mod leftovers;
mod logout;
mod man;
mod next;
mod own_directory;
mod profile;
mod remote;
mod rotate;
#[cfg(feature = "sandbox")]
mod sandbox;
mod selection;
mod setup;
mod status;
mod stays;
mod stores;
mod teardown;
mod token;
mod told_store;
mod use_store;

#[cfg(feature = "age")]
pub(crate) use stores::OnceAProcess;
pub(crate) use stores::{StoreSurroundings, open_store, prompter};

use crate::cli::{Command, ProfileCommand};
use crate::context::Context;
use crate::error::Failure;
use crate::exit::Exit;
use crate::profile::Profile;
use crate::ui::Report;
use crate::values::ProfileName;
use anyhow::Result;

/// Runs a command, and writes its result. What is not an error can still have an exit code of its own:
/// something is due.
pub(crate) fn run(context: &mut Context, command: &Command) -> Result<Exit> {
    command.check_form(context.ui.format)?;
    match command {
        Command::Token(command) => return token::run(context, command),
        Command::Status(arguments) => return status::run(context, arguments),
        Command::Setup(arguments) => setup::run(context, arguments)?,
        Command::Client(command) => return client::run(context, command),
        Command::Directory(command) => directory::run(context, command)?,
        Command::Profile(command) => run_profile(context, command)?,
        Command::Logout(arguments) => {
            let report = logout::run(context, arguments)?;
            context.ui.result(&report)?;
        }
        Command::Teardown(arguments) => {
            let report = teardown::run(context, arguments)?;
            context.ui.result(&report)?;
        }
        #[cfg(feature = "sandbox")]
        Command::Sandbox(arguments) => {
            let (mut stdout, mut stderr) = context.ui.writers();
            sandbox::run(context, arguments, &mut stdout, &mut stderr)?;
        }
        Command::Completions { shell } => context.ui.raw(&completions::text(*shell))?,
        Command::Man { path } => context.ui.raw(&man::text(path)?)?,
    }
    Ok(Exit::Fine)
}

fn run_profile(context: &mut Context, command: &ProfileCommand) -> Result<()> {
    let report: Box<dyn Report> = match command {
        ProfileCommand::List => Box::new(profile::list(context)?),
        ProfileCommand::Show(_) => Box::new(profile::show(context)?),
        ProfileCommand::Use(named) => Box::new(profile::take(context, &named.0)?),
        ProfileCommand::UseStore { store, .. } => Box::new(use_store::run(context, store)?),
        ProfileCommand::Remove {
            name,
            confirm,
            force,
        } => Box::new(profile::remove(
            context,
            &name.0,
            confirm.as_deref(),
            *force,
        )?),
    };
    context.ui.result(&*report)
}

/// The profile that `--profile` names, or else the one in use.
fn chosen_profile(context: &Context) -> Result<(ProfileName, Profile)> {
    let name = match &context.global.profile {
        Some(name) => name.clone(),
        None => match context.profiles.current()? {
            Some(name) => name,
            None => return Err(none_in_use(context)?.into()),
        },
    };
    let profile = context.profile(&name)?;
    Ok((name, profile))
}

/// Why no profile is in use: none is there, or none was chosen.
fn none_in_use(context: &Context) -> Result<Failure> {
    if context.profiles.list()?.is_empty() {
        return Ok(Failure::nothing_set_up());
    }
    Ok(Failure::usage(
        "no_profile",
        "no profile is in use, and none is named",
    )
    .hint("ws1-okta profile list names those that there are; ws1-okta profile use NAME chooses one"))
}
