//! `status`

use super::selection::Selection;
use crate::cli::ProfilesArgs;
use crate::context::{Context, StoreRequest};
use crate::error::Explained;
use crate::exit::Exit;
use crate::profile::{OktaHolds, Profile, TokenRecord};
use crate::renew::{DuePolicy, Life, Need, Standing, due_at, fields, left};
use crate::store::{EntryKey, EntryKind};
use crate::ui::{List, Report, Styles};
use crate::values::{ClientId, ProfileName, StoreChoice};
use anyhow::Result;
use jiff::Timestamp;
use serde_json::{Map, Value, json};

/// The width of the bar of a token's life, in characters.
const BAR: i64 = 24;

/// Whether a secret is where it belongs.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Kept {
    Yes,
    /// That of a client that was about to be made.
    Pending,
    No,
    /// The store cannot be used.
    Unknown(String),
}

impl Kept {
    fn as_str(&self) -> &'static str {
        match self {
            Self::Yes => "kept",
            Self::Pending => "pending",
            Self::No => "absent",
            Self::Unknown(_) => "unknown",
        }
    }
}

/// What is set up.
#[derive(Debug)]
struct StatusReport {
    name: ProfileName,
    profile: Profile,
    place: String,
    client_secret: Kept,
    token: Kept,
    now: Timestamp,
}

/// Shows one profile on a screen, or several as a table. Exit code 7 when a person must act.
pub(super) fn run(context: &Context, arguments: &ProfilesArgs) -> Result<Exit> {
    match Selection::of(context, arguments)? {
        Selection::One(name) => {
            let report = look(context, &name)?;
            context.ui.result(&report)?;
            Ok(report.exit())
        }
        Selection::Several(names) => {
            let mut exit = Exit::Fine;
            let mut rows = Vec::new();
            for name in names {
                let looked = look(context, &name);
                exit = exit.worse(match &looked {
                    Ok(report) => report.exit(),
                    Err(error) => Explained::of(error).exit,
                });
                rows.push(row(&name, looked));
            }
            context.ui.result(&List {
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
                rows,
                empty: "no profiles",
            })?;
            Ok(exit)
        }
    }
}

