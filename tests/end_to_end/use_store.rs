//! `profile use-store`: everything moves, proven; nothing is lost on the way.

use std::io::Write as _;

use crate::support::tenant::until;
use crate::support::{Command, Home, Tenant, ws1_okta};

/// An identity for these tests only; it opens nothing else.
const IDENTITY: &str = "AGE-SECRET-KEY-";
const HELPERS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/helpers");

fn set_up() -> (Home, Tenant) {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.setup(&home).run().exits(0);
    (home, tenant)
}

fn identity(home: &Home, name: &str) -> bool {
    let made = std::process::Command::new("age-keygen")
        .arg("-o")
        .arg(home.path(name))
        .output();
    let is_made = made.is_ok();
    assert!(
        is_made || std::env::var("CI").as_deref() != Ok("true"),
        "age-keygen is not installed"
    );
    is_made && home.read(name).contains(IDENTITY)
}

fn use_store(home: &Home, arguments: &str) -> Command {
    ws1_okta(home, "profile use-store").args(arguments)
}

fn with_helper(home: &Home, command: Command) -> Command {
    std::fs::create_dir_all(home.path("data")).unwrap();
    command
        .var(
            "PATH",
            format!("{HELPERS}:{}", std::env::var("PATH").unwrap()),
        )
        .var("HELPER_DATA", home.path("data"))
        .args("--pass-env HELPER_DATA")
}

/// The profile's own client still opens the tenant.
fn still_works(home: &Home) {
    ws1_okta(home, "client show").run().exits(0);
}

#[test]
fn moves_between_a_file_encrypted_files_and_a_helper() {
    let (home, _tenant) = set_up();
    if !identity(&home, "id") || !identity(&home, "id2") {
        let _ = writeln!(
            std::io::stderr(),
            "skipped: use-store: age-keygen not installed"
        );
        return;
    }
    let moved = use_store(&home, "--store file --age-identity id --json").run();
    assert_eq!(moved.exits(0).json()["moved"], 1);
    assert!(!home.path("secret").exists());
    still_works(&home);
    // The same files for another identity.
    use_store(&home, "--store file --age-identity id2")
        .run()
        .exits(0);
    still_works(&home);
    std::fs::remove_file(home.path("id")).unwrap();
    still_works(&home);
    with_helper(&home, use_store(&home, "--store helper:good"))
        .run()
        .exits(0);
    assert!(
        !home
            .kept()
            .iter()
            .any(|(path, _)| path.extension().is_some_and(|end| end == "age"))
    );
    with_helper(&home, ws1_okta(&home, "client show"))
        .run()
        .exits(0);
    // The same entries by another name.
    with_helper(
        &home,
        use_store(&home, "--store none --secret-to helper:good"),
    )
    .run()
    .exits(0);
    with_helper(&home, ws1_okta(&home, "client show"))
        .run()
        .exits(0);
    with_helper(&home, use_store(&home, "--store none --secret-to secret"))
        .run()
        .exits(0);
    assert_eq!(std::fs::read_dir(home.path("data")).unwrap().count(), 0);
    still_works(&home);
}

#[test]
fn the_same_file_by_another_path_keeps_its_secret() {
    let (home, _tenant) = set_up();
    let secret = home.read("secret");
    std::os::unix::fs::symlink(home.folder(), home.path("link")).unwrap();
    for path in ["secret", "./secret", "link/secret"] {
        let outcome = use_store(&home, "--store none --secret-to").arg(path).run();
        outcome.exits(0).shows("already keeps");
        assert_eq!(home.read("secret"), secret, "{path}");
    }
    still_works(&home);
}

#[test]
fn a_wrong_target_leaves_all_as_it_was() {
    let (home, _tenant) = set_up();
    // The lock names the process that held it last.
    let kept = || {
        let mut kept = home.kept();
        kept.retain(|(path, _)| path.extension().is_none_or(|end| end != "lock"));
        (kept, home.read("secret"))
    };
    let before = kept();
    home.file("foreign", "something else\n");
    for (target, code) in [
        ("", 2),
        ("--store none", 2),
        ("--store none --secret-to foreign", 6),
        ("--store none --secret-to missing/secret", 6),
        ("--store file --age-identity missing", 6),
        ("--store helper:not-there", 6),
    ] {
        let outcome = use_store(&home, target).run();
        assert_eq!(outcome.code, Some(code), "{target}\n{outcome}");
        assert_eq!(kept(), before, "{target}");
    }
    assert_eq!(home.read("foreign"), "something else\n");
    still_works(&home);
}

#[test]
fn killed_in_the_middle_nothing_is_lost() {
    let (home, _tenant) = set_up();
    let secret = home.read("secret");
    // The helper has taken everything, and hangs when it is to give it back.
    let folder = home.path("bin");
    std::fs::create_dir_all(&folder).unwrap();
    let helper = home.file("bin/docker-credential-slow", &format!(
        "#!/bin/sh\n[ -e \"$HELPER_DATA/go\" ] || case $1 in get) ls \"$HELPER_DATA\" | grep -q client && touch \"$HELPER_DATA/reached\" && sleep 60;; esac\nexec {HELPERS}/docker-credential-good \"$@\"\n"
    ));
    std::fs::set_permissions(&helper, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    let path = format!("{}:{}", folder.display(), std::env::var("PATH").unwrap());
    let slow = |command: Command| with_helper(&home, command).var("PATH", &path);
    let child = slow(use_store(&home, "--store helper:slow")).start();
    until("the secret is there", || home.path("data/reached").exists());
    let _ = child.kill();
    assert_eq!(home.read("secret"), secret);
    still_works(&home);
    home.file("data/go", "");
    slow(use_store(&home, "--store helper:slow")).run().exits(0);
    assert!(!home.path("secret").exists());
    slow(ws1_okta(&home, "client show")).run().exits(0);
}
