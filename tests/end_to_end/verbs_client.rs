//! `client list`, `show`, `create`, `update`, `delete`.

use crate::support::{Command, Home, PASSWORD, Tenant, ws1_okta};

/// A verb without a profile: all by flags. (There is no keychain here either.)
pub(crate) fn by_flags(home: &Home, tenant: &Tenant, arguments: &str) -> Command {
    ws1_okta(home, arguments)
        .args(&format!(
            "--tenant {} --admin-user admin --admin-password-file",
            tenant.url()
        ))
        .arg(home.file("password", PASSWORD))
}

#[test]
fn are_listed_in_each_form_with_and_without_a_profile() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let by_way = by_flags(&home, &tenant, "client list").run();
    by_way.exits(0);
    assert!(home.is_untouched(), "reading keeps nothing");
    tenant.setup(&home).run().exits(0);
    tenant.console_client("Other", "another secret here", 180);
    let changes = tenant.changes();
    let human = ws1_okta(&home, "client list").run();
    human.exits(0).shows("OktaSCIM").shows("Other").shows("3h");
    let json = ws1_okta(&home, "client list --json").run().json();
    let shown = ws1_okta(&home, "client show Other --json").run().json();
    let ids = json["clients"].as_array().unwrap().iter();
    let other = ids.clone().find(|one| one["id"] == "Other").unwrap();
    for field in ["scope", "grants"] {
        assert!(other[field].is_array(), "{json}");
        assert_eq!(other[field], shown["client"][field]);
    }
    assert!(
        ids.filter(|one| one["id"] == "Other").count() == 1,
        "{json}"
    );
    let lines = ws1_okta(&home, "client list --output jsonl").run();
    let lines = lines.exits(0).stdout.lines().collect::<Vec<_>>();
    assert_eq!(lines.last(), Some(&"{\"complete\":true}"));
    let csv = ws1_okta(&home, "client list --output csv").run();
    csv.exits(0)
        .shows("id,scope,grants,access_token_ttl,internal\r\n");
    assert_eq!(tenant.changes(), changes);
}

#[test]
fn one_is_shown_by_id_or_as_the_profiles() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.setup(&home).run().exits(0);
    let own = ws1_okta(&home, "client show --json").run();
    let own = own.exits(0).json();
    assert_eq!(own["client"]["id"], "OktaSCIM");
    assert_eq!(own["client"]["access_token_ttl"], "1y");
    let named = by_flags(&Home::new(), &tenant, "client show OktaSCIM").run();
    named.exits(0);
    assert_eq!(
        named.stdout,
        "Client ID           OktaSCIM\n\
         Access Type         Service Client Token\n\
         Scope               admin\n\
         Issue Refresh Token no\n\
         Token Type          Bearer\n\
         Access Token TTL    1y\n\
         Refresh Token TTL   90d\n\
         Idle Token TTL      4d\n"
    );
    let none = ws1_okta(&home, "client show Missing").run();
    none.fails(
        2,
        &format!("{} has no OAuth client `Missing`", tenant.url()),
        "client list",
    );
}

#[test]
fn one_is_made_as_setup_does_and_no_more() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let create = "client create --client-id Own --store none --secret-to secret";
    by_flags(&home, &tenant, create)
        .run()
        .fails(2, "the plan is not confirmed", "--yes");
    tenant.is_untouched();
    let outcome = by_flags(&home, &tenant, create).args("--yes --json").run();
    assert_eq!(outcome.exits(0).json()["client"]["change"], "create");
    assert_eq!(tenant.0.client_ids(), ["Own"]);
    assert_eq!(tenant.0.directories(), []);
    assert!(tenant.takes_secret("Own", home.read("secret").trim()));
    let again = by_flags(&home, &tenant, create).args("--yes --json").run();
    assert_eq!(again.exits(0).json()["client"]["change"], "keep");
    assert_eq!(tenant.count("POST /oauth2clients"), 1);
}

#[test]
fn another_one_is_made_with_the_profiles_own() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let setup = tenant.setup(&home).without_pair("--secret-to");
    let setup = setup.without_pair("--store").args("--store file");
    setup.run().exits(0);
    let create = "client create --client-id Other";
    let plan = ws1_okta(&home, create).run();
    plan.fails(2, "the plan is not confirmed", "--yes")
        .tells("takes the place of `OktaSCIM`");
    let made = ws1_okta(&home, create).args("--yes").run();
    made.exits(0)
        .shows("created OAuth client `Other`")
        .shows("  next: ws1-okta client rotate-secret --profile ")
        .shows(" (puts its token into Okta, then deletes `OktaSCIM`)\n");
    assert_eq!(tenant.0.client_ids(), ["OktaSCIM", "Other"]);
    // The new one signs in from now on, and the old one's secret is kept until it is deleted.
    ws1_okta(&home, "client show Other").run().exits(0);
    let folder = home.path("home/.config/ws1-okta/secrets");
    assert_eq!(std::fs::read_dir(folder).unwrap().count(), 4);

    // Where its secret is refused, that is told of the client that it belongs to.
    tenant.fault("POST /auth/oauthtoken always status=401");
    let third = ws1_okta(&home, "client create --yes --client-id Third").run();
    third.fails(3, tenant.url(), "--client-secret-file");
}

