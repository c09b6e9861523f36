//! Ctrl-C and its relatives: the terminal is put right, what exists is told, the exit code is 130.
//!
//! One thread waits for the signals, whatever the rest of the program is doing: a question, a
//! request, a keychain that waits for somebody. So no wait has to look for them. It also hands the
//! terminal over sanely when the program is suspended, and takes it back when it goes on.

mod screen;
mod terminal;
#[cfg(unix)]
mod unix;
#[cfg(not(unix))]
mod windows;

pub use screen::{Screen, screen};

#[cfg(unix)]
use unix as system;
#[cfg(not(unix))]
use windows as system;

use crate::exit::Exit;
use std::io::Write;
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use terminal::Terminal;

/// How long the clean-up may take before the process ends without it.
const CLEAN_UP_LIMIT: Duration = Duration::from_secs(5);
/// How long a question that was interrupted leaves the last word to the thread of the signals.
const LAST_WORD: Duration = Duration::from_secs(10);

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

type Work = Box<dyn FnOnce() + Send>;

/// What the thread of the signals has to know.
struct Watched {
    is_running: bool,
    /// The clean-up has begun.
    is_ending: bool,
    so_far: Option<SoFar>,
    /// Fits what is told to the window.
    fit: fn(&str) -> String,
    clean_ups: Vec<(u64, Work)>,
    next: u64,
}

static WATCHED: Mutex<Watched> = Mutex::new(Watched {
    is_running: false,
    is_ending: false,
    so_far: None,
    fit: str::to_owned,
    clean_ups: Vec::new(),
    next: 0,
});

fn watched() -> MutexGuard<'static, Watched> {
    WATCHED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// From here on SIGINT, SIGTERM and SIGHUP (Ctrl-C on Windows) end the process as described above,
/// and tell what is so far, made to fit the window by `fit`. Called before the first question or
/// request; again, it only replaces what is told.
pub fn watch(so_far: SoFar, fit: fn(&str) -> String) {
    {
        let mut watched = watched();
        watched.so_far = Some(so_far);
        watched.fit = fit;
    }
    start();
}

/// The same for a question outside of a longer work, such as a passphrase: nothing is told but
/// that it was interrupted.
pub(crate) fn start() {
    {
        let mut watched = watched();
        if watched.is_running {
            return;
        }
        watched.is_running = true;
    }
    let terminal = Arc::new(Terminal::save());
    restore_at_a_panic(Arc::clone(&terminal));
    let (ready, is_ready) = channel::<()>();
    // Should the thread not start, signals keep their default, which is to end the process.
    let thread = std::thread::Builder::new().name("signals".to_owned());
    let thread = thread.spawn(move || system::wait(&terminal, ready));
    if thread.is_ok() {
        // Dropped when the signals are watched: a question that begins before would be left with
        // the terminal as it is.
        let _ = is_ready.recv();
    }
}

/// A fault of ours must not leave the terminal without echo, and what it says must be readable.
fn restore_at_a_panic(terminal: Arc<Terminal>) {
    let tell = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |fault| {
        terminal.restore();
        tell(fault);
    }));
}

/// Leaves the last word to the thread of the signals, which is about to end the process.
pub(crate) fn leave_the_last_word() {
    if watched().is_running {
        std::thread::sleep(LAST_WORD);
    }
}

/// Something that must not stay behind when the process ends by a signal. Dropping this takes it
/// from the list, without doing it.
#[must_use = "the clean-up is forgotten when this is dropped"]
pub struct CleanUp(u64);

/// Has something cleaned up should the process be ended by a signal. Once one is ending it, this
/// does not return: what would have to be cleaned up is not begun any more.
pub fn clean_up(work: impl FnOnce() + Send + 'static) -> CleanUp {
    start();
    let mut watched = watched();
    while watched.is_ending {
        drop(watched);
        std::thread::park();
        watched = self::watched();
    }
    watched.next += 1;
    let number = watched.next;
    watched.clean_ups.push((number, Box::new(work)));
    CleanUp(number)
}

impl Drop for CleanUp {
    fn drop(&mut self) {
        watched().clean_ups.retain(|(number, _)| *number != self.0);
    }
}

/// Puts the terminal right, and tells what is so far. After this nothing else reaches the screen.
fn speak(terminal: &Terminal) {
    let screen = screen::take_for_good();
    terminal.restore();
    let so_far = WATCHED.try_lock().ok().and_then(|watched| {
        let so_far = watched.so_far.as_ref()?.get()?;
        Some(format!("{}\n", (watched.fit)(&so_far)))
    });
    // A drawn line is wiped; a question's line, which may hold half an answer, is left as it is.
    let begin = if screen.is_some_and(Screen::is_drawn) {
        screen::WIPE
    } else {
        "\n"
    };
    let text = format!("{begin}interrupted\n{}", so_far.unwrap_or_default());
    // A terminal that is gone is nobody's loss.
    let _ = std::io::stderr().write_all(text.as_bytes());
}

/// Begins the clean-up; the receiver hears of its end.
fn begin_clean_up(finished: impl FnOnce() + Send + 'static) {
    let works: Vec<Work> = match WATCHED.try_lock() {
        Ok(mut watched) => {
            watched.is_ending = true;
            watched.clean_ups.drain(..).map(|(_, work)| work).collect()
        }
        Err(_) => Vec::new(),
    };
    let run = move || {
        for work in works {
            work();
        }
        finished();
    };
    // Without a thread there is no clean-up; `finished` is dropped, which is heard, too.
    let _ = std::thread::Builder::new().spawn(run);
}

#[expect(
    clippy::exit,
    reason = "the one place that ends the process from a side thread"
)]
fn end() -> ! {
    std::process::exit(i32::from(Exit::Interrupted.number()))
}
