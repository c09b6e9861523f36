//! Homes that are not as they should be: none, not there, of another user, without rights, on a full
//! or read-only disk. No command takes what it cannot see for empty, and none changes the tenant.

use std::fs;
use std::os::unix::fs::chown;
use std::path::{Path, PathBuf};

use crate::programs;
use crate::support::disk::SmallDisk;
use crate::support::user::{set_rights, unprivileged};
use crate::support::{Command, Home, Outcome, Tenant, report, ws1_okta};

/// The commands that read what is kept.
const READING: [&str; 5] = [
    "status",
    "profile list",
    "profile show",
    "token check",
    "token show --show-token",
];

fn root(home: &Home) -> PathBuf {
    home.path("home/.config/ws1-okta")
}

/// One error that names the place, and one hint; nothing as a result.
fn is_told(outcome: &Outcome, codes: &[i32], place: &str) {
    let code = outcome.code.unwrap_or(-1);
    assert!(codes.contains(&code), "expected {codes:?}\n{outcome}");
    assert_eq!(outcome.stdout, "", "{outcome}");
    let mut lines = outcome.stderr.lines();
    let line = lines.find(|line| line.starts_with("error: "));
    assert!(
        line.is_some_and(|line| line.contains(place)),
        "{place}\n{outcome}"
    );
    outcome.tells("\nhint: ");
}

/// Each reading command, and `setup`, tells of the place; nothing is changed anywhere.
fn is_refused_by_all(
    home: &Home,
    tenant: &Tenant,
    begin: impl Fn(Command) -> Command,
    place: &str,
) {
    let (changes, kept) = (tenant.changes(), home.kept());
    for line in READING {
        is_told(&begin(ws1_okta(home, line)).run(), &[1], place);
    }
    is_told(&begin(tenant.setup_in_files(home)).run(), &[1, 6], place);
    assert_eq!(tenant.changes(), changes);
    assert_eq!(home.kept(), kept);
}

#[test]
fn a_home_that_is_not_there_is_not_an_empty_one() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    // Not mounted, for example; with the variable of the configuration, and without.
    let nowhere = home.path("nowhere");
    let below = nowhere.join(".config");
    for variables in [&[("XDG_CONFIG_HOME", &below)][..], &[]] {
        let begin = |command: Command| {
            let command = command.without_var("XDG_CONFIG_HOME").var("HOME", &nowhere);
            let set = |command: Command, (name, value): &(&str, &PathBuf)| command.var(name, value);
            variables.iter().fold(command, set)
        };
        let place = format!("there is no home folder `{}`", nowhere.display());
        is_refused_by_all(&home, &tenant, begin, &place);
        assert!(!nowhere.exists(), "it was made");
        // What needs no profile works.
        for line in ["completions bash", "man", "setup --sandbox --yes", "--help"] {
            begin(ws1_okta(&home, line)).run().exits(0);
        }
        // So does a place that is named.
        let named =
            begin(tenant.setup_in_files(&home)).var("WS1_OKTA_CONFIG_DIR", home.path("named"));
        named.run().exits(0);
    }
    tenant.is_set_up_by_default();
}

#[test]
fn no_home_at_all() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let place = "the folder for profiles is not known, since this user has no home folder";
    // A relative one would be below the folder that one is in.
    let relative = |command: Command| command.without_var("XDG_CONFIG_HOME").var("HOME", "home");
    is_refused_by_all(&home, &tenant, relative, place);
    assert_eq!(home.names(), ["password"]);

    if !rustix::process::geteuid().is_root() {
        report("skipped: a user without a home: becoming one needs more rights");
        return;
    }
    if !programs::are_installed("a user without a home", &["setpriv"]) {
        return;
    }
    // Not set, it is looked up: for a user whom nobody knows in vain.
    let tool = home.path("ws1-okta");
    fs::copy(env!("CARGO_BIN_EXE_ws1-okta"), &tool).unwrap();
    set_rights(home.folder(), 0o755);
    set_rights(&home.path("password"), 0o644);
    let nobody = |command: Command| {
        let command = command.without_var("XDG_CONFIG_HOME").without_var("HOME");
        command.by(
            "setpriv",
            "--reuid=54321 --regid=54321 --clear-groups --",
            &tool,
        )
    };
    is_refused_by_all(&home, &tenant, nobody, place);
    nobody(ws1_okta(&home, "setup --sandbox --yes"))
        .run()
        .exits(0);
}

#[test]
fn a_home_of_another_user() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    if !rustix::process::geteuid().is_root() {
        report("skipped: a home of another user: giving one away needs more rights");
        return;
    }
    let setup = tenant.setup_in_files(&home);
    let Some(as_user) = unprivileged("a home of another user", &home) else {
        return;
    };
    as_user(setup.clone()).run().exits(0);
    let changes = tenant.changes();
    // Its own folder is not its own any more, but can be read: each file still says whose it is.
    let profile = home.path("home/.config/ws1-okta/profiles");
    let give = |path: &Path, user: u32| chown(path, Some(user), Some(user)).unwrap();
    give(&profile, 0);
    set_rights(&profile, 0o755);
    is_told(
        &as_user(setup.clone()).run(),
        &[1],
        &profile.to_string_lossy(),
    );
    for entry in fs::read_dir(&profile).unwrap() {
        let path = entry.unwrap().path();
        give(&path, 0);
        set_rights(&path, 0o644);
    }
    for line in [
        "status",
        "profile show",
        "token check",
        "token show --show-token",
    ] {
        is_told(
            &as_user(ws1_okta(&home, line)).run(),
            &[1],
            "belongs to another user",
        );
    }
    // The list names it, with what is wrong.
    let list = as_user(ws1_okta(&home, "profile list")).run();
    list.exits(0).shows("belongs to another user");
    assert_eq!(tenant.changes(), changes);
    // Nobody but the other user can look into it.
    give(&home.path("home"), 0);
    set_rights(&home.path("home"), 0o700);
    let begin = |command: Command| as_user(command);
    is_refused_by_all(&home, &tenant, begin, "ermission denied");
}

