//! Whether a program is there to be run, looked for as the system will look for it.

use std::ffi::{OsStr, OsString};
use std::io;

/// Proves that a program can be started with this environment, without starting it.
#[cfg(unix)]
pub(crate) fn prove(name: &OsStr, environment: &[(OsString, OsString)]) -> io::Result<()> {
    use std::path::Path;

    if name.as_encoded_bytes().contains(&b'/') {
        return prove_file(Path::new(name));
    }
    let path = environment.iter().find(|(variable, _)| variable == "PATH");
    let Some((_, path)) = path else {
        // Then each system has folders of its own.
        return Ok(());
    };
    let mut problem = io::Error::from(io::ErrorKind::NotFound);
    for folder in std::env::split_paths(path) {
        match prove_file(&folder.join(name)) {
            Ok(()) => return Ok(()),
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => problem = error,
            Err(_) => {}
        }
    }
    Err(problem)
}

#[cfg(unix)]
fn prove_file(path: &std::path::Path) -> io::Result<()> {
    if !path.metadata()?.is_file() {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    Ok(rustix::fs::access(path, rustix::fs::Access::EXEC_OK)?)
}

/// Elsewhere the system also looks in folders and for endings of its own: only starting tells.
#[cfg(not(unix))]
pub(crate) fn prove(_: &OsStr, _: &[(OsString, OsString)]) -> io::Result<()> {
    Ok(())
}
