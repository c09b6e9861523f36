//! The report of a command that changed one thing.

use crate::ui::{Report, Styles};
use serde_json::{Map, Value};

/// What a command did, in a sentence for people and as fields.
#[derive(Debug)]
pub(super) struct Changed {
    /// Lines for people, without the last line end.
    pub(super) text: String,
    /// The fields of the JSON document.
    pub(super) fields: Value,
}

impl Report for Changed {
    fn human(&self, _: Styles) -> String {
        format!("{}\n", self.text)
    }

    fn json(&self) -> Map<String, Value> {
        self.fields.as_object().cloned().unwrap_or_default()
    }
}

/// A result, and one line below it for each thing to know: how to undo it, what comes next.
pub(super) fn told(result: &str, undo: &Undo, next: &str) -> String {
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
pub(super) enum Undo {
    /// This command.
    By(String),
    /// Nobody has to, for this reason.
    Needless(String),
    /// What is gone is gone.
    Never,
    /// Nothing was changed.
    Nothing,
}
