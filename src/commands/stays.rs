//! What stays on this computer when a profile is gone, and why.

use crate::context::Context;
use crate::profile::Profile;
use crate::values::{ProfileName, SecretTarget, StoreChoice};
use anyhow::Result;
use std::path::PathBuf;

/// A file that stays, and why.
pub(super) struct StayingFile {
    path: PathBuf,
    why: String,
}

impl StayingFile {
    /// For people.
    pub(super) fn text(&self) -> String {
        format!(
            "left on this computer: {} ({})",
            self.path.display(),
            self.why
        )
    }

    /// For the field `left_here`.
    pub(super) fn path(&self) -> String {
        self.path.display().to_string()
    }
}

/// The files of ours that are there after the profile was removed.
pub(super) fn files(
    context: &Context,
    name: &ProfileName,
    profile: &Profile,
) -> Result<Vec<StayingFile>> {
    let mut files = vec![StayingFile {
        path: context.profiles.lock_path(name),
        why: "holds nothing; another run may be waiting for this lock".to_owned(),
    }];
    files.extend(identity(context, name, profile)?);
    files.extend(written_token(profile));
    files.retain(|file| file.path.exists());
    Ok(files)
}

/// The file that `--token-to` wrote last.
pub(super) fn written_token(profile: &Profile) -> Option<StayingFile> {
    let place = profile.tokens.handed.token_to_place.as_ref()?;
    let target: SecretTarget = place.parse().ok()?;
    let path = target.file()?.to_owned();
    path.exists().then(|| StayingFile {
        path,
        why: "the token that --token-to has written".to_owned(),
    })
}

/// The key that was made here, where the secrets were encrypted for it.
pub(super) fn identity(
    context: &Context,
    name: &ProfileName,
    profile: &Profile,
) -> Result<Option<StayingFile>> {
    let path = context.profiles.own_identity_path();
    let is_used =
        profile.store == StoreChoice::File && profile.age_identity.as_ref() == Some(&path);
    if !is_used || !path.exists() {
        return Ok(None);
    }
    let why = match other_user(context, name, profile)? {
        Some(other) => format!("the key of other secrets, too: profile {other}"),
        None => {
            "the key of the secrets that are gone; delete it unless a backup of them is to be opened"
                .to_owned()
        }
    };
    Ok(Some(StayingFile { path, why }))
}

/// Another profile whose secrets the same identity opens; one that cannot be read may be one.
fn other_user(
    context: &Context,
    name: &ProfileName,
    gone: &Profile,
) -> Result<Option<ProfileName>> {
    let mut names = context
        .profiles
        .list()?
        .into_iter()
        .filter(|one| one != name);
    Ok(names.find(|name| match context.profiles.load(name) {
        Ok(Some(other)) => other.age_identity == gone.age_identity,
        Ok(None) => false,
        Err(_) => true,
    }))
}
