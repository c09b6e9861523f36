//! Clocks that are wrong: this machine's by hours or years, either way, and the tenant's.

use crate::programs;
use crate::support::tenant::token_works;
use crate::support::{Command, Home, Tenant};

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
    for hours in [-9, 9, 4 * 365 * 24] {
        let (home, tenant) = (Home::new(), Tenant::new(&[]));
        tenant.0.advance_clock(hours * 3600);
        let outcome = tenant.setup(&home).run();
        assert_eq!(outcome.code, Some(0), "{hours}\n{outcome}");
        outcome.tells(SKEW);
        tenant.is_set_up_by_default();
    }
}
