//! Files that only their owner can read, and that are never seen half written.

mod error;
mod folders;
mod leftovers;
#[cfg(unix)]
#[path = "unix.rs"]
mod platform;
#[cfg(not(unix))]
#[path = "elsewhere.rs"]
mod platform;

pub use error::PrivateFileError;
pub use folders::{in_folder, missing_folders, remove_empty_folders};
pub use leftovers::unfinished_name;

use leftovers::sweep;
use secrecy::zeroize::Zeroizing;
use std::ffi::OsString;
use std::fs::{self, File, Metadata};
use std::io::{self, Read, Write};
use std::path::Path;
use std::time::Duration;
use tempfile::NamedTempFile;

/// The end of the names of our unfinished files.
const TEMPORARY_SUFFIX: &str = ".ws1-okta-tmp";
/// After this time an unfinished file belongs to a run that was killed.
const ABANDONED_AFTER: Duration = Duration::from_secs(600);

/// Writes a file that only its owner can read (Unix: mode 0600), in one step: whoever looks sees the
/// old content or the new, also after a crash. An existing file is replaced only where it is a
/// regular file of the same user; a link is never followed.
pub fn write_private(path: &Path, bytes: &[u8]) -> Result<(), PrivateFileError> {
    check_replaceable(path)?;
    let staged = stage(path, bytes)?;
    publish(staged, path)
}

/// Makes a file that only its owner can read, where nothing is yet; says whether it did. Of several at
/// once one does, and nothing that is there is ever replaced.
pub fn create_private(path: &Path, bytes: &[u8]) -> Result<bool, PrivateFileError> {
    match stage(path, bytes)?.persist_noclobber(path) {
        Ok(_) => {
            sweep(path);
            sync_folder(path).map(|()| true)
        }
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(PrivateFileError::system("make", path, &error.error)),
    }
}

/// Whether two paths name one file, perhaps by links or from different folders.
pub fn is_one_file(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| path.canonicalize().or_else(|_| std::path::absolute(path));
    match (real(one), real(other)) {
        (Ok(one), Ok(other)) => one == other,
        _ => one == other,
    }
}

/// Whether [`write_private`] may write there: the path is free, or a regular file of the same user.
pub fn check_replaceable(path: &Path) -> Result<(), PrivateFileError> {
    match fs::symlink_metadata(path) {
        Ok(metadata) => check_regular_and_ours(path, &metadata),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(PrivateFileError::system("look at", path, &error)),
    }
}

/// Proves that files can be made and removed beside `path`, without touching what is there.
pub fn prove_writable(path: &Path) -> Result<(), PrivateFileError> {
    check_replaceable(path)?;
    stage(path, b"ws1-okta was here\n")?
        .close()
        .map_err(|error| PrivateFileError::system("remove a file beside", path, &error))
}

/// Reads a regular file of the same user; `None` where nothing is there. A file of more than
/// `limit` bytes is refused.
pub fn read_private(
    path: &Path,
    limit: u32,
) -> Result<Option<Zeroizing<Vec<u8>>>, PrivateFileError> {
    let file = match platform::open_without_following(path, false) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        // The system's own word for a link met on the way differs; looking says it plainly.
        Err(error) => {
            check_replaceable(path)?;
            return Err(PrivateFileError::system("open", path, &error));
        }
    };
    let metadata = file
        .metadata()
        .map_err(|error| PrivateFileError::system("look at", path, &error))?;
    check_regular_and_ours(path, &metadata)?;
    let mut bytes = Zeroizing::new(Vec::new());
    file.take(u64::from(limit) + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| PrivateFileError::system("read", path, &error))?;
    if bytes.len() > usize::try_from(limit).unwrap_or(usize::MAX) {
        return Err(PrivateFileError::TooLarge(path.to_owned()));
    }
    Ok(Some(bytes))
}

