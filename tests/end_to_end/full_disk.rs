//! A disk that is full at each write into a file of ours (`strace` answers ENOSPC): one error, what was
//! kept is kept, and with room again the same command goes on to its end.

use std::collections::HashMap;

use crate::programs;
use crate::support::{Command, Home, Tenant, report, ws1_okta};

/// The tool under `strace`, which follows its writes and what they go to.
fn traced(home: &Home, command: Command, more: &str) -> Command {
    let trace = home.path("trace");
    let arguments = format!("-f -qq -y -e trace=write {more} -o {}", trace.display());
    command.by(
        "strace",
        &arguments,
        env!("CARGO_BIN_EXE_ws1-okta").as_ref(),
    )
}

/// Each write of the last run: its number within its thread, whether it went into a file of ours, and
/// whether it was refused.
fn writes(home: &Home) -> Vec<(usize, bool, bool)> {
    let ours = format!("<{}/", home.path("home").display());
    let mut counts: HashMap<String, usize> = HashMap::new();
    let trace = home.read("trace");
    let begun = trace.lines().filter_map(|line| {
        let (thread, call) = line.split_once(' ')?;
        let call = call.trim_start();
        call.starts_with("write(").then_some((thread, call))
    });
    begun
        .map(|(thread, call)| {
            let count = counts.entry(thread.to_owned()).or_default();
            *count += 1;
            (*count, call.contains(&ours), call.ends_with("(INJECTED)"))
        })
        .collect()
}

/// What is kept but for who holds or held a lock, which is written for people.
fn kept(home: &Home) -> Vec<(std::path::PathBuf, String)> {
    let mut kept = home.kept();
    kept.retain(|(path, _)| path.extension().is_none_or(|end| end != "lock"));
    kept.sort();
    kept
}

/// Lets each write of the command fail in turn; gives how many there are.
fn fails_at_each(is_set_up: bool, line: Option<&str>) -> usize {
    let world = || {
        let (home, tenant) = (Home::new(), Tenant::new(&[]));
        if is_set_up {
            tenant.setup_in_files(&home).run().exits(0);
        }
        (home, tenant)
    };
    let command = |home: &Home, tenant: &Tenant| match line {
        Some(line) => ws1_okta(home, line),
        None => tenant.setup_in_files(home),
    };
    let (home, tenant) = world();
    traced(&home, command(&home, &tenant), "").run().exits(0);
    let whole = writes(&home);
    let numbers = whole.iter().filter(|(_, is_ours, _)| *is_ours);
    let mut points = 0;
    for (number, ..) in numbers {
        let (home, tenant) = world();
        let before = kept(&home);
        let inject = format!("-e inject=write:error=ENOSPC:when={number}");
        let outcome = traced(&home, command(&home, &tenant), &inject).run();
        let refused: Vec<bool> = writes(&home)
            .iter()
            .filter(|(_, _, is_refused)| *is_refused)
            .map(|(_, is_ours, _)| *is_ours)
            .collect();
        // How often a runtime wakes itself is chance, and moves the number to something else.
        if refused != [true] {
            continue;
        }
        points += 1;
        let case = format!("{line:?}, write {number}\n{outcome}");
        if outcome.code != Some(0) {
            assert!(matches!(outcome.code, Some(1 | 6)), "{case}");
            let told = |start| {
                let lines = outcome.stderr.lines();
                lines.filter(move |line| line.starts_with(start)).count()
            };
            assert_eq!((told("error: "), told("hint: ")), (1, 1), "{case}");
            outcome.tells("no space left on device");
            // What was there before is there, and whole.
            for (path, text) in &before {
                let is_whole = std::fs::read(path).is_ok_and(|bytes| !bytes.is_empty());
                assert!(is_whole || text.is_empty(), "{}: {case}", path.display());
            }
        }
        command(&home, &tenant).run().exits(0);
        ws1_okta(&home, "token show --show-token").run().exits(0);
        tenant.is_set_up_by_default();
    }
    points
}

#[test]
fn is_told_at_each_write_and_the_next_run_goes_on() {
    if !programs::are_installed("a disk that is full at each write", &["strace"]) {
        return;
    }
    let mut all = 0;
    for (is_set_up, line) in [
        (false, None),
        (true, Some("token renew --force")),
        (true, Some("client update --yes --access-token-ttl 200d")),
        (true, Some("token delivered")),
    ] {
        let points = fails_at_each(is_set_up, line);
        assert!(points > 0, "{line:?}");
        all += points;
    }
    report(&format!("a full disk: {all} writes into files failed"));
}
