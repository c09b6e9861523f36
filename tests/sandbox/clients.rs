//! OAuth clients (§11 point 10, §3 and §7).

use serde_json::{Value, json};

use crate::wire::{
    API, CLIENT, call, client_token, make_client, okta_directory, session, start, with_client,
};

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
