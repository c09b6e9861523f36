//! `status` where a secret cannot be read, or is refused: each line tells of its own secret, what comes next is
//! what mends it, and a store that does not open is asked once.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::PathBuf;

use serde_json::Value;

use crate::support::{Command, Home, Outcome, Tenant, ws1_okta};
use crate::token_life::Life;

const HELPERS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/helpers");
const LOOK_AGAIN: &str = "ws1-okta status --profile acme";

/// A profile whose secrets are in files.
fn set_up() -> (Home, Tenant) {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let setup = tenant.setup_in_files(&home).args("--profile acme");
    setup.run().exits(0);
    (home, tenant)
}

/// The file of the secret.
fn file_of(home: &Home, kind: &str) -> PathBuf {
    let end = format!(".{kind}.age");
    let mut files = home.kept().into_iter().map(|(path, _)| path);
    let file = files.find(|path| path.to_string_lossy().ends_with(&end));
    file.unwrap()
}

/// Cuts the file of the secret short.
fn damage(home: &Home, kind: &str) -> PathBuf {
    let path = file_of(home, kind);
    let whole = fs::read(&path).unwrap();
    fs::write(&path, &whole[..40]).unwrap();
    path
}

/// The line of the screen that begins so.
fn line<'a>(outcome: &'a Outcome, start: &str) -> &'a str {
    let mut lines = outcome.stdout.lines().map(str::trim_start);
    let line = lines.find(|line| line.starts_with(start));
    line.unwrap_or_else(|| panic!("no line {start:?}\n{outcome}"))
}

fn status(home: &Home) -> Outcome {
    ws1_okta(home, "status").run()
}

fn json(home: &Home) -> Value {
    ws1_okta(home, "status --json").run().exits(0).json()
}

#[test]
fn a_damaged_token_is_fetched_anew_by_what_is_told() {
    for is_delivered in [false, true] {
        let (home, _tenant) = set_up();
        if is_delivered {
            ws1_okta(&home, "token delivered").run().exits(0);
        }
        let path = damage(&home, "access-token");
        let told = status(&home);
        told.exits(0).shows("client secret  kept\n");
        assert!(
            line(&told, "token ")
                .ends_with(&format!("`{}` is damaged or cut short", path.display())),
            "{told}"
        );
        let command = "ws1-okta token renew --force --profile acme";
        told.shows(&format!(
            "next           {command}  (the kept token cannot be read)\n"
        ));
        let document = json(&home);
        assert_eq!(document["next"], command);
        assert_eq!(document["token"]["stored"], "unknown");
        let error = &document["token"]["stored_error"];
        assert_eq!(error["code"], "store_file_damaged");
        let message = error["message"].as_str().unwrap();
        assert!(message.ends_with("access-token.age` is damaged or cut short"));
        assert_eq!(document["client"].get("secret_error"), None);
        let all = ws1_okta(&home, "status --all --json").run().json();
        assert_eq!(all["profiles"][0]["next"], command);
        assert_eq!(all["profiles"][0]["status"]["token"], document["token"]);
        ws1_okta(&home, &command["ws1-okta ".len()..])
            .run()
            .exits(0);
        assert!(line(&status(&home), "token ").ends_with(", kept"));
    }
}

#[test]
fn a_damaged_client_secret_does_not_hide_the_token() {
    let (home, tenant) = set_up();
    let path = damage(&home, "client-secret");
    let told = status(&home);
    told.exits(0);
    assert!(line(&told, "token ").ends_with(", kept"), "{told}");
    let why = format!("`{}` is damaged or cut short", path.display());
    told.shows(&format!("client secret  unknown: {why}\n"));
    let mend = format!("put `{}` back from a backup, or remove it", path.display());
    told.shows(&format!("next           {LOOK_AGAIN}  ({mend})\n"));
    let document = json(&home);
    assert_eq!(document["token"]["stored"], "kept");
    assert_eq!(document["client"]["secret_error"]["hint"], mend);
    assert_eq!(document["next_why"], mend);
    // As it says: removed, the next look tells how to go on.
    fs::remove_file(&path).unwrap();
    let next = json(&home)["next"].as_str().unwrap().to_owned();
    assert_eq!(
        next,
        "ws1-okta setup --client-secret-file FILE --profile acme"
    );
    let secret = tenant.0.client_secret("OktaSCIM").unwrap();
    home.file("secret", &secret);
    let next = next.replace("FILE", "secret");
    let mended = ws1_okta(&home, &next["ws1-okta ".len()..]).args("--yes");
    mended.run().exits(0);
    status(&home).exits(0).shows("client secret  kept\n");
}

