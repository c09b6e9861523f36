//! What stays on this computer when a profile is gone, and why.

use crate::context::Context;
use crate::profile::Profile;
use crate::values::{ProfileName, StoreChoice};
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
    let identity = context.profiles.own_identity_path();
    if profile.store == StoreChoice::File && profile.age_identity.as_ref() == Some(&identity) {
        files.push(StayingFile {
            why: match other_user(context, profile)? {
                Some(other) => format!("the key of other secrets, too: profile {other}"),
                None => {
                    "the key of the secrets that are gone; delete it unless a backup of them is to \
                         be opened"
                        .to_owned()
                }
            },
            path: identity,
        });
    }
    files.retain(|file| file.path.exists());
    Ok(files)
}

/// Another profile whose secrets the same identity opens; one that cannot be read may be one.
fn other_user(context: &Context, gone: &Profile) -> Result<Option<ProfileName>> {
    let mut names = context.profiles.list()?.into_iter();
    Ok(names.find(|name| match context.profiles.load(name) {
        Ok(Some(other)) => other.age_identity == gone.age_identity,
        Ok(None) => false,
        Err(_) => true,
    }))
}
