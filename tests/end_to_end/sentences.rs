//! What a run says is true, in plain words, and each cause is told once.

use crate::support::{Home, Tenant, ws1_okta};

/// Words of our packages and of the system that help nobody.
fn is_plain(text: &str) {
    for jargon in ["os error", "domain name", "relative URL", "errno"] {
        assert!(!text.contains(jargon), "{text}");
    }
}

#[test]
fn a_token_that_is_refused_wants_another_token() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let outcome = ws1_okta(&home, "client list --tenant")
        .arg(tenant.url())
        .args("--token-file")
        .arg(home.file("bearer", "a.b.c"))
        .run();
    outcome.fails(
        3,
        "cannot list the OAuth clients",
        "give another bearer token",
    );
}

#[test]
fn an_administrator_without_rights_is_told_what_he_needs() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.fault("POST /oauth2clients always status=403");
    tenant.setup(&home).run().fails(
        3,
        "cannot create OAuth client `OktaSCIM`",
        "give this user an administrator role",
    );
}

#[test]
fn a_tenant_that_is_away_is_not_told_as_a_taken_id() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.fault("POST /oauth2clients always status=503");
    tenant.setup(&home).run().fails(
        4,
        "cannot create OAuth client `OktaSCIM`",
        "run the same command again",
    );
}

#[test]
fn files_and_addresses_are_refused_in_plain_words() {
    let home = Home::new();
    let missing = "setup --tenant acme.example --admin-user admin --admin-password-file";
    let outcome = ws1_okta(&home, missing).arg("none").run();
    outcome.fails(
        2,
        "cannot read `none`: there is no such file",
        "readable file",
    );
    is_plain(&outcome.stderr);
    let outcome = ws1_okta(&home, missing).arg(home.folder()).run();
    outcome.fails(2, "cannot read `", "readable file");
    outcome.tells("it is a folder");
    is_plain(&outcome.stderr);
    for tenant in [
        "not a url",
        "https://a b",
        "https://[1",
        "https://acme:99999",
    ] {
        let outcome = ws1_okta(&home, "setup --tenant").arg(tenant).run();
        outcome.exits(2);
        is_plain(&outcome.stderr);
        assert!(!outcome.stderr.contains("invalid port"), "{outcome}");
    }
}

#[test]
fn each_cause_is_told_once() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let outcome = ws1_okta(&home, "client list --tenant")
        .arg(tenant.url())
        .args("--admin-client-id Nobody --admin-client-secret-file")
        .arg(home.file("given", "nonsense"))
        .run();
    let error = format!("cannot get into {} as OAuth client `Nobody`", tenant.url());
    outcome.fails(3, &error, "--admin-client-id");
    assert_eq!(
        outcome
            .stderr
            .matches("or does not know the client")
            .count(),
        1
    );
}

#[test]
fn a_second_logout_has_nothing_to_remove() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.setup(&home).args("--profile acme").run().exits(0);
    ws1_okta(&home, "logout --confirm acme").run().exits(0);
    let again = ws1_okta(&home, "logout").run();
    again
        .exits(0)
        .shows("nothing to remove: no secret of profile `acme` is kept in ")
        .shows("still has OAuth client `OktaSCIM`");
    assert!(!again.stderr.contains("Remove the secrets"), "{again}");
    let json = ws1_okta(&home, "logout --json").run();
    assert_eq!(json.exits(0).json()["removed"], 0);
}

#[test]
fn the_next_command_of_a_document_can_be_run() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant
        .setup_in_files(&home)
        .args("--profile acme")
        .run()
        .exits(0);
    let status = ws1_okta(&home, "status --json").run().json();
    assert_eq!(status["next"], "ws1-okta token delivered --profile acme");
    assert_eq!(status["next_why"], "once the token is saved in Okta");
    let next = status["next"].as_str().unwrap();
    let next = next.strip_prefix("ws1-okta ").unwrap();
    ws1_okta(&home, next).run().exits(0);
    let status = ws1_okta(&home, "status --json").run().json();
    assert_eq!(status["next"], serde_json::Value::Null);
    assert_eq!(status["next_why"], serde_json::Value::Null);
    ws1_okta(&home, "status")
        .run()
        .exits(0)
        .shows("nothing to do");
    let all = ws1_okta(&home, "status --all --json").run().json();
    assert_eq!(all["profiles"][0]["next"], serde_json::Value::Null);
}

#[test]
fn a_plan_names_every_setting_of_the_client() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let plan = tenant.setup(&home).run();
    plan.exits(0)
        .tells("Access Token TTL 1y")
        .tells("Refresh Token TTL 90d, Idle Token TTL 4d, Issue Refresh Token no");
}

#[test]
fn a_token_that_no_store_keeps_is_not_promised_again() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.setup(&home).args("--profile acme").run().exits(0);
    ws1_okta(&home, "token delivered").run().exits(0);
    ws1_okta(&home, "token renew --force --show-token")
        .run()
        .exits(0);
    let next = |command: &str| {
        ws1_okta(&home, "status").run().exits(0).shows(command);
    };
    next("ws1-okta token delivered --profile acme  (once the token that was handed over is saved");
    // This one nobody has got.
    let change = "client update --access-token-ttl 2y --yes";
    ws1_okta(&home, change).run().exits(0);
    next(
        "ws1-okta token renew --profile acme  (fetches a token for Okta: the last one is not kept)",
    );
}
