//! What killed runs left beside a file, since it may hold a secret.

use super::{ABANDONED_AFTER, TEMPORARY_SUFFIX, folder_of, platform};
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// A folder with more entries than these is large.
const LARGE: usize = 64;
/// A large folder is listed once in this time: a thousand profiles that are renewed together would list
/// a thousand files two thousand times. What is left behind waits longer than that anyway.
const LISTED_FOR: Duration = Duration::from_secs(60);

/// When a folder was listed, and the unfinished files in it.
type Listing = (Instant, Vec<OsString>);

static LISTINGS: Mutex<BTreeMap<PathBuf, Listing>> = Mutex::new(BTreeMap::new());

/// The name of a file that is swept when it is old, though nothing is to take its place.
pub fn unfinished_name(name: &str) -> String {
    format!(".{name}{TEMPORARY_SUFFIX}")
}

/// Removes it, of whatever file. Best effort: the file itself is right already. It is called after a
/// change in the folder, whose own time is therefore now, by the clock that dates the files: this
/// machine's may have jumped meanwhile.
pub(super) fn sweep(path: &Path) {
    let folder = folder_of(path);
    let Ok(now) = fs::metadata(folder).and_then(|metadata| metadata.modified()) else {
        return;
    };
    for name in unfinished(folder) {
        let path = folder.join(name);
        let is_abandoned = fs::symlink_metadata(&path).is_ok_and(|metadata| {
            metadata.is_file()
                && platform::is_ours(&metadata)
                && metadata.modified().is_ok_and(|at| {
                    now.duration_since(at)
                        .is_ok_and(|age| age > ABANDONED_AFTER)
                })
        });
        if is_abandoned {
            let _ = fs::remove_file(path);
        }
    }
}

/// The unfinished files in a folder, of whatever file.
fn unfinished(folder: &Path) -> Vec<OsString> {
    let mut listings = LISTINGS.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((at, names)) = listings.get(folder)
        && at.elapsed() < LISTED_FOR
    {
        return names.clone();
    }
    listings.remove(folder);
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut count = 0;
    let names: Vec<OsString> = entries
        .flatten()
        .inspect(|_| count += 1)
        .map(|entry| entry.file_name())
        .filter(|name| {
            let bytes = name.as_encoded_bytes();
            bytes.starts_with(b".") && bytes.ends_with(TEMPORARY_SUFFIX.as_bytes())
        })
        .collect();
    if count > LARGE {
        listings.insert(folder.to_owned(), (Instant::now(), names.clone()));
    }
    names
}
