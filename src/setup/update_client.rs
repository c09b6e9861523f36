//! Changes the OAuth client that is there, and gives it back the secret that a tenant may wipe on a change.

use super::apply_client::{Work, keep_secret, prove};
use super::client_settings::{changed, settings_of};
use super::profile_draft::ProfileDraft;
use crate::access::{AccessError, OAuthClient, TokenGrant};
use crate::values::ClientSecret;
use anyhow::{Context as _, Result};

/// Changes what was asked for. The secret is proven afterwards: a tenant that wipes it on a change
/// gets it back.
pub(super) async fn update(work: &Work<'_>, draft: &mut ProfileDraft<'_>) -> Result<TokenGrant> {
    let Work {
        context,
        inputs,
        access,
        observed,
        ..
    } = work;
    let seen = observed
        .client
        .as_ref()
        .context("the client cannot be read")?;
    let client = changed(inputs, seen);
    let admin = &observed.entry.admin;
    let id = &inputs.client.id.value;
    let grant = if let Some(proof) = &observed.entry.proof {
        // Kept first, and marked: should the change wipe it, this run or the next puts it back.
        keep_secret(work, draft, proof)?;
        draft.profile.creating = Some(id.clone());
        draft.save()?;
        let waiting = context.ui.waiting("changing the OAuth client");
        let changed = admin.update_client(&client).await;
        drop(waiting);
        let unknown = match changed {
            Ok(()) => None,
            // Perhaps it was carried out, and the secret wiped: that is looked after now, while the
            // token still gets in.
            Err(error) if error.is_outcome_unknown() => Some(error),
            Err(error) => {
                draft.profile.creating = None;
                draft.save()?;
                return Err(error.into());
            }
        };
        let waiting = context.ui.waiting("fetching the bearer token");
        let granted = access.token(id, &proof.secret).await;
        drop(waiting);
        match (granted, unknown) {
            (Err(AccessError::ClientRefused { .. }), _) => {
                context
                    .ui
                    .detail("the change wiped the client's secret; it is put back");
                put_back(work, &client, &proof.secret).await?
            }
            (Ok(grant), Some(error)) => {
                let _waiting = context.ui.waiting("reading the OAuth client");
                let now = admin.get_client(id).await?;
                if now.is_none_or(|now| !has_settings_of(&now, &client)) {
                    return Err(error.into());
                }
                grant
            }
            (Err(_), Some(error)) => return Err(error.into()),
            (other, None) => other?,
        }
    } else {
        let kept = &observed.secrets.stored;
        let secret = kept.as_ref().context("the client's secret is not kept")?;
        put_back(work, &client, secret).await?
    };
    context.redactor.add(grant.token.expose());
    if let Some(record) = &mut draft.profile.client {
        record.settings = settings_of(&client);
    }
    draft.profile.creating = None;
    Ok(grant)
}

/// Gives a client that lost its secret the one that is kept.
async fn put_back(
    work: &Work<'_>,
    client: &OAuthClient,
    secret: &ClientSecret,
) -> Result<TokenGrant> {
    let _waiting = work.context.ui.waiting("putting the secret back");
    let admin = &work.observed.entry.admin;
    match admin.update_client_with_secret(client, secret).await {
        // Should it work again, this was carried out.
        Err(error) if error.is_outcome_unknown() => {
            let again = prove(work.access, work.inputs, secret).await;
            again.map_err(|_| error.into())
        }
        other => {
            other?;
            prove(work.access, work.inputs, secret).await
        }
    }
}

fn has_settings_of(one: &OAuthClient, other: &OAuthClient) -> bool {
    let settings = |client: &OAuthClient| (settings_of(client), client.scope(), client.grants());
    settings(one) == settings(other)
}
