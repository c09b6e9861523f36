//! The wire: connections, the check of `Host`, and what faults do to answers.

use std::convert::Infallible;
use std::net::IpAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use http_body_util::{BodyExt as _, Limited};
use hyper::body::Incoming;
use hyper::header::{HeaderName, HeaderValue};
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;

use super::body::PacedBody;
use super::control;
use super::faults::{self, Effect};
use super::log::redact;
use super::page;
use super::request::Request;
use super::response::{Response, refusal};
use super::shared::Shared;
use super::socket::Socket;
use super::time;

/// Which listener a connection came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Door {
    /// The tenant's own.
    Tenant,
    /// The control port.
    Control,
}

/// Larger bodies are refused; 16 MiB.
const LARGEST_BODY: usize = 16 << 20;

/// Accepts connections until `stopped`.
pub(super) async fn serve(
    listener: TcpListener,
    shared: Arc<Shared>,
    tls: Option<Arc<ServerConfig>>,
    door: Door,
    stopped: impl Future,
) {
    let acceptor = tls.map(TlsAcceptor::from);
    let mut stopped = std::pin::pin!(stopped);
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            _ = &mut stopped => return,
        };
        match accepted {
            Ok((stream, _)) => {
                tokio::spawn(connection(
                    stream,
                    Arc::clone(&shared),
                    acceptor.clone(),
                    door,
                ));
            }
            // For example too many open files: it may get better, and must not spin.
            Err(_) => tokio::time::sleep(Duration::from_millis(10)).await,
        }
    }
}

/// One connection: TLS if its first byte begins a handshake and there is a certificate.
async fn connection(
    stream: TcpStream,
    shared: Arc<Shared>,
    acceptor: Option<TlsAcceptor>,
    door: Door,
) {
    // Small answers must not wait for more to come.
    let _ = stream.set_nodelay(true);
    let mut first = [0_u8];
    if !matches!(stream.peek(&mut first).await, Ok(1)) {
        return;
    }
    let reset = Arc::new(AtomicBool::new(false));
    let socket = Socket::new(stream, Arc::clone(&reset));
    match acceptor {
        Some(acceptor) if first == [0x16] => {
            // A failed handshake is the client's to report.
            if let Ok(stream) = acceptor.accept(socket).await {
                http(stream, shared, reset, door).await;
            }
        }
        _ => http(socket, shared, reset, door).await,
    }
}

async fn http<S>(stream: S, shared: Arc<Shared>, reset: Arc<AtomicBool>, door: Door)
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let service = service_fn(move |request| {
        let (shared, reset) = (Arc::clone(&shared), Arc::clone(&reset));
        async move { answer(&shared, request, &reset, door).await }
    });
    let connection = hyper::server::conn::http1::Builder::new()
        // The tenant's clock dates the answers.
        .auto_date_header(false)
        .serve_connection(TokioIo::new(stream), service);
    // Broken connections are normal here.
    let _ = connection.await;
}

/// The connection is to close without an answer.
#[derive(Debug, thiserror::Error)]
#[error("closed by order")]
struct Closed;

async fn answer(
    shared: &Shared,
    request: hyper::Request<Incoming>,
    reset: &AtomicBool,
    door: Door,
) -> Result<hyper::Response<PacedBody>, Closed> {
    if door == Door::Control || page::owns(request.uri().path()) {
        return Ok(aside(shared, request, door).await);
    }
    let number = shared.next_number();
    let method = request.method().as_str().to_owned();
    let target = request
        .uri()
        .path_and_query()
        .map(ToString::to_string)
        .unwrap_or_default();
    let logged = redact(
        request.uri().path(),
        request.uri().query().unwrap_or_default(),
    );
    let date = time::http_date(shared.now());
    let log = |status| shared.record(number, &method, logged.clone(), status);
    let send = |reply: Response| {
        log(Some(reply.status));
        Ok(wire(&reply, &date, PacedBody::whole(reply.body.clone())))
    };
    if !is_for_loopback(&request) {
        return send(Response::text(
            421,
            "this simulated tenant answers to loopback names only",
        ));
    }
    let Ok(facts) = facts(request, shared).await else {
        return send(Response::text(413, "the body is too large or broken"));
    };
    let struck = faults::strike(&mut shared.faults(), &method, &target);
    let Some(fault) = struck else {
        return send(shared.act(&facts));
    };
    tokio::time::sleep(fault.latency).await;
    match fault.effect {
        Effect::None => send(shared.act(&facts)),
        Effect::Status(status) => {
            if fault.act {
                shared.act(&facts);
            }
            let reply = refusal(status, "fault", "A fault was ordered for this call.");
            send(match fault.retry_after {
                Some(seconds) => reply.with("retry-after", seconds.to_string()),
                None => reply,
            })
        }
        Effect::Html => send(Response::bytes(
            200,
            "text/html;charset=utf-8",
            LOGIN_PAGE.into(),
        )),
        Effect::Redirect(url) => send(Response::empty(302).with("location", url)),
        Effect::Reset => {
            log(None);
            reset.store(true, Ordering::Relaxed);
            Err(Closed)
        }
        Effect::LostReply => {
            shared.act(&facts);
            log(None);
            Err(Closed)
        }
        Effect::Hang => {
            log(None);
            std::future::pending::<Infallible>().await;
            Err(Closed)
        }
        Effect::Empty => send(Response {
            body: Vec::new(),
            ..shared.act(&facts)
        }),
        Effect::NotJson => send(Response {
            body: b"{\"not json".to_vec(),
            ..shared.act(&facts)
        }),
        Effect::Drip => {
            let reply = shared.act(&facts);
            log(Some(reply.status));
            Ok(wire(
                &reply,
                &date,
                PacedBody::dripping(&reply.body, Duration::from_secs(1)),
            ))
        }
        Effect::Truncate => {
            let mut reply = shared.act(&facts);
            log(Some(reply.status));
            // Half of what is announced; of an empty body none of one byte.
            let announced = reply.body.len().max(1);
            reply.body.truncate(announced / 2);
            let reply = reply.with("content-length", announced.to_string());
            Ok(wire(&reply, &date, PacedBody::cut_off(reply.body.clone())))
        }
    }
}

