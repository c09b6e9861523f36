//! How a simulated tenant is described and started.

use std::fmt;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::PathBuf;

use serde_json::json;

use super::certificate;
use super::client::Client;
use super::directory::{Directory, Kind};
use super::error::SandboxError;
use super::faults::Fault;
use super::log::RequestRecord;
use super::random;
use super::running::{self, Running};
use super::scim;
use super::shared::Shared;
use super::state::State;
use super::switches::Switches;
use super::tenant::{Settings, Tenant};
use super::time;

/// The way to a simulated tenant: [`Sandbox::builder`].
#[derive(Debug)]
pub struct Sandbox;

impl Sandbox {
    /// A description of a tenant on a free port of `127.0.0.1`, over plain HTTP, in memory.
    pub fn builder() -> SandboxBuilder {
        SandboxBuilder {
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
            control: None,
            page: false,
            https: false,
            tenant_in_path: None,
            admin_user: None,
            admin_password: None,
            switches: Switches::default(),
            faults: Vec::new(),
            state_file: None,
            sink: None,
            directories: Vec::new(),
            clients: Vec::new(),
            users: 0,
            groups: 0,
        }
    }
}

/// A client that is there from the start.
#[derive(Clone)]
pub struct SeedClient {
    /// Its id.
    pub client_id: String,
    /// Its secret.
    pub secret: String,
    /// Words of scope, separated by blanks.
    pub scope: String,
    /// Grants, separated by blanks.
    pub grants: String,
    /// The life of its access tokens, in minutes.
    pub access_token_ttl: i64,
    /// Whether it has an administrator's role beside the scope (`ws1-access-api.md` §7).
    pub admin_role: bool,
}

impl fmt::Debug for SeedClient {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The secret is not shown.
        formatter
            .debug_struct("SeedClient")
            .field("client_id", &self.client_id)
            .finish_non_exhaustive()
    }
}

impl SeedClient {
    /// An administrator's service client whose tokens live a year.
    pub fn new(client_id: impl Into<String>, secret: impl Into<String>) -> Self {
        Self {
            client_id: client_id.into(),
            secret: secret.into(),
            scope: "admin".to_owned(),
            grants: "client_credentials".to_owned(),
            access_token_ttl: 525_600,
            admin_role: true,
        }
    }
}

/// Who is told of each request.
pub(super) type Sink = Box<dyn Fn(&RequestRecord) + Send + Sync>;

/// A simulated tenant that is not started yet.
pub struct SandboxBuilder {
    listen: SocketAddr,
    control: Option<SocketAddr>,
    page: bool,
    https: bool,
    tenant_in_path: Option<String>,
    admin_user: Option<String>,
    admin_password: Option<String>,
    switches: Switches,
    faults: Vec<Fault>,
    state_file: Option<PathBuf>,
    sink: Option<Sink>,
    directories: Vec<(Kind, String, String)>,
    clients: Vec<SeedClient>,
    users: usize,
    groups: usize,
}

impl fmt::Debug for SandboxBuilder {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The password is not shown.
        formatter
            .debug_struct("SandboxBuilder")
            .field("listen", &self.listen)
            .finish_non_exhaustive()
    }
}

impl SandboxBuilder {
    /// Where to listen: loopback only; port 0 takes a free one.
    #[must_use]
    pub fn listen(mut self, address: SocketAddr) -> Self {
        self.listen = address;
        self
    }

    /// Answers control calls (switches, faults, roles, clock, log) at this loopback address, too.
    #[must_use]
    pub fn control(mut self, address: Option<SocketAddr>) -> Self {
        self.control = address;
        self
    }

    /// Serves the web page `/_sandbox`.
    #[must_use]
    pub fn page(mut self, page: bool) -> Self {
        self.page = page;
        self
    }

    /// HTTPS with a certificate made at the start. The same port then still answers plain HTTP.
    #[must_use]
    pub fn https(mut self, https: bool) -> Self {
        self.https = https;
        self
    }

    /// A multi-tenant installation: everything lies under `/SAAS/t/<name>`.
    #[must_use]
    pub fn tenant_in_path(mut self, name: Option<String>) -> Self {
        self.tenant_in_path = name;
        self
    }

    /// Name and password of the local administrator.
    #[must_use]
    pub fn admin(self, user: impl Into<String>, password: impl Into<String>) -> Self {
        self.admin_user(user).admin_password(password)
    }

    /// The local administrator's name; `admin` if nothing is said.
    #[must_use]
    pub fn admin_user(mut self, user: impl Into<String>) -> Self {
        self.admin_user = Some(user.into());
        self
    }

    /// The local administrator's password; made at random if nothing is said.
    #[must_use]
    pub fn admin_password(mut self, password: impl Into<String>) -> Self {
        self.admin_password = Some(password.into());
        self
    }

    /// The switches.
    #[must_use]
    pub fn switches(mut self, switches: Switches) -> Self {
        self.switches = switches;
        self
    }

    /// The faults.
    #[must_use]
    pub fn faults(mut self, faults: Vec<Fault>) -> Self {
        self.faults = faults;
        self
    }

    /// Where the tenant is kept from one start to the next; it holds secrets: its mode is 0600. Up
    /// to 1 MiB, some two thousand users, it is written before each reply to a call that changed
    /// something. A larger one, since it is written whole, once a second or more seldom, and at
    /// the end.
    #[must_use]
    pub fn state_file(mut self, path: impl Into<PathBuf>) -> Self {
        self.state_file = Some(path.into());
        self
    }

