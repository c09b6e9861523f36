//! `directory list`, `show`, `create`, `delete`

mod create;
mod delete;
mod look;

pub(super) use look::{Counts, count};

use crate::cli::DirectoryCommand;
use crate::context::Context;
use crate::ui::Report;
use anyhow::Result;

/// Runs one of them.
pub(super) fn run(context: &mut Context, command: &DirectoryCommand) -> Result<()> {
    let report: Box<dyn Report> = match command {
        DirectoryCommand::List(way_in) => Box::new(look::list(context, way_in)?),
        DirectoryCommand::Show(arguments) => Box::new(look::show(context, arguments)?),
        DirectoryCommand::Create(arguments) => Box::new(create::create(context, arguments)?),
        DirectoryCommand::Delete(arguments) => Box::new(delete::delete(context, arguments)?),
    };
    context.ui.result(&*report)
}
