//! An encrypted entry, and the file of the identity that opens it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;
use ws1_okta::store::{AgeFiles, Backend, EntryKey, EntryKind};

/// Made for this alone, and so is what it opens.
const IDENTITY: &str = include_str!("../corpus/age/identity");

struct Place {
    folder: tempfile::TempDir,
    key: EntryKey,
}

static PLACE: LazyLock<Place> = LazyLock::new(|| Place {
    folder: tempfile::tempdir().unwrap(),
    key: EntryKey {
        profile: "acme".parse().unwrap(),
        authority: "acme.example".to_owned(),
        client: "OktaSCIM".parse().unwrap(),
        kind: EntryKind::ClientSecret,
    },
});

// The first byte says which of the two files the rest is: `#` begins an identity file.
fuzz_target!(|bytes: &[u8]| {
    let Place { folder, key } = &*PLACE;
    let identity = folder.path().join("identity");
    let files = AgeFiles::new(folder.path(), &identity, || None);
    let is_identity = bytes.first() == Some(&b'#');
    let (own, entry): (&[u8], &[u8]) = if is_identity {
        (bytes, include_bytes!("../corpus/age/entry"))
    } else {
        (IDENTITY.as_bytes(), bytes)
    };
    std::fs::write(&identity, own).unwrap();
    write_private(&files.path(key), entry);
    match files.get(key) {
        Ok(Some(secret)) => assert!(!secret.expose().contains(char::is_control)),
        Ok(None) => panic!("it is there"),
        Err(error) => assert!(!error.to_string().contains(char::is_control)),
    }
});

/// Without the care of the store's own, which waits for the disk.
fn write_private(path: &std::path::Path, bytes: &[u8]) {
    use std::io::Write;
    use std::os::unix::fs::OpenOptionsExt;
    let mut options = std::fs::OpenOptions::new();
    let options = options.write(true).create(true).truncate(true).mode(0o600);
    options.open(path).unwrap().write_all(bytes).unwrap();
}
