//! `teardown`: what setup made is deleted, the client that it signs in with last.

use super::change::Changed;
use super::directory::{self, Counts};
use super::{LOCK_WAIT, confirm, logout, remote};
use crate::access::Directory;
use crate::cli::{Part, TeardownArgs};
use crate::context::Context;
use crate::error::Failure;
use crate::http::escape;
use crate::profile::{ClientRecord, Profile};
use crate::setup::{SignedIn, sign_in};
use anyhow::Result;
use serde_json::{Value, json};

/// What there is to delete.
struct Plan {
    directory: Option<(Directory, Counts)>,
    client: Option<ClientRecord>,
    /// Things that stay, and why.
    stays: Vec<String>,
}

/// Deletes it.
pub(super) fn run(context: &mut Context, arguments: &TeardownArgs) -> Result<Changed> {
    remote::run(context, async |context| {
        let signed_in = sign_in(context, &arguments.way_in).await?;
        let Some(profile) = signed_in.profile.clone() else {
            return Err(Failure::usage(
                "no_such_profile",
                format!(
                    "nothing is remembered of {}",
                    signed_in.session.inputs.tenant
                ),
            )
            .hint("ws1-okta client delete and directory delete take what is named")
            .into());
        };
        let plan = observe(&signed_in, &profile, &arguments.keep).await?;
        show(context, &signed_in, &plan);
        let name = signed_in.session.inputs.profile.clone();
        confirm::deletion(context, name.as_str(), arguments.confirm.as_deref())?;
        apply(context, &signed_in, &plan).await
    })
}

async fn observe(signed_in: &SignedIn, profile: &Profile, keep: &[Part]) -> Result<Plan> {
    let mut stays = Vec::new();
    let directory = match &profile.directory {
        Some(record) if keep.contains(&Part::Directory) => {
            stays.push(format!("directory `{}` (--keep directory)", record.name));
            None
        }
        Some(record) if !record.made_by_us => {
            stays.push(format!(
                "directory `{}`, which was there before setup",
                record.name
            ));
            None
        }
        Some(record) => {
            let seen = signed_in.admin.list_directories().await?;
            let found = seen
                .into_iter()
                .find(|seen| seen.id.is_some() && seen.id == record.id);
            match found {
                Some(found) => {
                    let counts = directory::count(&signed_in.admin, &found).await;
                    Some((found, counts))
                }
                None => None,
            }
        }
        None => None,
    };
    let client = match &profile.client {
        Some(record) if keep.contains(&Part::Client) => {
            stays.push(format!("OAuth client `{}` (--keep client)", record.id));
            None
        }
        Some(record) if !record.made_by_us => {
            stays.push(format!(
                "OAuth client `{}`, which was there before setup",
                record.id
            ));
            None
        }
        record => record.clone(),
    };
    Ok(Plan {
        directory,
        client,
        stays,
    })
}

fn show(context: &Context, signed_in: &SignedIn, plan: &Plan) {
    let ui = &context.ui;
    let inputs = &signed_in.session.inputs;
    ui.say(&format!(
        "Delete from {} (profile {}):",
        inputs.tenant, inputs.profile
    ));
    if let Some((directory, (users, groups))) = &plan.directory {
        let number = |number: &Option<u64>| number.map_or("unknown".to_owned(), |n| n.to_string());
        ui.say(&format!(
            "  directory `{}` with its users ({}) and groups ({})",
            escape(&directory.name),
            number(users),
            number(groups)
        ));
    }
    if let Some(client) = &plan.client {
        ui.say(&format!(
            "  OAuth client `{}`, and with it every token of it",
            client.id
        ));
        ui.say(&format!(
            "  its secrets in {}, and the profile",
            signed_in.session.store.describe()
        ));
    }
    for stays in &plan.stays {
        ui.say(&format!("It leaves {stays}."));
    }
    if plan.directory.is_some() || plan.client.is_some() {
        ui.danger("Okta's provisioning stops");
    }
}

/// The directory first, with the client's own token; then the client; then what is kept here. Each is
/// forgotten as soon as it is gone, so that the same command goes on where this one failed.
async fn apply(context: &mut Context, signed_in: &SignedIn, plan: &Plan) -> Result<Changed> {
    let inputs = &signed_in.session.inputs;
    let mut deleted: Vec<(&str, Value)> = Vec::new();
    if let Some((directory, _)) = &plan.directory
        && let Some(id) = &directory.id
    {
        let _waiting = context.ui.waiting("deleting the directory");
        signed_in.admin.delete_directory(id).await?;
        deleted.push(("directory", json!(directory.name)));
    }
    if !plan
        .stays
        .iter()
        .any(|stays| stays.starts_with("directory"))
    {
        forget_directory_of(context, signed_in)?;
    }
    if let Some(client) = &plan.client {
        let _waiting = context.ui.waiting("deleting the OAuth client");
        signed_in.admin.delete_client(&client.id).await?;
        deleted.push(("client", json!(client.id.as_str())));
    }
    let is_all = plan.stays.is_empty();
    if plan.client.is_some() {
        let lock = context.profiles.lock(&inputs.profile, LOCK_WAIT)?;
        if let Some(mut profile) = lock.load()? {
            logout::remove_secrets(&signed_in.session.store, &inputs.profile, &profile)?;
            if is_all {
                lock.remove()?;
                deleted.push(("profile", json!(inputs.profile.as_str())));
            } else {
                profile.client = None;
                profile.creating = None;
                profile.token = None;
                lock.save(&profile)?;
            }
        }
    }
    let mut text: Vec<String> = deleted
        .iter()
        .map(|(kind, name)| format!("deleted {kind} {name}"))
        .collect();
    if text.is_empty() {
        text.push("nothing to delete".to_owned());
    }
    text.extend(plan.stays.iter().map(|stays| format!("left {stays}")));
    text.push("In Okta the app stays: deactivate and delete it there.".to_owned());
    Ok(Changed {
        text: escape_lines(&text),
        fields: json!({
            "deleted": deleted.into_iter().collect::<std::collections::BTreeMap<_, _>>(),
            "left": plan.stays,
        }),
    })
}

fn escape_lines(lines: &[String]) -> String {
    lines
        .iter()
        .map(|line| escape(line))
        .collect::<Vec<_>>()
        .join("\n")
}

fn forget_directory_of(context: &Context, signed_in: &SignedIn) -> Result<()> {
    let record = signed_in
        .profile
        .as_ref()
        .and_then(|profile| profile.directory.as_ref());
    match record.and_then(|record| record.id.as_deref()) {
        Some(id) => forget_directory(context, signed_in, id),
        None => Ok(()),
    }
}

/// Forgets a directory that is gone, if the profile knows it.
pub(super) fn forget_directory(context: &Context, signed_in: &SignedIn, id: &str) -> Result<()> {
    let lock = context
        .profiles
        .lock(&signed_in.session.inputs.profile, LOCK_WAIT)?;
    let Some(mut profile) = lock.load()? else {
        return Ok(());
    };
    if profile
        .directory
        .as_ref()
        .is_some_and(|record| record.id.as_deref() == Some(id))
    {
        profile.directory = None;
        lock.save(&profile)?;
    }
    Ok(())
}
