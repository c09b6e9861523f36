//! What there is to know after a change: how to undo it, and what comes next.

/// A result, and one line below it for each thing to know: how to undo it, what comes next.
pub(crate) fn told(result: &str, undo: &Undo, next: &str) -> String {
    let undo = match undo {
        Undo::By(command) => format!("  undo: {command}\n"),
        Undo::Needless(why) => format!("  undo: not needed, {why}\n"),
        Undo::Never => "  this cannot be undone\n".to_owned(),
        Undo::Nothing => String::new(),
    };
    format!("{result}\n{undo}  next: {next}")
}

/// What takes a change back.
#[derive(Debug)]
pub(crate) enum Undo {
    /// This command.
    By(String),
    /// Nobody has to, for this reason.
    Needless(String),
    /// What is gone is gone.
    Never,
    /// Nothing was changed.
    Nothing,
}
