use super::parts::Slots;
use super::{Backend, EntryKey, StoreError};
use crate::values::StoredSecret;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

const NAME: &str = "memory (forgotten at the end)";

/// Keeps secrets as long as the process runs: for the sandbox and for tests. Clones share their
/// entries.
#[derive(Clone, Default)]
pub struct Memory {
    entries: Arc<Mutex<BTreeMap<String, StoredSecret>>>,
    limit: Option<u32>,
}

impl Memory {
    /// One whose entries hold at most `limit` bytes each.
    pub fn with_limit(limit: u32) -> Self {
        Self {
            limit: Some(limit),
            ..Self::default()
        }
    }

    /// The names of the entries, sorted.
    pub fn names(&self) -> Vec<String> {
        self.lock().keys().cloned().collect()
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, StoredSecret>> {
        // A map is whole after any panic elsewhere.
        self.entries.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Slots for Memory {
    fn read(&self, name: &str) -> Result<Option<StoredSecret>, StoreError> {
        Ok(self.lock().get(name).cloned())
    }

    fn write(&self, name: &str, secret: &StoredSecret) -> Result<(), StoreError> {
        let fits = |limit: u32| u32::try_from(secret.expose().len()).is_ok_and(|n| n <= limit);
        if !self.limit.is_none_or(fits) {
            return Err(StoreError::TooLong {
                store: NAME.to_owned(),
                limit: self.limit,
            });
        }
        self.lock().insert(name.to_owned(), secret.clone());
        Ok(())
    }

    fn remove(&self, name: &str) -> Result<bool, StoreError> {
        Ok(self.lock().remove(name).is_some())
    }

    fn describe(&self) -> String {
        NAME.to_owned()
    }
}

impl Backend for Memory {
    fn get(&self, key: &EntryKey) -> Result<Option<StoredSecret>, StoreError> {
        self.read(&key.account())
    }

    fn set(&self, key: &EntryKey, secret: &StoredSecret) -> Result<(), StoreError> {
        self.write(&key.account(), secret)
    }

    fn delete(&self, key: &EntryKey) -> Result<bool, StoreError> {
        self.remove(&key.account())
    }

    fn describe(&self) -> String {
        NAME.to_owned()
    }
}
