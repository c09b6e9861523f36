//! The program of `--exec`.

use super::renewal::Renewal;
use crate::context::Context;
use crate::values::AccessToken;
use anyhow::Result;
use std::ffi::OsString;

/// A program that gets each new token.
#[derive(Debug, Clone)]
pub(crate) struct Hook {
    pub(crate) program: OsString,
    pub(crate) arguments: Vec<OsString>,
    /// Whether it puts the token into Okta.
    pub(crate) delivers: bool,
}

impl Hook {
    /// What `--exec` says; nothing where it says nothing.
    pub(crate) fn of(words: &[OsString], delivers: bool) -> Option<Self> {
        let (program, arguments) = words.split_first()?;
        Some(Self {
            program: program.clone(),
            arguments: arguments.to_vec(),
            delivers,
        })
    }
}

pub(super) fn run(_: &Context, _: &Hook, _: &Renewal, _: &AccessToken) -> Result<()> {
    todo!()
}
