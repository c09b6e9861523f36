//! Instants as the service writes them.

use jiff::Timestamp;
use jiff::fmt::rfc2822;

/// `2020-09-28T11:51:15.120Z` (`ws1-access-api.md` §5.4) from milliseconds since 1970.
pub(super) fn iso(milliseconds: i64) -> String {
    format!("{:.3}", instant(milliseconds))
}

/// The `Date` header's text from milliseconds since 1970.
pub(super) fn http_date(milliseconds: i64) -> String {
    rfc2822::DateTimePrinter::new()
        .timestamp_to_rfc9110_string(&instant(milliseconds))
        .unwrap_or_default()
}

/// The machine's clock in milliseconds since 1970.
pub(super) fn machine_clock() -> i64 {
    Timestamp::now().as_millisecond()
}

fn instant(milliseconds: i64) -> Timestamp {
    Timestamp::from_millisecond(milliseconds).unwrap_or(Timestamp::UNIX_EPOCH)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_both_forms() {
        assert_eq!(iso(1_601_293_875_120), "2020-09-28T11:51:15.120Z");
        assert_eq!(
            http_date(1_601_293_875_120),
            "Mon, 28 Sep 2020 11:51:15 GMT"
        );
    }
}
