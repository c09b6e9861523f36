//! Connects Okta to Workspace ONE Access: the library behind the command `ws1-okta`.
//!
//! # The house
//!
//! Arrows go down only: a module uses those below it, never those above. `tests/architecture`
//! reads this table and holds the sources to it.
//!
//! | module | what it is |
//! |---|---|
//! | [`main`], [`run()`] | arguments and surroundings in, exit code out |
//! | `fuzzing` | what the fuzzers do with one input; in no release |
//! | `commands` | one file a command: arguments and [`context::Context`] to a report; prints nothing |
//! | [`setup`] | the course of setup: inputs, plan, steps, report |
//! | `renew` | a token's life: when it is due, one renewal, what Okta holds |
//! | `token_target` | the file or helper that gets the token, too |
//! | [`context`] | what a command may use: screen, questions, store, profiles, clock, network; all replaceable |
//! | `secret_input` | secrets on their way in: file, standard input, variable |
//! | `open_files` | how many files this process may open |
//! | [`error`] | one renderer of errors, one mapping to exit codes |
//! | [`cli`] | flags and help; no behaviour |
//! | [`ui`] | output, questions, progress, colour |
//! | [`environment`] | variables and streams |
//! | `crash` | what a crash leaves: no core file, and no message that could hold a secret |
//! | [`profile`] | what is known of a tenant, without secrets: one file a profile, locked, atomic |
//! | [`store`] | where secrets are kept: Found, Absent, or Unusable |
//! | [`child`] | other programs: helpers that keep secrets, and hooks that get them |
//! | [`interrupt`] | signals and the terminal; what must not stay behind |
//! | [`access`] | the Workspace ONE Access client: HTTP and the wire; no terminal, no keychain |
//! | [`http`] | one client, retries, time limits, redaction |
//! | [`exit`] | the exit codes, by name |
//! | [`values`] | the types that carry the rules: parsed once, at the border |
//! | `sandbox` | a simulated tenant, written from the evidence; it shares no wire types with `access` |
//!
//! # The course of `setup`
//!
//! Inputs (flag, variable, answers file, profile, question, default) → the store is proven → the tenant is
//! reached (where a person is asked, both before the questions that follow the tenant's) → in, by the
//! client itself or by the way that was given → what is there is observed → the plan is decided by pure
//! functions, shown and confirmed once → observed again under the profile's lock → applied: client,
//! token, directory, test → the values for Okta.
//!
//! A step observes, decides on a change (create, adopt, keep, update, replace, or a conflict), and
//! applies it. So a dry run, a second run and a run after a crash are the same code. Nothing remembers
//! "which step am I at" but the profile's marks `creating`, which with the pending secret in the store
//! makes sure that no crash can lose a client's secret, `deleting`, by which a refused secret is known to
//! be that of a client that is gone, and `creating_directory`, by which a directory is known for ours.
#![forbid(unsafe_code)]

pub mod access;
pub mod child;
pub mod cli;
mod commands;
pub mod context;
mod crash;
pub mod environment;
pub mod error;
pub mod exit;
#[cfg(any(fuzzing, test))]
pub mod fuzzing;
pub mod http;
pub mod interrupt;
mod open_files;
pub mod profile;
mod renew;
mod run;
#[cfg(feature = "sandbox")]
pub mod sandbox;
mod secret_input;
pub mod setup;
pub mod store;
mod token_target;
pub mod ui;
pub mod values;

pub use run::{main, run, run_in};
