//! The simulated tenant over real sockets, by a bare HTTP client of this file's own.
#![cfg(feature = "sandbox")]
#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use serde_json::{Value, json};
use ws1_okta::sandbox::{DirectoryKind, Running, Sandbox, SeedClient, Switches};

const API: &str = "/SAAS/jersey/manager/api";
const OTHER: &str =
    "application/vnd.vmware.horizon.manager.connector.management.directory.other+json";
const CLIENT: &str = "application/vnd.vmware.horizon.manager.oauth2client+json";
const WORKSPACE: &str = "urn:scim:schemas:extension:workspace:1.0";

struct Reply {
    status: u16,
    head: String,
    body: String,
}

impl Reply {
    fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or(Value::Null)
    }

    fn header(&self, name: &str) -> Option<&str> {
        let start = format!("{name}: ");
        self.head
            .lines()
            .find_map(|line| line.strip_prefix(start.as_str()))
    }
}

/// Sends one request as it stands and reads until the connection closes.
fn raw(running: &Running, request: &str) -> std::io::Result<String> {
    let address = running.url().split('/').nth(2).unwrap();
    let mut stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(Duration::from_secs(5)))?;
    stream.write_all(request.as_bytes())?;
    let mut text = Vec::new();
    stream.read_to_end(&mut text)?;
    Ok(String::from_utf8_lossy(&text).into_owned())
}

fn send(running: &Running, method: &str, target: &str, headers: &[&str], body: &str) -> Reply {
    let mut request = format!("{method} {target} HTTP/1.1\r\nhost: localhost\r\n");
    for header in headers {
        request.push_str(header);
        request.push_str("\r\n");
    }
    let length = body.len();
    let end = format!("connection: close\r\ncontent-length: {length}\r\n\r\n{body}");
    request.push_str(&end);
    let text = raw(running, &request).unwrap();
    let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
    let status = head
        .split(' ')
        .nth(1)
        .and_then(|code| code.parse().ok())
        .unwrap_or(0);
    Reply {
        status,
        head: head.to_owned(),
        body: body.to_owned(),
    }
}

/// A call with `Authorization` and a plain JSON body.
fn call(running: &Running, auth: &str, method: &str, target: &str, body: &Value) -> Reply {
    let auth = format!("authorization: {auth}");
    let body = if body.is_null() {
        String::new()
    } else {
        body.to_string()
    };
    send(
        running,
        method,
        target,
        &[&auth, "content-type: application/json"],
        &body,
    )
}

fn start(switches: &[&str]) -> Running {
    let mut set = Switches::default();
    for text in switches {
        set.set_text(text).unwrap();
    }
    Sandbox::builder()
        .admin("admin", "pass word")
        .switches(set)
        .start()
        .unwrap()
}

fn session(running: &Running) -> String {
    let body = json!({"username": running.admin_user(), "password": running.admin_password(),
        "issueToken": "true"});
    let target = "/SAAS/API/1.0/REST/auth/system/login/";
    let reply = send(
        running,
        "POST",
        target,
        &["content-type: application/json"],
        &body.to_string(),
    );
    assert_eq!(reply.status, 200, "{}", reply.body);
    format!("HZN {}", reply.json()["sessionToken"].as_str().unwrap())
}

fn make_client(running: &Running, auth: &str, id: &str, grants: &str, minutes: u32) -> Reply {
    let body = json!({"clientId": id, "secret": "s3cret", "scope": "admin",
        "authGrantTypes": grants, "accessTokenTTL": minutes});
    let auth = format!("authorization: {auth}");
    let media = format!("content-type: {CLIENT}");
    send(
        running,
        "POST",
        &format!("{API}/oauth2clients"),
        &[&auth, &media],
        &body.to_string(),
    )
}

fn basic(id: &str, secret: &str) -> String {
    format!(
        "authorization: Basic {}",
        STANDARD.encode(format!("{id}:{secret}"))
    )
}

fn client_token(running: &Running, id: &str) -> Reply {
    let target = "/SAAS/auth/oauthtoken?grant_type=client_credentials";
    send(running, "POST", target, &[&basic(id, "s3cret")], "")
}

/// A tenant with the client `okta` and its `Authorization`.
fn with_client(switches: &[&str]) -> (Running, String) {
    let running = start(switches);
    let admin = session(&running);
    let made = make_client(&running, &admin, "okta", "client_credentials", 525_600);
    assert_eq!(made.status, 201, "{}", made.body);
    let token = client_token(&running, "okta").json();
    let token = token["access_token"].as_str().unwrap().to_owned();
    (running, format!("Bearer {token}"))
}

fn make_directory(running: &Running, auth: &str, media: &str, body: &Value) -> Reply {
    let auth = format!("authorization: {auth}");
    let media = format!("content-type: {media}");
    let target = format!("{API}/connectormanagement/directoryconfigs");
    send(
        running,
        "POST",
        &target,
        &[&auth, &media],
        &body.to_string(),
    )
}

fn okta_directory(running: &Running, auth: &str, domain: &str) -> Reply {
    let body = json!({"type": "OTHER_DIRECTORY", "domains": [domain], "name": "Okta"});
    make_directory(running, auth, OTHER, &body)
}

fn provisioned(name: &str, domain: &str) -> Value {
    json!({"schemas": ["urn:scim:schemas:core:1.0", WORKSPACE], "userName": name,
        "externalId": format!("00u{name}"), "name": {"givenName": "A", "familyName": "B"},
        "emails": [{"value": format!("{name}@x.invalid")}],
        WORKSPACE: {"internalUserType": "PROVISIONED", "domain": domain}})
}

