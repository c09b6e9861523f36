//! Carries the plan out: client, token, directory, test. Each step is saved before the next begins.

use super::apply_client::{self, Work};
use super::apply_directory;
use super::change::Change;
use super::directory_decision::DirectoryDecision;
use super::token_decision::{TokenDecision, due_at};
use super::verify::{self, Verification};
use crate::access::{Authorization, TokenGrant};
use crate::context::Context;
use crate::profile::{Profile, TokenRecord};
use crate::store::EntryKind;
use crate::values::{AccessToken, Fingerprint, Ttl};
use anyhow::Result;
use jiff::{SignedDuration, Timestamp};

/// Beyond this the two clocks differ enough to say so.
const SKEW_TOLD: SignedDuration = SignedDuration::from_mins(5);

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
    let grant = apply_client::apply(work, &mut profile).await?;
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
                verify::verify(&own).await
            };
            verification.check()?;
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
        && let (Some(token), Some(record)) = (&observed.secrets.token, &profile.token)
    {
        return Ok((token.clone(), record.clone()));
    }
    let now = context.now();
    let life = TokenLife::of(grant, now, observed.plan.client.token_life);
    if let Some(skew) = life.skew {
        context.ui.warning(&format!(
            "this machine's clock and the tenant's differ by {} minutes; look at the clock",
            skew.as_mins().abs()
        ));
    }
    let record = TokenRecord {
        fingerprint: Fingerprint::of(&grant.token),
        obtained_at: now,
        expires_at: life.expires_at,
    };
    store.set(
        &observed.secrets.key.with_kind(EntryKind::AccessToken),
        &grant.token.clone().into_kind(),
    )?;
    profile.token = Some(record.clone());
    lock.save(profile)?;
    Ok((grant.token.clone(), record))
}

/// When a token ends, by this machine's clock.
#[derive(Debug, PartialEq, Eq)]
struct TokenLife {
    expires_at: Timestamp,
    /// By how much the tenant's clock is ahead, where that is worth telling.
    skew: Option<SignedDuration>,
}

impl TokenLife {
    /// The length of its life is what `expires_in` says, or `exp - iat`, or the client's setting; it
    /// starts now. The header `Date` tells whether the two clocks agree.
    fn of(grant: &TokenGrant, now: Timestamp, client_setting: Option<Ttl>) -> Self {
        let skew = grant.server_date.map(|date| date.duration_since(now));
        let by_reply = grant
            .expires_in
            .and_then(|seconds| i64::try_from(seconds).ok())
            .map(SignedDuration::from_secs);
        let by_claims = grant
            .jwt_expires_at
            .zip(grant.issued_at.or(grant.server_date))
            .map(|(exp, iat)| exp.duration_since(iat));
        let by_setting = client_setting
            .and_then(|ttl| i64::try_from(ttl.seconds()).ok())
            .map(SignedDuration::from_secs);
        let life = by_reply
            .or(by_claims)
            .or(by_setting)
            .unwrap_or(SignedDuration::ZERO);
        Self {
            expires_at: now.saturating_add(life).unwrap_or(Timestamp::MAX),
            skew: skew.filter(|skew| skew.abs() > SKEW_TOLD),
        }
    }
}

/// When the token is due for renewal.
pub(super) fn token_due(record: &TokenRecord) -> Timestamp {
    due_at(record)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grant(expires_in: Option<u64>, claims: Option<(&str, &str)>, date: &str) -> TokenGrant {
        TokenGrant {
            token: AccessToken::from_text("t").unwrap(),
            expires_in,
            jwt_expires_at: claims.map(|(exp, _)| exp.parse().unwrap()),
            issued_at: claims.map(|(_, iat)| iat.parse().unwrap()),
            server_date: Some(date.parse().unwrap()),
            scope: None,
        }
    }

    #[test]
    fn life_is_counted_by_this_machine_s_clock() {
        let now: Timestamp = "2026-01-01T00:00:00Z".parse().unwrap();
        let life = TokenLife::of(
            &grant(Some(10_799), None, "2026-01-01T00:00:01Z"),
            now,
            None,
        );
        assert_eq!(life.expires_at.to_string(), "2026-01-01T02:59:59Z");
        assert_eq!(life.skew, None);
        // The tenant's clock is a day ahead: the life is the same, and it is told.
        let claims = Some(("2026-01-02T03:00:00Z", "2026-01-02T00:00:00Z"));
        let life = TokenLife::of(&grant(None, claims, "2026-01-02T00:00:00Z"), now, None);
        assert_eq!(life.expires_at.to_string(), "2026-01-01T03:00:00Z");
        assert_eq!(life.skew, Some(SignedDuration::from_hours(24)));
        let setting = Ttl::from_minutes(60);
        let life = TokenLife::of(&grant(None, None, "2026-01-01T00:00:00Z"), now, setting);
        assert_eq!(life.expires_at.to_string(), "2026-01-01T01:00:00Z");
    }
}
