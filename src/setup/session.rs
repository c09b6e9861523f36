//! The front half of every command that talks to a tenant: inputs, the store proven, the tenant
//! reached.

use super::again::Earlier;
use super::entry;
use super::inputs::{self, Scope, SetupInputs, Suggestions};
use super::opened_store::Opening;
use super::secret_place::no_place_of_another;
use super::secrets::Secrets;
use crate::access::{AccessClient, AccessError, AdminClient};
use crate::cli::{SetupArgs, WayInArgs};
use crate::context::Context;
use crate::error::Failure;
use crate::profile::Profile;
use crate::store::Store;
use crate::token_target;
use crate::values::{ClientId, ClientSecret, TenantUrl};
use anyhow::{Context as _, Result};

/// A tenant that was reached, and a store that was proven.
pub(crate) struct Session {
    pub(crate) inputs: SetupInputs,
    pub(crate) store: Store,
    pub(crate) access: AccessClient,
}

impl Session {
    /// Gathers, proves and reaches. Nothing remote is changed.
    pub(crate) async fn open(
        context: &mut Context,
        args: &SetupArgs,
        suggestions: &Suggestions,
        scope: Scope,
        earlier: &mut Earlier,
    ) -> Result<Self> {
        // A person's answers would be lost with it; where nobody is asked, what is missing is told first.
        if context.prompter.is_some() {
            prove_target(context, args)?;
        }
        let reached = reach_first(context, args, suggestions, scope, earlier).await?;
        let Earlier { store, needed, .. } = earlier;
        let inputs = inputs::gather(context, args, suggestions, scope, store, needed)?;
        if reached.is_none() {
            note_address(context, &inputs.tenant);
        }
        if !scope.only_gets_in() {
            no_place_of_another(context, &inputs.profile, &inputs.store)?;
        }
        if let Some(target) = &args.token_to {
            token_target::check(target, &inputs.store)?;
        }
        let profile = context.profiles.load(&inputs.profile)?;
        let opening = Opening::new(scope, profile.as_ref(), inputs.dry_run, false);
        earlier.store.open(context, &inputs.store, opening)?;
        let store = earlier.store.take().context("no store was opened")?;
        if context.prompter.is_none() {
            prove_target(context, args)?;
        }
        let access = if let Some(access) = reached {
            access
        } else {
            let access = context.access(&inputs.tenant, &inputs.network)?;
            reach(context, &access, false).await?;
            access
        };
        Ok(Self {
            inputs,
            store,
            access,
        })
    }
}

/// A tenant that was got into.
pub(crate) struct SignedIn {
    pub(crate) session: Session,
    /// Speaks to the tenant with rights.
    pub(crate) admin: AdminClient,
    /// The profile, if there is one.
    pub(crate) profile: Option<Profile>,
    /// The secret of the session's client, if the tenant takes it.
    own: Option<ClientSecret>,
}

impl SignedIn {
    /// Whether the tenant takes the secret of this client, which is thus there, and ours.
    pub(crate) fn is_proven(&self, id: &ClientId) -> bool {
        self.own.is_some() && self.session.inputs.client.id.value == *id
    }

    /// Proves that the profile can be written, before something is deleted that it must forget then.
    pub(crate) fn prove_profile(&self, context: &Context) -> Result<()> {
        let lock = context.lock(&self.session.inputs.profile)?;
        if let Some(profile) = lock.load()? {
            lock.save(&profile)?;
        }
        Ok(())
    }

    /// Deletes a directory. Where no reply tells whether it is gone, the list does.
    pub(crate) async fn delete_directory(&self, id: &str, name: &str) -> Result<(), AccessError> {
        let Err(error) = self.admin.delete_directory(id, name).await else {
            return Ok(());
        };
        if error.is_outcome_unknown()
            && let Ok(all) = self.admin.list_directories().await
            && all.iter().all(|one| one.id.as_deref() != Some(id))
        {
            return Ok(());
        }
        Err(error)
    }

    /// Deletes a client. One that deletes itself loses its token with it, so that after a lost reply
    /// only its secret can tell whether it is gone.
    pub(crate) async fn delete_client(&self, id: &ClientId) -> Result<(), AccessError> {
        let Err(error) = self.admin.delete_client(id).await else {
            return Ok(());
        };
        if let Some(secret) = &self.own
            && self.is_proven(id)
            && let Err(AccessError::ClientRefused { .. }) =
                self.session.access.token(id, secret).await
        {
            return Ok(());
        }
        Err(error)
    }
}

/// What a command that deletes finds at the tenant's door.
pub(crate) enum Door {
    Open(Box<SignedIn>),
    /// The client was being deleted when the last run ended, and is gone; only what is kept here is
    /// left.
    Gone {
        session: Box<Session>,
        profile: Box<Profile>,
        /// Why it is known to be gone, as the beginning of a sentence that names the client.
        known_by: String,
        /// What there is to say where that does not do.
        refused: anyhow::Error,
    },
}

/// Gets into a tenant for a command that is about neither client nor directory of its own.
pub(crate) async fn sign_in(context: &mut Context, way_in: &WayInArgs) -> Result<SignedIn> {
    let mut earlier = Earlier::begin(context);
    sign_in_again(context, way_in, &mut earlier).await
}

/// The same where something was answered before.
pub(super) async fn sign_in_again(
    context: &mut Context,
    way_in: &WayInArgs,
    earlier: &mut Earlier,
) -> Result<SignedIn> {
    match knock(context, way_in, Scope::Access, |_| false, earlier).await? {
        Door::Open(signed_in) => Ok(*signed_in),
        Door::Gone { refused, .. } => Err(refused),
    }
}

