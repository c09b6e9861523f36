//! What can be known for wrong by itself is refused before anything is sent.

use crate::support::{Home, Tenant, ws1_okta};

const SHORT: &str = "the access token would live only 3d, and Okta's copy with it";

#[test]
fn a_short_token_life_is_refused_before_anything_is_sent() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let setup = || tenant.setup_in_files(&home);
    let answers = home.file("answers.toml", "access_token_ttl = \"3d\"\n");
    let by_answers = setup().arg("--answers").arg(&answers);
    for command in [
        setup().args("--access-token-ttl 3d"),
        setup().var("WS1_OKTA_ACCESS_TOKEN_TTL", "3d"),
        by_answers,
    ] {
        command.run().fails(5, SHORT, "--accept-short-ttl");
    }
    assert!(tenant.0.requests().is_empty());
    setup().run().exits(0);
    let seen = tenant.0.requests().len();
    for command in ["setup", "client update", "client rotate-secret"] {
        let short = ws1_okta(&home, command).args("--yes --json --access-token-ttl 3d");
        let refused = short.run();
        assert_eq!(refused.exits(5).json()["error"]["code"], "short_ttl");
    }
    assert_eq!(tenant.0.requests().len(), seen);
}

#[test]
fn a_short_token_life_may_be_looked_at_accepted_and_asked_for_again() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let short = || tenant.setup_in_files(&home).args("--access-token-ttl 3d");
    let dry = short().args("--dry-run").run();
    dry.exits(0)
        .tells("warning: the access token would live only 3d");
    short().args("--accept-short-ttl").run().exits(0);
    // Nothing changes any more.
    short().run().exits(0);
    let answers = home.file("answers.toml", "access_token_ttl = \"3d\"\n");
    let shown = ws1_okta(&home, "client show --yes --answers").arg(answers);
    shown.run().exits(0);
    ws1_okta(&home, "setup --yes").run().exits(0);
    // Another client has none yet.
    let other = tenant.setup_in_files(&home).args("--client-id Other");
    let other = other.args("--access-token-ttl 3d").run();
    other.fails(5, SHORT, "--accept-short-ttl");
    assert_eq!(tenant.0.client_ids(), ["OktaSCIM"]);
}

#[test]
fn a_bearer_token_of_more_than_one_word_is_refused_before_anything_is_sent() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let setup = || {
        let setup = tenant.setup(&home).without_pair("--admin-user");
        setup.without_pair("--admin-password-file")
    };
    for text in ["marker with-space\n", "Bearer marker\n", "marker,marker"] {
        let file = home.file("token", text);
        let by_file = setup().arg("--token-file").arg(&file).run();
        let place = format!("the secret in `{}` cannot be used", file.display());
        by_file.fails(2, &place, "one word, without `Bearer` before it");
        by_file.tells("caused by: the access token has a character in it that no bearer token has");
        let by_variable = setup().var("WS1_OKTA_TOKEN", text.trim()).run();
        by_variable.fails(2, "the secret in WS1_OKTA_TOKEN cannot be used", "one word");
        for outcome in [by_file, by_variable] {
            assert!(!outcome.stderr.contains("marker"), "{outcome}");
        }
    }
    assert!(tenant.0.requests().is_empty());
}

#[test]
fn what_a_secret_in_place_leaves_out_is_refused() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.setup_in_files(&home).run().exits(0);
    let sent = tenant.0.requests().len();
    for flag in [
        "--access-token-ttl 90d",
        "--refresh-token-ttl 90d",
        "--idle-token-ttl 3d",
        "--issue-refresh-token",
    ] {
        let refused = ws1_okta(&home, "client rotate-secret --in-place --yes").args(flag);
        refused.run().fails(
            2,
            "the argument '--in-place' cannot be used with",
            "give one of them",
        );
    }
    assert_eq!(tenant.0.requests().len(), sent);
}
