use super::{Profile, ProfileDirectory, ProfileError};
use crate::store::private_file::{
    PrivateFileError, open_for_locking, remove_private, write_private,
};
use crate::values::ProfileName;
use std::fs::{File, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

/// How often a lock that another process holds is tried again.
const PAUSE: Duration = Duration::from_millis(50);

/// The right to change a profile. It ends when this value is dropped, or with the process.
///
/// The lock's file stays where it is for ever: whoever deleted it could let two processes each lock a
/// file of that name.
#[derive(Debug)]
pub struct ProfileLock {
    name: ProfileName,
    directory: ProfileDirectory,
    // Held for its lock.
    _file: File,
}

impl ProfileLock {
    pub(super) fn take(
        directory: &ProfileDirectory,
        name: &ProfileName,
        wait: Duration,
    ) -> Result<Self, ProfileError> {
        directory.make_folder()?;
        let path = directory.lock_path(name);
        let mut file = open_for_locking(&path)?;
        let deadline = Instant::now() + wait;
        loop {
            match file.try_lock() {
                Ok(()) => break,
                Err(TryLockError::WouldBlock) if Instant::now() < deadline => {
                    thread::sleep(PAUSE.min(deadline.saturating_duration_since(Instant::now())));
                }
                Err(TryLockError::WouldBlock) => {
                    return Err(ProfileError::Busy {
                        name: name.clone(),
                        process: read_process(&mut file),
                    });
                }
                Err(TryLockError::Error(error)) => return Err(cannot_lock(&path, &error)),
            }
        }
        // Only for the other's error message: without it the lock holds all the same.
        let _ = write_process(&mut file);
        Ok(Self {
            name: name.clone(),
            directory: directory.clone(),
            _file: file,
        })
    }

    /// The profile's name.
    pub fn name(&self) -> &ProfileName {
        &self.name
    }

    /// The profile as it is now; `None` where there is none.
    pub fn load(&self) -> Result<Option<Profile>, ProfileError> {
        self.directory.load(&self.name)
    }

    /// Writes the profile in one step: a reader sees the old one or the new.
    pub fn save(&self, profile: &Profile) -> Result<(), ProfileError> {
        let path = self.directory.profile_path(&self.name);
        let text = profile.to_text(&path)?;
        Ok(write_private(&path, text.as_bytes())?)
    }

    /// Removes the profile; says whether there was one. Where it was the chosen one, none is chosen
    /// then.
    pub fn remove(&self) -> Result<bool, ProfileError> {
        if self.directory.current()?.as_ref() == Some(&self.name) {
            self.directory.unset_current()?;
        }
        Ok(remove_private(&self.directory.profile_path(&self.name))?)
    }
}

fn cannot_lock(path: &Path, error: &io::Error) -> ProfileError {
    PrivateFileError::system("lock", path, error).into()
}

fn write_process(file: &mut File) -> io::Result<()> {
    file.set_len(0)?;
    file.rewind()?;
    writeln!(file, "{}", std::process::id())
}

/// The process that wrote its id there last. On Windows a locked file cannot be read.
fn read_process(file: &mut File) -> Option<u32> {
    let mut text = String::new();
    file.rewind().ok()?;
    file.take(20).read_to_string(&mut text).ok()?;
    text.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_process_in_a_lock_reads_back_and_anything_else_is_none(
            id: u32,
            bytes in proptest::collection::vec(any::<u8>(), 0..40),
        ) {
            let mut file = tempfile::tempfile().unwrap();
            writeln!(file, "{id}").unwrap();
            prop_assert_eq!(read_process(&mut file), Some(id));
            file.set_len(0).unwrap();
            file.rewind().unwrap();
            file.write_all(&bytes).unwrap();
            let is_number = bytes.trim_ascii().iter().all(|byte| b"+0123456789".contains(byte));
            prop_assert!(is_number || read_process(&mut file).is_none());
        }
    }
}
