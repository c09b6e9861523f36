//! Whether the token that is kept will do: a pure function of what is known of it.

use crate::profile::TokenRecord;
use crate::renew::is_to_be_replaced;
use crate::values::Fingerprint;
use jiff::Timestamp;

/// What is to be done about the token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TokenDecision {
    /// The kept one works, and is not due.
    Keep,
    /// A new one is fetched.
    Fetch(Why),
}

/// Why a new token is fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Why {
    /// None is kept.
    None,
    /// The client, or its settings, change.
    ClientChanges,
    /// Two thirds of its life are over.
    Due,
    /// The tenant refused it.
    Refused,
}

impl Why {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::None => "none is kept",
            Self::ClientChanges => "the client changes",
            Self::Due => "the kept one is past two thirds of its life",
            Self::Refused => "the tenant refuses the kept one",
        }
    }
}

/// What is known of the kept token.
#[derive(Debug, Clone)]
pub(super) struct TokenFacts {
    /// The fingerprint of the one in the store.
    pub(super) stored: Option<Fingerprint>,
    /// What the profile says.
    pub(super) record: Option<TokenRecord>,
    /// Whether the tenant took it just now; `None` if it was not tried.
    pub(super) works: Option<bool>,
    /// Whether the client is made, replaced or changed in this run.
    pub(super) client_changes: bool,
    /// Now.
    pub(super) now: Timestamp,
}

/// Decides.
pub(super) fn decide(facts: &TokenFacts) -> TokenDecision {
    if facts.client_changes && facts.record.is_some() {
        return TokenDecision::Fetch(Why::ClientChanges);
    }
    let (Some(stored), Some(record)) = (&facts.stored, &facts.record) else {
        return TokenDecision::Fetch(Why::None);
    };
    if *stored != record.fingerprint {
        // Something else wrote the store: its expiry is unknown.
        return TokenDecision::Fetch(Why::None);
    }
    if is_to_be_replaced(record, facts.now) {
        return TokenDecision::Fetch(Why::Due);
    }
    match facts.works {
        Some(false) => TokenDecision::Fetch(Why::Refused),
        _ => TokenDecision::Keep,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(now: &str) -> TokenFacts {
        let fingerprint: Fingerprint = "0123456789ab".parse().unwrap();
        TokenFacts {
            stored: Some(fingerprint.clone()),
            record: Some(TokenRecord {
                fingerprint,
                obtained_at: "2026-01-01T00:00:00Z".parse().unwrap(),
                expires_at: "2026-01-31T00:00:00Z".parse().unwrap(),
                client: None,
                fetched_at: None,
            }),
            works: Some(true),
            client_changes: false,
            now: now.parse().unwrap(),
        }
    }

    #[test]
    fn is_kept_until_two_thirds_of_its_life() {
        assert_eq!(decide(&facts("2026-01-20T23:59:59Z")), TokenDecision::Keep);
        assert_eq!(
            decide(&facts("2026-01-21T00:00:00Z")),
            TokenDecision::Fetch(Why::Due)
        );
        assert_eq!(
            decide(&facts("2027-01-01T00:00:00Z")),
            TokenDecision::Fetch(Why::Due)
        );
    }

    #[test]
    fn is_fetched_for_a_reason() {
        let base = facts("2026-01-02T00:00:00Z");
        let fetch = |facts: &TokenFacts| match decide(facts) {
            TokenDecision::Fetch(why) => Some(why),
            TokenDecision::Keep => None,
        };
        assert_eq!(
            fetch(&TokenFacts {
                stored: None,
                ..base.clone()
            }),
            Some(Why::None)
        );
        assert_eq!(
            fetch(&TokenFacts {
                record: None,
                ..base.clone()
            }),
            Some(Why::None)
        );
        let foreign = "ffffffffffff".parse().ok();
        assert_eq!(
            fetch(&TokenFacts {
                stored: foreign,
                ..base.clone()
            }),
            Some(Why::None)
        );
        assert_eq!(
            fetch(&TokenFacts {
                works: Some(false),
                ..base.clone()
            }),
            Some(Why::Refused)
        );
        assert_eq!(
            fetch(&TokenFacts {
                client_changes: true,
                ..base
            }),
            Some(Why::ClientChanges)
        );
    }
}
