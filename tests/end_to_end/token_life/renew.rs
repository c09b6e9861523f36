//! One profile's renewals.

use super::Life;
use crate::support::tenant::token_works;
use crate::support::user::set_rights;

const HELPERS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/helpers");

#[test]
fn a_year_of_a_token() {
    let Some(mut life) = Life::new() else { return };
    let first = life.held();
    life.run("token delivered").run().exits(0);
    life.later(200);
    let early = life.run("token renew").run();
    early.exits(0).shows("not due: token ").shows("due on ");
    assert_eq!(life.held(), first);

    // Two thirds of 365 days are over: a new one, tested before it is kept.
    life.later(50);
    let fetched = life.fetched();
    let renewed = life.run("token renew --json --show-token").run();
    renewed.exits(0).tells("is not in Okta yet");
    let document = renewed.json();
    assert_eq!(document["outcome"], "renewed");
    assert_eq!(document["token"]["fingerprint"], life.held().as_str());
    assert_eq!(document["okta"]["fingerprint"], first.as_str());
    assert_eq!(document["okta"]["state"], "due");
    assert_eq!(document["needs_person"], "deliver");
    let token = document["api_token"].as_str().unwrap();
    assert!(token_works(life.tenant.url(), token));
    assert_eq!(life.fetched(), fetched + 1);

    // While it waits, no further one is fetched, and each run reminds.
    life.later(30);
    let waiting = life.run("token renew").run();
    waiting
        .exits(7)
        .shows("waiting token ")
        .tells("warning: Okta's token ends on ");
    let forced = life.run("token renew --before 300d").run();
    forced.exits(7);
    assert_eq!(life.fetched(), fetched + 1);
    life.run("status")
        .run()
        .exits(7)
        .shows("ws1-okta token renew");

    life.run("token delivered").run().exits(0);
    life.run("token renew").run().exits(0).shows("not due");
    life.run("status").run().exits(0).shows("nothing to do");
    assert_eq!(life.fetched(), fetched + 1);
}

#[test]
fn force_and_before_fetch_earlier() {
    let Some(mut life) = Life::new() else { return };
    life.run("token delivered").run().exits(0);
    let first = life.held();
    life.later(1);
    life.run("token renew --before 30d")
        .run()
        .exits(0)
        .shows("not due");
    life.run("token renew --before 364d")
        .run()
        .exits(0)
        .shows("the one before was due");
    let second = life.held();
    assert_ne!(second, first);
    life.later(1);
    life.run("token renew --force")
        .run()
        .exits(0)
        .shows("asked for by --force");
    assert_ne!(life.held(), second);
    life.run("token renew --before 365d").run().fails(
        2,
        "--before is as long as the life of the token",
        "shorter",
    );
    life.run("token renew --before 30d --force").run().exits(2);
}

#[test]
fn what_is_refused_needs_a_person_and_is_remembered() {
    let Some(mut life) = Life::new() else { return };
    life.later(250);
    let held = life.held();
    let reply = life
        .tenant
        .as_admin("DELETE", "/oauth2clients/OktaSCIM", "", "");
    assert_eq!(reply.status, 204, "{}", reply.body);
    let refused = life.run("token renew").run();
    refused.fails(3, "http://127.0.0.1", "--client-secret-file FILE");
    assert_eq!(life.held(), held);
    assert_eq!(life.profile()["refused"]["code"], "client_refused");
    let checked = life.run("token check --json").run();
    checked.exits(7);
    assert_eq!(checked.json()["needs_person"], "mend");
    life.run("status")
        .run()
        .exits(7)
        .shows("the tenant refuses the client");

    // A setup that gets in forgets it.
    let password = life.home.file("password", crate::support::PASSWORD);
    life.run("setup --yes --admin-user admin --admin-password-file")
        .arg(password)
        .run()
        .exits(0);
    assert_eq!(life.profile().get("refused"), None);
    life.run("status").run().exits(0);
}

#[test]
fn a_refusal_that_passed_is_forgotten_when_the_client_gets_in() {
    let Some(life) = Life::new() else { return };
    life.tenant.fault("POST /auth/oauthtoken status=401");
    life.run("token renew --force").run().exits(3);
    assert_eq!(life.profile()["refused"]["code"], "client_refused");
    // Long before a person must act it is told.
    life.run("status")
        .run()
        .exits(0)
        .shows("(the tenant refuses the client)");
    let checked = life.run("token check").run();
    checked.exits(0).shows("; no new one can be fetched");
    life.tenant.0.clear_faults();
    life.run("setup --yes")
        .run()
        .exits(0)
        .shows("Nothing to do");
    assert_eq!(life.profile().get("refused"), None);
}