    /// Is told of each request, without secrets, on the server's thread.
    #[must_use]
    pub fn request_log(mut self, sink: impl Fn(&RequestRecord) + Send + Sync + 'static) -> Self {
        self.sink = Some(Box::new(sink));
        self
    }

    /// A directory that is there from the start. Seeds do not touch a tenant that comes from a
    /// state file.
    #[must_use]
    pub fn directory(
        mut self,
        kind: Kind,
        name: impl Into<String>,
        domain: impl Into<String>,
    ) -> Self {
        self.directories.push((kind, name.into(), domain.into()));
        self
    }

    /// A client that is there from the start.
    #[must_use]
    pub fn client(mut self, client: SeedClient) -> Self {
        self.clients.push(client);
        self
    }

    /// So many made-up users: of the first seeded directory of type Other, else local ones.
    #[must_use]
    pub fn users(mut self, count: usize) -> Self {
        self.users = count;
        self
    }

    /// So many made-up groups.
    #[must_use]
    pub fn groups(mut self, count: usize) -> Self {
        self.groups = count;
        self
    }

    /// Listens, and serves on a thread of its own until the result is dropped or shut down.
    pub fn start(self) -> Result<Running, SandboxError> {
        let outside = |address: &SocketAddr| !address.ip().is_loopback();
        let mut addresses = std::iter::once(self.listen).chain(self.control);
        if let Some(address) = addresses.find(outside) {
            return Err(SandboxError::NotLoopback(address));
        }
        if let Some(name) = &self.tenant_in_path {
            let good = |letter: char| letter.is_ascii_alphanumeric() || "-_.".contains(letter);
            if name.is_empty() || !name.chars().all(good) {
                return Err(SandboxError::TenantName(name.clone()));
            }
        }
        let listener = listen(self.listen)?;
        let control = self.control.map(listen).transpose()?;
        let address = listener.local_addr().map_err(SandboxError::Start)?;
        let scheme = if self.https { "https" } else { "http" };
        let settings = Settings {
            origin: format!("{scheme}://{address}"),
            tenant_in_path: self.tenant_in_path.clone(),
            switches: self.switches.clone(),
        };
        let mut tenant = self.tenant(settings)?;
        let made = if self.https {
            let saved = match tenant.state.certificate.take() {
                Some(saved) => saved,
                None => certificate::Saved::make()?,
            };
            let made = saved.open()?;
            tenant.state.certificate = Some(saved);
            tenant.changed = true;
            Some(made)
        } else {
            None
        };
        let page_token = self.page.then(|| random::alphanumerics(32)).transpose()?;
        let (faults, sink) = (self.faults, self.sink);
        let shared = Shared::new(tenant, faults, sink, self.state_file, page_token);
        shared.save()?;
        running::start(listener, control, shared, made)
    }

    fn tenant(&self, settings: Settings) -> Result<Tenant, SandboxError> {
        let saved = match &self.state_file {
            Some(path) => State::load(path)?,
            None => None,
        };
        let mut tenant = match saved {
            Some(mut state) => {
                if let Some(user) = &self.admin_user {
                    state.admin.user.clone_from(user);
                }
                if let Some(password) = &self.admin_password {
                    state.admin.password.clone_from(password);
                }
                Tenant {
                    changed: true,
                    ..Tenant::restored(settings, state)?
                }
            }
            None => self.new_tenant(settings)?,
        };
        tenant.apply_switches(time::machine_clock())?;
        Ok(tenant)
    }

    fn new_tenant(&self, settings: Settings) -> Result<Tenant, SandboxError> {
        let user = self
            .admin_user
            .clone()
            .unwrap_or_else(|| "admin".to_owned());
        let password = match &self.admin_password {
            Some(password) => password.clone(),
            None => random::alphanumerics(20)?,
        };
        let now = time::machine_clock();
        let mut tenant = Tenant::new(settings, user, password, now)?;
        for (kind, name, domain) in &self.directories {
            if tenant.directory_holding(domain).is_some() {
                return Err(SandboxError::Seed(format!("the domain {domain} twice")));
            }
            let directory = Directory::new(*kind, name, &[domain.as_str()])?;
            tenant.state.directories.push(directory);
        }
        for seed in &self.clients {
            let body = json!({"clientId": seed.client_id, "scope": seed.scope,
                "authGrantTypes": seed.grants, "accessTokenTTL": seed.access_token_ttl});
            let body = body.as_object().cloned().unwrap_or_default();
            let client = Client::read(&body, seed.access_token_ttl)
                .map_err(|_| SandboxError::Seed(format!("client {}", seed.client_id)))?;
            let secret = seed.secret.clone();
            tenant.add_client(Client {
                secret,
                admin_role: seed.admin_role,
                ..client
            })?;
        }
        scim::seed(&mut tenant, self.users, self.groups, now)?;
        Ok(tenant)
    }
}

fn listen(address: SocketAddr) -> Result<TcpListener, SandboxError> {
    let listening = |source| SandboxError::Listen { address, source };
    let listener = TcpListener::bind(address).map_err(listening)?;
    listener.set_nonblocking(true).map_err(listening)?;
    Ok(listener)
}
