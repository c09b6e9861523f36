//! `sandbox`, told something that cannot be: a sentence, and what to do.

use crate::support::{Home, ws1_okta};
use std::io::{BufRead, BufReader};
use std::process::Stdio;

#[test]
fn what_cannot_be_is_a_matter_of_usage() {
    let home = Home::new();
    let busy = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let busy = busy.local_addr().unwrap();
    std::fs::create_dir(home.path("folder")).unwrap();
    home.file("two", "one\ntwo\n");
    for (line, error, hint) in [
        (
            format!("--listen {busy}"),
            format!("cannot listen on {busy}"),
            "port 0",
        ),
        (
            "--listen 192.0.2.1:0".to_owned(),
            "the simulated tenant listens on loopback only, not on 192.0.2.1:0".to_owned(),
            "127.0.0.1:PORT",
        ),
        (
            "--admin-password-file missing".to_owned(),
            "cannot read `missing`: there is no such file".to_owned(),
            "--admin-password-file",
        ),
        (
            "--admin-password-file folder".to_owned(),
            "cannot read `folder`: ".to_owned(),
            "--admin-password-file",
        ),
        (
            "--admin-password-file two".to_owned(),
            "the secret in `two` cannot be used".to_owned(),
            "line",
        ),
        (
            "--fault-file folder".to_owned(),
            "cannot read `folder`".to_owned(),
            "name a file",
        ),
        (
            "--https --ca-out folder".to_owned(),
            "cannot write `folder`".to_owned(),
            "name a file",
        ),
        (
            "--state folder".to_owned(),
            "state file folder".to_owned(),
            "--state",
        ),
        (
            "--switch nonsense=1".to_owned(),
            String::new(),
            "--list-switches",
        ),
        (
            "--fault nonsense".to_owned(),
            "fault `nonsense`".to_owned(),
            "--help",
        ),
    ] {
        let outcome = ws1_okta(&home, "sandbox").args(&line).run();
        outcome.fails(2, &error, hint);
    }
}

#[test]
fn its_password_may_come_by_standard_input() {
    let home = Home::new();
    home.file("password", "from-stdin-1\n");
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_ws1-okta"))
        .args(["sandbox", "--admin-password-file", "-"])
        .env_clear()
        .envs(home.variables())
        .stdin(std::fs::File::open(home.path("password")).unwrap())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut url = String::new();
    BufReader::new(child.stdout.take().unwrap())
        .read_line(&mut url)
        .unwrap();
    let listed = ws1_okta(
        &home,
        "client list --admin-user admin --admin-password-file password",
    )
    .args(&format!("--tenant {}", url.trim()))
    .run();
    child.kill().unwrap();
    let said = child.wait_with_output().unwrap();
    let said = String::from_utf8(said.stderr).unwrap();
    listed.exits(0);
    assert!(said.contains("password: as given\n"), "{said}");
    assert!(!said.contains("from-stdin-1"), "{said}");
}
