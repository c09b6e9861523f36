//! `profile list`, `profile show`

use super::change::{Changed, Undo, told};
use super::stays::{self, StayingFile};
use super::{chosen_profile, confirm, leftovers, logout, next};
use crate::context::{Context, StoreRequest};
use crate::error::Failure;
use crate::profile::Profile;
use crate::ui::{List, Report, Styles};
use crate::values::ProfileName;
use anyhow::Result;
use serde_json::{Map, Value, json};
use std::fmt::Display;

/// The profiles; the one in use has a star for people.
#[derive(Debug)]
pub(super) struct ProfileList(List);

impl Report for ProfileList {
    fn human(&self, styles: Styles) -> String {
        if self.0.rows.is_empty() {
            return format!("{}\n", self.0.empty);
        }
        let text = |row: &[Value], column: usize| {
            let cell = row.get(column).and_then(Value::as_str);
            cell.map(ToOwned::to_owned)
        };
        let name = |row: &[Value]| text(row, 0).unwrap_or_default();
        let rows = self.0.rows.iter();
        let width = rows.map(|row| name(row).len()).max().unwrap_or_default();
        let mut lines = String::new();
        for row in &self.0.rows {
            let is_current = row.get(1) == Some(&Value::Bool(true));
            let mark = if is_current { "*" } else { " " };
            let problem = text(row, 3).map(|problem| styles.bad(&problem));
            let tenant = text(row, 2).or(problem).unwrap_or_default();
            lines.push_str(&format!("{mark} {:<width$}  {tenant}\n", name(row)));
            if let Some(next) = text(row, 4) {
                lines.push_str(&format!("  {:<width$}  next: {next}\n", ""));
            }
        }
        lines
    }

    fn json(&self) -> Map<String, Value> {
        self.0.json()
    }

    fn list(&self) -> Option<&List> {
        Some(&self.0)
    }
}

/// Lists the profiles; one that cannot be read is named with the reason.
pub(super) fn list(context: &Context) -> Result<ProfileList> {
    let current = context.profiles.current()?;
    let mut rows = Vec::new();
    for name in context.profiles.list()? {
        let (tenant, problem, next) = match context.profiles.load(&name) {
            Ok(Some(profile)) => (Some(profile.tenant.to_string()), None, None),
            // Removed since it was listed.
            Ok(None) => continue,
            Err(error) => (None, Some(error.to_string()), error.hint()),
        };
        rows.push(vec![
            json!(name.as_str()),
            json!(current.as_ref() == Some(&name)),
            json!(tenant),
            json!(problem),
            json!(next),
        ]);
    }
    Ok(ProfileList(List {
        name: "profiles",
        columns: &["name", "current", "tenant", "problem", "next"],
        rows,
        empty: "no profiles; ws1-okta setup makes the first",
    }))
}

/// Takes a profile into use.
pub(super) fn take(context: &Context, name: &ProfileName) -> Result<Changed> {
    let profile = context.profile(name)?;
    let former = context.profiles.current()?;
    context.profiles.set_current(name)?;
    let undo = match former {
        Some(former) if former == *name => Undo::Nothing,
        Some(former) => Undo::By(format!("ws1-okta profile use {former}")),
        None => Undo::Needless("no profile was in use before".to_owned()),
    };
    let result = format!("profile `{name}` is in use: {}", profile.tenant);
    Ok(Changed {
        text: told(&result, &undo, "ws1-okta status"),
        fields: json!({ "profile": name.as_str() }),
    })
}

