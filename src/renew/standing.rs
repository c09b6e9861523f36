//! How a profile's token stands: what we hold, what Okta holds, and whether a person must act. A
//! function of the profile and the time; no store and no tenant is asked.

use super::due::{DuePolicy, life};
use crate::profile::{OktaHolds, Profile, TokenRecord};
use crate::values::{day, in_words};
use jiff::Timestamp;

/// How far a token's life is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Life {
    /// There is none.
    None,
    /// Not due yet.
    Good,
    /// Due: past two thirds, or what `--before` says.
    Due,
    /// Less than a tenth is left.
    Ending,
    /// It has ended.
    Ended,
}

impl Life {
    fn of(token: Option<&TokenRecord>, policy: DuePolicy, now: Timestamp) -> Self {
        let Some(token) = token else {
            return Self::None;
        };
        let left = token.expires_at.duration_since(now);
        if left.is_negative() || left.is_zero() {
            Self::Ended
        } else if !policy.is_due(token, now) {
            Self::Good
        } else if left < life(token) / 10 {
            Self::Ending
        } else {
            Self::Due
        }
    }

    /// The word for scripts.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Good => "good",
            Self::Due => "due",
            Self::Ending => "ending",
            Self::Ended => "ended",
        }
    }
}

/// What a person must do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    /// Put the token that waits into Okta's form.
    Deliver,
    /// Have a new one fetched, and put it into Okta's form.
    Renew,
    /// Mend what makes renewals fail.
    Mend,
}

/// How things stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Standing<'profile> {
    /// The token that we hold.
    pub(crate) held: Life,
    /// The token that Okta holds, or at worst holds.
    pub(crate) okta: Life,
    /// What that is.
    pub(crate) okta_holds: OktaHolds<'profile>,
    /// The token that is to be delivered: it outlives Okta's, and works.
    pub(crate) waiting: Option<&'profile TokenRecord>,
    /// What a person must do now: exit code 7.
    pub(crate) need: Option<Need>,
    /// Whether a change of the client was cut short.
    is_changing: bool,
    /// Whether renewals are refused.
    pub(crate) is_refused: bool,
    /// Whether the program of `--exec` has not got the held token.
    pub(crate) awaits_exec: bool,
}

impl<'profile> Standing<'profile> {
    /// Looks at a profile.
    pub(crate) fn of(profile: &'profile Profile, policy: DuePolicy, now: Timestamp) -> Self {
        let tokens = &profile.tokens;
        let okta_holds = tokens.okta_holds();
        let held = Life::of(tokens.held.as_ref(), policy, now);
        let okta = Life::of(okta_holds.token(), policy, now);
        let waiting = tokens.waiting().filter(|_| held != Life::Ended);
        let can_renew = profile.client.is_some() && tokens.refused.is_none();
        let is_changing = profile.is_being_changed();
        let need = if okta_holds == OktaHolds::Nothing || is_changing {
            Some(Need::Mend)
        } else if okta >= Life::Due && waiting.is_some() {
            Some(Need::Deliver)
        } else if !can_renew && (okta >= Life::Due || held >= Life::Due) {
            Some(Need::Mend)
        } else if okta >= Life::Due {
            Some(Need::Renew)
        } else {
            None
        };
        Self {
            held,
            okta,
            okta_holds,
            waiting,
            need,
            is_changing,
            is_refused: tokens.refused.is_some(),
            awaits_exec: tokens
                .held
                .as_ref()
                .is_some_and(|held| tokens.handed.awaits_exec(&held.fingerprint)),
        }
    }

    /// The whole days until Okta's token ends; negative when it has ended.
    pub(crate) fn okta_days(&self, now: Timestamp) -> Option<i64> {
        self.okta_holds.token().map(|token| days_left(token, now))
    }

