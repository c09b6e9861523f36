//! The terminal's state: as it was before the first question, and as a question has it.

use std::io::Write;

/// The terminal's state before the first question: a prompt that is left by a signal has the echo
/// off or the cursor hidden.
pub(super) struct Terminal {
    #[cfg(unix)]
    state: Option<rustix::termios::Termios>,
}

/// Shows the cursor, in the words of every terminal that can hide it.
const SHOW_CURSOR: &[u8] = b"\x1b[?25h";

impl Terminal {
    /// The state as it is now.
    pub(super) fn save() -> Self {
        Self {
            #[cfg(unix)]
            state: rustix::termios::tcgetattr(rustix::stdio::stdin()).ok(),
        }
    }

    /// Puts this state back, and shows the cursor. What was typed at a question is thrown away: half
    /// a password would otherwise be the beginning of the shell's next line.
    pub(super) fn restore(&self) {
        #[cfg(unix)]
        if let Some(state) = &self.state {
            use rustix::termios::{QueueSelector, tcflush};
            let is_at_question = !Self::save().is_like(self);
            set(state);
            if is_at_question {
                let _ = tcflush(rustix::stdio::stdin(), QueueSelector::IFlush);
            }
        }
        let term = dialoguer::console::Term::stderr();
        if term.is_term() && !is_dumb() {
            let _ = std::io::stderr().write_all(SHOW_CURSOR);
        }
    }

    /// Whether the echo and the handling of lines are as here.
    #[cfg(unix)]
    pub(super) fn is_like(&self, other: &Self) -> bool {
        match (&self.state, &other.state) {
            (Some(one), Some(two)) => one.local_modes == two.local_modes,
            _ => true,
        }
    }

    /// Puts this state back after a suspension.
    #[cfg(unix)]
    pub(super) fn resume(&self) {
        if let Some(state) = &self.state {
            set(state);
        }
    }
}

fn is_dumb() -> bool {
    std::env::var_os("TERM").is_some_and(|term| term == "dumb")
}

#[cfg(unix)]
fn set(state: &rustix::termios::Termios) {
    // Now: to wait until all output is written could be for ever.
    use rustix::termios::{OptionalActions::Now, tcsetattr};
    // In the background this stops us until we are in the foreground again, and is then interrupted.
    while tcsetattr(rustix::stdio::stdin(), Now, state) == Err(rustix::io::Errno::INTR) {}
}
