//! Which servers are believed: those vouched for by an authority that the operating system trusts, or one
//! of `--ca-file`.

use super::HttpFault;
use crate::values::{is_dash, reason_of};
use rustls::ClientConfig;
use rustls::crypto::aws_lc_rs::default_provider;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls_platform_verifier::Verifier;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

/// How long settings are used again. Authorities change, and a process may run for months.
const KEPT: Duration = Duration::from_secs(60);

/// The TLS settings of a process, made once for each `--ca-file`: the system's authorities are read from a
/// hundred files on Linux, and the profiles of a fleet share them. Clones share what was made.
#[derive(Clone, Default)]
pub struct Trust {
    made: Arc<Mutex<HashMap<Option<PathBuf>, Made>>>,
    stdin: Arc<OnceLock<String>>,
}

struct Made {
    at: Instant,
    settings: ClientConfig,
}

impl Trust {
    /// Takes what standard input said, which is the file `-` from now on.
    pub fn take_stdin(&self, pem: String) {
        // Said once, it stays: it can only be the same.
        let _ = self.stdin.set(pem);
    }

    /// Whether the file has authorities in it.
    pub(super) fn check(&self, ca_file: &Path) -> Result<(), HttpFault> {
        read_ca_file(ca_file, self.stdin.get()).map(drop)
    }

    /// Settings that believe the system's authorities and those of the file (PEM).
    pub(super) fn settings(&self, ca_file: Option<&Path>) -> Result<ClientConfig, HttpFault> {
        self.settings_at(Instant::now(), ca_file)
    }

    fn settings_at(&self, now: Instant, ca_file: Option<&Path>) -> Result<ClientConfig, HttpFault> {
        // Held while they are made, so that of many at once one reads the files.
        let mut all = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        let key = ca_file.map(Path::to_owned);
        if let Some(made) = all.get(&key)
            && now.duration_since(made.at) < KEPT
        {
            return Ok(made.settings.clone());
        }
        let settings = read(ca_file, self.stdin.get())?;
        let made = Made {
            at: now,
            settings: settings.clone(),
        };
        all.insert(key, made);
        Ok(settings)
    }
}

fn read(ca_file: Option<&Path>, stdin: Option<&String>) -> Result<ClientConfig, HttpFault> {
    let more = ca_file.map(|path| read_ca_file(path, stdin)).transpose()?;
    let more = more.unwrap_or_default();
    let provider = Arc::new(default_provider());
    let verifier = Verifier::new_with_extra_roots(more, Arc::clone(&provider));
    let verifier = verifier.map_err(|error| fault_of(&error, ca_file))?;
    let versions = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| fault_of(&error, None))?;
    // "Dangerous" is the library's word for any verifier but its own. This one is of the same makers, and the
    // one that the HTTP library would take.
    let mut settings = versions
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(verifier))
        .with_no_client_auth();
    settings.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(settings)
}

fn read_ca_file(
    path: &Path,
    stdin: Option<&String>,
) -> Result<Vec<CertificateDer<'static>>, HttpFault> {
    let pem = if is_dash(path) {
        stdin.cloned().unwrap_or_default().into_bytes()
    } else {
        std::fs::read(path).map_err(|error| HttpFault::CaFileUnreadable {
            path: path.to_owned(),
            reason: reason_of(&error),
        })?
    };
    CertificateDer::pem_slice_iter(&pem)
        .collect::<Result<Vec<_>, _>>()
        .ok()
        .filter(|certificates| !certificates.is_empty())
        .ok_or_else(|| HttpFault::CaFileInvalid {
            path: path.to_owned(),
        })
}

fn fault_of(error: &rustls::Error, ca_file: Option<&Path>) -> HttpFault {
    match (ca_file, error) {
        (Some(path), _) => HttpFault::CaFileInvalid {
            path: path.to_owned(),
        },
        // The only way in which the verifier says that the machine has no store.
        (None, rustls::Error::General(text)) if text.contains("No CA certificates") => {
            HttpFault::NoTrustStore
        }
        (None, error) => HttpFault::Client {
            reason: error.to_string(),
        },
    }
}

#[cfg(test)]
#[cfg(feature = "sandbox")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_file_is_read_once_a_minute() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ca.pem");
        let made = rcgen::generate_simple_self_signed(["acme.invalid".to_owned()]).unwrap();
        std::fs::write(&path, made.cert.pem()).unwrap();
        let (trust, now) = (Trust::default(), Instant::now());
        let read = |after| trust.clone().settings_at(now + after, Some(&path));
        assert!(read(Duration::ZERO).is_ok());
        std::fs::remove_file(&path).unwrap();
        assert!(read(KEPT / 2).is_ok());
        assert!(matches!(
            read(KEPT),
            Err(HttpFault::CaFileUnreadable { .. })
        ));
        let other = trust.settings(Some(&folder.path().join("other.pem")));
        assert!(matches!(other, Err(HttpFault::CaFileUnreadable { .. })));
    }

    proptest! {
        #[test]
        fn a_file_of_anything_is_refused(bytes in any::<Vec<u8>>(), inner in "[A-Za-z0-9+/=\n]{0,80}") {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("ca.pem");
            let pem = format!("-----BEGIN CERTIFICATE-----\n{inner}\n-----END CERTIFICATE-----\n");
            for content in [bytes, pem.into_bytes()] {
                std::fs::write(&path, content).unwrap();
                let fault = read(Some(&path), None).err();
                let is_told = matches!(&fault, Some(HttpFault::CaFileInvalid { .. }));
                prop_assert!(is_told, "{fault:?}");
            }
        }
    }
}
