//! Killed at each point: before each call to the system that leaves a mark, at each request, each message
//! to the keychain, each call of a helper or hook; then run again.

use std::collections::{BTreeMap, BTreeSet};

use crate::calls;
use crate::kills::{Failures, is_played, known, survives};
use crate::plays::{Play, killed};
use crate::points::{Kind, kill};
use crate::support::report;
use crate::{is_whole, offset};

/// What the kills of a play came to.
#[derive(Default)]
struct Reached {
    points: BTreeMap<Kind, usize>,
    files: BTreeSet<usize>,
    /// Counts all points, also those that a sample leaves out.
    place: usize,
}

/// Kills a play where it comes to a point of this kind, at one in `step` of them.
fn at_each(
    play: &'static Play,
    kind: &Kind,
    step: usize,
    reached: &mut Reached,
    failures: &mut Failures,
) {
    let count = play.counts().points[kind];
    for number in 1.. {
        // Counted up until the run ends by itself; a sample, to what was counted before.
        if step > 1 && number > count {
            return;
        }
        for phase in kind.phases() {
            reached.place += 1;
            if !reached.place.is_multiple_of(step) {
                continue;
            }
            let world = play.world();
            let known = known(&world);
            let killed = kill(&world, kind, number, *phase);
            let Some(at) = killed.at else {
                is_played(play, &world, &killed.outcome);
                assert!(
                    number > count || !kind.is_certain(),
                    "{}: {kind} was counted {count} times, and {number} is never reached",
                    play.name
                );
                return;
            };
            if *kind == Kind::Call("write".to_owned()) {
                reached.files.extend(calls::last_write_to_file(&world));
            }
            let point = format!("{}, {phase:?} {kind} {number}: {at}", play.name);
            failures.add(
                &point,
                survives(play, &world, known.as_deref(), &killed.outcome),
            );
            *reached.points.entry(kind.clone()).or_default() += 1;
        }
    }
}

/// Kills each play at the points of a group; of a sample, at one in `step` of them.
fn kill_each(group: &str, step: usize) {
    let (mut failures, mut all) = (Failures::default(), 0);
    for play in killed() {
        let counts = play.counts();
        let kinds = || counts.points.keys().filter(|kind| kind.group() == group);
        if kinds().next().is_none() {
            continue;
        }
        let is_whole = is_whole() && !(play.is_sampled() && group == "calls");
        let total = kinds().map(|kind| counts.points[kind] * kind.phases().len());
        // At least one point of each play is in a sample.
        let step = if is_whole { 1 } else { step.min(total.sum()) };
        let mut reached = Reached {
            place: offset(play.name),
            ..Reached::default()
        };
        for kind in kinds() {
            at_each(play, kind, step, &mut reached, &mut failures);
            // A write that changed places with a wake-up is found when it is tried once more.
            let is_write = *kind == Kind::Call("write".to_owned());
            if is_write && is_whole && reached.files.len() < counts.files {
                at_each(play, kind, step, &mut reached, &mut failures);
            }
            assert!(
                !is_whole || reached.points.contains_key(kind),
                "{}: no {kind} was ever reached, of {}",
                play.name,
                counts.points[kind]
            );
        }
        assert!(
            !is_whole || group != "calls" || reached.files.len() >= counts.files,
            "{}: of {} writes to files these were reached: {:?}",
            play.name,
            counts.files,
            reached.files
        );
        let points: usize = reached.points.values().sum();
        let seen = kinds().map(|kind| format!("{kind} {}", counts.points[kind]));
        report(&format!(
            "matrix: {}: killed at {points} points of {}",
            play.name,
            seen.collect::<Vec<_>>().join(", ")
        ));
        all += points;
    }
    report(&format!("matrix: killed at {all} points of {group}"));
    failures.are_none();
}

#[test]
fn call() {
    if calls::are_possible() {
        kill_each("calls", 29);
    }
}

#[test]
fn request() {
    kill_each("requests", 8);
}

#[test]
fn message_to_the_keychain() {
    kill_each("messages to the keychain", 41);
}

#[test]
fn helper_and_hook() {
    kill_each("helpers and hooks", 41);
}
