//! The wizard as a person meets it: in a real pseudo-terminal, before a simulated tenant.
#![cfg(all(unix, feature = "age", feature = "sandbox"))]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on fails"
)]

mod asked_again;
mod deleted;
mod interrupted;
mod looks;
mod picture;
mod place;
mod plain;
#[path = "../ports/mod.rs"]
mod ports;
mod renewed;
mod start;
mod stores;
mod suspended;
mod tty;
mod waits;
mod walk;
mod way_in;
