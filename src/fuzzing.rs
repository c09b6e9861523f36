//! What the fuzz targets do with one input, and the proof that the corpus they found does no harm.
//!
//! The targets below `fuzz` only call these; the test here runs each on all that is kept in `fuzz/corpus`,
//! on any toolchain.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::missing_panics_doc,
    reason = "a panic is what a fuzzer looks for; no release has this module"
)]

use crate::http::{Redactor, Reply, escape};
use crate::profile::ProfileDirectory;
use crate::store::Helper;
use crate::values::{InvalidValue, ProfileName, TenantUrl, Ttl};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

const SECRET: &str = "marker-secret-4711";

/// A target on one input.
pub type Target = fn(&[u8]);

/// All targets, by name.
pub const TARGETS: &[(&str, Target)] = &[
    ("replies", replies),
    ("tenant_url", tenant_url),
    ("ttl", ttl),
    ("profile", profile),
    ("answers", answers),
    ("helper", helper),
    #[cfg(feature = "age")]
    ("age", age),
];

/// A reply of the tenant, read in every way in which one is read. The first byte chooses status and type,
/// the rest is the body.
pub fn replies(input: &[u8]) {
    let Some((choice, body)) = input.split_first() else {
        return;
    };
    let status = [200, 201, 400, 401, 403, 404, 409, 500][usize::from(choice & 7)];
    let kind = ["application/json", "text/html", "text/plain"].get(usize::from(choice >> 6));
    let reply = Reply {
        status,
        content_type: kind.map(ToString::to_string),
        location: None,
        date: None,
        retry_after: Some(Duration::from_secs(body.len().try_into().unwrap_or(0))),
        request_id: None,
        body: body.to_vec(),
    };
    let redactor = Redactor::default();
    redactor.add(SECRET);
    for shown in crate::access::fuzz_reply(&reply, &redactor) {
        assert_eq!(escape(&shown), shown);
        assert!(!shown.contains(SECRET));
    }
}

/// A tenant's address as people paste it.
pub fn tenant_url(input: &[u8]) {
    let Ok(text) = std::str::from_utf8(input) else {
        return;
    };
    match text.parse::<TenantUrl>() {
        Ok(url) => {
            let shown = url.to_string();
            assert!(!shown.ends_with('/') && !shown.contains(char::is_control));
            assert_eq!(shown.parse(), Ok(url.clone()));
            assert!(url.is_loopback() || shown.starts_with("https://"));
            let api = url.api("auth/oauthtoken");
            assert!(api.as_str().starts_with(&shown));
            assert_eq!((api.username(), api.query()), ("", None));
            let name = ProfileName::of_tenant(&url);
            assert_eq!(name.to_string().parse(), Ok(name));
        }
        Err(error) => is_plain(&error),
    }
}

/// A time to live as people write it.
pub fn ttl(input: &[u8]) {
    let Ok(text) = std::str::from_utf8(input) else {
        return;
    };
    match text.parse::<Ttl>() {
        Ok(ttl) => assert_eq!(ttl.to_string().parse(), Ok(ttl)),
        Err(error) => is_plain(&error),
    }
}

fn is_plain(error: &InvalidValue) {
    assert!(!format!("{error}{}", error.hint()).contains(char::is_control));
}

/// A profile's file.
pub fn profile(input: &[u8]) {
    static FOLDER: Mutex<Option<tempfile::TempDir>> = Mutex::new(None);
    let mut folder = FOLDER.lock().unwrap_or_else(PoisonError::into_inner);
    let folder = folder.get_or_insert_with(|| {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("profiles")).unwrap();
        folder
    });
    let name = "acme".parse().unwrap();
    let profiles = ProfileDirectory::new(folder.path());
    std::fs::write(profiles.profile_path(&name), input).unwrap();
    match profiles.load(&name) {
        Ok(Some(profile)) => {
            let lock = profiles.lock(&name, Duration::ZERO).unwrap();
            // What is refused is a proxy with a password.
            if lock.save(&profile).is_ok() {
                let again = profiles.load(&name).unwrap().unwrap();
                lock.save(&again).unwrap();
                assert_eq!(profiles.load(&name).unwrap(), Some(again));
            }
        }
        Ok(None) => panic!("it is there"),
        Err(error) => assert!(!error.to_string().contains(char::is_control)),
    }
}

