//! What the store has of the held token.

use crate::context::Context;
use crate::profile::Profile;
use crate::store::{EntryKey, Store, StoreError};
use crate::values::{AccessToken, Fingerprint, ProfileName, Secret};

/// The token in the store, beside what the profile says.
pub(crate) enum StoredToken {
    /// The one that is held.
    Held(AccessToken),
    /// Another one: a run was cut short before it could record it, or something else wrote the store.
    Another(Fingerprint),
    /// None; or none is held.
    None,
}

/// Looks into the store, where a token is held.
pub(crate) fn stored_token(
    context: &Context,
    name: &ProfileName,
    profile: &Profile,
    store: &Store,
) -> Result<StoredToken, StoreError> {
    let (Some(client), Some(held)) = (&profile.client, &profile.tokens.held) else {
        return Ok(StoredToken::None);
    };
    let key = EntryKey::of_token(name, &profile.tenant, &client.id);
    let token: Option<AccessToken> = store.get(&key)?.map(Secret::into_kind);
    let Some(token) = token else {
        return Ok(StoredToken::None);
    };
    context.redactor.add_secret(&token);
    let fingerprint = Fingerprint::of(&token);
    Ok(if fingerprint == held.fingerprint {
        StoredToken::Held(token)
    } else {
        StoredToken::Another(fingerprint)
    })
}

/// The held token, if the store has it.
pub(crate) fn kept(
    context: &Context,
    name: &ProfileName,
    profile: &Profile,
    store: &Store,
) -> Result<Option<AccessToken>, StoreError> {
    Ok(match stored_token(context, name, profile, store)? {
        StoredToken::Held(token) => Some(token),
        StoredToken::Another(_) | StoredToken::None => None,
    })
}
