//! The front half of every command that talks to a tenant: inputs, the store proven, the tenant
//! reached.

use super::inputs::{self, Scope, SetupInputs, Suggestions};
use crate::access::AccessClient;
use crate::cli::SetupArgs;
use crate::context::Context;
use crate::store::Store;
use anyhow::Result;

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
