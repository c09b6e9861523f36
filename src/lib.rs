//! placeholder
#![forbid(unsafe_code)]

pub mod exit;
pub mod ui;
pub mod values;
