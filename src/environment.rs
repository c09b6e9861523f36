//! What the process was started with: variables, streams, folders. Gathered once, replaceable in
//! tests.

use secrecy::zeroize::Zeroizing;
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io::{self, ErrorKind, IsTerminal, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// Standard input, what it was read for, and what it said, which may be a secret.
struct Stdin {
    reader: Box<dyn Read + Send>,
    taken_by: Option<&'static str>,
    read: Option<Result<Zeroizing<String>, io::Error>>,
}

impl Stdin {
    fn new(reader: impl Read + Send + 'static) -> Arc<Mutex<Self>> {
        Arc::new(Mutex::new(Self {
            reader: Box::new(reader),
            taken_by: None,
            read: None,
        }))
    }
}

/// Standard input was read already, for this.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TakenBy(pub &'static str);

/// The surroundings of one run.
#[derive(Clone)]
pub struct Environment {
    variables: BTreeMap<OsString, OsString>,
    stdin: Arc<Mutex<Stdin>>,
    /// Whether standard input is a terminal.
    pub stdin_is_terminal: bool,
    /// Whether standard output is a terminal.
    pub stdout_is_terminal: bool,
    /// Whether standard error is a terminal.
    pub stderr_is_terminal: bool,
}

impl Environment {
    /// The surroundings of this process.
    pub fn of_process() -> Self {
        Self {
            variables: std::env::vars_os().collect(),
            stdin: Stdin::new(std::io::stdin()),
            stdin_is_terminal: std::io::stdin().is_terminal(),
            stdout_is_terminal: std::io::stdout().is_terminal(),
            stderr_is_terminal: std::io::stderr().is_terminal(),
        }
    }

    /// Surroundings without a terminal, for tests.
    pub fn bare<K, V>(variables: impl IntoIterator<Item = (K, V)>, stdin: &[u8]) -> Self
    where
        K: Into<OsString>,
        V: Into<OsString>,
    {
        Self {
            variables: variables
                .into_iter()
                .map(|(k, v)| (k.into(), v.into()))
                .collect(),
            stdin: Stdin::new(std::io::Cursor::new(stdin.to_vec())),
            stdin_is_terminal: false,
            stdout_is_terminal: false,
            stderr_is_terminal: false,
        }
    }

    /// A variable; set to nothing counts as not set.
    pub fn variable(&self, name: &str) -> Option<&OsString> {
        self.variables
            .get(&OsString::from(name))
            .filter(|value| !value.is_empty())
    }

    /// Takes a variable away.
    pub fn forget(&mut self, name: &str) {
        self.variables.remove(&OsString::from(name));
    }

    /// A path as it was typed at a question, where no shell puts the home folder in the place of `~`.
    pub fn typed_path(&self, typed: &Path) -> PathBuf {
        let home = self
            .variable("HOME")
            .or_else(|| self.variable("USERPROFILE"));
        match (typed.strip_prefix("~"), home) {
            (Ok(below), Some(home)) => Path::new(home).join(below),
            _ => typed.to_owned(),
        }
    }

    /// All variables.
    pub fn variables(&self) -> impl Iterator<Item = (OsString, OsString)> {
        self.variables.clone().into_iter()
    }

    /// Whether `CI` is set to anything but `false` or `0`.
    pub fn is_ci(&self) -> bool {
        self.variable("CI")
            .is_some_and(|value| value != "false" && value != "0")
    }

    /// Whether the terminal can only print: `TERM` is `dumb`.
    pub fn is_dumb(&self) -> bool {
        self.variable("TERM").is_some_and(|term| term == "dumb")
    }

    /// Whether the token may be shown without being asked for: a person looks at stdout, and no
    /// pipeline records it.
    pub fn is_person_watching(&self) -> bool {
        self.stdin_is_terminal && self.stdout_is_terminal && !self.is_ci()
    }

    /// Reads standard input to its end, which must come within `limit` bytes. It can be read for one thing
    /// a run, for what `name` says; a command that asks for that again is given the same.
    pub fn read_stdin(
        &self,
        name: &'static str,
        limit: u64,
    ) -> Result<io::Result<String>, TakenBy> {
        let mut stdin = self.stdin.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(other) = stdin.taken_by.filter(|other| *other != name) {
            return Err(TakenBy(other));
        }
        stdin.taken_by = Some(name);
        let Stdin { reader, read, .. } = &mut *stdin;
        Ok(match read.get_or_insert_with(|| read_text(reader, limit)) {
            Ok(text) => Ok(text.to_string()),
            Err(error) => Err(io::Error::new(error.kind(), error.to_string())),
        })
    }
}

/// Reads a text to its end. One that is longer than `limit` bytes is refused: a part of it is not what was
/// given.
pub(crate) fn read_text(reader: impl Read, limit: u64) -> io::Result<Zeroizing<String>> {
    let mut bytes = Zeroizing::new(Vec::new());
    reader.take(limit + 1).read_to_end(&mut bytes)?;
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > limit {
        let reason = format!("it is longer than {} KiB", limit / 1024);
        return Err(io::Error::new(ErrorKind::FileTooLarge, reason));
    }
    let text = std::str::from_utf8(&bytes)
        .map_err(|error| io::Error::new(ErrorKind::InvalidData, error.to_string()))?;
    Ok(Zeroizing::new(text.to_owned()))
}

impl std::fmt::Debug for Environment {
    /// Names only: a variable may hold a secret.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Environment")
            .field("variables", &self.variables.keys())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_variable_is_not_set() {
        let environment = Environment::bare([("A", ""), ("B", "x"), ("CI", "true")], b"");
        assert_eq!(environment.variable("A"), None);
        assert_eq!(environment.variable("B"), Some(&OsString::from("x")));
        assert!(environment.is_ci());
        assert!(!Environment::bare([("CI", "false")], b"").is_ci());
    }

    #[test]
    fn standard_input_is_for_one_thing_which_may_ask_for_it_again() {
        let environment = Environment::bare::<&str, &str>([], b"text");
        for _ in 0..2 {
            assert_eq!(
                environment.read_stdin("answers", 9).unwrap().unwrap(),
                "text"
            );
            assert_eq!(
                environment.read_stdin("ca", 9).unwrap_err(),
                TakenBy("answers")
            );
        }
    }

    #[test]
    fn what_is_longer_than_the_limit_is_refused_each_time() {
        for (text, is_taken) in [("x".repeat(1024), true), ("ä".repeat(513), false)] {
            assert_eq!(read_text(text.as_bytes(), 1024).is_ok(), is_taken);
            let environment = Environment::bare::<&str, &str>([], text.as_bytes());
            for _ in 0..2 {
                match environment.read_stdin("ca", 1024).unwrap() {
                    Ok(read) => assert!(is_taken && read == text),
                    Err(error) => {
                        assert!(!is_taken);
                        assert_eq!(crate::values::reason_of(&error), "it is longer than 1 KiB");
                    }
                }
            }
        }
    }

    #[test]
    fn debug_shows_no_values() {
        let environment = Environment::bare([("WS1_OKTA_TOKEN", "marker")], b"");
        assert!(!format!("{environment:?}").contains("marker"));
    }
}