/// One line of the table; a profile that cannot be read is named with the reason.
fn row(name: &ProfileName, looked: Result<StatusReport>) -> Vec<Value> {
    let report = match looked {
        Ok(report) => report,
        Err(error) => {
            let mut row = vec![json!(name.as_str())];
            row.resize(8, Value::Null);
            row.push(json!(Explained::of(&error).message));
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

/// Reads profile and store. A store that cannot be used is told, not an error: the rest is worth
/// seeing.
fn look(context: &Context, name: &ProfileName) -> Result<StatusReport> {
    let profile = context.profile(name)?;
    let store = (context.open_store)(&StoreRequest::of_profile(&profile))?;
    let looked_for = |client: &ClientId, kind, found| {
        let key = EntryKey::of_token(name, &profile.tenant, client);
        match store.get(&key.with_kind(kind)) {
            Ok(Some(_)) => found,
            Ok(None) => Kept::No,
            Err(error) => Kept::Unknown(error.to_string()),
        }
    };
    let client_secret = match (&profile.client, &profile.creating) {
        (Some(client), _) => looked_for(&client.id, EntryKind::ClientSecret, Kept::Yes),
        (None, Some(id)) => looked_for(id, EntryKind::PendingSecret, Kept::Pending),
        (None, None) => Kept::No,
    };
    let token = match (&client_secret, &profile.client) {
        // The same store would only fail again, perhaps after the same wait.
        (Kept::Unknown(problem), _) => Kept::Unknown(problem.clone()),
        (_, Some(client)) => looked_for(&client.id, EntryKind::AccessToken, Kept::Yes),
        (_, None) => Kept::No,
    };
    Ok(StatusReport {
        place: store.describe(),
        client_secret,
        token,
        now: context.now(),
        name: name.clone(),
        profile,
    })
}

/// The next command.
struct Next {
    command: String,
    /// Why, or when.
    why: &'static str,
}

impl StatusReport {
    fn standing(&self) -> Standing<'_> {
        Standing::of(&self.profile, DuePolicy::default(), self.now)
    }

    fn exit(&self) -> Exit {
        match self.standing().need {
            Some(_) => Exit::Due,
            None => Exit::Fine,
        }
    }

    /// After `logout`: the client is there, and nothing opens it.
    fn lacks_secret(&self) -> bool {
        self.profile.client.is_some() && self.client_secret == Kept::No && self.token == Kept::No
    }

    fn is_held_delivered(&self) -> bool {
        let tokens = &self.profile.tokens;
        let held = tokens.held.as_ref();
        held.is_some_and(|held| tokens.is_delivered(&held.fingerprint))
    }

    /// The one next command; none where there is nothing to do.
    /// The code by which the last renewal was refused.
    fn refused_by(&self) -> &str {
        let refused = self.profile.tokens.refused.as_ref();
        refused.map_or("", |refused| refused.code.as_str())
    }

    fn next(&self) -> Option<Next> {
        let command = |command: &str, why: &'static str| {
            Some(Next {
                command: format!("ws1-okta {command} --profile {}", self.name),
                why,
            })
        };
        let deliver = if self.profile.store == StoreChoice::None {
            "fetches a token for Okta: the last one is not kept"
        } else {
            "shows the token that is not in Okta yet"
        };
        let standing = self.standing();
        match standing.need {
            _ if self.lacks_secret() => command(
                "setup --client-secret-file FILE",
                "the client's secret is not kept here",
            ),
            _ if !self.profile.is_complete() => command("setup", "it is not complete"),
            Some(Need::Mend) => match self.refused_by() {
                "no_secret" => command(
                    "setup --client-secret-file FILE",
                    "the client's secret is not kept here",
                ),
                _ => command("setup", "the tenant refuses the client"),
            },
            Some(Need::Deliver) => command("token renew", deliver),
            Some(Need::Renew) => command("token renew", "a new token is due"),
            None if self.profile.retiring.is_some() => command(
                "client rotate-secret",
                if self.is_held_delivered() {
                    "deletes the client that was replaced"
                } else {
                    "goes on: the new client's token is not in Okta yet"
                },
            ),
            None if standing.waiting.is_some() => command("token renew", deliver),
            None if matches!(standing.okta_holds, OktaHolds::NeverRecorded(_)) => {
                command("token delivered", "once the token is saved in Okta")
            }
            None => None,
        }
    }

    fn token_text(&self, styles: Styles, standing: &Standing<'_>) -> Vec<String> {
        let Some(held) = &self.profile.tokens.held else {
            return vec!["none".to_owned()];
        };
        let kept = match &self.token {
            Kept::Yes | Kept::Pending => styles.good("kept"),
            Kept::No => styles.warning("not kept"),
            Kept::Unknown(problem) => styles.bad(&format!("unknown: {problem}")),
        };
        vec![
            format!("{}, {kept}", held.fingerprint),
            life_text(styles, held, standing.held, self.now),
            format!("due on {}", day(due_at(held))),
        ]
    }

    fn okta_text(&self, styles: Styles, standing: &Standing<'_>) -> Vec<String> {
        match standing.okta_holds {
            OktaHolds::Nothing => vec!["no token yet".to_owned()],
            OktaHolds::NeverRecorded(first) => {
                let question = styles.warning("not recorded: is the token saved in Okta?");
                // The life of the held one is told above.
                if self.profile.tokens.held.as_ref() == Some(first) {
                    return vec![question];
                }
                vec![
                    question,
                    format!("if Okta still holds the first one, {}:", first.fingerprint),
                    life_text(styles, first, standing.okta, self.now),
                ]
            }
            OktaHolds::Recorded(delivered) => vec![
                format!(
                    "{}, since {}",
                    delivered.token.fingerprint,
                    day(delivered.confirmed_at)
                ),
                life_text(styles, &delivered.token, standing.okta, self.now),
            ],
        }
    }
}

/// The bar of its life, how much of it is over, and what is left.
fn life_text(styles: Styles, token: &TokenRecord, life: Life, now: Timestamp) -> String {
    let whole = token.expires_at.duration_since(token.obtained_at).as_secs();
    let gone = now.duration_since(token.obtained_at).as_secs();
    let over = |parts: i64| (gone.saturating_mul(parts) / whole.max(1)).clamp(0, parts);
    let filled = over(BAR);
    let filled = usize::try_from(filled).unwrap_or_default();
    let rest = usize::try_from(BAR).unwrap_or_default() - filled;
    let bar = format!("[{}{}]", "#".repeat(filled), ".".repeat(rest));
    let left = match life {
        Life::None | Life::Good => styles.good(&left(token, now)),
        Life::Due => styles.warning(&format!("{}, due", left(token, now))),
        Life::Ending | Life::Ended => styles.bad(&left(token, now)),
    };
    format!(
        "{bar} {} % of its life over, until {} ({left})",
        over(100),
        day(token.expires_at)
    )
}

fn day(at: Timestamp) -> String {
    at.strftime("%Y-%m-%d").to_string()
}

impl Report for StatusReport {
    fn human(&self, styles: Styles) -> String {
        let profile = &self.profile;
        let standing = self.standing();
        let mut text = format!("{}\n", styles.heading(self.name.as_str()));
        let mut row = |name: &str, value: &str| {
            text.push_str(&format!("  {name:<15}{value}\n"));
        };
        let mut rows = |name: &str, values: Vec<String>| {
            for (place, value) in values.iter().enumerate() {
                row(if place == 0 { name } else { "" }, value);
            }
        };
        let one = |text: &str| vec![text.to_owned()];
        rows("tenant", one(&profile.tenant.to_string()));
        let client = match (&profile.client, &profile.creating) {
            (Some(client), _) => client.id.to_string(),
            (None, Some(id)) => format!("{id} (about to be made; run setup again)"),
            (None, None) => "none".to_owned(),
        };
        rows("client", vec![client]);
        match &profile.directory {
            Some(record) => {
                rows("directory", one(record.name.as_str()));
                rows("domain", one(record.domain.as_str()));
            }
            None => rows("directory", one("none")),
        }
        rows("secrets in", one(&self.place));
        let secret = match &self.client_secret {
            Kept::Yes => styles.good("kept"),
            Kept::Pending => styles.warning("kept, and pending until the client is made"),
            Kept::No => styles.warning("not kept"),
            Kept::Unknown(problem) => styles.bad(&format!("unknown: {problem}")),
        };
        rows("client secret", vec![secret]);
        rows("token", self.token_text(styles, &standing));
        rows("Okta holds", self.okta_text(styles, &standing));
        let next = self.next().map_or("nothing to do".to_owned(), |next| {
            format!("{}  ({})", next.command, next.why)
        });
        rows("next", vec![next]);
        text
    }

    fn json(&self) -> Map<String, Value> {
        let profile = &self.profile;
        let mut fields = fields(profile, &self.standing(), DuePolicy::default(), self.now);
        if let Some(Value::Object(token)) = fields.get_mut("token") {
            token.insert("stored".to_owned(), json!(self.token.as_str()));
        }
        let head = json!({
            "profile": self.name.as_str(),
            "tenant": profile.tenant.to_string(),
            "client": profile.client.as_ref().map(|client| json!({
                "id": client.id.as_str(),
                "secret": self.client_secret.as_str(),
            })),
            "directory": profile.directory.as_ref().map(|record| json!({
                "id": record.id,
                "name": record.name.as_str(),
                "domain": record.domain.as_str(),
            })),
            "store": { "choice": profile.store.to_string(), "place": self.place },
        });
        let mut map = head.as_object().cloned().unwrap_or_default();
        map.append(&mut fields);
        let next = self.next();
        let command = next.as_ref().map(|next| &next.command);
        map.insert("next".to_owned(), json!(command));
        map.insert("next_why".to_owned(), json!(next.map(|next| next.why)));
        if let (None, Some(id)) = (&profile.client, &profile.creating) {
            let secret = self.client_secret.as_str();
            map.insert(
                "creating".to_owned(),
                json!({ "id": id.as_str(), "secret": secret }),
            );
        }
        map
    }
}
