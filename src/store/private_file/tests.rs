use super::*;
use std::os::unix::fs::{PermissionsExt, symlink};

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn writes_for_the_owner_alone_and_replaces() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("token");
    fs::write(&path, "old").unwrap();
    fs::set_permissions(&path, PermissionsExt::from_mode(0o644)).unwrap();
    write_private(&path, b"new\n").unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"new\n");
    assert_eq!(mode(&path), 0o600);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    assert_eq!(**read_private(&path, 10).unwrap().unwrap(), *b"new\n");
    assert_eq!(
        read_private(&path, 3).unwrap_err(),
        PrivateFileError::TooLarge(path.clone())
    );
    assert!(remove_private(&path).unwrap());
    assert!(!remove_private(&path).unwrap());
    assert!(read_private(&path, 10).unwrap().is_none());
}

#[test]
fn refuses_links_folders_and_pipes_and_leaves_them_alone() {
    let folder = tempfile::tempdir().unwrap();
    let real = folder.path().join("real");
    fs::write(&real, "mine").unwrap();
    let link = folder.path().join("link");
    symlink(&real, &link).unwrap();
    let dangling = folder.path().join("dangling");
    symlink(folder.path().join("nowhere"), &dangling).unwrap();
    let pipe = folder.path().join("pipe");
    rustix::fs::mkfifoat(rustix::fs::CWD, &pipe, rustix::fs::Mode::RWXU).unwrap();
    for (path, code) in [
        (&link, "file_is_link"),
        (&dangling, "file_is_link"),
        (&folder.path().to_owned(), "file_is_folder"),
        (&pipe, "file_is_special"),
    ] {
        let errors = [
            write_private(path, b"x").unwrap_err(),
            read_private(path, 10).map(drop).unwrap_err(),
            remove_private(path).map(drop).unwrap_err(),
            open_for_locking(path).map(drop).unwrap_err(),
        ];
        for error in errors {
            assert_eq!(error.code(), code, "{path:?}: {error}");
            assert!(error.to_string().contains(&path.display().to_string()));
            assert!(!error.hint().is_empty());
        }
    }
    assert_eq!(fs::read(&real).unwrap(), b"mine");
}

#[test]
fn names_the_missing_folder() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("no/token");
    let error = write_private(&path, b"x").unwrap_err();
    assert_eq!(error, PrivateFileError::NoFolder(path.clone()));
    assert!(error.hint().ends_with("/no`"));
    // Not "absent": a file where a folder should be is a fault.
    fs::write(folder.path().join("no"), "x").unwrap();
    assert_eq!(
        read_private(&path, 10).map(drop).unwrap_err().code(),
        "file_system"
    );
}

#[test]
fn a_crash_before_the_rename_leaves_the_old_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("secret");
    write_private(&path, b"old").unwrap();
    let (_, left) = stage(&path, b"new").unwrap().keep().unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"old");
    assert_eq!(mode(&left), 0o600);
    // What was left is swept by a later write, once no run can still be using it.
    write_private(&path, b"newer").unwrap();
    assert!(left.exists());
    let old = std::time::SystemTime::now() - 2 * ABANDONED_AFTER;
    File::open(&left).unwrap().set_modified(old).unwrap();
    write_private(&path, b"newest").unwrap();
    assert!(!left.exists());
}

#[test]
fn a_new_file_and_a_removed_one_sweep_what_any_killed_run_left_beside_them() {
    let folder = tempfile::tempdir().unwrap();
    let identity = folder.path().join("identity");
    let abandoned = |name: &str| {
        let (file, left) = stage(&folder.path().join(name), b"x")
            .unwrap()
            .keep()
            .unwrap();
        let old = std::time::SystemTime::now() - 2 * ABANDONED_AFTER;
        file.set_modified(old).unwrap();
        left
    };
    let left = [abandoned("identity"), abandoned("another")];
    assert!(create_private(&identity, b"new").unwrap());
    assert!(left.iter().all(|path| !path.exists()));
    let left = abandoned("another");
    assert!(remove_private(&identity).unwrap());
    assert!(!left.exists());
}

#[test]
fn what_a_crash_left_is_swept_from_a_large_folder_too() {
    let folder = tempfile::tempdir().unwrap();
    for index in 0..100 {
        fs::write(folder.path().join(index.to_string()), "").unwrap();
    }
    let old = std::time::SystemTime::now() - 2 * ABANDONED_AFTER;
    let paths = ["one", "two"].map(|name| folder.path().join(name));
    let left = paths.each_ref().map(|path| {
        let (file, left) = stage(path, b"new").unwrap().keep().unwrap();
        file.set_modified(old).unwrap();
        left
    });
    write_private(&paths[0], b"x").unwrap();
    assert!(left.iter().all(|left| !left.exists()));
}

#[test]
fn makes_and_tightens_folders() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a/b");
    make_private_folder(&path).unwrap();
    assert_eq!((mode(&path), mode(path.parent().unwrap())), (0o700, 0o700));
    fs::set_permissions(&path, PermissionsExt::from_mode(0o755)).unwrap();
    make_private_folder(&path).unwrap();
    assert_eq!(mode(&path), 0o700);
    let link = folder.path().join("link");
    symlink(&path, &link).unwrap();
    assert_eq!(
        make_private_folder(&link).unwrap_err().code(),
        "file_is_link"
    );
}

#[test]
fn proving_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("secret");
    prove_writable(&path).unwrap();
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn what_belongs_to_another_user_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let mut path = folder.path().join("theirs");
    fs::write(&path, "theirs").unwrap();
    // Root can give a file away; for everybody else this one is root's.
    if std::os::unix::fs::chown(&path, Some(65_534), None).is_err() {
        path = "/etc/passwd".into();
    }
    let before = fs::read(&path).unwrap();
    let refused = PrivateFileError::OtherOwner(path.clone());
    assert_eq!(write_private(&path, b"x").unwrap_err(), refused);
    assert_eq!(read_private(&path, 1 << 20).map(drop).unwrap_err(), refused);
    assert_eq!(remove_private(&path).map(drop).unwrap_err(), refused);
    assert_eq!(fs::read(&path).unwrap(), before);
}
