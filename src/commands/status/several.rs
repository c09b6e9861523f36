//! The table of several profiles.

use super::StatusReport;
use super::text::day;
use crate::error::Explained;
use crate::profile::{OktaHolds, TokenRecord};
use crate::renew::{Life, Standing};
use crate::ui::List;
use crate::values::ProfileName;
use anyhow::Result;
use serde_json::{Value, json};

/// A line a profile.
pub(super) fn table(looked: &[(&ProfileName, Result<StatusReport>)]) -> List {
    List {
        name: "profiles",
        columns: &[
            "profile",
            "client",
            "domain",
            "secrets",
            "token_until",
            "okta",
            "okta_until",
            "next",
            "next_why",
        ],
        rows: looked
            .iter()
            .map(|(name, looked)| row(name, looked))
            .collect(),
        empty: "no profiles",
    }
}

/// One line of the table; a profile that cannot be read is named with the reason.
fn row(name: &ProfileName, looked: &Result<StatusReport>) -> Vec<Value> {
    let report = match looked {
        Ok(report) => report,
        Err(error) => {
            let mut row = vec![json!(name.as_str())];
            row.resize(8, Value::Null);
            row.push(json!(Explained::of(error).message));
            return row;
        }
    };
    let profile = &report.profile;
    let standing = report.standing();
    let next = report.next();
    let day = |token: Option<&TokenRecord>| json!(token.map(|token| day(token.expires_at)));
    vec![
        json!(name.as_str()),
        json!(profile.client.as_ref().map(|client| client.id.as_str())),
        json!(
            profile
                .directory
                .as_ref()
                .map(|directory| directory.domain.as_str())
        ),
        json!(report.client_secret.as_str()),
        day(profile.tokens.held.as_ref()),
        json!(okta_word(&standing)),
        day(standing.okta_holds.token()),
        json!(next.as_ref().map(|next| &next.command)),
        json!(next.map(|next| next.why)),
    ]
}

fn okta_word(standing: &Standing<'_>) -> &'static str {
    match (standing.okta_holds, standing.okta) {
        (OktaHolds::NeverRecorded(_), Life::Good) => "not recorded",
        (_, life) => life.as_str(),
    }
}