#[test]
fn trouble_that_passes_keeps_the_token() {
    let Some(mut life) = Life::new() else { return };
    life.later(250);
    let held = life.held();
    for (fault, code) in [
        ("POST /auth/oauthtoken status=503", 4),
        ("POST /auth/oauthtoken reset", 4),
        ("GET /scim/Users reset", 4),
        ("GET /scim/Users status=503 retry-after=0", 4),
        ("GET /scim/Users status=429 retry-after=0", 4),
        ("GET /scim/Users status=500", 4),
        ("GET /scim/Users status=403", 8),
        ("GET /scim/Users status=401", 8),
    ] {
        life.tenant.fault(fault);
        let outcome = life.run("token renew").run();
        outcome.exits(code);
        assert_eq!(life.held(), held, "{fault}");
        // What will not pass by itself is remembered.
        let refused = life.profile()["refused"]["code"].clone();
        let remembered = (code == 8).then_some("verification_failed");
        assert_eq!(refused.as_str(), remembered, "{fault}");
        life.tenant.0.clear_faults();
    }
    life.run("token renew").run().exits(0);
    assert_eq!(life.profile().get("refused"), None);
    assert_ne!(life.held(), held);
}

#[test]
fn a_token_that_would_be_lost_is_not_fetched() {
    let Some(life) = Life::with("--store none --secret-to secret") else {
        return;
    };
    let fetched = life.fetched();
    life.run("token renew --force")
        .run()
        .fails(2, "profile `", "--token-to");
    assert_eq!(life.fetched(), fetched);
    life.run("token renew --force --token-to token")
        .run()
        .exits(0);
    let token = life.home.read("token");
    assert!(token_works(life.tenant.url(), token.trim()));
    // It has got this one, so nothing is to be done; once it is lost, it gets another.
    let fetched = life.fetched();
    life.run("token renew --token-to token").run().exits(0);
    assert_eq!(life.fetched(), fetched);
    std::fs::remove_file(life.home.path("token")).unwrap();
    life.run("token renew --token-to token").run().exits(0);
    assert_eq!(life.fetched(), fetched + 1);
    assert!(token_works(
        life.tenant.url(),
        life.home.read("token").trim()
    ));
}

#[test]
fn the_target_gets_the_token_that_waits_until_it_has_it() {
    let Some(mut life) = Life::new() else { return };
    life.later(250);
    let folder = life.home.path("not-there");
    let target = folder.join("token");
    let renew = |life: &Life| life.run("token renew --token-to").arg(&target).run();
    let fetched = life.fetched();
    renew(&life).exits(6);
    assert_eq!(life.fetched(), fetched, "it was proven first");
    std::fs::create_dir(&folder).unwrap();
    renew(&life).exits(0);
    let token = std::fs::read_to_string(&target).unwrap();
    // Lost, it is written again, the same one.
    std::fs::remove_file(&target).unwrap();
    renew(&life).exits(7);
    assert_eq!(std::fs::read_to_string(&target).unwrap(), token);
    // Another place has not got it, whatever is there.
    let other = life.home.file("other", "stale");
    let to_other = life.run("token renew --token-to").arg(&other).run();
    to_other.exits(7);
    assert_eq!(std::fs::read_to_string(&other).unwrap(), token);
    // And another program.
    for arguments in ["one", "two", "two"] {
        let out = life.home.path(&format!("hook-{arguments}"));
        let script = format!("cat >> {}", out.display());
        let run = life
            .run("token renew --exec sh -c")
            .arg(script)
            .arg(";")
            .run();
        run.exits(7);
    }
    let got = |name: &str| life.home.read(&format!("hook-{name}"));
    assert_eq!(got("one"), token);
    assert_eq!(got("two"), token, "the same program gets it once");
    assert_eq!(life.fetched(), fetched + 1);
}

/// A helper that keeps its entries in a folder of its name.
fn helper(life: &Life, name: &str) {
    let data = life.home.path(name);
    std::fs::create_dir(&data).unwrap();
    let script = format!(
        "#!/bin/sh\nHELPER_DATA={} exec {HELPERS}/docker-credential-whole \"$@\"\n",
        data.display()
    );
    let path = life
        .home
        .file(&format!("bin/docker-credential-{name}"), &script);
    set_rights(&path, 0o755);
}