/// The answers file.
pub fn answers(input: &[u8]) {
    let Ok(text) = std::str::from_utf8(input) else {
        return;
    };
    if let Some(problem) = crate::setup::fuzz_answers(text) {
        assert!(!problem.is_empty() && !problem.contains(char::is_control));
    }
}

/// What a credential helper prints.
pub fn helper(input: &[u8]) {
    let helper = Helper::new(&"x".parse().unwrap(), Vec::new(), Duration::ZERO);
    match helper.fuzz_read(input) {
        Ok(Some(secret)) => assert!(!secret.expose().contains(char::is_control)),
        Ok(None) => {}
        Err(error) => {
            // Our own words, and nothing of what it printed.
            let text = error.to_string();
            assert!(!text.contains(|c: char| c.is_control() || !c.is_ascii()));
        }
    }
}

#[cfg(feature = "age")]
pub use encrypted::run as age;

#[cfg(feature = "age")]
mod encrypted {
    use crate::store::{AgeFiles, Backend, EntryKey, EntryKind};
    use std::path::Path;
    use std::sync::{LazyLock, Mutex, PoisonError};

    /// The identity was made for this alone, and so was what it opens.
    struct Place {
        folder: tempfile::TempDir,
        key: EntryKey,
        identity: Vec<u8>,
        entry: Vec<u8>,
    }

    static PLACE: LazyLock<Mutex<Place>> = LazyLock::new(|| {
        let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus/age");
        Mutex::new(Place {
            folder: tempfile::tempdir().unwrap(),
            key: EntryKey {
                profile: "acme".parse().unwrap(),
                authority: "acme.example".to_owned(),
                client: "OktaSCIM".parse().unwrap(),
                kind: EntryKind::ClientSecret,
            },
            identity: std::fs::read(corpus.join("identity")).unwrap(),
            entry: std::fs::read(corpus.join("entry")).unwrap(),
        })
    });

    /// An encrypted entry, or the file of the identity that opens it: `#` begins an identity file.
    pub fn run(input: &[u8]) {
        let place = PLACE.lock().unwrap_or_else(PoisonError::into_inner);
        let path = place.folder.path().join("identity");
        let files = AgeFiles::new(place.folder.path(), &path, || None);
        let (identity, entry): (&[u8], &[u8]) = if input.first() == Some(&b'#') {
            (input, &place.entry)
        } else {
            (&place.identity, input)
        };
        std::fs::write(&path, identity).unwrap();
        write_private(&files.path(&place.key), entry);
        match files.get(&place.key) {
            Ok(Some(secret)) => assert!(!secret.expose().contains(char::is_control)),
            Ok(None) => panic!("it is there"),
            Err(error) => assert!(!error.to_string().contains(char::is_control)),
        }
    }

    /// Without the care of the store's own, which waits for the disk.
    fn write_private(path: &Path, bytes: &[u8]) {
        use std::io::Write;
        let mut options = std::fs::OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(path).unwrap().write_all(bytes).unwrap();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn the_corpus_of_each_target_does_no_harm() {
        let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus");
        let folders = std::fs::read_dir(&corpus).unwrap();
        let mut names: Vec<_> = folders.map(|folder| folder.unwrap().file_name()).collect();
        names.sort();
        let mut known: Vec<&str> = TARGETS.iter().map(|(name, _)| *name).collect();
        known.sort_unstable();
        if cfg!(feature = "age") {
            assert_eq!(names, known);
        }
        for (name, target) in TARGETS {
            let mut count = 0;
            for file in std::fs::read_dir(corpus.join(name)).unwrap() {
                let path = file.unwrap().path();
                let input = std::fs::read(&path).unwrap();
                let outcome = std::panic::catch_unwind(|| target(&input));
                assert!(outcome.is_ok(), "{}", path.display());
                count += 1;
            }
            assert!(count > 2, "{name}: {count}");
        }
    }
}
