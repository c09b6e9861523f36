//! One OAuth client: what is kept of it, how a request is read into it, how it is shown
//! (`ws1-access-api.md` §3).

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::response::{Response, VENDOR, bad_request};
use super::switches::SecretOnRead;

const SCOPES: [&str; 7] = [
    "admin", "user", "profile", "email", "openid", "group", "NAAPS",
];
const GRANTS: [&str; 4] = [
    "authorization_code",
    "client_credentials",
    "password",
    "refresh_token",
];

/// A client of the tenant; lives in minutes.
#[expect(
    clippy::struct_field_names,
    reason = "`clientId` is the service's word"
)]
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Client {
    /// `sub` of its tokens: a client made anew under the same id is another one.
    pub(super) uuid: String,
    /// `user_id` of its tokens.
    pub(super) number: u64,
    pub(super) client_id: String,
    pub(super) secret: String,
    pub(super) scope: String,
    pub(super) grants: String,
    pub(super) access_token_ttl: i64,
    pub(super) refresh_token_ttl: i64,
    pub(super) refresh_token_idle_ttl: i64,
    pub(super) remember_as: String,
    pub(super) redirect_uri: String,
    pub(super) resource_uuid: String,
    pub(super) text_data: String,
    pub(super) display_user_grant: bool,
    pub(super) internal: bool,
    pub(super) inheritance_allowed: bool,
    /// An administrator's role, which no call of the API gives (§7).
    pub(super) admin_role: bool,
}

impl Client {
    /// Reads the body of a POST or PUT; the `secret` is the caller's matter.
    pub(super) fn read(body: &Map<String, Value>, default_ttl: i64) -> Result<Self, Response> {
        let text = |name: &str| read_text(body, name);
        let flag = |name: &str| body.get(name).and_then(Value::as_bool).unwrap_or(false);
        let client_id = text("clientId")?;
        check_id(&client_id)?;
        let scope = text("scope")?;
        check_words("scope", &scope, |word| {
            SCOPES.contains(&word) || is_uuid(word)
        })?;
        let grants = text("authGrantTypes")?;
        check_words("authGrantTypes", &grants, |word| GRANTS.contains(&word))?;
        let token_type = text("tokenType")?;
        if !token_type.is_empty() && token_type != "Bearer" {
            return Err(bad_request("tokenType must be Bearer."));
        }
        let redirect_uri = text("redirectUri")?;
        check_redirects(&redirect_uri)?;
        let refresh_token_ttl = read_minutes(body, "refreshTokenTTL", 129_600)?;
        let idle = read_minutes(body, "refreshTokenIdleTTL", refresh_token_ttl.min(5_760))?;
        Ok(Self {
            uuid: String::new(),
            number: 0,
            secret: String::new(),
            scope,
            grants,
            access_token_ttl: read_minutes(body, "accessTokenTTL", default_ttl)?,
            // The published example's values (§3).
            refresh_token_ttl,
            refresh_token_idle_ttl: idle,
            remember_as: text("rememberAs")?,
            redirect_uri,
            resource_uuid: text("resourceUuid")?,
            text_data: text("strData")?,
            display_user_grant: flag("displayUserGrant"),
            internal: flag("internalSystemClient"),
            inheritance_allowed: flag("inheritanceAllowed"),
            admin_role: false,
            client_id,
        })
    }

    /// Whether it may use this grant.
    pub(super) fn may(&self, grant: &str) -> bool {
        self.grants.split_whitespace().any(|word| word == grant)
    }

    /// The client as the reply to a create, an update or a GET; `root` is the path that all of
    /// the tenant's paths begin with.
    pub(super) fn show(&self, secret: SecretOnRead, root: &str) -> Value {
        let mut shown = json!({
            "clientId": self.client_id,
            "scope": self.scope,
            "authGrantTypes": self.grants,
            "redirectUri": self.redirect_uri,
            "tokenType": "Bearer",
            "tokenLength": 32,
            "accessTokenTTL": self.access_token_ttl,
            "refreshTokenTTL": self.refresh_token_ttl,
            "refreshTokenIdleTTL": self.refresh_token_idle_ttl,
            "rememberAs": self.remember_as,
            "resourceUuid": self.resource_uuid,
            "displayUserGrant": self.display_user_grant,
            "internalSystemClient": self.internal,
            "inheritanceAllowed": self.inheritance_allowed,
            "activationToken": null,
            "strData": self.text_data,
            "_links": self.links(root),
        });
        match secret {
            SecretOnRead::Shown => shown["secret"] = Value::from(self.secret.as_str()),
            SecretOnRead::Blank => shown["secret"] = Value::from(""),
            SecretOnRead::Absent => {}
        }
        shown
    }

