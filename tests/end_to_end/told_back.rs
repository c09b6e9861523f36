//! What a run tells of the way back is that of this run, and what it tells of what is left is so.

use crate::support::{Command, Home, Outcome, Tenant, ws1_okta};

#[test]
fn what_a_run_made_is_undone_by_itself() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let first = tenant.setup_in_files(&home).args("--profile acme").run();
    first
        .exits(0)
        .shows("To undo it all          ws1-okta teardown --profile acme\n");
    let again = |flags: &str| ws1_okta(&home, "setup --yes").args(flags).run();
    let undo_of = |outcome: &Outcome| {
        let mut lines = outcome.stdout.lines();
        let line = lines.find(|line| line.contains("To undo"));
        line.map(|line| line.split("ws1-okta ").nth(1).unwrap().to_owned())
    };
    assert_eq!(undo_of(&again("")), None, "nothing was done");
    let directory = again("--domain TWO.COM --directory-name Two");
    let undo = undo_of(&directory).unwrap();
    assert!(undo.starts_with("directory delete "), "{directory}");
    let undone = ws1_okta(&home, &undo).args("--confirm Two").run();
    undone.exits(0).shows(
        "; directory `Okta Universal Directory` takes its place back, with the domain OKTA.COM",
    );
    tenant.is_set_up_by_default();
    again("").exits(0).shows("Nothing to do");
    // Back to a former one, and back again.
    again("--domain TWO.COM --directory-name Two").exits(0);
    let back = again("--domain OKTA.COM --directory-name Other");
    let undo = undo_of(&back).unwrap();
    assert_eq!(
        undo,
        "setup --domain TWO.COM --directory-name 'Two' --profile acme"
    );
    let teardown = ws1_okta(&home, "directory delete Two --confirm Two");
    teardown.run().exits(0);
    let client = again("--client-id Next");
    let undo = undo_of(&client).unwrap();
    assert_eq!(undo, "client delete Next --profile acme", "{client}");
    ws1_okta(&home, &undo).args("--confirm Next").run().exits(0);
    tenant.is_set_up_by_default();
    assert_eq!(undo_of(&again("")), None);
}

#[test]
fn a_run_that_stops_half_way_tells_what_it_made() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.fault("POST /directoryconfigs always status=403");
    let stopped = tenant.setup_in_files(&home).args("--profile acme").run();
    stopped
        .exits(3)
        .tells("note: OAuth client `OktaSCIM` exists, and its secret is kept in the encrypted files in `")
        .tells("; to undo it all: ws1-okta teardown --profile acme\n");
    tenant.0.clear_faults();
    tenant.fault("DELETE /oauth2clients always status=500");
    tenant
        .setup_in_files(&home)
        .args("--profile acme")
        .run()
        .exits(0);
    let teardown = || ws1_okta(&home, "teardown --confirm acme").run();
    let told = format!(
        "note: deleted directory Okta Universal Directory of {}\n",
        tenant.url()
    );
    teardown().exits(4).tells(&told);
    tenant.0.clear_faults();
    teardown().exits(0);
    assert_eq!(tenant.0.client_ids(), [""; 0]);
    assert_eq!(tenant.0.directories(), []);
}

#[test]
fn a_delivery_that_was_recorded_by_mistake_is_taken_back() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.setup_in_files(&home).run().exits(0);
    let okta = || ws1_okta(&home, "status --json").run().json()["okta"].clone();
    let first = okta()["fingerprint"].as_str().unwrap().to_owned();
    ws1_okta(&home, "token renew --force").run().exits(0);
    // Nothing was recorded: Okta may hold the first one.
    let delivered = ws1_okta(&home, "token delivered").run();
    let undo = format!("token delivered --fingerprint {first} ");
    delivered
        .exits(0)
        .shows(&format!("\n  undo: ws1-okta {undo}"));
    assert_ne!(okta()["fingerprint"], first);
    ws1_okta(&home, &undo).run().exits(0);
    assert_eq!(okta()["fingerprint"], first);
}

#[test]
fn what_the_token_takes_the_place_of_is_told() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    home.file("notes", "important\n");
    let warning = "notes` held something, which the token has replaced\n";
    let setup = tenant.setup_in_files(&home).args("--token-to notes");
    setup.run().exits(0).tells(warning);
    let renew = || ws1_okta(&home, "token renew --force --token-to notes").run();
    let renewed = renew();
    assert!(!renewed.exits(0).stderr.contains(warning), "{renewed}");
    home.file("other notes", "important\n");
    let show = ws1_okta(&home, "token show --token-to").arg("other notes");
    show.run()
        .exits(0)
        .tells(warning)
        .shows("\n  this cannot be undone\n");
}

