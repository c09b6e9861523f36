//! Makes or adopts the OAuth client, so that no moment exists in which a crash loses the
//! secret: kept as pending, marked in the profile, sent, proven, promoted.

use super::change::Change;
use super::client_decision::{self, NewSecret};
use super::client_settings::{new_client, settings_of, wished_settings};
use super::entry::Proof;
use super::inputs::SetupInputs;
use super::observe::Observed;
use super::profile_draft::ProfileDraft;
use super::secrets::SecretOrigin;
use super::update_client;
use crate::access::{AccessClient, AccessError, NewOAuthClient, TokenGrant};
use crate::context::Context;
use crate::error::Failure;
use crate::profile::{ClientRecord, Profile};
use crate::store::{EntryKind, Store};
use crate::values::ClientSecret;
use anyhow::{Context as _, Result};
use std::time::Duration;

/// How often a create is sent whose outcome is unknown, and a fresh client's secret tried.
const TRIES: u32 = 3;
/// Between two tries: a tenant of several nodes may need a moment to know a client everywhere.
const PAUSE: Duration = Duration::from_secs(1);

/// What applying needs.
pub(super) struct Work<'run> {
    pub(super) context: &'run Context,
    pub(super) inputs: &'run SetupInputs,
    pub(super) access: &'run AccessClient,
    pub(super) store: &'run Store,
    pub(super) observed: &'run Observed,
}

/// Applies the client's change. What came of it is in the draft, to be saved before the next request
/// that changes the tenant. Gives the token that proved the secret.
pub(super) async fn apply(work: &Work<'_>, draft: &mut ProfileDraft<'_>) -> Result<TokenGrant> {
    let decision = &work.observed.plan.client;
    match decision.change {
        Change::Create => create(work, draft).await,
        Change::Replace => {
            let id = &work.inputs.client.id.value;
            {
                let _waiting = work.context.ui.waiting("deleting the OAuth client");
                work.observed.entry.admin.delete_client(id).await?;
            }
            create(work, draft).await
        }
        Change::Update => update_client::update(work, draft).await,
        Change::Adopt | Change::Keep => {
            let proof = proof(work)?;
            keep_secret(work, draft, proof)?;
            Ok(proof.grant.clone())
        }
    }
}

/// A client that is there was proven when it was looked at; the decision has seen to it.
fn proof<'run>(work: &'run Work<'_>) -> Result<&'run Proof> {
    work.observed
        .entry
        .proof
        .as_ref()
        .context("the client's secret is not proven")
}

async fn create(work: &Work<'_>, draft: &mut ProfileDraft<'_>) -> Result<TokenGrant> {
    let Work {
        context,
        inputs,
        access,
        store,
        observed,
    } = work;
    let id = &inputs.client.id.value;
    let key = &observed.secrets.key;
    let pending = key.with_kind(EntryKind::PendingSecret);
    let had_profile = observed.profile.is_some();

    let mut secret = match (observed.plan.client.new_secret, &observed.secrets) {
        (NewSecret::Given, secrets) => secrets.given.clone(),
        (NewSecret::Pending, secrets) => secrets.pending.clone(),
        (NewSecret::Generate, _) => None,
    }
    .map_or_else(ClientSecret::generate, Ok)
    .context("the operating system gives no random numbers")?;
    context.redactor.add(secret.expose());
    let before = (draft.profile.client.clone(), draft.profile.tokens.clone());
    // Kept before it is sent: from here on a crash loses nothing.
    store.set(&pending, &secret.clone().into_kind())?;
    draft.profile.creating = Some(id.clone());
    draft.profile.creating_settings = Some(wished_settings(inputs));
    if inputs.predecessor.is_none() {
        draft.profile.client = None;
        // Whatever tokens an earlier client of this profile gave have ended with it.
        draft.profile.tokens.forget();
    }
    draft.save()?;
    let may_exist = may_exist(work);
    context
        .so_far
        .set(format!("{may_exist}\nrun the same command again to go on"));

    let new = new_client(inputs, secret.clone());
    let waiting = context.ui.waiting("creating the OAuth client");
    let sent = send(work, &new).await;
    drop(waiting);
    match sent {
        Ok(Some(other)) => {
            // This tenant ignores the sent secret and makes its own.
            context.redactor.add(other.expose());
            store.set(&pending, &other.clone().into_kind())?;
            context.ui.detail("the tenant made a secret of its own");
            secret = other;
        }
        Ok(None) => {}
        Err(Refusal {
            error,
            is_certain,
            may_be_there,
        }) => {
            if is_certain && observed.plan.client.new_secret != NewSecret::Pending {
                // Nothing was made, so nothing is remembered.
                draft.profile.creating = None;
                draft.profile.creating_settings = None;
                (draft.profile.client, draft.profile.tokens) = before;
                store.delete(&pending)?;
                if had_profile {
                    draft.save()?;
                } else {
                    draft.remove()?;
                }
            }
            let error = anyhow::Error::new(error);
            return Err(if may_be_there {
                error.context(format!("OAuth client `{id}` may have been made"))
            } else {
                error
            });
        }
    }

    let waiting = context.ui.waiting("fetching the bearer token");
    let grant = prove(access, inputs, &secret).await.map_err(|error| {
        if error.is::<Failure>() {
            return error;
        }
        error.context(format!("OAuth client `{id}` is made, and not proven yet"))
    })?;
    drop(waiting);
    context.redactor.add(grant.token.expose());
    store.promote(key)?;
    let mut record = ClientRecord::new(id.clone(), true);
    record.settings = Some(wished_settings(inputs));
    take(work, &mut draft.profile, record);
    draft.profile.creating = None;
    draft.profile.creating_settings = None;
    told_client_exists(work);
    Ok(grant)
}

