//! `--token-to`: a file or a helper program that gets the token, too.

use crate::context::{Context, StoreRequest};
use crate::store::private_file::{prove_writable, write_private};
use crate::store::{EntryKey, EntryKind, Store};
use crate::values::{AccessToken, HelperName, SecretTarget, StoreChoice};
use anyhow::Result;

/// Proves that the target will take a token, before anything remote is changed.
pub(crate) fn prove(context: &Context, target: &SecretTarget) -> Result<()> {
    match target {
        SecretTarget::File(path) => Ok(prove_writable(path)?),
        SecretTarget::Helper(name) => Ok(helper(context, name)?.prove()?),
    }
}

/// Writes the token: into a file that its owner alone can read, one line; or to a helper program, as
/// the token of this profile, tenant and client.
pub(crate) fn write(
    context: &Context,
    target: &SecretTarget,
    key: &EntryKey,
    token: &AccessToken,
) -> Result<()> {
    match target {
        SecretTarget::File(path) => Ok(write_private(
            path,
            format!("{}\n", token.expose()).as_bytes(),
        )?),
        SecretTarget::Helper(name) => {
            let key = key.with_kind(EntryKind::AccessToken);
            Ok(helper(context, name)?.set(&key, &token.clone().into_kind())?)
        }
    }
}

fn helper(context: &Context, name: &HelperName) -> Result<Store> {
    (context.open_store)(&StoreRequest {
        choice: StoreChoice::Helper(name.clone()),
        secret_to: None,
        age_identity: None,
        makes_identity: false,
        protects_identity: false,
        file_is_known: false,
    })
}
