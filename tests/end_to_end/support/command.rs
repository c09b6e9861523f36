//! The real binary: emptied environment, a time limit, and all that it said in one value.

use std::ffi::{OsStr, OsString};
use std::fmt;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use serde_json::Value;

use super::Home;

/// No run may take longer.
const LIMIT: Duration = Duration::from_secs(30);

/// A command line of the tool that is not run yet.
#[derive(Clone)]
pub(crate) struct Command {
    program: OsString,
    arguments: Vec<OsString>,
    variables: Vec<(OsString, OsString)>,
    folder: std::path::PathBuf,
    stdin: Vec<u8>,
}

/// The tool in the surroundings of `home`, with arguments separated by blanks.
pub(crate) fn ws1_okta(home: &Home, arguments: &str) -> Command {
    Command::new(home, env!("CARGO_BIN_EXE_ws1-okta")).args(arguments)
}

impl Command {
    /// Any program, in the surroundings of `home`.
    pub(crate) fn new(home: &Home, program: &str) -> Self {
        Self {
            program: program.into(),
            arguments: Vec::new(),
            variables: home.variables(),
            folder: home.folder().to_owned(),
            stdin: Vec::new(),
        }
    }

    /// More arguments, separated by blanks.
    pub(crate) fn args(mut self, arguments: &str) -> Self {
        self.arguments
            .extend(arguments.split_whitespace().map(OsString::from));
        self
    }

    /// One more argument, as it is.
    pub(crate) fn arg(mut self, argument: impl AsRef<OsStr>) -> Self {
        self.arguments.push(argument.as_ref().to_owned());
        self
    }

    /// Takes away an argument, and the one after it.
    pub(crate) fn without_pair(mut self, argument: &str) -> Self {
        let place = self.arguments.iter().position(|one| one == argument);
        let place = place.unwrap_or_else(|| panic!("{argument} is not in {:?}", self.arguments));
        self.arguments.drain(place..=place + 1);
        self
    }

    /// Takes away an argument.
    pub(crate) fn without(mut self, argument: &str) -> Self {
        self.arguments.retain(|one| one != argument);
        self
    }

    pub(crate) fn var(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.variables
            .push((name.into(), value.as_ref().to_owned()));
        self
    }

    /// Takes away a variable of the surroundings.
    pub(crate) fn without_var(mut self, name: &str) -> Self {
        self.variables.retain(|(one, _)| one != name);
        self
    }

    pub(crate) fn stdin(mut self, text: &str) -> Self {
        self.stdin = text.as_bytes().to_vec();
        self
    }

    pub(crate) fn folder(mut self, folder: &Path) -> Self {
        folder.clone_into(&mut self.folder);
        self
    }

    /// The same by another program, which runs `program` in its place.
    pub(crate) fn by(mut self, other: &str, arguments: &str, program: &Path) -> Self {
        self.program = other.into();
        let before = arguments.split_whitespace().map(OsString::from);
        let before: Vec<OsString> = before.chain([program.into()]).collect();
        self.arguments.splice(..0, before);
        self
    }

    /// Runs it to its end.
    pub(crate) fn run(self) -> Outcome {
        self.start().wait()
    }

    /// Starts it.
    pub(crate) fn start(self) -> Started {
        let mut child = std::process::Command::new(&self.program)
            .args(&self.arguments)
            .env_clear()
            .envs(self.variables.iter().map(|(name, value)| (name, value)))
            .current_dir(&self.folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let input = self.stdin;
        // Whoever does not read its input may close it.
        std::thread::spawn(move || stdin.write_all(&input).ok());
        let (stdout, stderr) = (child.stdout.take().unwrap(), child.stderr.take().unwrap());
        let (sender, lines) = channel();
        Started {
            child,
            stdout: Some(collect(stdout, Some(sender))),
            stderr: Some(collect(stderr, None)),
            lines,
            line: format!("{:?}", self.arguments),
        }
    }
}

/// All of it, and each line as soon as it is there.
fn collect(
    stream: impl Read + Send + 'static,
    lines: Option<Sender<String>>,
) -> JoinHandle<String> {
    std::thread::spawn(move || {
        let (mut stream, mut bytes) = (BufReader::new(stream), Vec::new());
        loop {
            let begin = bytes.len();
            if stream.read_until(b'\n', &mut bytes).unwrap() == 0 {
                return String::from_utf8_lossy(&bytes).into_owned();
            }
            if let Some(lines) = &lines {
                // Not every test reads them.
                let _ = lines.send(String::from_utf8_lossy(&bytes[begin..]).into_owned());
            }
        }
    })
}

/// A command that runs; killed when dropped.
pub(crate) struct Started {
    child: Child,
    stdout: Option<JoinHandle<String>>,
    stderr: Option<JoinHandle<String>>,
    lines: Receiver<String>,
    line: String,
}

impl Started {
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// Whether it still runs.
    pub(crate) fn is_running(&mut self) -> bool {
        self.child.try_wait().unwrap().is_none()
    }

    /// The next line of stdout, which is waited for as long as any run may take.
    pub(crate) fn line(&mut self) -> String {
        self.lines.recv_timeout(LIMIT).unwrap_or_else(|_| {
            // It may have ended.
            let _ = self.child.kill();
            self.child.wait().unwrap();
            panic!("no further line\n{}", self.outcome(None))
        })
    }

