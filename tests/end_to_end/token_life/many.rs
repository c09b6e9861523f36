//! Many profiles at once, and many runs of one.

use super::{Life, at, has_faketime};
use crate::support::command::Started;
use crate::support::tenant::token_works;
use crate::support::{Command, Home, Tenant, report};
use ws1_okta::store::private_file;

/// A home with a profile for each tenant.
fn home_of(tenants: &[Tenant]) -> Home {
    let home = Home::new();
    for (number, tenant) in tenants.iter().enumerate() {
        tenant
            .setup(&home)
            .without_pair("--secret-to")
            .without_pair("--store")
            .args(&format!("--store file --profile tenant-{number}"))
            .run()
            .exits(0);
    }
    home
}

#[test]
fn one_that_fails_or_hangs_harms_no_other() {
    if !has_faketime() {
        return;
    }
    let tenants: Vec<Tenant> = (0..4).map(|_| Tenant::new(&[])).collect();
    let home = home_of(&tenants);
    for tenant in &tenants {
        tenant.0.advance_clock(250 * 86_400);
    }
    tenants[0].fault("POST /auth/oauthtoken status=503");
    tenants[1].fault("POST /auth/oauthtoken latency=60000");
    assert_eq!(
        tenants[2]
            .as_admin("DELETE", "/oauth2clients/OktaSCIM", "", "")
            .status,
        204
    );
    let run = at(&home, 250, "token renew --all --jobs 4 --json --timeout 2").run();
    // The worst of 3 and 4 is 3.
    run.exits(3);
    let document = run.json();
    let outcomes: Vec<&str> = document["renewals"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["outcome"].as_str().unwrap())
        .collect();
    assert_eq!(
        outcomes,
        ["transient", "transient", "refused", "renewed"],
        "{run}"
    );
    assert_eq!(document["complete"], true);
    for tenant in &tenants {
        tenant.0.clear_faults();
    }
    let table = at(&home, 250, "token renew tenant-0 tenant-1 tenant-3").run();
    // Of the last one the token waits for its delivery.
    table
        .exits(7)
        .shows("profile   outcome")
        .shows("tenant-0  renewed");
    assert_eq!(table.stdout.lines().count(), 4, "{table}");
    let csv = at(&home, 250, "token renew tenant-* --output csv").run();
    csv.exits(3)
        .shows("profile,outcome,token_until,okta_until,message");
    let one_file = at(&home, 250, "token renew --all --token-to token").run();
    one_file.fails(2, "--token-to `token` is one file", "helper:NAME");
}

/// Makes the held token one that Okta holds, too, and that is due.
fn make_due(life: &Life) {
    let mut profile = life.profile();
    let now = jiff::Timestamp::now();
    let days = |days: i64| (now + jiff::SignedDuration::from_hours(24 * days)).to_string();
    profile["token"]["obtained_at"] = days(-300).into();
    profile["token"]["expires_at"] = days(65).into();
    let mut delivered = profile["token"].clone();
    delivered["confirmed_at"] = days(-300).into();
    delivered["how"] = "command".into();
    profile["delivered"] = delivered;
    let text = profile.to_string();
    private_file::write_private(&life.profile_path(), text.as_bytes()).unwrap();
}

/// So many rounds of two to sixteen renewals at once.
fn rounds(life: &Life, count: usize) {
    let mut seen = std::collections::BTreeMap::new();
    for round in 0..count {
        make_due(life);
        let fetched = life.fetched();
        let runs: Vec<Started> = (0..2 + round * 5 % 15)
            .map(|_| life.run("token renew --json").start())
            .collect();
        let mut renewed = 0;
        for run in runs {
            let outcome = run.wait();
            // Who comes last finds a token that waits for its delivery: a person is needed.
            assert!(matches!(outcome.code, Some(0 | 7)), "{outcome}");
            let document = outcome.json();
            let word = document["outcome"].as_str().unwrap().to_owned();
            renewed += usize::from(word == "renewed");
            let is_expected = ["renewed", "done-elsewhere", "undelivered"].contains(&word.as_str());
            assert!(is_expected, "{outcome}");
            *seen.entry(word).or_insert(0) += 1;
        }
        assert_eq!(renewed, 1, "round {round}");
        // The tenant's log keeps the newest requests only.
        let now = life.fetched();
        assert!(now == fetched + 1 || now < fetched, "round {round}");
        let shown = life.run("token show --show-token").run();
        assert!(token_works(life.tenant.url(), shown.stdout.trim()));
    }
    report(&format!("{count} rounds of renewals at once: {seen:?}"));
}

#[test]
fn of_many_runs_of_one_profile_one_fetches() {
    let Some(life) = Life::new() else { return };
    rounds(&life, 5);
}

/// `TEST_ROUNDS=1000 tests/run --test end_to_end a_thousand_renewals -- --ignored --nocapture`
#[test]
#[ignore = "minutes: its sample is of_many_runs_of_one_profile_one_fetches"]
fn a_thousand_renewals() {
    let rounds_wanted = std::env::var("TEST_ROUNDS");
    let count = rounds_wanted.ok().and_then(|text| text.parse().ok());
    let Some(life) = Life::new() else { return };
    rounds(&life, count.unwrap_or(1_000));
}

#[test]
fn few_open_files_are_enough_for_many_profiles() {
    let tenant = Tenant::new(&[]);
    let home = Home::new();
    for number in 0..12 {
        let setup = tenant.setup_in_files(&home).args(&format!(
            "--profile p{number} --client-id C{number} --directory-name D{number}"
        ));
        let setup = setup.without_pair("--domain");
        setup
            .args(&format!("--domain D{number}.COM"))
            .run()
            .exits(0);
    }
    let shell = |limit: u32| {
        let line =
            format!("ulimit -n {limit}; exec \"$0\" token renew --all --force --jobs 256 --json");
        Command::new(&home, "sh")
            .arg("-c")
            .arg(line)
            .arg(env!("CARGO_BIN_EXE_ws1-okta"))
            .run()
    };
    for (limit, says) in [
        (64, "3 profiles at once"),
        (256, ""),
        (40, "1 profiles at once"),
    ] {
        let run = shell(limit);
        run.exits(0).tells(says);
        let document = run.json();
        let rows = document["renewals"].as_array().unwrap();
        let names: Vec<&str> = rows
            .iter()
            .map(|row| row["profile"].as_str().unwrap())
            .collect();
        assert_eq!(names.len(), 12, "{run}");
        assert!(names.is_sorted(), "{run}");
        assert!(rows.iter().all(|row| row["outcome"] == "renewed"), "{run}");
    }
}
