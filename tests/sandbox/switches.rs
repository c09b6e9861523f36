//! The switches that no other file flips: what changes with each.

use serde_json::{Value, json};
use ws1_okta::sandbox::{DirectoryKind, Running, Sandbox, SeedClient, Switches};

use crate::wire::{
    API, Reply, WORKSPACE, basic, call, okta_directory, provisioned, send, session, start,
};

fn tenant() -> (Running, String) {
    let running = Sandbox::builder()
        .admin("admin", "pass word")
        .client(SeedClient::new("okta", "s3cret"))
        .directory(DirectoryKind::Other, "Okta", "OKTA.COM")
        .start()
        .unwrap();
    let auth = session(&running);
    (running, auth)
}

fn to(running: &Running, auth: &str, method: &str, path: &str, body: &Value) -> Reply {
    call(running, auth, method, &format!("{API}/{path}"), body)
}

fn token(running: &Running) -> Reply {
    let target = "/SAAS/auth/oauthtoken?grant_type=client_credentials";
    send(running, "POST", target, &[&basic("okta", "s3cret")], "")
}

#[test]
fn all_switches_name_a_section_and_are_set_by_name() {
    let list = Switches::list();
    assert!(list.len() > 70, "{}", list.len());
    for info in &list {
        assert!(
            info.section.starts_with('§') && !info.meaning.is_empty(),
            "{}",
            info.name
        );
        let words: Vec<&str> = info.values.split('|').collect();
        for word in words
            .into_iter()
            .filter(|word| !["TEXT", "NUMBER"].contains(word))
        {
            Switches::default().set(info.name, word).unwrap();
        }
    }
    let names: std::collections::BTreeSet<&str> = list.iter().map(|info| info.name).collect();
    assert_eq!(names.len(), list.len());
}

#[test]
fn logins_and_tokens() {
    let (running, auth) = tenant();
    running.set_switch("login-reply", "token-only").unwrap();
    let body = json!({"username": "admin", "password": "pass word", "issueToken": true});
    let target = "/SAAS/API/1.0/REST/auth/system/login";
    let login = |running: &Running| call(running, "", "POST", target, &body);
    assert_eq!(login(&running).json().as_object().unwrap().len(), 1);
    running.set_switch("token-reply-null", "yes").unwrap();
    assert_eq!(token(&running).json()["device_secret"], Value::Null);
    assert!(token(&running).body.contains("null"));
    running.set_switch("jwt-key-id", "no").unwrap();
    let without = token(&running).json()["access_token"]
        .as_str()
        .unwrap()
        .to_owned();
    running.set_switch("jwt-key-id", "yes").unwrap();
    running.set_switch("jwt-form", "old").unwrap();
    let with = token(&running).json()["access_token"]
        .as_str()
        .unwrap()
        .to_owned();
    let header = |token: &str| token.split('.').next().unwrap().len();
    assert!(header(&with) > header(&without));
    running.set_switch("load-balancer-cookie", "yes").unwrap();
    assert!(
        token(&running)
            .header("set-cookie")
            .unwrap()
            .starts_with("AWSALB=")
    );
    let update = json!({"clientId": "okta", "scope": "admin",
        "authGrantTypes": "client_credentials refresh_token"});
    to(&running, &auth, "PUT", "oauth2clients/okta", &update);
    running.set_switch("refresh-token-length", "64").unwrap();
    assert_eq!(
        token(&running).json()["refresh_token"]
            .as_str()
            .unwrap()
            .len(),
        64
    );
}

