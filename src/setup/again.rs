//! Wrong answers that only the tenant can find wrong: told, and asked for again.

use super::inputs::labels;
use super::opened_store::OpenedStore;
use crate::access::AccessError;
use crate::context::Context;
use crate::error::{Explained, Failure};
use crate::exit::Exit;
use crate::store::StoreError;
use crate::ui::{Memory, Prompter, Remembering};
use crate::values::TenantUrl;
use anyhow::Result;

/// The answers of this run, and the store that was opened for them.
#[derive(Default)]
pub(crate) struct Earlier {
    memory: Memory,
    pub(super) store: OpenedStore,
    /// The tenant that the notes of this run are about already.
    pub(super) noted: Option<TenantUrl>,
    was_asked_again: bool,
}

impl Earlier {
    /// From here on answers are remembered.
    pub(super) fn begin(context: &mut Context) -> Self {
        let earlier = Self::default();
        context.prompter = context.prompter.take().map(|prompter| {
            let memory = earlier.memory.clone();
            let remembering: Box<dyn Prompter> = Box::new(Remembering::new(prompter, memory));
            remembering
        });
        earlier
    }

    /// Tells the error and forgets the answers that it is about; without any, the error is all. In place
    /// of a keychain that nobody named, and that cannot be used, the next round asks for another store.
    pub(super) fn ask_again(&mut self, context: &Context, error: anyhow::Error) -> Result<()> {
        let explained = Explained::of(&error);
        let is_again = std::mem::replace(&mut self.was_asked_again, true);
        let wrong: Vec<&str> = wrong_answers(&error, explained.exit, is_again)
            .iter()
            .copied()
            .filter(|label| self.memory.has(label))
            .collect();
        let offers_store = self.store.is_default_unusable()
            && find::<StoreError>(&error).is_some()
            && !self.memory.has(labels::STORE);
        if (wrong.is_empty() && !offers_store) || context.prompter.is_none() {
            return Err(error);
        }
        context
            .ui
            .error(&format!("\n{}", explained.human(context.ui.stderr_styles)));
        for label in wrong {
            self.memory.forget(label);
        }
        Ok(())
    }
}

/// Every answer about the way in, the choice included.
const WAY: &[&str] = &[
    labels::WAY_IN,
    labels::ADMINISTRATOR,
    labels::PASSWORD,
    labels::ADMIN_CLIENT_ID,
    labels::ADMIN_CLIENT_SECRET,
    labels::TOKEN_FILE,
];

/// The answers that an error may come from.
fn wrong_answers(error: &anyhow::Error, exit: Exit, is_again: bool) -> &'static [&'static str] {
    if let Some(failure) = find::<Failure>(error) {
        return match failure.code() {
            "client_refused" => &[labels::CLIENT_ID, labels::CLIENT_SECRET],
            "domain_held" => &[labels::DOMAIN],
            "directory_name_taken" => &[labels::DIRECTORY_NAME],
            "idle_ttl_too_long" => &[labels::REFRESH_TOKEN_TTL, labels::IDLE_TOKEN_TTL],
            "secret_unreadable" => &[labels::TOKEN_FILE],
            "profile_of_another_tenant" => &[labels::TENANT],
            _ => &[],
        };
    }
    if find::<crate::values::InvalidValue>(error).is_some() {
        // The one value that is not checked while it is asked for.
        return &[labels::TOKEN_FILE];
    }
    if find::<StoreError>(error).is_some() {
        return &[
            labels::STORE,
            labels::HELPER,
            labels::AGE_IDENTITY,
            labels::SECRET_TO,
        ];
    }
    match find::<AccessError>(error) {
        // 403, or a second time: another name or password will not do, another way may.
        Some(AccessError::SignInRefused { answer, .. }) if answer.status == 401 && !is_again => {
            &[labels::ADMINISTRATOR, labels::PASSWORD]
        }
        Some(AccessError::ClientRefused { .. }) => {
            &[labels::ADMIN_CLIENT_ID, labels::ADMIN_CLIENT_SECRET]
        }
        Some(
            AccessError::SignInRefused { .. }
            | AccessError::NoLocalSignIn { .. }
            | AccessError::OAuth { .. }
            | AccessError::Unauthorized { .. }
            | AccessError::Forbidden { .. },
        ) => WAY,
        Some(
            AccessError::Http { .. }
            | AccessError::NotAccess { .. }
            | AccessError::WebPage { .. }
            | AccessError::Redirected { .. },
        ) if exit == Exit::Unreachable => &[labels::TENANT],
        _ => &[],
    }
}

fn find<T: std::error::Error + Send + Sync + 'static>(error: &anyhow::Error) -> Option<&T> {
    error.chain().find_map(|cause| cause.downcast_ref())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_error_names_the_answers_that_it_may_come_from() {
        for (code, label) in [
            ("client_refused", labels::CLIENT_SECRET),
            ("domain_held", labels::DOMAIN),
            ("directory_name_taken", labels::DIRECTORY_NAME),
            ("idle_ttl_too_long", labels::IDLE_TOKEN_TTL),
        ] {
            let error = anyhow::Error::new(Failure::conflict(code, "x")).context("y");
            assert!(wrong_answers(&error, Exit::Conflict, false).contains(&label));
        }
        let other = anyhow::Error::new(Failure::declined("no"));
        assert!(wrong_answers(&other, Exit::Interrupted, false).is_empty());
        assert!(wrong_answers(&anyhow::anyhow!("x"), Exit::Unreachable, false).is_empty());
    }
}
