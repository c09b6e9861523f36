//! A TLS server before a tenant, as a load balancer stands before the real service: its certificate,
//! name, address, TLS versions and HTTP versions are the test's to choose. It notes what comes, and can
//! answer in the tenant's place.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use http_body_util::{BodyExt as _, Full};
use hyper::body::{Bytes, Incoming};
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo};
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair, date_time_ymd};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;
use tokio_rustls::rustls::version::{TLS12, TLS13};
use tokio_rustls::rustls::{ServerConfig, SupportedProtocolVersion};

use super::{Command, Home, Tenant};

/// What is answered in the tenant's place: a status, and where a redirect leads.
pub(crate) type Instead = Option<(u16, String)>;

/// A front that is not started yet.
pub(crate) struct FrontBuilder {
    name: &'static str,
    years: (i32, i32),
    is_self_signed: bool,
    address: &'static str,
    versions: Vec<&'static SupportedProtocolVersion>,
    protocols: &'static [&'static str],
    answer: Box<dyn Fn(&Seen) -> Instead + Send + Sync>,
}

/// A request as it came.
#[derive(Debug, Clone)]
pub(crate) struct Seen {
    pub(crate) method: String,
    pub(crate) path: String,
    /// Such as `HTTP/1.1`.
    pub(crate) protocol: String,
    /// Such as `TLSv1_3`.
    pub(crate) tls: String,
}

/// A server that runs until the test's process ends.
pub(crate) struct Front {
    pub(crate) address: SocketAddr,
    /// The authority of its certificate.
    pub(crate) ca_pem: String,
    seen: Arc<Mutex<Vec<Seen>>>,
}

impl Default for FrontBuilder {
    fn default() -> Self {
        Self {
            name: "127.0.0.1",
            years: (2000, 2090),
            is_self_signed: false,
            address: "127.0.0.1:0",
            versions: vec![&TLS13, &TLS12],
            protocols: &[],
            answer: Box::new(|_| None),
        }
    }
}

impl FrontBuilder {
    /// The host that the certificate is for.
    pub(crate) fn name(self, name: &'static str) -> Self {
        Self { name, ..self }
    }

    /// The certificate is valid from the first day of one year to that of another.
    pub(crate) fn years(self, from: i32, until: i32) -> Self {
        let years = (from, until);
        Self { years, ..self }
    }

    /// No authority stands behind the certificate.
    pub(crate) fn self_signed(self) -> Self {
        let is_self_signed = true;
        Self {
            is_self_signed,
            ..self
        }
    }

    pub(crate) fn address(self, address: &'static str) -> Self {
        Self { address, ..self }
    }

    pub(crate) fn only_tls12(self) -> Self {
        let versions = vec![&TLS12];
        Self { versions, ..self }
    }

    /// What ALPN offers, the most wanted first.
    pub(crate) fn protocols(self, protocols: &'static [&'static str]) -> Self {
        Self { protocols, ..self }
    }

    /// Sees each request before the tenant does, and may answer it.
    pub(crate) fn answer(self, answer: impl Fn(&Seen) -> Instead + Send + Sync + 'static) -> Self {
        let answer = Box::new(answer);
        Self { answer, ..self }
    }

    /// Starts it before a tenant.
    pub(crate) fn start(self, tenant: &Tenant) -> Front {
        let (ca_pem, config) = self.config();
        let listener = std::net::TcpListener::bind(self.address).unwrap();
        listener.set_nonblocking(true).unwrap();
        let seen = Arc::new(Mutex::new(Vec::new()));
        let front = Front {
            address: listener.local_addr().unwrap(),
            ca_pem,
            seen: Arc::clone(&seen),
        };
        let shared = Arc::new(Shared {
            tenant: tenant.url().to_owned(),
            answer: self.answer,
            seen,
            client: reqwest::Client::builder()
                .no_proxy()
                .redirect(reqwest::redirect::Policy::none())
                .tls_certs_only([])
                .build()
                .unwrap(),
        });
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .unwrap();
            runtime.block_on(serve(listener, TlsAcceptor::from(config), shared));
        });
        front
    }

    /// The authority, and what the server shows.
    fn config(&self) -> (String, Arc<ServerConfig>) {
        let key = KeyPair::generate().unwrap();
        let mut leaf = CertificateParams::new(vec![self.name.to_owned()]).unwrap();
        leaf.not_before = date_time_ymd(self.years.0, 1, 1);
        leaf.not_after = date_time_ymd(self.years.1, 1, 1);
        let (ca_pem, leaf) = if self.is_self_signed {
            let leaf = leaf.self_signed(&key).unwrap();
            (leaf.pem(), leaf)
        } else {
            let mut params = CertificateParams::new(Vec::new()).unwrap();
            params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
            let ca = CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap();
            (ca.pem(), leaf.signed_by(&key, &ca).unwrap())
        };
        let mut config = ServerConfig::builder_with_protocol_versions(&self.versions)
            .with_no_client_auth()
            .with_single_cert(
                vec![leaf.der().clone()],
                PrivateKeyDer::try_from(key.serialize_der()).unwrap(),
            )
            .unwrap();
        let protocols = self.protocols.iter();
        config.alpn_protocols = protocols.map(|name| name.as_bytes().to_vec()).collect();
        (ca_pem, Arc::new(config))
    }
}

