//! Who may write on the terminal: one at a time, and after an interruption nobody else.

use std::io::Write;
use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};
use std::time::{Duration, Instant};

/// How long the thread of the signals waits for a writer that hangs.
const PATIENCE: Duration = Duration::from_millis(300);

/// Wipes the line that the cursor is on.
pub(super) const WIPE: &str = "\r\x1b[2K";

struct State {
    /// A line is drawn that will be wiped.
    is_drawn: bool,
    /// The question that is open, to be shown again after a suspension.
    question: Option<String>,
    /// How often one was shown again.
    times_shown: usize,
}

static SCREEN: Mutex<State> = Mutex::new(State {
    is_drawn: false,
    question: None,
    times_shown: 0,
});

/// The right to write on the terminal, as long as it lives.
pub struct Screen(MutexGuard<'static, State>);

/// Waits for the screen; for ever, once the process is being ended by a signal.
pub fn screen() -> Screen {
    Screen(SCREEN.lock().unwrap_or_else(PoisonError::into_inner))
}

impl Screen {
    /// Whether a line is drawn that will be wiped.
    pub(crate) fn is_drawn(&self) -> bool {
        self.0.is_drawn
    }

    /// Notes that a line is drawn that will be wiped, or that it was.
    pub fn set_drawn(&mut self, is_drawn: bool) {
        self.0.is_drawn = is_drawn;
    }

    /// Whether a question is open, over which nothing is drawn.
    pub(crate) fn has_question(&self) -> bool {
        self.0.question.is_some()
    }

    /// Notes the question that is now open. A line that is drawn makes room for it.
    pub(crate) fn set_question(&mut self, question: Option<String>) {
        if question.is_some() {
            self.wipe();
        }
        self.0.question = question;
    }

    /// Wipes the line that is drawn, if there is one: what is written next begins on a clean line.
    pub(crate) fn wipe(&mut self) {
        if self.0.is_drawn {
            self.0.is_drawn = false;
            let _ = std::io::stderr().write_all(WIPE.as_bytes());
        }
    }

    /// How often an open question was shown again after a suspension.
    pub(crate) fn times_shown(&self) -> usize {
        self.0.times_shown
    }

    /// Shows the open question again.
    #[cfg(unix)]
    pub(super) fn show_question(&mut self) {
        self.0.times_shown += 1;
        if let Some(question) = &self.0.question {
            let _ = std::io::stderr().write_all(question.as_bytes());
        }
    }
}

/// The screen for as long as the process lives, unless its writer hangs.
pub(super) fn take_for_good() -> Option<&'static Screen> {
    take().map(|screen| &*Box::leak(Box::new(screen)))
}

/// The screen, unless its writer hangs.
pub(super) fn take() -> Option<Screen> {
    let begun = Instant::now();
    loop {
        match SCREEN.try_lock() {
            Ok(state) => return Some(Screen(state)),
            Err(TryLockError::Poisoned(poisoned)) => return Some(Screen(poisoned.into_inner())),
            Err(TryLockError::WouldBlock) if begun.elapsed() < PATIENCE => {
                std::thread::sleep(Duration::from_millis(1));
            }
            Err(TryLockError::WouldBlock) => return None,
        }
    }
}
