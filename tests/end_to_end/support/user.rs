//! Another user than the one who may do everything.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use super::{Command, Home, report};

/// A user without rights over the files of others: oneself, or, for root, who may write everywhere,
/// nobody, who gets the home and a copy of the tool. Where that cannot be, says so for these tests.
pub(crate) fn unprivileged(
    tests: &str,
    home: &Home,
) -> Option<impl Fn(Command) -> Command + use<>> {
    let is_root = rustix::process::geteuid().is_root();
    let tool = home.path("ws1-okta");
    if is_root {
        fs::copy(env!("CARGO_BIN_EXE_ws1-okta"), &tool).unwrap();
        let chown = std::process::Command::new("chown")
            .args(["-R", "65534:65534"])
            .arg(home.folder())
            .output();
        let setpriv = std::process::Command::new("setpriv")
            .arg("--version")
            .output();
        if !(chown.is_ok_and(|output| output.status.success()) && setpriv.is_ok()) {
            report(&format!("skipped: {tests}: setpriv is not installed"));
            return None;
        }
    }
    Some(move |command: Command| {
        if is_root {
            let user = "--reuid=65534 --regid=65534 --clear-groups --";
            command.by("setpriv", user, &tool)
        } else {
            command
        }
    })
}

pub(crate) fn set_rights(path: &Path, rights: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(rights)).unwrap();
}