    /// The same as a JSON document.
    pub(crate) fn json_line(&mut self) -> Value {
        let line = self.line();
        serde_json::from_str(&line).unwrap_or_else(|error| panic!("{error}: {line}"))
    }

    /// Asks it to end (SIGTERM).
    pub(crate) fn terminate(self) -> Outcome {
        let id = rustix::process::Pid::from_child(&self.child);
        rustix::process::kill_process(id, rustix::process::Signal::TERM).unwrap();
        self.wait()
    }

    /// Ends it at once (SIGKILL), as a crash would.
    pub(crate) fn kill(mut self) -> Outcome {
        self.child.kill().unwrap();
        self.wait()
    }

    /// Waits for its end, at most so long as any run may take.
    pub(crate) fn wait(self) -> Outcome {
        self.wait_within(LIMIT)
            .unwrap_or_else(|hung| panic!("it did not end in {} s\n{hung}", LIMIT.as_secs()))
    }

    /// Waits for its end, at most so long; what it said until it was killed is an error then.
    pub(crate) fn wait_within(mut self, limit: Duration) -> Result<Outcome, Outcome> {
        let end = Instant::now() + limit;
        let status = loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                break status;
            }
            if Instant::now() > end {
                self.child.kill().unwrap();
                self.child.wait().unwrap();
                return Err(self.outcome(None));
            }
            std::thread::sleep(Duration::from_millis(5));
        };
        let dumped_core = std::os::unix::process::ExitStatusExt::core_dumped(&status);
        Ok(Outcome {
            dumped_core,
            ..self.outcome(status.code())
        })
    }

    fn outcome(&mut self, code: Option<i32>) -> Outcome {
        let text = |handle: Option<JoinHandle<String>>| handle.unwrap().join().unwrap();
        Outcome {
            line: self.line.clone(),
            code,
            dumped_core: false,
            stdout: text(self.stdout.take()),
            stderr: text(self.stderr.take()),
        }
    }
}

impl Drop for Started {
    fn drop(&mut self) {
        // It may have ended.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// All that a run said.
#[must_use]
pub(crate) struct Outcome {
    line: String,
    /// The exit code; none if a signal ended it.
    pub(crate) code: Option<i32>,
    /// Whether the system wrote a core file, or handed one on.
    pub(crate) dumped_core: bool,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl fmt::Display for Outcome {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            line,
            code,
            dumped_core: _,
            stdout,
            stderr,
        } = self;
        write!(
            formatter,
            "--- arguments {line}\n--- exit code {code:?}\n--- stdout\n{stdout}--- stderr\n{stderr}---"
        )
    }
}

impl Outcome {
    /// Asserts the exit code, and that a failure has its most important line last: the hint, or else
    /// the error.
    pub(crate) fn exits(&self, code: i32) -> &Self {
        assert_eq!(self.code, Some(code), "expected exit code {code}\n{self}");
        let is_there = |start: &str| self.stderr.lines().any(|line| line.starts_with(start));
        if code != 0 && is_there("error: ") {
            let start = ["hint: ", "error: "]
                .into_iter()
                .find(|start| is_there(start));
            // What is indented belongs to the line above it.
            let last = self.stderr.lines().rfind(|line| !line.starts_with(' '));
            let is_last = last.unwrap_or_default().starts_with(start.unwrap());
            assert!(is_last, "the most important line is not the last\n{self}");
        }
        self
    }

    /// Asserts that it failed so, with nothing on stdout: a line `error:` with this start, and at the
    /// very end one hint that has these words.
    pub(crate) fn fails(&self, code: i32, error: &str, hint: &str) -> &Self {
        self.exits(code);
        assert_eq!(self.stdout, "", "a failure has no result\n{self}");
        let line = self.stderr.lines().find(|line| line.starts_with("error: "));
        let is_told = line.is_some_and(|line| line.starts_with(&format!("error: {error}")));
        assert!(is_told, "expected: error: {error}\n{self}");
        let hints: Vec<&str> = self
            .stderr
            .lines()
            .filter_map(|line| line.strip_prefix("hint: "))
            .collect();
        assert_eq!(hints.len(), 1, "expected one hint\n{self}");
        assert!(hints[0].contains(hint), "expected hint: {hint}\n{self}");
        self
    }

    /// Asserts that stderr has this text.
    pub(crate) fn tells(&self, text: &str) -> &Self {
        assert!(self.stderr.contains(text), "stderr lacks {text:?}\n{self}");
        self
    }

    /// Asserts that stdout has this text.
    pub(crate) fn shows(&self, text: &str) -> &Self {
        assert!(self.stdout.contains(text), "stdout lacks {text:?}\n{self}");
        self
    }

    /// The one JSON document that stdout is.
    pub(crate) fn json(&self) -> Value {
        let value: Value = serde_json::from_str(&self.stdout)
            .unwrap_or_else(|error| panic!("stdout is no JSON document: {error}\n{self}"));
        assert_eq!(value["schema"], 1, "{self}");
        value
    }
}
