//! Lines as the terminal hands them over, and its echo, which is off for as long as a secret is asked
//! for.

use dialoguer::console::Term;
use secrecy::zeroize::Zeroizing;
use std::io;

/// Reads a line as the terminal hands it over, with its own keys for editing it and for signals.
pub(super) fn read_line() -> io::Result<Zeroizing<String>> {
    let mut line = Zeroizing::new(String::new());
    if io::stdin().read_line(&mut line)? == 0 {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    let length = line.trim_end_matches(['\r', '\n']).len();
    line.truncate(length);
    Ok(line)
}

/// Reads a line that is not shown, while [`NoEcho`] lives; an end of the input is an error.
pub(super) fn read_hidden(term: &Term) -> io::Result<Zeroizing<String>> {
    if cfg!(not(unix)) {
        return term.read_secure_line().map(Zeroizing::new);
    }
    let line = read_line()?;
    // Its own line end was not shown, either.
    term.write_line("")?;
    Ok(line)
}

/// Turns the echo off until it is dropped. It goes first, before the question is on the screen: what
/// is typed or pasted the moment it appears must not be seen either.
pub(super) struct NoEcho {
    #[cfg(unix)]
    before: rustix::termios::Termios,
}

impl NoEcho {
    /// An echo that cannot be turned off is an error: the secret would be seen.
    #[cfg(unix)]
    pub(super) fn begin() -> io::Result<Self> {
        use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};
        // A signal puts back what is noted here, with the echo on.
        crate::interrupt::start();
        let before = tcgetattr(rustix::stdio::stdin())?;
        let mut quiet = before.clone();
        quiet.local_modes.remove(LocalModes::ECHO);
        tcsetattr(rustix::stdio::stdin(), OptionalActions::Now, &quiet)?;
        Ok(Self { before })
    }

    #[cfg(not(unix))]
    #[expect(
        clippy::unnecessary_wraps,
        reason = "the same call as on other systems"
    )]
    pub(super) fn begin() -> io::Result<Self> {
        Ok(Self {})
    }
}

#[cfg(unix)]
impl Drop for NoEcho {
    fn drop(&mut self) {
        use rustix::termios::{OptionalActions, tcsetattr};
        let _ = tcsetattr(rustix::stdio::stdin(), OptionalActions::Now, &self.before);
    }
}
