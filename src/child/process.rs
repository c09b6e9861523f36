//! Running a program that may misbehave in every way: it ends in time, and so do we.

use crate::http::Redactor;
use crate::interrupt::{self, CleanUp};
use secrecy::zeroize::Zeroizing;
use std::ffi::{OsStr, OsString};
use std::io::{self, Read, Write};
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// More output than this is not an answer, in bytes.
const LONGEST_ANSWER: usize = 64 * 1024;
/// How often we look whether the program has ended.
const PAUSE: Duration = Duration::from_millis(5);
/// How long output may still be on its way after the program has ended. A child of its own that holds
/// the pipe open is not waited for any longer.
const GRACE: Duration = Duration::from_millis(200);

/// What a program did.
pub(crate) enum Outcome {
    /// It ended by itself.
    Ended {
        status: ExitStatus,
        output: Zeroizing<Vec<u8>>,
    },
    /// It was killed at the time limit.
    TimedOut,
    /// It was killed since it wrote without end.
    TooMuchOutput,
}

/// A program to run.
pub(crate) struct Program<'run> {
    pub(crate) name: &'run OsStr,
    pub(crate) arguments: &'run [OsString],
    /// All that it finds in its environment.
    pub(crate) environment: &'run [(OsString, OsString)],
    /// After so long its process group is killed.
    pub(crate) limit: Duration,
    /// What its output is to us.
    pub(crate) output: Output,
}

/// What a program's output is to us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Output {
    /// An answer. Too much of it is none; and what the program says on its standard error is thrown
    /// away, since it may repeat the input.
    Answer,
    /// What it has to tell, on both streams in the order in which it was written; the end of a very
    /// long one is dropped. What is left is for [`Redactor::start`], which shows less of it.
    Log,
}

impl Output {
    /// So much of it is read, in bytes.
    fn longest(self) -> usize {
        match self {
            Self::Answer => LONGEST_ANSWER,
            Self::Log => Redactor::SEARCHED,
        }
    }
}

/// Runs a program and gives it `input`.
pub(crate) fn run(program: &Program<'_>, input: Zeroizing<Vec<u8>>) -> io::Result<Outcome> {
    let deadline = Instant::now() + program.limit;
    let (output, into_output) = io::pipe()?;
    let errors = match program.output {
        Output::Answer => Stdio::null(),
        Output::Log => into_output.try_clone()?.into(),
    };
    let mut command = Command::new(program.name);
    command
        .args(program.arguments)
        .env_clear()
        .envs(program.environment.iter().cloned())
        .stdin(Stdio::piped())
        .stdout(into_output)
        .stderr(errors);
    group::of_its_own(&mut command);
    // Taken before it is started, so that no signal comes in between.
    let running = Running::default();
    let _clean_up = running.is_cleaned_up();
    let stdin = running.start(&mut command)?;
    // It holds our copies of the pipe's other end, which would keep it open.
    drop(command);
    let reader = Reader::start(output, program.output);
    // On a thread, since a program that reads nothing would make us wait; and without looking at the
    // result, since one that reads nothing may be right.
    let writer = thread::Builder::new().spawn(move || {
        if let Some(mut stdin) = stdin {
            let _ = stdin.write_all(&input);
        }
    });
    let (Ok(reader), Ok(_)) = (reader, writer) else {
        running.end();
        return Err(io::Error::from(io::ErrorKind::OutOfMemory));
    };
    let status = loop {
        let was_finished = reader.wait(PAUSE);
        if reader.is_over() {
            running.end();
            return Ok(Outcome::TooMuchOutput);
        }
        if let Some(status) = running.try_wait()? {
            break status;
        }
        if Instant::now() >= deadline {
            running.end();
            return Ok(Outcome::TimedOut);
        }
        if was_finished {
            // Its output is closed, so the end is near: the channel no longer makes us pause.
            thread::sleep(Duration::from_millis(1));
        }
    };
    reader.wait(GRACE);
    if reader.is_over() {
        return Ok(Outcome::TooMuchOutput);
    }
    let output = reader.take();
    Ok(Outcome::Ended { status, output })
}

/// The program, from its start until it was collected.
#[derive(Default, Clone)]
struct Running(Arc<Mutex<Option<Child>>>);

