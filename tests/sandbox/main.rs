//! The simulated tenant over real sockets, by a bare HTTP client of these files' own; "§" is a
//! section of `ws1-access-api.md`.
#![cfg(feature = "sandbox")]
#![expect(clippy::unwrap_used, reason = "helpers of tests")]

mod clients;
mod directories;
mod faults;
mod people;
#[path = "../programs/mod.rs"]
mod programs;
mod running;
mod tokens;
mod wire;
