//! A clock that the test sets while the tool runs.

use std::path::PathBuf;

use super::{Command, Home};

/// A file that says which time it is, as `faketime` takes it: an offset such as `+9h`, and after a blank,
/// perhaps, how many times too fast it goes, such as `x60`.
#[derive(Clone)]
pub(crate) struct SetClock {
    library: String,
    path: PathBuf,
}

impl SetClock {
    /// Right at first. It takes the program `faketime`.
    pub(crate) fn new(home: &Home) -> Self {
        let library = Command::new(home, "faketime").args("-f +0 printenv LD_PRELOAD");
        let clock = Self {
            library: library.run().exits(0).stdout.trim().to_owned(),
            path: home.path("clock"),
        };
        clock.set("+0");
        clock
    }

    pub(crate) fn set(&self, time: &str) {
        std::fs::write(&self.path, time).unwrap();
    }

    /// The command by this clock. Only the time of day is another one: a wait of the network lasts as long
    /// as ever, and a sleep by as much less as the clock goes too fast.
    pub(crate) fn on(&self, command: Command) -> Command {
        command
            .var("LD_PRELOAD", &self.library)
            .var("FAKETIME_TIMESTAMP_FILE", &self.path)
            .var("FAKETIME_NO_CACHE", "1")
            .var("DONT_FAKE_MONOTONIC", "1")
    }
}
