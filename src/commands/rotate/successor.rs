//! The default: a new client beside the old one, its token, its delivery, then the old one's end.

use super::super::change::{Undo, told};
use super::super::{confirm, logout, remote};
use super::{not_set_up, on_profile, tell};
use crate::cli::{RotateSecretArgs, SetupArgs};
use crate::context::{Context, StoreRequest};
use crate::error::Failure;
use crate::exit::Exit;
use crate::profile::{ClientRecord, Profile, TokenRecord};
use crate::renew::{Wishes, ask_delivered, kept, probe, renew, replaced_api_token};
use crate::setup::{self, Scope, SetupReport, Suggestions, sign_in};
use crate::store::{EntryKey, EntryKind};
use crate::values::{AccessToken, ClientId, ProfileName};
use anyhow::Result;
use serde_json::json;

/// Goes on from what is there: no successor yet, one whose token is not in Okta yet, or an old client
/// that nothing needs any more.
pub(super) fn run(
    context: &mut Context,
    arguments: &RotateSecretArgs,
    name: &ProfileName,
    mut profile: Profile,
) -> Result<Exit> {
    context
        .so_far
        .set("the client and the token before still work; run the same command again to go on");
    if profile.retiring.is_none() {
        let report = make(context, arguments, name, &profile)?;
        if arguments.dry_run {
            context.ui.result(&report)?;
            return Ok(Exit::Fine);
        }
        profile = context.profile(name)?;
    }
    if profile.tokens.held.is_none() {
        // The run that made the new client was cut short before its token was kept.
        let renewal = remote::run(context, async |context| {
            renew(context, name, Wishes::default()).await
        })?;
        profile = renewal.profile;
    }
    let (Some(old), Some(new), Some(held)) = (
        profile.retiring.clone(),
        profile.client.clone(),
        profile.tokens.held.clone(),
    ) else {
        return Err(not_set_up(name).into());
    };
    let is_in_okta = profile.tokens.is_delivered(&held.fingerprint);
    let delivery = if is_in_okta {
        Delivery::InOkta
    } else {
        deliver(context, arguments, name, &profile, &held)?
    };
    if delivery != Delivery::InOkta {
        let waits = Waits {
            name,
            old: &old,
            new: &new,
            held: &held,
            is_shown: delivery == Delivery::Shown,
        };
        return waits.tell(context, arguments, &profile);
    }
    retire(context, arguments, name, &old.id)?;
    let result = format!(
        "OAuth client `{}` of {} has taken the place of `{}`, which is deleted (profile `{name}`)",
        new.id, profile.tenant, old.id
    );
    let next = format!("ws1-okta status --profile {name}");
    tell(
        context,
        told(&result, &Undo::Never, &next),
        json!({
            "profile": name.as_str(),
            "client": { "id": new.id.as_str() },
            "deleted": { "client": old.id.as_str() },
            "needs_person": null,
        }),
    )?;
    Ok(Exit::Fine)
}

/// Makes the new client as `setup` makes one; the old one opens the door.
fn make(
    context: &mut Context,
    arguments: &RotateSecretArgs,
    name: &ProfileName,
    profile: &Profile,
) -> Result<SetupReport> {
    let old = profile.client.as_ref().ok_or_else(|| not_set_up(name))?;
    let id = new_id(arguments, profile, old)?;
    let store = (context.open_store)(&StoreRequest::of_profile(profile))?;
    let key = EntryKey::of_token(name, &profile.tenant, &old.id);
    let secret = store.get(&key.with_kind(EntryKind::ClientSecret))?;
    let way_in = &arguments.way_in;
    let is_way_given = way_in.admin_user.is_some()
        || way_in.admin_client_id.is_some()
        || way_in.token_file.is_some();
    // Where somebody can be asked, the way in is asked for.
    if secret.is_none() && !is_way_given && context.prompter.is_none() {
        return Err(Failure::refused(
            "no_secret",
            format!(
                "the shared secret of OAuth client `{}` is not in {}",
                old.id,
                store.describe()
            ),
        )
        .hint("give another way in, for example --admin-user: its successor is made all the same")
        .into());
    }
    let mut client = arguments.client.clone();
    client.client_id = Some(id);
    let arguments = SetupArgs {
        dry_run: arguments.dry_run,
        way_in: arguments.way_in.clone(),
        client,
        ..SetupArgs::default()
    };
    on_profile(context, name, async |context| {
        let suggestions = Suggestions::default();
        let run = setup::run(context, &arguments, &suggestions, Scope::Successor);
        Box::pin(run).await
    })
}

/// The wished id; or that of a run that was cut short; or the next one.
fn new_id(arguments: &RotateSecretArgs, profile: &Profile, old: &ClientRecord) -> Result<ClientId> {
    let begun = profile.creating.clone().filter(|id| *id != old.id);
    let id = match (arguments.client.client_id.clone(), begun) {
        (Some(wished), _) => wished,
        (None, Some(begun)) => begun,
        (None, None) => old.id.successor()?,
    };
    if id == old.id {
        return Err(Failure::usage(
            "same_client",
            format!("OAuth client `{id}` is the one to be replaced"),
        )
        .hint("give another --client-id, or --in-place to change its own secret")
        .into());
    }
    Ok(id)
}

