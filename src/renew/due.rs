//! When a token is due: a function of its record.

use crate::profile::TokenRecord;
use crate::values::Ttl;
use jiff::{SignedDuration, Timestamp};

/// When a token is due for renewal.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct DuePolicy {
    /// So long before its end; otherwise at two thirds of its life.
    pub(crate) before: Option<Ttl>,
    /// Up to a twentieth of its life earlier, so that many profiles that were set up together do not
    /// come together. Never later.
    pub(crate) jitter: bool,
}

impl DuePolicy {
    /// When it is due.
    pub(crate) fn due_at(self, token: &TokenRecord) -> Timestamp {
        let at = match self.before {
            Some(before) => token.expires_at.saturating_sub(length(before)),
            None => token.obtained_at.saturating_add(two_thirds(token)),
        };
        let early = if self.jitter {
            earlier_by(token)
        } else {
            SignedDuration::ZERO
        };
        at.and_then(|at| at.saturating_sub(early))
            .unwrap_or(token.expires_at)
            .min(token.expires_at)
    }

    /// Whether `--before` is so long that the token was due when it was fetched, and so would each
    /// later one be.
    pub(crate) fn is_longer_than(self, token: &TokenRecord) -> bool {
        self.before
            .is_some_and(|before| length(before) >= life(token))
    }

    /// Whether it is due now.
    pub(crate) fn is_due(self, token: &TokenRecord, now: Timestamp) -> bool {
        self.due_at(token) <= now
    }

    /// Whether a new one is to be fetched in its place. By a clock that was so far ahead that it was due
    /// when it was fetched, a further one would be, too: it serves as long as it would by a right one.
    pub(super) fn is_to_be_replaced(self, token: &TokenRecord, now: Timestamp) -> bool {
        let due_at = self.due_at(token);
        match token.fetched_at {
            Some(fetched_at) if due_at <= fetched_at && fetched_at <= now => {
                now.duration_since(fetched_at) >= due_at.duration_since(token.obtained_at)
            }
            _ => due_at <= now,
        }
    }
}

/// Whether a new one is to be fetched in a token's place, since two thirds of its life are over.
pub(crate) fn is_to_be_replaced(token: &TokenRecord, now: Timestamp) -> bool {
    DuePolicy::default().is_to_be_replaced(token, now)
}

/// When two thirds of a token's life are over.
pub(crate) fn due_at(token: &TokenRecord) -> Timestamp {
    DuePolicy::default().due_at(token)
}

/// How long a token lives from end to end.
pub(super) fn life(token: &TokenRecord) -> SignedDuration {
    let life = token.expires_at.duration_since(token.obtained_at);
    life.max(SignedDuration::ZERO)
}

/// In whole seconds, since people read them.
fn two_thirds(token: &TokenRecord) -> SignedDuration {
    SignedDuration::from_secs(life(token).as_secs() / 3 * 2)
}

fn length(ttl: Ttl) -> SignedDuration {
    SignedDuration::from_secs(i64::try_from(ttl.seconds()).unwrap_or(i64::MAX))
}

/// The same for one token at every look, so that a decision once taken stays.
fn earlier_by(token: &TokenRecord) -> SignedDuration {
    let digits = token.fingerprint.as_str().get(..4).unwrap_or_default();
    let number = i32::from_str_radix(digits, 16).unwrap_or_default();
    let share = life(token) / 20 / 0x1_0000 * number;
    SignedDuration::from_secs(share.as_secs())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn token(fingerprint: &str, obtained: &str, expires: &str) -> TokenRecord {
        TokenRecord {
            fingerprint: fingerprint.parse().unwrap(),
            obtained_at: obtained.parse().unwrap(),
            expires_at: expires.parse().unwrap(),
            client: None,
            fetched_at: None,
        }
    }

    fn sixty_days(fingerprint: &str) -> TokenRecord {
        token(fingerprint, "2026-01-01T00:00:00Z", "2026-03-02T00:00:00Z")
    }

    #[test]
    fn at_two_thirds_or_so_long_before_the_end() {
        let token = sixty_days("000000000000");
        let due = |policy: DuePolicy| policy.due_at(&token).to_string();
        assert_eq!(due(DuePolicy::default()), "2026-02-10T00:00:00Z");
        let before = |text: &str| DuePolicy {
            before: text.parse().ok(),
            jitter: false,
        };
        assert_eq!(due(before("7d")), "2026-02-23T00:00:00Z");
        assert_eq!(due(before("1y")), "2025-03-02T00:00:00Z");
    }

    #[test]
    fn jitter_is_only_earlier_and_stays() {
        let policy = DuePolicy {
            before: None,
            jitter: true,
        };
        let due = |fingerprint: &str| policy.due_at(&sixty_days(fingerprint)).to_string();
        assert_eq!(due("000000000000"), "2026-02-10T00:00:00Z");
        assert_eq!(due("800000000000"), "2026-02-08T12:00:00Z");
        let last = due("ffffffffffff");
        assert!(last.starts_with("2026-02-07T00:0"), "{last}");
    }

    #[test]
    fn odd_lives_have_a_due_time() {
        for (obtained, expires) in [
            ("2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z"),
            ("2026-01-02T00:00:00Z", "2026-01-01T00:00:00Z"),
        ] {
            let token = token("ffffffffffff", obtained, expires);
            let now = "2026-01-01T00:00:00Z".parse().unwrap();
            assert!(is_to_be_replaced(&token, now), "{obtained} {expires}");
        }
        let longest = token(
            "ffffffffffff",
            "-009999-01-02T01:59:59Z",
            "9999-12-30T22:00:00Z",
        );
        assert!(due_at(&longest) < longest.expires_at);
    }

    #[test]
    fn by_a_clock_far_ahead_a_token_serves_as_long_as_by_a_right_one() {
        let at = |text: &str| -> Timestamp { text.parse().unwrap() };
        let token = TokenRecord {
            // The tenant's clock says the first of January, this machine's the end of the year.
            fetched_at: Some(at("2026-12-31T00:00:00Z")),
            ..sixty_days("000000000000")
        };
        assert!(DuePolicy::default().is_due(&token, at("2026-12-31T00:00:00Z")));
        for (now, is_to_be_replaced) in [
            ("2026-12-31T00:00:00Z", false),
            ("2027-02-08T23:59:59Z", false),
            ("2027-02-09T00:00:00Z", true),
            // Somebody has put the clock right.
            ("2026-01-02T00:00:00Z", false),
            ("2026-02-09T23:59:59Z", false),
            ("2026-02-10T00:00:00Z", true),
        ] {
            assert_eq!(
                super::is_to_be_replaced(&token, at(now)),
                is_to_be_replaced,
                "{now}"
            );
        }
    }
}
