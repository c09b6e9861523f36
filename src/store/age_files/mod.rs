//! The store of `--store file`: one age file an entry, in a folder of our own.
//!
//! The format is that of the age program, which opens the files with the same identity.

mod identity;
mod made;

use super::private_file::{
    in_folder, make_private_folder, missing_folders, read_private, remove_empty_folders,
    remove_private, unfinished_name, write_private,
};
use super::{Backend, EntryKey, EntryKind, StoreError};
use crate::values::{Passphrase, StoredSecret};
use age::x25519;
use secrecy::zeroize::Zeroizing;
use std::collections::HashMap;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// No entry is longer, in bytes.
const LONGEST: u32 = 1024 * 1024;

/// The identities that a process has opened, by their files: one under a passphrase takes a second of
/// work, a gigabyte of memory, and a person. Clones share them.
#[derive(Clone, Default)]
pub struct OpenedIdentities(Arc<Mutex<HashMap<PathBuf, Arc<Vec<x25519::Identity>>>>>);

/// Encrypted files, opened by the X25519 identities of a file (`age-keygen` makes one, and so does
/// [`AgeFiles::making_identity`]).
///
/// The identity is read by the first call and kept, for all stores that share it. Secrets are encrypted to each
/// identity in the file. Whoever can write into the folder could put another secret there: the files
/// hide what they hold, and do not prove who wrote it.
pub struct AgeFiles {
    folder: PathBuf,
    identity_path: PathBuf,
    ask: Box<identity::Ask>,
    opened: OpenedIdentities,
    made: Option<made::MadeIdentity>,
    /// The folders that were made for the throw-away entry, the deepest first.
    made_folders: Mutex<Vec<PathBuf>>,
}

impl AgeFiles {
    /// Files in `folder`, which is made when the first is written and is ours alone. `ask` gives the
    /// passphrase where the identity is protected by one, and `None` where nobody can be asked.
    pub fn new(
        folder: impl Into<PathBuf>,
        identity: impl Into<PathBuf>,
        ask: impl Fn() -> Option<Passphrase> + Send + Sync + 'static,
    ) -> Self {
        Self {
            folder: folder.into(),
            identity_path: identity.into(),
            ask: Box::new(ask),
            opened: OpenedIdentities::default(),
            made: None,
            made_folders: Mutex::default(),
        }
    }

    /// As [`AgeFiles::new`], with an identity that is made where its file is missing: in memory for
    /// the proof of the store, and on the disk before the first secret is written. `passphrase`
    /// protects it, if there is one.
    #[must_use]
    pub fn making_identity(self, passphrase: Option<Passphrase>) -> Self {
        let made = made::MadeIdentity::new(self.identity_path.clone(), passphrase);
        Self {
            made: Some(made),
            ..self
        }
    }

    /// As it is, with identities that other stores of this process have opened, or will use.
    #[must_use]
    pub fn sharing(self, opened: &OpenedIdentities) -> Self {
        Self {
            opened: opened.clone(),
            ..self
        }
    }

    /// The file of an entry.
    pub fn path(&self, key: &EntryKey) -> PathBuf {
        let kind = key.kind.as_str();
        let name = format!("{}.{}.{kind}.age", key.profile, key.hash());
        self.folder.join(match key.kind {
            // What a killed proof leaves is swept as any unfinished file is.
            EntryKind::Probe => unfinished_name(&name),
            _ => name,
        })
    }

    fn made_folders(&self) -> MutexGuard<'_, Vec<PathBuf>> {
        self.made_folders
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// The identities. While one call asks for the passphrase the others wait, so that it is asked for
    /// once; a failure is not kept, so that a mistyped passphrase can be given again.
    fn identities(&self) -> Result<Arc<Vec<x25519::Identity>>, StoreError> {
        let opened = &self.opened.0;
        let mut opened = opened.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(identities) = opened.get(&self.identity_path) {
            return Ok(Arc::clone(identities));
        }
        if let Some(made) = &self.made
            && !made.is_on_disk()?
        {
            // Not kept: another process may put its own there at any moment.
            return Ok(Arc::new(vec![made.identity().clone()]));
        }
        let identities = Arc::new(identity::open(
            &self.identity_path,
            &*self.ask,
            identity::PIPE_LIMIT,
        )?);
        opened.insert(self.identity_path.clone(), Arc::clone(&identities));
        Ok(identities)
    }

