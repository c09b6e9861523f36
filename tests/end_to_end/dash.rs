//! `-` where a file is expected: standard input or output, or a refusal that says why.

use crate::support::{Command, Front, Home, PASSWORD, Tenant, ws1_okta};
use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Stdio};

/// Flags that read a file, and standard input for `-`.
const READ: &[&str] = &[
    "admin-client-secret-file",
    "admin-password-file",
    "age-passphrase-file",
    "answers",
    "ca-file",
    "client-secret-file",
    "fault-file",
    "token-file",
];
/// The one that writes a file, and standard output for `-`.
const WRITTEN: &[&str] = &["ca-out"];
/// Those of a file that later runs need, too, or that is a place for secrets.
const REFUSED: &[&str] = &["age-identity", "secret-to", "state", "token-to"];

#[test]
fn each_flag_that_takes_a_file_is_settled() {
    fn look(command: &clap::Command, into: &mut BTreeSet<String>) {
        for argument in command.get_arguments() {
            let names = argument.get_value_names().unwrap_or_default();
            if names
                .iter()
                .any(|name| *name == "FILE" || *name == "TARGET")
            {
                into.insert(argument.get_long().unwrap().to_owned());
            }
        }
        command
            .get_subcommands()
            .for_each(|below| look(below, into));
    }
    let mut all = BTreeSet::new();
    look(&ws1_okta::cli::command(), &mut all);
    let known = [READ, WRITTEN, REFUSED].concat();
    assert_eq!(all, known.into_iter().map(ToOwned::to_owned).collect());
}

#[test]
fn a_file_that_stays_is_no_dash() {
    let home = Home::new();
    home.file("answers.toml", "age_identity = \"-\"\n");
    for (line, error, hint) in [
        (
            "setup --age-identity -",
            "invalid value for '--age-identity <FILE>': `-` names no file",
            "a file that stays",
        ),
        (
            "profile use-store --store file --age-identity -",
            "invalid value for '--age-identity <FILE>'",
            "a file that stays",
        ),
        (
            "sandbox --state -",
            "invalid value for '--state <FILE>': `-` names no file",
            "a file that stays",
        ),
        (
            "setup --secret-to -",
            "invalid value for '--secret-to <TARGET>': `-` is no place for a secret",
            "--show-token",
        ),
        (
            "setup --token-to -",
            "invalid value for '--token-to <TARGET>': `-` is no place for a secret",
            "--show-token",
        ),
        (
            "setup --answers answers.toml",
            "in the answers file `answers.toml`",
            "a file that stays",
        ),
    ] {
        ws1_okta(&home, line).run().fails(2, error, hint);
    }
    assert!(home.is_untouched());
}

#[test]
fn authorities_come_on_standard_input_and_are_not_remembered() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let front = Front::builder().start(&tenant);
    let url = front.url();
    let set_up = |name: &str| {
        crate::support::tenant::setup(&home, &url)
            .without_pair("--secret-to")
            .args("--ca-file -")
            .args(&format!(
                "--secret-to {name} --profile {name} --client-id {name}"
            ))
    };
    for (stdin, error) in [
        (
            "",
            "the CA file on standard input holds no usable certificate",
        ),
        (
            "nonsense",
            "the CA file on standard input holds no usable certificate",
        ),
    ] {
        set_up("one")
            .stdin(stdin)
            .run()
            .fails(2, error, "--ca-file");
    }
    set_up("one")
        .without_pair("--admin-password-file")
        .args("--admin-password-file -")
        .stdin(PASSWORD)
        .run()
        .fails(
            2,
            "standard input cannot give both",
            "put one of them into a file",
        );
    tenant.is_untouched();
    for name in ["one", "two"] {
        let outcome = set_up(name).stdin(&front.ca_pem).run();
        outcome.exits(0).tells("are not remembered");
    }
    let renew = || ws1_okta(&home, "token renew --all --force --show-token --json");
    let untrusted = renew().run().exits(4).json();
    assert_eq!(
        untrusted["renewals"][0]["error"]["code"],
        "tls_unknown_issuer"
    );
    // Of two tenants that are asked side by side, each is told what it said.
    let renewed = renew().args("--ca-file -").stdin(&front.ca_pem).run();
    let renewed = renewed.exits(0).json();
    assert_eq!(renewed["renewals"].as_array().unwrap().len(), 2);
    // Where the profile has a file, that stays.
    let by_file = set_up("one").without_pair("--ca-file");
    let by_file = by_file
        .args("--ca-file")
        .arg(home.file("ca.pem", &front.ca_pem));
    by_file.run().exits(0);
    set_up("one").stdin(&front.ca_pem).run().exits(0);
    let shown = ws1_okta(&home, "profile show one").run();
    shown.exits(0).shows("ca.pem");
}

