//! `teardown`: what setup made is deleted, the client that it signs in with last.

mod plan;

use self::plan::{APP_GOES, Plan, anew, observe, show};
use super::change::{Changed, Undo, told};
use super::own_directory::{change_profile, forget_directory, is_of};
use super::stays::{self, StayingFile};
use super::{chosen_profile, confirm, leftovers, logout, remote};
use crate::cli::{Part, TeardownArgs};
use crate::context::{Context, StoreRequest};
use crate::http::escape;
use crate::profile::Profile;
use crate::setup::{Door, Scope, SignedIn, door};
use crate::store::Store;
use crate::values::{ClientId, ProfileName};
use anyhow::Result;
use serde_json::{Map, Value, json};

/// A directory that setup made, and whose place another one has taken.
const FORMER: &str = "former_directory";

/// Deletes it.
pub(super) fn run(context: &mut Context, arguments: &TeardownArgs) -> Result<Changed> {
    let chosen = chosen(context, arguments);
    if let Some((name, _)) = &chosen {
        confirm::check_given(name.as_str(), arguments.confirm.as_deref())?;
    }
    if let Some((name, profile)) = chosen.filter(|(_, profile)| is_only_here(profile)) {
        let store = (context.open_store)(&StoreRequest::of_profile(&profile))?;
        let why = format!("The profile names nothing in {}.", profile.tenant);
        return only_here(context, (&name, &profile), &store, &why, arguments);
    }
    remote::run(context, async |context| {
        // Only somebody who gets in can look for a directory.
        let can_end = |profile: &Profile| {
            profile.directory.is_none() && profile.former_directories.is_empty()
        };
        let opened = door(context, &arguments.way_in, Scope::Remembered, can_end).await?;
        let signed_in = match opened {
            Door::Open(signed_in) => *signed_in,
            Door::Gone {
                session,
                profile,
                known_by,
                ..
            } => {
                let why =
                    format!("{known_by} the OAuth client whose deletion was begun: it is gone.");
                let known = (&session.inputs.profile, &*profile);
                return only_here(context, known, &session.store, &why, arguments);
            }
        };
        let name = signed_in.session.inputs.profile.clone();
        let profile = context.profile(&name)?;
        let plan = {
            let _waiting = context.ui.waiting("looking at what is there");
            observe(&signed_in, &profile, &arguments.keep).await?
        };
        show(context, &signed_in, &plan);
        confirm::deletion(context, name.as_str(), arguments.confirm.as_deref())?;
        let mut deleted = Vec::new();
        let applied = apply(context, &signed_in, &profile, &plan, &mut deleted).await;
        if applied.is_err() && !deleted.is_empty() {
            let deleted = lines(&deleted, &signed_in).join("; ");
            context.ui.note(&escape(&deleted));
        }
        applied
    })
}

/// The profile, where no flag may mean another one; what cannot be read is told later.
fn chosen(context: &Context, arguments: &TeardownArgs) -> Option<(ProfileName, Profile)> {
    let way_in = &arguments.way_in;
    if way_in.tenant.is_some() || way_in.answers.is_some() {
        return None;
    }
    chosen_profile(context).ok()
}

/// Whether it names nothing that would have to be deleted in the tenant: nobody has to get in.
fn is_only_here(profile: &Profile) -> bool {
    let has_client = profile.has_client() || profile.retiring.is_some();
    !has_client && profile.known_directory().is_none() && profile.former_directories.is_empty()
}

/// What is left where there is nothing in the tenant any more.
fn only_here(
    context: &mut Context,
    (name, profile): (&ProfileName, &Profile),
    store: &Store,
    why: &str,
    arguments: &TeardownArgs,
) -> Result<Changed> {
    context.ui.say(&format!(
        "{why}\nDelete from this computer: its secrets in {}, and the profile {name}",
        store.describe()
    ));
    confirm::deletion(context, name.as_str(), arguments.confirm.as_deref())?;
    let lock = context.lock(name)?;
    if let Some(mut profile) = lock.load()? {
        leftovers::clear(context, &lock, &mut profile)?;
    }
    let removed = logout::remove_secrets(store, name, profile)?;
    lock.remove()?;
    let files = stays::files(context, name, profile)?;
    let mut text = vec![
        format!("deleted profile {name}"),
        logout::removed_from(removed, store),
    ];
    text.extend(files.iter().map(StayingFile::text));
    Ok(Changed {
        text: ended(text, Some(APP_GOES), &Undo::Never, &anew(name, profile)),
        fields: json!({
            "deleted": { "profile": name.as_str() },
            "left": [],
            "left_here": files.iter().map(StayingFile::path).collect::<Vec<_>>(),
        }),
    })
}

