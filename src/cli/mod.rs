//! Command-line types.

#[cfg(feature = "sandbox")]
pub mod sandbox;
