//! `token watch` in this process, by a clock that is the test's: each wait is seen, none is waited for.

use std::io::Write;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use serde_json::Value;
use ws1_okta::cli::{self, Parsed};
use ws1_okta::context::{Clock, Context};
use ws1_okta::environment::Environment;
use ws1_okta::exit::Exit;
use ws1_okta::http::{Redactor, Trust};
use ws1_okta::interrupt::SoFar;
use ws1_okta::profile::ProfileDirectory;
use ws1_okta::store::{Memory, Store};
use ws1_okta::ui::Ui;

use crate::support::{Home, PASSWORD, Tenant};

const DAY: SignedDuration = SignedDuration::from_hours(24);

/// What is done after a wait, by its number from zero: the clock may leap; nothing ends the watch.
type AfterWait = Box<dyn FnMut(usize) -> Option<SignedDuration> + Send>;

struct Told {
    now: Timestamp,
    waits: Vec<Duration>,
    lines: Vec<Value>,
    after: AfterWait,
}

/// The clock of a watch, which is its screen, too: so each line has its place among the waits.
#[derive(Clone)]
struct World(Arc<Mutex<Told>>);

impl Clock for World {
    fn now(&self) -> Timestamp {
        self.0.lock().unwrap().now
    }

    fn wait(&self, length: Duration) -> bool {
        let mut told = self.0.lock().unwrap();
        let number = told.waits.len();
        told.waits.push(length);
        let leap = (told.after)(number);
        told.now += SignedDuration::try_from(length).unwrap() + leap.unwrap_or_default();
        leap.is_some()
    }
}

impl Write for World {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let mut line: Value = serde_json::from_slice(bytes).unwrap_or_default();
        let mut told = self.0.lock().unwrap();
        line["waits"] = told.waits.len().into();
        told.lines.push(line);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

struct Watched {
    home: Home,
    tenant: Arc<Mutex<Tenant>>,
    secrets: Memory,
    begin: Timestamp,
}

impl Watched {
    /// A profile whose token is in Okta.
    fn new() -> Self {
        let watched = Self {
            home: Home::new(),
            tenant: Arc::new(Mutex::new(Tenant::new(&[]))),
            secrets: Memory::default(),
            begin: Timestamp::now(),
        };
        let setup = format!(
            "setup --yes --json --store file --access-token-ttl 30d --tenant {} --domain OKTA.COM --admin-user admin \
             --admin-password-file -",
            watched.tenant().url()
        );
        for arguments in [&*setup, "token delivered --json"] {
            let (exit, told) = watched.run(arguments, Box::new(|_| None));
            assert_eq!(exit, Exit::Fine, "{:?}", told.lines);
        }
        watched
    }

    fn tenant(&self) -> MutexGuard<'_, Tenant> {
        self.tenant.lock().unwrap()
    }

    /// The lines and waits of a watch, until `after` gives nothing.
    fn watch(&self, after: impl FnMut(usize) -> Option<SignedDuration> + Send + 'static) -> Told {
        let (exit, told) = self.run("token watch --json", Box::new(after));
        assert_eq!(exit, Exit::Fine, "{:?}", told.lines);
        for wait in &told.waits {
            assert!((1..=60).contains(&wait.as_secs()), "{:?}", told.waits);
        }
        told
    }

    fn run(&self, arguments: &str, after: AfterWait) -> (Exit, Told) {
        let line = format!("ws1-okta {arguments}");
        let words: Vec<_> = line.split_whitespace().map(Into::into).collect();
        let Parsed { cli, sources } = cli::parse(&words).unwrap();
        let world = World(Arc::new(Mutex::new(Told {
            now: self.begin,
            waits: Vec::new(),
            lines: Vec::new(),
            after,
        })));
        let secrets = self.secrets.clone();
        let mut ui = Ui::new(Box::new(world.clone()), Box::new(std::io::sink()));
        ui.format = cli.global.format();
        let mut context = Context {
            ui,
            prompter: None,
            environment: Environment::bare::<&str, &str>([], PASSWORD.as_bytes()),
            global: cli.global.clone(),
            sources,
            profiles: ProfileDirectory::new(self.home.path("home")),
            open_store: Box::new(move |_| Ok(Store::new(secrets.clone()))),
            clock: Arc::new(world.clone()),
            redactor: Redactor::default(),
            trust: Trust::default(),
            so_far: SoFar::default(),
            person_watches: false,
        };
        let exit = ws1_okta::run_in(&mut context, &cli.command);
        drop(context);
        let told = Arc::into_inner(world.0).unwrap().into_inner().unwrap();
        (exit, told)
    }
}

