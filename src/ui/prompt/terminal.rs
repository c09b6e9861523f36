//! Questions on a terminal that can move its cursor.

use super::{Check, PromptError, Prompter, Question};
use crate::interrupt;
use crate::ui::echo::{NoEcho, read_hidden};
use crate::ui::wrap;
use crate::values::InvalidValue;
use dialoguer::console::Term;
use dialoguer::theme::{ColorfulTheme, SimpleTheme, Theme};
use dialoguer::{Confirm, Input, Select};
use std::io;

/// Asks on the real terminal, by stderr, so that stdout stays the result's.
pub struct TerminalPrompter {
    term: Term,
    theme: Box<dyn Theme + Send + Sync>,
}

/// What the packages draw before the text of an error.
const BEFORE_ERROR: usize = "error: ".len();

impl TerminalPrompter {
    /// Coloured or plain.
    pub fn new(color: bool) -> Self {
        let theme: Box<dyn Theme + Send + Sync> = if color {
            Box::new(ColorfulTheme::default())
        } else {
            Box::new(SimpleTheme)
        };
        Self {
            term: Term::stderr(),
            theme,
        }
    }

    fn width(&self) -> usize {
        usize::from(self.term.size().1)
    }

    fn explain(&self, question: Question<'_>) -> io::Result<()> {
        if question.explanation.is_empty() {
            return Ok(());
        }
        self.term.write_line("")?;
        self.term
            .write_line(&wrap(question.explanation, self.width()))
    }

    /// Why an answer will not do. Its line ends are ours, so that the package knows how many lines
    /// it has to wipe.
    fn wrong(&self, error: &InvalidValue) -> String {
        let width = self.width().saturating_sub(BEFORE_ERROR);
        wrap(&format!("{error}; {}", error.hint()), width)
    }

    /// Draws what the theme writes.
    fn draw(&self, write: impl FnOnce(&mut String) -> std::fmt::Result) -> io::Result<()> {
        let mut text = String::new();
        write(&mut text).map_err(io::Error::other)?;
        self.term.write_str(&text)?;
        self.term.flush()
    }

    /// Asks on a thread of its own. A signal is handled on the main thread, whose waiting it
    /// interrupts; a question that is interrupted in this way would take it for Ctrl-C.
    ///
    /// `again` is how the question looks, should the program be suspended while it is open.
    fn ask<T: Send>(
        &self,
        question: Question<'_>,
        again: String,
        ask: impl FnOnce() -> dialoguer::Result<T> + Send,
    ) -> Result<T, PromptError> {
        interrupt::start();
        {
            let mut screen = interrupt::screen();
            self.explain(question).map_err(PromptError::of)?;
            screen.set_question(Some(again));
        }
        let answer = std::thread::scope(|scope| {
            let thread = std::thread::Builder::new().name("question".to_owned());
            match thread.spawn_scoped(scope, ask)?.join() {
                Ok(answer) => answer.map_err(|dialoguer::Error::IO(error)| error),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        });
        match answer {
            Ok(answer) => {
                interrupt::screen().set_question(None);
                Ok(answer)
            }
            Err(error) => Err(PromptError::of(error)),
        }
    }
}

impl Prompter for TerminalPrompter {
    fn text(
        &mut self,
        question: Question<'_>,
        default: Option<&str>,
        check: &Check<'_>,
    ) -> Result<String, PromptError> {
        let again = match default {
            Some(default) => format!("{} [{default}]: ", question.label),
            None => format!("{}: ", question.label),
        };
        let (term, theme) = (&self.term, &*self.theme);
        self.ask(question, again, || {
            let mut input = Input::<String>::with_theme(theme)
                .with_prompt(question.label)
                .validate_with(|text: &String| check(text).map_err(|error| self.wrong(&error)));
            if let Some(default) = default {
                input = input.default(default.to_owned());
            }
            input.interact_text_on(term)
        })
    }

    fn hidden(&mut self, question: Question<'_>, check: &Check<'_>) -> Result<String, PromptError> {
        // The package's own reading throws away what is typed before it begins, such as a paste that
        // is quicker; so the line is read here, and only looks as the package has it.
        let _no_echo = NoEcho::begin().map_err(PromptError::of)?;
        let label = question.label;
        self.ask(question, format!("{label}: "), || {
            let mut lines = 0;
            loop {
                self.draw(|text| self.theme.format_password_prompt(text, label))?;
                let line = read_hidden(&self.term)?;
                lines += 1;
                if let Err(error) = check(&line) {
                    let wrong = self.wrong(&error);
                    self.draw(|text| self.theme.format_error(text, &wrong))?;
                    self.term.write_line("")?;
                    lines += wrong.lines().count();
                    continue;
                }
                self.term.clear_last_lines(lines)?;
                self.draw(|text| self.theme.format_password_prompt_selection(text, label))?;
                self.term.write_line("")?;
                return Ok(line.to_string());
            }
        })
    }

    fn confirm(&mut self, question: Question<'_>, default: bool) -> Result<bool, PromptError> {
        let keys = if default { "[Y/n]" } else { "[y/N]" };
        let again = format!("{} {keys} ", question.label);
        let (term, theme) = (&self.term, &*self.theme);
        self.ask(question, again, || {
            Confirm::with_theme(theme)
                .with_prompt(question.label)
                .default(default)
                .interact_on(term)
        })
    }

    fn select(&mut self, question: Question<'_>, items: &[&str]) -> Result<usize, PromptError> {
        // As many lines as the package will wipe at the next key, which draws them anew.
        let mut again = format!("{}:\n", question.label);
        for item in items {
            again.push_str(&format!("  {item}\n"));
        }
        let (term, theme) = (&self.term, &*self.theme);
        self.ask(question, again, || {
            Select::with_theme(theme)
                .with_prompt(question.label)
                .items(items)
                .default(0)
                .interact_on(term)
        })
    }
}