    /// The client as an item of the list before SPEC26.
    pub(super) fn show_in_old_list(&self, root: &str) -> Value {
        let kind = if self.may("client_credentials") {
            "clientcredentialsoauth2client"
        } else {
            "classicoauth2client"
        };
        json!({
            "clientId": self.client_id,
            "rememberAs": self.remember_as,
            "scope": self.scope,
            "mediaType": format!("{VENDOR}{kind}+json"),
            "_links": self.links(root),
        })
    }

    /// The client as an item of the paged list of SPEC26; note `grantTypes`.
    pub(super) fn show_in_new_list(&self, root: &str) -> Value {
        json!({
            "clientId": self.client_id,
            "rememberAs": self.remember_as,
            "scope": self.scope,
            "grantTypes": self.grants,
            "accessTokenTTL": self.access_token_ttl,
            "refreshTokenTTL": self.refresh_token_ttl,
            "refreshTokenIdleTTL": self.refresh_token_idle_ttl,
            "redirectUri": self.redirect_uri,
            "displayUserGrant": self.display_user_grant,
            "isActivated": true,
            "pkceEnforced": false,
            "publicClient": false,
            "internal": self.internal,
            "_links": self.links(root),
        })
    }

    fn links(&self, root: &str) -> Value {
        let path = format!("{root}/jersey/manager/api/oauth2clients/{}", self.client_id);
        json!({"self": {"href": path}})
    }
}

fn read_text(body: &Map<String, Value>, name: &str) -> Result<String, Response> {
    match body.get(name) {
        None | Some(Value::Null) => Ok(String::new()),
        Some(Value::String(text)) => Ok(text.clone()),
        Some(_) => Err(bad_request(&format!("{name} must be a string."))),
    }
}

/// A number of minutes; a string of digits is taken too.
fn read_minutes(body: &Map<String, Value>, name: &str, missing: i64) -> Result<i64, Response> {
    let minutes = match body.get(name) {
        None | Some(Value::Null) => Some(missing),
        Some(Value::String(text)) => text.parse().ok(),
        Some(value) => value.as_i64(),
    };
    // A thousand years: what is beyond would leave the calendar.
    minutes
        .filter(|minutes| (1..=525_600_000).contains(minutes))
        .ok_or_else(|| bad_request(&format!("{name} must be a positive number of minutes.")))
}

fn check_id(id: &str) -> Result<(), Response> {
    let good = |byte: u8| byte.is_ascii_alphanumeric() || b"._-@".contains(&byte);
    if id.is_empty() {
        return Err(bad_request("clientId is required."));
    }
    if id.len() > 256 || !id.bytes().all(good) {
        return Err(bad_request(
            "clientId may contain letters, digits, '.', '_', '-' and '@' only.",
        ));
    }
    Ok(())
}

/// A list of absolute URIs, separated by blanks or commas; a wildcard is allowed.
fn check_redirects(text: &str) -> Result<(), Response> {
    let parts = text.split([' ', ',']).filter(|part| !part.is_empty());
    for part in parts {
        let scheme = part.split_once(':').map_or("", |(scheme, _)| scheme);
        let good = |byte: u8| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte);
        if part != "*" && (scheme.is_empty() || !scheme.bytes().all(good)) {
            return Err(bad_request("redirectUri is not valid."));
        }
    }
    Ok(())
}

fn check_words(name: &str, text: &str, known: impl Fn(&str) -> bool) -> Result<(), Response> {
    if text.trim().is_empty() {
        return Err(bad_request(&format!("{name} is required.")));
    }
    if text.split_whitespace().all(known) {
        return Ok(());
    }
    Err(bad_request(&format!("{name} has an unknown value.")))
}

fn is_uuid(word: &str) -> bool {
    word.len() == 36
        && word
            .bytes()
            .all(|byte| byte.is_ascii_hexdigit() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(body: &Value) -> Result<Client, Response> {
        Client::read(body.as_object().unwrap(), 180)
    }

    #[test]
    fn validates_id_scope_grants_and_lives() {
        let good = json!({"clientId": "a.b_c-d@e", "scope": "admin",
            "authGrantTypes": "client_credentials refresh_token"});
        assert_eq!(read(&good).unwrap().access_token_ttl, 180);
        for (name, value) in [
            ("clientId", json!("a b")),
            ("clientId", json!("")),
            ("clientId", json!("x".repeat(257))),
            ("scope", json!("root")),
            ("authGrantTypes", json!("implicit")),
            ("tokenType", json!("MAC")),
            ("accessTokenTTL", json!(0)),
            ("accessTokenTTL", json!("a year")),
        ] {
            let mut bad = good.clone();
            bad[name] = value;
            assert_eq!(read(&bad).unwrap_err().status, 400, "{name}");
        }
        for name in ["clientId", "scope", "authGrantTypes"] {
            let mut bad = good.clone();
            bad.as_object_mut().unwrap().remove(name);
            assert_eq!(read(&bad).unwrap_err().status, 400, "{name}");
        }
    }
}
