//! What the README and the examples say is true: their commands are understood, and those that can
//! be run are run, against a simulated tenant.
#![cfg(all(unix, feature = "sandbox"))]
#![expect(clippy::unwrap_used, reason = "a test's own preparations")]

mod programs;

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, Output};
use ws1_okta::exit::Exit;
use ws1_okta::sandbox::{Running, Sandbox};

const README: &str = include_str!("../README.md");
/// The address that the documents use.
const DOCUMENTED_TENANT: &str = "https://acme.workspaceoneaccess.com";

/// The fenced blocks whose first line is exactly this.
fn blocks(fence: &str) -> Vec<String> {
    let mut blocks = Vec::new();
    let mut lines = README.lines();
    while let Some(line) = lines.next() {
        if line.strip_prefix("```") == Some(fence) {
            let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            blocks.push(block.join("\n"));
        }
    }
    blocks
}

/// A folder as the documents' commands expect it, and a tenant.
struct Place {
    folder: tempfile::TempDir,
    tenant: Running,
}

impl Place {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("password.txt"), "s3cret-password\n").unwrap();
        let tenant = Sandbox::builder()
            .admin("admin", "s3cret-password")
            .start()
            .unwrap();
        Self { folder, tenant }
    }

    /// Runs a shell script there with nothing but a path and a home.
    fn run(&self, script: &str, variables: &[(&str, &str)]) -> Output {
        let binary = Path::new(env!("CARGO_BIN_EXE_ws1-okta"));
        let path = std::env::var("PATH").unwrap();
        Command::new("sh")
            .args([
                "-euc",
                &script.replace(DOCUMENTED_TENANT, self.tenant.url()),
            ])
            .current_dir(self.folder.path())
            .env_clear()
            .env(
                "PATH",
                format!("{}:{path}", binary.parent().unwrap().display()),
            )
            .env("HOME", self.folder.path())
            .envs(variables.iter().copied())
            .output()
            .unwrap()
    }
}

