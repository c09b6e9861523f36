//! What is there now: tenant, store and profile, looked at afresh each time.

use super::client_decision::{self, ClientFacts, ClientSeen};
use super::directory_decision::{self, DirectoryDecision};
use super::entry::{self, Entry};
use super::half_made::{self, HalfMade};
use super::inputs::SetupInputs;
use super::plan::Plan;
use super::secret_place::no_second_secret;
use super::secrets::{SecretOrigin, Secrets};
use super::token_decision::{self, TokenFacts};
use crate::access::{AccessClient, AccessError, Authorization, Directory, OAuthClient};
use crate::context::Context;
use crate::error::Failure;
use crate::profile::{ClientRecord, DirectoryRecord, Profile};
use crate::renew::{Verification, is_to_be_replaced, verify};
use crate::store::Store;
use crate::values::{Fingerprint, StoreChoice};
use anyhow::Result;

/// What was seen, and what follows from it.
pub(super) struct Observed {
    pub(super) entry: Entry,
    pub(super) secrets: Secrets,
    pub(super) profile: Option<Profile>,
    /// The client as the tenant describes it.
    pub(super) client: Option<OAuthClient>,
    /// The test of the kept token, if one was worth testing.
    pub(super) kept_token: Option<Verification>,
    /// A client of another id that an earlier run was about to make.
    pub(super) half_made: Option<HalfMade>,
    pub(super) plan: Plan,
}

/// Looks, and decides. Nothing is changed.
pub(super) async fn observe(
    context: &Context,
    inputs: &SetupInputs,
    access: &AccessClient,
    store: &Store,
) -> Result<Observed> {
    let profile = context.profiles.load(&inputs.profile)?;
    let secrets = Secrets::read(store, inputs, profile.as_ref())?;
    for secret in secrets.all_texts() {
        context.redactor.add(secret);
    }
    no_second_secret(inputs, &secrets, profile.as_ref())?;
    let entry = entry::enter(context, inputs, access, &secrets).await?;

    let half_made = half_made::look(
        context,
        inputs,
        access,
        &entry.admin,
        store,
        profile.as_ref(),
    )
    .await?;
    let _waiting = context.ui.waiting("looking at what is there");
    // Independent of each other: side by side.
    let (client, directories, kept_token) = tokio::join!(
        entry.admin.get_client(&inputs.client.id.value),
        list_directories(inputs, &entry),
        test_kept_token(context, access, &secrets, profile.as_ref()),
    );
    let seen = seen(client, &entry)?;
    let directories = directories?;
    let mut plan = decide(
        context,
        inputs,
        &Facts {
            profile: profile.as_ref(),
            secrets: &secrets,
            entry: &entry,
            seen: &seen,
            directories: directories.as_deref(),
            kept_token: kept_token.as_ref(),
        },
    )?;
    if let Some(half_made) = &half_made {
        plan.client.notes.push(half_made.note.clone());
    }
    let client = match seen {
        ClientSeen::Present(client) => Some(client),
        ClientSeen::Absent | ClientSeen::Hidden => None,
    };
    Ok(Observed {
        entry,
        secrets,
        profile,
        client,
        kept_token,
        half_made,
        plan,
    })
}

/// What becomes of a directory whose place another one takes.
fn left_behind(
    inputs: &SetupInputs,
    record: &DirectoryRecord,
    decision: &DirectoryDecision,
    seen: &[Directory],
) -> Option<String> {
    let id = record.id.as_ref().filter(|_| record.made_by_us)?;
    let is_there = seen.iter().any(|one| one.id.as_ref() == Some(id));
    let is_another = decision.id.as_ref() != Some(id);
    (is_there && is_another).then(|| {
        format!(
            "directory `{}`, which setup made earlier, stays in the tenant until a teardown, or until ws1-okta \
             directory delete {id} --profile {}",
            record.name, inputs.profile
        )
    })
}

/// The directories, where this run is about one.
async fn list_directories(
    inputs: &SetupInputs,
    entry: &Entry,
) -> Result<Option<Vec<Directory>>, AccessError> {
    match inputs.directory {
        Some(_) => entry.admin.list_directories().await.map(Some),
        None => Ok(None),
    }
}

