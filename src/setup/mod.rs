//! The course of setup: inputs, store proven, tenant reached, way in, plan, confirmation, steps,
//! report.
//!
//! A step observes what is there, decides on a change, and applies it. `--dry-run`, going on after a
//! crash, running twice and the plan before the confirmation all follow from that: nothing remembers
//! "which step am I at".

mod again;
mod apply;
mod apply_client;
mod apply_directory;
mod change;
mod client_decision;
mod client_settings;
mod console_steps;
mod course;
mod directory_decision;
mod dry_run;
mod entry;
mod inputs;
mod observe;
mod okta_form;
mod plan;
mod report;
mod secrets;
mod session;
mod token_decision;

pub(crate) use apply_directory::{create as create_directory, record as directory_record};
pub use change::Change;
pub use course::{ask_delivered, run};
pub(crate) use directory_decision::decide as decide_directory;
pub use inputs::{Scope, Suggestions};
pub(crate) use inputs::{gather_directory, labels::SECRET_TO_QUESTION};
pub use report::SetupReport;
pub(crate) use session::{Door, Session, SignedIn, beside_the_data, door, sign_in};
