//! Killed at each request to the tenant and at each message to the keychain: before it has it, when it
//! has acted, and when its answer is there.

use std::sync::Arc;
use std::time::Duration;

use crate::kills::{Failures, is_played, known, survives};
use crate::plays::{Play, chosen};
use crate::stop::{Phase, Stop};
use crate::support::report;
use crate::world::World;
use crate::{is_whole, offset};

/// Of a sample: one point in so many.
const STEP: usize = 8;
/// Of a sample of messages to the keychain.
const KEYCHAIN_STEP: usize = 41;

/// Runs the command until it is stopped, and kills it there; nothing where it came to its end.
fn killed_at(
    play: &Play,
    stop_of: fn(&World) -> Arc<Stop>,
    number: usize,
    phase: Phase,
) -> Option<(String, Result<(), String>)> {
    let world = play.world();
    let known = known(&world);
    let stop = stop_of(&world);
    stop.arm(Some((number, phase)));
    let mut child = (play.command)(&world).start();
    let stopped_at = loop {
        if let Some(stopped_at) = stop.stopped_at() {
            break stopped_at;
        }
        if !child.is_running() {
            // Its last answer may have ended it in this moment.
            if let Some(stopped_at) = stop.stopped_at() {
                break stopped_at;
            }
            is_played(play, &world, &child.wait());
            return None;
        }
        std::thread::sleep(Duration::from_millis(1));
    };
    let point = format!("{}, number {number} {phase:?}: {stopped_at}", play.name);
    let outcome = child.kill();
    stop.arm(None);
    assert!(
        outcome.code.is_none() || phase == Phase::Answered,
        "{point}: it was not killed\n{outcome}"
    );
    Some((point, survives(play, &world, known.as_deref(), &outcome)))
}

/// Kills each play at each number and phase, or at one in `step` of them.
fn kill_all(
    what: &str,
    plays: impl Iterator<Item = &'static Play>,
    stop_of: fn(&World) -> Arc<Stop>,
    phases: &[Phase],
    step: usize,
) {
    let (mut failures, mut all) = (Failures::default(), 0);
    for play in plays {
        let offset = offset(play.name);
        let (mut last, mut points) = (0, 0);
        'numbers: for number in 1.. {
            for (place, phase) in phases.iter().enumerate() {
                let point = number * phases.len() + place + offset;
                if !is_whole() && !point.is_multiple_of(step) {
                    continue;
                }
                let Some((point, result)) = killed_at(play, stop_of, number, *phase) else {
                    break 'numbers;
                };
                failures.add(&point, result);
                (points, last) = (points + 1, number);
            }
        }
        report(&format!(
            "matrix: {}: killed at {points} points of the first {last} {what}",
            play.name
        ));
        all += points;
    }
    report(&format!("matrix: killed at {all} points of {what}"));
    failures.are_none();
}

#[test]
fn of_every_command() {
    let phases = [Phase::Before, Phase::Acted, Phase::Answered];
    kill_all(
        "requests",
        chosen(),
        |world| Arc::clone(&world.gate.stop),
        &phases,
        STEP,
    );
}

#[test]
fn of_the_keychain() {
    // Answered is before the next.
    kill_all(
        "messages to the keychain",
        chosen().filter(|play| play.is_in_keychain),
        |world| Arc::clone(&world.bus.as_ref().unwrap().stop),
        &[Phase::Before, Phase::Acted],
        KEYCHAIN_STEP,
    );
}
