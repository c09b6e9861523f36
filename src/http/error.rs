use crate::values::file_place;
use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

/// Why no reply came, with the host that it happened at. Its text names no URL, so no query either.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", sentence(.host, .fault))]
pub struct HttpError {
    host: String,
    fault: HttpFault,
}

/// What went wrong below the protocol.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HttpFault {
    /// The `--ca-file` cannot be read.
    CaFileUnreadable {
        /// The file.
        path: PathBuf,
        /// The operating system's reason.
        reason: String,
    },
    /// The `--ca-file` holds no certificate, or a broken one.
    CaFileInvalid {
        /// The file.
        path: PathBuf,
    },
    /// The operating system has no trusted certificates at all.
    NoTrustStore,
    /// The proxy's address cannot be used.
    ProxyAddress,
    /// The client could not be made for another reason.
    Client {
        /// The reason, in the library's words.
        reason: String,
    },
    /// The server's certificate comes from an authority that is not trusted.
    UnknownIssuer,
    /// The server's certificate is past its end.
    CertificateExpired,
    /// The server's certificate is not yet at its start.
    CertificateNotYetValid,
    /// The server's certificate is for another name.
    CertificateWrongName,
    /// Anything else about TLS.
    Tls {
        /// The reason, in the library's words.
        reason: String,
    },
    /// The host's name is not known.
    NameUnknown,
    /// The name servers do not answer at the moment.
    NameServer,
    /// Nothing listens there.
    Refused,
    /// The host cannot be reached over the network.
    Unreachable {
        /// The reason, in the library's words.
        reason: String,
    },
    /// No connection in time.
    ConnectTimeout {
        /// The limit.
        after: Duration,
    },
    /// No whole reply in time.
    Timeout {
        /// The limit.
        after: Duration,
    },
    /// The connection broke before the whole reply was there.
    Interrupted,
    /// The reply is longer than [`super::Reply::MAX_BODY`].
    BodyTooLarge,
    /// The answer was not HTTP, or broke its rules.
    NotHttp {
        /// The reason, in the library's words.
        reason: String,
    },
    /// The proxy wants a user name and password (407).
    ProxyPassword,
    /// No connection to, or through, the proxy.
    Proxy {
        /// The reason.
        reason: String,
    },
}

impl HttpError {
    /// An error at a host.
    pub fn new(host: impl Into<String>, fault: HttpFault) -> Self {
        Self {
            host: host.into(),
            fault,
        }
    }

    /// What went wrong.
    pub fn fault(&self) -> &HttpFault {
        &self.fault
    }