    /// The recipients of a new file: never one whose identity is only in memory, but for the
    /// throw-away entry.
    fn recipients(&self, kind: EntryKind) -> Result<Vec<x25519::Recipient>, StoreError> {
        if kind != EntryKind::Probe {
            self.settle()?;
        }
        let identities = self.identities()?;
        Ok(identities.iter().map(x25519::Identity::to_public).collect())
    }

    fn decrypt(&self, path: &Path, bytes: &[u8]) -> Result<StoredSecret, StoreError> {
        let damaged = || StoreError::DamagedFile(path.to_owned());
        let identities = self.identities()?;
        let decryptor = age::Decryptor::new_buffered(age::armor::ArmoredReader::new(bytes))
            .map_err(|_| damaged())?;
        // What is in memory opens the throw-away entry that was written with it, also where another
        // process has put its own identity on the disk since.
        let in_memory = self.made.iter().map(made::MadeIdentity::identity);
        let mut reader = decryptor
            .decrypt(
                identities
                    .iter()
                    .chain(in_memory)
                    .map(|identity| -> &dyn age::Identity { identity }),
            )
            .map_err(|error| match error {
                age::DecryptError::NoMatchingKeys => StoreError::WrongIdentity {
                    path: path.to_owned(),
                    identity: self.identity_path.clone(),
                },
                _ => damaged(),
            })?;
        let mut plain = Zeroizing::new(Vec::with_capacity(bytes.len()));
        reader.read_to_end(&mut plain).map_err(|_| damaged())?;
        let text = std::str::from_utf8(&plain).map_err(|_| damaged())?;
        StoredSecret::from_text(text).map_err(|_| damaged())
    }

    fn encrypt(&self, kind: EntryKind, secret: &StoredSecret) -> Result<Vec<u8>, StoreError> {
        let recipients = self.recipients(kind)?;
        let failed = |_| StoreError::other("the secret cannot be encrypted");
        let recipients = recipients.iter().map(|one| -> &dyn age::Recipient { one });
        let encryptor = age::Encryptor::with_recipients(recipients)
            .map_err(|_| StoreError::other("the secret cannot be encrypted"))?;
        let mut bytes = Vec::new();
        let mut writer = encryptor.wrap_output(&mut bytes).map_err(failed)?;
        writer
            .write_all(secret.expose().as_bytes())
            .and_then(|()| writer.write_all(b"\n"))
            .map_err(failed)?;
        writer.finish().map_err(failed)?;
        Ok(bytes)
    }
}

impl Backend for AgeFiles {
    fn get(&self, key: &EntryKey) -> Result<Option<StoredSecret>, StoreError> {
        let path = self.path(key);
        match read_private(&path, LONGEST)? {
            Some(bytes) => self.decrypt(&path, &bytes).map(Some),
            None => Ok(None),
        }
    }

    fn set(&self, key: &EntryKey, secret: &StoredSecret) -> Result<(), StoreError> {
        let bytes = self.encrypt(key.kind, secret)?;
        if key.kind == EntryKind::Probe {
            *self.made_folders() = missing_folders(&self.folder);
        }
        let make = || make_private_folder(&self.folder);
        Ok(in_folder(make, || write_private(&self.path(key), &bytes))?)
    }

    fn delete(&self, key: &EntryKey) -> Result<bool, StoreError> {
        let was_there = remove_private(&self.path(key));
        if key.kind == EntryKind::Probe {
            remove_empty_folders(&std::mem::take(&mut *self.made_folders()));
        } else {
            remove_empty_folders(std::slice::from_ref(&self.folder));
        }
        Ok(was_there?)
    }

    /// So that what cannot be decrypted any more can be removed.
    fn deletes_for_certain(&self) -> bool {
        true
    }

    fn settle(&self) -> Result<(), StoreError> {
        match &self.made {
            Some(made) if !made.is_on_disk()? => made.put_on_disk(),
            _ => Ok(()),
        }
    }

    fn describe(&self) -> String {
        format!("the encrypted files in `{}`", self.folder.display())
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests;
