//! Other programs: helpers that keep secrets, and hooks that get them.

mod environment;
mod process;

pub use environment::child_environment;
pub(crate) use process::{Outcome, Output, Program, run};
