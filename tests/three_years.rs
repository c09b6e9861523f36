//! Three simulated years of many tenants: a timer runs `token renew` once a day, tenants are away for
//! hours or weeks, machines are off, clocks jump, administrators are late. Okta's token must never die
//! where a renewal or a reminder could have prevented it.
//!
//! The commands run in this process with a clock of the test's, against one simulated tenant whose
//! clock goes along; each profile has a client and a directory of its own there. What Okta holds is
//! kept by the test itself, and judged by the token's own `exp`.
//!
//! A few profiles run with the other tests. Two hundred:
//!
//! ```text
//! TEST_TENANTS=200 cargo test --release --test three_years -- --nocapture
//! ```
//!
//! `TEST_SEED` repeats a run.
#![cfg(feature = "sandbox")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a failed helper is a failed test"
)]

use std::io::Write;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use base64::Engine as _;
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;
use ws1_okta::cli::{self, GlobalArgs, Parsed};
use ws1_okta::context::{Clock, Context};
use ws1_okta::environment::Environment;
use ws1_okta::exit::Exit;
use ws1_okta::http::{Redactor, Trust};
use ws1_okta::interrupt::SoFar;
use ws1_okta::profile::ProfileDirectory;
use ws1_okta::sandbox::{Running, Sandbox};
use ws1_okta::store::{Memory, Store};
use ws1_okta::ui::Ui;
use ws1_okta::values::{AccessToken, Fingerprint};

const PASSWORD: &str = "Pass-word marker 4711";
const DAYS: i64 = 3 * 365;
/// So long before its end an administrator must have been told that a token waits: a third of a year's
/// token, less what may be in the way. Who was told and did nothing is late.
const TOLD_IN_TIME: i64 = 60;

/// Choices that a seed repeats (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: i64) -> i64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        i64::try_from(self.0 % u64::try_from(end).unwrap()).unwrap()
    }

    fn one_in(&mut self, chance: i64) -> bool {
        self.below(chance) == 0
    }
}

/// The machine's clock, as far off as the test says.
#[derive(Clone)]
struct FakeClock(Arc<Mutex<Timestamp>>);

impl FakeClock {
    fn set(&self, now: Timestamp) {
        *self.0.lock().unwrap() = now;
    }
}

impl Clock for FakeClock {
    fn now(&self) -> Timestamp {
        *self.0.lock().unwrap()
    }

    fn wait(&self, _: Duration) -> bool {
        false
    }
}

#[derive(Clone, Default)]
struct Screen(Arc<Mutex<Vec<u8>>>);

impl Write for Screen {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// One tenant's administrator, machine, and Okta.
struct Customer {
    profile: String,
    folder: tempfile::TempDir,
    secrets: Memory,
    /// The token that Okta really holds: its fingerprint, and its own `exp`.
    okta: (String, Timestamp),
    /// Since when a person has been told that a token waits.
    told_since: Option<i64>,
    /// On which day the administrator will put it into Okta.
    acts_on: Option<i64>,
    /// The machine is off until this day.
    off_until: i64,
    /// The tenant cannot be reached until this day.
    away_until: i64,
    /// The clock is off by so many days until that day.
    clock_off: (i64, i64),
    is_dead: bool,
}

#[derive(Default, Debug)]
struct Counts {
    runs: u64,
    fetched: u64,
    reminders: u64,
    failed_runs: u64,
    deliveries: u64,
    days_off: u64,
    days_away: u64,
    days_clock_off: u64,
    late: u64,
    preventable: u64,
}

fn parse(arguments: &str) -> Parsed {
    let line = format!("ws1-okta {arguments} --timeout 2");
    let words: Vec<_> = line.split_whitespace().map(Into::into).collect();
    cli::parse(&words).unwrap()
}

struct World {
    /// The command of the timer.
    renew: Parsed,
    tenant: Running,
    clock: FakeClock,
    begin: Timestamp,
    dice: Dice,
    counts: Counts,
}

impl World {
    fn run(&self, customer: &Customer, arguments: &str) -> (Exit, String) {
        self.run_parsed(customer, &parse(arguments))
    }

