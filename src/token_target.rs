//! `--token-to`: a file or a helper program that gets the token, too.

use crate::context::{Context, StoreRequest};
use crate::error::Failure;
use crate::profile::Handed;
use crate::store::private_file::{is_one_file, prove_writable, write_private};
use crate::store::{EntryKey, EntryKind, Store};
use crate::values::{AccessToken, HelperName, SecretTarget, StoreChoice};
use anyhow::Result;

/// Refuses a file that the store lives by: the token would be written over the secret, or over the key
/// that opens it.
pub(crate) fn check(target: &SecretTarget, store: &StoreRequest) -> Result<(), Failure> {
    let path = match target {
        SecretTarget::File(path) => path,
        SecretTarget::Helper(name) if store.choice == StoreChoice::Helper(name.clone()) => {
            return Err(Failure::usage(
                "one_place_for_two",
                format!(
                    "--token-to {target} is the store of the profile, which keeps the token already"
                ),
            )
            .hint("leave out --token-to, or name another helper or a file"));
        }
        SecretTarget::Helper(_) => return Ok(()),
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
/// the token of this profile, tenant and client. Says whether it took the place of something that is not
/// known to be a token of the profile's.
pub(crate) fn write(
    context: &Context,
    target: &SecretTarget,
    key: &EntryKey,
    token: &AccessToken,
    handed: &Handed,
) -> Result<bool> {
    let _waiting = context
        .ui
        .waiting("giving the token to the target of --token-to");
    match target {
        SecretTarget::File(path) => {
            let has_content = path.metadata().is_ok_and(|found| found.len() > 0);
            let replaces = has_content && !handed.knows(target);
            write_private(path, format!("{}\n", token.expose()).as_bytes())?;
            if replaces {
                context.ui.warning(&format!(
                    "`{}` held something, which the token has replaced",
                    path.display()
                ));
            }
            Ok(replaces)
        }
        SecretTarget::Helper(name) => {
            let key = key.with_kind(EntryKind::AccessToken);
            helper(context, name)?.set(&key, &token.clone().into_kind())?;
            Ok(false)
        }
    }
}

fn helper(context: &Context, name: &HelperName) -> Result<Store> {
    (context.open_store)(&StoreRequest {
        choice: StoreChoice::Helper(name.clone()),
        secret_to: None,
        age_identity: None,
        pass_env: Vec::new(),
        makes_identity: false,
        protects_identity: false,
        file_is_known: false,
        // It is named by --token-to, whatever --store says.
        is_kept: true,
    })
}