// --- §11, point 1 ---------------------------------------------------------------------------

#[test]
fn all_token_styles_work() {
    let (running, _) = with_client(&[]);
    let good = basic("okta", "s3cret");
    let form = "content-type: application/x-www-form-urlencoded";
    let token = "/SAAS/auth/oauthtoken";
    let all = "grant_type=client_credentials&client_id=okta&client_secret=s3cret";
    let query = format!("{token}?{all}");
    let by_query = format!("{token}?grant_type=client_credentials");
    let stray = format!("&{all}&scope=admin");
    let styles: [(&str, &[&str], &str); 7] = [
        (&by_query, &[&good], ""),
        (token, &[&good, form], "grant_type=client_credentials"),
        (token, &[form], &stray),
        (&query, &[form], ""),
        (&query, &["content-type: application/json"], ""),
        (
            "/SAAS/API/1.0/oauth2/token",
            &[&good, form],
            "grant_type=client_credentials",
        ),
        ("//SAAS/auth//oauthtoken/", &[form], all),
    ];
    for (target, headers, body) in styles {
        let reply = send(&running, "POST", target, headers, body);
        assert_eq!(reply.status, 200, "{target} {body}: {}", reply.body);
        assert_eq!(reply.json()["token_type"], "Bearer");
        for word in ["null", "true", "false"] {
            assert!(!reply.body.contains(word));
        }
    }
}

#[test]
fn both_schemes_take_both_kinds_of_token() {
    let (running, bearer) = with_client(&[]);
    let hzn = session(&running);
    let token = |auth: &str| auth.split_once(' ').unwrap().1.to_owned();
    for token in [token(&bearer), token(&hzn)] {
        for scheme in ["Bearer", "HZN", " Bearer"] {
            let auth = format!("{scheme} {token}");
            let reply = call(
                &running,
                &auth,
                "GET",
                &format!("{API}/scim/Users"),
                &Value::Null,
            );
            assert_eq!(reply.status, 200, "{scheme}");
        }
    }
    let reply = send(&running, "GET", &format!("{API}/scim/Users"), &[], "");
    assert_eq!(reply.status, 401);
    assert_eq!(reply.json()["errors"][0]["code"], "forbidden");
}

#[test]
fn tenant_in_the_path() {
    let builder = Sandbox::builder().tenant_in_path(Some("acme".to_owned()));
    let running = builder.start().unwrap();
    assert!(running.url().ends_with("/SAAS/t/acme"));
    let status = |target: &str| send(&running, "GET", target, &[], "").status;
    assert_eq!(status("/SAAS/t/acme/jersey/manager/api/health"), 200);
    assert_eq!(status("/SAAS/t/other/jersey/manager/api/health"), 404);
    assert!(
        Sandbox::builder()
            .tenant_in_path(Some("a/b".to_owned()))
            .start()
            .is_err()
    );
}

#[test]
fn wrong_grants_and_secrets() {
    let (running, _) = with_client(&[]);
    let post = |query: &str, headers: &[&str]| {
        let target = format!("/SAAS/auth/oauthtoken?{query}");
        send(&running, "POST", &target, headers, "")
    };
    let good = basic("okta", "s3cret");
    assert_eq!(post("", &[&good]).status, 500);
    assert_eq!(post("grant_type=implicit", &[&good]).status, 500);
    assert_eq!(post("grant_type=client_credentials", &[]).status, 401);
    assert_eq!(
        post("grant_type=client_credentials", &[&basic("okta", "no")]).status,
        401
    );
    let in_query = "grant_type=client_credentials&client_id=okta&client_secret=no";
    let reply = post(in_query, &[]);
    assert_eq!(reply.status, 400);
    assert_eq!(reply.json()["error"], "invalid_client");
    assert_eq!(
        post("grant_type=refresh_token&refresh_token=x", &[&good]).status,
        400
    );
    assert_eq!(
        send(&running, "GET", "/SAAS/auth/oauthtoken", &[], "").status,
        405
    );
    running.set_switch("oauth-client-error", "401").unwrap();
    assert_eq!(post(in_query, &[]).status, 401);
}

#[test]
fn password_and_refresh_grants() {
    let running = start(&[]);
    let admin = session(&running);
    make_client(
        &running,
        &admin,
        "c",
        "password refresh_token client_credentials",
        60,
    );
    let post = |body: &str| {
        let form = "content-type: application/x-www-form-urlencoded";
        send(
            &running,
            "POST",
            "/SAAS/auth/oauthtoken",
            &[&basic("c", "s3cret"), form],
            body,
        )
    };
    assert_eq!(
        post("grant_type=password&username=admin&password=pass+word").status,
        400
    );
    assert_eq!(
        post("grant_type=password&username=admin&password=no&scope=admin").status,
        400
    );
    let reply = post("grant_type=password&username=admin&password=pass+word&scope=admin");
    assert_eq!(reply.status, 200, "{}", reply.body);
    let refresh = reply.json()["refresh_token"].as_str().unwrap().to_owned();
    assert_eq!(refresh.len(), 32);
    let body = format!("grant_type=refresh_token&refresh_token={refresh}");
    assert_eq!(post(&body).status, 200);
    assert_eq!(
        post("grant_type=refresh_token&refresh_token=unknown").status,
        400
    );
    // 4 days without use (the default) end it.
    running.advance_clock(5 * 86_400);
    assert_eq!(post(&body).status, 400);
}

