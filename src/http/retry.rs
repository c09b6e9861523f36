//! Whether to try again, and when: a function of plain values.

use super::Effect;
use jiff::Timestamp;
use std::time::Duration;

/// The most tries of one request.
pub(super) const MAX_TRIES: u32 = 3;
/// The longest wait that a server may ask for: who asks for a longer one is not asked again, and the
/// wait is told.
pub(crate) const MAX_WAIT: Duration = Duration::from_secs(60);

/// How a try ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// No connection: the request cannot have arrived.
    NotSent,
    /// The request may have arrived, its reply did not.
    Lost,
    /// A reply with this status.
    Status(u16),
    /// Trouble that the next try would have too, such as a certificate.
    Lasting,
}

/// What to do after a try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Decision {
    /// Wait, then try again.
    Retry(Duration),
    /// Give the outcome to the caller.
    Stop,
}

/// Decides after try number `attempt` (from 1). `jitter` shortens the pause by up to a half, so that
/// many clients do not come back together. A wait that the server asked for is kept in full.
pub(super) fn decide(
    attempt: u32,
    outcome: Outcome,
    effect: Effect,
    retry_after: Option<Duration>,
    pause: Duration,
    jitter: u8,
) -> Decision {
    if attempt >= MAX_TRIES {
        return Decision::Stop;
    }
    let again = match (outcome, effect) {
        (Outcome::NotSent, _) | (Outcome::Lost, Effect::Repeatable) => true,
        (Outcome::Status(status), Effect::Repeatable) => is_passing(status),
        (Outcome::Lost | Outcome::Status(_), Effect::Once) | (Outcome::Lasting, _) => false,
    };
    if !again {
        return Decision::Stop;
    }
    let asked = match outcome {
        Outcome::Status(_) => retry_after,
        _ => None,
    };
    if let Some(asked) = asked {
        return if asked <= MAX_WAIT {
            Decision::Retry(asked)
        } else {
            Decision::Stop
        };
    }
    let own = pause
        .saturating_mul(1 << (attempt - 1))
        .mul_f64(1.0 - f64::from(jitter) / 512.0);
    Decision::Retry(own.min(MAX_WAIT))
}

/// Statuses that pass by themselves: 408, 429, 502, 503 and 504.
pub(super) const fn is_passing(status: u16) -> bool {
    matches!(status, 408 | 429 | 502 | 503 | 504)
}

/// Reads `Retry-After`: seconds, or a date (RFC 9110, section 10.2.3). A date in the past is no wait.
pub(super) fn read_retry_after(text: &str, now: Timestamp) -> Option<Duration> {
    let text = text.trim();
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        // A number too long for u64 is a wait beyond the limit.
        return Some(Duration::from_secs(text.parse().unwrap_or(u64::MAX)));
    }
    let at = read_date(text)?;
    Some(Duration::try_from(at.duration_since(now)).unwrap_or_default())
}

/// Reads the date of an HTTP header.
pub(super) fn read_date(text: &str) -> Option<Timestamp> {
    jiff::fmt::rfc2822::DateTimeParser::new()
        .parse_timestamp(text.trim())
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const PAUSE: Duration = Duration::from_millis(100);

    #[test]
    fn follows_the_table() {
        use Effect::{Once, Repeatable};
        use Outcome::{Lasting, Lost, NotSent, Status};
        for (outcome, repeatable, once) in [
            (NotSent, true, true),
            (Lost, true, false),
            (Lasting, false, false),
            (Status(408), true, false),
            (Status(429), true, false),
            (Status(502), true, false),
            (Status(503), true, false),
            (Status(504), true, false),
            (Status(200), false, false),
            (Status(301), false, false),
            (Status(400), false, false),
            (Status(401), false, false),
            (Status(404), false, false),
            (Status(409), false, false),
            (Status(500), false, false),
        ] {
            for (effect, again) in [(Repeatable, repeatable), (Once, once)] {
                let decided = decide(1, outcome, effect, None, PAUSE, 0);
                let wished = if again {
                    Decision::Retry(PAUSE)
                } else {
                    Decision::Stop
                };
                assert_eq!(decided, wished, "{outcome:?} {effect:?}");
                assert_eq!(
                    decide(3, outcome, effect, None, PAUSE, 0),
                    Decision::Stop,
                    "{outcome:?} {effect:?}: three tries are enough"
                );
            }
        }
    }

    #[test]
    fn waits_as_asked_or_twice_as_long_each_time() {
        let wait = |attempt, after: Option<u64>, jitter| {
            decide(
                attempt,
                Outcome::Status(429),
                Effect::Repeatable,
                after.map(Duration::from_secs),
                PAUSE,
                jitter,
            )
        };
        assert_eq!(wait(1, None, 0), Decision::Retry(PAUSE));
        assert_eq!(wait(2, None, 0), Decision::Retry(PAUSE * 2));
        assert_eq!(
            wait(1, Some(7), 255),
            Decision::Retry(Duration::from_secs(7))
        );
        assert_eq!(wait(1, Some(60), 0), Decision::Retry(MAX_WAIT));
        assert_eq!(wait(1, Some(61), 0), Decision::Stop);
        let Decision::Retry(shortened) = wait(1, None, 255) else {
            panic!("stopped");
        };
        assert!(shortened >= PAUSE / 2 && shortened < PAUSE);
        // A server that asked to wait is still not sent a create twice.
        assert_eq!(
            decide(1, Outcome::Status(503), Effect::Once, Some(PAUSE), PAUSE, 0),
            Decision::Stop
        );
    }

    #[test]
    fn reads_both_forms_of_retry_after() {
        let now: Timestamp = "2026-08-22T10:00:00Z".parse().unwrap();
        for (text, seconds) in [
            ("120", Some(120)),
            (" 0 ", Some(0)),
            ("Sat, 22 Aug 2026 10:00:30 GMT", Some(30)),
            ("Sat, 22 Aug 2026 09:00:00 GMT", Some(0)),
            ("99999999999999999999999", Some(u64::MAX)),
            ("-5", None),
            ("soon", None),
            ("", None),
        ] {
            assert_eq!(
                read_retry_after(text, now),
                seconds.map(Duration::from_secs),
                "{text}"
            );
        }
    }

    proptest! {
        #[test]
        fn any_header_gives_a_bounded_wait_or_none(
            text in "[0-9]{0,30}|[A-Z][a-z]{2}, [0-9]{1,2} [A-Z][a-z]{2} [0-9]{4} [0-9:]{8} [A-Z]{3}|.*",
            attempt in 1..MAX_TRIES,
            jitter: u8,
        ) {
            let now: Timestamp = "2026-08-22T10:00:00Z".parse().unwrap();
            let after = read_retry_after(&text, now);
            let _ = read_date(&text);
            let decided = decide(attempt, Outcome::Status(503), Effect::Repeatable, after, PAUSE, jitter);
            match (decided, after) {
                (Decision::Stop, after) => prop_assert!(after.is_some_and(|after| after > MAX_WAIT)),
                (Decision::Retry(pause), Some(after)) => prop_assert!(pause == after && after <= MAX_WAIT),
                (Decision::Retry(pause), None) => prop_assert!(pause <= PAUSE * 2),
            }
        }

        #[test]
        fn a_date_reads_back(second in -2_208_988_800_i64..253_402_300_799) {
            let at = Timestamp::from_second(second).unwrap();
            let text = at.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string();
            prop_assert_eq!(read_date(&text), Some(at), "{}", text);
        }
    }
}
