//! The file of `--secret-to` has room for one secret: that of one client, of one profile.

use super::inputs::SetupInputs;
use super::secrets::Secrets;
use crate::context::{Context, StoreRequest};
use crate::error::Failure;
use crate::profile::Profile;
use crate::store::private_file::is_one_file;
use crate::values::{ProfileName, SecretTarget, StoreChoice};
use anyhow::Result;
use std::path::Path;

/// The file, where there is one.
fn file_of(request: &StoreRequest) -> Option<&Path> {
    let target = request.secret_to.as_ref();
    let target = target.filter(|_| request.choice == StoreChoice::None);
    target.and_then(SecretTarget::file)
}

/// Refuses a file that keeps the secret of another profile: what one of them removes or changes would be
/// gone for the other.
pub(crate) fn no_place_of_another(
    context: &Context,
    name: &ProfileName,
    request: &StoreRequest,
) -> Result<()> {
    let Some(path) = file_of(request).filter(|path| !request.file_is_known && path.exists()) else {
        return Ok(());
    };
    for other in context.profiles.list()? {
        if other == *name {
            continue;
        }
        // One that cannot be read is none of this run's business.
        if let Ok(Some(profile)) = context.profiles.load(&other)
            && let Some(known) = file_of(&StoreRequest::of_profile(&profile))
            && is_one_file(known, path)
        {
            return Err(Failure::conflict(
                "secret_place_taken",
                format!("`{}` keeps the secret of profile `{other}`", path.display()),
            )
            .hint("name another file by --secret-to")
            .into());
        }
    }
    Ok(())
}

/// Refuses another client where the place has the profile's own secret: the new one would be written over
/// it.
pub(super) fn no_second_secret(
    inputs: &SetupInputs,
    secrets: &Secrets,
    profile: Option<&Profile>,
) -> Result<(), Failure> {
    let wished = &inputs.client.id.value;
    let is_begun = profile.is_some_and(|profile| profile.is_being_made(wished));
    let Some(known) = &inputs.predecessor else {
        return Ok(());
    };
    if inputs.store.choice != StoreChoice::None || secrets.stored.is_none() || is_begun {
        return Ok(());
    }
    Err(Failure::conflict(
        "one_secret_only",
        format!(
            "profile `{}` keeps the secret of `{known}` in {}, which has room for one (--store none)",
            inputs.profile, secrets.place
        ),
    )
    .hint(format!(
        "give `{wished}` a profile of its own by --profile NAME and another --secret-to; or move the \
         secrets first: ws1-okta profile use-store --store keychain, helper:NAME or file"
    )))
}
