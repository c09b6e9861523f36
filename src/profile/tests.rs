use super::*;
use crate::values::StoreChoice;
use std::thread;
use std::time::Instant;

fn directory() -> (tempfile::TempDir, ProfileDirectory) {
    let folder = tempfile::tempdir().unwrap();
    let directory = ProfileDirectory::new(folder.path().join("config"));
    (folder, directory)
}

fn name(text: &str) -> ProfileName {
    text.parse().unwrap()
}

fn profile() -> Profile {
    Profile::new("acme.example".parse().unwrap(), StoreChoice::Keychain)
}

#[test]
fn a_missing_profile_is_none_and_looking_makes_nothing() {
    let (_folder, directory) = directory();
    assert_eq!(directory.load(&name("acme")).unwrap(), None);
    assert_eq!(directory.list().unwrap(), []);
    assert_eq!(directory.current().unwrap(), None);
    assert!(!directory.root().exists());
}

#[test]
fn saves_loads_lists_chooses_and_removes() {
    let (_folder, directory) = directory();
    for text in ["b", "a.b", "a"] {
        let lock = directory.lock(&name(text), Duration::ZERO).unwrap();
        assert_eq!(lock.load().unwrap(), None);
        lock.save(&profile()).unwrap();
        assert_eq!(lock.load().unwrap(), Some(profile()));
    }
    fs::write(directory.root().join("profiles/UPPER.json"), "x").unwrap();
    fs::write(directory.root().join("profiles/notes.txt"), "x").unwrap();
    assert_eq!(directory.list().unwrap(), ["a", "a.b", "b"].map(name));
    directory.set_current(&name("b")).unwrap();
    assert_eq!(directory.current().unwrap(), Some(name("b")));
    let lock = directory.lock(&name("b"), Duration::ZERO).unwrap();
    assert!(lock.remove().unwrap());
    assert!(!lock.remove().unwrap());
    assert_eq!(directory.current().unwrap(), None);
    assert_eq!(directory.list().unwrap(), ["a", "a.b"].map(name));
}

#[test]
fn what_is_no_profile_is_an_error_that_names_the_path() {
    let (_folder, directory) = directory();
    let acme = name("acme");
    directory
        .lock(&acme, Duration::ZERO)
        .unwrap()
        .save(&profile())
        .unwrap();
    let path = directory.profile_path(&acme);
    let check = |what: &str| {
        let error = directory.load(&acme).expect_err(what);
        assert!(
            error.to_string().contains(&path.display().to_string()),
            "{what}: {error}"
        );
        assert!(error.hint().is_some(), "{what}");
    };
    let whole = fs::read(&path).unwrap();
    for length in 0..whole.len() - 2 {
        fs::write(&path, &whole[..length]).unwrap();
        check("truncated");
    }
    fs::write(&path, r#"{"schema":7}"#).unwrap();
    check("newer");
    fs::write(&path, vec![b' '; 2 * 1024 * 1024]).unwrap();
    check("too large");
    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    check("folder");
    fs::remove_dir(&path).unwrap();
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("/nowhere", &path).unwrap();
        check("dangling link");
        let lock = directory.lock(&acme, Duration::ZERO).unwrap();
        assert!(lock.save(&profile()).is_err());
    }
    fs::write(directory.root().join("current"), "../x\n").unwrap();
    assert_eq!(directory.current().unwrap_err().code(), "profile_damaged");
}

#[cfg(unix)]
#[test]
fn folder_and_file_are_for_the_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let (_folder, directory) = directory();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let acme = name("acme");
    directory
        .lock(&acme, Duration::ZERO)
        .unwrap()
        .save(&profile())
        .unwrap();
    let profiles = directory.root().join("profiles");
    assert_eq!((mode(directory.root()), mode(&profiles)), (0o700, 0o700));
    assert_eq!(mode(&directory.profile_path(&acme)), 0o600);
    assert_eq!(mode(&directory.lock_path(&acme)), 0o600);
    fs::set_permissions(&profiles, PermissionsExt::from_mode(0o755)).unwrap();
    directory.lock(&acme, Duration::ZERO).unwrap();
    assert_eq!(mode(&profiles), 0o700);
}

#[test]
fn one_lock_at_a_time_with_a_bounded_wait() {
    let (_folder, directory) = directory();
    let acme = name("acme");
    let held = directory.lock(&acme, Duration::ZERO).unwrap();
    let begun = Instant::now();
    let error = directory
        .lock(&acme, Duration::from_millis(200))
        .unwrap_err();
    assert!(begun.elapsed() >= Duration::from_millis(200));
    assert!(begun.elapsed() < Duration::from_secs(2));
    assert_eq!(error.code(), "profile_busy");
    if cfg!(unix) {
        assert_eq!(
            error.to_string(),
            format!(
                "another ws1-okta (process {}) is at work on profile `acme`",
                std::process::id()
            )
        );
    }
    // Another profile is not concerned, and reading needs no lock.
    directory.lock(&name("other"), Duration::ZERO).unwrap();
    directory.load(&acme).unwrap();
    let waiting = thread::spawn({
        let directory = directory.clone();
        move || directory.lock(&acme, Duration::from_secs(10)).map(drop)
    });
    thread::sleep(Duration::from_millis(100));
    drop(held);
    waiting.join().unwrap().unwrap();
}

#[test]
fn no_change_is_lost_between_threads() {
    let (_folder, directory) = directory();
    let acme = name("acme");
    thread::scope(|scope| {
        for thread in 0..4 {
            let (directory, acme) = (&directory, &acme);
            scope.spawn(move || {
                for round in 0..10 {
                    let lock = directory.lock(acme, Duration::from_secs(30)).unwrap();
                    let mut profile = lock.load().unwrap().unwrap_or_else(profile);
                    profile
                        .other
                        .insert(format!("{thread}-{round}"), true.into());
                    lock.save(&profile).unwrap();
                }
            });
        }
    });
    assert_eq!(directory.load(&acme).unwrap().unwrap().other.len(), 40);
}

#[test]
fn the_variable_names_the_folder() {
    let given = ProfileDirectory::default_root(Some(OsStr::new("/srv/ws1"))).unwrap();
    assert!(given.ends_with("srv/ws1"));
    for none in [None, Some(OsStr::new(""))] {
        assert!(
            ProfileDirectory::default_root(none)
                .unwrap()
                .ends_with(FOLDER)
        );
    }
}

#[test]
fn a_proxy_with_a_password_is_not_kept() {
    let mut profile = Profile::new("acme.example".parse().unwrap(), StoreChoice::None);
    for (proxy, is_refused) in [
        ("http://user:pw@proxy:3128", true),
        ("user@proxy", true),
        ("http://proxy:3128/@", false),
    ] {
        profile.proxy = Some(proxy.parse().unwrap());
        let result = profile.to_text(Path::new("/x"));
        assert_eq!(
            result == Err(ProfileError::SecretInProxy),
            is_refused,
            "{proxy}"
        );
    }
}

#[test]
fn paths_are_made_absolute() {
    let mut profile = Profile::new("acme.example".parse().unwrap(), StoreChoice::None);
    profile.secret_to = Some("secret".parse().unwrap());
    profile.ca_file = Some("ca.pem".into());
    let text = profile.to_text(Path::new("/x")).unwrap();
    let read = Profile::parse(Path::new("/x"), text.as_bytes()).unwrap();
    assert!(read.ca_file.unwrap().is_absolute());
    assert!(read.secret_to.unwrap().file().unwrap().is_absolute());
}
