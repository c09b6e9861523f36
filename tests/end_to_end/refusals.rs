//! Credentials, rights and confirmations that are refused; nothing is changed by any of them.

use ws1_okta::sandbox::SeedClient;

use crate::support::{Home, Tenant, ws1_okta};

#[test]
fn a_wrong_password() {
    for switch in ["login-error-status=401", "login-error-status=400"] {
        let (home, tenant) = (Home::new(), Tenant::new(&[switch]));
        let wrong = home.file("wrong", "not the password");
        let outcome = tenant
            .setup(&home)
            .without_pair("--admin-password-file")
            .args("--admin-password-file")
            .arg(wrong)
            .run();
        outcome
            .fails(
                3,
                "cannot sign in",
                "check the name and the password; only ",
            )
            .tells("user name or password are refused");
        tenant.is_untouched();
        assert!(home.kept().is_empty());
        assert!(!home.path("secret").exists());
    }
}

#[test]
fn administrators_who_are_federated_and_a_tenant_without_the_sign_in() {
    for (switch, hint) in [
        ("login=disabled", "--by-hand"),
        ("login=disabled-401", "--by-hand"),
        ("login=missing", "--by-hand"),
    ] {
        let (home, tenant) = (Home::new(), Tenant::new(&[switch]));
        let outcome = tenant.setup(&home).run();
        outcome.fails(3, "cannot sign in", hint);
        tenant.is_untouched();
    }
}

#[test]
fn a_wrong_client_secret_and_a_wrong_admin_client() {
    for switch in [
        "oauth-client-error=by-style",
        "oauth-client-error=401",
        "oauth-client-error=400",
    ] {
        let home = Home::new();
        let tenant = Tenant::build(&[switch], |builder| {
            builder.client(SeedClient::new("OktaSCIM", "the right one"))
        });
        let wrong = home.file("wrong", "the wrong one");
        let base = || {
            ws1_okta(
                &home,
                "setup --yes --store none --secret-to secret --domain OKTA.COM",
            )
            .args(&format!("--tenant {}", tenant.url()))
        };
        let outcome = base()
            .args("--by-hand --client-secret-file")
            .arg(&wrong)
            .run();
        outcome.fails(
            3,
            &format!(
                "{} refuses the shared secret given for OAuth client `OktaSCIM`",
                tenant.url()
            ),
            "regenerate",
        );
        let outcome = base()
            .args("--admin-client-id Nobody --admin-client-secret-file")
            .arg(&wrong)
            .run();
        outcome.fails(
            3,
            &format!("cannot get into {} as OAuth client `Nobody`", tenant.url()),
            "--admin-client-secret-file",
        );
        assert!(
            !outcome.stderr.contains(" --client-secret-file"),
            "the hint is of another secret\n{outcome}"
        );
        assert_eq!(tenant.changes(), [""; 0]);
        assert!(home.kept().is_empty());
    }
}

#[test]
fn a_bearer_token_that_is_nonsense_or_lacks_the_right() {
    let home = Home::new();
    let tenant = Tenant::build(&[], |builder| {
        builder.client(SeedClient {
            scope: "user".to_owned(),
            ..SeedClient::new("Weak", "weak weak weak")
        })
    });
    let base = || {
        ws1_okta(
            &home,
            "setup --yes --store none --secret-to secret --domain OKTA.COM",
        )
        .args(&format!("--tenant {}", tenant.url()))
    };
    let nonsense = home.file("bearer", "aaa.bbb.ccc");
    let outcome = base().args("--token-file").arg(nonsense).run();
    outcome
        .exits(3)
        .tells("the token is expired or not known to the tenant");
    assert!(
        !outcome.stderr.contains("token renew"),
        "no such command\n{outcome}"
    );
    let weak = crate::support::tenant::token(tenant.url(), "Weak", "weak weak weak").unwrap();
    let weak = home.file("weak", &weak);
    base().args("--token-file").arg(weak).run().exits(3);
    assert_eq!(tenant.changes(), [""; 0]);
}

#[test]
fn no_admin_role_leaves_the_client_and_goes_on_when_it_is_granted() {
    let (home, tenant) = (Home::new(), Tenant::new(&["admin-role=required"]));
    let outcome = tenant.setup(&home).run();
    outcome
        .fails(
            3,
            "OAuth client `OktaSCIM` is set up, the directory is not",
            "Admin Roles); then run the same command again",
        )
        .tells("  created   OAuth client `OktaSCIM`");
    assert_eq!(tenant.0.client_ids(), ["OktaSCIM"]);
    assert_eq!(tenant.0.directories(), []);
    let secret = home.read("secret");
    // Once more without the role: the same, and nothing is made anew. Tenant and client are known.
    let again = || ws1_okta(&home, "setup --yes --json --domain OKTA.COM");
    again().run().exits(3);
    assert_eq!(tenant.count("POST /oauth2clients"), 1);

    assert!(tenant.0.grant_admin_role("OktaSCIM"));
    let outcome = again().run();
    outcome.exits(0);
    assert_eq!(outcome.json()["client"]["change"], "keep");
    assert_eq!(outcome.json()["directory"]["change"], "create");
    tenant.is_set_up_by_default();
    assert_eq!(tenant.count("POST /oauth2clients"), 1);
    assert_eq!(home.read("secret"), secret);
}

