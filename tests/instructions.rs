//! How many instructions start-up, parsing and rendering take, as counted by valgrind.
//!
//! Unlike times, they do not depend on what else the machine does. They depend on the compiler and the C
//! library: the ceilings are half as high again as was counted in the debug build that the tests use
//! anyway, with Rust 1.95 and glibc 2.36 on x86-64. So they hold against what makes a thing twice as dear,
//! such as building the whole command tree for each call, and not against a few per cent. Whoever raises
//! one says why in the commit.
#![cfg(all(target_os = "linux", target_arch = "x86_64"))]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod programs;

use std::path::Path;
use std::process::Command;

use ws1_okta::profile::{LOCK_WAIT, Profile, ProfileDirectory};
use ws1_okta::values::StoreChoice;

/// The command, its exit code, and the most instructions.
const CEILINGS: [(&str, i32, u64); 4] = [
    ("--version", 0, 3_600_000),
    ("--help", 0, 31_000_000),
    (
        "setup --no-input --tenant https://a.invalid --yes",
        2,
        9_000_000,
    ),
    ("profile list", 0, 6_800_000),
];
/// The most instructions that one more profile takes in a list.
const A_PROFILE: u64 = 160_000;

/// Counts in emptied surroundings.
fn count(home: &Path, arguments: &str, code: i32) -> u64 {
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=callgrind"])
        .arg(env!("CARGO_BIN_EXE_ws1-okta"))
        .args(arguments.split_whitespace())
        .current_dir(home)
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap())
        .env("HOME", home)
        .env("WS1_OKTA_CONFIG_DIR", home)
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{arguments}: {told}");
    told.lines()
        .find_map(|line| line.split_once("Collected : ")?.1.trim().parse().ok())
        .unwrap()
}

#[test]
fn start_up_parsing_and_rendering_stay_below_their_ceilings() {
    if !programs::are_installed("instruction counts", &["valgrind"]) {
        return;
    }
    let home = tempfile::tempdir().unwrap();
    let home = home.path();
    let mut told = String::new();
    let mut is_above = false;
    let mut look = |name: &str, counted: u64, ceiling: u64| {
        told.push_str(&format!("{name}: {counted} of at most {ceiling}\n"));
        is_above |= counted > ceiling;
    };
    let mut empty_list = 0;
    for (arguments, code, ceiling) in CEILINGS {
        let counted = count(home, arguments, code);
        look(arguments, counted, ceiling);
        empty_list = counted;
    }

    let profiles = ProfileDirectory::new(home);
    let number = 100;
    for index in 0..number {
        let name = format!("p{index}").parse().unwrap();
        let tenant = format!("https://t{index}.invalid").parse().unwrap();
        let locked = profiles.lock(&name, LOCK_WAIT).unwrap();
        locked
            .save(&Profile::new(tenant, StoreChoice::Keychain))
            .unwrap();
    }
    let full_list = count(home, "profile list", 0);
    look(
        "one profile more",
        (full_list - empty_list) / number,
        A_PROFILE,
    );
    println!("{told}");
    assert!(!is_above, "{told}");
}
