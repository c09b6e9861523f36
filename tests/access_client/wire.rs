//! The exact requests, and the answers of well-behaved tenants.

use crate::fake::{Fake, SECRET, Script, TOKEN, new_client, secret};
use serde_json::json;
use ws1_okta::access::{
    Authorization, AuthorizationKind, CLIENT_SECRET_PLACEHOLDER, DirectoryKind, PlannedBody,
    PlannedRequest, ReachNote,
};
use ws1_okta::values::{ClientId, DirectoryName, Domain, Password, SessionToken, TenantUrl, Ttl};

const CLIENT_MEDIA: &str = "application/vnd.vmware.horizon.manager.oauth2client+json";
const CLIENTS: &str = "/SAAS/jersey/manager/api/oauth2clients";
const DIRECTORIES: &str = "/SAAS/jersey/manager/api/connectormanagement/directoryconfigs";

fn id() -> ClientId {
    ClientId::default()
}

#[tokio::test]
async fn reach_asks_once_and_without_credentials() {
    let fake = Fake::always(Script::Reply(
        200,
        "Content-Type: application/json\r\nDate: Sat, 22 Aug 2026 10:00:00 GMT\r\n",
        r#"{"AllOk":"true","BuildVersion":"23.09 Build 7"}"#.into(),
    ));
    let reached = fake.client().reach().await.unwrap();
    assert_eq!(reached.version.as_deref(), Some("23.09 Build 7"));
    assert_eq!(reached.date.unwrap().to_string(), "2026-08-22T10:00:00Z");
    assert_eq!(reached.note, None);
    let request = fake.only_request();
    assert_eq!(
        (request.method.as_str(), request.target.as_str()),
        ("GET", "/SAAS/jersey/manager/api/system/health")
    );
    assert_eq!(request.header("authorization"), None);
    assert_eq!(
        request.header("user-agent"),
        Some(concat!("ws1-okta/", env!("CARGO_PKG_VERSION")))
    );
}

