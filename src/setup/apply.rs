//! Carries the plan out: client, token, directory, test.

use super::apply_client::{self, Work};
use super::apply_directory;
use super::change::Change;
use super::directory_decision::DirectoryDecision;
use super::inputs::ClientWish;
use super::profile_draft::ProfileDraft;
use super::token_decision::TokenDecision;
use crate::access::{Authorization, TokenGrant};
use crate::context::Context;
use crate::profile::TokenRecord;
use crate::renew::{self, Verification, verify};
use crate::store::EntryKind;
use crate::values::{AccessToken, day, in_words};
use anyhow::Result;

/// What there is afterwards.
pub(super) struct Applied {
    pub(super) client_change: Change,
    pub(super) token: AccessToken,
    pub(super) token_record: TokenRecord,
    pub(super) token_fetched: bool,
    /// Whether Okta is known to hold it.
    pub(super) is_delivered: bool,
    /// The directory and the test, where this run is about them.
    pub(super) rest: Option<(DirectoryDecision, Verification)>,
}

/// Carries it out. What was changed last is in the draft, which is still to be saved.
pub(super) async fn apply(work: &Work<'_>, draft: &mut ProfileDraft<'_>) -> Result<Applied> {
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
        draft.profile.creating = None;
    }
    let grant = apply_client::apply(work, draft).await?;
    // The client gets in, so renewals will, too.
    draft.profile.tokens.refused = None;
    context.ui.say(&done(
        context,
        plan.client.change.done(),
        &format!("OAuth client `{}`", work.inputs.client.id.value),
    ));
    let (token, token_record) = token(work, draft, &grant)?;
    let token_fetched = plan.token != TokenDecision::Keep;
    context.ui.say(&done(
        context,
        if token_fetched { "fetched" } else { "kept" },
        &format!("bearer token, until {}", day(token_record.expires_at)),
    ));
    let rest = if let (Some(wish), Some(planned)) = (&inputs.directory, &plan.directory) {
        let own = access.authorized(Authorization::Bearer(token.clone()));
        let directory = apply_directory::apply(work, draft, &own, wish, planned).await?;
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
        if let Err(error) = verification.check("ws1-okta setup") {
            draft.profile.tokens.refused = verification.refusal(context.now());
            draft.save()?;
            return Err(error);
        }
        Some((directory, verification))
    } else {
        None
    };
    Ok(Applied {
        client_change: plan.client.change,
        is_delivered: draft.profile.tokens.is_delivered(&token_record.fingerprint),
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
    draft: &mut ProfileDraft<'_>,
    grant: &TokenGrant,
) -> Result<(AccessToken, TokenRecord)> {
    let Work {
        context,
        store,
        observed,
        ..
    } = work;
    if observed.plan.token == TokenDecision::Keep
        && let (Some(token), Some(record)) = (&observed.secrets.token, &draft.profile.tokens.held)
    {
        return Ok((token.clone(), record.clone()));
    }
    if observed
        .kept_token
        .as_ref()
        .is_some_and(|tested| !tested.is_token_known())
    {
        draft.profile.tokens.end_held(context.now());
    }
    let record = renew::record(
        context,
        &draft.profile.tenant,
        &observed.secrets.key.client,
        grant,
        observed.plan.client.token_life,
    );
    let asked = observed.plan.client.token_life;
    if asked.is_none_or(|asked| asked >= ClientWish::SHORT)
        && let Some(life) = short_life(&record)
    {
        context.ui.danger(&format!(
            "the token lives only {life}, and Okta's copy with it; the tenant may set a limit"
        ));
    }
    let kept = store.set(
        &observed.secrets.key.with_kind(EntryKind::AccessToken),
        &grant.token.clone().into_kind(),
    );
    if kept.is_err() {
        // The client is there all the same.
        draft.save()?;
    }
    kept?;
    draft.profile.tokens.take(record.clone());
    Ok((grant.token.clone(), record))
}

/// How long it lives, where that is too short to work with, whatever was asked for.
fn short_life(token: &TokenRecord) -> Option<String> {
    let seconds = token.expires_at.duration_since(token.obtained_at).as_secs();
    let seconds = u64::try_from(seconds).unwrap_or_default();
    // Lives are set in minutes; the two clocks may take a second.
    (seconds < ClientWish::SHORT.seconds()).then(|| in_words(seconds.next_multiple_of(60)))
}
