//! `client list`, `show`, `create`, `update`, `rotate-secret`, `delete`

use super::change::{Changed, Undo, told};
use super::setup::clear_leftovers;
use super::{confirm, logout, next, remote, rotate};
use crate::access::{ClientSummary, OAuthClient};
use crate::cli::{
    ClientChangeArgs, ClientCommand, ClientDeleteArgs, ClientShowArgs, SetupArgs, WayInArgs,
};
use crate::context::Context;
use crate::error::Failure;
use crate::exit::Exit;
use crate::profile::{ClientRecord, Profile, ProfileLock};
use crate::setup::{self, Door, Scope, Session, SetupReport, SignedIn, Suggestions, door, sign_in};
use crate::store::EntryKey;
use crate::ui::{List, Report};
use crate::values::{AccessToken, ClientId, Fingerprint, Secret, TenantUrl};
use anyhow::Result;
use serde_json::{Value, json};

/// Runs one of them.
pub(super) fn run(context: &mut Context, command: &ClientCommand) -> Result<Exit> {
    let report: Box<dyn Report> = match command {
        ClientCommand::List(way_in) => Box::new(list(context, way_in)?),
        ClientCommand::Show(arguments) => Box::new(show(context, arguments)?),
        ClientCommand::Create(arguments) => Box::new(change(context, arguments, false)?),
        ClientCommand::Update(arguments) => Box::new(change(context, arguments, true)?),
        ClientCommand::RotateSecret(arguments) => return rotate::run(context, arguments),
        ClientCommand::Delete(arguments) => Box::new(delete(context, arguments)?),
    };
    context.ui.result(&*report)?;
    Ok(Exit::Fine)
}

fn list(context: &mut Context, way_in: &WayInArgs) -> Result<List> {
    let clients = remote::run(context, async |context| {
        let signed_in = sign_in(context, way_in).await?;
        let _waiting = context.ui.waiting("reading the OAuth clients");
        Ok(signed_in.admin.list_clients().await?)
    })?;
    Ok(List {
        name: "clients",
        columns: &["id", "scope", "grants", "access_token_ttl", "internal"],
        rows: clients.iter().map(row).collect(),
        empty: "the tenant has no OAuth clients",
    })
}

fn row(client: &ClientSummary) -> Vec<Value> {
    vec![
        json!(client.client_id),
        json!(client.scope),
        json!(client.grants),
        json!(client.access_token_ttl.map(|ttl| ttl.to_string())),
        json!(client.is_internal),
    ]
}

fn show(context: &mut Context, arguments: &ClientShowArgs) -> Result<Changed> {
    let client = remote::run(context, async |context| {
        let signed_in = sign_in(context, &arguments.way_in).await?;
        let id = arguments
            .id
            .0
            .as_ref()
            .unwrap_or(&signed_in.session.inputs.client.id.value);
        let _waiting = context.ui.waiting("reading the OAuth client");
        let client = signed_in.admin.get_client(id).await?;
        client.ok_or_else(|| Failure::no_such_client(&signed_in.session.inputs.tenant, id).into())
    })?;
    Ok(described(&client))
}

fn described(client: &OAuthClient) -> Changed {
    let ttl = |ttl: Option<crate::values::Ttl>| ttl.map(|ttl| ttl.to_string());
    let grants = client.grants();
    let has_grant = |name: &str| grants.iter().any(|grant| grant == name);
    let is_ours = |grant: &String| grant == "client_credentials" || grant == "refresh_token";
    // The console names this one of the grants by a type of access.
    let access = if has_grant("client_credentials") && grants.iter().all(is_ours) {
        ("Access Type", Some("Service Client Token".to_owned()))
    } else {
        ("Grants", Some(grants.join(" ")))
    };
    let issues = if has_grant("refresh_token") {
        "yes"
    } else {
        "no"
    };
    let rows = [
        ("Client ID", Some(client.client_id().to_string())),
        access,
        ("Scope", Some(client.scope().join(" "))),
        ("Issue Refresh Token", Some(issues.to_owned())),
        ("Token Type", client.token_type()),
        ("Access Token TTL", ttl(client.access_token_ttl())),
        ("Refresh Token TTL", ttl(client.refresh_token_ttl())),
        ("Idle Token TTL", ttl(client.refresh_token_idle_ttl())),
    ];
    let lines: Vec<String> = rows
        .iter()
        .map(|(name, value)| {
            let value = crate::http::escape(value.as_deref().unwrap_or("unknown"));
            format!("{name:<20}{value}")
        })
        .collect();
    Changed {
        text: lines.join("\n"),
        fields: json!({ "client": {
            "id": client.client_id().as_str(),
            "scope": client.scope(),
            "grants": client.grants(),
            "access_token_ttl": ttl(client.access_token_ttl()),
            "refresh_token_ttl": ttl(client.refresh_token_ttl()),
            "idle_token_ttl": ttl(client.refresh_token_idle_ttl()),
        } }),
    }
}

