use super::{InvalidValue, serde_by_text};
use std::fmt;
use std::num::NonZeroU32;
use std::str::FromStr;

/// A time to live in whole minutes, the unit of the tenant's API (`ws1-access-api.md` §3).
///
/// Written as `30min`, `12h`, `90d`, `2w`, `6mo` or `1y`; a month is 30 days and a year 365.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ttl(NonZeroU32);

const HOUR: u32 = 60;
const DAY: u32 = 24 * HOUR;
/// The units from the largest, with the minutes of each.
const UNITS: [(&str, u32); 6] = [
    ("y", 365 * DAY),
    ("mo", 30 * DAY),
    ("w", 7 * DAY),
    ("d", DAY),
    ("h", HOUR),
    ("min", 1),
];

impl Ttl {
    /// From minutes, as on the wire; `None` for zero.
    pub const fn from_minutes(minutes: u32) -> Option<Self> {
        match NonZeroU32::new(minutes) {
            Some(minutes) => Some(Self(minutes)),
            None => None,
        }
    }

    /// From days, for constants.
    pub const fn from_days(days: u16) -> Self {
        // A u16 of days is at most 94 million minutes; zero days becomes one minute.
        #[expect(clippy::as_conversions, reason = "u16 to u32 in a const function")]
        match NonZeroU32::new(days as u32 * DAY) {
            Some(minutes) => Self(minutes),
            None => Self(NonZeroU32::MIN),
        }
    }

    /// The minutes, as on the wire.
    pub const fn minutes(self) -> u32 {
        self.0.get()
    }

    /// The seconds.
    pub fn seconds(self) -> u64 {
        u64::from(self.minutes()) * 60
    }
}

impl fmt::Display for Ttl {
    /// The largest unit that divides it, as [`Ttl::from_str`] reads it back.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let minutes = self.minutes();
        // Weeks and months would only puzzle: 84 days are better than 12 weeks.
        let unit = UNITS
            .iter()
            .filter(|(name, _)| !matches!(*name, "w" | "mo"))
            .find(|(_, size)| minutes.is_multiple_of(*size));
        match unit {
            Some((name, size)) => write!(formatter, "{}{name}", minutes / size),
            None => write!(formatter, "{minutes}min"),
        }
    }
}

impl FromStr for Ttl {
    type Err = InvalidValue;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const HINT: &str = "write a number and a unit: 30min, 12h, 90d, 6mo or 1y";
        let shown = text.escape_debug();
        let text = text.trim().to_ascii_lowercase();
        let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (number, unit) = text.split_at(digits);
        let unit = unit.trim();
        if unit == "m" {
            return Err(InvalidValue::new(
                format!("`{shown}` may mean minutes or months"),
                format!("write {number}min or {number}mo"),
            ));
        }
        let size = match unit {
            "min" | "minute" | "minutes" => 1,
            "h" | "hour" | "hours" => HOUR,
            "d" | "day" | "days" => DAY,
            "w" | "week" | "weeks" => 7 * DAY,
            "mo" | "month" | "months" => 30 * DAY,
            "y" | "year" | "years" => 365 * DAY,
            _ => {
                return Err(InvalidValue::new(
                    format!("`{shown}` is not a time to live"),
                    HINT,
                ));
            }
        };
        if number.is_empty() {
            return Err(InvalidValue::new(
                format!("`{shown}` is not a time to live"),
                HINT,
            ));
        }
        let minutes = number
            .parse::<u32>()
            .ok()
            .and_then(|number| number.checked_mul(size));
        match minutes.map(Self::from_minutes) {
            Some(Some(ttl)) => Ok(ttl),
            Some(None) => Err(InvalidValue::new(
                format!("`{shown}` is no time at all"),
                HINT,
            )),
            None => Err(InvalidValue::new(format!("`{shown}` is too long"), HINT)),
        }
    }
}

serde_by_text!(Ttl);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_every_unit() {
        for (text, minutes) in [
            ("30min", 30),
            ("12h", 720),
            ("90d", 129_600),
            ("2w", 20_160),
            ("6mo", 259_200),
            ("1y", 525_600),
            ("3 years", 1_576_800),
            (" 4D ", 5760),
        ] {
            assert_eq!(text.parse::<Ttl>().unwrap().minutes(), minutes, "{text}");
        }
    }

    #[test]
    fn refuses_what_is_ambiguous_or_nothing() {
        let error = "3m".parse::<Ttl>().unwrap_err();
        assert_eq!(error.hint(), "write 3min or 3mo");
        for bad in [
            "",
            "d",
            "0d",
            "1",
            "1.5h",
            "-1d",
            "9999999y",
            "1d1h",
            "1 fortnight",
        ] {
            assert!(bad.parse::<Ttl>().is_err(), "{bad}");
        }
    }

    #[test]
    fn is_shown_in_the_largest_fitting_unit() {
        for (text, shown) in [
            ("365d", "1y"),
            ("90d", "90d"),
            ("180min", "3h"),
            ("61min", "61min"),
        ] {
            assert_eq!(text.parse::<Ttl>().unwrap().to_string(), shown);
        }
    }

    proptest! {
        #[test]
        fn shown_text_reads_back(minutes in 1_u32..) {
            let ttl = Ttl::from_minutes(minutes).unwrap();
            prop_assert_eq!(ttl.to_string().parse::<Ttl>().unwrap(), ttl);
        }

        #[test]
        fn never_panics(text in "[0-9]{0,11} ?[a-zA-Z]{0,7}|.*") {
            match text.parse::<Ttl>() {
                Ok(ttl) => prop_assert_eq!(ttl.to_string().parse(), Ok(ttl)),
                Err(error) => error.assert_readable(),
            }
        }
    }
}
