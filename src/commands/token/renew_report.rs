//! What `token renew` gives back, for one profile and for several.

use super::super::change::{Undo, told};
use crate::error::Explained;
use crate::exit::Exit;
use crate::profile::TokenRecord;
use crate::renew::{
    DuePolicy, Handling, Outcome, Renewal, Standing, fields, left, replaced_api_token,
};
use crate::ui::{List, Report, SCHEMA, Styles};
use crate::values::{AccessToken, ProfileName, StoreChoice, day};
use anyhow::Result;
use jiff::Timestamp;
use serde_json::{Map, Value, json};

/// One profile's renewal that did not fail.
#[derive(Debug)]
pub(super) struct RenewReport {
    pub(super) renewal: Renewal,
    policy: DuePolicy,
    now: Timestamp,
    shows_token: bool,
    attended: bool,
}

impl RenewReport {
    pub(super) fn new(
        renewal: Renewal,
        policy: DuePolicy,
        now: Timestamp,
        shows_token: bool,
        attended: bool,
    ) -> Self {
        Self {
            renewal,
            policy,
            now,
            shows_token,
            attended,
        }
    }

    /// Below the result: where a person watches, a question follows instead.
    fn with_undo_and_next(&self, result: &str) -> Option<String> {
        let profile = &self.renewal.profile;
        let tokens = &profile.tokens;
        let is_new = matches!(self.renewal.outcome, Outcome::Renewed(_));
        let held = tokens.held.as_ref().filter(|_| is_new && !self.attended)?;
        let before = Standing::of(profile, self.policy, self.now).okta_holds;
        let before = before.token().filter(|it| it.expires_at > self.now);
        let why = match before.filter(|it| it.fingerprint != held.fingerprint) {
            Some(before) => format!(
                "token {} works on until {}",
                before.fingerprint,
                day(before.expires_at)
            ),
            None => "a token before it works on to its own end".to_owned(),
        };
        let next = Next::of(&self.renewal, self.policy, self.now, self.shows_token)?;
        let next = match next.when {
            Some(when) => format!("{} ({when})", next.command),
            None => next.command,
        };
        Some(told(result, &Undo::Needless(why), &next))
    }

    fn shown(&self) -> Option<&AccessToken> {
        self.renewal.token.as_ref().filter(|_| self.shows_token)
    }

    fn head(&self, styles: Styles) -> String {
        let Renewal {
            name,
            profile,
            outcome,
            ..
        } = &self.renewal;
        let Some(held) = &profile.tokens.held else {
            return format!("{name}: no token");
        };
        let until = day(held.expires_at);
        let left = left(held, self.now);
        match outcome {
            Outcome::Renewed(why) => format!(
                "{} token {} of `{name}`, until {until} ({left}): {}\n  {}",
                styles.good("fetched"),
                held.fingerprint,
                why.as_str(),
                match &self.renewal.kept_in {
                    Some(place) => format!("kept in {place}"),
                    None => "not kept here: the store is `none`".to_owned(),
                }
            ),
            Outcome::Delivered => format!(
                "{} token {} of `{name}`, until {until}: the program put it into Okta",
                styles.good("delivered"),
                held.fingerprint
            ),
            Outcome::DoneElsewhere => format!(
                "done elsewhere: another run has just fetched token {} of `{name}`, until {until}",
                held.fingerprint
            ),
            Outcome::Undelivered => format!(
                "{} token {} of `{name}`, until {until}, is not in Okta yet",
                styles.warning("waiting"),
                held.fingerprint
            ),
            Outcome::NotDue => format!(
                "not due: token {} of `{name}` ends on {until} ({left}); due on {}",
                held.fingerprint,
                day(self.policy.due_at(held))
            ),
        }
    }
}

