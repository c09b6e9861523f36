//! `teardown`: what setup made goes, what was there stays, and a failure is gone on from.

use ws1_okta::sandbox::DirectoryKind;

use crate::support::{Command, Home, Tenant, ws1_okta};
use crate::verbs_client::by_flags;

const DELETES: [&str; 2] = [
    "DELETE /connectormanagement/directoryconfigs",
    "DELETE /oauth2clients",
];

fn set_up() -> (Home, Tenant) {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.setup(&home).args("--profile acme").run().exits(0);
    (home, tenant)
}

fn teardown(home: &Home) -> Command {
    ws1_okta(home, "teardown --confirm acme")
}

fn is_gone(home: &Home, tenant: &Tenant) {
    assert_eq!(tenant.0.client_ids(), [""; 0]);
    assert_eq!(tenant.0.directories(), []);
    assert!(!home.path("secret").exists());
    ws1_okta(home, "profile list")
        .run()
        .exits(0)
        .shows("no profiles");
}

#[test]
fn without_anything_set_up_it_says_so_before_all_else() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let teardown = || ws1_okta(&home, "teardown");
    teardown()
        .run()
        .fails(2, "nothing is set up yet", "ws1-okta setup");
    let of_tenant = teardown().args(&format!("--tenant {}", tenant.url())).run();
    let nothing = format!("nothing is remembered of {}", tenant.url());
    of_tenant.fails(2, &nothing, "ws1-okta client delete");
    let named = teardown().args("--profile acme").run();
    named.fails(2, "there is no profile `acme`", "ws1-okta profile list");
    let answers = home.file("answers.toml", &format!("tenant = \"{}\"\n", tenant.url()));
    let by_answers = teardown().args("--answers").arg(answers).run();
    by_answers.fails(2, &nothing, "ws1-okta client delete");
    assert!(tenant.0.requests().is_empty());
}

#[test]
fn it_tells_what_stays_on_this_computer() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let setup = tenant.setup(&home).without_pair("--secret-to");
    let setup = setup.without_pair("--store").args("--store file");
    setup.args("--profile acme").run().exits(0);
    let outcome = teardown(&home).run();
    let root = home.path("home/.config/ws1-okta");
    outcome
        .exits(0)
        .shows(&format!(
            "left on this computer: {} (holds nothing;",
            root.join("profiles/acme.lock").display()
        ))
        .shows(&format!(
            "left on this computer: {} (the key of the secrets that are gone;",
            root.join("identity.txt").display()
        ));
    // That is all that there is.
    let kept: Vec<_> = home.kept().into_iter().map(|(path, _)| path).collect();
    assert_eq!(kept.len(), 2, "{kept:?}");
    assert!(!root.join("secrets").exists());
    is_gone(&home, &tenant);
    // Another profile's secrets need the key.
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    for name in ["acme", "beta"] {
        let other = if name == "beta" {
            "--client-id Beta"
        } else {
            ""
        };
        let setup = tenant.setup(&home).without_pair("--secret-to");
        let setup = setup.without_pair("--store").args("--store file");
        setup.args("--profile").arg(name).args(other).run().exits(0);
    }
    let outcome = teardown(&home).args("--profile acme --json").run();
    let document = outcome.exits(0).json();
    assert_eq!(document["left_here"].as_array().unwrap().len(), 2);
    assert!(home.path("home/.config/ws1-okta/identity.txt").exists());
    ws1_okta(&home, "client show Beta --profile beta")
        .run()
        .exits(0);
}

#[test]
fn deletes_directory_then_client_then_what_is_kept() {
    let (home, tenant) = set_up();
    let changes = tenant.changes();
    for extra in ["", "--yes", "--confirm other"] {
        assert_eq!(ws1_okta(&home, "teardown").args(extra).run().code, Some(5));
    }
    assert_eq!(tenant.changes(), changes);
    let outcome = teardown(&home).arg("--json").run();
    outcome
        .exits(0)
        .tells("directory `Okta Universal Directory` with its users (0) and groups (0)")
        .tells("OAuth client `OktaSCIM`")
        .tells("Okta's provisioning stops");
    let document = outcome.json();
    assert_eq!(document["deleted"]["profile"], "acme");
    assert_eq!(document["left"], serde_json::json!([]));
    let all = tenant.changes();
    let made: Vec<bool> = all[changes.len()..]
        .iter()
        .zip(DELETES)
        .map(|(is, start)| is.starts_with(start))
        .collect();
    assert_eq!(made, [true, true], "{all:?}");
    is_gone(&home, &tenant);
}

