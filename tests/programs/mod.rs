//! What the tests of real programs share.

use std::io::Write;
use std::process::{Command, Stdio};

/// Whether the programs are installed. Where one is not, says so past the test's captured output, and
/// where all must be (`CI=true`), fails.
pub(crate) fn are_installed(tests: &str, programs: &[&str]) -> bool {
    let missing: Vec<&str> = programs
        .iter()
        .copied()
        .filter(|program| {
            let mut command = Command::new(program);
            command.arg("--version").stdin(Stdio::null());
            command.output().is_err()
        })
        .collect();
    if programs.contains(&"faketime") {
        sweep_faketime();
    }
    if missing.is_empty() {
        return true;
    }
    let reason = format!("{} not installed", missing.join(", "));
    assert!(
        std::env::var_os("CI").is_none_or(|ci| ci != "true"),
        "{tests}: {reason}"
    );
    let _ = writeln!(std::io::stderr(), "skipped: {tests}: {reason}");
    false
}

/// The program `faketime` names its shared memory by the number of its process. That of one that was
/// killed stays, and a later process of the same number fails on it.
fn sweep_faketime() {
    let shared = std::fs::read_dir("/dev/shm").into_iter().flatten();
    for entry in shared.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let number = name
            .strip_prefix("faketime_shm_")
            .or_else(|| name.strip_prefix("sem.faketime_sem_"));
        if number.is_some_and(|number| !std::path::Path::new("/proc").join(number).exists()) {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}
