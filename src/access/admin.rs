use super::call::{Authorization, Call, Credentials};
use super::client::AccessClient;
use super::directory::{self, Directory};
use super::error::AccessError;
use super::join::join_bounded;
use super::json;
use super::media;
use super::message::Answer;
use super::new_client::NewOAuthClient;
use super::oauth_client::{ClientPage, ClientSummary, OAuthClient};
use super::operation::Operation;
use super::requests::{
    CLIENTS, DIRECTORIES, create_client_call, create_directory_call, delete_client_call, item_url,
    scim_call, update_client_call,
};
use super::scim::ScimList;
use crate::http::Reply;
use crate::values::{ClientId, ClientSecret, DirectoryName, Domain, TenantUrl};
use std::collections::HashSet;
use url::Url;

/// The most calls that run side by side.
const SIDE_BY_SIDE: usize = 8;
/// The most pages of clients that are read.
const MAX_PAGES: u32 = 500;

/// The tenant's admin API, with a token. Cheap to clone.
#[derive(Debug, Clone)]
pub struct AdminClient {
    access: AccessClient,
    authorization: Authorization,
}

/// What creating a client gave.
#[derive(Debug, Clone)]
pub struct Created {
    /// A secret in the reply that is not the one that was sent: a tenant that makes its own.
    pub secret_in_reply: Option<ClientSecret>,
}

impl AdminClient {
    pub(super) fn new(access: AccessClient, authorization: Authorization) -> Self {
        Self {
            access,
            authorization,
        }
    }

    /// The client whose admin calls these are.
    pub fn access(&self) -> &AccessClient {
        &self.access
    }

    /// What these calls carry.
    pub fn authorization(&self) -> &Authorization {
        &self.authorization
    }

    fn tenant(&self) -> &TenantUrl {
        self.access.tenant()
    }

    /// Reads a client; `None` if there is none of that id.
    pub async fn get_client(&self, id: &ClientId) -> Result<Option<OAuthClient>, AccessError> {
        let operation = Operation::ReadClient(id.to_string());
        let url = item_url(&self.tenant().api(CLIENTS), id.as_str(), &operation)?;
        let call = Call::get(operation, url, media::CLIENT_OR_JSON);
        let Some(reply) = self.send_unless_absent(&call).await? else {
            return Ok(None);
        };
        OAuthClient::read(id, &reply, self.access.redactor())
            .map(Some)
            .ok_or_else(|| self.unreadable(&call, &reply, "is no OAuth client"))
    }

    /// Creates a client. It is sent once only: after a failure whose outcome is unknown, look with
    /// [`AdminClient::get_client`]. A 500 can mean that the id is taken (§3).
    pub async fn create_client(&self, client: &NewOAuthClient) -> Result<Created, AccessError> {
        self.access.redactor().add_secret(&client.secret);
        let call = create_client_call(self.tenant(), client);
        let reply = self.send(&call).await?;
        // The reply may be empty or of any form: the client is made, and a token call will prove it.
        let secret_in_reply = json::object(&reply.body)
            .and_then(|fields| {
                let text = json::field(&fields, &["secret"])?.as_str()?;
                ClientSecret::from_text(text).ok()
            })
            .filter(|secret| !secret.is_same(&client.secret) && !is_masked(secret));
        if let Some(secret) = &secret_in_reply {
            self.access.redactor().add_secret(secret);
        }
        Ok(Created { secret_in_reply })
    }

    /// Changes a client: what was read and set, without `secret` and `_links` (§3).
    pub async fn update_client(&self, client: &OAuthClient) -> Result<(), AccessError> {
        let call = update_client_call(self.tenant(), client, None)?;
        self.send(&call).await.map(|_| ())
    }

    /// Changes a client and puts a known secret back.
    pub async fn update_client_with_secret(
        &self,
        client: &OAuthClient,
        secret: &ClientSecret,
    ) -> Result<(), AccessError> {
        self.access.redactor().add_secret(secret);
        let call = update_client_call(self.tenant(), client, Some(secret))?;
        self.send(&call).await.map(|_| ())
    }

    /// Deletes a client; `false` if there was none of that id. (After a lost reply the second try
    /// finds none, and says so.) A 404 alone is not believed, since a gateway can give it, too.
    pub async fn delete_client(&self, id: &ClientId) -> Result<bool, AccessError> {
        let call = delete_client_call(self.tenant(), id)?;
        let Some(answer) = self.absence(&call).await? else {
            return Ok(true);
        };
        match self.get_client(id).await {
            // A client that deletes itself loses its token with it.
            Ok(None) | Err(AccessError::Unauthorized { .. }) => Ok(false),
            Ok(Some(_)) => Err(AccessError::StillThere {
                operation: call.operation,
                answer,
            }),
            Err(error) => Err(error),
        }
    }