// --- §2.1 -----------------------------------------------------------------------------------

#[test]
fn login_and_its_switch() {
    let running = start(&[]);
    let login = |body: &Value| {
        let target = "/SAAS/API/1.0/REST/auth/system/login";
        send(
            &running,
            "POST",
            target,
            &["content-type: application/json"],
            &body.to_string(),
        )
    };
    let good = json!({"username": "admin", "password": "pass word", "issueToken": true});
    let reply = login(&good);
    assert_eq!(reply.status, 200);
    assert_eq!(reply.json()["admin"], true);
    for key in ["id", "firstName", "lastName", "serverUrl", "signingCert"] {
        assert_eq!(reply.json().get(key), Some(&Value::Null), "{key}");
    }
    assert_eq!(
        login(&json!({"username": "admin", "password": "x"})).status,
        401
    );
    for (value, status) in [("disabled", 403), ("disabled-401", 401), ("missing", 404)] {
        running.set_switch("login", value).unwrap();
        assert_eq!(login(&good).status, status);
    }
}

// --- §11, points 2, 3, 4, 5, 6, 12 ------------------------------------------------------------

#[test]
fn provisioning_as_okta_does_it() {
    let (running, auth) = with_client(&[]);
    assert_eq!(okta_directory(&running, &auth, "OKTA.COM").status, 201);
    let users = format!("{API}/scim/Users");
    let test = call(
        &running,
        &auth,
        "GET",
        &format!("{users}?startIndex=1&count=2"),
        &Value::Null,
    );
    assert!(
        test.body
            .starts_with("{\"totalResults\":0,\"itemsPerPage\":0,\"startIndex\":1,\"schemas\":[")
    );
    assert!(test.body.ends_with("\"Resources\":[]}"));

    let made = call(
        &running,
        &auth,
        "POST",
        &users,
        &provisioned("jane", "okta.com"),
    );
    assert_eq!(made.status, 201, "{}", made.body);
    let user = made.json();
    let location = user["meta"]["location"].as_str().unwrap().to_owned();
    assert_eq!(made.header("location"), Some(location.as_str()));
    assert_eq!(made.header("etag"), user["meta"]["version"].as_str());
    assert_eq!(user["groups"], json!([]));
    let path = location.strip_prefix(running.url()).unwrap();
    let read = call(&running, &auth, "GET", path, &Value::Null);
    assert_eq!(read.json()["groups"][0]["display"], "ALL USERS");
    assert_eq!(read.json()["schemas"][0], "urn:scim:schemas:core:1.0");
    assert_eq!(
        call(
            &running,
            &auth,
            "POST",
            &users,
            &provisioned("JANE", "OKTA.COM")
        )
        .status,
        409
    );

    for filter in [
        "userName+eq+%22jane%22",
        "(Username%20eq%20%22JANE%22)",
        "domain+sw+%22okta%22",
    ] {
        let target = format!("{users}/?filter={filter}&count=10000");
        let found = call(&running, &auth, "GET", &target, &Value::Null).json();
        assert_eq!(found["totalResults"], 1, "{filter}");
        assert!(found["Resources"][0].get("schemas").is_none());
    }

    // Encoded twice: nothing, silently.
    let twice = format!("{users}?filter=userName%2520eq%2520%2522jane%2522");
    let found = call(&running, &auth, "GET", &twice, &Value::Null);
    assert_eq!(
        (found.status, &found.json()["totalResults"]),
        (200, &json!(0))
    );

    let deactivate = json!({"schemas": ["urn:scim:schemas:core:1.0"], "active": false});
    let auth_header = format!("authorization: {auth}");
    let override_header = "x-http-method-override: PATCH";
    let headers = [auth_header.as_str(), override_header];
    let reply = send(&running, "POST", path, &headers, &deactivate.to_string());
    assert_eq!(reply.status, 204, "{}", reply.body);
    let read = call(&running, &auth, "GET", path, &Value::Null).json();
    assert_eq!(read[WORKSPACE]["userStatus"], "2");
    assert_ne!(read["meta"]["version"], user["meta"]["version"]);

    let put = call(
        &running,
        &auth,
        "PUT",
        path,
        &provisioned("jane2", "okta.com"),
    );
    assert_eq!(put.status, 200, "{}", put.body);
    assert_eq!(put.json()["userName"], "jane2");
    assert_eq!(
        call(&running, &auth, "DELETE", path, &Value::Null).status,
        204
    );
    assert_eq!(call(&running, &auth, "GET", path, &Value::Null).status, 404);
}

#[test]
fn bodies_are_read_leniently() {
    let (running, auth) = with_client(&[]);
    let auth = format!("authorization: {auth}");
    let user = json!({"Schemas": ["urn:scim:schemas:core:1.0", "urn:made:up"], "UserName": "joe",
        "Name": {"GivenName": "J", "FamilyName": "D"}, "Emails": "joe@x.invalid"});
    let target = format!("{API}/scim/Users?");
    let reply = send(&running, "POST", &target, &[&auth], &user.to_string());
    assert_eq!(reply.status, 201, "{}", reply.body);
    assert_eq!(reply.json()["emails"], json!([{"value": "joe@x.invalid"}]));
    assert_eq!(reply.json()[WORKSPACE]["domain"], "System Domain");
    // A body and an odd type on a GET.
    let headers = [auth.as_str(), "content-type: application/odd"];
    assert_eq!(send(&running, "GET", &target, &headers, "\"\"").status, 200);
    let bad = send(&running, "POST", &target, &[&auth], "{nonsense");
    assert_eq!(bad.status, 400);
    assert_eq!(bad.json()["Errors"][0]["code"], "400");
}

