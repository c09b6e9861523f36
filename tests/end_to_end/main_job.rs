//! The main job: from nothing to a token that Okta can use, again.

use std::os::unix::fs::PermissionsExt;

use serde_json::{Value, json};

use crate::support::tenant::{API, setup, token_works};
use crate::support::{Home, SandboxProcess, Tenant, ws1_okta};

#[test]
fn fresh_over_http_and_https_by_the_sandbox_command() {
    for scheme in ["http", "https"] {
        let home = Home::new();
        let https = if scheme == "https" {
            "--https --ca-out ca.pem"
        } else {
            ""
        };
        let sandbox = SandboxProcess::start(&home, https);
        assert!(sandbox.url.starts_with(&format!("{scheme}://127.0.0.1:")));
        let mut command = setup(&home, &sandbox.url).args("--json --show-token");
        if scheme == "https" {
            command = command.args("--ca-file ca.pem");
        }
        let outcome = command.run();
        outcome.exits(0);
        let document = outcome.json();
        let token = document["okta"]["api_token"].as_str().unwrap();
        assert!(token_works(&sandbox.url, token), "{outcome}");
    }
}

#[test]
fn the_client_and_directory_are_those_of_the_guide() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.setup(&home).run().exits(0);
    tenant.is_set_up_by_default();
    let client = tenant.client("OktaSCIM");
    for (key, value) in [
        ("scope", json!("admin")),
        ("authGrantTypes", json!("client_credentials")),
        ("accessTokenTTL", json!(525_600)),
        ("refreshTokenTTL", json!(129_600)),
        ("refreshTokenIdleTTL", json!(5760)),
        ("tokenType", json!("Bearer")),
    ] {
        assert_eq!(client[key], value, "{key} of {client}");
    }
    let secret = home.read("secret");
    let secret = secret.strip_suffix('\n').unwrap();
    assert_eq!(secret.len(), 48);
    assert!(
        secret.bytes().all(|byte| byte.is_ascii_alphanumeric()),
        "{secret}"
    );
    assert_eq!(tenant.0.client_secret("OktaSCIM").as_deref(), Some(secret));
    let mode = home.path("secret").metadata().unwrap().permissions().mode();
    assert_eq!(mode & 0o7777, 0o600);
}

#[test]
fn the_json_document_is_complete_and_has_the_token_only_when_asked() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let outcome = tenant.setup(&home).args("--json").run();
    outcome.exits(0);
    let document = outcome.json();
    assert_eq!(document["tenant"], tenant.url());
    assert_eq!(
        document["client"],
        json!({"id": "OktaSCIM", "change": "create"})
    );
    let directory = &document["directory"];
    assert_eq!(directory["name"], "Okta Universal Directory");
    assert_eq!(directory["change"], "create");
    assert!(directory["id"].is_string(), "{outcome}");
    assert_eq!(document["okta"]["base_url"], tenant.url());
    assert_eq!(document["okta"]["domain"], "OKTA.COM");
    assert_eq!(document["okta"].get("api_token"), None);
    let fingerprint = document["token"]["fingerprint"].as_str().unwrap();
    assert!(fingerprint.len() == 12 && fingerprint.bytes().all(|byte| byte.is_ascii_hexdigit()));
    let expires: jiff::Timestamp = document["token"]["expires_at"]
        .as_str()
        .unwrap()
        .parse()
        .unwrap();
    let days = expires.duration_since(jiff::Timestamp::now()).as_hours() / 24;
    assert!((363..=365).contains(&days), "{outcome}");
    let names: Vec<&Value> = document["steps"]
        .as_array()
        .unwrap()
        .iter()
        .map(|step| &step["name"])
        .collect();
    assert_eq!(
        names,
        [
            "client",
            "token",
            "directory",
            "verify-users",
            "verify-groups"
        ]
    );

    let document = tenant.setup(&home).args("--json --show-token").run().json();
    let token = document["okta"]["api_token"].as_str().unwrap();
    assert!(token_works(tenant.url(), token));
    let own = sha256_start(token);
    assert_eq!(document["token"]["fingerprint"], own);
}

fn sha256_start(text: &str) -> String {
    use sha2::Digest as _;
    let digest = sha2::Sha256::digest(text.as_bytes());
    let hex = |text: String, byte: &u8| text + &format!("{byte:02x}");
    digest.iter().take(6).fold(String::new(), hex)
}

#[test]
fn people_get_okta_s_form_with_the_token_alone_on_its_line() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let outcome = tenant.setup(&home).args("--show-token").run();
    outcome
        .exits(0)
        .shows("Done: the Access side is set up and was tested.");
    let base_url = format!("Base URL                {}\n", tenant.url());
    outcome
        .shows(&base_url)
        .shows("domain                  OKTA.COM\n");
    let token = outcome
        .stdout
        .lines()
        .find(|line| line.starts_with("ey"))
        .unwrap();
    assert!(token_works(tenant.url(), token), "{outcome}");
    outcome.shows(&format!(
        "\n{token}\n  ({} characters, fingerprint {})",
        token.len(),
        sha256_start(token)
    ));
    assert!(!outcome.stdout.contains('\u{1b}'), "no colour in a pipe");
    // The plan and the course are no result.
    outcome
        .tells("Plan for ")
        .tells("  created   OAuth client `OktaSCIM`\n");
    assert!(!outcome.stdout.contains("Plan for"));
}

