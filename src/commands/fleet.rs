//! Many profiles at once: so many at a time, and what one of them does harms no other.

use crate::context::Context;
use crate::open_files;
use crate::ui::{Counting, Verbosity};
use crate::values::ProfileName;
use anyhow::Result;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use tokio::runtime::Runtime;

/// How many at once, where nobody says it.
pub(super) const JOBS: u16 = 8;

/// Does the work for each profile, `jobs` at a time, and gives the results in the order of the names.
/// What each would say meanwhile would only be mixed up, and is not said unless `-v` asks for it: the
/// report tells it.
pub(super) fn run<T: Send>(
    context: &mut Context,
    what: &str,
    names: &[ProfileName],
    jobs: u16,
    work: impl AsyncFn(&Context, &ProfileName) -> T + Sync,
) -> Result<Vec<T>> {
    crate::interrupt::watch(context.so_far.clone(), context.ui.fitting());
    let wished = usize::from(jobs).min(names.len()).max(1);
    let workers = wished.min(most_workers());
    if workers < wished {
        context.ui.note(&format!(
            "{workers} profiles at once, and not {wished}: this process may not open more files"
        ));
    }
    context.ui.begin_anew();
    let counting = context.ui.counting(what, names.len());
    let verbosity = context.ui.verbosity;
    if verbosity == Verbosity::Normal {
        context.ui.verbosity = Verbosity::Quiet;
    }
    let results = side_by_side(context, &counting, names, workers, work);
    context.ui.verbosity = verbosity;
    results
}

/// Those of one worker: its runtime, its connections, and the files that it reads and writes.
const FILES_OF_A_WORKER: u64 = 10;

/// So many find files to open.
fn most_workers() -> usize {
    let free = open_files::limit().map(|limit| limit.saturating_sub(open_files::NEEDED));
    let workers = free.map(|free| free / FILES_OF_A_WORKER);
    let workers = workers.and_then(|workers| usize::try_from(workers).ok());
    workers.unwrap_or(usize::MAX).max(1)
}

/// Each worker is a thread of its own with its own runtime, since a keychain or a lock that makes one
/// wait must not stop the others. Where the system gives no further one, the others do the work.
fn side_by_side<T: Send>(
    context: &Context,
    counting: &Counting,
    names: &[ProfileName],
    workers: usize,
    work: impl AsyncFn(&Context, &ProfileName) -> T + Sync,
) -> Result<Vec<T>> {
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<(usize, T)>> = Mutex::new(Vec::with_capacity(names.len()));
    let worker = |runtime: Runtime| {
        loop {
            let place = next.fetch_add(1, Ordering::Relaxed);
            let Some(name) = names.get(place) else {
                break;
            };
            let result = runtime.block_on(work(context, name));
            done.lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push((place, result));
            counting.one_more();
        }
        // A name look-up that hangs must not keep the process.
        runtime.shutdown_background();
    };
    let first = runtime()?;
    std::thread::scope(|scope| {
        let start = |_| {
            let runtime = runtime().ok()?;
            let thread = std::thread::Builder::new();
            thread.spawn_scoped(scope, || worker(runtime)).ok()
        };
        let threads: Vec<_> = (1..workers).map_while(start).collect();
        worker(first);
        for thread in threads {
            if let Err(fault) = thread.join() {
                // What it had begun has no result, and none of another must take its place.
                std::panic::resume_unwind(fault);
            }
        }
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_unstable_by_key(|(place, _)| *place);
    Ok(done.into_iter().map(|(_, result)| result).collect())
}

fn runtime() -> std::io::Result<Runtime> {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
}
