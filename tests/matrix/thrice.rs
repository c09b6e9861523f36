//! Up to three kills in a row, at points of every kind: calls to the system, requests, messages to the
//! keychain, helpers and hooks, as chance mixes them.

use std::collections::{BTreeMap, BTreeSet};

use crate::kills::{Failures, converges, holds, known};
use crate::plays::{Play, killed};
use crate::points::{Kind, kill};
use crate::support::report;
use crate::{calls, is_whole, offset};

/// So many times each play is begun, and more often until one was killed three times.
const TIMES: usize = 24;
const MOST: usize = 96;
/// Of a sample: one play in so many.
const STEP: usize = 4;

/// The same numbers in each run.
struct Chance(usize);

impl Chance {
    fn draw<'all, T>(&mut self, all: &'all [T]) -> &'all T {
        &all[self.below(all.len())]
    }

    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(1_103_515_245).wrapping_add(12_345) % (1 << 31);
        (self.0 >> 8) % limit
    }
}

/// Kills one world up to three times; at what, and whether another kill was to come and never did.
fn kill_in_a_row(play: &'static Play, chance: &mut Chance, failures: &mut Failures) -> Vec<Kind> {
    let counts = &play.counts().points;
    let kinds: Vec<&Kind> = counts.keys().collect();
    let groups: BTreeSet<&str> = kinds.iter().map(|kind| kind.group()).collect();
    let groups: Vec<&str> = groups.into_iter().collect();
    let mut world = play.world();
    world.may_litter = true;
    let known = known(&world);
    let (mut reached, mut points) = (Vec::new(), play.name.to_owned());
    let last = loop {
        // So that requests are not lost among the calls.
        let group = *chance.draw(&groups);
        let of_group: Vec<&Kind> = kinds
            .iter()
            .copied()
            .filter(|kind| kind.group() == group)
            .collect();
        let kind = *chance.draw(&of_group);
        let (phase, number) = (*chance.draw(kind.phases()), 1 + chance.below(counts[kind]));
        let was_done = (play.end)(&world).is_ok();
        let killed = kill(&world, kind, number, phase);
        points.push_str(&format!(", {phase:?} {kind} {number}"));
        if killed.at.is_none() {
            let is_done = play.is_end(&killed.outcome, was_done);
            assert!(is_done, "{points}\n{}", killed.outcome);
            break killed.outcome;
        }
        reached.push(kind.clone());
        if reached.len() == 3 {
            break killed.outcome;
        }
        failures.add(&points, holds(&world, known.as_deref(), &killed.outcome));
    };
    failures.add(&points, holds(&world, known.as_deref(), &last));
    failures.add(&points, converges(play, &world, &last));
    reached
}

#[test]
fn in_a_row() {
    if !calls::are_possible() {
        return;
    }
    let (mut failures, mut times) = (Failures::default(), [0; 4]);
    let mut kinds = BTreeMap::<&str, usize>::new();
    for (place, play) in killed().enumerate() {
        if !is_whole() && !place.is_multiple_of(STEP) {
            continue;
        }
        let mut chance = Chance(offset(play.name));
        let mut reached = BTreeSet::new();
        let wished = if is_whole() { TIMES } else { 1 };
        let mut triples = 0;
        for begun in 0..MOST {
            if begun >= wished && triples > 0 {
                break;
            }
            let row = kill_in_a_row(play, &mut chance, &mut failures);
            times[row.len()] += 1;
            triples += usize::from(row.len() == 3);
            for kind in row {
                *kinds.entry(kind.group()).or_default() += 1;
                reached.insert(kind.group());
            }
        }
        assert!(
            triples > 0,
            "{}: never killed three times in a row",
            play.name
        );
        let all = play.counts().points.keys().map(Kind::group);
        let missing: Vec<&str> = all.filter(|group| !reached.contains(group)).collect();
        assert!(
            !is_whole() || missing.is_empty(),
            "{}: never killed at {missing:?}",
            play.name
        );
    }
    report(&format!(
        "matrix: killed once {} times, twice in a row {} times, three times {}; at {kinds:?}",
        times[1], times[2], times[3]
    ));
    failures.are_none();
}
