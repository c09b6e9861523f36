//! One directory and how it is shown (`ws1-access-api.md` §4).

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::error::SandboxError;
use super::random;

/// The kinds of directory that can be made over the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// `OTHER_DIRECTORY`: users come over SCIM.
    Other,
    /// `LOCAL_DIRECTORY`.
    Local,
    /// `JIT_DIRECTORY`: users come with their first sign-in.
    Jit,
    /// `ACTIVE_DIRECTORY_LDAP`.
    ActiveDirectory,
}

impl Kind {
    const ALL: [Self; 4] = [Self::Other, Self::Local, Self::Jit, Self::ActiveDirectory];

    /// The word of the field `type`.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Other => "OTHER_DIRECTORY",
            Self::Local => "LOCAL_DIRECTORY",
            Self::Jit => "JIT_DIRECTORY",
            Self::ActiveDirectory => "ACTIVE_DIRECTORY_LDAP",
        }
    }

    /// The last part of the media type that selects it.
    pub(super) fn media(self) -> &'static str {
        match self {
            Self::Other => "other",
            Self::Local => "local",
            Self::Jit => "jit",
            Self::ActiveDirectory => "ad.over.ldap",
        }
    }

    /// The kind with this word.
    pub(super) fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// The kind with this last part of the media type.
    pub(super) fn from_media(media: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.media() == media)
    }
}

/// A directory of the tenant.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Directory {
    pub(super) id: String,
    pub(super) user_store: String,
    pub(super) kind: Kind,
    pub(super) name: String,
    pub(super) domains: Vec<Domain>,
    /// The System Directory, which cannot be deleted.
    pub(super) built_in: bool,
    /// An asynchronous deletion is under way.
    pub(super) delete_in_progress: bool,
    /// So many lists show the deletion before it is over.
    #[serde(default)]
    pub(super) lists_left: i64,
}

/// A domain with its own id.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Domain {
    pub(super) id: String,
    pub(super) name: String,
}

impl Directory {
    /// A new directory under fresh ids.
    pub(super) fn new(kind: Kind, name: &str, domains: &[&str]) -> Result<Self, SandboxError> {
        let domain = |name: &&str| {
            Ok(Domain {
                id: random::uuid()?,
                name: (*name).to_owned(),
            })
        };
        Ok(Self {
            id: random::uuid()?,
            user_store: random::uuid()?,
            kind,
            name: name.to_owned(),
            domains: domains
                .iter()
                .map(domain)
                .collect::<Result<_, SandboxError>>()?,
            built_in: false,
            delete_in_progress: false,
            lists_left: 0,
        })
    }

    /// Its domain of this name; letters' case does not count.
    pub(super) fn holds(&self, domain: &str) -> Option<&Domain> {
        self.domains
            .iter()
            .find(|own| own.name.to_lowercase() == domain.to_lowercase())
    }

    /// Whether it is shown only to those who ask for just-in-time directories.
    pub(super) fn is_hidden(&self) -> bool {
        self.kind == Kind::Jit
    }

    /// As an item of the list: without its domains, and with `userstoreId` in this spelling.
    pub(super) fn show(&self, root: &str) -> Value {
        json!({
            "type": self.kind.word(),
            "name": self.name,
            "directoryId": self.id,
            "userstoreId": self.user_store,
            "countDomains": self.domains.len(),
            "deleteInProgress": self.delete_in_progress,
            "syncConfigurationEnabled": false,
            "migratedToEnterpriseService": false,
            "_links": {"self": {"href": self.path(root)}},
        })
    }

    /// As little of it as a list may say.
    pub(super) fn show_bare(&self) -> Value {
        json!({"type": self.kind.word(), "name": self.name, "directoryId": self.id})
    }

    /// The reply to a create in the shape known of just-in-time directories.
    pub(super) fn show_created(&self, root: &str) -> Value {
        let domains: Vec<&str> = self
            .domains
            .iter()
            .map(|domain| domain.name.as_str())
            .collect();
        json!({
            "type": self.kind.word(),
            "name": self.name,
            "domains": domains,
            "directoryConfigurationId": self.id,
            "userStoreId": self.user_store,
            "_links": {"self": {"href": self.path(root)}},
        })
    }

    /// Its own path; `root` is what all of the tenant's paths begin with.
    fn path(&self, root: &str) -> String {
        format!(
            "{root}/jersey/manager/api/connectormanagement/directoryconfigs/{}",
            self.id
        )
    }
}
