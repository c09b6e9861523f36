use super::admin::AdminClient;
use super::call::{
    Authorization, AuthorizationKind, Call, Credentials, PASSWORD_PLACEHOLDER, PlannedRequest,
};
use super::error::AccessError;
use super::health::{self, ReachNote, Reached};
use super::json;
use super::media;
use super::message::Answer;
use super::new_client::NewOAuthClient;
use super::oauth_client::OAuthClient;
use super::operation::Operation;
use super::requests;
use super::token::{self, TokenGrant};
use crate::http::{HttpClient, Reply};
use crate::values::{
    ClientId, ClientSecret, DirectoryName, Domain, Password, SessionToken, TenantUrl,
};
use std::sync::Arc;

/// The longest address that an error of a redirect repeats, in characters.
const MAX_TARGET: usize = 200;

/// The tenant's API, as far as it needs no token of an administrator. Cheap to clone.
///
/// Each secret that passes through is made known to the [`Redactor`](crate::http::Redactor) of its
/// [`HttpClient`] before it is sent.
#[derive(Debug, Clone)]
pub struct AccessClient {
    http: HttpClient,
    tenant: Arc<TenantUrl>,
}

impl AccessClient {
    /// The API of a tenant.
    pub fn new(http: HttpClient, tenant: TenantUrl) -> Self {
        Self {
            http,
            tenant: Arc::new(tenant),
        }
    }

    /// The tenant.
    pub fn tenant(&self) -> &TenantUrl {
        &self.tenant
    }

    /// Looks whether the tenant is there, without any credential: `…/manager/api/system/health` (§7),
    /// which gives the version and lies below the address that everything else uses. Where it is
    /// hidden (401, 403, 404), the discovery document of §2.3 is a second look; a host that shows
    /// neither, but no web page either, is given the benefit of the doubt with a note.
    pub async fn reach(&self) -> Result<Reached, AccessError> {
        let reply = self.get_open("jersey/manager/api/system/health").await?;
        if reply.is_redirect() {
            return Err(self.redirected(Operation::Reach, &reply));
        }
        if let Some(reached) = health::read(&reply, self.http.redactor()) {
            return Ok(reached);
        }
        if matches!(reply.status, 401 | 403 | 404) {
            let hidden = Reached {
                version: None,
                date: reply.date,
                note: Some(ReachNote::HealthHidden {
                    status: reply.status,
                }),
            };
            if !reply.is_web_page() {
                return Ok(hidden);
            }
            let second = self
                .get_open("auth/.well-known/openid-configuration")
                .await?;
            if health::is_discovery(&second) {
                return Ok(hidden);
            }
        }
        Err(
            // 407, 408 and 429 may pass, or say what to mend.
            if reply.is_success() || matches!(reply.status, 400..=406 | 409..=428) {
                AccessError::NotAccess {
                    answer: Answer::of(&reply, self.http.redactor()),
                }
            } else {
                self.refusal(Operation::Reach, AuthorizationKind::None, &reply)
            },
        )
    }

    async fn get_open(&self, path: &str) -> Result<Reply, AccessError> {
        let call = Call::get(Operation::Reach, self.tenant.api(path), media::JSON);
        self.call(&call, &Credentials::None).await
    }

    /// Signs in a local administrator, one of the System Domain (§2.1).
    pub async fn sign_in(
        &self,
        user: &str,
        password: &Password,
    ) -> Result<SessionToken, AccessError> {
        self.http.redactor().add_secret(password);
        let operation = Operation::SignIn(user.to_owned());
        let call = Call::post(
            operation.clone(),
            self.tenant.api("API/1.0/REST/auth/system/login"),
            media::JSON,
        )
        .json(
            media::JSON,
            serde_json::json!({"username": user, "issueToken": true}),
        )
        .hide("password", password.expose(), PASSWORD_PLACEHOLDER)
        // Each try counts where accounts are locked after some wrong passwords.
        .once();
        let reply = self.call(&call, &Credentials::None).await?;
        if reply.is_success() && !reply.is_web_page() {
            let token = json::object(&reply.body)
                .and_then(|fields| {
                    let text = json::field(&fields, &["sessionToken"])?.as_str()?;
                    SessionToken::from_text(text.trim()).ok()
                })
                .ok_or(AccessError::Unreadable {
                    operation,
                    status: reply.status,
                    lack: "holds no session token",
                    // A token under another name would stand in it.
                    excerpt: None,
                })?;
            self.http.redactor().add_secret(&token);
            return Ok(token);
        }
        let answer = Answer::of(&reply, self.http.redactor());
        Err(match reply.status {
            404 => AccessError::NoLocalSignIn { operation },
            400 | 401 | 403 if !reply.is_web_page() => {
                AccessError::SignInRefused { operation, answer }
            }
            _ => self.refusal(operation, AuthorizationKind::None, &reply),
        })
    }

