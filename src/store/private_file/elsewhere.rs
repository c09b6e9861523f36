//! Elsewhere a file inherits the rights of its folder, which in a user's own profile are the user's
//! alone; ownership is not looked at.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io;
use std::path::Path;

pub(super) fn open_without_following(path: &Path, for_locking: bool) -> io::Result<File> {
    match fs::symlink_metadata(path) {
        Ok(metadata) if !metadata.is_file() => {
            return Err(io::Error::from(io::ErrorKind::InvalidInput));
        }
        Err(error) if !(for_locking && error.kind() == io::ErrorKind::NotFound) => {
            return Err(error);
        }
        _ => {}
    }
    OpenOptions::new()
        .read(true)
        .write(for_locking)
        .create(for_locking)
        .truncate(false)
        .open(path)
}

pub(super) fn is_ours(_: &Metadata) -> bool {
    true
}

pub(super) fn make_folders(path: &Path) -> io::Result<()> {
    fs::create_dir_all(path)
}

#[expect(clippy::unnecessary_wraps, reason = "the Unix half can fail")]
pub(super) fn tighten_folder(_: &Path, _: &Metadata) -> io::Result<()> {
    Ok(())
}

#[expect(clippy::unnecessary_wraps, reason = "the Unix half can fail")]
pub(super) fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}
