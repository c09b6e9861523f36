//! `--token-to`: a file or a helper program that gets the token, too.

use crate::context::{Context, StoreRequest};
use crate::error::Failure;
use crate::store::private_file::{is_one_file, prove_writable, write_private};
use crate::store::{EntryKey, EntryKind, Store};
use crate::values::{AccessToken, HelperName, SecretTarget, StoreChoice};
use anyhow::Result;

/// Refuses a file that the store lives by: the token would be written over the secret, or over the key
/// that opens it.
pub(crate) fn check(target: &SecretTarget, store: &StoreRequest) -> Result<(), Failure> {
    let Some(path) = target.file() else {
        return Ok(());
    };
    let secret = store.secret_to.as_ref().and_then(SecretTarget::file);
    let secret = secret.map(|file| (file, "the client's secret"));
    let key = store.age_identity.as_deref();
    let key = key.map(|file| (file, "the age identity that opens the secrets"));
    let mut own = secret.into_iter().chain(key);
    let Some((_, what)) = own.find(|(file, _)| is_one_file(file, path)) else {
        return Ok(());
    };
    Err(Failure::usage(
        "one_file_for_two",
        format!("--token-to `{}` is the file of {what}", path.display()),
    )
    .hint("name another file"))
}

/// Proves that the target will take a token, before anything remote is changed.
pub(crate) fn prove(context: &Context, target: &SecretTarget) -> Result<()> {
    let _waiting = context.ui.waiting("testing the target of --token-to");
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
    let _waiting = context
        .ui
        .waiting("giving the token to the target of --token-to");
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
        // It is named by --token-to, whatever --store says.
        is_kept: true,
    })
}
