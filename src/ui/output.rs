//! The two streams: stdout for the result or nothing, stderr for all else.

use super::list::List;
use super::progress::{Counting, Waiting};
use super::style::Styles;
use super::wait::shown;
use super::wrap::fit_stderr;
use crate::interrupt::screen;
use crate::values::is_dangerous;
use clap::ValueEnum;
use serde_json::{Map, Value, json};
use std::collections::HashSet;
use std::io::Write;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The version of the JSON documents: fields are added, never renamed or removed.
pub const SCHEMA: u32 = 1;

/// The form of the result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum OutputFormat {
    /// Text for people.
    #[default]
    Human,
    /// One JSON document.
    Json,
    /// Lists: one JSON object a line, the last one `{"complete":true}`.
    Jsonl,
    /// Lists: CSV with a heading.
    Csv,
}

impl OutputFormat {
    /// Whether a program reads it, so that nobody is asked and nothing moves.
    pub fn is_for_programs(self) -> bool {
        self != Self::Human
    }
}

/// The result has no such form. What a command's arguments tell is refused before its work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this command's result is not a list")]
pub struct NotAList;

/// The result got lost: a disk that is full, a terminal that is gone.
#[derive(Debug, thiserror::Error)]
#[error("stdout cannot be written")]
pub struct Unwritten(#[source] std::io::Error);

/// How much is told on stderr.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verbosity {
    /// Errors and warnings only.
    Quiet,
    /// Notes, warnings, what is being done.
    Normal,
    /// Also each step and where each value came from (`-v`).
    Steps,
    /// Also each request, redacted (`-vv`).
    Trace,
}

/// What a command gives back: it renders itself, and prints nothing.
pub trait Report {
    /// The text for people, ending in a line end unless it is empty.
    fn human(&self, styles: Styles) -> String;
    /// The fields of the JSON document, without `schema`.
    fn json(&self) -> Map<String, Value>;
    /// The list that it is, if it is one.
    fn list(&self) -> Option<&List> {
        None
    }
}

type Stream = Arc<Mutex<Box<dyn Write + Send>>>;

/// The way to the user's screen. Clones share the streams.
#[derive(Clone)]
pub struct Ui {
    stdout: Stream,
    stderr: Stream,
    /// What was told that is told once.
    told: Arc<Mutex<HashSet<String>>>,
    /// The form of the result.
    pub format: OutputFormat,
    /// How much is told.
    pub verbosity: Verbosity,
    /// The looks of stdout.
    pub stdout_styles: Styles,
    /// The looks of stderr.
    pub stderr_styles: Styles,
    /// Whether stderr can show something that moves.
    pub animated: bool,
    /// Whether stderr is a window, whose lines end between words.
    pub is_wrapped: bool,
}

impl Ui {
    /// Takes the streams; everything else is set as for plain text.
    pub fn new(stdout: Box<dyn Write + Send>, stderr: Box<dyn Write + Send>) -> Self {
        // Whoever started it waits from now on.
        shown();
        Self {
            stdout: Arc::new(Mutex::new(stdout)),
            stderr: Arc::new(Mutex::new(stderr)),
            told: Arc::default(),
            format: OutputFormat::Human,
            verbosity: Verbosity::Normal,
            stdout_styles: Styles::plain(),
            stderr_styles: Styles::plain(),
            animated: false,
            is_wrapped: false,
        }
    }

    fn write(stream: &Stream, text: &str) -> std::io::Result<()> {
        // Once an interruption was told, nothing else is.
        let mut screen = screen();
        screen.wipe();
        let mut stream: MutexGuard<'_, _> = stream.lock().unwrap_or_else(PoisonError::into_inner);
        stream.write_all(text.as_bytes())?;
        shown();
        stream.flush()
    }

    /// A line on stderr. A stderr that is gone is nobody's loss.
    fn tell(&self, text: &str) {
        let _ = Self::write(&self.stderr, &format!("{text}\n"));
    }

    /// Writes the result to stdout. The one error is a stream that cannot be written; a closed pipe
    /// (`| head`) is none.
    pub fn result(&self, report: &dyn Report) -> anyhow::Result<()> {
        let text = match (self.format, report.list()) {
            (OutputFormat::Human, _) => report.human(self.stdout_styles),
            (OutputFormat::Json, _) => document(report.json()),
            (OutputFormat::Jsonl, Some(list)) => list.json_lines(),
            (OutputFormat::Csv, Some(list)) => list.csv(),
            (OutputFormat::Jsonl | OutputFormat::Csv, None) => return Err(NotAList.into()),
        };
        Ok(self.raw(&text)?)
    }

    /// Writes a text to stdout as it is.
    pub fn raw(&self, text: &str) -> Result<(), Unwritten> {
        match Self::write(&self.stdout, text) {
            Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
            other => other.map_err(Unwritten),
        }
    }