    /// Lists the clients, in the old form and the new, paged one (§3: `startIndex` is a page number
    /// there, from 1).
    pub async fn list_clients(&self) -> Result<Vec<ClientSummary>, AccessError> {
        let (mut all, mut known) = (Vec::new(), HashSet::new());
        let mut url = self.tenant().api(CLIENTS);
        let mut page_number = 1;
        loop {
            let call = Call::get(Operation::ListClients, url, media::CLIENT_LIST_OR_JSON);
            let reply = self.send(&call).await?;
            let page = ClientPage::read(&reply)
                .ok_or_else(|| self.unreadable(&call, &reply, "is no list of OAuth clients"))?;
            let before = all.len();
            for client in page.clients {
                if known.insert(client.client_id.clone()) {
                    all.push(client);
                }
            }
            // A tenant that ignores the page number sends the same page again.
            if page_number >= page.pages || all.len() == before {
                return Ok(all);
            }
            if page_number >= MAX_PAGES {
                return Err(self.unreadable(&call, &reply, "is one of too many pages"));
            }
            page_number += 1;
            url = self.tenant().api(CLIENTS);
            let mut query = url.query_pairs_mut();
            query.append_pair("startIndex", &page_number.to_string());
            if let Some(size) = page.page_size {
                query.append_pair("pageSize", &size.to_string());
            }
            drop(query);
        }
    }

    /// Lists the directories with their domains. The list is read without and with
    /// `includeJitDirectories=true` side by side (§4), and of the second alone a failure is passed
    /// over. Domains that the tenant does not let us read are `None`; where they were not reached,
    /// nothing is known of what stands in the way, and that is an error.
    pub async fn list_directories(&self) -> Result<Vec<Directory>, AccessError> {
        let plain = self.tenant().api(DIRECTORIES);
        let mut with_jit = plain.clone();
        with_jit
            .query_pairs_mut()
            .append_pair("includeJitDirectories", "true");
        let (plain, with_jit) =
            tokio::join!(self.directories_at(plain), self.directories_at(with_jit));
        let mut directories = plain?;
        directory::merge(&mut directories, with_jit.unwrap_or_default());
        let reads = directories
            .iter()
            .map(|directory| async {
                match (&directory.domains, &directory.id) {
                    (Some(known), _) => Ok(Some(known.clone())),
                    (None, Some(id)) => match self.domains_of(id).await {
                        Err(error) if error.is_transient() => Err(error),
                        read => Ok(read.ok()),
                    },
                    (None, None) => Ok(None),
                }
            })
            .collect();
        let domains = join_bounded(reads, SIDE_BY_SIDE).await;
        for (directory, domains) in directories.iter_mut().zip(domains) {
            directory.domains = domains?;
        }
        Ok(directories)
    }

    async fn directories_at(&self, url: Url) -> Result<Vec<Directory>, AccessError> {
        let call = Call::get(
            Operation::ListDirectories,
            url,
            media::DIRECTORY_LIST_OR_JSON,
        );
        let reply = self.send(&call).await?;
        directory::read_list(&reply.body)
            .ok_or_else(|| self.unreadable(&call, &reply, "is no list of directories"))
    }

    async fn domains_of(&self, id: &str) -> Result<Vec<String>, AccessError> {
        let operation = Operation::ReadDomains(id.to_owned());
        let mut url = item_url(&self.tenant().api(DIRECTORIES), id, &operation)?;
        if let Ok(mut segments) = url.path_segments_mut() {
            segments.push("domains");
        }
        let call = Call::get(operation, url, media::DOMAIN_LIST_OR_JSON);
        let reply = self.send(&call).await?;
        directory::read_domains(&reply.body)
            .ok_or_else(|| self.unreadable(&call, &reply, "is no list of domains"))
    }

    /// Creates a directory of type Other; gives its id where the reply tells it. It is sent once only:
    /// after a failure whose outcome is unknown, look with [`AdminClient::list_directories`].
    pub async fn create_directory(
        &self,
        name: &DirectoryName,
        domain: &Domain,
    ) -> Result<Option<String>, AccessError> {
        let call = create_directory_call(self.tenant(), name, domain);
        let reply = self.send(&call).await?;
        Ok(directory::read_created_id(&reply.body))
    }

