use super::json;
use crate::http::{Redactor, Reply};
use crate::values::{ClientId, ClientSecret, Ttl};
use serde_json::{Map, Value};
use std::fmt;

/// An OAuth client as the tenant has it. Fields that we do not know are kept, so that changing the
/// client sends back exactly what was read (§3).
#[derive(Clone)]
pub struct OAuthClient {
    id: ClientId,
    /// All fields but `secret` and `_links`.
    fields: Map<String, Value>,
    secret: Option<ClientSecret>,
}

impl OAuthClient {
    /// Reads a reply. A secret in it (on-prem; the cloud gives `""`, §3) is kept apart.
    pub(super) fn read(id: &ClientId, reply: &Reply, redactor: &Redactor) -> Option<Self> {
        let mut fields = json::object(&reply.body)?;
        let secret = json::field(&fields, &["secret"])
            .and_then(Value::as_str)
            .and_then(|secret| ClientSecret::from_text(secret).ok());
        if let Some(secret) = &secret {
            redactor.add_secret(secret);
        }
        fields.retain(|key, _| {
            !key.eq_ignore_ascii_case("secret") && !key.eq_ignore_ascii_case("_links")
        });
        // A reply without any field of a client is something else, and one of another client is, too:
        // sent back, it would overwrite this one.
        let is_it = match json::field(&fields, &["clientId"]) {
            Some(given) => json::as_text(given)?.eq_ignore_ascii_case(id.as_str()),
            None => ["authGrantTypes", "scope"]
                .into_iter()
                .any(|name| !json::words(json::field(&fields, &[name])).is_empty()),
        };
        is_it.then(|| Self {
            id: id.clone(),
            fields,
            secret,
        })
    }

    /// Its id.
    pub fn client_id(&self) -> &ClientId {
        &self.id
    }

    /// The secret, where the tenant still shows it.
    pub fn secret(&self) -> Option<&ClientSecret> {
        self.secret.as_ref()
    }

    /// Its friendly name.
    pub fn name(&self) -> Option<String> {
        json::text(&self.fields, &["rememberAs"])
    }

    /// Whether it is one of the tenant's own.
    pub fn is_internal(&self) -> bool {
        json::field(&self.fields, &["internalSystemClient", "internal"])
            .and_then(Value::as_bool)
            .unwrap_or(false)
    }

    /// The words of its scope.
    pub fn scope(&self) -> Vec<String> {
        json::words(json::field(&self.fields, &["scope"]))
    }

    /// The words of its grants.
    pub fn grants(&self) -> Vec<String> {
        json::words(json::field(&self.fields, &["authGrantTypes", "grantTypes"]))
    }

    /// *Token Type*.
    pub fn token_type(&self) -> Option<String> {
        json::text(&self.fields, &["tokenType"])
    }

    /// *Access Token TTL*.
    pub fn access_token_ttl(&self) -> Option<Ttl> {
        json::ttl(json::field(&self.fields, &["accessTokenTTL"]))
    }

    /// *Refresh Token TTL*.
    pub fn refresh_token_ttl(&self) -> Option<Ttl> {
        json::ttl(json::field(&self.fields, &["refreshTokenTTL"]))
    }

    /// *Idle Token TTL*.
    pub fn refresh_token_idle_ttl(&self) -> Option<Ttl> {
        json::ttl(json::field(&self.fields, &["refreshTokenIdleTTL"]))
    }

    /// Sets the words of its scope.
    pub fn set_scope(&mut self, words: &[impl AsRef<str>]) {
        self.set("scope", joined(words));
    }

    /// Sets the words of its grants.
    pub fn set_grants(&mut self, words: &[impl AsRef<str>]) {
        self.set("authGrantTypes", joined(words));
    }

    /// Adds a grant, or takes it away; the others are left.
    pub fn set_grant(&mut self, grant: &str, wished: bool) {
        let mut words = self.grants();
        words.retain(|word| word != grant);
        if wished {
            words.push(grant.to_owned());
        }
        self.set_grants(&words);
    }

    /// Sets *Access Token TTL*.
    pub fn set_access_token_ttl(&mut self, ttl: Ttl) {
        self.set("accessTokenTTL", ttl.minutes().into());
    }

    /// Sets *Refresh Token TTL*.
    pub fn set_refresh_token_ttl(&mut self, ttl: Ttl) {
        self.set("refreshTokenTTL", ttl.minutes().into());
    }

    /// Sets *Idle Token TTL*.
    pub fn set_refresh_token_idle_ttl(&mut self, ttl: Ttl) {
        self.set("refreshTokenIdleTTL", ttl.minutes().into());
    }

