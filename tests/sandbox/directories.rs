//! Directories and the three create errors (§11 points 7 and 8).

use serde_json::{Value, json};

use crate::wire::{
    API, OTHER, Reply, WORKSPACE, call, make_directory, okta_directory, provisioned, with_client,
};

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

#[test]
fn users_of_another_source_are_not_updated() {
    let (running, auth) = with_client(&["jit-user=jill"]);
    let find = || {
        let target = format!("{API}/scim/Users?filter=userName+eq+%22jill%22");
        call(&running, &auth, "GET", &target, &Value::Null).json()
    };
    let found = find();
    let user = &found["Resources"][0];
    assert_eq!(user[WORKSPACE]["internalUserType"], "JIT");
    assert_eq!(user[WORKSPACE]["domain"], "jit.invalid");
    let target = format!("{API}/scim/Users/{}", user["id"].as_str().unwrap());
    for (method, body) in [
        ("PATCH", json!({"active": false})),
        ("PUT", provisioned("jill", "jit.invalid")),
    ] {
        let reply = call(&running, &auth, method, &target, &body);
        assert_eq!(reply.status, 403, "{method}");
        assert_eq!(
            reply.json()["Errors"][0]["description"],
            "The user is not a local user and can not be updated."
        );
    }
    assert_eq!(find()["Resources"][0]["active"], true);
    running.set_switch("jit-user", "jill").unwrap();
    assert_eq!(find()["totalResults"], 1, "she is there once");
}