#[test]
fn paging_and_bad_values() {
    let builder = Sandbox::builder()
        .admin("admin", "pass word")
        .users(45)
        .groups(3);
    let running = builder.start().unwrap();
    let auth = session(&running);
    let get = |query: &str| {
        call(
            &running,
            &auth,
            "GET",
            &format!("{API}/scim/{query}"),
            &Value::Null,
        )
    };
    let first = get("Users").json();
    assert_eq!(
        (&first["totalResults"], &first["itemsPerPage"]),
        (&json!(45), &json!(20))
    );
    assert_eq!(get("Users?startIndex=0").json(), first);
    assert_eq!(get("Users?startIndex=1").json(), first);
    assert_eq!(
        get("Users?startIndex=41&count=10000").json()["itemsPerPage"],
        5
    );
    assert_eq!(get("Users?startIndex=99").json()["Resources"], json!([]));
    for query in ["startIndex=x", "count=-1", "sortBy=nothing"] {
        assert_eq!(get(&format!("Users?{query}")).status, 404, "{query}");
    }
    assert_eq!(get("Groups?sortBy=nothing").status, 400);
    for filter in [
        "x",
        "userName+pr",
        "userName+ne+%22a%22",
        "emails+eq+%22a%22",
    ] {
        assert_eq!(
            get(&format!("Users?filter={filter}")).status,
            400,
            "{filter}"
        );
    }
    let sorted = get("Users?sortBy=userName&sortOrder=descending&count=1").json();
    assert_eq!(sorted["Resources"][0]["userName"], "user00045");
    let narrow = get("Users?attributes=userName&count=1").json();
    assert_eq!(narrow["Resources"][0].as_object().unwrap().len(), 2);
    assert_eq!(get("Groups").json()["totalResults"], 4);
    assert_eq!(get("Schemas").status, 400);
    assert_eq!(get("Schemas?filter=name+eq+%22User%22").status, 200);
    assert_eq!(get("Me").status, 200);
    assert_eq!(get("Roles").json()["totalResults"], 2);
}

#[test]
fn groups_live_in_their_domain_and_keep_members() {
    let (running, auth) = with_client(&[]);
    okta_directory(&running, &auth, "OKTA.COM");
    let groups = format!("{API}/scim/Groups");
    let post = |body: &Value| call(&running, &auth, "POST", &groups, body);
    let core = "urn:scim:schemas:core:1.0";
    let pushed = post(&json!({"schemas": [core], "displayName": "Sales"}));
    assert_eq!(pushed.status, 201);
    assert_eq!(pushed.json()[WORKSPACE]["domain"], "System Domain");
    let linked = post(
        &json!({"schemas": [core, WORKSPACE], "displayName": "Sales",
        WORKSPACE: {"internalGroupType": "INTERNAL", "domain": "OKTA.COM"}}),
    );
    assert_eq!(linked.status, 201, "{}", linked.body);
    assert_eq!(post(&json!({"displayName": "sales"})).status, 409);

    let users = format!("{API}/scim/Users");
    let user = call(
        &running,
        &auth,
        "POST",
        &users,
        &provisioned("jane", "okta.com"),
    )
    .json();
    let user = user["id"].as_str().unwrap();
    let group = format!("{groups}/{}", linked.json()["id"].as_str().unwrap());
    let patch = |body: &Value| call(&running, &auth, "PATCH", &group, body).status;
    assert_eq!(patch(&json!({"members": [{"value": user}]})), 204);
    let members = call(&running, &auth, "GET", &group, &Value::Null).json();
    assert_eq!(members["members"][0]["value"], user);
    let filter = format!("{groups}?filter=members.value+eq+%22{user}%22&count=100");
    let found = call(&running, &auth, "GET", &filter, &Value::Null).json();
    assert_eq!(found["totalResults"], 2, "the group and ALL USERS");
    assert_eq!(
        patch(&json!({"members": [{"value": user, "operation": "delete"}]})),
        204
    );
    let members = call(&running, &auth, "GET", &group, &Value::Null).json();
    assert_eq!(members["members"], json!([]));
    assert_eq!(patch(&json!({"displayName": "New"})), 204);
    assert_eq!(
        call(&running, &auth, "DELETE", &group, &Value::Null).status,
        204
    );
}

// --- §11, points 7 and 8 ----------------------------------------------------------------------

