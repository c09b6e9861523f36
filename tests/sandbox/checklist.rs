//! The checklist of `ws1-access-api.md` §11, point by point: what real clients trip over.

use serde_json::{Value, json};
use ws1_okta::sandbox::{DirectoryKind, Running, Sandbox, SeedClient};

use crate::wire::{
    API, OTHER, Reply, WORKSPACE, basic, call, make_directory, provisioned, send, start,
};

/// A tenant with the client `okta`, a directory for `OKTA.COM`, and the client's `Authorization`.
fn tenant() -> (Running, String) {
    let running = Sandbox::builder()
        .admin("admin", "pass word")
        .client(SeedClient::new("okta", "s3cret"))
        .directory(DirectoryKind::Other, "Okta", "OKTA.COM")
        .start()
        .unwrap();
    let reply = token(&running, "/SAAS/auth/oauthtoken");
    let auth = format!("Bearer {}", reply.json()["access_token"].as_str().unwrap());
    (running, auth)
}

fn token(running: &Running, path: &str) -> Reply {
    let target = format!("{path}?grant_type=client_credentials");
    send(running, "POST", &target, &[&basic("okta", "s3cret")], "")
}

fn get(running: &Running, auth: &str, path: &str) -> Reply {
    call(running, auth, "GET", &format!("{API}/{path}"), &Value::Null)
}

fn post(running: &Running, auth: &str, path: &str, body: &Value) -> Reply {
    call(running, auth, "POST", &format!("{API}/{path}"), body)
}

#[test]
fn point_01_token_styles_schemes_path_prefix_and_legacy_alias() {
    let (running, auth) = tenant();
    let form = "content-type: application/x-www-form-urlencoded";
    let all = "grant_type=client_credentials&client_id=okta&client_secret=s3cret";
    let own = basic("okta", "s3cret");
    let target = "/SAAS/auth/oauthtoken";
    for (target, headers, body) in [
        (
            format!("{target}?grant_type=client_credentials"),
            vec![own.as_str()],
            "",
        ),
        (
            target.to_owned(),
            vec![own.as_str(), form],
            "grant_type=client_credentials",
        ),
        (target.to_owned(), vec![form], all),
        (format!("{target}?{all}"), vec![form], ""),
        (format!("/SAAS/API/1.0/oauth2/token?{all}"), vec![], ""),
        (format!("/SAAS/t/sandbox/auth/oauthtoken?{all}"), vec![], ""),
    ] {
        assert_eq!(
            send(&running, "POST", &target, &headers, body).status,
            200,
            "{target}"
        );
    }
    let bare = auth.split_once(' ').unwrap().1;
    for scheme in ["Bearer", "HZN"] {
        let reply = get(&running, &format!("{scheme} {bare}"), "scim/Users");
        assert_eq!(reply.status, 200);
    }
}

#[test]
fn point_02_keys_of_any_case_no_content_type_plain_emails_and_unknown_urns() {
    let (running, auth) = tenant();
    let body = json!({"SCHEMAS": ["urn:scim:schemas:core:1.0", WORKSPACE,
            "urn:scim:schemas:extension:workspace:tenant:sva:1.0",
            "urn:ietf:params:scim:schemas:core:2.0:User"],
        "USERNAME": "joe", "externalid": "1", "NAME": {"givenname": "J", "FamilyName": "D"},
        "emails": "joe@x.invalid", WORKSPACE: {"InternalUserType": "PROVISIONED",
            "DOMAIN": "okta.com"}});
    let header = format!("authorization: {auth}");
    let target = format!("{API}/scim/Users");
    let made = send(&running, "POST", &target, &[&header], &body.to_string());
    assert_eq!(made.status, 201, "{}", made.body);
    assert_eq!(made.json()["emails"], json!([{"value": "joe@x.invalid"}]));
}

#[test]
fn point_03_method_override_and_the_ways_to_write_a_filter() {
    let (running, auth) = tenant();
    let made = post(
        &running,
        &auth,
        "scim/Users",
        &provisioned("jane", "okta.com"),
    )
    .json();
    let path = format!("{API}/scim/Users/{}", made["id"].as_str().unwrap());
    let headers = [
        format!("authorization: {auth}"),
        "x-http-method-override: PATCH".to_owned(),
    ];
    let headers: Vec<&str> = headers.iter().map(String::as_str).collect();
    let body = r#"{"title":"T"}"#;
    assert_eq!(send(&running, "POST", &path, &headers, body).status, 204);
    assert_eq!(
        call(&running, &auth, "GET", &path, &Value::Null).json()["title"],
        "T"
    );
    for query in [
        "filter=userName+eq+%22jane%22",
        "filter=userName%20eq%20%22jane%22",
        "filter=(UserName+eq+%22JANE%22)",
        "",
    ] {
        let found = get(&running, &auth, &format!("scim/Users?{query}")).json();
        assert_eq!(found["totalResults"], 1, "{query}");
    }
    running.set_switch("method-override", "no").unwrap();
    assert_eq!(send(&running, "POST", &path, &headers, body).status, 405);
}

