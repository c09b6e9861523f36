//! `token delivered`

use super::super::change::{Changed, Undo, told};
use super::super::chosen_profile;
use crate::cli::DeliveredArgs;
use crate::context::Context;
use crate::error::Failure;
use crate::profile::DeliveredHow;
use crate::renew::record_delivered;
use crate::ui::Question;
use anyhow::Result;
use serde_json::json;

fn replaced_by_the_next() -> Undo {
    Undo::Needless("the next ws1-okta token delivered replaces this record".to_owned())
}

/// Records that the token is saved in Okta; at a terminal a person confirms which one.
pub(super) fn run(context: &mut Context, arguments: &DeliveredArgs) -> Result<Changed> {
    let (name, profile) = chosen_profile(context)?;
    let tokens = &profile.tokens;
    let no_token = || {
        Failure::usage("no_token", format!("profile `{name}` has no token"))
            .hint(format!("ws1-okta token renew --profile {name} fetches one"))
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
        let until = token.expires_at.strftime("%Y-%m-%d");
        let label = format!("Is token {fingerprint}, until {until}, saved in Okta?");
        if !prompter.confirm(Question::bare(&label), true)? {
            return Err(Failure::declined("declined; nothing was recorded").into());
        }
        how = DeliveredHow::Person;
    }
    record_delivered(context, &name, &fingerprint, how)?;
    let until = tokens.find(&fingerprint).map(|token| token.expires_at);
    let day = until.map(|until| format!(" until {}", until.strftime("%Y-%m-%d")));
    let before = tokens.delivered.as_ref().map(|it| &it.token.fingerprint);
    let undo = before.filter(|before| **before != fingerprint).map_or_else(
        replaced_by_the_next,
        |before| {
            let again = "ws1-okta token delivered --fingerprint";
            Undo::By(format!("{again} {before} --profile {name}"))
        },
    );
    let done = format!(
        "Okta holds token {fingerprint}{} (profile `{name}`)",
        day.unwrap_or_default()
    );
    Ok(Changed {
        text: told(&done, &undo, &format!("ws1-okta status --profile {name}")),
        fields: json!({
            "profile": name.as_str(),
            "okta": {
                "fingerprint": fingerprint.as_str(),
                "expires_at": until.map(|until| until.to_string()),
            },
        }),
    })
}