impl Front {
    pub(crate) fn builder() -> FrontBuilder {
        FrontBuilder::default()
    }

    /// The tenant's address behind it.
    pub(crate) fn url(&self) -> String {
        format!("https://{}", self.address)
    }

    /// `setup` for the tenant behind it, trusting its authority.
    pub(crate) fn setup(&self, home: &Home) -> Command {
        self.setup_at(home, &self.url())
    }

    /// The same by another address of it.
    pub(crate) fn setup_at(&self, home: &Home, url: &str) -> Command {
        super::tenant::setup(home, url)
            .args("--ca-file")
            .arg(home.file("ca.pem", &self.ca_pem))
    }

    /// All that came, in order.
    pub(crate) fn seen(&self) -> Vec<Seen> {
        self.seen.lock().unwrap().clone()
    }
}

struct Shared {
    tenant: String,
    answer: Box<dyn Fn(&Seen) -> Instead + Send + Sync>,
    seen: Arc<Mutex<Vec<Seen>>>,
    client: reqwest::Client,
}

async fn serve(listener: std::net::TcpListener, acceptor: TlsAcceptor, shared: Arc<Shared>) {
    let listener = tokio::net::TcpListener::from_std(listener).unwrap();
    loop {
        let (stream, _) = listener.accept().await.unwrap();
        let (acceptor, shared) = (acceptor.clone(), Arc::clone(&shared));
        tokio::spawn(async move {
            // A handshake that fails is the client's to report.
            let Ok(stream) = acceptor.accept(stream).await else {
                return;
            };
            let session = stream.get_ref().1;
            let tls = format!("{:?}", session.protocol_version().unwrap());
            let is_http2 = session.alpn_protocol() == Some(b"h2");
            let service = service_fn(move |request| {
                let (shared, tls) = (Arc::clone(&shared), tls.clone());
                async move { Ok::<_, Infallible>(pass_on(&shared, tls, request).await) }
            });
            let stream = TokioIo::new(stream);
            // A client may leave at any time.
            if is_http2 {
                let server = hyper::server::conn::http2::Builder::new(TokioExecutor::new());
                let _ = server.serve_connection(stream, service).await;
            } else {
                let server = hyper::server::conn::http1::Builder::new();
                let _ = server.serve_connection(stream, service).await;
            }
        });
    }
}

async fn pass_on(
    shared: &Shared,
    tls: String,
    request: hyper::Request<Incoming>,
) -> hyper::Response<Full<Bytes>> {
    let (head, body) = request.into_parts();
    let target = head.uri.path_and_query().unwrap().to_string();
    let seen = Seen {
        method: head.method.to_string(),
        path: target.clone(),
        protocol: format!("{:?}", head.version),
        tls,
    };
    shared.seen.lock().unwrap().push(seen.clone());
    if let Some((status, location)) = (shared.answer)(&seen) {
        let reply = hyper::Response::builder().status(status);
        let reply = reply.header(hyper::header::LOCATION, location);
        return reply.body(Full::default()).unwrap();
    }
    let mut headers = head.headers;
    // The tenant goes by another name here.
    headers.remove(hyper::header::HOST);
    let body = body.collect().await.unwrap().to_bytes();
    let sent = shared
        .client
        .request(head.method, format!("{}{target}", shared.tenant))
        .headers(headers)
        .body(body)
        .send()
        .await
        .unwrap();
    let mut reply = hyper::Response::builder().status(sent.status());
    for (name, value) in sent.headers() {
        // HTTP/2 has no such header, and the length is known.
        if name != hyper::header::CONNECTION && name != hyper::header::TRANSFER_ENCODING {
            reply = reply.header(name, value);
        }
    }
    reply.body(Full::new(sent.bytes().await.unwrap())).unwrap()
}
