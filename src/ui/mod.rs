//! What reaches the person: output, questions, progress, colour.

mod echo;
mod list;
mod output;
mod progress;
mod prompt;
mod style;
mod told;
mod wait;
mod wrap;

pub use list::List;
pub use output::{
    NotAList, OutputFormat, Report, SCHEMA, StreamWriter, Ui, Unwritten, Verbosity, document,
    document_line,
};
pub use progress::{Counting, Waiting};
pub use prompt::{
    Check, PlainPrompter, PromptError, PromptFacts, Prompter, Question, ScriptedPrompter,
    TerminalPrompter, ask_secret,
};
pub(crate) use prompt::{Memory, Remembering};
pub use style::{ColorChoice, ColorFacts, Styles};
pub(crate) use told::{Undo, told};
pub use wrap::wrap;
