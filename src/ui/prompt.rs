//! Questions, behind a trait so that tests can answer them.

use super::echo::NoEcho;
use crate::values::{InvalidValue, Secret, SecretKind};
use dialoguer::console::Term;
use dialoguer::theme::{ColorfulTheme, SimpleTheme, Theme};
use dialoguer::{Confirm, Input, Password, Select};
use std::collections::VecDeque;

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
}

/// Why a question has no answer.
#[derive(Debug, thiserror::Error)]
pub enum PromptError {
    /// Ctrl-C at the question.
    #[error("interrupted")]
    Interrupted,
    /// The terminal went away or cannot be used.
    #[error("the terminal cannot be used for questions")]
    Terminal(#[source] std::io::Error),
}

/// Asks a person. Each wrong answer is explained and asked again.
pub trait Prompter: Send {
    /// A line of text that the check accepts.
    fn text(
        &mut self,
        question: Question<'_>,
        default: Option<&str>,
        check: &dyn Fn(&str) -> Result<(), InvalidValue>,
    ) -> Result<String, PromptError>;

    /// A line that is not shown. Accepted by the check.
    fn hidden(
        &mut self,
        question: Question<'_>,
        check: &dyn Fn(&str) -> Result<(), InvalidValue>,
    ) -> Result<String, PromptError>;

