//! Renewing many profiles at once, against the ideal and against what a shell script would do.
//!
//! `cargo bench --bench fleet` sets up 1,000 profiles at a simulated tenant that answers each request
//! after 100 ms, and renews them all by `token renew --all --force --jobs 64`. Beside it, `xargs -P 64`
//! runs for each the same requests with `curl`. All figures are ratios of one run: to the ideal (1,000
//! renewals, 64 at a time, as many round trips one after the other as a renewal needs), or to
//! `--version`. It needs `curl` and `xargs`; tenant, tool and script share the machine's processors.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a measurement that cannot go on fails, and prints what it found"
)]

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

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
                ws1_okta(home, &arguments)
                    .arg("--admin-password-file")
                    .arg(&password)
                    .spawn()
                    .unwrap()
            })
            .collect();
        for mut child in running {
            assert!(child.wait().unwrap().success());
        }
    }
}

/// How long a command takes, and the most memory it had, in KiB, as far as it was seen.
fn measure(mut command: Command) -> (Duration, u64) {
    let begun = Instant::now();
    let mut child = command.spawn().unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut most = 0;
    let ended = loop {
        if let Some(ended) = child.try_wait().unwrap() {
            break ended;
        }
        let text = std::fs::read_to_string(&status).unwrap_or_default();
        let peak = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let peak = peak.and_then(|peak| peak.trim().trim_end_matches(" kB").parse().ok());
        most = most.max(peak.unwrap_or(0));
        std::thread::sleep(Duration::from_millis(2));
    };
    let took = begun.elapsed();
    assert!(ended.success(), "{ended}");
    (took, most)
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
    let one = format!(
        "token=$(curl -sf -u \"$0:$1\" -d grant_type=client_credentials {url}/SAAS/auth/oauthtoken | sed \
         's/.*\"access_token\":\"\\([^\"]*\\)\".*/\\1/'); api={url}/SAAS/jersey/manager/api/scim; curl -sf \
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

fn main() {
    // `cargo test --all-targets` runs this, too: then a few show that it works.
    let is_bench = std::env::args().any(|argument| argument == "--bench");
    let (count, rounds) = if is_bench { (1_000, 20) } else { (4, 1) };
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path();
    let tenant = Sandbox::builder().admin("admin", PASSWORD).start().unwrap();
    set_up(home, &tenant, count);
    let latency = format!("* * latency={}", LATENCY.as_millis());
    tenant.add_fault(latency.parse().unwrap());

    let renew = format!("token renew --all --force --jobs {JOBS}");
    let one = "token renew --force --profile p0".to_owned();
    let before = tenant.requests().last().unwrap().number;
    let (took, memory) = measure(ws1_okta(home, &renew));
    let requests = tenant.requests().last().unwrap().number - before;
    let (_, memory_of_one) = measure(ws1_okta(home, &one));
    let (by_script, _) = measure(script(home, &tenant, count));

    let batches = f64::from(u32::try_from(count).unwrap()) / 64.0;
    let ideal = batches.max(1.0) * f64::from(ROUND_TRIPS) * LATENCY.as_secs_f64();
    let row = |name: &str, took: Duration, remark: &str| {
        let (seconds, ratio) = (took.as_secs_f64(), took.as_secs_f64() / ideal);
        println!("{name:<34}{seconds:>8.2}{ratio:>8.2}{remark}");
    };
    println!(
        "{count} profiles, {requests} requests of {} ms",
        LATENCY.as_millis()
    );
    println!("{:<34}{:>8}{:>8}", "", "s", "ratio");
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
        "memory: {memory} KiB, {memory_of_one} KiB for one profile: {} bytes a profile",
        more * 1024 / u64::try_from(count).unwrap()
    );

    let median = |arguments: &str| {
        let mut times: Vec<Duration> = (0..rounds)
            .map(|_| measure(ws1_okta(home, arguments)).0)
            .collect();
        times.sort();
        times[times.len() / 2].as_secs_f64()
    };
    let (version, check, all) = (
        median("--version"),
        median("token check --profile p0"),
        median("token check --all"),
    );
    println!(
        "token check: {:.2} of --version; token check --all: {:.2} of --version",
        check / version,
        all / version
    );
}
