//! The examples at work: a day on which nothing is due, the day of a renewal, and the days on which a
//! token waits for a person.

use crate::place::Place;
use crate::{example, forms};
use std::os::unix::fs::symlink;

/// After two thirds of a year.
const DUE: i64 = 250;

/// The line of `crontab`, without its time.
fn cron_line() -> String {
    let text = example("crontab");
    let line = text.lines().find(|line| line.starts_with("17 ")).unwrap();
    assert!(!line.contains('%'), "to cron that is the end of the line");
    line.splitn(6, ' ').last().unwrap().to_owned()
}

#[test]
fn cron_mails_only_what_a_person_must_know() {
    let Some(mut place) = Place::new() else {
        return;
    };
    place.set_up("ws1-okta setup --store file");
    let line = cron_line();
    assert_eq!(place.shell(&line).all(), "", "nothing is due");
    let before = place.token();
    place.later(DUE);
    assert_eq!(place.shell(&line).all(), "", "renewed");
    let token = place.token();
    assert_ne!(token, before);
    let mail = place.shell(&line).all();
    assert!(mail.contains("is not in Okta yet"), "{mail:?}");
    assert!(!mail.contains(&token));
    place.shell("ws1-okta token delivered").exits(0);
    assert_eq!(place.shell(&line).all(), "", "delivered");
}

#[test]
fn launchd_notifies_when_a_token_waits() {
    let Some(mut place) = Place::new() else {
        return;
    };
    let Some(forms) = forms() else { return };
    let line = forms["launchd.plist"]["shell"].as_str().unwrap();
    place.set_up("ws1-okta setup --store file");
    std::fs::create_dir_all(place.path("Library/Logs")).unwrap();
    place.program("osascript", "printf '%s\\n' \"$@\" >>notifications");
    place.shell(line).exits(0);
    place.later(DUE);
    place.shell(line).exits(0);
    assert_eq!(place.text("notifications"), "");
    place.shell(line).exits(0);
    assert!(
        place
            .text("notifications")
            .contains("ws1-okta status --all")
    );
    let log = place.text("Library/Logs/ws1-okta.log");
    assert!(log.contains("is not in Okta yet"), "{log}");
    assert!(!log.contains(&place.token()));
}

#[test]
fn the_hook_tells_of_the_token_and_not_the_token() {
    let Some(place) = Place::new() else { return };
    place.set_up("ws1-okta setup --store file --profile acme");
    place.program("mail", "printf '%s\\n' \"$@\" >mail; cat >>mail");
    place.program("notify-admins", "");
    std::fs::write(place.path("bin/notify-admins"), example("notify-admins")).unwrap();
    let text = example("notify-admins");
    let line = text.lines().find_map(|line| line.strip_prefix("#   "));
    let renewed = place.shell(&line.unwrap().replace("renew", "renew --force"));
    renewed.exits(0);
    let (mail, token) = (place.text("mail"), place.token());
    let status = place.shell("ws1-okta token check --json").stdout();
    let status: serde_json::Value = serde_json::from_str(&status).unwrap();
    for value in [
        "okta-admins@example.com",
        "profile      acme",
        status["token"]["fingerprint"].as_str().unwrap(),
        status["token"]["expires_at"].as_str().unwrap(),
        "ws1-okta token renew --profile acme",
    ] {
        assert!(mail.contains(value), "{value}: {mail}");
    }
    for text in [mail, renewed.all()] {
        assert!(!text.contains(&token), "{text}");
    }
    // What it prints itself would be taken out by the tool: so it is run alone, too.
    let alone = place.shell(
        "echo the-token-itself | WS1_OKTA_PROFILE=acme WS1_OKTA_TOKEN_FINGERPRINT=0 \
         WS1_OKTA_TOKEN_EXPIRES_AT=1 notify-admins okta-admins@example.com",
    );
    alone.exits(0);
    for text in [place.text("mail"), alone.all()] {
        assert!(!text.contains("the-token-itself"), "{text}");
    }
}

