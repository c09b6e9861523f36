//! `--store file`, from the first setup to logout: an identity of our own, one that was brought,
//! passphrases, and files that do not open.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};

use crate::support::disk::SmallDisk;
use crate::support::report;
use crate::support::tenant::token_works;
use crate::support::user::{set_rights, unprivileged};
use crate::support::{Command, Home, Tenant, ws1_okta};

const PASSPHRASE: &str = "correct-horse-Passphrase-77";

fn root(home: &Home) -> PathBuf {
    home.path("home/.config/ws1-okta")
}

/// The encrypted files, sorted; their folder goes with the last.
fn encrypted(home: &Home) -> Vec<PathBuf> {
    let entries = fs::read_dir(root(home).join("secrets"));
    let entries = entries.into_iter().flatten();
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

#[test]
fn what_only_the_profile_learns_is_remembered_and_nothing_else_is_written() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.setup_in_files(&home).run().exits(0);
    let profile = || {
        let folder = root(&home).join("profiles");
        let files = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path());
        let is_profile = |path: &PathBuf| path.extension().is_some_and(|it| it == "json");
        files.into_iter().find(is_profile).unwrap()
    };
    let before = fs::metadata(profile()).unwrap();
    ws1_okta(&home, "setup --yes").run().exits(0);
    let after = fs::metadata(profile()).unwrap();
    assert_eq!(before.ino(), after.ino(), "nothing was to be written");
    let other = Tenant::build(&[], |builder| builder.https(true));
    home.file("ca.pem", other.0.ca_pem().unwrap());
    let changes = tenant.changes();
    ws1_okta(&home, "setup --yes --ca-file ca.pem")
        .run()
        .exits(0);
    assert_eq!(tenant.changes(), changes);
    let known = fs::read_to_string(profile()).unwrap();
    assert!(known.contains("/ca.pem"), "{known}");
}

/// The whole life of a profile; `with` adds to each command.
fn whole_life(home: &Home, tenant: &Tenant, with: impl Fn(Command) -> Command) {
    let first = with(tenant.setup_in_files(home))
        .args("--json --show-token")
        .run();
    first.exits(0);
    assert!(token_works(
        tenant.url(),
        first.json()["okta"]["api_token"].as_str().unwrap()
    ));
    let second = with(ws1_okta(home, "setup --yes --json")).run();
    second.exits(0);
    for part in ["client", "token", "directory"] {
        assert_eq!(second.json()[part]["change"], "keep", "{second}");
    }
    let shown = with(ws1_okta(home, "token show --show-token")).run();
    shown.exits(0);
    assert!(token_works(tenant.url(), shown.stdout.trim()));
    with(ws1_okta(home, "status"))
        .run()
        .exits(0)
        .shows("client secret  kept");
    let rights = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(encrypted(home).len(), 2, "client secret and token");
    for path in encrypted(home) {
        assert_eq!(rights(&path), 0o600);
    }
    assert_eq!(rights(&root(home).join("secrets")), 0o700);
    let name = home.read("home/.config/ws1-okta/current");
    with(ws1_okta(home, "logout --confirm").arg(name.trim()))
        .run()
        .exits(0);
    assert!(encrypted(home).is_empty());
    tenant.is_set_up_by_default();
}

fn identity(home: &Home, name: &str) -> PathBuf {
    // Made by another home's first use.
    let (other, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.setup_in_files(&other).run().exits(0);
    home.file(
        name,
        &fs::read_to_string(root(&other).join("identity.txt")).unwrap(),
    )
}

#[test]
fn with_an_identity_of_its_own() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let dry = tenant.setup_in_files(&home).args("--dry-run").run();
    dry.exits(0);
    assert!(!root(&home).join("identity.txt").exists(), "a dry run");
    let path = root(&home).join("identity.txt");
    let told = "whoever can read both can read the secrets";
    assert!(!dry.stderr.contains(told), "nothing is made: {dry}");
    let plan = tenant.setup_in_files(&home).without("--yes").run();
    plan.tells(&format!("`{}`, will lie beside them", path.display()));
    plan.tells(told);
    whole_life(&home, &tenant, |command| command);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains("\n# public key: age1"), "{text}");
    assert_eq!(
        fs::metadata(&path).unwrap().permissions().mode() & 0o777,
        0o600
    );
    // It may serve another profile: it outlives a logout, and is never made anew.
    let secret = tenant.0.client_secret("OktaSCIM").unwrap();
    let again = tenant
        .setup_in_files(&home)
        .var("WS1_OKTA_CLIENT_SECRET", secret);
    again.run().exits(0);
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
    // Gone, it is not made anew over secrets that only the old one opens.
    fs::remove_file(&path).unwrap();
    let outcome = ws1_okta(&home, "setup --yes").run();
    outcome.fails(6, "the age identity `", "put it back from a backup");
    assert!(!path.exists());
}

#[test]
fn with_an_identity_that_was_brought() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let brought = identity(&home, "mine.txt");
    // Given once, it is remembered.
    tenant
        .setup_in_files(&home)
        .arg("--age-identity")
        .arg(&brought)
        .run()
        .exits(0);
    assert!(!root(&home).join("identity.txt").exists());
    whole_life(&home, &tenant, |command| command);
}

