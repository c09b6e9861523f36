//! What is remembered of a tenant, without secrets: one file a profile.
//!
//! ```text
//! ROOT/current              the name of the chosen profile
//! ROOT/profiles/NAME.json   a profile; replaced in one step, so that it can be read without a lock
//! ROOT/profiles/NAME.lock   held while a profile is changed
//! ```

mod client;
mod directory;
mod error;
mod handed;
mod leftover;
mod lock;
mod record;
mod tokens;

pub use client::{ClientRecord, ClientSettings};
pub use directory::{DirectoryRecord, WishedDirectory};
pub use error::ProfileError;
pub use handed::Handed;
pub use leftover::Leftover;
pub use lock::ProfileLock;
pub use record::Profile;
pub use tokens::{DeliveredHow, DeliveredRecord, OktaHolds, RefusedRecord, TokenRecord, Tokens};

use crate::store::private_file::{
    PrivateFileError, in_folder, make_private_folder, make_private_folders, read_private,
    remove_private, write_private,
};
use crate::values::ProfileName;
use etcetera::base_strategy::{BaseStrategy, choose_native_strategy};
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// No profile is larger, in bytes.
const LARGEST: u32 = 1024 * 1024;
/// Our folder in the user's configuration.
const FOLDER: &str = "ws1-okta";

/// How long a command waits for another run of the same profile.
pub const LOCK_WAIT: Duration = Duration::from_secs(10);

/// The folder that holds the profiles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfileDirectory {
    root: PathBuf,
}

impl ProfileDirectory {
    /// Below a folder that need not exist yet.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    /// The folder that counts where no other is named: the value of `WS1_OKTA_CONFIG_DIR`, or else
    /// the platform's own (`~/.config/ws1-okta`, `~/Library/Application Support/ws1-okta`,
    /// `%APPDATA%\ws1-okta`).
    pub fn default_root(variable: Option<&OsStr>) -> Result<PathBuf, ProfileError> {
        if let Some(value) = variable.filter(|value| !value.is_empty()) {
            let path = PathBuf::from(value);
            return Ok(std::path::absolute(&path).unwrap_or(path));
        }
        let strategy = choose_native_strategy().map_err(|_| ProfileError::NoHome)?;
        let home = strategy.home_dir();
        if !home.is_absolute() {
            // It would be below the folder that one happens to be in.
            return Err(ProfileError::NoHome);
        }
        // macOS keeps its Preferences folder for its own settings files.
        let base = if cfg!(target_os = "macos") {
            strategy.data_dir()
        } else {
            strategy.config_dir()
        };
        let is_there = match fs::metadata(home) {
            Ok(metadata) => metadata.is_dir(),
            // What else is wrong with it is told when it is used.
            Err(error) => error.kind() != io::ErrorKind::NotFound,
        };
        if base.starts_with(home) && !is_there {
            return Err(ProfileError::HomeMissing(home.to_owned()));
        }
        Ok(base.join(FOLDER))
    }

    /// The folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Reads a profile; `None` where there is none. Whatever else is at its place is an error.
    pub fn load(&self, name: &ProfileName) -> Result<Option<Profile>, ProfileError> {
        let path = self.profile_path(name);
        match read_private(&path, LARGEST)? {
            Some(bytes) => Profile::parse(&path, &bytes).map(Some),
            None => Ok(None),
        }
    }

    /// Takes the right to change a profile, which need not exist yet. Waits for another ws1-okta as
    /// long as `wait`.
    pub fn lock(&self, name: &ProfileName, wait: Duration) -> Result<ProfileLock, ProfileError> {
        ProfileLock::take(self, name, wait)
    }

    /// The names of the profiles, sorted. None is opened.
    pub fn list(&self) -> Result<Vec<ProfileName>, ProfileError> {
        let folder = self.profiles_folder();
        let cannot_list = |error: io::Error| {
            ProfileError::from(PrivateFileError::system("list", &folder, &error))
        };
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(cannot_list(error)),
        };
        let mut names = Vec::new();
        for entry in entries {
            let file_name = entry.map_err(cannot_list)?.file_name();
            let stem = file_name
                .to_str()
                .and_then(|name| name.strip_suffix(".json"));
            let name = stem.and_then(|stem| Some((stem, stem.parse::<ProfileName>().ok()?)));
            // A name that would be spelt otherwise would not be found again.
            if let Some((stem, name)) = name
                && stem == name.as_str()
            {
                names.push(name);
            }
        }
        names.sort_unstable();
        Ok(names)
    }

    /// The chosen profile; `None` where none is chosen.
    pub fn current(&self) -> Result<Option<ProfileName>, ProfileError> {
        let path = self.current_path();
        let Some(bytes) = read_private(&path, LARGEST)? else {
            return Ok(None);
        };
        let name = std::str::from_utf8(&bytes)
            .ok()
            .and_then(|text| text.parse().ok());
        match name {
            Some(name) => Ok(Some(name)),
            None => Err(ProfileError::Damaged {
                path,
                problem: "it does not hold a profile's name".to_owned(),
            }),
        }
    }

    /// Chooses a profile.
    pub fn set_current(&self, name: &ProfileName) -> Result<(), ProfileError> {
        let text = format!("{name}\n");
        Ok(in_folder(
            || make_private_folders(&self.root),
            || write_private(&self.current_path(), text.as_bytes()),
        )?)
    }

    /// Chooses none.
    pub fn unset_current(&self) -> Result<(), ProfileError> {
        Ok(remove_private(&self.current_path()).map(drop)?)
    }

    /// The file of a profile.
    pub fn profile_path(&self, name: &ProfileName) -> PathBuf {
        self.profiles_folder().join(format!("{name}.json"))
    }

    /// The age identity that is made where none is brought. All profiles share it.
    pub fn own_identity_path(&self) -> PathBuf {
        self.root.join("identity.txt")
    }

    /// The file by which a profile is locked. It stays when the profile is removed.
    pub fn lock_path(&self, name: &ProfileName) -> PathBuf {
        self.profiles_folder().join(format!("{name}.lock"))
    }

    fn profiles_folder(&self) -> PathBuf {
        self.root.join("profiles")
    }

    fn current_path(&self) -> PathBuf {
        self.root.join("current")
    }

    /// The root is made where it is missing and otherwise left as it is: a variable may name a folder
    /// that others use too. The folder below is ours alone.
    fn make_folder(&self) -> Result<(), ProfileError> {
        let folder = self.profiles_folder();
        Ok(in_folder(|| make_private_folder(&folder), || Ok(()))?)
    }
}

#[cfg(test)]
mod tests;
