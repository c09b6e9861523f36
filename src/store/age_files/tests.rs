use super::super::{EntryKind, Store};
use super::*;
use age::secrecy::{ExposeSecret, SecretString};
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::sync::atomic::{AtomicUsize, Ordering};

const PASSPHRASE: &str = "correct horse";

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

fn write_identity(path: &Path) -> x25519::Identity {
    let identity = x25519::Identity::generate();
    let text = identity.to_string();
    fs::write(
        path,
        format!("# created: today\n\n{}\n", text.expose_secret()),
    )
    .unwrap();
    identity
}

fn never_ask() -> Option<Passphrase> {
    panic!("asked for a passphrase")
}

/// A folder with an identity, and the store over it.
fn files() -> (tempfile::TempDir, AgeFiles) {
    let home = tempfile::tempdir().unwrap();
    let identity = home.path().join("identity");
    write_identity(&identity);
    let files = AgeFiles::new(home.path().join("secrets"), identity, never_ask);
    (home, files)
}

/// An identity file under a passphrase, with little work so that the test is quick.
fn protect(identity: &x25519::Identity, is_armored: bool) -> Vec<u8> {
    let mut recipient = age::scrypt::Recipient::new(SecretString::from(PASSPHRASE));
    recipient.set_work_factor(2);
    let text = identity.to_string();
    let plain = text.expose_secret().as_bytes();
    if is_armored {
        age::encrypt_and_armor(&recipient, plain)
            .unwrap()
            .into_bytes()
    } else {
        age::encrypt(&recipient, plain).unwrap()
    }
}

fn error_of(files: &AgeFiles) -> StoreError {
    let error = files
        .get(&key(EntryKind::ClientSecret))
        .map(drop)
        .unwrap_err();
    assert!(!format!("{error:?} {error}").contains("marker"));
    assert!(error.hint().is_some());
    error
}

#[test]
fn keeps_secrets_in_files_of_the_owner_alone() {
    let (_home, files) = files();
    let (pending, current) = (key(EntryKind::PendingSecret), key(EntryKind::ClientSecret));
    let (folder, path) = (files.folder.clone(), files.path(&current));
    let store = Store::new(files);
    assert!(store.get(&current).unwrap().is_none());
    store.set(&pending, &secret("marker Ünicode")).unwrap();
    store.promote(&pending).unwrap();
    assert_eq!(
        store.get(&current).unwrap().unwrap().expose(),
        "marker Ünicode"
    );
    let token = secret(&"x".repeat(100_000));
    store.set(&key(EntryKind::AccessToken), &token).unwrap();
    assert!(
        store
            .get(&key(EntryKind::AccessToken))
            .unwrap()
            .unwrap()
            .is_same(&token)
    );
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&folder), mode(&path)), (0o700, 0o600));
    assert!(
        !fs::read(&path)
            .unwrap()
            .windows(6)
            .any(|bytes| bytes == b"marker")
    );
    // The token and the secret, and no throw-away entry.
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 2);
    assert!(store.delete(&current).unwrap());
    assert!(!store.delete(&current).unwrap());
}

#[test]
fn a_damaged_file_is_unusable_and_never_empty() {
    let (_home, files) = files();
    let current = key(EntryKind::ClientSecret);
    files.set(&current, &secret("marker")).unwrap();
    let path = files.path(&current);
    let whole = fs::read(&path).unwrap();
    for length in 0..whole.len() {
        fs::write(&path, &whole[..length]).unwrap();
        assert_eq!(
            error_of(&files).code(),
            "store_file_damaged",
            "{length} bytes"
        );
    }
    for at in 0..whole.len() {
        let mut changed = whole.clone();
        changed[at] ^= 1;
        fs::write(&path, &changed).unwrap();
        // A changed letter in the key's own line means: encrypted for somebody else.
        let code = error_of(&files).code();
        assert!(
            matches!(code, "store_file_damaged" | "store_wrong_identity"),
            "{at}: {code}"
        );
    }
    fs::remove_file(&path).unwrap();
    symlink("/nonexistent", &path).unwrap();
    assert_eq!(error_of(&files).code(), "store_file");
    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    assert_eq!(error_of(&files).code(), "store_file");
}