#[test]
fn a_short_token_life_needs_to_be_accepted() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let short = || tenant.setup(&home).args("--access-token-ttl 3h");
    let outcome = short().run();
    outcome.fails(
        5,
        "the access token would live only 3h",
        "--accept-short-ttl",
    );
    tenant.is_untouched();
    assert!(home.kept().is_empty());
    short().args("--accept-short-ttl").run().exits(0);
    assert_eq!(tenant.client("OktaSCIM")["accessTokenTTL"], 180);
    // Twenty-nine days are short, thirty are not.
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant
        .setup(&home)
        .args("--access-token-ttl 29d")
        .run()
        .exits(5);
    tenant
        .setup(&home)
        .args("--access-token-ttl 30d")
        .run()
        .exits(0);
}

#[test]
fn an_idle_life_that_is_not_shorter_and_ambiguous_times() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let with = |arguments: &str| tenant.setup(&home).args(arguments).run();
    with("--refresh-token-ttl 2d --idle-token-ttl 2d").fails(
        2,
        "the Idle Token TTL (2d) is not shorter than the Refresh Token TTL (2d)",
        "--idle-token-ttl",
    );
    with("--access-token-ttl 3m").fails(
        2,
        "invalid value for '--access-token-ttl <TTL>': `3m` may mean minutes or months",
        "write 3min or 3mo",
    );
    with("--access-token-ttl 0d").fails(
        2,
        "invalid value for '--access-token-ttl <TTL>': `0d` is no time at all",
        "30min",
    );
    with("--access-token-ttl 90").fails(
        2,
        "invalid value for '--access-token-ttl <TTL>': `90` is not a time to live",
        "90d",
    );
    tenant.is_untouched();
}

#[test]
fn without_a_keychain_nothing_remote_is_changed() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let outcome = tenant
        .setup(&home)
        .without_pair("--store")
        .without_pair("--secret-to")
        .run();
    outcome.exits(6).tells("hint: ");
    assert_eq!(outcome.stdout, "");
    assert!(tenant.0.requests().is_empty(), "{:?}", tenant.0.requests());
    assert!(home.kept().is_empty());
}

#[test]
fn stores_and_targets_that_are_not_there_are_refused_before_anything_remote() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let outcome = tenant.setup(&home).without_pair("--secret-to").run();
    outcome
        .fails(2, "these inputs are missing:", "flag")
        .tells("--secret-to, WS1_OKTA_SECRET_TO");
    tenant
        .setup(&home)
        .without_pair("--store")
        .args("--store vault")
        .run()
        .fails(2, "invalid value", "keychain");
    std::os::unix::fs::symlink("elsewhere", home.path("link")).unwrap();
    for target in ["link", "no/such/folder/secret", "home-is-a-folder"] {
        std::fs::create_dir_all(home.path("home-is-a-folder")).unwrap();
        for flag in ["--secret-to", "--token-to"] {
            let mut command = tenant.setup(&home);
            if flag == "--secret-to" {
                command = command.without_pair(flag);
            }
            let outcome = command.args(&format!("{flag} {target}")).run();
            outcome.fails(6, "", "").tells(target);
        }
    }
    assert!(tenant.0.requests().is_empty());
    assert!(!home.path("elsewhere").exists());
}

#[test]
fn a_helper_as_target_is_never_passed_over_in_silence() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let outcome = tenant
        .setup(&home)
        .args("--token-to helper:none-such")
        .run();
    outcome.exits(6);
    outcome.tells("error: ").tells("hint: ");
    tenant.is_untouched();
}

#[test]
fn a_file_of_somebody_else_s_is_neither_used_nor_replaced() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    home.file("secret", "something of mine\n");
    let outcome = tenant.setup(&home).run();
    outcome.exits(6).tells("hint: ");
    tenant.is_untouched();
    assert_eq!(home.read("secret"), "something of mine\n");

    // Nor later, when the profile knows another file.
    tenant
        .setup(&home)
        .without_pair("--secret-to")
        .args("--secret-to mine")
        .run()
        .exits(0);
    let before = tenant.0.requests().len();
    let outcome = ws1_okta(&home, "setup --yes --store none --secret-to secret").run();
    outcome.exits(6);
    assert_eq!(
        tenant.0.requests().len(),
        before,
        "it was sent to the tenant"
    );
    assert_eq!(home.read("secret"), "something of mine\n");
}
