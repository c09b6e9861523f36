//! What a command tells to undo it, or to do next, is true when it is carried out.

use crate::support::{Command, Home, Outcome, PASSWORD, Tenant, ws1_okta};
use crate::verbs_client::by_flags;

/// The command that is told after `label`, without the remark in brackets.
fn told(outcome: &Outcome, label: &str) -> String {
    let start = format!("  {label}: ws1-okta ");
    let mut lines = outcome.stdout.lines();
    let command = lines.find_map(|line| line.strip_prefix(start.as_str()));
    let command = command.unwrap_or_else(|| panic!("no {label}\n{outcome}"));
    command.split(" (").next().unwrap().to_owned()
}

/// The command, with the administrator's way in.
fn as_admin(home: &Home, command: &str) -> Command {
    let password = home.file("password", PASSWORD);
    let command = ws1_okta(home, command).args("--admin-user admin --admin-password-file");
    command.arg(password)
}

/// A set-up of which nothing is as by default.
fn set_up_with_names(home: &Home, tenant: &Tenant) {
    let setup = tenant.setup(home).without_pair("--domain");
    let names = "--profile qq --client-id Mine --access-token-ttl 90d --domain MINE.COM";
    let setup = setup.args(names).args("--issue-refresh-token");
    setup.args("--directory-name Mine").run().exits(0);
}

fn is_as_before(home: &Home, tenant: &Tenant) {
    tenant.is_set_up("Mine", "Mine", "MINE.COM");
    let client = tenant.client("Mine");
    assert_eq!(client["accessTokenTTL"], 90 * 24 * 60, "{client}");
    let status = ws1_okta(home, "status --profile qq").run();
    status.exits(0).shows("client         Mine");
}

#[test]
fn the_client_that_is_deleted_is_made_again_by_what_is_told() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    set_up_with_names(&home, &tenant);
    let deleted = ws1_okta(&home, "client delete Mine --confirm Mine").run();
    deleted.exits(0);
    let next = told(&deleted, "next");
    assert_eq!(
        next,
        "setup --profile qq --client-id Mine --access-token-ttl 90d --issue-refresh-token"
    );
    as_admin(&home, &next).args("--yes").run().exits(0);
    is_as_before(&home, &tenant);
}

#[test]
fn what_teardown_deletes_is_made_again_by_what_is_told() {
    for keep in ["", "--keep directory", "--keep client"] {
        let (home, tenant) = (Home::new(), Tenant::new(&[]));
        set_up_with_names(&home, &tenant);
        let torn = ws1_okta(&home, "teardown --confirm qq").args(keep).run();
        torn.exits(0);
        let stays = torn.stdout.contains("Profile qq stays.\n");
        assert_eq!(stays, !keep.is_empty(), "{torn}");
        let next = told(&torn, "next");
        let is_known = next.starts_with("setup --profile qq");
        assert_eq!(is_known, !keep.is_empty(), "{torn}");
        as_admin(&home, &next).args("--yes").run().exits(0);
        is_as_before(&home, &tenant);
    }
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    set_up_with_names(&home, &tenant);
    let torn = ws1_okta(
        &home,
        "teardown --confirm qq --keep directory --keep client",
    )
    .run();
    torn.exits(0);
    ws1_okta(&home, &told(&torn, "next")).run().exits(0);
}

#[test]
fn the_client_of_another_tenant_is_looked_for_there() {
    let (home, tenant, other) = (Home::new(), Tenant::new(&[]), Tenant::new(&[]));
    tenant.setup(&home).args("--profile acme").run().exits(0);
    for id in ["W1", "W2"] {
        other.console_client(id, "another secret here", 180);
    }
    let delete = by_flags(&home, &other, "client delete W2 --confirm W2").run();
    delete.exits(0);
    let next = told(&delete, "next");
    let list = as_admin(&home, &next).run();
    list.exits(0).shows("W1");
    assert!(!list.stdout.contains("OktaSCIM"), "{list}");
}

