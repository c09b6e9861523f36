//! `--dry-run`: changes nothing anywhere, and its lines really work.

use serde_json::Value;

use crate::support::search::find;
use crate::support::tenant::{send, token_works};
use crate::support::{Command, Home, Outcome, PASSWORD, SandboxProcess, Tenant, ws1_okta};

const HOSTILE: &str = "it's \"$(touch pwned)\" \\ ünï `touch pwned` %s & ; | * ~ # !";

fn session(url: &str) -> String {
    let login =
        serde_json::json!({"username": "admin", "password": PASSWORD, "issueToken": "true"});
    let json = ["content-type: application/json", "accept: application/json"];
    let path = "/SAAS/API/1.0/REST/auth/system/login";
    send(url, "POST", path, &json, &login.to_string()).json()["sessionToken"]
        .as_str()
        .unwrap()
        .to_owned()
}

fn sh(home: &Home, script: &str) -> Outcome {
    Command::new(home, "sh").args("-c").arg(script).run()
}

#[test]
fn nothing_is_changed_anywhere() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let outcome = tenant.setup(&home).without("--yes").args("--dry-run").run();
    outcome
        .exits(0)
        .shows("# nothing was changed; these requests would be sent\n");
    tenant.is_untouched();
    assert!(home.kept().is_empty(), "{:?}", home.kept());
    assert_eq!(home.names(), ["password"]);
    // No token of a client that would be made, nor any other.
    assert_eq!(tenant.count("POST /SAAS/auth/oauthtoken"), 0);
}

#[test]
fn neither_a_dry_nor_a_refused_run_leaves_a_folder() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let setup = || {
        let setup = tenant.setup(&home).without_pair("--secret-to");
        setup.without_pair("--store").args("--store file")
    };
    setup().args("--dry-run").run().exits(0);
    assert!(home.is_untouched(), "{:?}", home.kept());
    setup().without("--yes").run().exits(2);
    assert!(home.is_untouched());
    let wrong = home.file("wrong", "not the password");
    let refused = setup().without_pair("--admin-password-file");
    let refused = refused.args("--admin-password-file").arg(wrong).run();
    refused.exits(3);
    assert!(home.is_untouched());
    // What was there before stays.
    std::fs::create_dir_all(home.path("home/.config/ws1-okta")).unwrap();
    setup().args("--dry-run").run().exits(0);
    let left = std::fs::read_dir(home.path("home/.config/ws1-okta")).unwrap();
    assert_eq!(left.count(), 0);
    tenant.is_untouched();
}

#[test]
fn the_json_document_has_plan_and_requests() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let document = tenant.setup(&home).args("--dry-run --json").run().json();
    assert_eq!(document["dry_run"], true);
    assert_eq!(document["client"]["change"], "create");
    assert_eq!(document["directory"]["change"], "create");
    assert_eq!(document["requests"].as_array().unwrap().len(), 5);
    tenant.is_untouched();
}

/// The lines of a dry run, one command each.
fn commands(document: &Value) -> Vec<String> {
    let lines = document["requests"].as_array().unwrap();
    lines
        .iter()
        .map(|line| line.as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn the_lines_work_when_they_are_run_and_are_safe_for_a_hostile_name() {
    let home = Home::new();
    let sandbox = SandboxProcess::start(&home, "");
    let command = crate::support::tenant::setup(&home, &sandbox.url)
        .args("--dry-run --directory-name")
        .arg(HOSTILE);
    let human = command.clone().run();
    human.exits(0);
    let syntax = Command::new(&home, "sh")
        .args("-n")
        .stdin(&human.stdout)
        .run();
    syntax.exits(0);
    let lines = commands(&command.args("--json").run().json());
    for line in &lines {
        human.shows(line);
        assert_eq!(find(line, PASSWORD), None);
    }

    let secret = "A1b2C3d4E5f6A1b2C3d4E5f6A1b2C3d4E5f6A1b2C3d4E5f6";
    home.file(
        "admin.header",
        &format!("Authorization: HZN {}\n", session(&sandbox.url)),
    );
    let shape = human
        .stdout
        .lines()
        .find_map(|line| line.strip_prefix("# client.json holds: "));
    home.file(
        "client.json",
        &shape.unwrap().replace("@CLIENT_SECRET@", secret),
    );
    home.file("client.config", &format!("user = \"OktaSCIM:{secret}\"\n"));
    sh(&home, &lines[0]).exits(0);
    let fetched = sh(&home, &lines[1]);
    fetched.exits(0);
    let reply: Value = serde_json::from_str(&fetched.stdout).unwrap();
    let token = reply["access_token"].as_str().unwrap();
    home.file("token.header", &format!("Authorization: Bearer {token}\n"));
    for line in &lines[2..] {
        sh(&home, line).exits(0);
    }
    assert!(token_works(&sandbox.url, token));
    assert!(!home.path("pwned").exists());

    // What the lines made is what setup would have made: it adopts the client, and finds all there.
    let given = home.file("given", secret);
    let outcome = ws1_okta(
        &home,
        "setup --yes --json --store none --secret-to kept --domain OKTA.COM",
    )
    .args(&format!("--tenant {} --client-secret-file", sandbox.url))
    .arg(given)
    .args("--directory-name")
    .arg(HOSTILE)
    .run();
    outcome.exits(0);
    let document = outcome.json();
    assert_eq!(document["client"]["change"], "adopt");
    assert_eq!(document["directory"]["change"], "adopt");
    assert_eq!(document["directory"]["name"], HOSTILE);
    assert!(!outcome.stderr.contains("left as it is"), "{outcome}");
}

#[test]
fn an_update_is_shown_without_the_secret_and_works() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.setup(&home).run().exits(0);
    let made = tenant.changes();
    let outcome = ws1_okta(&home, "setup --dry-run --json --access-token-ttl 90d").run();
    outcome.exits(0);
    let lines = commands(&outcome.json());
    assert!(lines[0].contains("--request PUT"), "{lines:?}");
    let secret = home.read("secret");
    for line in &lines {
        assert_eq!(find(line, secret.trim()), None);
    }
    assert_eq!(tenant.changes(), made);
    home.file(
        "admin.header",
        &format!("Authorization: HZN {}\n", session(tenant.url())),
    );
    sh(&home, &lines[0]).exits(0);
    assert_eq!(tenant.client("OktaSCIM")["accessTokenTTL"], 129_600);
    assert!(tenant.takes_secret("OktaSCIM", secret.trim()));
}

#[test]
fn all_done_is_nothing_to_do_but_the_token_that_is_not_kept() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.setup(&home).run().exits(0);
    let document = ws1_okta(&home, "setup --dry-run --json").run().json();
    assert_eq!(document["client"]["change"], "keep");
    assert_eq!(document["directory"]["change"], "keep");
    assert_eq!(document["token"]["change"], "fetch");
    assert_eq!(document["requests"].as_array().unwrap().len(), 3);
}
