//! `token show`, `check`, `renew`, `delivered`, `watch`

mod check;
mod delivered;
mod renew;
mod renew_report;
mod show;
mod watch;

use crate::cli::TokenCommand;
use crate::context::Context;
use crate::exit::Exit;
use anyhow::Result;

/// Runs one of them.
pub(super) fn run(context: &mut Context, command: &TokenCommand) -> Result<Exit> {
    match command {
        TokenCommand::Show(arguments) => {
            let report = show::run(context, arguments)?;
            context.ui.result(&report)?;
            Ok(Exit::Fine)
        }
        TokenCommand::Check(arguments) => check::run(context, arguments),
        TokenCommand::Renew(arguments) => renew::run(context, arguments),
        TokenCommand::Watch(arguments) => watch::run(context, arguments),
        TokenCommand::Delivered(arguments) => {
            let report = delivered::run(context, arguments)?;
            context.ui.result(&report)?;
            Ok(Exit::Fine)
        }
    }
}
