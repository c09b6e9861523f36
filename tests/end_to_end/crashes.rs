//! Replies that are lost, servers that fail, tenants with a mind of their own: after all of them the
//! next run ends with one client, one directory and a token that works.

use crate::support::tenant::token_works;
use crate::support::{Home, Tenant, ws1_okta};

/// One client, one directory, the kept secret, and a token that works.
fn converges(home: &Home, tenant: &Tenant) {
    let outcome = tenant.setup(home).args("--json --show-token").run();
    outcome.exits(0);
    let token = outcome.json()["okta"]["api_token"]
        .as_str()
        .unwrap()
        .to_owned();
    assert!(token_works(tenant.url(), &token));
    tenant.is_set_up_by_default();
    assert_eq!(
        tenant.0.client_secret("OktaSCIM").unwrap(),
        home.read("secret").trim()
    );
}

/// Spoils one create in each way: the same run ends well.
fn mends_one_failure_of(target: &str) {
    for effect in [
        "lost-reply",
        "reset",
        "status=500",
        "status=503 retry-after=1",
        "truncate",
        "empty",
        "not-json",
    ] {
        let (home, tenant) = (Home::new(), Tenant::new(&[]));
        tenant.fault(&format!("POST {target} nth=1 {effect}"));
        let outcome = tenant.setup(&home).args("--json --show-token").run();
        assert_eq!(outcome.code, Some(0), "{target} {effect}\n{outcome}");
        tenant.is_set_up_by_default();
        let document = outcome.json();
        assert_eq!(document["client"]["change"], "create");
        assert_eq!(document["directory"]["change"], "create");
        let token = document["okta"]["api_token"].as_str().unwrap();
        assert!(token_works(tenant.url(), token), "{target} {effect}");
        let secret = tenant.0.client_secret("OktaSCIM").unwrap();
        assert_eq!(secret, home.read("secret").trim());
    }
}

#[test]
fn one_failure_of_the_client_s_create_is_mended_in_the_same_run() {
    mends_one_failure_of("/oauth2clients");
}

#[test]
fn one_failure_of_the_directory_s_create_is_mended_in_the_same_run() {
    mends_one_failure_of("/directoryconfigs");
}

#[test]
fn a_failure_that_stays_is_told_and_the_next_run_goes_on_with_the_same_secret() {
    for effect in ["status=500", "status=503", "reset", "status=429"] {
        let (home, tenant) = (Home::new(), Tenant::new(&[]));
        tenant.fault(&format!("POST /oauth2clients {effect}"));
        let outcome = tenant.setup(&home).run();
        outcome.fails(4, "cannot create OAuth client `OktaSCIM`", "");
        assert_eq!(tenant.0.client_ids(), [""; 0]);
        let secret = home.read("secret");
        tenant.0.clear_faults();
        converges(&home, &tenant);
        assert_eq!(
            home.read("secret"),
            secret,
            "the pending secret is used again"
        );
    }
}

#[test]
fn a_client_that_is_there_is_told_when_its_token_fails() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.fault("POST /auth/oauthtoken always status=503");
    let failed = tenant.setup(&home).args("--json").run();
    failed
        .exits(4)
        .tells("error: OAuth client `OktaSCIM` is made, and not proven yet\n");
    let told = failed.json()["error"]["message"]
        .as_str()
        .unwrap()
        .to_owned();
    assert!(
        told.starts_with("OAuth client `OktaSCIM` is made"),
        "{failed}"
    );
    assert_eq!(tenant.0.client_ids(), ["OktaSCIM"]);
    // Whoever gives a way in need not wait for the client.
    let list = "client list --admin-user admin --admin-password-file";
    let list = ws1_okta(&home, list).arg(home.path("password")).run();
    list.exits(0).shows("OktaSCIM");
    tenant.0.clear_faults();
    converges(&home, &tenant);

    // Where nobody could look, it may be there.
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.fault("POST /oauth2clients lost-reply");
    tenant.fault("GET /oauth2clients/OktaSCIM from=2 status=503");
    let unknown = tenant.setup(&home).run();
    unknown.fails(4, "OAuth client `OktaSCIM` may have been made", "");
    tenant.0.clear_faults();
    converges(&home, &tenant);
}

