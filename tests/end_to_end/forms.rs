//! One thing said in two forms: a flag before or behind the command, a name by its place or by its flag.

use crate::support::{Command, Home, PASSWORD, Tenant, ws1_okta};
use crate::told::second_profile;
use crate::verbs_client::by_flags;

/// The same arguments behind the command, and in front of it.
fn both_ways(home: &Home, command: &str, flags: &str) -> [Command; 2] {
    [
        ws1_okta(home, &format!("{command} {flags}")),
        ws1_okta(home, &format!("{flags} {command}")),
    ]
}

#[test]
fn the_flags_of_every_command_stand_before_it_or_behind_it() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant
        .setup_in_files(&home)
        .args("--profile acme")
        .run()
        .exits(0);
    for command in both_ways(&home, "status", "--json") {
        assert_eq!(command.run().json()["profile"], "acme");
    }
    for command in both_ways(&home, "profile show", "--profile nosuch") {
        command
            .run()
            .fails(2, "there is no profile `nosuch`", "profile list");
    }
    let ways = both_ways(&home, "client update", "--yes");
    for (command, ttl) in ways.into_iter().zip(["180d", "1y"]) {
        let command = command.args("--access-token-ttl").arg(ttl);
        command.run().exits(0).shows("updated OAuth client");
    }
    for command in both_ways(&home, "setup --yes", "--quiet") {
        let outcome = command.run();
        assert!(!outcome.exits(0).stderr.contains("kept"), "{outcome}");
    }
    for flag in ["--verbose", "-v"] {
        for command in both_ways(&home, "setup --yes", flag) {
            let outcome = command.run();
            outcome.exits(0).tells("kept").tells("client-id = OktaSCIM");
        }
    }
    for command in both_ways(&home, "logout", "--no-input") {
        command
            .run()
            .fails(5, "the deletion is not confirmed", "--confirm");
    }
    let made = tenant.changes();
    for command in both_ways(
        &home,
        "setup --directory-name New --domain NEW.COM",
        "--dry-run",
    ) {
        command.run().exits(0).shows("nothing was changed");
    }
    for line in [
        "--dry-run client create --client-id New --profile new --store file",
        "client --dry-run create --client-id New --profile new --store file",
        "client create --client-id New --profile new --store file --dry-run",
        "--dry-run client update --access-token-ttl 180d --profile acme",
        "--dry-run client rotate-secret --profile acme",
        "client --dry-run rotate-secret --profile acme",
    ] {
        let outcome = by_flags(&home, &tenant, line).run();
        outcome.exits(0).shows("nothing was changed");
    }
    assert_eq!(tenant.changes(), made);
}

#[test]
fn a_dry_run_is_refused_where_there_is_none() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.setup(&home).args("--profile acme").run().exits(0);
    let made = tenant.changes();
    let kept = home.kept();
    let changing = [
        ("teardown", "--confirm acme"),
        ("logout", "--confirm acme"),
        ("client delete", "OktaSCIM --confirm OktaSCIM"),
        ("client rotate-secret --in-place", "--yes"),
        (
            "directory create",
            "--directory-name N --domain N.COM --yes",
        ),
        ("directory delete", "OKTA.COM --confirm OKTA.COM"),
        ("token renew", "--force"),
        ("token delivered", "--fingerprint 0123456789ab"),
        ("token watch", ""),
        ("profile use", "acme"),
        ("profile use-store", "--store none --secret-to other"),
        ("profile remove", "acme --confirm acme"),
    ];
    for (command, rest) in changing {
        let message = format!("`ws1-okta {command}` has no dry run");
        let line = format!("--dry-run {command} {rest}");
        ws1_okta(&home, &line)
            .run()
            .fails(2, &message, "leave --dry-run out");
        if command.ends_with("--in-place") {
            let line = format!("client --dry-run {} {rest}", &command["client ".len()..]);
            ws1_okta(&home, &line)
                .run()
                .fails(2, &message, "leave --dry-run out");
            continue;
        }
        // One that a whole script has set is not passed over, either.
        ws1_okta(&home, &format!("{command} {rest}"))
            .var("WS1_OKTA_DRY_RUN", "true")
            .run()
            .fails(2, &message, "unset WS1_OKTA_DRY_RUN");
    }
    assert_eq!(tenant.changes(), made);
    assert_eq!(home.kept(), kept);
    // What only reads may run in the same script.
    for line in ["status", "profile list", "client list", "token check"] {
        ws1_okta(&home, line)
            .var("WS1_OKTA_DRY_RUN", "true")
            .run()
            .exits(0);
        ws1_okta(&home, &format!("--dry-run {line}")).run().fails(
            2,
            &format!("`ws1-okta {line}` has no dry run"),
            "leave --dry-run out",
        );
    }
}