fn assert_success(script: &str, output: &Output) {
    assert!(
        output.status.success(),
        "{script}\n--- {}\n{}\n{}",
        output.status,
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
}

#[test]
fn commands_that_can_be_run_do_what_they_say() {
    let scripts = blocks("sh run");
    assert_eq!(scripts.len(), 2, "the README's runnable blocks");
    for script in scripts {
        let place = Place::new();
        let script = script.replace("cargo run --locked --", "ws1-okta");
        assert_success(&script, &place.run(&script, &[]));
    }
}

#[test]
fn every_command_is_understood() {
    let mut seen = 0;
    for block in blocks("sh").iter().chain(&blocks("sh run")) {
        for line in block.replace("\\\n", " ").lines() {
            let line = line.split('#').next().unwrap_or_default();
            let line = line.replace("cargo run --locked --", "ws1-okta");
            let Some(arguments) = line.trim().strip_prefix("ws1-okta") else {
                continue;
            };
            let words = std::iter::once("ws1-okta").chain(arguments.split_whitespace());
            let words: Vec<OsString> = words.map(OsString::from).collect();
            ws1_okta::cli::parse(&words).unwrap_or_else(|error| panic!("{line}: {error}"));
            seen += 1;
        }
    }
    assert!(seen >= 6, "only {seen} commands were found");
}

#[test]
fn every_flag_and_variable_of_setup_is_in_the_tables() {
    let command = ws1_okta::cli::command();
    let setup = command.find_subcommand("setup").unwrap();
    let flags: BTreeSet<&str> = command
        .get_arguments()
        .chain(setup.get_arguments())
        .filter_map(clap::Arg::get_long)
        .filter(|long| !matches!(*long, "help" | "version" | "verbose"))
        .collect();
    assert!(flags.len() > 25);
    for flag in flags {
        let variable = format!("WS1_OKTA_{}", flag.replace('-', "_").to_uppercase());
        assert!(
            README.contains(&format!("`--{flag}`")),
            "--{flag} is not in the README"
        );
        assert!(
            README.contains(&format!("`{variable}`")),
            "{variable} is not in the README"
        );
    }
}

#[test]
fn reports_are_sent_to_no_place_that_the_package_does_not_name() {
    let manifest: toml::Table = include_str!("../Cargo.toml").parse().unwrap();
    let repository = manifest["package"].get("repository");
    match repository.and_then(toml::Value::as_str) {
        Some(address) => assert!(README.contains(address), "{address}"),
        None => {
            for made_up in ["github.com/", "gitlab.com/", "issue tracker"] {
                assert!(!README.contains(made_up), "{made_up}");
            }
        }
    }
}

#[test]
fn the_table_of_exit_codes_is_the_code_s() {
    for exit in Exit::ALL {
        let row = format!("| {} | {} |", exit.number(), exit.meaning());
        assert!(README.contains(&row), "{row}");
    }
}

#[test]
fn every_step_of_the_guide_has_a_row() {
    let steps = [("A", 11), ("B", 8), ("C", 3), ("D", 10), ("E", 3), ("F", 8)];
    let table: Vec<&str> = README
        .lines()
        .filter(|line| line.starts_with("| "))
        .collect();
    for (section, last) in steps {
        for number in 1..=last {
            let step = format!("{section}{number}");
            let is_named = table.iter().any(|row| {
                let first = row
                    .trim_start_matches("| ")
                    .split(" | ")
                    .next()
                    .unwrap_or_default();
                names(first, section, number)
            });
            assert!(is_named, "step {step} has no row");
        }
    }
}

/// Whether `A1, A2` or `B1 to B8` names a step.
fn names(cell: &str, section: &str, number: u32) -> bool {
    let numbers: Vec<Option<u32>> = cell
        .split([',', ' '])
        .filter(|word| !word.is_empty() && *word != "to")
        .map(|word| word.strip_prefix(section)?.parse().ok())
        .collect();
    match (cell.contains(" to "), numbers.as_slice()) {
        (true, [Some(first), Some(last)]) => (*first..=*last).contains(&number),
        _ => numbers.contains(&Some(number)),
    }
}

#[test]
fn ranges_and_lists_of_steps_are_read() {
    assert!(names("B1 to B8", "B", 5) && !names("B1 to B8", "B", 9) && !names("B1 to B8", "A", 5));
    assert!(names("A7, A9, A10", "A", 9) && !names("A7, A9, A10", "A", 8));
}

#[test]
fn the_example_of_an_answers_file_sets_a_tenant_up() {
    let place = Place::new();
    let answers =
        include_str!("../examples/answers.toml").replace(DOCUMENTED_TENANT, place.tenant.url());
    std::fs::write(place.folder.path().join("answers.toml"), answers).unwrap();
    let script = "ws1-okta setup --answers answers.toml --yes";
    assert_success(script, &place.run(script, &[]));
    assert_eq!(
        place
            .tenant
            .client_ids()
            .iter()
            .filter(|id| *id == "OktaSCIM")
            .count(),
        1
    );
}

#[test]
fn the_example_of_a_pipeline_hands_on_the_values() {
    if !programs::are_installed("examples/pipeline.sh", &["jq"]) {
        return;
    }
    let place = Place::new();
    let output = place.run(
        include_str!("../examples/pipeline.sh"),
        &[
            ("WS1_OKTA_TENANT", place.tenant.url()),
            ("WS1_OKTA_ADMIN_USER", "admin"),
            ("WS1_OKTA_ADMIN_PASSWORD", "s3cret-password"),
            ("WS1_OKTA_DOMAIN", "OKTA.COM"),
        ],
    );
    assert_success("pipeline.sh", &output);
    let told = String::from_utf8(output.stdout).unwrap();
    assert!(told.contains(&format!(
        "Base URL: {}\ndomain:   OKTA.COM\n",
        place.tenant.url()
    )));
}
