//! The profile as a run changes it, and when that is written.

use crate::profile::{Profile, ProfileError, ProfileLock};

/// The profile as a run changes it, under the profile's lock.
///
/// It is saved before each request that changes the tenant, so that a run that is killed leaves what the
/// next one must know, and after the last. Between two such requests nothing can be lost, and each
/// writing waits for the disk twice.
pub(super) struct ProfileDraft<'run> {
    pub(super) profile: Profile,
    /// What the profile's file says.
    saved: Option<Profile>,
    lock: &'run ProfileLock,
}

impl<'run> ProfileDraft<'run> {
    /// A draft that begins with `profile`, where the file says `saved`.
    pub(super) fn new(lock: &'run ProfileLock, profile: Profile, saved: Option<Profile>) -> Self {
        Self {
            profile,
            saved,
            lock,
        }
    }

    /// Writes it, unless the file says so already.
    pub(super) fn save(&mut self) -> Result<(), ProfileError> {
        if self.saved.as_ref() != Some(&self.profile) {
            self.lock.save(&self.profile)?;
            self.saved = Some(self.profile.clone());
        }
        Ok(())
    }

    /// Removes the file.
    pub(super) fn remove(&mut self) -> Result<(), ProfileError> {
        self.lock.remove()?;
        self.saved = None;
        Ok(())
    }
}
