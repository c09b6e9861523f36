use super::folder_of;
use std::io;
use std::path::{Path, PathBuf};

/// Says why a file is not read, written or removed. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PrivateFileError {
    /// The path is a link, which may lead anywhere.
    #[error("`{}` is a link", .0.display())]
    Link(PathBuf),
    /// The path is a folder.
    #[error("`{}` is a folder", .0.display())]
    Folder(PathBuf),
    /// The path is a device, a pipe or a socket.
    #[error("`{}` is not a regular file", .0.display())]
    Special(PathBuf),
    /// The file or folder belongs to another user.
    #[error("`{}` belongs to another user", .0.display())]
    OtherOwner(PathBuf),
    /// The file is larger than what we ever write there.
    #[error("`{}` is too large to be a file of ws1-okta", .0.display())]
    TooLarge(PathBuf),
    /// The folder that the file should be in does not exist.
    #[error("the folder of `{}` does not exist", .0.display())]
    NoFolder(PathBuf),
    /// The operating system refused.
    #[error("cannot {action} `{}`: {reason}", path.display())]
    System {
        /// What we tried, as a verb.
        action: &'static str,
        /// On what.
        path: PathBuf,
        /// The system's reason.
        reason: String,
    },
}

/// The reason where a file stands in the place of a folder, on every system.
const NO_FOLDER: &str = "not a directory";

impl PrivateFileError {
    pub(crate) fn system(action: &'static str, path: &Path, error: &io::Error) -> Self {
        let text = match error.kind() {
            io::ErrorKind::NotADirectory => NO_FOLDER.to_owned(),
            _ => error.to_string(),
        };
        let reason = text.split(" (os error").next().unwrap_or_default();
        Self::System {
            action,
            path: path.to_owned(),
            reason: reason.to_lowercase(),
        }
    }

    /// The folder that is none, or is in none, because a file stands in its place.
    pub(crate) fn no_folder(&self) -> Option<&Path> {
        match self {
            Self::System { path, reason, .. } if reason == NO_FOLDER => Some(folder_of(path)),
            _ => None,
        }
    }

    /// A stable name for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Link(_) => "file_is_link",
            Self::Folder(_) => "file_is_folder",
            Self::Special(_) => "file_is_special",
            Self::OtherOwner(_) => "file_of_other_user",
            Self::TooLarge(_) => "file_too_large",
            Self::NoFolder(_) => "folder_missing",
            Self::System { .. } => "file_system",
        }
    }

    /// One thing to do.
    pub fn hint(&self) -> String {
        if let Some(folder) = self.no_folder() {
            let folder = folder.display();
            return format!("give a path in a folder: `{folder}` is none, or is in none");
        }
        match self {
            Self::Link(_) | Self::Folder(_) | Self::Special(_) => {
                "give the path of a regular file, or of one that does not exist yet".to_owned()
            }
            Self::OtherOwner(_) => {
                "run ws1-okta as the user that owns it, or give another path".to_owned()
            }
            Self::TooLarge(path) => format!("look at `{}` and move it away", path.display()),
            Self::NoFolder(path) => format!("make the folder `{}`", folder_of(path).display()),
            Self::System { path, .. } => {
                format!(
                    "check the rights and the free space of `{}`",
                    folder_of(path).display()
                )
            }
        }
    }
}
