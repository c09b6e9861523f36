//! Where secrets are kept.
//!
//! A store answers with a secret, with "absent", or with an error ("unusable"). A locked keyring can
//! say "no entry", so [`Store`] answers "absent" only after it has proven, in this process, that what
//! is written there can be read back.

#[cfg(feature = "age")]
mod age_files;
mod entry;
mod error;
mod helper;
mod keychain;
mod memory;
mod mend;
mod parts;
pub mod private_file;
mod secret_file;
mod without_tokens;

#[cfg(feature = "age")]
pub use age_files::{AgeFiles, OpenedIdentities};
pub use entry::{EntryKey, EntryKind};
pub use error::StoreError;
pub use helper::Helper;
pub use keychain::Keychain;
pub use memory::Memory;
pub use secret_file::{Accept, SecretFile};
pub use without_tokens::WithoutTokens;

use crate::values::StoredSecret;
use std::sync::atomic::{AtomicBool, Ordering};

/// A place that keeps secrets by name. Its "no entry" may be wrong while it is locked; use it
/// through [`Store`].
pub trait Backend: Send + Sync {
    /// The secret; `None` where the place says that there is none.
    fn get(&self, key: &EntryKey) -> Result<Option<StoredSecret>, StoreError>;

    /// Keeps the secret, in place of an earlier one.
    fn set(&self, key: &EntryKey, secret: &StoredSecret) -> Result<(), StoreError>;

    /// Forgets the secret; says whether there was one.
    fn delete(&self, key: &EntryKey) -> Result<bool, StoreError>;

    /// Its name for people, as it stands in a sentence.
    fn describe(&self) -> String;

    /// Makes what later runs need, where nothing was written yet that needed it.
    fn settle(&self) -> Result<(), StoreError> {
        Ok(())
    }

    /// Whether "there was none" of a deletion is certain without a proof: files are there or not, while
    /// a keyring that is locked may know nothing.
    fn deletes_for_certain(&self) -> bool {
        false
    }

    /// Proves that the place keeps what it is given: writes a throw-away entry, reads it back,
    /// deletes it.
    fn probe(&self) -> Result<(), StoreError> {
        entry::prove(self, &EntryKey::throw_away()?)
    }
}

/// The secret store of one run.
pub struct Store {
    backend: Box<dyn Backend>,
    is_proven: AtomicBool,
    is_kept: bool,
}

impl Store {
    /// A store that is not proven yet; nothing is opened.
    pub fn new(backend: impl Backend + 'static) -> Self {
        Self {
            backend: Box::new(backend),
            is_proven: AtomicBool::new(false),
            is_kept: false,
        }
    }

    /// The same for a store that has a profile's secrets: what fails there is not told to be given up for
    /// another store.
    #[must_use]
    pub fn keeping(self) -> Self {
        Self {
            is_kept: true,
            ..self
        }
    }

    fn told<T>(&self, result: Result<T, StoreError>) -> Result<T, StoreError> {
        result.map_err(|error| match error {
            error if self.is_kept => StoreError::Kept(error.into()),
            error => error,
        })
    }

    /// Its name for people, as it stands in a sentence.
    pub fn describe(&self) -> String {
        self.backend.describe()
    }

    /// Proves, once a process, that the store keeps what it is given.
    pub fn prove(&self) -> Result<(), StoreError> {
        if !self.is_proven.load(Ordering::Acquire) {
            let proven = self.backend.probe();
            self.told(proven.map_err(|error| StoreError::Unproven(error.into())))?;
            self.is_proven.store(true, Ordering::Release);
        }
        Ok(())
    }

    /// Makes what later runs need, before a profile names the store.
    pub fn settle(&self) -> Result<(), StoreError> {
        self.told(self.backend.settle())
    }

    /// The secret. `None` is certain: the store has been proven, and then says that it has none.
    pub fn get(&self, key: &EntryKey) -> Result<Option<StoredSecret>, StoreError> {
        let found = self.told(self.backend.get(key))?;
        if found.is_some() || self.is_proven.load(Ordering::Acquire) {
            return Ok(found);
        }
        self.prove()?;
        self.told(self.backend.get(key))
    }

    /// Keeps the secret, in place of an earlier one. A client's secret is read back, since it is
    /// about to be the only copy.
    pub fn set(&self, key: &EntryKey, secret: &StoredSecret) -> Result<(), StoreError> {
        self.told(self.backend.set(key, secret))?;
        match key.kind {
            EntryKind::AccessToken => Ok(()),
            _ => self.told(self.check_kept(key, secret)),
        }
    }

    /// Forgets the secret; says whether there was one. `false` is certain, as for [`Store::get`].
    pub fn delete(&self, key: &EntryKey) -> Result<bool, StoreError> {
        let was_there = self.told(self.backend.delete(key))?;
        let is_certain = was_there || self.backend.deletes_for_certain();
        if is_certain || self.is_proven.load(Ordering::Acquire) {
            return Ok(was_there);
        }
        self.prove()?;
        self.told(self.backend.delete(key))
    }

    /// Makes the pending secret the client's secret: writes it there, reads it back, then forgets
    /// the pending one. Of `key` the kind does not matter. Does nothing where there is only the
    /// client's secret, so that a run that was killed can be repeated.
    pub fn promote(&self, key: &EntryKey) -> Result<(), StoreError> {
        let pending_key = key.with_kind(EntryKind::PendingSecret);
        let client_key = key.with_kind(EntryKind::ClientSecret);
        let Some(pending) = self.get(&pending_key)? else {
            return match self.get(&client_key)? {
                Some(_) => Ok(()),
                None => Err(StoreError::NothingPending {
                    store: self.describe(),
                }),
            };
        };
        self.set(&client_key, &pending)?;
        self.told(self.backend.delete(&pending_key)).map(drop)
    }

    /// Whether an entry of this store is an entry of the other, whatever each is called: two names of
    /// one helper program, for example. Proven by a throw-away entry.
    pub fn is_same_place(&self, other: &Self) -> Result<bool, StoreError> {
        let key = EntryKey::throw_away()?;
        let secret = StoredSecret::from_text(&entry::random_hex()?)
            .map_err(|error| StoreError::other(error.to_string()))?;
        self.backend.set(&key, &secret)?;
        let seen = other.backend.get(&key);
        self.backend.delete(&key)?;
        Ok(seen?.is_some_and(|seen| seen.is_same(&secret)))
    }

    fn check_kept(&self, key: &EntryKey, secret: &StoredSecret) -> Result<(), StoreError> {
        match self.backend.get(key)? {
            Some(found) if found.is_same(secret) => Ok(()),
            found => Err(StoreError::NotKept {
                store: self.describe(),
                problem: if found.is_some() {
                    "gave back another value than it was given"
                } else {
                    "took a secret and then did not know it"
                },
            }),
        }
    }
}

impl std::fmt::Debug for Store {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Store({})", self.describe())
    }
}

#[cfg(test)]
mod tests;
