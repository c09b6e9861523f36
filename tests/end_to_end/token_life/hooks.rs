//! `--exec`: a program that gets each token at least once.

use super::Life;
use crate::support::Command;
use crate::support::search::find;
use crate::support::tenant::token_works;

const SCRIPT: &str = r#"#!/bin/sh
cat > got
echo "$WS1_OKTA_PROFILE $WS1_OKTA_TOKEN_FINGERPRINT $WS1_OKTA_TOKEN_EXPIRES_AT $*" > told
env > environment
echo "said: $(cat got)"
echo "and: $(cat got | base64 -w0)" >&2
exit "$(cat code 2>/dev/null || echo 0)"
"#;

fn renew(life: &Life, more: &str) -> Command {
    life.home.file("hook", SCRIPT);
    life.run("token renew --exec sh hook")
        .arg("an argument")
        .arg("--yes")
        .arg(";")
        .args(more)
}

#[test]
fn the_program_gets_the_token_and_says_nothing_of_it() {
    let Some(mut life) = Life::new() else { return };
    life.later(250);
    let secret = "a variable that the hook must not see";
    let run = renew(&life, "")
        .var("WS1_OKTA_CLIENT_SECRET", secret)
        .var("PASSED", "on")
        .args("--pass-env PASSED")
        .run();
    run.exits(0).tells("sh: said: ");
    let token = life.home.read("got");
    assert!(token.ends_with('\n'));
    assert!(token_works(life.tenant.url(), token.trim()));
    let told = life.home.read("told");
    let words: Vec<&str> = told.split_whitespace().collect();
    assert!(words[0].starts_with("127.0.0.1_"), "{told}");
    assert_eq!(words[1], life.held());
    assert_eq!(life.profile()["token"]["expires_at"], words[2]);
    assert_eq!(words[3..], ["an", "argument", "--yes"]);
    let environment = life.home.read("environment");
    assert!(environment.contains("PASSED=on"), "{environment}");
    assert!(!environment.contains(secret));
    let signature = token.trim().rsplit('.').next().unwrap();
    for text in [&run.stdout, &run.stderr, &environment] {
        assert_eq!(find(text, signature), None, "{run}");
    }
}

#[test]
fn each_token_once_unless_it_failed() {
    let Some(mut life) = Life::new() else { return };
    // The first token, too, though no renewal is due.
    renew(&life, "").run().exits(0).shows("not due");
    let first = life.home.read("got");
    std::fs::remove_file(life.home.path("got")).unwrap();
    renew(&life, "").run().exits(0);
    assert!(!life.home.path("got").exists(), "it has got this one");

    life.later(250);
    life.home.file("code", "3");
    let fetched = life.fetched();
    let failed = renew(&life, "").run();
    failed.fails(1, "sh ended with exit code 3", "the next run");
    let second = life.home.read("got");
    assert_ne!(first, second);
    // Nobody forgets it: whoever looks is told, and the next run tries again with the same one.
    let told = "the program of --exec has not got ";
    life.run("status").run().shows(&format!("{told}it\n"));
    life.run("token check").run().shows(told);
    let without = life.run("token renew --json").run().json();
    assert_eq!(without["exec_pending"], true);
    renew(&life, "").run().exits(1);
    std::fs::remove_file(life.home.path("code")).unwrap();
    renew(&life, "").run().exits(7);
    assert_eq!(life.home.read("got"), second);
    assert_eq!(life.fetched(), fetched + 1);
    let status = life.run("status --json").run().json();
    assert_eq!(status["exec_pending"], false);
}

#[test]
fn success_can_mean_delivered() {
    let Some(mut life) = Life::new() else { return };
    life.later(250);
    life.home.file("code", "1");
    renew(&life, "--exec-delivers").run().exits(1);
    assert_eq!(life.profile().get("delivered"), None);
    std::fs::remove_file(life.home.path("code")).unwrap();
    let delivered = renew(&life, "--exec-delivers --json").run();
    delivered.exits(0);
    assert_eq!(delivered.json()["outcome"], "delivered");
    assert_eq!(life.profile()["delivered"]["how"], "hook");
    assert_eq!(
        life.profile()["delivered"]["fingerprint"],
        life.held().as_str()
    );
    life.later(250);
    renew(&life, "--exec-delivers")
        .run()
        .exits(0)
        .shows("fetched");
    life.run("token check").run().exits(0);
    life.run("token renew --exec-delivers").run().exits(2);
}

#[test]
fn a_program_that_cannot_be_started_is_told() {
    let Some(life) = Life::new() else { return };
    life.run("token renew --exec not-a-program-at-all")
        .run()
        .fails(
            1,
            "not-a-program-at-all cannot be started: there is no such program in PATH",
            "correct --exec",
        );
    let told = life.run("token renew --exec ./nope").run();
    told.fails(1, "./nope cannot be started: ", "correct --exec");
    assert!(!told.stderr.contains("PATH"), "{told}");
}

#[test]
fn the_program_is_proven_before_a_token_is_fetched() {
    let Some(life) = Life::new() else { return };
    let fetched = life.fetched();
    life.home.file("not-executable", "");
    for (program, why) in [
        ("not-a-program-at-all", "there is no such program in PATH"),
        ("./nope", "there is no such program"),
        ("./not-executable", "it may not be run"),
        ("/", "it may not be run"),
    ] {
        life.run("token renew --force --exec")
            .arg(program)
            .run()
            .fails(
                1,
                &format!("{program} cannot be started: {why}"),
                "correct --exec",
            );
    }
    for command in ["token renew --force", "token renew", "token watch"] {
        life.run(command).args("--exec").arg("").run().fails(
            2,
            "--exec names no program",
            "PROGRAM",
        );
    }
    assert_eq!(life.fetched(), fetched);
    // A bare name is looked for in PATH, and nowhere else.
    life.home.file("cat-not-in-path", "");
    life.run("token renew --force --exec cat-not-in-path")
        .run()
        .exits(1);
    assert_eq!(life.fetched(), fetched);
    renew(&life, "--force").run().exits(0);
    assert_eq!(life.fetched(), fetched + 1);
}

#[test]
fn what_was_not_recorded_is_not_told_as_delivered() {
    for change in ["rm PROFILE", "cp forgotten PROFILE"] {
        let Some(mut life) = Life::new() else { return };
        life.later(250);
        life.run("token renew").run().exits(0);
        let mut forgotten = life.profile();
        for field in ["token", "superseded", "client"] {
            forgotten.as_object_mut().unwrap().remove(field);
        }
        life.home.file("forgotten", &forgotten.to_string());
        let path = life.profile_path();
        let script = format!("cat >got; {change}").replace("PROFILE", path.to_str().unwrap());
        life.home.file("meanwhile", &script);
        let told = life
            .run("token renew --exec-delivers --exec sh meanwhile")
            .run();
        told.fails(5, "the program of --exec has the token", "ws1-okta status");
        assert!(life.home.path("got").exists());
    }
}

#[test]
fn a_program_may_itself_record_the_delivery() {
    let Some(mut life) = Life::new() else { return };
    life.later(250);
    let tool = env!("CARGO_BIN_EXE_ws1-okta");
    let script = format!("cat >/dev/null; {tool} token delivered");
    life.home.file("deliver", &script);
    life.run("token renew --exec sh deliver")
        .run()
        .exits(0)
        .tells("Okta holds token");
    assert_eq!(
        life.profile()["delivered"]["fingerprint"],
        life.held().as_str()
    );
    life.run("token renew").run().exits(0).shows("not due");
}