/// The directory first, with the client's own token; then the client; then what is kept here. Each is
/// forgotten as soon as it is gone, so that the same command goes on where this one failed.
async fn apply(
    context: &mut Context,
    signed_in: &SignedIn,
    profile: &Profile,
    plan: &Plan,
    deleted: &mut Vec<Deleted>,
) -> Result<Changed> {
    let inputs = &signed_in.session.inputs;
    signed_in.prove_profile(context)?;
    let former = plan.former_directories.iter();
    let former = former.map(|(directory, _)| (FORMER, directory));
    let own = plan.directory.iter();
    let own = own.map(|(directory, _)| ("directory", directory));
    for (kind, directory) in former.chain(own) {
        let Some(id) = &directory.id else { continue };
        let waiting = context.ui.waiting("deleting the directory");
        signed_in.delete_directory(id, &directory.name).await?;
        drop(waiting);
        if kind == FORMER {
            forget_directory(context, signed_in, |record| is_of(record, directory))?;
        }
        deleted.push((kind, directory.name.clone()));
        context.so_far.set(format!(
            "directory `{}` is deleted\nrun the same command again to go on",
            escape(&directory.name)
        ));
    }
    if !plan.keeps(Part::Directory) {
        change_profile(context, signed_in, |profile| {
            // Those that are still there are deleted by now.
            profile.former_directories.clear();
            profile.give_up_directory();
        })?;
    }
    if let Some(id) = &plan.retiring {
        delete_replaced(context, signed_in, id).await?;
        deleted.push(("replaced_client", id.to_string()));
    }
    if let Some(id) = &plan.client {
        change_profile(context, signed_in, |profile| {
            profile.deleting = Some(id.clone());
        })?;
        let _waiting = context.ui.waiting("deleting the OAuth client");
        signed_in.delete_client(id).await?;
        deleted.push(("client", id.to_string()));
    }
    let mut files = Vec::new();
    let mut removed = 0;
    if !plan.keeps(Part::Client) {
        let lock = context.lock(&inputs.profile)?;
        if let Some(mut profile) = lock.load()? {
            leftovers::clear(context, &lock, &mut profile)?;
            let store = &signed_in.session.store;
            removed = logout::remove_secrets(store, &inputs.profile, &profile)?;
            if plan.stays.is_empty() {
                lock.remove()?;
                deleted.push(("profile", inputs.profile.to_string()));
                files = stays::files(context, &inputs.profile, &profile)?;
            } else {
                files = stays::beside_profile(context, &inputs.profile, &profile)?;
                profile.forget_client(context.now());
                lock.save(&profile)?;
            }
        }
    }
    let mut text = lines(deleted, signed_in);
    let undo = if text.is_empty() {
        Undo::Nothing
    } else {
        Undo::Never
    };
    if text.is_empty() {
        text.push("nothing to delete".to_owned());
    }
    if removed > 0 {
        text.push(logout::removed_from(removed, &signed_in.session.store));
    }
    text.extend(plan.stays.iter().map(|stay| format!("left {}", stay.text)));
    text.extend(files.iter().map(StayingFile::text));
    if plan.keeps(Part::Client) && plan.has_secrets {
        text.push(format!(
            "Its secrets stay in {}; ws1-okta logout removes them.",
            signed_in.session.store.describe()
        ));
    }
    let name = &inputs.profile;
    if !plan.stays.is_empty() {
        text.push(format!("Profile {name} stays."));
    }
    let left: Vec<&str> = plan.stays.iter().map(|stay| stay.text.as_str()).collect();
    Ok(Changed {
        text: ended(text, plan.app(), &undo, &plan.next(name, profile)),
        fields: json!({
            "deleted": as_fields(deleted),
            "left": left,
            "left_here": files.iter().map(StayingFile::path).collect::<Vec<_>>(),
        }),
    })
}

/// The kind of thing that is gone, and its name.
type Deleted = (&'static str, String);

fn lines(deleted: &[Deleted], signed_in: &SignedIn) -> Vec<String> {
    let tenant = &signed_in.session.inputs.tenant;
    let line = |(kind, name): &Deleted| match *kind {
        "profile" => format!("deleted profile {name}"),
        kind => format!("deleted {} {name} of {tenant}", kind.replace('_', " ")),
    };
    deleted.iter().map(line).collect()
}

/// There may be several former directories, and one of all else.
fn as_fields(deleted: &[Deleted]) -> Map<String, Value> {
    let mut fields = Map::new();
    for (kind, name) in deleted {
        if *kind == FORMER {
            let former = fields.entry("former_directories").or_insert(json!([]));
            former
                .as_array_mut()
                .into_iter()
                .for_each(|it| it.push(json!(name)));
        } else {
            fields.insert((*kind).to_owned(), json!(name));
        }
    }
    fields
}

/// Deletes the client that was replaced, and forgets it.
async fn delete_replaced(context: &Context, signed_in: &SignedIn, id: &ClientId) -> Result<()> {
    {
        let _waiting = context.ui.waiting("deleting the replaced OAuth client");
        signed_in.admin.delete_client(id).await?;
    }
    let session = &signed_in.session;
    let lock = context.lock(&session.inputs.profile)?;
    logout::forget_replaced(context, &lock, &session.store, id)
}

/// What was done, and what to do now.
fn ended(mut done: Vec<String>, app: Option<&str>, undo: &Undo, next: &str) -> String {
    done.extend(app.map(ToOwned::to_owned));
    let lines: Vec<String> = done.iter().map(|line| escape(line)).collect();
    told(&lines.join("\n"), undo, next)
}