#[test]
fn each_of_two_damaged_secrets_is_named() {
    let (home, _tenant) = set_up();
    let secret = damage(&home, "client-secret");
    let token = file_of(&home, "access-token");
    fs::remove_file(&token).unwrap();
    symlink("elsewhere", &token).unwrap();
    let told = status(&home);
    told.exits(0);
    assert!(line(&told, "client secret ").contains(&*secret.to_string_lossy()));
    assert!(line(&told, "token ").ends_with(&format!("`{}` is a link", token.display())));
    assert!(line(&told, "next ").contains(&format!("(put `{}` back", secret.display())));
}

#[test]
fn a_file_of_secret_to_that_is_no_good_is_not_the_token_s_fault() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.setup(&home).args("--profile acme").run().exits(0);
    let written = ws1_okta(&home, "profile show --json").run().json();
    let file = written["profile"]["secret_to"].as_str().unwrap().to_owned();
    fs::write(&file, "two\nlines\n").unwrap();
    let told = status(&home);
    assert!(line(&told, "client secret ").contains("already holds something"));
    assert!(line(&told, "token ").ends_with(", not kept"), "{told}");
    assert!(
        line(&told, "next ").ends_with("(move the file away)"),
        "{told}"
    );
}

#[test]
fn what_is_at_hand_is_delivered_first_where_that_is_due() {
    let Some(mut life) = Life::new() else { return };
    life.run("token delivered").run().exits(0);
    life.later(250);
    life.run("token renew").run().exits(0);
    let path = damage(&life.home, "client-secret");
    let told = life.run("status").run();
    told.exits(7);
    assert!(line(&told, "next ").contains("  ws1-okta token renew --profile"));
    life.run("token renew --show-token").run().exits(7);
    life.run("token delivered").run().exits(0);
    let told = life.run("status").run();
    told.exits(0);
    assert!(line(&told, "next ").contains(&format!("(put `{}` back", path.display())));
}

/// A helper that writes down each call, and fails while the file `broken` is there: at what it names.
fn counting_helper(home: &Home) {
    let script = format!(
        "#!/bin/sh\necho \"$1\" >> \"$HELPER_DATA/../calls\"\ninput=$(cat)\n\
         broken=$HELPER_DATA/../broken\n\
         test \"$1\" = get && test -e \"$broken\" && echo \"$input\" | grep -qf \"$broken\" && exit 1\n\
         echo \"$input\" | {HELPERS}/docker-credential-good \"$@\"\n"
    );
    fs::create_dir_all(home.path("bin")).unwrap();
    fs::create_dir_all(home.path("data")).unwrap();
    let helper = home.file("bin/docker-credential-counting", &script);
    fs::set_permissions(&helper, PermissionsExt::from_mode(0o755)).unwrap();
}

fn with_helper(home: &Home, command: Command) -> Command {
    let path = std::env::var("PATH").unwrap();
    let path = format!("{}:{path}", home.path("bin").display());
    let command = command.var("PATH", path);
    command
        .var("HELPER_DATA", home.path("data"))
        .args("--pass-env HELPER_DATA")
}

#[test]
fn a_store_that_does_not_open_is_asked_once_and_what_opens_it_is_told() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    counting_helper(&home);
    let setup = tenant.setup(&home).without_pair("--secret-to");
    let setup = setup.without_pair("--store");
    let setup = setup.args("--store helper:counting --profile acme");
    with_helper(&home, setup).run().exits(0);
    let delivered = with_helper(&home, ws1_okta(&home, "token delivered"));
    delivered.run().exits(0);
    home.file("broken", ".\n");
    for (arguments, calls) in [("status", "get\n"), ("status --all -v", "get\n")] {
        home.file("calls", "");
        let told = with_helper(&home, ws1_okta(&home, arguments)).run();
        told.exits(0);
        assert_eq!(home.read("calls"), calls, "{told}");
        let why = "the helper `docker-credential-counting` failed at `get` (exit status 1)";
        assert!(line(&told, "client secret ").ends_with(why), "{told}");
        assert!(line(&told, "token ").ends_with(why), "{told}");
        assert!(
            line(&told, "next ").ends_with(&format!(
                "{LOOK_AGAIN}  (see what `docker-credential-counting get` says when you run it; where it \
                 needs a variable, name it with --pass-env)"
            )),
            "{told}"
        );
    }
}

