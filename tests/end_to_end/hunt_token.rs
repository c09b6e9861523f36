//! The hunt through the days after setup: renewals, hooks, targets, and refresh tokens that nobody
//! wants.

use super::hunt::{ASKED, Hunt};
use crate::support::report;
use crate::support::tenant::until;

/// Tells its arguments and surroundings, and says its token in each form that a program may.
const HOOK: &str = r#"{
    tr '\0' '\n' <"/proc/$$/cmdline"
    tr '\0' '\n' <"/proc/$$/environ"
    tr '\0' '\n' <"/proc/$PPID/cmdline"
} >>"$HELPER_LOG"
token=$(cat)
echo "got $token"
printf '{"token":"%s"}\n' "$token"
printf %s "$token" | base64 -w0 >&2
printf 'x%s' "$token" | base64 -w0 >&2
: >told
"#;

const STORES: [&str; 3] = ["none --secret-to secret", "helper:whole", "file"];

const COMMANDS: [&str; 14] = [
    "token check",
    "token check --online --all",
    "token check --before 364d",
    "token renew --token-to token --exec sh hook ;",
    "token renew --force --token-to helper:whole --exec sh hook ;",
    "token renew --force --token-to token --exec false ;",
    "token renew --all --token-to helper:whole --exec sh hook ;",
    "token renew --before 365d --token-to token",
    "token renew --force --exec not-a-program ;",
    "token delivered --fingerprint 0123456789ab",
    "token delivered",
    "token show --token-to token",
    "token show --token-to helper:whole",
    "status",
];

fn set_up(store: &str) -> Hunt {
    let hunt = Hunt::new(&[]);
    hunt.home.file("hook", HOOK);
    // With the grant for it, each reply brings a refresh token.
    let setup = hunt.setup("password", store).args("--issue-refresh-token");
    assert_eq!(hunt.finds_nothing(setup.args("-vv")), Some(0));
    assert!(!hunt.tenant.0.refresh_tokens().is_empty());
    hunt
}

/// What the hook saw of its own surroundings.
fn hook_saw(hunt: &Hunt) {
    let log = hunt.home.read("children.log");
    assert!(log.contains("\nhook\n") && log.contains("WS1_OKTA_TOKEN_FINGERPRINT="));
    assert!(!log.contains("WS1_OKTA_AGE_PASSPHRASE="), "{log}");
    assert!(hunt.home.path("told").exists());
}

#[test]
fn through_the_life_of_a_token() {
    let mut runs = 0;
    for store in STORES {
        let hunt = set_up(store);
        for line in COMMANDS {
            // The store itself is no target.
            let line = if store == "helper:whole" {
                line.replace("--token-to helper:whole", "--token-to token")
            } else {
                line.to_owned()
            };
            for more in ["", "-vv", "-vv --json"] {
                hunt.finds_nothing(hunt.command(&line).args(more));
                runs += 1;
            }
        }
        hook_saw(&hunt);
        // That of setup, and of the two forced renewals whose program is there.
        assert!(hunt.tenant.0.refresh_tokens().len() > 2 * 3);
    }
    report(&format!("{runs} runs after setup"));
}

#[test]
fn through_failures_of_a_renewal() {
    let mut runs = 0;
    for (place, effect) in ["POST /auth/oauthtoken", "GET /scim/Users"]
        .iter()
        .flat_map(|place| {
            [
                "status=401",
                "status=500",
                "truncate",
                "not-json",
                "html",
                "lost-reply",
                "reset",
            ]
            .map(|effect| (place, effect))
        })
    {
        let hunt = set_up(STORES[runs % STORES.len()]);
        hunt.tenant.fault(&format!("{place} {effect}"));
        let more = ["-vv", "-vv --json"][runs % 2];
        let line = "token renew --force --token-to token --exec sh hook ;";
        hunt.finds_nothing(hunt.command(line).args(more));
        runs += 1;
    }
    report(&format!("{runs} renewals"));
}

#[test]
fn through_a_watch() {
    use rustix::process::{Pid, Signal, kill_process};
    for (store, more) in [("file", "-vv"), ("helper:whole", "-vv --json")] {
        let hunt = set_up(store);
        let line = "token watch --token-to token --exec sh hook ;";
        let child = hunt.command(line).args(more).start();
        until("the hook has been run", || hunt.home.path("told").exists());
        let id = Pid::from_raw(i32::try_from(child.id()).unwrap()).unwrap();
        kill_process(id, Signal::TERM).unwrap();
        let outcome = child.wait();
        outcome.exits(130);
        hunt.net().is_empty(&hunt.home, &outcome, &ASKED);
        hook_saw(&hunt);
    }
}
