//! Profiles that cannot be read: no command takes one for empty, and none changes anything. Homes and
//! disks that are broken are in `homes.rs`.

use std::fs;
use std::os::unix::fs::{chown, symlink};
use std::path::{Path, PathBuf};

use crate::support::user::{set_rights, unprivileged};
use crate::support::{Command, Home, Tenant, report, ws1_okta};

fn set_up() -> (Home, Tenant, PathBuf) {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let setup = tenant.setup_in_files(&home).args("--profile acme");
    setup.run().exits(0);
    let path = home.path("home/.config/ws1-okta/profiles/acme.json");
    (home, tenant, path)
}

/// Puts a pipe in the place of a file: nobody writes into it.
fn make_pipe(path: &Path) {
    use rustix::fs::{CWD, FileType, Mode, mknodat};
    fs::remove_file(path).unwrap();
    mknodat(CWD, path, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap();
}

/// How a profile is broken.
type Break = fn(&Path, &[u8]);

const BREAKS: [(&str, Break); 7] = [
    ("empty", |path, _| fs::write(path, "").unwrap()),
    ("truncated", |path, text| {
        fs::write(path, &text[..text.len() / 2]).unwrap();
    }),
    ("no JSON", |path, _| {
        fs::write(path, [0xff, 0xfe, 0]).unwrap();
    }),
    ("of a newer version", |path, text| {
        let text = String::from_utf8_lossy(text).replace("\"schema\": 1", "\"schema\": 2");
        fs::write(path, text).unwrap();
    }),
    ("a link", |path, text| {
        let elsewhere = path.with_file_name("elsewhere");
        fs::write(&elsewhere, text).unwrap();
        fs::remove_file(path).unwrap();
        symlink(elsewhere, path).unwrap();
    }),
    ("a folder", |path, _| {
        fs::remove_file(path).unwrap();
        fs::create_dir(path).unwrap();
    }),
    ("a pipe", |path, _| make_pipe(path)),
];

const COMMANDS: [&str; 28] = [
    "setup --yes --store file --domain OKTA.COM --admin-user admin --admin-password-file password",
    "setup --yes",
    "status",
    "token show --show-token",
    "token check",
    "token renew --force",
    "token delivered",
    "token watch",
    "client update --yes --access-token-ttl 180d",
    "client delete OktaSCIM --confirm OktaSCIM",
    "profile use-store --yes --store none --secret-to elsewhere",
    "teardown --confirm acme",
    "logout --confirm acme",
    "profile use acme",
    "profile remove acme --confirm acme",
    "profile remove acme --confirm acme --force",
    "profile show",
    "profile show acme",
    "directory list",
    "directory show",
    "directory create --yes",
    "directory create --yes --domain OTHER.COM --directory-name Other",
    "directory delete OKTA --confirm OKTA",
    "client list",
    "client show",
    "client create --yes --client-id Other",
    "client rotate-secret --yes",
    "client rotate-secret --in-place --yes",
];

/// Each command says which file it is, and leaves tenant and secrets alone.
fn is_refused_by_all(
    what: &str,
    home: &Home,
    tenant: &Tenant,
    path: &Path,
    begin: impl Fn(Command) -> Command,
) {
    let requests = tenant.changes();
    let secrets = || {
        let kept = home.kept().into_iter();
        let kept = kept.filter(|(path, _)| path.extension().is_some_and(|end| end == "age"));
        kept.collect::<Vec<_>>()
    };
    let before = secrets();
    assert_eq!(before.len(), 2);
    for command in COMMANDS {
        let outcome = begin(ws1_okta(home, command).args("--profile acme")).run();
        let lines = |start| {
            let lines = outcome.stderr.lines();
            lines.filter_map(move |line| line.strip_prefix(start))
        };
        let errors: Vec<&str> = lines("error: ").collect();
        let is_told = matches!(errors[..], [one] if one.contains(&*path.to_string_lossy()));
        assert!(is_told, "{what}: {command}\n{outcome}");
        assert_eq!(lines("hint: ").count(), 1, "{what}: {command}\n{outcome}");
        assert_eq!(outcome.code, Some(1), "{what}: {command}\n{outcome}");
        assert_eq!(outcome.stdout, "", "{what}: {command}\n{outcome}");
        assert_eq!(tenant.changes(), requests, "{what}: {command}\n{outcome}");
        assert_eq!(secrets(), before, "{what}: {command}");
    }
    // Where many are looked at, it is a row that failed.
    for command in ["status --all", "token check --all", "token renew --all"] {
        let outcome = begin(ws1_okta(home, command)).run();
        outcome.exits(1).shows(&path.to_string_lossy());
        assert_eq!(tenant.changes(), requests, "{what}: {outcome}");
        assert_eq!(secrets(), before, "{what}: {command}");
    }
    // The row says what to do.
    for (command, rows) in [
        ("status --all --json", "profiles"),
        ("token renew --all --json", "renewals"),
    ] {
        let document = begin(ws1_okta(home, command)).run().json();
        let row = &document[rows][0];
        assert!(row["next"].is_string(), "{what}: {document}");
        assert_eq!(row["next"], row["error"]["hint"], "{what}: {document}");
    }
    // The list has it, with what is wrong.
    let list = begin(ws1_okta(home, "profile list --json")).run();
    list.exits(0);
    let profile = &list.json()["profiles"][0];
    assert_eq!(profile["name"], "acme", "{what}");
    let problem = profile["problem"].as_str().unwrap_or_default();
    assert!(problem.contains(&*path.to_string_lossy()), "{what}: {list}");
    let next = profile["next"].as_str().unwrap_or_default();
    assert!(!next.is_empty(), "{what}: {list}");
    let list = begin(ws1_okta(home, "profile list")).run();
    list.exits(0).shows(&format!("  next: {next}\n"));
}

#[test]
fn are_never_taken_for_empty() {
    let (home, tenant, path) = set_up();
    let text = fs::read(&path).unwrap();
    for (what, spoil) in BREAKS {
        spoil(&path, &text);
        is_refused_by_all(what, &home, &tenant, &path, |command| command);
        if path.is_dir() {
            fs::remove_dir(&path).unwrap();
        } else {
            fs::remove_file(&path).unwrap();
        }
        fs::write(&path, &text).unwrap();
        ws1_okta(&home, "status --profile acme").run().exits(0);
    }
}

#[test]
fn of_another_user_are_refused() {
    let (home, tenant, path) = set_up();
    if chown(&path, Some(12_345), None).is_err() {
        report("skipped: a profile of another user: giving one away needs more rights");
        return;
    }
    is_refused_by_all("of another user", &home, &tenant, &path, |command| command);
}

#[test]
fn without_rights_are_refused() {
    let (home, tenant, path) = set_up();
    let Some(begin) = unprivileged("a profile without rights", &home) else {
        return;
    };
    set_rights(&path, 0);
    is_refused_by_all("without rights", &home, &tenant, &path, begin);
    set_rights(&path, 0o600);
}

#[test]
fn a_home_that_cannot_be_written_is_told_before_anything_is_made() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    fs::remove_dir(home.path("home")).unwrap();
    fs::write(home.path("home"), "no folder").unwrap();
    for store in ["--store file", "--store none --secret-to secret"] {
        let setup = tenant
            .setup(&home)
            .without_pair("--secret-to")
            .without_pair("--store");
        let outcome = setup.args(store).run();
        assert!(matches!(outcome.code, Some(1 | 6)), "{outcome}");
        outcome.tells("\nhint: ");
        tenant.is_untouched();
    }
}

