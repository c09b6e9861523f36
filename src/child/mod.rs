//! Other programs: helpers that keep secrets, and hooks that get them.

mod environment;
mod process;
mod proof;

pub use environment::child_environment;
pub(crate) use process::{Outcome, Output, Program, run};
pub(crate) use proof::prove;
