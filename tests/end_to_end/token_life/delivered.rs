//! `token delivered`, and what `status` makes of it.

use super::Life;
use ws1_okta::store::private_file;

#[test]
fn an_earlier_token_can_be_named() {
    let Some(mut life) = Life::new() else { return };
    let first = life.held();
    life.later(250);
    life.run("token renew").run().exits(0);
    let second = life.held();
    life.run("token delivered --fingerprint")
        .arg(&first)
        .run()
        .exits(0);
    let status = life.run("status --json").run();
    status.exits(7);
    assert_eq!(status.json()["okta"]["fingerprint"], first.as_str());
    assert_eq!(status.json()["token"]["fingerprint"], second.as_str());
    assert_eq!(status.json()["waiting"], true);

    let unknown = life.run("token delivered --fingerprint 000000000000").run();
    unknown.fails(5, "profile `127.0.0.1_", "ws1-okta status --profile");
    assert_eq!(life.profile()["delivered"]["fingerprint"], first.as_str());
    life.run("token delivered --fingerprint xyz").run().exits(2);

    let told = life.run("token delivered --json").run();
    told.exits(0);
    assert_eq!(told.json()["okta"]["fingerprint"], second.as_str());
    assert_eq!(life.profile()["delivered"]["how"], "command");
}

#[test]
fn status_tells_each_state() {
    let Some(mut life) = Life::new() else { return };
    let status = |life: &Life, code: i32, lines: &[&str]| {
        let status = life.run("status").run();
        status.exits(code);
        for line in lines {
            status.shows(line);
        }
    };
    status(
        &life,
        0,
        &[
            "domain         OKTA.COM",
            "client secret  kept",
            "Okta holds     not recorded: is the token saved in Okta?",
            "[........................] 0 % of its life over, until ",
            "ws1-okta token delivered --profile",
        ],
    );
    // The held one is the first: its life is told once.
    let told = life.run("status").run().stdout;
    assert_eq!(told.matches(" of its life over").count(), 1, "{told}");
    life.run("token delivered").run().exits(0);
    life.later(100);
    status(
        &life,
        0,
        &[
            "[######..................] 27 % of its life over, until ",
            "next           nothing to do",
        ],
    );
    life.later(150);
    status(&life, 7, &["days left, due)", "(a new token is due)"]);
    life.run("token renew").run().exits(0);
    status(&life, 7, &["(shows the token that is not in Okta yet)"]);
    life.later(120);
    status(
        &life,
        7,
        &[
            "[########################] 100 % of its life over",
            "(ended)",
        ],
    );
    let all = life.run("status --all --json").run();
    all.exits(7);
    assert_eq!(all.json()["profiles"][0]["okta"], "ended");
    assert_eq!(all.json()["profiles"][0]["okta_days"], -5);
}

#[test]
fn status_tells_a_kept_token_that_is_not_the_recorded_one() {
    let Some(life) = Life::new() else { return };
    life.run("token delivered").run().exits(0);
    // As after a renewal that was cut short between the store and the profile.
    let before = life.profile().to_string();
    let recorded = life.held();
    life.run("token renew --force").run().exits(0);
    let kept = life.held();
    private_file::write_private(&life.profile_path(), before.as_bytes()).unwrap();

    let told = life.run("status").run();
    told.exits(0)
        .shows(&format!("{recorded}, not kept: another one is, {kept}\n"))
        .shows("(the kept token is another one than is recorded)");
    let document = life.run("status --json").run().json();
    assert_eq!(document["token"]["fingerprint"], recorded.as_str());
    assert_eq!(document["token"]["stored"], "another");
    assert_eq!(document["client"]["secret"], "kept");
    let online = life.run("token check --online --json").run();
    let hint = online.exits(3).json()["error"]["hint"].to_string();
    assert!(hint.contains("ws1-okta token renew --force"), "{hint}");
    let shown = life.run("token show --show-token").run();
    shown
        .exits(0)
        .tells("warning: this token is not the recorded one; ws1-okta token renew --force");
    let next = document["next"].as_str().unwrap();
    let next = next.strip_prefix("ws1-okta ").unwrap();
    life.run(next).run().exits(0);
    let document = life.run("status --json").run().json();
    assert_eq!(document["token"]["stored"], "kept");
    assert_eq!(document["token"]["fingerprint"], life.held().as_str());
    assert!(![recorded, kept].contains(&life.held()));
    life.run("token check --online").run().exits(0);
}

#[test]
fn status_names_the_first_token_where_none_is_recorded() {
    let Some(mut life) = Life::new() else { return };
    let first = life.held();
    life.later(250);
    life.run("token renew").run().exits(0);
    assert_ne!(life.held(), first);
    let status = life.run("status").run();
    status
        .exits(7)
        .shows("Okta holds     not recorded: is the token saved in Okta?")
        .shows(&format!("if Okta still holds the first one, {first}:\n"))
        .shows(" 68 % of its life over, until ");
}

#[test]
fn what_okta_holds_outlives_logout() {
    let Some(life) = Life::new() else { return };
    let first = life.held();
    life.run("token delivered").run().exits(0);
    let name = life.home.read("home/.config/ws1-okta/current");
    life.run("logout --confirm").arg(name.trim()).run().exits(0);
    let status = life.run("status --json").run().json();
    assert_eq!(status["okta"]["fingerprint"], first.as_str());
    assert_eq!(status["okta"]["recorded"], true);
    assert_eq!(status["token"], serde_json::Value::Null);
}

#[test]
fn a_row_of_several_has_the_days_and_when_it_is_due() {
    let Some(mut life) = Life::new() else { return };
    life.run("token delivered").run().exits(0);
    life.later(250);
    life.run("token renew").run().exits(0);
    life.later(10);
    let all = life.run("status --all --json").run();
    let document = all.exits(7).json();
    let row = &document["profiles"][0];
    assert_eq!(
        (&row["token_days"], &row["okta_days"]),
        (&354.into(), &104.into())
    );
    let due_at = row["status"]["token"]["due_at"].as_str().unwrap();
    assert_eq!(row["token_due"], due_at[..10]);
    assert_eq!(row["status"]["token"]["days_left"], row["token_days"]);
    assert_eq!(row["status"]["okta"]["days_left"], row["okta_days"]);

    let table = life.run("status --all").run();
    table.exits(7).shows("token due").shows(&due_at[..10]);
    let screens = life.run("status --all -v").run();
    screens
        .shows(" of its life over, until ")
        .shows("secrets in     ");
    let csv = life.run("status --all --output csv").run();
    csv.exits(7)
        .shows(",token_until,token_days,token_due,okta,okta_until,okta_days,next,next_why\r\n")
        .shows(&format!(",354,{},due,", &due_at[..10]));
}
