//! Answers that were written down before.

use super::{Check, PromptError, Prompter, Question};
use std::collections::VecDeque;

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
        check: &Check<'_>,
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

    fn hidden(&mut self, question: Question<'_>, check: &Check<'_>) -> Result<String, PromptError> {
        self.text(question, None, check)
    }

    fn confirm(&mut self, question: Question<'_>, default: bool) -> Result<bool, PromptError> {
        Ok(match self.next(question)?.as_str() {
            "" => default,
            answer => answer == "yes",
        })
    }

    fn select(
        &mut self,
        question: Question<'_>,
        items: &[&str],
        default: usize,
    ) -> Result<usize, PromptError> {
        let answer = self.next(question)?;
        if answer.is_empty() {
            return Ok(default);
        }
        items
            .iter()
            .position(|item| item.starts_with(&answer))
            .ok_or(PromptError::Interrupted)
    }
}
