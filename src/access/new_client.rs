use super::call::CLIENT_SECRET_PLACEHOLDER;
use crate::values::{ClientId, ClientSecret, Ttl};
use serde_json::{Value, json};

/// The OAuth client that the console calls *Service Client Token*: scope `admin`, grant
/// `client_credentials` (§3).
#[derive(Debug, Clone)]
pub struct NewOAuthClient {
    /// Its id.
    pub client_id: ClientId,
    /// Its shared secret, made by us: a lost reply then loses nothing.
    pub secret: ClientSecret,
    /// *Issue Refresh Token*: adds the grant `refresh_token`.
    pub issue_refresh_token: bool,
    /// *Access Token TTL*.
    pub access_token_ttl: Ttl,
    /// *Refresh Token TTL*.
    pub refresh_token_ttl: Ttl,
    /// *Idle Token TTL*.
    pub idle_token_ttl: Ttl,
}

impl NewOAuthClient {
    /// The body of the request with [`CLIENT_SECRET_PLACEHOLDER`] in the secret's place.
    pub fn body(&self) -> Value {
        let mut body = self.body_without_secret();
        body["secret"] = CLIENT_SECRET_PLACEHOLDER.into();
        body
    }

    /// The full, known-good body of §3. TTLs are minutes on the wire; `tokenLength` is ignored by the
    /// server, and 32 is what all clients send.
    pub(super) fn body_without_secret(&self) -> Value {
        json!({
            "clientId": self.client_id.as_str(),
            "scope": "admin",
            "authGrantTypes": if self.issue_refresh_token {
                "client_credentials refresh_token"
            } else {
                "client_credentials"
            },
            "redirectUri": "",
            "tokenType": "Bearer",
            "tokenLength": 32,
            "accessTokenTTL": self.access_token_ttl.minutes(),
            "refreshTokenTTL": self.refresh_token_ttl.minutes(),
            "refreshTokenIdleTTL": self.idle_token_ttl.minutes(),
            "rememberAs": self.client_id.as_str(),
            "displayUserGrant": false,
            "internalSystemClient": false,
            "inheritanceAllowed": false,
        })
    }
}