#[test]
fn a_given_secret_is_for_the_new_one_too() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let given = home.file("given", "a secret of one's own, 4711");
    let with_secret = |arguments: &str| {
        let command = ws1_okta(&home, arguments).args("--yes --json --client-secret-file");
        command.arg(&given)
    };
    tenant.setup_in_files(&home).run().exits(0);
    for (command, id) in [("client create", "Second"), ("setup", "Third")] {
        let made = with_secret(&format!("{command} --client-id {id}")).run();
        let made = made.exits(0).json();
        assert_eq!(made["client"]["change"], "create", "{command}");
        assert!(tenant.takes_secret(id, "a secret of one's own, 4711"));
        // One at a time takes the place of another.
        ws1_okta(&home, &format!("client delete {id} --confirm {id}"))
            .run()
            .exits(0);
    }
    // One that exists, and has another secret.
    tenant.console_client("There", "the console's own", 180);
    with_secret("client create --client-id There")
        .run()
        .exits(3);
    assert!(tenant.takes_secret("There", "the console's own"));

    // Where nothing else gets in, the secret is the way in.
    let elsewhere = Home::new();
    let refused = ws1_okta(&elsewhere, "client create --yes --client-id Fourth")
        .args(&format!("--store file --tenant {}", tenant.url()))
        .args("--client-secret-file")
        .arg(&given)
        .run();
    refused.fails(
        3,
        &format!("{} refuses the shared secret given for", tenant.url()),
        "--admin-user",
    );
    assert_eq!(tenant.0.client_ids(), ["OktaSCIM", "There"]);
}

#[test]
fn a_lost_reply_or_a_kill_while_one_is_made_loses_no_secret() {
    for switch in ["ignores-sent-secret=no", "ignores-sent-secret=yes"] {
        let (home, tenant) = (Home::new(), Tenant::new(&[switch]));
        tenant.fault("POST /auth/oauthtoken hang");
        let create = "client create --yes --client-id Own --store none --secret-to secret";
        let child = by_flags(&home, &tenant, create).start();
        crate::support::tenant::until("the proof is tried", || {
            tenant.count("POST /SAAS/auth/oauthtoken") > 0
        });
        let _ = child.kill();
        tenant.0.clear_faults();
        by_flags(&home, &tenant, create).run().exits(0);
        assert!(tenant.takes_secret("Own", home.read("secret").trim()));
        assert_eq!(tenant.count("POST /oauth2clients"), 1);
    }
}

#[test]
fn an_update_of_a_client_that_may_not_look_at_itself_is_refused() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.setup(&home).run().exits(0);
    let changes = tenant.changes();
    tenant.fault("GET /oauth2clients/OktaSCIM status=403");
    let update = "client update --yes --access-token-ttl 180d";
    ws1_okta(&home, update).run().fails(
        3,
        "OAuth client `OktaSCIM` may not look at itself",
        "admin role Super Admin",
    );
    assert_eq!(tenant.changes(), changes);
}

#[test]
fn an_update_changes_what_is_named_and_wants_a_client() {
    let (home, tenant) = (Home::new(), Tenant::new(&["put-keeps-secret=no"]));
    let update = "client update --yes --store none --secret-to secret --access-token-ttl 180d";
    let none = by_flags(&home, &tenant, update).run();
    none.fails(
        2,
        &format!("{} has no OAuth client `OktaSCIM`", tenant.url()),
        "client create",
    );
    tenant.is_untouched();
    tenant.setup(&home).run().exits(0);
    let before = tenant.client("OktaSCIM");
    let outcome = ws1_okta(&home, "client update --yes --json --access-token-ttl 180d").run();
    assert_eq!(outcome.exits(0).json()["client"]["change"], "update");
    let mut after = tenant.client("OktaSCIM");
    assert_eq!(after["accessTokenTTL"], 180 * 24 * 60);
    after["accessTokenTTL"] = before["accessTokenTTL"].clone();
    assert_eq!(after, before);
    assert!(tenant.takes_secret("OktaSCIM", home.read("secret").trim()));
}

