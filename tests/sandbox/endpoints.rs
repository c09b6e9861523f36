//! The calls that stand beside clients, directories and SCIM (§2.2, §2.3, §3, §4, §7).

use serde_json::{Value, json};

use crate::wire::{API, Reply, basic, call, client_token, make_client, send, session, start};

const FORM: &str = "content-type: application/x-www-form-urlencoded";

fn browser_client(running: &ws1_okta::sandbox::Running, admin: &str) {
    let body = json!({"clientId": "web", "secret": "s3cret", "scope": "openid user admin",
        "authGrantTypes": "authorization_code refresh_token",
        "redirectUri": "https://app.invalid/back, https://*.app.invalid/x"});
    let made = call(
        running,
        admin,
        "POST",
        &format!("{API}/oauth2clients"),
        &body,
    );
    assert_eq!(made.status, 201, "{}", made.body);
}

#[test]
fn the_code_grant_with_its_sign_in_and_pkce() {
    let running = start(&[]);
    let admin = session(&running);
    browser_client(&running, &admin);
    let ask = |extra: &str| {
        format!("/acs/authorize?response_type=code&client_id=web&state=s&scope=openid{extra}")
    };
    let form = send(&running, "GET", &ask(""), &[], "");
    assert!(form.status == 200 && form.body.contains("<form"));
    let evil = ask("&redirect_uri=https%3A%2F%2Fevil.invalid%2F");
    assert_eq!(send(&running, "GET", &evil, &[], "").status, 400);
    // SHA-256 of the verifier in the RFC 7636, appendix B.
    let challenge = "&code_challenge_method=S256\
        &code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    let signed = "username=admin&password=pass+word";
    let code = || {
        let reply = send(&running, "POST", &ask(challenge), &[FORM], signed);
        assert_eq!(reply.status, 302);
        let place = reply.header("location").unwrap().to_owned();
        assert!(place.starts_with("https://app.invalid/back?state=s&code="));
        place.rsplit_once('=').unwrap().1.to_owned()
    };
    let exchange = |code: &str, verifier: &str| {
        let body = format!(
            "grant_type=authorization_code&code={code}&code_verifier={verifier}\
             &redirect_uri=https%3A%2F%2Fapp.invalid%2Fback"
        );
        send(
            &running,
            "POST",
            "/acs/token",
            &[&basic("web", "s3cret"), FORM],
            &body,
        )
    };
    assert_eq!(exchange(&code(), "wrong").status, 400);
    let good = code();
    let reply = exchange(&good, "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
    assert_eq!(reply.status, 200, "{}", reply.body);
    assert!(reply.json()["id_token"].is_string());
    assert_eq!(
        exchange(&good, "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk").status,
        400
    );
}

#[test]
fn assertions_revocation_and_logout() {
    let running = start(&[]);
    let admin = session(&running);
    make_client(
        &running,
        &admin,
        "c",
        "client_credentials refresh_token",
        60,
    );
    let post = |target: &str, body: &str| {
        send(
            &running,
            "POST",
            target,
            &[&basic("c", "s3cret"), FORM],
            body,
        )
    };
    let assertion = admin.split_once(' ').unwrap().1;
    let grant = "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=";
    let token = "/SAAS/auth/oauthtoken";
    let reply = post(token, &format!("{grant}{assertion}"));
    assert_eq!(reply.status, 200, "{}", reply.body);
    assert_eq!(post(token, &format!("{grant}nonsense")).status, 400);
    running.set_switch("jwt-bearer-grant", "no").unwrap();
    assert_eq!(post(token, &format!("{grant}{assertion}")).status, 400);

    let tokens = client_token(&running, "c").json();
    let access = tokens["access_token"].as_str().unwrap();
    let refresh = tokens["refresh_token"].as_str().unwrap();
    let check = |attribute: &str| {
        let auth = format!("authorization: Bearer {access}");
        let target = format!("/SAAS/API/1.0/REST/auth/token?attribute={attribute}");
        send(&running, "GET", &target, &[&auth], "").body
    };
    running.set_switch("token-check-case", "True").unwrap();
    assert_eq!(check("isValid"), "True");
    assert_eq!(post("/acs/revoke", &format!("token={access}")).status, 200);
    assert_eq!(
        (check("isValid").as_str(), check("isRevoked").as_str()),
        ("False", "True")
    );
    assert_eq!(post("/acs/revoke", &format!("token={refresh}")).status, 200);
    let again = format!("grant_type=refresh_token&refresh_token={refresh}");
    assert_eq!(post(token, &again).status, 400);
    assert_eq!(
        send(&running, "POST", "/acs/revoke", &[], "token=x").status,
        401
    );

    let header = format!("authorization: {admin}");
    let gone = send(&running, "GET", "/acs/openid/logout", &[&header], "");
    assert_eq!(gone.status, 200);
    let users = format!("{API}/scim/Users");
    assert_eq!(
        call(&running, &admin, "GET", &users, &Value::Null).status,
        401
    );
}

#[test]
fn activation_codes_work_once() {
    let running = start(&[]);
    let admin = session(&running);
    make_client(&running, &admin, "c", "client_credentials", 60);
    let code = running.activation_code("c").unwrap();
    assert!(running.activation_code("unknown").is_none());
    let post = |body: &str| {
        send(
            &running,
            "POST",
            "/SAAS/API/1.0/REST/oauth2/activate",
            &[],
            body,
        )
    };
    assert_eq!(post("nonsense").status, 404);
    assert_eq!(post("").status, 400);
    let reply = post(&code).json();
    assert_eq!(reply, json!({"client_id": "c", "client_secret": "s3cret"}));
    assert_eq!(post(&code).status, 404);
}

#[test]
fn sessions_cookies_and_who_one_is() {
    let running = start(&[]);
    let admin = session(&running);
    let auth = format!("authorization: Bearer {}", admin.split_once(' ').unwrap().1);
    let reply = send(
        &running,
        "GET",
        "/SAAS/API/1.0/REST/oauth2/session",
        &[&auth],
        "",
    );
    let token = reply.json()["sessionToken"].as_str().unwrap().to_owned();
    let cookie = format!("cookie: a=b; HZN={token}");
    for path in ["userinfo", "scim/Me"] {
        let reply = send(&running, "GET", &format!("{API}/{path}"), &[&cookie], "");
        assert_eq!(reply.status, 200, "{path}");
    }
    running.set_switch("hzn-cookie", "no").unwrap();
    let reply = send(&running, "GET", &format!("{API}/userinfo"), &[&cookie], "");
    assert_eq!(reply.status, 401);
}

#[test]
fn rule_sets_make_administrators() {
    let running = start(&[]);
    let admin = session(&running);
    let to =
        |method: &str, target: &str, body: &Value| call(&running, &admin, method, target, body);
    let user = json!({"userName": "joe", "password": "p", "emails": "j@x.invalid",
        "name": {"givenName": "J", "familyName": "D"}});
    let user = to("POST", &format!("{API}/scim/Users"), &user).json();
    let sets = to("GET", "/acs/rulesets", &Value::Null);
    assert!(
        sets.header("content-type")
            .unwrap()
            .contains("vidm.accesscontrol.ruleset.list+json")
    );
    let sets = sets.json();
    let all = sets["items"].as_array().unwrap();
    let set = all.iter().find(|one| one["name"] == "Super Admin").unwrap();
    // Clients join a base that ends in a slash with this.
    let place = format!(
        "/{}",
        set["_links"]["associations"]["href"].as_str().unwrap()
    );
    let login = || {
        let body = json!({"username": "joe", "password": "p", "issueToken": true}).to_string();
        let target = "/SAAS/API/1.0/REST/auth/system/login";
        send(
            &running,
            "POST",
            target,
            &["content-type: application/json"],
            &body,
        )
        .json()["admin"]
            .clone()
    };
    assert_eq!(login(), false);
    let mut change = json!({"operations": [{"users": [user["id"]], "groups": [],
        "associationMethodTO": "POST"}]});
    assert_eq!(to("POST", &place, &change).status, 200);
    assert_eq!(login(), true);
    change["operations"][0]["associationMethodTO"] = json!("DELETE");
    assert_eq!(to("POST", &place, &change).json()["users"], json!([]));
    assert_eq!(login(), false);
    assert_eq!(to("POST", &place, &json!({})).status, 400);
    assert_eq!(to("GET", "/acs/rules/me", &Value::Null).status, 200);
}

#[test]
fn settings_lists_links_audit_and_synchronization() {
    let running = start(&[]);
    let admin = session(&running);
    let to = |method: &str, path: &str, body: &Value| -> Reply {
        call(&running, &admin, method, &format!("{API}/{path}"), body)
    };
    let config = "tenants/tenant/sandbox/config";
    let reply = to(
        "PUT",
        config,
        &json!([{"name": "browserSessionTimeout", "value": "60"}]),
    );
    assert_eq!(reply.status, 200, "{}", reply.body);
    let list = to("GET", config, &Value::Null).json();
    assert_eq!(
        list[0],
        json!({"name": "browserSessionTimeout", "value": "60", "_links": {}})
    );
    assert_eq!(
        to("GET", "tenants/tenant/other/config", &Value::Null).status,
        404
    );
    let store = to(
        "PUT",
        "localuserstore",
        &json!({"showLocalUserStore": false}),
    );
    assert_eq!(store.json()["showLocalUserStore"], false);
    assert!(store.json()["uuid"].is_string());
    for (path, name) in [
        ("orgnetworks", "ALL RANGES"),
        ("accessPolicies", "default_access_policy_set"),
    ] {
        assert_eq!(
            to("GET", path, &Value::Null).json()["items"][0]["name"],
            name
        );
    }
    assert_eq!(
        to("POST", "catalogitems/search", &json!({})).json()["items"],
        json!([])
    );

    let user = json!({"userName": "new", "emails": "n@x.invalid",
        "name": {"givenName": "N", "familyName": "N"}});
    let user = to("POST", "scim/Users?sendMail=false", &user).json();
    let id = user["id"].as_str().unwrap();
    let rights = format!("entitlements/definitions/users/{id}");
    assert_eq!(to("GET", &rights, &Value::Null).status, 200);
    let everybody = user_group(&running, &admin);
    for (group, status) in [(everybody.as_str(), 200), ("other", 404)] {
        let rights = format!("entitlements/definitions/groups/{group}");
        assert_eq!(to("GET", &rights, &Value::Null).status, status);
    }
    let who = json!({"userName": "new", "domain": "System Domain"});
    let link = to("POST", "token/auth/state", &who);
    assert!(
        link.json()["loginLink"]
            .as_str()
            .unwrap()
            .contains("/auth/login?token=")
    );
    assert_eq!(to("POST", "token/auth/state", &who).status, 409);
    assert_eq!(
        to("DELETE", &format!("token/auth/state/{id}"), &Value::Null).status,
        204
    );
    assert_eq!(
        to("POST", "token/auth/state", &json!({"userName": "x"})).status,
        404
    );

    let ad = json!({"directoryType": "ACTIVE_DIRECTORY_LDAP", "name": "AD", "baseDN": "dc=x"});
    let media = "content-type: application/vnd.vmware.horizon.manager.connector.management.directory.ad.over.ldap+json";
    let header = format!("authorization: {admin}");
    let base = format!("{API}/connectormanagement/directoryconfigs");
    let made = send(&running, "POST", &base, &[&header, media], &ad.to_string());
    let id = made.json()["directoryConfigId"]
        .as_str()
        .unwrap()
        .to_owned();
    let later = format!("connectormanagement/directoryconfigurations/{id}/sync/v2");
    let safe = json!({"ignoreSafeguards": "false"});
    assert_eq!(to("POST", &later, &safe).status, 200);
    let first = format!("connectormanagement/directoryconfigs/{id}/syncprofile/sync");
    assert_eq!(to("POST", &first, &safe).status, 200);

    let audit = "/analytics/reports/audit?pageSize=2&objectType=Users";
    let report = call(&running, &admin, "GET", audit, &Value::Null).json();
    assert_eq!(report["data"].as_array().unwrap().len(), 1);
    assert!(report["header"].is_array());
    let large = "/analytics/reports/audit?pageSize=5001";
    assert_eq!(
        call(&running, &admin, "GET", large, &Value::Null).status,
        400
    );
}

/// The id of the group ALL USERS, which is as old as the tenant.
fn user_group(running: &ws1_okta::sandbox::Running, admin: &str) -> String {
    let path = format!("{API}/scim/Groups?filter=displayName+eq+%22ALL%20USERS%22");
    let group = call(running, admin, "GET", &path, &Value::Null).json()["Resources"][0].clone();
    assert!(!group["meta"]["created"].as_str().unwrap().starts_with("19"));
    group["id"].as_str().unwrap().to_owned()
}
