//! Every way into the tenant, two at once, and which source of a value wins.

use ws1_okta::sandbox::SeedClient;

use crate::support::tenant::token;
use crate::support::{Command, Home, PASSWORD, Tenant, ws1_okta};

const ADMIN_SECRET: &str = "admin client secret marker";

fn with_admin_client() -> Tenant {
    Tenant::build(&[], |builder| {
        builder.client(SeedClient::new("Admins", ADMIN_SECRET))
    })
}

/// `setup` without a way in.
fn bare(home: &Home, tenant: &Tenant) -> Command {
    ws1_okta(
        home,
        "setup --yes --store none --secret-to secret --domain OKTA.COM --tenant",
    )
    .arg(tenant.url())
}

#[test]
fn password_by_file_variable_and_standard_input() {
    type Add = fn(&Home, Command) -> Command;
    let ways: [(&str, Add); 4] = [
        ("file with a line end of Windows", |home, command| {
            let file = home.file("pw", &format!("\u{feff}{PASSWORD}\r\n"));
            command.args("--admin-password-file").arg(file)
        }),
        ("variable", |_, command| {
            command.var("WS1_OKTA_ADMIN_PASSWORD", PASSWORD)
        }),
        ("file by variable", |home, command| {
            command.var("WS1_OKTA_ADMIN_PASSWORD_FILE", home.file("pw", PASSWORD))
        }),
        ("standard input", |_, command| {
            command
                .args("--admin-password-file -")
                .stdin(&format!("{PASSWORD}\n"))
        }),
    ];
    for (name, add) in ways {
        let (home, tenant) = (Home::new(), Tenant::new(&[]));
        let outcome = add(&home, bare(&home, &tenant).args("--admin-user admin")).run();
        assert_eq!(outcome.code, Some(0), "{name}\n{outcome}");
        tenant.is_set_up_by_default();
    }
}

#[test]
fn an_admin_client() {
    let (home, tenant) = (Home::new(), with_admin_client());
    let secret = home.file("admin-secret", ADMIN_SECRET);
    bare(&home, &tenant)
        .args("--admin-client-id Admins --admin-client-secret-file")
        .arg(secret)
        .run()
        .exits(0);
    assert_eq!(tenant.0.client_ids(), ["Admins", "OktaSCIM"]);
    // It is never kept: the next run gets in by the client's own secret.
    ws1_okta(&home, "setup --yes").run().exits(0);
    for (path, text) in home.kept() {
        assert!(!text.contains("Admins"), "{}", path.display());
    }
}

#[test]
fn a_bearer_token_by_file_variable_and_standard_input() {
    for way in ["file", "variable", "stdin"] {
        let (home, tenant) = (Home::new(), with_admin_client());
        let bearer = token(tenant.url(), "Admins", ADMIN_SECRET).unwrap();
        let command = bare(&home, &tenant);
        let command = match way {
            "file" => command
                .args("--token-file")
                .arg(home.file("bearer", &bearer)),
            "variable" => command.var("WS1_OKTA_TOKEN", &bearer),
            _ => command.args("--token-file -").stdin(&bearer),
        };
        let outcome = command.run();
        assert_eq!(outcome.code, Some(0), "{way}\n{outcome}");
        assert_eq!(tenant.0.client_ids(), ["Admins", "OktaSCIM"]);
    }
}

#[test]
fn by_hand_with_all_in_variables() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.console_client("OktaSCIM", "secret of the console", 525_600);
    ws1_okta(&home, "setup")
        .var("WS1_OKTA_TENANT", tenant.url())
        .var("WS1_OKTA_BY_HAND", "true")
        .var("WS1_OKTA_CLIENT_SECRET", "secret of the console")
        .var("WS1_OKTA_DOMAIN", "OKTA.COM")
        .var("WS1_OKTA_STORE", "none")
        .var("WS1_OKTA_SECRET_TO", "secret")
        .var("WS1_OKTA_YES", "true")
        .run()
        .exits(0);
    tenant.is_set_up_by_default();
}

