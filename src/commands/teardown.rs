//! `teardown`: what setup made is deleted, the client that it signs in with last.

use super::change::{Changed, Undo, told};
use super::directory::{self, Counts};
use super::own_directory::{change_profile, forget};
use super::stays::{self, StayingFile};
use super::{LOCK_WAIT, chosen_profile, confirm, leftovers, logout, next, remote};
use crate::access::Directory;
use crate::cli::{Part, TeardownArgs};
use crate::context::{Context, StoreRequest};
use crate::http::escape;
use crate::profile::{DirectoryRecord, Profile};
use crate::setup::{Door, Scope, SignedIn, door};
use crate::store::Store;
use crate::values::{ClientId, ProfileName};
use anyhow::Result;
use serde_json::{Value, json};

/// What to do with the app in Okta, where nothing is left for it to provision into.
const APP_GOES: &str = "In Okta the app stays: deactivate and delete it there.";

/// What there is to delete.
struct Plan {
    directory: Option<(Directory, Counts)>,
    client: Option<ClientId>,
    /// The one that the client has taken the place of.
    retiring: Option<ClientId>,
    stays: Vec<Stay>,
}

/// A thing that stays, and why.
struct Stay {
    part: Part,
    text: String,
    /// By `--keep`, and not since setup did not make it.
    is_kept: bool,
}

impl Plan {
    fn keeps(&self, part: Part) -> bool {
        self.stays.iter().any(|stay| stay.part == part)
    }

    /// What becomes of the app in Okta, if anything does. Where the directory stays, somebody may go on
    /// with it.
    fn app(&self) -> Option<&'static str> {
        match (self.keeps(Part::Directory), &self.client) {
            (false, _) => Some(APP_GOES),
            (true, Some(_)) => Some("In Okta the app stays, and its token has ended."),
            (true, None) => None,
        }
    }

    /// What comes next; `profile` is as it was before.
    fn next(&self, name: &ProfileName, profile: &Profile) -> String {
        let place = [format!("--profile {name}")].into_iter();
        match (self.keeps(Part::Client), self.keeps(Part::Directory)) {
            (false, false) => anew(name, profile),
            (false, true) if self.stays.iter().all(|stay| !stay.is_kept) => {
                format!("ws1-okta profile remove {name} (nothing that setup made is left)")
            }
            (false, true) => {
                let flags = place.chain(next::client_flags(profile));
                format!("{} (makes the client anew)", next::setup(flags))
            }
            (true, false) => format!("{} (makes the directory)", next::setup(place)),
            (true, true) => format!("ws1-okta status --profile {name}"),
        }
    }
}

/// Deletes it.
pub(super) fn run(context: &mut Context, arguments: &TeardownArgs) -> Result<Changed> {
    if let Some((name, profile)) = without_remote(context, arguments) {
        let store = (context.open_store)(&StoreRequest::of_profile(&profile))?;
        let why = format!("The profile names nothing in {}.", profile.tenant);
        return only_here(context, (&name, &profile), &store, &why, arguments);
    }
    remote::run(context, async |context| {
        // Only somebody who gets in can look for a directory.
        let can_end = |profile: &Profile| profile.directory.is_none();
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
        apply(context, &signed_in, &profile, &plan).await
    })
}

