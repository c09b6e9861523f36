//! When the state file is written: before each answer while it is small, beside the answers once it
//! is large, since it is written whole.

use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, mpsc};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use super::error::SandboxError;
use super::shared::Shared;
use super::state;
use super::tenant::Tenant;

/// Up to this size, some two thousand users, each change is on disk before it is answered.
const SMALL: usize = 1 << 20;
/// A larger file is written this often at most, and for a fifth of the time at most.
const PAUSE: Duration = Duration::from_secs(1);

/// The state file of a tenant.
#[derive(Debug)]
pub(super) struct StateFile {
    path: PathBuf,
    /// What was written last, in bytes.
    size: AtomicUsize,
    /// One writes at a time, so that an older state never replaces a newer one; the last failure,
    /// which the next call hears of.
    failed: Mutex<Option<SandboxError>>,
}

impl StateFile {
    pub(super) fn new(path: PathBuf) -> Self {
        Self {
            path,
            size: AtomicUsize::new(0),
            failed: Mutex::new(None),
        }
    }

    fn is_large(&self) -> bool {
        self.size.load(Ordering::Relaxed) > SMALL
    }

    fn writing(&self) -> MutexGuard<'_, Option<SandboxError>> {
        self.failed.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Writes a small file if something changed; of a large one, only tells why it could not be
    /// written since the last call.
    pub(super) fn keep<'a>(
        &self,
        tenant: &impl Fn() -> MutexGuard<'a, Tenant>,
    ) -> Result<(), SandboxError> {
        if !self.is_large() {
            return self.write(&mut self.writing(), tenant);
        }
        // Whoever holds it is writing: nobody waits for that.
        let failed = self.failed.try_lock().ok();
        failed.and_then(|mut last| last.take()).map_or(Ok(()), Err)
    }

    /// Writes a large file if something changed; the next call hears of a failure.
    fn write_large<'a>(&self, tenant: &impl Fn() -> MutexGuard<'a, Tenant>) {
        if self.is_large() {
            let mut failed = self.writing();
            *failed = self.write(&mut failed, tenant).err();
        }
    }

    /// The tenant is held only until its text is made.
    fn write<'a>(
        &self,
        _alone: &mut MutexGuard<'_, Option<SandboxError>>,
        tenant: &impl Fn() -> MutexGuard<'a, Tenant>,
    ) -> Result<(), SandboxError> {
        let text = {
            let mut tenant = tenant();
            if !tenant.changed {
                return Ok(());
            }
            let text = tenant.state.to_text(&self.path)?;
            tenant.changed = false;
            text
        };
        self.size.store(text.len(), Ordering::Relaxed);
        let written = state::replace(&self.path, &text);
        if written.is_err() {
            tenant().changed = true;
        }
        written
    }
}

/// The thread that writes a large file.
#[derive(Debug)]
pub(super) struct Keeper {
    end: Option<mpsc::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Keeper {
    /// Begins to write; does nothing if there is no state file.
    pub(super) fn start(shared: &Arc<Shared>) -> Result<Self, SandboxError> {
        let (end, ended) = mpsc::channel::<()>();
        let mut keeper = Self {
            end: Some(end),
            thread: None,
        };
        if shared.state_file().is_none() {
            return Ok(keeper);
        }
        let shared = Arc::clone(shared);
        let write = move || {
            if let Some(file) = shared.state_file() {
                file.write_large(&|| shared.tenant());
            }
        };
        let work = move || {
            let mut pause = PAUSE;
            // The other end is dropped when the tenant ends.
            while ended.recv_timeout(pause) == Err(mpsc::RecvTimeoutError::Timeout) {
                let began = Instant::now();
                write();
                pause = PAUSE.max(began.elapsed() * 4);
            }
            write();
        };
        let name = "sandbox-state".to_owned();
        let spawned = std::thread::Builder::new().name(name).spawn(work);
        keeper.thread = Some(spawned.map_err(SandboxError::Start)?);
        Ok(keeper)
    }

    /// Ends when all is written.
    pub(super) fn end(&mut self) {
        self.end = None;
        if let Some(thread) = self.thread.take() {
            // It panicked: then there is nothing left to wait for.
            let _ = thread.join();
        }
    }
}