#[test]
fn clients() {
    let (running, auth) = tenant();
    let update = |change: &Value| {
        let mut body = json!({"clientId": "okta", "scope": "admin",
            "authGrantTypes": "client_credentials"});
        body.as_object_mut()
            .unwrap()
            .extend(change.as_object().unwrap().clone());
        to(&running, &auth, "PUT", "oauth2clients/okta", &body).status
    };
    assert_eq!(update(&json!({"_links": {}})), 201);
    running.set_switch("put-refuses-links", "yes").unwrap();
    assert_eq!(update(&json!({"_links": {}})), 400);
    running.set_switch("put-blank-secret", "refused").unwrap();
    assert_eq!(update(&json!({"secret": ""})), 400);
    running.set_switch("put-blank-secret", "keeps").unwrap();
    assert_eq!(update(&json!({"secret": ""})), 201);
    let held = token(&running);
    assert_eq!(held.status, 200, "kept");
    running.set_switch("delete-ends-tokens", "no").unwrap();
    to(
        &running,
        &auth,
        "DELETE",
        "oauth2clients/okta",
        &Value::Null,
    );
    let own = format!("Bearer {}", held.json()["access_token"].as_str().unwrap());
    assert_eq!(
        to(&running, &own, "GET", "scim/Users", &Value::Null).status,
        200
    );
    running.set_switch("delete-ends-tokens", "yes").unwrap();
    assert_eq!(
        to(&running, &own, "GET", "scim/Users", &Value::Null).status,
        401
    );
    let secret = "/SAAS/admin/settings/OAuthClient/generateRandomOAuthSecret";
    let made = call(&running, &auth, "POST", secret, &Value::Null);
    assert_eq!(made.json()["message"].as_str().unwrap().len(), 48);
    running.set_switch("generate-secret", "no").unwrap();
    assert_eq!(
        call(&running, &auth, "POST", secret, &Value::Null).status,
        404
    );
    let none = start(&["internal-clients=0"]);
    let auth = session(&none);
    let list = to(&none, &auth, "GET", "oauth2clients", &Value::Null).json();
    assert_eq!(list["totalCount"], 0);
}

#[test]
fn directories() {
    let (running, auth) = tenant();
    let base = "connectormanagement/directoryconfigs";
    let list = |query: &str| {
        let reply = to(
            &running,
            &auth,
            "GET",
            &format!("{base}{query}"),
            &Value::Null,
        )
        .json();
        reply["items"].as_array().unwrap().len()
    };
    assert_eq!(list(""), 2);
    running.set_switch("system-directory-listed", "no").unwrap();
    assert_eq!(list(""), 1);
    running
        .set_switch("jit-directory-holds", "jit.invalid")
        .unwrap();
    running.set_switch("jit-listed", "always").unwrap();
    assert_eq!(list(""), 2);
    running.set_switch("jit-listed", "never").unwrap();
    assert_eq!(list("?includeJitDirectories=true"), 1);
    running.set_switch("domain-case", "counts").unwrap();
    assert_eq!(okta_directory(&running, &auth, "okta.com").status, 201);
    running
        .set_switch("duplicate-directory-name", "no")
        .unwrap();
    let again = okta_directory(&running, &auth, "third.invalid");
    assert_eq!(again.status, 409, "{}", again.body);
    running
        .set_switch("duplicate-directory-name", "yes")
        .unwrap();
    let made = okta_directory(&running, &auth, "third.invalid").json();
    let id = made["directoryConfigurationId"].as_str().unwrap();
    let one = format!("{base}/{id}");
    let domains = || {
        let path = format!("{one}/domains");
        to(&running, &auth, "GET", &path, &Value::Null).json()["items"][0].clone()
    };
    running.set_switch("domain-item", "text").unwrap();
    assert_eq!(domains(), "third.invalid");
    running.set_switch("domain-item", "domainName").unwrap();
    assert_eq!(domains()["domainName"], "third.invalid");
    running.set_switch("identity-service", "yes").unwrap();
    assert_eq!(
        to(&running, &auth, "DELETE", &one, &Value::Null).status,
        403
    );
    running.set_switch("identity-service", "no").unwrap();
    running.set_switch("async-delete-lists", "2").unwrap();
    let path = format!("{one}?asyncDelete=true");
    assert_eq!(
        to(&running, &auth, "DELETE", &path, &Value::Null).status,
        200
    );
    let seen = [list(""), list(""), list("")];
    assert_eq!(seen, [3, 3, 2]);
}

