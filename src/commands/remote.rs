//! The runtime of commands that talk to a tenant: none is started for those that do not.

use crate::context::Context;
use anyhow::Result;

/// Runs the work to its end. From here on Ctrl-C is told in a sentence.
pub(super) fn run<T>(
    context: &mut Context,
    work: impl AsyncFnOnce(&mut Context) -> Result<T>,
) -> Result<T> {
    crate::interrupt::watch(context.so_far.clone(), context.ui.fitting());
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let result = runtime.block_on(work(context));
    // A name look-up that hangs must not keep the process.
    runtime.shutdown_background();
    result
}
