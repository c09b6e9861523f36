//! No secret shows where nobody asked for it: not on the screen at `-vv`, not in the profile, not in
//! the list of processes.

use std::collections::BTreeSet;

use ws1_okta::sandbox::SeedClient;

use crate::support::search::find;
use crate::support::tenant::{token, until};
use crate::support::{Command, Home, Outcome, PASSWORD, Tenant, ws1_okta};

const ADMIN_SECRET: &str = "Admin+client/secret marker=";
const GIVEN_SECRET: &str = "Given secret: marker & \"more\"";

/// Everything that may not show.
struct Secrets(BTreeSet<String>);

impl Secrets {
    fn new(tenant: &Tenant) -> Self {
        let mut all: BTreeSet<String> = [PASSWORD, ADMIN_SECRET, GIVEN_SECRET]
            .map(str::to_owned)
            .into();
        all.extend(
            tenant
                .0
                .client_ids()
                .iter()
                .filter_map(|id| tenant.0.client_secret(id)),
        );
        Self(all)
    }

    fn with(mut self, secret: &str) -> Self {
        self.0.insert(secret.to_owned());
        self
    }

    /// A token's parts: its claims are the same in every token, its signature is not.
    fn with_token(self, token: &str) -> Self {
        self.with(token.rsplit('.').next().unwrap())
    }

    fn shows_in(&self, text: &str) -> Option<String> {
        let found = self
            .0
            .iter()
            .find_map(|secret| Some((secret, find(text, secret)?)));
        let found = found.map(|(secret, form)| format!("{secret}: {form}"));
        // Whatever token it may be: none is printed whole or in its parts.
        found.or_else(|| {
            text.contains("eyJ")
                .then(|| "the start of a JWT".to_owned())
        })
    }

    fn are_hidden(&self, home: &Home, outcome: &Outcome) {
        for text in [&outcome.stdout, &outcome.stderr] {
            if let Some(found) = self.shows_in(text) {
                panic!("{found} shows in\n{outcome}");
            }
        }
        for (path, text) in home.kept() {
            assert_eq!(self.shows_in(&text), None, "in {}\n{text}", path.display());
        }
    }
}

#[test]
fn the_search_finds_what_is_planted() {
    let tenant = Tenant::new(&[]);
    let (home, secrets) = (Home::new(), Secrets::new(&tenant));
    tenant.setup(&home).run().exits(0);
    let outcome = tenant.setup(&home).args("--show-token").run();
    assert!(secrets.shows_in(&outcome.stdout).is_some());
    let own = Secrets::new(&tenant);
    assert!(own.shows_in(&home.read("secret")).is_some());
    assert!(own.shows_in(&format!("x{PASSWORD}")).is_some());
}

#[test]
fn not_of_an_administrator_s_run() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let outcome = tenant.setup(&home).args("-vv --token-to token").run();
    outcome.exits(0);
    let written = home.read("token");
    let secrets = Secrets::new(&tenant).with_token(written.trim());
    secrets.are_hidden(&home, &outcome);
    // The trace is there: the absence above means something.
    outcome.tells("POST ").tells("/oauth2clients");
    for arguments in [
        "setup --yes -vv",
        "setup --yes -vv --json",
        "status -vv",
        "profile show -vv",
        "setup --dry-run -vv",
        "token show -vv",
    ] {
        secrets.are_hidden(&home, &ws1_okta(&home, arguments).run());
    }
}