#[test]
fn under_a_passphrase_by_file_and_by_variable() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let file = home.file("passphrase", &format!("{PASSPHRASE}\n"));
    tenant
        .setup_in_files(&home)
        .arg("--age-passphrase-file")
        .arg(&file)
        .run()
        .exits(0);
    let own = fs::read_to_string(root(&home).join("identity.txt")).unwrap();
    assert!(own.starts_with("-----BEGIN AGE ENCRYPTED FILE-----"));
    whole_life(&home, &tenant, |command| {
        command.var("WS1_OKTA_AGE_PASSPHRASE", PASSPHRASE)
    });
    // Nobody to ask, and a wrong one.
    let again = tenant.setup_in_files(&home).run();
    again.fails(6, "the age identity `", "--age-passphrase-file");
    let again = tenant
        .setup_in_files(&home)
        .var("WS1_OKTA_AGE_PASSPHRASE", "wrong")
        .run();
    again.fails(6, "the passphrase does not open", "--age-passphrase-file");
}

#[test]
fn many_first_runs_at_once_make_one_identity() {
    for _ in 0..3 {
        let (home, tenant) = (Home::new(), Tenant::new(&[]));
        let runs: Vec<_> = (0..6)
            .map(|_| tenant.setup_in_files(&home).start())
            .collect();
        for run in runs {
            run.wait().exits(0);
        }
        let names = fs::read_dir(root(&home)).unwrap();
        let mut names: Vec<_> = names.map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        assert_eq!(names, ["current", "identity.txt", "profiles", "secrets"]);
        let shown = ws1_okta(&home, "token show --show-token").run();
        assert!(token_works(tenant.url(), shown.stdout.trim()), "{shown}");
        tenant.is_set_up_by_default();
    }
}

#[test]
fn what_does_not_open_is_told_and_left() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.setup_in_files(&home).run().exits(0);
    let other = identity(&home, "other.txt");
    let outcome = ws1_okta(&home, "setup --yes --age-identity")
        .arg(&other)
        .run();
    outcome.fails(6, "`", "give the identity that it was made with");
    outcome.tells("was not encrypted for the identity");
    let made = tenant.changes();
    let paths = encrypted(&home);
    let secret = paths
        .iter()
        .find(|path| path.to_string_lossy().contains("client-secret"))
        .unwrap();
    let good = fs::read(secret).unwrap();
    let mut tampered = good.clone();
    *tampered.last_mut().unwrap() ^= 1;
    for bad in [
        &good[..good.len() - 5],
        &good[..40],
        &tampered[..],
        b"",
        b"no age file",
    ] {
        fs::write(secret, bad).unwrap();
        let outcome = ws1_okta(&home, "setup --yes").run();
        outcome.fails(6, "`", "put `");
        outcome.tells("is damaged or cut short");
        assert_eq!(fs::read(secret).unwrap(), bad);
    }
    assert_eq!(tenant.changes(), made);
    fs::write(secret, &good).unwrap();
    ws1_okta(&home, "setup --yes").run().exits(0);
}

#[test]
fn a_full_disk_stops_before_anything_is_changed() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let Some(disk) = SmallDisk::mount(&root(&home)) else {
        report("skipped: a full disk: mounting one needs more rights");
        return;
    };
    disk.fill();
    let outcome = tenant.setup_in_files(&home).run();
    outcome.fails(6, "cannot ", "free space");
    assert_eq!(tenant.changes(), [""; 0]);
    let left = fs::read_dir(disk.path()).unwrap();
    let left = left.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
    let left: Vec<_> = left.filter(|name| !name.starts_with("filler")).collect();
    assert!(!left.iter().any(|name| name.contains("tmp")), "{left:?}");
}

#[test]
fn a_folder_that_cannot_be_written_stops_before_anything_is_changed() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    // A file where the folder should be stops the administrator of the machine, too.
    fs::create_dir_all(root(&home)).unwrap();
    fs::write(root(&home).join("secrets"), "").unwrap();
    let outcome = tenant.setup_in_files(&home).run();
    outcome.exits(6);
    assert_eq!(tenant.changes(), [""; 0]);
}

