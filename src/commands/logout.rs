//! `logout`: the secrets of a profile leave the store.

use super::change::Changed;
use super::{LOCK_WAIT, chosen_profile, confirm};
use crate::cli::LogoutArgs;
use crate::context::{Context, StoreRequest};
use crate::profile::Profile;
use crate::store::{EntryKey, EntryKind, Store, StoreError};
use crate::values::{ClientId, ProfileName};
use anyhow::Result;
use serde_json::json;

/// Every kind of secret that is kept for a client.
const KINDS: [EntryKind; 3] = [
    EntryKind::AccessToken,
    EntryKind::PendingSecret,
    EntryKind::ClientSecret,
];

/// Removes the secrets, and says what the tenant still has.
pub(super) fn run(context: &mut Context, arguments: &LogoutArgs) -> Result<Changed> {
    let (name, profile) = chosen_profile(context)?;
    let store = (context.open_store)(&StoreRequest::of_profile(&profile))?;
    context.ui.say(&format!(
        "Remove the secrets of profile `{name}` from {}.\nThe client's secret cannot be read back from \
         the tenant afterwards.",
        store.describe()
    ));
    confirm::deletion(context, name.as_str(), arguments.confirm.as_deref())?;
    let lock = context.profiles.lock(&name, LOCK_WAIT)?;
    let removed = remove_secrets(&store, &name, &profile)?;
    if let Some(mut profile) = lock.load()? {
        profile.token = None;
        lock.save(&profile)?;
    }
    let client = profile.client.as_ref().map(|client| client.id.to_string());
    let remains = match &client {
        Some(id) => format!(
            "{} still has OAuth client `{id}`, its directory, and tokens that were given out: nothing \
             was revoked. ws1-okta teardown deletes them (before a logout).",
            profile.tenant
        ),
        None => format!("{} has nothing that ws1-okta made", profile.tenant),
    };
    Ok(Changed {
        text: format!(
            "removed {removed} secrets from {}\n{remains}",
            store.describe()
        ),
        fields: json!({
            "profile": name.as_str(),
            "removed": removed,
            "remains": { "tenant": profile.tenant.to_string(), "client": client },
        }),
    })
}

/// The clients that secrets may be kept for.
fn clients(profile: &Profile) -> Vec<ClientId> {
    let known = profile.client.as_ref().map(|client| client.id.clone());
    let mut clients: Vec<ClientId> = known.into_iter().chain(profile.creating.clone()).collect();
    clients.dedup();
    clients
}

/// The names of the entries that may be kept for a profile.
pub(super) fn keys(name: &ProfileName, profile: &Profile) -> Vec<EntryKey> {
    let mut keys = Vec::new();
    for client in clients(profile) {
        keys.extend(KINDS.map(|kind| EntryKey {
            profile: name.clone(),
            authority: profile.tenant.authority(),
            client: client.clone(),
            kind,
        }));
    }
    keys
}

/// Removes every secret of a profile; says how many there were.
pub(super) fn remove_secrets(
    store: &Store,
    name: &ProfileName,
    profile: &Profile,
) -> Result<usize, StoreError> {
    let mut removed = 0;
    for key in keys(name, profile) {
        removed += usize::from(store.delete(&key)?);
    }
    Ok(removed)
}

/// Whether any secret is kept for a profile.
pub(super) fn has_secrets(
    store: &Store,
    name: &ProfileName,
    profile: &Profile,
) -> Result<bool, StoreError> {
    for key in keys(name, profile) {
        if store.get(&key)?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}
