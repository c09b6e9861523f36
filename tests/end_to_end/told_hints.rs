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