#[test]
fn one_is_deleted_by_its_name_only() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.setup(&home).run().exits(0);
    tenant.console_client("Other", "another secret here", 180);
    let changes = tenant.changes();
    for (extra, error) in [
        ("", "the deletion is not confirmed"),
        ("--yes", "the deletion is not confirmed"),
        ("--yes --confirm OktaSCIM", "--confirm names `OktaSCIM`"),
    ] {
        let outcome = ws1_okta(&home, "client delete Other").args(extra).run();
        outcome.fails(5, error, "--confirm \"Other\"");
    }
    assert_eq!(tenant.changes(), changes);
    let outcome = ws1_okta(&home, "client delete Other --confirm Other --json").run();
    assert_eq!(outcome.exits(0).json()["deleted"]["client"], "Other");
    assert!(
        !outcome.stderr.contains("Okta's provisioning stops"),
        "{outcome}"
    );
    assert_eq!(tenant.0.client_ids(), ["OktaSCIM"]);
    assert!(home.path("secret").exists());
}

#[test]
fn one_of_the_tenants_own_is_not_deleted() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.setup(&home).run().exits(0);
    let before = tenant.client("internal-connector");
    let own = "client delete internal-connector --confirm internal-connector";
    let seen = tenant.0.requests().len();
    let other = ws1_okta(&home, "client delete OktaSCIM --confirm Okta").run();
    let differs = "--confirm names `Okta`, but `OktaSCIM` would be deleted";
    other.fails(5, differs, "give --confirm");
    assert_eq!(tenant.0.requests().len(), seen, "nothing is asked");
    let refused = ws1_okta(&home, own).run();
    refused.fails(
        5,
        "OAuth client `internal-connector` is one of ",
        "the column internal",
    );
    assert_eq!(tenant.client("internal-connector"), before);
}

#[test]
fn the_profiles_own_takes_its_secrets_along_even_if_the_reply_is_lost() {
    for fault in ["", "DELETE /oauth2clients nth=1 lost-reply"] {
        let (home, tenant) = (Home::new(), Tenant::new(&[]));
        tenant.setup(&home).run().exits(0);
        if !fault.is_empty() {
            tenant.fault(fault);
        }
        let outcome = ws1_okta(&home, "client delete OktaSCIM --confirm OktaSCIM").run();
        outcome.exits(0).tells("Okta's provisioning stops");
        assert_eq!(tenant.0.client_ids(), [""; 0]);
        assert!(!home.path("secret").exists());
        ws1_okta(&home, "profile show")
            .run()
            .exits(0)
            .shows("client      none");
    }
}

/// Each way in which a call can go wrong, and whether it may have acted.
pub(crate) const TROUBLES: [&str; 6] = [
    "status=500",
    "status=503",
    "reset",
    "truncate",
    "lost-reply",
    "hang",
];

#[test]
fn an_update_that_fails_is_told_and_done_by_the_next_run() {
    for switch in ["put-keeps-secret=no", "put-keeps-secret=yes"] {
        for trouble in TROUBLES {
            for how_often in ["nth=1", "always"] {
                let (home, tenant) = (Home::new(), Tenant::new(&[switch]));
                tenant.setup(&home).run().exits(0);
                tenant.fault(&format!("PUT /oauth2clients {how_often} {trouble}"));
                let what = format!("{switch} {trouble} {how_often}");
                let update = "client update --yes --json --access-token-ttl 180d --timeout 1";
                let first = ws1_okta(&home, update).run();
                if first.code != Some(0) {
                    assert_eq!(first.code, Some(4), "{what}\n{first}");
                    assert_eq!(
                        first.stderr.matches("error: ").count(),
                        1,
                        "{what}\n{first}"
                    );
                    let error = &first.json()["error"];
                    assert!(error["hint"].is_string(), "{what}\n{first}");
                }
                tenant.0.clear_faults();
                let second = ws1_okta(&home, update).run();
                assert_eq!(second.code, Some(0), "{what}\n{first}\n{second}");
                assert_eq!(
                    tenant.client("OktaSCIM")["accessTokenTTL"],
                    180 * 24 * 60,
                    "{what}"
                );
                let secret = home.read("secret");
                assert!(tenant.takes_secret("OktaSCIM", secret.trim()), "{what}");
                let third = ws1_okta(&home, update).run();
                assert_eq!(third.exits(0).json()["client"]["change"], "keep", "{what}");
            }
        }
    }
}

#[test]
fn the_help_of_a_change_names_no_defaults_of_a_new_client() {
    let home = Home::new();
    for command in ["client update --help", "client rotate-secret --help"] {
        let help = ws1_okta(&home, command).run();
        help.exits(0);
        let count = help.stdout.matches("[default: unchanged]").count();
        assert_eq!(count, 4, "{help}");
        assert!(!help.stdout.contains("[default: OktaSCIM]"), "{help}");
    }
    let create = ws1_okta(&home, "client create --help").run();
    create
        .exits(0)
        .shows("[default: OktaSCIM]")
        .shows("[default: 1y]");
}
