//! What all subjects share: the binary in emptied surroundings, tenants, bare HTTP, the search for
//! secrets.

pub(crate) mod clock;
pub(crate) mod command;
pub(crate) mod disk;
pub(crate) mod front;
pub(crate) mod home;
pub(crate) mod net;
pub(crate) mod recorder;
pub(crate) mod search;
pub(crate) mod server;
pub(crate) mod tenant;
pub(crate) mod user;

pub(crate) use clock::SetClock;
pub(crate) use command::{Command, Outcome, ws1_okta};
pub(crate) use front::Front;
pub(crate) use home::Home;
pub(crate) use net::Net;
pub(crate) use recorder::Recorder;
pub(crate) use tenant::{PASSWORD, SandboxProcess, Tenant};

/// Says something past the test's captured output.
pub(crate) fn report(text: &str) {
    use std::io::Write as _;
    let _ = writeln!(std::io::stderr(), "{text}");
}
