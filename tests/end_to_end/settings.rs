//! TTLs and grants: as asked for, in minutes on the wire; changed on what exists only when asked.

use crate::support::{Home, Tenant, ws1_okta};

#[test]
fn lives_arrive_in_minutes() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant
        .setup(&home)
        .args("--access-token-ttl 90d --issue-refresh-token --refresh-token-ttl 30d --idle-token-ttl 2d")
        .run()
        .exits(0);
    let client = tenant.client("OktaSCIM");
    assert_eq!(client["accessTokenTTL"], 129_600);
    assert_eq!(client["refreshTokenTTL"], 43_200);
    assert_eq!(client["refreshTokenIdleTTL"], 2880);
    let grants = client["authGrantTypes"].as_str().unwrap();
    assert!(
        grants.contains("refresh_token") && grants.contains("client_credentials"),
        "{grants}"
    );
    // The profile remembers them, and does not ask for a change.
    let made = tenant.changes();
    let outcome = ws1_okta(&home, "setup --yes --json").run();
    outcome.exits(0);
    assert_eq!(outcome.json()["client"]["change"], "keep");
    assert_eq!(tenant.changes(), made);
}

#[test]
fn a_differing_life_is_left_when_nobody_asks() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.console_client("OktaSCIM", "secret of the console", 86_400);
    let given = home.file("given", "secret of the console");
    let by_hand = ws1_okta(
        &home,
        "setup --yes --store none --secret-to secret --domain OKTA.COM --by-hand",
    )
    .args(&format!("--tenant {} --client-secret-file", tenant.url()))
    .arg(given);
    let outcome = by_hand.clone().run();
    outcome
        .exits(0)
        .tells("Access Token TTL is 60d, not 1y; left as it is");
    assert_eq!(tenant.client("OktaSCIM")["accessTokenTTL"], 86_400);
    assert_eq!(tenant.count("PUT"), 0);
    // A flag asks.
    let outcome = by_hand.args("--access-token-ttl 1y --json").run();
    outcome.exits(0).tells("Access Token TTL: 60d to 1y");
    assert_eq!(outcome.json()["client"]["change"], "update");
    assert_eq!(tenant.client("OktaSCIM")["accessTokenTTL"], 525_600);
    assert_eq!(
        tenant.0.client_secret("OktaSCIM").as_deref(),
        Some("secret of the console")
    );
}

#[test]
fn a_variable_and_the_answers_file_ask_too() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.setup(&home).run().exits(0);
    let life = || {
        tenant.client("OktaSCIM")["accessTokenTTL"]
            .as_i64()
            .unwrap()
    };
    ws1_okta(&home, "setup --yes")
        .var("WS1_OKTA_ACCESS_TOKEN_TTL", "180d")
        .run()
        .exits(0);
    assert_eq!(life(), 259_200);
    home.file("answers.toml", "access_token_ttl = \"90d\"\n");
    ws1_okta(&home, "setup --yes --answers answers.toml")
        .run()
        .exits(0);
    assert_eq!(life(), 129_600);
    // The profile has learned it.
    let outcome = ws1_okta(&home, "setup --yes -v").run();
    outcome.exits(0).tells("access-token-ttl = 90d (profile)");
    assert_eq!(tenant.count("PUT"), 2);
    // What was asked for is so already: no change.
    ws1_okta(&home, "setup --yes --access-token-ttl 90d")
        .run()
        .exits(0);
    assert_eq!(tenant.count("PUT"), 2);
}

#[test]
fn a_secret_that_a_change_wipes_is_put_back() {
    let (home, tenant) = (Home::new(), Tenant::new(&["put-keeps-secret=no"]));
    tenant.setup(&home).run().exits(0);
    let secret = home.read("secret");
    let outcome = ws1_okta(&home, "setup --yes -v --access-token-ttl 180d").run();
    outcome
        .exits(0)
        .tells("the change wiped the client's secret; it is put back");
    assert_eq!(tenant.0.client_secret("OktaSCIM").unwrap(), secret.trim());
    assert_eq!(tenant.client("OktaSCIM")["accessTokenTTL"], 259_200);
    assert_eq!(tenant.count("PUT"), 2);
}

#[test]
fn a_refresh_grant_is_given_and_taken_when_asked() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.setup(&home).run().exits(0);
    let has_refresh = || {
        let client = tenant.client("OktaSCIM");
        client["authGrantTypes"]
            .as_str()
            .unwrap()
            .contains("refresh_token")
    };
    assert!(!has_refresh());
    ws1_okta(&home, "setup --yes --issue-refresh-token")
        .run()
        .exits(0);
    assert!(has_refresh());
    ws1_okta(&home, "setup --yes --issue-refresh-token=false")
        .run()
        .exits(0);
    assert!(!has_refresh());
}

#[test]
fn a_change_to_a_short_life_needs_to_be_accepted_too() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.setup(&home).run().exits(0);
    let outcome = ws1_okta(&home, "setup --yes --access-token-ttl 3h").run();
    outcome.fails(
        5,
        "the access token would live only 3h",
        "--accept-short-ttl",
    );
    assert_eq!(tenant.count("PUT"), 0);
}

#[test]
fn an_adopted_client_with_a_short_life_needs_to_be_accepted() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.console_client("OktaSCIM", "secret of the console", 180);
    let given = home.file("given", "secret of the console");
    let by_hand = ws1_okta(
        &home,
        "setup --yes --store none --secret-to secret --domain OKTA.COM --by-hand",
    )
    .args(&format!("--tenant {} --client-secret-file", tenant.url()))
    .arg(given);
    let refused = by_hand.clone().run();
    refused
        .fails(
            5,
            "the access token would live only 3h",
            "--access-token-ttl 1y",
        )
        .tells("warning: the access token would live only 3h");
    assert_eq!(tenant.0.directories(), []);
    // The hint is followed.
    by_hand.args("--access-token-ttl 1y").run().exits(0);
    assert_eq!(tenant.client("OktaSCIM")["accessTokenTTL"], 525_600);
}

#[test]
fn a_token_that_lives_shorter_than_was_asked_for_is_told() {
    let (home, tenant) = (Home::new(), Tenant::new(&["maximum-token-ttl=180"]));
    let told = "warning: the token lives only 3 hours, and Okta's copy with it";
    tenant.setup(&home).run().exits(0).tells(told);
    // Who asked for no more knows it.
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let short = tenant.setup(&home);
    let outcome = short
        .args("--access-token-ttl 3h --accept-short-ttl --quiet")
        .run();
    outcome.exits(0);
    assert_eq!(outcome.stderr, "");
}
