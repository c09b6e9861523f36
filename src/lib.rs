//! placeholder
#![forbid(unsafe_code)]

pub mod access;
pub mod http;
pub mod values;
