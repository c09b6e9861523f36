//! A program in a pseudo-terminal, and the person before it.
//!
//! The terminal begins as a real one does, with the echo on: a test that a secret is not shown would
//! otherwise see nothing. Nothing here waits for a fixed time: everything is looked for until it is
//! there, or too much time has passed.

use pty_process::blocking::{Command, Pty, open};
use rustix::fs::{OFlags, fcntl_setfl};
use rustix::termios::{LocalModes, tcgetattr};
use std::io::{ErrorKind, Read, Write};
use std::os::unix::process::ExitStatusExt;
use std::process::Child;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::{JoinHandle, sleep};
use std::time::{Duration, Instant};

/// How long anything is waited for.
const LIMIT: Duration = Duration::from_secs(60);
/// How long what was written last may take to be read, where another program keeps the terminal open.
const DRAINED: Duration = Duration::from_secs(2);
/// How often.
const PAUSE: Duration = Duration::from_millis(2);

/// What came out: the screen as a person sees it, and every byte.
struct Output {
    screen: vt100::Parser,
    bytes: Vec<u8>,
}

fn parser(rows: u16, columns: u16) -> vt100::Parser {
    vt100::Parser::new(rows.try_into().unwrap(), columns.try_into().unwrap(), 0)
}

/// A program in a terminal.
pub(crate) struct Tty {
    pty: Option<Arc<Pty>>,
    output: Arc<Mutex<Output>>,
    child: Child,
    reader: Option<JoinHandle<()>>,
    closed: Arc<AtomicBool>,
    /// How much of the plain text was looked at.
    seen: usize,
}

