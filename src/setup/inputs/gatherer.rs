//! One value at a time: known, asked, by default, or missing.

use super::answers::Answers;
use super::{Needed, Sourced};
use crate::cli::{SetupArgs, Source, Sources};
use crate::error::Failure;
use crate::secret_input::{SecretPlace, SecretReader};
use crate::ui::{Check, Prompter, Question, Ui, ask_secret};
use crate::values::{InvalidValue, Secret, SecretKind};
use anyhow::Result;
use std::fmt::Display;
use std::str::FromStr;

/// Looks for each value in flag, variable, answers file, profile, question and default, in this
/// order. Nothing is asked that is known; what nobody can be asked is collected, to be told at once.
pub(super) struct Gatherer<'run> {
    pub(super) ui: &'run Ui,
    pub(super) prompter: Option<&'run mut dyn Prompter>,
    pub(super) args: &'run SetupArgs,
    pub(super) sources: &'run Sources,
    pub(super) answers: &'run Answers,
    pub(super) reader: SecretReader<'run>,
    pub(super) needed: &'run Needed,
    pub(super) missing: Vec<String>,
}

/// What to take where nobody said anything.
#[derive(Debug, Clone)]
pub(super) enum Otherwise<T> {
    /// This value; it is also proposed at the question.
    Default(T),
    /// It must be given; at the question this is proposed.
    Required(Option<T>),
}

impl Gatherer<'_> {
    /// Whether somebody can be asked.
    pub(super) fn can_ask(&self) -> bool {
        self.prompter.is_some()
    }

    /// Whether a person will be asked this, and has not answered it already.
    pub(super) fn will_ask(&self, label: &str) -> bool {
        self.prompter
            .as_ref()
            .is_some_and(|prompter| !prompter.knows(label))
    }

    /// The strongest of flag or variable, answers file, and profile.
    pub(super) fn known<T: Clone>(
        &self,
        flag: &str,
        given: Option<&T>,
        answer: Option<&T>,
        profile: Option<&T>,
    ) -> Option<Sourced<T>> {
        if let Some(value) = given {
            let source = self
                .sources
                .of(&flag.replace('-', "_"))
                .unwrap_or(Source::Flag);
            return Some(Sourced::new(value.clone(), source));
        }
        if let Some(value) = answer {
            return Some(Sourced::new(value.clone(), Source::Answers));
        }
        profile.map(|value| Sourced::new(value.clone(), Source::Profile))
    }

    /// The value: known, asked or by default. `None` means that it is missing, which is noted.
    pub(super) fn value<T>(
        &mut self,
        question: Question<'_>,
        known: Option<Sourced<T>>,
        otherwise: Otherwise<T>,
    ) -> Result<Option<Sourced<T>>>
    where
        T: FromStr<Err = InvalidValue> + Display + PartialEq,
    {
        let value = match (known, &mut self.prompter, otherwise) {
            (Some(known), _, _) => known,
            (None, Some(prompter), otherwise) => {
                let (Otherwise::Default(proposed) | Otherwise::Required(Some(proposed))) =
                    otherwise
                else {
                    let text = prompter.text(question, None, &check::<T>)?;
                    return Ok(Some(Sourced::new(text.parse()?, Source::Question)));
                };
                let shown = proposed.to_string();
                let text = prompter.text(question, Some(&shown), &check::<T>)?;
                let value: T = text.parse()?;
                let source = if value == proposed {
                    Source::Default
                } else {
                    Source::Question
                };
                Sourced::new(value, source)
            }
            (None, None, Otherwise::Default(value)) => Sourced::new(value, Source::Default),
            (None, None, Otherwise::Required(_)) => {
                self.note_missing(question.label, question.flag);
                return Ok(None);
            }
        };
        self.tell(question.flag, &value);
        Ok(Some(value))
    }

    /// Asks for a line, where somebody can be asked.
    pub(super) fn text(
        &mut self,
        question: Question<'_>,
        default: Option<&str>,
        check: &Check<'_>,
    ) -> Result<String> {
        Ok(self.person()?.text(question, default, check)?)
    }

    /// Asks for one of several, by its place in the list, where somebody can be asked. Enter takes the first.
    pub(super) fn select(&mut self, question: Question<'_>, items: &[&str]) -> Result<usize> {
        Ok(self.person()?.select(question, items, 0)?)
    }

    fn person(&mut self) -> Result<&mut (dyn Prompter + '_)> {
        match &mut self.prompter {
            Some(prompter) => Ok(&mut **prompter),
            None => Err(anyhow::anyhow!("there is nobody to ask")),
        }
    }

    /// Tells a value, and where it came from (`-v`).
    pub(super) fn tell<T: Display>(&self, flag: &str, value: &Sourced<T>) {
        self.ui.detail(&format!(
            "{flag} = {} ({})",
            value.value,
            value.source.as_str()
        ));
    }

    /// A secret: by file, variable or question.
    pub(super) fn secret<K: SecretKind>(
        &mut self,
        place: &SecretPlace<'_>,
        question: Question<'_>,
    ) -> Result<Option<Secret<K>>> {
        if let Some(secret) = self.reader.read(place)? {
            return Ok(Some(secret));
        }
        if let Some(prompter) = &mut self.prompter {
            let secret = ask_secret(&mut **prompter, question)?;
            self.reader.remember(&secret);
            return Ok(Some(secret));
        }
        self.note_missing(question.label, &format!("{}-file", place.name));
        Ok(None)
    }

    /// Notes that a value is missing, with its flag and variable.
    pub(super) fn note_missing(&mut self, what: &str, flag: &str) {
        let mut variables = crate::cli::variable_of(flag);
        if let Some(secret) = flag.strip_suffix("-file") {
            variables = format!("{} or {variables}", crate::cli::variable_of(secret));
        }
        self.missing.push(format!("{what}: --{flag}, {variables}"));
    }

    /// Fails if anything is missing, with all of it.
    pub(super) fn check_missing(&self) -> Result<(), Failure> {
        if self.missing.is_empty() {
            return Ok(());
        }
        let list = self.missing.join("\n  ");
        Err(Failure::usage(
            "missing_input",
            format!("these inputs are missing:\n  {list}"),
        )
        .hint("give them by flag, variable or answers file, or run in a terminal to be asked"))
    }
}

/// Whether a typed text is a value of this kind.
pub(super) fn check<T: FromStr<Err = InvalidValue>>(text: &str) -> Result<(), InvalidValue> {
    text.parse::<T>().map(drop)
}
