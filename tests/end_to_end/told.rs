//! Each command that changes something says what, where, how to undo it, and what comes next.

use crate::support::{Command, Home, Tenant, ws1_okta};
use crate::verbs_client::by_flags;

/// Commands that change something, and tell it at their end as this test wants it.
const CHANGING: &[&str] = &[
    "client create",
    "client update",
    "client delete",
    "directory create",
    "directory delete",
    "profile use",
    "profile use-store",
    "profile remove",
    "teardown",
];

/// The same, of tokens and secrets.
const OF_SECRETS: &[&str] = &[
    "token renew",
    "token delivered",
    "client rotate-secret",
    "logout",
];

/// What comes next where the store keeps no token.
const UNKEPT: &str = "ws1-okta setup --profile acme --show-token (fetches a token for Okta)";

/// Commands that read, or whose end is told by other tests.
const OTHERS: &[&str] = &[
    "setup",
    "status",
    "token show",
    "token check",
    "token watch",
    "client list",
    "client show",
    "directory list",
    "directory show",
    "profile list",
    "profile show",
    "sandbox",
    "completions",
    "man",
];

#[test]
fn no_command_is_forgotten() {
    fn leaves(command: &clap::Command, path: &str, into: &mut Vec<String>) {
        for below in command.get_subcommands() {
            let path = format!("{path} {}", below.get_name());
            if below.has_subcommands() {
                leaves(below, &path, into);
            } else {
                into.push(path.trim().to_owned());
            }
        }
    }
    let mut all = Vec::new();
    leaves(&ws1_okta::cli::command(), "", &mut all);
    let known = CHANGING.iter().chain(OF_SECRETS).chain(OTHERS);
    let mut known: Vec<&str> = known.copied().collect();
    all.sort();
    known.sort_unstable();
    assert_eq!(all, known);
}

/// The same client in a profile `other`, whose secret has a file of its own.
pub(crate) fn second_profile(home: &Home, tenant: &Tenant) -> Command {
    let secret = tenant.0.client_secret("OktaSCIM").unwrap();
    let other = tenant.setup(home).without_pair("--secret-to");
    other
        .args("--profile other --secret-to others")
        .var("WS1_OKTA_CLIENT_SECRET", secret)
}

#[test]
fn what_where_undo_and_next() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.setup(&home).args("--profile acme").run().exits(0);
    second_profile(&home, &tenant).run().exits(0);
    tenant.console_client("Old", "another secret here", 180);
    let url = tenant.url();
    let mut seen = Vec::new();
    let mut tells = |line: &str, what: &str, undo: Option<&str>, next: &str| {
        let outcome = ws1_okta(&home, line).run();
        outcome.exits(0).shows(what);
        let undo = undo.map(|undo| format!("  {undo}"));
        let told = outcome.stdout.lines().find(|line| line.contains("undo"));
        assert_eq!(told, undo.as_deref(), "{outcome}");
        let last = outcome.stdout.lines().last().unwrap_or_default();
        assert_eq!(last, format!("  next: {next}"), "{outcome}");
        let names = CHANGING.iter().filter(|name| line.starts_with(**name));
        let name = names.max_by_key(|name| name.len());
        seen.extend(name);
    };
    tells(
        "client update --access-token-ttl 180d --yes",
        &format!("updated OAuth client `OktaSCIM` of {url}\n"),
        Some("undo: ws1-okta client update --access-token-ttl 1y --profile acme"),
        UNKEPT,
    );
    tells(
        "client update --access-token-ttl 180d --yes",
        &format!("kept OAuth client `OktaSCIM` of {url}\n"),
        None,
        UNKEPT,
    );
    tells(
        "directory create --directory-name New --domain NEW.COM --yes",
        &format!("created directory `New`, domain NEW.COM, in {url}\n"),
        Some("undo: ws1-okta directory delete NEW.COM --profile acme"),
        "ws1-okta status --profile acme",
    );
    tells(
        "directory create --directory-name New --domain NEW.COM --yes",
        &format!("kept directory `New`, domain NEW.COM, in {url}\n"),
        None,
        "ws1-okta status --profile acme",
    );
    tells(
        "directory delete New --confirm New",
        &format!("deleted directory `New` of {url}, with its users and groups\n"),
        Some("this cannot be undone"),
        "ws1-okta directory list --profile acme (shows what is left)",
    );
    tells(
        "client delete Old --confirm Old",
        &format!("deleted OAuth client `Old` of {url}\n"),
        Some("this cannot be undone"),
        "ws1-okta client list --profile acme (shows what is left)",
    );
    tells(
        "profile use other",
        &format!("profile `other` is in use: {url}\n"),
        Some("undo: ws1-okta profile use acme"),
        "ws1-okta status",
    );
    tells(
        "profile use-store --profile acme --store none --secret-to moved",
        "moved` now (store `none`, 1 moved)\n",
        Some(&format!(
            "undo: ws1-okta profile use-store --profile acme --store none --secret-to {}",
            home.path("secret").display()
        )),
        "ws1-okta status --profile acme",
    );
    tells(
        "teardown --profile acme --confirm acme",
        &format!("deleted client OktaSCIM of {url}\n"),
        Some("this cannot be undone"),
        &format!(
            "ws1-okta setup --tenant {url} --profile acme --store none --secret-to {} \
             --access-token-ttl 180d --domain OKTA.COM (makes it anew)",
            home.path("moved").display()
        ),
    );
    ws1_okta(&home, "logout --confirm other").run().exits(0);
    tells(
        "profile remove other --confirm other",
        "\nno profile is in use now\n",
        Some(&format!(
            "undo: ws1-okta setup --tenant {url} --profile other --store none --secret-to {} \
             --client-id OktaSCIM --client-secret-file FILE --domain OKTA.COM (takes it up again, with a secret \
             that is regenerated in the console)",
            home.path("others").display()
        )),
        "ws1-okta profile list",
    );
    let create = "client create --client-id Own --store none --secret-to own --profile own --yes";
    let outcome = by_flags(&home, &tenant, create).run();
    outcome
        .exits(0)
        .shows(&format!("created OAuth client `Own` of {url}\n"))
        .shows("  undo: ws1-okta client delete Own --profile own\n")
        .shows("  next: ws1-okta setup --profile own (makes the directory)\n");
    seen.push(&"client create");
    assert!(CHANGING.iter().all(|name| seen.contains(&name)), "{seen:?}");
}

