//! Missing inputs without a terminal: all at once, with flag and variable, soon; errors as JSON.

use std::time::{Duration, Instant};

use crate::support::{Home, Outcome, Tenant, ws1_okta};

#[test]
fn all_missing_inputs_are_listed_at_once() {
    let home = Home::new();
    let begin = Instant::now();
    let outcome = ws1_okta(&home, "setup --store none").run();
    assert!(begin.elapsed() < Duration::from_secs(10));
    outcome.fails(
        2,
        "these inputs are missing:",
        "by flag, variable or answers file",
    );
    for line in [
        "  Tenant URL: --tenant, WS1_OKTA_TENANT\n",
        "  a way in: --admin-user with --admin-password-file, or ",
        "  Domain: --domain, WS1_OKTA_DOMAIN\n",
        "  What keeps the client's secret: --secret-to, WS1_OKTA_SECRET_TO\n",
    ] {
        outcome.tells(line);
    }
    assert!(home.is_untouched());
}

#[test]
fn each_way_in_names_what_it_lacks() {
    let home = Home::new();
    for (arguments, line) in [
        (
            "--admin-user admin",
            "Password: --admin-password-file, WS1_OKTA_ADMIN_PASSWORD or WS1_OKTA_ADMIN_PASSWORD_FILE",
        ),
        (
            "--admin-client-id A",
            "Its Shared Secret: --admin-client-secret-file, WS1_OKTA_ADMIN_CLIENT_SECRET or \
             WS1_OKTA_ADMIN_CLIENT_SECRET_FILE",
        ),
        (
            "--by-hand",
            "Shared Secret: --client-secret-file, WS1_OKTA_CLIENT_SECRET or WS1_OKTA_CLIENT_SECRET_FILE",
        ),
    ] {
        let outcome = ws1_okta(
            &home,
            "setup --tenant https://acme.invalid --domain OKTA.COM",
        )
        .args(arguments)
        .run();
        outcome
            .fails(2, "these inputs are missing:", "flag")
            .tells(line);
        let listed = outcome
            .stderr
            .lines()
            .filter(|text| text.starts_with("  "))
            .count();
        assert_eq!(listed, 1, "{outcome}");
    }
}

#[test]
fn a_question_is_never_asked_without_a_terminal() {
    let home = Home::new();
    let outcome = ws1_okta(&home, "setup")
        .stdin("https://acme.invalid\nadmin\npw\n")
        .run();
    outcome.fails(2, "these inputs are missing:", "terminal");
}

fn error_of(outcome: &Outcome, exit: i32) -> serde_json::Value {
    outcome.exits(exit);
    let document = outcome.json();
    let error = &document["error"];
    let is_whole =
        error["code"].is_string() && error["message"].is_string() && error["hint"].is_string();
    assert!(is_whole, "{outcome}");
    assert_eq!(document.as_object().unwrap().len(), 2, "{outcome}");
    // People see it, too.
    outcome.tells("error: ").tells("hint: ");
    error.clone()
}

#[test]
fn one_json_document_for_every_kind_of_error() {
    let (home, tenant) = (Home::new(), Tenant::new(&["login=disabled"]));
    let missing = error_of(&ws1_okta(&home, "setup --json").run(), 2);
    assert_eq!(missing["code"], "missing_input");
    assert!(
        missing["message"]
            .as_str()
            .unwrap()
            .contains("--tenant, WS1_OKTA_TENANT")
    );

    let unknown = error_of(&ws1_okta(&home, "setup --no-such-flag --json").run(), 2);
    assert_eq!(
        unknown["message"],
        "unexpected argument '--no-such-flag' found"
    );

    let value = error_of(
        &ws1_okta(&home, "setup --json --client-id").arg("a b").run(),
        2,
    );
    assert!(
        value["message"]
            .as_str()
            .unwrap()
            .contains("has a blank in it"),
        "{value}"
    );

    let remote = error_of(&tenant.setup(&home).args("--json").run(), 3);
    assert!(
        remote["hint"].as_str().unwrap().contains("--by-hand"),
        "{remote}"
    );
    tenant.is_untouched();
}

#[test]
fn json_may_be_asked_for_by_variable() {
    let home = Home::new();
    for (name, value) in [("WS1_OKTA_JSON", "true"), ("WS1_OKTA_OUTPUT", "json")] {
        error_of(&ws1_okta(&home, "setup").var(name, value).run(), 2);
        error_of(
            &ws1_okta(&home, "setup --no-such-flag")
                .var(name, value)
                .run(),
            2,
        );
        let people = ws1_okta(&home, "setup --no-such-flag --output human")
            .var(name, value)
            .run();
        people.fails(2, "unexpected argument", "--help");
    }
}

#[test]
fn codes_for_scripts_are_written_one_way() {
    let (home, tenant) = (Home::new(), Tenant::new(&["login=disabled"]));
    for outcome in [
        tenant.setup(&home).args("--json").run(),
        ws1_okta(&home, "setup --json").run(),
        tenant
            .setup(&home)
            .args("--json --proxy http://127.0.0.1:1")
            .run(),
    ] {
        let document = outcome.json();
        let code = document["error"]["code"].as_str().unwrap().to_owned();
        assert!(
            code.bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte == b'_'),
            "{code}"
        );
    }
}

#[test]
fn a_change_without_yes_and_without_a_terminal_is_refused() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let outcome = tenant.setup(&home).without("--yes").run();
    outcome
        .fails(2, "the plan is not confirmed", "--yes")
        .tells("create  OAuth client `OktaSCIM`");
    tenant.is_untouched();
    assert!(home.kept().is_empty());
    assert!(!home.path("secret").exists());
}

/// Of a verb that makes no profile.
#[test]
fn a_profile_that_is_not_there_is_told_before_what_is_missing() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.setup(&home).args("--profile acme").run().exits(0);
    for line in [
        "client list",
        "client show",
        "client update --access-token-ttl 90d --yes",
        "client delete OktaSCIM --confirm OktaSCIM",
        "directory list",
        "directory show",
        "directory create --domain NEW.COM --yes",
        "directory create",
        "token show",
        "token show --show-token",
        "token renew",
        "status",
    ] {
        let outcome = ws1_okta(&home, line).args("--profile typo").run();
        outcome.fails(2, "there is no profile `typo`", "ws1-okta profile list");
        let outcome = ws1_okta(&home, line).var("WS1_OKTA_PROFILE", "typo").run();
        outcome.fails(2, "there is no profile `typo`", "ws1-okta profile list");
    }
    // One is made by these, and the rest is missing.
    for line in ["setup", "client create"] {
        let outcome = ws1_okta(&home, line).args("--profile new").run();
        outcome.fails(2, "these inputs are missing:", "by flag");
        outcome.tells("Tenant URL: --tenant");
    }
    // What is named finds its tenant without one.
    for line in ["client list", "directory list"] {
        let outcome = ws1_okta(&home, line)
            .args(&format!("--profile new --tenant {}", tenant.url()))
            .args("--admin-user admin --admin-password-file password");
        outcome.run().exits(0);
    }
}
