//! How a profile's token stands, as fields of a JSON document.

use super::due::DuePolicy;
use super::standing::{Life, Need, Standing, days_left};
use crate::profile::{OktaHolds, Profile, TokenRecord};
use jiff::Timestamp;
use serde_json::{Map, Value, json};

impl Need {
    /// The word for scripts.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Deliver => "deliver",
            Self::Renew => "renew",
            Self::Mend => "mend",
        }
    }
}

/// The fields `token`, `okta`, `waiting`, `exec_pending`, `needs_person` and `message`.
pub(crate) fn fields(
    profile: &Profile,
    standing: &Standing<'_>,
    policy: DuePolicy,
    now: Timestamp,
) -> Map<String, Value> {
    let token = |token: &TokenRecord, life: Life| {
        let mut fields = Map::new();
        fields.insert("fingerprint".to_owned(), json!(token.fingerprint.as_str()));
        fields.insert("expires_at".to_owned(), json!(token.expires_at.to_string()));
        fields.insert("due_at".to_owned(), json!(policy.due_at(token).to_string()));
        fields.insert("due".to_owned(), json!(life >= Life::Due));
        fields.insert("state".to_owned(), json!(life.as_str()));
        fields.insert("days_left".to_owned(), json!(days_left(token, now)));
        fields
    };
    let held = profile.tokens.held.as_ref();
    let held = held.map(|held| Value::Object(token(held, standing.held)));
    let okta = standing.okta_holds.token().map(|held| {
        let mut fields = token(held, standing.okta);
        let is_recorded = matches!(standing.okta_holds, OktaHolds::Recorded(_));
        fields.insert("recorded".to_owned(), json!(is_recorded));
        Value::Object(fields)
    });
    Map::from_iter([
        ("token".to_owned(), json!(held)),
        ("okta".to_owned(), json!(okta)),
        ("waiting".to_owned(), json!(standing.waiting.is_some())),
        ("exec_pending".to_owned(), json!(standing.awaits_exec)),
        (
            "needs_person".to_owned(),
            json!(standing.need.map(Need::as_str)),
        ),
        ("message".to_owned(), json!(standing.sentence(now))),
    ])
}
