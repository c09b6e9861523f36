use super::{Backend, EntryKey, EntryKind, StoreError};
use crate::values::StoredSecret;

/// A place that is given the client's secret only: for `--store none --secret-to helper:NAME`. Access
/// tokens are not kept there.
pub struct WithoutTokens<B>(pub B);

impl<B: Backend> Backend for WithoutTokens<B> {
    fn get(&self, key: &EntryKey) -> Result<Option<StoredSecret>, StoreError> {
        match key.kind {
            EntryKind::AccessToken => Ok(None),
            _ => self.0.get(key),
        }
    }

    fn set(&self, key: &EntryKey, secret: &StoredSecret) -> Result<(), StoreError> {
        match key.kind {
            EntryKind::AccessToken => Ok(()),
            _ => self.0.set(key, secret),
        }
    }

    fn delete(&self, key: &EntryKey) -> Result<bool, StoreError> {
        match key.kind {
            EntryKind::AccessToken => Ok(false),
            _ => self.0.delete(key),
        }
    }

    fn describe(&self) -> String {
        self.0.describe()
    }

    fn probe(&self) -> Result<(), StoreError> {
        self.0.probe()
    }
}
