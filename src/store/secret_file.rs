use super::private_file::{prove_writable, read_private, remove_private, write_private};
use super::{Backend, EntryKey, EntryKind, StoreError};
use crate::values::{ClientSecret, StoredSecret};
use secrecy::zeroize::Zeroizing;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// No client secret is longer, in bytes.
const LONGEST: u32 = 4096;

/// What may be in the file for it to count as ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Accept {
    /// A secret of the form that we generate: all that can be known of a file on the first run.
    Generated,
    /// Any single line: for a profile that knows that the file holds its client's secret.
    AnySingleLine,
}

/// The store of `--store none --secret-to FILE`: one file that holds the client's secret, and
/// nothing else.
///
/// It is written before the client is made, so a pending secret and a proven one are the same file:
/// promoting changes nothing, and forgetting the pending one leaves the file. Access tokens are not
/// kept. A file that does not look like ours is neither read nor replaced.
pub struct SecretFile {
    path: PathBuf,
    accept: Accept,
    /// What this process wrote: ours, whatever it looks like.
    written: Mutex<Option<StoredSecret>>,
}

impl SecretFile {
    /// Over a file that may not exist yet; an empty one counts as absent.
    pub fn new(path: impl Into<PathBuf>, accept: Accept) -> Self {
        Self {
            path: path.into(),
            accept,
            written: Mutex::new(None),
        }
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn read(&self) -> Result<Option<StoredSecret>, StoreError> {
        let Some(bytes) = read_private(&self.path, LONGEST)? else {
            return Ok(None);
        };
        if bytes.is_empty() {
            return Ok(None);
        }
        let foreign = || StoreError::ForeignFile(self.path.clone());
        let text = std::str::from_utf8(&bytes).map_err(|_| foreign())?;
        let secret = ClientSecret::from_text(text).map_err(|_| foreign())?;
        let is_ours = self.accept == Accept::AnySingleLine || secret.looks_generated();
        let secret: StoredSecret = secret.into_kind();
        let is_written_here = || {
            let written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
            written.as_ref().is_some_and(|own| own.is_same(&secret))
        };
        if is_ours || is_written_here() {
            Ok(Some(secret))
        } else {
            Err(foreign())
        }
    }

    fn write(&self, secret: &StoredSecret) -> Result<(), StoreError> {
        if self.read()?.is_some_and(|found| found.is_same(secret)) {
            return Ok(());
        }
        let mut line = Zeroizing::new(Vec::with_capacity(secret.expose().len() + 1));
        line.extend_from_slice(secret.expose().as_bytes());
        line.push(b'\n');
        write_private(&self.path, &line)?;
        let mut written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        *written = Some(secret.clone());
        Ok(())
    }
}

impl Backend for SecretFile {
    fn get(&self, key: &EntryKey) -> Result<Option<StoredSecret>, StoreError> {
        match key.kind {
            EntryKind::ClientSecret | EntryKind::PendingSecret => self.read(),
            EntryKind::AccessToken | EntryKind::Probe => Ok(None),
        }
    }

    fn set(&self, key: &EntryKey, secret: &StoredSecret) -> Result<(), StoreError> {
        match key.kind {
            EntryKind::ClientSecret | EntryKind::PendingSecret => self.write(secret),
            EntryKind::AccessToken | EntryKind::Probe => Ok(()),
        }
    }

    fn delete(&self, key: &EntryKey) -> Result<bool, StoreError> {
        if key.kind != EntryKind::ClientSecret || self.read()?.is_none() {
            return Ok(false);
        }
        Ok(remove_private(&self.path)?)
    }

    fn describe(&self) -> String {
        format!("the file `{}`", self.path.display())
    }

