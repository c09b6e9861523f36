//! What an access token says about itself, read offline (§2.2). Nothing is verified: the service alone
//! decides what a token is worth.

use super::json;
use crate::values::AccessToken;
use base64::Engine;
use base64::alphabet::URL_SAFE;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use jiff::Timestamp;

/// The claims that we use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claims {
    /// `exp`: when the token ends.
    pub expires_at: Option<Timestamp>,
    /// `iat`: when it was made.
    pub issued_at: Option<Timestamp>,
    /// `cid`: the OAuth client that it was made for.
    pub client_id: Option<String>,
    /// `prn`: the client or person, with the tenant in upper case behind an `@`.
    pub principal: Option<String>,
}

const DECODER: GeneralPurpose = GeneralPurpose::new(
    &URL_SAFE,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// Reads the claims; `None` for anything that is not a JWT.
pub fn claims(token: &AccessToken) -> Option<Claims> {
    let mut parts = token.expose().trim().split('.');
    let (Some(_), Some(payload), Some(_), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return None;
    };
    let fields = json::object(&DECODER.decode(payload).ok()?)?;
    let time = |name| {
        let seconds = json::field(&fields, &[name]).and_then(json::integer)?;
        Timestamp::from_second(seconds).ok()
    };
    Some(Claims {
        expires_at: time("exp"),
        issued_at: time("iat"),
        client_id: json::text(&fields, &["cid"]),
        principal: json::text(&fields, &["prn"]),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use base64::engine::general_purpose::{URL_SAFE, URL_SAFE_NO_PAD};
    use proptest::prelude::*;

    fn token(payload: &str) -> AccessToken {
        let payload = URL_SAFE_NO_PAD.encode(payload);
        AccessToken::from_text(&format!("eyJ0eXAiOiJKV1QifQ.{payload}.c2ln")).unwrap()
    }

    #[test]
    fn reads_the_claims_of_a_real_form() {
        let claims = claims(&token(
            r#"{"exp":1602452437,"iat":1602441637,"sub":"x","scp":"admin","prn":"API-Admin@ACME","cid":"API-Admin"}"#,
        ))
        .unwrap();
        assert_eq!(claims.expires_at.unwrap().as_second(), 1_602_452_437);
        assert_eq!(claims.issued_at.unwrap().as_second(), 1_602_441_637);
        assert_eq!(claims.client_id.as_deref(), Some("API-Admin"));
        assert_eq!(claims.principal.as_deref(), Some("API-Admin@ACME"));
    }

    #[test]
    fn takes_numbers_as_text_and_padding() {
        let payload = URL_SAFE.encode(r#"{"exp":"1602452437.0","iat":"x"}"#);
        let padded = AccessToken::from_text(&format!("a.{payload}.")).unwrap();
        let claims = claims(&padded).unwrap();
        assert_eq!(claims.expires_at.unwrap().as_second(), 1_602_452_437);
        assert_eq!(claims.issued_at, None);
    }

    #[test]
    fn says_nothing_about_anything_else() {
        for text in ["opaque", "a.b", "a.b.c", "a.e30.c.d", "a.W10.c", "a..c"] {
            assert_eq!(
                claims(&AccessToken::from_text(text).unwrap()),
                None,
                "{text}"
            );
        }
    }

    proptest! {
        #[test]
        fn what_is_claimed_reads_back(exp in 0_i64..4_000_000_000, iat in 0_i64.., id in "[A-Za-z0-9._@-]{1,40}") {
            let payload = format!("{{\"cid\":\"{id}\",\"exp\":{exp},\"iat\":\"{iat}\",\"prn\":\"{id}@ACME\"}}");
            let claims = claims(&token(&payload)).unwrap();
            prop_assert_eq!(claims.expires_at.map(Timestamp::as_second), Some(exp));
            prop_assert_eq!(claims.issued_at, Timestamp::from_second(iat).ok());
            prop_assert_eq!(claims.client_id.as_deref(), Some(&*id));
            prop_assert_eq!(claims.principal, Some(format!("{id}@ACME")));
        }

        #[test]
        fn never_panics(text in "[!-~]{1,40}|[a-zA-Z0-9_-]{1,9}\\.[a-zA-Z0-9_=-]{0,60}\\.x") {
            let _ = claims(&AccessToken::from_text(&text).unwrap());
        }

        #[test]
        fn never_panics_on_numbers(number in any::<f64>()) {
            let _ = claims(&token(&format!("{{\"exp\":{number:?}}}")));
        }
    }
}
