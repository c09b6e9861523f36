use crate::values::{ClientId, Ttl};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// The OAuth client of a profile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClientRecord {
    /// Its id.
    pub id: ClientId,
    /// Whether we made it, and so may delete it.
    pub made_by_us: bool,
    /// Its settings as last seen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settings: Option<ClientSettings>,
    /// Fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

impl ClientRecord {
    /// A client whose settings are not known yet.
    pub fn new(id: ClientId, made_by_us: bool) -> Self {
        Self {
            id,
            made_by_us,
            settings: None,
            other: Map::new(),
        }
    }
}

/// The settings of a client that its tokens live by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClientSettings {
    /// How long an access token lives.
    pub access_token_ttl: Ttl,
    /// How long a refresh token lives.
    pub refresh_token_ttl: Ttl,
    /// How long an unused refresh token lives.
    pub idle_token_ttl: Ttl,
    /// Whether refresh tokens are issued.
    pub issue_refresh_token: bool,
}
