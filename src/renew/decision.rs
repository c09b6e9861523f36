//! Whether a token is fetched: a function of what is known.

use super::due::DuePolicy;
use crate::profile::Tokens;
use jiff::Timestamp;

/// What is done about the token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Decision {
    /// A new one is fetched.
    Fetch(Why),
    /// The held one waits for its delivery; no further one is fetched meanwhile.
    Wait,
    /// It is not due.
    Keep,
}

/// Why a new token is fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Why {
    /// None is held.
    None,
    /// It was asked for by `--force`.
    Forced,
    /// The held one is due.
    Due,
    /// The held one is wanted, but the store does not have it.
    NotKept,
}

impl Why {
    /// In words, behind a colon.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::None => "none was held",
            Self::Forced => "asked for by --force",
            Self::Due => "the one before was due",
            Self::NotKept => "the store did not have the one before",
        }
    }
}

/// Decides.
pub(crate) fn decide(
    tokens: &Tokens,
    policy: DuePolicy,
    is_forced: bool,
    now: Timestamp,
) -> Decision {
    let Some(held) = &tokens.held else {
        return Decision::Fetch(Why::None);
    };
    if is_forced {
        return Decision::Fetch(Why::Forced);
    }
    // One that waits is replaced only when two thirds of its own life are over, whatever `--before`
    // says: otherwise each run would fetch one more.
    let is_waiting = tokens.waiting().is_some();
    let policy = if is_waiting {
        DuePolicy {
            before: None,
            ..policy
        }
    } else {
        policy
    };
    if policy.is_to_be_replaced(held, now) {
        Decision::Fetch(Why::Due)
    } else if is_waiting {
        Decision::Wait
    } else {
        Decision::Keep
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::{DeliveredHow, TokenRecord};

    /// Obtained on the first of that month of 2026, living ninety days.
    fn token(month: i8) -> TokenRecord {
        let obtained_at: Timestamp = format!("2026-{month:02}-01T00:00:00Z").parse().unwrap();
        TokenRecord {
            fingerprint: format!("{month:012x}").parse().unwrap(),
            obtained_at,
            expires_at: obtained_at + jiff::SignedDuration::from_hours(90 * 24),
            client: None,
            fetched_at: None,
        }
    }

    fn tokens(months: &[i8], delivered: Option<i8>) -> Tokens {
        let mut tokens = Tokens::default();
        for month in months {
            tokens.take(token(*month));
            if delivered == Some(*month) {
                let token = token(*month);
                tokens.deliver(&token.fingerprint, token.obtained_at, DeliveredHow::Command);
            }
        }
        tokens
    }

    fn decided(tokens: &Tokens, now: &str, before: Option<&str>) -> Decision {
        let policy = DuePolicy {
            before: before.map(|text| text.parse().unwrap()),
            jitter: false,
        };
        let now = format!("{now}T00:00:00Z").parse().unwrap();
        decide(tokens, policy, false, now)
    }

    #[test]
    fn fetches_what_is_due() {
        let delivered = tokens(&[1], Some(1));
        assert_eq!(decided(&delivered, "2026-03-01", None), Decision::Keep);
        assert_eq!(
            decided(&delivered, "2026-03-02", None),
            Decision::Fetch(Why::Due)
        );
        assert_eq!(
            decided(&delivered, "2026-01-15", Some("80d")),
            Decision::Fetch(Why::Due)
        );
        assert_eq!(
            decided(&delivered, "2026-03-20", Some("7d")),
            Decision::Keep
        );
        let none = Tokens::default();
        assert_eq!(
            decided(&none, "2026-01-01", None),
            Decision::Fetch(Why::None)
        );
    }

    #[test]
    fn a_waiting_token_is_the_one() {
        for waiting in [tokens(&[1, 3], Some(1)), tokens(&[1, 3], None)] {
            assert_eq!(decided(&waiting, "2026-03-20", None), Decision::Wait);
            assert_eq!(decided(&waiting, "2026-03-20", Some("1y")), Decision::Wait);
            // It is as old itself as one that is renewed.
            assert_eq!(
                decided(&waiting, "2026-05-01", None),
                Decision::Fetch(Why::Due)
            );
        }
        // The first token, never recorded, waits for nobody: it is fetched anew when it is due.
        let first = tokens(&[1], None);
        assert_eq!(decided(&first, "2026-02-01", None), Decision::Keep);
        assert_eq!(
            decided(&first, "2026-02-01", Some("80d")),
            Decision::Fetch(Why::Due)
        );
    }

    #[test]
    fn force_fetches_in_any_case() {
        let now = "2026-03-20T00:00:00Z".parse().unwrap();
        let waiting = tokens(&[1, 3], Some(1));
        assert_eq!(
            decide(&waiting, DuePolicy::default(), true, now),
            Decision::Fetch(Why::Forced)
        );
    }
}