#[test]
fn point_04_paging_and_bad_numbers() {
    let running = Sandbox::builder().users(12).start().unwrap();
    let auth = crate::wire::session(&running);
    let first = get(&running, &auth, "scim/Users?startIndex=1&count=5").json();
    let again = get(&running, &auth, "scim/Users?startIndex=0&count=5").json();
    assert_eq!(first["Resources"], again["Resources"]);
    assert_eq!(
        get(&running, &auth, "scim/Users?count=10000").json()["itemsPerPage"],
        12
    );
    for bad in [
        "count=x",
        "startIndex=-1",
        "startIndex=1.5",
        "sortBy=nothing",
    ] {
        assert_eq!(
            get(&running, &auth, &format!("scim/Users?{bad}")).status,
            404,
            "{bad}"
        );
    }
    assert_eq!(
        get(&running, &auth, "scim/Users?filter=userName+is+x").status,
        400
    );
}

#[test]
fn point_05_list_items_without_schemas_and_the_order_of_keys() {
    let running = Sandbox::builder().users(1).start().unwrap();
    let auth = crate::wire::session(&running);
    let list = get(&running, &auth, "scim/Users");
    assert!(list.json()["Resources"][0].get("schemas").is_none());
    assert!(list.json()["schemas"].is_array());
    let keys = [
        "totalResults",
        "itemsPerPage",
        "startIndex",
        "schemas",
        "Resources",
    ];
    let places = keys.map(|key| list.body.find(&format!("\"{key}\"")).unwrap());
    assert!(places.is_sorted(), "{places:?}");
}

#[test]
fn point_06_location_and_tag() {
    let (running, auth) = tenant();
    let made = post(
        &running,
        &auth,
        "scim/Users",
        &provisioned("jane", "okta.com"),
    );
    let location = made.json()["meta"]["location"].as_str().unwrap().to_owned();
    assert_eq!(made.header("location"), Some(location.as_str()));
    assert_eq!(made.header("etag"), made.json()["meta"]["version"].as_str());
    let path = location.strip_prefix(running.url()).expect("absolute");
    assert_eq!(call(&running, &auth, "GET", path, &Value::Null).status, 200);
}

#[test]
fn point_07_directories_by_media_type_and_their_two_spellings() {
    let (running, auth) = tenant();
    let body = json!({"type": "OTHER_DIRECTORY", "domains": ["b.invalid"], "name": "B"});
    assert_eq!(
        make_directory(&running, &auth, "application/json", &body).status,
        415
    );
    let made = make_directory(&running, &auth, OTHER, &body).json();
    assert!(made["directoryConfigurationId"].is_string() && made["userStoreId"].is_string());
    let list = get(&running, &auth, "connectormanagement/directoryconfigs").json();
    let item = list["items"].as_array().unwrap().last().unwrap();
    assert_eq!(item["directoryId"], made["directoryConfigurationId"]);
    assert_eq!(item["userstoreId"], made["userStoreId"]);
    assert!(item.get("domains").is_none());
}

