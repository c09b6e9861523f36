//! The identity that ws1-okta makes for itself where none is brought.

use crate::store::StoreError;
use crate::store::private_file::{create_private, in_folder, make_private_folders};
use crate::values::Passphrase;
use age::secrecy::{ExposeSecret, SecretString};
use age::x25519;
use secrecy::zeroize::Zeroizing;
use std::fs;
use std::io;
use std::path::PathBuf;
use std::sync::OnceLock;

/// An identity that is in memory until the first secret needs it, so that a run that changes nothing
/// leaves no file behind.
pub(super) struct MadeIdentity {
    path: PathBuf,
    passphrase: Option<Passphrase>,
    identity: OnceLock<x25519::Identity>,
}

impl MadeIdentity {
    pub(super) fn new(path: PathBuf, passphrase: Option<Passphrase>) -> Self {
        Self {
            path,
            passphrase,
            identity: OnceLock::new(),
        }
    }

    /// The identity in memory; made by the first call.
    pub(super) fn identity(&self) -> &x25519::Identity {
        self.identity.get_or_init(x25519::Identity::generate)
    }

    /// Whether there is a file, ours or another's. A link to nowhere counts, too: nothing is made
    /// through it.
    pub(super) fn is_on_disk(&self) -> Result<bool, StoreError> {
        match fs::symlink_metadata(&self.path) {
            Ok(_) => Ok(true),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(error) => Err(StoreError::BadIdentity {
                path: self.path.clone(),
                problem: error.kind().to_string(),
            }),
        }
    }

    /// Writes the file, in the format of `age-keygen`, for its owner alone. Where another process was
    /// first, its file stays, and counts.
    pub(super) fn put_on_disk(&self) -> Result<(), StoreError> {
        let bytes = self.file()?;
        let make = || self.path.parent().map_or(Ok(()), make_private_folders);
        Ok(in_folder(make, || create_private(&self.path, &bytes)).map(drop)?)
    }

    fn file(&self) -> Result<Zeroizing<Vec<u8>>, StoreError> {
        let identity = self.identity();
        let secret = identity.to_string();
        let text = Zeroizing::new(format!(
            "# made by ws1-okta: opens the files in `secrets`; without it they are lost\n\
             # public key: {}\n{}\n",
            identity.to_public(),
            secret.expose_secret()
        ));
        let Some(passphrase) = &self.passphrase else {
            return Ok(Zeroizing::new(text.as_bytes().to_vec()));
        };
        let recipient = age::scrypt::Recipient::new(SecretString::from(passphrase.expose()));
        age::encrypt_and_armor(&recipient, text.as_bytes())
            .map(|text| Zeroizing::new(text.into_bytes()))
            .map_err(|_| StoreError::other("the age identity cannot be encrypted"))
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::super::AgeFiles;
    use crate::store::{EntryKey, EntryKind, Store};
    use crate::values::{Passphrase, StoredSecret};
    use std::fs;
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::path::Path;
    use std::sync::Barrier;

    fn key(profile: &str) -> EntryKey {
        EntryKey {
            profile: profile.parse().unwrap(),
            authority: "acme.example".to_owned(),
            client: "OktaSCIM".parse().unwrap(),
            kind: EntryKind::ClientSecret,
        }
    }

    fn secret(text: &str) -> StoredSecret {
        StoredSecret::from_text(text).unwrap()
    }

    fn store(root: &Path) -> Store {
        let identity = root.join("identity.txt");
        Store::new(AgeFiles::new(root.join("secrets"), identity, || None).making_identity(None))
    }

    #[test]
    fn a_run_that_keeps_nothing_leaves_no_identity() {
        let home = tempfile::tempdir().unwrap();
        let root = home.path().join("root");
        let store = store(&root);
        store.prove().unwrap();
        assert!(store.get(&key("p")).unwrap().is_none());
        assert!(!root.exists());
    }

    #[test]
    fn the_first_secret_makes_it_and_it_is_never_made_again() {
        let home = tempfile::tempdir().unwrap();
        let root = home.path().join("root");
        store(&root).set(&key("p"), &secret("marker")).unwrap();
        let path = root.join("identity.txt");
        let text = fs::read_to_string(&path).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 3);
        assert!(lines[1].starts_with("# public key: age1"));
        assert!(lines[2].starts_with("AGE-SECRET-KEY-1"));
        let mode = fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);

        let again = store(&root);
        again.prove().unwrap();
        assert!(
            again
                .get(&key("p"))
                .unwrap()
                .unwrap()
                .is_same(&secret("marker"))
        );
        again.set(&key("q"), &secret("other")).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
    }

    #[test]
    fn of_many_at_once_one_makes_it_and_each_opens_what_the_others_wrote() {
        for _ in 0..20 {
            let home = tempfile::tempdir().unwrap();
            let root = home.path().join("root");
            let names = ["a", "b", "c", "d", "e", "f"];
            let barrier = Barrier::new(names.len());
            std::thread::scope(|scope| {
                for name in names {
                    let (root, barrier) = (&root, &barrier);
                    scope.spawn(move || {
                        let store = store(root);
                        barrier.wait();
                        store.prove().unwrap();
                        store.set(&key(name), &secret(name)).unwrap();
                    });
                }
            });
            let store = store(&root);
            for name in names {
                assert!(
                    store
                        .get(&key(name))
                        .unwrap()
                        .unwrap()
                        .is_same(&secret(name))
                );
            }
            let made: Vec<_> = fs::read_dir(&root).unwrap().collect();
            assert_eq!(made.len(), 2, "the identity and the folder");
        }
    }

    #[test]
    fn a_given_passphrase_protects_it() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("identity.txt");
        let files = |given: &'static str| {
            AgeFiles::new(home.path().join("secrets"), &path, move || {
                Passphrase::from_text(given).ok()
            })
            .making_identity(Passphrase::from_text(given).ok())
        };
        let first = Store::new(files("correct horse"));
        first.set(&key("p"), &secret("marker")).unwrap();
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.starts_with("-----BEGIN AGE ENCRYPTED FILE-----"));
        assert!(
            Store::new(files("correct horse"))
                .get(&key("p"))
                .unwrap()
                .is_some()
        );
        let error = Store::new(files("wrong")).get(&key("p")).unwrap_err();
        assert_eq!(error.code(), "store_wrong_passphrase");
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
    }

    #[test]
    fn nothing_is_made_through_a_link() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("identity.txt");
        symlink(home.path().join("elsewhere"), &path).unwrap();
        let error = store(home.path())
            .set(&key("p"), &secret("marker"))
            .unwrap_err();
        assert_eq!(error.code(), "store_bad_identity");
        assert!(!home.path().join("elsewhere").exists());
    }
}
