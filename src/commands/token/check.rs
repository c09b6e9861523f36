//! `token check`

use super::super::fleet;
use super::super::selection::Selection;
use crate::cli::CheckArgs;
use crate::context::Context;
use crate::error::Explained;
use crate::exit::Exit;
use crate::profile::Profile;
use crate::renew::{DuePolicy, Life, Standing, fields, probe};
use crate::ui::{Report, Styles};
use crate::values::ProfileName;
use anyhow::Result;
use jiff::Timestamp;
use serde_json::{Map, Value, json};

/// How bad it is, in the words of monitors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Ok,
    Warning,
    Critical,
    Unknown,
}

impl Level {
    fn of(standing: &Standing<'_>) -> Self {
        match (standing.need, standing.okta) {
            (None, _) => Self::Ok,
            (Some(_), Life::Ending | Life::Ended) => Self::Critical,
            (Some(_), _) => Self::Warning,
        }
    }

    fn as_str(self) -> &'static str {
        match self {
            Self::Ok => "OK",
            Self::Warning => "WARNING",
            Self::Critical => "CRITICAL",
            Self::Unknown => "UNKNOWN",
        }
    }
}

/// One profile.
#[derive(Debug)]
struct Checked {
    name: ProfileName,
    level: Level,
    exit: Exit,
    message: String,
    /// What the line ends with for a monitor that draws.
    measure: String,
    fields: Map<String, Value>,
}

impl Checked {
    fn line(&self) -> String {
        format!(
            "{} - {}: {}{}",
            self.level.as_str(),
            self.name,
            self.message,
            self.measure
        )
    }

    fn json(&self) -> Map<String, Value> {
        let mut fields = Map::new();
        fields.insert("profile".to_owned(), json!(self.name.as_str()));
        fields.insert(
            "level".to_owned(),
            json!(self.level.as_str().to_lowercase()),
        );
        fields.extend(self.fields.clone());
        fields
    }
}

/// Looks at each profile, and asks the tenants where `--online` says so.
pub(super) fn run(context: &mut Context, arguments: &CheckArgs) -> Result<Exit> {
    let selection = Selection::of(context, &arguments.profiles)?;
    let policy = DuePolicy {
        before: arguments.before,
        jitter: false,
    };
    let (names, is_one) = match selection {
        Selection::One(name) => (vec![name], true),
        Selection::Several(names) => (names, false),
    };
    let checked = if arguments.online {
        fleet::run(
            context,
            "checking",
            &names,
            fleet::JOBS,
            async |context, name| {
                let profile = context.profile(name);
                let answer = match &profile {
                    Ok(profile) => probe(context, name, profile).await,
                    Err(_) => Ok(()),
                };
                check(context, name, profile, policy, answer.err())
            },
        )?
    } else {
        let look = |name| check(context, name, context.profile(name), policy, None);
        names.iter().map(look).collect()
    };
    let exit = checked
        .iter()
        .map(|checked| checked.exit)
        .fold(Exit::Fine, Exit::worse);
    context.ui.result(&CheckReport { checked, is_one })?;
    Ok(exit)
}

fn check(
    context: &Context,
    name: &ProfileName,
    loaded: Result<Profile>,
    policy: DuePolicy,
    problem: Option<anyhow::Error>,
) -> Checked {
    let now = context.now();
    let profile = match loaded {
        Ok(profile) => profile,
        Err(error) => return unknown(name, &error),
    };
    let standing = Standing::of(&profile, policy, now);
    let mut fields = fields(&profile, &standing, policy, now);
    let mut level = Level::of(&standing);
    let mut exit = if standing.need.is_some() {
        Exit::Due
    } else {
        Exit::Fine
    };
    let mut message = standing.sentence(now);
    if let Some(error) = problem {
        let explained = Explained::of(&error);
        level = Level::Critical;
        exit = exit.worse(explained.exit);
        message = format!("{}; {message}", explained.message);
        fields.extend(explained.json());
    }
    Checked {
        name: name.clone(),
        level,
        exit,
        message,
        measure: measure(&standing, policy, now),
        fields,
    }
}

fn unknown(name: &ProfileName, error: &anyhow::Error) -> Checked {
    let explained = Explained::of(error);
    Checked {
        name: name.clone(),
        level: Level::Unknown,
        exit: explained.exit,
        message: explained.message.clone(),
        measure: String::new(),
        fields: explained.json(),
    }
}

/// The days of Okta's token with the day on which it is due, as plug-ins of monitors write it.
fn measure(standing: &Standing<'_>, policy: DuePolicy, now: Timestamp) -> String {
    let Some(token) = standing.okta_holds.token() else {
        return String::new();
    };
    let days = standing.okta_days(now).unwrap_or_default();
    let due = token.expires_at.duration_since(policy.due_at(token));
    format!(" | okta_days_left={days};{}:;0:", due.as_hours() / 24)
}

/// The lines for a monitor.
#[derive(Debug)]
struct CheckReport {
    checked: Vec<Checked>,
    is_one: bool,
}

impl Report for CheckReport {
    fn human(&self, _: Styles) -> String {
        let mut lines: Vec<String> = self.checked.iter().map(Checked::line).collect();
        if !self.is_one {
            let levels = self.checked.iter().map(|checked| checked.level);
            let bad = levels.clone().filter(|level| *level != Level::Ok).count();
            let worst = levels.max().unwrap_or(Level::Ok);
            let all = self.checked.len();
            lines.insert(
                0,
                format!(
                    "{} - {bad} of {all} profiles need{} a person",
                    worst.as_str(),
                    if bad == 1 { "s" } else { "" }
                ),
            );
        }
        lines.push(String::new());
        lines.join("\n")
    }

    fn json(&self) -> Map<String, Value> {
        match (self.is_one, self.checked.as_slice()) {
            (true, [one]) => one.json(),
            (_, several) => Map::from_iter([
                (
                    "profiles".to_owned(),
                    several
                        .iter()
                        .map(|checked| Value::Object(checked.json()))
                        .collect(),
                ),
                ("complete".to_owned(), json!(true)),
            ]),
        }
    }
}