/// How another kind of thing is put in the place of a file.
type Replace = fn(&Path);

const KINDS: [(&str, Replace); 3] = [
    ("a link", |path| {
        let elsewhere = path.with_file_name("elsewhere");
        fs::rename(path, &elsewhere).unwrap();
        symlink(elsewhere, path).unwrap();
    }),
    ("a folder", |path| {
        fs::remove_file(path).unwrap();
        fs::create_dir(path).unwrap();
    }),
    ("a pipe", make_pipe),
];

#[test]
fn links_folders_and_pipes_in_the_place_of_our_files_are_refused() {
    let is_secret = |path: &Path| path.to_string_lossy().ends_with(".client-secret.age");
    let changing = [
        "token renew --force",
        "setup --yes",
        "logout --confirm acme",
    ];
    for (file, commands) in [
        (
            "current",
            &["status", "token check", "token renew", "setup --yes"][..],
        ),
        ("profiles/acme.lock", &changing),
        ("secrets", &changing),
        // A service may be given its identity by a link or a pipe.
        ("identity.txt", &["token show --show-token"]),
    ] {
        for (kind, replace) in KINDS {
            if (file, kind) == ("identity.txt", "a link") {
                continue;
            }
            let (home, tenant, _) = set_up();
            let mut path = home.path("home/.config/ws1-okta").join(file);
            if file == "secrets" {
                let mut kept = home.kept().into_iter();
                path = kept.find(|(path, _)| is_secret(path)).unwrap().0;
            }
            replace(&path);
            let changes = tenant.changes();
            for command in commands {
                let outcome = ws1_okta(&home, command).run();
                let case = format!("{file} is {kind}: {command}\n{outcome}");
                assert!(matches!(outcome.code, Some(1 | 6)), "{case}");
                let lines = || outcome.stderr.lines();
                let error = lines().find(|line| line.starts_with("error: "));
                let is_told = error.is_some_and(|line| line.contains(&*path.to_string_lossy()));
                assert!(is_told, "{case}");
                assert!(lines().any(|line| line.starts_with("hint: ")), "{case}");
                assert_eq!(tenant.changes(), changes, "{case}");
            }
        }
    }
}
