//! `--in-place`: the client keeps its id and gets another secret. Both secrets are kept until one is
//! proven; what became of Okta's token is then looked at.

use super::super::change::{Undo, told};
use super::super::{confirm, remote};
use super::{not_set_up, on_profile, tell};
use crate::access::{AccessError, OAuthClient, TokenGrant};
use crate::cli::RotateSecretArgs;
use crate::context::Context;
use crate::error::Failure;
use crate::exit::Exit;
use crate::profile::ProfileLock;
use crate::renew::probe;
use crate::setup::{SignedIn, sign_in};
use crate::store::{EntryKey, EntryKind, Store};
use crate::values::{ClientId, ClientSecret, ProfileName, Secret};
use anyhow::{Context as _, Result};
use serde_json::json;

pub(super) fn run(
    context: &mut Context,
    arguments: &RotateSecretArgs,
    name: &ProfileName,
) -> Result<Exit> {
    let (id, place) = on_profile(context, name, async |context| {
        let signed_in = sign_in(context, &arguments.way_in).await?;
        let id = rotate(context, name, &signed_in).await?;
        Ok((id, signed_in.session.store.describe()))
    })?;
    let profile = context.profile(name)?;
    let tested = remote::run(context, async |context| {
        Ok(probe(context, name, &profile).await)
    })?;
    let tokens = TokensNow::of(tested);
    tokens.remember(context, name)?;
    tokens.tell(context, name);
    let exit = match tokens {
        TokensNow::Work => Exit::Fine,
        TokensNow::Ended | TokensNow::Unknown(_) => Exit::Due,
    };
    tell(
        context,
        told(
            &format!(
                "OAuth client `{id}` of {} has a new Shared Secret, kept in {place} (profile `{name}`)",
                profile.tenant
            ),
            &Undo::Never,
            &tokens.next(name),
        ),
        json!({
            "profile": name.as_str(),
            "client": { "id": id.as_str() },
            "token": tokens.as_str(),
            "needs_person": (exit == Exit::Due).then_some("renew"),
        }),
    )?;
    Ok(exit)
}

/// What became of the client's tokens, of which Okta holds one.
enum TokensNow {
    Work,
    Ended,
    /// They could not be tested, for this reason.
    Unknown(String),
}

impl TokensNow {
    /// By how the kept one was tested.
    fn of(tested: Result<()>) -> Self {
        match tested {
            Ok(()) => Self::Work,
            Err(error) if is_refused(&error) => Self::Ended,
            Err(error) => Self::Unknown(error.to_string()),
        }
    }

    /// The word for scripts.
    fn as_str(&self) -> &'static str {
        match self {
            Self::Work => "works",
            Self::Ended => "ended",
            Self::Unknown(_) => "unknown",
        }
    }

    /// Takes the mark of the change away, unless its end is not known.
    fn remember(&self, context: &Context, name: &ProfileName) -> Result<()> {
        if let Self::Unknown(_) = self {
            return Ok(());
        }
        let lock = context.lock(name)?;
        if let Some(mut profile) = lock.load()? {
            profile.creating = None;
            if let Self::Ended = self {
                profile.tokens.end_held(context.now());
            }
            lock.save(&profile)?;
        }
        Ok(())
    }

    fn tell(&self, context: &Context, name: &ProfileName) {
        match self {
            Self::Work => context
                .ui
                .note("the kept token still works, and so does Okta's if it is the same"),
            Self::Ended => context.ui.danger(&format!(
                "the tokens ended with the old secret, and Okta's with them: PROVISIONING HAS STOPPED. \
                 ws1-okta token renew --profile {name} fetches the one to put into Okta"
            )),
            Self::Unknown(why) => context.ui.warning(&format!(
                "whether Okta's token outlived the change is not known: {why}"
            )),
        }
    }

    /// The next command.
    fn next(&self, name: &ProfileName) -> String {
        match self {
            Self::Work => format!("ws1-okta status --profile {name}"),
            Self::Ended => format!("ws1-okta token renew --profile {name} (fetches one for Okta)"),
            Self::Unknown(_) => format!("ws1-okta setup --profile {name} (tests it again)"),
        }
    }
}

fn is_refused(error: &anyhow::Error) -> bool {
    error
        .downcast_ref::<Failure>()
        .is_some_and(|failure| failure.code() == "token_refused")
}