    /// Deletes a directory; `false` if there was none of that id. As for a client, a 404 alone is not
    /// believed. `name` is what errors name.
    pub async fn delete_directory(&self, id: &str, name: &str) -> Result<bool, AccessError> {
        let operation = Operation::DeleteDirectory(name.to_owned());
        let url = item_url(&self.tenant().api(DIRECTORIES), id, &operation)?;
        let call = Call::delete(operation, url, media::JSON);
        let Some(answer) = self.absence(&call).await? else {
            return Ok(true);
        };
        let all = self.list_directories().await?;
        if all.iter().any(|one| one.id.as_deref() == Some(id)) {
            return Err(AccessError::StillThere {
                operation: call.operation,
                answer,
            });
        }
        Ok(false)
    }

    /// Lists users over SCIM 1.1 (§5.3); `start_index` counts from 1. With 1 and 2 it is Okta's *Test
    /// API Credentials*.
    pub async fn scim_users(&self, start_index: u32, count: u32) -> Result<ScimList, AccessError> {
        self.scim(Operation::ReadUsers, start_index, count).await
    }

    /// Lists groups over SCIM 1.1 (§5.3); `start_index` counts from 1.
    pub async fn scim_groups(&self, start_index: u32, count: u32) -> Result<ScimList, AccessError> {
        self.scim(Operation::ReadGroups, start_index, count).await
    }

    /// How many users and groups a domain has, as the tenant counts them; `None` where it does not
    /// say. Groups are known to be filtered by `domain` (§5.3); of users nobody has shown it.
    pub async fn count_in_domain(&self, domain: &str) -> (Option<u64>, Option<u64>) {
        let count = async |operation| {
            let mut call = scim_call(self.tenant(), operation, 1, 1);
            call.filter(&format!(
                "domain eq \"{}\"",
                domain.replace(['"', '\\'], "")
            ));
            let reply = self.send(&call).await.ok()?;
            ScimList::read(&reply.body)?.total_results
        };
        tokio::join!(count(Operation::ReadUsers), count(Operation::ReadGroups))
    }

    async fn scim(
        &self,
        operation: Operation,
        start_index: u32,
        count: u32,
    ) -> Result<ScimList, AccessError> {
        let call = scim_call(self.tenant(), operation, start_index, count);
        let reply = self.send(&call).await?;
        ScimList::read(&reply.body).ok_or_else(|| self.unreadable(&call, &reply, "is no SCIM list"))
    }

    /// Sends a call; anything but a 2xx with data is an error.
    async fn send(&self, call: &Call) -> Result<Reply, AccessError> {
        let credentials = Credentials::Token(&self.authorization);
        let reply = self.access.call(call, &credentials).await?;
        if reply.is_success() && !reply.is_web_page() {
            Ok(reply)
        } else {
            let by = self.authorization.kind();
            Err(self.access.refusal(call.operation.clone(), by, &reply))
        }
    }

    /// As [`AdminClient::send`], with `None` for 404.
    async fn send_unless_absent(&self, call: &Call) -> Result<Option<Reply>, AccessError> {
        let result = self.send(call).await;
        result
            .map(Some)
            .or_else(|error| not_found(error).map(|_| None))
    }

    /// The answer that what the call is about is not there; nothing where the call succeeds.
    async fn absence(&self, call: &Call) -> Result<Option<Answer>, AccessError> {
        let result = self.send(call).await;
        result
            .map(|_| None)
            .or_else(|error| not_found(error).map(Some))
    }

    fn unreadable(&self, call: &Call, reply: &Reply, lack: &'static str) -> AccessError {
        let excerpt = self.access.redactor().excerpt(&reply.body, 200);
        AccessError::Unreadable {
            operation: call.operation.clone(),
            status: reply.status,
            lack,
            excerpt: (!excerpt.is_empty()).then_some(excerpt),
        }
    }
}

/// The answer of a 404, in whichever form.
fn not_found(error: AccessError) -> Result<Answer, AccessError> {
    match error {
        AccessError::NotFound { answer, .. } => Ok(answer),
        AccessError::WebPage { answer, .. } if answer.status == 404 => Ok(answer),
        error => Err(error),
    }
}

/// Whether it is a row of dots or stars in a secret's place.
fn is_masked(secret: &ClientSecret) -> bool {
    let is_mark = |c: char| matches!(c, '*' | '\u{2022}' | '\u{25cf}' | '.');
    secret.expose().chars().all(is_mark)
}
