//! What a command may use. Everything in it can be replaced, so that a test can run a command whole.

use crate::access::AccessClient;
use crate::cli::{GlobalArgs, Sources};
use crate::environment::Environment;
use crate::error::Failure;
use crate::http::{HttpClient, HttpError, HttpFault, HttpOptions, Redactor, Trace, Trust};
use crate::interrupt::SoFar;
use crate::profile::{LOCK_WAIT, Leftover, Profile, ProfileDirectory, ProfileError, ProfileLock};
use crate::secret_input::read_stdin;
use crate::store::Store;
use crate::ui::{Prompter, Ui, Verbosity};
use crate::values::{
    ProfileName, ProxyUrl, SecretTarget, StoreChoice, TenantUrl, input_name, is_dash, reason_of,
};
use anyhow::Result;
use jiff::Timestamp;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

/// Tells the time.
pub trait Clock: Send + Sync {
    /// Now, by the wall clock.
    fn now(&self) -> Timestamp;

    /// Waits; says whether there is more time after that. The machine's clock always has; one that is
    /// made for a test ends.
    fn wait(&self, length: Duration) -> bool;
}

/// The machine's clock.
#[derive(Debug, Clone, Copy)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        // Whole seconds: nothing here is finer, and people read them.
        let now = Timestamp::now();
        Timestamp::from_second(now.as_second()).unwrap_or(now)
    }

    fn wait(&self, length: Duration) -> bool {
        std::thread::sleep(length);
        true
    }
}

/// Which store, and what it needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoreRequest {
    /// The kind of store.
    pub choice: StoreChoice,
    /// With `none`: what keeps the client's secret.
    pub secret_to: Option<SecretTarget>,
    /// With `file`: the age identity.
    pub age_identity: Option<PathBuf>,
    /// With a helper program: the names of the variables that it may see, besides those of `--pass-env`.
    pub pass_env: Vec<String>,
    /// Whether that identity is made where it is missing: our own, and not in use yet.
    pub makes_identity: bool,
    /// Whether a person is asked for a passphrase that protects the identity which is made.
    pub protects_identity: bool,
    /// Whether that file is known to hold the secret of this profile's client.
    pub file_is_known: bool,
    /// Whether no other store can be chosen in its place, since a profile's secrets are there.
    pub is_kept: bool,
}

impl StoreRequest {
    /// Whether the file of `--secret-to` is known to be ours: the profile is saved after it is
    /// written, and before anything is made. Another file than the profile's is not.
    pub fn knows_file(profile: &Profile, secret_to: Option<&SecretTarget>) -> bool {
        let known = profile.secret_to.as_ref().and_then(SecretTarget::file);
        let asked = secret_to.and_then(SecretTarget::file);
        let asked = asked.and_then(|path| std::path::absolute(path).ok());
        profile.has_client() && known.is_some() && known == asked.as_deref()
    }

    /// With the variables that the profile will remember for a helper program: those of `--pass-env`, or
    /// else those that it knew.
    #[must_use]
    pub fn with_pass_env(mut self, given: &[String], known: &[String]) -> Self {
        let is_helper = matches!(self.choice, StoreChoice::Helper(_))
            || matches!(self.secret_to, Some(SecretTarget::Helper(_)));
        self.pass_env = match (is_helper, given) {
            (false, _) => Vec::new(),
            (true, []) => known.to_vec(),
            (true, given) => given.to_vec(),
        };
        self
    }

    /// A store that may hold copies.
    pub fn of_leftover(leftover: &Leftover) -> Self {
        Self {
            choice: leftover.store.clone(),
            secret_to: leftover.secret_to.clone(),
            age_identity: leftover.age_identity.clone(),
            pass_env: leftover.pass_env.clone(),
            makes_identity: false,
            protects_identity: false,
            // What is in the file is compared before it is removed.
            file_is_known: true,
            is_kept: true,
        }
    }

    /// The store that a profile remembers.
    pub fn of_profile(profile: &Profile) -> Self {
        Self {
            choice: profile.store.clone(),
            secret_to: profile.secret_to.clone(),
            age_identity: profile.age_identity.clone(),
            pass_env: profile.pass_env.clone(),
            makes_identity: false,
            protects_identity: false,
            file_is_known: Self::knows_file(profile, profile.secret_to.as_ref()),
            is_kept: true,
        }
    }
}

/// Opens the store that is asked for.
pub type StoreOpener = dyn Fn(&StoreRequest) -> Result<Store> + Send + Sync;

/// How the tenant is reached: what a flag or profile says of the network.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NetworkSettings {
    /// More certificate authorities, PEM.
    pub ca_file: Option<PathBuf>,
    /// A proxy in place of the system's.
    pub proxy: Option<ProxyUrl>,
}

impl NetworkSettings {
    /// Whether the certificate authorities come on standard input.
    pub fn is_ca_on_stdin(&self) -> bool {
        self.ca_file.as_deref().is_some_and(is_dash)
    }

    /// What the flags say, and where they say nothing, the profile.
    pub fn of_profile(global: &GlobalArgs, profile: &Profile) -> Self {
        Self {
            ca_file: global.ca_file.clone().or_else(|| profile.ca_file.clone()),
            proxy: global.proxy.clone().or_else(|| profile.proxy.clone()),
        }
    }
}