    /// Yes or no.
    fn confirm(&mut self, question: Question<'_>, default: bool) -> Result<bool, PromptError>;

    /// One of several, by its place in the list.
    fn select(&mut self, question: Question<'_>, items: &[&str]) -> Result<usize, PromptError>;
}

/// Asks for a secret and takes it into its type in the same breath.
pub fn ask_secret<K: SecretKind>(
    prompter: &mut dyn Prompter,
    question: Question<'_>,
) -> Result<Secret<K>, PromptError> {
    loop {
        let text = zeroizing(prompter.hidden(question, &|text| {
            if text.len() >= TERMINAL_LINE_LIMIT {
                return Err(InvalidValue::new(
                    "the terminal cuts lines of this length",
                    "put the secret into a file and name it by the flag that ends in -file",
                ));
            }
            Secret::<K>::from_text(text).map(drop)
        })?);
        // The check has accepted it; should a prompter not have asked the check, ask again.
        if let Ok(secret) = Secret::from_text(&text) {
            return Ok(secret);
        }
    }
}

/// Moves a prompt's text into memory that is wiped.
fn zeroizing(text: String) -> secrecy::zeroize::Zeroizing<String> {
    secrecy::zeroize::Zeroizing::new(text)
}

/// Asks on the real terminal, by stderr, so that stdout stays the result's.
pub struct TerminalPrompter {
    term: Term,
    theme: Box<dyn Theme + Send>,
}

impl TerminalPrompter {
    /// Coloured or plain.
    pub fn new(color: bool) -> Self {
        let theme: Box<dyn Theme + Send> = if color {
            Box::new(ColorfulTheme::default())
        } else {
            Box::new(SimpleTheme)
        };
        Self {
            term: Term::stderr(),
            theme,
        }
    }

    fn explain(&self, question: Question<'_>) -> Result<(), PromptError> {
        if question.explanation.is_empty() {
            return Ok(());
        }
        self.term.write_line("").map_err(PromptError::Terminal)?;
        self.term
            .write_line(question.explanation)
            .map_err(PromptError::Terminal)
    }
}

impl Prompter for TerminalPrompter {
    fn text(
        &mut self,
        question: Question<'_>,
        default: Option<&str>,
        check: &dyn Fn(&str) -> Result<(), InvalidValue>,
    ) -> Result<String, PromptError> {
        self.explain(question)?;
        let mut input = Input::<String>::with_theme(&*self.theme)
            .with_prompt(question.label)
            .validate_with(|text: &String| check(text).map_err(|error| one_line(&error)));
        if let Some(default) = default {
            input = input.default(default.to_owned());
        }
        input.interact_text_on(&self.term).map_err(from_dialoguer)
    }

    fn hidden(
        &mut self,
        question: Question<'_>,
        check: &dyn Fn(&str) -> Result<(), InvalidValue>,
    ) -> Result<String, PromptError> {
        let _no_echo = NoEcho::begin();
        self.explain(question)?;
        Password::with_theme(&*self.theme)
            .with_prompt(question.label)
            .validate_with(|text: &String| check(text).map_err(|error| one_line(&error)))
            .interact_on(&self.term)
            .map_err(from_dialoguer)
    }

    fn confirm(&mut self, question: Question<'_>, default: bool) -> Result<bool, PromptError> {
        self.explain(question)?;
        Confirm::with_theme(&*self.theme)
            .with_prompt(question.label)
            .default(default)
            .interact_on(&self.term)
            .map_err(from_dialoguer)
    }

    fn select(&mut self, question: Question<'_>, items: &[&str]) -> Result<usize, PromptError> {
        self.explain(question)?;
        Select::with_theme(&*self.theme)
            .with_prompt(question.label)
            .items(items)
            .default(0)
            .interact_on(&self.term)
            .map_err(from_dialoguer)
    }
}

fn one_line(error: &InvalidValue) -> String {
    format!("{error}; {}", error.hint())
}

fn from_dialoguer(error: dialoguer::Error) -> PromptError {
    let dialoguer::Error::IO(error) = error;
    if error.kind() == std::io::ErrorKind::Interrupted {
        PromptError::Interrupted
    } else {
        PromptError::Terminal(error)
    }
}

/// Answers from a list: for tests of a whole wizard in one process. An answer that the check refuses
/// is followed by the next one, as a person would; a list that has run out is an interruption.
#[derive(Debug, Default)]
pub struct ScriptedPrompter {
    answers: VecDeque<String>,
    /// The labels of the questions asked, in order.
    pub asked: std::sync::Arc<std::sync::Mutex<Vec<String>>>,
}

impl ScriptedPrompter {
    /// Answers in this order: the text of a line, `yes` or `no`, or the start of a list's item. An
    /// empty answer takes the default.
    pub fn new<T: Into<String>>(answers: impl IntoIterator<Item = T>) -> Self {
        Self {
            answers: answers.into_iter().map(Into::into).collect(),
            ..Self::default()
        }
    }

    fn next(&mut self, question: Question<'_>) -> Result<String, PromptError> {
        if let Ok(mut asked) = self.asked.lock() {
            asked.push(question.label.to_owned());
        }
        self.answers.pop_front().ok_or(PromptError::Interrupted)
    }
}

impl Prompter for ScriptedPrompter {
    fn text(
        &mut self,
        question: Question<'_>,
        default: Option<&str>,
        check: &dyn Fn(&str) -> Result<(), InvalidValue>,
    ) -> Result<String, PromptError> {
        loop {
            let answer = self.next(question)?;
            let answer = if answer.is_empty() {
                default.map(ToOwned::to_owned).unwrap_or_default()
            } else {
                answer
            };
            if check(&answer).is_ok() {
                return Ok(answer);
            }
        }
    }

    fn hidden(
        &mut self,
        question: Question<'_>,
        check: &dyn Fn(&str) -> Result<(), InvalidValue>,
    ) -> Result<String, PromptError> {
        self.text(question, None, check)
    }

    fn confirm(&mut self, question: Question<'_>, default: bool) -> Result<bool, PromptError> {
        Ok(match self.next(question)?.as_str() {
            "" => default,
            answer => answer == "yes",
        })
    }

    fn select(&mut self, question: Question<'_>, items: &[&str]) -> Result<usize, PromptError> {
        let answer = self.next(question)?;
        items
            .iter()
            .position(|item| item.starts_with(&answer))
            .ok_or(PromptError::Interrupted)
    }
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
    fn a_secret_that_the_terminal_cut_is_refused() {
        let cut = "x".repeat(TERMINAL_LINE_LIMIT);
        let mut prompter = ScriptedPrompter::new([cut.as_str(), "", "short"]);
        let question = Question {
            label: "Password",
            explanation: "",
        };
        let secret: Password = ask_secret(&mut prompter, question).unwrap();
        assert_eq!(secret.expose(), "short");
    }
}
