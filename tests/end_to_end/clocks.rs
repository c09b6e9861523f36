//! Clocks that are wrong: this machine's by hours or years, either way, and the tenant's; and both
//! leap between two calls of a run. What a wrong clock means for a certificate is proven in
//! `networks/certificates.rs`.

use std::sync::{Arc, Mutex};

use crate::programs;
use crate::support::tenant::token_works;
use crate::support::{Command, Front, Home, Outcome, SetClock, Tenant, ws1_okta};

/// The command at another time.
fn at(home: &Home, offset: &str, command: &str) -> Command {
    Command::new(home, "faketime")
        .args("-f")
        .arg(offset)
        .arg(env!("CARGO_BIN_EXE_ws1-okta"))
        .args(command)
        .var("DONT_FAKE_MONOTONIC", "1")
}

fn setup_at(home: &Home, tenant: &Tenant, offset: &str) -> Command {
    at(home, offset, "setup --yes --store file --domain OKTA.COM")
        .args(&format!("--tenant {} --admin-user admin", tenant.url()))
        .args("--admin-password-file")
        .arg(home.file("password", crate::support::PASSWORD))
}

const SKEW: &str = "this machine's clock and the tenant's differ";

#[test]
fn setup_and_renewal_bear_a_clock_that_is_wrong_and_tell_it() {
    if !programs::are_installed("clocks that are wrong", &["faketime"]) {
        return;
    }
    for offset in ["-4y", "-9h", "+0", "+9h", "+4y"] {
        let (home, tenant) = (Home::new(), Tenant::new(&[]));
        let outcome = setup_at(&home, &tenant, offset)
            .args("--json --show-token")
            .run();
        assert_eq!(outcome.code, Some(0), "{offset}\n{outcome}");
        tenant.is_set_up_by_default();
        assert_eq!(
            outcome.stderr.contains(SKEW),
            offset != "+0",
            "{offset}\n{outcome}"
        );
        let token = outcome.json()["okta"]["api_token"]
            .as_str()
            .unwrap()
            .to_owned();
        assert!(token_works(tenant.url(), &token));
        // The clock leaps between two runs, there and back; nothing is made twice.
        for offset in ["+0", "-4y", "+9h"] {
            let renewed = at(&home, offset, "token renew --force").run();
            assert!(matches!(renewed.code, Some(0 | 7)), "{offset}\n{renewed}");
            assert_eq!(
                renewed.stderr.contains(SKEW),
                offset != "+0",
                "{offset}\n{renewed}"
            );
        }
        let again = setup_at(&home, &tenant, "+0").run();
        assert_eq!(again.code, Some(0), "{offset}\n{again}");
        tenant.is_set_up_by_default();
        assert_eq!(tenant.count("POST /oauth2clients"), 1);
    }
}

#[test]
fn a_tenant_s_clock_that_is_wrong_is_told_too() {
    for hours in [-4 * 365 * 24, -9, 9, 4 * 365 * 24] {
        let (home, tenant) = (Home::new(), Tenant::new(&[]));
        tenant.0.advance_clock(hours * 3600);
        let outcome = tenant.setup(&home).run();
        assert_eq!(outcome.code, Some(0), "{hours}\n{outcome}");
        outcome.tells(SKEW);
        tenant.is_set_up_by_default();
    }
}

/// The requests of a first `setup` before which a clock leaps, and whether it is told: that is looked
/// at when a token is fetched.
const MOMENTS: [(&str, bool); 5] = [
    ("POST /auth/system/login", true),
    ("POST /oauth2clients", true),
    ("POST /auth/oauthtoken", true),
    ("POST /directoryconfigs", false),
    ("GET /scim/Users", false),
];

/// A front that does something before the first such request.
fn leaping(
    tenant: &Tenant,
    moment: &'static str,
    leap: impl Fn() + Send + Sync + 'static,
) -> Front {
    let (method, path) = moment.split_once(' ').unwrap();
    let once = std::sync::Once::new();
    let front = Front::builder().answer(move |seen| {
        if seen.method == method && seen.path.contains(path) {
            once.call_once(&leap);
        }
        None
    });
    front.start(tenant)
}