#[test]
fn a_profile_and_a_folder_that_cannot_be_read() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let setup = tenant.setup_in_files(&home).args("--profile acme");
    let Some(as_user) = unprivileged("profiles without rights", &home) else {
        return;
    };
    as_user(setup.clone()).run().exits(0);
    let changes = tenant.changes();
    let profile = root(&home).join("profiles/acme.json");
    for (path, rights) in [
        (profile.clone(), 0o600),
        (root(&home).join("profiles"), 0o700),
        (root(&home), 0o700),
        (home.path("home"), 0o755),
    ] {
        set_rights(&path, 0);
        for line in [
            "status",
            "profile show",
            "token check",
            "token show --show-token",
        ] {
            let outcome = as_user(ws1_okta(&home, line)).run();
            is_told(&outcome, &[1], "permission denied");
        }
        let list = as_user(ws1_okta(&home, "profile list")).run();
        if path == profile {
            list.exits(0).shows("acme").shows("permission denied");
        } else {
            is_told(&list, &[1], "permission denied");
        }
        is_told(&as_user(setup.clone()).run(), &[1, 6], "permission denied");
        assert_eq!(tenant.changes(), changes);
        set_rights(&path, rights);
    }
    as_user(setup).run().exits(0);
    assert_eq!(tenant.count("POST /oauth2clients"), 1);
}

#[test]
fn a_disk_that_is_read_only() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let Some(disk) = SmallDisk::mount(&root(&home)) else {
        report("skipped: a read-only disk: mounting one needs more rights");
        return;
    };
    // Nothing is there yet.
    disk.make_read_only();
    let outcome = tenant.setup_in_files(&home).run();
    outcome.fails(6, "cannot ", "rights");
    outcome.tells("read-only file system");
    tenant.is_untouched();
    drop(disk);

    let disk = SmallDisk::mount(&root(&home)).unwrap();
    tenant.setup_in_files(&home).run().exits(0);
    let changes = tenant.changes();
    let token = ws1_okta(&home, "token show --show-token").run();
    let token = token.exits(0).stdout.clone();
    disk.make_read_only();
    // What is kept can be read.
    for line in READING {
        ws1_okta(&home, line).run().exits(0);
    }
    let shown = ws1_okta(&home, "token show --show-token").run();
    assert_eq!(shown.exits(0).stdout, token);
    tenant.is_set_up_by_default();
    assert_eq!(tenant.changes(), changes);
}

#[test]
fn nothing_is_changed_that_could_not_be_remembered() {
    for store in ["file", "none"] {
        let (home, tenant) = (Home::new(), Tenant::new(&[]));
        let Some(disk) = SmallDisk::mount(&root(&home)) else {
            report("skipped: changes on a read-only disk: mounting one needs more rights");
            return;
        };
        // With none, the secret is elsewhere: the store alone would not tell.
        let setup = match store {
            "file" => tenant.setup_in_files(&home),
            _ => tenant.setup(&home),
        };
        setup.args("--profile acme").run().exits(0);
        let (changes, secret) = (tenant.changes(), tenant.0.client_secret("OktaSCIM"));
        disk.make_read_only();
        for line in [
            "setup --yes",
            "setup --yes --access-token-ttl 200d",
            "token renew --force --token-to token",
            "token delivered",
            "client create --yes --client-id Other",
            "client update --yes --access-token-ttl 200d",
            "client delete OktaSCIM --confirm OktaSCIM",
            "client rotate-secret --yes",
            "client rotate-secret --in-place --yes",
            "directory delete OKTA.COM --confirm OKTA.COM",
            "logout --confirm acme",
            "teardown --confirm acme",
            "profile use-store --yes --store none --secret-to elsewhere",
            "profile remove acme --confirm acme --force",
        ] {
            let outcome = ws1_okta(&home, line).run();
            // With nothing to change there is nothing to remember.
            if store == "none" && line == "setup --yes" && outcome.code == Some(0) {
                continue;
            }
            is_told(&outcome, &[1, 2, 3, 5, 6], "");
        }
        assert_eq!(tenant.changes(), changes, "--store {store}");
        assert_eq!(tenant.0.client_secret("OktaSCIM"), secret);
        drop(disk);
    }
}

#[test]
fn a_full_disk() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let Some(disk) = SmallDisk::mount(&root(&home)) else {
        report("skipped: reading on a full disk: mounting one needs more rights");
        return;
    };
    tenant.setup_in_files(&home).run().exits(0);
    disk.fill();
    // What changes is in `file_store.rs`; what reads needs no room.
    for line in READING {
        ws1_okta(&home, line).run().exits(0);
    }
}