    /// One sentence without a full stop.
    pub(crate) fn sentence(&self, now: Timestamp) -> String {
        let Some(token) = self.okta_holds.token() else {
            return "there is no token: setup is not complete, or its client was deleted"
                .to_owned();
        };
        let until = day(token.expires_at);
        let left = left(token, now);
        let mut text = match (self.okta_holds, self.okta) {
            (OktaHolds::NeverRecorded(_), Life::Ended) => {
                format!(
                    "the first token ended on {until}, and no later one is recorded as saved in Okta"
                )
            }
            (OktaHolds::NeverRecorded(_), _) => {
                format!(
                    "no token is recorded as saved in Okta; the first one ends on {until} ({left})"
                )
            }
            (_, Life::Ended) => {
                format!("Okta's token ended on {until}: provisioning has stopped")
            }
            _ => format!("Okta's token ends on {until} ({left})"),
        };
        if let Some(waiting) = self.waiting {
            text.push_str(&format!(
                "; token {}, until {}, is not in Okta yet",
                waiting.fingerprint,
                day(waiting.expires_at)
            ));
        } else if self.is_changing {
            text.push_str("; a change of its client was cut short");
        } else if self.is_refused || self.need == Some(Need::Mend) {
            text.push_str("; no new one can be fetched");
        }
        if self.awaits_exec {
            text.push_str("; the program of --exec has not got the held token");
        }
        text
    }
}

/// The whole days until a token ends; negative when it has ended.
pub(crate) fn days_left(token: &TokenRecord, now: Timestamp) -> i64 {
    token
        .expires_at
        .duration_since(now)
        .as_hours()
        .div_euclid(24)
}

