//! `profile use-store`: the secrets of a profile move to another store.

use super::change::Changed;
use super::logout::keys;
use super::{LOCK_WAIT, chosen_profile};
use crate::cli::StoreArgs;
use crate::context::{Context, StoreRequest};
use crate::error::Failure;
use crate::exit::Exit;
use crate::profile::Profile;
use crate::store::{EntryKind, Store};
use crate::values::{HelperName, ProfileName, SecretTarget, StoreChoice};
use anyhow::Result;
use serde_json::json;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// Writes each secret to the new store and reads it back there; then the profile names the new store;
/// then the old one forgets. Killed anywhere, one of the two has everything, and the profile names it.
pub(super) fn run(context: &mut Context, arguments: &StoreArgs) -> Result<Changed> {
    let (name, _) = chosen_profile(context)?;
    let lock = context.profiles.lock(&name, LOCK_WAIT)?;
    let Some(mut profile) = lock.load()? else {
        return Err(super::no_such_profile(&name).into());
    };
    let from = StoreRequest::of_profile(&profile);
    let to = wished(context, arguments)?;
    if from.choice == to.choice
        && from.secret_to == to.secret_to
        && from.age_identity == to.age_identity
    {
        return Ok(changed(
            &name,
            &to.choice,
            0,
            &format!(
                "profile `{name}` already keeps its secrets in the store `{}`",
                to.choice
            ),
        ));
    }
    let is_same_place = place(&from) == place(&to);
    if is_same_place && to.choice == StoreChoice::File {
        return Err(Failure::usage(
            "same_place",
            "the secrets cannot move to another age identity in one step, since their files keep their names",
        )
        .hint(
            "move them to another store first, for example with --store none --secret-to FILE, and then \
             to --store file",
        )
        .into());
    }
    if to.makes_identity
        && let Some(path) = &to.age_identity
    {
        context.ui.note(&crate::setup::beside_the_data(path));
    }
    let old = (context.open_store)(&from)?;
    let new = (context.open_store)(&to)?;
    new.prove()?;
    let moved = copy(&old, &new, &name, &profile)?;
    profile.store = to.choice.clone();
    profile.secret_to.clone_from(&to.secret_to);
    profile.age_identity.clone_from(&to.age_identity);
    if to.choice == StoreChoice::None {
        profile.token = None;
    }
    lock.save(&profile)?;
    for key in keys(&name, &profile) {
        // In one place the old entry is the new one; `none` keeps no token there.
        let is_left = to.choice == StoreChoice::None && key.kind == EntryKind::AccessToken;
        if !is_same_place || is_left {
            old.delete(&key)?;
        }
    }
    let text = format!(
        "profile `{name}` keeps its secrets in the store `{}` now ({moved} moved)",
        to.choice
    );
    Ok(changed(&name, &to.choice, moved, &text))
}

fn wished(context: &Context, arguments: &StoreArgs) -> Result<StoreRequest, Failure> {
    let missing = |what: &str, flag: &str| {
        Failure::usage("missing_input", format!("{what} is missing")).hint(format!("add {flag}"))
    };
    let Some(choice) = arguments.store.clone() else {
        return Err(missing(
            "the new store",
            "--store keychain, helper:NAME, file or none",
        ));
    };
    if choice == StoreChoice::None && arguments.secret_to.is_none() {
        return Err(missing(
            "what keeps the client's secret",
            "--secret-to FILE",
        ));
    }
    let identity = arguments.age_identity.clone();
    let makes_identity = choice == StoreChoice::File && identity.is_none();
    let identity = identity.map_or_else(
        || context.profiles.own_identity_path(),
        |path| absolute(&path),
    );
    Ok(StoreRequest {
        age_identity: Some(identity).filter(|_| choice == StoreChoice::File),
        makes_identity,
        secret_to: arguments
            .secret_to
            .clone()
            .filter(|_| choice == StoreChoice::None)
            .map(|target| match target {
                SecretTarget::File(path) => SecretTarget::File(absolute(&path)),
                helper @ SecretTarget::Helper(_) => helper,
            }),
        choice,
        file_is_known: false,
    })
}

/// As the profile will remember it.
fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

/// Where entries of the same name are the same entry.
#[derive(Debug, PartialEq, Eq)]
enum Place {
    Keychain,
    Helper(HelperName),
    /// The encrypted files, whatever their identity.
    Files,
    /// One file; in its folder as it really is, which a link may hide.
    File(Option<PathBuf>, Option<OsString>),
    Nowhere,
}

fn place(request: &StoreRequest) -> Place {
    match (&request.choice, &request.secret_to) {
        (StoreChoice::Keychain, _) => Place::Keychain,
        (StoreChoice::File, _) => Place::Files,
        (StoreChoice::Helper(name), _) | (StoreChoice::None, Some(SecretTarget::Helper(name))) => {
            Place::Helper(name.clone())
        }
        (StoreChoice::None, Some(SecretTarget::File(path))) => {
            let path = absolute(path);
            let folder = path.parent();
            let folder = folder.map(|folder| folder.canonicalize().unwrap_or(folder.to_owned()));
            Place::File(folder, path.file_name().map(ToOwned::to_owned))
        }
        (StoreChoice::None, None) => Place::Nowhere,
    }
}

/// Copies what there is, and reads each back; says how many.
fn copy(old: &Store, new: &Store, name: &ProfileName, profile: &Profile) -> Result<usize> {
    let mut copied = 0;
    for key in keys(name, profile) {
        let Some(secret) = old.get(&key)? else {
            continue;
        };
        // A store of one place gives the client's secret under both names.
        if key.kind == EntryKind::PendingSecret && profile.creating.is_none() {
            continue;
        }
        new.set(&key, &secret)?;
        match new.get(&key)? {
            Some(found) if found.is_same(&secret) => copied += 1,
            // `none` keeps no token; the next run fetches one.
            None if key.kind == EntryKind::AccessToken => {}
            _ => {
                return Err(Failure::new(
                    Exit::Store,
                    "store_not_kept",
                    format!(
                        "{} did not keep a secret; nothing was moved",
                        new.describe()
                    ),
                )
                .hint("take another store")
                .into());
            }
        }
    }
    Ok(copied)
}

fn changed(name: &ProfileName, choice: &StoreChoice, moved: usize, text: &str) -> Changed {
    Changed {
        text: text.to_owned(),
        fields: json!({ "profile": name.as_str(), "store": choice.to_string(), "moved": moved }),
    }
}