impl Report for RenewReport {
    fn human(&self, styles: Styles) -> String {
        let mut text = format!("{}\n", self.head(styles));
        if let Some(target) = &self.renewal.written_to {
            text.push_str(&format!("  written to {target}\n"));
        }
        if let (Some(token), Some(held)) = (self.shown(), &self.renewal.profile.tokens.held) {
            let form = replaced_api_token(Ok(token), &held.fingerprint, styles);
            text.push_str(&format!("\n{form}"));
        }
        let tokens = &self.renewal.profile.tokens;
        let is_in_okta = |held: &TokenRecord| tokens.is_delivered(&held.fingerprint);
        let is_new = matches!(self.renewal.outcome, Outcome::Renewed(_));
        if is_new && tokens.held.as_ref().is_some_and(is_in_okta) {
            text.push_str("  recorded as saved in Okta: the program put it there\n");
        }
        match self.with_undo_and_next(text.trim_end()) {
            Some(text) => format!("{text}\n"),
            None => text,
        }
    }

    fn json(&self) -> Map<String, Value> {
        Renewed::fields(&self.renewal, self.policy, self.now, self.shown())
    }
}

/// The next command after a renewal.
struct Next {
    command: String,
    when: Option<&'static str>,
}

impl Next {
    /// None where there is nothing to do.
    fn of(renewal: &Renewal, policy: DuePolicy, now: Timestamp, shows_token: bool) -> Option<Self> {
        let Renewal { name, profile, .. } = renewal;
        let is_new = matches!(renewal.outcome, Outcome::Renewed(_));
        let held = profile.tokens.held.as_ref()?;
        let waits = Standing::of(profile, policy, now).waiting.is_some();
        let next = |command: &str, when| {
            Some(Self {
                command: format!("ws1-okta {command} --profile {name}"),
                when,
            })
        };
        if profile.tokens.is_delivered(&held.fingerprint) || !(is_new || waits) {
            return next("status", None).filter(|_| is_new);
        }
        let handed = &profile.tokens.handed;
        let handling = if shows_token || renewal.written_to.is_some() {
            Handling::Record
        } else {
            let is_kept = profile.store != StoreChoice::None;
            Handling::of(is_kept, handed.has(&held.fingerprint))
        };
        let when = match handling {
            Handling::Record => "once it is saved in Okta",
            Handling::Show => "in a terminal: shows it for Okta",
            Handling::Fetch => "in a terminal: fetches one for Okta",
        };
        next(handling.command(), Some(when))
    }
}

/// One of several.
#[derive(Debug)]
pub(super) struct Renewed {
    name: ProfileName,
    exit: Exit,
    outcome: &'static str,
    message: String,
    token_until: Option<String>,
    okta_until: Option<String>,
    /// The next command; of a failure its hint.
    next: Option<String>,
    fields: Map<String, Value>,
}

impl Renewed {
    pub(super) fn new(
        name: &ProfileName,
        result: Result<Renewal>,
        policy: DuePolicy,
        now: Timestamp,
        shows_token: bool,
    ) -> Self {
        let renewal = match result {
            Ok(renewal) => renewal,
            Err(error) => return Self::failed(name, &Explained::of(&error)),
        };
        let standing = Standing::of(&renewal.profile, policy, now);
        let held = renewal.profile.tokens.held.as_ref();
        let token = renewal.token.as_ref().filter(|_| shows_token);
        let next = Next::of(&renewal, policy, now, shows_token);
        Self {
            name: name.clone(),
            exit: Self::exit(&renewal, policy, now),
            outcome: renewal.outcome.as_str(),
            message: standing.sentence(now),
            token_until: held.map(|held| day(held.expires_at)),
            okta_until: standing.okta_holds.token().map(|okta| day(okta.expires_at)),
            next: next.map(|next| next.command),
            fields: Self::fields(&renewal, policy, now, token),
        }
    }

    /// One line for a log.
    pub(super) fn line(&self) -> String {
        format!("{}: {}: {}", self.name, self.outcome, self.message)
    }

