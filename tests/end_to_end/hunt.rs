//! The hunt for every secret, through every command, way in, store and failure: streams, files,
//! children. Found only where the user asked.

use ws1_okta::sandbox::SeedClient;

use crate::support::report;
use crate::support::tenant::{token, until};
use crate::support::{Command, Home, Net, PASSWORD, Tenant, ws1_okta};

const ADMIN_SECRET: &str = "Zq7+xV/r0Lk=Tb2 83#wYc9";
const GIVEN_SECRET: &str = "Hk4\"gVn&Wd6\\pM3 19%tXe8";
const PASSPHRASE: &str = "Jr9-kQ2:Xw7_Pz5 55*uBf4";

/// Whatever is known before anything runs.
fn net() -> Net {
    Net::default()
        .with("password", PASSWORD)
        .with("admin client's secret", ADMIN_SECRET)
        .with("given secret", GIVEN_SECRET)
        .with("passphrase", PASSPHRASE)
}

const WAYS: [&str; 5] = ["password", "variable", "admin client", "token", "by hand"];
/// Where the secrets go.
const STORES: [&str; 4] = [
    "none --secret-to secret",
    "none --secret-to helper:whole",
    "helper:whole",
    "file",
];
/// What the user gave, and where the user asked secrets to be.
pub(super) const ASKED: [&str; 9] = [
    "password",
    "admin-secret",
    "bearer",
    "given-secret",
    "passphrase",
    "secret",
    "token",
    "entries",
    "home/.config/ws1-okta/identity.txt",
];

pub(super) struct Hunt {
    pub(super) home: Home,
    pub(super) tenant: Tenant,
}

impl Hunt {
    pub(super) fn new(switches: &[&str]) -> Self {
        let home = Home::new();
        std::fs::create_dir(home.path("entries")).unwrap();
        home.file("password", PASSWORD);
        home.file("admin-secret", ADMIN_SECRET);
        home.file("given-secret", GIVEN_SECRET);
        home.file("passphrase", PASSPHRASE);
        let tenant = Tenant::build(switches, |builder| {
            builder.client(SeedClient::new("Admins", ADMIN_SECRET))
        });
        let bearer = token(tenant.url(), "Admins", ADMIN_SECRET).unwrap();
        home.file("bearer", &bearer);
        Self { home, tenant }
    }

    /// A command as talkative as can be, whose helpers tell their surroundings.
    pub(super) fn command(&self, line: &str) -> Command {
        let helpers = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/helpers");
        let path = std::env::var("PATH").unwrap();
        ws1_okta(&self.home, line)
            .var("PATH", format!("{helpers}:{path}"))
            .var("HELPER_DATA", self.home.path("entries"))
            .var("HELPER_LOG", self.home.path("children.log"))
            .var("RUST_BACKTRACE", "full")
            .var("RUST_LOG", "trace")
            .var("WS1_OKTA_AGE_PASSPHRASE", PASSPHRASE)
            .args("--pass-env HELPER_DATA --pass-env HELPER_LOG")
            // Asked for, and still not passed on.
            .args("--pass-env WS1_OKTA_ADMIN_PASSWORD --pass-env WS1_OKTA_AGE_PASSPHRASE")
    }

    pub(super) fn setup(&self, way: &str, store: &str) -> Command {
        let command = self
            .command("setup --yes --domain OKTA.COM --token-to token")
            .args(&format!("--tenant {} --store {store}", self.tenant.url()));
        match way {
            "password" => command.args("--admin-user admin --admin-password-file password"),
            "variable" => command
                .args("--admin-user admin")
                .var("WS1_OKTA_ADMIN_PASSWORD", PASSWORD)
                .var("WS1_OKTA_CLIENT_SECRET", GIVEN_SECRET),
            "admin client" => command
                .args("--admin-client-id Admins --admin-client-secret-file -")
                .stdin(ADMIN_SECRET),
            "token" => command.args("--token-file bearer"),
            _ => {
                if self.tenant.0.client_secret("OktaSCIM").is_none() {
                    self.tenant
                        .console_client("OktaSCIM", GIVEN_SECRET, 525_600);
                }
                command.args("--by-hand --client-secret-file given-secret")
            }
        }
    }

    /// All that is secret now.
    pub(super) fn net(&self) -> Net {
        let mut net = net();
        for id in self.tenant.0.client_ids() {
            if let Some(secret) = self.tenant.0.client_secret(&id)
                && !secret.is_empty()
            {
                net = net.with(&format!("secret of {id}"), &secret);
            }
        }
        for token in self.tenant.0.refresh_tokens() {
            net = net.with("refresh token", &token);
        }
        for name in ["token", "bearer"] {
            if self.home.path(name).exists() {
                net = net.with_token(name, self.home.read(name).trim());
            }
        }
        // Pending, or of a client that was never made.
        if self.home.path("secret").exists() {
            net = net.with("pending secret", self.home.read("secret").trim());
        }
        let identity = self.home.path("home/.config/ws1-okta/identity.txt");
        if let Ok(text) = std::fs::read_to_string(identity)
            && let Some(line) = text.lines().find(|line| line.starts_with("AGE-"))
        {
            net = net.with("age identity", line);
        }
        net
    }

    pub(super) fn finds_nothing(&self, command: Command) -> Option<i32> {
        let outcome = command.run();
        assert!(!outcome.stderr.contains("internal error"), "{outcome}");
        self.net().is_empty(&self.home, &outcome, &ASKED);
        outcome.code
    }
}

