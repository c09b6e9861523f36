//! A redirect is never followed: neither the host, the path nor the scheme that it names gets anything.

use std::sync::{Arc, Mutex};

use crate::support::{Command, Front, Home, Outcome, PASSWORD, Recorder, Tenant, ws1_okta};

/// The start of a method and path that is redirected; the status; where to.
type Redirect = (&'static str, u16, String);

/// A tenant some of whose requests are redirected, and a listener on another host.
struct Net {
    tenant: Tenant,
    front: Front,
    redirect: Arc<Mutex<Option<Redirect>>>,
    recorder: Recorder,
    statuses: std::iter::Cycle<std::array::IntoIter<u16, 5>>,
}

impl Net {
    fn new() -> Self {
        let tenant = Tenant::new(&[]);
        let redirect: Arc<Mutex<Option<Redirect>>> = Arc::default();
        let asked = Arc::clone(&redirect);
        let front = Front::builder().answer(move |seen| {
            let asked = asked.lock().unwrap();
            let (request, status, to) = asked.as_ref()?;
            let (method, path) = request.split_once(' ').unwrap();
            let is_it = seen.method == method && seen.path.contains(path);
            is_it.then(|| (*status, to.clone()))
        });
        Self {
            front: front.start(&tenant),
            tenant,
            redirect,
            recorder: Recorder::start(),
            statuses: [301, 302, 303, 307, 308].into_iter().cycle(),
        }
    }

    /// Runs the command while a request of it is redirected: to another host, to another scheme, and
    /// to another path. Wherever it leads, nothing arrives, and nothing secret is said.
    fn redirected(
        &mut self,
        request: &'static str,
        command: impl Fn() -> Command,
        check: impl Fn(&Outcome, &str),
    ) {
        let address = self.recorder.address;
        // The same host and port without TLS: the tenant's own, by plain http.
        let plain = self.front.url().replacen("https:", "http:", 1);
        for to in [
            format!("{plain}/SAAS/elsewhere"),
            format!("https://{address}/SAAS/elsewhere"),
            format!("http://{address}/SAAS/elsewhere"),
            "/SAAS/elsewhere".to_owned(),
        ] {
            let status = self.statuses.next().unwrap();
            *self.redirect.lock().unwrap() = Some((request, status, to.clone()));
            let outcome = command().args("-vv").run();
            *self.redirect.lock().unwrap() = None;
            check(&outcome, &format!("redirected to `{to}` ({status})"));
            assert_eq!(self.recorder.heard(), (0, String::new()), "{outcome}");
            let seen = self.front.seen();
            let is_followed = seen.iter().any(|seen| seen.path.contains("elsewhere"));
            assert!(!is_followed, "{outcome}");
            assert!(!outcome.stderr.contains(PASSWORD), "{outcome}");
        }
    }
}

const HINT: &str = "\nhint: give the address that the tenant itself has";

/// It ends so, with one sentence of the redirect and its hint.
fn fails(outcome: &Outcome, code: i32, sentence: &str) {
    outcome
        .exits(code)
        .tells("error: ")
        .tells(sentence)
        .tells(HINT);
}

#[test]
fn carries_no_credential_of_setup_along() {
    for (request, code) in [
        ("GET /health", 4),
        ("POST /auth/system/login", 4),
        ("GET /oauth2clients/OktaSCIM", 4),
        ("GET /directoryconfigs", 4),
        ("POST /oauth2clients", 4),
        ("POST /auth/oauthtoken", 4),
        ("POST /directoryconfigs", 4),
        // The tenant is set up by then; what failed is its test.
        ("GET /scim/Users", 8),
    ] {
        let (home, mut net) = (Home::new(), Net::new());
        let command = net.front.setup(&home);
        net.redirected(
            request,
            || command.clone(),
            |outcome, sentence| fails(outcome, code, sentence),
        );
        // The way is clear again: the next run goes on to the end.
        net.front.setup(&home).run().exits(0);
        net.tenant.is_set_up_by_default();
    }
}

#[test]
fn carries_no_credential_of_other_commands_along() {
    let (home, mut net) = (Home::new(), Net::new());
    net.front
        .setup(&home)
        .without_pair("--secret-to")
        .without_pair("--store")
        .args("--store file --directory-name Okta")
        .run()
        .exits(0);
    for (request, line, code) in [
        ("POST /auth/oauthtoken", "token renew --force", 4),
        ("GET /scim/Users", "token renew --force", 8),
        ("GET /oauth2clients", "client list", 4),
        (
            "PUT /oauth2clients",
            "client update --yes --access-token-ttl 200d",
            4,
        ),
        (
            "DELETE /directoryconfigs",
            "directory delete Okta --confirm Okta",
            4,
        ),
        (
            "DELETE /oauth2clients",
            "client delete OktaSCIM --confirm OktaSCIM",
            4,
        ),
    ] {
        net.redirected(
            request,
            || ws1_okta(&home, line),
            |outcome, sentence| fails(outcome, code, sentence),
        );
    }
    net.tenant.is_set_up("OktaSCIM", "Okta", "OKTA.COM");
    ws1_okta(&home, "token renew --force").run().exits(0);
}
