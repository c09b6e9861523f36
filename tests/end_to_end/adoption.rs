//! What is there already is taken as it is; tenants of other shapes.

use serde_json::json;
use ws1_okta::sandbox::DirectoryKind;

use crate::support::{Home, PASSWORD, Tenant, ws1_okta};

#[test]
fn a_client_made_in_the_console_is_adopted() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.console_client("Mine@console", "a secret of the console's", 525_600);
    let secret = home.file("given", "a secret of the console's\n");
    let by_hand = |home: &Home| {
        ws1_okta(
            home,
            "setup --yes --store none --secret-to secret --domain OKTA.COM --by-hand",
        )
        .args(&format!(
            "--tenant {} --client-id Mine@console --client-secret-file",
            tenant.url()
        ))
        .arg(&secret)
    };
    let outcome = by_hand(&home).args("--json").run();
    outcome.exits(0);
    assert_eq!(
        outcome.json()["client"],
        json!({"id": "Mine@console", "change": "adopt"})
    );
    assert_eq!(tenant.count("POST /oauth2clients"), 1, "the console's own");
    assert_eq!(home.read("secret"), "a secret of the console's\n");
    tenant.is_set_up("Mine@console", "Okta Universal Directory", "OKTA.COM");
    // A change is taken back by a change, though the directory was made here.
    let shorter = by_hand(&home).args("--access-token-ttl 180d").run();
    shorter
        .exits(0)
        .shows("To undo the change      ws1-okta client update --access-token-ttl ");
    // From now on it is known, with its secret.
    let outcome = ws1_okta(&home, "setup --yes --json").run();
    outcome.exits(0);
    assert_eq!(outcome.json()["client"]["change"], "keep");
    ws1_okta(&home, "profile show")
        .run()
        .shows("Mine@console (adopted)");
}

#[test]
fn a_directory_of_another_name_and_case_is_adopted_with_notes() {
    let home = Home::new();
    let tenant = Tenant::build(&[], |builder| {
        builder.directory(DirectoryKind::Other, "People of Okta", "Okta.com")
    });
    let outcome = tenant.setup(&home).args("--json").run();
    outcome.exits(0);
    let document = outcome.json();
    assert_eq!(document["directory"]["change"], "adopt");
    assert_eq!(document["directory"]["name"], "People of Okta");
    assert_eq!(document["okta"]["domain"], "Okta.com");
    outcome
        .tells("is named `People of Okta`, not `Okta Universal Directory`; it is taken as it is")
        .tells("the tenant spells the domain `Okta.com`, not `OKTA.COM`; use its spelling in Okta");
    assert_eq!(tenant.changes(), ["POST /oauth2clients"]);
    // Told again where there is no plan to tell it.
    let home = Home::new();
    let files = || tenant.setup_in_files(&home).args("--client-id Another");
    files().run().exits(0);
    let again = files()
        .arg("--directory-name")
        .arg("Okta Universal Directory")
        .run();
    again.exits(0).shows("Nothing to do").tells(
        "note: the directory that holds `Okta.com` is named `People of Okta`, not `Okta Universal Directory`",
    );
}

#[test]
fn what_setup_only_changed_is_not_undone_by_a_teardown() {
    let home = Home::new();
    let tenant = Tenant::build(&[], |builder| {
        builder.directory(DirectoryKind::Other, "Okta Universal Directory", "OKTA.COM")
    });
    tenant.console_client("Theirs", "a secret of the console's", 525_600);
    let setup = |more: &str| {
        tenant
            .setup(&home)
            .args("--client-id Theirs")
            .var("WS1_OKTA_CLIENT_SECRET", "a secret of the console's")
            .args(more)
            .run()
    };
    let changed = setup("--access-token-ttl 180d");
    changed.exits(0);
    let line = changed
        .stdout
        .lines()
        .find(|line| line.contains("To undo the change"));
    let undo = line.unwrap().split("ws1-okta ").nth(1).unwrap();
    assert!(
        undo.starts_with("client update --access-token-ttl 1y "),
        "{changed}"
    );
    ws1_okta(&home, undo).args("--yes").run().exits(0);
    assert_eq!(tenant.client("Theirs")["accessTokenTTL"], 525_600);
    // A token alone needs no undo.
    assert!(!setup("").exits(0).stdout.contains("  To "));
    let other = Home::new();
    let adopted = tenant.setup(&other).args("--client-id Theirs");
    let adopted = adopted.var("WS1_OKTA_CLIENT_SECRET", "a secret of the console's");
    adopted
        .run()
        .exits(0)
        .shows("To forget it here       ws1-okta logout --profile");
}

