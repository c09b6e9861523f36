//! A profile's file.
#![no_main]

use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;
use std::time::Duration;
use ws1_okta::profile::ProfileDirectory;
use ws1_okta::values::ProfileName;

struct Place {
    folder: tempfile::TempDir,
    name: ProfileName,
}

static PLACE: LazyLock<Place> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("profiles")).unwrap();
    let name = "acme".parse().unwrap();
    Place { folder, name }
});

fuzz_target!(|bytes: &[u8]| {
    let Place { folder, name } = &*PLACE;
    let profiles = ProfileDirectory::new(folder.path());
    std::fs::write(profiles.profile_path(name), bytes).unwrap();
    match profiles.load(name) {
        Ok(Some(profile)) => {
            let lock = profiles.lock(name, Duration::ZERO).unwrap();
            // What is refused is a proxy with a password.
            if lock.save(&profile).is_ok() {
                let again = profiles.load(name).unwrap().unwrap();
                lock.save(&again).unwrap();
                assert_eq!(profiles.load(name).unwrap(), Some(again));
            }
        }
        Ok(None) => panic!("it is there"),
        Err(error) => assert!(!error.to_string().contains(char::is_control)),
    }
});