#[test]
fn another_helper_gets_the_kept_token_and_no_other_is_fetched() {
    let Some(mut life) = Life::new() else { return };
    std::fs::create_dir(life.home.path("bin")).unwrap();
    let bin = life.home.path("bin");
    let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap());
    // The secrets that a helper has got.
    let got = |life: &Life, name: &str| -> Vec<String> {
        let entries = std::fs::read_dir(life.home.path(name)).unwrap();
        let read = |entry: std::io::Result<std::fs::DirEntry>| {
            let entry = std::fs::read(entry.unwrap().path()).unwrap();
            let entry: serde_json::Value = serde_json::from_slice(&entry).unwrap();
            entry["Secret"].as_str().unwrap().to_owned()
        };
        entries.map(read).collect()
    };
    life.later(250);
    let fetched = life.fetched();
    let renew = |life: &Life, to: &str| {
        let renew = life
            .run("token renew --token-to")
            .arg(format!("helper:{to}"));
        renew.var("PATH", &path).run()
    };
    helper(&life, "a");
    renew(&life, "a").exits(0);
    let shown = life.run("token show --show-token").run();
    let token = [shown.stdout.trim().to_owned()];
    assert_eq!(got(&life, "a"), token);

    // One that is not there does not get it, and is tried again.
    renew(&life, "b").fails(
        6,
        "the helper `docker-credential-b` is not installed",
        "install",
    );
    helper(&life, "b");
    renew(&life, "b").exits(7).shows("waiting token ");
    assert_eq!(got(&life, "b"), token);
    assert_eq!(got(&life, "a"), token);
    // Once is enough.
    std::fs::remove_dir_all(life.home.path("b")).unwrap();
    renew(&life, "b").exits(7);
    assert_eq!(life.fetched(), fetched + 1);

    // Not waiting, and not due: the same.
    life.run("token delivered").run().exits(0);
    renew(&life, "a").exits(0).shows("not due");
    std::fs::create_dir(life.home.path("b")).unwrap();
    renew(&life, "b").exits(0).shows("not due");
    assert_eq!(got(&life, "b"), token);
    assert_eq!(life.fetched(), fetched + 1);
}

#[test]
fn a_clock_that_is_off_is_told_and_does_not_prolong_a_life() {
    let Some(mut life) = Life::new() else { return };
    life.run("token delivered").run().exits(0);
    // The tool's clock is a month ahead of the tenant's.
    life.days = 30;
    let renewed = life.run("token renew --force --json").run();
    renewed.exits(0).tells("look at the clock");
    let until = renewed.json()["token"]["days_left"].as_i64().unwrap();
    assert!((333..=335).contains(&until), "{renewed}");
    // And a month behind.
    life.days = -30;
    let renewed = life.run("token renew --force --json").run();
    let until = renewed.json()["token"]["days_left"].as_i64().unwrap();
    assert!((363..=365).contains(&until), "{renewed}");
}

#[test]
fn without_a_client_there_is_nothing_to_renew_with() {
    let Some(mut life) = Life::new() else { return };
    life.later(250);
    let path = life.profile_path();
    let mut profile = life.profile();
    profile.as_object_mut().unwrap().remove("client");
    std::fs::write(&path, profile.to_string()).unwrap();
    life.run("token renew")
        .run()
        .fails(3, "profile `", "ws1-okta setup --profile");
    life.run("token check").run().exits(7);
    life.run("token renew --profile other").run().fails(
        2,
        "there is no profile `other`",
        "profile list",
    );
}

#[test]
fn a_secret_that_is_gone_is_not_told_as_refused() {
    let Some(mut life) = Life::new() else { return };
    let is_secret = |path: &std::path::Path| path.to_string_lossy().ends_with("client-secret.age");
    let (path, _) = (life.home.kept().into_iter())
        .find(|(path, _)| is_secret(path))
        .unwrap();
    std::fs::remove_file(path).unwrap();
    let early = life.run("status").run();
    early.exits(0).shows("setup --client-secret-file FILE");
    life.later(250);
    life.run("token renew")
        .run()
        .fails(3, "the shared secret of", "--client-secret-file");
    let status = life.run("status").run();
    status
        .exits(7)
        .shows("setup --client-secret-file FILE")
        .shows("not kept here");
    assert!(!status.stdout.contains("refuses the client"), "{status}");
}
