//! What setup gives back.

use super::change::Change;
use super::dry_run::Line;
use super::inputs::SetupInputs;
use super::okta_form::OktaForm;
use super::plan::Plan;
use super::token_decision::TokenDecision;
use crate::ui::{Report, Styles};
use crate::values::{Fingerprint, day};
use jiff::Timestamp;
use serde_json::{Map, Value, json};

/// The result of `setup`.
#[derive(Debug)]
pub struct SetupReport(pub(super) Content);

/// What there is to tell.
#[derive(Debug)]
pub(super) enum Content {
    /// Only the plan.
    DryRun(Box<DryRun>),
    /// Everything is done.
    Done(Box<Done>),
    /// The client is there.
    Client(Box<ClientDone>),
}

/// A plan, and the requests that it would send.
#[derive(Debug)]
pub(super) struct DryRun {
    pub(super) tenant: String,
    pub(super) profile: String,
    pub(super) client_id: String,
    pub(super) plan: Plan,
    pub(super) lines: Vec<Line>,
}

/// What there is now.
#[derive(Debug)]
pub(super) struct Done {
    pub(super) profile: String,
    pub(super) client_id: String,
    pub(super) client_change: Change,
    pub(super) directory_id: Option<String>,
    pub(super) directory_name: String,
    pub(super) directory_change: Change,
    pub(super) token_fetched: bool,
    pub(super) groups_problem: Option<String>,
    pub(super) store: String,
    pub(super) form: OktaForm,
    /// Whether nothing had to be done.
    pub(super) is_nothing: bool,
    /// What takes back what was done: the label, and the command.
    pub(super) take_back: Option<(&'static str, String)>,
    pub(super) simulated: bool,
    /// `--show-token` was given.
    pub(super) token_in_json: bool,
}

/// What there is after `client create` and `client update`.
#[derive(Debug)]
pub(super) struct ClientDone {
    pub(super) tenant: String,
    pub(super) profile: String,
    pub(super) client_id: String,
    pub(super) client_change: Change,
    pub(super) token_fetched: bool,
    pub(super) fingerprint: Fingerprint,
    pub(super) expires_at: Timestamp,
    pub(super) store: String,
    /// Whether the store keeps tokens.
    pub(super) keeps_token: bool,
    /// Whether setup made the client.
    pub(super) is_ours: bool,
    /// The flags of an update that takes this one back.
    pub(super) flags_back: String,
    /// Whether the profile knows a directory.
    pub(super) has_directory: bool,
    /// The client whose place it takes.
    pub(super) replaces: Option<String>,
}

impl ClientDone {
    fn human(&self, styles: Styles) -> String {
        let (kept, token_end) = if self.keeps_token {
            ("secret and token kept", "")
        } else {
            ("secret kept", ", which is not kept")
        };
        let mut text = format!(
            "{} OAuth client `{}` of {}\n  {kept} in {}\n  token {} until {}{token_end}\n",
            styles.good(self.client_change.done()),
            self.client_id,
            self.tenant,
            self.store,
            self.fingerprint,
            day(self.expires_at),
        );
        if let Some(undo) = self.undo() {
            text.push_str(&format!("  undo: {undo}\n"));
        }
        text.push_str(&format!("  next: {}\n", self.next()));
        text
    }

    fn undo(&self) -> Option<String> {
        let (id, profile) = (&self.client_id, &self.profile);
        match self.client_change {
            // Adopted from a run that was cut short.
            Change::Adopt if self.is_ours => {
                Some(format!("ws1-okta client delete {id} --profile {profile}"))
            }
            Change::Create => Some(format!("ws1-okta client delete {id} --profile {profile}")),
            Change::Replace => Some("none: the former client is gone".to_owned()),
            Change::Update if !self.flags_back.is_empty() => Some(format!(
                "ws1-okta client update {} --profile {profile}",
                self.flags_back
            )),
            Change::Adopt => Some(format!(
                "ws1-okta logout --profile {profile} (the client stays)"
            )),
            Change::Update | Change::Keep => None,
        }
    }

    fn next(&self) -> String {
        let profile = &self.profile;
        if let Some(old) = &self.replaces {
            format!(
                "ws1-okta client rotate-secret --profile {profile} (puts its token into Okta, then deletes \
                 `{old}`)"
            )
        } else if !self.has_directory {
            format!("ws1-okta setup --profile {profile} (makes the directory)")
        } else if !self.keeps_token {
            format!("ws1-okta setup --profile {profile} --show-token (fetches a token for Okta)")
        } else if self.token_fetched {
            format!("ws1-okta setup --profile {profile} (shows the new token for Okta)")
        } else {
            format!("ws1-okta status --profile {profile}")
        }
    }

