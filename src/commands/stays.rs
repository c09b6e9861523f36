//! What stays on this computer when a profile is gone, and why.

use crate::context::Context;
use crate::profile::Profile;
use crate::values::{ProfileName, SecretTarget, StoreChoice};
use anyhow::Result;
use std::path::Path;

/// What stays, and why.
pub(super) struct StayingFile {
    /// Its path, or the helper that has it.
    place: String,
    why: String,
}

impl StayingFile {
    fn of(path: &Path, why: impl Into<String>) -> Option<Self> {
        path.exists().then(|| Self {
            place: path.display().to_string(),
            why: why.into(),
        })
    }

    /// For people.
    pub(super) fn text(&self) -> String {
        format!("left on this computer: {} ({})", self.place, self.why)
    }

    /// For the field `left_here`.
    pub(super) fn path(&self) -> String {
        self.place.clone()
    }
}

/// The files of ours that are there after the profile was removed.
pub(super) fn files(
    context: &Context,
    name: &ProfileName,
    profile: &Profile,
) -> Result<Vec<StayingFile>> {
    let lock = context.profiles.lock_path(name);
    let lock = StayingFile::of(
        &lock,
        "holds nothing; another run may be waiting for this lock",
    );
    let mut files: Vec<_> = lock.into_iter().collect();
    files.extend(beside_profile(context, name, profile)?);
    Ok(files)
}

/// The same beside the profile and what belongs to it: a key, and a token that was written somewhere.
pub(super) fn beside_profile(
    context: &Context,
    name: &ProfileName,
    profile: &Profile,
) -> Result<Vec<StayingFile>> {
    let key = identity(context, name, profile)?;
    Ok(key.into_iter().chain(written_tokens(profile)).collect())
}

/// What `--token-to` has given tokens to.
fn written_tokens(profile: &Profile) -> impl Iterator<Item = StayingFile> {
    let places = profile.tokens.handed.token_to_places.iter();
    places.filter_map(|place| match place.parse().ok()? {
        SecretTarget::File(path) => StayingFile::of(&path, "a token that --token-to has written"),
        SecretTarget::Helper(_) => Some(StayingFile {
            place: place.clone(),
            why: "has the token that --token-to gave it".to_owned(),
        }),
    })
}

/// The key that was made here, where the secrets were encrypted for it, or for nobody any more.
fn identity(
    context: &Context,
    name: &ProfileName,
    profile: &Profile,
) -> Result<Option<StayingFile>> {
    let path = context.profiles.own_identity_path();
    let other = other_user(context, name, &path)?;
    let is_used =
        profile.store == StoreChoice::File && profile.age_identity.as_ref() == Some(&path);
    let why = match other {
        Some(_) if !is_used => return Ok(None),
        Some(other) => format!("the key of other secrets, too: profile {other}"),
        None => {
            "the key of the secrets that are gone; delete it unless a backup of them is to be opened"
                .to_owned()
        }
    };
    Ok(StayingFile::of(&path, why))
}

/// Another profile whose secrets the same identity opens; one that cannot be read may be one.
fn other_user(
    context: &Context,
    name: &ProfileName,
    identity: &Path,
) -> Result<Option<ProfileName>> {
    let mut names = context
        .profiles
        .list()?
        .into_iter()
        .filter(|one| one != name);
    Ok(names.find(|name| match context.profiles.load(name) {
        Ok(Some(other)) => other.age_identity.as_deref() == Some(identity),
        Ok(None) => false,
        Err(_) => true,
    }))
}
