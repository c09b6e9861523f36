//! Tenants that make one wait: a wait that they ask for, and a reply that never comes to its end. The
//! time is bounded by the limit of each run of the harness, far below what they ask for.

use crate::support::{Home, Tenant, ws1_okta};

/// A request of a command, and with what the command ends where the tenant is busy then, and where its
/// reply never ends. What the tenant did all the same is looked for, and found.
type Case = (&'static str, i32, i32);

const SETUP: [Case; 8] = [
    ("GET /health", 4, 4),
    ("POST /auth/system/login", 4, 4),
    ("GET /oauth2clients", 4, 4),
    ("POST /oauth2clients", 4, 0),
    ("POST /auth/oauthtoken", 4, 4),
    ("GET /directoryconfigs", 4, 4),
    ("POST /directoryconfigs", 4, 0),
    // The tenant is set up by then; what failed is its test.
    ("GET /scim/Users", 8, 8),
];

/// The same for commands of a profile that is set up.
const LATER: [(&str, Case); 7] = [
    ("token renew --force", ("POST /auth/oauthtoken", 4, 4)),
    ("token renew --force", ("GET /scim/Users", 4, 4)),
    ("client list", ("GET /health", 4, 4)),
    ("client list", ("POST /auth/oauthtoken", 4, 4)),
    ("client list", ("GET /oauth2clients", 4, 4)),
    (
        "client update --yes --access-token-ttl 200d",
        ("PUT /oauth2clients", 4, 0),
    ),
    (
        "directory delete Okta --confirm Okta",
        ("DELETE /directoryconfigs", 4, 0),
    ),
];

/// What is the matter with the tenant.
#[derive(Clone, Copy)]
enum Trouble {
    Busy(u16),
    Drip,
}

/// Runs the command while its request fails so, and once more when it does not.
fn run(trouble: Trouble, (request, busy, drip): Case, line: Option<&str>) {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let setup = || tenant.setup_in_files(&home).args("--directory-name Okta");
    if line.is_some() {
        setup().run().exits(0);
    }
    let begun = tenant.0.requests().len();
    let command = || line.map_or_else(setup, |line| ws1_okta(&home, line));
    match trouble {
        Trouble::Busy(status) => {
            tenant.fault(&format!(
                "{request} always status={status} retry-after=86400"
            ));
            let outcome = command().run();
            let told = format!("{status} and asks to wait 24 hours");
            outcome.exits(busy).tells(&told).tells("\nhint: ");
            let requests = &tenant.0.requests()[begun..];
            let mut sent: Vec<_> = requests
                .iter()
                .map(|sent| format!("{} {}", sent.method, sent.path))
                .filter(|sent| request.split(' ').all(|word| sent.contains(word)))
                .collect();
            let count = sent.len();
            sent.dedup();
            let is_once = count > 0 && count == sent.len();
            assert!(is_once, "{count} times {sent:?}\n{outcome}");
        }
        Trouble::Drip => {
            tenant.fault(&format!("{request} always drip"));
            let outcome = command().args("--timeout 1").run();
            outcome.exits(drip);
            if drip != 0 {
                let told = "no whole reply from 127.0.0.1 within 1 s";
                outcome.tells(told).tells("\nhint: ");
            }
        }
    }
    tenant.0.clear_faults();
    if !request.starts_with("DELETE") || tenant.0.directories().len() == 1 {
        command().run().exits(0);
    }
}

/// Each command, side by side.
fn each(trouble: Trouble) {
    std::thread::scope(|scope| {
        for case in SETUP {
            scope.spawn(move || run(trouble, case, None));
        }
        for (line, case) in LATER {
            scope.spawn(move || run(trouble, case, Some(line)));
        }
    });
}

#[test]
fn a_long_wait_that_is_asked_for_is_told_and_not_waited_for() {
    each(Trouble::Busy(429));
    each(Trouble::Busy(503));
}

#[test]
fn a_drip_ends_at_the_limit() {
    each(Trouble::Drip);
}