#[test]
fn a_failing_directory_leaves_a_client_that_the_next_run_keeps() {
    for effect in ["status=500", "reset"] {
        let (home, tenant) = (Home::new(), Tenant::new(&[]));
        tenant.fault(&format!("POST /directoryconfigs {effect}"));
        let outcome = tenant.setup(&home).run();
        outcome.fails(
            4,
            "OAuth client `OktaSCIM` is set up, the directory is not",
            "",
        );
        assert_eq!(tenant.0.client_ids(), ["OktaSCIM"]);
        tenant.0.clear_faults();
        converges(&home, &tenant);
        assert_eq!(tenant.count("POST /oauth2clients"), 1);
    }
}

#[test]
fn a_token_that_cannot_be_fetched_after_the_create_leaves_the_secret_pending() {
    for switch in ["ignores-sent-secret=no", "ignores-sent-secret=yes"] {
        let (home, tenant) = (Home::new(), Tenant::new(&[switch]));
        tenant.fault("POST /auth/oauthtoken status=500");
        let outcome = tenant.setup(&home).run();
        outcome.exits(4);
        assert_eq!(tenant.0.client_ids(), ["OktaSCIM"]);
        assert_eq!(
            tenant.0.client_secret("OktaSCIM").unwrap(),
            home.read("secret").trim()
        );
        tenant.0.clear_faults();
        converges(&home, &tenant);
        assert_eq!(tenant.count("POST /oauth2clients"), 1);
    }
}

#[test]
fn a_tenant_that_makes_its_own_secret() {
    let (home, tenant) = (Home::new(), Tenant::new(&["ignores-sent-secret=yes"]));
    tenant.setup(&home).run().exits(0);
    converges(&home, &tenant);
    assert_eq!(tenant.count("POST /oauth2clients"), 1);
}

#[test]
fn a_lost_reply_of_a_tenant_that_makes_its_own_secret_is_told_and_mended_when_confirmed() {
    let (home, tenant) = (Home::new(), Tenant::new(&["ignores-sent-secret=yes"]));
    tenant.fault("POST /oauth2clients nth=1 lost-reply");
    let outcome = tenant.setup(&home).run();
    outcome.fails(
        5,
        "OAuth client `OktaSCIM` exists, but refuses the secret",
        "--confirm OktaSCIM",
    );
    let secret = home.read("secret");
    // The next run says so, too, and deletes nothing by itself, nor for another name.
    for arguments in ["", "--confirm Other"] {
        let outcome = tenant.setup(&home).args(arguments).run();
        outcome.fails(
            5,
            "OAuth client `OktaSCIM` exists, but refuses the secret",
            "--confirm OktaSCIM",
        );
    }
    assert_eq!(tenant.count("DELETE"), 0);
    assert_eq!(home.read("secret"), secret);
    let outcome = tenant.setup(&home).args("--confirm OktaSCIM --json").run();
    outcome.exits(0).tells("replace OAuth client `OktaSCIM`");
    assert_eq!(outcome.json()["client"]["change"], "replace");
    assert_eq!(tenant.count("DELETE /oauth2clients/OktaSCIM"), 1);
    converges(&home, &tenant);
}

#[test]
fn a_500_that_means_taken_by_somebody_else_is_a_conflict() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.console_client("OktaSCIM", "of somebody else", 525_600);
    // It was made between our look and our create.
    tenant.fault("GET /oauth2clients/OktaSCIM nth=1 status=404");
    let outcome = tenant.setup(&home).run();
    outcome
        .fails(5, "", "")
        .tells("`OktaSCIM`")
        .tells("--client-id");
    assert_eq!(
        tenant.0.client_secret("OktaSCIM").as_deref(),
        Some("of somebody else")
    );
    assert_eq!(tenant.count("DELETE"), 0);
    tenant
        .setup(&home)
        .args("--client-id OktaSCIM2")
        .run()
        .exits(0);
    assert_eq!(
        tenant.0.client_secret("OktaSCIM").as_deref(),
        Some("of somebody else")
    );
}

#[test]
fn a_domain_that_was_taken_between_look_and_create_is_a_conflict() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.fault("POST /directoryconfigs nth=1 status=409");
    let outcome = tenant.setup(&home).run();
    outcome.fails(
        5,
        "OAuth client `OktaSCIM` is set up, the directory is not",
        "",
    );
    tenant.0.clear_faults();
    converges(&home, &tenant);
}