/// What a command may use.
pub struct Context {
    /// The way to the user's screen.
    pub ui: Ui,
    /// Asks a person; none where nobody can be asked.
    pub prompter: Option<Box<dyn Prompter>>,
    /// Variables and streams.
    pub environment: Environment,
    /// The flags of every command.
    pub global: GlobalArgs,
    /// Where each flag's value came from.
    pub sources: Sources,
    /// The profiles.
    pub profiles: ProfileDirectory,
    /// Opens secret stores.
    pub open_store: Box<StoreOpener>,
    /// Tells the time.
    pub clock: Arc<dyn Clock>,
    /// Knows every secret of this run.
    pub redactor: Redactor,
    /// Whom TLS believes, read once for all tenants.
    pub trust: Trust,
    /// What an interruption tells.
    pub so_far: SoFar,
    /// Whether a person looks at stdout, so that a token may be shown.
    pub person_watches: bool,
}

/// The variables that name a proxy for https, the first that is set counting. The HTTP library reads
/// them itself.
const PROXY_VARIABLES: [&str; 4] = ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"];
/// Those that name hosts without one.
const NO_PROXY_VARIABLES: [&str; 2] = ["NO_PROXY", "no_proxy"];

/// Makes the password of the variables' proxy known as a secret. An address there that cannot be used
/// is refused, since the HTTP library would go without a proxy and say nothing; unless there are hosts
/// without a proxy, since the tenant may be one of them.
fn check_proxy_variables(environment: &Environment, redactor: &Redactor) -> Result<(), Failure> {
    let is_set = |name: &&str| environment.variable(name).is_some();
    let name = PROXY_VARIABLES.into_iter().find(is_set);
    let Some((name, value)) = name.and_then(|name| Some((name, environment.variable(name)?)))
    else {
        return Ok(());
    };
    match value.to_string_lossy().parse::<ProxyUrl>() {
        Ok(proxy) => {
            for password in proxy.passwords() {
                redactor.add(&password);
            }
            Ok(())
        }
        Err(_) if NO_PROXY_VARIABLES.iter().any(is_set) => Ok(()),
        Err(error) => Err(Failure::usage(
            "proxy",
            format!("the variable `{name}` cannot be used: {error}"),
        )
        .hint(error.hint())),
    }
}

/// Longest list of authorities on standard input, in bytes: several times that of any system.
const CA_LIMIT: u64 = 4 * 1024 * 1024;

fn unreadable_ca(error: &std::io::Error, tenant: &TenantUrl) -> HttpError {
    let fault = HttpFault::CaFileUnreadable {
        path: "-".into(),
        reason: reason_of(error),
    };
    HttpError::new(tenant.host_text(), fault)
}

impl Context {
    /// The client of a tenant's API.
    pub fn access(&self, tenant: &TenantUrl, network: &NetworkSettings) -> Result<AccessClient> {
        if network.proxy.is_none() && !tenant.is_loopback() {
            check_proxy_variables(&self.environment, &self.redactor)?;
        }
        if network.is_ca_on_stdin() {
            let pem = read_stdin(&self.ui, &self.environment, "ca", CA_LIMIT)?;
            let pem = pem.map_err(|error| unreadable_ca(&error, tenant))?;
            self.trust.take_stdin(pem);
        }
        let trace: Option<Arc<dyn Trace>> = if self.ui.verbosity >= Verbosity::Trace {
            Some(Arc::new(UiTrace(self.ui.clone())))
        } else {
            None
        };
        let options = HttpOptions {
            ca_file: network.ca_file.clone(),
            trust: self.trust.clone(),
            proxy: network.proxy.clone(),
            timeout: Duration::from_secs(self.global.timeout),
            trace,
            on_pause: Some({
                let ui = self.ui.clone();
                Arc::new(move |text| ui.note(text))
            }),
            redactor: self.redactor.clone(),
            ..HttpOptions::default()
        };
        let waiting = network.ca_file.as_deref().map(|file| {
            let what = format!("reading {}", input_name(file));
            self.ui.waiting_within_step(&what)
        });
        let http = HttpClient::new(&options, tenant)?;
        drop(waiting);
        Ok(AccessClient::new(http, tenant.clone()))
    }

    /// The profile of this name, which has to be there.
    pub fn profile(&self, name: &ProfileName) -> Result<Profile> {
        let profile = self.profiles.load(name)?;
        profile.ok_or_else(|| Failure::no_such_profile(name).into())
    }

    /// The right to change the profile, once no other run has it.
    pub fn lock(&self, name: &ProfileName) -> Result<ProfileLock, ProfileError> {
        self.lock_within(name, LOCK_WAIT)
    }

    /// The same within another time.
    pub fn lock_within(
        &self,
        name: &ProfileName,
        wait: Duration,
    ) -> Result<ProfileLock, ProfileError> {
        match self.profiles.lock(name, Duration::ZERO) {
            Err(ProfileError::Busy { .. }) => {
                let waiting = "waiting for another run of this profile";
                let _waiting = self.ui.waiting_within_step(waiting);
                self.profiles.lock(name, wait)
            }
            taken => taken,
        }
    }

    /// Now.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }
}

/// The trace of requests, on stderr.
struct UiTrace(Ui);

impl Trace for UiTrace {
    fn line(&self, text: &str) {
        self.0.detail(text);
    }
}