#[test]
fn through_every_way_in_and_store() {
    let mut runs = 0;
    for (way, store) in WAYS
        .iter()
        .flat_map(|way| STORES.map(|store| (*way, store)))
    {
        let hunt = Hunt::new(&[]);
        for more in ["--dry-run -vv", "-vv", "-vv --json"] {
            let code = hunt.finds_nothing(hunt.setup(way, store).args(more));
            assert_eq!(code, Some(0), "{way}, {store}, {more}");
            runs += 1;
        }
        if store.contains("helper") {
            let log = hunt.home.read("children.log");
            assert!(log.contains("docker-credential-whole") && log.contains("HOME="));
            let is_ours = |line: &str| line.starts_with("WS1_OKTA_") && line.contains('=');
            assert!(!log.lines().any(is_ours), "{log}");
        }
    }
    report(&format!("{runs} runs of setup"));
}

/// What may run after setup, and what is refused.
const COMMANDS: [&str; 27] = [
    "setup --yes",
    "setup --dry-run",
    "status",
    "token show",
    "token show --nonsense",
    "client list",
    "client show OktaSCIM",
    "client show Nobody",
    "client create --yes --client-id Second --store none --secret-to second --profile second",
    "client update --yes --access-token-ttl 200d",
    "directory list",
    "directory show",
    "directory create --yes --directory-name Third --domain THIRD.COM",
    "profile list",
    "profile show",
    "profile use nobody",
    "profile use-store --store keychain",
    "profile use-store --store nonsense",
    "profile remove nobody --confirm nobody",
    "client delete Nobody --confirm Nobody",
    "directory delete Nobody --confirm Nobody",
    "completions bash",
    "man",
    "setup --yes --client-secret given",
    "logout --confirm nobody",
    "teardown --confirm nobody",
    "--help",
];

#[test]
fn through_every_command_at_every_verbosity() {
    let mut runs = 0;
    let all = &["", "-q", "-v", "-vv", "-vv --json"][..];
    for (store, verbosities) in [
        ("none --secret-to secret", all),
        ("helper:whole", &all[4..]),
        ("file", &all[3..4]),
    ] {
        let hunt = Hunt::new(&[]);
        assert_eq!(hunt.finds_nothing(hunt.setup("password", store)), Some(0));
        for line in COMMANDS {
            for more in verbosities {
                if line == "--help" && !more.is_empty() {
                    continue;
                }
                hunt.finds_nothing(hunt.command(line).args(more));
                runs += 1;
            }
        }
        let name = hunt.home.read("home/.config/ws1-okta/current");
        for line in ["teardown -vv --confirm", "logout -vv --confirm"] {
            hunt.finds_nothing(hunt.command(line).arg(name.trim()));
            runs += 1;
        }
    }
    report(&format!("{runs} runs"));
}

#[test]
fn through_a_sample_of_failures() {
    through_failures(6);
}

#[test]
#[ignore = "takes minutes: tests/run --test end_to_end through_all -- --ignored --nocapture"]
fn through_all_failures() {
    through_failures(1);
}

fn through_failures(stride: usize) {
    let places = [
        "POST /auth/system/login",
        "POST /auth/oauthtoken",
        "POST /oauth2clients",
        "GET /oauth2clients",
        "POST /directoryconfigs",
        "GET /scim/Users",
    ];
    let effects = [
        "status=400",
        "status=401",
        "status=500",
        "reset",
        "lost-reply",
        "truncate",
        "empty",
        "not-json",
        "html",
    ];
    let mut runs = 0;
    for (index, place) in places.into_iter().enumerate() {
        for (step, effect) in effects.into_iter().enumerate() {
            if (index + step) % stride != 0 {
                continue;
            }
            let hunt =
                Hunt::new(&[["ignores-sent-secret=no", "ignores-sent-secret=yes"][step % 2]]);
            let way = WAYS[(index + step) % WAYS.len()];
            let store = STORES[(index * 2 + step) % STORES.len()];
            let setup = hunt.setup(way, store).args("-vv");
            hunt.tenant.fault(&format!("{place} {effect}"));
            hunt.finds_nothing(setup.clone());
            hunt.finds_nothing(setup.args("--json"));
            runs += 2;
        }
    }
    report(&format!("{runs} runs of setup"));
}

#[test]
fn of_a_pending_secret_that_is_killed_or_interrupted() {
    use rustix::process::{Pid, Signal, kill_process};
    for signal in [Signal::INT, Signal::TERM, Signal::SEGV, Signal::ABORT] {
        let hunt = Hunt::new(&[]);
        hunt.tenant.fault("POST /oauth2clients hang");
        let setup = hunt.setup("password", "none --secret-to secret");
        let mut child = setup.args("-vv").start();
        until("the request has come", || {
            hunt.tenant.count("POST /oauth2clients") > 0
        });
        let id = Pid::from_raw(i32::try_from(child.id()).unwrap()).unwrap();
        // The language's own handler of SIGSEGV lets the first pass, if no fault was behind it.
        until("it has ended", || {
            !child.is_running() || kill_process(id, signal).is_err()
        });
        let outcome = child.wait();
        assert!(!outcome.dumped_core);
        assert_eq!(hunt.home.read("secret").trim().len(), 48);
        hunt.net().is_empty(&hunt.home, &outcome, &ASKED);
        hunt.tenant.0.clear_faults();
        hunt.finds_nothing(ws1_okta(&hunt.home, "profile show -vv"));
    }
}
