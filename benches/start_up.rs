//! How long the program takes to start, against one that does nothing.
//!
//! `cargo bench --bench start_up` prints the median of each command as a ratio to an empty Rust
//! program's. The programs take turns, so that a busy machine is busy for all of them; a ratio of
//! one run is worth more than a time of two.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a measurement that cannot go on fails, and prints what it found"
)]

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const ROUNDS: usize = 300;
/// What we aim at: half as much again as nothing.
const AIM: f64 = 1.5;

/// A program that does nothing, built as ours is.
fn empty_program(folder: &Path) -> PathBuf {
    let source = folder.join("empty.rs");
    std::fs::write(&source, "fn main() {}\n").unwrap();
    let program = folder.join("empty");
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let mut command = Command::new(rustc);
    command
        .args([
            "--edition=2024",
            "-Copt-level=s",
            "-Cpanic=abort",
            "-Cstrip=symbols",
        ])
        .arg("-o")
        .arg(&program)
        .arg(&source);
    assert!(command.status().unwrap().success());
    program
}

fn run(program: &Path, arguments: &str, home: &Path) -> Duration {
    let mut command = Command::new(program);
    command
        .args(arguments.split_whitespace())
        .env_clear()
        .env("HOME", home)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let begun = Instant::now();
    let status = command.status().unwrap();
    let took = begun.elapsed();
    assert!(status.success(), "{arguments}");
    took
}

fn main() {
    // `cargo test --all-targets` runs this, too: then one round shows that it works.
    let rounds = if std::env::args().any(|argument| argument == "--bench") {
        ROUNDS
    } else {
        1
    };
    let home = tempfile::tempdir().unwrap();
    let empty = empty_program(home.path());
    let program = Path::new(env!("CARGO_BIN_EXE_ws1-okta"));
    let commands = [
        (empty.as_path(), ""),
        (program, "--version"),
        (program, "--help"),
        (program, "profile list"),
    ];
    let mut times = vec![Vec::new(); commands.len()];
    for round in 0..=rounds {
        for (index, (program, arguments)) in commands.iter().enumerate() {
            let took = run(program, arguments, home.path());
            // The first round fills the caches.
            if round > 0 {
                times[index].push(took);
            }
        }
    }
    let medians: Vec<f64> = times
        .iter_mut()
        .map(|times| {
            times.sort();
            times[times.len() / 2].as_secs_f64()
        })
        .collect();
    println!("{:<14}{:>8}{:>8}", "", "ms", "ratio");
    for ((_, arguments), median) in commands.iter().zip(&medians) {
        let name = if arguments.is_empty() {
            "(nothing)"
        } else {
            arguments
        };
        let ratio = median / medians[0];
        let remark = if ratio > AIM {
            "  above the aim of 1.5"
        } else {
            ""
        };
        println!("{name:<14}{:>8.2}{ratio:>8.2}{remark}", median * 1_000.0);
    }
}
