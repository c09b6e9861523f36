//! Questions, behind a trait so that tests can answer them.

mod plain;
mod remembering;
mod scripted;
mod terminal;

pub use plain::PlainPrompter;
pub(crate) use remembering::{Memory, Remembering};
pub use scripted::ScriptedPrompter;
pub use terminal::TerminalPrompter;

use crate::values::{InvalidValue, Secret, SecretKind};
use std::io::IsTerminal;

/// The longest line that a terminal hands over, in bytes: 4,095 on Linux, 1,024 on macOS. A secret of
/// that length was cut.
#[cfg(target_os = "macos")]
const TERMINAL_LINE_LIMIT: usize = 1_023;
#[cfg(not(target_os = "macos"))]
const TERMINAL_LINE_LIMIT: usize = 4_095;

/// A question: one line that explains, and the words before the cursor.
#[derive(Debug, Clone, Copy)]
pub struct Question<'text> {
    /// The words before the cursor: where there is one, the name of the console's field.
    pub label: &'text str,
    /// One line of explanation, or nothing.
    pub explanation: &'text str,
    /// The flag without dashes that gives the same without a question, or nothing.
    pub flag: &'text str,
}

impl Question<'_> {
    /// A question that needs no explanation.
    pub const fn bare(label: &str) -> Question<'_> {
        Question {
            label,
            explanation: "",
            flag: "",
        }
    }
}

/// Whether an answer will do, and if not, why.
pub type Check<'run> = dyn Fn(&str) -> Result<(), InvalidValue> + Sync + 'run;

/// Why a question has no answer.
#[derive(Debug, thiserror::Error)]
pub enum PromptError {
    /// Ctrl-C at the question.
    #[error("interrupted")]
    Interrupted,
    /// Ctrl-D at the question.
    #[error("the input ended before the question was answered")]
    Ended,
    /// The terminal went away or cannot be used.
    #[error("the terminal cannot be used for questions")]
    Terminal(#[source] std::io::Error),
}

impl PromptError {
    /// What an error at a question means. After Ctrl-C, and when the terminal is gone, the thread of
    /// the signals tells it and ends the process.
    fn of(error: std::io::Error) -> Self {
        let is_interrupted = error.kind() == std::io::ErrorKind::Interrupted;
        if is_interrupted || !std::io::stdin().is_terminal() {
            crate::interrupt::leave_the_last_word();
        }
        if is_interrupted {
            Self::Interrupted
        } else if error.kind() == std::io::ErrorKind::UnexpectedEof {
            Self::Ended
        } else {
            Self::Terminal(error)
        }
    }
}

/// Asks a person. Each wrong answer is explained and asked again.
pub trait Prompter: Send + Sync {
    /// A line of text that the check accepts.
    fn text(
        &mut self,
        question: Question<'_>,
        default: Option<&str>,
        check: &Check<'_>,
    ) -> Result<String, PromptError>;

    /// A line that is not shown. Accepted by the check.
    fn hidden(&mut self, question: Question<'_>, check: &Check<'_>) -> Result<String, PromptError>;

