//! placeholder
#![forbid(unsafe_code)]

pub mod profile;
pub mod store;
pub mod values;