#[test]
fn an_entry_that_a_helper_does_not_open_is_written_over() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    counting_helper(&home);
    let setup = tenant.setup(&home).without_pair("--secret-to");
    let setup = setup.without_pair("--store");
    let setup = setup.args("--store helper:counting --profile acme");
    with_helper(&home, setup).run().exits(0);
    home.file("broken", "access-token\n");
    let told = with_helper(&home, ws1_okta(&home, "status")).run();
    told.exits(0).shows("client secret  kept\n");
    let next = "ws1-okta token renew --force --profile acme";
    assert!(line(&told, "next ").contains(next), "{told}");
    let renewed = with_helper(&home, ws1_okta(&home, &next["ws1-okta ".len()..]));
    renewed.run().exits(0);
}

#[test]
fn an_identity_that_does_not_open_is_what_comes_next() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let setup = tenant.setup_in_files(&home).args("--profile acme");
    let secret = "correct-horse-Passphrase-77";
    setup.var("WS1_OKTA_AGE_PASSPHRASE", secret).run().exits(0);
    let told = status(&home);
    told.exits(0);
    let how = "give the passphrase by --age-passphrase-file or WS1_OKTA_AGE_PASSPHRASE";
    assert!(line(&told, "next ").ends_with(&format!("{LOOK_AGAIN}  ({how})")));
    let document = json(&home);
    for error in [
        &document["client"]["secret_error"],
        &document["token"]["stored_error"],
    ] {
        assert_eq!(error["code"], "store_no_passphrase");
        assert_eq!(error["hint"], how);
    }
    // An identity of its own cannot be given to `status`: it must come back.
    let identity = home.path("home/.config/ws1-okta/identity.txt");
    fs::remove_file(&identity).unwrap();
    let told = status(&home);
    assert!(
        line(&told, "next ").ends_with("(put it back from a backup)"),
        "{told}"
    );
}

#[test]
fn a_keychain_that_is_not_there_is_what_comes_next() {
    let (home, tenant) = set_up();
    let profile = "home/.config/ws1-okta/profiles/acme.json";
    let mut document: Value = serde_json::from_str(&home.read(profile)).unwrap();
    document["store"] = "keychain".into();
    home.file(profile, &document.to_string());
    ws1_okta(&home, "token delivered").run().exits(0);
    let told = status(&home);
    told.exits(0);
    assert!(
        line(&told, "client secret ").contains("unknown: "),
        "{told}"
    );
    let next = line(&told, "next ");
    assert!(next.contains(&format!("{LOOK_AGAIN}  (")), "{told}");
    assert!(
        !next.contains("--store"),
        "not of a store that is chosen: {told}"
    );
    drop(tenant);
}

#[test]
fn a_secret_that_the_tenant_refused_is_told_so() {
    let (home, tenant) = set_up();
    tenant.fault("POST /auth/oauthtoken always status=401");
    ws1_okta(&home, "token renew --force").run().exits(3);
    let told = status(&home);
    told.exits(0);
    let since = json(&home)["client"]["refused"]["since"].clone();
    let day = since
        .as_str()
        .unwrap()
        .split('T')
        .next()
        .unwrap()
        .to_owned();
    told.shows(&format!(
        "client secret  kept, but the tenant has refused it since {day}\n"
    ));
    assert_eq!(json(&home)["client"]["refused"]["code"], "client_refused");
    // A damaged token cannot be fetched anew then.
    let path = damage(&home, "access-token");
    let next = json(&home);
    assert_eq!(next["next"], LOOK_AGAIN);
    let mend = format!("put `{}` back from a backup, or remove it", path.display());
    assert_eq!(next["next_why"], mend);
    fs::remove_file(path).unwrap();
    tenant.0.clear_faults();
    ws1_okta(&home, "setup --yes").run().exits(0);
    status(&home).shows("client secret  kept\n");
    assert_eq!(json(&home)["client"].get("refused"), None);
}
