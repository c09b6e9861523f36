//! The process is ended at the worst moments; the next run converges.

use crate::support::command::Started;
use crate::support::tenant::{token_works, until};
use crate::support::{Home, Tenant, ws1_okta};

/// Runs `setup` until the tenant has seen a request that `fault` holds up, and kills it there.
fn killed_at(home: &Home, tenant: &Tenant, fault: &str, start: &str) {
    tenant.fault(fault);
    let seen = tenant.count(start);
    let child: Started = tenant.setup(home).start();
    until("the request has come", || tenant.count(start) > seen);
    let outcome = child.kill();
    assert_eq!(outcome.code, None, "{outcome}");
    tenant.0.clear_faults();
}

fn converges(home: &Home, tenant: &Tenant) -> serde_json::Value {
    let outcome = tenant.setup(home).args("--json --show-token").run();
    outcome.exits(0);
    let document = outcome.json();
    assert!(token_works(
        tenant.url(),
        document["okta"]["api_token"].as_str().unwrap()
    ));
    tenant.is_set_up_by_default();
    assert_eq!(
        tenant.0.client_secret("OktaSCIM").unwrap(),
        home.read("secret").trim()
    );
    document
}

#[test]
fn before_the_tenant_made_the_client() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    killed_at(
        &home,
        &tenant,
        "POST /oauth2clients hang",
        "POST /oauth2clients",
    );
    assert_eq!(tenant.0.client_ids(), [""; 0]);
    let secret = home.read("secret");
    let outcome = ws1_okta(&home, "profile show").run();
    outcome
        .exits(0)
        .shows("OktaSCIM (about to be made; run setup again)");
    converges(&home, &tenant);
    assert_eq!(home.read("secret"), secret);
}

#[test]
fn after_the_tenant_made_the_client_before_the_proof() {
    for switch in ["ignores-sent-secret=no", "ignores-sent-secret=yes"] {
        let (home, tenant) = (Home::new(), Tenant::new(&[switch]));
        killed_at(
            &home,
            &tenant,
            "POST /auth/oauthtoken hang",
            "POST /SAAS/auth/oauthtoken",
        );
        assert_eq!(tenant.0.client_ids(), ["OktaSCIM"]);
        let secret = home.read("secret");
        converges(&home, &tenant);
        assert_eq!(home.read("secret"), secret);
        assert_eq!(tenant.count("POST /oauth2clients"), 1);
    }
}

#[test]
fn after_the_tenant_made_the_client_before_its_reply() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    // One byte a second: the tenant has acted, and the reply never comes to its end.
    killed_at(
        &home,
        &tenant,
        "POST /oauth2clients drip",
        "POST /oauth2clients",
    );
    assert_eq!(tenant.0.client_ids(), ["OktaSCIM"]);
    let secret = home.read("secret");
    // Without any way in: the pending secret opens the door, and what was wished is remembered.
    let outcome = ws1_okta(&home, "setup --yes --json").run();
    outcome.exits(0);
    assert_eq!(outcome.json()["client"]["change"], "adopt");
    converges(&home, &tenant);
    assert_eq!(home.read("secret"), secret);
    assert_eq!(tenant.count("POST /oauth2clients"), 1);
    ws1_okta(&home, "profile show")
        .run()
        .shows("OktaSCIM (made by ws1-okta)");
}

#[test]
fn before_and_after_the_tenant_made_the_directory() {
    for (effect, made) in [("hang", 0), ("drip", 1)] {
        let (home, tenant) = (Home::new(), Tenant::new(&[]));
        let start = "POST /connectormanagement/directoryconfigs";
        killed_at(
            &home,
            &tenant,
            &format!("POST /directoryconfigs {effect}"),
            start,
        );
        assert_eq!(tenant.0.directories().len(), made);
        let document = converges(&home, &tenant);
        assert_eq!(document["client"]["change"], "keep");
        assert_eq!(tenant.count("POST /oauth2clients"), 1);
    }
}

#[test]
fn during_the_test_at_the_end() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let start = "GET /scim/Users";
    killed_at(&home, &tenant, "GET /scim/Users hang", start);
    tenant.is_set_up_by_default();
    let made = tenant.changes();
    let document = converges(&home, &tenant);
    // What the profile had not said yet its mark had: the directory is ours.
    assert_eq!(document["directory"]["change"], "adopt");
    assert_eq!(tenant.changes(), made);
    let name = document["profile"].as_str().unwrap();
    let torn = ws1_okta(&home, &format!("teardown --confirm {name}")).run();
    torn.exits(0)
        .shows("deleted directory Okta Universal Directory");
}

#[test]
fn while_it_is_changed() {
    let (home, tenant) = (Home::new(), Tenant::new(&["put-keeps-secret=no"]));
    tenant.setup(&home).run().exits(0);
    // The change wipes the secret; the run dies before it can put it back.
    tenant.fault("PUT /oauth2clients drip");
    let child = ws1_okta(&home, "setup --yes --access-token-ttl 180d").start();
    until("the change has come", || {
        tenant.count("PUT /oauth2clients") > 0
    });
    let _ = child.kill();
    tenant.0.clear_faults();
    assert_eq!(tenant.0.client_secret("OktaSCIM").as_deref(), Some(""));
    let outcome = tenant.setup(&home).args("--access-token-ttl 180d").run();
    outcome.exits(0);
    assert!(
        tenant.takes_secret("OktaSCIM", home.read("secret").trim()),
        "{outcome}"
    );
    tenant.is_set_up_by_default();
}