#[test]
fn another_identity_is_named() {
    let (home, files) = files();
    let current = key(EntryKind::ClientSecret);
    files.set(&current, &secret("marker")).unwrap();
    let other = home.path().join("other");
    write_identity(&other);
    let files = AgeFiles::new(&files.folder, &other, never_ask);
    let error = error_of(&files);
    assert_eq!(
        error.to_string(),
        format!(
            "`{}` was not encrypted for the identity `{}`",
            files.path(&current).display(),
            other.display()
        )
    );
}

#[test]
fn a_file_for_several_identities_opens_with_each() {
    let home = tempfile::tempdir().unwrap();
    let [one, two, both] = ["one", "two", "both"].map(|name| home.path().join(name));
    for path in [&one, &two] {
        write_identity(path);
    }
    let text = [fs::read(&one).unwrap(), fs::read(&two).unwrap()].concat();
    fs::write(&both, text).unwrap();
    let current = key(EntryKind::ClientSecret);
    let folder = home.path().join("secrets");
    AgeFiles::new(&folder, both, never_ask)
        .set(&current, &secret("s"))
        .unwrap();
    for path in [one, two] {
        let found = AgeFiles::new(&folder, path, never_ask)
            .get(&current)
            .unwrap();
        assert_eq!(found.unwrap().expose(), "s");
    }
}

#[test]
fn the_passphrase_is_asked_for_once_and_again_after_a_mistake() {
    for is_armored in [false, true] {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("identity.age");
        fs::write(&path, protect(&x25519::Identity::generate(), is_armored)).unwrap();
        let asked = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&asked);
        let files = AgeFiles::new(home.path().join("secrets"), &path, move || {
            match counted.fetch_add(1, Ordering::Relaxed) {
                0 => None,
                1 => Some(Passphrase::from_text("wrong").unwrap()),
                _ => Some(Passphrase::from_text(PASSPHRASE).unwrap()),
            }
        });
        let current = key(EntryKind::ClientSecret);
        let set = || files.set(&current, &secret("s"));
        assert_eq!(set().unwrap_err().code(), "store_no_passphrase");
        assert_eq!(set().unwrap_err().code(), "store_wrong_passphrase");
        set().unwrap();
        assert_eq!(files.get(&current).unwrap().unwrap().expose(), "s");
        set().unwrap();
        assert_eq!(asked.load(Ordering::Relaxed), 3);
    }
}

#[test]
fn what_is_no_identity_is_named() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("identity");
    let for_a_key = age::encrypt(&x25519::Identity::generate().to_public(), b"x").unwrap();
    let mut cut_short = protect(&x25519::Identity::generate(), false);
    cut_short.truncate(cut_short.len() - 1);
    let endless = vec![b'#'; 70_000];
    for (content, says) in [
        (&b""[..], "there is no identity in it"),
        (b"# only a comment\n", "there is no identity in it"),
        (b"# x\nage1qqqq\n", "line 2 is no X25519 identity"),
        (b"AGE-PLUGIN-YUBIKEY-1XX\n", "line 1 is no X25519 identity"),
        (b"\xff\xfe", "it is not text"),
        (b"age-encryption.org/v1\n", "it is damaged or cut short"),
        (&for_a_key, "it is encrypted, and not by a passphrase"),
        (&cut_short, "it is damaged or cut short"),
        (&endless, "it is too long"),
    ] {
        fs::write(&path, content).unwrap();
        let files = AgeFiles::new(home.path().join("secrets"), &path, || {
            Some(Passphrase::from_text(PASSPHRASE).unwrap())
        });
        let error = files
            .set(&key(EntryKind::ClientSecret), &secret("s"))
            .unwrap_err();
        assert_eq!(
            error.to_string(),
            format!(
                "the age identity `{}` does not open: {says}",
                path.display()
            )
        );
    }
    let missing = AgeFiles::new(home.path(), "/nonexistent/identity", never_ask);
    let error = missing.probe().unwrap_err();
    assert!(
        error.to_string().contains("/nonexistent/identity"),
        "{error}"
    );
    assert!(
        error.to_string().contains("there is no such file"),
        "{error}"
    );
}

