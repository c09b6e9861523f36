//! `client rotate-secret`: another secret, without a gap in Okta's provisioning.

mod in_place;
mod successor;

use super::{change::Changed, chosen_profile, remote};
use crate::cli::RotateSecretArgs;
use crate::context::Context;
use crate::error::Failure;
use crate::exit::Exit;
use crate::values::{ProfileName, StoreChoice};
use anyhow::Result;

/// Rotates, as far as it goes without a person; run again it goes on.
pub(super) fn run(context: &mut Context, arguments: &RotateSecretArgs) -> Result<Exit> {
    let (name, profile) = chosen_profile(context)?;
    if profile.store == StoreChoice::None {
        return Err(Failure::usage(
            "one_secret_only",
            format!("profile `{name}` keeps one secret in one place (--store none): a second one has none"),
        )
        .hint("move it first: ws1-okta profile use-store --store keychain, helper:NAME or file")
        .into());
    }
    if arguments.in_place
        && let Some(retiring) = &profile.retiring
    {
        return Err(Failure::conflict(
            "rotation_unfinished",
            format!("OAuth client `{}` is still being replaced", retiring.id),
        )
        .hint("without --in-place the command finishes that first")
        .into());
    }
    if arguments.in_place {
        in_place::run(context, arguments, &name)
    } else {
        successor::run(context, arguments, &name, profile)
    }
}

/// Runs the work on the profile of this name, whatever profile is in use.
fn on_profile<T>(
    context: &mut Context,
    name: &ProfileName,
    work: impl AsyncFnOnce(&mut Context) -> Result<T>,
) -> Result<T> {
    let before = context.global.profile.replace(name.clone());
    let result = remote::run(context, work);
    context.global.profile = before;
    result
}

fn not_set_up(name: &ProfileName) -> Failure {
    Failure::usage(
        "not_set_up",
        format!("profile `{name}` has no OAuth client whose secret could be rotated"),
    )
    .hint(format!("ws1-okta setup --profile {name} goes on"))
}

fn tell(context: &Context, text: String, fields: serde_json::Value) -> Result<()> {
    context.ui.result(&Changed { text, fields })
}
