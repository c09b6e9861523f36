//! `status`

mod next;
mod several;
mod text;

use self::several::StatusesReport;
use super::fleet;
use super::selection::Selection;
use crate::cli::ProfilesArgs;
use crate::context::{Context, StoreRequest};
use crate::exit::Exit;
use crate::profile::Profile;
use crate::renew::{DuePolicy, Standing, StoredToken, fields, stored_token};
use crate::store::{EntryKey, EntryKind};
use crate::ui::{Report, Styles, Verbosity};
use crate::values::{ClientId, Fingerprint, ProfileName};
use anyhow::Result;
use jiff::Timestamp;
use serde_json::{Map, Value, json};

/// Whether a secret is where it belongs.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Kept {
    Yes,
    /// That of a client that was about to be made.
    Pending,
    /// Another token than the one that is held.
    Another(Fingerprint),
    No,
    /// The store cannot be used.
    Unknown(String),
}

impl Kept {
    fn as_str(&self) -> &'static str {
        match self {
            Self::Yes => "kept",
            Self::Pending => "pending",
            Self::Another(_) => "another",
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
pub(super) fn run(context: &mut Context, arguments: &ProfilesArgs) -> Result<Exit> {
    match Selection::of(context, arguments)? {
        Selection::One(name) => {
            let report = look(context, &name)?;
            context.ui.result(&report)?;
            Ok(report.exit())
        }
        Selection::Several(names) => {
            // A store that makes one wait is waited for side by side.
            let what = "looking at the stores of";
            let looked = fleet::run(context, what, &names, fleet::JOBS, async |context, name| {
                look(context, name)
            })?;
            let has_screens = context.ui.verbosity >= Verbosity::Steps;
            let report = StatusesReport::new(&names, looked, has_screens);
            context.ui.result(&report)?;
            Ok(report.exit())
        }
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
    let token = match &client_secret {
        // The same store would only fail again, perhaps after the same wait.
        Kept::Unknown(problem) => Kept::Unknown(problem.clone()),
        _ => match stored_token(context, name, &profile, &store) {
            Ok(StoredToken::Held(_)) => Kept::Yes,
            Ok(StoredToken::Another(fingerprint)) => Kept::Another(fingerprint),
            Ok(StoredToken::None) => Kept::No,
            Err(error) => Kept::Unknown(error.to_string()),
        },
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
}

impl Report for StatusReport {
    fn human(&self, styles: Styles) -> String {
        self.text(styles)
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
