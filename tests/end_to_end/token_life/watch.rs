//! `token watch`, as a process that is ended from outside.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::Life;

#[test]
fn looks_says_when_it_looks_next_and_ends_at_once() {
    let Some(life) = Life::new() else { return };
    for (arguments, start) in [
        ("token watch", ""),
        ("token watch --all --json", "{\"schema\":1"),
    ] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_ws1-okta"))
            .args(arguments.split(' '))
            .env_clear()
            .envs(life.home.variables())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut told = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut told)
            .unwrap();
        assert!(told.starts_with(start), "{told}");
        assert!(told.contains("not-due"), "{told}");
        assert!(
            told.contains("looks again at ") || told.contains("\"next_look\":\"20"),
            "{told}"
        );
        let signalled = Instant::now();
        let kill = Command::new("kill").arg(child.id().to_string()).status();
        assert!(kill.unwrap().success());
        let status = child.wait().unwrap();
        assert_eq!(status.code(), Some(130));
        assert!(signalled.elapsed() < Duration::from_secs(5), "it slept on");
    }
}
