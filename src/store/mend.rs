//! What a store's error says of a secret that is kept already, and of the others beside it.

use super::StoreError;
use super::private_file::PrivateFileError;

impl StoreError {
    /// What lets a secret be read that is kept already: another store will not do, since it could not be
    /// moved there.
    pub(crate) fn mend(&self) -> String {
        match self {
            Self::Kept(error) => error.mend(),
            Self::DamagedFile(path) => {
                format!("put `{}` back from a backup, or remove it", path.display())
            }
            Self::BadData { .. } => "remove the entry of ws1-okta from the store".to_owned(),
            Self::ForeignFile(_) => "move the file away".to_owned(),
            Self::WrongIdentity { .. } => {
                "put the identity that it was made with in its place".to_owned()
            }
            Self::BadIdentity { .. } => "put it back from a backup".to_owned(),
            Self::File(
                PrivateFileError::Link(_)
                | PrivateFileError::Folder(_)
                | PrivateFileError::Special(_),
            ) => "put the file back from a backup, or move away what is in its place".to_owned(),
            error => error.advice(true),
        }
    }

    /// Whether it is of one secret only: the other entries of the store may be read all the same.
    pub(crate) fn is_of_one_entry(&self) -> bool {
        match self {
            Self::Kept(error) => error.is_of_one_entry(),
            Self::ForeignFile(_) | Self::File(_) => true,
            error => error.is_of_what_is_kept(),
        }
    }

    /// Whether another secret may be written over it, where the store opens for others.
    pub(crate) fn may_be_written_over(&self) -> bool {
        match self {
            Self::Kept(error) => error.may_be_written_over(),
            Self::HelperFailed { .. } => true,
            error => error.is_of_what_is_kept(),
        }
    }

    /// Whether what is kept is no good.
    fn is_of_what_is_kept(&self) -> bool {
        matches!(
            self,
            Self::DamagedFile(_) | Self::WrongIdentity { .. } | Self::BadData { .. }
        )
    }
}