/// A client whose secret works is there, even if it may not look at itself.
fn seen(
    client: Result<Option<OAuthClient>, AccessError>,
    entry: &Entry,
) -> Result<ClientSeen, AccessError> {
    match client {
        Ok(Some(client)) => Ok(ClientSeen::Present(client)),
        Ok(None) => Ok(ClientSeen::Absent),
        Err(AccessError::Forbidden { .. }) if entry.proof.is_some() => Ok(ClientSeen::Hidden),
        Err(error) => Err(error),
    }
}

struct Facts<'run> {
    profile: Option<&'run Profile>,
    secrets: &'run Secrets,
    entry: &'run Entry,
    seen: &'run ClientSeen,
    directories: Option<&'run [Directory]>,
    kept_token: Option<&'run Verification>,
}

fn decide(context: &Context, inputs: &SetupInputs, facts: &Facts<'_>) -> Result<Plan> {
    let id = &inputs.client.id.value;
    let record = facts.profile.and_then(|profile| profile.client.as_ref());
    let client_facts = ClientFacts {
        seen: facts.seen.clone(),
        proven: facts.entry.proof.as_ref().map(|proof| proof.origin),
        refused: facts.entry.refused.clone(),
        has_pending: facts.secrets.pending.is_some(),
        is_creating: facts
            .profile
            .is_some_and(|profile| profile.creating.as_ref() == Some(id)),
        is_known: record.is_some_and(|record| record.id == *id),
        known_settings: record
            .filter(|record| record.id == *id)
            .and_then(|record| record.settings.clone()),
        is_deletion_confirmed: inputs.confirm.as_deref() == Some(id.as_str()),
    };
    let mut client = client_decision::decide(&inputs.client, &client_facts)?;
    if inputs.predecessor.is_some()
        && let Some(before) = record
    {
        client.notes.push(succeeds(before, facts.profile)?);
    }
    let directory = match (&inputs.directory, facts.directories) {
        (Some(wish), Some(seen)) => {
            let record = facts.profile.and_then(|profile| profile.directory.as_ref());
            let known_id = record
                .filter(|record| record.domain.matches(wish.domain.value.as_str()))
                .and_then(|record| record.id.as_deref());
            let mut decision = directory_decision::decide(wish, seen, known_id)?;
            let left = record.and_then(|record| left_behind(inputs, record, &decision, seen));
            decision.leaves_former = left.is_some();
            decision.notes.extend(left);
            Some(decision)
        }
        _ => None,
    };
    let proven_now = facts.entry.proof.as_ref().map(|proof| proof.origin);
    let token = token_decision::decide(&TokenFacts {
        stored: facts.secrets.token.as_ref().map(Fingerprint::of),
        record: facts
            .profile
            .and_then(|profile| profile.tokens.held.clone()),
        works: facts.kept_token.map(Verification::is_token_known),
        client_changes: !matches!(client.change, super::Change::Keep)
            || proven_now != Some(SecretOrigin::Stored),
        now: context.now(),
    });
    Ok(Plan {
        client,
        token,
        directory,
        place: facts.secrets.place.clone(),
        keeps_token: inputs.store.choice != StoreChoice::None,
    })
}

/// What becomes of the client that this one takes the place of. One at a time: Okta may still hold a
/// token of the one before.
fn succeeds(before: &ClientRecord, profile: Option<&Profile>) -> Result<String, Failure> {
    if let Some(retiring) = profile.and_then(|profile| profile.retiring.as_ref()) {
        return Err(Failure::conflict(
            "rotation_unfinished",
            format!(
                "OAuth client `{}` has not yet taken the place of `{}`",
                before.id, retiring.id
            ),
        )
        .hint("ws1-okta client rotate-secret finishes that first"));
    }
    Ok(format!(
        "takes the place of `{}`, which stays until `ws1-okta client rotate-secret` deletes it",
        before.id
    ))
}

/// Tests the kept token as Okta would, unless it is due anyway.
async fn test_kept_token(
    context: &Context,
    access: &AccessClient,
    secrets: &Secrets,
    profile: Option<&Profile>,
) -> Option<Verification> {
    let token = secrets.token.as_ref()?;
    let record = profile.and_then(|profile| profile.tokens.held.as_ref())?;
    if record.fingerprint != Fingerprint::of(token) || is_to_be_replaced(record, context.now()) {
        return None;
    }
    let admin = access.authorized(Authorization::Bearer(token.clone()));
    Some(verify(&admin).await)
}
