//! What exists and is in the way.

use ws1_okta::sandbox::{DirectoryKind, SeedClient};

use crate::support::tenant::until;
use crate::support::{Home, Tenant, ws1_okta};

#[test]
fn a_client_id_that_is_taken() {
    let home = Home::new();
    let tenant = Tenant::build(&[], |builder| {
        builder.client(SeedClient::new("OktaSCIM", "of somebody else"))
    });
    let outcome = tenant.setup(&home).run();
    outcome.fails(
        5,
        "an OAuth client `OktaSCIM` exists already, and its shared secret is not known here",
        "--client-id",
    );
    assert_eq!(tenant.changes(), [""; 0]);
    assert!(home.kept().is_empty());
    assert!(!home.path("secret").exists());
    // Not even a confirmed deletion takes away what is not ours.
    let outcome = tenant.setup(&home).args("--confirm OktaSCIM").run();
    outcome.fails(
        5,
        "an OAuth client `OktaSCIM` exists already",
        "--client-id",
    );
    assert_eq!(
        tenant.0.client_secret("OktaSCIM").as_deref(),
        Some("of somebody else")
    );
    tenant
        .setup(&home)
        .args("--client-id OktaSCIM2")
        .run()
        .exits(0);
}

#[test]
fn a_client_id_that_is_none() {
    let home = Home::new();
    for id in ["Okta SCIM", "okta/scim", ""] {
        let outcome = ws1_okta(&home, "setup --client-id").arg(id).run();
        outcome.exits(2).tells("hint: use letters, digits");
    }
}

#[test]
fn a_domain_that_a_hidden_jit_directory_holds() {
    let (home, tenant) = (Home::new(), Tenant::new(&["jit-directory-holds=OKTA.COM"]));
    let there = tenant.0.directories();
    let outcome = tenant.setup(&home).run();
    outcome.fails(5, "domain `OKTA.COM` belongs to directory `", "--domain");
    assert_eq!(tenant.changes(), [""; 0]);
    assert_eq!(tenant.0.client_ids(), [""; 0]);
    assert_eq!(tenant.0.directories(), there);
    assert!(home.kept().is_empty());
    tenant
        .setup(&home)
        .without_pair("--domain")
        .args("--domain OKTA2.COM")
        .run()
        .exits(0);
}

#[test]
fn a_directory_name_that_is_taken() {
    let home = Home::new();
    let tenant = Tenant::build(&[], |builder| {
        builder.directory(
            DirectoryKind::Other,
            "okta universal directory",
            "else.example",
        )
    });
    let outcome = tenant.setup(&home).run();
    outcome.fails(
        5,
        "directory `okta universal directory` of type Other exists already, with the domain else.example",
        "--directory-name",
    );
    assert_eq!(tenant.changes(), [""; 0]);
    assert_eq!(tenant.0.client_ids(), [""; 0]);
}

#[test]
fn domains_that_cannot_be_read_are_told() {
    for switch in ["domains-readable=403", "domains-readable=404"] {
        let home = Home::new();
        let tenant = Tenant::build(&[switch], |builder| {
            builder.directory(DirectoryKind::Other, "Partners", "partners.example")
        });
        let outcome = tenant.setup(&home).run();
        outcome
            .exits(0)
            .tells("the domains of")
            .tells("`Partners`")
            .tells("may hold `OKTA.COM` already");
        let made = tenant.changes();
        let outcome = ws1_okta(&home, "setup --yes").run();
        outcome.exits(0);
        assert_eq!(tenant.changes(), made, "{outcome}");
    }
}

#[test]
fn a_profile_of_another_tenant() {
    let home = Home::new();
    let (one, two) = (Tenant::new(&[]), Tenant::new(&[]));
    one.setup(&home).args("--profile main").run().exits(0);
    let outcome = two.setup(&home).args("--profile main").run();
    let message = format!(
        "profile `main` belongs to {}, not to {}",
        one.url(),
        two.url()
    );
    outcome.fails(5, &message, "--profile");
    assert!(two.0.requests().is_empty());
    // The same tenant under its profile's name, found without it.
    let made = one.changes();
    ws1_okta(&home, "setup --yes --tenant")
        .arg(one.url())
        .run()
        .exits(0);
    assert_eq!(one.changes(), made);
}

#[test]
fn a_client_deleted_in_the_console_is_made_again() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.setup(&home).run().exits(0);
    let reply = tenant.as_admin("DELETE", "/oauth2clients/OktaSCIM", "", "");
    assert!(reply.status < 300);
    // The kept secret opens nothing any more, and no way in is given.
    let outcome = ws1_okta(&home, "setup --yes").run();
    outcome.fails(
        3,
        &format!("{} refuses the shared secret kept", tenant.url()),
        "--admin-user",
    );
    let outcome = tenant.setup(&home).run();
    outcome
        .exits(0)
        .tells("the client was deleted in the tenant; it is made again");
    tenant.is_set_up_by_default();
    assert!(tenant.takes_secret("OktaSCIM", home.read("secret").trim()));
}

#[test]
fn a_directory_deleted_in_the_console_is_made_again() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let document = tenant.setup(&home).args("--json").run().json();
    let path = format!(
        "/connectormanagement/directoryconfigs/{}",
        document["directory"]["id"].as_str().unwrap()
    );
    let reply = tenant.as_admin("DELETE", &path, "", "");
    assert!(reply.status < 300, "{} {}", reply.status, reply.body);
    let outcome = ws1_okta(&home, "setup --yes").run();
    outcome
        .exits(0)
        .tells("the directory was deleted in the tenant; it is made again");
    tenant.is_set_up_by_default();
}

#[test]
fn a_secret_regenerated_in_the_console_is_told_and_taken() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.setup(&home).run().exits(0);
    let mut client = tenant.client("OktaSCIM");
    client["secret"] = "made anew in the console".into();
    let media = "application/vnd.vmware.horizon.manager.oauth2client+json";
    let reply = tenant.as_admin("PUT", "/oauth2clients/OktaSCIM", media, &client.to_string());
    assert!(reply.status < 300, "{}", reply.body);
    let outcome = ws1_okta(&home, "setup --yes").run();
    outcome.fails(
        3,
        &format!("{} refuses the shared secret kept", tenant.url()),
        "--client-secret-file",
    );
    let given = home.file("given", "made anew in the console");
    ws1_okta(&home, "setup --yes --client-secret-file")
        .arg(given)
        .run()
        .exits(0);
    assert_eq!(home.read("secret"), "made anew in the console\n");
    ws1_okta(&home, "setup --yes").run().exits(0);
}

#[test]
fn a_client_that_another_run_is_just_making_is_no_conflict() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    // The first run sends its client, and is kept from proving it; the second one has its secret refused
    // before the client is there, and sees the client after.
    for fault in [
        "POST /oauth2clients latency=1500",
        "GET /oauth2clients/OktaSCIM nth=2 latency=2500",
        "POST /auth/oauthtoken nth=2 latency=5000",
    ] {
        tenant.fault(fault);
    }
    let first = tenant.setup(&home).start();
    until("its client is on its way", || home.path("secret").exists());
    std::thread::sleep(std::time::Duration::from_millis(300));
    let second = tenant.setup(&home).run();
    first.wait().exits(0);
    second.exits(0);
    tenant.is_set_up_by_default();
}
