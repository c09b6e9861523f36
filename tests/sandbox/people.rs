//! Users and groups (§11 points 2 to 6 and 12).

use serde_json::{Value, json};
use ws1_okta::sandbox::Sandbox;

use crate::wire::{API, WORKSPACE, call, okta_directory, provisioned, send, session, with_client};

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
    assert_eq!(get("Roles").json()["totalResults"], 3);
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