#[test]
fn directories() {
    let (running, auth) = with_client(&[]);
    let body = json!({"type": "OTHER_DIRECTORY", "domains": ["OKTA.COM"], "name": "Okta"});
    assert_eq!(
        make_directory(&running, &auth, "application/json", &body).status,
        415
    );
    let made = make_directory(&running, &auth, OTHER, &body);
    assert_eq!(made.status, 201);
    assert_eq!(made.header("content-type"), Some(OTHER));
    let id = made.json()["directoryConfigurationId"]
        .as_str()
        .unwrap()
        .to_owned();
    assert!(made.json()["userStoreId"].is_string());
    assert_eq!(okta_directory(&running, &auth, "okta.com").status, 409);
    let jit = json!({"name": "Jit", "domains": ["jit.invalid"]});
    let jit_media = OTHER.replace("other", "jit");
    assert_eq!(
        make_directory(&running, &auth, &jit_media, &jit).status,
        201
    );
    assert_eq!(
        make_directory(&running, &auth, &jit_media, &body).status,
        400
    );

    let base = format!("{API}/connectormanagement/directoryconfigs");
    let get = |rest: &str| {
        call(
            &running,
            &auth,
            "GET",
            &format!("{base}{rest}"),
            &Value::Null,
        )
    };
    let names = |list: &Value| -> Vec<String> {
        let items = list["items"].as_array().unwrap();
        items
            .iter()
            .map(|one| one["name"].as_str().unwrap().to_owned())
            .collect()
    };
    let list = get("").json();
    assert_eq!(names(&list), ["System Directory", "Okta"]);
    assert_eq!(list["items"][1]["directoryId"], id);
    assert!(list["items"][1]["userstoreId"].is_string());
    assert!(list["items"][1].get("domains").is_none());
    assert_eq!(names(&get("?includeJitDirectories=true").json()).len(), 3);
    let domains = get(&format!("/{id}/domains")).json();
    assert_eq!(domains["items"][0]["name"], "OKTA.COM");

    let delete = |rest: &str| {
        call(
            &running,
            &auth,
            "DELETE",
            &format!("{base}/{id}{rest}"),
            &Value::Null,
        )
        .status
    };
    assert_eq!(delete("?asyncDelete=true"), 200);
    assert_eq!(get("").json()["items"][1]["deleteInProgress"], true);
    assert_eq!(names(&get("").json()), ["System Directory"]);
    assert_eq!(delete(""), 404);
    assert_eq!(okta_directory(&running, &auth, "okta.com").status, 201);
}

#[test]
fn directory_switches() {
    let (running, auth) = with_client(&["directory-status=200", "directory-reply=empty"]);
    let reply = okta_directory(&running, &auth, "a.invalid");
    assert_eq!((reply.status, reply.body.as_str()), (200, ""));
    running.set_switch("directory-reply", "config-id").unwrap();
    let reply = okta_directory(&running, &auth, "b.invalid").json();
    let id = reply["directoryConfigId"].as_str().unwrap();
    let domains = format!("{API}/connectormanagement/directoryconfigs/{id}/domains");
    for (value, status) in [("no", 403), ("404", 404), ("yes", 200)] {
        running.set_switch("domains-readable", value).unwrap();
        assert_eq!(
            call(&running, &auth, "GET", &domains, &Value::Null).status,
            status
        );
    }
    running
        .set_switch("duplicate-domain-status", "400")
        .unwrap();
    assert_eq!(okta_directory(&running, &auth, "B.INVALID").status, 400);
    running
        .set_switch("jit-directory-holds", "c.invalid")
        .unwrap();
    assert_eq!(okta_directory(&running, &auth, "C.invalid").status, 400);
}

