//! `profile list`, `use`, `remove`, and `logout`.

use crate::support::{Home, Tenant, ws1_okta};

#[test]
fn are_listed_in_each_form_and_taken_into_use() {
    let (home, tenant, other) = (Home::new(), Tenant::new(&[]), Tenant::new(&[]));
    tenant.setup(&home).args("--profile one").run().exits(0);
    other
        .setup(&home)
        .args("--profile two")
        .without_pair("--secret-to")
        .args("--secret-to other")
        .run()
        .exits(0);
    let csv = ws1_okta(&home, "profile list --output csv").run();
    csv.exits(0)
        .shows("name,current,tenant,problem,next\r\n")
        .shows("one,true,");
    let lines = ws1_okta(&home, "profile list --output jsonl").run();
    assert!(
        lines.exits(0).stdout.ends_with("{\"complete\":true}\n"),
        "{lines}"
    );
    let missing = ws1_okta(&home, "profile use missing").run();
    missing.fails(2, "there is no profile `missing`", "profile list");
    ws1_okta(&home, "profile use two")
        .run()
        .exits(0)
        .shows("profile `two` is in use");
    let json = ws1_okta(&home, "profile list --json").run().json();
    let current: Vec<_> = json["profiles"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| &row["current"])
        .collect();
    assert_eq!(current, [false, true]);
}

#[test]
fn logout_and_remove_need_the_name_and_tell_what_remains() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.setup(&home).args("--profile acme").run().exits(0);
    let changes = tenant.changes();
    let refused = ws1_okta(&home, "profile remove acme --confirm acme").run();
    refused.fails(
        5,
        "secrets of profile `acme` are kept in",
        "ws1-okta logout --profile acme",
    );
    for extra in ["", "--yes", "--confirm other"] {
        assert_eq!(ws1_okta(&home, "logout").args(extra).run().code, Some(5));
    }
    assert!(home.path("secret").exists());
    let outcome = ws1_okta(&home, "logout --confirm acme").run();
    outcome
        .exits(0)
        .shows("removed 1 secret from the file")
        .shows("still has OAuth client `OktaSCIM` and directory `Okta Universal Directory`")
        .shows("nothing was revoked");
    assert!(!home.path("secret").exists());
    tenant.is_set_up_by_default();
    let again = ws1_okta(&home, "logout --confirm acme --json").run();
    assert_eq!(again.exits(0).json()["removed"], 0);
    for extra in ["", "--yes", "--confirm other"] {
        assert_eq!(
            ws1_okta(&home, "profile remove acme")
                .args(extra)
                .run()
                .code,
            Some(5)
        );
    }
    let outcome = ws1_okta(&home, "profile remove acme --confirm acme --json").run();
    assert_eq!(outcome.exits(0).json()["deleted"]["profile"], "acme");
    ws1_okta(&home, "profile list")
        .run()
        .exits(0)
        .shows("no profiles");
    assert_eq!(ws1_okta(&home, "profile show").run().code, Some(2));
    assert_eq!(tenant.changes(), changes);
}