/// Removes a regular file of the same user; says whether there was one.
pub fn remove_private(path: &Path) -> Result<bool, PrivateFileError> {
    check_replaceable(path)?;
    let was_there = match fs::remove_file(path) {
        Ok(()) => true,
        Err(error) if error.kind() == io::ErrorKind::NotFound => false,
        Err(error) => return Err(PrivateFileError::system("remove", path, &error)),
    };
    sweep(path);
    if was_there {
        match sync_folder(path) {
            // Another run has removed the folder, which was empty by then, and the file with it.
            Ok(()) | Err(PrivateFileError::NoFolder(_)) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(was_there)
}

/// Makes a folder that only its owner can enter (Unix: mode 0700), with those above it; one that
/// exists must belong to the same user and is tightened.
pub fn make_private_folder(path: &Path) -> Result<(), PrivateFileError> {
    make_private_folders(path)?;
    let metadata = fs::symlink_metadata(path).map_err(|error| match error.kind() {
        // Another run had made it, too, and has removed it.
        io::ErrorKind::NotFound => PrivateFileError::NoFolder(path.to_owned()),
        _ => PrivateFileError::system("look at", path, &error),
    })?;
    if metadata.is_symlink() {
        return Err(PrivateFileError::Link(path.to_owned()));
    }
    if !platform::is_ours(&metadata) {
        return Err(PrivateFileError::OtherOwner(path.to_owned()));
    }
    platform::tighten_folder(path, &metadata)
        .map_err(|error| PrivateFileError::system("tighten the rights of", path, &error))
}

/// Makes the folders that are missing, each for its owner alone, and leaves the others as they are.
pub fn make_private_folders(path: &Path) -> Result<(), PrivateFileError> {
    platform::make_folders(path).map_err(|error| match error.kind() {
        // One above it was removed while it was made.
        io::ErrorKind::NotFound => PrivateFileError::NoFolder(path.to_owned()),
        _ => PrivateFileError::system("make the folder", path, &error),
    })
}

/// Opens a file for locking, makes it where it is missing; its content stays.
pub fn open_for_locking(path: &Path) -> Result<File, PrivateFileError> {
    let file = platform::open_without_following(path, true).map_err(|error| {
        check_replaceable(path)
            .err()
            .unwrap_or_else(|| PrivateFileError::system("open", path, &error))
    })?;
    let metadata = file
        .metadata()
        .map_err(|error| PrivateFileError::system("look at", path, &error))?;
    check_regular_and_ours(path, &metadata)?;
    Ok(file)
}

/// The first half of writing: everything is on the disk, under another name.
fn stage(path: &Path, bytes: &[u8]) -> Result<NamedTempFile, PrivateFileError> {
    let mut staged = tempfile::Builder::new()
        .prefix(&temporary_prefix(path))
        .suffix(TEMPORARY_SUFFIX)
        .tempfile_in(folder_of(path))
        .map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => PrivateFileError::NoFolder(path.to_owned()),
            _ => PrivateFileError::system("make a file beside", path, &error),
        })?;
    staged
        .write_all(bytes)
        .and_then(|()| staged.as_file().sync_all())
        .map_err(|error| PrivateFileError::system("write", path, &error))?;
    Ok(staged)
}

/// The second half: the name changes hands.
fn publish(staged: NamedTempFile, path: &Path) -> Result<(), PrivateFileError> {
    staged
        .persist(path)
        .map_err(|error| PrivateFileError::system("replace", path, &error.error))?;
    sweep(path);
    sync_folder(path)
}

fn temporary_prefix(path: &Path) -> OsString {
    let mut prefix = OsString::from(".");
    prefix.push(path.file_name().unwrap_or_default());
    prefix.push(".");
    prefix
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

fn sync_folder(path: &Path) -> Result<(), PrivateFileError> {
    platform::sync_folder(folder_of(path)).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => PrivateFileError::NoFolder(path.to_owned()),
        _ => PrivateFileError::system("save the folder of", path, &error),
    })
}

fn check_regular_and_ours(path: &Path, metadata: &Metadata) -> Result<(), PrivateFileError> {
    let path = path.to_owned();
    if metadata.is_symlink() {
        Err(PrivateFileError::Link(path))
    } else if metadata.is_dir() {
        Err(PrivateFileError::Folder(path))
    } else if !metadata.is_file() {
        Err(PrivateFileError::Special(path))
    } else if !platform::is_ours(metadata) {
        Err(PrivateFileError::OtherOwner(path))
    } else {
        Ok(())
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests;
