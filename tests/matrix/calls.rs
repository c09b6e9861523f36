//! Killed by `strace` before each call to the system that leaves a mark: what is written, synced,
//! renamed, removed and made, and each request before it is sent.

use std::collections::BTreeMap;

use crate::kills::{Failures, converges, holds, is_played, known, survives};
use crate::plays::{Play, chosen};
use crate::support::{Outcome, report};
use crate::world::World;
use crate::{is_whole, offset, programs};

/// The calls; `writev` is a request that is sent.
const CALLS: &str = "write,writev,sendto,sendmsg,pwrite64,ftruncate,fsync,fdatasync,rename,renameat,\
    renameat2,link,linkat,unlink,unlinkat,mkdir,mkdirat,symlinkat,chmod,fchmod,fchmodat,connect";
/// Of a sample: one in so many.
const STEP: usize = 29;
/// So many times in a row a sample kills three runs, of each play.
const THRICE: usize = 1;

/// How often the calls are made that a play makes at all, by a run that nothing disturbs.
pub(crate) fn calls(play: &Play) -> BTreeMap<String, usize> {
    let world = play.world();
    let trace = world.home.path("trace");
    *world.wrapper.borrow_mut() = strace(&[
        "-o",
        &trace.to_string_lossy(),
        "-e",
        &format!("trace={CALLS}"),
    ]);
    let outcome = (play.command)(&world).run();
    is_played(play, &world, &outcome);
    let mut calls = BTreeMap::new();
    for line in world.home.read("trace").lines() {
        // A line: process, call, its arguments.
        let call = line.split_whitespace().nth(1).unwrap();
        if let Some((name, _)) = call.split_once('(') {
            *calls.entry(name.to_owned()).or_default() += 1;
        }
    }
    calls
}

fn strace(arguments: &[&str]) -> Vec<String> {
    // Without --seccomp-bpf, with which strace 6.1 injects nothing.
    let all = ["strace", "-f", "-qq"];
    let all = all.iter().chain(arguments);
    all.map(ToString::to_string).collect()
}

/// Runs the command, which dies before the call with this number (from 1); whether it did.
fn killed_before(play: &Play, world: &World, call: &str, number: usize) -> Outcome {
    injected(play, world, call, number, "signal=SIGKILL")
}

/// Runs the command, and injects something into the call with this number (from 1).
pub(crate) fn injected(
    play: &Play,
    world: &World,
    call: &str,
    number: usize,
    what: &str,
) -> Outcome {
    let inject = format!("inject={call}:{what}:when={number}");
    let trace = format!("trace={call}");
    *world.wrapper.borrow_mut() = strace(&["-o", "/dev/null", "-e", &trace, "-e", &inject]);
    let outcome = (play.command)(world).run();
    world.wrapper.borrow_mut().clear();
    outcome
}

#[test]
fn of_every_command() {
    if !programs::are_installed("kills at each call", &["strace"]) {
        return;
    }
    let (mut failures, mut all) = (Failures::default(), 0);
    for play in chosen() {
        let (mut points, mut seen) = (0, Vec::new());
        let calls = calls(play);
        // At least one point of each play is in a sample.
        let step = STEP.min(calls.values().sum());
        let mut place = offset(play.name);
        for (call, count) in calls {
            // How often a runtime wakes itself, and how many connections it makes, is chance; and strace
            // counts for each thread by itself, of which each call of the keychain has one.
            let is_certain = !["write", "connect"].contains(&&*call) && !play.is_in_keychain;
            for number in 1.. {
                place += 1;
                // Counted up until the process ends by itself; a sample, to what was counted before.
                if !is_whole() && number > count {
                    break;
                }
                if !is_whole() && !place.is_multiple_of(step) {
                    continue;
                }
                let world = play.world();
                let known = known(&world);
                let outcome = killed_before(play, &world, &call, number);
                if outcome.code.is_some() {
                    is_played(play, &world, &outcome);
                    assert!(
                        number > count || !is_certain,
                        "{}: {call} was counted {count} times, and {number} is never reached",
                        play.name
                    );
                    break;
                }
                let point = format!("{}, before {call} {number}", play.name);
                failures.add(&point, survives(play, &world, known.as_deref(), &outcome));
                points += 1;
            }
            seen.push(format!("{call} {count}"));
        }
        report(&format!(
            "matrix: {}: killed before {points} calls of {}",
            play.name,
            seen.join(", ")
        ));
        // The one point of a sample may be a call that is made by chance.
        assert!(points > 0 || !is_whole(), "{}: no point", play.name);
        all += points;
    }
    report(&format!("matrix: killed before {all} calls"));
    failures.are_none();
}

#[test]
fn up_to_three_times_in_a_row() {
    if !programs::are_installed("three kills in a row", &["strace"]) {
        return;
    }
    let (mut failures, mut kills) = (Failures::default(), [0; 4]);
    for play in chosen() {
        let counts: Vec<(String, usize)> = calls(play)
            .into_iter()
            .filter(|(call, _)| call != "connect")
            .collect();
        let mut chance = offset(play.name);
        let mut draw = |below: usize| {
            chance = chance.wrapping_mul(1_103_515_245).wrapping_add(12_345) % (1 << 31);
            (chance >> 8) % below
        };
        for _ in 0..if is_whole() { 24 } else { THRICE } {
            let mut world = play.world();
            world.may_litter = true;
            let known = known(&world);
            let (mut count, mut points) = (0, Vec::new());
            let last = loop {
                let (call, times) = &counts[draw(counts.len())];
                let number = 1 + draw(*times);
                let was_done = (play.end)(&world).is_ok();
                let outcome = killed_before(play, &world, call, number);
                points.push(format!("{call} {number}"));
                let is_fine = match outcome.code {
                    None => true,
                    Some(code) if code == play.exit => false,
                    Some(2) if play.may_find_nothing && was_done => false,
                    Some(_) => panic!("{}, {points:?}\n{outcome}", play.name),
                };
                count += usize::from(is_fine);
                if !is_fine || count == 3 {
                    break outcome;
                }
                let point = format!("{}, before {}", play.name, points.join(", "));
                failures.add(&point, holds(&world, known.as_deref(), &outcome));
            };
            kills[count] += 1;
            let point = format!("{}, before {}", play.name, points.join(", "));
            failures.add(&point, holds(&world, known.as_deref(), &last));
            failures.add(&point, converges(play, &world, &last));
        }
    }
    report(&format!(
        "matrix: killed once {} times, twice in a row {} times, three times {}",
        kills[1], kills[2], kills[3]
    ));
    let is_all = std::env::var_os("TEST_PLAY").is_none();
    assert!(
        kills[3] > 0 || !is_all,
        "no run was killed three times: {kills:?}"
    );
    failures.are_none();
}
