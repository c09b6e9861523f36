//! Tokens, the system login and their claims (§11 points 1 and 9, §2.1).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

use crate::wire::{API, basic, call, client_token, make_client, send, session, start, with_client};

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
