//! Finds the real reason in an error of the HTTP library, whose own text only says that sending failed.

use super::{HttpFault, escape};
use std::error::Error;
use std::io::ErrorKind;
use std::time::Duration;

/// Of a connection that ends before TLS is agreed on.
const CLOSED: &str = "the other side closed it";

/// What is known about the call beside the error.
pub(super) struct Call {
    pub(super) is_plain: bool,
    pub(super) has_proxy: bool,
    pub(super) connect_timeout: Duration,
}

/// The fault behind an error of a call.
pub(super) fn fault_of(error: &reqwest::Error, call: &Call) -> HttpFault {
    let texts = texts_of(error);
    let all = texts.join("\n").to_ascii_lowercase();
    // The innermost text is the most telling one.
    let reason = texts.last().cloned().unwrap_or_default();
    if all.contains("proxy authorization required") || all.contains("407") && all.contains("tunnel")
    {
        return HttpFault::ProxyPassword;
    }
    if all.contains("tunnel error") || all.contains("socks") {
        // Of TLS it is the proxy's own: the tenant's begins after the tunnel is made.
        let fault =
            tls_fault(&all, &reason).unwrap_or_else(|| connect_fault(error, &all, reason, call));
        return HttpFault::Proxy {
            reason: proxy_reason(fault, error.is_timeout()),
        };
    }
    if let Some(fault) = tls_fault(&all, &reason) {
        return fault;
    }
    if error.is_connect() {
        if error.is_timeout() {
            return HttpFault::ConnectTimeout {
                after: call.connect_timeout,
            };
        }
        let fault = connect_fault(error, &all, reason, call);
        return match fault {
            HttpFault::Tls { .. } => fault,
            fault if call.has_proxy => HttpFault::Proxy {
                reason: proxy_reason(fault, false),
            },
            fault => fault,
        };
    }
    let broke = io_kinds(error).into_iter().any(is_broken)
        || [
            "incomplete",
            "connection closed",
            "end of file",
            "eof",
            "broken pipe",
            "canceled",
        ]
        .iter()
        .any(|word| all.contains(word));
    if broke || error.is_body() || error.is_decode() {
        HttpFault::Interrupted
    } else {
        HttpFault::NotHttp { reason }
    }
}

/// Why the proxy could not be used, from what would be said of a host in its place.
fn proxy_reason(fault: HttpFault, is_timeout: bool) -> String {
    match fault {
        _ if is_timeout => "it does not answer".to_owned(),
        HttpFault::Refused => "it refused the connection".to_owned(),
        HttpFault::NameUnknown | HttpFault::NameServer => "its name cannot be looked up".to_owned(),
        HttpFault::UnknownIssuer => {
            "its certificate comes from an authority that this machine does not trust".to_owned()
        }
        HttpFault::CertificateExpired => "its certificate has expired".to_owned(),
        HttpFault::CertificateNotYetValid => "its certificate is not valid yet".to_owned(),
        HttpFault::CertificateWrongName => "its certificate is for another host".to_owned(),
        HttpFault::Unreachable { reason } => match reason.strip_prefix("tunnel error: ") {
            // Any answer but 200 and 407; the library keeps neither status nor text.
            Some("unsuccessful") => "it does not let this connection through".to_owned(),
            Some("unexpected end of file") => "it closed the connection".to_owned(),
            Some(words) => words.to_owned(),
            None => reason,
        },
        _ => "it closed the connection".to_owned(),
    }
}

fn connect_fault(error: &reqwest::Error, all: &str, reason: String, call: &Call) -> HttpFault {
    if error.is_dns() || all.contains("dns error") {
        return if all.contains("temporary failure") || all.contains("try again") {
            HttpFault::NameServer
        } else {
            HttpFault::NameUnknown
        };
    }
    let kinds = io_kinds(error);
    if kinds.contains(&ErrorKind::ConnectionRefused) {
        HttpFault::Refused
    } else if kinds.contains(&ErrorKind::TimedOut) {
        HttpFault::ConnectTimeout {
            after: call.connect_timeout,
        }
    } else if !call.is_plain && kinds.into_iter().any(is_broken) {
        HttpFault::Tls {
            reason: CLOSED.to_owned(),
        }
    } else {
        HttpFault::Unreachable { reason }
    }
}