/// The pods' own variables and paths, with folders of the test in the place of the volumes; the identity
/// is behind a link, as in a Secret.
#[test]
fn the_pods_share_profiles_and_identity() {
    let Some(forms) = forms() else { return };
    let (renew, terminal) = (
        &forms["kubernetes/renew.yaml"],
        &forms["kubernetes/terminal.yaml"],
    );
    let Some(maker) = Place::new() else { return };
    maker.set_up("ws1-okta setup --store file");
    let identity = maker.text(".config/ws1-okta/identity.txt");
    assert!(identity.contains("AGE-SECRET-KEY-"));

    let run = |form: &serde_json::Value, place: &mut Place| {
        let mounts = &form["mounts"];
        for (name, value) in form["env"].as_object().unwrap() {
            let inside = |path: &str, mount: &str, folder: &str| {
                path.strip_prefix(mounts[mount].as_str().unwrap())
                    .map(|rest| format!("{}{rest}", place.path(folder).display()))
            };
            let path = value.as_str().unwrap();
            let path =
                inside(path, "profiles", "volume").or_else(|| inside(path, "identity", "secret"));
            let path = path.unwrap_or_else(|| panic!("{name} is in no volume"));
            place.set(name, &path);
        }
    };
    let Some(mut place) = Place::new() else {
        return;
    };
    std::fs::create_dir_all(place.path("secret/..data")).unwrap();
    std::fs::write(place.path("secret/..data/identity.txt"), &identity).unwrap();
    symlink("..data/identity.txt", place.path("secret/identity.txt")).unwrap();
    std::fs::create_dir(place.path("volume")).unwrap();
    run(terminal, &mut place);
    let text = example("kubernetes/terminal.yaml");
    let setup = text
        .lines()
        .find_map(|line| line.split_once(" -- "))
        .unwrap();
    assert_eq!(setup.1, "ws1-okta setup --store file");
    place.set_up(setup.1);

    let mut place = place.without_variables();
    run(renew, &mut place);
    let words = renew["words"].as_array().unwrap();
    let line: Vec<&str> = words.iter().map(|word| word.as_str().unwrap()).collect();
    let line = line.join(" ");
    place.later(DUE);
    let told = place.shell(&line);
    told.exits(0);
    assert!(told.stdout().contains(" renewed "), "{}", told.all());
    place.shell(&line).exits(7);
    assert!(!place.path("volume/identity.txt").exists());
}

/// A runner has the profiles alone, from the repository, and no secret.
#[test]
fn a_runner_needs_the_profiles_alone() {
    let Some(forms) = forms() else { return };
    for name in ["github-workflow.yml", "gitlab-job.yml"] {
        let Some(mut place) = Place::new() else {
            return;
        };
        place.set_up("ws1-okta setup --store file");
        let kept = place.path(".config/ws1-okta");
        let root = forms[name]["env"]["WS1_OKTA_CONFIG_DIR"].as_str().unwrap();
        std::fs::create_dir_all(place.path(root).join("profiles")).unwrap();
        for entry in std::fs::read_dir(kept.join("profiles")).unwrap() {
            let path = entry.unwrap().path();
            if path
                .extension()
                .is_some_and(|extension| extension == "json")
            {
                let copy = place
                    .path(root)
                    .join("profiles")
                    .join(path.file_name().unwrap());
                // Not by `copy`, which keeps the mode: a repository does not.
                std::fs::write(copy, std::fs::read(path).unwrap()).unwrap();
            }
        }
        std::fs::remove_dir_all(kept).unwrap();
        place.set("CI", "true");
        place.set("WS1_OKTA_CONFIG_DIR", root);
        let line = forms[name]["shell"].as_str().unwrap();
        let line = line.replace(".ws1-okta/bin/", "");
        place.shell(&line).exits(0);
        place.later(DUE);
        place.shell(&line).exits(7);
    }
}