#[test]
fn a_given_secret_is_that_of_the_new_client() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let given = home.file("given", "a secret from the vault");
    tenant
        .setup(&home)
        .args("--client-secret-file")
        .arg(given)
        .run()
        .exits(0);
    assert_eq!(
        tenant.0.client_secret("OktaSCIM").as_deref(),
        Some("a secret from the vault")
    );
    assert_eq!(home.read("secret"), "a secret from the vault\n");
    ws1_okta(&home, "setup --yes").run().exits(0);
}

#[test]
fn two_ways_at_once_are_refused() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let token = home.file("bearer", "a.b.c");
    let outcome = tenant.setup(&home).args("--token-file").arg(token).run();
    outcome.fails(
        2,
        "both --admin-user and --token-file are given (flag)",
        "give one way in",
    );
    tenant.is_untouched();
    // A flag beats a variable, so these are not two.
    let outcome = tenant
        .setup(&home)
        .var("WS1_OKTA_ADMIN_CLIENT_ID", "Admins")
        .run();
    outcome.exits(0);
}

#[test]
fn standard_input_and_a_variable_are_taken_once() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let outcome = bare(&home, &tenant)
        .args("--admin-user admin --admin-password-file - --client-secret-file -")
        .stdin(PASSWORD)
        .run();
    outcome.fails(
        2,
        "standard input cannot give both",
        "put one of them into a file",
    );
    let outcome = bare(&home, &tenant)
        .args("--admin-user admin")
        .var("WS1_OKTA_ADMIN_PASSWORD", PASSWORD)
        .var("WS1_OKTA_ADMIN_PASSWORD_FILE", "pw")
        .run();
    outcome.fails(
        2,
        "both WS1_OKTA_ADMIN_PASSWORD and WS1_OKTA_ADMIN_PASSWORD_FILE are set",
        "set one",
    );
    tenant.is_untouched();
}

#[test]
fn secrets_that_are_empty_of_several_lines_or_unreadable_are_named() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let with = |file: &str| {
        bare(&home, &tenant)
            .args("--admin-user admin --admin-password-file")
            .arg(home.path(file))
    };
    home.file("empty", "\n");
    home.file("lines", "one\ntwo\n");
    let empty = with("empty").run();
    empty
        .fails(2, "the secret in `", "on one line")
        .tells("the password is empty");
    with("lines")
        .run()
        .fails(2, "the secret in `", "on one line")
        .tells("more than one line");
    with("nowhere").run().fails(
        2,
        "cannot read `",
        "--admin-password-file, or - for standard input",
    );
    tenant.is_untouched();
}

#[test]
fn flag_beats_variable_beats_answers_beats_profile_beats_default() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let answers = home.file("answers.toml", "domain = \"ANSWERS.EXAMPLE\"\n");
    let base = || {
        tenant
            .setup(&home)
            .without_pair("--domain")
            .args("-v --dry-run")
    };
    let by_answers = || base().args("--answers").arg(&answers);
    let by_variable = || by_answers().var("WS1_OKTA_DOMAIN", "VARIABLE.EXAMPLE");
    by_variable()
        .args("--domain FLAG.EXAMPLE")
        .run()
        .tells("domain = FLAG.EXAMPLE (flag)\n")
        .exits(0);
    by_variable()
        .run()
        .tells("domain = VARIABLE.EXAMPLE (environment)\n")
        .exits(0);
    by_answers()
        .run()
        .tells("domain = ANSWERS.EXAMPLE (answers file)\n")
        .exits(0);
    // A variable that is set to nothing is not set.
    by_answers()
        .var("WS1_OKTA_DOMAIN", "")
        .run()
        .tells("domain = ANSWERS.EXAMPLE (answers file)\n")
        .exits(0);

    let outcome = tenant.setup(&home).args("-v").run();
    outcome.exits(0).tells("client-id = OktaSCIM (default)\n");
    outcome
        .tells(&format!("tenant = {} (flag)\n", tenant.url()))
        .tells("store = none (flag)\n");
    let outcome = ws1_okta(&home, "setup --yes -v").run();
    outcome
        .exits(0)
        .tells("domain = OKTA.COM (profile)\n")
        .tells("client-id = OktaSCIM (profile)\n");
    outcome.tells(&format!("tenant = {} (profile)\n", tenant.url()));
    let outcome = ws1_okta(
        &home,
        "setup --dry-run -v --answers answers.toml --directory-name New",
    )
    .run();
    outcome
        .tells("domain = ANSWERS.EXAMPLE (answers file)\n")
        .exits(0);
}

