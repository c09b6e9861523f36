//! Two to sixteen processes on one profile and its store, some of them killed at random, some moving
//! the secrets to another store: no torn profile, no lost secret, no lock that stays.
//!
//! A sample runs with the other tests. The thousand rounds:
//!
//! ```text
//! TEST_ROUNDS=1000 tests/run --test end_to_end a_thousand_rounds -- --ignored --nocapture
//! ```
//!
//! `TEST_SEED` repeats a run's choices, though not its timing.

use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

use ws1_okta::profile::ProfileDirectory;

use crate::support::command::Started;
use crate::support::report;
use crate::support::tenant::{token_works, until};
use crate::support::{Command, Home, PASSWORD, Tenant, ws1_okta};

/// The stores that take turns.
const STORES: [&str; 3] = ["file", "helper:whole", "none --secret-to secret"];
const CLIENT: &str = "OktaSCIM";

/// Choices that a seed repeats (xorshift).
struct Dice(u64);

impl Dice {
    fn new() -> Self {
        let seed = std::env::var("TEST_SEED")
            .ok()
            .and_then(|text| text.parse().ok());
        let seed = seed.unwrap_or_else(|| getrandom::u64().unwrap()) | 1;
        report(&format!("seed {seed}"));
        Self(seed)
    }

    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % end
    }
}

/// What happened, for the last line.
#[derive(Default)]
struct Counts {
    rounds: u32,
    processes: u32,
    killed: u32,
    ended: BTreeMap<(&'static str, i32), u32>,
}

impl fmt::Display for Counts {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            rounds,
            processes,
            killed,
            ended,
        } = self;
        write!(
            formatter,
            "{rounds} rounds, {processes} processes, {killed} killed; ended with:"
        )?;
        for ((command, code), count) in ended {
            write!(formatter, " {command}={code}:{count}")?;
        }
        Ok(())
    }
}

/// One tenant and one user's folders for a few rounds.
struct Place {
    home: Home,
    tenant: Tenant,
    store: &'static str,
}

impl Place {
    fn new(store: &'static str) -> Self {
        let (home, tenant) = (Home::new(), Tenant::new(&[]));
        std::fs::create_dir(home.path("entries")).unwrap();
        home.file("password", PASSWORD);
        Self {
            home,
            tenant,
            store,
        }
    }

    fn command(&self, arguments: &str) -> Command {
        let helpers = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/helpers");
        let path = std::env::var("PATH").unwrap();
        ws1_okta(&self.home, arguments)
            .var("PATH", format!("{helpers}:{path}"))
            .var("HELPER_DATA", self.home.path("entries"))
            .args("--pass-env HELPER_DATA --profile one")
    }

    fn setup(&self) -> Command {
        self.command("setup --yes --admin-user admin --admin-password-file password")
            .args(&format!("--tenant {}", self.tenant.url()))
            .args("--domain OKTA.COM")
    }

    /// The first names the store; later the profile may name another one.
    fn setup_at_first(&self) -> Command {
        self.setup().args(&format!("--store {}", self.store))
    }

    fn setup_again(&self) -> Command {
        if self
            .home
            .path("home/.config/ws1-okta/profiles/one.json")
            .exists()
        {
            self.setup()
        } else {
            self.setup_at_first()
        }
    }

    fn any(&self, dice: &mut Dice, may_log_out: bool) -> (&'static str, Command) {
        match dice.below(if may_log_out { 13 } else { 12 }) {
            0 => ("setup", self.setup_at_first()),
            1 | 2 => ("setup", self.setup_again()),
            3 => ("token show", self.command("token show --show-token")),
            4 => ("status", self.command("status")),
            5 => ("profile show", self.command("profile show")),
            6 => ("profile use", self.command("profile use one")),
            7 => {
                let days = 180 + dice.below(180);
                let line = format!("client update --yes --access-token-ttl {days}d");
                ("client update", self.command(&line))
            }
            // The store `none` keeps no token, so that each goes to a file, too.
            8 | 9 => (
                "token renew",
                self.command("token renew --force --token-to token"),
            ),
            10 => ("token delivered", self.command("token delivered")),
            11 => {
                let store = STORES[usize::try_from(dice.below(3)).unwrap()];
                let line = format!("profile use-store --yes --store {store}");
                ("use-store", self.command(&line))
            }
            _ => ("logout", self.command("logout --confirm one")),
        }
    }