    /// Yes or no.
    fn confirm(&mut self, question: Question<'_>, default: bool) -> Result<bool, PromptError>;

    /// One of several, by its place in the list. `default` is the place of the one that Enter takes.
    fn select(
        &mut self,
        question: Question<'_>,
        items: &[&str],
        default: usize,
    ) -> Result<usize, PromptError>;

    /// Throws away what was typed before the next question was on the screen.
    fn forget_typed(&mut self) {}

    /// Whether the question of this label was answered already, and will not be asked.
    fn knows(&self, _label: &str) -> bool {
        false
    }
}

/// Asks for a secret and takes it into its type in the same breath.
pub fn ask_secret<K: SecretKind>(
    prompter: &mut dyn Prompter,
    question: Question<'_>,
) -> Result<Secret<K>, PromptError> {
    loop {
        let text = zeroizing(prompter.hidden(question, &|text| {
            if text.len() >= TERMINAL_LINE_LIMIT {
                let hint = match question.flag {
                    "" => "give one that is shorter".to_owned(),
                    flag => format!("put the secret into a file, and give that by --{flag}"),
                };
                return Err(InvalidValue::new(CUT, hint));
            }
            Secret::<K>::from_text(text).map(drop)
        })?);
        // The check has accepted it; should a prompter not have asked the check, ask again.
        if let Ok(secret) = Secret::from_text(&text) {
            return Ok(secret);
        }
    }
}

/// What is wrong with a line that is as long as the terminal lets it be.
const CUT: &str = "the terminal cuts lines of this length";

/// What no line may be, whatever is asked: one that the terminal cut, or one with a key in it that
/// was meant to edit it. `flag` is that of the question.
fn check_line(line: &str, flag: &str) -> Result<(), InvalidValue> {
    if line.len() >= TERMINAL_LINE_LIMIT {
        let hint = match flag {
            "" => "give one that is shorter".to_owned(),
            flag => format!("give it by --{flag}"),
        };
        return Err(InvalidValue::new(CUT, hint));
    }
    if line.contains(char::is_control) {
        return Err(InvalidValue::new(
            "the line has an arrow key or another control key in it",
            "type it again; Backspace, Ctrl-W and Ctrl-U edit a line",
        ));
    }
    Ok(())
}

/// Reads the answer to a question for yes or no.
fn yes_or_no(line: &str) -> Result<bool, InvalidValue> {
    match line.trim().to_ascii_lowercase().as_str() {
        "y" | "yes" => Ok(true),
        "n" | "no" => Ok(false),
        other => Err(InvalidValue::new(
            format!("`{}` is neither yes nor no", other.escape_debug()),
            "answer y or n",
        )),
    }
}

/// Moves a prompt's text into memory that is wiped.
fn zeroizing(text: String) -> secrecy::zeroize::Zeroizing<String> {
    secrecy::zeroize::Zeroizing::new(text)
}

/// What decides whether a question may be asked.
#[derive(Debug, Clone, Copy)]
pub struct PromptFacts {
    /// Standard input is a terminal. Our prompt package would otherwise read the terminal behind it.
    pub stdin_is_terminal: bool,
    /// Standard error is a terminal: questions are written there.
    pub stderr_is_terminal: bool,
    /// The variable `CI` is set to something that is not false.
    pub is_ci: bool,
    /// `--no-input`.
    pub no_input: bool,
    /// `--json`.
    pub is_json: bool,
}

impl PromptFacts {
    /// Whether a person can be asked.
    pub fn may_prompt(self) -> bool {
        self.stdin_is_terminal
            && self.stderr_is_terminal
            && !self.is_ci
            && !self.no_input
            && !self.is_json
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::Password;

    #[test]
    fn asks_only_where_a_person_sits() {
        let facts = PromptFacts {
            stdin_is_terminal: true,
            stderr_is_terminal: true,
            is_ci: false,
            no_input: false,
            is_json: false,
        };
        assert!(facts.may_prompt());
        assert!(
            !PromptFacts {
                stdin_is_terminal: false,
                ..facts
            }
            .may_prompt()
        );
        assert!(
            !PromptFacts {
                stderr_is_terminal: false,
                ..facts
            }
            .may_prompt()
        );
        assert!(
            !PromptFacts {
                is_ci: true,
                ..facts
            }
            .may_prompt()
        );
        assert!(
            !PromptFacts {
                no_input: true,
                ..facts
            }
            .may_prompt()
        );
        assert!(
            !PromptFacts {
                is_json: true,
                ..facts
            }
            .may_prompt()
        );
    }

    #[test]
    fn a_line_is_neither_cut_nor_has_control_keys_in_it() {
        let cut = "x".repeat(TERMINAL_LINE_LIMIT);
        for wrong in ["\x1b[D", "a\x01", "tab\t", &cut] {
            assert!(check_line(wrong, "tenant").is_err(), "{wrong:?}");
        }
        for right in ["", "Größe", &cut[1..]] {
            assert_eq!(check_line(right, "tenant"), Ok(()));
        }
    }

    #[test]
    fn a_secret_that_the_terminal_cut_is_refused() {
        let cut = "x".repeat(TERMINAL_LINE_LIMIT);
        let mut prompter = ScriptedPrompter::new([cut.as_str(), "", "short"]);
        let question = Question::bare("Password");
        let secret: Password = ask_secret(&mut prompter, question).unwrap();
        assert_eq!(secret.expose(), "short");
    }
}
