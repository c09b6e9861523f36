//! What the stores of a world keep.

use std::collections::BTreeSet;
use std::fs;
use std::io::Read;
use std::path::Path;

use crate::recording;
use crate::world::World;

/// The stores, as `--store` names them.
pub(crate) const FILES: &str = "file";
pub(crate) const KEYCHAIN: &str = "keychain";
pub(crate) const HELPER: &str = "helper:recording";

impl World {
    /// What the encrypted files of this kind hold; unusable ones are a failure.
    fn encrypted(&self, kind: &str) -> BTreeSet<String> {
        let Ok(entries) = fs::read_dir(self.folder().join("secrets")) else {
            return BTreeSet::new();
        };
        entries
            .map(|entry| entry.unwrap().path())
            .filter(|path| {
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                !name.starts_with('.') && name.ends_with(&format!(".{kind}.age"))
            })
            .map(|path| decrypt(&path, &self.folder().join("identity.txt")))
            .collect()
    }

    /// What the keychain has of this kind for the one client.
    fn in_keychain(&self, kind: &str) -> Option<String> {
        self.bus.as_ref()?;
        let found = self.secret_tool("lookup", kind);
        (!found.is_empty()).then_some(found)
    }

    pub(crate) fn secret_tool(&self, action: &str, kind: &str) -> String {
        let authority = self.gate.url.replace("http://", "");
        let profile = authority.replace(':', "_");
        let output = std::process::Command::new("secret-tool")
            .args([action, "service", "ws1-okta", "username"])
            .arg(format!("{profile}@{authority}/OktaSCIM/{kind}"))
            .output()
            .unwrap();
        let problem = String::from_utf8_lossy(&output.stderr);
        assert!(problem.is_empty(), "secret-tool: {problem}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// What this store keeps of this kind.
    pub(crate) fn kept_in(&self, store: &str, kind: &str) -> BTreeSet<String> {
        match store {
            FILES => self.encrypted(kind),
            KEYCHAIN => self.in_keychain(kind).into_iter().collect(),
            _ => recording::kept(self, kind),
        }
    }

    /// What is kept of this kind, by whichever store.
    pub(crate) fn kept(&self, kind: &str) -> BTreeSet<String> {
        let stores = [FILES, KEYCHAIN, HELPER].iter();
        stores.flat_map(|store| self.kept_in(store, kind)).collect()
    }

    /// The secrets of clients that are kept anywhere: by a store, or in files of one secret.
    pub(crate) fn secrets(&self) -> BTreeSet<String> {
        let mut secrets = self.kept("client-secret");
        secrets.extend(self.kept("pending-secret"));
        for name in ["secret", "secret2"] {
            if let Ok(text) = fs::read_to_string(self.home.path(name)) {
                secrets.insert(text.trim().to_owned());
            }
        }
        secrets
    }

    /// The tokens that are kept.
    pub(crate) fn tokens(&self) -> BTreeSet<String> {
        self.kept("access-token")
    }
}

fn decrypt(path: &Path, identity: &Path) -> String {
    let identities = age::IdentityFile::from_file(identity.to_string_lossy().into_owned()).unwrap();
    let identities = identities.into_identities().unwrap();
    let bytes = fs::read(path).unwrap();
    let decryptor = age::Decryptor::new_buffered(age::armor::ArmoredReader::new(&*bytes))
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut text = String::new();
    decryptor
        .decrypt(
            identities
                .iter()
                .map(|one| -> &dyn age::Identity { &**one }),
        )
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()))
        .read_to_string(&mut text)
        .unwrap();
    text.trim_end().to_owned()
}