/// Reads the TLS library's words; its types would be a dependency of our own.
fn tls_fault(all: &str, reason: &str) -> Option<HttpFault> {
    let says = |word: &str| all.contains(word);
    let is_certificate = says("invalid peer certificate") || says("certificate");
    let fault = if is_certificate
        && (says("unknownissuer")
            || says("unknown issuer")
            || says("not trusted")
            // An authority of a known name with another key, such as one that was made anew.
            || says("badsignature"))
    {
        HttpFault::UnknownIssuer
    } else if is_certificate && (says("not valid yet") || says("notvalidyet")) {
        HttpFault::CertificateNotYetValid
    } else if is_certificate && says("expired") {
        HttpFault::CertificateExpired
    } else if is_certificate && (says("not valid for name") || says("notvalidforname")) {
        HttpFault::CertificateWrongName
    } else if says("invalid peer certificate")
        || says("received fatal alert")
        || says("received corrupt message")
        || says("tls handshake")
        || says("peer is incompatible")
        || says("peer misbehaved")
    {
        HttpFault::Tls {
            reason: if says("corrupt message") {
                "the answer is not TLS".to_owned()
            } else if says("handshake eof") {
                CLOSED.to_owned()
            } else {
                reason.to_owned()
            },
        }
    } else {
        return None;
    };
    Some(fault)
}

fn is_broken(kind: ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::ConnectionReset
            | ErrorKind::ConnectionAborted
            | ErrorKind::BrokenPipe
            | ErrorKind::UnexpectedEof
            | ErrorKind::NotConnected
    )
}

/// The texts of the causes, without the outermost one, which would name the URL.
fn texts_of(error: &reqwest::Error) -> Vec<String> {
    let mut texts = Vec::new();
    walk(error, &mut |cause| {
        let text = escape(&cause.to_string());
        if !cause.is::<reqwest::Error>() && texts.last() != Some(&text) {
            texts.push(text);
        }
    });
    texts
}

fn io_kinds(error: &reqwest::Error) -> Vec<ErrorKind> {
    let mut kinds = Vec::new();
    walk(error, &mut |cause| {
        kinds.extend(
            cause
                .downcast_ref::<std::io::Error>()
                .map(std::io::Error::kind),
        );
    });
    kinds
}

/// Visits every cause. An I/O error hides the error inside it from `source()`.
fn walk(error: &reqwest::Error, visit: &mut dyn FnMut(&(dyn Error + 'static))) {
    let mut next = error.source();
    while let Some(cause) = next {
        visit(cause);
        next = match cause
            .downcast_ref::<std::io::Error>()
            .and_then(|io| io.get_ref())
        {
            Some(inner) => {
                let inner: &(dyn Error + 'static) = inner;
                Some(inner)
            }
            None => cause.source(),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_words_of_the_tls_library() {
        for (text, code) in [
            ("invalid peer certificate: UnknownIssuer", "UnknownIssuer"),
            (
                "invalid peer certificate: certificate expired: verification time 5 (UNIX), but certificate is not valid after 3 (2 seconds ago)",
                "CertificateExpired",
            ),
            (
                "invalid peer certificate: certificate not valid yet: verification time 5 (UNIX)",
                "CertificateNotYetValid",
            ),
            (
                "invalid peer certificate: certificate not valid for name \"a\"; certificate is only valid for b",
                "CertificateWrongName",
            ),
            ("invalid peer certificate: BadSignature", "UnknownIssuer"),
            ("invalid peer certificate: BadEncoding", "Tls"),
            ("received fatal alert: HandshakeFailure", "Tls"),
            ("received corrupt message of type InvalidContentType", "Tls"),
        ] {
            let fault = tls_fault(&text.to_ascii_lowercase(), text);
            let shown = format!("{:?}", fault.unwrap());
            assert!(shown.starts_with(code), "{text}: {shown}");
        }
        assert_eq!(tls_fault("tcp connect error", ""), None);
    }
}
