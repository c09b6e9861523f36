//! Hints that can be followed where they are given.

use crate::support::{Command, Home, Outcome, Tenant, ws1_okta};

const NO_SESSION: &str = "there is no login session whose keyring could be asked";
const HELPERS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/helpers");

/// Of a profile that is made to name the keychain, where there is none.
fn set_up_without_keychain() -> (Home, Tenant) {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.setup(&home).args("--profile prod").run().exits(0);
    let file = "home/.config/ws1-okta/profiles/prod.json";
    let profile = home.read(file);
    let changed = profile.replace("\"store\": \"none\"", "\"store\": \"keychain\"");
    assert_ne!(changed, profile);
    home.file(file, &changed);
    (home, tenant)
}

fn with_bad_helper(home: &Home, command: Command, misbehaves: &str) -> Outcome {
    let path = format!("{HELPERS}:{}", std::env::var("PATH").unwrap());
    let command = command.var("PATH", path).var("MISBEHAVE", misbehaves);
    let command = command.var("HELPER_DATA", home.folder());
    command
        .args("--pass-env MISBEHAVE --pass-env HELPER_DATA")
        .run()
}

#[test]
fn a_keychain_that_has_the_secrets_is_not_told_to_be_another_store() {
    let (home, tenant) = set_up_without_keychain();
    let seen = tenant.0.requests().len();
    for line in [
        "logout --confirm prod",
        "profile remove prod --confirm prod",
        "profile use-store --store file --yes",
        "setup --yes",
        "client show",
        "token show --show-token",
        "teardown --confirm prod",
    ] {
        let outcome = ws1_okta(&home, line).run();
        outcome.fails(6, NO_SESSION, "log in to the desktop and run it there");
        assert!(!outcome.stderr.contains("--store"), "{outcome}");
    }
    assert_eq!(tenant.0.requests().len(), seen);
    let remove = ws1_okta(&home, "profile remove prod --confirm prod");
    remove.clone().run().tells("--force forgets the profile");
    // What is told there is carried out.
    remove.args("--force").run().exits(0);
    // A store that nobody has named, or that is to be the new one, can be another.
    let new = tenant.setup(&home).without_pair("--secret-to");
    let other = "or choose another store: --store file, ";
    new.without_pair("--store")
        .run()
        .fails(6, NO_SESSION, other);
    tenant.setup(&home).args("--client-id Two").run().exits(0);
    let moved = ws1_okta(&home, "profile use-store --store keychain --yes");
    moved.run().fails(6, NO_SESSION, other);
}

#[test]
fn a_helper_that_is_broken_is_to_be_repaired() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.setup(&home).run().exits(0);
    let repair = "repair the helper `docker-credential-bad`, or choose another store: ";
    for misbehaves in ["not-json", "wrong-types", "two-lines", "other-user"] {
        let command = ws1_okta(&home, "profile use-store --store helper:bad --yes");
        let moved = with_bad_helper(&home, command, misbehaves);
        moved.fails(6, "the helper `docker-credential-bad` gave back", repair);
        let setup = ws1_okta(&home, "setup --yes --profile other --store helper:bad");
        let setup = setup.args(&format!(
            "--tenant {} --domain a.example --by-hand",
            tenant.url()
        ));
        let setup = setup.var("WS1_OKTA_CLIENT_SECRET", "secret");
        with_bad_helper(&home, setup, misbehaves).fails(6, "", repair);
    }
    let command = ws1_okta(&home, "profile use-store --store helper:bad --yes");
    let hint = "see what `docker-credential-bad store` says when you run it";
    with_bad_helper(&home, command, "fails").fails(6, "the helper `docker-cred", hint);
}

#[test]
fn a_bearer_token_that_is_refused_is_replaced_or_another_way_given() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let setup = tenant.setup(&home).without_pair("--admin-user");
    let setup = setup.without_pair("--admin-password-file");
    let refused = setup.var("WS1_OKTA_TOKEN", "abc.def").run();
    let hint = "give a fresh bearer token, or another way in, for example --admin-user with";
    refused.fails(3, "cannot read OAuth client `OktaSCIM`: the token is", hint);
    assert!(!refused.stderr.contains("caused by"), "{refused}");
}

#[test]
fn a_flag_of_another_command_is_told_as_that() {
    let home = Home::new();
    for (line, hint) in [
        (
            "client update --token-to x",
            "--token-to belongs to `setup`, `token show`, ",
        ),
        (
            "logout --store file",
            "--store belongs to `setup`, `client create`, `client update` and `profile use-store`; see \
             ws1-okta logout --help",
        ),
        (
            "status --in-place",
            "--in-place belongs to `client rotate-secret`; see",
        ),
        // A slip is still one.
        (
            "setup --domian x",
            "a similar argument exists: '--domain'; see",
        ),
        ("--domain x setup", "'setup --domain' exists; see"),
    ] {
        ws1_okta(&home, line)
            .run()
            .fails(2, "unexpected argument", hint);
    }
}

#[test]
fn a_profile_that_is_named_is_told_by_its_name_where_there_is_none_at_all() {
    let home = Home::new();
    for command in ["status", "token renew", "token check"] {
        let named = ws1_okta(&home, command).arg("nope").run();
        named.fails(2, "there is no profile `nope`", "run ws1-okta setup");
        let none = ws1_okta(&home, command).run();
        none.fails(2, "nothing is set up yet", "run ws1-okta setup");
    }
}

#[test]
fn so_many_at_once_is_a_whole_number() {
    let home = Home::new();
    for value in ["x", "0", "257", "1.5", ""] {
        for command in ["token watch", "token renew"] {
            let run = ws1_okta(&home, command)
                .arg(format!("--jobs={value}"))
                .run();
            let told = "invalid value for '--jobs <N>': it is no whole number from 1 to 256";
            run.fails(2, told, "for example --jobs 8");
        }
    }
}

#[test]
fn a_directory_that_cannot_be_deleted_is_told_by_its_name() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.setup(&home).args("--profile prod").run().exits(0);
    let told = "cannot delete directory `Okta Universal Directory`: ";
    let name = "Okta Universal Directory";
    let delete = ws1_okta(&home, "directory delete --confirm")
        .arg(name)
        .arg(name);
    for command in [ws1_okta(&home, "teardown --confirm prod"), delete] {
        tenant.fault("DELETE /directoryconfigs nth=1 status=403");
        command.run().fails(3, told, "");
    }
}

#[test]
fn an_administrator_who_may_not_sign_in_has_no_wrong_password() {
    let (home, tenant) = (Home::new(), Tenant::new(&["login=disabled"]));
    let refused = tenant.setup(&home).run();
    let told = "cannot sign in as local administrator `admin`: this user may not sign in by name and password (";
    refused.fails(3, told, "use --by-hand");
    assert!(!refused.stderr.contains("check the name"), "{refused}");
}