fn setup_by(home: &Home, front: &Front) -> Command {
    front.setup(home).args("--json --show-token")
}

/// After this run all is there, once, and a renewal has nothing to mend.
fn is_whole(home: &Home, tenant: &Tenant, outcome: &Outcome) {
    outcome.exits(0);
    let token = outcome.json()["okta"]["api_token"].clone();
    assert!(token_works(tenant.url(), token.as_str().unwrap()));
    tenant.is_set_up_by_default();
    let renewed = ws1_okta(home, "token renew --force --show-token").run();
    assert!(matches!(renewed.code, Some(0 | 7)), "{renewed}");
}

#[test]
fn this_machine_s_clock_leaps_between_two_calls() {
    if !programs::are_installed("a clock that leaps", &["faketime"]) {
        return;
    }
    let mut leaps = [["-4y", "+9h"], ["-9h", "+4y"]].into_iter().cycle();
    for (moment, is_told) in MOMENTS {
        for leap in leaps.next().unwrap() {
            let (home, tenant) = (Home::new(), Tenant::new(&[]));
            let clock = SetClock::new(&home);
            let leaps = clock.clone();
            let front = leaping(&tenant, moment, move || leaps.set(leap));
            let outcome = clock.on(setup_by(&home, &front)).run();
            assert_eq!(
                outcome.stderr.contains(SKEW),
                is_told,
                "{moment}\n{outcome}"
            );
            is_whole(&home, &tenant, &outcome);
            // The clock is right again.
            let again = setup_by(&home, &front).run();
            is_whole(&home, &tenant, &again);
            assert_eq!(tenant.count("POST /oauth2clients"), 1);
        }
    }
}

#[test]
fn the_tenant_s_clock_leaps_between_two_calls() {
    for (moment, _) in MOMENTS {
        for hours in [-9, 9, 4 * 365 * 24] {
            let (home, tenant) = (Home::new(), Arc::new(Mutex::new(Tenant::new(&[]))));
            let leaps = Arc::clone(&tenant);
            let front = leaping(&tenant.lock().unwrap(), moment, move || {
                leaps.lock().unwrap().0.advance_clock(hours * 3600);
            });
            let mut outcome = setup_by(&home, &front).run();
            if outcome.code != Some(0) {
                // What it got in with may be expired after a leap forward: that is told, and the next
                // run goes on.
                assert!(hours > 0, "{moment} {hours}\n{outcome}");
                assert!(matches!(outcome.code, Some(3 | 8)), "{outcome}");
                outcome
                    .tells("the token is expired or not known")
                    .tells("\nhint: ");
                outcome = setup_by(&home, &front).run();
            }
            is_whole(&home, &tenant.lock().unwrap(), &outcome);
        }
    }
}

#[test]
fn by_a_clock_far_ahead_one_token_is_fetched_and_a_person_called() {
    if !programs::are_installed("a clock far ahead", &["faketime"]) {
        return;
    }
    for offset in ["+260d", "+400d"] {
        let (home, tenant) = (Home::new(), Tenant::new(&[]));
        tenant.setup_in_files(&home).run().exits(0);
        ws1_okta(&home, "token delivered").run().exits(0);
        let renew = || at(&home, offset, "token renew").run();
        renew().exits(0).tells(SKEW);
        let fetched = tenant.count("POST /auth/oauthtoken");
        for _ in 0..3 {
            renew().exits(7);
        }
        assert_eq!(tenant.count("POST /auth/oauthtoken"), fetched, "{offset}");
        // The clock is right again, and what waits is as good as new.
        ws1_okta(&home, "token renew").run().exits(0);
        assert_eq!(tenant.count("POST /auth/oauthtoken"), fetched, "{offset}");
        ws1_okta(&home, "token delivered").run().exits(0);
        ws1_okta(&home, "token check").run().exits(0);
    }
}
