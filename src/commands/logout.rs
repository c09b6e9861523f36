//! `logout`: the secrets of a profile leave the store.

use super::change::{Changed, Undo, told};
use super::stays::{self, StayingFile};
use super::{chosen_profile, confirm, leftovers};
use crate::cli::LogoutArgs;
use crate::context::{Context, StoreRequest};
use crate::profile::{Profile, ProfileLock};
use crate::store::{EntryKey, EntryKind, Store, StoreError};
use crate::values::{ClientId, ProfileName, TenantUrl};
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
    let (name, mut profile) = chosen_profile(context)?;
    let request = StoreRequest::of_profile(&profile);
    let mut store = (context.open_store)(&request)?;
    // One that cannot be read can be removed all the same.
    let has_any =
        !profile.leftovers.is_empty() || has_secrets(&store, &name, &profile).unwrap_or(true);
    if has_any {
        context.ui.say(&format!(
            "Remove the secrets of profile `{name}` from {}.\nThe client's secret cannot be read back \
             from the tenant afterwards.",
            store.describe()
        ));
        confirm::deletion(context, name.as_str(), arguments.confirm.as_deref())?;
    }
    let lock = context.lock(&name)?;
    // While the question was open they may have moved.
    let is_there = match lock.load()? {
        Some(now) => {
            profile = now;
            if has_any {
                leftovers::clear(context, &lock, &mut profile)?;
            }
            let now = StoreRequest::of_profile(&profile);
            if now != request {
                store = (context.open_store)(&now)?;
            }
            true
        }
        None => false,
    };
    // What another run has kept since then was not confirmed.
    let removed = if has_any {
        remove_secrets(&store, &name, &profile)?
    } else {
        0
    };
    if is_there {
        profile.tokens.let_go(context.now());
        // That no secret is kept tells from now on nothing of a deletion that was begun.
        profile.deleting = None;
        lock.save(&profile)?;
    }
    let client = profile.client.as_ref().map(|client| client.id.to_string());
    let (remains, is_ours) = remains(&profile);
    let (done, undo) = if has_any {
        (removed_from(removed, &store), Undo::Never)
    } else {
        let nothing = format!(
            "nothing to remove: no secret of profile `{name}` is kept in {}",
            store.describe()
        );
        (nothing, Undo::Nothing)
    };
    let next = if is_ours {
        format!(
            "ws1-okta teardown --profile {name} (deletes what setup made; it needs a way in now)"
        )
    } else {
        format!("ws1-okta profile remove {name}")
    };
    let files = stays::beside_profile(context, &name, &profile)?;
    let mut stays = String::new();
    if is_there {
        stays.push_str(&format!("\nprofile `{name}` stays, without secrets"));
    }
    for file in &files {
        stays.push_str(&format!("\n{}", file.text()));
    }
    Ok(Changed {
        text: told(&format!("{done}\n{remains}{stays}"), &undo, &next),
        fields: json!({
            "profile": name.as_str(),
            "removed": removed,
            "remains": {
                "tenant": profile.tenant.to_string(),
                "client": client,
                "directory": profile.known_directory().map(|directory| directory.name.to_string()),
            },
            "left_here": files.iter().map(StayingFile::path).collect::<Vec<_>>(),
        }),
    })
}

/// How many secrets have left the store, for people.
pub(super) fn removed_from(store_had: usize, store: &Store) -> String {
    let secrets = if store_had == 1 { "secret" } else { "secrets" };
    format!("removed {store_had} {secrets} from {}", store.describe())
}

/// What the tenant still has, for people; and whether setup made it.
fn remains(profile: &Profile) -> (String, bool) {
    let tenant = &profile.tenant;
    let directory = profile.directory.as_ref();
    let directory = directory.map(|directory| format!("directory `{}`", directory.name));
    let creating = profile.creating_directory.as_ref();
    let directory = directory
        .or_else(|| creating.map(|directory| format!("perhaps directory `{}`", directory.name)));
    let (client, is_ours) = match (&profile.client, &profile.creating) {
        (Some(client), _) => (
            Some(format!("OAuth client `{}`", client.id)),
            client.made_by_us,
        ),
        (None, Some(id)) => (Some(format!("perhaps OAuth client `{id}`")), true),
        (None, None) => (None, false),
    };
    let had_client = client.is_some();
    let retiring = profile.retiring.as_ref();
    let retiring =
        retiring.map(|client| format!("OAuth client `{}`, which it replaces", client.id));
    let former = profile.former_directories.iter();
    let former = former.map(|directory| format!("directory `{}`", directory.name));
    let things: Vec<String> = client
        .into_iter()
        .chain(retiring)
        .chain(directory)
        .chain(former)
        .collect();
    if things.is_empty() {
        return (
            format!("{tenant} has nothing that this profile knows of"),
            false,
        );
    }
    let mut text = format!("{tenant} still has {}", things.join(" and "));
    if had_client {
        text.push_str(", and tokens that were given out: nothing was revoked");
    }
    (text + ".", is_ours)
}

/// The clients that secrets may be kept for.
pub(super) fn clients(profile: &Profile) -> Vec<ClientId> {
    let known = [&profile.client, &profile.retiring].into_iter().flatten();
    let known = known.map(|client| client.id.clone());
    let mut clients: Vec<ClientId> = known.chain(profile.creating.clone()).collect();
    clients.dedup();
    clients
}

/// The names of the entries that may be kept for a profile.
pub(super) fn keys(name: &ProfileName, profile: &Profile) -> Vec<EntryKey> {
    keys_of(name, &profile.tenant, &clients(profile))
}

/// The names of the entries that may be kept for these clients.
pub(super) fn keys_of(
    name: &ProfileName,
    tenant: &TenantUrl,
    clients: &[ClientId],
) -> Vec<EntryKey> {
    let mut keys = Vec::new();
    for client in clients {
        let key = EntryKey::of_token(name, tenant, client);
        keys.extend(KINDS.map(|kind| key.with_kind(kind)));
    }
    keys
}

/// Removes every secret of one client of a profile.
pub(super) fn remove_secrets_of(
    store: &Store,
    name: &ProfileName,
    profile: &Profile,
    client: &ClientId,
) -> Result<(), StoreError> {
    for key in keys_of(name, &profile.tenant, std::slice::from_ref(client)) {
        store.delete(&key)?;
    }
    Ok(())
}

/// Forgets the client that was replaced, which is gone, and its secrets.
pub(super) fn forget_replaced(
    context: &Context,
    lock: &ProfileLock,
    store: &Store,
    client: &ClientId,
) -> Result<()> {
    if let Some(mut profile) = lock.load()? {
        remove_secrets_of(store, lock.name(), &profile, client)?;
        profile.forget_retiring(context.now());
        lock.save(&profile)?;
    }
    Ok(())
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
