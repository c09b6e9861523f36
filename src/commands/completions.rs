//! `completions SHELL`

use clap_complete::Shell;

/// The completion script of a shell.
pub(super) fn text(shell: Shell) -> String {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut crate::cli::command(), "ws1-okta", &mut script);
    let script = String::from_utf8_lossy(&script).into_owned();
    match shell {
        Shell::Bash => with_one_spelling(&script),
        _ => script,
    }
}

/// `clap_complete` 4.6 spells a hyphen in the program's name in two ways: `__` where it finds the
/// command, and `__subcmd__` where it lists what the command takes. Without this no command below the
/// program itself is completed.
fn with_one_spelling(script: &str) -> String {
    script.replace("ws1__subcmd__okta", "ws1__okta")
}