/// Each line's outcome, when it was told, and when it looks next.
fn looks(told: &Told) -> Vec<(String, Timestamp, Timestamp)> {
    let time = |line: &Value, field: &str| line[field].as_str().unwrap().parse().unwrap();
    let look = |line: &Value| {
        (
            line["outcome"].as_str().unwrap().to_owned(),
            time(line, "at"),
            time(line, "next_look"),
        )
    };
    told.lines.iter().map(look).collect()
}

#[test]
fn it_looks_once_a_day_and_renews_when_it_is_due_and_not_before() {
    let watched = Watched::new();
    let tenant = Arc::clone(&watched.tenant);
    // A minute each time; the tenant's clock goes along.
    let minutes = 25 * 24 * 60;
    let told = watched.watch(move |number| {
        if number % 1_440 == 0 {
            tenant.lock().unwrap().0.advance_clock(86_400);
        }
        (number < minutes).then_some(SignedDuration::ZERO)
    });
    let looks = looks(&told);
    for pair in looks.windows(2) {
        let [(_, at, next), (_, later, _)] = pair else {
            unreachable!()
        };
        // Never asleep for less than a second.
        let late = later.duration_since(*next);
        let shortest = SignedDuration::from_secs(1);
        assert!(
            !late.is_negative() && late < shortest,
            "not when it was said: {pair:?}"
        );
        assert!(*next <= *at + DAY, "{pair:?}");
    }
    let renewed = looks.iter().position(|look| look.0 == "renewed").unwrap();
    assert!(looks[..renewed].iter().all(|look| look.0 == "not-due"));
    // Two thirds of thirty days, or up to a twentieth of them earlier.
    let after = looks[renewed].1.duration_since(watched.begin).as_hours() / 24;
    assert!((18..=20).contains(&after), "{after}");
    let due_at = told.lines[renewed - 1]["token"]["due_at"].as_str().unwrap();
    let due_at: Timestamp = due_at.parse().unwrap();
    // Asleep for a minute at most; the looks themselves take a moment of the machine's time.
    let late = looks[renewed].1.duration_since(due_at);
    let longest = SignedDuration::from_mins(1);
    assert!(
        !late.is_negative() && late < longest,
        "a look later: {late}"
    );
    // From then on it reminds.
    assert!(
        looks[renewed + 1..]
            .iter()
            .all(|look| look.0 == "undelivered")
    );
    assert!(looks.len() >= 25, "{}", looks.len());
}

#[test]
fn a_clock_that_leaps_is_noticed_by_the_next_wait() {
    for (leap, outcome) in [(21, "renewed"), (2, "not-due"), (-700, "not-due")] {
        let watched = Watched::new();
        let tenant = Arc::clone(&watched.tenant);
        let told = watched.watch(move |number| match number {
            7 => {
                tenant.lock().unwrap().0.advance_clock(leap * 86_400);
                Some(DAY * i32::try_from(leap).unwrap())
            }
            0..20 => Some(SignedDuration::ZERO),
            _ => None,
        });
        let [first, second] = &told.lines[..] else {
            panic!("{leap}: {:?}", told.lines)
        };
        assert_eq!(
            (&first["outcome"], &first["waits"]),
            (&"not-due".into(), &0.into())
        );
        assert_eq!(
            (&second["outcome"], &second["waits"]),
            (&outcome.into(), &8.into()),
            "{leap}"
        );
    }
}

#[test]
fn failures_are_further_and_further_apart() {
    let watched = Watched::new();
    watched.tenant().0.advance_clock(21 * 86_400);
    watched.tenant().fault("POST /auth/oauthtoken status=500");
    let tenant = Arc::clone(&watched.tenant);
    let mut minutes = 0;
    let told = watched.watch(move |number| {
        if number == 0 {
            return Some(DAY * 21);
        }
        minutes += 1;
        if minutes == 100 {
            tenant.lock().unwrap().0.clear_faults();
        }
        (minutes < 2_000).then_some(SignedDuration::ZERO)
    });
    let looks = looks(&told);
    let pauses: Vec<_> = looks
        .iter()
        .map(|(outcome, at, next)| (outcome.as_str(), next.duration_since(*at).as_mins()))
        .collect();
    let transient = |minutes: i64| ("transient", minutes);
    assert_eq!(pauses[1..8], [1, 2, 4, 8, 16, 32, 60].map(transient));
    assert_eq!(pauses[8], ("renewed", 1_440));
    assert_eq!(pauses[9], ("undelivered", 1_440));
    for pair in looks[1..].windows(2) {
        assert_eq!(pair[0].2, pair[1].1, "each look is when it was said");
    }
}
