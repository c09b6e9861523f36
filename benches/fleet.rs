//! Renewing many profiles at once, against the ideal and against what a shell script would do.
//!
//! `cargo bench --bench fleet` sets up 1,000 profiles at a simulated tenant that answers each request
//! after 100 ms, and renews them all by `token renew --all --force --jobs 64`. Beside it, `xargs -P 64`
//! runs for each the same requests with `curl`; once over HTTP, once over HTTPS. All figures are ratios of
//! one run: to the ideal (1,000 renewals, 64 at a time, as many round trips one after the other as a
//! renewal needs, none of them for connecting), or to `--version`. It needs `curl` and `xargs`; tenant,
//! tool and script share the machine's processors.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a measurement that cannot go on fails, and prints what it found"
)]

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use wait4::Wait4;
use ws1_okta::sandbox::{Running, Sandbox};

const LATENCY: Duration = Duration::from_millis(100);
const JOBS: usize = 64;
/// A renewal fetches a token, then tests it by two reads side by side.
const ROUND_TRIPS: u32 = 2;
/// What we aim at, as a ratio to the ideal.
const AIM: f64 = 1.25;
const PASSWORD: &str = "a password of the simulated tenant";

fn ws1_okta(home: &Path, arguments: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ws1-okta"));
    command
        .args(arguments.split_whitespace())
        .env_clear()
        .env("HOME", home)
        .env("WS1_OKTA_CONFIG_DIR", home.join("config"))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

/// Sets profiles up, a few at a time.
fn set_up(home: &Path, tenant: &Running, count: usize) {
    let password = home.join("password");
    std::fs::write(&password, PASSWORD).unwrap();
    let ca = home.join("ca.pem");
    if let Some(pem) = tenant.ca_pem() {
        std::fs::write(&ca, pem).unwrap();
    }
    // The first one makes the identity that the others use.
    let numbers: Vec<usize> = (0..count).collect();
    let (first, rest) = numbers.split_at(1);
    for numbers in std::iter::once(first).chain(rest.chunks(4)) {
        let running: Vec<_> = numbers
            .iter()
            .map(|number| {
                let arguments = format!(
                    "setup --yes --store file --profile p{number} --client-id Okta{number} \
                     --directory-name D{number} --domain D{number}.EXAMPLE --admin-user admin --tenant {}",
                    tenant.url()
                );
                let mut command = ws1_okta(home, &arguments);
                command.arg("--admin-password-file").arg(&password);
                if ca.exists() {
                    command.arg("--ca-file").arg(&ca);
                }
                command.spawn().unwrap()
            })
            .collect();
        for mut child in running {
            assert!(child.wait().unwrap().success());
        }
    }
}

/// How long a command takes, and the most memory it had, in bytes.
fn measure(mut command: Command) -> (Duration, u64) {
    let begun = Instant::now();
    let used = command.spawn().unwrap().wait4().unwrap();
    let took = begun.elapsed();
    assert!(used.status.success(), "{command:?}: {}", used.status);
    (took, used.rusage.maxrss)
}

/// The requests of a renewal by curl, for each client of a list of `ID SECRET` on standard input.
fn script(home: &Path, tenant: &Running, count: usize) -> Command {
    let mut list = String::new();
    for number in 0..count {
        let id = format!("Okta{number}");
        let secret = tenant.client_secret(&id).unwrap();
        list.push_str(&format!("{id} {secret}\n"));
    }
    let path = home.join("clients");
    std::fs::write(&path, list).unwrap();
    let url = tenant.url();
    let ca = home.join("ca.pem");
    let curl = if ca.exists() {
        format!("curl --cacert {}", ca.display())
    } else {
        "curl".to_owned()
    };
    let one = format!(
        "token=$({curl} -sf -u \"$0:$1\" -d grant_type=client_credentials {url}/SAAS/auth/oauthtoken | sed \
         's/.*\"access_token\":\"\\([^\"]*\\)\".*/\\1/'); api={url}/SAAS/jersey/manager/api/scim; {curl} -sf \
         -o /dev/null -H \"Authorization: Bearer $token\" \"$api/Users?startIndex=1&count=2\" \
         -o /dev/null \"$api/Groups?startIndex=1&count=100\""
    );
    let mut command = Command::new("xargs");
    command
        .args(["-P", &JOBS.to_string(), "-L", "1", "sh", "-c", &one])
        .stdin(std::fs::File::open(path).unwrap())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

/// Renews all profiles of a tenant by both ways; prints how long that took.
fn renew_all(https: bool, count: usize) {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path();
    let tenant = Sandbox::builder().admin("admin", PASSWORD).https(https);
    let tenant = tenant.start().unwrap();
    set_up(home, &tenant, count);
    let latency = format!("* * latency={}", LATENCY.as_millis());
    tenant.add_fault(latency.parse().unwrap());

    let renew = format!("token renew --all --force --jobs {JOBS}");
    let before = tenant.requests().last().unwrap().number;
    let (took, memory) = measure(ws1_okta(home, &renew));
    let requests = tenant.requests().last().unwrap().number - before;
    let (_, memory_of_one) = measure(ws1_okta(home, "token renew --force --profile p0"));
    let (by_script, _) = measure(script(home, &tenant, count));

    let batches = f64::from(u32::try_from(count).unwrap()) / 64.0;
    let ideal = batches.max(1.0) * f64::from(ROUND_TRIPS) * LATENCY.as_secs_f64();
    let row = |name: &str, took: Duration, remark: &str| {
        let (seconds, ratio) = (took.as_secs_f64(), took.as_secs_f64() / ideal);
        println!("{name:<38}{seconds:>8.2}{ratio:>8.2}{remark}");
    };
    let scheme = if https { "HTTPS" } else { "HTTP" };
    println!(
        "\n{count} profiles over {scheme}, {requests} requests of {} ms",
        LATENCY.as_millis()
    );
    println!("{:<38}{:>8}{:>8}", "", "s", "ratio");
    row("(ideal)", Duration::from_secs_f64(ideal), "");
    let remark = if took.as_secs_f64() / ideal > AIM {
        "  above the aim of 1.25"
    } else {
        ""
    };
    row(&renew, took, remark);
    row("xargs -P 64, curl", by_script, "");
    let more = memory.saturating_sub(memory_of_one);
    println!(
        "memory: {} KiB, {} KiB for one profile: {} bytes a profile",
        memory / 1024,
        memory_of_one / 1024,
        more / u64::try_from(count).unwrap()
    );
}

/// What a monitor calls, offline, by what it takes to start at all.
fn check_all(count: usize, rounds: usize) {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path();
    let tenant = Sandbox::builder().admin("admin", PASSWORD).start().unwrap();
    set_up(home, &tenant, count);
    let median = |arguments: &str| {
        let mut times: Vec<Duration> = (0..rounds)
            .map(|_| measure(ws1_okta(home, arguments)).0)
            .collect();
        times.sort();
        times[times.len() / 2].as_secs_f64()
    };
    let version = median("--version");
    println!(
        "\ntoken check: {:.2} of --version; token check --all, {count} profiles: {:.2}",
        median("token check --profile p0") / version,
        median("token check --all") / version
    );
}

fn main() {
    // `cargo test --all-targets` runs this, too: then a few show that it works.
    let is_bench = std::env::args().any(|argument| argument == "--bench");
    let (count, rounds) = if is_bench { (1_000, 20) } else { (4, 1) };
    renew_all(false, count);
    renew_all(true, count);
    check_all(count, rounds);
}