    fn run_parsed(&self, customer: &Customer, parsed: &Parsed) -> (Exit, String) {
        let (screen, secrets) = (Screen::default(), customer.secrets.clone());
        let mut ui = Ui::new(Box::new(screen.clone()), Box::new(Screen::default()));
        ui.format = parsed.cli.global.format();
        let mut context = Context {
            ui,
            prompter: None,
            environment: Environment::bare::<&str, &str>([], PASSWORD.as_bytes()),
            global: GlobalArgs {
                profile: customer.profile.parse().ok(),
                ..parsed.cli.global.clone()
            },
            sources: parsed.sources.clone(),
            profiles: ProfileDirectory::new(customer.folder.path()),
            open_store: Box::new(move |_| Ok(Store::new(secrets.clone()))),
            clock: Arc::new(self.clock.clone()),
            redactor: Redactor::default(),
            trust: Trust::default(),
            so_far: SoFar::default(),
            person_watches: false,
        };
        let exit = ws1_okta::run_in(&mut context, &parsed.cli.command);
        drop(context);
        let text = String::from_utf8(screen.0.lock().unwrap().clone()).unwrap();
        (exit, text)
    }

    fn day(&self, day: i64) -> Timestamp {
        self.begin + SignedDuration::from_hours(24 * day)
    }

    /// A customer who has set up today, and saved the token in Okta.
    fn customer(&self, number: u32) -> Customer {
        let mut customer = Customer {
            profile: format!("customer-{number}"),
            folder: tempfile::tempdir().unwrap(),
            secrets: Memory::default(),
            okta: (String::new(), self.begin),
            told_since: None,
            acts_on: None,
            off_until: 0,
            away_until: 0,
            clock_off: (0, 0),
            is_dead: false,
        };
        let setup = format!(
            "setup --yes --json --quiet --tenant {} --admin-user admin --admin-password-file - --client-id \
             Okta{number} --directory-name Directory-{number} --domain D{number}.EXAMPLE --store file",
            self.tenant.url()
        );
        let (exit, text) = self.run(&customer, &setup);
        assert_eq!(exit, Exit::Fine, "{text}");
        customer.okta = self.held(&customer);
        customer
    }

    /// The token that the tool holds, as its own claims tell.
    fn held(&self, customer: &Customer) -> (String, Timestamp) {
        let (exit, text) = self.run(customer, "token show --show-token");
        assert_eq!(exit, Exit::Fine);
        let token = AccessToken::from_text(text.trim()).unwrap();
        let claims = token.expose().split('.').nth(1).unwrap();
        let claims = base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(claims);
        let claims: Value = serde_json::from_slice(&claims.unwrap()).unwrap();
        let expires_at = Timestamp::from_second(claims["exp"].as_i64().unwrap()).unwrap();
        (Fingerprint::of(&token).to_string(), expires_at)
    }

    /// What may go wrong begins.
    fn fate(&mut self, customer: &mut Customer, day: i64) {
        let dice = &mut self.dice;
        if day >= customer.off_until && dice.one_in(90) {
            customer.off_until = day + 1 + dice.below(20);
        }
        if day >= customer.away_until && dice.one_in(30) {
            customer.away_until = day + 1 + dice.below(7);
        }
        if day >= customer.clock_off.1 && dice.one_in(60) {
            // Days, months, or years.
            let off = if dice.one_in(3) {
                100 + dice.below(700)
            } else {
                1 + dice.below(60)
            };
            let off = if dice.one_in(2) { off } else { -off };
            customer.clock_off = (off, day + 1 + dice.below(10));
        }
    }

    /// One day of one customer.
    fn live(&mut self, customer: &mut Customer, day: i64) {
        self.fate(customer, day);
        self.counts.days_off += u64::from(day < customer.off_until);
        self.counts.days_away += u64::from(day < customer.away_until);
        self.judge(customer, day);
        if day < customer.off_until {
            return;
        }
        let off = if day < customer.clock_off.1 {
            self.counts.days_clock_off += 1;
            customer.clock_off.0
        } else {
            0
        };
        self.clock.set(self.day(day + off));
        if day < customer.away_until {
            // None that is tried again within one run, which would only make the test wait.
            let fault =
                ["status=500", "truncate", "html"][usize::try_from(self.dice.below(3)).unwrap()];
            self.tenant
                .add_fault(format!("* * {fault}").parse().unwrap());
        }
        let (exit, text) = self.run_parsed(customer, &self.renew);
        self.tenant.clear_faults();
        self.counts.runs += 1;
        self.react(customer, day, exit, &text);
    }

    /// How many requests the tenant has had so far.
    fn requests(&self) -> u64 {
        self.tenant.requests().last().map_or(0, |last| last.number)
    }

