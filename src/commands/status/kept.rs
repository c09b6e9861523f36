//! Whether the secrets are where they belong.

use crate::context::Context;
use crate::profile::Profile;
use crate::renew::{StoredToken, stored_token};
use crate::store::{EntryKey, EntryKind, Store, StoreError};
use crate::values::{ClientId, Fingerprint, ProfileName, StoreChoice};

/// Whether a secret is where it belongs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kept {
    Yes,
    /// That of a client that was about to be made.
    Pending,
    /// Another token than the one that is held.
    Another(Fingerprint),
    No,
    /// It cannot be read.
    Unknown(StoreError),
}

impl Kept {
    pub(super) fn as_str(&self) -> &'static str {
        match self {
            Self::Yes => "kept",
            Self::Pending => "pending",
            Self::Another(_) => "another",
            Self::No => "absent",
            Self::Unknown(_) => "unknown",
        }
    }

    /// Why it cannot be read.
    pub(super) fn problem(&self) -> Option<&StoreError> {
        match self {
            Self::Unknown(error) => Some(error),
            _ => None,
        }
    }
}

/// The client's secret, of a client that is there or was about to be made.
pub(super) fn client_secret(name: &ProfileName, profile: &Profile, store: &Store) -> Kept {
    let looked_for = |client: &ClientId, kind, found| {
        let key = EntryKey::of_token(name, &profile.tenant, client);
        match store.get(&key.with_kind(kind)) {
            Ok(Some(_)) => found,
            Ok(None) => Kept::No,
            Err(error) => Kept::Unknown(error),
        }
    };
    match (&profile.client, &profile.creating) {
        (Some(client), _) => looked_for(&client.id, EntryKind::ClientSecret, Kept::Yes),
        (None, Some(id)) => looked_for(id, EntryKind::PendingSecret, Kept::Pending),
        (None, None) => Kept::No,
    }
}

/// The held token, looked for after the client's secret.
pub(super) fn token(
    context: &Context,
    name: &ProfileName,
    profile: &Profile,
    store: &Store,
    client_secret: &Kept,
) -> Kept {
    match client_secret.problem() {
        // No token is ever kept there, whatever else is wrong with it.
        _ if profile.store == StoreChoice::None => Kept::No,
        // The same store would only fail again, perhaps after the same wait.
        Some(problem) if !problem.is_of_one_entry() => Kept::Unknown(problem.clone()),
        _ => match stored_token(context, name, profile, store) {
            Ok(StoredToken::Held(_)) => Kept::Yes,
            Ok(StoredToken::Another(fingerprint)) => Kept::Another(fingerprint),
            Ok(StoredToken::None) => Kept::No,
            Err(error) => Kept::Unknown(error),
        },
    }
}
