//! A simulated tenant that serves.

use std::fmt;
use std::net::TcpListener;
use std::sync::{Arc, mpsc};
use std::thread::JoinHandle;
use std::time::Duration;

use tokio::sync::oneshot;

use super::activation;
use super::certificate::Made;
use super::error::SandboxError;
use super::faults::Fault;
use super::keeper::Keeper;
use super::log::RequestRecord;
use super::server::{self, Door};
use super::shared::Shared;

/// How long the end of the server's thread is waited for.
const END: Duration = Duration::from_secs(2);

/// A simulated tenant that serves on its own thread until this is dropped.
pub struct Running {
    shared: Arc<Shared>,
    url: String,
    control_url: Option<String>,
    ca_pem: Option<String>,
    admin_user: String,
    admin_password: String,
    stop: Option<oneshot::Sender<()>>,
    ended: mpsc::Receiver<()>,
    thread: Option<JoinHandle<()>>,
    keeper: Keeper,
}

/// Starts the thread.
pub(super) fn start(
    listener: TcpListener,
    control: Option<TcpListener>,
    shared: Shared,
    made: Option<Made>,
) -> Result<Running, SandboxError> {
    let shared = Arc::new(shared);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(SandboxError::Start)?;
    let (ca_pem, tls) = made.map(|made| (made.ca_pem, made.config)).unzip();
    let (stop, stopped) = oneshot::channel();
    let (end, ended) = mpsc::channel();
    let (ready, begun) = mpsc::channel();
    let control_url = match control.as_ref().map(TcpListener::local_addr) {
        Some(address) => Some(format!("http://{}", address.map_err(SandboxError::Start)?)),
        None => None,
    };
    let (url, admin_user, admin_password) = {
        let tenant = shared.tenant();
        let settings = &tenant.settings;
        let path = settings
            .tenant_in_path
            .as_ref()
            .map(|_| settings.root())
            .unwrap_or_default();
        let admin = tenant.state.admin.clone();
        (
            format!("{}{path}", settings.origin),
            admin.user,
            admin.password,
        )
    };
    let serving = Arc::clone(&shared);
    let serve = move || {
        runtime.block_on(async move {
            let control = control.map(tokio::net::TcpListener::from_std).transpose();
            match tokio::net::TcpListener::from_std(listener).and_then(|one| Ok((one, control?))) {
                Ok((listener, control)) => {
                    if let Some(control) = control {
                        let shared = Arc::clone(&serving);
                        let never = std::future::pending::<()>();
                        tokio::spawn(server::serve(control, shared, None, Door::Control, never));
                    }
                    // Nobody waits any more: then the end is near anyway.
                    let _ = ready.send(Ok(()));
                    server::serve(listener, serving, tls, Door::Tenant, stopped).await;
                }
                Err(error) => {
                    let _ = ready.send(Err(SandboxError::Start(error)));
                }
            }
        });
        // Calls that hang by order must not keep the thread.
        runtime.shutdown_background();
        let _ = end.send(());
    };
    let thread = std::thread::Builder::new()
        .name("sandbox".to_owned())
        .spawn(serve)
        .map_err(SandboxError::Start)?;
    begun.recv().map_err(|_| SandboxError::Ended)??;
    let keeper = Keeper::start(&shared)?;
    Ok(Running {
        shared,
        url,
        control_url,
        ca_pem,
        admin_user,
        admin_password,
        stop: Some(stop),
        ended,
        thread: Some(thread),
        keeper,
    })
}

impl Running {
    /// What clients take for the tenant's URL: `http://127.0.0.1:PORT`, or with `/SAAS/t/NAME`.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Where the control calls are answered, if they were asked for.
    pub fn control_url(&self) -> Option<&str> {
        self.control_url.as_deref()
    }

    /// The address of the web page, if there is one.
    pub fn page_url(&self) -> Option<String> {
        let origin = self.shared.tenant().settings.origin.clone();
        self.shared
            .page_token()
            .map(|_| format!("{origin}/_sandbox"))
    }

    /// The certificate of the authority behind HTTPS, PEM.
    pub fn ca_pem(&self) -> Option<&str> {
        self.ca_pem.as_deref()
    }