#[test]
fn leaves_what_is_to_be_kept() {
    let (home, tenant) = set_up();
    let outcome = teardown(&home).args("--keep directory").run();
    outcome
        .exits(0)
        .shows("left directory `Okta Universal Directory` (--keep directory)")
        .shows("removed 1 secret from the file")
        .shows("In Okta the app stays, and its token has ended.\n");
    assert!(!outcome.stdout.contains("delete it there"), "{outcome}");
    assert_eq!(tenant.0.client_ids(), [""; 0]);
    assert_eq!(tenant.0.directories().len(), 1);
    by_flags(&home, &tenant, "teardown --confirm acme")
        .run()
        .exits(0);
    is_gone(&home, &tenant);

    let (home, tenant) = set_up();
    let outcome = teardown(&home).args("--keep client").run();
    outcome
        .exits(0)
        .shows("left OAuth client `OktaSCIM` (--keep client)")
        .shows("In Okta the app stays: deactivate and delete it there.")
        .shows("ws1-okta logout");
    assert_eq!(tenant.0.directories(), []);
    assert!(tenant.takes_secret("OktaSCIM", home.read("secret").trim()));
    teardown(&home).run().exits(0);
    is_gone(&home, &tenant);
}

#[test]
fn leaves_what_was_there_before() {
    let home = Home::new();
    let tenant = Tenant::build(&[], |builder| {
        builder.directory(DirectoryKind::Other, "Staff", "OKTA.COM")
    });
    tenant.console_client("OktaSCIM", "the secret of the console", 525_600);
    let setup = ws1_okta(
        &home,
        "setup --yes --profile acme --store none --secret-to secret",
    )
    .args(&format!(
        "--tenant {} --domain OKTA.COM --by-hand",
        tenant.url()
    ))
    .var("WS1_OKTA_CLIENT_SECRET", "the secret of the console");
    setup.run().exits(0);
    let outcome = teardown(&home).run();
    outcome
        .exits(0)
        .shows("left directory `Staff`, which setup is not known to have made");
    tenant.is_set_up("OktaSCIM", "Staff", "OKTA.COM");
}

#[test]
fn goes_on_after_a_failure_in_the_middle() {
    for path in ["/directoryconfigs", "/oauth2clients"] {
        for effect in ["status=500", "status=503", "reset", "lost-reply"] {
            let (home, tenant) = set_up();
            tenant.fault(&format!("DELETE {path} {effect}"));
            let first = teardown(&home).run();
            let is_done = first.code == Some(0);
            tenant.0.clear_faults();
            if is_done {
                // Its outcome could be told although no reply came.
                assert_eq!(effect, "lost-reply", "{first}");
            } else {
                assert!(
                    matches!(first.code, Some(1 | 4)),
                    "{path} {effect}\n{first}"
                );
                assert!(home.path("secret").exists(), "{path} {effect}\n{first}");
                let second = teardown(&home).run();
                assert_eq!(second.code, Some(0), "{path} {effect}\n{first}\n{second}");
            }
            is_gone(&home, &tenant);
        }
    }
}

#[test]
fn converges_where_something_is_gone_already() {
    let (home, tenant) = set_up();
    let id = ws1_okta(&home, "directory list --json").run().json();
    let own = id["directories"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["name"] != "System Directory");
    let path = format!(
        "/connectormanagement/directoryconfigs/{}",
        own.unwrap()["id"].as_str().unwrap()
    );
    assert_eq!(tenant.as_admin("DELETE", &path, "", "").status, 200);
    teardown(&home).run().exits(0);
    is_gone(&home, &tenant);

    let (home, tenant) = set_up();
    assert!(
        tenant
            .as_admin("DELETE", "/oauth2clients/OktaSCIM", "", "")
            .status
            < 300
    );
    teardown(&home).run().fails(3, "", "give another way in");
    by_flags(&home, &tenant, "teardown --confirm acme")
        .run()
        .exits(0);
    is_gone(&home, &tenant);
}

