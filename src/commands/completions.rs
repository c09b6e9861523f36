//! `completions SHELL`

use clap_complete::Shell;

/// The completion script of a shell.
pub(super) fn text(shell: Shell) -> String {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut crate::cli::command(), "ws1-okta", &mut script);
    String::from_utf8_lossy(&script).into_owned()
}
