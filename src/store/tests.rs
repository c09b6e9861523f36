use super::*;
use crate::values::ClientSecret;
use std::sync::Mutex;

fn key(kind: EntryKind) -> EntryKey {
    EntryKey {
        profile: "p".parse().unwrap(),
        authority: "acme.example".to_owned(),
        client: "OktaSCIM".parse().unwrap(),
        kind,
    }
}

fn secret(text: &str) -> StoredSecret {
    StoredSecret::from_text(text).unwrap()
}

/// Says "no entry" to every question, as a locked keyring does, until it is unlocked.
#[derive(Clone, Default)]
struct Locked {
    memory: Memory,
    is_locked: std::sync::Arc<Mutex<bool>>,
}

impl Backend for Locked {
    fn get(&self, key: &EntryKey) -> Result<Option<StoredSecret>, StoreError> {
        if *self.is_locked.lock().unwrap() {
            return Ok(None);
        }
        self.memory.get(key)
    }

    fn set(&self, key: &EntryKey, secret: &StoredSecret) -> Result<(), StoreError> {
        if *self.is_locked.lock().unwrap() {
            return Err(StoreError::NoStorageAccess {
                store: self.describe(),
            });
        }
        self.memory.set(key, secret)
    }

    fn delete(&self, key: &EntryKey) -> Result<bool, StoreError> {
        if *self.is_locked.lock().unwrap() {
            return Ok(false);
        }
        self.memory.delete(key)
    }

    fn describe(&self) -> String {
        "the test keyring".to_owned()
    }
}

#[test]
fn a_locked_store_never_answers_absent() {
    let backend = Locked::default();
    let store = Store::new(backend.clone());
    let current = key(EntryKind::ClientSecret);
    backend.memory.set(&current, &secret("kept")).unwrap();
    *backend.is_locked.lock().unwrap() = true;
    assert_eq!(
        store.get(&current).map(drop).unwrap_err().code(),
        "store_locked"
    );
    assert_eq!(
        store.delete(&current).map(drop).unwrap_err().code(),
        "store_locked"
    );
    assert_eq!(store.promote(&current).unwrap_err().code(), "store_locked");
    // A failed proof is tried again: the user may have unlocked it meanwhile.
    *backend.is_locked.lock().unwrap() = false;
    assert_eq!(store.get(&current).unwrap().unwrap().expose(), "kept");
    assert!(store.get(&key(EntryKind::AccessToken)).unwrap().is_none());
    // The throw-away entry is gone.
    assert_eq!(backend.memory.names(), [current.account()]);
}

#[test]
fn promotes_the_pending_secret_and_can_be_repeated() {
    let memory = Memory::default();
    let store = Store::new(memory.clone());
    let (pending, current) = (key(EntryKind::PendingSecret), key(EntryKind::ClientSecret));
    assert_eq!(
        store.promote(&current).unwrap_err().code(),
        "store_nothing_pending"
    );
    let new = ClientSecret::generate().unwrap().into_kind();
    store.set(&current, &secret("old")).unwrap();
    store.set(&pending, &new).unwrap();
    store.promote(&current).unwrap();
    assert!(store.get(&current).unwrap().unwrap().is_same(&new));
    assert!(store.get(&pending).unwrap().is_none());
    store.promote(&current).unwrap();
}

/// Takes everything and keeps nothing, or something else.
struct Forgetful(Option<&'static str>);

impl Backend for Forgetful {
    fn get(&self, _: &EntryKey) -> Result<Option<StoredSecret>, StoreError> {
        Ok(self.0.map(secret))
    }

    fn set(&self, _: &EntryKey, _: &StoredSecret) -> Result<(), StoreError> {
        Ok(())
    }

    fn delete(&self, _: &EntryKey) -> Result<bool, StoreError> {
        Ok(true)
    }

    fn describe(&self) -> String {
        "the forgetful store".to_owned()
    }
}

#[test]
fn a_store_that_does_not_keep_is_unusable() {
    for answer in [None, Some("something else")] {
        let store = Store::new(Forgetful(answer));
        assert_eq!(store.prove().unwrap_err().code(), "store_not_kept");
        let set = store.set(&key(EntryKind::PendingSecret), &secret("x"));
        assert_eq!(set.unwrap_err().code(), "store_not_kept");
    }
    let error = Store::new(Forgetful(None)).get(&key(EntryKind::AccessToken));
    assert!(error.is_err());
}

#[test]
fn proofs_at_the_same_time_do_not_disturb_each_other() {
    let memory = Memory::default();
    std::thread::scope(|scope| {
        for _ in 0..8 {
            let memory = memory.clone();
            scope.spawn(move || {
                for _ in 0..200 {
                    Store::new(memory.clone()).prove().unwrap();
                }
            });
        }
    });
    assert_eq!(memory.names(), [""; 0]);
}

#[test]
fn a_place_without_tokens_keeps_the_rest() {
    let memory = Memory::default();
    let store = Store::new(WithoutTokens(memory.clone()));
    let token = key(EntryKind::AccessToken);
    store.set(&token, &secret("t")).unwrap();
    assert!(store.get(&token).unwrap().is_none());
    assert!(!store.delete(&token).unwrap());
    store
        .set(&key(EntryKind::PendingSecret), &secret("s"))
        .unwrap();
    assert_eq!(memory.names(), [key(EntryKind::PendingSecret).account()]);
}
