//! Folders that are made for a proof, and removed when it is over.

use super::PrivateFileError;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// How often something is tried in a folder that others may remove.
const TRIES: u32 = 5;

/// The folders of this path that are not there, the deepest first.
pub fn missing_folders(path: &Path) -> Vec<PathBuf> {
    let is_missing = |folder: &&Path| {
        let looked = fs::symlink_metadata(folder);
        looked.is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
    };
    let folders = path.ancestors().take_while(is_missing);
    folders.map(Path::to_owned).collect()
}

/// Removes them as far as they are empty, the deepest first.
pub fn remove_empty_folders(folders: &[PathBuf]) {
    for folder in folders {
        if fs::remove_dir(folder).is_err() {
            // Something is in it by now; it stays, and so do those above it.
            return;
        }
    }
}

/// Makes a folder and does something in it; again where another run, which had made it only for its
/// proof, has removed it in between.
pub fn in_folder<T>(
    make: impl Fn() -> Result<(), PrivateFileError>,
    work: impl Fn() -> Result<T, PrivateFileError>,
) -> Result<T, PrivateFileError> {
    let mut tries = 0;
    loop {
        tries += 1;
        match make().and_then(|()| work()) {
            Err(PrivateFileError::NoFolder(_)) if tries < TRIES => {}
            result => return result,
        }
    }
}
