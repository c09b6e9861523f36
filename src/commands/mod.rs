//! Commands.

#[cfg(feature = "sandbox")]
pub mod sandbox;
