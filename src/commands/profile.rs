//! `profile list`, `profile show`

use super::change::Changed;
use super::{LOCK_WAIT, chosen_profile, confirm, logout, no_such_profile};
use crate::context::{Context, StoreRequest};
use crate::error::Failure;
use crate::profile::Profile;
use crate::ui::{Report, Styles};
use crate::values::ProfileName;
use anyhow::Result;
use serde_json::{Map, Value, json};

/// One line of the list.
#[derive(Debug)]
struct Row {
    name: ProfileName,
    /// The tenant, or why the profile cannot be read.
    tenant: Result<String, String>,
    is_current: bool,
}

/// The profiles.
#[derive(Debug)]
pub(super) struct ProfileList(Vec<Row>);

/// Lists the profiles; one that cannot be read is named with the reason.
pub(super) fn list(context: &Context) -> Result<ProfileList> {
    let current = context.profiles.current()?;
    let mut rows = Vec::new();
    for name in context.profiles.list()? {
        let tenant = match context.profiles.load(&name) {
            Ok(Some(profile)) => Ok(profile.tenant.to_string()),
            // Removed since it was listed.
            Ok(None) => continue,
            Err(error) => Err(error.to_string()),
        };
        rows.push(Row {
            is_current: current.as_ref() == Some(&name),
            name,
            tenant,
        });
    }
    Ok(ProfileList(rows))
}

impl Report for ProfileList {
    fn human(&self, styles: Styles) -> String {
        if self.0.is_empty() {
            return "no profiles; ws1-okta setup makes the first\n".to_owned();
        }
        let width = self
            .0
            .iter()
            .map(|row| row.name.as_str().len())
            .max()
            .unwrap_or_default();
        let mut text = String::new();
        for row in &self.0 {
            let mark = if row.is_current { "*" } else { " " };
            let tenant = match &row.tenant {
                Ok(tenant) => tenant.clone(),
                Err(problem) => styles.bad(problem),
            };
            text.push_str(&format!("{mark} {:<width$}  {tenant}\n", row.name.as_str()));
        }
        text
    }

    fn json(&self) -> Map<String, Value> {
        let rows: Vec<Value> = self
            .0
            .iter()
            .map(|row| {
                json!({
                    "name": row.name.as_str(),
                    "current": row.is_current,
                    "tenant": row.tenant.as_ref().ok(),
                    "problem": row.tenant.as_ref().err(),
                })
            })
            .collect();
        Map::from_iter([("profiles".to_owned(), Value::Array(rows))])
    }
}

/// Takes a profile into use.
pub(super) fn take(context: &Context, name: &ProfileName) -> Result<Changed> {
    existing(context, name)?;
    context.profiles.set_current(name)?;
    Ok(Changed {
        text: format!("profile `{name}` is in use"),
        fields: json!({ "profile": name.as_str() }),
    })
}

fn existing(context: &Context, name: &ProfileName) -> Result<Profile> {
    context
        .profiles
        .load(name)?
        .ok_or_else(|| no_such_profile(name).into())
}

/// Forgets a profile that keeps no secrets.
pub(super) fn remove(
    context: &mut Context,
    name: &ProfileName,
    given: Option<&str>,
) -> Result<Changed> {
    let profile = existing(context, name)?;
    let store = (context.open_store)(&StoreRequest::of_profile(&profile))?;
    if logout::has_secrets(&store, name, &profile)? {
        return Err(Failure::conflict(
            "secrets_are_kept",
            format!("secrets of profile `{name}` are kept in {}", store.describe()),
        )
        .hint(format!(
            "ws1-okta logout --profile {name} removes them, ws1-okta teardown --profile {name} also \
             what setup made in the tenant"
        ))
        .into());
    }
    context.ui.say(&format!(
        "Forget profile `{name}` of {}; the tenant is not touched",
        profile.tenant
    ));
    confirm::deletion(context, name.as_str(), given)?;
    context.profiles.lock(name, LOCK_WAIT)?.remove()?;
    Ok(Changed {
        text: format!("removed profile `{name}`"),
        fields: json!({ "deleted": { "profile": name.as_str() } }),
    })
}

/// One profile, with the path of its file.
#[derive(Debug)]
pub(super) struct ProfileReport {
    name: ProfileName,
    path: String,
    profile: Profile,
}

/// Shows one profile.
pub(super) fn show(context: &Context) -> Result<ProfileReport> {
    let (name, profile) = chosen_profile(context)?;
    let path = context.profiles.profile_path(&name).display().to_string();
    Ok(ProfileReport {
        name,
        path,
        profile,
    })
}

impl Report for ProfileReport {
    fn human(&self, styles: Styles) -> String {
        let profile = &self.profile;
        let mut text = format!("{}\n", styles.heading(self.name.as_str()));
        let mut row = |name: &str, value: &str| {
            text.push_str(&format!("  {name:<12}{value}\n"));
        };
        row("tenant", &profile.tenant.to_string());
        row("store", &profile.store.to_string());
        if let Some(target) = &profile.secret_to {
            row("secret to", &target.to_string());
        }
        match (&profile.client, &profile.creating) {
            (Some(client), _) => {
                let made = if client.made_by_us {
                    "made by ws1-okta"
                } else {
                    "adopted"
                };
                row("client", &format!("{} ({made})", client.id));
            }
            (None, Some(id)) => row(
                "client",
                &format!("{id} (about to be made; run setup again)"),
            ),
            (None, None) => row("client", "none"),
        }
        match &profile.directory {
            Some(directory) => {
                let made = if directory.made_by_us {
                    "made by ws1-okta"
                } else {
                    "adopted"
                };
                row("directory", &format!("{} ({made})", directory.name));
                row("domain", directory.domain.as_str());
            }
            None => row("directory", "none"),
        }
        if let Some(path) = &profile.ca_file {
            row("CA file", &path.display().to_string());
        }
        if let Some(proxy) = &profile.proxy {
            row("proxy", proxy);
        }
        row("file", &self.path);
        text
    }

    fn json(&self) -> Map<String, Value> {
        Map::from_iter([
            ("name".to_owned(), json!(self.name.as_str())),
            ("path".to_owned(), json!(self.path)),
            ("profile".to_owned(), json!(self.profile)),
        ])
    }
}
