//! The HTTP layer and the Access client against a scripted server on loopback: what goes over the wire,
//! what each answer becomes, and that no secret shows anywhere.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    unreachable_pub,
    reason = "a failed helper is a failed test"
)]

mod errors;
mod fake;
#[path = "../ports/mod.rs"]
mod ports;
mod replies;
#[cfg(feature = "sandbox")]
mod tls;
mod transport;
mod wire;