#[test]
fn scim_replies() {
    let (running, auth) = tenant();
    let set = |name: &str, value: &str| running.set_switch(name, value).unwrap();
    let provision = |name: &str| {
        to(
            &running,
            &auth,
            "POST",
            "scim/Users",
            &provisioned(name, "okta.com"),
        )
    };
    let media = |reply: &Reply| reply.header("content-type").unwrap().to_owned();
    let all = "scim/Users";
    let list = || to(&running, &auth, "GET", all, &Value::Null);
    assert_eq!(media(&list()), "application/json;charset=UTF-8");
    set("scim-charset", "no");
    assert_eq!(media(&list()), "application/json");
    set("groups-after-create", "yes");
    set("soft-deleted", "isSoftDeleted");
    set("etag-form", "hash");
    let made = provision("a").json();
    assert_eq!(made["groups"].as_array().unwrap().len(), 1);
    assert_eq!(made[WORKSPACE]["isSoftDeleted"], false);
    assert!(made["meta"]["version"].as_str().unwrap().len() == 19);
    set("scim-create-body", "no");
    assert_eq!(
        (provision("b").status, provision("c").body.as_str()),
        (201, "")
    );
    set("scim-error-code", "number");
    assert_eq!(provision("a").json()["Errors"][0]["code"], 409);
    let found = |query: &str| {
        to(
            &running,
            &auth,
            "GET",
            &format!("scim/Users?{query}"),
            &Value::Null,
        )
    };
    set("default-count", "2");
    assert_eq!(found("").json()["itemsPerPage"], 2);
    set("maximum-count", "1");
    assert_eq!(found("count=100").json()["itemsPerPage"], 1);
    assert_eq!(
        found("filter=userName+eq+%22A%22").json()["totalResults"],
        1
    );
    set("filter-case", "counts");
    assert_eq!(
        found("filter=userName+eq+%22A%22").json()["totalResults"],
        0
    );
    assert_eq!(
        found("filter=userName+eq+%22a%22").json()["totalResults"],
        1
    );
    let both = "filter=userName+eq+%22a%22+and+active+eq+true";
    assert_eq!(found(both).json()["totalResults"], 1);
    set("filter-and-or", "no");
    assert_eq!(found(both).status, 400);
    set("deleted-name-free", "no");
    let path = format!("scim/Users/{}", made["id"].as_str().unwrap());
    assert_eq!(
        to(&running, &auth, "DELETE", &path, &Value::Null).status,
        204
    );
    assert_eq!(provision("a").status, 409);
    set("required-attribute", "title");
    let schema = || {
        let path = "scim/Schemas?filter=name+eq+%22User%22";
        let reply = to(&running, &auth, "GET", path, &Value::Null).json();
        let all = reply["Resources"][0]["attributes"]
            .as_array()
            .unwrap()
            .clone();
        all.into_iter().find(|one| one["name"] == "title").unwrap()["required"].clone()
    };
    assert_eq!(schema(), true);
    set("schema-shows-required", "no");
    assert_eq!(schema(), false);
}

#[test]
fn scim_patches() {
    let (running, auth) = tenant();
    let set = |name: &str, value: &str| running.set_switch(name, value).unwrap();
    let made = to(
        &running,
        &auth,
        "POST",
        "scim/Users",
        &provisioned("a", "okta.com"),
    )
    .json();
    let path = format!("scim/Users/{}", made["id"].as_str().unwrap());
    let change = |body: &Value| to(&running, &auth, "PATCH", &path, body).status;
    let read = || to(&running, &auth, "GET", &path, &Value::Null).json();
    let second = json!({"emails": [{"value": "b@x.invalid"}]});
    assert_eq!(change(&second), 204);
    assert_eq!(read()["emails"], second["emails"]);
    set("patch-values", "merge");
    change(&json!({"emails": [{"value": "c@x.invalid"}]}));
    assert_eq!(read()["emails"].as_array().unwrap().len(), 2);
    change(&json!({"emails": [{"value": "b@x.invalid", "operation": "delete"}]}));
    assert_eq!(read()["emails"], json!([{"value": "c@x.invalid"}]));
    change(&json!({"title": "T"}));
    set("patch-deletes-attributes", "no");
    change(&json!({"meta": {"attributes": ["title"]}}));
    assert_eq!(read()["title"], "T");
    set("patch-user-name", "refused");
    assert_eq!(change(&json!({"userName": "z"})), 400);
    set("patch-user-name", "changes");
    assert_eq!(change(&json!({"userName": "z"})), 204);
    assert_eq!(read()["userName"], "z");
    let group = to(
        &running,
        &auth,
        "POST",
        "scim/Groups",
        &json!({"displayName": "G"}),
    )
    .json();
    let group = format!("scim/Groups/{}", group["id"].as_str().unwrap());
    let moved = json!({"schemas": ["urn:scim:schemas:core:1.0", WORKSPACE],
        WORKSPACE: {"domain": "OKTA.COM"}});
    let domain = || {
        to(&running, &auth, "PATCH", &group, &moved);
        to(&running, &auth, "GET", &group, &Value::Null).json()[WORKSPACE]["domain"].clone()
    };
    assert_eq!(domain(), "System Domain");
    set("patch-moves-group", "yes");
    assert_eq!(domain(), "OKTA.COM");
}

