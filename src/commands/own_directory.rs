//! Which directory of the tenant is the profile's, and how it forgets one that is gone.

use crate::access::Directory;
use crate::context::Context;
use crate::profile::{DirectoryRecord, Profile};
use crate::setup::SignedIn;
use anyhow::Result;

/// Whether a profile's record is that of this directory.
pub(super) fn is_of(record: &DirectoryRecord, directory: &Directory) -> bool {
    match &record.id {
        Some(known) => Some(known) == directory.id.as_ref(),
        // One whose id no reply told.
        None => record.name.as_str() == directory.name,
    }
}

/// Whether it is the one that Okta provisions into, by all that the profile knows.
pub(super) fn is_own(profile: Option<&Profile>, directory: &Directory) -> bool {
    let known = profile.and_then(Profile::known_directory);
    known.is_some_and(|record| is_of(&record, directory))
}

/// Whether `setup` makes the same again.
pub(super) fn is_wished(profile: Option<&Profile>, directory: &Directory) -> bool {
    let wished = profile.and_then(|profile| profile.wished_directory.as_ref());
    wished.is_some_and(|wished| {
        let mut domains = directory.domains.iter().flatten();
        wished.name.as_str() == directory.name
            && domains.any(|domain| wished.domain.matches(domain))
    })
}

/// Forgets a directory that is gone, if the profile knows it; gives the one that takes its place back.
pub(super) fn forget_directory(
    context: &Context,
    signed_in: &SignedIn,
    is_it: impl Fn(&DirectoryRecord) -> bool,
) -> Result<Option<DirectoryRecord>> {
    let mut back = None;
    change_profile(context, signed_in, |profile| {
        profile.former_directories.retain(|former| !is_it(former));
        if profile.known_directory().as_ref().is_some_and(&is_it) {
            back = profile.give_up_directory().cloned();
        }
    })?;
    Ok(back)
}

/// Changes the profile, if there is one.
pub(super) fn change_profile(
    context: &Context,
    signed_in: &SignedIn,
    change: impl FnOnce(&mut Profile),
) -> Result<()> {
    if signed_in.profile.is_none() {
        return Ok(());
    }
    let lock = context.lock(&signed_in.session.inputs.profile)?;
    if let Some(mut profile) = lock.load()? {
        change(&mut profile);
        lock.save(&profile)?;
    }
    Ok(())
}