/// Where the new token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Delivery {
    InOkta,
    /// A person has seen it, and says that it is not in Okta.
    Shown,
    /// Nobody has seen it yet.
    Kept,
}

/// Tests the new token, shows it where a person looks, and asks whether it is in Okta.
fn deliver(
    context: &mut Context,
    arguments: &RotateSecretArgs,
    name: &ProfileName,
    profile: &Profile,
    held: &TokenRecord,
) -> Result<Delivery> {
    remote::run(context, async |context| probe(context, name, profile).await)?;
    if !context.person_watches || arguments.show_token {
        return Ok(Delivery::Kept);
    }
    let Some(token) = token(context, name, profile)? else {
        return Ok(Delivery::Kept);
    };
    let field = replaced_api_token(Ok(&token), &held.fingerprint, context.ui.stdout_styles);
    context.ui.raw(&field)?;
    Ok(match ask_delivered(context, name, &held.fingerprint)? {
        Some(_) => Delivery::InOkta,
        None => Delivery::Shown,
    })
}

fn token(context: &Context, name: &ProfileName, profile: &Profile) -> Result<Option<AccessToken>> {
    let store = (context.open_store)(&StoreRequest::of_profile(profile))?;
    Ok(kept(context, name, profile, &store)?)
}

/// The new token is not in Okta yet: a person's turn.
struct Waits<'run> {
    name: &'run ProfileName,
    old: &'run ClientRecord,
    new: &'run ClientRecord,
    held: &'run TokenRecord,
    /// Whether it was shown by this run.
    is_shown: bool,
}

impl Waits<'_> {
    fn tell(
        &self,
        context: &Context,
        arguments: &RotateSecretArgs,
        profile: &Profile,
    ) -> Result<Exit> {
        let Self {
            name,
            old,
            new,
            held,
            is_shown,
        } = self;
        let mut fields = json!({
            "profile": name.as_str(),
            "client": { "id": new.id.as_str() },
            "retiring": { "id": old.id.as_str() },
            "token": {
                "fingerprint": held.fingerprint.as_str(),
                "expires_at": held.expires_at.to_string(),
            },
            "needs_person": "deliver",
        });
        let command = format!("ws1-okta token show --profile {name} --show-token");
        let shown = if arguments.show_token {
            token(context, name, profile)?
        } else {
            None
        };
        if let (Some(fields), Some(token)) = (fields.as_object_mut(), &shown) {
            fields.insert("api_token".to_owned(), json!(token.expose()));
        }
        let styles = context.ui.stdout_styles;
        let store = (context.open_store)(&StoreRequest::of_profile(profile))?;
        let form = if *is_shown {
            String::new()
        } else {
            let token = shown.as_ref().ok_or(&*command);
            format!("\n{}", replaced_api_token(token, &held.fingerprint, styles))
        };
        let result = format!(
            "OAuth client `{}` of {} is there beside `{}`, and its token works; its secrets are kept in \
             {}. Both stay until the token is in Okta.\n{form}",
            new.id,
            profile.tenant,
            old.id,
            store.describe()
        );
        let undo = Undo::By(format!(
            "ws1-okta client delete {} --profile {name} (`{}` takes its place back)",
            new.id, old.id
        ));
        let next = format!(
            "ws1-okta token delivered --profile {name} (once it is saved in Okta), and this command again"
        );
        tell(context, told(&result, &undo, &next), fields)?;
        Ok(Exit::Due)
    }
}

/// Deletes the old client, with the new one's rights, and forgets its secrets.
fn retire(
    context: &mut Context,
    arguments: &RotateSecretArgs,
    name: &ProfileName,
    old: &ClientId,
) -> Result<()> {
    on_profile(context, name, async |context| {
        let signed_in = sign_in(context, &arguments.way_in).await?;
        context.ui.say(&format!(
            "Delete OAuth client `{old}` of {}; Okta holds a token of its successor",
            signed_in.session.inputs.tenant
        ));
        context
            .ui
            .warning("whatever else uses this client or its tokens stops");
        confirm::deletion(context, old.as_str(), arguments.confirm.as_deref())?;
        let _waiting = context.ui.waiting("deleting the replaced OAuth client");
        let lock = context.lock(name)?;
        // "There is none" is believed only when reading says so, too: it would be forgotten.
        if !signed_in.admin.delete_client(old).await?
            && signed_in.admin.get_client(old).await?.is_some()
        {
            return Err(Failure::conflict(
                "client_not_deleted",
                format!(
                    "the tenant says that there is no OAuth client `{old}`, and still shows it"
                ),
            )
            .hint("run the same command again")
            .into());
        }
        logout::forget_replaced(context, &lock, &signed_in.session.store, old)
    })
}