    fn json(&self) -> Map<String, Value> {
        into_map(json!({
            "tenant": self.tenant,
            "profile": self.profile,
            "client": { "id": self.client_id, "change": self.client_change },
            "token": {
                "change": if self.token_fetched { "fetch" } else { "keep" },
                "expires_at": self.expires_at.to_string(),
                "fingerprint": self.fingerprint.as_str(),
            },
            "store": self.store,
        }))
    }
}

impl DryRun {
    pub(super) fn new(inputs: &SetupInputs, plan: Plan, lines: Vec<Line>) -> Self {
        Self {
            tenant: inputs.tenant.to_string(),
            profile: inputs.profile.to_string(),
            client_id: inputs.client.id.value.to_string(),
            plan,
            lines,
        }
    }

    fn human(&self) -> String {
        let mut text = if self.plan.is_nothing() {
            "# nothing to do; this only tests\n".to_owned()
        } else {
            "# nothing was changed; these requests would be sent\n".to_owned()
        };
        for line in &self.lines {
            text.push('\n');
            text.push_str(&line.human());
        }
        text
    }

    fn json(&self) -> Map<String, Value> {
        let token = match self.plan.token {
            TokenDecision::Keep => "keep",
            TokenDecision::Fetch(_) => "fetch",
        };
        let value = json!({
            "dry_run": true,
            "simulated": false,
            "tenant": self.tenant,
            "profile": self.profile,
            "client": { "id": self.client_id, "change": self.plan.client.change },
            "token": { "change": token },
            "directory": self.plan.directory.as_ref().map(|directory| json!({
                "id": directory.id,
                "name": directory.name,
                "change": directory.change,
            })),
            "requests": self.lines.iter().map(|line| line.command.clone()).collect::<Vec<_>>(),
        });
        into_map(value)
    }
}

impl Done {
    fn human(&self, styles: Styles) -> String {
        let mut text = String::new();
        if self.simulated {
            text.push_str(&styles.warning("SIMULATED: this tenant ends with this command."));
            text.push_str("\nAgainst a real one you would now go on as follows.\n\n");
        }
        if self.is_nothing {
            text.push_str(&styles.good("Nothing to do: everything is set up and was tested.\n"));
        } else {
            text.push_str(&styles.good("Done: the Access side is set up and was tested.\n"));
        }
        text.push_str(&format!("  {:<24}{}\n", "Users can be read", "yes"));
        match &self.groups_problem {
            None => text.push_str(&format!("  {:<24}{}\n", "Groups can be read", "yes")),
            Some(problem) => {
                text.push_str(&format!(
                    "  {:<24}{}\n",
                    "Groups can be read",
                    styles.bad("no")
                ));
                text.push_str(&format!("    {problem}\n"));
            }
        }
        text.push_str(&format!("  {:<24}{}\n", "Secrets are kept in", self.store));
        if let Some((label, command)) = self.take_back.as_ref().filter(|_| !self.simulated) {
            text.push_str(&format!("  {label:<24}{command}\n"));
        }
        text.push('\n');
        text.push_str(&self.form.human(styles));
        text
    }

    fn json(&self) -> Map<String, Value> {
        let form = &self.form;
        let mut okta = json!({
            "base_url": form.tenant.to_string(),
            "domain": form.domain,
            "warnings": form.reach_warnings(),
        });
        if self.token_in_json
            && let (Some(okta), Some(token)) = (okta.as_object_mut(), &form.token)
        {
            okta.insert("api_token".to_owned(), json!(token.expose()));
        }
        let groups = match &self.groups_problem {
            None => json!({ "ok": true }),
            Some(problem) => json!({ "ok": false, "message": problem }),
        };
        let token_change = if self.token_fetched { "fetch" } else { "keep" };
        let value = json!({
            "dry_run": false,
            "simulated": self.simulated,
            "tenant": form.tenant.to_string(),
            "profile": self.profile,
            "client": { "id": self.client_id, "change": self.client_change },
            "token": {
                "change": token_change,
                "expires_at": form.expires_at.to_string(),
                "fingerprint": form.fingerprint.as_str(),
            },
            "directory": {
                "id": self.directory_id,
                "name": self.directory_name,
                "change": self.directory_change,
            },
            "okta": okta,
            "steps": [
                { "name": "client", "change": self.client_change },
                { "name": "token", "change": token_change },
                { "name": "directory", "change": self.directory_change },
                { "name": "verify-users", "ok": true },
                { "name": "verify-groups", "ok": groups["ok"].clone() },
            ],
            "groups": groups,
            "store": self.store,
        });
        into_map(value)
    }
}

fn into_map(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

impl SetupReport {
    /// The profile that was worked on, unless nothing was done.
    pub fn profile(&self) -> Option<&str> {
        match &self.0 {
            Content::DryRun(_) => None,
            Content::Done(done) => Some(&done.profile),
            Content::Client(done) => Some(&done.profile),
        }
    }
}

impl Report for SetupReport {
    fn human(&self, styles: Styles) -> String {
        match &self.0 {
            Content::DryRun(dry_run) => dry_run.human(),
            Content::Done(done) => done.human(styles),
            Content::Client(done) => done.human(styles),
        }
    }

    fn json(&self) -> Map<String, Value> {
        match &self.0 {
            Content::DryRun(dry_run) => dry_run.json(),
            Content::Done(done) => done.json(),
            Content::Client(done) => done.json(),
        }
    }
}
