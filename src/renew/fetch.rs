//! One token: fetched with the client's secret, tested as Okta will test it, and only then kept.

use super::record;
use super::verify::{check_users, verify_users};
use crate::access::{AccessClient, AccessError, Authorization, TokenGrant};
use crate::context::{Context, NetworkSettings};
use crate::error::Failure;
use crate::exit::Exit;
use crate::profile::{Profile, ProfileLock};
use crate::store::{EntryKey, EntryKind, Store};
use crate::values::{AccessToken, ClientSecret};
use anyhow::Result;

/// The code of a refusal of the client by its secret.
pub(crate) const CLIENT_REFUSED: &str = "client_refused";

/// Fetches, tests, keeps, remembers. Killed anywhere, the token before it still stands in the profile
/// and works, or the new one does.
pub(super) async fn fetch(
    context: &Context,
    lock: &ProfileLock,
    profile: &mut Profile,
    store: &Store,
) -> Result<AccessToken> {
    let Some(client) = profile.client.clone() else {
        return Err(no_client(lock).into());
    };
    let key = EntryKey::of_token(lock.name(), &profile.tenant, &client.id);
    let network = NetworkSettings::of_profile(&context.global, profile);
    let access = context.access(&profile.tenant, &network)?;
    let grant = grant(context, lock, profile, store, &access, &key).await?;
    test(context, lock, &access, &grant).await?;
    let setting = client.settings.map(|settings| settings.access_token_ttl);
    let record = record(context, &profile.tenant, &client.id, &grant, setting);
    store.set(&key, &grant.token.clone().into_kind())?;
    profile.tokens.take(record);
    lock.save(profile)?;
    Ok(grant.token)
}

/// The kept secret opens the door; where a change of it was cut short, the pending one may.
async fn grant(
    context: &Context,
    lock: &ProfileLock,
    profile: &Profile,
    store: &Store,
    access: &AccessClient,
    key: &EntryKey,
) -> Result<TokenGrant> {
    let mut refusal = None;
    for kind in [EntryKind::ClientSecret, EntryKind::PendingSecret] {
        let Some(secret) = store.get(&key.with_kind(kind))? else {
            continue;
        };
        let secret: ClientSecret = secret.into_kind();
        context.redactor.add_secret(&secret);
        let waiting = context.ui.waiting("fetching a token");
        let granted = access.token(&key.client, &secret).await;
        drop(waiting);
        match granted {
            Ok(grant) => {
                context.redactor.add_secret(&grant.token);
                return Ok(grant);
            }
            Err(error @ AccessError::ClientRefused { .. }) => refusal = Some(error),
            Err(error) => return Err(error.into()),
        }
    }
    Err(match refusal {
        Some(error) => anyhow::Error::new(error).context(refused(lock, profile, store, key)),
        None => secret_missing(lock, store, key).into(),
    })
}

/// What Okta would meet: a token that the tenant does not let read users is not worth keeping.
async fn test(
    context: &Context,
    lock: &ProfileLock,
    access: &AccessClient,
    grant: &TokenGrant,
) -> Result<()> {
    let _waiting = context.ui.waiting("testing the token");
    let admin = access.authorized(Authorization::Bearer(grant.token.clone()));
    let users = verify_users(&admin).await;
    check_users(&users, &format!("ws1-okta setup --profile {}", lock.name()))
}

fn no_client(lock: &ProfileLock) -> Failure {
    Failure::refused(
        "not_set_up",
        format!(
            "profile `{}` has no OAuth client to fetch a token with",
            lock.name()
        ),
    )
    .hint(format!("ws1-okta setup --profile {} goes on", lock.name()))
}

fn secret_missing(lock: &ProfileLock, store: &Store, key: &EntryKey) -> Failure {
    Failure::new(
        Exit::Refused,
        "no_secret",
        format!(
            "the shared secret of OAuth client `{}` is not in {}",
            key.client,
            store.describe()
        ),
    )
    .hint(format!(
        "give it once more: ws1-okta setup --profile {} --client-secret-file FILE",
        lock.name()
    ))
}

fn refused(lock: &ProfileLock, profile: &Profile, store: &Store, key: &EntryKey) -> Failure {
    Failure::refused(
        CLIENT_REFUSED,
        format!(
            "{} refuses the shared secret kept for OAuth client `{}` in {}",
            profile.tenant,
            key.client,
            store.describe()
        ),
    )
    .hint(format!(
        "if it was regenerated in the console: ws1-okta setup --profile {} --client-secret-file FILE; \
         if the client was deleted, the same with a way in, for example --admin-user",
        lock.name()
    ))
}
