//! A machine with a profile, its tenant, and the time that it is there.

use crate::programs;
use std::fs::Permissions;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::{Command, Output};
use ws1_okta::sandbox::{Running, Sandbox};

pub(crate) const PASSWORD: &str = "Pass-word marker 4711";

/// Where the examples of a machine keep their profiles, and where those of a container do.
pub(crate) struct Place {
    pub(crate) folder: tempfile::TempDir,
    tenant: Running,
    variables: Vec<(String, String)>,
    days: i64,
}

impl Place {
    /// Nothing where the program is missing that tells the tool another time; that is told.
    pub(crate) fn new() -> Option<Self> {
        if !programs::are_installed("examples/renewal", &["faketime"]) {
            return None;
        }
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("password"), PASSWORD).unwrap();
        std::fs::create_dir(folder.path().join("bin")).unwrap();
        let tenant = Sandbox::builder().admin("admin", PASSWORD).start().unwrap();
        Some(Self {
            folder,
            tenant,
            variables: Vec::new(),
            days: 0,
        })
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn text(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap_or_default()
    }

    pub(crate) fn set(&mut self, name: &str, value: &str) {
        self.variables.push((name.to_owned(), value.to_string()));
    }

    /// The same machine, to a process that is told nothing.
    pub(crate) fn without_variables(mut self) -> Self {
        self.variables.clear();
        self
    }

    /// A program of the machine that the examples call, in the place of the real one.
    pub(crate) fn program(&self, name: &str, script: &str) {
        let path = self.path("bin").join(name);
        std::fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
        std::fs::set_permissions(path, Permissions::from_mode(0o755)).unwrap();
    }

    /// The tenant is set up by this command, with what a person would answer.
    pub(crate) fn set_up(&self, command: &str) {
        let url = self.tenant.url();
        self.shell(&format!(
            "{command} --yes --tenant {url} --domain OKTA.COM --admin-user admin \
             --admin-password-file password"
        ))
        .exits(0);
    }

    pub(crate) fn later(&mut self, days: i64) {
        self.tenant.advance_clock(days * 86_400);
        self.days += days;
    }

    /// A process at the time that it is, with nothing in its environment but what the place has.
    pub(crate) fn at_its_time(&self, program: &str, arguments: &[&str]) -> Command {
        let path = std::env::var("PATH").unwrap();
        let own = (self.path("bin"), crate::bin());
        // It starts a child, which would not get a signal; today needs none of it.
        let mut command = if self.days == 0 {
            Command::new(program)
        } else {
            let mut command = Command::new("faketime");
            command.args(["-f", &format!("{:+}d", self.days), program]);
            command
        };
        command
            .args(arguments)
            .current_dir(self.folder.path())
            .env_clear()
            // Only the time of day is another one: waits last as long as ever.
            .env("DONT_FAKE_MONOTONIC", "1")
            .env(
                "PATH",
                format!("{}:{}:{path}", own.0.display(), own.1.display()),
            )
            .env("HOME", self.folder.path())
            .envs(self.variables.iter().cloned());
        command
    }

    pub(crate) fn shell(&self, line: &str) -> Told {
        Told(
            self.at_its_time("/bin/sh", &["-c", line]).output().unwrap(),
            line.to_owned(),
        )
    }

    /// The token that is kept.
    pub(crate) fn token(&self) -> String {
        let told = self.shell("ws1-okta token show --show-token");
        told.exits(0);
        told.stdout().trim().to_owned()
    }
}

/// What a line said, and how it ended.
pub(crate) struct Told(Output, String);

impl Told {
    pub(crate) fn exits(&self, code: i32) {
        assert_eq!(
            self.0.status.code(),
            Some(code),
            "{}\n{}",
            self.1,
            self.all()
        );
    }

    pub(crate) fn stdout(&self) -> String {
        String::from_utf8_lossy(&self.0.stdout).into_owned()
    }

    pub(crate) fn all(&self) -> String {
        self.stdout() + &String::from_utf8_lossy(&self.0.stderr)
    }
}