    /// Whether the profile is whole or absent, and its lock free.
    fn check_profile(&self) {
        let profiles = ProfileDirectory::new(self.home.path("home/.config/ws1-okta"));
        let name = "one".parse().unwrap();
        profiles.load(&name).unwrap();
        profiles.current().unwrap();
        let held = profiles.lock(&name, Duration::from_secs(5)).unwrap();
        held.load().unwrap();
    }

    /// The next run gets in with what the store knows: no way in is given.
    fn check_secret(&self, counts: &Counts) {
        if self.tenant.0.client_ids().is_empty() {
            return;
        }
        let outcome = self
            .command("setup --yes --json --show-token --domain OKTA.COM")
            .run();
        assert_eq!(outcome.code, Some(0), "{counts}\n{outcome}");
        let document = outcome.json();
        let token = document["okta"]["api_token"].as_str().unwrap();
        assert!(token_works(self.tenant.url(), token), "{counts}\n{outcome}");
        assert_eq!(self.tenant.0.client_ids(), [CLIENT], "{counts}");
        assert_eq!(self.tenant.0.directories().len(), 1, "{counts}");
    }
}

/// One round: several processes at once, some of them killed, and a look at what is left.
fn round(place: &Place, dice: &mut Dice, counts: &mut Counts) {
    // A logout may take the last copy of the secret: that is what it is for.
    let may_log_out = dice.below(5) == 0;
    let count = [2, 2, 3, 3, 4, 5, 8, 16][usize::try_from(dice.below(8)).unwrap()];
    let mut running: Vec<(&'static str, Option<Duration>, Started)> = Vec::new();
    for _ in 0..count {
        let (name, command) = place.any(dice, may_log_out);
        let dies = dice.below(3) == 0;
        let after = Duration::from_millis(dice.below(40) * dice.below(10));
        running.push((name, dies.then_some(after), command.start()));
    }
    let begun = std::time::Instant::now();
    running.sort_by_key(|(_, after, _)| after.unwrap_or(Duration::MAX));
    for (name, after, mut process) in running {
        counts.processes += 1;
        let outcome = match after {
            Some(after) => {
                until("its hour has come", || {
                    begun.elapsed() >= after || !process.is_running()
                });
                process.kill()
            }
            None => process.wait(),
        };
        let Some(code) = outcome.code else {
            counts.killed += 1;
            continue;
        };
        *counts.ended.entry((name, code)).or_default() += 1;
        // 2 and 3: nothing is there yet, or no more. 5: busy, or changed by another. 6: no secret.
        assert!(matches!(code, 0 | 2 | 3 | 5 | 6 | 7), "{name}: {outcome}");
        assert!(!outcome.stderr.contains("panicked"), "{outcome}");
    }
    place.check_profile();
    if may_log_out {
        let known = place.tenant.0.client_secret(CLIENT);
        let setup = place.setup_again();
        let setup = match known {
            Some(secret) => setup.var("WS1_OKTA_CLIENT_SECRET", secret),
            None => setup,
        };
        let outcome = setup.run();
        assert_eq!(outcome.code, Some(0), "{counts}\n{outcome}");
    }
    place.check_secret(counts);
    counts.rounds += 1;
}

fn rounds(count: u32) {
    let mut dice = Dice::new();
    let mut counts = Counts::default();
    while counts.rounds < count {
        let store = STORES[usize::try_from(dice.below(3)).unwrap()];
        let place = Place::new(store);
        // The first use is the hardest: many short lives.
        for _ in 0..=dice.below(6) {
            round(&place, &mut dice, &mut counts);
        }
    }
    report(&format!("{counts}"));
}

#[test]
fn a_sample_of_rounds() {
    rounds(40);
}

#[test]
#[ignore = "takes minutes: see the head of this file"]
fn a_thousand_rounds() {
    let count = std::env::var("TEST_ROUNDS").ok();
    rounds(count.and_then(|text| text.parse().ok()).unwrap_or(1000));
}
