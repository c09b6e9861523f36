//! A spinner that says what is being waited for, but only once the wait is felt.

use indicatif::{ProgressBar, ProgressStyle};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

/// How long a wait may be before it is told.
const FELT: Duration = Duration::from_secs(1);
const TICK: Duration = Duration::from_millis(100);

/// Says what is being waited for while it lives. Dropping it clears the line, so that an error or a
/// question starts on a clean one.
#[must_use = "the spinner is shown only while this lives"]
#[derive(Debug)]
pub struct Waiting {
    running: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Waiting {
    /// Shows nothing.
    pub(super) fn silent() -> Self {
        Self { running: None }
    }

    /// Shows a spinner with the text on stderr after a second.
    pub(super) fn spinner(what: String) -> Self {
        let (stop, stopped) = channel();
        let thread = std::thread::spawn(move || {
            if stopped.recv_timeout(FELT) != Err(RecvTimeoutError::Timeout) {
                return;
            }
            let bar = ProgressBar::new_spinner();
            if let Ok(style) = ProgressStyle::with_template("{spinner} {wide_msg} {elapsed:>3}") {
                bar.set_style(style.tick_strings(&["-", "\\", "|", "/", " "]));
            }
            bar.set_message(what);
            bar.enable_steady_tick(TICK);
            // Ends when the sender is dropped or speaks.
            let _ = stopped.recv();
            bar.finish_and_clear();
        });
        Self {
            running: Some((stop, thread)),
        }
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        if let Some((stop, thread)) = self.running.take() {
            drop(stop);
            let _ = thread.join();
        }
    }
}
