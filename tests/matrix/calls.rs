//! By `strace`: the calls to the system that leave a mark are counted, and what happens at one of them is
//! decided. Of the tool alone, not of its helpers.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::points::Kind;
use crate::programs;
use crate::support::Outcome;
use crate::world::World;

/// The calls; `writev` is a request that is sent.
const CALLS: &str = "write,writev,sendto,sendmsg,pwrite64,ftruncate,fsync,fdatasync,rename,renameat,\
    renameat2,link,linkat,unlink,unlinkat,mkdir,mkdirat,symlinkat,chmod,fchmod,fchmodat,connect";

/// Whether strace is there.
pub(crate) fn are_possible() -> bool {
    programs::are_installed("kills at each call", &["strace"])
}

/// From now on runs write what they call to this file, where strace is there.
pub(crate) fn trace(world: &World) -> Option<PathBuf> {
    if !are_possible() {
        return None;
    }
    wrap(world, &["-e", &format!("trace={CALLS}")]);
    Some(world.home.path("trace"))
}

/// Only the main thread, which does all of these calls but for those of the keychain, whose messages
/// are stopped on their way. It does not follow what the tool starts, either.
fn wrap(world: &World, arguments: &[&str]) {
    let trace = world.home.path("trace");
    // Without --seccomp-bpf, with which strace 6.1 injects nothing.
    let all = ["strace", "-qq", "-y", "-o", &trace.to_string_lossy()];
    let all = all.iter().chain(arguments);
    *world.wrapper.borrow_mut() = all.map(ToString::to_string).collect();
}

/// How often each call was made.
pub(crate) fn count(trace: &str) -> BTreeMap<Kind, usize> {
    let mut calls = BTreeMap::new();
    for line in trace.lines() {
        if let Some((name, _)) = line.split_once('(') {
            *calls.entry(Kind::Call(name.to_owned())).or_default() += 1;
        }
    }
    calls
}

/// The calls `write` that were to files, which a run makes in the same order each time.
pub(crate) fn writes_to_files(world: &World, trace: &str) -> usize {
    let lines = trace.lines();
    lines.filter(|line| is_write_to_file(world, line)).count()
}

fn is_write_to_file(world: &World, line: &str) -> bool {
    let path = line
        .strip_prefix("write(")
        .and_then(|rest| rest.split_once('<'));
    let folder = world.home.folder().to_string_lossy();
    path.is_some_and(|(_, path)| path.starts_with(&*folder))
}

/// Which of the writes to files was the last that was begun, if it was the last `write` at all.
pub(crate) fn last_write_to_file(world: &World) -> Option<usize> {
    let trace = world.home.read("trace");
    let last = trace.lines().rfind(|line| line.starts_with("write("))?;
    is_write_to_file(world, last).then(|| writes_to_files(world, &trace))
}

/// Runs the command, and injects something into the call with this number (from 1); tells the last
/// such call as well.
pub(crate) fn injected(world: &World, call: &str, number: usize, what: &str) -> (Outcome, String) {
    let inject = format!("inject={call}:{what}:when={number}");
    wrap(world, &["-e", &format!("trace={call}"), "-e", &inject]);
    let outcome = world.run();
    world.wrapper.borrow_mut().clear();
    let trace = world.home.read("trace");
    let last = trace.lines().rfind(|line| line.starts_with(call));
    (outcome, last.unwrap_or_default().to_owned())
}