#[test]
fn the_three_create_errors() {
    let (running, auth) = with_client(&["jit-directory-holds=jit.invalid"]);
    okta_directory(&running, &auth, "OKTA.COM");
    let create = |domain: &str| {
        let target = format!("{API}/scim/Users");
        call(
            &running,
            &auth,
            "POST",
            &target,
            &provisioned("jane", domain),
        )
    };
    let text = |reply: &Reply| {
        assert_eq!(reply.status, 400);
        reply.json()["Errors"][0]["description"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    assert_eq!(
        text(&create("jit.invalid")),
        "User creation is not supported for specified directory ID."
    );
    assert_eq!(
        text(&create("elsewhere.invalid")),
        "User domain name specified for the user resource doesn't belong to the directory."
    );
    running
        .set_switch("required-attribute", "distinguishedName")
        .unwrap();
    assert_eq!(
        text(&create("OKTA.COM")),
        "Required user attributes: [distinguishedName] are missing."
    );
    running.set_switch("scim-error-shape", "errors").unwrap();
    assert!(create("OKTA.COM").json()["errors"][0]["message"].is_string());
    running.set_switch("required-attribute", "none").unwrap();
    assert_eq!(create("OKTA.COM").status, 201);
}

// --- §11, points 9 and 10 ---------------------------------------------------------------------

#[test]
fn lives_and_claims() {
    let running = start(&[]);
    let admin = session(&running);
    make_client(&running, &admin, "api.admin", "client_credentials", 180);
    let reply = client_token(&running, "api.admin").json();
    assert_eq!(reply["expires_in"], 10_799);
    let token = reply["access_token"].as_str().unwrap().to_owned();
    let part = |index: usize| -> Value {
        let part = token.split('.').nth(index).unwrap();
        serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap()
    };
    assert_eq!(part(0)["alg"], "RS256");
    let claims = part(1);
    assert_eq!(
        claims["exp"].as_i64().unwrap() - claims["iat"].as_i64().unwrap(),
        10_800
    );
    assert_eq!(claims["prn"], "api.admin@SANDBOX");
    assert_eq!(
        claims["aud"],
        format!("{}/SAAS/auth/oauthtoken", running.url())
    );
    assert_eq!(claims["pid"], claims["jti"]);
    assert_eq!(claims["rules"]["rules"][0]["actions"], json!(["*"]));

    let check = |attribute: &str| {
        let auth = format!("authorization: Bearer {token}");
        let target = format!("/SAAS/API/1.0/REST/auth/token?attribute={attribute}");
        send(&running, "GET", &target, &[&auth], "").body
    };
    assert_eq!(
        (check("isValid").as_str(), check("isRevoked").as_str()),
        ("true", "false")
    );
    running.advance_clock(10_801);
    assert_eq!(check("isValid"), "false");
    let auth = format!("Bearer {token}");
    let users = format!("{API}/scim/Users");
    assert_eq!(
        call(&running, &auth, "GET", &users, &Value::Null).status,
        401
    );

    running.set_switch("jwt-form", "old").unwrap();
    running.set_switch("maximum-token-ttl", "60").unwrap();
    let reply = client_token(&running, "api.admin").json();
    assert_eq!(reply["expires_in"], 3599);
    let old = reply["access_token"]
        .as_str()
        .unwrap()
        .split('.')
        .nth(1)
        .unwrap()
        .to_owned();
    let old: Value = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(old).unwrap()).unwrap();
    assert_eq!(old["eml"], "OAuthClient_apiadmin@noreply.com");
    assert!(old["ctx"].is_string() && old.get("rules").is_none());
}

#[test]
fn clients() {
    let running = start(&[]);
    let auth = session(&running);
    let made = make_client(&running, &auth, "okta", "client_credentials", 525_600);
    assert_eq!(made.header("content-type"), Some(CLIENT));
    assert_eq!(made.json()["secret"], "s3cret");
    assert_eq!(made.json()["accessTokenTTL"], 525_600);
    assert_eq!(
        make_client(&running, &auth, "okta", "client_credentials", 1).status,
        500
    );
    assert_eq!(
        make_client(&running, &auth, "no good", "client_credentials", 1).status,
        400
    );
    assert_eq!(
        make_client(&running, &auth, "x", "telepathy", 1).status,
        400
    );

    let one = format!("{API}/oauth2clients/okta");
    let get = || call(&running, &auth, "GET", &one, &Value::Null);
    assert_eq!(get().json()["secret"], "");
    running.set_switch("secret-on-read", "shown").unwrap();
    assert_eq!(get().json()["secret"], "s3cret");
    let put = |change: &Value| {
        let mut body = json!({"clientId": "okta", "scope": "admin",
            "authGrantTypes": "client_credentials", "accessTokenTTL": 60});
        body.as_object_mut()
            .unwrap()
            .extend(change.as_object().unwrap().clone());
        call(&running, &auth, "PUT", &one, &body).status
    };
    assert_eq!(put(&json!({})), 201);
    assert_eq!(client_token(&running, "okta").json()["expires_in"], 3599);
    assert_eq!(put(&json!({"clientId": "other"})), 500);
    assert_eq!(put(&json!({"secret": ""})), 201);
    assert_eq!(client_token(&running, "okta").status, 401, "wiped");
    assert_eq!(put(&json!({"secret": "s3cret"})), 201);
    assert_eq!(client_token(&running, "okta").status, 200);
    running.set_switch("put-keeps-secret", "no").unwrap();
    assert_eq!(put(&json!({})), 201);
    assert_eq!(client_token(&running, "okta").status, 401);

    let list = format!("{API}/oauth2clients?pageSize=2&startIndex=2");
    let page = call(&running, &auth, "GET", &list, &Value::Null).json();
    assert_eq!(
        (&page["totalCount"], &page["totalPages"]),
        (&json!(3), &json!(2))
    );
    assert_eq!(page["items"][0]["grantTypes"], "client_credentials");
    running.set_switch("list-form", "old").unwrap();
    let old = call(&running, &auth, "GET", &list, &Value::Null).json();
    assert_eq!(old["items"].as_array().unwrap().len(), 3);
    assert!(old.get("totalCount").is_none());
    assert!(
        old["items"][2]["mediaType"]
            .as_str()
            .unwrap()
            .contains("clientcredentials")
    );

    let token = client_token(&running, "okta");
    assert_eq!(token.status, 401);
    assert_eq!(
        call(&running, &auth, "DELETE", &one, &Value::Null).status,
        204
    );
    assert_eq!(get().status, 404);
}

#[test]
fn made_secrets_and_dead_tokens() {
    let (running, token) = with_client(&[]);
    let auth = session(&running);
    running.set_switch("ignores-sent-secret", "yes").unwrap();
    let made = make_client(&running, &auth, "b", "client_credentials", 1).json();
    let secret = made["secret"].as_str().unwrap();
    assert!(secret.len() == 48 && secret.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    let one = format!("{API}/oauth2clients/okta");
    assert_eq!(
        call(&running, &auth, "DELETE", &one, &Value::Null).status,
        204
    );
    running.set_switch("ignores-sent-secret", "no").unwrap();
    make_client(&running, &auth, "okta", "client_credentials", 1);
    let users = format!("{API}/scim/Users");
    assert_eq!(
        call(&running, &token, "GET", &users, &Value::Null).status,
        401
    );
}

#[test]
fn a_missing_admin_role() {
    let (running, auth) = with_client(&["admin-role=required"]);
    let users = format!("{API}/scim/Users?startIndex=1&count=2");
    assert_eq!(
        call(&running, &auth, "GET", &users, &Value::Null).status,
        200
    );
    let refused = okta_directory(&running, &auth, "okta.com");
    assert_eq!(refused.status, 403);
    let message = "User is not authorized to perform the task.";
    assert_eq!(refused.json()["errors"][0]["message"], message);
    let clients = format!("{API}/oauth2clients");
    assert_eq!(
        call(&running, &auth, "GET", &clients, &Value::Null).status,
        403
    );
    assert!(running.grant_admin_role("okta"));
    assert_eq!(okta_directory(&running, &auth, "okta.com").status, 201);
}

// --- §11, points 11 and 13, §2.3 --------------------------------------------------------------

#[test]
fn health_and_discovery_need_no_token() {
    let running = start(&[]);
    let get = |target: &str| send(&running, "GET", target, &[], "");
    for place in [
        "/SAAS/API/1.0/REST/system/health",
        "/SAAS/jersey/manager/api/system/health",
    ] {
        let health = get(place).json();
        assert_eq!(health["AllOk"], "true");
        assert!(health.as_object().unwrap().values().all(Value::is_string));
    }
    assert!(
        get("/SAAS/jersey/manager/api/health")
            .json()
            .get("allOk")
            .is_some()
    );
    assert_eq!(get("/SAAS/API/1.0/REST/system/health/heartbeat").body, "ok");
    for place in ["/SAAS/auth", "/acs"] {
        let found = get(&format!("{place}/.well-known/openid-configuration")).json();
        assert_eq!(found["issuer"], format!("{}/SAAS/auth", running.url()));
    }
    let key = |format: &str| {
        get(&format!(
            "/SAAS/API/1.0/REST/auth/token?attribute=publicKey{format}"
        ))
    };
    assert_eq!(key("").json()["alg"], "RSA");
    assert_eq!(key("&format=jwks").json()["keys"][0]["kty"], "RSA");
    assert!(key("&format=pem").body.contains("BEGIN PUBLIC KEY"));
    assert_eq!(get("/nothing").status, 404);
}

#[test]
fn other_hosts_are_refused() {
    let running = start(&[]);
    let request = |host: &str| {
        let path = "/SAAS/jersey/manager/api/health";
        raw(
            &running,
            &format!("GET {path} HTTP/1.1\r\n{host}connection: close\r\n\r\n"),
        )
        .unwrap()
    };
    assert!(request("host: evil.invalid\r\n").starts_with("HTTP/1.1 421"));
    assert!(request("").starts_with("HTTP/1.1 4"));
    assert!(request("host: 127.0.0.1:1\r\n").starts_with("HTTP/1.1 200"));
    assert!(
        Sandbox::builder()
            .listen("0.0.0.0:0".parse().unwrap())
            .start()
            .is_err()
    );
}

#[test]
fn the_clock_can_be_wrong() {
    let running = start(&["token-clock-skew=864000"]);
    let reply = send(&running, "GET", "/SAAS/jersey/manager/api/health", &[], "");
    let date = reply.header("date").unwrap();
    let parsed = jiff::fmt::rfc2822::DateTimeParser::new()
        .parse_timestamp(date)
        .unwrap();
    let ahead = parsed.as_second() - jiff::Timestamp::now().as_second();
    assert!((863_990..864_010).contains(&ahead), "{ahead}");
}

// --- faults -----------------------------------------------------------------------------------

#[test]
fn faults() {
    let running = start(&[]);
    let health = "/SAAS/jersey/manager/api/health";
    let with = |spec: &str| {
        running.clear_faults();
        running.add_fault(spec.parse().unwrap());
        let request =
            format!("GET {health} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n");
        raw(&running, &request)
    };
    let busy = with("GET /health nth=1 status=429 retry-after=7").unwrap();
    assert!(busy.starts_with("HTTP/1.1 429") && busy.contains("retry-after: 7\r\n"));
    assert!(
        send(&running, "GET", health, &[], "").status == 200,
        "only the first"
    );
    assert!(with("* /health html").unwrap().contains("text/html"));
    let redirect = with("* /health redirect=http://127.0.0.2:1/").unwrap();
    assert!(
        redirect.starts_with("HTTP/1.1 302") && redirect.contains("location: http://127.0.0.2")
    );
    assert!(with("* /health empty").unwrap().ends_with("\r\n\r\n"));
    assert!(with("* /health not-json").unwrap().ends_with("{\"not json"));
    let cut = with("* /health truncate").unwrap();
    assert!(
        cut.contains("content-length: 16") && cut.ends_with("{\"allOk\""),
        "{cut}"
    );
    let reset = with("* /health reset").unwrap_err();
    assert_eq!(reset.kind(), std::io::ErrorKind::ConnectionReset);
    assert_eq!(with("* /health lost-reply").unwrap(), "");
    let started = std::time::Instant::now();
    assert!(
        with("* /health latency=150")
            .unwrap()
            .starts_with("HTTP/1.1 200")
    );
    assert!(started.elapsed() >= Duration::from_millis(150));
}

#[test]
fn slow_answers_and_none() {
    let running = start(&[]);
    let health = "/SAAS/jersey/manager/api/health";
    let patience = |spec: &str, wait: u64| {
        running.clear_faults();
        running.add_fault(spec.parse().unwrap());
        let address = running.url().split('/').nth(2).unwrap();
        let mut stream = TcpStream::connect(address).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_millis(wait)))
            .unwrap();
        write!(stream, "GET {health} HTTP/1.1\r\nhost: localhost\r\n\r\n").unwrap();
        let mut text = Vec::new();
        // Ends with the time limit.
        let _ = stream.read_to_end(&mut text);
        String::from_utf8(text).unwrap()
    };
    assert!(patience("* /health drip", 300).ends_with("\r\n\r\n{"));
    assert_eq!(patience("* /health hang", 100), "");
    let started = std::time::Instant::now();
    running.shutdown();
    assert!(started.elapsed() < Duration::from_secs(2));
}