    /// Gets an access token for a client by its secret (§2.2): a form in the body, HTTP Basic, scope
    /// `admin`. [`AccessError::ClientRefused`] says that id or secret are not accepted, and only that.
    pub async fn token(
        &self,
        id: &ClientId,
        secret: &ClientSecret,
    ) -> Result<TokenGrant, AccessError> {
        self.http.redactor().add_secret(secret);
        let call = self.token_call(id);
        let reply = self.call(&call, &Credentials::Basic(id, secret)).await?;
        if reply.is_success() && !reply.is_web_page() {
            return token::read(&reply, self.http.redactor()).ok_or(AccessError::Unreadable {
                operation: call.operation,
                status: reply.status,
                lack: "holds no access token",
                excerpt: None,
            });
        }
        let answer = Answer::of(&reply, self.http.redactor());
        let word = answer.oauth_error.as_deref();
        if is_client_refused(reply.status, word) && !reply.is_web_page() {
            return Err(AccessError::ClientRefused {
                client: id.clone(),
                answer,
            });
        }
        Err(if matches!(reply.status, 400 | 401) && word.is_some() {
            AccessError::OAuth {
                operation: call.operation,
                answer,
            }
        } else {
            self.refusal(call.operation, AuthorizationKind::Basic, &reply)
        })
    }

    fn token_call(&self, id: &ClientId) -> Call {
        Call::post(
            Operation::GetToken(id.to_string()),
            self.tenant.api("auth/oauthtoken"),
            media::JSON,
        )
        .form(vec![
            ("grant_type", "client_credentials"),
            ("scope", "admin"),
        ])
    }

    /// The admin calls, with a token.
    pub fn authorized(&self, authorization: Authorization) -> AdminClient {
        match &authorization {
            Authorization::Session(token) => self.http.redactor().add_secret(token),
            Authorization::Bearer(token) => self.http.redactor().add_secret(token),
        }
        AdminClient::new(self.clone(), authorization)
    }

    /// How [`AccessClient::token`] would ask.
    pub fn token_request(&self, id: &ClientId) -> PlannedRequest {
        self.token_call(id).plan(AuthorizationKind::Basic)
    }

    /// How [`AdminClient::create_client`] would ask.
    pub fn create_client_request(
        &self,
        client: &NewOAuthClient,
        authorization: AuthorizationKind,
    ) -> PlannedRequest {
        requests::create_client_call(&self.tenant, client).plan(authorization)
    }

    /// How [`AdminClient::update_client`] would ask; `None` for an id that no URL can name.
    pub fn update_client_request(
        &self,
        client: &OAuthClient,
        authorization: AuthorizationKind,
    ) -> Option<PlannedRequest> {
        let call = requests::update_client_call(&self.tenant, client, None).ok()?;
        Some(call.plan(authorization))
    }

    /// How [`AdminClient::delete_client`] would ask; `None` for an id that no URL can name.
    pub fn delete_client_request(
        &self,
        id: &ClientId,
        authorization: AuthorizationKind,
    ) -> Option<PlannedRequest> {
        let call = requests::delete_client_call(&self.tenant, id).ok()?;
        Some(call.plan(authorization))
    }

    /// How [`AdminClient::create_directory`] would ask.
    pub fn directory_request(
        &self,
        name: &DirectoryName,
        domain: &Domain,
        authorization: AuthorizationKind,
    ) -> PlannedRequest {
        requests::create_directory_call(&self.tenant, name, domain).plan(authorization)
    }