#[test]
fn an_interruption_tells_what_there_is_and_how_to_go_on() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.fault("POST /oauth2clients hang");
    let child = tenant.setup(&home).start();
    until("the request has come", || {
        tenant.count("POST /oauth2clients") > 0
    });
    let id = rustix::process::Pid::from_raw(i32::try_from(child.id()).unwrap()).unwrap();
    rustix::process::kill_process(id, rustix::process::Signal::INT).unwrap();
    let outcome = child.wait();
    outcome
        .exits(130)
        .tells("interrupted")
        .tells("OAuth client `OktaSCIM` may have been made; its secret is kept in the file `")
        .tells("run the same command again to go on");
    tenant.0.clear_faults();
    converges(&home, &tenant);
}

#[test]
fn two_runs_at_once_make_one_of_each() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let command = tenant.setup(&home);
    let runs: Vec<Started> = (0..3).map(|_| command.clone().start()).collect();
    for run in runs {
        run.wait().exits(0);
    }
    assert_eq!(tenant.count("POST /oauth2clients"), 1);
    converges(&home, &tenant);
}

/// The profile's own words about its directory.
fn shows_directory(home: &Home, words: &str) {
    let shown = ws1_okta(home, "profile show").run();
    shown.exits(0).shows(words);
}

const MAKING: &str = "POST /connectormanagement/directoryconfigs";
const ABOUT_TO_BE_MADE: &str = "Okta Universal Directory (about to be made; run setup again)";

/// Whoever made it was killed before it could write that down: it is ours all the same, for the next
/// run and for a teardown that comes before it.
#[test]
fn a_directory_is_ours_though_its_maker_was_killed() {
    for (is_setup, effect, made, is_run_again) in [
        (true, "hang", 0, true),
        (true, "hang", 0, false),
        (true, "drip", 1, true),
        (true, "drip", 1, false),
        (false, "hang", 0, true),
        (false, "drip", 1, true),
        (false, "drip", 1, false),
    ] {
        let (home, tenant) = (Home::new(), Tenant::new(&[]));
        let fault = format!("POST /directoryconfigs {effect}");
        let create = || ws1_okta(&home, "directory create --yes --domain OKTA.COM");
        if is_setup {
            killed_at(&home, &tenant, &fault, MAKING);
        } else {
            without_directory(&home, &tenant);
            tenant.fault(&fault);
            let seen = tenant.count(MAKING);
            let child = create().start();
            until("the request has come", || tenant.count(MAKING) > seen);
            assert_eq!(child.kill().code, None);
            tenant.0.clear_faults();
        }
        assert_eq!(tenant.0.directories().len(), made);
        shows_directory(&home, ABOUT_TO_BE_MADE);
        if is_run_again {
            let again = if is_setup {
                tenant.setup(&home)
            } else {
                create()
            };
            again.run().exits(0);
            tenant.is_set_up_by_default();
            shows_directory(&home, "Okta Universal Directory (made by ws1-okta)");
        }
        let name = home.read("home/.config/ws1-okta/current");
        let teardown = ws1_okta(&home, "teardown --confirm").arg(name.trim());
        teardown.run().exits(0);
        let left = tenant.0.directories();
        assert_eq!(left, [], "{is_setup} {effect} {is_run_again}");
        assert_eq!(tenant.0.client_ids(), [""; 0]);
    }
}

/// All but the directory, which the tenant refuses; so it is not marked either.
fn without_directory(home: &Home, tenant: &Tenant) {
    tenant.fault("POST /directoryconfigs status=403");
    tenant.setup(home).run().exits(3);
    tenant.0.clear_faults();
    let shown = ws1_okta(home, "profile show --json").run();
    let profile = &shown.exits(0).json()["profile"];
    assert!(profile["directory"].is_null(), "{shown}");
    assert!(profile["creating_directory"].is_null(), "{shown}");
}

#[test]
fn a_directory_of_another_s_is_not_taken_for_ours() {
    let by_hand = |tenant: &Tenant, name: &str| {
        let other = Home::new();
        ws1_okta(&other, "directory create --yes --domain OKTA.COM")
            .args(&format!("--tenant {} --admin-user admin", tenant.url()))
            .args("--admin-password-file")
            .arg(other.file("password", crate::support::PASSWORD))
            .arg("--directory-name")
            .arg(name)
            .run()
            .exits(0);
    };
    // The very same, but none of ours is on its way.
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    without_directory(&home, &tenant);
    by_hand(&tenant, "Okta Universal Directory");
    ws1_okta(&home, "setup --yes").run().exits(0);
    shows_directory(&home, "Okta Universal Directory (adopted)");
    // Another one, though ours was on its way.
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    killed_at(&home, &tenant, "POST /directoryconfigs hang", MAKING);
    shows_directory(&home, ABOUT_TO_BE_MADE);
    by_hand(&tenant, "Theirs");
    ws1_okta(&home, "setup --yes").run().exits(0);
    shows_directory(&home, "Theirs (adopted)");
}
