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
    ws1_okta(home, "profile use-store --yes").args(arguments)
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

/// A helper whose named action on the client's secret does not end, until the file `go` is there;
/// `reached` tells that it has begun. Its entries are those of `docker-credential-good`.
fn slow_helper(home: &Home, action: &str) -> std::ffi::OsString {
    std::fs::create_dir_all(home.path("bin")).unwrap();
    let helper = home.file("bin/docker-credential-slow", &format!(
        "#!/bin/sh\n\
         input=$(cat)\n\
         case $1:$input in {action}:*client-secret*)\n\
             [ -e \"$HELPER_DATA/../go\" ] || {{ touch \"$HELPER_DATA/../reached\"; sleep 60; }} ;;\n\
         esac\n\
         printf '%s\\n' \"$input\" | {HELPERS}/docker-credential-good \"$@\"\n"
    ));
    std::fs::set_permissions(&helper, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    std::env::join_paths(
        std::iter::once(home.path("bin"))
            .chain([HELPERS.into()])
            .chain(std::env::split_paths(&std::env::var_os("PATH").unwrap())),
    )
    .unwrap()
}

fn entries(home: &Home) -> usize {
    std::fs::read_dir(home.path("data")).unwrap().count()
}

/// Moves, and is killed at the moment that the helper tells.
fn killed_when_reached(home: &Home, command: Command) {
    let child = command.start();
    until("it is reached", || home.path("reached").exists());
    let _ = child.kill();
    home.file("go", "");
}

#[test]
fn killed_before_the_old_store_has_forgotten_the_next_run_sees_to_it() {
    for next in [
        "profile use-store --yes --store none --secret-to secret",
        "profile use-store --yes --store none --secret-to third",
        "logout --confirm",
    ] {
        let (home, _tenant) = set_up();
        let path = slow_helper(&home, "erase");
        let slow = |command: Command| with_helper(&home, command).var("PATH", &path);
        home.file("go", "");
        slow(use_store(&home, "--store helper:slow")).run().exits(0);
        std::fs::remove_file(home.path("go")).unwrap();
        let _ = std::fs::remove_file(home.path("reached"));
        assert_eq!(entries(&home), 1);

        let back = use_store(&home, "--store none --secret-to secret");
        killed_when_reached(&home, slow(back));
        assert_eq!(entries(&home), 1, "the old store still has it");
        still_works(&home);
        ws1_okta(&home, "profile show")
            .run()
            .exits(0)
            .shows("helper:slow (perhaps");
        let mut command = ws1_okta(&home, next);
        if next.starts_with("logout") {
            command = command.arg(home.read("home/.config/ws1-okta/current").trim());
        }
        slow(command).run().exits(0).tells("removed what a move");
        assert_eq!(entries(&home), 0, "{next}");
        let shown = ws1_okta(&home, "profile show").run();
        assert!(!shown.stdout.contains("perhaps"), "{shown}");
        if next.starts_with("logout") {
            assert!(!home.path("secret").exists());
        } else {
            still_works(&home);
        }
    }
}

#[test]
fn killed_before_the_profile_names_the_new_store_its_copies_go() {
    let (home, _tenant) = set_up();
    let path = slow_helper(&home, "get");
    let slow = |command: Command| with_helper(&home, command).var("PATH", &path);
    let away = || slow(use_store(&home, "--store helper:slow"));
    std::fs::create_dir_all(home.path("data")).unwrap();
    killed_when_reached(&home, away());
    assert_eq!(entries(&home), 1);
    still_works(&home);
    let secret = home.read("secret");
    // To where it is already: only what was left is removed.
    slow(use_store(&home, "--store none --secret-to secret"))
        .run()
        .exits(0)
        .shows("already keeps");
    assert_eq!((entries(&home), home.read("secret")), (0, secret));
    still_works(&home);
}

#[test]
fn what_cannot_be_cleared_is_told_and_stays_remembered() {
    let (home, _tenant) = set_up();
    let path = slow_helper(&home, "get");
    let slow = |command: Command| with_helper(&home, command).var("PATH", &path);
    killed_when_reached(&home, slow(use_store(&home, "--store helper:slow")));
    let helper = home.path("bin/docker-credential-slow");
    let away = home.path("bin/away");
    std::fs::rename(&helper, &away).unwrap();
    let third = slow(use_store(&home, "--store none --secret-to third")).run();
    third.exits(0).tells("may still hold copies");
    still_works(&home);
    assert_eq!(entries(&home), 1);
    std::fs::rename(&away, &helper).unwrap();
    slow(use_store(&home, "--store none --secret-to third"))
        .run()
        .exits(0)
        .tells("removed what a move");
    assert_eq!(entries(&home), 0);
    still_works(&home);
}

#[test]
fn a_file_that_is_another_s_by_now_is_left() {
    let (home, _tenant) = set_up();
    let path = slow_helper(&home, "store");
    let slow = |command: Command| with_helper(&home, command).var("PATH", &path);
    home.file("go", "");
    slow(use_store(&home, "--store helper:slow")).run().exits(0);
    let profile = home.read("home/.config/ws1-okta/current");
    let file = format!("home/.config/ws1-okta/profiles/{}.json", profile.trim());
    let other = home.file("other", "something of mine\n");
    let mut document: serde_json::Value = serde_json::from_str(&home.read(&file)).unwrap();
    document["leftovers"] = serde_json::json!([
        { "store": "none", "secret_to": other, "clients": ["OktaSCIM"] }
    ]);
    home.file(&file, &document.to_string());
    slow(use_store(&home, "--store helper:slow")).run().exits(0);
    assert_eq!(home.read("other"), "something of mine\n");
}

/// A profile whose secrets are in files, and that remembers copies elsewhere.
fn with_leftover(leftover: &serde_json::Value) -> (Home, Tenant) {
    let (home, tenant) = set_up();
    use_store(&home, "--store file").run().exits(0);
    let file = profile_file(&home);
    let mut document: serde_json::Value = serde_json::from_str(&home.read(&file)).unwrap();
    document["leftovers"] = serde_json::json!([leftover]);
    home.file(&file, &document.to_string());
    (home, tenant)
}

fn profile_file(home: &Home) -> String {
    let name = home.read("home/.config/ws1-okta/current");
    format!("home/.config/ws1-okta/profiles/{}.json", name.trim())
}

#[test]
fn setup_clears_what_a_move_left() {
    for command in ["setup --yes", "client create --yes"] {
        let copy = Home::new();
        let (home, tenant) = with_leftover(&serde_json::json!(
            { "store": "none", "secret_to": copy.path("copy"), "clients": ["OktaSCIM"] }
        ));
        let secret = tenant.0.client_secret("OktaSCIM").unwrap();
        copy.file("copy", &format!("{secret}\n"));
        ws1_okta(&home, &format!("{command} --dry-run"))
            .run()
            .exits(0);
        assert!(copy.path("copy").exists(), "a dry run changes nothing");
        let done = ws1_okta(&home, command).run();
        done.exits(0)
            .tells("removed what a move of the secrets that was cut short had left");
        assert!(!copy.path("copy").exists(), "{command}");
        assert!(!home.read(&profile_file(&home)).contains("leftovers"));
    }
}

#[test]
fn where_a_move_left_nothing_nothing_is_told() {
    let copy = Home::new();
    let (home, _tenant) = with_leftover(&serde_json::json!(
        { "store": "none", "secret_to": copy.path("copy"), "clients": ["OktaSCIM"] }
    ));
    let done = ws1_okta(&home, "setup --yes").run();
    assert!(!done.exits(0).stderr.contains("removed what"), "{done}");
    assert!(!home.read(&profile_file(&home)).contains("leftovers"));
}

#[test]
fn a_profile_whose_copies_cannot_be_cleared_is_removed_by_force() {
    let gone = serde_json::json!({ "store": "helper:ws1-gone", "clients": ["OktaSCIM"] });
    let (home, _tenant) = with_leftover(&gone);
    let name = home.read("home/.config/ws1-okta/current");
    let name = name.trim();
    let logout = ws1_okta(&home, "logout --confirm").arg(name).run();
    logout.exits(0).tells("may still hold copies");
    let remove = ws1_okta(&home, &format!("profile remove {name} --confirm {name}"));
    remove.clone().run().fails(
        5,
        &format!("the store `helper:ws1-gone` may still hold secrets of profile `{name}`"),
        "--force",
    );
    assert!(home.path(&profile_file(&home)).exists());
    let done = remove.args("--force").run();
    done.exits(0)
        .tells("the copies in the store `helper:ws1-gone` are left behind there")
        .shows("left on this computer: ")
        .shows(".lock (holds nothing;");
    ws1_okta(&home, "profile list").run().shows("no profiles");
}

#[test]
fn a_profile_whose_own_store_is_gone_is_removed_by_force() {
    let (home, _tenant) = set_up();
    let file = profile_file(&home);
    let mut document: serde_json::Value = serde_json::from_str(&home.read(&file)).unwrap();
    document["store"] = "helper:ws1-gone".into();
    home.file(&file, &document.to_string());
    let name = home.read("home/.config/ws1-okta/current");
    let name = name.trim();
    let remove = ws1_okta(&home, &format!("profile remove {name} --confirm {name}"));
    let refused = remove.clone().run();
    refused.fails(6, "the helper `docker-credential-ws1-gone`", "install");
    refused.tells("note: --force forgets the profile all the same");
    let done = remove.args("--force").run();
    done.exits(0).tells("is left behind there");
}

#[test]
fn one_place_by_two_names_keeps_its_secret() {
    let (home, _tenant) = set_up();
    let path = slow_helper(&home, "none");
    let with = |command: Command| with_helper(&home, command).var("PATH", &path);
    with(use_store(&home, "--store helper:good")).run().exits(0);
    for name in ["slow", "good"] {
        let target = format!("--store helper:{name}");
        with(use_store(&home, &target)).run().exits(0);
        assert_eq!(entries(&home), 1, "{name}");
        with(ws1_okta(&home, "client show")).run().exits(0);
    }
    with(use_store(&home, "--store none --secret-to helper:slow"))
        .run()
        .exits(0);
    assert_eq!(entries(&home), 1);
    with(ws1_okta(&home, "client show")).run().exits(0);
}

#[test]
fn a_profile_without_secrets_moves_to_a_store_that_opens() {
    let (home, tenant) = set_up();
    let name = home.read("home/.config/ws1-okta/current");
    ws1_okta(&home, "logout --confirm")
        .arg(name.trim())
        .run()
        .exits(0);
    use_store(&home, "--store file").run().exits(0);
    let secret = tenant.0.client_secret("OktaSCIM").unwrap();
    ws1_okta(&home, "setup --yes")
        .var("WS1_OKTA_CLIENT_SECRET", secret)
        .run()
        .exits(0);
    still_works(&home);
}

#[test]
fn the_store_that_keeps_no_token_wants_a_yes_first() {
    let (home, _tenant) = set_up();
    use_store(&home, "--store file").run().exits(0);
    ws1_okta(&home, "token renew --force").run().exits(0);
    let to_none = "profile use-store --store none --secret-to moved";
    let refused = ws1_okta(&home, to_none).run();
    refused
        .fails(2, "the change is not confirmed", "--yes")
        .tells("warning: the store `none` keeps no token");
    let show = ws1_okta(&home, "token show --show-token");
    show.clone().run().exits(0);
    ws1_okta(&home, to_none)
        .args("--yes")
        .run()
        .exits(0)
        .shows("the token is not kept any more")
        .shows("  undo: ws1-okta profile use-store --profile")
        .shows("--store file --age-identity ");
    show.run().exits(2);
    // What keeps no token loses none.
    ws1_okta(&home, "profile use-store --store none --secret-to third")
        .run()
        .exits(0);
}
