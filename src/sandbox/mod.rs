//! A simulated Workspace ONE Access tenant on loopback.
//!
//! For training, for trying pipelines out, and for this project's own tests. It is written from
//! `ws1-access-api.md`, a sheet of facts about the service, and shares no types with the client
//! half of this crate, so that a misreading on one side shows on the other.
//!
//! ```no_run
//! use ws1_okta::sandbox::Sandbox;
//!
//! # fn main() -> Result<(), ws1_okta::sandbox::SandboxError> {
//! let tenant = Sandbox::builder().admin("admin", "password").start()?;
//! println!("{}", tenant.url());
//! # Ok(())
//! # }
//! ```
//!
//! From the outside in: `builder` and `running` start and stop a thread with its own runtime;
//! `server`, `shared`, `keeper`, `socket`, `body` and `certificate` are the wire, with `faults` and `log`; `tenant`,
//! `route` and all below are plain functions from a `request` and the `state` to a `response`,
//! without sockets, files or a clock of their own. `switches` decide where the service's behaviour
//! is uncertain.

mod activation;
mod administration;
mod audit;
mod authorize;
mod body;
mod builder;
mod caller;
mod certificate;
mod claims;
mod client;
mod clients;
mod control;
mod credentials;
mod directories;
mod directory;
mod discovery;
mod error;
mod faults;
mod health;
mod issued;
mod keeper;
mod log;
mod login;
mod oauth;
mod page;
mod random;
mod request;
mod response;
mod revoke;
mod route;
mod rulesets;
mod running;
mod scim;
mod server;
mod settings_calls;
mod shared;
mod shelf;
mod signer;
mod socket;
mod state;
mod switches;
mod tenant;
mod time;

pub use builder::{Sandbox, SandboxBuilder, SeedClient};
pub use directory::Kind as DirectoryKind;
pub use error::SandboxError;
pub use faults::{Effect, Fault};
pub use log::RequestRecord;
pub use running::Running;
pub use switches::*;