/// What is not the tenant's: neither logged nor spoiled by faults.
async fn aside(
    shared: &Shared,
    request: hyper::Request<Incoming>,
    door: Door,
) -> hyper::Response<PacedBody> {
    let reply = if is_for_loopback(&request) {
        match (facts(request, shared).await, door) {
            (Ok(facts), Door::Control) => control::from_port(shared, &facts),
            (Ok(facts), Door::Tenant) => page::answer(shared, &facts),
            (Err(_), _) => Response::text(413, "the body is too large or broken"),
        }
    } else {
        Response::text(421, "loopback names only")
    };
    let date = time::http_date(shared.now());
    wire(&reply, &date, PacedBody::whole(reply.body.clone()))
}

const LOGIN_PAGE: &str = "<!DOCTYPE html><html><head><title>Network sign-in</title></head>\
    <body><form method=\"post\"><h1>Sign in to the network</h1></form></body></html>";

/// Against DNS rebinding: a page in a browser may reach this port under another name.
fn is_for_loopback(request: &hyper::Request<Incoming>) -> bool {
    let host = match request.headers().get(hyper::header::HOST) {
        Some(host) => host.to_str().ok(),
        None => request
            .uri()
            .authority()
            .map(hyper::http::uri::Authority::as_str),
    };
    host.is_some_and(is_loopback_name)
}

fn is_loopback_name(host: &str) -> bool {
    let name = match host.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((address, _)) => address,
        None => host.split(':').next().unwrap_or_default(),
    };
    name.eq_ignore_ascii_case("localhost")
        || name
            .parse::<IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}

async fn facts(request: hyper::Request<Incoming>, shared: &Shared) -> Result<Request, Closed> {
    let (parts, body) = request.into_parts();
    let body = Limited::new(body, LARGEST_BODY)
        .collect()
        .await
        .map_err(|_| Closed)?;
    let headers = parts.headers.iter().map(|(name, value)| {
        (
            name.as_str().to_owned(),
            String::from_utf8_lossy(value.as_bytes()).into_owned(),
        )
    });
    Ok(Request {
        method: parts.method.as_str().to_owned(),
        path: parts.uri.path().to_owned(),
        query: parts.uri.query().unwrap_or_default().to_owned(),
        headers: headers.collect(),
        body: body.to_bytes().to_vec(),
        now: shared.now(),
    })
}

fn wire(reply: &Response, date: &str, body: PacedBody) -> hyper::Response<PacedBody> {
    let mut sent = hyper::Response::new(body);
    *sent.status_mut() = hyper::StatusCode::from_u16(reply.status).unwrap_or_default();
    let type_header =
        (!reply.content_type.is_empty()).then_some(("content-type", reply.content_type.as_str()));
    let further = reply
        .headers
        .iter()
        .map(|(name, value)| (*name, value.as_str()));
    for (name, value) in type_header
        .into_iter()
        .chain([("date", date)])
        .chain(further)
    {
        if let Ok(value) = HeaderValue::from_str(value) {
            sent.headers_mut()
                .insert(HeaderName::from_static(name), value);
        }
    }
    sent
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_loopback_names_pass() {
        for good in [
            "localhost",
            "LOCALHOST:80",
            "127.0.0.1:1",
            "127.0.0.2",
            "[::1]:8080",
        ] {
            assert!(is_loopback_name(good), "{good}");
        }
        for bad in [
            "",
            "evil.invalid",
            "127.0.0.1.evil.invalid",
            "10.0.0.1",
            "[fe80::1]",
        ] {
            assert!(!is_loopback_name(bad), "{bad}");
        }
    }
}