    /// The administrator hears of exit code 7, and acts some days later.
    fn react(&mut self, customer: &mut Customer, day: i64, exit: Exit, text: &str) {
        match exit {
            Exit::Fine => {
                self.counts.fetched += u64::from(text.contains("\"outcome\": \"renewed\""));
            }
            Exit::Due => {
                self.counts.reminders += 1;
                customer.told_since.get_or_insert(day);
                if customer.acts_on.is_none() {
                    // Most within two weeks; one in twelve too late, or never in time.
                    let delay = if self.dice.one_in(12) {
                        100 + self.dice.below(100)
                    } else {
                        1 + self.dice.below(14)
                    };
                    customer.acts_on = Some(day + delay);
                }
            }
            Exit::Unreachable | Exit::Unexpected | Exit::Verification => {
                self.counts.failed_runs += 1;
            }
            other => panic!("{}: day {day}: {other:?}\n{text}", customer.profile),
        }
        if customer.acts_on.is_some_and(|acts_on| acts_on <= day) {
            let (fingerprint, expires_at) = self.held(customer);
            let (exit, text) = self.run(
                customer,
                &format!("token delivered --fingerprint {fingerprint}"),
            );
            assert_eq!(exit, Exit::Fine, "{text}");
            assert!(
                expires_at >= customer.okta.1,
                "an older token was delivered"
            );
            customer.okta = (fingerprint, expires_at);
            customer.acts_on = None;
            customer.told_since = None;
            customer.is_dead = false;
            self.counts.deliveries += 1;
        }
    }

    /// Whether Okta's token has died, and whose fault that is.
    fn judge(&mut self, customer: &mut Customer, day: i64) {
        if customer.is_dead || customer.okta.1 > self.day(day) {
            return;
        }
        customer.is_dead = true;
        match customer.told_since {
            Some(since) if day - since >= TOLD_IN_TIME => self.counts.late += 1,
            told => {
                self.counts.preventable += 1;
                let _ = writeln!(
                    std::io::stderr(),
                    "{}: Okta's token died on day {day}, told since {told:?}",
                    customer.profile
                );
            }
        }
    }
}

#[test]
fn no_token_dies_that_could_have_lived() {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse().ok());
    let tenants = u32::try_from(number("TEST_TENANTS").unwrap_or(6)).unwrap();
    let seed: u64 = number("TEST_SEED").unwrap_or_else(|| getrandom::u64().unwrap()) | 1;
    let begin: Timestamp = "2026-01-01T00:00:00Z".parse().unwrap();
    let tenant = Sandbox::builder().admin("admin", PASSWORD).start().unwrap();
    let now = Timestamp::now();
    tenant.advance_clock(begin.duration_since(now).as_secs());
    let mut world = World {
        renew: parse("token renew --json"),
        tenant,
        clock: FakeClock(Arc::new(Mutex::new(begin))),
        begin,
        dice: Dice(seed),
        counts: Counts::default(),
    };
    let mut customers: Vec<Customer> = (0..tenants).map(|number| world.customer(number)).collect();
    // Every second one says so; of the others Okta's token is never recorded until the first renewal.
    for customer in customers.iter().step_by(2) {
        assert_eq!(world.run(customer, "token delivered").0, Exit::Fine);
    }
    let requests = world.requests();
    for day in 1..DAYS {
        world.tenant.advance_clock(86_400);
        for customer in &mut customers {
            world.live(customer, day);
        }
    }
    let requests = world.requests() - requests;
    let counts = &world.counts;
    let _ = writeln!(
        std::io::stderr(),
        "three years of {tenants} tenants, seed {seed}: {} runs, of which {} failed and {} reminded; \
         {} tokens fetched with {requests} requests, {} delivered; {} days off, {} days away, {} days with a wrong clock; tokens \
         that died: {} of late administrators, {} that could have been prevented",
        counts.runs,
        counts.failed_runs,
        counts.reminders,
        counts.fetched,
        counts.deliveries,
        counts.days_off,
        counts.days_away,
        counts.days_clock_off,
        counts.late,
        counts.preventable,
    );
    assert_eq!(counts.preventable, 0);
    // The simulation itself must have done something.
    assert!(counts.deliveries >= u64::from(tenants), "{counts:?}");
    assert!(
        counts.days_away > 0 && counts.days_clock_off > 0,
        "{counts:?}"
    );
    // A token takes two calls and a test of two reads; a failed run is tried again the next day.
    let most = 4 * (counts.fetched + counts.failed_runs);
    assert!(requests <= most, "{requests} requests, {counts:?}");
    // Two tokens a year or three, however wrong the clocks are.
    let most = u64::from(tenants) * 3 * 3;
    assert!(counts.fetched <= most, "{counts:?}");
}
