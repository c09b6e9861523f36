//! `directory create`

use crate::cli::{DirectoryCreateArgs, SetupArgs};
use crate::commands::change::{Changed, Undo, told};
use crate::commands::next::place;
use crate::commands::own_directory::change_profile;
use crate::commands::{confirm, remote};
use crate::context::Context;
use crate::http::escape;
use crate::profile::WishedDirectory;
use crate::setup::{
    Change, DirectoryDecision, DirectoryWish, NotMade, SignedIn, create_directory,
    directory_is_marked, directory_may_have_been_made, directory_record, mark_of_directory,
    plan_directory,
};
use anyhow::Result;
use serde_json::json;

pub(super) fn create(context: &mut Context, arguments: &DirectoryCreateArgs) -> Result<Changed> {
    let inputs = SetupArgs {
        way_in: arguments.way_in.clone(),
        directory: arguments.directory.clone(),
        ..SetupArgs::default()
    };
    remote::run(context, async |context| {
        let (signed_in, wish, mut decision) = plan_directory(context, &inputs).await?;
        for note in &decision.notes {
            context.ui.note(&escape(note));
        }
        if decision.change == Change::Create {
            context.ui.say(&format!(
                "Create directory `{}` of type Other, domain {}, in {}",
                decision.name, decision.domain, signed_in.session.inputs.tenant
            ));
            confirm::change(context, true)?;
            set_mark(context, &signed_in, Some(mark_of_directory(&wish)))?;
            context.so_far.set(format!(
                "{}\nrun the same command again to go on",
                directory_may_have_been_made(&decision)
            ));
            let waiting = context.ui.waiting("creating the directory");
            let made = create_directory(&signed_in.admin, &wish, &decision).await;
            drop(waiting);
            decision = match made {
                Ok(made) => made,
                Err(NotMade { error, is_certain }) => {
                    if is_certain {
                        set_mark(context, &signed_in, None)?;
                    }
                    return Err(error);
                }
            };
        }
        let is_made = decision.change == Change::Create;
        remember(context, &signed_in, &wish, &decision)?;
        let (place, domain) = (place(&signed_in), escape(&decision.domain));
        let result = format!(
            "{} directory `{}`, domain {domain}, in {}",
            if is_made { "created" } else { "kept" },
            escape(&decision.name),
            signed_in.session.inputs.tenant
        );
        let undo = if is_made {
            Undo::By(format!("ws1-okta directory delete {domain} {place}"))
        } else {
            Undo::Nothing
        };
        let known = context.profiles.load(&signed_in.session.inputs.profile)?;
        let is_complete = known.is_some_and(|known| known.is_complete());
        let next = if is_complete && signed_in.profile.is_some() {
            format!("ws1-okta status {place}")
        } else {
            format!("ws1-okta setup {place} (what is still missing)")
        };
        Ok(Changed {
            text: told(&result, &undo, &next),
            fields: json!({ "directory": {
                "id": decision.id,
                "name": decision.name,
                "domain": decision.domain,
                "change": if is_made { "create" } else { "keep" },
            } }),
        })
    })
}

/// A profile without a directory takes this one as its own, so that teardown knows of it.
fn remember(
    context: &Context,
    signed_in: &SignedIn,
    wish: &DirectoryWish,
    made: &DirectoryDecision,
) -> Result<()> {
    change_profile(context, signed_in, |profile| {
        if profile.directory.is_none() {
            let was_ours = directory_is_marked(profile, made);
            profile.take_directory(directory_record(wish, made, was_ours), false);
        }
    })
}

/// Marks, in a profile without a directory, the one that is being made.
fn set_mark(context: &Context, signed_in: &SignedIn, mark: Option<WishedDirectory>) -> Result<()> {
    change_profile(context, signed_in, |profile| {
        if profile.directory.is_none() {
            profile.creating_directory = mark;
        }
    })
}
