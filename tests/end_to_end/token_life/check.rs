//! `token check`, for monitors.

use super::Life;
use crate::support::{Home, ws1_okta};

#[test]
fn the_line_of_a_monitor() {
    let Some(mut life) = Life::new() else { return };
    let told = |life: &Life, arguments: &str, code: i32, start: &str| {
        let checked = life.run(&format!("token check {arguments}")).run();
        checked.exits(code);
        assert_eq!(checked.stdout.lines().count(), 1, "{checked}");
        assert!(checked.stdout.starts_with(start), "{checked}");
        assert_eq!(checked.stderr, "", "{checked}");
        checked.stdout
    };
    // Never recorded: fine until two thirds of the first token's life.
    let text = told(&life, "", 0, "OK - 127.0.0.1_");
    assert!(
        text.contains("no token is recorded as saved in Okta"),
        "{text}"
    );
    assert!(
        text.trim_end().ends_with(" | okta_days_left=364;121:;0:"),
        "{text}"
    );
    life.later(250);
    told(&life, "", 7, "WARNING - ");
    life.run("token renew").run().exits(0);
    let text = told(&life, "", 7, "WARNING - ");
    assert!(text.contains("is not in Okta yet"), "{text}");
    life.run("token delivered").run().exits(0);
    let text = told(&life, "", 0, "OK - ");
    assert!(text.contains("Okta's token ends on"), "{text}");
    told(&life, "--before 30d", 0, "OK - ");
    told(&life, "--before 365d", 7, "WARNING - ");
    life.later(350);
    told(&life, "", 7, "CRITICAL - ");
    life.later(50);
    let text = told(&life, "", 7, "CRITICAL - ");
    assert!(text.contains("provisioning has stopped"), "{text}");
}

#[test]
fn neither_store_nor_tenant_is_asked() {
    let Some(mut life) = Life::new() else { return };
    life.later(10);
    let requests = life.tenant.0.requests().len();
    let secrets = life.home.path("home/.config/ws1-okta/secrets");
    let away = life.home.path("away");
    std::fs::rename(&secrets, &away).unwrap();
    life.run("token check").run().exits(0);
    assert_eq!(life.tenant.0.requests().len(), requests);

    let online = life.run("token check --online --json").run();
    online.exits(3);
    assert_eq!(online.json()["error"]["code"], "no_token");
    assert!(!secrets.exists(), "looking leaves nothing behind");
    std::fs::rename(&away, &secrets).unwrap();
    life.run("token check --online").run().exits(0);
    life.tenant.fault("GET /scim/Users status=401");
    let refused = life.run("token check --online --json").run();
    refused.exits(3);
    assert_eq!(refused.json()["error"]["code"], "token_refused");
    assert_eq!(refused.json()["level"], "critical");
    life.tenant.0.clear_faults();
    life.tenant.fault("GET /scim/Users reset");
    life.run("token check --online").run().exits(4);
}

#[test]
fn several_have_a_line_that_sums_up() {
    let Some(life) = Life::new() else { return };
    let root = life.home.path("home/.config/ws1-okta/profiles");
    std::fs::write(root.join("broken.json"), "{").unwrap();
    let checked = life.run("token check --all").run();
    checked.exits(1);
    let lines: Vec<&str> = checked.stdout.lines().collect();
    assert_eq!(lines.len(), 3, "{checked}");
    assert_eq!(lines[0], "UNKNOWN - 1 of 2 profiles needs a person");
    assert!(
        lines[2].starts_with("UNKNOWN - broken: the profile `"),
        "{checked}"
    );
    let json = life.run("token check --all --json").run().json();
    assert_eq!(json["profiles"].as_array().unwrap().len(), 2);
    assert_eq!(json["complete"], true);
    life.run("token check 127*").run().exits(0);
    life.run("token check --all --profile broken").run().fails(
        2,
        "--profile names one profile",
        "give one",
    );
}

#[test]
fn nothing_set_up_is_told() {
    let home = Home::new();
    for command in [
        "token check",
        "token renew --all",
        "token watch",
        "status --all",
    ] {
        ws1_okta(&home, command)
            .run()
            .fails(2, "nothing is set up yet", "ws1-okta setup");
    }
    ws1_okta(&home, "token delivered").run().exits(2);
}