    /// Both streams, for a command that writes while it runs.
    pub fn writers(&self) -> (StreamWriter, StreamWriter) {
        (
            StreamWriter(Arc::clone(&self.stdout)),
            StreamWriter(Arc::clone(&self.stderr)),
        )
    }

    /// Tells something on stderr as it is, unless `--quiet`.
    pub fn say(&self, text: &str) {
        if self.verbosity > Verbosity::Quiet {
            self.tell(text);
        }
    }

    /// Tells something worth knowing.
    pub fn note(&self, text: &str) {
        let text = format!("{} {text}", self.stderr_styles.faint("note:"));
        self.say(&self.fitted(&text));
    }

    /// The text as it fits the window, where stderr is one.
    fn fitted(&self, text: &str) -> String {
        if self.is_wrapped {
            fit_stderr(text)
        } else {
            text.to_owned()
        }
    }

    /// What fits a text that is told past this value, as after Ctrl-C, to where stderr goes.
    pub fn fitting(&self) -> fn(&str) -> String {
        if self.is_wrapped {
            fit_stderr
        } else {
            str::to_owned
        }
    }

    /// Tells something that needs attention. Shown even with `--quiet`, as errors are.
    pub fn warning(&self, text: &str) {
        let text = format!("{} {text}", self.stderr_styles.warning("warning:"));
        self.tell(&self.fitted(&text));
    }

    /// A warning that is told once, however many profiles meet with what it is about.
    pub fn warning_once(&self, about: &str, text: &str) {
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        let is_new = told.insert(about.to_owned());
        drop(told);
        if is_new {
            self.warning(text);
        }
    }

    /// A new run begins: what was told once is told again, and whoever slept before has not waited.
    pub fn begin_anew(&mut self) {
        self.told = Arc::default();
        shown();
    }

    /// Tells of a danger that the user must have seen.
    pub fn danger(&self, text: &str) {
        let text = format!("{} {text}", self.stderr_styles.bad("warning:"));
        self.tell(&self.fitted(&text));
    }

    /// Tells a detail (`-v`).
    pub fn detail(&self, text: &str) {
        if self.verbosity >= Verbosity::Steps {
            self.tell(&self.stderr_styles.faint(text));
        }
    }

    /// Tells an error's lines, whatever the verbosity.
    pub fn error(&self, text: &str) {
        self.tell(&self.fitted(text));
    }

    /// Says what is being waited for, until the guard is dropped: after a second, a spinner where
    /// stderr moves, otherwise a line; a line at once with `-v`; nothing with `--quiet`.
    pub fn waiting(&self, what: &str) -> Waiting {
        if self.verbosity >= Verbosity::Steps {
            self.detail(&format!("{what} ..."));
            return Waiting::silent();
        }
        self.waiting_within_step(what)
    }

    /// The same for what is no step of its own: also with `-v` it is told after a second, and within
    /// another wait that is told it is not.
    pub fn waiting_within_step(&self, what: &str) -> Waiting {
        if self.verbosity == Verbosity::Quiet {
            Waiting::silent()
        } else if self.animated {
            Waiting::spinner(what.to_owned())
        } else {
            Waiting::line(what.to_owned(), StreamWriter(Arc::clone(&self.stderr)))
        }
    }

    /// The same for many things of which one after the other is done: a bar where stderr moves.
    pub fn counting(&self, what: &str, total: usize) -> Counting {
        let profiles = if total == 1 { "profile" } else { "profiles" };
        let text = format!("{what} {total} {profiles}");
        if self.animated && self.verbosity == Verbosity::Normal {
            Counting::bar(
                format!("{what} {profiles}"),
                u64::try_from(total).unwrap_or(u64::MAX),
            )
        } else {
            Counting::of(self.waiting(&text))
        }
    }
}

/// Writes to one of the shared streams.
pub struct StreamWriter(Stream);

impl Write for StreamWriter {
    fn write(&mut self, buffer: &[u8]) -> std::io::Result<usize> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .write(buffer)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .flush()
    }
}

impl std::fmt::Debug for Ui {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Ui")
            .field("format", &self.format)
            .finish_non_exhaustive()
    }
}

/// The same JSON, fit for a terminal: JSON itself lets DEL, C1 and direction marks stand in its texts,
/// and everything outside of them is ASCII.
pub(super) fn escaped(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    for character in json.chars() {
        if is_dangerous(character) && character != '\n' {
            for unit in character.encode_utf16(&mut [0; 2]) {
                text.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            text.push(character);
        }
    }
    text
}

/// One JSON document with its schema number first, ending in a line end.
pub fn document(fields: Map<String, Value>) -> String {
    escaped(&format!("{:#}\n", with_schema(fields)))
}

/// The same on one line.
pub fn document_line(fields: Map<String, Value>) -> String {
    escaped(&format!("{}\n", with_schema(fields)))
}

fn with_schema(fields: Map<String, Value>) -> Value {
    let mut all = Map::new();
    all.insert("schema".to_owned(), json!(SCHEMA));
    all.extend(fields);
    Value::Object(all)
}
