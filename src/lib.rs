//! placeholder
#![forbid(unsafe_code)]

pub mod access;
pub mod cli;
pub mod commands;
pub mod context;
pub mod environment;
pub mod error;
pub mod exit;
pub mod http;
pub mod interrupt;
pub mod profile;
pub mod setup;
pub mod store;
pub mod ui;
pub mod values;
