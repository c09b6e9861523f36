//! Carries the plan out: client, token, directory, test. Each step is saved before the next begins.

use super::apply_client::{self, Work};
use super::apply_directory;
use super::change::Change;
use super::directory_decision::DirectoryDecision;
use super::token_decision::TokenDecision;
use crate::access::{Authorization, TokenGrant};
use crate::context::Context;
use crate::profile::{Profile, TokenRecord};
use crate::renew::{self, Verification, verify};
use crate::store::EntryKind;
use crate::values::AccessToken;
use anyhow::Result;

/// What there is afterwards.
pub(super) struct Applied {
    pub(super) client_change: Change,
    pub(super) token: AccessToken,
    pub(super) token_record: TokenRecord,
    pub(super) token_fetched: bool,
    /// The directory and the test, where this run is about them.
    pub(super) rest: Option<(DirectoryDecision, Verification)>,
}

/// Carries it out.
pub(super) async fn apply(work: &Work<'_>, mut profile: Profile) -> Result<Applied> {
    let Work {
        context,
        inputs,
        access,
        observed,
        ..
    } = work;
    let plan = &observed.plan;
    if let Some(half_made) = &observed.half_made {
        work.store.delete(&half_made.pending)?;
        profile.creating = None;
    }
    let grant = apply_client::apply(work, &mut profile).await?;
    if profile.tokens.refused.take().is_some() {
        // The client gets in, so renewals will, too.
        work.lock.save(&profile)?;
    }
    context.ui.say(&done(
        context,
        plan.client.change.done(),
        &format!("OAuth client `{}`", work.inputs.client.id.value),
    ));
    let (token, token_record) = token(work, &mut profile, &grant)?;
    let token_fetched = plan.token != TokenDecision::Keep;
    context.ui.say(&done(
        context,
        if token_fetched { "fetched" } else { "kept" },
        &format!(
            "bearer token, until {}",
            super::okta_form::day(token_record.expires_at)
        ),
    ));
    let rest = match (&inputs.directory, &plan.directory) {
        (Some(wish), Some(planned)) => {
            let own = access.authorized(Authorization::Bearer(token.clone()));
            let directory = apply_directory::apply(work, &mut profile, &own, wish, planned).await?;
            context.ui.say(&done(
                context,
                directory.change.done(),
                &format!("directory `{}`", crate::http::escape(&directory.name)),
            ));
            // A kept token was tested a moment ago, when it was looked at.
            let tested = observed
                .kept_token
                .clone()
                .filter(|_| plan.token == TokenDecision::Keep);
            let verification = if let Some(tested) = tested {
                tested
            } else {
                let _waiting = context.ui.waiting("testing as Okta will");
                verify(&own).await
            };
            verification.check("ws1-okta setup")?;
            Some((directory, verification))
        }
        _ => None,
    };
    Ok(Applied {
        client_change: plan.client.change,
        token,
        token_record,
        token_fetched,
        rest,
    })
}

fn done(context: &Context, word: &str, what: &str) -> String {
    format!(
        "  {}{what}",
        context.ui.stderr_styles.good(&format!("{word:<10}"))
    )
}

/// Keeps the token that proved the client, unless the kept one does.
fn token(
    work: &Work<'_>,
    profile: &mut Profile,
    grant: &TokenGrant,
) -> Result<(AccessToken, TokenRecord)> {
    let Work {
        context,
        store,
        lock,
        observed,
        ..
    } = work;
    if observed.plan.token == TokenDecision::Keep
        && let (Some(token), Some(record)) = (&observed.secrets.token, &profile.tokens.held)
    {
        return Ok((token.clone(), record.clone()));
    }
    let record = renew::record(
        context,
        &profile.tenant,
        &observed.secrets.key.client,
        grant,
        observed.plan.client.token_life,
    );
    store.set(
        &observed.secrets.key.with_kind(EntryKind::AccessToken),
        &grant.token.clone().into_kind(),
    )?;
    profile.tokens.take(record.clone());
    lock.save(profile)?;
    Ok((grant.token.clone(), record))
}
