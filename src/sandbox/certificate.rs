//! The made certificate for HTTPS: an authority, and a leaf for the names of loopback.

use std::fmt;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rcgen::{
    BasicConstraints, CertificateParams, CertifiedIssuer, DnType, ExtendedKeyUsagePurpose, IsCa,
    KeyPair, KeyUsagePurpose,
};
use serde::{Deserialize, Serialize};
use tokio_rustls::rustls::crypto::aws_lc_rs::default_provider;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;
use tokio_rustls::rustls::{self, ServerConfig};

use super::error::SandboxError;

/// What HTTPS needs.
pub(super) struct Made {
    /// The authority's certificate, for the client's trust store.
    pub(super) ca_pem: String,
    pub(super) config: Arc<ServerConfig>,
}

/// The certificates as the state file has them; the authority's key is not kept.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Saved {
    ca_pem: String,
    /// Base64 of DER.
    leaf: String,
    /// Base64 of PKCS#8.
    key: String,
}

impl fmt::Debug for Saved {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The key is not shown.
        formatter.debug_struct("Saved").finish_non_exhaustive()
    }
}

impl Saved {
    /// Makes an authority and a leaf for `localhost`, `127.0.0.1` and `::1`.
    pub(super) fn make() -> Result<Self, SandboxError> {
        let (ca_pem, leaf, key) = certificates().map_err(|error| wrong(error.into()))?;
        Ok(Self {
            ca_pem,
            leaf: STANDARD.encode(leaf),
            key: STANDARD.encode(key),
        })
    }

    /// What the server needs of them.
    pub(super) fn open(&self) -> Result<Made, SandboxError> {
        let decode = |text: &str| STANDARD.decode(text).map_err(|error| wrong(error.into()));
        let leaf = Leaf::from(decode(&self.leaf)?);
        let key = PrivateKeyDer::try_from(decode(&self.key)?);
        let key = key.map_err(|text| wrong(text.into()))?;
        let config = configuration(vec![leaf], key).map_err(|error| wrong(error.into()))?;
        Ok(Made {
            ca_pem: self.ca_pem.clone(),
            config: Arc::new(config),
        })
    }
}

fn wrong(error: Box<dyn std::error::Error + Send + Sync>) -> SandboxError {
    SandboxError::Certificate(error)
}

type Leaf = rustls::pki_types::CertificateDer<'static>;

fn certificates() -> Result<(String, Leaf, Vec<u8>), rcgen::Error> {
    let mut ca = CertificateParams::new(Vec::new())?;
    ca.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    ca.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    ca.distinguished_name
        .push(DnType::CommonName, "ws1-okta sandbox, not a real authority");
    let ca = CertifiedIssuer::self_signed(ca, KeyPair::generate()?)?;
    let key = KeyPair::generate()?;
    let names = ["localhost", "127.0.0.1", "::1"].map(str::to_owned);
    let mut leaf = CertificateParams::new(names.to_vec())?;
    leaf.distinguished_name
        .push(DnType::CommonName, "localhost");
    leaf.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    let leaf = leaf.signed_by(&key, &ca)?;
    Ok((ca.pem(), leaf.der().clone(), key.serialize_der()))
}

fn configuration(
    chain: Vec<Leaf>,
    key: PrivateKeyDer<'static>,
) -> Result<ServerConfig, rustls::Error> {
    // The provider is named: a process may link several.
    let builder = ServerConfig::builder_with_provider(Arc::new(default_provider()));
    let builder = builder.with_safe_default_protocol_versions()?;
    builder.with_no_client_auth().with_single_cert(chain, key)
}
