//! A file has room for one thing: two secrets, or a secret and a token, never share one.

use crate::support::tenant::token_works;
use crate::support::{Home, Tenant, ws1_okta};

#[test]
fn a_token_is_not_written_over_the_secret_or_its_key() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    for target in ["secret", "./secret"] {
        let both = tenant.setup(&home).args("--token-to").arg(target).run();
        both.fails(2, "--token-to `", "name another file");
        both.tells("is the file of the client's secret");
    }
    tenant.is_untouched();
    tenant.setup(&home).run().exits(0);
    let secret = home.read("secret");
    std::os::unix::fs::symlink(home.path("secret"), home.path("link")).unwrap();
    for target in ["secret", "link"] {
        let over = ws1_okta(&home, "token renew --force --token-to")
            .arg(target)
            .run();
        over.fails(2, "--token-to `", "name another file");
        over.tells("is the file of the client's secret");
    }
    assert_eq!(home.read("secret"), secret);

    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.setup_in_files(&home).run().exits(0);
    let status = ws1_okta(&home, "profile show --json").run().json();
    let key = status["profile"]["age_identity"]
        .as_str()
        .unwrap()
        .to_owned();
    let before = std::fs::read(&key).unwrap();
    for line in ["token show --token-to", "token renew --force --token-to"] {
        let over = ws1_okta(&home, line).arg(&key).run();
        over.fails(2, "--token-to `", "name another file");
        over.tells("is the file of the age identity that opens the secrets");
    }
    assert_eq!(std::fs::read(&key).unwrap(), before);
}

#[test]
fn a_place_for_one_secret_takes_no_second_client() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.setup(&home).run().exits(0);
    let secret = home.read("secret");
    let second = tenant.setup(&home).args("--client-id Second").run();
    second.fails(5, "profile `", "a profile of its own by --profile NAME");
    second.tells("keeps the secret of `OktaSCIM` in the file `");
    let create = "client create --client-id Second --yes";
    ws1_okta(&home, create)
        .run()
        .fails(5, "profile `", "use-store");
    assert_eq!(home.read("secret"), secret);
    assert_eq!(tenant.0.client_ids(), ["OktaSCIM"]);
    // Where the secret is lost, another client may take the place.
    std::fs::remove_file(home.path("secret")).unwrap();
    tenant
        .setup(&home)
        .args("--client-id Second")
        .run()
        .exits(0);
    assert!(tenant.takes_secret("Second", home.read("secret").trim()));
}

#[test]
fn secrets_of_two_clients_do_not_move_into_one_place() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.setup_in_files(&home).run().exits(0);
    ws1_okta(&home, "client rotate-secret --yes").run().exits(7);
    let into_one = "profile use-store --store none --secret-to one --yes";
    let refused = ws1_okta(&home, into_one).run();
    refused.fails(5, "profile `", "tells how to finish what is begun");
    refused.tells("keeps the secrets of `OktaSCIM-2` and `OktaSCIM`");
    assert!(!home.path("one").exists());
    let shown = ws1_okta(&home, "token show --show-token").run();
    assert!(token_works(tenant.url(), shown.stdout.trim()));
    // Finished, they are one.
    ws1_okta(&home, "token delivered").run().exits(0);
    let finish = "client rotate-secret --confirm OktaSCIM";
    ws1_okta(&home, finish).run().exits(0);
    ws1_okta(&home, into_one).run().exits(0);
    assert!(tenant.takes_secret("OktaSCIM-2", home.read("one").trim()));
}

#[test]
fn two_profiles_do_not_keep_their_secrets_in_one_file() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.setup(&home).args("--profile one").run().exits(0);
    let secret = home.read("secret");
    let other = Tenant::new(&[]);
    for run in [
        other.setup(&home).args("--profile two"),
        tenant.setup(&home).args("--profile two"),
    ] {
        let refused = run.run();
        refused.fails(
            5,
            "`secret` keeps the secret of profile `one`",
            "--secret-to",
        );
    }
    other.is_untouched();
    other
        .setup(&home)
        .without_pair("--secret-to")
        .args("--profile two --secret-to other")
        .run()
        .exits(0);
    let moved = "profile use-store --profile two --store none --secret-to secret --yes";
    let refused = ws1_okta(&home, moved).run();
    refused.fails(5, "`", "--secret-to");
    refused.tells("keeps the secret of profile `one`");
    assert_eq!(home.read("secret"), secret);
}

#[test]
fn the_store_itself_is_no_target_for_the_token() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let setup = tenant.setup(&home).without_pair("--secret-to");
    let setup = setup
        .without_pair("--store")
        .args("--store helper:good --token-to helper:good");
    setup.run().fails(
        2,
        "--token-to helper:good is the store of the profile, which keeps the token already",
        "leave out --token-to",
    );
    tenant.is_untouched();
}
