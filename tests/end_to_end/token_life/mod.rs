//! The days after `setup`: `token check`, `renew`, `delivered`, `watch`, and `status`, by the real binary
//! at other times (`faketime`), against a tenant whose clock goes along.

mod check;
mod delivered;
mod hooks;
mod many;
mod renew;
mod watch;
mod watch_clock;

use std::path::PathBuf;

use serde_json::Value;
use ws1_okta::store::private_file;

use crate::programs;
use crate::support::{Command, Home, Tenant, ws1_okta};

/// A profile that was set up today, and a tenant with it.
pub(super) struct Life {
    pub(super) home: Home,
    pub(super) tenant: Tenant,
    /// How many days later it is.
    days: i64,
}

impl Life {
    /// Nothing where the program is missing that tells the tool another time; that is told.
    pub(super) fn new() -> Option<Self> {
        Self::with("--store file")
    }

    pub(super) fn with(store: &str) -> Option<Self> {
        if !has_faketime() {
            return None;
        }
        let (home, tenant) = (Home::new(), Tenant::new(&[]));
        tenant
            .setup(&home)
            .without_pair("--secret-to")
            .without_pair("--store")
            .args(store)
            .run()
            .exits(0);
        Some(Self {
            home,
            tenant,
            days: 0,
        })
    }

    /// So many days later, for the tool and the tenant.
    pub(super) fn later(&mut self, days: i64) {
        self.tenant.0.advance_clock(days * 86_400);
        self.days += days;
    }

    /// The tool, at the time that it is.
    pub(super) fn run(&self, arguments: &str) -> Command {
        at(&self.home, self.days, arguments)
    }

    pub(super) fn profile_path(&self) -> PathBuf {
        let root = self.home.path("home/.config/ws1-okta");
        let name = std::fs::read_to_string(root.join("current")).unwrap();
        root.join(format!("profiles/{}.json", name.trim()))
    }

    pub(super) fn profile(&self) -> Value {
        let bytes = private_file::read_private(&self.profile_path(), 1 << 20);
        serde_json::from_slice(&bytes.unwrap().unwrap()).unwrap()
    }

    pub(super) fn held(&self) -> String {
        let fingerprint = &self.profile()["token"]["fingerprint"];
        fingerprint.as_str().unwrap().to_owned()
    }

    /// How many tokens the tenant was asked for.
    pub(super) fn fetched(&self) -> usize {
        let requests = self.tenant.0.requests();
        let asks = |path: &str| path.contains("/auth/oauthtoken");
        requests.iter().filter(|one| asks(&one.path)).count()
    }
}

pub(super) fn has_faketime() -> bool {
    programs::are_installed("the days after setup", &["faketime"])
}

/// The tool, so many days after today.
pub(super) fn at(home: &Home, days: i64, arguments: &str) -> Command {
    if days == 0 {
        return ws1_okta(home, arguments);
    }
    Command::new(home, "faketime")
        .args("-f")
        .arg(format!("{days:+}d"))
        .arg(env!("CARGO_BIN_EXE_ws1-okta"))
        .args(arguments)
        // Only the time of day is another one: waits last as long as ever.
        .var("DONT_FAKE_MONOTONIC", "1")
}
