//! Certificates and whom one trusts: the own authority by `--ca-file` and by the system's store, and a
//! sentence with a hint for each that is wrong. What is "expired" or "not yet valid" may be this
//! machine's clock, years off.

use crate::programs;
use crate::support::front::FrontBuilder;
use crate::support::{Command, Front, Home, Tenant, ws1_okta};

/// `setup` that trusts no more than the system does.
fn setup(home: &Home, front: &Front) -> Command {
    crate::support::tenant::setup(home, &front.url())
}

#[test]
fn an_authority_of_one_s_own_by_the_flag_and_by_the_system_s_store() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let front = Front::builder().start(&tenant);
    let sentence = "cannot reach the tenant: the certificate of 127.0.0.1 comes from an authority \
                    that this machine does not trust";
    setup(&home, &front)
        .run()
        .fails(4, sentence, "--ca-file FILE");
    assert_eq!(front.seen().len(), 0);
    tenant.is_untouched();

    // The variables of the system's store, which on Linux is read by them; a folder holds any names.
    let pem = home.file("ca.pem", &front.ca_pem);
    let stored = home.path("store");
    std::fs::create_dir_all(&stored).unwrap();
    std::fs::write(stored.join("own.pem"), &front.ca_pem).unwrap();
    if cfg!(target_os = "linux") {
        for (variable, path) in [("SSL_CERT_FILE", &pem), ("SSL_CERT_DIR", &stored)] {
            let outcome = setup(&home, &front).var(variable, path).run();
            outcome.exits(0);
            tenant.is_set_up_by_default();
        }
        let renew = || ws1_okta(&home, "token renew --force --show-token");
        renew().var("SSL_CERT_FILE", &pem).run().exits(0);
        // It is the system's, and not remembered.
        renew()
            .run()
            .exits(4)
            .tells("an authority that this machine does not trust");
        // A store that is not there.
        let nothing = renew().var("SSL_CERT_FILE", home.path("none.pem")).run();
        nothing.exits(4).tells("no trusted CA certificates");
        nothing.tells("SSL_CERT_FILE");
    }
    front.setup(&home).run().exits(0);
    ws1_okta(&home, "token renew --force --show-token")
        .run()
        .exits(0);
}

#[test]
fn each_wrong_certificate_has_its_own_sentence() {
    let clock = "check this machine's clock first";
    for (front, sentence, hint) in [
        (
            Front::builder().years(2000, 2001),
            "the certificate of 127.0.0.1 has expired",
            clock,
        ),
        (
            Front::builder().years(2089, 2090),
            "the certificate of 127.0.0.1 is not valid yet",
            clock,
        ),
        (
            Front::builder().name("other.example"),
            "the certificate that 127.0.0.1 showed is for another host",
            "check the host in the tenant's URL",
        ),
    ] {
        let (home, tenant) = (Home::new(), Tenant::new(&[]));
        let front = front.start(&tenant);
        let outcome = front.setup(&home).run();
        outcome.fails(4, &format!("cannot reach the tenant: {sentence}"), hint);
        assert_eq!(front.seen().len(), 0);
        tenant.is_untouched();
        assert!(home.kept().is_empty());
    }
}

#[test]
fn one_that_nobody_signed_is_trusted_only_when_it_is_named() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let front = Front::builder().self_signed().start(&tenant);
    let outcome = setup(&home, &front).run();
    outcome.fails(
        4,
        "cannot reach the tenant: the certificate of 127.0.0.1 comes from an authority",
        "--ca-file FILE",
    );
    tenant.is_untouched();
    front.setup(&home).run().exits(0);
    tenant.is_set_up_by_default();
}

#[test]
fn a_clock_that_is_years_off_is_told_over_https() {
    if !programs::are_installed("clocks that are wrong over HTTPS", &["faketime"]) {
        return;
    }
    let tool = std::path::Path::new(env!("CARGO_BIN_EXE_ws1-okta"));
    let at = |offset: &str, command: Command| {
        let faked = command.by("faketime", &format!("-f {offset}"), tool);
        faked.var("DONT_FAKE_MONOTONIC", "1")
    };
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    // Valid today, and for some years about it.
    let year = i32::from(jiff::Zoned::now().year());
    let good = |front: FrontBuilder| front.years(year - 1, year + 2);
    let front = good(Front::builder()).start(&tenant);
    let clock = "check this machine's clock first";
    for (offset, sentence) in [
        ("-4y", "the certificate of 127.0.0.1 is not valid yet"),
        ("+4y", "the certificate of 127.0.0.1 has expired"),
    ] {
        let sentence = format!("cannot reach the tenant: {sentence}");
        at(offset, front.setup(&home))
            .run()
            .fails(4, &sentence, clock);
        tenant.is_untouched();
        assert!(home.kept().is_empty());
    }
    // Hours off, the certificate is good, and the clock is told all the same.
    for offset in ["-9h", "+9h"] {
        let outcome = at(offset, front.setup(&home)).run();
        outcome
            .exits(0)
            .tells("this machine's clock and the tenant's differ");
        tenant.is_set_up_by_default();
    }
    // Later, too: what is kept stays, and works again when the clock is right.
    for (offset, sentence) in [("-4y", "is not valid yet"), ("+4y", "has expired")] {
        let outcome = at(offset, ws1_okta(&home, "token renew --force --show-token")).run();
        outcome.exits(4).tells(sentence).tells(clock);
    }
    front.setup(&home).run().exits(0);
    tenant.is_set_up_by_default();
    assert_eq!(tenant.count("POST /oauth2clients"), 1);
}
