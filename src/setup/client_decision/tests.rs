use super::*;
use crate::cli::Source;
use crate::setup::inputs::Sourced;
use crate::values::ClientSecret;
use serde_json::json;

fn wish() -> ClientWish {
    let default = |ttl| Sourced::new(ttl, Source::Default);
    ClientWish {
        id: Sourced::new(ClientId::default(), Source::Default),
        given_secret: None,
        access_token_ttl: default(ClientWish::ACCESS_TOKEN_TTL),
        refresh_token_ttl: default(ClientWish::REFRESH_TOKEN_TTL),
        idle_token_ttl: default(ClientWish::IDLE_TOKEN_TTL),
        issue_refresh_token: Sourced::new(false, Source::Default),
    }
}

fn facts(seen: ClientSeen) -> ClientFacts {
    ClientFacts {
        seen,
        proven: None,
        refused: Vec::new(),
        has_pending: false,
        is_creating: false,
        is_known: false,
        is_deletion_confirmed: false,
        known_settings: None,
    }
}

fn present(access_token_minutes: u32) -> ClientSeen {
    ClientSeen::Present(OAuthClient::for_tests(
        &ClientId::default(),
        &json!({
            "clientId": "OktaSCIM", "scope": "admin", "authGrantTypes": "client_credentials",
            "accessTokenTTL": access_token_minutes, "refreshTokenTTL": 129_600,
            "refreshTokenIdleTTL": 5760,
        }),
    ))
}

#[test]
fn an_absent_client_is_made_with_the_secret_at_hand() {
    let mut seen = facts(ClientSeen::Absent);
    assert_eq!(
        decide(&wish(), &seen).unwrap().new_secret,
        NewSecret::Generate
    );
    seen.has_pending = true;
    assert_eq!(
        decide(&wish(), &seen).unwrap().new_secret,
        NewSecret::Pending
    );
    let given = ClientWish {
        given_secret: Some(ClientSecret::from_text("given").unwrap()),
        ..wish()
    };
    let decision = decide(&given, &seen).unwrap();
    assert_eq!(
        (decision.change, decision.new_secret),
        (Change::Create, NewSecret::Given)
    );
}

#[test]
fn a_proven_client_is_kept_or_adopted() {
    let mut seen = facts(present(525_600));
    seen.proven = Some(SecretOrigin::Stored);
    seen.is_known = true;
    let decision = decide(&wish(), &seen).unwrap();
    assert_eq!((decision.change, decision.promotes), (Change::Keep, false));
    seen.is_known = false;
    seen.proven = Some(SecretOrigin::Given);
    let decision = decide(&wish(), &seen).unwrap();
    assert_eq!((decision.change, decision.promotes), (Change::Adopt, true));
}

#[test]
fn settings_change_only_when_asked() {
    let mut seen = facts(present(180));
    seen.proven = Some(SecretOrigin::Given);
    let decision = decide(&wish(), &seen).unwrap();
    assert_eq!(decision.change, Change::Adopt);
    assert_eq!(decision.token_life, Ttl::from_minutes(180));
    assert!(!decision.differences[0].changes);

    let asked = ClientWish {
        access_token_ttl: Sourced::new(ClientWish::ACCESS_TOKEN_TTL, Source::Answers),
        ..wish()
    };
    let decision = decide(&asked, &seen).unwrap();
    assert_eq!(decision.change, Change::Update);
    assert_eq!(decision.token_life, Some(ClientWish::ACCESS_TOKEN_TTL));
    assert_eq!(
        decision.differences,
        [Difference {
            field: "Access Token TTL",
            is: "3h".to_owned(),
            wished: "1y".to_owned(),
            changes: true
        }]
    );
}

#[test]
fn a_client_that_nothing_opens_is_a_conflict() {
    let mut seen = facts(present(525_600));
    assert_eq!(
        decide(&wish(), &seen).unwrap_err().code(),
        "client_id_taken"
    );
    seen.refused = vec![SecretOrigin::Given];
    assert_eq!(decide(&wish(), &seen).unwrap_err().code(), "client_refused");
    seen.refused = vec![SecretOrigin::Stored];
    seen.is_known = true;
    assert_eq!(decide(&wish(), &seen).unwrap_err().code(), "client_refused");
}

#[test]
fn a_change_that_was_interrupted_puts_the_kept_secret_back() {
    let mut seen = facts(present(525_600));
    // One file may serve for both.
    seen.refused = vec![SecretOrigin::Stored, SecretOrigin::Pending];
    seen.is_known = true;
    assert_eq!(decide(&wish(), &seen).unwrap_err().code(), "client_refused");
    seen.is_creating = true;
    let decision = decide(&wish(), &seen).unwrap();
    assert_eq!(
        (decision.change, decision.promotes),
        (Change::Update, false)
    );
}

#[test]
fn a_lost_secret_is_told_and_mended_only_when_confirmed() {
    let mut seen = facts(present(525_600));
    seen.refused = vec![SecretOrigin::Pending];
    // Somebody else's client of the same id is never deleted.
    assert_eq!(
        decide(&wish(), &seen).unwrap_err().code(),
        "client_id_taken"
    );
    seen.is_creating = true;
    seen.has_pending = true;
    assert_eq!(
        decide(&wish(), &seen).unwrap_err().code(),
        "client_secret_lost"
    );
    seen.is_deletion_confirmed = true;
    let decision = decide(&wish(), &seen).unwrap();
    assert_eq!(
        (decision.change, decision.new_secret),
        (Change::Replace, NewSecret::Pending)
    );
}