#[test]
fn reading_repeats_what_passes_by_itself() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    for fault in [
        "GET /oauth2clients/ nth=1 reset",
        "GET /directoryconfigs nth=1 status=503 retry-after=1",
        "POST /auth/oauthtoken nth=1 reset",
        "GET /scim/Users nth=1 status=429 retry-after=1",
    ] {
        tenant.fault(fault);
    }
    tenant.setup(&home).run().exits(0);
    tenant.is_set_up_by_default();
}

#[test]
fn forms_of_old_tenants_and_uncertain_replies() {
    for switches in [
        &[
            "list-form=old",
            "jwt-form=old",
            "media-type=plain",
            "secret-on-read=absent",
        ][..],
        &[
            "secret-on-read=shown",
            "directory-reply=empty",
            "directory-status=200",
        ],
        &[
            "directory-reply=config-id",
            "scim-error-shape=errors",
            "empty-resources=no",
        ],
        &["directory-reply=directory-id", "token-clock-skew=7200"],
        &["refuses-unknown-scope=yes", "maximum-token-ttl=360"],
    ] {
        let (home, tenant) = (Home::new(), Tenant::new(switches));
        let outcome = tenant.setup(&home).run();
        assert_eq!(outcome.code, Some(0), "{switches:?}\n{outcome}");
        let made = tenant.changes();
        let outcome = ws1_okta(&home, "setup --yes --json").run();
        assert_eq!(outcome.code, Some(0), "{switches:?}\n{outcome}");
        assert_eq!(
            outcome.json()["directory"]["change"],
            "keep",
            "{switches:?}\n{outcome}"
        );
        assert_eq!(tenant.changes(), made, "{switches:?}");
    }
}

/// Half made: the client is there, its secret is pending, and nothing has proven it.
fn cut_short(fault: &str) -> (Home, Tenant) {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.fault(fault);
    assert_ne!(tenant.setup_in_files(&home).run().code, Some(0));
    tenant.0.clear_faults();
    (home, tenant)
}

#[test]
fn a_client_that_was_made_is_not_left_aside_for_another_one_or_another_store() {
    let (home, tenant) = cut_short("POST /auth/oauthtoken status=500");
    for other in [
        tenant.setup_in_files(&home).args("--client-id Other"),
        tenant
            .setup_in_files(&home)
            .args("--dry-run --client-id Other"),
    ] {
        other.run().fails(
            5,
            "OAuth client `OktaSCIM` was made by a run that was cut short",
            "ws1-okta client delete OktaSCIM",
        );
    }
    tenant.setup(&home).run().fails(
        5,
        "this profile keeps its secrets in the store `file`, not in `none`",
        "profile use-store",
    );
    assert_eq!(tenant.0.client_ids(), ["OktaSCIM"]);
    tenant.setup_in_files(&home).run().exits(0);
    tenant.is_set_up_by_default();
}

#[test]
fn a_client_that_was_not_made_leaves_no_secret_when_another_one_is() {
    let (home, tenant) = cut_short("POST /oauth2clients status=500");
    let pending = || {
        let is_pending = |path: &std::path::Path| path.to_string_lossy().contains("pending");
        home.kept()
            .into_iter()
            .filter(move |(path, _)| is_pending(path))
    };
    assert_eq!(pending().count(), 1);
    let outcome = tenant.setup_in_files(&home).args("--client-id Other").run();
    outcome
        .exits(0)
        .tells("`OktaSCIM`, which an earlier run was about to make, was not made");
    assert_eq!(tenant.0.client_ids(), ["Other"]);
    assert_eq!(pending().count(), 0);
}

#[test]
fn another_client_of_the_same_id_is_left_to_whoever_made_it() {
    let (home, tenant) = cut_short("POST /oauth2clients status=500");
    tenant.console_client("OktaSCIM", "somebody-else-s", 60);
    let outcome = tenant.setup_in_files(&home).args("--client-id Other").run();
    outcome
        .exits(0)
        .tells("`OktaSCIM` is there, and refuses the secret of an earlier run");
    assert_eq!(tenant.0.client_ids().len(), 2);
}
