//! Every request that the client makes, each with an answer that is good, the same in other forms, and
//! without what it needs.

use crate::fake::{Fake, Script, new_client, secret};
use std::sync::Arc;
use ws1_okta::access::{AccessError, Authorization, OAuthClient};
use ws1_okta::http::{HttpOptions, Trace};
use ws1_okta::values::{AccessToken, ClientId, DirectoryName, Password, Secret, Ttl};

/// What the server is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    Health,
    SignIn,
    Token,
    GetClient,
    ListClients,
    CreateClient,
    UpdateClient,
    DeleteClient,
    ListDirectories,
    CreateDirectory,
    DeleteDirectory,
    Users,
    Groups,
    Counts,
}

use Asked::{
    Counts, CreateClient, CreateDirectory, DeleteClient, DeleteDirectory, GetClient, Groups,
    Health, ListClients, ListDirectories, SignIn, Token, UpdateClient, Users,
};

/// The answers of one request.
pub struct Answers {
    /// As a good tenant gives it.
    pub good: &'static str,
    /// Other forms that mean the same.
    pub same: &'static [&'static str],
    /// JSON without what the request needs.
    pub lacking: &'static [&'static str],
}

const SCIM: Answers = Answers {
    good: r#"{"totalResults":7,"itemsPerPage":2,"startIndex":1,"schemas":["urn:scim:schemas:core:1.0"],"Resources":[{"id":"1"}]}"#,
    same: &[
        r#"{"totalResults":"7"}"#,
        r#"{"totalResults":7.0,"Resources":null}"#,
        r#"{"TotalResults":7,"ITEMSPERPAGE":"2","resources":[]}"#,
        r#"{"totalResults":1,"totalResults":7,"strange":{"totalResults":3}}"#,
    ],
    lacking: &[
        "{}",
        r#"{"totalResults":null,"Resources":null}"#,
        r#"{"totalResults":"many"}"#,
        r#"{"totalResults":{}}"#,
        r#"{"totalResults":1e300}"#,
        r#"{"Resources":7}"#,
        r#"{"Errors":[{"code":"500","description":"x"}]}"#,
    ],
};

impl Asked {
    pub const ALL: [Self; 14] = [
        Health,
        SignIn,
        Token,
        GetClient,
        ListClients,
        CreateClient,
        UpdateClient,
        DeleteClient,
        ListDirectories,
        CreateDirectory,
        DeleteDirectory,
        Users,
        Groups,
        Counts,
    ];

    /// Whether it is nothing without data in the answer: a change is made by its status alone.
    pub fn reads(self) -> bool {
        !matches!(
            self,
            CreateClient | UpdateClient | DeleteClient | CreateDirectory | DeleteDirectory | Counts
        )
    }

    /// Whether it reads a list, which may be empty and may be bare.
    pub fn is_list(self) -> bool {
        matches!(self, ListClients | ListDirectories)
    }