    /// The local administrator's name.
    pub fn admin_user(&self) -> &str {
        &self.admin_user
    }

    /// The local administrator's password.
    pub fn admin_password(&self) -> &str {
        &self.admin_password
    }

    /// The last 10,000 requests, oldest first.
    pub fn requests(&self) -> Vec<RequestRecord> {
        self.shared.records()
    }

    /// Sets a switch while the tenant serves.
    pub fn set_switch(&self, name: &str, value: &str) -> Result<(), SandboxError> {
        let now = self.shared.now();
        let mut tenant = self.shared.tenant();
        tenant.settings.switches.set(name, value)?;
        tenant.apply_switches(now)
    }

    /// Adds a fault, which begins to count now.
    pub fn add_fault(&self, fault: Fault) {
        self.shared.faults().push(fault);
    }

    /// The faults, each with how many calls it has matched so far.
    pub fn faults(&self) -> Vec<Fault> {
        self.shared.faults().clone()
    }

    /// Takes all faults away.
    pub fn clear_faults(&self) {
        self.shared.faults().clear();
    }

    /// Moves the tenant's clock on (or back), for tokens to expire without waiting.
    pub fn advance_clock(&self, seconds: i64) {
        self.shared.advance_clock(seconds);
    }

    /// Gives a client the administrator's role, which only the console can (`ws1-access-api.md`
    /// §7); false if there is no such client.
    pub fn grant_admin_role(&self, client_id: &str) -> bool {
        self.shared.set_admin_role(client_id, true)
    }

    /// Takes the administrator's role from a client; false if there is no such client.
    pub fn revoke_admin_role(&self, client_id: &str) -> bool {
        self.shared.set_admin_role(client_id, false)
    }

    /// A one-time code that activates a client (`ws1-access-api.md` §3), which no call of the API
    /// makes; nothing if there is no such client.
    pub fn activation_code(&self, client_id: &str) -> Option<String> {
        activation::new_code(&mut self.shared.tenant(), client_id).ok()
    }

    /// How many users and groups there are, the group `ALL USERS` included.
    pub fn people(&self) -> (usize, usize) {
        let tenant = self.shared.tenant();
        (
            tenant.state.people.users.len(),
            tenant.state.people.groups.len(),
        )
    }

    /// The ids of all clients but the two internal ones.
    pub fn client_ids(&self) -> Vec<String> {
        let tenant = self.shared.tenant();
        let clients = tenant
            .state
            .clients
            .values()
            .filter(|client| !client.internal);
        clients.map(|client| client.client_id.clone()).collect()
    }

    /// A client's secret, as only a test may know it.
    pub fn client_secret(&self, client_id: &str) -> Option<String> {
        self.shared
            .tenant()
            .state
            .clients
            .get(client_id)
            .map(|client| client.secret.clone())
    }

    /// The refresh tokens that were given out, for tests that look whether one is seen anywhere.
    pub fn refresh_tokens(&self) -> Vec<String> {
        let tenant = self.shared.tenant();
        tenant.state.refresh_tokens.keys().cloned().collect()
    }

    /// Type, name and first domain of all directories but the System Directory.
    pub fn directories(&self) -> Vec<(super::DirectoryKind, String, String)> {
        let tenant = self.shared.tenant();
        let own = tenant
            .state
            .directories
            .iter()
            .filter(|directory| !directory.built_in);
        own.map(|directory| {
            let domain = directory.domains.first().map(|one| one.name.clone());
            (
                directory.kind,
                directory.name.clone(),
                domain.unwrap_or_default(),
            )
        })
        .collect()
    }

    /// Ends the server; waits no longer than two seconds, and until a large state file is written.
    /// Dropping does the same.
    pub fn shutdown(mut self) {
        self.end();
    }

    fn end(&mut self) {
        if let Some(stop) = self.stop.take() {
            // An error: the server ended already.
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take()
            && self.ended.recv_timeout(END).is_ok()
        {
            // It has said that it is done.
            let _ = thread.join();
        }
        self.keeper.end();
    }
}

impl fmt::Debug for Running {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The password is not shown.
        formatter
            .debug_struct("Running")
            .field("url", &self.url)
            .finish_non_exhaustive()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.end();
    }
}
