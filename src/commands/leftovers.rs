//! What a move of secrets that was cut short has left in another store.

use super::logout::keys_of;
use super::use_store::{is_one_place, is_shared};
use crate::context::{Context, StoreRequest};
use crate::profile::{Leftover, Profile, ProfileLock};
use crate::store::{EntryKey, EntryKind, Store};
use crate::values::ProfileName;
use anyhow::Result;

/// Removes the copies. A store that cannot be cleared now is told, and stays remembered.
pub(super) fn clear(context: &Context, lock: &ProfileLock, profile: &mut Profile) -> Result<()> {
    if profile.leftovers.is_empty() {
        return Ok(());
    }
    let request = StoreRequest::of_profile(profile);
    let current = (context.open_store)(&request)?;
    let mut left = Vec::new();
    for leftover in std::mem::take(&mut profile.leftovers) {
        match clear_one(context, lock, profile, (&request, &current), &leftover) {
            Ok(0) => {}
            Ok(removed) => context.ui.note(&format!(
                "removed what a move of the secrets that was cut short had left in the store `{}` ({removed})",
                leftover.store
            )),
            Err(error) => {
                context.ui.warning(&format!(
                    "the store `{}` may still hold copies of the secrets of profile `{}`: {error}",
                    leftover.store,
                    lock.name()
                ));
                left.push(leftover);
            }
        }
    }
    profile.leftovers = left;
    Ok(lock.save(profile)?)
}

/// The same for a profile that this run has just worked on.
pub(super) fn clear_of(context: &Context, name: &ProfileName) -> Result<()> {
    let has_some = |profile: &Profile| !profile.leftovers.is_empty();
    if !context.profiles.load(name)?.as_ref().is_some_and(has_some) {
        return Ok(());
    }
    let lock = context.lock(name)?;
    match lock.load()? {
        Some(mut profile) => clear(context, &lock, &mut profile),
        None => Ok(()),
    }
}

fn clear_one(
    context: &Context,
    lock: &ProfileLock,
    profile: &Profile,
    (request, current): (&StoreRequest, &Store),
    leftover: &Leftover,
) -> Result<usize> {
    let other_request = StoreRequest::of_leftover(leftover);
    let other = (context.open_store)(&other_request)?;
    let is_one = is_one_place(request, &other_request)
        || is_shared((request, current), (&other_request, &other))?;
    let mut removed = 0;
    for key in keys_of(lock.name(), &profile.tenant, &leftover.clients) {
        let is_removed = if is_one {
            current.get(&key)?.is_none()
        } else if other_request
            .secret_to
            .as_ref()
            .is_some_and(|target| target.file().is_some())
        {
            is_copy(&other, current, &key)?
        } else {
            true
        };
        removed += usize::from(is_removed && other.delete(&key)?);
    }
    Ok(removed)
}

/// Whether a file holds what the profile's store holds: it may be another's by now.
fn is_copy(file: &Store, current: &Store, key: &EntryKey) -> Result<bool> {
    if key.kind != EntryKind::ClientSecret {
        return Ok(false);
    }
    let Some(found) = file.get(key)? else {
        return Ok(false);
    };
    for kind in [EntryKind::ClientSecret, EntryKind::PendingSecret] {
        let kept = current.get(&key.with_kind(kind))?;
        if kept.is_some_and(|kept| kept.is_same(&found)) {
            return Ok(true);
        }
    }
    Ok(false)
}
