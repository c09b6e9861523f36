//! Many profiles at once, and many runs of one.

use super::{Life, at, has_faketime};
use crate::support::command::Started;
use crate::support::tenant::token_works;
use crate::support::{Home, Tenant};

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

#[test]
fn of_many_runs_of_one_profile_one_fetches() {
    let Some(mut life) = Life::new() else { return };
    life.later(250);
    for count in [2, 16] {
        let fetched = life.fetched();
        let runs: Vec<Started> = (0..count)
            .map(|_| life.run("token renew --json").start())
            .collect();
        let mut outcomes = Vec::new();
        for run in runs {
            let outcome = run.wait();
            assert!(matches!(outcome.code, Some(0 | 7)), "{outcome}");
            outcomes.push(outcome.json()["outcome"].as_str().unwrap().to_owned());
        }
        let renewed = outcomes.iter().filter(|one| *one == "renewed").count();
        assert_eq!(renewed, 1, "{outcomes:?}");
        assert_eq!(life.fetched(), fetched + 1);
        let others = ["renewed", "done-elsewhere", "undelivered"];
        assert!(
            outcomes.iter().all(|one| others.contains(&one.as_str())),
            "{outcomes:?}"
        );
        let shown = life.run("token show --show-token").run();
        assert!(token_works(life.tenant.url(), shown.stdout.trim()));
        life.run("token delivered").run().exits(0);
        life.later(250);
    }
}
