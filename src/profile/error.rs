use crate::store::private_file::PrivateFileError;
use crate::values::ProfileName;
use std::path::PathBuf;

/// Says why a profile cannot be read or written. A profile that cannot be read is never taken for
/// one that is missing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ProfileError {
    /// The file is cut short or was changed by hand.
    #[error("the profile `{}` is damaged: {problem}", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What is wrong in it.
        problem: String,
    },
    /// The file was written by a newer ws1-okta.
    #[error("the profile `{}` is of a newer ws1-okta (schema {schema})", path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// The schema that it names.
        schema: u64,
    },
    /// Another ws1-okta holds the lock.
    #[error("another ws1-okta{} is at work on profile `{name}`", process.map(|id| format!(" (process {id})")).unwrap_or_default())]
    Busy {
        /// The profile.
        name: ProfileName,
        /// The other's process id, where it could be read.
        process: Option<u32>,
    },
    /// The proxy's address has a password in it, which does not belong into a profile.
    #[error("the proxy's address has a user name or password in it, which a profile does not keep")]
    SecretInProxy,
    /// Neither the variable nor the home folder says where profiles are.
    #[error("the folder for profiles is not known, since this user has no home folder")]
    NoHome,
    /// The home folder that profiles would be in does not exist: not mounted, perhaps, and then it is
    /// not known whether there are any.
    #[error("there is no home folder `{}`", .0.display())]
    HomeMissing(PathBuf),
    /// The file could not be used.
    #[error(transparent)]
    File(#[from] PrivateFileError),
}

impl ProfileError {
    /// A stable name for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Damaged { .. } => "profile_damaged",
            Self::Newer { .. } => "profile_newer",
            Self::Busy { .. } => "profile_busy",
            Self::SecretInProxy => "profile_secret_in_proxy",
            Self::NoHome => "profile_no_home",
            Self::HomeMissing(_) => "profile_home_missing",
            Self::File(_) => "profile_file",
        }
    }

    /// One thing to do.
    pub fn hint(&self) -> Option<String> {
        Some(match self {
            Self::Damaged { path, .. } => format!(
                "move `{}` away and run `ws1-okta setup`, which finds everything again",
                path.display()
            ),
            Self::Newer { .. } => "install the newest ws1-okta".to_owned(),
            Self::Busy { .. } => "wait until it has ended, and run it again".to_owned(),
            Self::SecretInProxy => {
                "leave it out of --proxy and set it in the variable HTTPS_PROXY".to_owned()
            }
            Self::NoHome => "set WS1_OKTA_CONFIG_DIR to a folder of your own".to_owned(),
            Self::HomeMissing(_) => "see that it is mounted and that HOME names it, or set \
                                     WS1_OKTA_CONFIG_DIR to a folder of your own"
                .to_owned(),
            Self::File(error) => match error.no_folder() {
                Some(folder) => format!(
                    "set WS1_OKTA_CONFIG_DIR to a folder: `{}` is none, or is in none",
                    folder.display()
                ),
                None => error.hint(),
            },
        })
    }
}
