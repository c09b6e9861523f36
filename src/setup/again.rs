//! Wrong answers that only the tenant can find wrong: told, and asked for again.

use super::client_decision;
use super::entry;
use super::half_made;
use super::inputs::{Needed, SetupInputs, by_menu, labels};
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
    pub(super) needed: Needed,
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

    /// Tells the error and forgets the answers that it is about, or notes what has to be asked beside
    /// them; without either, the error is all. In place of a keychain that nobody named, and that cannot
    /// be used, the next round asks for another store. `inputs` are those that the tenant was asked with.
    pub(super) fn ask_again(
        &mut self,
        context: &Context,
        error: anyhow::Error,
        inputs: Option<&SetupInputs>,
    ) -> Result<()> {
        let error = entry::advise(error, inputs);
        let mut explained = Explained::of(&error);
        let wrong: Vec<&str> = wrong_answers(&error, explained.exit, self.was_asked_again)
            .iter()
            .copied()
            .filter(|label| self.memory.has(label))
            .collect();
        self.was_asked_again |= !wrong.is_empty();
        let lack = inputs.and_then(|inputs| {
            let failure = find::<Failure>(&error)?;
            let has_secret = inputs.client.given_secret.is_some();
            lack(failure.code(), inputs.way_in.is_some(), has_secret)
        });
        let offers_store = self.store.is_default_unusable()
            && find::<StoreError>(&error).is_some()
            && !self.memory.has(labels::STORE);
        let is_all = wrong.is_empty() && lack.is_none() && !offers_store;
        if is_all || context.prompter.is_none() {
            return Err(error);
        }
        match (lack, inputs) {
            (Some(Lack::WayIn), _) => self.needed.way_in = true,
            (Some(Lack::Secret), Some(inputs)) => {
                self.needed.secret_of = Some(inputs.client.id.value.clone());
            }
            _ => {}
        }
        // That nothing was given is no error before it is asked for.
        if explained.code != entry::NO_WAY_IN {
            explained.hint = explained
                .hint
                .map(|hint| by_menu(&self.memory.by_questions(&hint)));
            context
                .ui
                .error(&format!("\n{}", explained.human(context.ui.stderr_styles)));
        }
        for label in wrong {
            if explained.code == client_decision::ID_INTERNAL {
                self.memory.reject(label);
            } else {
                self.memory.forget(label);
            }
        }
        Ok(())
    }
}

/// What has not been given yet, and would help.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lack {
    /// A way in: the profile's own client does not get in.
    WayIn,
    /// The secret of the client, which is there.
    Secret,
}

/// What an error shows to be lacking, by its code and by what was given.
fn lack(code: &str, has_way_in: bool, has_secret: bool) -> Option<Lack> {
    match code {
        entry::NO_WAY_IN if !has_way_in => Some(Lack::WayIn),
        entry::CLIENT_REFUSED if !has_way_in && !has_secret => Some(Lack::WayIn),
        entry::CLIENT_REFUSED | client_decision::SECRET_MISSING | client_decision::ID_TAKEN
            if !has_secret =>
        {
            Some(Lack::Secret)
        }
        _ => None,
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
            entry::CLIENT_REFUSED => &[labels::CLIENT_ID, labels::CLIENT_SECRET],
            client_decision::ID_TAKEN | client_decision::ID_INTERNAL | half_made::UNFINISHED => {
                &[labels::CLIENT_ID]
            }
            "one_secret_only" => &[labels::CLIENT_ID],
            "secret_place_taken" => &[labels::SECRET_TO],
            "domain_held" => &[labels::DOMAIN],
            "directory_name_taken" => &[labels::DIRECTORY_NAME, labels::DOMAIN],
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
    fn what_was_given_decides_what_is_lacking() {
        let refused = entry::CLIENT_REFUSED;
        for (code, has_way_in, has_secret, lacks) in [
            (entry::NO_WAY_IN, false, false, Some(Lack::WayIn)),
            (refused, false, false, Some(Lack::WayIn)),
            // Somebody got in, and the client's own secret is not the one that is kept.
            (refused, true, false, Some(Lack::Secret)),
            (
                client_decision::SECRET_MISSING,
                true,
                false,
                Some(Lack::Secret),
            ),
            (client_decision::ID_TAKEN, true, false, Some(Lack::Secret)),
            (client_decision::ID_INTERNAL, true, false, None),
            // What was given is wrong.
            (refused, false, true, None),
            (refused, true, true, None),
            ("domain_held", false, false, None),
        ] {
            assert_eq!(lack(code, has_way_in, has_secret), lacks, "{code}");
        }
    }

    #[test]
    fn each_error_names_the_answers_that_it_may_come_from() {
        for (code, label) in [
            (entry::CLIENT_REFUSED, labels::CLIENT_SECRET),
            (client_decision::ID_TAKEN, labels::CLIENT_ID),
            (client_decision::ID_INTERNAL, labels::CLIENT_ID),
            (half_made::UNFINISHED, labels::CLIENT_ID),
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
