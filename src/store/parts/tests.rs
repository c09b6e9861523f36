use super::super::{EntryKind, Memory};
use super::*;
use proptest::prelude::*;
use std::sync::atomic::{AtomicUsize, Ordering};

const LIMIT: u32 = 160;

fn key() -> EntryKey {
    EntryKey {
        profile: "p".parse().unwrap(),
        authority: "acme.example".to_owned(),
        client: "OktaSCIM".parse().unwrap(),
        kind: EntryKind::AccessToken,
    }
}

fn secret(text: &str) -> StoredSecret {
    StoredSecret::from_text(text).unwrap()
}

fn limited(memory: &Memory) -> Parts<Memory> {
    Parts::new(memory.clone(), Some(160))
}

/// How a call breaks.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Break {
    /// It fails, and has done nothing.
    Before,
    /// It fails, and has done its work.
    After,
    /// The process dies before it: nothing later works either.
    Death,
}

/// A place whose call of the given number breaks.
struct Breaking {
    memory: Memory,
    at: usize,
    how: Break,
    calls: AtomicUsize,
}

impl Breaking {
    fn call<T>(&self, work: impl FnOnce() -> Result<T, StoreError>) -> Result<T, StoreError> {
        let number = self.calls.fetch_add(1, Ordering::Relaxed);
        let broken = Err(StoreError::other("broken on purpose"));
        match self.how {
            Break::Before if number == self.at => broken,
            Break::Death if number >= self.at => broken,
            Break::After if number == self.at => work().and(broken),
            _ => work(),
        }
    }
}

impl Slots for Breaking {
    fn read(&self, name: &str) -> Result<Option<StoredSecret>, StoreError> {
        self.call(|| self.memory.read(name))
    }

    fn write(&self, name: &str, secret: &StoredSecret) -> Result<(), StoreError> {
        self.call(|| self.memory.write(name, secret))
    }

    fn remove(&self, name: &str) -> Result<bool, StoreError> {
        self.call(|| self.memory.remove(name))
    }

    fn describe(&self) -> String {
        "the breaking store".to_owned()
    }
}

/// Secrets of every length around the limit, and of characters of several bytes.
fn secrets() -> Vec<StoredSecret> {
    let long = |length: usize| "0123456789abcdef".repeat(length / 16 + 1)[..length].to_owned();
    let mut all: Vec<String> = [1, 159, 160, 161, 316, 317, 3000].map(long).into();
    all.push("Ü€𝄞".repeat(200));
    all.push(format!("{HEAD}a:1:{}", "0".repeat(64)));
    all.push(format!("x{}x", " ".repeat(1000)));
    all.iter().map(|text| secret(text)).collect()
}

#[test]
fn every_length_reads_back_and_leaves_nothing_behind() {
    let memory = Memory::with_limit(LIMIT);
    let parts = limited(&memory);
    for first in secrets() {
        for second in secrets() {
            parts.set(&key(), &first).unwrap();
            assert!(parts.get(&key()).unwrap().unwrap().is_same(&first));
            parts.set(&key(), &second).unwrap();
            assert!(parts.get(&key()).unwrap().unwrap().is_same(&second));
            assert!(parts.delete(&key()).unwrap());
            assert!(parts.get(&key()).unwrap().is_none());
            assert_eq!(memory.names(), Vec::<String>::new());
        }
    }
    assert!(!parts.delete(&key()).unwrap());
}

#[test]
fn what_fits_is_kept_as_it_is() {
    let memory = Memory::with_limit(LIMIT);
    limited(&memory).set(&key(), &secret("short")).unwrap();
    assert_eq!(memory.get(&key()).unwrap().unwrap().expose(), "short");
    let unlimited = Memory::default();
    let long = secret(&"x".repeat(10_000));
    Parts::new(unlimited.clone(), None)
        .set(&key(), &long)
        .unwrap();
    assert!(unlimited.get(&key()).unwrap().unwrap().is_same(&long));
    let too_long = secret(&"x".repeat(158 * MOST + 1));
    let error = limited(&memory).set(&key(), &too_long).unwrap_err();
    assert_eq!(error.code(), "store_secret_too_long");
    assert_eq!(
        limited(&memory).get(&key()).unwrap().unwrap().expose(),
        "short"
    );
}

