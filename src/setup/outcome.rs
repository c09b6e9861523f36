//! From what was applied to what is told.

use super::apply::Applied;
use super::change::Change;
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
        take_back: take_back(inputs, applied.client_change, directory.change, &around),
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

/// What takes back what this run did; the label, and the command. Nothing, where it did nothing.
fn take_back(
    inputs: &SetupInputs,
    client: Change,
    directory: Change,
    around: &Around,
) -> Option<(&'static str, String)> {
    let profile = &around.profile;
    let is_ours = profile
        .client
        .as_ref()
        .is_some_and(|client| client.made_by_us)
        || profile
            .directory
            .as_ref()
            .is_some_and(|directory| directory.made_by_us);
    let name = &inputs.profile;
    if around.is_nothing {
        None
    } else if client == Change::Update
        && directory != Change::Create
        && !around.flags_back.is_empty()
    {
        Some((
            "To undo the change",
            format!(
                "ws1-okta client update {} --profile {name}",
                around.flags_back
            ),
        ))
    } else if is_ours {
        Some((
            "To undo it all",
            format!("ws1-okta teardown --profile {name}"),
        ))
    } else {
        Some((
            "To forget it here",
            format!("ws1-okta logout --profile {name}"),
        ))
    }
}
