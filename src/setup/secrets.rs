//! The secrets of one client that are at hand, and the store that keeps them.

use super::inputs::SetupInputs;
use crate::profile::Profile;
use crate::store::{EntryKey, EntryKind, Store, StoreError};
use crate::values::{AccessToken, ClientId, ClientSecret, StoreChoice};

/// Where a client's secret came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SecretOrigin {
    /// Given in this run.
    Given,
    /// Kept as the client's secret.
    Stored,
    /// Kept as pending: made here, not proven yet.
    Pending,
}

impl SecretOrigin {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Given => "given secret",
            Self::Stored => "kept secret",
            Self::Pending => "pending secret",
        }
    }
}

/// What the store holds for the wished client.
#[derive(Debug, Clone)]
pub(super) struct Secrets {
    /// Names the entries.
    pub(super) key: EntryKey,
    /// Given in this run.
    pub(super) given: Option<ClientSecret>,
    /// The client's secret.
    pub(super) stored: Option<ClientSecret>,
    /// The pending secret.
    pub(super) pending: Option<ClientSecret>,
    /// The access token.
    pub(super) token: Option<AccessToken>,
    /// The profile's client, where the wished one takes its place, and its secret.
    pub(super) predecessor: Option<(ClientId, ClientSecret)>,
    /// The store's name for people.
    pub(super) place: String,
    /// Whether it is the profile's client.
    pub(super) is_known: bool,
}

impl Secrets {
    /// Reads them. Where one place serves for the client's secret and the pending one, what it has of a
    /// client that was about to be made is the pending one.
    pub(super) fn read(
        store: &Store,
        inputs: &SetupInputs,
        profile: Option<&Profile>,
    ) -> Result<Self, StoreError> {
        let given = Self::given(store, inputs);
        let get = |kind| store.get(&given.key.with_kind(kind));
        let predecessor = match &inputs.predecessor {
            // A place for one secret would give the same one for both.
            Some(id) if inputs.store.choice != StoreChoice::None => {
                let key = EntryKey {
                    client: id.clone(),
                    ..given.key.clone()
                };
                store
                    .get(&key)?
                    .map(|secret| (id.clone(), secret.into_kind()))
            }
            _ => None,
        };
        let pending: Option<ClientSecret> =
            get(EntryKind::PendingSecret)?.map(crate::values::Secret::into_kind);
        let stored: Option<ClientSecret> =
            get(EntryKind::ClientSecret)?.map(crate::values::Secret::into_kind);
        let is_being_made = profile.is_some_and(|profile| profile.is_being_made(&given.key.client));
        let is_pending = |secret: &ClientSecret| {
            is_being_made && pending.as_ref().is_some_and(|it| it.is_same(secret))
        };
        let known = profile.and_then(|profile| profile.client.as_ref());
        Ok(Self {
            is_known: known.is_some_and(|known| known.id == given.key.client),
            predecessor,
            stored: stored.filter(|secret| !is_pending(secret)),
            pending,
            token: get(EntryKind::AccessToken)?.map(crate::values::Secret::into_kind),
            ..given
        })
    }

    /// The given one alone; the store is not asked.
    pub(super) fn given(store: &Store, inputs: &SetupInputs) -> Self {
        Self {
            key: EntryKey {
                profile: inputs.profile.clone(),
                authority: inputs.tenant.authority(),
                client: inputs.client.id.value.clone(),
                kind: EntryKind::ClientSecret,
            },
            given: inputs.client.given_secret.clone(),
            stored: None,
            pending: None,
            token: None,
            predecessor: None,
            place: store.describe(),
            is_known: false,
        }
    }

    /// Every secret in it, for the redactor.
    pub(super) fn all_texts(&self) -> impl Iterator<Item = &str> {
        let predecessor = self.predecessor.as_ref().map(|(_, secret)| secret);
        [&self.given, &self.stored, &self.pending]
            .into_iter()
            .flatten()
            .chain(predecessor)
            .map(ClientSecret::expose)
            .chain(self.token.iter().map(AccessToken::expose))
    }

    /// Every origin that gave this same secret: one place may serve for the kept and the pending one.
    pub(super) fn origins_of<'run>(
        &'run self,
        secret: &'run ClientSecret,
    ) -> impl Iterator<Item = SecretOrigin> + 'run {
        self.by_origin()
            .into_iter()
            .filter(|(_, known)| known.as_ref().is_some_and(|known| known.is_same(secret)))
            .map(|(origin, _)| origin)
    }

    /// In the order in which they are tried.
    fn by_origin(&self) -> [(SecretOrigin, &Option<ClientSecret>); 3] {
        [
            (SecretOrigin::Given, &self.given),
            (SecretOrigin::Stored, &self.stored),
            (SecretOrigin::Pending, &self.pending),
        ]
    }

    /// The client's secrets in the order in which they are tried, each once. What was given now is
    /// newer than what is kept.
    pub(super) fn candidates(&self) -> Vec<(SecretOrigin, ClientSecret)> {
        let mut candidates: Vec<(SecretOrigin, ClientSecret)> = Vec::new();
        for (origin, secret) in self.by_origin() {
            if let Some(secret) = secret
                && !candidates.iter().any(|(_, known)| known.is_same(secret))
            {
                candidates.push((origin, secret.clone()));
            }
        }
        candidates
    }
}
