//! A disk that is full, read-only or broken, at each call that leaves a mark on it: one error, and
//! when the disk is whole again the same command goes on to its end.

use crate::calls;
use crate::faults::is_told;
use crate::kills::{Failures, converges, holds, known};
use crate::plays::killed;
use crate::points::Kind;
use crate::support::report;
use crate::{is_whole, offset};

/// What the calls answer then.
const ERRORS: [(&str, &[&str]); 3] = [
    (
        "ENOSPC",
        &[
            "fsync",
            "mkdir",
            "rename",
            "renameat",
            "renameat2",
            "ftruncate",
        ],
    ),
    (
        "EROFS",
        &[
            "mkdir",
            "rename",
            "renameat",
            "renameat2",
            "unlink",
            "unlinkat",
        ],
    ),
    ("EIO", &["fsync", "unlink", "unlinkat"]),
];
/// Of a sample: one in so many.
const STEP: usize = 31;

#[test]
fn fails_at_each_call() {
    if !calls::are_possible() {
        return;
    }
    let (mut failures, mut points) = (Failures::default(), 0);
    for play in killed() {
        let mut place = offset(play.name);
        let is_whole = is_whole() && !play.is_sampled();
        for (error, names) in ERRORS {
            for (kind, count) in &play.counts().points {
                let Kind::Call(call) = kind else { continue };
                if !names.contains(&&**call) {
                    continue;
                }
                for number in 1..=*count {
                    place += 1;
                    if !is_whole && !place.is_multiple_of(STEP) {
                        continue;
                    }
                    let mut world = play.world();
                    world.may_litter = true;
                    let known = known(&world);
                    let what = format!("error={error}");
                    let (outcome, _) = calls::injected(&world, call, number, &what);
                    // Who holds a lock is written for people, and may be missing.
                    let told = if play.is_end(&outcome, false) {
                        (play.end)(&world)
                    } else {
                        is_told(&outcome, &[1, 4, 6])
                    };
                    let result = told
                        .map_err(|problem| format!("{problem}\n{outcome}"))
                        .and_then(|()| holds(&world, known.as_deref(), &outcome))
                        .and_then(|()| converges(play, &world, &outcome));
                    let point = format!("{}, {error} at {call} {number}", play.name);
                    failures.add(&point, result);
                    points += 1;
                }
            }
        }
    }
    report(&format!("matrix: {points} calls that the disk failed"));
    failures.are_none();
}