#[tokio::test]
async fn reach_goes_on_where_health_is_hidden() {
    for status in [401, 403, 404] {
        let fake = Fake::always(Script::json(status, r#"{"errors":[]}"#));
        let reached = fake.client().reach().await.unwrap();
        assert_eq!(reached.note, Some(ReachNote::HealthHidden { status }));
    }
    // A web page alone could be any server; the discovery document proves Access.
    let fake = Fake::start(|request, _| {
        if request.target.ends_with("openid-configuration") {
            Script::json(200, r#"{"issuer":"https://a.example/SAAS/auth"}"#)
        } else {
            Script::html(404, "<html>not here")
        }
    });
    assert!(fake.client().reach().await.unwrap().note.is_some());
    let fake = Fake::always(Script::html(404, "<html>not here"));
    assert_eq!(
        fake.client().reach().await.unwrap_err().code(),
        "not_access"
    );
}

#[tokio::test]
async fn sign_in_sends_the_vendors_form() {
    let fake = Fake::always(Script::json(
        200,
        r#"{"id":null,"sessionToken":"MARKER-session","admin":true}"#,
    ));
    let password = Password::from_text("MARKER-pass\"word").unwrap();
    let token = fake.client().sign_in("admin", &password).await.unwrap();
    assert_eq!(token.expose(), "MARKER-session");
    let request = fake.only_request();
    assert_eq!(request.method, "POST");
    assert_eq!(request.target, "/SAAS/API/1.0/REST/auth/system/login");
    assert_eq!(request.header("content-type"), Some("application/json"));
    assert_eq!(request.header("accept"), Some("application/json"));
    assert_eq!(
        request.json(),
        json!({"username": "admin", "password": "MARKER-pass\"word", "issueToken": true})
    );
}

#[tokio::test]
async fn token_sends_basic_and_a_form() {
    let fake = Fake::always(Script::Reply(
        200,
        "Content-Type: application/json\r\nDate: Sat, 22 Aug 2026 10:00:00 GMT\r\n",
        r#"{"access_token":"a.eyJleHAiOjE3LCJpYXQiOjd9.c","token_type":"Bearer","expires_in":10799,"refresh_token":"MARKER-refresh","scope":"admin"}"#.into(),
    ));
    let client = fake.client();
    let grant = client.token(&id(), &secret()).await.unwrap();
    assert_eq!(grant.expires_in, Some(10799));
    assert_eq!(grant.jwt_expires_at.unwrap().as_second(), 17);
    assert_eq!(grant.issued_at.unwrap().as_second(), 7);
    assert_eq!(grant.scope.as_deref(), Some("admin"));
    assert!(grant.server_date.is_some());
    assert!(!format!("{grant:?}").contains("MARKER"));
    let request = fake.only_request();
    assert_eq!(
        (request.method.as_str(), request.target.as_str()),
        ("POST", "/SAAS/auth/oauthtoken")
    );
    assert_eq!(
        request.header("content-type"),
        Some("application/x-www-form-urlencoded")
    );
    assert_eq!(request.body, "grant_type=client_credentials&scope=admin");
    // printf 'OktaSCIM:MARKER-secret/+"48' | base64
    assert_eq!(
        request.header("authorization"),
        Some("Basic T2t0YVNDSU06TUFSS0VSLXNlY3JldC8rIjQ4")
    );
    assert_matches(
        &request,
        &client.token_request(&id()),
        AuthorizationKind::Basic,
    );
}

/// What `--dry-run` shows is what is sent, placeholders and credentials apart.
fn assert_matches(sent: &crate::fake::Recorded, planned: &PlannedRequest, kind: AuthorizationKind) {
    assert_eq!(sent.method, planned.method);
    assert!(planned.url.as_str().ends_with(&sent.target));
    assert_eq!(sent.header("accept"), Some(planned.accept));
    assert_eq!(sent.header("content-type"), planned.content_type);
    assert_eq!(planned.authorization, kind);
    match &planned.body {
        None => assert_eq!(sent.body, ""),
        Some(PlannedBody::Json(body)) => {
            let escaped = serde_json::to_string(SECRET).unwrap();
            let shown = body.to_string();
            assert!(!shown.contains("MARKER"));
            let placeholder = format!("\"{CLIENT_SECRET_PLACEHOLDER}\"");
            assert_eq!(sent.body, shown.replace(&placeholder, &escaped));
        }
        Some(PlannedBody::Form(fields)) => {
            let pairs: Vec<String> = fields.iter().map(|(k, v)| format!("{k}={v}")).collect();
            assert_eq!(sent.body, pairs.join("&"));
        }
    }
}

#[tokio::test]
async fn create_client_sends_the_known_good_body() {
    let fake = Fake::always(Script::json(201, ""));
    let admin = fake.admin();
    let created = admin.create_client(&new_client()).await.unwrap();
    assert!(created.secret_in_reply.is_none());
    let request = fake.only_request();
    assert_eq!(
        (request.method.as_str(), request.target.as_str()),
        ("POST", CLIENTS)
    );
    assert_eq!(request.header("content-type"), Some(CLIENT_MEDIA));
    let both = format!("{CLIENT_MEDIA}, application/json");
    assert_eq!(request.header("accept"), Some(both.as_str()));
    let bearer = format!("Bearer {TOKEN}");
    assert_eq!(request.header("authorization"), Some(bearer.as_str()));
    assert_eq!(
        request.json(),
        json!({
            "clientId": "OktaSCIM", "secret": SECRET, "scope": "admin",
            "authGrantTypes": "client_credentials refresh_token", "redirectUri": "",
            "tokenType": "Bearer", "tokenLength": 32, "accessTokenTTL": 525_600,
            "refreshTokenTTL": 129_600, "refreshTokenIdleTTL": 5760, "rememberAs": "OktaSCIM",
            "displayUserGrant": false, "internalSystemClient": false, "inheritanceAllowed": false
        })
    );
    assert_eq!(new_client().body()["secret"], CLIENT_SECRET_PLACEHOLDER);
    let planned = admin
        .access()
        .create_client_request(&new_client(), AuthorizationKind::Bearer);
    assert_matches(&request, &planned, AuthorizationKind::Bearer);
}

#[tokio::test]
async fn create_client_takes_another_secret_from_the_reply() {
    let same = serde_json::to_string(&json!({"clientId": "OktaSCIM", "secret": SECRET})).unwrap();
    for (body, other) in [
        (same.as_str(), None),
        (r#"{"secret":""}"#, None),
        (r#"{"secret":"********"}"#, None),
        ("no json", None),
        (r#"{"secret":"their own"}"#, Some("their own")),
    ] {
        let fake = Fake::always(Script::json(200, body));
        let created = fake.admin().create_client(&new_client()).await.unwrap();
        let got = created
            .secret_in_reply
            .as_ref()
            .map(ws1_okta::values::Secret::expose);
        assert_eq!(got, other, "{body}");
    }
}

#[tokio::test]
async fn a_session_goes_under_its_own_scheme_and_the_tenants_path_is_kept() {
    let fake = Fake::always(Script::json(200, r#"{"items":[]}"#));
    let tenant: TenantUrl = format!("{}/SAAS/t/acme", fake.url).parse().unwrap();
    let http = ws1_okta::http::HttpClient::new(&crate::fake::quick(), &tenant).unwrap();
    let session = SessionToken::from_text("MARKER-session").unwrap();
    let admin = ws1_okta::access::AccessClient::new(http, tenant)
        .authorized(Authorization::Session(session));
    assert!(admin.list_clients().await.unwrap().is_empty());
    let request = fake.only_request();
    assert_eq!(request.header("authorization"), Some("HZN MARKER-session"));
    assert_eq!(
        request.target,
        "/SAAS/t/acme/jersey/manager/api/oauth2clients"
    );
}

#[tokio::test]
async fn update_sends_back_what_get_gave_without_secret_and_links() {
    let fake = Fake::start(|request, _| match request.method.as_str() {
        "GET" => Script::json(
            200,
            r#"{"clientId":"OktaSCIM","scope":"admin","secret":"","strange":[1],"accessTokenTTL":180,"_links":{}}"#,
        ),
        _ => Script::json(201, ""),
    });
    let admin = fake.admin();
    let mut client = admin.get_client(&id()).await.unwrap().unwrap();
    client.set_access_token_ttl(Ttl::from_days(1));
    admin.update_client(&client).await.unwrap();
    admin
        .update_client_with_secret(&client, &secret())
        .await
        .unwrap();
    let requests = fake.requests();
    let item = format!("{CLIENTS}/OktaSCIM");
    assert!(requests.iter().all(|request| request.target == item));
    assert_eq!(requests[0].header("content-type"), None);
    assert_eq!(requests[1].method, "PUT");
    assert_eq!(requests[1].header("content-type"), Some(CLIENT_MEDIA));
    let mut body =
        json!({"clientId": "OktaSCIM", "scope": "admin", "strange": [1], "accessTokenTTL": 1440});
    assert_eq!(requests[1].json(), body);
    let planned = admin
        .access()
        .update_client_request(&client, AuthorizationKind::Bearer)
        .unwrap();
    assert_matches(&requests[1], &planned, AuthorizationKind::Bearer);
    body["secret"] = SECRET.into();
    assert_eq!(requests[2].json(), body);
}

#[tokio::test]
async fn absent_things_are_no_errors() {
    let fake = Fake::start(|request, _| {
        if request.target.starts_with(DIRECTORIES) && request.method == "GET" {
            return Script::json(200, r#"{"items":[]}"#);
        }
        Script::json(404, r#"{"errors":[{"code":"not.found"}]}"#)
    });
    let admin = fake.admin();
    assert!(admin.get_client(&id()).await.unwrap().is_none());
    assert!(!admin.delete_client(&id()).await.unwrap());
    assert!(!admin.delete_directory("d1", "d1").await.unwrap());
    assert_eq!(fake.requests()[3].target, format!("{DIRECTORIES}/d1"));
    let gone = Fake::always(Script::Reply(204, "", String::new()));
    assert!(gone.admin().delete_client(&id()).await.unwrap());
    assert_eq!(gone.only_request().method, "DELETE");
}

/// A gateway that does not let DELETE through may answer 404.
#[tokio::test]
async fn what_is_still_shown_is_not_deleted() {
    let fake = Fake::start(|request, _| match &*request.method {
        "DELETE" => Script::json(404, r#"{"errors":[{"code":"not.found"}]}"#),
        _ if request.target.starts_with(DIRECTORIES) => Script::json(
            200,
            r#"{"items":[{"directoryId":"d1","name":"Okta","type":"OTHER_DIRECTORY","domains":["A"]}]}"#,
        ),
        _ => Script::json(200, r#"{"clientId":"OktaSCIM"}"#),
    });
    let admin = fake.admin();
    let client = admin.delete_client(&id()).await.unwrap_err();
    let directory = admin.delete_directory("d1", "d1").await.unwrap_err();
    for error in [client, directory] {
        assert_eq!(error.code(), "still_there", "{error}");
        assert!(error.to_string().contains("404"), "{error}");
    }
}

#[tokio::test]
async fn lists_clients_page_by_page() {
    let fake = Fake::start(|_, number| {
        let page = number + 1;
        let body = format!(
            r#"{{"items":[{{"clientId":"c{page}"}}],"totalCount":3,"pageNumber":{page},"totalPages":3,"pageSize":1}}"#
        );
        Script::json(200, &body)
    });
    let ids: Vec<String> = fake
        .admin()
        .list_clients()
        .await
        .unwrap()
        .into_iter()
        .map(|client| client.client_id)
        .collect();
    assert_eq!(ids, ["c1", "c2", "c3"]);
    let targets: Vec<String> = fake.requests().into_iter().map(|r| r.target).collect();
    assert_eq!(
        targets,
        [
            CLIENTS.to_owned(),
            format!("{CLIENTS}?startIndex=2&pageSize=1"),
            format!("{CLIENTS}?startIndex=3&pageSize=1")
        ]
    );
    // A tenant that claims pages for ever but repeats itself.
    let stuck = Fake::always(Script::json(
        200,
        r#"{"items":[{"clientId":"c"}],"totalPages":99999,"pageSize":1}"#,
    ));
    assert_eq!(stuck.admin().list_clients().await.unwrap().len(), 1);
    assert_eq!(stuck.requests().len(), 2);
}

#[tokio::test]
async fn lists_directories_of_both_kinds_with_their_domains() {
    let fake = Fake::start(
        |request, _| match request.target.strip_prefix(DIRECTORIES).unwrap() {
            "" => Script::json(
                200,
                r#"{"items":[{"type":"OTHER_DIRECTORY","name":"Okta","directoryId":"d 1"},{"type":"LOCAL_DIRECTORY","name":"System Directory","directoryId":"d2"}]}"#,
            ),
            "?includeJitDirectories=true" => Script::json(
                200,
                r#"{"items":[{"type":"OTHER_DIRECTORY","name":"Okta","directoryId":"d 1"},{"type":"JIT_DIRECTORY","name":"Jit","directoryConfigurationId":"d3"}]}"#,
            ),
            "/d%201/domains" => Script::json(200, r#"{"items":[{"name":"OKTA.COM"}]}"#),
            "/d2/domains" => Script::json(403, ""),
            "/d3/domains" => Script::json(200, r#"{"items":["jit.example"]}"#),
            other => panic!("{other}"),
        },
    );
    let directories = fake.admin().list_directories().await.unwrap();
    let seen: Vec<_> = directories
        .iter()
        .map(|d| (d.name.as_str(), d.kind.clone(), d.domains.clone()))
        .collect();
    assert_eq!(
        seen,
        [
            (
                "Okta",
                DirectoryKind::Other,
                Some(vec!["OKTA.COM".to_owned()])
            ),
            ("System Directory", DirectoryKind::Local, None),
            (
                "Jit",
                DirectoryKind::Jit,
                Some(vec!["jit.example".to_owned()])
            ),
        ]
    );
}

#[tokio::test]
async fn a_tenant_without_the_jit_list_is_fine_and_one_without_any_list_is_not() {
    let fake = Fake::start(|request, _| {
        if request.target.contains('?') {
            Script::json(500, "")
        } else {
            Script::json(200, r#"{"items":[]}"#)
        }
    });
    assert!(fake.admin().list_directories().await.unwrap().is_empty());
    let fake = Fake::always(Script::json(403, ""));
    assert_eq!(
        fake.admin().list_directories().await.unwrap_err().code(),
        "forbidden"
    );
}

#[tokio::test]
async fn create_directory_sends_the_media_type_that_selects_the_kind() {
    let fake = Fake::always(Script::json(201, r#"{"directoryConfigurationId":"d1"}"#));
    let (name, domain): (DirectoryName, Domain) =
        (DirectoryName::default(), "OKTA.COM".parse().unwrap());
    let admin = fake.admin();
    let id = admin.create_directory(&name, &domain).await.unwrap();
    assert_eq!(id.as_deref(), Some("d1"));
    let request = fake.only_request();
    assert_eq!(
        (request.method.as_str(), request.target.as_str()),
        ("POST", DIRECTORIES)
    );
    let media = "application/vnd.vmware.horizon.manager.connector.management.directory.other+json";
    assert_eq!(request.header("content-type"), Some(media));
    assert_eq!(
        request.json(),
        json!({"type": "OTHER_DIRECTORY", "domains": ["OKTA.COM"], "name": "Okta Universal Directory"})
    );
    let planned = admin
        .access()
        .directory_request(&name, &domain, AuthorizationKind::Bearer);
    assert_matches(&request, &planned, AuthorizationKind::Bearer);
    let silent = Fake::always(Script::json(200, ""));
    assert_eq!(
        silent
            .admin()
            .create_directory(&name, &domain)
            .await
            .unwrap(),
        None
    );
}

#[tokio::test]
async fn scim_lists_are_oktas_own_tests() {
    let fake = Fake::always(Script::json(200, r#"{"totalResults":7,"Resources":[]}"#));
    let admin = fake.admin();
    assert_eq!(admin.scim_users(1, 2).await.unwrap().total_results, Some(7));
    admin.scim_groups(1, 100).await.unwrap();
    let requests = fake.requests();
    assert_eq!(
        requests[0].target,
        "/SAAS/jersey/manager/api/scim/Users?startIndex=1&count=2"
    );
    assert_eq!(
        requests[1].target,
        "/SAAS/jersey/manager/api/scim/Groups?startIndex=1&count=100"
    );
    let planned = admin.access().scim_users_request(1, 2);
    assert_matches(&requests[0], &planned, AuthorizationKind::Bearer);
}