#[test]
fn a_folder_without_rights_stops_before_anything_is_changed() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    fs::create_dir_all(root(&home)).unwrap();
    let setup = tenant.setup_in_files(&home);
    let Some(as_user) = unprivileged("folders without rights", &home) else {
        return;
    };
    set_rights(&root(&home), 0o500);
    let outcome = as_user(setup.clone()).run();
    outcome.fails(6, "cannot make the folder", "rights");
    assert_eq!(tenant.changes(), [""; 0]);
    set_rights(&root(&home), 0o700);
    as_user(setup).run().exits(0);

    // Later, too: what was kept stays, and the token before it works.
    let show = || as_user(ws1_okta(&home, "token show --show-token")).run();
    // Of a folder of our own the rights are put right; one of another user's is refused.
    set_rights(&root(&home).join("secrets"), 0o500);
    as_user(ws1_okta(&home, "token renew --force"))
        .run()
        .exits(0);
    let token = show().exits(0).stdout.clone();
    if !rustix::process::geteuid().is_root() {
        return;
    }
    for folder in ["secrets", "profiles"] {
        let folder = root(&home).join(folder);
        let before = tenant.changes();
        std::os::unix::fs::chown(&folder, Some(0), Some(0)).unwrap();
        set_rights(&folder, 0o755);
        for line in [
            "token renew --force",
            "client update --yes --access-token-ttl 200d",
            "profile use-store --yes --store none --secret-to elsewhere",
        ] {
            let outcome = as_user(ws1_okta(&home, line)).run();
            outcome
                .exits(if folder.ends_with("secrets") { 6 } else { 1 })
                .tells("error: ")
                .tells("hint: ");
            assert_eq!(tenant.changes(), before, "{line}");
            assert_eq!(show().exits(0).stdout, token, "{line}");
        }
        std::os::unix::fs::chown(&folder, Some(65_534), Some(65_534)).unwrap();
    }
    assert!(token_works(tenant.url(), token.trim()));
    as_user(ws1_okta(&home, "setup --yes")).run().exits(0);
    tenant.is_set_up_by_default();
}

#[test]
fn a_disk_that_fills_up_later_loses_nothing() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let Some(disk) = SmallDisk::mount(&root(&home)) else {
        report("skipped: a full disk: mounting one needs more rights");
        return;
    };
    tenant.setup_in_files(&home).run().exits(0);
    let token = ws1_okta(&home, "token show --show-token").run();
    let token = token.exits(0).stdout.clone();
    let before = tenant.changes();
    disk.fill();
    // 6: a secret cannot be kept; 1: the profile cannot be.
    for (line, code) in [
        ("token renew --force", 6),
        ("client update --yes --access-token-ttl 200d", 6),
        (
            "profile use-store --yes --store none --secret-to elsewhere",
            1,
        ),
    ] {
        let outcome = ws1_okta(&home, line).run();
        outcome.fails(code, "cannot ", "free space");
        assert_eq!(tenant.changes(), before, "{line}");
        let shown = ws1_okta(&home, "token show --show-token").run();
        assert_eq!(shown.exits(0).stdout, token, "{line}");
    }
    fs::remove_file(disk.path().join("filler")).unwrap();
    ws1_okta(&home, "token renew --force").run().exits(0);
    ws1_okta(
        &home,
        "profile use-store --yes --store none --secret-to elsewhere",
    )
    .run()
    .exits(0);
    ws1_okta(&home, "client show").run().exits(0);
}

#[test]
fn moving_within_one_place_loses_nothing() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.setup_in_files(&home).run().exits(0);
    let other = identity(&home, "other.txt");
    // The files keep their names, and are encrypted anew.
    ws1_okta(&home, "profile use-store --store file --age-identity")
        .arg(&other)
        .run()
        .exits(0);
    ws1_okta(&home, "setup --yes").run().exits(0);
    ws1_okta(
        &home,
        "profile use-store --yes --store none --secret-to moved",
    )
    .run()
    .exits(0);
    // The same file by another spelling.
    let elsewhere = home.path("link");
    std::os::unix::fs::symlink(home.folder(), &elsewhere).unwrap();
    for target in ["moved", "./moved", "link/moved"] {
        ws1_okta(&home, "profile use-store --yes --store none --secret-to")
            .arg(target)
            .run()
            .exits(0);
        let secret = tenant.0.client_secret("OktaSCIM").unwrap();
        assert_eq!(home.read("moved").trim(), secret, "{target}");
    }
    let outcome = ws1_okta(&home, "profile use-store --store file --age-identity")
        .arg(&other)
        .run();
    outcome.exits(0);
    assert!(!home.path("moved").exists());
    ws1_okta(&home, "setup --yes").run().exits(0);
    assert_eq!(tenant.count("POST /oauth2clients"), 1);
}

#[test]
fn a_passphrase_that_comes_once_opens_the_secrets_of_all_profiles() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    for number in 0..2 {
        tenant
            .setup_in_files(&home)
            .without_pair("--domain")
            .args(&format!("--profile p{number} --client-id C{number}"))
            .args(&format!(
                "--directory-name D{number} --domain D{number}.COM"
            ))
            .args("--age-passphrase-file -")
            .stdin("correct horse\n")
            .run()
            .exits(0);
    }
    for line in [
        "status --all",
        "token check --all --online",
        "token renew --all --force",
    ] {
        let outcome = ws1_okta(&home, line)
            .args("--json --age-passphrase-file -")
            .stdin("correct horse\n")
            .run();
        outcome.exits(0);
        assert!(!outcome.stdout.contains("standard input"), "{outcome}");
    }
}

#[test]
fn secrets_whose_identity_is_lost_can_be_removed() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let setup = tenant.setup_in_files(&home).args("--profile acme");
    setup.run().exits(0);
    fs::remove_file(root(&home).join("identity.txt")).unwrap();
    ws1_okta(&home, "logout --confirm acme")
        .run()
        .exits(0)
        .shows("removed 2 secrets from the encrypted files");
    assert!(!root(&home).join("secrets").exists());
}
