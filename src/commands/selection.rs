//! Which profiles a command is about.

use super::chosen_profile;
use crate::cli::{ProfilesArgs, Source};
use crate::context::Context;
use crate::error::Failure;
use crate::values::ProfileName;
use anyhow::Result;

/// Which profiles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Selection {
    /// The one in use, or the one that was named: its failure is the command's.
    One(ProfileName),
    /// Those of `--all` or of patterns: a failure of one is told in its row.
    Several(Vec<ProfileName>),
}

impl Selection {
    /// Reads the arguments; each name and each pattern has to mean something.
    pub(super) fn of(context: &Context, arguments: &ProfilesArgs) -> Result<Self> {
        let patterns = &arguments.profiles;
        if !arguments.all && patterns.is_empty() {
            return Ok(Self::One(chosen_profile(context)?.0));
        }
        let is_same = |name: &ProfileName| matches!(patterns.as_slice(), [one] if !one.is_pattern() && one.matches(name));
        if context.sources.of("profile") == Some(Source::Flag)
            && !context.global.profile.as_ref().is_some_and(is_same)
        {
            let other = if arguments.all {
                "--all means every one"
            } else {
                "the arguments name profiles, too"
            };
            return Err(Failure::usage(
                "two_selections",
                format!("--profile names one profile, and {other}"),
            )
            .hint("give one of them")
            .into());
        }
        let names = context.profiles.list()?;
        let is_none_there = names.is_empty();
        if is_none_there && patterns.is_empty() {
            return Err(Failure::nothing_set_up().into());
        }
        for pattern in patterns {
            if !names.iter().any(|name| pattern.matches(name)) {
                return Err(Failure::usage(
                    "no_such_profile",
                    format!("there is no profile `{pattern}`"),
                )
                .hint(if is_none_there {
                    "nothing is set up yet: run ws1-okta setup"
                } else {
                    "ws1-okta profile list names those that there are"
                })
                .into());
            }
        }
        let is_meant = |name: &ProfileName| {
            arguments.all || patterns.iter().any(|pattern| pattern.matches(name))
        };
        let mut meant: Vec<ProfileName> = names.into_iter().filter(is_meant).collect();
        if !arguments.are_several()
            && let Some(name) = meant.pop()
        {
            return Ok(Self::One(name));
        }
        Ok(Self::Several(meant))
    }
}