/// The client's part of setup. An update wants it to be there.
fn change(
    context: &mut Context,
    arguments: &ClientChangeArgs,
    must_exist: bool,
) -> Result<SetupReport> {
    let arguments = SetupArgs {
        dry_run: arguments.dry_run,
        way_in: arguments.way_in.clone(),
        client: arguments.client.clone(),
        store: arguments.store.clone(),
        confirm: arguments.confirm.clone(),
        ..SetupArgs::default()
    };
    let scope = if must_exist {
        Scope::ExistingClient
    } else {
        Scope::Client
    };
    let report = remote::run(context, async |context| {
        let suggestions = Suggestions::default();
        Box::pin(setup::run(context, &arguments, &suggestions, scope)).await
    })?;
    clear_leftovers(context, &report)?;
    Ok(report)
}

fn delete(context: &mut Context, arguments: &ClientDeleteArgs) -> Result<Changed> {
    confirm::check_given(arguments.id.0.as_str(), arguments.confirm.as_deref())?;
    remote::run(context, async |context| {
        let is_this = |profile: &Profile| profile.deleting.as_ref() == Some(&arguments.id.0);
        match door(context, &arguments.way_in, Scope::Access, is_this).await? {
            Door::Open(signed_in) => delete_signed_in(context, arguments, &signed_in).await,
            Door::Gone {
                session, known_by, ..
            } => after_it(context, arguments, &session, &known_by),
        }
    })
}

/// What is left where the last run could not come to its end, and the client is gone.
fn after_it(
    context: &mut Context,
    arguments: &ClientDeleteArgs,
    session: &Session,
    known_by: &str,
) -> Result<Changed> {
    let id = &arguments.id.0;
    context.ui.say(&format!(
        "{known_by} OAuth client `{id}`, whose deletion was begun: it is gone. Delete its secrets in {}",
        session.store.describe()
    ));
    confirm::deletion(context, id.as_str(), arguments.confirm.as_deref())?;
    let lock = context.lock(&session.inputs.profile)?;
    let left = forget(context, &lock, session, id)?;
    Ok(deleted(
        id,
        session,
        false,
        &next::place_of(session),
        left.as_ref(),
    ))
}

async fn delete_signed_in(
    context: &mut Context,
    arguments: &ClientDeleteArgs,
    signed_in: &SignedIn,
) -> Result<Changed> {
    let id = &arguments.id.0;
    let inputs = &signed_in.session.inputs;
    let seen = {
        let _waiting = context.ui.waiting("reading the OAuth client");
        signed_in.admin.get_client(id).await?
    };
    match seen {
        Some(client) if client.is_internal() => return Err(internal(&inputs.tenant, id).into()),
        Some(_) => {}
        None => {
            let profile = signed_in.profile.as_ref();
            if profile.is_some_and(|profile| profile.deleting.as_ref() == Some(id)) {
                let known_by = format!("{} no longer has", inputs.tenant);
                return after_it(context, arguments, &signed_in.session, &known_by);
            }
            return Err(Failure::no_such_client(&inputs.tenant, id).into());
        }
    }
    let profile = signed_in.profile.as_ref();
    let is = |record: &ClientRecord| record.id == *id;
    let known = profile.and_then(|profile| profile.client.as_ref());
    let is_own = known.is_some_and(is);
    let retiring = profile.and_then(|profile| profile.retiring.as_ref());
    let is_retiring = retiring.is_some_and(is);
    context
        .ui
        .say(&format!("Delete OAuth client `{id}` of {}", inputs.tenant));
    match profile.and_then(Profile::okta_client) {
        Some(holder) if is(holder) => context
            .ui
            .danger("Okta's provisioning stops: its token belongs to this client and ends with it"),
        Some(holder) if is_own => context.ui.warning(&format!(
            "the token that waits to be saved in Okta ends with it; Okta's own is of `{}`, which \
             stays and takes its place back",
            holder.id
        )),
        _ => context
            .ui
            .warning("its tokens end, and whatever uses them stops"),
    }
    confirm::deletion(context, id.as_str(), arguments.confirm.as_deref())?;
    let place = next::place(signed_in);
    let waiting = "deleting the OAuth client";
    if !is_own && !is_retiring {
        let _waiting = context.ui.waiting(waiting);
        signed_in.delete_client(id).await?;
        return Ok(deleted(id, &signed_in.session, false, &place, None));
    }
    let lock = context.lock(&inputs.profile)?;
    if is_own && let Some(mut profile) = lock.load()? {
        profile.deleting = Some(id.clone());
        lock.save(&profile)?;
    }
    {
        let _waiting = context.ui.waiting(waiting);
        signed_in.delete_client(id).await?;
    }
    let left = forget(context, &lock, &signed_in.session, id)?;
    Ok(deleted(
        id,
        &signed_in.session,
        is_retiring,
        &place,
        left.as_ref(),
    ))
}

