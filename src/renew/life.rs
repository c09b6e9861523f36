//! How long a fetched token lives, and from when.

use crate::access::TokenGrant;
use crate::context::Context;
use crate::profile::TokenRecord;
use crate::values::{ClientId, Fingerprint, TenantUrl, Ttl, in_words};
use jiff::{SignedDuration, Timestamp};

/// Beyond this the two clocks differ enough to say so.
const SKEW_TOLD: SignedDuration = SignedDuration::from_mins(5);

/// What is remembered of a token that was fetched just now. A clock that is off is told, once a tenant.
pub(crate) fn record(
    context: &Context,
    tenant: &TenantUrl,
    client: &ClientId,
    grant: &TokenGrant,
    client_setting: Option<Ttl>,
) -> TokenRecord {
    let now = context.now();
    let life = TokenLife::of(grant, now, client_setting);
    if let Some(skew) = life.skew {
        let tenant = tenant.authority();
        context.ui.warning_once(
            &format!("clock {tenant}"),
            &format!(
                "this machine's clock and the tenant's differ by {} ({tenant}); look at the clock",
                in_words(skew.unsigned_abs().as_secs())
            ),
        );
    }
    TokenRecord {
        fingerprint: Fingerprint::of(&grant.token),
        obtained_at: life.begins_at,
        expires_at: life.expires_at,
        client: Some(client.clone()),
        fetched_at: (now.duration_since(life.begins_at) > SKEW_TOLD).then_some(now),
    }
}

/// From when to when a token lives.
#[derive(Debug, PartialEq, Eq)]
struct TokenLife {
    begins_at: Timestamp,
    expires_at: Timestamp,
    /// By how much the tenant's clock is ahead, where that is worth telling.
    skew: Option<SignedDuration>,
}

impl TokenLife {
    /// The length of its life is what `expires_in` says, or `exp - iat`, or the client's setting. It
    /// begins now: by this machine's clock or by the tenant's header `Date`, whichever is behind. Should
    /// one of the two be wrong, a renewal comes too early and not too late.
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
        let begins_at = grant.server_date.map_or(now, |date| date.min(now));
        Self {
            begins_at,
            expires_at: begins_at.saturating_add(life).unwrap_or(Timestamp::MAX),
            skew: skew.filter(|skew| skew.abs() > SKEW_TOLD),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::AccessToken;

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
    fn life_is_counted_by_the_clock_that_is_behind() {
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
        // It is behind: so is the token's end.
        let behind = grant(Some(3600), None, "2025-12-31T00:00:00Z");
        let life = TokenLife::of(&behind, now, None);
        assert_eq!(life.begins_at.to_string(), "2025-12-31T00:00:00Z");
        assert_eq!(life.expires_at.to_string(), "2025-12-31T01:00:00Z");
        assert_eq!(life.skew, Some(SignedDuration::from_hours(-24)));
        let setting = Ttl::from_minutes(60);
        let life = TokenLife::of(&grant(None, None, "2026-01-01T00:00:00Z"), now, setting);
        assert_eq!(life.expires_at.to_string(), "2026-01-01T01:00:00Z");
    }
}