impl Tty {
    /// Starts a program in a window of these rows and columns.
    pub(crate) fn start(command: Command, (rows, columns): (u16, u16)) -> Self {
        let (pty, pts) = open().unwrap();
        pty.resize(pty_process::Size::new(rows, columns)).unwrap();
        let child = command.spawn(pts).unwrap();
        let pty = Arc::new(pty);
        let output = Arc::new(Mutex::new(Output {
            screen: parser(rows, columns),
            bytes: Vec::new(),
        }));
        let (reading, filled) = (Arc::clone(&pty), Arc::clone(&output));
        let closed = Arc::new(AtomicBool::new(false));
        let is_closed = Arc::clone(&closed);
        fcntl_setfl(&*pty, OFlags::NONBLOCK).unwrap();
        let reader = std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            while !is_closed.load(Ordering::Relaxed) {
                match (&*reading).read(&mut buffer) {
                    Ok(length @ 1..) => {
                        let mut output = filled.lock().unwrap();
                        output.screen.process(&buffer[..length]);
                        output.bytes.extend_from_slice(&buffer[..length]);
                    }
                    Err(error) if error.kind() == ErrorKind::WouldBlock => sleep(PAUSE),
                    // Nobody has the other side open any more.
                    _ => break,
                }
            }
        });
        Self {
            pty: Some(pty),
            output,
            child,
            reader: Some(reader),
            closed,
            seen: 0,
        }
    }

    fn pty(&self) -> &Pty {
        self.pty.as_deref().unwrap()
    }

    /// The screen, line by line, without trailing blanks.
    pub(crate) fn screen(&self) -> String {
        self.output.lock().unwrap().screen.screen().contents()
    }

    /// Looks at the screen.
    pub(crate) fn look<T>(&self, look: impl FnOnce(&vt100::Screen) -> T) -> T {
        look(self.output.lock().unwrap().screen.screen())
    }

    /// Every byte that came out so far.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        self.output.lock().unwrap().bytes.clone()
    }

    /// All text that came out, without control sequences.
    pub(crate) fn text(&self) -> String {
        plain(&self.bytes())
    }

    /// Waits for something.
    pub(crate) fn wait(&self, what: &str, is_there: impl Fn() -> bool) {
        let begun = Instant::now();
        while !is_there() {
            assert!(
                begun.elapsed() < LIMIT,
                "never saw {what}:\n{}\n--- all of it:\n{}",
                self.screen(),
                self.text()
            );
            sleep(PAUSE);
        }
    }

    /// Waits for a text that comes after what was seen before.
    pub(crate) fn see(&mut self, text: &str) -> &mut Self {
        let seen = self.seen;
        let find = || {
            let all = self.text();
            all.get(seen..).and_then(|new| new.find(text))
        };
        self.wait(&format!("{text:?}"), || find().is_some());
        self.seen += find().unwrap() + text.len();
        self
    }

    /// The terminal's modes.
    pub(crate) fn modes(&self) -> LocalModes {
        tcgetattr(self.pty()).unwrap().local_modes
    }

    /// Waits until a key is read as it is pressed.
    pub(crate) fn wait_for_keys(&self) {
        self.wait("a question for a key", || {
            !self.modes().contains(LocalModes::ICANON)
        });
    }

    /// Waits until a line is read without echo. What is typed before is thrown away.
    pub(crate) fn wait_for_hidden(&self) {
        self.wait("a hidden question", || {
            let modes = self.modes();
            modes.contains(LocalModes::ICANON) && !modes.contains(LocalModes::ECHO)
        });
    }

    /// Whether the terminal is as a shell wants it: echo on, lines, a cursor.
    pub(crate) fn is_sane(&self) -> bool {
        let modes = self.modes();
        modes.contains(LocalModes::ECHO | LocalModes::ICANON | LocalModes::ISIG)
            && !self.look(vt100::Screen::hide_cursor)
    }

    pub(crate) fn send(&self, keys: &str) {
        let mut rest = keys.as_bytes();
        while !rest.is_empty() {
            match self.pty().write(rest) {
                Ok(length) => rest = &rest[length..],
                Err(error) if error.kind() == ErrorKind::WouldBlock => sleep(PAUSE),
                Err(error) => panic!("cannot type: {error}"),
            }
        }
    }

    /// Answers a question that reads keys.
    pub(crate) fn answer(&mut self, label: &str, keys: &str) -> &mut Self {
        self.see(label);
        self.wait_for_keys();
        self.send(keys);
        self
    }

    /// Types a line, and Enter.
    pub(crate) fn type_line(&mut self, line: &str) -> &mut Self {
        self.send(&format!("{line}\r"));
        self
    }

    /// Answers a question that reads a line. One that is typed too early is not lost.
    pub(crate) fn fill(&mut self, label: &str, line: &str) -> &mut Self {
        self.see(label);
        self.type_line(line)
    }

    /// Answers a question whose answer is not shown.
    pub(crate) fn answer_hidden(&mut self, label: &str, line: &str) -> &mut Self {
        self.see(label);
        self.wait_for_hidden();
        self.send(&format!("{line}\r"));
        self
    }

    pub(crate) fn resize(&self, rows: u16, columns: u16) {
        self.output
            .lock()
            .unwrap()
            .screen
            .screen_mut()
            .set_size(rows.try_into().unwrap(), columns.try_into().unwrap());
        self.pty()
            .resize(pty_process::Size::new(rows, columns))
            .unwrap();
    }

    pub(crate) fn id(&self) -> rustix::process::Pid {
        rustix::process::Pid::from_child(&self.child)
    }

    pub(crate) fn signal(&self, signal: rustix::process::Signal) {
        rustix::process::kill_process(self.id(), signal).unwrap();
    }

    /// Closes the terminal, as a window is closed.
    pub(crate) fn close(&mut self) {
        self.closed.store(true, Ordering::Relaxed);
        self.reader.take().unwrap().join().unwrap();
        self.pty = None;
    }

    /// Waits for the end; the exit code, or the signal as a negative number.
    pub(crate) fn end(&mut self) -> i32 {
        let begun = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                self.drain();
                return status
                    .code()
                    .unwrap_or_else(|| -status.signal().unwrap_or_default());
            }
            assert!(begun.elapsed() < LIMIT, "it does not end:\n{}", self.text());
            sleep(PAUSE);
        }
    }
}

impl Tty {
    /// Waits until all is read that was written before the end.
    fn drain(&self) {
        let begun = Instant::now();
        let is_read = || self.reader.as_ref().is_none_or(JoinHandle::is_finished);
        while !is_read() && begun.elapsed() < DRAINED {
            sleep(PAUSE);
        }
    }
}

impl Drop for Tty {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The text without control sequences and carriage returns.
pub(crate) fn plain(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let mut plain = String::new();
    let mut chars = text.chars();
    while let Some(next) = chars.next() {
        match next {
            '\x1b' => {
                if chars.next() == Some('[') {
                    // Parameters, and then one letter.
                    let _ = chars.find(|end| ('@'..='~').contains(end));
                }
            }
            '\r' => {}
            _ => plain.push(next),
        }
    }
    plain
}
