use super::json;
use crate::http::{Redactor, Reply};
use jiff::Timestamp;
use std::fmt;

/// The longest version that is kept, in characters.
const MAX_VERSION: usize = 60;

/// What the first, unauthenticated call found out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reached {
    /// The version of the service, escaped.
    pub version: Option<String>,
    /// The server's clock, by its header `Date`.
    pub date: Option<Timestamp>,
    /// Something worth telling that stops nothing.
    pub note: Option<ReachNote>,
}

/// Something about the tenant's health that stops nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReachNote {
    /// The health page is not there or not for us.
    HealthHidden {
        /// The status that it answered.
        status: u16,
    },
    /// The tenant says of itself that not all is well.
    NotAllOk,
    /// The tenant is in maintenance or read-only mode.
    ReadOnly,
}

impl fmt::Display for ReachNote {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::HealthHidden { status } => write!(
                formatter,
                "the tenant's health page answered {status}; this may be an Omnissa Identity Service \
                 tenant, which has another API"
            ),
            Self::NotAllOk => formatter.write_str("the tenant reports that not all of it is well"),
            Self::ReadOnly => formatter
                .write_str("the tenant is in maintenance or read-only mode: changes may fail"),
        }
    }
}

/// Reads the health page (§7): all its values are text, and `AllOk` is also written `allOk`. `None` for
/// JSON that is no health page and for anything that is not JSON.
pub(super) fn read(reply: &Reply, redactor: &Redactor) -> Option<Reached> {
    const MARKS: [&str; 7] = [
        "AllOk",
        "BuildVersion",
        "ServiceVersion",
        "StatusDate",
        "DatabaseStatus",
        "DatabaseConnectionOk",
        "FederationBrokerOk",
    ];
    let fields = json::object(&reply.body)?;
    json::field(&fields, &MARKS)?;
    let truth = |names: &[&str]| json::field(&fields, names).and_then(json::boolean);
    let note = if truth(&["MaintenanceMode"]) == Some(true)
        || truth(&["ServiceReadOnlyMode"]) == Some(true)
    {
        Some(ReachNote::ReadOnly)
    } else if truth(&["AllOk"]) == Some(false) {
        Some(ReachNote::NotAllOk)
    } else {
        None
    };
    Some(Reached {
        version: json::text(&fields, &["BuildVersion", "ServiceVersion"])
            .map(|version| redactor.excerpt(version.as_bytes(), MAX_VERSION)),
        date: reply.date,
        note,
    })
}

/// Whether a reply is the discovery document of Access (§2.3), whose issuer ends in `/SAAS/auth`.
pub(super) fn is_discovery(reply: &Reply) -> bool {
    reply.is_success()
        && json::object(&reply.body).is_some_and(|fields| {
            json::text(&fields, &["issuer"])
                .is_some_and(|issuer| issuer.to_ascii_uppercase().contains("/SAAS"))
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::escape;
    use proptest::prelude::*;

    fn reached(body: &str) -> Option<Reached> {
        read(&Reply::of(200, body), &Redactor::default())
    }

    #[test]
    fn reads_text_and_booleans() {
        for (body, version, note) in [
            (
                r#"{"AllOk":"true","BuildVersion":"3.3.7 Build 1"}"#,
                Some("3.3.7 Build 1"),
                None,
            ),
            (r#"{"allOk":true}"#, None, None),
            (r#"{"allOk":"false"}"#, None, Some(ReachNote::NotAllOk)),
            (
                r#"{"AllOk":true,"MaintenanceMode":"true"}"#,
                None,
                Some(ReachNote::ReadOnly),
            ),
            (
                r#"{"AllOk":"maybe","ServiceVersion":"a\u001b"}"#,
                Some("a\\u{1b}"),
                None,
            ),
        ] {
            let reached = reached(body).unwrap();
            assert_eq!(
                (reached.version.as_deref(), reached.note),
                (version, note),
                "{body}"
            );
        }
        for body in ["", "ok", "[]", "{}", r#"{"status":"UP"}"#, "<html>"] {
            assert_eq!(reached(body), None, "{body}");
        }
    }

    proptest! {
        #[test]
        fn a_version_is_told_in_one_short_line_and_nothing_makes_it_panic(
            version in ".{0,100}",
            body in "[\\[\\]{}\",:0-9A-Za-z ]*",
        ) {
            let page = serde_json::json!({"AllOk": "true", "BuildVersion": version}).to_string();
            let shown = reached(&page).unwrap().version.unwrap_or_default();
            prop_assert_eq!(&escape(&shown), &shown);
            prop_assert!(shown.chars().count() <= MAX_VERSION + 1, "{}", shown);
            if version.trim() == version && version.len() <= MAX_VERSION && version.is_ascii() {
                prop_assert_eq!(shown, escape(&version));
            }
            let _ = reached(&body);
        }
    }
}
