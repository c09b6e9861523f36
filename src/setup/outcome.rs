//! From what was applied to what is told.

use super::apply::Applied;
use super::apply_client::{self, Work};
use super::change::Change;
use super::directory_decision::DirectoryDecision;
use super::dry_run::quote;
use super::inputs::SetupInputs;
use super::okta_form::OktaForm;
use super::report::{ClientDone, Content, Done};
use crate::context::Context;
use crate::profile::Profile;
use crate::renew::due_at;
use crate::store::Store;
use crate::values::StoreChoice;

/// What is told beside what was applied.
pub(super) struct Around {
    /// The flags of an update that takes this one back.
    pub(super) flags_back: String,
    /// As it is now.
    pub(super) profile: Profile,
    /// As it was before, if it was.
    pub(super) before: Option<Profile>,
    /// Whether nothing had to be done.
    pub(super) is_nothing: bool,
}

/// Whether the token itself is in the result.
pub(super) fn shows_token(context: &Context, inputs: &SetupInputs) -> bool {
    inputs.show_token || context.person_watches
}

/// The content of the report.
pub(super) fn content(
    context: &Context,
    inputs: &SetupInputs,
    store: &Store,
    applied: Applied,
    around: Around,
) -> Content {
    let profile = &around.profile;
    let Some((directory, verification)) = applied.rest else {
        return Content::Client(Box::new(ClientDone {
            tenant: inputs.tenant.to_string(),
            profile: inputs.profile.to_string(),
            client_id: inputs.client.id.value.to_string(),
            client_change: applied.client_change,
            token_fetched: applied.token_fetched,
            fingerprint: applied.token_record.fingerprint,
            expires_at: applied.token_record.expires_at,
            store: store.describe(),
            keeps_token: inputs.store.choice != StoreChoice::None,
            is_ours: profile.client.as_ref().is_some_and(|it| it.made_by_us),
            flags_back: around.flags_back,
            has_directory: profile.directory.is_some(),
            replaces: profile
                .retiring
                .as_ref()
                .map(|client| client.id.to_string()),
        }));
    };
    let shows_token = shows_token(context, inputs);
    let is_asked = context.person_watches && context.prompter.is_some();
    let is_to_record = !(inputs.simulated || applied.is_delivered || is_asked);
    let is_kept = inputs.store.choice != StoreChoice::None;
    let token_command = match (&inputs.token_to, is_kept) {
        (Some(target), _) => format!("in {target}"),
        (None, true) if !inputs.simulated => {
            format!(
                "ws1-okta token show --profile {} --show-token",
                inputs.profile
            )
        }
        (None, _) => "not kept: run with --show-token or --token-to FILE".to_owned(),
    };
    let take_back = take_back(inputs, applied.client_change, &directory, &around);
    Content::Done(Box::new(Done {
        profile: inputs.profile.to_string(),
        client_id: inputs.client.id.value.to_string(),
        client_change: applied.client_change,
        directory_id: directory.id,
        directory_name: directory.name,
        directory_change: directory.change,
        token_fetched: applied.token_fetched,
        groups_problem: verification.groups.as_ref().err().map(ToString::to_string),
        store: store.describe(),
        is_nothing: around.is_nothing,
        take_back,
        simulated: inputs.simulated,
        token_in_json: inputs.show_token,
        form: OktaForm {
            tenant: inputs.tenant.clone(),
            domain: directory.domain,
            token_length: applied.token.expose().len(),
            fingerprint: applied.token_record.fingerprint.clone(),
            due_at: due_at(&applied.token_record),
            expires_at: applied.token_record.expires_at,
            token: shows_token.then_some(applied.token),
            token_command,
            own_ca: inputs.network.ca_file.is_some() && !inputs.tenant.is_plain_http(),
            delivered_command: is_to_record
                .then(|| format!("ws1-okta token delivered --profile {}", inputs.profile)),
            renew_command: format!(
                "ws1-okta token renew --profile {}{}",
                inputs.profile,
                if is_kept { "" } else { " --token-to FILE" }
            ),
        },
    }))
}