    /// How [`AdminClient::scim_users`] would ask.
    pub fn scim_users_request(&self, start_index: u32, count: u32) -> PlannedRequest {
        requests::scim_call(&self.tenant, Operation::ReadUsers, start_index, count)
            .plan(AuthorizationKind::Bearer)
    }

    /// How [`AdminClient::scim_groups`] would ask.
    pub fn scim_groups_request(&self, start_index: u32, count: u32) -> PlannedRequest {
        requests::scim_call(&self.tenant, Operation::ReadGroups, start_index, count)
            .plan(AuthorizationKind::Bearer)
    }

    pub(super) async fn call(
        &self,
        call: &Call,
        credentials: &Credentials<'_>,
    ) -> Result<Reply, AccessError> {
        self.http
            .send(&call.request(credentials))
            .await
            .map_err(|error| AccessError::Http {
                operation: call.operation.clone(),
                error,
            })
    }

    pub(super) fn redactor(&self) -> &crate::http::Redactor {
        self.http.redactor()
    }

    /// The error that a reply of a wrong status, or a web page, stands for.
    pub(super) fn refusal(
        &self,
        operation: Operation,
        by: AuthorizationKind,
        reply: &Reply,
    ) -> AccessError {
        if reply.is_redirect() {
            return self.redirected(operation, reply);
        }
        let answer = Answer::of(reply, self.http.redactor());
        let has_token = !matches!(operation, Operation::SignIn(_) | Operation::GetToken(_));
        match reply.status {
            401 if has_token || !reply.is_web_page() => {
                AccessError::Unauthorized { operation, answer }
            }
            500.. => AccessError::ServerError { operation, answer },
            408 | 429 => AccessError::Busy { operation, answer },
            _ if reply.is_web_page() => AccessError::WebPage { operation, answer },
            400 => AccessError::BadRequest { operation, answer },
            403 => AccessError::Forbidden {
                operation,
                by,
                answer,
            },
            404 => AccessError::NotFound { operation, answer },
            409 => AccessError::Conflict { operation, answer },
            _ => AccessError::Unexpected { operation, answer },
        }
    }

    fn redirected(&self, operation: Operation, reply: &Reply) -> AccessError {
        let location = reply.location.as_deref().unwrap_or_default();
        // Its path can echo a secret, and a login page's query a whole request.
        let location = self.redactor().redact(location);
        let target = location.split(['?', '#']).next().unwrap_or_default();
        let target = self.redactor().excerpt(target.as_bytes(), MAX_TARGET);
        AccessError::Redirected {
            operation,
            status: reply.status,
            target: if target.is_empty() {
                "nowhere".to_owned()
            } else {
                format!("`{target}`")
            },
        }
    }
}

/// Whether the token endpoint says that id or secret are wrong. Which of 400 and 401 it gives is
/// documented both ways (§2.2); a 401 without a word, or with any that does not speak of something
/// else, means the same.
fn is_client_refused(status: u16, word: Option<&str>) -> bool {
    const OTHER_TROUBLE: [&str; 4] = [
        "invalid_request",
        "invalid_scope",
        "unauthorized_client",
        "unsupported_grant_type",
    ];
    match status {
        400 => word == Some("invalid_client"),
        401 => word.is_none_or(|word| !OTHER_TROUBLE.contains(&word)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_a_refused_client_from_other_trouble() {
        for (status, word, refused) in [
            (401, None, true),
            (401, Some("invalid_client"), true),
            (401, Some("access_denied"), true),
            (400, Some("invalid_client"), true),
            (400, Some("invalid_scope"), false),
            (400, Some("unauthorized_client"), false),
            (401, Some("unauthorized_client"), false),
            (401, Some("invalid_scope"), false),
            (400, None, false),
            (403, Some("invalid_client"), false),
            (500, Some("invalid_client"), false),
        ] {
            assert_eq!(
                is_client_refused(status, word),
                refused,
                "{status} {word:?}"
            );
        }
    }
}
