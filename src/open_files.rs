//! How many files this process may open: its limit may be low, and much may be open already.

use crate::error::Failure;
use crate::exit::Exit;
use crate::values::reason_of;

/// Files that are open at the same time, whatever a command does: the runtimes, the signals, a connection,
/// a store, and those of the simulated tenant.
pub(crate) const NEEDED: u64 = 32;

/// Fails where fewer can be opened than a command may need. Later, each place that opens one would have to
/// tell of it, and some of the packages can only panic.
#[cfg(unix)]
pub(crate) fn check() -> Result<(), Failure> {
    let open_one = |_| rustix::io::fcntl_dupfd_cloexec(rustix::stdio::stderr(), 0);
    let opened: rustix::io::Result<Vec<_>> = (0..NEEDED).map(open_one).collect();
    let Err(error) = opened else { return Ok(()) };
    let reason = reason_of(&error.into());
    Err(Failure::new(
        Exit::Unexpected,
        "too_many_open_files",
        format!("cannot start: {reason}, and {NEEDED} more may be needed"),
    )
    .hint("allow more, for example by ulimit -n 256, and run the command again"))
}

/// Other systems set no such limit.
#[cfg(not(unix))]
pub(crate) fn check() -> Result<(), Failure> {
    Ok(())
}

/// How many may be open, where there is a limit.
pub(crate) fn limit() -> Option<u64> {
    #[cfg(unix)]
    let limit = rustix::process::getrlimit(rustix::process::Resource::Nofile).current;
    #[cfg(not(unix))]
    let limit = None;
    limit
}
