//! The matrices: the real binary, killed at every point and met by every fault at every request, and
//! run again. In the end there is one client, one directory and a token that works; nothing is lost
//! and nothing doubled.
//!
//! With the other tests a spread sample runs. The whole matrices, which print what they covered:
//!
//! ```text
//! TEST_WHOLE=1 tests/run --release --test matrix -- --nocapture
//! ```
//!
//! `TEST_PLAY=setup` takes only the plays with that in their names, and of those, with `TEST_WHOLE=1`, also all
//! points of such as are much the same as another one, of which a sample is taken otherwise.
#![cfg(all(unix, feature = "sandbox", feature = "age"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a failed helper is a failed test"
)]

mod bus;
mod calls;
mod disk;
mod each;
mod faults;
mod gate;
mod kept;
mod kills;
mod plays;
mod points;
#[path = "../programs/mod.rs"]
mod programs;
mod recording;
mod stop;
#[path = "../end_to_end/support/mod.rs"]
#[allow(
    dead_code,
    unused_imports,
    clippy::expect_used,
    reason = "shared with the end-to-end tests, which use the rest of it"
)]
mod support;
mod thrice;
mod ways;
mod world;

/// Whether all points are to be tried, and not the sample alone.
fn is_whole() -> bool {
    std::env::var_os("TEST_WHOLE").is_some_and(|value| !value.is_empty() && value != "0")
}

/// Whether the plays are named.
fn is_named() -> bool {
    std::env::var_os("TEST_PLAY").is_some_and(|value| !value.is_empty())
}

/// A number that is the same in each run, other for each name: where a sample begins.
fn offset(name: &str) -> usize {
    name.bytes()
        .fold(7, |sum, byte| (sum * 31 + usize::from(byte)) % 1_000_003)
}
