//! `token show`

use super::super::change::{Undo, told};
use super::super::chosen_profile;
use crate::cli::ShowArgs;
use crate::context::{Context, StoreRequest};
use crate::error::Failure;
use crate::exit::Exit;
use crate::store::EntryKey;
use crate::token_target;
use crate::ui::{Report, Styles};
use crate::values::{AccessToken, Fingerprint, ProfileName, SecretTarget, StoreChoice};
use anyhow::Result;
use jiff::Timestamp;
use serde_json::{Map, Value, json};
use std::time::Duration;

/// The token that is kept.
#[derive(Debug)]
pub(super) struct TokenReport {
    profile: ProfileName,
    token: AccessToken,
    expires_at: Option<Timestamp>,
    /// Where it was written instead of being shown.
    written_to: Option<String>,
    /// Whether something else was there, which is lost.
    replaces: bool,
    /// Whether Okta is known to hold it.
    is_delivered: bool,
}

/// Shows the token where a person looks or asked for it.
pub(super) fn run(context: &Context, arguments: &ShowArgs) -> Result<TokenReport> {
    let (name, profile) = chosen_profile(context)?;
    let none_kept = || {
        Failure::new(
            Exit::Usage,
            "no_token",
            format!("no token is kept for profile `{name}`"),
        )
        .hint(if profile.store == StoreChoice::None {
            format!(
                "--store none keeps no token: ws1-okta setup --profile {name} --yes with --show-token \
                 or --token-to FILE fetches one"
            )
        } else {
            // Whether `setup` can fetch one hangs on what else is kept.
            format!("ws1-okta status --profile {name} tells what comes next")
        })
    };
    if profile.store == StoreChoice::None {
        return Err(none_kept().into());
    }
    let may_show = arguments.show_token || arguments.token_to.is_some() || context.person_watches;
    if !may_show {
        return Err(
            Failure::usage("token_not_shown", "the token is shown on a terminal only")
                .hint("add --show-token, or --token-to FILE")
                .into(),
        );
    }
    let Some(client) = &profile.client else {
        return Err(none_kept().into());
    };
    let key = EntryKey::of_token(&name, &profile.tenant, &client.id);
    let store = (context.open_store)(&StoreRequest::of_profile(&profile))?;
    let token: AccessToken = store.get(&key)?.ok_or_else(none_kept)?.into_kind();
    context.redactor.add(token.expose());
    let fingerprint = Fingerprint::of(&token);
    let record = profile
        .tokens
        .held
        .as_ref()
        .filter(|record| record.fingerprint == fingerprint);
    let mut replaces = false;
    if let Some(target) = &arguments.token_to {
        token_target::check(target, &StoreRequest::of_profile(&profile))?;
        replaces = token_target::write(context, target, &key, &token, &profile.tokens.handed)?;
        remember(context, &name, &fingerprint, target);
    }
    let warning = match record {
        Some(record) if record.expires_at > context.now() => None,
        Some(_) => Some("this token has ended; ws1-okta token renew fetches a new one"),
        None => Some(
            "this token is not the recorded one; ws1-okta token renew --force fetches a new one",
        ),
    };
    if let Some(warning) = warning {
        context.ui.warning(warning);
    }
    Ok(TokenReport {
        profile: name,
        token,
        expires_at: record.map(|record| record.expires_at),
        written_to: arguments.token_to.as_ref().map(ToString::to_string),
        replaces,
        is_delivered: profile.tokens.is_delivered(&fingerprint),
    })
}

/// That it was written is told, even if nobody can be told so later.
fn remember(
    context: &Context,
    name: &ProfileName,
    fingerprint: &Fingerprint,
    target: &SecretTarget,
) {
    if let Ok(lock) = context.profiles.lock(name, Duration::ZERO)
        && let Ok(Some(mut profile)) = lock.load()
    {
        profile.tokens.handed.gave(fingerprint, target);
        if let Err(error) = lock.save(&profile) {
            context.ui.detail(&error.to_string());
        }
    }
}

impl Report for TokenReport {
    /// The token alone on its line; nothing else is on stdout, so that it can be piped.
    fn human(&self, _: Styles) -> String {
        let Some(place) = &self.written_to else {
            return format!("{}\n", self.token.expose());
        };
        let result = format!("token {} is in {place}", Fingerprint::of(&self.token));
        let undo = if self.replaces {
            Undo::Never
        } else {
            Undo::Needless("the store keeps it, too, and nothing there was changed".to_owned())
        };
        let profile = &self.profile;
        let next = if self.is_delivered {
            format!("ws1-okta status --profile {profile}")
        } else {
            format!("ws1-okta token delivered --profile {profile} (once it is saved in Okta)")
        };
        format!("{}\n", told(&result, &undo, &next))
    }

    fn json(&self) -> Map<String, Value> {
        let mut fields = Map::new();
        fields.insert("profile".to_owned(), json!(self.profile.as_str()));
        fields.insert(
            "fingerprint".to_owned(),
            json!(Fingerprint::of(&self.token).as_str()),
        );
        fields.insert("length".to_owned(), json!(self.token.expose().len()));
        fields.insert(
            "expires_at".to_owned(),
            json!(self.expires_at.map(|instant| instant.to_string())),
        );
        match &self.written_to {
            None => fields.insert("api_token".to_owned(), json!(self.token.expose())),
            Some(path) => fields.insert("written_to".to_owned(), json!(path)),
        };
        fields
    }
}