/// Forgets a profile that keeps no secrets. What a store may still hold that cannot be used is left
/// behind only with `--force`, or when the name is typed after that was told.
pub(super) fn remove(
    context: &mut Context,
    name: &ProfileName,
    given: Option<&str>,
    force: bool,
) -> Result<Changed> {
    let profile = context.profile(name)?;
    let store = (context.open_store)(&StoreRequest::of_profile(&profile))?;
    match logout::has_secrets(&store, name, &profile) {
        Ok(false) => {}
        Ok(true) => return Err(still_kept(name, &store.describe()).into()),
        Err(error) if force => tell_left_behind(context, name, &store.describe(), &error),
        Err(error) => {
            context
                .ui
                .note("--force forgets the profile all the same; what the store holds stays there");
            return Err(error.into());
        }
    }
    let may_leave = force || (given.is_none() && context.prompter.is_some());
    clear_leftovers(context, name, may_leave)?;
    context.ui.say(&format!(
        "Forget profile `{name}` of {}; the tenant is not touched",
        profile.tenant
    ));
    confirm::deletion(context, name.as_str(), given)?;
    let lock = context.lock(name)?;
    let was_in_use = context.profiles.current()?.as_ref() == Some(name);
    lock.remove()?;
    let files = stays::files(context, name, &profile)?;
    let mut result = format!(
        "removed profile `{name}`; what {} has stays there",
        profile.tenant
    );
    for file in &files {
        result.push_str(&format!("\n{}", file.text()));
    }
    let mut next = "ws1-okta profile list".to_owned();
    if was_in_use {
        result.push_str("\nno profile is in use now");
        if let Some(other) = context.profiles.list()?.first() {
            next = format!("ws1-okta profile use {other}");
        }
    }
    let secret = if profile.has_client() {
        ", with a secret that is regenerated in the console"
    } else {
        ""
    };
    let undo = format!("{} (takes it up again{secret})", again(name, &profile));
    Ok(Changed {
        text: told(&result, &Undo::By(undo), &next),
        fields: json!({
            "deleted": { "profile": name.as_str() },
            "left_here": files.iter().map(StayingFile::path).collect::<Vec<_>>(),
        }),
    })
}

/// What takes up again what a tenant has, when nothing is remembered of it.
fn again(name: &ProfileName, profile: &Profile) -> String {
    let mut flags = next::tenant_flags(name, profile);
    flags.extend(next::store_flags(profile));
    flags.extend(next::known_client_flags(profile));
    flags.extend(next::directory_flags(profile));
    next::setup(flags)
}

fn still_kept(name: &ProfileName, place: &str) -> Failure {
    Failure::conflict(
        "secrets_are_kept",
        format!("secrets of profile `{name}` are kept in {place}"),
    )
    .hint(format!(
        "ws1-okta logout --profile {name} removes them, ws1-okta teardown --profile {name} also what \
         setup made in the tenant"
    ))
}

fn tell_left_behind(context: &Context, name: &ProfileName, place: &str, why: &dyn Display) {
    context.ui.danger(&format!(
        "what {place} holds of profile `{name}`, if anything, is left behind there: {why}"
    ));
}

/// Clears what a move that was cut short has left in other stores. Where one cannot be cleared, its
/// copies are left behind only if that may be confirmed.
fn clear_leftovers(context: &Context, name: &ProfileName, may_leave: bool) -> Result<()> {
    leftovers::clear_of(context, name)?;
    let left = context.profile(name)?.leftovers;
    let Some(first) = left.first() else {
        return Ok(());
    };
    if !may_leave {
        return Err(Failure::conflict(
            "secrets_are_kept",
            format!(
                "the store `{}` may still hold secrets of profile `{name}`",
                first.store
            ),
        )
        .hint("make that store usable and run the command again, or leave them there by --force")
        .into());
    }
    for one in &left {
        context.ui.danger(&format!(
            "the copies in the store `{}` are left behind there",
            one.store
        ));
    }
    Ok(())
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
        for left in &profile.leftovers {
            row(
                "copies in",
                &format!("{} (perhaps; profile use-store removes them)", left.store),
            );
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
        match (&profile.directory, &profile.creating_directory) {
            (Some(directory), _) => {
                let made = if directory.made_by_us {
                    "made by ws1-okta"
                } else {
                    "adopted"
                };
                row("directory", &format!("{} ({made})", directory.name));
                row("domain", directory.domain.as_str());
            }
            (None, Some(mark)) => row(
                "directory",
                &format!("{} (about to be made; run setup again)", mark.name),
            ),
            (None, None) => row("directory", "none"),
        }
        if let Some(path) = &profile.ca_file {
            row("CA file", &path.display().to_string());
        }
        if let Some(proxy) = &profile.proxy {
            row("proxy", &proxy.to_string());
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
