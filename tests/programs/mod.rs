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