/// How long a token still lives, for people.
pub(crate) fn left(token: &TokenRecord, now: Timestamp) -> String {
    let left = token.expires_at.duration_since(now);
    match u64::try_from(left.as_secs()) {
        Ok(seconds @ 1..) => format!("{} left", in_words(seconds)),
        _ => "ended".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::{ClientRecord, DeliveredHow, RefusedRecord};
    use crate::values::StoreChoice;

    const NOW: &str = "2026-06-01T00:00:00Z";

    fn token(fingerprint: &str, obtained: &str, expires: &str) -> TokenRecord {
        TokenRecord {
            fingerprint: fingerprint.parse().unwrap(),
            obtained_at: format!("{obtained}T00:00:00Z").parse().unwrap(),
            expires_at: format!("{expires}T00:00:00Z").parse().unwrap(),
            client: None,
            fetched_at: None,
        }
    }

    /// Due in July, ending in October.
    fn young() -> TokenRecord {
        token("aaaaaaaaaaaa", "2026-01-01", "2026-10-01")
    }
    fn due() -> TokenRecord {
        token("bbbbbbbbbbbb", "2025-07-01", "2026-08-01")
    }
    fn ending() -> TokenRecord {
        token("cccccccccccc", "2025-06-10", "2026-06-10")
    }
    fn ended() -> TokenRecord {
        token("dddddddddddd", "2025-05-01", "2026-05-01")
    }
    fn fresh() -> TokenRecord {
        token("eeeeeeeeeeee", "2026-05-31", "2027-05-31")
    }

    fn profile(tokens: &[TokenRecord], delivered: Option<&TokenRecord>) -> Profile {
        let mut profile = Profile::new("acme.example".parse().unwrap(), StoreChoice::Keychain);
        profile.client = Some(ClientRecord::new("OktaSCIM".parse().unwrap(), true));
        for token in tokens {
            profile.tokens.take(token.clone());
            if Some(token) == delivered {
                let how = DeliveredHow::Person;
                profile
                    .tokens
                    .deliver(&token.fingerprint, token.obtained_at, how);
            }
        }
        profile
    }

    fn look(profile: &Profile) -> (Life, Life, Option<Need>, String) {
        let now = NOW.parse().unwrap();
        let standing = Standing::of(profile, DuePolicy::default(), now);
        (
            standing.held,
            standing.okta,
            standing.need,
            standing.sentence(now),
        )
    }

    #[test]
    fn a_person_is_needed_for_what_only_a_person_can_do() {
        use Life::{Due, Ended, Ending, Good};
        let cases = [
            (vec![young()], Some(young()), Good, Good, None),
            // Never recorded: fine until two thirds of the first token's life.
            (vec![young()], None, Good, Good, None),
            (vec![due()], None, Due, Due, Some(Need::Renew)),
            (vec![due(), fresh()], None, Good, Due, Some(Need::Deliver)),
            (
                vec![ended(), fresh()],
                None,
                Good,
                Ended,
                Some(Need::Deliver),
            ),
            (vec![due()], Some(due()), Due, Due, Some(Need::Renew)),
            (
                vec![due(), fresh()],
                Some(due()),
                Good,
                Due,
                Some(Need::Deliver),
            ),
            (
                vec![ending(), fresh()],
                Some(ending()),
                Good,
                Ending,
                Some(Need::Deliver),
            ),
            (vec![young(), fresh()], Some(young()), Good, Good, None),
            (
                vec![ended()],
                Some(ended()),
                Ended,
                Ended,
                Some(Need::Renew),
            ),
            (vec![due(), fresh()], Some(fresh()), Good, Good, None),
        ];
        for (tokens, delivered, held, okta, need) in cases {
            let profile = profile(&tokens, delivered.as_ref());
            let seen = look(&profile);
            assert_eq!((seen.0, seen.1, seen.2), (held, okta, need), "{}", seen.3);
        }
    }

    #[test]
    fn what_cannot_be_renewed_needs_a_person() {
        let mut without_client = profile(&[due()], None);
        without_client.client = None;
        let (_, _, need, told) = look(&without_client);
        assert_eq!(need, Some(Need::Mend));
        assert!(told.ends_with("; no new one can be fetched"), "{told}");
        let mut changing = profile(&[young()], Some(&young()));
        changing.creating = changing.client.as_ref().map(|client| client.id.clone());
        let (_, _, need, told) = look(&changing);
        assert_eq!(need, Some(Need::Mend));
        assert!(
            told.ends_with("; a change of its client was cut short"),
            "{told}"
        );
        let mut refused = profile(&[due()], Some(&due()));
        refused.tokens.refused = Some(RefusedRecord {
            since: NOW.parse().unwrap(),
            code: "client_refused".to_owned(),
        });
        assert_eq!(look(&refused).2, Some(Need::Mend));
        refused.tokens.held = Some(young());
        refused.tokens.delivered = None;
        assert_eq!(look(&refused).2, None);
    }

    #[test]
    fn sentences() {
        let sentence = |tokens: &[TokenRecord], delivered: Option<&TokenRecord>| {
            look(&profile(tokens, delivered)).3
        };
        assert_eq!(look(&profile(&[], None)).2, Some(Need::Mend));
        assert!(sentence(&[], None).starts_with("there is no token: "));
        assert_eq!(
            sentence(&[young()], Some(&young())),
            "Okta's token ends on 2026-10-01 (122 days left)"
        );
        assert_eq!(
            sentence(&[young()], None),
            "no token is recorded as saved in Okta; the first one ends on 2026-10-01 (122 days left)"
        );
        assert_eq!(
            sentence(&[ended(), fresh()], Some(&ended())),
            "Okta's token ended on 2026-05-01: provisioning has stopped; token eeeeeeeeeeee, until \
             2027-05-31, is not in Okta yet"
        );
        let now = NOW.parse().unwrap();
        for (expires, text) in [
            ("2026-06-03T00:00:00Z", "2 days left"),
            ("2026-06-02T23:00:00Z", "47 hours left"),
            ("2026-06-01T01:59:59Z", "119 minutes left"),
            ("2026-06-01T00:00:01Z", "1 second left"),
            ("2026-06-01T00:00:00Z", "ended"),
        ] {
            let token = TokenRecord {
                expires_at: expires.parse().unwrap(),
                ..young()
            };
            assert_eq!(left(&token, now), text);
        }
    }
}
