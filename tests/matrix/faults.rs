//! Every fault at each request, once, twice and always: done after a retry that was safe, or one error
//! with its hint and exit code; and without the fault the same command goes on to its end.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use crate::kills::{Failures, converges, holds, is_played, known};
use crate::plays::{Play, spoiled};
use crate::support::tenant::API;
use crate::support::{Outcome, report};
use crate::world::World;
use crate::{is_whole, offset};

/// What happens, and the exit codes by which a run may end that it stops.
const FAULTS: &[(&str, &[i32])] = &[
    ("status=400", &[3, 4, 5]),
    ("status=401", &[3, 5]),
    ("status=403", &[3, 5]),
    ("status=404", &[2, 3, 4, 5]),
    ("status=409", &[4, 5]),
    ("status=429 retry-after=0", &[4]),
    ("status=500", &[4]),
    ("status=500 act", &[4]),
    ("status=502", &[4]),
    ("status=503 retry-after=0", &[4]),
    ("status=504 act", &[4]),
    ("reset", &[4]),
    ("lost-reply", &[4]),
    ("truncate", &[4]),
    ("drip", &[4]),
    ("empty", &[4]),
    ("not-json", &[4]),
    ("html", &[4]),
    ("redirect=http://127.0.0.2:9/elsewhere", &[4]),
    ("hang", &[4]),
    ("latency=30", &[]),
];
/// How often in a row.
const TIMES: [&str; 3] = ["once", "twice", "always"];
/// The most tries of one request.
const TRIES: u32 = 3;
/// The longest pause before the next try.
const PAUSE: Duration = Duration::from_secs(1);
const REST: Duration = Duration::from_secs(15);
/// Of a sample: one in so many.
const STEP: usize = 149;

/// One request of a play: method, path, and how many before it match them.
#[derive(Clone)]
struct Call {
    method: String,
    path: String,
    number: usize,
    /// How many more of its kind there are.
    after: u32,
}

/// The requests of a play that nothing disturbs.
fn calls(play: &'static Play) -> Vec<Call> {
    let world = play.world();
    let before = world.tenant.0.requests().len();
    let outcome = world.run();
    // Before anything else asks the tenant.
    let requests = world.tenant.0.requests();
    is_played(play, &world, &outcome);
    let mut calls: Vec<Call> = Vec::new();
    for record in &requests[before..] {
        // Ids are new in each tenant.
        let path = record.path.replace(API, "");
        let path = path
            .split('/')
            .take_while(|part| part.len() != 36)
            .collect::<Vec<_>>()
            .join("/");
        let path = path.split('?').next().unwrap().to_owned();
        let same = calls
            .iter()
            .filter(|call| call.method == record.method && call.path.contains(&path));
        let number = 1 + same.count();
        calls.push(Call {
            method: record.method.clone(),
            path,
            number,
            after: 0,
        });
    }
    for place in 0..calls.len() {
        let (call, rest) = calls[place..].split_first().unwrap();
        let same = rest
            .iter()
            .filter(|one| one.method == call.method && one.path == call.path);
        calls[place].after = u32::try_from(same.count()).unwrap();
    }
    calls
}

/// The faults that spoil a call so.
fn faults(call: &Call, effect: &str, times: &str) -> Vec<String> {
    let Call {
        method,
        path,
        number,
        ..
    } = call;
    let nth = |number| format!("{method} {path} nth={number} {effect}");
    match times {
        "once" => vec![nth(*number)],
        "twice" => vec![nth(*number), nth(number + 1)],
        _ => vec![format!("{method} {path} from={number} {effect}")],
    }
}

/// One error, one hint, and the right exit code.
pub(crate) fn is_told(outcome: &Outcome, codes: &[i32]) -> Result<(), String> {
    let Some(code) = outcome.code else {
        return Err("it was killed".to_owned());
    };
    let count = |start: &str| {
        let lines = outcome.stderr.lines();
        lines.filter(|line| line.starts_with(start)).count()
    };
    if code == 0 {
        return match count("error: ") {
            0 => Ok(()),
            _ => Err("a success tells an error".to_owned()),
        };
    }
    if !codes.contains(&code) {
        return Err(format!("it ends with exit code {code}, not {codes:?}"));
    }
    match (count("error: "), count("hint: "), outcome.stdout.is_empty()) {
        (1, 1, true) => Ok(()),
        (errors, hints, _) => Err(format!("{errors} errors and {hints} hints, or a result")),
    }
}

/// `--timeout`, in seconds: it holds for the keychain, too, which takes longer on a machine with much to do.
fn timeout(play: &Play) -> u64 {
    if play.store == "keychain" { 3 } else { 1 }
}

/// By when a run has ended: so often as it is struck, and tries, by --timeout and a pause; and what the
/// rest takes on a machine with much to do.
fn limit(play: &Play, call: &Call, times: &str) -> Duration {
    let struck = match times {
        "once" => 1,
        "twice" => 2,
        _ => TRIES * (1 + call.after),
    };
    REST + (Duration::from_secs(timeout(play)) + PAUSE) * struck
}

