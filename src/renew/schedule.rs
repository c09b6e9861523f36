//! When a profile is looked at next: a function of how the last look went.

use super::due::DuePolicy;
use crate::exit::Exit;
use crate::profile::Profile;
use jiff::{SignedDuration, Timestamp};

/// However long nothing is due, so often it is looked, since somebody may have changed something, and
/// to remind.
const LONGEST: SignedDuration = SignedDuration::from_hours(24);
/// The first pause after a failure; each further one doubles it.
const FIRST_PAUSE: SignedDuration = SignedDuration::from_mins(1);
/// The longest pause after a failure that may pass by itself.
const LONGEST_PAUSE: SignedDuration = SignedDuration::from_hours(1);
/// The longest pause after one that needs a person.
const LONGEST_PAUSE_REFUSED: SignedDuration = SignedDuration::from_hours(6);

/// One profile's turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Schedule {
    /// When it is looked at next; nothing before the first look.
    pub(crate) next: Option<Timestamp>,
    /// How often it has failed in a row.
    failures: u32,
}

impl Schedule {
    /// Whether it is time.
    pub(crate) fn is_due(&self, now: Timestamp) -> bool {
        match self.next {
            None => true,
            // A clock that was set back makes nobody wait longer than a look and a day.
            Some(next) => next <= now || next.duration_since(now) > LONGEST,
        }
    }

    /// After a look that went well.
    pub(crate) fn after(profile: &Profile, policy: DuePolicy, now: Timestamp) -> Self {
        let due = profile.tokens.held.as_ref().map(|held| policy.due_at(held));
        let at_most = now.saturating_add(LONGEST).unwrap_or(now);
        // What is due already was looked at just now: it waits for a person.
        let next = due.filter(|due| *due > now).unwrap_or(at_most).min(at_most);
        Self {
            next: Some(next),
            failures: 0,
        }
    }

    /// After a failure.
    pub(crate) fn after_failure(self, exit: Exit, now: Timestamp) -> Self {
        let longest = if exit == Exit::Unreachable {
            LONGEST_PAUSE
        } else {
            LONGEST_PAUSE_REFUSED
        };
        let pause = (FIRST_PAUSE * 2_i32.pow(self.failures.min(10))).min(longest);
        Self {
            next: Some(now.saturating_add(pause).unwrap_or(now)),
            failures: self.failures.saturating_add(1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::TokenRecord;
    use crate::values::StoreChoice;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn profile() -> Profile {
        let mut profile = Profile::new("acme.example".parse().unwrap(), StoreChoice::Keychain);
        profile.tokens.take(TokenRecord {
            fingerprint: "000000000000".parse().unwrap(),
            obtained_at: at("2026-01-01T00:00:00Z"),
            expires_at: at("2026-01-31T00:00:00Z"),
            client: None,
            fetched_at: None,
        });
        profile
    }

    #[test]
    fn looks_when_it_is_due_and_once_a_day() {
        let next = |now: &str| {
            let after = Schedule::after(&profile(), DuePolicy::default(), at(now));
            after.next.unwrap().to_string()
        };
        assert_eq!(next("2026-01-02T03:00:00Z"), "2026-01-03T03:00:00Z");
        assert_eq!(next("2026-01-20T12:00:00Z"), "2026-01-21T00:00:00Z");
        assert_eq!(next("2026-01-25T12:00:00Z"), "2026-01-26T12:00:00Z");
    }

    #[test]
    fn backs_off() {
        let now = at("2026-01-01T00:00:00Z");
        let pauses = |exit: Exit| {
            let mut schedule = Schedule::default();
            let mut minutes = Vec::new();
            for _ in 0..12 {
                schedule = schedule.after_failure(exit, now);
                minutes.push(schedule.next.unwrap().duration_since(now).as_mins());
            }
            minutes
        };
        assert_eq!(
            pauses(Exit::Unreachable),
            [1, 2, 4, 8, 16, 32, 60, 60, 60, 60, 60, 60]
        );
        assert_eq!(pauses(Exit::Refused)[9..], [360, 360, 360]);
        let well = Schedule::after(&profile(), DuePolicy::default(), now);
        assert_eq!(well.failures, 0);
    }

    #[test]
    fn a_clock_that_jumps_is_noticed() {
        let schedule = Schedule {
            next: Some(at("2026-01-02T00:00:00Z")),
            failures: 0,
        };
        assert!(!schedule.is_due(at("2026-01-01T12:00:00Z")));
        assert!(schedule.is_due(at("2026-01-02T00:00:00Z")));
        assert!(schedule.is_due(at("2030-01-01T00:00:00Z")));
        assert!(schedule.is_due(at("2024-01-01T00:00:00Z")));
        assert!(Schedule::default().is_due(at("2026-01-01T00:00:00Z")));
    }
}
