//! Ctrl-C and its relatives: the terminal is put right, what exists is told, the exit code is 130.
//!
//! One thread waits for the signals, whatever the rest of the program is doing: a question, a
//! request, a keychain that waits for somebody. So no wait has to look for them.

use crate::exit::Exit;
use std::io::Write;
use std::sync::{Arc, Mutex, PoisonError};

/// What to tell when the work is interrupted: what exists so far, and how to go on. Clones share it.
#[derive(Debug, Clone, Default)]
pub struct SoFar(Arc<Mutex<Option<String>>>);

impl SoFar {
    /// Sets the text; it replaces the one before.
    pub fn set(&self, text: impl Into<String>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(text.into());
    }

    /// The text, if there is any.
    pub fn get(&self) -> Option<String> {
        // A second Ctrl-C must not wait for anybody.
        self.0.try_lock().ok().and_then(|text| text.clone())
    }
}

/// Starts the thread that ends the process on SIGINT, SIGTERM or SIGHUP (Ctrl-C on Windows).
///
/// Called once, before the first question or request.
pub fn watch(so_far: SoFar) {
    let terminal = Terminal::save();
    // Should the thread not start, signals keep their default, which is to end the process.
    let _ = std::thread::Builder::new()
        .name("signals".to_owned())
        .spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_io()
                .build();
            let Ok(runtime) = runtime else { return };
            if runtime.block_on(signal()).is_ok() {
                terminal.restore();
                leave(&so_far);
            }
        });
}

#[expect(
    clippy::exit,
    reason = "the one place that ends the process from a side thread"
)]
fn leave(so_far: &SoFar) -> ! {
    let mut stderr = std::io::stderr();
    let text = so_far
        .get()
        .map(|text| format!("{text}\n"))
        .unwrap_or_default();
    let _ = stderr.write_all(format!("\ninterrupted\n{text}").as_bytes());
    std::process::exit(i32::from(Exit::Interrupted.number()))
}

#[cfg(unix)]
async fn signal() -> std::io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    let mut hangup = signal(SignalKind::hangup())?;
    tokio::select! {
        _ = interrupt.recv() => {}
        _ = terminate.recv() => {}
        _ = hangup.recv() => {}
    }
    Ok(())
}

#[cfg(not(unix))]
async fn signal() -> std::io::Result<()> {
    tokio::signal::ctrl_c().await
}

/// The terminal's state before the first question: a prompt that is left by a signal has the echo
/// off or the cursor hidden.
struct Terminal {
    #[cfg(unix)]
    state: Option<rustix::termios::Termios>,
}

impl Terminal {
    #[cfg(unix)]
    fn save() -> Self {
        Self {
            state: rustix::termios::tcgetattr(rustix::stdio::stdin()).ok(),
        }
    }

    #[cfg(not(unix))]
    fn save() -> Self {
        Self {}
    }

    fn restore(&self) {
        #[cfg(unix)]
        if let Some(state) = &self.state {
            let now = rustix::termios::OptionalActions::Now;
            let _ = rustix::termios::tcsetattr(rustix::stdio::stdin(), now, state);
        }
        let term = dialoguer::console::Term::stderr();
        if term.is_term() {
            let _ = term.show_cursor();
        }
    }
}
