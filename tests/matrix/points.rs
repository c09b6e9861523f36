//! At what a run can be killed, how often it comes there, and the kill.

use std::collections::BTreeMap;
use std::fmt;
use std::time::{Duration, Instant};

use crate::kills::is_played;
use crate::plays::Play;
use crate::stop::{Phase, Stop};
use crate::support::Outcome;
use crate::world::{LIMIT, World};
use crate::{calls, recording};

/// At what a run is killed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// A call to the system, by name.
    Call(String),
    /// A request to the tenant.
    Request,
    /// A message to the keychain.
    Message,
    /// A helper or a hook.
    Program,
}

impl Kind {
    pub(crate) fn phases(&self) -> &'static [Phase] {
        match self {
            Self::Call(_) => &[Phase::Before],
            Self::Request => &[Phase::Before, Phase::Acted, Phase::Answered],
            // Answered is before the next.
            Self::Message | Self::Program => &[Phase::Before, Phase::Acted],
        }
    }

    /// Whether each run that nothing disturbs comes as often to it. How often a runtime wakes itself,
    /// and how many connections it makes, is chance.
    pub(crate) fn is_certain(&self) -> bool {
        !matches!(self, Self::Call(name) if ["write", "connect"].contains(&&**name))
    }

    /// All calls to the system are one group.
    pub(crate) fn group(&self) -> &'static str {
        match self {
            Self::Call(_) => "calls",
            Self::Request => "requests",
            Self::Message => "messages to the keychain",
            Self::Program => "helpers and hooks",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Call(name) => formatter.write_str(name),
            other => formatter.write_str(other.group()),
        }
    }
}

/// How often a run that nothing disturbs comes to each.
#[derive(Debug)]
pub(crate) struct Counts {
    pub(crate) points: BTreeMap<Kind, usize>,
    /// How many of the calls `write` are to files.
    pub(crate) files: usize,
}

/// Plays it once, and counts. What must be there, and is not, is a failure.
pub(crate) fn count(play: &'static Play) -> Counts {
    let world = play.world();
    // What prepared it is not counted.
    world.gate.stop.arm(None);
    if let Some(bus) = &world.bus {
        bus.stop.arm(None);
    }
    recording::arm(&world, "");
    let trace = calls::trace(&world);
    let outcome = world.run();
    let requests = world.gate.stop.seen();
    let messages = world.bus.as_ref().map_or(0, |bus| bus.stop.seen());
    is_played(play, &world, &outcome);
    let (mut points, files) = trace.map_or_else(Default::default, |trace| {
        let text = std::fs::read_to_string(trace).unwrap();
        (calls::count(&text), calls::writes_to_files(&world, &text))
    });
    points.insert(Kind::Request, requests);
    points.insert(Kind::Message, messages);
    points.insert(Kind::Program, recording::calls(&world));
    points.retain(|_, count| *count > 0);
    Counts { points, files }
}

/// A run that was to be killed.
pub(crate) struct Killed {
    pub(crate) outcome: Outcome,
    /// Where it was; nothing if it never came there, and ended by itself.
    pub(crate) at: Option<String>,
}

/// Runs the command, which is killed where it comes there for the so-many-th time (from 1).
pub(crate) fn kill(world: &World, kind: &Kind, number: usize, phase: Phase) -> Killed {
    let dead = |outcome: Outcome, at: String| Killed {
        at: outcome.code.is_none().then_some(at),
        outcome,
    };
    match kind {
        Kind::Call(call) => {
            let (outcome, at) = calls::injected(world, call, number, "signal=SIGKILL");
            dead(outcome, at)
        }
        Kind::Request => stopped(world, &world.gate.stop, number, phase),
        Kind::Message => stopped(world, &world.bus.as_ref().unwrap().stop, number, phase),
        Kind::Program => {
            recording::arm(world, &format!("{number} {phase:?}"));
            let outcome = world.run();
            recording::arm(world, "");
            dead(outcome, String::new())
        }
    }
}

/// Killed where it is stopped.
fn stopped(world: &World, stop: &Stop, number: usize, phase: Phase) -> Killed {
    stop.arm(Some((number, phase)));
    let mut child = world.command().start();
    let end = Instant::now() + LIMIT;
    // Its last answer may end it in the moment in which it is looked at.
    while child.is_running() && stop.stopped_at().is_none() {
        assert!(Instant::now() < end, "{}: it hangs", world.play.name);
        std::thread::sleep(Duration::from_millis(1));
    }
    let at = stop.stopped_at();
    let outcome = if at.is_some() {
        child.kill()
    } else {
        world.ended(child.wait_within(LIMIT))
    };
    stop.arm(None);
    assert!(
        at.is_none() || outcome.code.is_none() || phase == Phase::Answered,
        "{}, {number} {phase:?}: it was not killed\n{outcome}",
        world.play.name
    );
    Killed { outcome, at }
}