impl Running {
    fn lock(&self) -> MutexGuard<'_, Option<Child>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Has it killed should a signal end us: its group is not the terminal's, so that Ctrl-C alone
    /// does not reach it.
    fn is_cleaned_up(&self) -> CleanUp {
        let running = self.clone();
        interrupt::clean_up(move || {
            let mut child = running.lock();
            end(child.as_mut());
            // Held for good: whoever is about to start it, or to tell of its end, waits with us.
            std::mem::forget(child);
        })
    }

    fn start(&self, command: &mut Command) -> io::Result<Option<ChildStdin>> {
        let mut place = self.lock();
        Ok(place.insert(command.spawn()?).stdin.take())
    }

    fn try_wait(&self) -> io::Result<Option<ExitStatus>> {
        let mut child = self.lock();
        let status = child.as_mut().map(Child::try_wait).transpose()?.flatten();
        if status.is_some() {
            // Its number may be another's from now on.
            *child = None;
        }
        Ok(status)
    }

    fn end(&self) {
        end(self.lock().as_mut());
    }
}

/// Kills the program and all of its group, and collects it. It does not wait for one that the
/// operating system cannot end.
fn end(child: Option<&mut Child>) {
    const LONGEST: Duration = Duration::from_secs(1);
    let Some(child) = child else { return };
    group::kill(child);
    let begun = Instant::now();
    while begun.elapsed() < LONGEST && matches!(child.try_wait(), Ok(None)) {
        thread::sleep(Duration::from_millis(1));
    }
}

/// Reads on a thread of its own, so that an open pipe cannot hold us.
struct Reader {
    read: Arc<Mutex<Zeroizing<Vec<u8>>>>,
    longest: usize,
    finished: Receiver<()>,
}

impl Reader {
    fn start(mut pipe: impl Read + Send + 'static, output: Output) -> io::Result<Self> {
        let longest = output.longest();
        let read = Arc::new(Mutex::new(Zeroizing::new(Vec::with_capacity(
            longest + 4096,
        ))));
        let (sender, finished) = mpsc::channel();
        let shared = Arc::clone(&read);
        thread::Builder::new().spawn(move || {
            // Dropped at the end, which tells the other side.
            let _sender: mpsc::Sender<()> = sender;
            let mut buffer = Zeroizing::new([0_u8; 4096]);
            loop {
                let length = match pipe.read(buffer.as_mut_slice()) {
                    Ok(0) => break,
                    Ok(length) => length,
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                    Err(_) => break,
                };
                let mut all = shared.lock().unwrap_or_else(PoisonError::into_inner);
                let room = match output {
                    Output::Answer => length,
                    Output::Log => length.min(longest - all.len()),
                };
                all.extend_from_slice(buffer.get(..room).unwrap_or_default());
                if all.len() > longest {
                    break;
                }
            }
        })?;
        Ok(Self {
            read,
            longest,
            finished,
        })
    }

    /// Waits for the end of the output, at most so long; says whether it has come.
    fn wait(&self, limit: Duration) -> bool {
        self.finished.recv_timeout(limit) == Err(RecvTimeoutError::Disconnected)
    }

    fn is_over(&self) -> bool {
        self.lock().len() > self.longest
    }

    fn take(&self) -> Zeroizing<Vec<u8>> {
        std::mem::take(&mut *self.lock())
    }

    fn lock(&self) -> MutexGuard<'_, Zeroizing<Vec<u8>>> {
        self.read.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(unix)]
mod group {
    use rustix::process::{Pid, Signal, kill_process_group};
    use std::os::unix::process::CommandExt;
    use std::process::{Child, Command};

    pub(super) fn of_its_own(command: &mut Command) {
        command.process_group(0);
    }

    pub(super) fn kill(child: &mut Child) {
        // The child was not collected yet, so its number is still its own.
        let _ = kill_process_group(Pid::from_child(child), Signal::KILL);
        let _ = child.kill();
    }
}

/// Elsewhere the program alone is killed; what it started lives on, and is not waited for.
#[cfg(not(unix))]
mod group {
    use std::process::{Child, Command};

    pub(super) fn of_its_own(_: &mut Command) {}

    pub(super) fn kill(child: &mut Child) {
        let _ = child.kill();
    }
}