/// The profile, where it names nothing that would have to be deleted in the tenant: nobody has to get in.
fn without_remote(context: &Context, arguments: &TeardownArgs) -> Option<(ProfileName, Profile)> {
    let way_in = &arguments.way_in;
    // Another profile may be meant; and what cannot be read is told below.
    if way_in.tenant.is_some() || way_in.answers.is_some() {
        return None;
    }
    let (name, profile) = chosen_profile(context).ok()?;
    let has_client = profile.has_client() || profile.retiring.is_some();
    (!has_client && profile.known_directory().is_none()).then_some((name, profile))
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
    let lock = context.profiles.lock(name, LOCK_WAIT)?;
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

async fn observe(signed_in: &SignedIn, profile: &Profile, keep: &[Part]) -> Result<Plan> {
    let mut plan = Plan {
        directory: None,
        client: None,
        retiring: None,
        stays: Vec::new(),
    };
    if let Some(record) = &profile.known_directory() {
        let name = format!("directory `{}`", record.name);
        let is_kept = keep.contains(&Part::Directory);
        match stay(Part::Directory, &name, is_kept, record.made_by_us) {
            Some(stay) => plan.stays.push(stay),
            None => plan.directory = find(signed_in, record).await?,
        }
    }
    if let Some(record) = &profile.retiring {
        let name = format!("OAuth client `{}`", record.id);
        let is_kept = keep.contains(&Part::Client);
        match stay(Part::Client, &name, is_kept, record.made_by_us) {
            Some(stay) => plan.stays.push(stay),
            None => plan.retiring = Some(record.id.clone()),
        }
    }
    // One that was about to be made is ours if its pending secret opens it.
    let (id, is_ours) = match (&profile.client, &profile.creating) {
        (Some(record), _) => (&record.id, record.made_by_us),
        (None, Some(id)) => (id, signed_in.is_proven(id)),
        (None, None) => return Ok(plan),
    };
    let is_there = signed_in.is_proven(id) || signed_in.admin.get_client(id).await?.is_some();
    if is_there {
        let name = format!("OAuth client `{id}`");
        match stay(Part::Client, &name, keep.contains(&Part::Client), is_ours) {
            Some(stay) => plan.stays.push(stay),
            None => plan.client = Some(id.clone()),
        }
    }
    Ok(plan)
}

fn stay(part: Part, name: &str, is_kept: bool, is_ours: bool) -> Option<Stay> {
    let text = match (part, is_kept, is_ours) {
        (_, false, true) => return None,
        (Part::Directory, true, _) => format!("{name} (--keep directory)"),
        (Part::Client, true, _) => format!("{name} (--keep client)"),
        (_, false, false) => format!("{name}, which setup is not known to have made"),
    };
    Some(Stay {
        part,
        text,
        is_kept,
    })
}

/// The directory as the tenant has it. One whose id no reply told is known by its name and domain.
async fn find(
    signed_in: &SignedIn,
    record: &DirectoryRecord,
) -> Result<Option<(Directory, Counts)>> {
    let is_it = |seen: &Directory| {
        if record.id.is_some() {
            return seen.id == record.id;
        }
        let mut domains = seen.domains.iter().flatten();
        seen.name == record.name.as_str() && domains.any(|domain| record.domain.matches(domain))
    };
    let seen = signed_in.admin.list_directories().await?;
    let Some(found) = seen.into_iter().find(is_it) else {
        return Ok(None);
    };
    let counts = directory::count(&signed_in.admin, &found).await;
    Ok(Some((found, counts)))
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
    for id in plan.retiring.iter().chain(&plan.client) {
        ui.say(&format!(
            "  OAuth client `{id}`, and with it every token of it"
        ));
    }
    if !plan.keeps(Part::Client) {
        let profile = if plan.stays.is_empty() {
            ", and the profile"
        } else {
            ""
        };
        ui.say(&format!(
            "  its secrets in {}{profile}",
            signed_in.session.store.describe()
        ));
    }
    for stay in &plan.stays {
        ui.say(&format!("It leaves {}.", stay.text));
    }
    if plan.directory.is_some() || plan.client.is_some() {
        ui.danger("Okta's provisioning stops");
    }
}

/// The directory first, with the client's own token; then the client; then what is kept here. Each is
/// forgotten as soon as it is gone, so that the same command goes on where this one failed.
async fn apply(
    context: &mut Context,
    signed_in: &SignedIn,
    profile: &Profile,
    plan: &Plan,
) -> Result<Changed> {
    let inputs = &signed_in.session.inputs;
    signed_in.prove_profile(context)?;
    let mut deleted: Vec<(&str, Value)> = Vec::new();
    if let Some((directory, _)) = &plan.directory
        && let Some(id) = &directory.id
    {
        let _waiting = context.ui.waiting("deleting the directory");
        signed_in.delete_directory(id).await?;
        deleted.push(("directory", json!(directory.name)));
        context.so_far.set(format!(
            "directory `{}` is deleted\nrun the same command again to go on",
            escape(&directory.name)
        ));
    }
    if !plan.keeps(Part::Directory) {
        change_profile(context, signed_in, forget)?;
    }
    if let Some(id) = &plan.retiring {
        delete_replaced(context, signed_in, id).await?;
        deleted.push(("replaced_client", json!(id.as_str())));
    }
    if let Some(id) = &plan.client {
        let _waiting = context.ui.waiting("deleting the OAuth client");
        change_profile(context, signed_in, |profile| {
            profile.deleting = Some(id.clone());
        })?;
        signed_in.delete_client(id).await?;
        deleted.push(("client", json!(id.as_str())));
    }
    let mut files = Vec::new();
    let mut removed = 0;
    if !plan.keeps(Part::Client) {
        let lock = context.profiles.lock(&inputs.profile, LOCK_WAIT)?;
        if let Some(mut profile) = lock.load()? {
            leftovers::clear(context, &lock, &mut profile)?;
            let store = &signed_in.session.store;
            let _waiting = context.ui.waiting("removing the secrets");
            removed = logout::remove_secrets(store, &inputs.profile, &profile)?;
            if plan.stays.is_empty() {
                lock.remove()?;
                deleted.push(("profile", json!(inputs.profile.as_str())));
                files = stays::files(context, &inputs.profile, &profile)?;
            } else {
                files = stays::beside_profile(context, &inputs.profile, &profile)?;
                profile.forget_client(context.now());
                lock.save(&profile)?;
            }
        }
    }
    let mut text: Vec<String> = deleted
        .iter()
        .map(|(kind, name)| {
            let kind = kind.replace('_', " ");
            let name = name.as_str().unwrap_or_default();
            match kind.as_str() {
                "profile" => format!("deleted profile {name}"),
                _ => format!("deleted {kind} {name} of {}", inputs.tenant),
            }
        })
        .collect();
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
    if plan.keeps(Part::Client) {
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
            "deleted": deleted.into_iter().collect::<std::collections::BTreeMap<_, _>>(),
            "left": left,
            "left_here": files.iter().map(StayingFile::path).collect::<Vec<_>>(),
        }),
    })
}

/// Deletes the client that was replaced, and forgets it.
async fn delete_replaced(context: &Context, signed_in: &SignedIn, id: &ClientId) -> Result<()> {
    let _waiting = context.ui.waiting("deleting the replaced OAuth client");
    signed_in.admin.delete_client(id).await?;
    let session = &signed_in.session;
    let lock = context.profiles.lock(&session.inputs.profile, LOCK_WAIT)?;
    logout::forget_replaced(context, &lock, &session.store, id)
}

/// What was done, and what to do now.
fn ended(mut done: Vec<String>, app: Option<&str>, undo: &Undo, next: &str) -> String {
    done.extend(app.map(ToOwned::to_owned));
    let lines: Vec<String> = done.iter().map(|line| escape(line)).collect();
    told(&lines.join("\n"), undo, next)
}

/// What makes all of it again, where nothing is left of it.
fn anew(name: &ProfileName, profile: &Profile) -> String {
    let flags = next::tenant_flags(name, profile).into_iter();
    let flags = flags.chain(next::store_flags(profile));
    let flags = flags.chain(next::client_flags(profile));
    let flags = flags.chain(next::directory_flags(profile));
    format!("{} (makes it anew)", next::setup(flags))
}
