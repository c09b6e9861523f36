//! placeholder

#[cfg(feature = "sandbox")]
pub mod sandbox;

pub mod cli;
pub mod commands;
