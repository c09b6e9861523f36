//! A client of another id that a run which was cut short has made, or was about to make. Its secret is in no
//! other hands, so it is not forgotten while there is a client that takes it.

use super::inputs::SetupInputs;
use crate::access::{AccessClient, AccessError, AdminClient};
use crate::context::Context;
use crate::error::Failure;
use crate::profile::Profile;
use crate::store::{EntryKey, EntryKind, Store};
use crate::values::{ClientId, ClientSecret};
use anyhow::Result;

/// The code of the failure that a client was made, and would be left to nobody.
pub(super) const UNFINISHED: &str = "client_unfinished";

/// One that stands in no way.
pub(super) struct HalfMade {
    /// Its pending secret, which no client takes.
    pub(super) pending: EntryKey,
    /// What became of it, told with the plan.
    pub(super) note: String,
}

/// Looks after it. One that was made is a conflict: this run would leave it to nobody.
pub(super) async fn look(
    context: &Context,
    inputs: &SetupInputs,
    access: &AccessClient,
    admin: &AdminClient,
    store: &Store,
    profile: Option<&Profile>,
) -> Result<Option<HalfMade>> {
    let Some(id) = profile.and_then(|profile| left_aside(profile, &inputs.client.id.value)) else {
        return Ok(None);
    };
    let key = EntryKey::of_token(&inputs.profile, &inputs.tenant, id);
    let pending = key.with_kind(EntryKind::PendingSecret);
    let Some(secret) = store.get(&pending)? else {
        return Ok(None);
    };
    let secret: ClientSecret = secret.into_kind();
    context.redactor.add_secret(&secret);
    let _waiting = context.ui.waiting("looking at what is there");
    match access.token(id, &secret).await {
        Ok(grant) => {
            context.redactor.add_secret(&grant.token);
            return Err(unfinished(id, store).into());
        }
        Err(AccessError::ClientRefused { .. }) => {}
        Err(error) => return Err(error.into()),
    }
    let note = if admin.get_client(id).await?.is_some() {
        format!(
            "OAuth client `{id}` is there, and refuses the secret of an earlier run: it stays as it is"
        )
    } else {
        format!("OAuth client `{id}`, which an earlier run was about to make, was not made")
    };
    Ok(Some(HalfMade { pending, note }))
}

/// The client that was about to be made, where this run is to make or adopt another one.
fn left_aside<'run>(profile: &'run Profile, wished: &ClientId) -> Option<&'run ClientId> {
    let known = profile.client.as_ref().map(|record| &record.id);
    let creating = profile.creating.as_ref()?;
    (creating != wished && known != Some(creating) && known != Some(wished)).then_some(creating)
}

fn unfinished(id: &ClientId, store: &Store) -> Failure {
    Failure::conflict(
        UNFINISHED,
        format!(
            "OAuth client `{id}` was made by a run that was cut short, and its secret is kept in {}",
            store.describe()
        ),
    )
    .hint(format!(
        "take it: --client-id {id}; or delete it first: ws1-okta client delete {id}"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::ClientRecord;
    use crate::values::StoreChoice;

    #[test]
    fn only_a_client_that_nobody_would_look_after_is_left_aside() {
        let id = |text: &str| text.parse::<ClientId>().unwrap();
        for (known, creating, wished, expected) in [
            (None, None, "B", None),
            (None, Some("A"), "A", None),
            (None, Some("A"), "B", Some("A")),
            // A change of it was cut short.
            (Some("A"), Some("A"), "B", None),
            // It is to take the place of the known one, which this run is about.
            (Some("B"), Some("A"), "B", None),
            (Some("C"), Some("A"), "B", Some("A")),
        ] {
            let tenant = "https://acme.example".parse().unwrap();
            let mut profile = Profile::new(tenant, StoreChoice::File);
            profile.client = known.map(|known| ClientRecord::new(id(known), true));
            profile.creating = creating.map(id);
            let found = left_aside(&profile, &id(wished)).map(ClientId::as_str);
            assert_eq!(found, expected, "{known:?} {creating:?} {wished}");
        }
    }
}
