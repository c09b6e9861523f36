//! The report of a command that changed one thing.

pub(super) use crate::ui::{Undo, told};

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