/// What this run made before it failed: an error tells of the step that it did not come to.
pub(super) fn tell_made(work: &Work<'_>, profile: &Profile) {
    let before = work.observed.profile.as_ref();
    let had_client = before.and_then(|before| before.client.as_ref());
    let had_directory = before.and_then(|before| before.directory.as_ref());
    let new_client = profile.client.as_ref();
    let new_client = new_client.filter(|now| had_client.is_none_or(|before| before.id != now.id));
    let new_directory = profile.directory.as_ref();
    let new_directory = new_directory.filter(|now| had_directory.is_none_or(|it| it.id != now.id));
    let is_begun = profile.creating.as_ref() == Some(&work.inputs.client.id.value);
    let mut made: Vec<String> = Vec::new();
    if new_client.is_some() {
        made.push(apply_client::exists(work));
    } else if is_begun && had_client.is_none() {
        made.push(apply_client::may_exist(work));
    }
    made.extend(new_directory.map(|it| format!("directory `{}` exists", it.name)));
    if made.is_empty() || work.inputs.simulated {
        return;
    }
    let is_all = had_client.is_none() && had_directory.is_none();
    let is_ours = is_begun || new_client.is_some_and(|client| client.made_by_us);
    let undo = if is_all && is_ours {
        let name = &work.inputs.profile;
        format!("; to undo it all: ws1-okta teardown --profile {name}")
    } else {
        String::new()
    };
    let ui = &work.context.ui;
    ui.note(&format!("{}{undo}", made.join("; ")));
}

/// What takes back what this run did; the label, and the command. Nothing, where it made and changed
/// nothing.
fn take_back(
    inputs: &SetupInputs,
    client: Change,
    directory: &DirectoryDecision,
    around: &Around,
) -> Option<(&'static str, String)> {
    if around.is_nothing {
        return None;
    }
    let (profile, before) = (&around.profile, around.before.as_ref());
    let name = &inputs.profile;
    let had_client = before.and_then(|before| before.client.as_ref());
    let had_directory = before.and_then(|before| before.directory.as_ref());
    let is_ours = profile.client.as_ref().is_some_and(|it| it.made_by_us);
    // One that an earlier run made and could not prove is adopted by this one.
    let makes_client = matches!(client, Change::Create | Change::Replace)
        || (client == Change::Adopt && is_ours && had_client.is_none());
    let makes_directory = directory.change == Change::Create;
    if had_client.is_none() && had_directory.is_none() && (makes_client || makes_directory) {
        let teardown = format!("ws1-okta teardown --profile {name}");
        return Some((
            "To undo it all",
            if is_ours {
                teardown
            } else {
                format!("{teardown}; ws1-okta logout --profile {name}")
            },
        ));
    }
    let mut commands = Vec::new();
    if makes_directory {
        let directory = directory.id.as_deref().unwrap_or(&directory.domain);
        commands.push(format!("directory delete {directory}"));
    } else if let Some(had) = had_directory
        && profile
            .directory
            .as_ref()
            .is_some_and(|now| now.id != had.id)
    {
        let word = quote(had.name.as_str());
        commands.push(format!(
            "setup --domain {} --directory-name {word}",
            had.domain
        ));
    }
    if makes_client {
        commands.push(format!("client delete {}", inputs.client.id.value));
    } else if client == Change::Update && !around.flags_back.is_empty() {
        commands.push(format!("client update {}", around.flags_back));
    }
    let is_adopted = had_client.is_none() || had_directory.is_none();
    if commands.is_empty() && is_adopted {
        let logout = format!("ws1-okta logout --profile {name}");
        return Some(("To forget it here", logout));
    }
    let commands: Vec<String> = commands
        .into_iter()
        .map(|command| format!("ws1-okta {command} --profile {name}"))
        .collect();
    let label = if client == Change::Update && commands.len() == 1 {
        "To undo the change"
    } else {
        "To undo it"
    };
    // A token needs no undo.
    (!commands.is_empty()).then(|| (label, commands.join("; ")))
}
