//! `token delivered`

use super::super::change::Changed;
use super::super::chosen_profile;
use crate::cli::DeliveredArgs;
use crate::context::Context;
use crate::error::Failure;
use crate::profile::DeliveredHow;
use crate::renew::record_delivered;
use crate::ui::Question;
use crate::values::day;
use anyhow::Result;
use serde_json::json;

/// Records that the token is saved in Okta; at a terminal a person confirms which one.
pub(super) fn run(context: &mut Context, arguments: &DeliveredArgs) -> Result<Changed> {
    let (name, profile) = chosen_profile(context)?;
    let tokens = &profile.tokens;
    let no_token = || {
        Failure::usage("no_token", format!("profile `{name}` has no token")).hint(format!(
            "ws1-okta status --profile {name} tells what comes next"
        ))
    };
    let fingerprint = match &arguments.fingerprint {
        Some(fingerprint) => fingerprint.clone(),
        None => tokens
            .held
            .as_ref()
            .ok_or_else(no_token)?
            .fingerprint
            .clone(),
    };
    let mut how = DeliveredHow::Command;
    if let Some(token) = tokens.find(&fingerprint)
        && !context.global.yes
        && let Some(prompter) = &mut context.prompter
    {
        let until = day(token.expires_at);
        let label = format!("Is token {fingerprint}, until {until}, saved in Okta?");
        if !prompter.confirm(Question::bare(&label), true)? {
            return Err(Failure::declined("declined; nothing was recorded").into());
        }
        how = DeliveredHow::Person;
    }
    let recorded = record_delivered(context, &name, &fingerprint, how)?;
    Ok(Changed {
        text: recorded.text(),
        fields: json!({
            "profile": name.as_str(),
            "okta": {
                "fingerprint": fingerprint.as_str(),
                "expires_at": recorded.token.expires_at.to_string(),
            },
        }),
    })
}
