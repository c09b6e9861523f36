//! A tenant, a gate before it, a home, and the invariants that hold at any moment.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::sync::OnceLock;
use std::time::Duration;

use ws1_okta::sandbox::{DirectoryKind, SeedClient};

use crate::bus::{self, Bus};
use crate::gate::Gate;
use crate::plays::Play;
use crate::recording;
use crate::support::tenant::token_works;
use crate::support::{Command, Home, Outcome, Tenant};
use crate::ways::Way;

/// The client of a tenant's administrators; not ours.
pub(crate) const ADMINS: &str = "Admins";
pub(crate) const ADMIN_SECRET: &str = "admin client secret marker";
/// The secret of a client that was made in the console.
pub(crate) const CONSOLE_SECRET: &str = "a secret of the console";

/// A run that takes longer hangs.
pub(crate) const LIMIT: Duration = Duration::from_secs(30);

/// All that one point of a matrix needs.
pub(crate) struct World {
    pub(crate) play: &'static Play,
    pub(crate) home: Home,
    pub(crate) tenant: Tenant,
    pub(crate) gate: Gate,
    /// What a run goes through, such as strace.
    pub(crate) wrapper: RefCell<Vec<String>>,
    /// The way to the keychain, where it is used.
    pub(crate) bus: Option<Bus>,
    /// Whether half-written files may be left: the next write in their folder sweeps them, and after
    /// several killed runs there may be none to do.
    pub(crate) may_litter: bool,
    found: Found,
    /// The fingerprints of the tokens that the profile had after some run.
    seen: RefCell<BTreeSet<String>>,
}

/// What the command of a play finds.
#[derive(Default)]
struct Found {
    has_token: bool,
    /// Of the token, in the profile.
    fingerprint: Option<String>,
    /// What is recorded of the token that Okta holds, which no run may forget or change.
    delivered: Option<serde_json::Value>,
    /// All of it, where nothing may change.
    all: Option<String>,
}

/// The state of a tenant that has the administrators' client and nothing else; made once, since a
/// signing key takes longer than all the rest.
fn tenants_begin() -> &'static [u8] {
    static STATE: OnceLock<Vec<u8>> = OnceLock::new();
    STATE.get_or_init(|| {
        let home = Home::new();
        let state = home.path("tenant.json");
        drop(Tenant::build(&[], |builder| {
            builder
                .client(SeedClient::new(ADMINS, ADMIN_SECRET))
                .state_file(&state)
        }));
        fs::read(state).unwrap()
    })
}

impl World {
    /// The stage of a play, before its command is run.
    pub(crate) fn of(play: &'static Play) -> Self {
        let home = Home::new();
        let state = home.path("tenant.json");
        fs::write(&state, tenants_begin()).unwrap();
        let tenant = Tenant::build(play.switches, |builder| builder.state_file(state));
        let gate = Gate::before(tenant.url());
        let mut world = Self {
            play,
            home,
            tenant,
            gate,
            wrapper: RefCell::default(),
            bus: play.uses_keychain().then(Bus::before_ours),
            may_litter: false,
            found: Found::default(),
            seen: RefCell::default(),
        };
        recording::arm(&world, "");
        (play.prepare)(&world);
        let delivered = world.profile().map(|profile| profile["delivered"].clone());
        world.found = Found {
            has_token: !world.tokens().is_empty(),
            fingerprint: world.fingerprint(),
            delivered: delivered.filter(|delivered| !delivered.is_null()),
            all: play.is_looking.then(|| world.all()),
        };
        world
    }

    /// The command of the play.
    pub(crate) fn command(&self) -> Command {
        (self.play.command)(self)
    }

    /// Runs it to its end.
    pub(crate) fn run(&self) -> Outcome {
        self.ended(self.command().start().wait_within(LIMIT))
    }

    /// What came of a run, which must have ended.
    pub(crate) fn ended(&self, outcome: Result<Outcome, Outcome>) -> Outcome {
        outcome.unwrap_or_else(|hung| panic!("{}: it hangs\n{hung}", self.play.name))
    }

    /// A command line of the tool, under the wrapper, if there is one.
    pub(crate) fn tool(&self, arguments: &str) -> Command {
        let wrapper = self.wrapper.borrow();
        let binary = env!("CARGO_BIN_EXE_ws1-okta");
        let command = match wrapper.split_first() {
            None => Command::new(&self.home, binary),
            Some((program, rest)) => rest
                .iter()
                .fold(Command::new(&self.home, program), Command::arg)
                .arg(binary),
        };
        let command = match &self.bus {
            Some(bus) => command.var(bus::ADDRESS, &bus.address),
            None => command,
        };
        let path = format!("{}:{}", recording::FOLDER, std::env::var("PATH").unwrap());
        command.var("PATH", path).args(arguments)
    }

