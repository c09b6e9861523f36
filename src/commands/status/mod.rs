//! `status`

mod kept;
mod next;
mod several;
mod text;

use self::kept::Kept;
use self::several::StatusesReport;
use super::fleet;
use super::selection::Selection;
use crate::cli::ProfilesArgs;
use crate::context::{Context, StoreRequest};
use crate::error::Explained;
use crate::exit::Exit;
use crate::profile::Profile;
use crate::renew::{DuePolicy, Standing, fields};
use crate::ui::{Report, Styles, Verbosity};
use crate::values::{ClientId, ProfileName};
use anyhow::Result;
use jiff::Timestamp;
use serde_json::{Map, Value, json};

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
    let client_secret = kept::client_secret(name, &profile, &store);
    let token = kept::token(context, name, &profile, &store, &client_secret);
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

    /// The client that is there, or was about to be made.
    fn client_json(&self, id: &ClientId) -> Value {
        let fields = [
            ("id".to_owned(), json!(id.as_str())),
            ("secret".to_owned(), json!(self.client_secret.as_str())),
        ];
        let mut client = Map::from_iter(fields);
        add_problem(&mut client, "secret_error", &self.client_secret);
        if let Some(refused) = self.refused_client() {
            let refused = json!({ "since": refused.since.to_string(), "code": refused.code });
            client.insert("refused".to_owned(), refused);
        }
        Value::Object(client)
    }
}

/// Why a secret cannot be read, as any failure is told.
fn add_problem(fields: &mut Map<String, Value>, name: &str, kept: &Kept) {
    if let Some(problem) = kept.problem() {
        let mut told = Explained::of(&problem.clone().into());
        told.hint = Some(problem.mend());
        fields.extend(
            told.json()
                .remove("error")
                .map(|error| (name.to_owned(), error)),
        );
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
            add_problem(token, "stored_error", &self.token);
        }
        let head = json!({
            "profile": self.name.as_str(),
            "tenant": profile.tenant.to_string(),
            "client": profile.client.as_ref().map(|client| self.client_json(&client.id)),
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
        map.insert(
            "next_why".to_owned(),
            json!(next.as_ref().map(|next| &next.why)),
        );
        if let (None, Some(id)) = (&profile.client, &profile.creating) {
            map.insert("creating".to_owned(), self.client_json(id));
        }
        map
    }
}
