use super::json;
use super::jwt;
use crate::http::{Redactor, Reply};
use crate::values::AccessToken;
use jiff::Timestamp;

/// A fresh access token with what the reply and the token itself say about its life. A refresh token in
/// the reply is dropped at once.
#[derive(Debug, Clone)]
pub struct TokenGrant {
    /// The token.
    pub token: AccessToken,
    /// `expires_in`, in seconds from the server's now; 0 means expired, and the −1 for "unknown"
    /// (§2.2) is `None`.
    pub expires_in: Option<u64>,
    /// The token's own `exp`.
    pub jwt_expires_at: Option<Timestamp>,
    /// The token's own `iat`.
    pub issued_at: Option<Timestamp>,
    /// The server's clock, by the header `Date`.
    pub server_date: Option<Timestamp>,
    /// The scopes that were granted, separated by blanks.
    pub scope: Option<String>,
}

/// Reads the reply of the token endpoint (§2.2); `None` if it holds no usable token. Its secrets are
/// made known to the redactor.
pub(super) fn read(reply: &Reply, redactor: &Redactor) -> Option<TokenGrant> {
    let fields = json::object(&reply.body)?;
    if let Some(refresh) = json::text(&fields, &["refresh_token"]) {
        redactor.add(&refresh);
    }
    let token =
        AccessToken::from_text(json::field(&fields, &["access_token"])?.as_str()?.trim()).ok()?;
    redactor.add_secret(&token);
    let claims = jwt::claims(&token);
    Some(TokenGrant {
        expires_in: json::field(&fields, &["expires_in"])
            .and_then(json::integer)
            .and_then(|seconds| u64::try_from(seconds).ok()),
        jwt_expires_at: claims.as_ref().and_then(|claims| claims.expires_at),
        issued_at: claims.as_ref().and_then(|claims| claims.issued_at),
        server_date: reply.date,
        scope: Some(json::words(json::field(&fields, &["scope"])).join(" "))
            .filter(|scope| !scope.is_empty()),
        token,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    fn grant(body: &str) -> Option<TokenGrant> {
        read(&Reply::of(200, body), &Redactor::default())
    }

    #[test]
    fn reads_every_form_of_expires_in() {
        for (given, seconds) in [
            ("10799", Some(10799)),
            ("\"10799\"", Some(10799)),
            ("10799.0", Some(10799)),
            ("0", Some(0)),
            ("-1", None),
            ("null", None),
            ("\"soon\"", None),
        ] {
            let body = format!(r#"{{"access_token":"opaque","expires_in":{given}}}"#);
            assert_eq!(grant(&body).unwrap().expires_in, seconds, "{given}");
        }
        let bare = grant(r#"{"access_token":"opaque","scope":"admin  user"}"#).unwrap();
        assert_eq!(bare.scope.as_deref(), Some("admin user"));
        assert_eq!((bare.expires_in, bare.jwt_expires_at), (None, None));
    }

    #[test]
    fn wants_a_token() {
        for body in [
            "",
            "{}",
            r#"{"access_token":""}"#,
            r#"{"access_token":null}"#,
            "[]",
        ] {
            assert!(grant(body).is_none(), "{body}");
        }
    }

    proptest! {
        #[test]
        fn what_is_granted_reads_back_and_its_secrets_are_known(
            token in "[A-Za-z0-9._-]{16,60}",
            refresh in "[A-Za-z0-9]{16,60}",
            seconds: i64,
            is_text: bool,
            body in "[\\[\\]{}\",:0-9a-z_ ]*",
        ) {
            let given = if is_text { json!(seconds.to_string()) } else { json!(seconds) };
            let body_of_all = json!({
                "access_token": token, "refresh_token": refresh, "expires_in": given, "scope": "admin",
            });
            let redactor = Redactor::default();
            let reply = Reply::of(200, &body_of_all.to_string());
            let granted = read(&reply, &redactor).unwrap();
            prop_assert_eq!(granted.token.expose(), &token);
            // What a number of JSON cannot carry exactly is not taken at all.
            let expected = u64::try_from(seconds).ok();
            prop_assert!(granted.expires_in == expected || seconds.unsigned_abs() > 1 << 51);
            let shown = redactor.redact(&format!("{token} or {refresh} elsewhere"));
            prop_assert!(!shown.contains(&token) && !shown.contains(&refresh), "{}", shown);
            let debug = format!("{granted:?}");
            prop_assert!(!debug.contains(&token) && !debug.contains(&refresh), "{}", debug);
            let _ = grant(&body);
        }
    }
}
