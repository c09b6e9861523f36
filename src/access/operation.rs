use crate::http::escape;
use std::fmt;

/// What was being done, in words that follow "cannot".
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Operation {
    /// The first, unauthenticated call.
    Reach,
    /// Signing in as this local administrator.
    SignIn(String),
    /// Asking for a token of this client.
    GetToken(String),
    /// Reading this client.
    ReadClient(String),
    /// Creating this client.
    CreateClient(String),
    /// Changing this client.
    UpdateClient(String),
    /// Deleting this client.
    DeleteClient(String),
    /// Listing the clients.
    ListClients,
    /// Listing the directories.
    ListDirectories,
    /// Reading the domains of the directory with this id.
    ReadDomains(String),
    /// Creating the directory of this name.
    CreateDirectory(String),
    /// Deleting the directory with this id.
    DeleteDirectory(String),
    /// Listing users over SCIM.
    ReadUsers,
    /// Listing groups over SCIM.
    ReadGroups,
}

impl Operation {
    /// Whether it changes the tenant, so that a lost reply leaves its outcome unknown.
    pub fn is_change(&self) -> bool {
        matches!(
            self,
            Self::CreateClient(_)
                | Self::UpdateClient(_)
                | Self::DeleteClient(_)
                | Self::CreateDirectory(_)
                | Self::DeleteDirectory(_)
        )
    }
}

impl fmt::Display for Operation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (words, name) = match self {
            Self::Reach => ("reach the tenant", None),
            Self::SignIn(name) => ("sign in as local administrator", Some(name)),
            Self::GetToken(name) => ("get a token for OAuth client", Some(name)),
            Self::ReadClient(name) => ("read OAuth client", Some(name)),
            Self::CreateClient(name) => ("create OAuth client", Some(name)),
            Self::UpdateClient(name) => ("change OAuth client", Some(name)),
            Self::DeleteClient(name) => ("delete OAuth client", Some(name)),
            Self::ListClients => ("list the OAuth clients", None),
            Self::ListDirectories => ("list the directories", None),
            Self::ReadDomains(name) => ("read the domains of directory", Some(name)),
            Self::CreateDirectory(name) => ("create directory", Some(name)),
            Self::DeleteDirectory(name) => ("delete directory", Some(name)),
            Self::ReadUsers => ("list users over SCIM", None),
            Self::ReadGroups => ("list groups over SCIM", None),
        };
        match name {
            Some(name) => write!(formatter, "{words} `{}`", escape(name)),
            None => formatter.write_str(words),
        }
    }
}
