//! The tenant itself: requests in, replies out, no sockets, no files, no clock of its own.

use std::collections::{BTreeMap, VecDeque};

use super::administration::Administration;
use super::audit;
use super::authorize::Code;
use super::client::Client;
use super::directory::{Directory, Kind};
use super::error::SandboxError;
use super::issued::Issued;
use super::random;
use super::request::Request;
use super::response::{Response, refusal};
use super::route;
use super::scim::people::People;
use super::shelf;
use super::signer::Signer;
use super::state::{Admin, State};
use super::switches::{Case, Switches};
use super::{rulesets, scim};

/// A simulated tenant.
#[derive(Debug)]
pub(super) struct Tenant {
    pub(super) settings: Settings,
    pub(super) state: State,
    pub(super) signer: Signer,
    /// Whether `state` changed since it was last saved.
    pub(super) changed: bool,
    /// Codes of the authorization endpoint.
    pub(super) codes: BTreeMap<String, Code>,
    /// The ids of tokens that ended before their time, with the time.
    pub(super) revoked: BTreeMap<String, i64>,
    /// The last tokens that were given out.
    pub(super) issued: VecDeque<Issued>,
    /// The last changes.
    pub(super) changes: VecDeque<audit::Change>,
}

/// What a tenant is started with.
#[derive(Debug, Clone, Default)]
pub(super) struct Settings {
    /// Scheme, host and port, without a slash at the end.
    pub(super) origin: String,
    /// Multi-tenant installations have the tenant in the path (`ws1-access-api.md` §1).
    pub(super) tenant_in_path: Option<String>,
    pub(super) switches: Switches,
}

impl Settings {
    /// `/SAAS`, or `/SAAS/t/<tenant>`.
    pub(super) fn root(&self) -> String {
        match &self.tenant_in_path {
            Some(name) => format!("/SAAS/t/{name}"),
            None => "/SAAS".to_owned(),
        }
    }

    /// The absolute URL of a path below [`Settings::root`].
    pub(super) fn url(&self, path: &str) -> String {
        format!("{}{}{path}", self.origin, self.root())
    }

    /// The tenant's name, upper-case, as in the `prn` of its tokens (§2.2).
    pub(super) fn name(&self) -> String {
        self.tenant_in_path
            .as_deref()
            .unwrap_or("sandbox")
            .to_uppercase()
    }
}

impl Tenant {
    /// A new tenant: an administrator, the System Directory, two internal clients (§3).
    pub(super) fn new(
        settings: Settings,
        user: String,
        password: String,
        now: i64,
    ) -> Result<Self, SandboxError> {
        let signer = Signer::generate(now.div_euclid(1000).to_string())?;
        let system = Directory::new(Kind::Local, "System Directory", &["System Domain"])?;
        let state = State {
            version: 1,
            admin: Admin {
                user,
                password,
                id: random::uuid()?,
            },
            key_id: signer.key_id().to_owned(),
            key: signer.to_text()?,
            clients: BTreeMap::new(),
            directories: vec![Directory {
                built_in: true,
                ..system
            }],
            people: People::new(now)?,
            refresh_tokens: BTreeMap::new(),
            administration: Administration::default(),
            certificate: None,
            last_number: 1000,
        };
        let mut tenant = Self::with(settings, state, signer);
        tenant.changed = true;
        let wanted = tenant.settings.switches.internal_clients;
        let wanted = usize::try_from(wanted).unwrap_or(0);
        for number in 1..=wanted.min(100) {
            let name = match number {
                1 => "internal-admin-console".to_owned(),
                2 => "internal-connector".to_owned(),
                _ => format!("internal-{number}"),
            };
            tenant.add_internal_client(&name)?;
        }
        Ok(tenant)
    }

    /// A tenant as it was saved.
    pub(super) fn restored(settings: Settings, state: State) -> Result<Self, SandboxError> {
        let signer = Signer::from_text(state.key_id.clone(), &state.key)?;
        Ok(Self::with(settings, state, signer))
    }

    fn with(settings: Settings, state: State, signer: Signer) -> Self {
        let mut tenant = Self {
            settings,
            state,
            signer,
            changed: false,
            codes: BTreeMap::new(),
            revoked: BTreeMap::new(),
            issued: VecDeque::new(),
            changes: VecDeque::new(),
        };
        shelf::add_defaults(&mut tenant);
        tenant
    }

    /// Whether a person administers: the local administrator, who has the role Administrator, and
    /// who is associated with the rule set Super Admin (`ws1-access-api.md` §5.2 and §7).
    pub(super) fn is_administrator(&self, id: &str) -> bool {
        let administration = &self.state.administration;
        let groups = || {
            self.state
                .people
                .groups_of(id)
                .map(|group| group.id.as_str())
        };
        let role = administration.roles.get(scim::ADMIN_ROLE);
        let rules = administration.rule_sets.get(rulesets::SUPER_ADMIN);
        self.state.admin.id == id
            || role
                .is_some_and(|role| role.contains(id) || groups().any(|group| role.contains(group)))
            || rules.is_some_and(|rules| {
                rules.users.contains(id) || groups().any(|group| rules.groups.contains(group))
            })
    }

