//! What is told where the store is `none`: no token is kept, so none can be shown again.

use crate::support::tenant::token_works;
use crate::support::{Home, Tenant, ws1_okta};

/// A tenant that is set up, whose profile keeps no token.
fn set_up() -> (Home, Tenant) {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.setup(&home).args("--profile acme").run().exits(0);
    ws1_okta(&home, "token delivered").run().exits(0);
    (home, tenant)
}

#[test]
fn a_token_that_was_written_is_what_is_delivered() {
    let (home, tenant) = set_up();
    let renewed = ws1_okta(&home, "token renew --force --token-to new.token").run();
    renewed
        .exits(0)
        .shows("  not kept here: the store is `none`\n")
        .shows("  written to new.token\n")
        .shows("  next: ws1-okta token delivered --profile acme (once it is saved in Okta)\n");
    let token = home.read("new.token");
    assert!(token_works(tenant.url(), token.trim()));
    // Nothing else is proposed as long as that one is not in Okta.
    let status = ws1_okta(&home, "status --json").run().json();
    assert_eq!(status["next"], "ws1-okta token delivered --profile acme");
    let again = ws1_okta(&home, "token renew --token-to new.token --json").run();
    let next = again.json()["next"].as_str().unwrap().to_owned();
    assert_eq!(next, "ws1-okta token delivered --profile acme");
    again.tells("ws1-okta token delivered --profile acme records it once it is");
    assert_eq!(home.read("new.token"), token);
    ws1_okta(&home, &next["ws1-okta ".len()..]).run().exits(0);
    let status = ws1_okta(&home, "status --json").run().json();
    assert_eq!(status["next"], serde_json::Value::Null);
}

#[test]
fn a_token_that_only_a_change_fetched_is_told_as_lost() {
    let (home, _tenant) = set_up();
    let updated = ws1_okta(&home, "client update --access-token-ttl 180d --yes").run();
    let next = "ws1-okta setup --profile acme --show-token";
    updated
        .exits(0)
        .shows(", which is not kept\n")
        .shows(&format!("  next: {next} (fetches a token for Okta)\n"));
    let shown = ws1_okta(&home, &next["ws1-okta ".len()..])
        .args("--yes")
        .run();
    shown.exits(0).shows("API Token");
}

#[test]
fn a_program_that_fails_is_not_promised_a_token_that_is_lost() {
    let (home, tenant) = set_up();
    home.file("hook", "cat >> got; test -e fine");
    let run = || ws1_okta(&home, "token renew --force --exec sh hook ;").run();
    run().fails(1, "sh ended with exit code 1", "the token is lost");
    let first = home.read("got");
    home.file("fine", "");
    run().exits(0);
    let both = home.read("got");
    let second = both.strip_prefix(&first).unwrap().trim();
    assert_ne!(first.trim(), second);
    assert!(token_works(tenant.url(), second));
    // What was written before the program failed is not lost.
    std::fs::remove_file(home.path("fine")).unwrap();
    let both = "token renew --force --token-to written --exec sh hook ;";
    let failed = ws1_okta(&home, both).run();
    failed.fails(1, "sh ended", "what --token-to names has the token");
    assert!(token_works(tenant.url(), home.read("written").trim()));
}

#[test]
fn the_secret_of_another_client_is_not_called_this_one_s() {
    let (home, _tenant) = set_up();
    let other = ws1_okta(&home, "client update --client-id Other --yes").run();
    other.fails(
        5,
        "profile `acme` keeps the secret of `OktaSCIM` in the file `",
        "--profile NAME",
    );
    assert!(!other.stderr.contains("kept for"), "{other}");
}

#[test]
fn a_token_that_nobody_has_got_is_not_asked_for() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant
        .setup(&home)
        .args("--profile acme")
        .run()
        .exits(0)
        .shows("  ws1-okta token renew --profile acme --token-to FILE\n");
    let next = || ws1_okta(&home, "status --json").run().json()["next"].clone();
    let command = "ws1-okta setup --show-token --profile acme";
    assert_eq!(next(), command);
    ws1_okta(&home, &command["ws1-okta ".len()..])
        .args("--yes")
        .run()
        .exits(0);
    assert_eq!(next(), "ws1-okta token delivered --profile acme");
    // What renews it counts as well.
    ws1_okta(&home, "token renew --force --show-token")
        .run()
        .exits(0);
    assert_eq!(next(), "ws1-okta token delivered --profile acme");
}

#[test]
fn a_file_with_a_token_is_named_when_all_else_goes() {
    for command in ["logout", "teardown"] {
        let (home, tenant) = (Home::new(), Tenant::new(&[]));
        let set_up = tenant
            .setup(&home)
            .args("--profile acme --token-to kept.token");
        set_up.run().exits(0);
        let line = format!(
            "left on this computer: {} (a token that --token-to has written)\n",
            home.path("kept.token").canonicalize().unwrap().display()
        );
        let gone = ws1_okta(&home, command).args("--confirm acme").run();
        gone.exits(0).shows(&line);
        assert!(home.path("kept.token").exists());
    }
}

#[test]
fn a_profile_without_its_token_is_complete_where_okta_has_it() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant
        .setup_in_files(&home)
        .args("--profile acme")
        .run()
        .exits(0);
    ws1_okta(&home, "token delivered").run().exits(0);
    let moved = "profile use-store --store none --secret-to secret --yes";
    ws1_okta(&home, moved)
        .run()
        .exits(0)
        .shows("nor again if this is undone");
    let status = ws1_okta(&home, "status").run();
    status.exits(0).shows("next           nothing to do\n");
    // Nobody is told to add a flag that would not help.
    let shown = ws1_okta(&home, "token show").run();
    shown.fails(
        2,
        "no token is kept for profile `acme`",
        "--show-token or --token-to FILE fetches one",
    );
}

#[test]
fn whatever_has_got_a_token_is_named() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant
        .setup_in_files(&home)
        .args("--profile acme")
        .run()
        .exits(0);
    ws1_okta(&home, "token show --token-to shown")
        .run()
        .exits(0);
    let out = ws1_okta(&home, "logout --confirm acme --json").run().json();
    let left = out["left_here"].to_string();
    assert!(
        left.contains("identity.txt") && left.contains("/shown"),
        "{out}"
    );
    assert_eq!(out["remains"]["directory"], "Okta Universal Directory");
}
