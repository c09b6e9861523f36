//! No host is asked but the tenant: seen at the calls to the system.

use std::path::Path;

use crate::programs;
use crate::support::{Home, Tenant, ws1_okta};

/// What a command connected to, and asked of, over any network.
fn asked(home: &Home, command: &str) -> Vec<String> {
    let trace = home.path("trace");
    let calls = "-f -qq -e trace=connect,sendto,sendmsg,sendmmsg -o";
    let outcome = ws1_okta(home, command)
        .by(
            "strace",
            &format!("{calls} {}", trace.display()),
            Path::new(env!("CARGO_BIN_EXE_ws1-okta")),
        )
        .run();
    assert!(matches!(outcome.code, Some(0 | 7)), "{outcome}");
    let trace = home.read("trace");
    let is_network = |line: &&str| line.contains("AF_INET");
    trace
        .lines()
        .filter(is_network)
        .map(str::to_owned)
        .collect()
}

#[test]
fn by_any_command() {
    if !programs::are_installed("calls to the system", &["strace"]) {
        return;
    }
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let address = tenant.url().strip_prefix("http://").unwrap();
    let (host, port) = address.split_once(':').unwrap();
    let theirs = [
        format!("sin_port=htons({port})"),
        format!("inet_addr(\"{host}\")"),
    ];
    home.file("password", crate::support::tenant::PASSWORD);
    let setup = format!(
        "setup --yes --store file --domain OKTA.COM --admin-user admin --admin-password-file password \
         --tenant http://{address}"
    );
    let teardown = format!("teardown --confirm {host}_{port}");
    let mut connections = 0;
    for command in [
        &*setup,
        "status",
        "token check --online",
        "token renew --force",
        "client list",
        "directory list",
        "setup --yes",
        &teardown,
        "--version",
    ] {
        for call in asked(&home, command) {
            let is_theirs = theirs.iter().all(|part| call.contains(part));
            assert!(is_theirs, "{command}: {call}");
            connections += 1;
        }
    }
    assert!(connections > 8, "the calls were not seen: {connections}");
}
