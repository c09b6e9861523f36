//! `status`

use super::chosen_profile;
use crate::context::{Context, StoreRequest};
use crate::profile::Profile;
use crate::setup::{due_at, is_due};
use crate::store::{EntryKey, EntryKind};
use crate::ui::{Report, Styles};
use crate::values::ProfileName;
use anyhow::Result;
use jiff::Timestamp;
use serde_json::{Map, Value, json};

/// Whether a secret is where it belongs.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Kept {
    Yes,
    No,
    /// The store cannot be used.
    Unknown(String),
}

/// What is set up.
#[derive(Debug)]
pub(super) struct StatusReport {
    name: ProfileName,
    profile: Profile,
    place: String,
    client_secret: Kept,
    token: Kept,
    now: Timestamp,
}

/// Reads profile and store. A store that cannot be used is told, not an error: the rest is worth
/// seeing.
pub(super) fn run(context: &Context) -> Result<StatusReport> {
    let (name, profile) = chosen_profile(context)?;
    let store = (context.open_store)(&StoreRequest::of_profile(&profile))?;
    let kept = |kind| {
        let Some(client) = &profile.client else {
            return Kept::No;
        };
        let key = EntryKey {
            profile: name.clone(),
            authority: profile.tenant.authority(),
            client: client.id.clone(),
            kind,
        };
        match store.get(&key) {
            Ok(Some(_)) => Kept::Yes,
            Ok(None) => Kept::No,
            Err(error) => Kept::Unknown(error.to_string()),
        }
    };
    let client_secret = kept(EntryKind::ClientSecret);
    let token = match &client_secret {
        // The same store would only fail again, perhaps after the same wait.
        Kept::Unknown(problem) => Kept::Unknown(problem.clone()),
        _ => kept(EntryKind::AccessToken),
    };
    Ok(StatusReport {
        place: store.describe(),
        client_secret,
        token,
        now: context.now(),
        name,
        profile,
    })
}

impl StatusReport {
    fn next(&self) -> String {
        let setup = format!("ws1-okta setup --profile {}", self.name);
        let profile = &self.profile;
        let is_complete =
            profile.client.is_some() && profile.directory.is_some() && profile.token.is_some();
        match &profile.token {
            _ if !is_complete => format!("{setup}  (it is not complete)"),
            Some(token) if is_due(token, self.now) => format!("{setup}  (a new token is due)"),
            _ => "nothing to do".to_owned(),
        }
    }

    fn days(&self, until: Timestamp) -> i64 {
        until.duration_since(self.now).as_hours() / 24
    }
}

impl Report for StatusReport {
    fn human(&self, styles: Styles) -> String {
        let profile = &self.profile;
        let mut text = format!("{}\n", styles.heading(self.name.as_str()));
        let mut row = |name: &str, value: &str| {
            text.push_str(&format!("  {name:<15}{value}\n"));
        };
        let kept = |kept: &Kept| match kept {
            Kept::Yes => styles.good("kept"),
            Kept::No => styles.warning("not kept"),
            Kept::Unknown(problem) => styles.bad(&format!("unknown: {problem}")),
        };
        row("tenant", &profile.tenant.to_string());
        row(
            "client",
            profile
                .client
                .as_ref()
                .map_or("none", |client| client.id.as_str()),
        );
        match &profile.directory {
            Some(record) => row("directory", &format!("{} ({})", record.name, record.domain)),
            None => row("directory", "none"),
        }
        row("secrets in", &self.place);
        row("client secret", &kept(&self.client_secret));
        let token = match &profile.token {
            None => "none".to_owned(),
            Some(record) => {
                let days = self.days(record.expires_at);
                let left = if record.expires_at <= self.now {
                    styles.bad("ended")
                } else if is_due(record, self.now) {
                    styles.warning(&format!("{days} days left, due"))
                } else {
                    styles.good(&format!("{days} days left"))
                };
                format!(
                    "{}, until {} ({left}), {}",
                    record.fingerprint,
                    record.expires_at.strftime("%Y-%m-%d"),
                    kept(&self.token)
                )
            }
        };
        row("token", &token);
        let okta = match &profile.delivered {
            None => "not recorded".to_owned(),
            Some(record) => {
                let days = self.days(record.expires_at);
                format!(
                    "token {}, until {} ({days} days left)",
                    record.fingerprint,
                    record.expires_at.strftime("%Y-%m-%d")
                )
            }
        };
        row("Okta holds", &okta);
        row("next", &self.next());
        text
    }

    fn json(&self) -> Map<String, Value> {
        let profile = &self.profile;
        let kept = |kept: &Kept| match kept {
            Kept::Yes => json!("kept"),
            Kept::No => json!("absent"),
            Kept::Unknown(_) => json!("unknown"),
        };
        let token = profile.token.as_ref().map(|record| {
            json!({
                "fingerprint": record.fingerprint.as_str(),
                "expires_at": record.expires_at.to_string(),
                "due_at": due_at(record).to_string(),
                "due": is_due(record, self.now),
                "days_left": self.days(record.expires_at),
                "stored": kept(&self.token),
            })
        });
        let fields = json!({
            "profile": self.name.as_str(),
            "tenant": profile.tenant.to_string(),
            "client": profile.client.as_ref().map(|client| json!({
                "id": client.id.as_str(),
                "secret": kept(&self.client_secret),
            })),
            "directory": profile.directory.as_ref().map(|record| json!({
                "id": record.id,
                "name": record.name.as_str(),
                "domain": record.domain.as_str(),
            })),
            "store": { "choice": profile.store.to_string(), "place": self.place },
            "token": token,
            "okta": profile.delivered.as_ref().map(|record| json!({
                "fingerprint": record.fingerprint.as_str(),
                "expires_at": record.expires_at.to_string(),
                "days_left": self.days(record.expires_at),
            })),
            "next": self.next(),
        });
        match fields {
            Value::Object(map) => map,
            _ => Map::new(),
        }
    }
}
