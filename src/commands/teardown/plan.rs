//! What a teardown deletes, and what it leaves.

use super::super::directory::{self, Counts};
use super::super::{logout, next};
use crate::access::Directory;
use crate::cli::Part;
use crate::context::Context;
use crate::http::escape;
use crate::profile::{DirectoryRecord, Profile};
use crate::setup::SignedIn;
use crate::values::{ClientId, ProfileName};
use anyhow::Result;

/// What to do with the app in Okta, where nothing is left for it to provision into.
pub(super) const APP_GOES: &str = "In Okta the app stays: deactivate and delete it there.";

/// What there is to delete.
pub(super) struct Plan {
    pub(super) directory: Option<(Directory, Counts)>,
    /// Earlier ones, whose place it has taken.
    pub(super) former_directories: Vec<(Directory, Counts)>,
    pub(super) client: Option<ClientId>,
    /// The one that the client has taken the place of.
    pub(super) retiring: Option<ClientId>,
    pub(super) stays: Vec<Stay>,
    /// Whether the store has secrets of the profile, or cannot tell.
    pub(super) has_secrets: bool,
}

/// A thing that stays, and why.
pub(super) struct Stay {
    pub(super) part: Part,
    pub(super) text: String,
    /// By `--keep`, and not since setup did not make it.
    pub(super) is_kept: bool,
}

impl Plan {
    pub(super) fn keeps(&self, part: Part) -> bool {
        self.stays.iter().any(|stay| stay.part == part)
    }

    /// What becomes of the app in Okta, if anything does. Where the directory stays, somebody may go on
    /// with it.
    pub(super) fn app(&self) -> Option<&'static str> {
        match (self.keeps(Part::Directory), &self.client) {
            (false, _) => Some(APP_GOES),
            (true, Some(_)) => Some("In Okta the app stays, and its token has ended."),
            (true, None) => None,
        }
    }

    /// What comes next; `profile` is as it was before.
    pub(super) fn next(&self, name: &ProfileName, profile: &Profile) -> String {
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
            (true, false) if self.stays.iter().all(|stay| !stay.is_kept) => {
                format!(
                    "ws1-okta logout --profile {name} (removes the secrets of the client, which stays)"
                )
            }
            (true, false) => format!("{} (makes the directory)", next::setup(place)),
            (true, true) => format!("ws1-okta status --profile {name}"),
        }
    }
}

/// What there is, and what of it is ours to delete.
pub(super) async fn observe(
    signed_in: &SignedIn,
    profile: &Profile,
    keep: &[Part],
) -> Result<Plan> {
    let session = &signed_in.session;
    let mut plan = Plan {
        directory: None,
        former_directories: Vec::new(),
        client: None,
        retiring: None,
        stays: Vec::new(),
        has_secrets: logout::has_secrets(&session.store, &session.inputs.profile, profile)
            .unwrap_or(true),
    };
    if let Some(record) = &profile.known_directory() {
        let name = format!("directory `{}`", record.name);
        let is_kept = keep.contains(&Part::Directory);
        match stay(Part::Directory, &name, is_kept, record.made_by_us) {
            Some(stay) => plan.stays.push(stay),
            None => plan.directory = find(signed_in, record).await?,
        }
    }
    for record in &profile.former_directories {
        let name = format!("directory `{}`", record.name);
        let is_kept = keep.contains(&Part::Directory);
        match stay(Part::Directory, &name, is_kept, record.made_by_us) {
            Some(stay) => plan.stays.push(stay),
            None => plan
                .former_directories
                .extend(find(signed_in, record).await?),
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

/// Shows it, before it is confirmed.
pub(super) fn show(context: &Context, signed_in: &SignedIn, plan: &Plan) {
    let (ui, session) = (&context.ui, &signed_in.session);
    let inputs = &session.inputs;
    ui.say(&format!(
        "Delete from {} (profile {}):",
        inputs.tenant, inputs.profile
    ));
    for (directory, (users, groups)) in plan.former_directories.iter().chain(&plan.directory) {
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
        let secrets = format!("its secrets in {}", signed_in.session.store.describe());
        let secrets = plan.has_secrets.then_some(secrets);
        let profile = plan.stays.is_empty().then(|| "the profile".to_owned());
        let here: Vec<String> = secrets.into_iter().chain(profile).collect();
        if !here.is_empty() {
            ui.say(&format!("  {}", here.join(", and ")));
        }
    }
    for stay in &plan.stays {
        ui.say(&format!("It leaves {}.", stay.text));
    }
    if plan.keeps(Part::Client) && plan.has_secrets {
        ui.say(&format!(
            "Its secrets in {}, and the profile, stay.",
            session.store.describe()
        ));
    }
    if plan.directory.is_some() || plan.client.is_some() {
        ui.danger("Okta's provisioning stops");
    }
}

/// What makes all of it again, where nothing is left of it.
pub(super) fn anew(name: &ProfileName, profile: &Profile) -> String {
    let flags = next::tenant_flags(name, profile).into_iter();
    let flags = flags.chain(next::store_flags(profile));
    let flags = flags.chain(next::client_flags(profile));
    let flags = flags.chain(next::directory_flags(profile));
    format!("{} (makes it anew)", next::setup(flags))
}