/// How a point ended: the exit code, or what is wrong.
fn spoil(
    play: &'static Play,
    call: &Call,
    effect: &str,
    times: &str,
    codes: &[i32],
) -> (Option<i32>, Result<(), String>) {
    let world = play.world();
    let known = known(&world);
    for fault in faults(call, effect, times) {
        world.tenant.fault(&fault);
    }
    let command = world
        .command()
        .args(&format!("--timeout {}", timeout(play)));
    let limit = limit(play, call, times);
    let outcome = match command.start().wait_within(limit) {
        Ok(outcome) => outcome,
        Err(hung) => {
            let problem = format!("it hangs: no end after {} s\n{hung}", limit.as_secs());
            return (None, Err(problem));
        }
    };
    // One that never struck would be a point that was not covered.
    let struck = world.tenant.0.faults()[0].calls();
    let number = u64::try_from(call.number).unwrap();
    if struck < number {
        let problem = format!("call {number} never came, but {struck}\n{outcome}");
        return (outcome.code, Err(problem));
    }
    // The test at the end has an exit code of its own.
    let verified: &[i32] = if call.path.contains("/scim/") {
        &[8]
    } else {
        &[]
    };
    // Domains that cannot be understood are unknown: a directory of the same name is a conflict then.
    let unknown: &[i32] = if call.method == "GET" && call.path.contains("/directoryconfigs") {
        &[5]
    } else {
        &[]
    };
    let codes = [codes, verified, unknown].concat();
    let mut result = judge(play, &world, known.as_deref(), &outcome, &codes);
    // One that is told that something is not there may show that.
    if play.is_looking && effect != "status=404" {
        result = result.and_then(|()| shows_all(&world, &outcome));
    }
    (outcome.code, result)
}

/// A list that came to its end in spite of the fault has all rows, if not all that is in them.
fn shows_all(world: &World, outcome: &Outcome) -> Result<(), String> {
    let again = world.run();
    if world.play.is_end(outcome, false) && rows(&again) != rows(outcome) {
        return Err(format!("it shows something else\n{outcome}\n{again}"));
    }
    Ok(())
}

/// What the lines of a result begin with.
fn rows(outcome: &Outcome) -> Vec<Option<&str>> {
    let lines = outcome.stdout.lines();
    lines.map(|line| line.split(' ').next()).collect()
}

fn judge(
    play: &'static Play,
    world: &World,
    known: Option<&str>,
    outcome: &Outcome,
    codes: &[i32],
) -> Result<(), String> {
    // What looks at the tenant shall see it as it is.
    world.tenant.0.clear_faults();
    if play.is_end(outcome, false) || (play.may_need_person && outcome.code == Some(7)) {
        (play.end)(world).map_err(|problem| format!("a success, but {problem}\n{outcome}"))?;
    } else {
        (play.told)(outcome, codes).map_err(|problem| format!("{problem}\n{outcome}"))?;
    }
    holds(world, known, outcome)?;
    converges(play, world, outcome)
}

#[test]
fn of_every_command() {
    let mut points = Vec::new();
    for play in spoiled() {
        let calls = calls(play);
        assert!(
            !calls.is_empty() || !play.asks,
            "{}: it asks nothing",
            play.name
        );
        let mut place = offset(play.name);
        for call in &calls {
            for (effect, codes) in FAULTS {
                for times in TIMES {
                    place += 1;
                    if (is_whole() && !play.is_sampled()) || place.is_multiple_of(STEP) {
                        points.push((play, call.clone(), *effect, times, *codes));
                    }
                }
            }
        }
    }
    let (next, failures) = (AtomicUsize::new(0), Mutex::new(Failures::default()));
    let ends = Mutex::new(BTreeMap::<&str, BTreeMap<i32, usize>>::new());
    // Most of the time is spent in waiting for what never comes.
    let workers = if is_whole() { 24 } else { 8 };
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some((play, call, effect, times, codes)) =
                    points.get(next.fetch_add(1, Ordering::Relaxed))
                {
                    let (code, result) = spoil(play, call, effect, times, codes);
                    let point = format!(
                        "{}, {} {} ({}.) {effect} {times}",
                        play.name, call.method, call.path, call.number
                    );
                    let mut ends = ends.lock().unwrap();
                    let ends = ends.entry(effect).or_default();
                    *ends.entry(code.unwrap_or(-1)).or_default() += 1;
                    failures.lock().unwrap().add(&point, result);
                }
            });
        }
    });
    report(&format!(
        "matrix: {} faults of {} commands",
        points.len(),
        spoiled().count()
    ));
    for (effect, codes) in ends.into_inner().unwrap() {
        report(&format!("matrix: {effect}: exit codes {codes:?}"));
    }
    failures.into_inner().unwrap().are_none();
}
