//! The table of several profiles.

use super::StatusReport;
use crate::error::Explained;
use crate::exit::Exit;
use crate::profile::{OktaHolds, TokenRecord};
use crate::renew::{Life, Standing, days_left, due_at};
use crate::ui::{List, Report, Styles};
use crate::values::{ProfileName, day};
use anyhow::Result;
use serde_json::{Map, Value, json};

const COLUMNS: [&str; 12] = [
    "profile",
    "client",
    "domain",
    "secrets",
    "token_until",
    "token_days",
    "token_due",
    "okta",
    "okta_until",
    "okta_days",
    "next",
    "next_why",
];

/// A line a profile, or with `-v` a screen; in JSON each has the whole status of its profile, too.
#[derive(Debug)]
pub(super) struct StatusesReport {
    looked: Vec<Result<StatusReport>>,
    has_screens: bool,
    list: List,
    /// The field of each row's JSON beside the columns.
    more: Vec<Map<String, Value>>,
    exit: Exit,
}

impl StatusesReport {
    pub(super) fn new(
        names: &[ProfileName],
        looked: Vec<Result<StatusReport>>,
        has_screens: bool,
    ) -> Self {
        let rows = names.iter().zip(&looked);
        let exits = looked.iter().map(|looked| match looked {
            Ok(report) => report.exit(),
            Err(error) => Explained::of(error).exit,
        });
        Self {
            exit: exits.fold(Exit::Fine, Exit::worse),
            more: looked.iter().map(more).collect(),
            list: List {
                name: "profiles",
                columns: &COLUMNS,
                rows: rows.map(|(name, looked)| row(name, looked)).collect(),
                empty: "no profiles",
            },
            looked,
            has_screens,
        }
    }

    /// The worst of all.
    pub(super) fn exit(&self) -> Exit {
        self.exit
    }
}

impl Report for StatusesReport {
    fn human(&self, styles: Styles) -> String {
        if !self.has_screens {
            return self.list.human(styles);
        }
        let screens = self.looked.iter().map(|looked| match looked {
            Ok(report) => report.text(styles),
            Err(error) => format!("{}\n", styles.bad(&Explained::of(error).message)),
        });
        screens.collect::<Vec<_>>().join("\n")
    }

    fn json(&self) -> Map<String, Value> {
        let rows = self.list.objects().zip(&self.more);
        let rows = rows.map(|(mut row, more)| {
            row.extend(more.clone());
            Value::Object(row)
        });
        Map::from_iter([
            (self.list.name.to_owned(), rows.collect()),
            ("complete".to_owned(), json!(true)),
        ])
    }

    fn list(&self) -> Option<&List> {
        Some(&self.list)
    }
}

fn more(looked: &Result<StatusReport>) -> Map<String, Value> {
    match looked {
        Ok(report) => Map::from_iter([("status".to_owned(), Value::Object(report.json()))]),
        Err(error) => Explained::of(error).json(),
    }
}

/// One line; a profile that cannot be read is named with the reason.
fn row(name: &ProfileName, looked: &Result<StatusReport>) -> Vec<Value> {
    let report = match looked {
        Ok(report) => report,
        Err(error) => {
            let explained = Explained::of(error);
            let mut row = vec![json!(name.as_str())];
            row.resize(COLUMNS.len() - 2, Value::Null);
            row.extend([json!(explained.hint), json!(explained.message)]);
            return row;
        }
    };
    let profile = &report.profile;
    let standing = report.standing();
    let next = report.next();
    let (held, okta) = (profile.tokens.held.as_ref(), standing.okta_holds.token());
    let until = |token: Option<&TokenRecord>| json!(token.map(|token| day(token.expires_at)));
    let days = |token: Option<&TokenRecord>| json!(token.map(|token| days_left(token, report.now)));
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
        until(held),
        days(held),
        json!(held.map(|held| day(due_at(held)))),
        json!(okta_word(&standing)),
        until(okta),
        days(okta),
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
