//! Many profiles at once: so many at a time, and what one of them does harms no other.

use crate::context::Context;
use crate::ui::{Counting, Verbosity};
use crate::values::ProfileName;
use anyhow::Result;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

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
    let counting = context.ui.counting(what, names.len());
    let verbosity = context.ui.verbosity;
    if verbosity == Verbosity::Normal {
        context.ui.verbosity = Verbosity::Quiet;
    }
    let results = side_by_side(context, &counting, names, jobs, work);
    context.ui.verbosity = verbosity;
    results
}

/// Each worker is a thread of its own with its own runtime, since a keychain or a lock that makes one
/// wait must not stop the others.
fn side_by_side<T: Send>(
    context: &Context,
    counting: &Counting,
    names: &[ProfileName],
    jobs: u16,
    work: impl AsyncFn(&Context, &ProfileName) -> T + Sync,
) -> Result<Vec<T>> {
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<(usize, T)>> = Mutex::new(Vec::with_capacity(names.len()));
    let worker = || -> Result<()> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
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
        Ok(())
    };
    let workers = usize::from(jobs).min(names.len());
    std::thread::scope(|scope| {
        let threads: Vec<_> = (1..workers).map(|_| scope.spawn(worker)).collect();
        worker()?;
        for thread in threads {
            if let Ok(ended) = thread.join() {
                ended?;
            }
        }
        anyhow::Ok(())
    })?;
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_unstable_by_key(|(place, _)| *place);
    Ok(done.into_iter().map(|(_, result)| result).collect())
}
