//! What a run waits for is told in a line, where nothing can move: each thing, and many short waits as one
//! silence. In a terminal: `terminal/waits.rs`.

use std::os::unix::fs::PermissionsExt;

use crate::support::{Command, Home, PASSWORD, Tenant, ws1_okta};

const HELPERS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/helpers");

#[test]
fn a_wait_for_the_first_token_is_told() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.fault("POST /auth/oauthtoken nth=1 latency=2500");
    let waited = tenant.setup(&home).run();
    waited.exits(0).tells("fetching the bearer token ...\n");
}

#[test]
fn every_command_tells_what_it_waits_for() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.setup(&home).args("--profile acme").run().exits(0);
    tenant.console_client("Old", "another secret here", 180);
    for (line, fault, told) in [
        (
            "client list",
            "GET /oauth2clients",
            "reading the OAuth clients",
        ),
        (
            "client show",
            "GET /oauth2clients/OktaSCIM",
            "reading the OAuth client",
        ),
        (
            "directory list",
            "GET /directoryconfigs",
            "reading the directories",
        ),
        (
            "client delete Old --confirm Old",
            "DELETE /oauth2clients/Old",
            "deleting the OAuth client",
        ),
        (
            "directory delete OKTA.COM",
            "GET /directoryconfigs",
            "looking at what is there",
        ),
        (
            "directory show OKTA.COM",
            "GET /directoryconfigs",
            "reading the directory",
        ),
        (
            "directory create --domain NEW.COM --directory-name New --yes",
            "GET /directoryconfigs",
            "looking at what is there",
        ),
        (
            "teardown",
            "GET /directoryconfigs",
            "looking at what is there",
        ),
        (
            "token renew --force --show-token",
            "GET /scim/Users",
            "testing the token",
        ),
    ] {
        tenant.fault(&format!("{fault} nth=1 latency=2500"));
        let waited = ws1_okta(&home, line).run();
        waited.tells(&format!("{told} ...\n"));
        tenant.0.clear_faults();
    }
}

#[test]
fn many_short_waits_are_no_long_silence() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.fault("* /SAAS always latency=700");
    let run = tenant.setup(&home).run();
    run.exits(0);
    // Seven and more waits one after the other, none of which is felt by itself.
    let told = run.stderr.lines().filter(|line| line.ends_with(" ..."));
    assert!(told.count() >= 2, "{run}");
}

/// A store that takes so many seconds for each call.
fn slow_store(home: &Home, seconds: &str) {
    let script =
        format!("#!/bin/sh\nsleep {seconds}\nexec {HELPERS}/docker-credential-good \"$@\"\n");
    std::fs::create_dir_all(home.path("bin")).unwrap();
    std::fs::create_dir_all(home.path("data")).unwrap();
    let helper = home.file("bin/docker-credential-slow", &script);
    std::fs::set_permissions(&helper, PermissionsExt::from_mode(0o755)).unwrap();
}

fn with_slow_store(home: &Home, command: Command) -> Command {
    let path = format!(
        "{}:{}",
        home.path("bin").display(),
        std::env::var("PATH").unwrap()
    );
    command
        .var("PATH", path)
        .var("HELPER_DATA", home.path("data"))
        .args("--pass-env HELPER_DATA")
}

#[test]
fn a_store_that_takes_its_time_is_told_by_whatever_command() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    slow_store(&home, "0.4");
    let setup = tenant.setup(&home).without_pair("--secret-to");
    let setup = setup
        .without_pair("--store")
        .args("--store helper:slow --profile acme");
    let setup = with_slow_store(&home, setup).run();
    setup.exits(0).tells("testing the secret store ...\n");
    slow_store(&home, "1.2");
    for (line, told) in [
        ("status", "reading the secret store"),
        ("token show --show-token", "reading the secret store"),
        ("client list", "reading the secret store"),
        ("token renew --force", "writing to the secret store"),
        ("logout --confirm acme", "removing from the secret store"),
    ] {
        let outcome = with_slow_store(&home, ws1_okta(&home, line)).run();
        outcome.tells(&format!("{told} ...\n"));
    }
}

#[test]
fn a_move_to_a_store_that_takes_its_time_is_told() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.setup(&home).run().exits(0);
    slow_store(&home, "0.4");
    let command = ws1_okta(&home, "profile use-store --store helper:slow");
    let moved = with_slow_store(&home, command).run();
    moved.exits(0).tells("moving the secrets ...\n");
}

#[test]
fn another_run_of_the_profile_is_told_by_whatever_command() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.setup(&home).args("--profile acme").run().exits(0);
    let lock = home.path("home/.config/ws1-okta/profiles");
    let lock = std::fs::read_dir(lock).unwrap();
    let mut files = lock.map(|file| file.unwrap().path());
    let lock = files.find(|path| path.extension().is_some_and(|it| it == "lock"));
    let lock = std::fs::File::options().write(true).open(lock.unwrap());
    let lock = lock.unwrap();
    for line in ["token delivered", "logout --confirm acme"] {
        lock.lock().unwrap();
        let waits = ws1_okta(&home, line).start();
        std::thread::sleep(std::time::Duration::from_millis(1500));
        lock.unlock().unwrap();
        let waited = waits.wait();
        waited.exits(0);
        waited.tells("waiting for another run of this profile ...\n");
    }
}

#[test]
fn a_pause_that_the_tenant_asks_for_is_told() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.fault("GET /oauth2clients nth=1 status=429 retry-after=2");
    let run = tenant.setup(&home).run();
    run.exits(0);
    run.tells("note: 127.0.0.1 answers 429 and asks to wait: trying again in 2 s\n");
    let quiet = tenant.setup(&home).args("--quiet");
    tenant.fault("GET /oauth2clients nth=1 status=429 retry-after=2");
    let quiet = quiet.run();
    quiet.exits(0);
    assert!(!quiet.stderr.contains("asks to wait"), "{quiet}");
}

#[test]
fn a_pipe_that_gives_a_secret_late_is_told() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let pipe = home.path("pipe");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.unwrap().success());
    let waits = |command: Command, content: &str, exit: i32| {
        let waits = command.arg(&pipe).start();
        std::thread::sleep(std::time::Duration::from_millis(1500));
        std::fs::write(&pipe, content).unwrap();
        let waited = waits.wait();
        waited
            .exits(exit)
            .tells(&format!("reading `{}` ...\n", pipe.display()));
    };
    let setup = tenant.setup(&home).without_pair("--admin-password-file");
    waits(setup.args("--admin-password-file"), PASSWORD, 0);
    waits(
        ws1_okta(&home, "client list --ca-file"),
        "no certificate",
        2,
    );
}

#[test]
fn what_takes_no_time_after_a_long_silence_is_not_told() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.setup_in_files(&home).run().exits(0);
    let program = home.file("sleeps", "#!/bin/sh\nsleep 1.3\n");
    std::fs::set_permissions(&program, PermissionsExt::from_mode(0o755)).unwrap();
    let run = ws1_okta(&home, "token renew --force --exec-delivers --exec");
    let run = run.arg(program).run();
    run.exits(0);
    assert!(!run.stderr.contains("another run"), "{run}");
}
