use super::Profile;
use crate::values::{ClientId, Ttl};
use jiff::Timestamp;
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

/// Its clients: the one in use, the one that is made or changed, the one that was replaced.
impl Profile {
    /// Whether there is a client whose secret is kept, or one that was about to be made.
    pub fn has_client(&self) -> bool {
        self.client.is_some() || self.creating.is_some()
    }

    /// Forgets the client, which is gone, and what hung on it. One that it was to take the place of
    /// takes it back.
    pub fn forget_client(&mut self, now: Timestamp) {
        let gone = self.client.take();
        self.client = self.retiring.take();
        self.creating = None;
        self.creating_settings = None;
        self.deleting = None;
        if self.client.is_some() {
            self.tokens.forget_held(now);
            if let Some(gone) = gone {
                self.tokens.forget_of(&gone.id, now);
            }
        } else {
            self.tokens.forget();
        }
    }

    /// Forgets the client that was replaced, which is gone, and its tokens.
    pub fn forget_retiring(&mut self, now: Timestamp) {
        if let Some(gone) = self.retiring.take() {
            self.tokens.forget_of(&gone.id, now);
        }
    }

    /// Whether a client of this id is being made; one that is known is being changed.
    pub fn is_being_made(&self, id: &ClientId) -> bool {
        let is_known = self.client.as_ref().is_some_and(|it| it.id == *id);
        self.creating.as_ref() == Some(id) && !is_known
    }

    /// Whether a change of the known client was cut short: what became of its secret and tokens is not
    /// known.
    pub fn is_being_changed(&self) -> bool {
        let known = self.client.as_ref().map(|client| &client.id);
        known.is_some() && self.creating.as_ref() == known
    }

    /// The client whose token Okta holds, as far as it is known. Where a token does not say it, and one
    /// takes the place of another, it is the other one's until the delivery of the new token is recorded.
    pub fn okta_client(&self) -> Option<&ClientRecord> {
        let okta = self.tokens.okta_holds().token();
        if let Some(id) = okta.and_then(|token| token.client.as_ref()) {
            let mut clients = self.retiring.iter().chain(&self.client);
            return clients.find(|client| client.id == *id);
        }
        let held = self.tokens.held.as_ref();
        let is_new_delivered = held.is_some_and(|held| self.tokens.is_delivered(&held.fingerprint));
        let retiring = self.retiring.as_ref().filter(|_| !is_new_delivered);
        retiring.or(self.client.as_ref())
    }
}
