//! What gets a token besides the store: a person who looks, the target of `--token-to`, the program of
//! `--exec`. Each gets every token at least once; what failed is tried again by the next run.

use super::hook::{self, Hook};
use super::renewal::{Outcome, Renewal};
use crate::context::{Context, StoreRequest};
use crate::error::Failure;
use crate::profile::{DeliveredHow, Tokens};
use crate::store::EntryKey;
use crate::token_target;
use crate::values::{AccessToken, Fingerprint, SecretTarget, StoreChoice};
use anyhow::Result;

/// What gets the token.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Sinks<'run> {
    /// Somebody looks: a new token, and one that waits, is shown.
    pub(crate) attended: bool,
    /// `--show-token`: it is printed in any case.
    pub(crate) show: bool,
    /// `--token-to`
    pub(crate) token_to: Option<&'run SecretTarget>,
    /// `--exec`
    pub(crate) hook: Option<&'run Hook>,
}

impl Sinks<'_> {
    /// Refuses a target that is a file of the store.
    pub(super) fn check(&self, store: &StoreRequest) -> Result<(), Failure> {
        match self.token_to {
            Some(target) => token_target::check(target, store),
            None => Ok(()),
        }
    }

    /// Proves that whatever gets a new token will take it, before one is fetched.
    pub(super) fn prove(&self, context: &Context) -> Result<()> {
        if let Some(target) = self.token_to {
            token_target::prove(context, target)?;
        }
        if let Some(hook) = self.hook {
            hook::prove(context, hook)?;
        }
        Ok(())
    }

    /// Whether anything gets a new token.
    pub(super) fn take_new(&self) -> bool {
        self.attended || self.show || self.token_to.is_some() || self.hook.is_some()
    }

    /// Whether anything is to get the held token now, though it is not new.
    pub(super) fn want_held(&self, tokens: &Tokens) -> bool {
        let Some(held) = &tokens.held else {
            return false;
        };
        self.show
            || (self.attended && tokens.waiting().is_some())
            || self.lacking_target(tokens, &held.fingerprint).is_some()
            || self.lacking_hook(tokens, &held.fingerprint).is_some()
    }

    /// The target that has not got this token, or has lost it.
    fn lacking_target(&self, tokens: &Tokens, fingerprint: &Fingerprint) -> Option<&SecretTarget> {
        let is_there = |target: &&SecretTarget| {
            target
                .file()
                .is_none_or(|path| path.symlink_metadata().is_ok())
        };
        let has_got = |target: &SecretTarget| tokens.handed.has_token_to(fingerprint, target);
        self.token_to
            .filter(|target| !(has_got(target) && is_there(target)))
    }

    /// The program that has not got this token, or shall deliver it and has not.
    fn lacking_hook(&self, tokens: &Tokens, fingerprint: &Fingerprint) -> Option<&Hook> {
        self.hook.filter(|hook| {
            !tokens.handed.has_exec(fingerprint, &hook.fingerprint())
                || (hook.delivers && !tokens.is_delivered(fingerprint))
        })
    }

    /// Gives the token to whatever lacks it, and remembers that. No lock is held meanwhile, since the
    /// program may itself be a `ws1-okta`.
    pub(super) fn hand_over(
        &self,
        context: &Context,
        renewal: &mut Renewal,
        token: &AccessToken,
    ) -> Result<()> {
        let fingerprint = Fingerprint::of(token);
        if let Some(target) = self.lacking_target(&renewal.profile.tokens, &fingerprint)
            && let Some(client) = &renewal.profile.client
        {
            let key = EntryKey::of_token(&renewal.name, &renewal.profile.tenant, &client.id);
            token_target::write(context, target, &key, token, &renewal.profile.tokens.handed)?;
            renewal.written_to = Some(target.to_string());
            remember(context, renewal, |tokens| {
                tokens.handed.gave(&fingerprint, target);
                true
            })?;
        }
        if (self.attended || self.show) && renewal.profile.store == StoreChoice::None {
            remember(context, renewal, |tokens| {
                tokens.handed.shown = Some(fingerprint.clone());
                true
            })?;
        }
        if let Some(hook) = self.lacking_hook(&renewal.profile.tokens, &fingerprint) {
            let run = hook::prove(context, hook);
            let run = run.and_then(|()| hook::run(context, hook, renewal, token));
            if let Err(error) = run {
                // The failure itself is what there is to tell.
                let _ = remember(context, renewal, |tokens| {
                    tokens.handed.exec_pending = Some(fingerprint.clone());
                    true
                });
                return Err(error.into());
            }
            let now = context.now();
            let is_recorded = remember(context, renewal, |tokens| {
                tokens.handed.exec = Some(fingerprint.clone());
                tokens.handed.exec_program = Some(hook.fingerprint());
                tokens.handed.exec_pending = None;
                !hook.delivers || tokens.deliver(&fingerprint, now, DeliveredHow::Hook)
            })?;
            if !is_recorded {
                return Err(not_recorded(renewal, &fingerprint).into());
            }
            if hook.delivers && renewal.outcome == Outcome::Undelivered {
                renewal.outcome = Outcome::Delivered;
            }
        }
        Ok(())
    }
}

/// Changes the profile as it is now; says whether that could be recorded. Meanwhile somebody may have
/// deleted the client, or removed the profile.
fn remember(
    context: &Context,
    renewal: &mut Renewal,
    change: impl FnOnce(&mut Tokens) -> bool,
) -> Result<bool> {
    let lock = context.lock(&renewal.name)?;
    let Some(mut profile) = lock.load()? else {
        return Ok(false);
    };
    let is_recorded = change(&mut profile.tokens);
    lock.save(&profile)?;
    renewal.profile = profile;
    Ok(is_recorded)
}

fn not_recorded(renewal: &Renewal, fingerprint: &Fingerprint) -> Failure {
    Failure::conflict(
        "delivery_not_recorded",
        format!(
            "the program of --exec has the token {fingerprint}, and profile `{}` knows it no more: \
             somebody has changed or removed it meanwhile",
            renewal.name
        ),
    )
    .hint("ws1-okta status --all shows what there is now")
}