#[test]
fn a_lost_reply_has_acted() {
    let running = start(&[]);
    let auth = session(&running);
    running.add_fault("POST /oauth2clients nth=1 lost-reply".parse().unwrap());
    let body =
        r#"{"clientId":"okta","secret":"x","scope":"admin","authGrantTypes":"client_credentials"}"#;
    let length = body.len();
    let request = format!(
        "POST {API}/oauth2clients HTTP/1.1\r\nhost: localhost\r\nauthorization: {auth}\r\n\
         content-length: {length}\r\n\r\n{body}"
    );
    assert_eq!(raw(&running, &request).unwrap(), "");
    assert_eq!(running.client_ids(), ["okta"]);
    assert_eq!(running.requests().last().unwrap().status, None);
}

// --- HTTPS, state, log ------------------------------------------------------------------------

#[test]
fn https_with_the_made_authority() {
    let running = Sandbox::builder().https(true).start().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("ca.pem");
    std::fs::write(&file, running.ca_pem().unwrap()).unwrap();
    let url = format!("{}/SAAS/jersey/manager/api/health", running.url());
    assert!(url.starts_with("https://127.0.0.1:"));
    let curl = |arguments: &[&str], url: &str| {
        let mut command = std::process::Command::new("curl");
        command
            .args(["--silent", "--show-error", "--noproxy", "*"])
            .args(arguments)
            .arg(url);
        command.output().expect("curl is needed for this test")
    };
    let ca = file.to_str().unwrap();
    let output = curl(&["--cacert", ca], &url);
    assert!(
        String::from_utf8_lossy(&output.stdout).contains("allOk"),
        "{output:?}"
    );
    let local = url.replace("127.0.0.1", "localhost");
    assert!(curl(&["--cacert", ca], &local).status.success());
    assert!(!curl(&[], &url).status.success());
    assert!(curl(&[], &url.replace("https", "http")).status.success());
}

