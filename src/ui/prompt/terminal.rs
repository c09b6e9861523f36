//! Questions on a terminal that can move its cursor.

use super::{Check, PromptError, Prompter, Question, check_line, yes_or_no};
use crate::interrupt;
use crate::ui::echo::{NoEcho, read_hidden, read_line};
use crate::ui::wait::shown;
use crate::ui::wrap;
use crate::values::InvalidValue;
use dialoguer::Select;
use dialoguer::console::{Term, measure_text_width};
use dialoguer::theme::{ColorfulTheme, SimpleTheme, Theme};
use secrecy::zeroize::Zeroizing;
use std::io;

/// Asks on the real terminal, by stderr, so that stdout stays the result's.
pub struct TerminalPrompter {
    term: Term,
    theme: Box<dyn Theme + Send + Sync>,
}

/// What the packages draw before the text of an error.
const BEFORE_ERROR: usize = "error: ".len();

/// How one of several is chosen.
const SELECT_KEYS: &str = "The arrow keys choose, Enter takes it.";

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

    /// Asks for a line until it will do. It is read here, as the terminal hands it over, and only looks
    /// as the package has it: the package's own reading takes Ctrl-Z for a letter, and throws away
    /// what is typed before it begins, such as a paste that is quicker.
    fn ask_line(
        &self,
        question: Question<'_>,
        prompt: &str,
        read: &(dyn Fn() -> io::Result<(Zeroizing<String>, usize)> + Sync),
        take: &(dyn Fn(&mut Zeroizing<String>) -> Result<(), InvalidValue> + Sync),
        shown: &(dyn Fn(&mut String, &str) -> std::fmt::Result + Sync),
    ) -> Result<String, PromptError> {
        self.ask(question, prompt.to_owned(), || {
            let mut lines = 0;
            loop {
                self.term.write_str(prompt)?;
                let times = interrupt::screen().times_shown();
                let (mut line, height) = read()?;
                if interrupt::screen().times_shown() != times {
                    // What is above was left to the shell, and is not ours to wipe.
                    lines = 0;
                }
                lines += height;
                if let Err(error) = take(&mut line) {
                    let wrong = self.wrong(&error);
                    let text = drawn(|text| self.theme.format_error(text, &wrong))?;
                    self.term.write_line(&text)?;
                    lines += wrong.lines().count();
                    continue;
                }
                self.term.clear_last_lines(lines)?;
                self.term.write_line(&drawn(|text| shown(text, &line))?)?;
                return Ok(line.to_string());
            }
        })
    }

    /// Asks for a line that is seen as it is typed. `proposed` is shown with the question; an empty line
    /// is taken for `default`.
    fn line(
        &self,
        question: Question<'_>,
        proposed: Option<&str>,
        default: Option<&str>,
        check: &Check<'_>,
    ) -> Result<String, PromptError> {
        let prompt = drawn(|text| {
            self.theme
                .format_input_prompt(text, question.label, proposed)
        })
        .map_err(PromptError::of)?;
        let read = || {
            let line = read_line()?;
            let width = measure_text_width(&prompt) + measure_text_width(&line);
            Ok((line, width.div_ceil(self.width().max(1))))
        };
        let take = |line: &mut Zeroizing<String>| {
            if let (Some(default), true) = (default, line.is_empty()) {
                default.clone_into(line);
            }
            check_line(line, question.flag)?;
            check(line)
        };
        let shown = |text: &mut String, line: &str| {
            self.theme
                .format_input_prompt_selection(text, question.label, line)
        };
        self.ask_line(question, &prompt, &read, &take, &shown)
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
            screen.set_question(Some(again));
            self.explain(question).map_err(PromptError::of)?;
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
                shown();
                Ok(answer)
            }
            Err(error) => Err(PromptError::of(error)),
        }
    }
}

/// What the theme writes.
fn drawn(write: impl FnOnce(&mut String) -> std::fmt::Result) -> io::Result<String> {
    let mut text = String::new();
    write(&mut text).map_err(io::Error::other)?;
    Ok(text)
}

impl Prompter for TerminalPrompter {
    #[cfg(unix)]
    fn forget_typed(&mut self) {
        use rustix::termios::{QueueSelector, tcflush};
        // Without a terminal there is nothing to forget.
        let _ = tcflush(rustix::stdio::stdin(), QueueSelector::IFlush);
    }

    fn text(
        &mut self,
        question: Question<'_>,
        default: Option<&str>,
        check: &Check<'_>,
    ) -> Result<String, PromptError> {
        let proposed = default.filter(|default| !default.is_empty());
        self.line(question, proposed, default, check)
    }

    fn hidden(&mut self, question: Question<'_>, check: &Check<'_>) -> Result<String, PromptError> {
        let _no_echo = NoEcho::begin().map_err(PromptError::of)?;
        let label = question.label;
        let prompt = drawn(|text| self.theme.format_password_prompt(text, label))
            .map_err(PromptError::of)?;
        let read = || Ok((read_hidden(&self.term)?, 1));
        let take = |line: &mut Zeroizing<String>| check(line);
        let shown =
            |text: &mut String, _: &str| self.theme.format_password_prompt_selection(text, label);
        self.ask_line(question, &prompt, &read, &take, &shown)
    }

    fn confirm(&mut self, question: Question<'_>, default: bool) -> Result<bool, PromptError> {
        // A line, and not a key: the `y` in any word would carry the plan out.
        let proposed = if default { "Y/n" } else { "y/N" };
        let by_enter = if default { "yes" } else { "no" };
        let check = |line: &str| yes_or_no(line).map(drop);
        let answer = self.line(question, Some(proposed), Some(by_enter), &check)?;
        // It was checked.
        Ok(yes_or_no(&answer).unwrap_or(default))
    }

    fn select(
        &mut self,
        question: Question<'_>,
        items: &[&str],
        default: usize,
    ) -> Result<usize, PromptError> {
        // The package passes over every other key, and says nothing.
        let explanation = format!("{} {SELECT_KEYS}", question.explanation);
        let question = Question {
            explanation: explanation.trim_start(),
            ..question
        };
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
                .default(default)
                .interact_on(term)
        })
    }
}
