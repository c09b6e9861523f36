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
use crate::values::{ProfileName, StoreChoice};
use anyhow::Result;
use serde_json::json;

/// Writes each secret to the new store and reads it back there; then the profile names the new store;
/// then the old one forgets. Killed anywhere, one of the two has everything, and the profile names it.
pub(super) fn run(context: &mut Context, arguments: &StoreArgs) -> Result<Changed> {
    let (name, _) = chosen_profile(context)?;
    let lock = context.profiles.lock(&name, LOCK_WAIT)?;
    let Some(mut profile) = lock.load()? else {
        return Err(super::no_such_profile(&name).into());
    };
    let from = StoreRequest::of_profile(&profile);
    let to = wished(arguments)?;
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
        old.delete(&key)?;
    }
    let text = format!(
        "profile `{name}` keeps its secrets in the store `{}` now ({moved} moved)",
        to.choice
    );
    Ok(changed(&name, &to.choice, moved, &text))
}

fn wished(arguments: &StoreArgs) -> Result<StoreRequest, Failure> {
    let missing = |what: &str, flag: &str| {
        Failure::usage("missing_input", format!("{what} is missing")).hint(format!("add {flag}"))
    };
    let Some(choice) = arguments.store.clone() else {
        return Err(missing(
            "the new store",
            "--store keychain, helper:NAME, file or none",
        ));
    };
    if choice == StoreChoice::File && arguments.age_identity.is_none() {
        return Err(missing("the age identity", "--age-identity FILE"));
    }
    if choice == StoreChoice::None && arguments.secret_to.is_none() {
        return Err(missing(
            "what keeps the client's secret",
            "--secret-to FILE",
        ));
    }
    Ok(StoreRequest {
        age_identity: arguments
            .age_identity
            .clone()
            .filter(|_| choice == StoreChoice::File),
        secret_to: arguments
            .secret_to
            .clone()
            .filter(|_| choice == StoreChoice::None),
        choice,
        file_is_known: false,
    })
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