/// The same for a command that may have deleted its own client before: it says of which profiles it can
/// end without getting in.
pub(crate) async fn door(
    context: &mut Context,
    way_in: &WayInArgs,
    scope: Scope,
    can_end: impl Fn(&Profile) -> bool,
) -> Result<Door> {
    let mut earlier = Earlier::begin(context);
    knock(context, way_in, scope, can_end, &mut earlier).await
}

async fn knock(
    context: &mut Context,
    way_in: &WayInArgs,
    scope: Scope,
    can_end: impl Fn(&Profile) -> bool,
    earlier: &mut Earlier,
) -> Result<Door> {
    let args = SetupArgs {
        way_in: way_in.clone(),
        ..SetupArgs::default()
    };
    let none = Suggestions::default();
    loop {
        let mut inputs = None;
        let opened = Session::open(context, &args, &none, scope, earlier).await;
        let error = match opened {
            Ok(session) => match enter(context, &session).await {
                Ok((admin, own, profile)) => {
                    return Ok(Door::Open(Box::new(SignedIn {
                        session,
                        admin,
                        profile,
                        own,
                    })));
                }
                Err(error) => {
                    if let Some((profile, known_by)) = being_deleted(context, &session, &error)?
                        && can_end(&profile)
                    {
                        return Ok(Door::Gone {
                            session: Box::new(session),
                            profile: Box::new(profile),
                            known_by,
                            refused: error,
                        });
                    }
                    let used = session.inputs.store.clone();
                    earlier.store.keep(used, session.store);
                    inputs = Some(session.inputs);
                    error
                }
            },
            Err(error) => error,
        };
        earlier.ask_again(context, error, inputs.as_ref())?;
    }
}

/// The profile, if its client was being deleted and does not get in: the tenant refuses its secret, or
/// none is kept any more, since a deletion removes the secrets only when the client is gone.
fn being_deleted(
    context: &Context,
    session: &Session,
    error: &anyhow::Error,
) -> Result<Option<(Profile, String)>> {
    let tenant = &session.inputs.tenant;
    let known_by = match error.downcast_ref::<Failure>().map(Failure::code) {
        Some(entry::CLIENT_REFUSED) => format!("{tenant} no longer takes the secret of"),
        Some(entry::NO_WAY_IN) => "The secrets are removed that were kept for".to_owned(),
        _ => return Ok(None),
    };
    let profile = context.profiles.load(&session.inputs.profile)?;
    let id = &session.inputs.client.id.value;
    let profile = profile.filter(|profile| profile.deleting.as_ref() == Some(id));
    Ok(profile.map(|profile| (profile, known_by)))
}

async fn enter(
    context: &Context,
    session: &Session,
) -> Result<(AdminClient, Option<ClientSecret>, Option<Profile>)> {
    let profile = context.profiles.load(&session.inputs.profile)?;
    let secrets = match &profile {
        Some(_) => Secrets::read(&session.store, &session.inputs, profile.as_ref())?,
        None => Secrets::given(&session.store, &session.inputs),
    };
    for secret in secrets.all_texts() {
        context.redactor.add(secret);
    }
    let entry = entry::enter(context, &session.inputs, &session.access, &secrets).await?;
    if entry.proof.is_some() && profile.as_ref().is_some_and(|it| it.deleting.is_some()) {
        // It is not gone, and may be refused later for another reason.
        let lock = context.lock(&session.inputs.profile)?;
        if let Some(mut profile) = lock.load()? {
            profile.deleting = None;
            lock.save(&profile)?;
        }
    }
    Ok((entry.admin, entry.proof.map(|proof| proof.secret), profile))
}

/// Proves that the token can be written where it shall go.
fn prove_target(context: &Context, args: &SetupArgs) -> Result<()> {
    match &args.token_to {
        Some(target) => token_target::prove(context, target),
        None => Ok(()),
    }
}

/// Where a person is asked, the tenant is reached as soon as it is known: no password is asked for in vain.
async fn reach_first(
    context: &mut Context,
    args: &SetupArgs,
    suggestions: &Suggestions,
    scope: Scope,
    earlier: &mut Earlier,
) -> Result<Option<AccessClient>> {
    let found = inputs::gather_tenant(context, args, suggestions, scope)?;
    let Some((tenant, network)) = found else {
        return Ok(None);
    };
    // Where questions come again, the notes do not.
    let is_noted = earlier.noted.as_ref() == Some(&tenant);
    if !is_noted {
        note_address(context, &tenant);
    }
    let access = context.access(&tenant, &network)?;
    reach(context, &access, is_noted).await?;
    earlier.noted = Some(tenant);
    Ok(Some(access))
}

fn note_address(context: &Context, tenant: &TenantUrl) {
    if let Some(note) = tenant.note() {
        context.ui.note(&note.to_string());
    }
}

async fn reach(context: &Context, access: &AccessClient, is_noted: bool) -> Result<()> {
    let reached = {
        let _waiting = context.ui.waiting("reaching the tenant");
        access.reach().await?
    };
    if let Some(version) = &reached.version {
        context.ui.detail(&format!("the tenant runs {version}"));
    }
    if let (Some(note), false) = (&reached.note, is_noted) {
        context.ui.note(&note.to_string());
    }
    Ok(())
}