    /// Makes and removes a file beside it, and looks at what is there: the file itself holds one
    /// secret only, so no throw-away entry fits in.
    fn probe(&self) -> Result<(), StoreError> {
        prove_writable(&self.path)?;
        self.read().map(drop)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Store;
    use super::*;
    use proptest::prelude::*;
    use std::fs;

    fn key(kind: EntryKind) -> EntryKey {
        EntryKey {
            profile: "p".parse().unwrap(),
            authority: "acme.example".to_owned(),
            client: "OktaSCIM".parse().unwrap(),
            kind,
        }
    }

    fn generated() -> StoredSecret {
        ClientSecret::generate().unwrap().into_kind()
    }

    #[test]
    fn the_pending_secret_survives_into_the_next_run_and_is_promoted_in_place() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("secret");
        let secret = generated();
        let first = Store::new(SecretFile::new(&path, Accept::Generated));
        first.prove().unwrap();
        assert!(first.get(&key(EntryKind::PendingSecret)).unwrap().is_none());
        first.set(&key(EntryKind::PendingSecret), &secret).unwrap();
        assert_eq!(
            fs::read_to_string(&path).unwrap(),
            format!("{}\n", secret.expose())
        );

        let next = Store::new(SecretFile::new(&path, Accept::Generated));
        let found = next.get(&key(EntryKind::PendingSecret)).unwrap().unwrap();
        assert!(found.is_same(&secret));
        next.promote(&key(EntryKind::PendingSecret)).unwrap();
        let found = next.get(&key(EntryKind::ClientSecret)).unwrap().unwrap();
        assert!(found.is_same(&secret));
        assert!(!next.delete(&key(EntryKind::PendingSecret)).unwrap());
        assert!(path.exists());
        assert!(next.delete(&key(EntryKind::ClientSecret)).unwrap());
        assert!(!path.exists());
    }

    #[test]
    fn a_foreign_file_is_neither_used_nor_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("secret");
        for content in [
            "hunter2\n",
            "a\nb\n",
            "\n",
            "\u{0}",
            "x".repeat(5000).as_str(),
        ] {
            fs::write(&path, content).unwrap();
            let store = Store::new(SecretFile::new(&path, Accept::Generated));
            assert!(store.prove().is_err());
            let pending = key(EntryKind::PendingSecret);
            let errors = [
                store.get(&pending).map(drop).unwrap_err(),
                store.set(&pending, &generated()).unwrap_err(),
                store
                    .delete(&key(EntryKind::ClientSecret))
                    .map(drop)
                    .unwrap_err(),
            ];
            for error in errors {
                assert!(!error.to_string().contains("hunter2"));
            }
            assert_eq!(fs::read_to_string(&path).unwrap(), content);
        }
    }

    #[test]
    fn a_known_file_may_hold_any_single_line() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("secret");
        fs::write(&path, "hunter2\r\n").unwrap();
        let store = Store::new(SecretFile::new(&path, Accept::AnySingleLine));
        let found = store.get(&key(EntryKind::ClientSecret)).unwrap().unwrap();
        assert_eq!(found.expose(), "hunter2");
        fs::write(&path, "a\nb\n").unwrap();
        assert!(store.get(&key(EntryKind::ClientSecret)).is_err());
    }

    #[test]
    fn what_the_tenant_chose_is_kept_in_the_same_run() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::new(SecretFile::new(folder.path().join("s"), Accept::Generated));
        store
            .set(&key(EntryKind::PendingSecret), &generated())
            .unwrap();
        let chosen = StoredSecret::from_text("chosen by the tenant").unwrap();
        store.set(&key(EntryKind::PendingSecret), &chosen).unwrap();
        store.promote(&key(EntryKind::ClientSecret)).unwrap();
        let found = store.get(&key(EntryKind::ClientSecret)).unwrap().unwrap();
        assert!(found.is_same(&chosen));
    }

    #[test]
    fn an_empty_file_is_free_and_tokens_are_not_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("secret");
        fs::write(&path, "").unwrap();
        let store = Store::new(SecretFile::new(&path, Accept::Generated));
        let token = key(EntryKind::AccessToken);
        store.set(&token, &generated()).unwrap();
        assert!(store.get(&token).unwrap().is_none());
        assert!(!store.delete(&token).unwrap());
        assert_eq!(fs::read_to_string(&path).unwrap(), "");
        store
            .set(&key(EntryKind::PendingSecret), &generated())
            .unwrap();
    }

    proptest! {
        // Each writes files.
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn whatever_is_in_the_file_is_ours_or_stays_as_it_is(
            marker in "[ -~]{9,30}",
            bytes in proptest::collection::vec(any::<u8>(), 1..40),
            is_raw: bool,
        ) {
            let content = if is_raw { bytes } else { marker.clone().into_bytes() };
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("secret");
            fs::write(&path, &content).unwrap();
            let store = Store::new(SecretFile::new(&path, Accept::Generated));
            let error = store.set(&key(EntryKind::PendingSecret), &generated()).unwrap_err();
            prop_assert!(!error.to_string().contains(&marker));
            prop_assert_eq!(fs::read(&path).unwrap(), content);
        }
    }
}
