//! A tenant, a gate before it, a home, and the invariants that hold at any moment.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use ws1_okta::sandbox::{DirectoryKind, SeedClient};

use crate::bus::{self, Bus};
use crate::gate::Gate;
use crate::support::tenant::token_works;
use crate::support::{Command, Home, PASSWORD, Tenant};

/// The client of a tenant's administrators; not ours.
pub(crate) const ADMINS: &str = "Admins";
pub(crate) const ADMIN_SECRET: &str = "admin client secret marker";
/// The secret of a client that was made in the console.
pub(crate) const CONSOLE_SECRET: &str = "a secret of the console";

/// All that one point of a matrix needs.
pub(crate) struct World {
    pub(crate) home: Home,
    pub(crate) tenant: Tenant,
    pub(crate) gate: Gate,
    /// What a run goes through, such as strace.
    pub(crate) wrapper: RefCell<Vec<String>>,
    /// Whether secrets may be given up, as by `logout`.
    pub(crate) lets_go: bool,
    pub(crate) replaces: bool,
    /// Whether a token was kept at the beginning, and is to be kept as long as there is a client.
    pub(crate) keeps_token: bool,
    /// What is recorded of the token that Okta holds, which no run here may forget or change.
    pub(crate) delivered: Option<serde_json::Value>,
    /// The way to the keychain, where it is used.
    pub(crate) bus: Option<Bus>,
    /// Whether half-written files may be left: the next write in their folder sweeps them, and after
    /// several killed runs there may be none to do.
    pub(crate) may_litter: bool,
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
    pub(crate) fn new(switches: &[&str]) -> Self {
        let home = Home::new();
        let state = home.path("tenant.json");
        fs::write(&state, tenants_begin()).unwrap();
        let tenant = Tenant::build(switches, |builder| builder.state_file(state));
        let gate = Gate::before(tenant.url());
        Self {
            home,
            tenant,
            gate,
            wrapper: RefCell::default(),
            lets_go: false,
            replaces: false,
            keeps_token: false,
            delivered: None,
            bus: None,
            may_litter: false,
        }
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
        command.args(arguments)
    }

    /// With the tenant and its administrator by flags.
    pub(crate) fn as_admin(&self, arguments: &str) -> Command {
        self.tool(arguments)
            .args(&format!(
                "--tenant {} --admin-user admin --admin-password-file",
                self.gate.url
            ))
            .arg(self.home.file("password", PASSWORD))
    }

    /// `setup` as the administrator, with the store of encrypted files.
    pub(crate) fn setup(&self) -> Command {
        self.as_admin("setup --yes --domain OKTA.COM --store file")
    }

    /// The clients that are not the administrators' own.
    pub(crate) fn clients(&self) -> Vec<String> {
        let mut clients = self.tenant.0.client_ids();
        clients.retain(|id| id != ADMINS);
        clients
    }

    fn folder(&self) -> PathBuf {
        self.home.path("home/.config/ws1-okta")
    }

    /// What the encrypted files of this kind hold; unusable ones are a failure.
    pub(crate) fn encrypted(&self, kind: &str) -> BTreeSet<String> {
        let Ok(entries) = fs::read_dir(self.folder().join("secrets")) else {
            return BTreeSet::new();
        };
        entries
            .map(|entry| entry.unwrap().path())
            .filter(|path| {
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                !name.starts_with('.') && name.ends_with(&format!(".{kind}.age"))
            })
            .map(|path| decrypt(&path, &self.folder().join("identity.txt")))
            .collect()
    }

    /// What the keychain has of this kind for the one client.
    pub(crate) fn in_keychain(&self, kind: &str) -> Option<String> {
        self.bus.as_ref()?;
        let found = self.secret_tool("lookup", kind);
        (!found.is_empty()).then_some(found)
    }

    fn secret_tool(&self, action: &str, kind: &str) -> String {
        let authority = self.gate.url.replace("http://", "");
        let profile = authority.replace(':', "_");
        let output = std::process::Command::new("secret-tool")
            .args([action, "service", "ws1-okta", "username"])
            .arg(format!("{profile}@{authority}/OktaSCIM/{kind}"))
            .output()
            .unwrap();
        let problem = String::from_utf8_lossy(&output.stderr);
        assert!(problem.is_empty(), "secret-tool: {problem}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// What is kept of this kind, by whichever store.
    fn kept(&self, kind: &str) -> BTreeSet<String> {
        let mut kept = self.encrypted(kind);
        kept.extend(self.in_keychain(kind));
        kept
    }

    /// The secrets of clients that are kept anywhere: by a store, or in files of one secret.
    pub(crate) fn secrets(&self) -> BTreeSet<String> {
        let mut secrets = self.kept("client-secret");
        secrets.extend(self.kept("pending-secret"));
        for name in ["secret", "secret2"] {
            if let Ok(text) = fs::read_to_string(self.home.path(name)) {
                secrets.insert(text.trim().to_owned());
            }
        }
        secrets
    }

    /// The tokens that are kept.
    pub(crate) fn tokens(&self) -> BTreeSet<String> {
        self.kept("access-token")
    }

    /// What holds at any moment: at most one client and one directory, and no client on the tenant
    /// whose secret nobody holds; each token that is kept works. `known`: a secret that was there before.
    pub(crate) fn holds_always(&self, known: Option<&str>) -> Result<(), String> {
        let (clients, directories) = (self.clients(), self.tenant.0.directories());
        let most = if self.replaces { 2 } else { 1 };
        if clients.len() > most || directories.len() > 1 {
            return Err(format!("doubled: {clients:?}, {directories:?}"));
        }
        if self.lets_go {
            return Ok(());
        }
        if self.keeps_token && !clients.is_empty() {
            let tokens = self.tokens();
            if tokens.is_empty() {
                return Err("the token that was kept is lost".to_owned());
            }
            let mut works = tokens.iter().map(|one| token_works(self.tenant.url(), one));
            // That of a client which is gone goes after it.
            let is_fine = if self.replaces {
                works.any(|works| works)
            } else {
                works.all(|works| works)
            };
            if !is_fine {
                return Err("the token that is kept does not work".to_owned());
            }
        }
        if let Some(delivered) = &self.delivered {
            let now = self.profile().map(|profile| profile["delivered"].clone());
            if now.as_ref() != Some(delivered) {
                return Err(format!("what Okta holds is forgotten: {now:?}"));
            }
        }
        let secrets = self.secrets();
        if let Some(known) = known
            && !clients.is_empty()
            && !secrets.contains(known)
            && known != CONSOLE_SECRET
            && !self.replaces
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
        let mut entries = fs::read_dir(self.folder().join("profiles")).ok()?;
        let path = entries.find_map(|entry| {
            let path = entry.unwrap().path();
            let is_profile = path.extension().is_some_and(|end| end == "json")
                && !path.file_name().unwrap().to_string_lossy().starts_with('.');
            is_profile.then_some(path)
        })?;
        Some(serde_json::from_slice(&fs::read(path).unwrap()).unwrap())
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

fn decrypt(path: &Path, identity: &Path) -> String {
    let identities = age::IdentityFile::from_file(identity.to_string_lossy().into_owned()).unwrap();
    let identities = identities.into_identities().unwrap();
    let bytes = fs::read(path).unwrap();
    let decryptor = age::Decryptor::new_buffered(age::armor::ArmoredReader::new(&*bytes))
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut text = String::new();
    decryptor
        .decrypt(
            identities
                .iter()
                .map(|one| -> &dyn age::Identity { &**one }),
        )
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()))
        .read_to_string(&mut text)
        .unwrap();
    text.trim_end().to_owned()
}