#[test]
fn a_removed_profile_is_taken_up_again_by_what_is_told() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    set_up_with_names(&home, &tenant);
    let secret = home.file("copy", &home.read("secret"));
    ws1_okta(&home, "logout --confirm qq").run().exits(0);
    let removed = ws1_okta(&home, "profile remove qq --confirm qq").run();
    removed.exits(0);
    let undo = told(&removed, "undo").replace("FILE", &secret.display().to_string());
    let undone = ws1_okta(&home, &undo).args("--yes").run();
    undone.exits(0);
    is_as_before(&home, &tenant);
}

/// In a table it is a column.
#[test]
fn each_row_of_a_renewal_has_what_comes_next() {
    let (home, tenant, gone) = (Home::new(), Tenant::new(&[]), Tenant::new(&[]));
    for (tenant, name) in [(&tenant, "acme"), (&gone, "gone")] {
        let setup = tenant.setup_in_files(&home);
        setup.args("--profile").arg(name).run().exits(0);
    }
    let deleted = gone.as_admin("DELETE", "/oauth2clients/OktaSCIM", "", "");
    assert_eq!(deleted.status, 204);
    let renew = |more: &str| {
        ws1_okta(&home, "token renew --all --force")
            .args(more)
            .run()
    };
    let table = renew("");
    table
        .exits(3)
        .shows("ws1-okta token renew --profile acme\n");
    let document = renew("--json --show-token").json();
    let rows = &document["renewals"];
    assert_eq!(
        rows[0]["next"], "ws1-okta token delivered --profile acme",
        "{document}"
    );
    let hint = rows[1]["error"]["hint"].as_str().unwrap();
    assert_eq!(rows[1]["next"], hint);
    table.shows(&format!("{hint}\n"));
    renew("--output csv")
        .shows("profile,outcome,token_until,okta_until,message,next\r\n")
        .shows(&format!("{hint}\"\r\n"));
    let next = rows[0]["next"].as_str().unwrap();
    let next = next.strip_prefix("ws1-okta ").unwrap();
    ws1_okta(&home, next).run().exits(0);
    // Nothing is to be done.
    let quiet = ws1_okta(&home, "token renew --all --json").run().json();
    assert_eq!(quiet["renewals"][0]["outcome"], "not-due", "{quiet}");
    assert_eq!(quiet["renewals"][0]["next"], serde_json::Value::Null);
}

#[test]
fn setup_names_what_records_that_the_token_is_saved_in_okta() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let lines = "Once the token is saved in Okta, this records it:\n  ws1-okta ";
    let done = tenant.setup_in_files(&home).args("--profile acme").run();
    done.exits(0);
    let (_, command) = done.stdout.split_once(lines).expect("it is not named");
    let command = command.lines().next().unwrap();
    ws1_okta(&home, command).run().exits(0);
    let status = ws1_okta(&home, "status --json").run().json();
    assert_eq!(status["okta"]["recorded"], true, "{status}");
    // What is recorded is not to be recorded.
    let again = ws1_okta(&home, "setup --yes").run();
    again.exits(0);
    assert!(!again.stdout.contains("records it"), "{again}");
    let simulated = ws1_okta(&home, "setup --sandbox --yes").run();
    simulated.exits(0);
    assert!(!simulated.stdout.contains("records it"), "{simulated}");
}

#[test]
fn a_delivery_is_taken_back_by_what_is_told() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let setup = tenant.setup_in_files(&home).args("--profile acme");
    setup.run().exits(0);
    let status = || ws1_okta(&home, "status --json").run().json();
    let okta = || status()["okta"]["fingerprint"].clone();
    ws1_okta(&home, "token delivered").run().exits(0);
    let first = okta();
    ws1_okta(&home, "token renew --force").run().exits(0);
    let delivered = ws1_okta(&home, "token delivered").run();
    delivered.exits(0);
    let second = okta();
    assert_ne!(first, second);
    let undone = ws1_okta(&home, &told(&delivered, "undo")).run();
    undone
        .exits(0)
        .shows("  next: ws1-okta status --profile acme");
    assert_eq!(okta(), first);
    assert_eq!(status()["waiting"], true);
    ws1_okta(&home, &told(&undone, "undo")).run().exits(0);
    assert_eq!(okta(), second);
    assert_eq!(status()["waiting"], false);
}
