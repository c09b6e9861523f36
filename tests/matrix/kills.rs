//! What is done after each kill: the invariants, and the same command to its end.

use std::time::{Duration, SystemTime};

use crate::plays::Play;
use crate::support::Outcome;
use crate::world::World;

/// The one secret that was kept before.
pub(crate) fn known(world: &World) -> Option<String> {
    world.secrets().into_iter().next()
}

/// Asserts that a run which nothing disturbed did what it should.
pub(crate) fn is_played(play: &Play, world: &World, outcome: &Outcome) {
    assert!(
        play.is_end(outcome, false),
        "{}, undisturbed\n{outcome}",
        play.name
    );
    if let Err(problem) = (play.end)(world) {
        panic!("{}, undisturbed: {problem}\n{outcome}", play.name);
    }
}

/// What must hold after a kill, and when the same command is then run to its end, an hour later.
pub(crate) fn survives(
    play: &Play,
    world: &World,
    known: Option<&str>,
    killed: &Outcome,
) -> Result<(), String> {
    holds(world, known, killed)?;
    converges(play, world, killed)
}

pub(crate) fn holds(world: &World, known: Option<&str>, killed: &Outcome) -> Result<(), String> {
    world
        .holds_always(known)
        .map_err(|broken| format!("{broken}\n{killed}"))
}

pub(crate) fn converges(play: &Play, world: &World, killed: &Outcome) -> Result<(), String> {
    world.gate.stop.arm(None);
    world.wrapper.borrow_mut().clear();
    let was_done = (play.end)(world).is_ok();
    an_hour_later(world);
    let outcome = world.run();
    if !play.is_end(&outcome, was_done) {
        return Err(format!("the next run fails\n{killed}\n{outcome}"));
    }
    (play.end)(world)
        .map_err(|problem| format!("after the next run: {problem}\n{killed}\n{outcome}"))
}

/// What a killed run left is swept by a later one only when it is old.
fn an_hour_later(world: &World) {
    let before = SystemTime::now() - Duration::from_secs(3600);
    for path in world.unfinished() {
        let file = std::fs::File::options().write(true).open(path).unwrap();
        file.set_modified(before).unwrap();
    }
}

/// What failed at which point.
#[derive(Default)]
pub(crate) struct Failures(Vec<String>);

impl Failures {
    pub(crate) fn add(&mut self, point: &str, result: Result<(), String>) {
        if let Err(problem) = result {
            self.0.push(format!("{point}: {problem}"));
        }
    }

    /// Fails with all of them, the first ones in full.
    pub(crate) fn are_none(&self) {
        let heads: Vec<&str> = self.0.iter().filter_map(|one| one.lines().next()).collect();
        assert!(
            self.0.is_empty(),
            "{}\n{} failures:\n{}",
            self.0
                .iter()
                .take(2)
                .cloned()
                .collect::<Vec<_>>()
                .join("\n\n"),
            heads.len(),
            heads.join("\n")
        );
    }
}