/// The console does not delete one either (`ws1-access-api.md` §3).
fn internal(tenant: &TenantUrl, id: &ClientId) -> Failure {
    Failure::conflict(
        "client_internal",
        format!("OAuth client `{id}` is one of {tenant}'s own, which its services use"),
    )
    .hint("ws1-okta client list tells those apart by the column internal")
}

/// The profile of a client that is gone, as it is then, and what `setup` has to be given to make that client
/// again.
struct Left {
    profile: Profile,
    anew: Vec<String>,
}

/// Forgets a client of the profile's, which is gone, and its secrets.
fn forget(
    context: &Context,
    lock: &ProfileLock,
    session: &Session,
    id: &ClientId,
) -> Result<Option<Left>> {
    let Some(mut profile) = lock.load()? else {
        return Ok(None);
    };
    let anew = next::client_flags(&profile);
    logout::remove_secrets_of(&session.store, &session.inputs.profile, &profile, id)?;
    if profile.retiring.as_ref().is_some_and(|it| it.id == *id) {
        profile.forget_retiring(context.now());
    } else {
        profile.forget_client(context.now());
        hold_again(session, &mut profile)?;
    }
    lock.save(&profile)?;
    Ok(Some(Left { profile, anew }))
}

/// The token of a client that takes its place back was never given up: it is in the store still.
fn hold_again(session: &Session, profile: &mut Profile) -> Result<()> {
    let Some(back) = &profile.client else {
        return Ok(());
    };
    let key = EntryKey::of_token(&session.inputs.profile, &profile.tenant, &back.id);
    let token: Option<AccessToken> = session.store.get(&key)?.map(Secret::into_kind);
    if let Some(token) = token {
        profile.tokens.take_back(&Fingerprint::of(&token));
    }
    Ok(())
}

/// `left` is there where the client was one of the profile's, perhaps the one that retires.
fn deleted(
    id: &ClientId,
    session: &Session,
    is_retiring: bool,
    place: &str,
    left: Option<&Left>,
) -> Changed {
    let inputs = &session.inputs;
    let back = left.and_then(|left| left.profile.client.as_ref());
    let next = match (left, back) {
        (Some(left), Some(_)) if left.profile.tokens.held.is_none() => {
            format!("ws1-okta setup {place} (fetches a token)")
        }
        (Some(_), Some(_)) => format!("ws1-okta status {place}"),
        (Some(left), None) => {
            let flags = [place.to_owned()].into_iter().chain(left.anew.clone());
            format!("{} (makes it anew)", next::setup(flags))
        }
        (None, _) => format!("ws1-okta client list {place} (shows what is left)"),
    };
    let mut result = format!("deleted OAuth client `{id}` of {}", inputs.tenant);
    if let Some(back) = back.filter(|_| !is_retiring) {
        result.push_str(&format!(
            "\nOAuth client `{}` takes its place back",
            back.id
        ));
    }
    Changed {
        text: told(&result, &Undo::Never, &next),
        fields: json!({ "deleted": { "client": id.as_str() } }),
    }
}