#[test]
fn the_profile_of_a_tenant_is_found_by_its_url_and_is_not_another_s() {
    let home = Home::new();
    let (one, two) = (Tenant::new(&[]), Tenant::new(&[]));
    one.setup(&home).run().exits(0);
    // B alone takes B's own profile: nothing of A's is used.
    two.setup(&home)
        .without_pair("--secret-to")
        .args("--secret-to secret-of-two")
        .run()
        .exits(0);
    two.is_set_up_by_default();
    let listed = ws1_okta(&home, "profile list --json").run().json();
    assert_eq!(listed["profiles"].as_array().unwrap().len(), 2);
    // A stays in use.
    let of_one = listed["profiles"]
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["tenant"] == one.url());
    assert_eq!(of_one.unwrap()["current"], true, "{listed}");
    let made = one.changes();
    ws1_okta(&home, "setup --yes --tenant")
        .arg(one.url())
        .run()
        .exits(0);
    assert_eq!(one.changes(), made);
    assert_ne!(home.read("secret"), home.read("secret-of-two"));
}

/// `arguments`, with the administrator and this password.
fn as_administrator(home: &Home, arguments: &str, password: &str) -> Command {
    ws1_okta(home, arguments)
        .args("--admin-user admin --admin-password-file")
        .arg(home.file("given", password))
}

#[test]
fn a_way_that_is_given_counts_before_the_profiles_client_but_not_for_setup() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let setup = tenant.setup_in_files(&home).args("--profile acme");
    setup.run().exits(0);
    for line in [
        "directory list",
        "client show",
        "client update --yes --access-token-ttl 180d",
        "client delete OktaSCIM --confirm OktaSCIM",
        "teardown --confirm acme",
    ] {
        let changes = tenant.changes();
        let refused = as_administrator(&home, line, "wrong password").run();
        refused.fails(3, "cannot sign in as local administrator `admin`", "");
        assert_eq!(tenant.changes(), changes, "{line}");
    }
    let listed = as_administrator(&home, "client list -v", PASSWORD).run();
    listed
        .exits(0)
        .tells("got in as local administrator `admin`");
    // Run again as it was first, setup needs no administrator any more.
    as_administrator(&home, "setup --yes -v", "wrong password")
        .run()
        .exits(0)
        .tells("got in with OAuth client `OktaSCIM` (kept secret)");
    // A secret that was given and is wrong is told, though another works.
    let given = home.file("given", "not the secret");
    let other = ws1_okta(&home, "setup --yes --client-secret-file").arg(given);
    other
        .run()
        .exits(0)
        .tells("warning: the shared secret that was given is refused; the one that is kept works");
}

#[test]
fn an_administrator_ends_what_a_client_without_a_role_cannot() {
    let (home, tenant) = (Home::new(), Tenant::new(&["admin-role=required"]));
    let setup = tenant.setup_in_files(&home).args("--profile acme").run();
    setup.exits(3);
    ws1_okta(&home, "client show").run().exits(3);
    as_administrator(&home, "client show", PASSWORD)
        .run()
        .exits(0);
    ws1_okta(&home, "teardown --confirm acme").run().exits(3);
    as_administrator(&home, "teardown --confirm acme", PASSWORD)
        .run()
        .exits(0);
    assert_eq!(tenant.0.client_secret("OktaSCIM"), None);
}
