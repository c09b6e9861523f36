//! The simulated tenant over real sockets, by a bare HTTP client of these files' own; "§" is a
//! section of `ws1-access-api.md`.
#![cfg(feature = "sandbox")]
#![expect(clippy::unwrap_used, reason = "helpers of tests")]

mod checklist;
mod clients;
mod control;
mod directories;
mod endpoints;
mod faults;
mod people;
#[path = "../programs/mod.rs"]
mod programs;
mod running;
mod switches;
mod tokens;
mod wire;
