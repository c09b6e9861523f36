//! From the choice of a store to the store.

use crate::context::StoreRequest;
use crate::error::Failure;
use crate::store::{Accept, Keychain, SecretFile, Store};
use crate::values::{SecretTarget, StoreChoice};
use anyhow::Result;

/// Opens the store that is asked for; `is_interactive` says whether somebody can answer a keychain's
/// own prompt.
pub(crate) fn open_store(request: &StoreRequest, is_interactive: bool) -> Result<Store> {
    match (&request.choice, &request.secret_to) {
        (StoreChoice::Keychain, _) => {
            let limit = if is_interactive {
                Keychain::INTERACTIVE_LIMIT
            } else {
                Keychain::UNATTENDED_LIMIT
            };
            Ok(Store::new(Keychain::new(limit)))
        }
        (StoreChoice::None, Some(SecretTarget::File(path))) => {
            let accept = if request.file_is_known {
                Accept::AnySingleLine
            } else {
                Accept::Generated
            };
            Ok(Store::new(SecretFile::new(path.clone(), accept)))
        }
        (StoreChoice::None, None) => Err(Failure::usage(
            "missing_input",
            "--store none keeps the client's secret nowhere",
        )
        .hint("add --secret-to FILE")
        .into()),
        (choice, target) => {
            let what = match (choice, target) {
                (StoreChoice::None, Some(target)) => format!("--secret-to {target}"),
                _ => format!("--store {choice}"),
            };
            Err(Failure::usage(
                "store_unavailable",
                format!("{what} is not available in this version"),
            )
            .hint("use the keychain, or --store none with --secret-to FILE")
            .into())
        }
    }
}