#[test]
fn whatever_breaks_there_is_the_old_secret_or_the_new_one() {
    let old_and_new = [(3000, 700), (700, 3000), (100, 700), (700, 100), (0, 700)];
    for (old_length, new_length) in old_and_new {
        for how in [Break::Before, Break::After, Break::Death] {
            for at in 0.. {
                let memory = Memory::with_limit(LIMIT);
                let old = (old_length > 0).then(|| secret(&"o".repeat(old_length)));
                let new = secret(&"n".repeat(new_length));
                if let Some(old) = &old {
                    limited(&memory).set(&key(), old).unwrap();
                }
                let calls = AtomicUsize::new(0);
                let breaking = Breaking {
                    memory: memory.clone(),
                    at,
                    how,
                    calls,
                };
                let breaking = Parts::new(breaking, Some(160));
                let result = breaking.set(&key(), &new);
                let found = limited(&memory).get(&key()).unwrap();
                let is_new = found.as_ref().is_some_and(|found| found.is_same(&new));
                let is_old = match (&found, &old) {
                    (Some(found), Some(old)) => found.is_same(old),
                    (None, None) => true,
                    _ => false,
                };
                assert!(is_new || is_old, "{how:?} {at}");
                assert!(
                    is_new || result.is_err(),
                    "{how:?} {at}: said to be kept, and is not"
                );
                // The next run repairs and tidies.
                limited(&memory).set(&key(), &new).unwrap();
                assert!(limited(&memory).get(&key()).unwrap().unwrap().is_same(&new));
                assert!(limited(&memory).delete(&key()).unwrap());
                assert_eq!(memory.names(), Vec::<String>::new(), "{how:?} {at}");
                if at >= breaking.slots.calls.load(Ordering::Relaxed) {
                    assert!(at > 1, "nothing was broken");
                    break;
                }
            }
        }
    }
}

#[test]
fn a_deletion_that_breaks_can_be_repeated() {
    for how in [Break::Before, Break::After, Break::Death] {
        for at in 0..30 {
            let memory = Memory::with_limit(LIMIT);
            let secret = secret(&"s".repeat(1000));
            limited(&memory).set(&key(), &secret).unwrap();
            let calls = AtomicUsize::new(0);
            let breaking = Breaking {
                memory: memory.clone(),
                at,
                how,
                calls,
            };
            let _ = Parts::new(breaking, Some(160)).delete(&key());
            // Whole, absent or unusable, and never something else.
            if let Ok(Some(found)) = limited(&memory).get(&key()) {
                assert!(found.is_same(&secret));
            }
            limited(&memory).delete(&key()).unwrap();
            assert_eq!(memory.names(), Vec::<String>::new(), "{how:?} {at}");
        }
    }
}

#[test]
fn what_does_not_fit_together_is_unusable() {
    let memory = Memory::with_limit(LIMIT);
    let parts = limited(&memory);
    let name = key().account();
    let whole = secret(&"s".repeat(1000));
    for (entry, text) in [
        (format!("{name}/a/1"), Some("<other>")),
        (format!("{name}/a/1"), Some("without a frame")),
        (format!("{name}/a/6"), None),
        (name.clone(), Some("ws1-okta-parts:1:b:7:00")),
        (name.clone(), Some("ws1-okta-parts:1:c:7:00")),
        (name.clone(), Some("ws1-okta-parts:1:a:0:00")),
        (name.clone(), Some("ws1-okta-parts:1:a:999999:00")),
        (name.clone(), Some("ws1-okta-parts:1:a:7")),
    ] {
        parts.set(&key(), &whole).unwrap();
        match text {
            Some(text) => memory.write(&entry, &secret(text)).unwrap(),
            None => assert!(memory.remove(&entry).unwrap()),
        }
        let error = parts.get(&key()).map(drop).unwrap_err();
        assert_eq!(error.code(), "store_bad_data", "{entry} {text:?}");
        assert!(parts.delete(&key()).unwrap());
        assert_eq!(memory.names(), Vec::<String>::new());
    }
}

#[test]
fn a_reader_beside_a_writer_sees_whole_secrets() {
    let memory = Memory::with_limit(LIMIT);
    let parts = limited(&memory);
    let both = ["a", "b"].map(|letter| secret(&letter.repeat(1000)));
    parts.set(&key(), &both[0]).unwrap();
    std::thread::scope(|scope| {
        let reader = scope.spawn(|| {
            (0..2000)
                .filter_map(|_| parts.get(&key()).ok().flatten())
                .filter(|found| !both.iter().any(|one| one.is_same(found)))
                .count()
        });
        for round in 0..500 {
            parts.set(&key(), &both[round % 2]).unwrap();
        }
        assert_eq!(reader.join().unwrap(), 0);
    });
}

proptest! {
    #[test]
    fn a_head_reads_back_and_nothing_else_is_one(count in 1..=MOST, sha256 in "[0-9a-f]{64}", text in "[ab]:[0-9+]{0,4}:[0-9a-f:]{0,8}|.*") {
        for generation in [Generation::A, Generation::B] {
            let head = Head { generation, count, sha256: sha256.clone() };
            let text = head.to_text();
            prop_assert_eq!(Head::parse(text.strip_prefix(HEAD).unwrap()), Some(head));
        }
        if let Some(head) = Head::parse(&text) {
            prop_assert_eq!(head.to_text(), format!("{HEAD}{text}"));
        }
    }

    #[test]
    fn pieces_make_the_whole(text in "[aé漢😀]{0,60}", size in 0_usize..20) {
        match cut(&text, size) {
            Some(pieces) => {
                prop_assert_eq!(&pieces.concat(), &text);
                prop_assert!(pieces.iter().all(|piece| (1..=size).contains(&piece.len())));
            }
            None => prop_assert!(size < 4),
        }
    }
}
