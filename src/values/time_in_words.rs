use jiff::Timestamp;

/// The day of an instant, in UTC.
pub(crate) fn day(at: Timestamp) -> String {
    at.strftime("%Y-%m-%d").to_string()
}

/// A length of time for people: in the largest unit of which there are at least two, rounded down.
pub(crate) fn in_words(seconds: u64) -> String {
    const UNITS: [(u64, &str); 3] = [(86_400, "day"), (3_600, "hour"), (60, "minute")];
    let fits = UNITS.into_iter().find(|(unit, _)| seconds / unit >= 2);
    let (unit, name) = fits.unwrap_or((1, "second"));
    let number = seconds / unit;
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} {name}{ending}")
}

#[cfg(test)]
mod tests {
    use super::in_words;

    #[test]
    fn the_unit_is_the_largest_that_fits() {
        for (seconds, told) in [
            (0, "0 seconds"),
            (1, "1 second"),
            (119, "119 seconds"),
            (120, "2 minutes"),
            (7_199, "119 minutes"),
            (7_200, "2 hours"),
            (86_400, "24 hours"),
            (172_799, "47 hours"),
            (172_800, "2 days"),
            (u64::MAX, "213503982334601 days"),
        ] {
            assert_eq!(in_words(seconds), told);
        }
    }
}
