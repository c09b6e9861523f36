//! `directory delete`

use super::look::{NO_SUCH_DIRECTORY, count, described, find};
use crate::access::{Directory, DirectoryKind};
use crate::cli::DirectoryDeleteArgs;
use crate::commands::change::{Changed, Undo, told};
use crate::commands::next::place;
use crate::commands::own_directory::{forget_directory, is_of, is_own, is_wished};
use crate::commands::{confirm, remote};
use crate::context::Context;
use crate::error::Failure;
use crate::http::escape;
use crate::profile::DirectoryRecord;
use crate::setup::{SignedIn, sign_in};
use anyhow::Result;
use serde_json::json;

pub(super) fn delete(context: &mut Context, arguments: &DirectoryDeleteArgs) -> Result<Changed> {
    let wanted = &arguments.directory.0.0;
    remote::run(context, async |context| {
        let signed_in = sign_in(context, &arguments.way_in).await?;
        let waiting = context.ui.waiting("looking at what is there");
        let all = signed_in.admin.list_directories().await?;
        let directory = match find(all.clone(), wanted) {
            Err(error) if error.code() == NO_SUCH_DIRECTORY => {
                return forget_gone(context, &signed_in, &all, wanted, error);
            }
            found => found?,
        };
        let (Some(id), DirectoryKind::Other) = (&directory.id, &directory.kind) else {
            return Err(Failure::conflict(
                "not_a_directory_of_ours",
                format!(
                    "directory `{}` is of type {}; only those of type Other are deleted here",
                    escape(&directory.name),
                    directory.kind
                ),
            )
            .hint("delete it in the Access console")
            .into());
        };
        let counts = count(&signed_in.admin, &directory).await;
        drop(waiting);
        let described = described(&directory, counts);
        context.ui.say(&format!(
            "Delete this directory of {}, with its users and groups:\n{}",
            signed_in.session.inputs.tenant, described.text
        ));
        let is_own = is_own(signed_in.profile.as_ref(), &directory);
        if is_own {
            context.ui.danger("Okta's provisioning into it stops");
        } else {
            context.ui.warning("whatever provisions into it stops");
        }
        confirm::deletion(context, &directory.name, arguments.confirm.as_deref())?;
        if signed_in.profile.is_some() {
            signed_in.prove_profile(context)?;
        }
        context.so_far.set(format!(
            "directory `{}` may have been deleted\nrun the same command again to go on",
            escape(&directory.name)
        ));
        let waiting = context.ui.waiting("deleting the directory");
        signed_in.delete_directory(id, &directory.name).await?;
        drop(waiting);
        let back = forget_directory(context, &signed_in, |record| is_of(record, &directory))?;
        let mut result = format!(
            "deleted directory `{}` of {}, with its users and groups",
            escape(&directory.name),
            signed_in.session.inputs.tenant
        );
        if let Some(back) = &back {
            result.push_str(&format!(
                "; directory `{}` takes its place back, with the domain {}",
                back.name, back.domain
            ));
        }
        let place = place(&signed_in);
        let next = if back.is_some() {
            format!("ws1-okta status {place}")
        } else if !is_own {
            format!("ws1-okta directory list {place} (shows what is left)")
        } else if is_wished(signed_in.profile.as_ref(), &directory) {
            format!("ws1-okta setup {place} (makes it anew)")
        } else {
            format!("ws1-okta setup {place} (makes the directory)")
        };
        Ok(Changed {
            text: told(&result, &Undo::Never, &next),
            fields: json!({ "deleted": { "directory": { "id": id, "name": directory.name } } }),
        })
    })
}

/// Forgets what is gone: the profile may know a directory whose deletion was begun by a run that
/// could not learn of its end.
fn forget_gone(
    context: &Context,
    signed_in: &SignedIn,
    all: &[Directory],
    wanted: &str,
    error: Failure,
) -> Result<Changed> {
    let known = signed_in
        .profile
        .as_ref()
        .and_then(|it| it.directory.as_ref());
    // One whose domains cannot be read is there all the same.
    let is_there = |known: &DirectoryRecord| {
        let mut all = all.iter();
        all.any(|one| one.name == known.name.as_str() || one.id.is_some() && one.id == known.id)
    };
    let known = known.filter(|known| !is_there(known));
    let Some(known) = known.filter(|known| {
        known.id.as_deref() == Some(wanted)
            || known.name.as_str() == wanted
            || known.domain.matches(wanted)
    }) else {
        return Err(error.into());
    };
    forget_directory(context, signed_in, |record| record == known)?;
    Ok(Changed {
        text: format!(
            "directory `{}` is gone; the profile no longer names it",
            known.name
        ),
        fields: json!({ "deleted": { "directory": { "id": known.id, "name": known.name } } }),
    })
}