    /// The fields of its JSON document.
    pub(super) fn into_fields(self) -> Map<String, Value> {
        let mut fields = Map::from_iter([("schema".to_owned(), json!(SCHEMA))]);
        fields.extend(self.fields);
        fields
    }

    fn failed(name: &ProfileName, explained: &Explained) -> Self {
        let outcome = match explained.exit {
            Exit::Unreachable => "transient",
            Exit::Refused => "refused",
            _ => "failed",
        };
        let mut fields = Map::new();
        fields.insert("profile".to_owned(), json!(name.as_str()));
        fields.insert("outcome".to_owned(), json!(outcome));
        fields.insert("next".to_owned(), json!(explained.hint));
        fields.extend(explained.json());
        Self {
            name: name.clone(),
            exit: explained.exit,
            outcome,
            message: explained.message.clone(),
            token_until: None,
            okta_until: None,
            next: explained.hint.clone(),
            fields,
        }
    }

    /// A new token is a success, whatever Okta holds: the next run reminds. Otherwise a person who must
    /// act is told by exit code 7.
    pub(super) fn exit(renewal: &Renewal, policy: DuePolicy, now: Timestamp) -> Exit {
        match renewal.outcome {
            Outcome::Renewed(_) | Outcome::Delivered | Outcome::DoneElsewhere => Exit::Fine,
            Outcome::Undelivered | Outcome::NotDue => {
                match Standing::of(&renewal.profile, policy, now).need {
                    Some(_) => Exit::Due,
                    None => Exit::Fine,
                }
            }
        }
    }

    fn fields(
        renewal: &Renewal,
        policy: DuePolicy,
        now: Timestamp,
        token: Option<&AccessToken>,
    ) -> Map<String, Value> {
        let standing = Standing::of(&renewal.profile, policy, now);
        let mut map = Map::new();
        map.insert("profile".to_owned(), json!(renewal.name.as_str()));
        map.insert("outcome".to_owned(), json!(renewal.outcome.as_str()));
        map.extend(fields(&renewal.profile, &standing, policy, now));
        let next = Next::of(renewal, policy, now, token.is_some());
        map.insert("next".to_owned(), json!(next.map(|next| next.command)));
        if let Some(target) = &renewal.written_to {
            map.insert("written_to".to_owned(), json!(target));
        }
        if let Some(token) = token {
            map.insert("api_token".to_owned(), json!(token.expose()));
        }
        map
    }
}

/// Several profiles' renewals.
#[derive(Debug)]
pub(super) struct RenewalsReport {
    rows: Vec<Renewed>,
    list: List,
}

impl RenewalsReport {
    pub(super) fn new(rows: Vec<Renewed>) -> Self {
        let list = List {
            name: "renewals",
            columns: &[
                "profile",
                "outcome",
                "token_until",
                "okta_until",
                "message",
                "next",
            ],
            rows: rows
                .iter()
                .map(|row| {
                    vec![
                        json!(row.name.as_str()),
                        json!(row.outcome),
                        json!(row.token_until),
                        json!(row.okta_until),
                        json!(row.message),
                        json!(row.next),
                    ]
                })
                .collect(),
            empty: "no profiles",
        };
        Self { rows, list }
    }

    /// The worst of all.
    pub(super) fn exit(&self) -> Exit {
        self.rows
            .iter()
            .map(|row| row.exit)
            .fold(Exit::Fine, Exit::worse)
    }
}

impl Report for RenewalsReport {
    fn human(&self, styles: Styles) -> String {
        self.list.human(styles)
    }

    fn json(&self) -> Map<String, Value> {
        let rows = self
            .rows
            .iter()
            .map(|row| Value::Object(row.fields.clone()));
        Map::from_iter([
            ("renewals".to_owned(), rows.collect()),
            ("complete".to_owned(), json!(true)),
        ])
    }

    fn list(&self) -> Option<&List> {
        Some(&self.list)
    }
}
