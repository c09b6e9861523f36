//! The secret store of a run: opened and proven as soon as it is known, so that no other answer is
//! given in vain.

use super::inputs::Scope;
use crate::context::{Context, StoreRequest};
use crate::profile::Profile;
use crate::store::Store;
use anyhow::Result;
use std::path::Path;

/// The store, and whether the one that is taken by default will do.
#[derive(Default)]
pub(crate) struct OpenedStore {
    opened: Option<(StoreRequest, Store)>,
    is_default_unusable: bool,
}

/// How a store is to be opened.
#[derive(Debug, Clone, Copy)]
pub(super) struct Opening {
    /// Nothing is kept, and no identity is made.
    pub(super) is_dry_run: bool,
    /// Who only gets in, and has no profile, needs no store: nothing is kept, and nothing is read.
    pub(super) is_proven: bool,
    /// Nobody has named it.
    pub(super) is_default: bool,
}

impl Opening {
    pub(super) fn new(
        scope: Scope,
        profile: Option<&Profile>,
        is_dry_run: bool,
        is_default: bool,
    ) -> Self {
        Self {
            is_dry_run,
            is_proven: !scope.only_gets_in() || profile.is_some(),
            is_default,
        }
    }
}

impl OpenedStore {
    /// Opens it, and proves it, unless the same one was opened before: nobody is asked twice for a
    /// passphrase, or told twice what is worth knowing.
    pub(super) fn open(
        &mut self,
        context: &Context,
        request: &StoreRequest,
        opening: Opening,
    ) -> Result<()> {
        if matches!(&self.opened, Some((opened, _)) if opened == request) {
            return Ok(());
        }
        self.opened = None;
        let opened = open(context, request, opening);
        self.is_default_unusable |= opening.is_default && opened.is_err();
        self.opened = Some((request.clone(), opened?));
        Ok(())
    }

    /// Takes it out.
    pub(super) fn take(&mut self) -> Option<Store> {
        self.opened.take().map(|(_, store)| store)
    }

    /// Keeps it for the next try.
    pub(super) fn keep(&mut self, request: StoreRequest, store: Store) {
        self.opened = Some((request, store));
    }

    /// Whether the store that nobody named cannot be used, so that a person is to choose another.
    pub(super) fn is_default_unusable(&self) -> bool {
        self.is_default_unusable
    }
}

fn open(context: &Context, request: &StoreRequest, opening: Opening) -> Result<Store> {
    let store = (context.open_store)(request)?;
    if opening.is_proven {
        store.prove()?;
    }
    if request.makes_identity
        && !request.protects_identity
        && !opening.is_dry_run
        && !has_passphrase(context)
        && let Some(path) = request.age_identity.as_deref().filter(|it| !it.exists())
    {
        context.ui.note(&beside_the_data(path));
    }
    Ok(store)
}

fn has_passphrase(context: &Context) -> bool {
    let variable = context.environment.variable("WS1_OKTA_AGE_PASSPHRASE");
    variable.is_some() || context.global.age_passphrase_file.is_some()
}

/// What an identity of our own does not protect from.
pub(crate) fn beside_the_data(identity: &Path) -> String {
    format!(
        "the key of the encrypted secrets, `{}`, will lie beside them: whoever can read both can read \
         the secrets (--age-passphrase-file protects it, --age-identity takes another)",
        identity.display()
    )
}
