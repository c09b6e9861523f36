//! One renewal of one profile.

use super::decision::{Decision, Why, decide};
use super::due::DuePolicy;
use super::fetch::fetch;
use super::kept::kept;
use super::sinks::Sinks;
use crate::context::{Context, StoreRequest};
use crate::error::{Explained, Failure};
use crate::exit::Exit;
use crate::profile::{Profile, ProfileLock, RefusedRecord};
use crate::values::{AccessToken, ProfileName, StoreChoice};
use anyhow::Result;
use std::time::Duration;

/// How long a renewal waits for another one of the same profile, which may be waiting for the tenant.
const LOCK_WAIT: Duration = Duration::from_secs(180);

/// What is asked of a renewal.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Wishes<'run> {
    /// When a token is due.
    pub(crate) policy: DuePolicy,
    /// Fetch in any case.
    pub(crate) is_forced: bool,
    /// What gets the token besides the store.
    pub(crate) sinks: Sinks<'run>,
}

/// How a renewal went, where it did not fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// A new token was fetched, and is kept.
    Renewed(Why),
    /// The token that waited was put into Okta by the program of `--exec`.
    Delivered,
    /// Another run has just renewed it.
    DoneElsewhere,
    /// A token waits for its delivery; no further one is fetched.
    Undelivered,
    /// Nothing is due.
    NotDue,
}

impl Outcome {
    /// The word for scripts.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Renewed(_) => "renewed",
            Self::Delivered => "delivered",
            Self::DoneElsewhere => "done-elsewhere",
            Self::Undelivered => "undelivered",
            Self::NotDue => "not-due",
        }
    }
}

/// What a renewal gave.
#[derive(Debug, Clone)]
pub(crate) struct Renewal {
    pub(crate) name: ProfileName,
    /// As it is now.
    pub(crate) profile: Profile,
    pub(crate) outcome: Outcome,
    /// The held token, where it was fetched or wanted.
    pub(crate) token: Option<AccessToken>,
    /// The store that keeps a new one; none where it keeps no token.
    pub(crate) kept_in: Option<String>,
    /// The target of `--token-to` that has got it in this run.
    pub(crate) written_to: Option<String>,
}

/// Renews a profile's token if that is due, and gives it to whatever is to get it. It asks nobody, and
/// can be repeated at any time.
pub(crate) async fn renew(
    context: &Context,
    name: &ProfileName,
    wishes: Wishes<'_>,
) -> Result<Renewal> {
    let mut renewal = look_and_fetch(context, name, wishes).await?;
    if let Some(token) = renewal.token.clone() {
        wishes.sinks.hand_over(context, &mut renewal, &token)?;
    }
    Ok(renewal)
}

async fn look_and_fetch(
    context: &Context,
    name: &ProfileName,
    wishes: Wishes<'_>,
) -> Result<Renewal> {
    let profile = context.profile(name)?;
    wishes.sinks.check(&StoreRequest::of_profile(&profile))?;
    let held = profile.tokens.held.as_ref();
    if held.is_some_and(|held| wishes.policy.is_longer_than(held)) {
        return Err(too_early(name).into());
    }
    let decision = decide(
        &profile.tokens,
        wishes.policy,
        wishes.is_forced,
        context.now(),
    );
    let outcome = match decision {
        Decision::Fetch(why) => return fetch_locked(context, name, &profile, why, wishes).await,
        Decision::Wait => Outcome::Undelivered,
        Decision::Keep => Outcome::NotDue,
    };
    let mut token = None;
    if wishes.sinks.want_held(&profile.tokens) {
        let store = (context.open_store)(&StoreRequest::of_profile(&profile))?;
        token = kept(context, name, &profile, &store)?;
        if token.is_none() {
            return fetch_locked(context, name, &profile, Why::NotKept, wishes).await;
        }
    }
    Ok(Renewal {
        name: name.clone(),
        profile,
        outcome,
        token,
        kept_in: None,
        written_to: None,
    })
}

/// Fetches under the profile's lock, unless another run has done it by then.
async fn fetch_locked(
    context: &Context,
    name: &ProfileName,
    before: &Profile,
    why: Why,
    wishes: Wishes<'_>,
) -> Result<Renewal> {
    if before.store == StoreChoice::None && !wishes.sinks.take_new() {
        return Err(nowhere(name).into());
    }
    wishes.sinks.prove(context)?;
    let lock = context.lock_within(name, LOCK_WAIT)?;
    let mut profile = context.profile(name)?;
    let store = (context.open_store)(&StoreRequest::of_profile(&profile))?;
    if profile.tokens.held != before.tokens.held {
        let is_wanted = wishes.sinks.want_held(&profile.tokens);
        let token = if is_wanted {
            kept(context, name, &profile, &store)?
        } else {
            None
        };
        if token.is_some() || !is_wanted {
            return Ok(Renewal {
                name: name.clone(),
                profile,
                outcome: Outcome::DoneElsewhere,
                token,
                kept_in: None,
                written_to: None,
            });
        }
    }
    let fetched = fetch(context, &lock, &mut profile, &store).await;
    let token = match fetched {
        Ok(token) => token,
        Err(error) => {
            remember_refusal(context, &lock, &error);
            return Err(error);
        }
    };
    let keeps_tokens = profile.store != StoreChoice::None;
    Ok(Renewal {
        name: name.clone(),
        profile,
        outcome: Outcome::Renewed(why),
        token: Some(token),
        kept_in: keeps_tokens.then(|| store.describe()),
        written_to: None,
    })
}

fn too_early(name: &ProfileName) -> Failure {
    Failure::usage(
        "before_too_long",
        format!("--before is as long as the life of the token of profile `{name}`, or longer"),
    )
    .hint("give a shorter one: otherwise each run would fetch one more token")
}

fn nowhere(name: &ProfileName) -> Failure {
    Failure::usage(
        "token_not_kept",
        format!("profile `{name}` keeps no token (--store none), so a new one would be lost"),
    )
    .hint("add --token-to TARGET, --exec PROGRAM or --show-token")
}

/// A refusal needs a person; `status` and `token check` tell it without asking the tenant.
fn remember_refusal(context: &Context, lock: &ProfileLock, error: &anyhow::Error) {
    let explained = Explained::of(error);
    if matches!(explained.exit, Exit::Refused | Exit::Verification)
        && let Err(problem) = record_refusal(context, lock, explained.code)
    {
        // The refusal itself is what there is to tell.
        let problem = Explained::of(&problem).message;
        let text = format!("that it was refused could not be remembered: {problem}");
        context.ui.warning(&text);
    }
}

fn record_refusal(context: &Context, lock: &ProfileLock, code: String) -> Result<()> {
    let Some(mut profile) = lock.load()? else {
        return Ok(());
    };
    let is_told = profile
        .tokens
        .refused
        .as_ref()
        .is_some_and(|refused| refused.code == code);
    if is_told {
        return Ok(());
    }
    profile.tokens.refused = Some(RefusedRecord {
        since: context.now(),
        code,
    });
    Ok(lock.save(&profile)?)
}
