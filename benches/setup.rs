//! The whole `setup`, beside what an administrator would use instead, and against the network.
//!
//! `cargo bench --bench setup` sets a simulated tenant up by `ws1-okta setup`, by a script of `curl` and
//! `jq`, by `hurl`, by Python's `requests` and by Postman's runner `newman`, each by the same requests
//! (`benches/setup/`; the tenant's log is compared), over HTTP and HTTPS. The tools take turns, each time
//! with a tenant of its own; all figures are ratios of one run. Programs come from the `PATH`; one that
//! is not there is said to be left out:
//!
//! ```sh
//! cargo install --locked hurl@8.0.1
//! npm install --global newman@6.2.2
//! python3 -m venv venv && venv/bin/pip install requests==2.34.2 && export PATH=$PWD/venv/bin:$PATH
//! ```
//!
//! Then it sets up and repeats at a tenant that answers each request after 50 ms: the round trips that
//! follow one another are counted from the tenant's log. The tenant lives in this process, the tools in
//! theirs; both share the machine's processors.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    clippy::as_conversions,
    reason = "a measurement that cannot go on fails, and prints what it found"
)]

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use wait4::Wait4;
use ws1_okta::sandbox::{RequestRecord, Running, Sandbox};

const LATENCY: Duration = Duration::from_millis(50);
/// What we aim at: the wall clock, by (round trips × latency).
const AIM: f64 = 1.1;
const PASSWORD: &str = "password-of-the-simulated-tenant";
const SECRET: &str = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKL";

/// What one run took.
struct Run {
    wall: f64,
    cpu: f64,
    /// In MiB, of the largest of its processes.
    memory: f64,
}

/// What is measured.
#[derive(Clone, Copy, PartialEq)]
enum Tool {
    Ours,
    Hurl,
    Script,
    Requests,
    Newman,
}

impl Tool {
    const ALL: [Self; 5] = [
        Self::Ours,
        Self::Hurl,
        Self::Script,
        Self::Requests,
        Self::Newman,
    ];

    /// Its name, and a command that says its version.
    fn describe(self) -> (&'static str, &'static str) {
        match self {
            Self::Ours => (
                "ws1-okta setup",
                concat!(env!("CARGO_BIN_EXE_ws1-okta"), " --version"),
            ),
            Self::Hurl => ("hurl", "hurl --version"),
            Self::Script => ("curl, jq", "curl --version && jq --version"),
            Self::Requests => (
                "Python requests",
                "python3 -c 'import requests; print(requests.__version__)'",
            ),
            Self::Newman => ("newman", "newman --version"),
        }
    }

    /// Why it cannot take part.
    fn missing(self) -> Option<String> {
        let (name, version) = self.describe();
        let output = Command::new("sh").args(["-c", version]).output().unwrap();
        (!output.status.success()).then(|| {
            let said = String::from_utf8_lossy(&output.stderr);
            let reason = said.lines().last().unwrap_or("it says no version");
            format!("left out: {name}: {reason}")
        })
    }

    fn command(self, tenant: &Running, home: &Path) -> Command {
        let files = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/setup");
        let ca = tenant.ca_pem().map(|pem| {
            let path = home.join("ca.pem");
            std::fs::write(&path, pem).unwrap();
            path
        });
        let mut command = match self {
            Self::Ours => {
                std::fs::write(home.join("password"), PASSWORD).unwrap();
                let mut command = Command::new(env!("CARGO_BIN_EXE_ws1-okta"));
                command
                    .args("setup --yes --store none --secret-to secret --token-to token".split(' '))
                    .args("--domain OKTA.COM --admin-user admin".split(' '))
                    .args(["--admin-password-file", "password", "--tenant"])
                    .arg(tenant.url());
                if ca.is_some() {
                    command.args(["--ca-file", "ca.pem"]);
                }
                command
            }
            Self::Hurl => {
                let mut command = Command::new("hurl");
                for (name, value) in [
                    ("url", tenant.url()),
                    ("password", PASSWORD),
                    ("secret", SECRET),
                ] {
                    command.arg("--variable").arg(format!("{name}={value}"));
                }
                if ca.is_some() {
                    command.args(["--cacert", "ca.pem"]);
                }
                // What it writes is not to land among the sources.
                command.arg("--file-root").arg(home);
                command.arg("--no-output").arg(files.join("setup.hurl"));
                command
            }
            Self::Script => {
                let mut command = Command::new("sh");
                command.arg(files.join("curl.sh"));
                command
            }
            Self::Requests => {
                let mut command = Command::new("python3");
                command.arg("-I").arg(files.join("requests.py"));
                command
            }
            Self::Newman => {
                let mut command = Command::new("newman");
                command
                    .args(["run", "--color", "off"])
                    .arg(files.join("postman.json"));
                for (name, value) in [
                    ("url", tenant.url()),
                    ("password", PASSWORD),
                    ("secret", SECRET),
                ] {
                    command.arg("--env-var").arg(format!("{name}={value}"));
                }
                if ca.is_some() {
                    command.args(["--ssl-extra-ca-certs", "ca.pem"]);
                }
                command
            }
        };
        command
            .current_dir(home)
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap())
            .env("HOME", home)
            .env("URL", tenant.url())
            .env("CA", ca.unwrap_or_default())
            .env("PASSWORD", PASSWORD)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        command
    }
}

fn tenant(https: bool) -> Running {
    let builder = Sandbox::builder().admin("admin", PASSWORD).https(https);
    builder.start().unwrap()
}

