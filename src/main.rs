//! Parses, runs, and gives the exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    ws1_okta::main()
}