#[test]
fn clients_directories_and_profiles_are_named_by_place_or_by_flag() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.setup(&home).args("--profile acme").run().exits(0);
    second_profile(&home, &tenant).run().exits(0);
    tenant.console_client("Old", "another secret here", 180);
    for (command, place, flag, elsewhere, shown) in [
        (
            "client show",
            "Old",
            "--client-id Old",
            "New",
            "Client ID           Old\n",
        ),
        (
            "directory show",
            "OKTA.COM",
            "--directory-name OKTA.COM",
            "NEW.COM",
            "Name      Okta Universal Directory\n",
        ),
        ("profile show", "acme", "--profile acme", "other", "acme\n"),
        ("status", "acme", "--profile acme", "other", "acme\n"),
    ] {
        for named in [place, flag, &format!("{place} {flag}")] {
            let line = format!("{command} {named}");
            ws1_okta(&home, &line).run().exits(0).shows(shown);
        }
        let line = format!("{command} {elsewhere} {flag}");
        let outcome = ws1_okta(&home, &line).run();
        outcome.fails(2, "", "give one of them");
        // By its place it counts before a variable, as a flag does.
        let name = flag.split(' ').next().unwrap().trim_start_matches('-');
        let variable = format!("WS1_OKTA_{}", name.replace('-', "_").to_uppercase());
        let named = |line: &str| ws1_okta(&home, line).var(&variable, elsewhere).run();
        named(&format!("{command} {place}")).exits(0).shows(shown);
    }
    let by_variable = ws1_okta(&home, "client show")
        .var("WS1_OKTA_CLIENT_ID", "Old")
        .run();
    by_variable.exits(0).shows("Client ID           Old\n");
    for (line, kind) in [
        ("client delete --confirm Old", "client"),
        ("directory delete --confirm OKTA.COM", "directory"),
        ("profile use", "profile"),
        ("profile remove --confirm acme", "profile"),
    ] {
        ws1_okta(&home, line).run().fails(
            2,
            &format!("no {kind} is named"),
            &format!("ws1-okta {kind} list"),
        );
    }
    ws1_okta(&home, "client delete New --client-id Old --confirm Old")
        .run()
        .fails(
            2,
            "the argument names one client, and --client-id another",
            "give one of them",
        );
    ws1_okta(&home, "client delete --client-id a,b")
        .run()
        .fails(2, "invalid value for '--client-id <ID>'", "");
    ws1_okta(&home, "client delete --client-id Old --confirm Old")
        .run()
        .exits(0)
        .shows("deleted OAuth client `Old`");
    ws1_okta(&home, "--profile other profile use")
        .run()
        .exits(0)
        .shows("profile `other` is in use");
}

#[test]
fn a_command_of_one_profile_takes_it_by_place_or_by_flag() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    for name in ["other", "acme"] {
        let setup = tenant.setup(&home).without_pair("--secret-to");
        let setup = setup.without_pair("--store").args("--store file --profile");
        let setup = setup.args(&format!("{name} --client-id {name} --show-token"));
        setup.run().exits(0);
    }
    ws1_okta(&home, "profile use acme").run().exits(0);
    // Each with what it does to `other`, in this order, and shows of it.
    for (command, flags, shown) in [
        (
            "token show",
            "--show-token --json",
            "\"profile\": \"other\"",
        ),
        ("token delivered", "", "(profile `other`)"),
        ("profile show", "", "other\n"),
        (
            "profile use-store",
            "--store none --secret-to elsewhere --yes",
            "profile `other` keeps its secrets",
        ),
        ("logout", "--confirm other", "removed 1 secret"),
        ("logout", "--confirm other", "profile `other`"),
    ] {
        let two = ws1_okta(&home, &format!("{command} acme --profile other {flags}"));
        two.run()
            .exits(2)
            .tells("the argument names one profile, and --profile another")
            .tells("give one of them");
        ws1_okta(&home, &format!("{command} nosuch {flags}"))
            .run()
            .exits(2)
            .tells("there is no profile `nosuch`");
        // By its place it counts before a variable, as a flag does.
        let named = ws1_okta(&home, &format!("{command} other {flags}"));
        let outcome = named.var("WS1_OKTA_PROFILE", "acme").run();
        outcome.exits(0).shows(shown);
    }
    let teardown = "teardown other --confirm other --admin-user admin --admin-password-file";
    ws1_okta(&home, "teardown acme --profile other")
        .run()
        .fails(2, "the argument names one profile", "give one of them");
    ws1_okta(&home, teardown)
        .arg(home.file("password", PASSWORD))
        .run()
        .exits(0)
        .shows("deleted profile other");
    let left = ws1_okta(&home, "profile list --output csv").run();
    assert_eq!(left.exits(0).stdout.lines().count(), 2, "{left}");
    left.shows("acme,true,");
}

