//! Killed at each request: before the tenant has it, when it has acted, and when its answer is there.

use std::time::Duration;

use crate::gate::Phase;
use crate::kills::{Failures, is_played, known, survives};
use crate::plays::{Play, chosen};
use crate::support::report;
use crate::{is_whole, offset};

const PHASES: [Phase; 3] = [Phase::Before, Phase::Acted, Phase::Answered];
/// Of a sample: one point in so many.
const STEP: usize = 8;

/// Runs the command until the gate stops it, and kills it there; nothing where it came to its end.
fn killed_at(play: &Play, number: usize, phase: Phase) -> Option<(String, Result<(), String>)> {
    let world = play.world();
    let known = known(&world);
    world.gate.arm(Some((number, phase)));
    let mut child = (play.command)(&world).start();
    let request = loop {
        if let Some(request) = world.gate.stopped_at() {
            break request;
        }
        if !child.is_running() {
            // Its last answer may have ended it in this moment.
            if let Some(request) = world.gate.stopped_at() {
                break request;
            }
            is_played(play, &world, &child.wait());
            return None;
        }
        std::thread::sleep(Duration::from_millis(1));
    };
    let point = format!("{}, request {number} {phase:?}: {request}", play.name);
    let outcome = child.kill();
    assert!(
        outcome.code.is_none() || phase == Phase::Answered,
        "{point}: it was not killed\n{outcome}"
    );
    Some((point, survives(play, &world, known.as_deref(), &outcome)))
}

#[test]
fn of_every_command() {
    let (mut failures, mut all) = (Failures::default(), 0);
    for play in chosen() {
        let offset = offset(play.name);
        let (mut requests, mut points) = (0, 0);
        'requests: for number in 1.. {
            for (place, phase) in PHASES.into_iter().enumerate() {
                let point = number * PHASES.len() + place + offset;
                if !is_whole() && !point.is_multiple_of(STEP) {
                    continue;
                }
                let Some((point, result)) = killed_at(play, number, phase) else {
                    break 'requests;
                };
                failures.add(&point, result);
                (points, requests) = (points + 1, number);
            }
        }
        report(&format!(
            "matrix: {}: killed at {points} points of the first {requests} requests",
            play.name
        ));
        all += points;
    }
    report(&format!("matrix: killed at {all} points of requests"));
    failures.are_none();
}