#[test]
fn point_08_one_domain_one_directory_and_the_three_create_errors() {
    let (running, auth) = tenant();
    let again = json!({"type": "OTHER_DIRECTORY", "domains": ["okta.com"], "name": "C"});
    assert_eq!(make_directory(&running, &auth, OTHER, &again).status, 409);
    running
        .set_switch("jit-directory-holds", "jit.invalid")
        .unwrap();
    let text = |domain: &str| {
        let reply = post(&running, &auth, "scim/Users", &provisioned("jane", domain));
        assert_eq!(reply.status, 400);
        reply.json()["Errors"][0]["description"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    let not_other = "User creation is not supported for specified directory ID.";
    assert_eq!(text("jit.invalid"), not_other);
    let elsewhere =
        "User domain name specified for the user resource doesn't belong to the directory.";
    assert_eq!(text("elsewhere.invalid"), elsewhere);
    running.set_switch("error-text", "curly").unwrap();
    assert_eq!(
        text("elsewhere.invalid"),
        elsewhere.replace('\'', "\u{2019}")
    );
    let listed = "distinguishedName, employeeNumber";
    running.set_switch("required-attribute", listed).unwrap();
    assert_eq!(
        text("okta.com"),
        format!("Required user attributes: [{listed}] are missing.")
    );
    running.set_switch("error-text", "capitals").unwrap();
    running
        .set_switch("required-attribute", "distinguishedName")
        .unwrap();
    assert_eq!(
        text("okta.com"),
        "REQUIRED USER ATTRIBUTES: [DISTINGUISHEDNAME] ARE MISSING."
    );
}

#[test]
fn point_09_minutes_seconds_and_expiry() {
    let (running, auth) = tenant();
    let reply = token(&running, "/SAAS/auth/oauthtoken").json();
    assert_eq!(reply["expires_in"], 525_600 * 60 - 1);
    running.advance_clock(525_600 * 60 - 5);
    assert_eq!(get(&running, &auth, "scim/Users").status, 200);
    running.advance_clock(10);
    assert_eq!(get(&running, &auth, "scim/Users").status, 401);
}

#[test]
fn point_10_duplicate_clients_list_forms_and_the_secret_on_read() {
    let (running, auth) = tenant();
    let body =
        json!({"clientId": "okta", "scope": "admin", "authGrantTypes": "client_credentials"});
    assert_eq!(post(&running, &auth, "oauth2clients", &body).status, 500);
    for (value, secret) in [
        ("blank", json!("")),
        ("shown", json!("s3cret")),
        ("absent", Value::Null),
    ] {
        running.set_switch("secret-on-read", value).unwrap();
        let read = get(&running, &auth, "oauth2clients/okta").json();
        assert_eq!(read.get("secret").cloned().unwrap_or_default(), secret);
    }
    let new = get(&running, &auth, "oauth2clients?pageSize=1&startIndex=3").json();
    assert_eq!(
        (&new["totalPages"], &new["items"][0]["clientId"]),
        (&json!(3), &json!("okta"))
    );
    let sorted = get(
        &running,
        &auth,
        "oauth2clients?sort=accessTokenTTL&order=desc",
    )
    .json();
    assert_eq!(sorted["items"][0]["clientId"], "okta");
    let own = get(&running, &auth, "oauth2clients?filterInternal=true").json();
    assert_eq!(own["totalCount"], 1);
    assert_eq!(
        get(&running, &auth, "oauth2clients?sort=nothing").status,
        400
    );
    running.set_switch("list-form", "old").unwrap();
    let old = get(&running, &auth, "oauth2clients").json();
    assert!(old["items"][2]["mediaType"].is_string() && old.get("totalCount").is_none());
}

#[test]
fn point_11_health_without_token_over_http_and_https() {
    let running = Sandbox::builder().https(true).start().unwrap();
    assert!(running.url().starts_with("https://"));
    for place in [
        "API/1.0/REST/system/health",
        "jersey/manager/api/system/health",
    ] {
        let health = send(&running, "GET", &format!("/SAAS/{place}"), &[], "").json();
        assert_eq!(health["AllOk"], "true");
        assert!(health.as_object().unwrap().values().all(Value::is_string));
    }
    running.set_switch("maintenance", "yes").unwrap();
    let short = send(&running, "GET", &format!("{API}/health"), &[], "").json();
    assert_eq!(short["allOk"], "false");
    assert_eq!(
        send(&running, "GET", &format!("{API}/scim/Users"), &[], "").status,
        503
    );
}

#[test]
fn point_12_groups_without_the_extension_go_to_the_system_domain() {
    let (running, auth) = tenant();
    let made = post(
        &running,
        &auth,
        "scim/Groups",
        &json!({"displayName": "Sales"}),
    );
    assert_eq!(made.json()[WORKSPACE]["domain"], "System Domain");
    let own = json!({"schemas": ["urn:scim:schemas:core:1.0", WORKSPACE], "displayName": "Sales",
        WORKSPACE: {"internalGroupType": "INTERNAL", "domain": "OKTA.COM"}});
    let made = post(&running, &auth, "scim/Groups", &own);
    assert_eq!(
        (made.status, &made.json()[WORKSPACE]["domain"]),
        (201, &json!("OKTA.COM"))
    );
}

#[test]
fn point_13_spare_slashes_bodies_on_get_and_a_stray_ampersand() {
    let (running, auth) = tenant();
    let header = format!("authorization: {auth}");
    let odd = "content-type: application/vnd.vmware.horizon.manager.odd+json";
    let target = format!("/{API}/scim//Groups/?filter=");
    assert_eq!(
        send(&running, "GET", &target, &[&header, odd], "\"\"").status,
        200
    );
    let form = "&grant_type=client_credentials&client_id=okta&client_secret=s3cret";
    let media = "content-type: application/x-www-form-urlencoded";
    let reply = send(&running, "POST", "/SAAS/auth/oauthtoken", &[media], form);
    assert_eq!(reply.status, 200);
    running.set_switch("lenient-paths", "no").unwrap();
    assert_eq!(send(&running, "GET", &target, &[&header], "").status, 404);
    let strict = start(&["lenient-paths=no"]);
    assert_eq!(
        send(&strict, "GET", &format!("{API}/health"), &[], "").status,
        200
    );
}