fn told_client_exists(work: &Work<'_>) {
    let text = exists(work);
    work.context
        .so_far
        .set(format!("{text}\nrun the same command again to go on"));
}

/// That the client may be there, for who interrupts the run.
pub(super) fn may_exist(work: &Work<'_>) -> String {
    format!(
        "OAuth client `{}` may have been made; its secret is kept in {}",
        work.inputs.client.id.value,
        work.store.describe()
    )
}

/// That the client is there, for who interrupts the run.
pub(super) fn exists(work: &Work<'_>) -> String {
    format!(
        "OAuth client `{}` exists, and its secret is kept in {}",
        work.inputs.client.id.value,
        work.store.describe()
    )
}

struct Refusal {
    error: AccessError,
    /// The tenant said no to the first try: there is no client of ours.
    is_certain: bool,
    /// Nobody could look whether it is there.
    may_be_there: bool,
}

/// Sends the create. Where its outcome is unknown (a lost reply, or the 500 that can mean "taken") it
/// looks before it sends again. Gives a secret that the tenant made instead of ours.
async fn send(work: &Work<'_>, new: &NewOAuthClient) -> Result<Option<ClientSecret>, Refusal> {
    let admin = &work.observed.entry.admin;
    let mut tries = 0;
    loop {
        tries += 1;
        let error = match admin.create_client(new).await {
            Ok(created) => return Ok(created.secret_in_reply),
            Err(error) if error.is_outcome_unknown() => error,
            Err(error) => {
                return Err(Refusal {
                    error,
                    is_certain: tries == 1,
                    may_be_there: false,
                });
            }
        };
        match (admin.get_client(&new.client_id).await, error.pause()) {
            // It arrived; whether it is ours the proof will tell.
            (Ok(Some(_)), _) => return Ok(None),
            (Ok(None), Some(pause)) if tries < TRIES => {
                tokio::time::sleep(pause.max(PAUSE)).await;
            }
            (seen, _) => {
                return Err(Refusal {
                    error,
                    is_certain: false,
                    may_be_there: seen.is_err(),
                });
            }
        }
    }
}

/// The token that the secret gives. A client that was just made may need a moment to be known.
pub(super) async fn prove(
    access: &AccessClient,
    inputs: &SetupInputs,
    secret: &ClientSecret,
) -> Result<TokenGrant> {
    let id = &inputs.client.id.value;
    let mut tries = 0;
    loop {
        tries += 1;
        match access.token(id, secret).await {
            Ok(grant) => return Ok(grant),
            Err(AccessError::ClientRefused { .. }) if tries < TRIES => {
                tokio::time::sleep(PAUSE).await;
            }
            Err(error @ AccessError::ClientRefused { .. }) => {
                let failure = client_decision::secret_lost(id);
                return Err(anyhow::Error::new(error).context(failure));
            }
            Err(error) => return Err(error.into()),
        }
    }
}

/// Makes a proven secret the client's kept one.
pub(super) fn keep_secret(
    work: &Work<'_>,
    draft: &mut ProfileDraft<'_>,
    proof: &Proof,
) -> Result<()> {
    let Work {
        inputs,
        store,
        observed,
        ..
    } = work;
    let id = &inputs.client.id.value;
    let key = &observed.secrets.key;
    let was_ours = draft.profile.creating.as_ref() == Some(id)
        || draft
            .profile
            .client
            .as_ref()
            .is_some_and(|record| record.id == *id && record.made_by_us);
    let is_new = draft
        .profile
        .client
        .as_ref()
        .is_none_or(|record| record.id != *id);
    let is_marked = draft.profile.creating.is_some() || draft.profile.deleting.is_some();
    if !observed.plan.client.promotes && !is_new && !is_marked {
        return Ok(());
    }
    match proof.origin {
        SecretOrigin::Pending => store.promote(key)?,
        SecretOrigin::Given => {
            store.set(
                &key.with_kind(EntryKind::ClientSecret),
                &proof.secret.clone().into_kind(),
            )?;
            store.delete(&key.with_kind(EntryKind::PendingSecret))?;
        }
        SecretOrigin::Stored => {
            store.delete(&key.with_kind(EntryKind::PendingSecret))?;
        }
    }
    if is_new {
        take(
            work,
            &mut draft.profile,
            ClientRecord::new(id.clone(), was_ours),
        );
    }
    if let (Some(record), Some(client)) = (&mut draft.profile.client, &observed.client) {
        record.settings = settings_of(client);
    }
    draft.profile.creating = None;
    draft.profile.creating_settings = None;
    draft.profile.deleting = None;
    told_client_exists(work);
    Ok(())
}

/// The profile's client from now on. One that it takes the place of is not forgotten before it is
/// deleted, nor is what Okta holds; but its token is no longer the one that is held.
fn take(work: &Work<'_>, profile: &mut Profile, client: ClientRecord) {
    let before = profile.client.replace(client);
    if work.inputs.predecessor.is_some() {
        profile.retiring = before;
        profile.tokens.let_go(work.context.now());
    }
}