    /// What is found where the answer holds nothing usable.
    pub fn nothing(self) -> &'static str {
        match self {
            DeleteClient | DeleteDirectory => "true",
            Counts => "(None, None)",
            UpdateClient => "()",
            ListClients | ListDirectories => "[]",
            _ => "None",
        }
    }

    #[expect(clippy::too_many_lines, reason = "a table")]
    pub fn answers(self) -> Answers {
        match self {
            Health => Answers {
                good: r#"{"AllOk":"true","BuildVersion":"23.09"}"#,
                same: &[
                    r#"{"AllOk":true,"BuildVersion":23.09}"#,
                    r#"{"allOk":" TRUE ","buildversion":"23.09","MaintenanceMode":null,"x":[1]}"#,
                    r#"{"BuildVersion":"1","BuildVersion":"23.09"}"#,
                    r#"{"BuildVersion":null,"ServiceVersion":"23.09"}"#,
                ],
                lacking: &["{}", r#"{"status":"UP"}"#, r#"{"AllOk":null}"#],
            },
            SignIn => Answers {
                good: r#"{"id":null,"sessionToken":"MARKER-session","firstName":null,"admin":true}"#,
                same: &[
                    r#"{"sessionToken":"MARKER-session"}"#,
                    r#"{"SESSIONTOKEN":"MARKER-session","admin":"true","x":{"sessionToken":"no"}}"#,
                    r#"{"sessionToken":"MARKER-other","sessionToken":"MARKER-session"}"#,
                    r#"{"sessionToken":"\u004dARKER-session"}"#,
                ],
                lacking: &[
                    "{}",
                    r#"{"sessionToken":null}"#,
                    r#"{"sessionToken":""}"#,
                    r#"{"sessionToken":"  "}"#,
                    r#"{"sessionToken":17}"#,
                    r#"{"sessionToken":true}"#,
                    r#"{"sessionToken":["MARKER-session"]}"#,
                    r#"{"sessionToken":{"value":"MARKER-session"}}"#,
                    r#"{"sessionToken":"MARKER-a\nMARKER-b"}"#,
                    r#"{"sessionToken":"MARKER-a\u0000"}"#,
                ],
            },
            Token => Answers {
                good: r#"{"access_token":"MARKER.a.token","token_type":"Bearer","expires_in":10799,"refresh_token":"MARKER-refresh","scope":"admin"}"#,
                same: &[
                    r#"{"access_token":"MARKER.a.token","expires_in":"10799","scope":["admin"]}"#,
                    r#"{"access_token":"MARKER.a.token","expires_in":10799.0,"refresh_token":null,"scope":"admin"}"#,
                    r#"{"Access_Token":"MARKER.a.token","expires_in":" 10799.0 ","scope":" admin,","x":[[]]}"#,
                    r#"{"access_token":1,"access_token":"MARKER.a.token","expires_in":10799,"scope":"admin"}"#,
                ],
                lacking: &[
                    "{}",
                    r#"{"access_token":null}"#,
                    r#"{"access_token":""}"#,
                    r#"{"access_token":17}"#,
                    r#"{"access_token":["MARKER"]}"#,
                    r#"{"access_token":{"MARKER":1}}"#,
                    r#"{"access_token":"MARKER\r\nX-Header: 1"}"#,
                    r#"{"refresh_token":"MARKER-refresh"}"#,
                    r#"{"error":"invalid_client"}"#,
                ],
            },
            GetClient => Answers {
                good: r#"{"clientId":"OktaSCIM","secret":"MARKER-kept","scope":"admin","authGrantTypes":"client_credentials","accessTokenTTL":525600,"_links":{}}"#,
                same: &[
                    r#"{"scope":"admin","secret":"MARKER-kept","authGrantTypes":"client_credentials","accessTokenTTL":"525600"}"#,
                    r#"{"clientId":"oktascim","secret":"MARKER-kept","scope":["admin"],"authGrantTypes":["client_credentials"],"accessTokenTTL":525600.0}"#,
                    r#"{"CLIENTID":"OktaSCIM","Secret":"MARKER-kept","Scope":"admin","grantTypes":"client_credentials","accesstokenttl":525600,"refreshTokenTTL":null,"new":{"a":[1]}}"#,
                    r#"{"clientId":"x","clientId":"OktaSCIM","secret":"MARKER-kept","scope":"admin","authGrantTypes":"client_credentials","accessTokenTTL":525600}"#,
                ],
                lacking: &[
                    "{}",
                    r#"{"clientId":null}"#,
                    r#"{"clientId":{},"secret":"MARKER-kept"}"#,
                    r#"{"clientId":"Other","secret":"MARKER-other","scope":"admin"}"#,
                    r#"{"secret":"MARKER-kept"}"#,
                    r#"{"scope":7,"authGrantTypes":{}}"#,
                    r#"{"errors":[]}"#,
                    r#"{"items":[{"clientId":"OktaSCIM"}]}"#,
                ],
            },
            ListClients => Answers {
                good: r#"{"items":[{"clientId":"a","scope":"admin","grantTypes":"client_credentials","accessTokenTTL":180,"internal":true}],"totalCount":1,"pageNumber":1,"totalPages":1,"pageSize":50}"#,
                same: &[
                    r#"[{"clientId":"a","scope":"admin","authGrantTypes":["client_credentials"],"accessTokenTTL":"180","internalSystemClient":"true"}]"#,
                    r#"{"Items":[null,7,{"clientId":"a","rememberAs":null,"scope":"admin","grantTypes":"client_credentials","accessTokenTTL":180.0,"internal":true,"x":{}},{"clientId":null}],"totalPages":"1","pageSize":"0"}"#,
                    r#"{"items":[],"items":[{"clientId":"a","scope":"admin","grantTypes":"client_credentials","accessTokenTTL":180,"internal":true}],"totalPages":-1}"#,
                ],
                lacking: &[
                    r#"{"items":7}"#,
                    r#"{"items":{"clientId":"a"}}"#,
                    r#"{"items":[7]}"#,
                    r#"{"items":[null]}"#,
                    r#"{"items":[{}]}"#,
                    r#"{"items":[{"clientId":null,"scope":"admin"}]}"#,
                    r#"{"items":[["a"]]}"#,
                    r#"{"errors":[{"message":"x"}]}"#,
                    r#"{"clientId":"a"}"#,
                ],
            },
            CreateClient => Answers {
                good: r#"{"clientId":"OktaSCIM","secret":"MARKER-theirs","scope":"admin"}"#,
                same: &[
                    r#"{"Secret":"MARKER-theirs"}"#,
                    r#"{"secret":"","secret":"MARKER-theirs","x":[]}"#,
                ],
                lacking: &[
                    "{}",
                    r#"{"secret":null}"#,
                    r#"{"secret":17}"#,
                    r#"{"secret":["MARKER-theirs"]}"#,
                    r#"{"secret":"MARKER-a\nMARKER-b"}"#,
                    r#"{"secret":"********"}"#,
                ],
            },
            UpdateClient | DeleteClient | DeleteDirectory => Answers {
                good: "{}",
                same: &[r#"{"clientId":17,"secret":"MARKER"}"#],
                lacking: &[],
            },
            ListDirectories => Answers {
                good: r#"{"items":[{"type":"OTHER_DIRECTORY","name":"Okta","directoryId":"17","domains":["OKTA.COM"],"deleteInProgress":false}],"_links":{}}"#,
                same: &[
                    r#"[{"type":"other_directory","name":"Okta","directoryConfigurationId":17,"domains":[{"name":"OKTA.COM"}],"deleteInProgress":"false"}]"#,
                    r#"{"directories":[{"directoryType":"OTHER_DIRECTORY","Name":"Okta","directoryConfigId":"17","domains":[{"domainName":"OKTA.COM"}],"userstoreId":null},{},null,"x"]}"#,
                    r#"{"items":[],"items":[{"type":"OTHER_DIRECTORY","name":"no","name":"Okta","id":"17","domains":["OKTA.COM"]}]}"#,
                ],
                lacking: &[
                    r#"{"items":7}"#,
                    r#"{"items":"Okta"}"#,
                    r#"{"items":[7]}"#,
                    r#"{"items":[null]}"#,
                    r#"{"items":[{"strange":1}]}"#,
                    r#"{"items":[{"name":null,"directoryId":null}]}"#,
                    r#"{"errors":[{"message":"x"}]}"#,
                ],
            },
            CreateDirectory => Answers {
                good: r#"{"type":"OTHER_DIRECTORY","directoryConfigurationId":"17"}"#,
                same: &[
                    r#"{"directoryConfigId":17}"#,
                    r#"{"directoryId":null,"directoryConfigId":"17"}"#,
                    r#"{"directoryid":"1","directoryid":"17","x":{}}"#,
                ],
                lacking: &["{}", r#"{"directoryId":null}"#, r#"{"directoryId":{}}"#],
            },
            Users | Groups => SCIM,
            Counts => Answers {
                good: SCIM.good,
                same: SCIM.same,
                lacking: &["{}", r#"{"Errors":[]}"#, r#"{"totalResults":-1}"#],
            },
        }
    }

    /// Asks; the text is all that was found.
    pub async fn ask(self, fake: &Fake, options: &HttpOptions) -> Result<String, AccessError> {
        let client = fake.client_with(options);
        let admin = client.authorized(Authorization::Bearer(
            AccessToken::from_text(crate::fake::TOKEN).unwrap(),
        ));
        let id = ClientId::default();
        let domain = "OKTA.COM".parse().unwrap();
        Ok(match self {
            Health => format!("{:?}", client.reach().await?),
            SignIn => {
                let password = Password::from_text("MARKER-password").unwrap();
                let token = client.sign_in("admin", &password).await?;
                token.expose().to_owned()
            }
            Token => {
                let grant = client.token(&id, &secret()).await?;
                let (token, scope) = (grant.token.expose().to_owned(), grant.scope);
                format!("{token} {:?} {scope:?}", grant.expires_in)
            }
            GetClient => format!("{:?}", admin.get_client(&id).await?.as_ref().map(seen)),
            ListClients => format!("{:?}", admin.list_clients().await?),
            CreateClient => {
                let created = admin.create_client(&new_client()).await?;
                let secret = created.secret_in_reply.as_ref().map(Secret::expose);
                format!("{secret:?}")
            }
            UpdateClient => {
                let kept = Fake::always(Script::json(200, GetClient.answers().good));
                let kept = kept.admin().get_client(&id).await?.unwrap();
                format!("{:?}", admin.update_client(&kept).await?)
            }
            DeleteClient => admin.delete_client(&id).await?.to_string(),
            ListDirectories => format!("{:?}", admin.list_directories().await?),
            CreateDirectory => {
                let name = DirectoryName::default();
                format!("{:?}", admin.create_directory(&name, &domain).await?)
            }
            DeleteDirectory => admin.delete_directory("17", "Other").await?.to_string(),
            Users => format!("{:?}", admin.scim_users(1, 2).await?),
            Groups => format!("{:?}", admin.scim_groups(1, 100).await?),
            Counts => format!("{:?}", admin.count_in_domain("OKTA.COM").await),
        })
    }
}

type Seen = (Vec<String>, Vec<String>, Option<Ttl>, Option<String>);

/// What of a client counts; fields that nobody knows are kept, and so differ.
fn seen(client: &OAuthClient) -> Seen {
    let secret = client.secret().map(|secret| secret.expose().to_owned());
    (
        client.scope(),
        client.grants(),
        client.access_token_ttl(),
        secret,
    )
}

/// The same options with a trace.
pub fn traced(options: HttpOptions, trace: Arc<dyn Trace>) -> HttpOptions {
    HttpOptions {
        trace: Some(trace),
        ..options
    }
}