    fn add_internal_client(&mut self, name: &str) -> Result<(), SandboxError> {
        let body = serde_json::json!({"clientId": name, "scope": "admin openid user",
            "authGrantTypes": "authorization_code refresh_token", "internalSystemClient": true});
        let body = body.as_object().cloned().unwrap_or_default();
        let mut client = Client::read(&body, self.settings.switches.default_token_ttl)
            .map_err(|_| SandboxError::Seed(format!("client {name}")))?;
        client.secret = random::alphanumerics(48)?;
        self.add_client(client)
    }

    /// Takes in a client that was checked already.
    pub(super) fn add_client(&mut self, mut client: Client) -> Result<(), SandboxError> {
        client.uuid = random::uuid()?;
        client.number = self.state.next_number();
        self.state.clients.insert(client.client_id.clone(), client);
        self.changed = true;
        Ok(())
    }

    /// Makes what the switches `jit-directory-holds` and `jit-user` say is there.
    pub(super) fn apply_switches(&mut self, now: i64) -> Result<(), SandboxError> {
        let switches = &self.settings.switches;
        let (domain, user) = (
            switches.jit_directory_holds.clone(),
            switches.jit_user.clone(),
        );
        if let Some(domain) = domain
            && self.directory_holding(&domain).is_none()
        {
            let directory = Directory::new(Kind::Jit, "Just-in-Time", &[domain.as_str()])?;
            self.state.directories.push(directory);
            self.changed = true;
        }
        match user {
            Some(name) => scim::sign_in(self, &name, now),
            None => Ok(()),
        }
    }

    /// The directory to which a domain belongs; letters' case does not count (§4).
    pub(super) fn directory_holding(&self, domain: &str) -> Option<&Directory> {
        self.state
            .directories
            .iter()
            .find(|directory| match self.settings.switches.domain_case {
                Case::Ignored => directory.holds(domain).is_some(),
                Case::Counts => directory.domains.iter().any(|one| one.name == domain),
            })
    }

    /// Answers one request.
    pub(super) fn answer(&mut self, request: &Request) -> Response {
        let reply = match self.stands_for(request) {
            // Only the method differs.
            Some(method) => {
                let request = Request {
                    method,
                    ..request.clone()
                };
                self.answer_and_note(&request)
            }
            None => self.answer_and_note(request),
        };
        if self.settings.switches.load_balancer_cookie {
            return reply.with("set-cookie", "AWSALB=simulated; Path=/");
        }
        reply
    }

    /// The method that a request stands for: §1, a POST can stand for another one; a HEAD is a
    /// GET whose body stays away.
    fn stands_for(&self, request: &Request) -> Option<String> {
        match request.method.as_str() {
            "HEAD" => Some("GET".to_owned()),
            "POST" if self.settings.switches.method_override => request
                .header("x-http-method-override")
                .map(str::to_ascii_uppercase),
            _ => None,
        }
    }

    fn answer_and_note(&mut self, request: &Request) -> Response {
        let reply = route::answer(self, request);
        let noted = !matches!(request.method.as_str(), "GET" | "HEAD");
        if noted && (200..300).contains(&reply.status) {
            audit::note(&mut self.changes, request, &request.method);
        }
        reply
    }
}

/// A failure of the machine that the tenant runs on, as the service would report it.
#[expect(
    clippy::needless_pass_by_value,
    reason = "it is the argument of `map_err`"
)]
pub(super) fn internal_error(error: SandboxError) -> Response {
    refusal(500, "internal.error", &error.to_string())
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use serde_json::Value;

    /// A tenant with administrator `admin`/`password`.
    pub(in crate::sandbox) fn tenant() -> Tenant {
        let settings = Settings {
            origin: "http://127.0.0.1:1".to_owned(),
            ..Settings::default()
        };
        Tenant::new(
            settings,
            "admin".into(),
            "password".into(),
            1_700_000_000_000,
        )
        .unwrap()
    }

    /// A request at a fixed instant; `target` with query.
    pub(in crate::sandbox) fn request(
        method: &str,
        target: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Request {
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        Request {
            method: method.to_owned(),
            path: path.to_owned(),
            query: query.to_owned(),
            headers: headers
                .iter()
                .map(|(a, b)| ((*a).to_owned(), (*b).to_owned()))
                .collect(),
            body: body.as_bytes().to_vec(),
            now: 1_700_000_000_000,
        }
    }

    /// The administrator's `Authorization`.
    pub(in crate::sandbox) fn session(tenant: &mut Tenant) -> String {
        let body = r#"{"username":"admin","password":"password","issueToken":true}"#;
        let reply = tenant.answer(&request(
            "POST",
            "/SAAS/API/1.0/REST/auth/system/login",
            &[],
            body,
        ));
        assert_eq!(reply.status, 200);
        format!("HZN {}", json(&reply)["sessionToken"].as_str().unwrap())
    }

    /// One call with a token: status and JSON body (null when it is none).
    pub(in crate::sandbox) fn call(
        tenant: &mut Tenant,
        token: &str,
        method: &str,
        target: &str,
        body: &Value,
    ) -> (u16, Value) {
        let body = if body.is_null() {
            String::new()
        } else {
            body.to_string()
        };
        let headers = [
            ("authorization", token),
            ("content-type", "application/json"),
        ];
        let reply = tenant.answer(&request(method, target, &headers, &body));
        (reply.status, json(&reply))
    }

    pub(in crate::sandbox) fn json(reply: &Response) -> Value {
        serde_json::from_slice(&reply.body).unwrap_or(Value::Null)
    }
}