#[test]
fn a_directory_that_is_no_more_the_profiles_is_told() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let first = "--profile acme --directory-name First";
    tenant.setup(&home).args(first).run().exits(0);
    let second = tenant.setup(&home).without_pair("--domain");
    let second = second.args("--profile acme --directory-name Second --domain SECOND.COM");
    let ids = |name: &str| {
        let all = ws1_okta(&home, "directory list --json").run().json();
        let all = all["directories"].as_array().unwrap().clone();
        let found = all.into_iter().find(|one| one["name"] == name);
        found.map(|one| one["id"].as_str().unwrap().to_owned())
    };
    let first_id = ids("First").unwrap();
    let told = format!(
        "directory `First`, which setup made earlier, stays in the tenant until a teardown, or until ws1-okta \
         directory delete {first_id} --profile acme"
    );
    second.run().exits(0).tells(&told);
    // One that is gone does not stay.
    let delete = format!(
        "directory delete {} --confirm Second --tenant {} --admin-user admin --admin-password-file",
        ids("Second").unwrap(),
        tenant.url()
    );
    let elsewhere = Home::new();
    let password = elsewhere.file("password", PASSWORD);
    let deleted = ws1_okta(&elsewhere, &delete).arg(password).run();
    deleted.exits(0);
    let third = ws1_okta(
        &home,
        "setup --yes --domain THIRD.COM --directory-name Third",
    );
    let third = third.run();
    third.exits(0);
    assert!(!third.stderr.contains("stays in the tenant"), "{third}");
    // Each that setup made for this profile, and that is there.
    let left = ws1_okta(&home, "teardown --confirm acme").run();
    left.exits(0)
        .tells("  directory `First` with its users (0)")
        .tells("  directory `Third` with its users (0)")
        .shows("deleted former directory First of ")
        .shows("deleted directory Third of ");
    assert!(!left.stdout.contains("Second"), "{left}");
    assert_eq!(tenant.0.directories(), []);
}

#[test]
fn the_simulated_tenant_needs_nothing_and_leaves_nothing() {
    let home = Home::new();
    let outcome = ws1_okta(&home, "setup --sandbox --yes --json").run();
    outcome.exits(0);
    let document = outcome.json();
    assert_eq!(document["simulated"], true);
    assert_eq!(document["client"]["change"], "create");
    assert!(home.is_untouched());
    assert_eq!(home.names(), [""; 0]);
}

#[test]
fn a_simulated_run_reaches_no_real_tenant() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    home.file("token", "that of a real tenant\n");
    home.file("password", PASSWORD);
    for (flag, value) in [
        ("--tenant", tenant.url()),
        ("--admin-user", "admin"),
        ("--token-file", "token"),
        ("--answers", "answers.toml"),
    ] {
        let refused = ws1_okta(&home, "setup --sandbox --yes")
            .arg(flag)
            .arg(value)
            .run();
        let message = format!("--sandbox brings a tenant of its own, and {flag} is for a real one");
        refused.fails(2, &message, "leave out one of them");
    }
    // The variables of a pipeline are for its other commands.
    let simulated = ws1_okta(&home, "setup --sandbox --yes")
        .var("WS1_OKTA_TENANT", tenant.url())
        .var("WS1_OKTA_ADMIN_USER", "admin")
        .var("WS1_OKTA_ADMIN_PASSWORD", PASSWORD)
        .var("WS1_OKTA_TOKEN", "a real token")
        .var("WS1_OKTA_CLIENT_SECRET", "a real secret")
        .var("WS1_OKTA_TOKEN_TO", "token")
        .var("WS1_OKTA_CLIENT_ID", "Mine")
        .run();
    simulated.exits(0).shows("SIMULATED").tells(
        "not taken, since the tenant is a simulated one: WS1_OKTA_TENANT, WS1_OKTA_ADMIN_USER, \
         WS1_OKTA_TOKEN_TO, WS1_OKTA_ADMIN_PASSWORD, WS1_OKTA_TOKEN, WS1_OKTA_CLIENT_SECRET",
    );
    simulated.tells("created   OAuth client `Mine`");
    assert!(tenant.0.requests().is_empty());
    assert_eq!(home.read("token"), "that of a real tenant\n");
}

#[test]
fn tenant_in_the_path() {
    let home = Home::new();
    let tenant = Tenant::build(&[], |builder| {
        builder.tenant_in_path(Some("acme".to_owned()))
    });
    let outcome = tenant.setup(&home).args("--json --show-token").run();
    outcome.exits(0);
    let document = outcome.json();
    assert_eq!(document["okta"]["base_url"], tenant.url());
    assert!(
        document["okta"]["warnings"][0]
            .as_str()
            .unwrap()
            .contains("in the path"),
        "{outcome}"
    );
    tenant.is_set_up_by_default();
}
