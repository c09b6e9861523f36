//! The terminal's echo, off for as long as a secret is asked for.

/// Turns the echo off until it is dropped. It goes first, before the question is on the screen: what
/// is typed or pasted the moment it appears must not be seen either.
pub(super) struct NoEcho {
    #[cfg(unix)]
    before: Option<rustix::termios::Termios>,
}

impl NoEcho {
    #[cfg(unix)]
    pub(super) fn begin() -> Self {
        use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};
        let stdin = rustix::stdio::stdin();
        let before = tcgetattr(stdin).ok();
        if let Some(before) = &before {
            let mut quiet = before.clone();
            quiet.local_modes.remove(LocalModes::ECHO);
            // Where this fails the question itself turns the echo off, a moment later.
            let _ = tcsetattr(stdin, OptionalActions::Now, &quiet);
        }
        Self { before }
    }

    #[cfg(not(unix))]
    pub(super) fn begin() -> Self {
        Self {}
    }
}

#[cfg(unix)]
impl Drop for NoEcho {
    fn drop(&mut self) {
        use rustix::termios::{OptionalActions, tcsetattr};
        if let Some(before) = &self.before {
            let _ = tcsetattr(rustix::stdio::stdin(), OptionalActions::Now, before);
        }
    }
}