#[test]
fn what_is_wrong_on_standard_input_is_told_in_words() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let with = |line: &str, stdin: &str| ws1_okta(&home, line).stdin(stdin).run();
    let outcome = with("setup --answers -", "tennant = 1\n");
    outcome.fails(2, "in the answers file on standard input", "flags' names");
    let url = tenant.url();
    let line = format!("client list --tenant {url} --admin-user admin --admin-password-file -");
    with(&line, "one\ntwo\n").fails(
        2,
        "the secret on standard input cannot be used",
        "on one line",
    );
    with("sandbox --fault-file -", "nonsense\n").fails(2, "on standard input", "--help");
    with("sandbox --fault-file - --admin-password-file -", "x\n").fails(
        2,
        "standard input cannot give both --admin-password-file and --fault-file",
        "put one of them into a file",
    );
}

/// What is asked for twice in one run is read once.
#[test]
fn answers_on_standard_input_serve_a_whole_command() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    home.file("password", PASSWORD);
    let answers = format!(
        "tenant = \"{}\"\nadmin_user = \"admin\"\nadmin_password_file = \"password\"\ndomain = \"NEW.COM\"\n",
        tenant.url()
    );
    ws1_okta(&home, "directory create --answers - --yes")
        .stdin(&answers)
        .run()
        .exits(0)
        .shows("created directory");
}

/// A simulated tenant as a process, and the first line of its output.
fn sandbox(home: &Home, arguments: &str, stdin: &str) -> (Child, String, BufReader<impl Read>) {
    let stdin = std::fs::File::open(home.file("stdin", stdin)).unwrap();
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_ws1-okta"))
        .arg("sandbox")
        .args(arguments.split(' '))
        .env_clear()
        .envs(home.variables())
        .current_dir(home.folder())
        .stdin(stdin)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    let mut url = String::new();
    stdout.read_line(&mut url).unwrap();
    (child, url.trim().to_owned(), stdout)
}

fn list(home: &Home, url: &str) -> Command {
    ws1_okta(
        home,
        "client list --admin-user admin --admin-password-file password --tenant",
    )
    .arg(url)
}

#[test]
fn the_sandbox_reads_faults_and_writes_its_authority() {
    let home = Home::new();
    home.file("password", PASSWORD);
    let arguments = "--https --ca-out - --admin-password-file password --fault-file -";
    let fault = "GET /oauth2clients nth=1 status=403\n";
    let (mut child, url, stdout) = sandbox(&home, arguments, fault);
    let mut pem = String::new();
    for line in stdout.lines() {
        let line = line.unwrap();
        pem.push_str(&format!("{line}\n"));
        if line.starts_with("-----END") {
            break;
        }
    }
    let ask = || list(&home, &url).args("--ca-file -").stdin(&pem).run();
    let (first, second) = (ask(), ask());
    child.kill().unwrap();
    let said = child.wait_with_output().unwrap();
    let said = String::from_utf8(said.stderr).unwrap();
    first.exits(3);
    second.exits(0);
    assert!(
        said.contains("on standard output: keep that as FILE\n"),
        "{said}"
    );
    assert!(said.contains(" --ca-file FILE\n"), "{said}");
}