#[test]
fn not_of_the_other_ways_in() {
    type Way = fn(&Home, &Tenant, Command) -> Command;
    let ways: [(&str, Way); 4] = [
        ("admin client", |home, _, command| {
            command
                .args("--admin-client-id Admins --admin-client-secret-file")
                .arg(home.file("a", ADMIN_SECRET))
        }),
        ("token", |home, tenant, command| {
            let bearer = token(tenant.url(), "Admins", ADMIN_SECRET).unwrap();
            command
                .args("--token-file")
                .arg(home.file("bearer", &bearer))
        }),
        ("by hand", |_, tenant, command| {
            tenant.console_client("OktaSCIM", GIVEN_SECRET, 525_600);
            command
                .args("--by-hand")
                .var("WS1_OKTA_CLIENT_SECRET", GIVEN_SECRET)
        }),
        ("given for a new client", |home, _, command| {
            command
                .args("--admin-user admin --admin-password-file")
                .arg(home.file("pw", PASSWORD))
                .var("WS1_OKTA_CLIENT_SECRET", GIVEN_SECRET)
        }),
    ];
    for (name, way) in ways {
        let home = Home::new();
        let tenant = Tenant::build(&["ignores-sent-secret=no"], |builder| {
            builder.client(SeedClient::new("Admins", ADMIN_SECRET))
        });
        let command = ws1_okta(
            &home,
            "setup --yes -vv --store none --secret-to secret --domain OKTA.COM",
        )
        .args(&format!("--tenant {} --token-to token", tenant.url()));
        let outcome = way(&home, &tenant, command).run();
        assert_eq!(outcome.code, Some(0), "{name}\n{outcome}");
        let written = home.read("token");
        let mut secrets = Secrets::new(&tenant).with_token(written.trim());
        if home.path("bearer").exists() {
            secrets = secrets.with_token(home.read("bearer").trim());
        }
        secrets.are_hidden(&home, &outcome);
    }
}

#[test]
fn not_of_a_tenant_that_makes_or_shows_secrets() {
    for switch in [
        "ignores-sent-secret=yes",
        "secret-on-read=shown",
        "put-keeps-secret=no",
    ] {
        let (home, tenant) = (Home::new(), Tenant::new(&[switch]));
        let first = tenant.setup(&home).args("-vv").run();
        first.exits(0);
        let secrets = Secrets::new(&tenant);
        secrets.are_hidden(&home, &first);
        let second = ws1_okta(&home, "setup --yes -vv --access-token-ttl 180d").run();
        second.exits(0);
        secrets.are_hidden(&home, &second);
    }
}

#[test]
fn not_of_failures() {
    for (switch, fault) in [
        ("login=enabled", "POST /oauth2clients not-json"),
        ("login=enabled", "POST /oauth2clients truncate"),
        ("ignores-sent-secret=yes", "POST /oauth2clients lost-reply"),
        ("login=enabled", "POST /directoryconfigs status=500"),
        ("login=enabled", "POST /auth/system/login status=401"),
        ("login=enabled", "GET /scim/Users status=401"),
        ("login=enabled", "POST /auth/oauthtoken not-json"),
        ("login=enabled", "POST /auth/system/login truncate"),
        ("login=enabled", "POST /auth/system/login not-json"),
    ] {
        let (home, tenant) = (Home::new(), Tenant::new(&[switch]));
        tenant.fault(fault);
        let outcome = tenant.setup(&home).args("-vv").run();
        Secrets::new(&tenant).are_hidden(&home, &outcome);
        let outcome = tenant.setup(&home).args("-vv --json").run();
        Secrets::new(&tenant).are_hidden(&home, &outcome);
    }
}

#[test]
fn not_of_a_server_that_echoes_what_it_is_sent() {
    // The password comes back in a refusal, as it is and in Base64.
    let home = Home::new();
    let echo = crate::support::server::answering(
        "400 Bad Request",
        "application/json",
        "{\"message\":\"no: Pass-word marker 4711, UGFzcy13b3JkIG1hcmtlciA0NzEx, Pass-word%20marker%204711\"}",
    );
    let outcome = crate::support::tenant::setup(&home, &echo)
        .args("-vv")
        .run();
    outcome.exits(4);
    assert_eq!(find(&outcome.stderr, PASSWORD), None, "{outcome}");
}

#[test]
#[cfg(target_os = "linux")]
fn not_of_the_list_of_processes() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.fault("POST /oauth2clients hang");
    let mut child = tenant
        .setup(&home)
        .var("WS1_OKTA_CLIENT_SECRET", GIVEN_SECRET)
        .start();
    until("the request has come", || {
        tenant.count("POST /oauth2clients") > 0
    });
    let line = std::fs::read_to_string(format!("/proc/{}/cmdline", child.id())).unwrap();
    assert!(line.contains("--admin-password-file"));
    for secret in [PASSWORD, GIVEN_SECRET] {
        assert_eq!(find(&line, secret), None);
    }
    // Nor may another process of the user look into this one.
    let is_open = std::fs::read(format!("/proc/{}/environ", child.id())).is_ok();
    let is_root = rustix::process::geteuid().is_root();
    assert!(is_root || !is_open);
    assert!(child.is_running());
    let _ = child.kill();
}