#[test]
fn after_logout_no_secret_is_told_to_stay() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let setup = tenant.setup_in_files(&home).args("--profile acme");
    setup.run().exits(0);
    let teardown = || {
        ws1_okta(
            &home,
            "teardown --keep client --keep directory --confirm acme",
        )
        .args("--admin-user admin --admin-password-file password")
        .run()
    };
    teardown().exits(0).shows("Its secrets stay in ");
    ws1_okta(&home, "logout --confirm acme").run().exits(0);
    let outcome = teardown();
    assert!(!outcome.exits(0).stdout.contains("secrets"), "{outcome}");
}

#[test]
fn the_variables_of_a_helper_are_remembered_by_name() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let helpers = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/helpers");
    std::fs::create_dir(home.path("data")).unwrap();
    let run = |command: Command| {
        let path = format!("{helpers}:{}", std::env::var("PATH").unwrap());
        let command = command.var("PATH", path);
        command.var("HELPER_DATA", home.path("data")).run()
    };
    let setup = tenant.setup(&home).without_pair("--secret-to");
    let setup = setup.without_pair("--store");
    let setup = setup.args("--store helper:good --pass-env HELPER_DATA --profile acme");
    let undo = "To undo it all          ws1-okta teardown --profile acme\n";
    run(setup).exits(0).shows(undo);
    run(ws1_okta(&home, "status")).shows("client secret  kept");
    run(ws1_okta(&home, "profile use-store --store file")).exits(0);
    let profile = home.read("home/.config/ws1-okta/profiles/acme.json");
    assert!(!profile.contains("HELPER_DATA"), "of the former store");
    let back = "profile use-store --store helper:good --pass-env HELPER_DATA";
    run(ws1_okta(&home, back)).exits(0);
    run(ws1_okta(&home, "teardown --confirm acme")).exits(0);
    assert_eq!(std::fs::read_dir(home.path("data")).unwrap().count(), 0);
}

#[test]
fn a_client_of_a_run_that_was_cut_short_is_undone_by_what_is_told() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.fault("POST /oauthtoken nth=1 status=500");
    let setup = || tenant.setup_in_files(&home).args("--profile acme");
    setup()
        .run()
        .exits(4)
        .tells("note: OAuth client `OktaSCIM` may have been made; its secret is kept in the encrypted files in `")
        .tells("; to undo it all: ws1-okta teardown --profile acme\n");
    tenant.0.clear_faults();
    let undo = "To undo it all          ws1-okta teardown --profile acme\n";
    setup().run().exits(0).shows(undo);
}

#[test]
fn of_a_client_that_was_adopted_nothing_of_ours_stays() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.console_client("Theirs", "a-secret-of-the-console", 525_600);
    let adopt = tenant
        .setup_in_files(&home)
        .args("--profile acme --client-id Theirs");
    let adopt = adopt.var("WS1_OKTA_CLIENT_SECRET", "a-secret-of-the-console");
    let undo = "ws1-okta teardown --profile acme; ws1-okta logout --profile acme";
    adopt
        .run()
        .exits(0)
        .shows(&format!("To undo it all          {undo}\n"));
    let next = "ws1-okta logout --profile acme (removes the secrets of the client, which stays)";
    ws1_okta(&home, "teardown --confirm acme")
        .run()
        .exits(0)
        .tells("Its secrets in the encrypted files in `")
        .shows(&format!("  next: {next}\n"));
    ws1_okta(&home, "logout --confirm acme").run().exits(0);
    assert_eq!(tenant.0.directories(), []);
    assert!(!home.path("home/.config/ws1-okta/secrets").exists());
}

#[test]
fn what_finds_the_tenant_and_opens_the_store_is_told_too() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let helpers = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/helpers");
    std::fs::create_dir(home.path("data")).unwrap();
    let path = format!("{helpers}:{}", std::env::var("PATH").unwrap());
    let run = |command: Command| {
        let command = command.var("PATH", &path);
        command.var("HELPER_DATA", home.path("data")).run()
    };
    let setup = tenant.setup(&home).without_pair("--secret-to");
    let setup = setup.without_pair("--store").args("--profile acme");
    run(setup.args("--store helper:good --pass-env HELPER_DATA")).exits(0);
    let moved = run(ws1_okta(&home, "profile use-store --store file"));
    let undo = "profile use-store --profile acme --store helper:good --pass-env HELPER_DATA";
    moved
        .exits(0)
        .shows(&format!("\n  undo: ws1-okta {undo}\n"));
    run(ws1_okta(&home, undo)).exits(0);
    let next = "--store helper:good --pass-env HELPER_DATA --domain OKTA.COM (makes it anew)";
    run(ws1_okta(&home, "teardown --confirm acme"))
        .exits(0)
        .shows(next);
}
