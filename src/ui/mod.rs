//! What reaches the person: output, questions, progress, colour.

mod echo;
mod list;
mod output;
mod progress;
mod prompt;
mod style;

pub use list::List;
pub use output::{NotAList, OutputFormat, Report, SCHEMA, StreamWriter, Ui, Verbosity, document};
pub use progress::Waiting;
pub use prompt::{
    PromptError, PromptFacts, Prompter, Question, ScriptedPrompter, TerminalPrompter, ask_secret,
};
pub use style::{ColorChoice, ColorFacts, Styles};