fn run(command: &mut Command) -> Run {
    let begun = Instant::now();
    let used = command.spawn().unwrap().wait4().unwrap();
    let wall = begun.elapsed().as_secs_f64();
    assert!(used.status.success(), "{command:?}: {}", used.status);
    Run {
        wall,
        cpu: (used.rusage.utime + used.rusage.stime).as_secs_f64(),
        memory: used.rusage.maxrss as f64 / 1024.0 / 1024.0,
    }
}

/// Method and path of each request, in order of the alphabet, without the ids that tenants make up.
fn requests(tenant: &Running) -> Vec<String> {
    let without_id = |path: &str| {
        let parts = path.split('/').map(|part| {
            let is_id = part.len() == 36 && part.matches('-').count() == 4;
            if is_id { "ID" } else { part }
        });
        parts.collect::<Vec<_>>().join("/")
    };
    let mut all: Vec<String> = tenant
        .requests()
        .iter()
        .map(|record| format!("{} {}", record.method, without_id(&record.path)))
        .collect();
    all.sort();
    all
}

fn median(runs: &[Run], value: impl Fn(&Run) -> f64) -> f64 {
    let mut values: Vec<f64> = runs.iter().map(value).collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// All tools in turn; prints a table.
fn compare(tools: &[Tool], https: bool, rounds: usize) {
    let mut runs: Vec<Vec<Run>> = tools.iter().map(|_| Vec::new()).collect();
    let mut wished = Vec::new();
    for round in 0..=rounds {
        for (tool, runs) in tools.iter().zip(&mut runs) {
            let tenant = tenant(https);
            let home = tempfile::tempdir().unwrap();
            let this = run(&mut tool.command(&tenant, home.path()));
            assert_eq!(tenant.client_ids(), ["OktaSCIM"]);
            let made = requests(&tenant);
            if wished.is_empty() {
                wished.clone_from(&made);
            }
            assert_eq!(made, wished, "{}", tool.describe().0);
            // The first round fills the caches.
            if round > 0 || rounds == 1 {
                runs.push(this);
            }
        }
    }
    let scheme = if https { "HTTPS" } else { "HTTP" };
    println!(
        "\n{} requests over {scheme}, medians of {rounds}",
        wished.len()
    );
    println!(
        "{:<18}{:>10}{:>8}{:>10}{:>8}{:>10}{:>8}",
        "", "wall ms", "ratio", "CPU ms", "ratio", "MiB", "ratio"
    );
    let values = |runs: &[Run]| {
        [
            median(runs, |run| run.wall) * 1_000.0,
            median(runs, |run| run.cpu) * 1_000.0,
            median(runs, |run| run.memory),
        ]
    };
    let ours = values(&runs[0]);
    for (tool, runs) in tools.iter().zip(&runs) {
        print!("{:<18}", tool.describe().0);
        for (value, ours) in values(runs).into_iter().zip(ours) {
            print!("{value:>10.1}{:>8.1}", value / ours);
        }
        println!();
    }
}

/// How many round trips follow one another: a request that begins within one's latency goes side by
/// side with it.
fn round_trips(records: &[RequestRecord]) -> u32 {
    let latency = i64::try_from(LATENCY.as_millis()).unwrap();
    let mut trips = 0;
    let mut ends = i64::MIN;
    for record in records {
        if record.at >= ends {
            trips += 1;
            ends = record.at + latency;
        }
    }
    trips
}

/// The wall clock of our own runs by what the network alone would take.
fn against_the_network(https: bool, rounds: usize) {
    let mut first = Vec::new();
    let mut again = Vec::new();
    for _ in 0..rounds {
        let tenant = tenant(https);
        tenant.add_fault(
            format!("* * latency={}", LATENCY.as_millis())
                .parse()
                .unwrap(),
        );
        let home = tempfile::tempdir().unwrap();
        for results in [&mut first, &mut again] {
            let before = tenant.requests().len();
            let this = run(&mut Tool::Ours.command(&tenant, home.path()));
            let records = &tenant.requests()[before..];
            let ideal = f64::from(round_trips(records)) * LATENCY.as_secs_f64();
            results.push((this.wall / ideal, round_trips(records), records.len()));
        }
    }
    let scheme = if https { "HTTPS" } else { "HTTP" };
    for (name, mut results) in [("setup", first), ("setup, again", again)] {
        results.sort_by(|one, other| one.0.total_cmp(&other.0));
        let (ratio, trips, requests) = results[results.len() / 2];
        let remark = if ratio > AIM {
            "  above the aim of 1.1"
        } else {
            ""
        };
        println!(
            "{:<30}{requests:>10}{trips:>13}{ratio:>8.2}{remark}",
            format!("{name}, {scheme}")
        );
    }
}

fn main() {
    // `cargo test --all-targets` runs this, too: then one round of what is there shows that it works.
    let is_bench = std::env::args().any(|argument| argument == "--bench");
    let rounds = if is_bench { 20 } else { 1 };
    let (tools, missing): (Vec<Tool>, Vec<Tool>) = Tool::ALL
        .into_iter()
        .partition(|tool| tool.missing().is_none());
    for tool in missing {
        println!("{}", tool.missing().unwrap_or_default());
    }
    compare(&tools, false, rounds);
    compare(&tools, true, rounds);
    println!(
        "\nat {} ms a request, wall by (round trips × latency)",
        LATENCY.as_millis()
    );
    println!(
        "{:<30}{:>10}{:>13}{:>8}",
        "", "requests", "round trips", "ratio"
    );
    against_the_network(false, rounds);
    against_the_network(true, rounds);
}