#[test]
fn scim_selections() {
    let (running, auth) = tenant();
    let made = to(
        &running,
        &auth,
        "POST",
        "scim/Users",
        &provisioned("a", "okta.com"),
    )
    .json();
    let id = made["id"].as_str().unwrap();
    let body = json!({"filter": "userName eq \"a\"", "excludedAttributes": ["emails", "id"]});
    let found = to(&running, &auth, "POST", "scim/Users/.search", &body).json();
    assert!(found["Resources"][0].get("emails").is_none());
    assert_eq!(found["Resources"][0]["id"], id, "always there");
    let list = to(
        &running,
        &auth,
        "GET",
        "connectormanagement/directoryconfigs",
        &Value::Null,
    );
    let items = list.json()["items"].as_array().unwrap().clone();
    for (item, status) in [(&items[1], 200), (&items[0], 404)] {
        let directory = item["directoryId"].as_str().unwrap();
        let path = format!("scim/Users/{id}?directoryUuid={directory}");
        assert_eq!(
            to(&running, &auth, "GET", &path, &Value::Null).status,
            status
        );
    }
    assert_eq!(
        to(&running, &auth, "GET", "scim/Users/12345", &Value::Null).status,
        404
    );
}

#[test]
fn extensions_of_the_tenants_own_and_missing_calls() {
    const OWN: &str = "urn:scim:schemas:extension:workspace:tenant:sva:1.0";
    let (running, auth) = tenant();
    let mut body = provisioned("a", "okta.com");
    body["schemas"].as_array_mut().unwrap().push(json!(OWN));
    body[OWN] = json!({"sAMAccountName": "A"});
    let made = to(&running, &auth, "POST", "scim/Users", &body).json();
    let one = format!("scim/Users/{}", made["id"].as_str().unwrap());
    let of_one = |query: &str| {
        let shown = to(
            &running,
            &auth,
            "GET",
            &format!("{one}{query}"),
            &Value::Null,
        )
        .json();
        let listed = shown["schemas"].as_array().unwrap().contains(&json!(OWN));
        assert_eq!(listed, shown.get(OWN).is_some());
        listed
    };
    let in_list = |query: &str| {
        let path = format!("scim/Users?{query}");
        let list = to(&running, &auth, "GET", &path, &Value::Null).json();
        list["Resources"][0].get(OWN).is_some()
    };
    let in_search = |body: &Value| {
        let list = to(&running, &auth, "POST", "scim/Users/.search", body).json();
        list["Resources"][0].get(OWN).is_some()
    };
    assert!(of_one("") && in_list("") && in_search(&json!({})));
    running
        .set_switch("custom-extensions", "on-request")
        .unwrap();
    assert!(!of_one("") && !in_list("") && !in_search(&json!({})));
    assert!(of_one(&format!("?customSchemaExtensionTypes=x,{OWN}")));
    assert!(in_list("customSchemaExtensionTypes=SVA"));
    assert!(in_search(&json!({"customSchemaExtensionTypes": [OWN]})));
    assert!(!in_list("customSchemaExtensionTypes=other"));

    let store = || to(&running, &auth, "GET", "localuserstore", &Value::Null).status;
    assert_eq!(store(), 200);
    running
        .set_switch("missing-calls", "heartbeat, localuserstore")
        .unwrap();
    assert_eq!(store(), 404);
    assert_eq!(
        to(&running, &auth, "GET", "health", &Value::Null).status,
        200
    );
    running.set_switch("missing-calls", "none").unwrap();
    assert_eq!(store(), 200);
}