    /// The host that it happened at.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// A stable word for programs.
    pub fn code(&self) -> &'static str {
        match self.fault {
            HttpFault::CaFileUnreadable { .. } | HttpFault::CaFileInvalid { .. } => "ca_file",
            HttpFault::NoTrustStore => "no_trust_store",
            HttpFault::Client { .. } => "http_client",
            HttpFault::UnknownIssuer => "tls_unknown_issuer",
            HttpFault::CertificateExpired => "tls_expired",
            HttpFault::CertificateNotYetValid => "tls_not_yet_valid",
            HttpFault::CertificateWrongName => "tls_wrong_name",
            HttpFault::Tls { .. } => "tls",
            HttpFault::NameUnknown | HttpFault::NameServer => "dns",
            HttpFault::Refused => "connection_refused",
            HttpFault::Unreachable { .. } => "unreachable",
            HttpFault::ConnectTimeout { .. } | HttpFault::Timeout { .. } => "timeout",
            HttpFault::Interrupted => "connection_lost",
            HttpFault::BodyTooLarge => "body_too_large",
            HttpFault::NotHttp { .. } => "not_http",
            HttpFault::ProxyAddress | HttpFault::Proxy { .. } => "proxy",
            HttpFault::ProxyPassword => "proxy_password",
        }
    }

    /// One thing to do about it.
    pub fn hint(&self) -> Option<String> {
        let hint = match self.fault {
            HttpFault::CaFileUnreadable { .. } | HttpFault::CaFileInvalid { .. } => {
                "give --ca-file a PEM file (-----BEGIN CERTIFICATE-----) that you can read"
            }
            HttpFault::NoTrustStore => {
                "install the package `ca-certificates`, or give --ca-file FILE; where SSL_CERT_FILE or \
                 SSL_CERT_DIR is set, see that it names one that is there"
            }
            HttpFault::ProxyAddress => "write the proxy as http://HOST:PORT",
            HttpFault::Client { .. } => return None,
            HttpFault::UnknownIssuer => {
                "if your network inspects TLS, or the tenant has a certificate of your own authority, \
                 give that authority's certificate with --ca-file FILE"
            }
            HttpFault::CertificateExpired | HttpFault::CertificateNotYetValid => {
                "check this machine's clock first; if it is right, the certificate must be renewed"
            }
            HttpFault::CertificateWrongName => {
                "check the host in the tenant's URL; a proxy may also have answered in its place"
            }
            HttpFault::Tls { .. } | HttpFault::NotHttp { .. } => {
                "check the host and port in the tenant's URL; a proxy may also have answered in its place"
            }
            HttpFault::NameUnknown => "check the spelling of the host in the tenant's URL",
            HttpFault::NameServer => "check this machine's network and name servers",
            HttpFault::Refused
            | HttpFault::Unreachable { .. }
            | HttpFault::ConnectTimeout { .. } => {
                "check the host and port in the tenant's URL, the firewall, and whether a proxy is \
                 needed (--proxy URL, or the variable HTTPS_PROXY)"
            }
            HttpFault::Timeout { .. } => "try again, or allow more time with --timeout",
            HttpFault::Interrupted => "try again; a firewall or proxy may have cut the connection",
            HttpFault::BodyTooLarge => {
                "check that the tenant's URL leads to Workspace ONE Access and not to another server"
            }
            HttpFault::ProxyPassword => {
                "write the proxy as http://USER:PASSWORD@HOST:PORT in the variable HTTPS_PROXY; if it \
                 stands there, the proxy does not take them"
            }
            HttpFault::Proxy { .. } => "check --proxy and the variables HTTPS_PROXY and NO_PROXY",
        };
        Some(hint.to_owned())
    }

    /// Whether the same call may succeed later without anybody doing anything.
    pub fn is_transient(&self) -> bool {
        matches!(
            self.fault,
            HttpFault::NameServer
                | HttpFault::Refused
                | HttpFault::Unreachable { .. }
                | HttpFault::ConnectTimeout { .. }
                | HttpFault::Timeout { .. }
                | HttpFault::Interrupted
                | HttpFault::Proxy { .. }
        )
    }

    /// Whether the request may have reached the server, so that its effect is not known.
    pub fn may_have_arrived(&self) -> bool {
        matches!(
            self.fault,
            HttpFault::Timeout { .. }
                | HttpFault::Interrupted
                | HttpFault::BodyTooLarge
                | HttpFault::NotHttp { .. }
        )
    }
}

fn sentence(host: &str, fault: &HttpFault) -> impl fmt::Display {
    match fault {
        HttpFault::CaFileUnreadable { path, reason } => {
            format!("cannot read the CA file {}: {reason}", file_place(path))
        }
        HttpFault::CaFileInvalid { path } => {
            format!(
                "the CA file {} holds no usable certificate",
                file_place(path)
            )
        }
        HttpFault::NoTrustStore => {
            "this machine has no trusted CA certificates, so no server can be verified".to_owned()
        }
        HttpFault::ProxyAddress => "the proxy's address cannot be used".to_owned(),
        HttpFault::Client { reason } => format!("cannot prepare calls to {host}: {reason}"),
        HttpFault::UnknownIssuer => {
            format!(
                "the certificate of {host} comes from an authority that this machine does not trust"
            )
        }
        HttpFault::CertificateExpired => format!("the certificate of {host} has expired"),
        HttpFault::CertificateNotYetValid => {
            format!("the certificate of {host} is not valid yet")
        }
        HttpFault::CertificateWrongName => {
            format!("the certificate that {host} showed is for another host")
        }
        HttpFault::Tls { reason } => format!("no secure connection to {host}: {reason}"),
        HttpFault::NameUnknown => format!("no host is known by the name {host}"),
        HttpFault::NameServer => {
            format!("the name {host} cannot be looked up: the name server does not answer")
        }
        HttpFault::Refused => format!("{host} refused the connection: nothing listens there"),
        HttpFault::Unreachable { reason } => format!("{host} cannot be reached: {reason}"),
        HttpFault::ConnectTimeout { after } => {
            format!("no connection to {host} within {}", seconds(*after))
        }
        HttpFault::Timeout { after } => {
            format!("no whole reply from {host} within {}", seconds(*after))
        }
        HttpFault::Interrupted => {
            format!("the connection to {host} broke before the reply was complete")
        }
        HttpFault::BodyTooLarge => format!("the reply of {host} is longer than 8 MiB"),
        HttpFault::NotHttp { reason } => {
            format!("the answer of {host} is not proper HTTP: {reason}")
        }
        HttpFault::ProxyPassword => {
            format!("the proxy on the way to {host} wants a user name and password")
        }
        HttpFault::Proxy { reason } => {
            format!("no connection to {host} through the proxy: {reason}")
        }
    }
}

fn seconds(limit: Duration) -> String {
    format!("{} s", limit.as_secs_f64())
}