#[test]
fn the_state_file_keeps_everything() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("tenant.json");
    let builder = || {
        Sandbox::builder()
            .admin_user("boss")
            .state_file(&file)
            .users(2)
    };
    let running = builder().start().unwrap();
    let password = running.admin_password().to_owned();
    let admin = session(&running);
    make_client(&running, &admin, "okta", "client_credentials", 60);
    let token = client_token(&running, "okta").json()["access_token"]
        .as_str()
        .unwrap()
        .to_owned();
    let auth = format!("Bearer {token}");
    okta_directory(&running, &auth, "OKTA.COM");
    let users = format!("{API}/scim/Users");
    assert_eq!(
        call(
            &running,
            &auth,
            "POST",
            &users,
            &provisioned("jane", "okta.com")
        )
        .status,
        201
    );
    running.shutdown();

    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(
            std::fs::metadata(&file).unwrap().permissions().mode() & 0o777,
            0o600
        );
    }
    let running = builder().start().unwrap();
    assert_eq!(running.admin_password(), password);
    let found = call(
        &running,
        &auth,
        "GET",
        &format!("{users}?filter=userName+eq+%22jane%22"),
        &Value::Null,
    );
    assert_eq!(found.status, 200, "the old token is still good");
    assert_eq!(found.json()["totalResults"], 1);
    assert_eq!(okta_directory(&running, &auth, "okta.com").status, 409);
    assert_eq!(client_token(&running, "okta").status, 200);
    running.shutdown();

    std::fs::write(&file, "{}").unwrap();
    assert!(builder().start().is_err());
}

#[test]
fn the_log_shows_no_secrets() {
    let lines = Arc::new(Mutex::new(Vec::<String>::new()));
    let kept = Arc::clone(&lines);
    let running = Sandbox::builder()
        .admin("admin", "MARKER-password")
        .client(SeedClient::new("seed", "MARKER-secret"))
        .directory(DirectoryKind::Other, "Okta", "okta.com")
        .request_log(move |record| kept.lock().unwrap().push(record.to_string()))
        .start()
        .unwrap();
    let auth = session(&running);
    let query = "grant_type=client_credentials&client_id=seed&client_secret=MARKER-secret";
    let reply = send(
        &running,
        "POST",
        &format!("/SAAS/auth/oauthtoken?{query}"),
        &[],
        "",
    );
    assert_eq!(reply.status, 200);
    send(&running, "POST", "/SAAS/auth/oauthtoken", &[], query);
    call(
        &running,
        &auth,
        "GET",
        &format!("{API}/oauth2clients/seed"),
        &Value::Null,
    );
    let records = running.requests();
    let text = format!(
        "{}\n{records:?}\n{running:?}",
        lines.lock().unwrap().join("\n")
    );
    assert!(text.contains("#2 POST /SAAS/auth/oauthtoken?grant_type=client_credentials"));
    assert!(text.contains("client_secret=***"));
    assert!(!text.contains("MARKER"), "{text}");
    assert!(!text.contains(&auth[4..]));
    assert_eq!(records.len(), 4);
    assert_eq!((records[0].number, records[0].status), (1, Some(200)));
}
