//! Questions on a terminal that can only print: `TERM=dumb`, as in an editor's shell or on a serial
//! line. No cursor is moved, no key is read before Enter.

use super::{Check, PromptError, Prompter, Question, check_line, yes_or_no};
use crate::interrupt;
use crate::ui::echo::{NoEcho, read_hidden, read_line};
use crate::ui::wait::shown;
use crate::values::InvalidValue;
use dialoguer::console::Term;
use secrecy::zeroize::Zeroizing;
use std::io::{self, Write};

/// Asks line by line, by stderr.
#[derive(Debug, Clone, Copy, Default)]
pub struct PlainPrompter;

impl PlainPrompter {
    /// Asks until an answer will do.
    fn ask<T>(
        question: Question<'_>,
        prompt: &str,
        read: impl Fn() -> io::Result<Zeroizing<String>>,
        understand: impl Fn(&str) -> Result<T, InvalidValue>,
    ) -> Result<T, PromptError> {
        interrupt::start();
        if !question.explanation.is_empty() {
            tell(&format!("\n{}\n", question.explanation)).map_err(PromptError::of)?;
        }
        interrupt::screen().set_question(Some(prompt.to_owned()));
        let answer = loop {
            let line = tell(prompt)
                .and_then(|()| read())
                .map_err(PromptError::of)?;
            match understand(&line) {
                Ok(answer) => break answer,
                Err(error) => {
                    tell(&format!("error: {error}; {}\n", error.hint()))
                        .map_err(PromptError::of)?;
                }
            }
        };
        interrupt::screen().set_question(None);
        shown();
        Ok(answer)
    }
}

fn tell(text: &str) -> io::Result<()> {
    let _screen = interrupt::screen();
    io::stderr().write_all(text.as_bytes())
}

impl Prompter for PlainPrompter {
    fn text(
        &mut self,
        question: Question<'_>,
        default: Option<&str>,
        check: &Check<'_>,
    ) -> Result<String, PromptError> {
        let prompt = match default.filter(|default| !default.is_empty()) {
            Some(default) => format!("{} [{default}]: ", question.label),
            None => format!("{}: ", question.label),
        };
        Self::ask(question, &prompt, read_line, |line| {
            let answer = match default {
                Some(default) if line.is_empty() => default,
                _ => line,
            };
            check_line(answer, question.flag)?;
            check(answer).map(|()| answer.to_owned())
        })
    }

    fn hidden(&mut self, question: Question<'_>, check: &Check<'_>) -> Result<String, PromptError> {
        let prompt = format!("{} (not shown): ", question.label);
        let _no_echo = NoEcho::begin().map_err(PromptError::of)?;
        let read = || read_hidden(&Term::stderr());
        Self::ask(question, &prompt, read, |line| {
            check(line).map(|()| line.to_owned())
        })
    }

    fn confirm(&mut self, question: Question<'_>, default: bool) -> Result<bool, PromptError> {
        let keys = if default { "[Y/n]" } else { "[y/N]" };
        let prompt = format!("{} {keys} ", question.label);
        Self::ask(question, &prompt, read_line, |line| {
            if line.trim().is_empty() {
                Ok(default)
            } else {
                yes_or_no(line)
            }
        })
    }

    fn select(
        &mut self,
        question: Question<'_>,
        items: &[&str],
        default: usize,
    ) -> Result<usize, PromptError> {
        let mut prompt = format!("{}\n", question.label);
        for (index, item) in items.iter().enumerate() {
            prompt.push_str(&format!("  {}  {item}\n", index + 1));
        }
        prompt.push_str(&format!("Number [{}]: ", default + 1));
        Self::ask(question, &prompt, read_line, |line| {
            let line = line.trim();
            if line.is_empty() {
                return Ok(default);
            }
            match line.parse::<usize>() {
                Ok(number) if (1..=items.len()).contains(&number) => Ok(number - 1),
                _ => Err(InvalidValue::new(
                    format!("`{}` is not on the list", line.escape_debug()),
                    format!("answer 1 to {}", items.len()),
                )),
            }
        })
    }
}