#[test]
fn takes_a_client_that_was_only_about_to_be_made() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.fault("POST /auth/oauthtoken hang");
    let child = tenant.setup(&home).args("--profile acme").start();
    crate::support::tenant::until("the client is made", || !tenant.0.client_ids().is_empty());
    let _ = child.kill();
    tenant.0.clear_faults();
    teardown(&home).run().exits(0);
    is_gone(&home, &tenant);
}

/// The client is deleted, and no reply of it comes, nor of anything after it.
fn fails_after_the_client_is_gone(home: &Home, tenant: &Tenant, command: &str) {
    tenant.fault("DELETE /oauth2clients lost-reply");
    // The first token gets in; the look whether it is gone is lost, too.
    for call in 2..9 {
        tenant.fault(&format!("POST /auth/oauthtoken nth={call} reset"));
    }
    let outcome = ws1_okta(home, command).run();
    outcome.exits(4);
    assert_eq!(tenant.0.client_ids(), [""; 0]);
    assert!(home.path("secret").exists());
    tenant.0.clear_faults();
}

#[test]
fn goes_on_where_nobody_told_that_the_client_is_gone() {
    let (home, tenant) = set_up();
    fails_after_the_client_is_gone(&home, &tenant, "teardown --confirm acme");
    // By name only, as ever.
    ws1_okta(&home, "teardown --yes").run().fails(
        5,
        "the deletion is not confirmed",
        "--confirm \"acme\"",
    );
    let outcome = teardown(&home).arg("--json").run();
    outcome.exits(0).tells("it is gone");
    assert_eq!(outcome.json()["deleted"]["profile"], "acme");
    is_gone(&home, &tenant);

    let (home, tenant) = set_up();
    let delete = "client delete OktaSCIM --confirm OktaSCIM";
    fails_after_the_client_is_gone(&home, &tenant, delete);
    // A directory of ours is there, which only somebody who gets in can delete.
    let refused = teardown(&home).run();
    refused.fails(
        3,
        &format!("{} refuses the shared secret kept", tenant.url()),
        "another way in",
    );
    assert_eq!(tenant.0.directories().len(), 1);
    ws1_okta(&home, delete).run().exits(0).tells("it is gone");
    assert!(!home.path("secret").exists());
    by_flags(&home, &tenant, "teardown --confirm acme")
        .run()
        .exits(0);
    is_gone(&home, &tenant);
}

#[test]
fn a_deletion_that_did_not_happen_leaves_no_mark() {
    let (home, tenant) = set_up();
    tenant.fault("DELETE /oauth2clients status=500");
    teardown(&home).run().exits(4);
    tenant.0.clear_faults();
    // It still opens the tenant: not gone.
    ws1_okta(&home, "client list").run().exits(0);
    // Whatever ends it now, it was not we.
    tenant.as_admin("DELETE", "/oauth2clients/OktaSCIM", "", "");
    tenant.console_client("OktaSCIM", "made anew in the console", 525_600);
    teardown(&home).run().fails(
        3,
        &format!("{} refuses the shared secret kept", tenant.url()),
        "another way in",
    );
    assert_eq!(tenant.0.client_ids(), ["OktaSCIM"]);
}

#[test]
fn a_profile_that_names_nothing_in_the_tenant_needs_no_way_in() {
    let (home, tenant) = set_up();
    ws1_okta(&home, "directory delete OKTA.COM --confirm")
        .arg("Okta Universal Directory")
        .run()
        .exits(0);
    ws1_okta(&home, "client delete OktaSCIM --confirm OktaSCIM")
        .run()
        .exits(0);
    let count = tenant.0.requests().len();
    ws1_okta(&home, "teardown")
        .run()
        .fails(5, "the deletion is not confirmed", "--confirm");
    let torn = teardown(&home).run();
    torn.exits(0)
        .shows("deleted profile acme")
        .tells("The profile names nothing in");
    assert_eq!(tenant.0.requests().len(), count);
    is_gone(&home, &tenant);
}
