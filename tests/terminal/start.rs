//! How a program is to be started in a terminal.

use crate::tty::Tty;
use pty_process::blocking::Command;
use std::process::Stdio;

/// A program, its arguments and surroundings, and its window.
pub(crate) struct Start {
    command: Command,
    size: (u16, u16),
    term: &'static str,
}

impl Start {
    /// A program with its arguments, in an environment of its own.
    pub(crate) fn new(program: &str, home: &std::path::Path) -> Self {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let command = Command::new(program)
            .env_clear()
            .env("PATH", path)
            .env("HOME", home)
            .env("LANG", "C.UTF-8")
            .current_dir(home);
        Self {
            command,
            size: (60, 120),
            term: "xterm-256color",
        }
    }

    /// Arguments, separated by spaces.
    pub(crate) fn args(mut self, arguments: &str) -> Self {
        self.command = self.command.args(arguments.split_whitespace());
        self
    }

    /// One argument, whatever is in it.
    pub(crate) fn arg(mut self, argument: impl AsRef<std::ffi::OsStr>) -> Self {
        self.command = self.command.arg(argument);
        self
    }

    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.command = self.command.env(name, value);
        self
    }

    pub(crate) fn term(mut self, term: &'static str) -> Self {
        self.term = term;
        self
    }

    /// Rows and columns.
    pub(crate) fn size(mut self, rows: u16, columns: u16) -> Self {
        self.size = (rows, columns);
        self
    }

    pub(crate) fn stdin(mut self, stdin: Stdio) -> Self {
        self.command = self.command.stdin(stdin);
        self
    }

    pub(crate) fn stdout(mut self, stdout: Stdio) -> Self {
        self.command = self.command.stdout(stdout);
        self
    }

    pub(crate) fn stderr(mut self, stderr: Stdio) -> Self {
        self.command = self.command.stderr(stderr);
        self
    }

    pub(crate) fn start(self) -> Tty {
        Tty::start(self.command.env("TERM", self.term), self.size)
    }
}