#[test]
fn what_where_undo_and_next_of_tokens_and_secrets() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let set_up = tenant.setup_in_files(&home).args("--profile acme").run();
    set_up.exits(0);
    let url = tenant.url();
    let held = || {
        let status = ws1_okta(&home, "status --json").run().json();
        status["token"]["fingerprint"].as_str().unwrap().to_owned()
    };
    let mut seen = Vec::new();
    let mut tells = |line: &str, code: i32, what: &str, undo: &str, next: &str| {
        let outcome = ws1_okta(&home, line).run();
        outcome.exits(code).shows(what);
        let told = outcome.stdout.lines().find(|line| line.contains("undo"));
        let told = told.unwrap_or_default();
        assert!(told.starts_with(&format!("  {undo}")), "{undo}\n{outcome}");
        let last = outcome.stdout.lines().last().unwrap_or_default();
        assert_eq!(last, format!("  next: {next}"), "{outcome}");
        seen.extend(OF_SECRETS.iter().filter(|name| line.starts_with(**name)));
    };
    let first = held();
    tells(
        "token renew --force",
        0,
        "\n  kept in the encrypted files in `",
        &format!("undo: not needed, token {first} works on until "),
        "ws1-okta token renew --profile acme (in a terminal: shows it for Okta)",
    );
    tells(
        "token delivered",
        0,
        &format!("Okta holds token {}", held()),
        &format!("undo: ws1-okta token delivered --fingerprint {first} --profile acme"),
        "ws1-okta status --profile acme",
    );
    let delivered = held();
    tells(
        "token renew --force --show-token",
        0,
        "Test API Credentials",
        &format!("undo: not needed, token {delivered} works on until "),
        "ws1-okta token delivered --profile acme (once it is saved in Okta)",
    );
    tells(
        "token renew --force --exec-delivers --exec true",
        0,
        "fetched token ",
        "undo: not needed, a token before it works on to its own end",
        "ws1-okta status --profile acme",
    );
    let delivered = held();
    tells(
        "client rotate-secret --yes",
        7,
        &format!("OAuth client `OktaSCIM-2` of {url} is there beside `OktaSCIM`"),
        "undo: ws1-okta client delete OktaSCIM-2 --profile acme (`OktaSCIM` takes its place back)",
        "ws1-okta token delivered --profile acme (once it is saved in Okta), and this command again",
    );
    // And so it does.
    let undo = "client delete OktaSCIM-2 --profile acme --confirm OktaSCIM-2";
    let undone = ws1_okta(&home, undo).run();
    undone
        .exits(0)
        .shows("OAuth client `OktaSCIM` takes its place back");
    assert_eq!(held(), delivered);
    ws1_okta(&home, "client rotate-secret --yes").run().exits(7);
    tells(
        "token delivered",
        0,
        &format!("Okta holds token {}", held()),
        &format!("undo: ws1-okta token delivered --fingerprint {delivered} --profile acme"),
        "ws1-okta client rotate-secret --profile acme (deletes the client that is replaced)",
    );
    tells(
        "client rotate-secret --confirm OktaSCIM",
        0,
        &format!(
            "OAuth client `OktaSCIM-2` of {url} has taken the place of `OktaSCIM`, which is deleted"
        ),
        "this cannot be undone",
        "ws1-okta status --profile acme",
    );
    tells(
        "client rotate-secret --in-place --yes",
        0,
        &format!(
            "OAuth client `OktaSCIM-2` of {url} has a new Shared Secret, kept in the encrypted files in `"
        ),
        "this cannot be undone",
        "ws1-okta status --profile acme",
    );
    tells(
        "logout --confirm acme",
        0,
        "\nprofile `acme` stays, without secrets\nleft on this computer: ",
        "this cannot be undone",
        "ws1-okta teardown --profile acme (deletes what setup made; it needs a way in now)",
    );
    assert!(
        OF_SECRETS.iter().all(|name| seen.contains(&name)),
        "{seen:?}"
    );
}

#[test]
fn a_copy_of_the_token_is_told_with_what_comes_next() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let setup = tenant.setup_in_files(&home).args("--profile acme");
    setup.run().exits(0);
    let copies = |next: &str| {
        let copied = ws1_okta(&home, "token show --token-to copy").run();
        copied
            .exits(0)
            .shows(" is in copy\n")
            .shows("\n  undo: not needed, the store keeps it, too")
            .shows(&format!("\n  next: {next}\n"));
    };
    copies("ws1-okta token delivered --profile acme (once it is saved in Okta)");
    ws1_okta(&home, "token delivered").run().exits(0);
    copies("ws1-okta status --profile acme");
}
