//! What a crash leaves behind: no core file, and no message that could hold a secret.

use std::backtrace::{Backtrace, BacktraceStatus};
use std::io::Write;
use std::panic::PanicHookInfo;

/// No core file may hold a secret, and no other process of the user may look into this one. Other
/// systems than Linux have no such call without unsafe code; `SECURITY.md` says so.
pub(crate) fn leave_no_core() {
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{
            DumpableBehavior, Resource, Rlimit, set_dumpable_behavior, setrlimit,
        };
        // Where a hardened system forbids even that, the tool is still of use.
        let _ = setrlimit(
            Resource::Core,
            Rlimit {
                current: Some(0),
                maximum: Some(0),
            },
        );
        let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
    }
}

/// From now on a panic tells its place, and with `RUST_BACKTRACE` the functions on the way there, but
/// not its message: that may repeat any value.
pub(crate) fn say_only_where() {
    std::panic::set_hook(Box::new(|panic| {
        let _ = std::io::stderr().write_all(report(panic).as_bytes());
    }));
}

fn report(panic: &PanicHookInfo<'_>) -> String {
    let place = panic
        .location()
        .map(|place| format!(" at {}:{}", place.file(), place.line()))
        .unwrap_or_default();
    let mut text = format!(
        "error: internal error{place}\n\
         hint: run it again; if it stays, report it with this line and the version (ws1-okta --version)\n"
    );
    let trace = Backtrace::capture();
    if trace.status() == BacktraceStatus::Captured {
        text.push_str(&trace.to_string());
    }
    text
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    const STEP: &str = "WS1_OKTA_TEST_PANIC";
    const MARKER: &str = "panic-marker-4711";

    #[test]
    #[ignore = "a step of the next test, run in a process of its own"]
    fn step() {
        if std::env::var_os(STEP).is_some() {
            super::say_only_where();
            MARKER.parse::<u8>().expect(MARKER);
        }
    }

    #[test]
    fn a_panic_says_where_and_not_what() {
        for backtrace in ["0", "1", "full"] {
            let output = Command::new(std::env::current_exe().unwrap())
                .args(["--exact", "crash::tests::step", "--ignored", "--nocapture"])
                .env(STEP, "1")
                .env("RUST_BACKTRACE", backtrace)
                .output()
                .unwrap();
            assert!(!output.status.success());
            let told = String::from_utf8_lossy(&output.stderr);
            assert!(told.contains("internal error at src/crash.rs:"), "{told}");
            assert_eq!(told.contains("crash::tests::step"), backtrace != "0");
            let all = format!("{told}{}", String::from_utf8_lossy(&output.stdout));
            assert!(!all.contains(MARKER), "{all}");
        }
    }
}
