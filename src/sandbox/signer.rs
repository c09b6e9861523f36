//! The tenant's RSA key: signing tokens (RS256), checking them, and showing the public half.

use aws_lc_rs::encoding::AsDer;
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::{KeyPair, KeySize};
use aws_lc_rs::signature::{
    KeyPair as _, RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_SHA256, UnparsedPublicKey,
};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use serde_json::{Map, Value, json};

use super::error::SandboxError;

/// A private key and the number under which its public half is listed.
#[derive(Debug)]
pub(super) struct Signer {
    pair: KeyPair,
    /// Looks like epoch seconds in the real service (`ws1-access-api.md` §2.2).
    key_id: String,
}

impl Signer {
    /// Makes a new key of 2048 bits.
    pub(super) fn generate(key_id: String) -> Result<Self, SandboxError> {
        let pair = KeyPair::generate(KeySize::Rsa2048).map_err(|_| SandboxError::SigningKey)?;
        Ok(Self { pair, key_id })
    }

    /// Reads what [`Signer::to_text`] wrote.
    pub(super) fn from_text(key_id: String, text: &str) -> Result<Self, SandboxError> {
        let der = STANDARD
            .decode(text)
            .map_err(|_| SandboxError::SigningKey)?;
        let pair = KeyPair::from_pkcs8(&der).map_err(|_| SandboxError::SigningKey)?;
        Ok(Self { pair, key_id })
    }

    /// The private key in PKCS#8, Base64.
    pub(super) fn to_text(&self) -> Result<String, SandboxError> {
        let der: aws_lc_rs::encoding::Pkcs8V1Der<'_> =
            self.pair.as_der().map_err(|_| SandboxError::SigningKey)?;
        Ok(STANDARD.encode(der.as_ref()))
    }

    /// The number of the key.
    pub(super) fn key_id(&self) -> &str {
        &self.key_id
    }

    /// A signed token with these claims; `with_key_id` puts `kid` into its header.
    pub(super) fn sign(&self, claims: &Value, with_key_id: bool) -> Result<String, SandboxError> {
        let mut header = json!({"typ": "JWT", "alg": "RS256"});
        if with_key_id {
            header["kid"] = Value::from(self.key_id.as_str());
        }
        let encode = |part: &Value| URL_SAFE_NO_PAD.encode(part.to_string());
        let message = format!("{}.{}", encode(&header), encode(claims));
        let mut signature = vec![0; self.pair.public_modulus_len()];
        self.pair
            .sign(
                &RSA_PKCS1_SHA256,
                &SystemRandom::new(),
                message.as_bytes(),
                &mut signature,
            )
            .map_err(|_| SandboxError::SigningKey)?;
        Ok(format!("{message}.{}", URL_SAFE_NO_PAD.encode(signature)))
    }

    /// The claims of a token that this key signed; nothing for any other text.
    pub(super) fn claims(&self, token: &str) -> Option<Map<String, Value>> {
        let (message, signature) = token.rsplit_once('.')?;
        let signature = URL_SAFE_NO_PAD.decode(signature).ok()?;
        UnparsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, self.pair.public_key().as_ref())
            .verify(message.as_bytes(), &signature)
            .ok()?;
        let (_, payload) = message.split_once('.')?;
        serde_json::from_slice(&URL_SAFE_NO_PAD.decode(payload).ok()?).ok()
    }

    /// The public key as the service's own form (`ws1-access-api.md` §2.3, `format=jwk`).
    pub(super) fn own_form(&self) -> Value {
        let (modulus, exponent) = self.numbers();
        json!({"alg": "RSA", "mod": modulus, "exp": exponent, "kid": self.key_id})
    }

    /// The public key as a JSON Web Key Set (`format=jwks`).
    pub(super) fn key_set(&self) -> Value {
        let (modulus, exponent) = self.numbers();
        json!({"keys": [{
            "kty": "RSA", "use": "sig", "alg": "RS256",
            "kid": self.key_id, "n": modulus, "e": exponent,
        }]})
    }

    /// The public key as PEM (`format=pem`).
    pub(super) fn pem(&self) -> Result<String, SandboxError> {
        let der: aws_lc_rs::encoding::PublicKeyX509Der<'_> = self
            .pair
            .public_key()
            .as_der()
            .map_err(|_| SandboxError::SigningKey)?;
        let text = STANDARD.encode(der.as_ref());
        let mut pem = String::from("-----BEGIN PUBLIC KEY-----\n");
        let mut rest = text.as_str();
        while !rest.is_empty() {
            let (line, tail) = rest.split_at(rest.len().min(64));
            pem.push_str(line);
            pem.push('\n');
            rest = tail;
        }
        pem.push_str("-----END PUBLIC KEY-----\n");
        Ok(pem)
    }

    fn numbers(&self) -> (String, String) {
        let key = self.pair.public_key();
        let encode = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
        (
            encode(key.modulus().big_endian_without_leading_zero()),
            encode(key.exponent().big_endian_without_leading_zero()),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_checked_and_survive_the_key_being_saved() {
        let signer = Signer::generate("1".to_owned()).unwrap();
        let token = signer.sign(&json!({"cid": "a"}), true).unwrap();
        assert_eq!(signer.claims(&token).unwrap()["cid"], "a");
        let again = Signer::from_text("1".to_owned(), &signer.to_text().unwrap()).unwrap();
        assert!(again.claims(&token).is_some());
        assert!(
            signer
                .pem()
                .unwrap()
                .starts_with("-----BEGIN PUBLIC KEY-----\nMII")
        );

        let other = Signer::generate("2".to_owned()).unwrap();
        assert!(other.claims(&token).is_none());
        let forged = token.replacen(|one: char| one.is_ascii_digit(), "x", 1);
        assert!(forged == token || signer.claims(&forged).is_none());
        assert!(signer.claims("no token").is_none());
    }
}