    fn set(&mut self, key: &str, value: Value) {
        // One key in one spelling: the tenant's, where it has one.
        let known = self
            .fields
            .keys()
            .find(|known| known.eq_ignore_ascii_case(key));
        let key = known.cloned().unwrap_or_else(|| key.to_owned());
        self.fields.insert(key, value);
    }

    /// The body of a change: what was read and what was set, without `secret` and `_links`. A blank
    /// `secret` sent back would wipe it (§3).
    pub fn body(&self) -> Value {
        let mut fields = self.fields.clone();
        if json::field(&fields, &["clientId"]).is_none() {
            fields.insert("clientId".to_owned(), self.id.as_str().into());
        }
        Value::Object(fields)
    }
}

#[cfg(test)]
impl OAuthClient {
    /// A client with these fields, for tests of decisions.
    pub(crate) fn for_tests(id: &ClientId, fields: &Value) -> Self {
        let fields = fields.as_object().cloned().unwrap_or_default();
        Self {
            id: id.clone(),
            fields,
            secret: None,
        }
    }
}

fn joined(words: &[impl AsRef<str>]) -> Value {
    let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
    words.join(" ").into()
}

impl fmt::Debug for OAuthClient {
    /// Shows what we use only: the kept fields can hold an activation token.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("OAuthClient")
            .field("id", &self.id)
            .field("scope", &self.scope())
            .field("grants", &self.grants())
            .field("access_token_ttl", &self.access_token_ttl())
            .field("secret", &self.secret)
            .finish_non_exhaustive()
    }
}

/// An OAuth client in a list; what is not there in the old form of the list (§3) is `None` or empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientSummary {
    /// Its id, as the tenant writes it.
    pub client_id: String,
    /// Its friendly name.
    pub name: Option<String>,
    /// The words of its scope.
    pub scope: Vec<String>,
    /// The words of its grants.
    pub grants: Vec<String>,
    /// *Access Token TTL*.
    pub access_token_ttl: Option<Ttl>,
    /// Whether it is one of the tenant's own.
    pub is_internal: Option<bool>,
}

impl ClientSummary {
    fn read(item: &Value) -> Option<Self> {
        let Value::Object(fields) = item else {
            return None;
        };
        Some(Self {
            client_id: json::text(fields, &["clientId"])?,
            name: json::text(fields, &["rememberAs"]),
            scope: json::words(json::field(fields, &["scope"])),
            grants: json::words(json::field(fields, &["grantTypes", "authGrantTypes"])),
            access_token_ttl: json::ttl(json::field(fields, &["accessTokenTTL"])),
            is_internal: json::field(fields, &["internal", "internalSystemClient"])
                .and_then(json::boolean),
        })
    }
}

/// One page of the list of clients.
pub(super) struct ClientPage {
    pub(super) clients: Vec<ClientSummary>,
    /// How many pages there are; 1 in the old form.
    pub(super) pages: u32,
    /// How many items the tenant puts on a page.
    pub(super) page_size: Option<u32>,
}

