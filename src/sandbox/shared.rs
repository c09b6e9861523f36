//! What all connections share: the tenant, its clock and file, the faults, the log.

use std::collections::VecDeque;
use std::fmt;
use std::path::PathBuf;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::builder::Sink;
use super::error::SandboxError;
use super::faults::Fault;
use super::keeper::StateFile;
use super::log::RequestRecord;
use super::request::Request;
use super::response::{Response, refusal};
use super::tenant::Tenant;
use super::time;

/// So many requests are remembered.
const REMEMBERED: usize = 10_000;

/// What all connections share.
pub(super) struct Shared {
    tenant: Mutex<Tenant>,
    faults: Mutex<Vec<Fault>>,
    records: Mutex<VecDeque<RequestRecord>>,
    number: AtomicU64,
    /// Seconds that the clock was moved on.
    advanced: AtomicI64,
    sink: Option<Sink>,
    state_file: Option<StateFile>,
    /// What the web page shows that it is the page; nothing: there is no page.
    page_token: Option<String>,
}

impl fmt::Debug for Shared {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Shared").finish_non_exhaustive()
    }
}

impl Shared {
    pub(super) fn new(
        tenant: Tenant,
        faults: Vec<Fault>,
        sink: Option<Sink>,
        state_file: Option<PathBuf>,
        page_token: Option<String>,
    ) -> Self {
        Self {
            tenant: Mutex::new(tenant),
            faults: Mutex::new(faults),
            records: Mutex::new(VecDeque::new()),
            number: AtomicU64::new(0),
            advanced: AtomicI64::new(0),
            sink,
            state_file: state_file.map(StateFile::new),
            page_token,
        }
    }

    pub(super) fn tenant(&self) -> MutexGuard<'_, Tenant> {
        self.tenant.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn faults(&self) -> MutexGuard<'_, Vec<Fault>> {
        self.faults.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn records(&self) -> Vec<RequestRecord> {
        let records = self.records.lock().unwrap_or_else(PoisonError::into_inner);
        records.iter().cloned().collect()
    }

    /// The number of a request that has just come.
    pub(super) fn next_number(&self) -> u64 {
        self.number.fetch_add(1, Ordering::Relaxed) + 1
    }

    pub(super) fn page_token(&self) -> Option<&str> {
        self.page_token.as_deref()
    }

    /// Gives a client the administrator's role or takes it away; false if there is no such client.
    pub(super) fn set_admin_role(&self, client_id: &str, has: bool) -> bool {
        let mut tenant = self.tenant();
        tenant.changed = true;
        let client = tenant.state.clients.get_mut(client_id);
        client.map(|client| client.admin_role = has).is_some()
    }

    /// How far the tenant's clock is ahead of the machine's, in seconds.
    pub(super) fn ahead(&self) -> i64 {
        let skew = self.tenant().settings.switches.token_clock_skew;
        skew.saturating_add(self.advanced.load(Ordering::Relaxed))
    }

    pub(super) fn advance_clock(&self, seconds: i64) {
        self.advanced.fetch_add(seconds, Ordering::Relaxed);
    }

    pub(super) fn state_file(&self) -> Option<&StateFile> {
        self.state_file.as_ref()
    }

    /// Lets the state file be written if there is one and something changed.
    pub(super) fn save(&self) -> Result<(), SandboxError> {
        match &self.state_file {
            Some(file) => file.keep(&|| self.tenant()),
            None => Ok(()),
        }
    }

    /// The tenant's clock in milliseconds since 1970.
    pub(super) fn now(&self) -> i64 {
        time::machine_clock().saturating_add(self.ahead().saturating_mul(1000))
    }

    /// Lets the tenant act; what it changed is on disk before anybody hears of it, if the state
    /// file is small.
    pub(super) fn act(&self, request: &Request) -> Response {
        let reply = self.tenant().answer(request);
        match self.save() {
            Ok(()) => reply,
            Err(error) => refusal(500, "state.file", &error.to_string()),
        }
    }

    pub(super) fn record(&self, number: u64, method: &str, path: String, status: Option<u16>) {
        let record = RequestRecord {
            number,
            at: self.now(),
            method: method.to_owned(),
            path,
            status,
        };
        if let Some(sink) = &self.sink {
            sink(&record);
        }
        let mut records = self.records.lock().unwrap_or_else(PoisonError::into_inner);
        if records.len() == REMEMBERED {
            records.pop_front();
        }
        records.push_back(record);
    }
}
