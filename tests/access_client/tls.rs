//! Each trouble with a certificate has its own sentence.

use crate::fake::quick;
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair, date_time_ymd};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;
use ws1_okta::access::{AccessClient, Reached};
use ws1_okta::http::{HttpClient, HttpOptions};

/// Serves a health page under a certificate; gives the address and the authority's PEM.
async fn serve(name: &str, years: (i32, i32)) -> (SocketAddr, String) {
    let mut params = CertificateParams::new(Vec::new()).unwrap();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let authority = CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap();
    let mut params = CertificateParams::new(vec![name.to_owned()]).unwrap();
    params.not_before = date_time_ymd(years.0, 1, 1);
    params.not_after = date_time_ymd(years.1, 1, 1);
    let key = KeyPair::generate().unwrap();
    let certificate = params.signed_by(&key, &authority).unwrap();
    let config = ServerConfig::builder()
        .with_no_client_auth()
        .with_single_cert(
            vec![certificate.der().clone()],
            PrivateKeyDer::try_from(key.serialize_der()).unwrap(),
        )
        .unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            if let Ok(mut stream) = acceptor.accept(stream).await {
                let mut head = [0; 4096];
                let _ = stream.read(&mut head).await;
                let reply = "HTTP/1.1 200 OK\r\nContent-Length: 14\r\n\r\n{\"allOk\":true}";
                let _ = stream.write_all(reply.as_bytes()).await;
                let _ = stream.shutdown().await;
            }
        }
    });
    (address, authority.pem())
}

async fn reach(address: SocketAddr, ca_file: Option<PathBuf>) -> Result<Reached, (String, String)> {
    let tenant: ws1_okta::values::TenantUrl = format!("https://{address}").parse().unwrap();
    let options = HttpOptions { ca_file, ..quick() };
    let http = HttpClient::new(&options, &tenant).unwrap();
    let result = AccessClient::new(http, tenant).reach().await;
    result.map_err(|error| (error.to_string(), error.hint().unwrap()))
}

#[tokio::test]
async fn names_each_trouble_with_a_certificate() {
    let directory = tempfile::tempdir().unwrap();
    let good = (2020, 2090);
    for (name, years, trusted, sentence, hint) in [
        ("127.0.0.1", good, true, None, ""),
        (
            "127.0.0.1",
            good,
            false,
            Some(
                "the certificate of 127.0.0.1 comes from an authority that this machine does not trust",
            ),
            "--ca-file",
        ),
        (
            "127.0.0.1",
            (2020, 2021),
            true,
            Some("the certificate of 127.0.0.1 has expired"),
            "clock",
        ),
        (
            "127.0.0.1",
            (2089, 2090),
            true,
            Some("the certificate of 127.0.0.1 is not valid yet"),
            "clock",
        ),
        (
            "other.example",
            good,
            true,
            Some("the certificate that 127.0.0.1 showed is for another host"),
            "host",
        ),
    ] {
        let (address, pem) = serve(name, years).await;
        let path = directory.path().join("ca.pem");
        std::fs::write(&path, pem).unwrap();
        let result = reach(address, trusted.then_some(path)).await;
        match sentence {
            None => assert!(result.is_ok(), "{result:?}"),
            Some(sentence) => {
                let (text, given) = result.unwrap_err();
                assert_eq!(text, format!("cannot reach the tenant: {sentence}"));
                assert!(given.contains(hint), "{given}");
            }
        }
    }
}

#[tokio::test]
async fn names_a_server_that_speaks_no_tls() {
    let plain =
        crate::fake::Fake::always(crate::fake::Script::Raw(b"HTTP/1.1 400 X\r\n\r\n".to_vec()));
    let address = plain.url.strip_prefix("http://").unwrap().parse().unwrap();
    // The scripted server waits for a line end, which a TLS greeting need not hold.
    let (text, _) = reach(address, None).await.unwrap_err();
    assert!(
        text.contains("no secure connection to 127.0.0.1") || text.contains("no connection to"),
        "{text}"
    );
}