    /// With the tenant and its administrator by flags.
    pub(crate) fn as_admin(&self, arguments: &str) -> Command {
        Way::Administrator.command(self, arguments)
    }

    /// `setup` in the play's way, with its store.
    pub(crate) fn setup(&self) -> Command {
        let arguments = format!("setup --yes --domain OKTA.COM --store {}", self.play.store);
        self.play.way.command(self, &arguments)
    }

    /// The clients that are not the administrators' own.
    pub(crate) fn clients(&self) -> Vec<String> {
        let mut clients = self.tenant.0.client_ids();
        clients.retain(|id| id != ADMINS);
        clients
    }

    pub(crate) fn folder(&self) -> PathBuf {
        self.home.path("home/.config/ws1-okta")
    }

    /// What holds at any moment: at most one client and one directory, and no client on the tenant
    /// whose secret nobody holds; each token that is kept works. `known`: a secret that was there before.
    pub(crate) fn holds_always(&self, known: Option<&str>) -> Result<(), String> {
        self.seen.borrow_mut().extend(self.fingerprint());
        if let Some(found) = &self.found.all {
            let now = self.all();
            return if now == *found {
                Ok(())
            } else {
                Err(format!(
                    "what may only be looked at is changed: {found}\n{now}"
                ))
            };
        }
        let (clients, directories) = (self.clients(), self.tenant.0.directories());
        let most = if self.play.replaces { 2 } else { 1 };
        if clients.len() > most || directories.len() > 1 {
            return Err(format!("doubled: {clients:?}, {directories:?}"));
        }
        if self.play.lets_go {
            return Ok(());
        }
        if self.keeps_token() && !clients.is_empty() {
            let tokens = self.tokens();
            if tokens.is_empty() {
                return Err("the token that was kept is lost".to_owned());
            }
            let mut works = tokens.iter().map(|one| token_works(self.tenant.url(), one));
            // That of a client which is gone goes after it.
            let is_fine = if self.play.replaces {
                works.any(|works| works)
            } else {
                works.all(|works| works)
            };
            if !is_fine {
                return Err("the token that is kept does not work".to_owned());
            }
        }
        if let Some(delivered) = &self.found.delivered {
            let mut now = self.profile().map(|profile| profile["delivered"].clone());
            // One that the tenant refused has ended: that alone is told of it, and no later end.
            if let Some(now) = &mut now
                && now["expires_at"].as_str() < delivered["expires_at"].as_str()
            {
                now["expires_at"] = delivered["expires_at"].clone();
            }
            if now.as_ref() != Some(delivered) {
                return Err(format!("what Okta holds is forgotten: {now:?}"));
            }
        }
        let secrets = self.secrets();
        if let Some(known) = known
            && !clients.is_empty()
            && !secrets.contains(known)
            && known != CONSOLE_SECRET
            && !self.play.replaces
        {
            return Err("the secret that was kept is lost".to_owned());
        }
        for id in clients {
            let secret = self.tenant.0.client_secret(&id).unwrap_or_default();
            // A change that a tenant answers by wiping the secret: the one that is kept is put back.
            let is_known = secrets.contains(&secret)
                || secret == CONSOLE_SECRET
                || (secret.is_empty() && known.is_some_and(|known| secrets.contains(known)));
            if !is_known {
                return Err(format!("nobody holds the secret of client {id}"));
            }
        }
        Ok(())
    }

    /// Whether a token was kept at the beginning, and is to be kept as long as there is a client.
    fn keeps_token(&self) -> bool {
        !self.play.lets_go && !self.play.drops_token && self.found.has_token
    }

    /// All that there is on the tenant, in profiles and stores; who held a lock is not of it.
    fn all(&self) -> String {
        let clients: Vec<_> = self
            .clients()
            .iter()
            .map(|id| self.tenant.client(id))
            .collect();
        let mut files = self.home.kept();
        files.retain(|(path, _)| path.extension().is_none_or(|end| end != "lock"));
        files.sort();
        format!("{clients:?} {:?} {files:?}", self.tenant.0.directories())
    }

    /// The fingerprint of the token that the profile has.
    fn fingerprint(&self) -> Option<String> {
        let profile = self.profile()?;
        Some(profile["token"]["fingerprint"].as_str()?.to_owned())
    }

    /// The token is another than at the beginning.
    pub(crate) fn has_new_token(&self) -> Result<(), String> {
        self.has_token()?;
        if self.fingerprint() == self.found.fingerprint {
            return Err("the token is the one before".to_owned());
        }
        Ok(())
    }