/// Every command, complete, as its result is a list or not.
const LISTS: [&str; 9] = [
    "client list",
    "directory list",
    "profile list",
    "status --all",
    "status acme other",
    "status acm*",
    "token renew --all",
    "token renew acme other",
    "token renew acm*",
];
const NO_LISTS: [&str; 28] = [
    "setup --yes --domain NEW.COM --directory-name New --show-token",
    "setup --sandbox --yes",
    "status",
    "status acme",
    "token show --show-token",
    "token show other --show-token",
    "token check",
    "token check --all --online",
    "token renew --force --show-token",
    "token renew acme --force --show-token",
    "token renew --profile acme --force --show-token",
    "token delivered",
    "token watch",
    "client show",
    "client create --client-id New --profile new --store file --yes",
    "client update --access-token-ttl 180d --yes",
    "client rotate-secret --yes --show-token",
    "client rotate-secret --in-place --yes --show-token",
    "client delete Old --confirm Old",
    "directory show",
    "directory create --directory-name New --domain NEW.COM --yes",
    "directory delete OTHER.COM --confirm OTHER.COM",
    "profile show",
    "profile use other",
    "profile use-store --store none --secret-to elsewhere --yes",
    "profile remove bare --confirm bare",
    "logout --confirm acme",
    "teardown --confirm acme",
];
/// They print a text of their own in no form at all.
const TEXTS: [&str; 3] = ["completions", "man", "sandbox"];

#[test]
fn each_command_is_among_those_whose_result_is_a_list_or_not() {
    fn look(command: &clap::Command, path: &str) {
        for inner in command.get_subcommands() {
            let path = format!("{path} {}", inner.get_name());
            let path = path.trim();
            if inner.has_subcommands() {
                look(inner, path);
            } else {
                let starts = |line: &&str| format!("{line} ").starts_with(&format!("{path} "));
                let mut all = LISTS.iter().chain(&NO_LISTS).chain(&TEXTS);
                assert!(all.any(starts), "{path}");
            }
        }
    }
    look(&ws1_okta::cli::command(), "");
}

#[test]
fn what_has_no_such_form_is_refused_before_any_work() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    for name in ["other", "bare", "acme"] {
        let outcome = tenant.setup(&home).without_pair("--secret-to");
        let outcome = outcome.args(&format!("--profile {name} --secret-to {name}.secret"));
        outcome.args(&format!("--client-id {name}")).run().exits(0);
    }
    ws1_okta(&home, "profile use acme").run().exits(0);
    tenant.console_client("Old", "another secret here", 180);
    ws1_okta(&home, "logout --profile bare --confirm bare")
        .run()
        .exits(0);
    let (requests, kept) = (tenant.0.requests().len(), home.kept());
    for line in NO_LISTS {
        for form in ["csv", "jsonl"] {
            let by_flag = ws1_okta(&home, &format!("{line} --output {form}"));
            let by_variable = ws1_okta(&home, line).var("WS1_OKTA_OUTPUT", form);
            for command in [by_flag, by_variable] {
                let outcome = command.run();
                outcome
                    .exits(2)
                    .tells("error: this command's result is not a list\n")
                    .tells("hint: use --output json; jsonl and csv are for lists\n");
                match form {
                    "csv" => assert_eq!(outcome.stdout, "", "{outcome}"),
                    _ => assert_eq!(outcome.json()["error"]["code"], "not_a_list"),
                }
                assert_eq!(tenant.0.requests().len(), requests, "{line}\n{outcome}");
                assert_eq!(home.kept(), kept, "{line}\n{outcome}");
            }
        }
    }
    for line in LISTS {
        let rows = |form| {
            let outcome = ws1_okta(&home, &format!("{line} --output {form}")).run();
            assert!(!outcome.stderr.contains("not a list"), "{outcome}");
            outcome.stdout.lines().count()
        };
        assert!(rows("csv") > 1, "{line}");
        assert!(rows("jsonl") > 1, "{line}");
    }
    let by_variable = ws1_okta(&home, "completions bash").var("WS1_OKTA_OUTPUT", "csv");
    by_variable.run().exits(0).shows("access-token-ttl");
}