/// Changes the secret. Killed anywhere, the store holds the one that the tenant takes: as the client's,
/// or as pending, which every command tries, too. The mark in the profile stays until it is known what
/// became of Okta's token.
async fn rotate(
    context: &mut Context,
    name: &ProfileName,
    signed_in: &SignedIn,
) -> Result<ClientId> {
    let profile = signed_in.profile.as_ref().ok_or_else(|| not_set_up(name))?;
    let id = profile.client.as_ref().ok_or_else(|| not_set_up(name))?;
    let id = id.id.clone();
    let read_client = async || -> Result<OAuthClient> {
        let client = signed_in.admin.get_client(&id).await?;
        Ok(client.ok_or_else(|| Failure::no_such_client(&profile.tenant, &id))?)
    };
    {
        let _waiting = context.ui.waiting("reading the OAuth client");
        read_client().await?;
    }
    context.ui.say(&format!(
        "Give OAuth client `{id}` of {} a new Shared Secret, in place",
        profile.tenant
    ));
    context
        .ui
        .warning("whether its tokens, and Okta's, outlive that is not known before");
    confirm::change(context, false)?;

    let lock = context.lock(name)?;
    let store = &signed_in.session.store;
    let key = EntryKey::of_token(name, &profile.tenant, &id);
    let pending = key.with_kind(EntryKind::PendingSecret);
    let (kept, begun) = secrets(context, store, &key)?;
    if let Some(begun) = &begun
        && takes(context, signed_in, &id, begun).await?
    {
        // The change of an earlier run arrived.
        store.promote(&key)?;
        return Ok(id);
    }
    // Afresh: somebody may have changed it while the question was open.
    let client = {
        let _waiting = context.ui.waiting("reading the OAuth client");
        read_client().await?
    };
    let is_first = begun.is_none();
    let secret = match begun {
        Some(begun) => begun,
        None => ClientSecret::generate().context("the operating system gives no random numbers")?,
    };
    context.redactor.add_secret(&secret);
    store.set(&pending, &secret.clone().into_kind())?;
    mark(&lock, Some(&id))?;
    context.so_far.set(format!(
        "OAuth client `{id}` may have a new secret; it and the old one are kept in {}\nrun the same \
         command again to go on",
        store.describe()
    ));
    let waiting = context.ui.waiting("changing the secret");
    let sent = signed_in
        .admin
        .update_client_with_secret(&client, &secret)
        .await;
    drop(waiting);
    if let Err(error) = &sent
        && !error.is_outcome_unknown()
        && is_first
    {
        // The tenant never had it. Of one that an earlier run sent, only trying can tell.
        store.delete(&pending)?;
        mark(&lock, None)?;
        return Err(error.clone().into());
    }
    if takes(context, signed_in, &id, &secret).await? {
        store.promote(&key)?;
        return Ok(id);
    }
    if let Some(kept) = &kept
        && takes(context, signed_in, &id, kept).await?
    {
        store.delete(&pending)?;
        mark(&lock, None)?;
        sent?;
        return Err(Failure::conflict(
            "secret_not_taken",
            format!(
                "{} kept the old secret of OAuth client `{id}`",
                profile.tenant
            ),
        )
        .hint("leave out --in-place: a new client takes its place then")
        .into());
    }
    sent?;
    Err(Failure::refused(
        "both_secrets_refused",
        format!(
            "{} takes neither the new nor the old secret of OAuth client `{id}`; both are kept in {}",
            profile.tenant,
            store.describe()
        ),
    )
    .hint("regenerate it in the console, and give it by ws1-okta setup --client-secret-file FILE")
    .into())
}

/// The kept secret, and the one that an earlier run had begun to send.
fn secrets(
    context: &Context,
    store: &Store,
    key: &EntryKey,
) -> Result<(Option<ClientSecret>, Option<ClientSecret>)> {
    let get = |kind| -> Result<Option<ClientSecret>> {
        let secret: Option<ClientSecret> = store.get(&key.with_kind(kind))?.map(Secret::into_kind);
        if let Some(secret) = &secret {
            context.redactor.add_secret(secret);
        }
        Ok(secret)
    };
    Ok((
        get(EntryKind::ClientSecret)?,
        get(EntryKind::PendingSecret)?,
    ))
}

fn mark(lock: &ProfileLock, changing: Option<&ClientId>) -> Result<()> {
    if let Some(mut profile) = lock.load()? {
        profile.creating = changing.cloned();
        lock.save(&profile)?;
    }
    Ok(())
}

/// Whether the tenant takes this secret.
async fn takes(
    context: &Context,
    signed_in: &SignedIn,
    id: &ClientId,
    secret: &ClientSecret,
) -> Result<bool> {
    let _waiting = context.ui.waiting("testing the secret");
    let granted: Result<TokenGrant, AccessError> = signed_in.session.access.token(id, secret).await;
    match granted {
        Ok(_) => Ok(true),
        Err(AccessError::ClientRefused { .. }) => Ok(false),
        Err(error) => Err(error.into()),
    }
}
