//! `profile use-store`: the secrets of a profile move to another store.

use super::change::{Changed, Undo, told};
use super::logout::{clients, keys};
use super::{chosen_profile, confirm, leftovers, next};
use crate::cli::{Source, StoreArgs};
use crate::context::{Context, StoreRequest};
use crate::error::Failure;
use crate::exit::Exit;
use crate::profile::{Leftover, Profile};
use crate::setup::{SECRET_TO_QUESTION, no_place_of_another, unused};
use crate::store::private_file::is_one_file;
use crate::store::{EntryKey, EntryKind, Store, StoreError};
use crate::ui::Check;
use crate::values::{HelperName, ProfileName, SecretTarget, StoreChoice, StoredSecret};
use anyhow::Result;
use serde_json::json;
use std::path::{Path, PathBuf};

/// Writes each secret to the new store and reads it back there; then the profile names the new store;
/// then the old one forgets. Killed anywhere, one of the two has everything, and the profile names it,
/// and the other one as a leftover, which the next run clears. Where both are one place (a file by
/// another path, files for another identity), what was written there is not forgotten.
pub(super) fn run(context: &mut Context, arguments: &StoreArgs) -> Result<Changed> {
    let (name, known) = chosen_profile(context)?;
    // It may ask, and nobody is to wait for the lock meanwhile.
    let mut to = wished(context, arguments)?;
    one_secret_in_one_place(&name, &known, &to)?;
    no_place_of_another(context, &name, &to)?;
    let drops_token = to.choice == StoreChoice::None
        && known.store != StoreChoice::None
        && known.tokens.held.is_some();
    if drops_token {
        context.ui.warning(&format!(
            "the store `none` keeps no token: that of profile `{name}` is thrown away here (Okta's stays \
             valid)"
        ));
        confirm::change(context, false)?;
    }
    let lock = context.lock(&name)?;
    let Some(mut profile) = lock.load()? else {
        return Err(Failure::no_such_profile(&name).into());
    };
    leftovers::clear(context, &lock, &mut profile)?;
    let from = StoreRequest::of_profile(&profile);
    let is_one_place = is_one_place(&from, &to);
    if from.choice == to.choice && is_one_place && from.age_identity == to.age_identity {
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
    if to.makes_identity
        && let Some(path) = to.age_identity.as_deref().filter(|path| !path.exists())
    {
        context.ui.note(&crate::setup::beside_the_data(path));
    }
    let old = (context.open_store)(&from)?;
    to.file_is_known = is_one_place;
    let mut new = (context.open_store)(&to)?;
    if new.prove().is_err() && !to.file_is_known {
        // A run that was killed may have left the client's secret there, which need not look like one
        // that is made here.
        to.file_is_known = true;
        let known = (context.open_store)(&to)?;
        if is_copied(&old, &known, &name, &profile)? {
            new = known;
        }
    }
    new.prove()?;
    let is_one_place = is_one_place || is_shared((&from, &old), (&to, &new))?;
    let there = leftover(&to, &profile);
    if !is_one_place {
        profile.leftovers.push(there.clone());
        lock.save(&profile)?;
    }
    let moving = context.ui.waiting("moving the secrets");
    let moved = copy(&old, &new, &name, &profile, is_one_place)?;
    drop(moving);
    new.settle()?;
    profile.store = to.choice.clone();
    profile.pass_env.clone_from(&to.pass_env);
    profile.secret_to.clone_from(&to.secret_to);
    profile.age_identity.clone_from(&to.age_identity);
    if to.choice == StoreChoice::None {
        profile.tokens.let_go(context.now());
    }
    let here = leftover(&from, &profile);
    profile.leftovers.retain(|one| *one != there);
    profile.leftovers.push(here.clone());
    lock.save(&profile)?;
    for key in keys(&name, &profile) {
        if !(is_one_place && moved.contains(&key)) {
            old.delete(&key)?;
        }
    }
    profile.leftovers.retain(|one| *one != here);
    lock.save(&profile)?;
    let moved = moved.len();
    let result = format!(
        "profile `{name}` keeps its secrets in {} now (store `{}`, {moved} moved){}",
        new.describe(),
        to.choice,
        if drops_token {
            "; the token is not kept any more, nor again if this is undone"
        } else {
            ""
        }
    );
    let next = format!("ws1-okta status --profile {name}");
    let text = told(&result, &Undo::By(back(&from, &name)), &next);
    Ok(changed(&name, &to.choice, moved, &text))
}

/// A place for one secret cannot take those of two clients.
fn one_secret_in_one_place(
    name: &ProfileName,
    profile: &Profile,
    to: &StoreRequest,
) -> Result<(), Failure> {
    let clients = clients(profile);
    let (StoreChoice::None, [first, second, ..]) = (&to.choice, clients.as_slice()) else {
        return Ok(());
    };
    Err(Failure::conflict(
        "one_secret_only",
        format!(
            "profile `{name}` keeps the secrets of `{first}` and `{second}`, and --store none has a place \
             for one"
        ),
    )
    .hint(format!(
        "ws1-okta status --profile {name} tells how to finish what is begun; move the secrets then"
    )))
}

/// The command that moves everything back.
fn back(from: &StoreRequest, name: &ProfileName) -> String {
    let head = format!(
        "ws1-okta profile use-store --profile {name} --store {}",
        from.choice
    );
    let words: Vec<String> = [head]
        .into_iter()
        .chain(next::store_details(from))
        .collect();
    words.join(" ")
}

fn wished(context: &mut Context, arguments: &StoreArgs) -> Result<StoreRequest> {
    let missing = |what: &str, flag: &str| {
        Failure::usage("missing_input", format!("{what} is missing")).hint(format!("add {flag}"))
    };
    let Some(choice) = arguments.store.clone() else {
        return Err(missing(
            "the new store",
            "--store keychain, helper:NAME, file or none",
        )
        .into());
    };
    let is_flag = |name| context.sources.of(name) == Some(Source::Flag);
    if choice != StoreChoice::None && is_flag("secret_to") {
        return Err(unused(&choice, "secret-to", &StoreChoice::None).into());
    }
    if choice != StoreChoice::File && is_flag("age_identity") {
        return Err(unused(&choice, "age-identity", &StoreChoice::File).into());
    }
    let secret_to = match (&choice, &arguments.secret_to, &mut context.prompter) {
        (StoreChoice::None, Some(given), _) => Some(given.clone()),
        (StoreChoice::None, None, Some(prompter)) => {
            let check: &Check<'_> = &|text| text.parse::<SecretTarget>().map(drop);
            let typed = prompter.text(SECRET_TO_QUESTION, None, check)?;
            let target: SecretTarget = typed.parse()?;
            Some(target.map_file(|path| context.environment.typed_path(&path)))
        }
        (StoreChoice::None, None, None) => {
            return Err(missing("what keeps the client's secret", "--secret-to FILE").into());
        }
        _ => None,
    };
    let identity = arguments.age_identity.clone();
    let makes_identity = choice == StoreChoice::File && identity.is_none();
    let identity = identity.map_or_else(
        || context.profiles.own_identity_path(),
        |path| absolute(&path),
    );
    let request = StoreRequest {
        age_identity: Some(identity).filter(|_| choice == StoreChoice::File),
        makes_identity,
        protects_identity: false,
        secret_to: secret_to.map(|target| match target {
            SecretTarget::File(path) => SecretTarget::File(absolute(&path)),
            helper @ SecretTarget::Helper(_) => helper,
        }),
        choice,
        pass_env: Vec::new(),
        file_is_known: false,
        is_kept: false,
    };
    Ok(request.with_pass_env(&context.global.pass_env, &[]))
}

/// As the profile will remember it.
fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

/// As the profile remembers a store that is not, or no more, its own.
fn leftover(request: &StoreRequest, profile: &Profile) -> Leftover {
    Leftover {
        store: request.choice.clone(),
        secret_to: request.secret_to.clone(),
        pass_env: request.pass_env.clone(),
        age_identity: request.age_identity.clone(),
        clients: clients(profile),
    }
}

/// Whether two helpers keep their entries in one place, which their names do not tell.
pub(super) fn is_shared(
    (one, one_store): (&StoreRequest, &Store),
    (other, other_store): (&StoreRequest, &Store),
) -> Result<bool, StoreError> {
    match (helper(one), helper(other)) {
        (Some(one), Some(other)) if one != other => other_store.is_same_place(one_store),
        _ => Ok(false),
    }
}

/// Whether an entry of one store is the same entry in the other.
pub(super) fn is_one_place(from: &StoreRequest, to: &StoreRequest) -> bool {
    match (&from.choice, &from.secret_to, &to.choice, &to.secret_to) {
        (StoreChoice::Keychain, _, StoreChoice::Keychain, _)
        | (StoreChoice::File, _, StoreChoice::File, _) => true,
        (
            StoreChoice::None,
            Some(SecretTarget::File(from)),
            StoreChoice::None,
            Some(SecretTarget::File(to)),
        ) => is_one_file(from, to),
        _ => match (helper(from), helper(to)) {
            (Some(from), Some(to)) => from == to,
            _ => false,
        },
    }
}

fn helper(request: &StoreRequest) -> Option<&HelperName> {
    match (&request.choice, &request.secret_to) {
        (StoreChoice::Helper(name), _) | (StoreChoice::None, Some(SecretTarget::Helper(name))) => {
            Some(name)
        }
        _ => None,
    }
}

/// Whether the place already holds what is to be moved there.
fn is_copied(old: &Store, new: &Store, name: &ProfileName, profile: &Profile) -> Result<bool> {
    for key in keys(name, profile) {
        if key.kind == EntryKind::ClientSecret
            && let Some(secret) = old.get(&key)?
            && let Ok(Some(found)) = new.get(&key)
        {
            return Ok(found.is_same(&secret));
        }
    }
    Ok(false)
}

/// The secret in the old store. Where both stores are one place, a run that was killed may have left
/// it in the new form already.
fn read(
    old: &Store,
    new: &Store,
    key: &EntryKey,
    is_one_place: bool,
) -> Result<Option<StoredSecret>, StoreError> {
    match old.get(key) {
        Err(error) if is_one_place => match new.get(key) {
            Ok(Some(found)) => Ok(Some(found)),
            _ => Err(error),
        },
        other => other,
    }
}

/// Copies what there is, and reads each back; says which.
fn copy(
    old: &Store,
    new: &Store,
    name: &ProfileName,
    profile: &Profile,
    is_one_place: bool,
) -> Result<Vec<EntryKey>> {
    let mut copied = Vec::new();
    for key in keys(name, profile) {
        let Some(secret) = read(old, new, &key, is_one_place)? else {
            continue;
        };
        // A store of one place gives the client's secret under both names.
        if key.kind == EntryKind::PendingSecret && profile.creating.is_none() {
            continue;
        }
        new.set(&key, &secret)?;
        match new.get(&key)? {
            Some(found) if found.is_same(&secret) => copied.push(key),
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