impl ClientPage {
    pub(super) fn read(reply: &Reply) -> Option<Self> {
        let items = json::items(&reply.body, &["items"])?;
        let fields = json::object(&reply.body).unwrap_or_default();
        let number = |name: &str| {
            json::field(&fields, &[name])
                .and_then(json::integer)
                .and_then(|number| u32::try_from(number).ok())
        };
        let page_size = number("pageSize").filter(|size| *size > 0);
        let pages = number("totalPages").unwrap_or_else(|| {
            let total = number("totalCount").unwrap_or(0);
            page_size.map_or(1, |size| total.div_ceil(size))
        });
        Some(Self {
            clients: json::each(&items, ClientSummary::read)?,
            pages: pages.max(1),
            page_size,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    fn reply(body: &Value) -> Reply {
        Reply::of(200, &body.to_string())
    }

    fn client(body: &Value) -> Option<OAuthClient> {
        OAuthClient::read(&ClientId::default(), &reply(body), &Redactor::default())
    }

    #[test]
    fn sends_back_what_it_read_but_for_secret_and_links() {
        let mut client = client(&json!({
            "clientId": "OktaSCIM", "scope": "admin user", "authGrantTypes": "client_credentials",
            "accessTokenTTL": 180, "secret": "marker-secret", "_links": {"self": {}},
            "unknownField": {"a": [1, null]}, "activationToken": "marker-activation"
        }))
        .unwrap();
        assert_eq!(client.scope(), ["admin", "user"]);
        assert_eq!(client.access_token_ttl().map(Ttl::minutes), Some(180));
        assert_eq!(client.refresh_token_ttl(), None);
        client.set_access_token_ttl(Ttl::from_days(365));
        client.set_grants(&["client_credentials", "refresh_token"]);
        assert_eq!(
            client.body(),
            json!({
                "clientId": "OktaSCIM", "scope": "admin user",
                "authGrantTypes": "client_credentials refresh_token", "accessTokenTTL": 525_600,
                "unknownField": {"a": [1, null]}, "activationToken": "marker-activation"
            })
        );
        assert!(!format!("{client:?}").contains("marker"));
    }

    #[test]
    fn takes_a_blank_secret_for_none_and_knows_what_is_no_client() {
        let blank = client(&json!({"scope": "admin", "secret": ""})).unwrap();
        assert!(blank.secret().is_none());
        assert_eq!(blank.body()["clientId"], "OktaSCIM");
        assert!(client(&json!({"errors": []})).is_none());
        assert!(client(&json!([])).is_none());
    }

    #[test]
    fn reads_both_forms_of_the_list() {
        let old = ClientPage::read(&reply(&json!({
            "items": [{"clientId": "a", "rememberAs": "A", "scope": "admin", "mediaType": "x"}, {}],
            "_links": {}
        })))
        .unwrap();
        assert_eq!((old.clients.len(), old.pages), (1, 1));
        let new = ClientPage::read(&reply(&json!({
            "items": [{"clientId": "a", "grantTypes": "client_credentials", "accessTokenTTL": 180, "internal": true}],
            "totalCount": 101, "pageNumber": 1, "totalPages": 3, "pageSize": 50
        })))
        .unwrap();
        assert_eq!((new.pages, new.page_size), (3, Some(50)));
        assert_eq!(new.clients[0].is_internal, Some(true));
        assert_eq!(new.clients[0].grants, ["client_credentials"]);
    }

    proptest! {
        #[test]
        fn what_is_set_reads_back_and_no_secret_goes_out_again(
            minutes in 1_u32..=2_147_483_647,
            words in proptest::collection::vec("[a-z_]{1,12}", 1..4),
            spelling in prop::sample::select(vec!["accessTokenTTL", "ACCESSTOKENTTL", "accesstokenttl"]),
            secret in "[A-Za-z0-9]{20,40}",
            unknown in ".{0,12}",
        ) {
            let ttl = format!("{minutes} min").parse::<Ttl>();
            prop_assume!(ttl.is_ok());
            let ttl = ttl.unwrap();
            let mut first = client(&json!({
                "clientId": "OktaSCIM", "scope": "admin", spelling: 1, "secret": secret, "other": unknown,
            }))
            .unwrap();
            let debug = format!("{first:?}");
            prop_assert!(!debug.contains(&secret), "{}", debug);
            first.set_access_token_ttl(ttl);
            first.set_scope(&words);
            first.set_grants(&words);
            let body = first.body();
            prop_assert!(!body.to_string().contains(&secret));
            prop_assert_eq!(&body["other"], &json!(unknown));
            // One key in one spelling.
            prop_assert_eq!(body.as_object().unwrap().len(), 5);
            let again = client(&body).unwrap();
            prop_assert_eq!(again.access_token_ttl(), Some(ttl));
            prop_assert_eq!(again.scope(), words.clone());
            prop_assert_eq!(again.grants(), words);
        }

        #[test]
        fn a_page_has_a_page_and_nothing_makes_it_panic(
            ids in proptest::collection::vec("[ -~]{1,12}", 0..5),
            numbers in [-1_i64..4, -1_i64..4, -1_i64..4],
            body in "[\\[\\]{}\",:0-9A-Za-z ]*",
        ) {
            let [total, pages, size] = numbers;
            let items: Vec<Value> = ids.iter().map(|id| json!({"clientId": id})).collect();
            let page = json!({
                "items": items, "totalCount": total, "totalPages": pages, "pageSize": size,
            });
            let page = ClientPage::read(&reply(&page));
            let told: Vec<_> = ids.iter().map(|id| id.trim()).filter(|id| !id.is_empty()).collect();
            // Of items of which none can be read no page is made.
            prop_assert_eq!(page.is_none(), told.is_empty() && !ids.is_empty());
            if let Some(page) = page {
                prop_assert!(page.pages >= 1 && page.page_size != Some(0));
                let read: Vec<_> = page.clients.into_iter().map(|it| it.client_id).collect();
                prop_assert_eq!(read, told);
            }
            let any = Reply { body: body.into_bytes(), ..reply(&Value::Null) };
            let _ = ClientPage::read(&any);
            let _ = OAuthClient::read(&ClientId::default(), &any, &Redactor::default());
        }
    }
}
