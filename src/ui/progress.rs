//! Says what is being waited for, but only once the wait is felt.

use super::wait::{FELT, Wait, shown, silent_since};
use crate::interrupt::screen;
use dialoguer::console::{Term, truncate_str};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle, TermLike};
use std::io;
use std::io::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

const TICK: Duration = Duration::from_millis(100);

/// Says what is being waited for while it lives. Dropping it wipes a spinner, so that an error or a
/// question starts on a clean line.
#[must_use = "the wait is told only while this lives"]
#[derive(Debug)]
pub struct Waiting {
    // One that cannot be told is still a wait.
    wait: Option<Arc<Wait>>,
}

impl Waiting {
    /// Tells nothing.
    pub(super) fn silent() -> Self {
        Self { wait: None }
    }

    /// Shows a spinner with the text on stderr after a second.
    pub(super) fn spinner(what: String) -> Self {
        let begun = Instant::now();
        Self::told(move |wait| spin(&what, None, begun, wait))
    }

    /// Shows how many of so many are done, after a second.
    fn bar(what: String, total: u64, done: Arc<AtomicU64>) -> Self {
        let begun = Instant::now();
        Self::told(move |wait| spin(&what, Some(&(total, done)), begun, wait))
    }

    /// Writes a line after a second.
    pub(super) fn line(what: String, mut stream: impl Write + Send + 'static) -> Self {
        Self::told(move |wait| {
            let mut line = Some(format!("{what} ...\n"));
            loop {
                let screen = screen();
                if !screen.has_question()
                    && is_felt()
                    && let Some(line) = line.take()
                {
                    let _ = stream.write_all(line.as_bytes());
                    let _ = stream.flush();
                    shown();
                }
                drop(screen);
                if wait.ends_within(TICK) {
                    break;
                }
            }
        })
    }

    fn told(tell: impl FnOnce(&Wait) + Send + 'static) -> Self {
        Self {
            wait: Wait::begin(silent_since(), tell),
        }
    }
}

/// Says how many of so many things are done, while it lives.
#[must_use = "the count is told only while this lives"]
#[derive(Debug)]
pub struct Counting {
    _waiting: Waiting,
    done: Arc<AtomicU64>,
}

impl Counting {
    pub(super) fn bar(what: String, total: u64) -> Self {
        let done = Arc::new(AtomicU64::new(0));
        Self {
            _waiting: Waiting::bar(what, total, Arc::clone(&done)),
            done,
        }
    }

    /// A wait without a count: where nothing is drawn, a count would only fill the screen.
    pub(super) fn of(waiting: Waiting) -> Self {
        Self {
            _waiting: waiting,
            done: Arc::default(),
        }
    }

    /// One more is done.
    pub fn one_more(&self) {
        self.done.fetch_add(1, Ordering::Relaxed);
    }
}

/// Draws until the other side ends, but not over a question, and after it only once that is felt again.
/// Each drawing holds the screen, so that nothing is drawn after an interruption was told.
fn spin(what: &str, count: Option<&(u64, Arc<AtomicU64>)>, begun: Instant, wait: &Wait) {
    let total = count.map(|(total, _)| *total);
    let bar = ProgressBar::with_draw_target(total, target());
    let mut width = None;
    let mut is_shown = false;
    loop {
        {
            let mut screen = screen();
            let was_shown = is_shown;
            is_shown = !screen.has_question() && (is_shown || is_felt());
            if is_shown {
                if !was_shown {
                    let elapsed = begun.max(silent_since()).elapsed();
                    bar.clone().with_elapsed(elapsed);
                }
                let now = Term::stderr().size().1;
                if width.replace(now) != Some(now) {
                    fit(&bar, what, total, usize::from(now));
                }
                screen.set_drawn(true);
                match count {
                    Some((_, done)) => bar.set_position(done.load(Ordering::Relaxed)),
                    None => bar.tick(),
                }
            }
        }
        if wait.ends_within(TICK) {
            break;
        }
    }
    let mut screen = screen();
    if screen.is_drawn() {
        bar.finish_and_clear();
        screen.set_drawn(false);
        shown();
    }
}

/// Whether nothing was shown for so long that it is felt.
fn is_felt() -> bool {
    silent_since().elapsed() >= FELT
}

/// Makes the line fit into one of so many columns, since one that goes on in the next cannot be wiped: the
/// drawing of what is done goes first, then the end of the text.
fn fit(bar: &ProgressBar, what: &str, total: Option<u64>, columns: usize) {
    let columns = columns.saturating_sub(usize::from(WithRoom::ROOM));
    let count = total.map_or(0, |total| " of ".len() + 2 * total.to_string().len() + 1);
    let room = columns.saturating_sub("- ".len() + count + " 59m".len());
    let drawing = " [########################]".len();
    let template = match total {
        Some(_) if what.len() + drawing <= room => {
            "{spinner} {msg} [{bar:24}] {pos} of {len} {elapsed}"
        }
        Some(_) => "{spinner} {msg} {pos} of {len} {elapsed}",
        None => "{spinner} {msg} {elapsed}",
    };
    if let Ok(style) = ProgressStyle::with_template(template) {
        let style = style.progress_chars("##.");
        bar.set_style(style.tick_strings(&["-", "\\", "|", "/", " "]));
    }
    bar.set_message(truncate_str(what, room, "...").into_owned());
}

fn target() -> ProgressDrawTarget {
    ProgressDrawTarget::term_like(Box::new(WithRoom(Term::stderr())))
}

/// The terminal, with room at the end of the line for the `^C` that it writes there itself: on the
/// next line it would keep the spinner from being wiped.
#[derive(Debug)]
struct WithRoom(Term);

impl WithRoom {
    const ROOM: u16 = 4;
}

impl TermLike for WithRoom {
    fn width(&self) -> u16 {
        self.0.size().1.saturating_sub(Self::ROOM)
    }

    fn move_cursor_up(&self, lines: usize) -> io::Result<()> {
        self.0.move_cursor_up(lines)
    }

    fn move_cursor_down(&self, lines: usize) -> io::Result<()> {
        self.0.move_cursor_down(lines)
    }

    fn move_cursor_right(&self, columns: usize) -> io::Result<()> {
        self.0.move_cursor_right(columns)
    }

    fn move_cursor_left(&self, columns: usize) -> io::Result<()> {
        self.0.move_cursor_left(columns)
    }

    fn write_line(&self, line: &str) -> io::Result<()> {
        self.0.write_line(line)
    }

    fn write_str(&self, text: &str) -> io::Result<()> {
        self.0.write_str(text)
    }

    fn clear_line(&self) -> io::Result<()> {
        self.0.clear_line()
    }

    fn flush(&self) -> io::Result<()> {
        self.0.flush()
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        if let Some(wait) = &self.wait {
            wait.end();
        }
    }
}