    /// The hook has got every token that the profile ever had since the beginning, and the one that is
    /// kept.
    pub(crate) fn has_handed_on(&self) -> Result<(), String> {
        self.has_new_token()?;
        self.seen.borrow_mut().extend(self.fingerprint());
        let handed = recording::handed(self);
        let seen = self.seen.borrow();
        let mut new = seen
            .iter()
            .filter(|one| Some(*one) != self.found.fingerprint.as_ref());
        if let Some(lost) = new.find(|one| !handed.contains_key(*one)) {
            return Err(format!("the program never got token {lost}"));
        }
        let has = |token: &String| handed.values().any(|one| one == token);
        if !self.tokens().iter().all(has) {
            return Err("the program never got the token that is kept".to_owned());
        }
        Ok(())
    }

    /// The secret of the one client, if it is kept and the tenant takes it.
    pub(crate) fn has_client(&self) -> Result<(), String> {
        if self.clients() != ["OktaSCIM"] {
            return Err(format!("clients {:?}", self.clients()));
        }
        let secrets = self.secrets();
        let [secret] = &*secrets.iter().collect::<Vec<_>>() else {
            return Err(format!("{} secrets are kept", secrets.len()));
        };
        if !self.tenant.takes_secret("OktaSCIM", secret) {
            return Err("the secret that is kept gives no token".to_owned());
        }
        if !self.kept("pending-secret").is_empty() {
            return Err("a pending secret is left".to_owned());
        }
        Ok(())
    }

    pub(crate) fn has_directory(&self) -> Result<(), String> {
        let other = (
            DirectoryKind::Other,
            "Okta Universal Directory".to_owned(),
            "OKTA.COM".to_owned(),
        );
        match self.tenant.0.directories() {
            directories if directories == [other] => Ok(()),
            directories => Err(format!("directories {directories:?}")),
        }
    }

    /// One token is kept, and passes Okta's test.
    pub(crate) fn has_token(&self) -> Result<(), String> {
        let tokens = self.tokens();
        match &*tokens.iter().collect::<Vec<_>>() {
            [token] if token_works(self.tenant.url(), token) => Ok(()),
            [_] => Err("the token that is kept does not work".to_owned()),
            tokens => Err(format!("{} tokens are kept", tokens.len())),
        }
    }

    pub(crate) fn is_set_up(&self) -> Result<(), String> {
        self.has_client()?;
        self.has_directory()?;
        self.has_token()?;
        self.is_clean()
    }

    /// What is kept of the one profile.
    pub(crate) fn profile(&self) -> Option<serde_json::Value> {
        let path = self.profile_path()?;
        Some(serde_json::from_slice(&fs::read(path).unwrap()).unwrap())
    }

    pub(crate) fn profile_path(&self) -> Option<PathBuf> {
        let mut entries = fs::read_dir(self.folder().join("profiles")).ok()?;
        entries.find_map(|entry| {
            let path = entry.unwrap().path();
            let is_profile = path.extension().is_some_and(|end| end == "json")
                && !path.file_name().unwrap().to_string_lossy().starts_with('.');
            is_profile.then_some(path)
        })
    }

    /// Neither a secret nor a profile is left.
    pub(crate) fn is_gone(&self) -> Result<(), String> {
        if !self.clients().is_empty() || !self.tenant.0.directories().is_empty() {
            return Err("the tenant still has something".to_owned());
        }
        if self.profile().is_some() {
            return Err("the profile is left".to_owned());
        }
        self.keeps_no_secret()?;
        self.is_clean()
    }

    pub(crate) fn keeps_no_secret(&self) -> Result<(), String> {
        if !self.secrets().is_empty() || !self.tokens().is_empty() {
            return Err("secrets are left".to_owned());
        }
        Ok(())
    }

    /// No half-written file is left.
    pub(crate) fn is_clean(&self) -> Result<(), String> {
        match self.unfinished().first() {
            Some(path) if !self.may_litter => Err(format!("left behind: {}", path.display())),
            _ => Ok(()),
        }
    }

    /// The half-written files.
    pub(crate) fn unfinished(&self) -> Vec<PathBuf> {
        let below = self.home.kept().into_iter().map(|(path, _)| path);
        let names = self.home.names();
        let beside = names.iter().map(|name| self.home.path(name));
        below
            .chain(beside)
            .filter(|path| path.to_string_lossy().ends_with(".ws1-okta-tmp"))
            .collect()
    }
}

/// All worlds share the keychain, and a later one may have a gate with the same port.
impl Drop for World {
    fn drop(&mut self) {
        if self.bus.is_some() {
            for kind in ["client-secret", "pending-secret", "access-token"] {
                self.secret_tool("clear", kind);
            }
        }
    }
}