#[test]
fn a_second_run_keeps_everything_and_says_that_the_token_is_not_kept() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.setup(&home).run().exits(0);
    let made = tenant.changes();
    assert_eq!(
        made,
        [
            "POST /oauth2clients",
            "POST /connectormanagement/directoryconfigs"
        ]
    );
    let secret = home.read("secret");

    // All is known: neither tenant nor way in is given.
    let outcome = ws1_okta(&home, "setup --yes --json").run();
    outcome.exits(0);
    let document = outcome.json();
    assert_eq!(document["client"]["change"], "keep");
    assert_eq!(document["directory"]["change"], "keep");
    assert_eq!(document["token"]["change"], "fetch");
    outcome
        .tells("fetch   bearer token (none is kept)")
        .tells("not kept");
    assert_eq!(tenant.changes(), made);
    assert_eq!(tenant.count("POST /SAAS/API/1.0/REST/auth/system/login"), 1);
    assert_eq!(home.read("secret"), secret);
}

#[test]
fn quiet_tells_the_result_alone() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let outcome = tenant.setup(&home).args("--quiet").run();
    outcome.exits(0).shows("Done:");
    assert_eq!(outcome.stderr, "", "{outcome}");
}

#[test]
fn a_token_that_cannot_read_users_is_exit_8_and_what_was_made_stays() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.fault("GET /scim/Users status=500");
    let outcome = tenant.setup(&home).run();
    outcome.fails(
        8,
        "the tenant does not let the new token read users",
        "try again",
    );
    tenant.is_set_up_by_default();
    tenant.0.clear_faults();
    let made = tenant.changes();
    ws1_okta(&home, "setup --yes").run().exits(0);
    assert_eq!(tenant.changes(), made);
}

#[test]
fn a_token_that_failed_its_test_is_not_proposed_for_okta() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let setup = || tenant.setup_in_files(&home).args("--profile acme").run();
    let status = || ws1_okta(&home, "status --json").run().json();
    tenant.fault("GET /scim/Users always status=403");
    setup().exits(8);
    assert_eq!(status()["next"], "ws1-okta setup --profile acme");
    let why = "its token could not read users when it was tested";
    assert_eq!(status()["next_why"], why);
    tenant.0.clear_faults();
    setup().exits(0);
    assert_eq!(status()["next"], "ws1-okta token delivered --profile acme");
    // The same of a renewal.
    tenant.fault("GET /scim/Users always status=403");
    ws1_okta(&home, "token renew --force").run().exits(8);
    assert_eq!(status()["next_why"], why);
    tenant.0.clear_faults();
    ws1_okta(&home, "token renew --force").run().exits(0);
    assert_ne!(status()["next_why"], why);
}

#[test]
fn groups_that_cannot_be_read_are_told_on_their_own_line() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.fault("GET /scim/Groups status=403");
    let outcome = tenant.setup(&home).args("--json").run();
    outcome.exits(0);
    let document = outcome.json();
    assert_eq!(document["groups"]["ok"], false);
    assert_eq!(
        document["steps"][4],
        json!({"name": "verify-groups", "ok": false})
    );
}

#[test]
fn each_request_is_needed_and_none_is_sent_twice() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let sent = |after: usize| {
        let mut sent: Vec<String> = tenant.0.requests()[after..]
            .iter()
            .map(|record| {
                let ids = record.path.split('/').map(|part| match part.len() {
                    36 if part.matches('-').count() == 4 => "ID",
                    _ => part,
                });
                let path = ids.collect::<Vec<_>>().join("/");
                format!("{} {}", record.method, path.replace(API, ""))
            })
            .collect();
        // Those that go side by side come in any order.
        sent.sort();
        sent
    };
    tenant.setup(&home).run().exits(0);
    let first = sent(0);
    assert_eq!(
        first,
        [
            "GET /connectormanagement/directoryconfigs",
            "GET /connectormanagement/directoryconfigs/ID/domains",
            "GET /connectormanagement/directoryconfigs?includeJitDirectories=true",
            "GET /oauth2clients/OktaSCIM",
            "GET /scim/Groups?startIndex=1&count=100",
            "GET /scim/Users?startIndex=1&count=2",
            "GET /system/health",
            "POST /SAAS/API/1.0/REST/auth/system/login",
            "POST /SAAS/auth/oauthtoken",
            "POST /connectormanagement/directoryconfigs",
            "POST /oauth2clients",
        ]
    );
    // Again: two directories have domains now, and nothing is made.
    tenant.setup(&home).run().exits(0);
    assert_eq!(
        sent(first.len()),
        [
            "GET /connectormanagement/directoryconfigs",
            "GET /connectormanagement/directoryconfigs/ID/domains",
            "GET /connectormanagement/directoryconfigs/ID/domains",
            "GET /connectormanagement/directoryconfigs?includeJitDirectories=true",
            "GET /oauth2clients/OktaSCIM",
            "GET /scim/Groups?startIndex=1&count=100",
            "GET /scim/Users?startIndex=1&count=2",
            "GET /system/health",
            "POST /SAAS/auth/oauthtoken",
        ]
    );
}
