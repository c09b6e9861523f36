//! The front half of every command that talks to a tenant: inputs, the store proven, the tenant
//! reached.

use super::entry;
use super::inputs::{self, Scope, SetupInputs, Suggestions};
use super::secrets::Secrets;
use crate::access::{AccessClient, AdminClient};
use crate::cli::{SetupArgs, WayInArgs};
use crate::context::Context;
use crate::profile::Profile;
use crate::store::Store;
use anyhow::Result;
use std::path::Path;

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
    ) -> Result<Self> {
        let inputs = inputs::gather(context, args, suggestions, scope)?;
        if let Some(note) = inputs.tenant.note() {
            context.ui.note(&note.to_string());
        }
        if inputs.store.makes_identity
            && let Some(path) = &inputs.store.age_identity
        {
            context.ui.note(&beside_the_data(path));
        }
        let store = (context.open_store)(&inputs.store)?;
        prove(context, &inputs, &store)?;
        let access = context.access(&inputs.tenant, &inputs.network)?;
        reach(context, &access).await?;
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
}

/// Gets into a tenant for a command that is about neither client nor directory of its own.
pub(crate) async fn sign_in(context: &mut Context, way_in: &WayInArgs) -> Result<SignedIn> {
    let args = SetupArgs {
        way_in: way_in.clone(),
        ..SetupArgs::default()
    };
    let session = Session::open(context, &args, &Suggestions::default(), Scope::Access).await?;
    let profile = context.profiles.load(&session.inputs.profile)?;
    let secrets = Secrets::read(&session.store, &session.inputs)?;
    for secret in secrets.all_texts() {
        context.redactor.add(secret);
    }
    let entry = entry::enter(context, &session.inputs, &session.access, &secrets).await?;
    Ok(SignedIn {
        admin: entry.admin,

        session,
        profile,
    })
}

/// What an identity of our own protects from, and what not.
pub(crate) fn beside_the_data(identity: &Path) -> String {
    format!(
        "the secrets are encrypted for the age identity `{}`, which is made if it is not there yet. It \
         lies beside them: whoever can read both can read the secrets, unless a passphrase protects it \
         (--age-passphrase-file when it is made) or it is kept elsewhere (--age-identity)",
        identity.display()
    )
}

/// Proves the store, and that the token can be written where it shall go.
fn prove(context: &Context, inputs: &SetupInputs, store: &Store) -> Result<()> {
    let _waiting = context.ui.waiting("testing the secret store");
    store.prove()?;
    if let Some(target) = &inputs.token_to {
        crate::token_target::prove(context, target)?;
    }
    Ok(())
}

async fn reach(context: &Context, access: &AccessClient) -> Result<()> {
    let reached = {
        let _waiting = context.ui.waiting("reaching the tenant");
        access.reach().await?
    };
    if let Some(version) = &reached.version {
        context.ui.detail(&format!("the tenant runs {version}"));
    }
    if let Some(note) = &reached.note {
        context.ui.note(&note.to_string());
    }
    Ok(())
}