fn pipe(home: &tempfile::TempDir, name: &str) -> PathBuf {
    use rustix::fs::{CWD, FileType, Mode, mknodat};
    let path = home.path().join(name);
    let rights = Mode::RUSR | Mode::WUSR;
    mknodat(CWD, &path, FileType::Fifo, rights, 0).unwrap();
    path
}

#[test]
fn a_pipe_gives_an_identity_and_is_given_up_where_nobody_writes() {
    use std::time::Duration;
    let home = tempfile::tempdir().unwrap();
    let silent = identity::open(
        &pipe(&home, "silent"),
        &never_ask,
        Duration::from_millis(20),
    );
    let error = silent.map(drop).unwrap_err();
    assert!(error.to_string().ends_with("timed out"), "{error}");
    let path = pipe(&home, "spoken");
    let writer = path.clone();
    std::thread::spawn(move || write_identity(&writer));
    let opened = identity::open(&path, &never_ask, Duration::from_secs(30));
    assert_eq!(opened.unwrap().len(), 1);
}

#[test]
fn what_a_killed_proof_left_is_swept_when_it_is_old() {
    let (_home, files) = files();
    let throw_away = EntryKey::throw_away().unwrap();
    files.set(&throw_away, &secret("x")).unwrap();
    let left = files.path(&throw_away);
    files
        .set(&key(EntryKind::ClientSecret), &secret("s"))
        .unwrap();
    assert!(left.exists());
    let old = std::time::SystemTime::now() - std::time::Duration::from_secs(3600);
    fs::File::open(&left).unwrap().set_modified(old).unwrap();
    files
        .set(&key(EntryKind::ClientSecret), &secret("t"))
        .unwrap();
    assert!(!left.exists());
}

#[test]
fn stores_that_share_ask_for_a_passphrase_once() {
    let home = tempfile::tempdir().unwrap();
    let identity = home.path().join("identity");
    fs::write(&identity, protect(&x25519::Identity::generate(), true)).unwrap();
    let asked = std::sync::Arc::new(AtomicUsize::new(0));
    let opened = OpenedIdentities::default();
    for place in ["one", "two", "three"] {
        let asked = std::sync::Arc::clone(&asked);
        let ask = move || {
            asked.fetch_add(1, Ordering::Relaxed);
            Some(Passphrase::from_text(PASSPHRASE).unwrap())
        };
        let files = AgeFiles::new(home.path().join(place), &identity, ask).sharing(&opened);
        files
            .set(&key(EntryKind::ClientSecret), &secret("s"))
            .unwrap();
    }
    assert_eq!(asked.load(Ordering::Relaxed), 1);
}

proptest::proptest! {
    // Each writes a file and makes keys.
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(48))]

    #[test]
    fn an_identity_file_gives_its_keys_or_is_refused_without_being_repeated(
        count in 0_usize..3,
        between in "(#[ -~]{0,20}|[ \t]{0,3}){0,2}",
        strange in "[a-z]{12,30}|AGE-SECRET-KEY-1[A-Z0-9]{12,58}",
        is_strange: bool,
    ) {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("identity");
        let mut text = String::new();
        for _ in 0..count {
            let identity = x25519::Identity::generate().to_string();
            text.push_str(&format!("{between}\n {} \r\n", identity.expose_secret()));
        }
        if is_strange {
            text.push_str(&strange);
        }
        fs::write(&path, &text).unwrap();
        match identity::open(&path, &never_ask, identity::PIPE_LIMIT) {
            Ok(identities) => proptest::prop_assert!(!is_strange && identities.len() == count),
            Err(error) => {
                proptest::prop_assert!(is_strange || count == 0);
                proptest::prop_assert!(!error.to_string().contains(&strange));
            }
        }
    }
}
