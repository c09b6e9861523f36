use super::cause::{self, fault_of};
use super::retry::{Decision, Outcome, decide, read_date, read_retry_after};
use super::trace::Tracer;
use super::{HttpError, HttpFault, HttpOptions, PauseListener, Redactor, Reply, Request};
use crate::values::TenantUrl;
use jiff::Timestamp;
use reqwest::header::{CONTENT_TYPE, DATE, HeaderMap, LOCATION, RETRY_AFTER};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// The shortest pause that is worth a line.
const TOLD_PAUSE: Duration = Duration::from_secs(2);

const USER_AGENT: &str = concat!("ws1-okta/", env!("CARGO_PKG_VERSION"));

/// The one HTTP client, made for one tenant. Cheap to clone; clones share its connections.
///
/// It follows no redirect (a 307 would carry a form with a secret to another host), speaks https only
/// (plain http to loopback apart), trusts the operating system's store and `--ca-file`, and reads a
/// reply of at most 8 MiB within the time limit.
#[derive(Clone)]
pub struct HttpClient {
    client: reqwest::Client,
    host: String,
    is_plain: bool,
    has_proxy: bool,
    timeout: Duration,
    connect_timeout: Duration,
    retry_pause: Duration,
    tracer: Tracer,
    on_pause: Option<Arc<PauseListener>>,
    redactor: Redactor,
}

impl HttpClient {
    /// Makes the client for a tenant.
    pub fn new(options: &HttpOptions, tenant: &TenantUrl) -> Result<Self, HttpError> {
        let host = tenant.host_text();
        let at_host = |fault| HttpError::new(host.clone(), fault);
        let mut builder = reqwest::Client::builder()
            .user_agent(USER_AGENT)
            .redirect(reqwest::redirect::Policy::none())
            .referer(false)
            .https_only(!tenant.is_plain_http())
            .connect_timeout(options.connect_timeout);
        if tenant.is_plain_http() {
            // No TLS will happen: a machine without a trust store can use the sandbox all the same.
            builder = builder.tls_certs_only([]);
            // What was given is wrong or right all the same.
            if let Some(path) = &options.ca_file {
                options.trust.check(path).map_err(at_host)?;
            }
        } else {
            let trust = options.trust.settings(options.ca_file.as_deref());
            builder = builder.tls_backend_preconfigured(trust.map_err(at_host)?);
        }
        if let Some(proxy) = &options.proxy {
            for password in proxy.passwords() {
                options.redactor.add(&password);
            }
            let proxy = reqwest::Proxy::all(proxy.with_password().clone())
                .map_err(|_| at_host(HttpFault::ProxyAddress))?;
            builder = builder.no_proxy().proxy(proxy);
        } else if tenant.is_loopback() {
            // The variables' proxies do not exempt loopback by themselves.
            builder = builder.no_proxy();
        }
        let client = builder
            .build()
            .map_err(|error| at_host(builder_fault(&error)))?;
        Ok(Self {
            client,
            is_plain: tenant.is_plain_http(),
            has_proxy: options.proxy.is_some(),
            host,
            timeout: options.timeout,
            connect_timeout: options.connect_timeout,
            retry_pause: options.retry_pause,
            tracer: Tracer::new(options.trace.clone(), options.redactor.clone()),
            on_pause: options.on_pause.clone(),
            redactor: options.redactor.clone(),
        })
    }

    /// What takes secrets out of text.
    pub fn redactor(&self) -> &Redactor {
        &self.redactor
    }

    /// Sends a request and reads the whole reply, of any status. Tries up to three times where
    /// trouble may pass and a second try does no harm.
    pub async fn send(&self, request: &Request) -> Result<Reply, HttpError> {
        let mut attempt = 1;
        loop {
            let started = Instant::now();
            self.tracer.request(request, USER_AGENT);
            let result = self.try_once(request).await;
            match &result {
                Ok(reply) => self.tracer.reply(reply, started.elapsed()),
                Err(error) => self.tracer.note(&error.to_string()),
            }
            let outcome = match &result {
                Ok(reply) => Outcome::Status(reply.status),
                Err(error) => outcome_of(error),
            };
            match decide(
                attempt,
                outcome,
                request.effect,
                result.as_ref().ok().and_then(|reply| reply.retry_after),
                self.retry_pause,
                jitter(),
            ) {
                Decision::Stop => return result,
                Decision::Retry(pause) => {
                    attempt += 1;
                    self.tracer
                        .note(&format!("try {attempt} in {} ms", pause.as_millis()));
                    self.tell_pause(&result, pause);
                    tokio::time::sleep(pause).await;
                }
            }
        }
    }

    /// A pause that the server asks for may be long, and is not the network's.
    fn tell_pause(&self, result: &Result<Reply, HttpError>, pause: Duration) {
        if let (Some(tell), Ok(reply)) = (&self.on_pause, result)
            && reply.retry_after.is_some()
            && pause >= TOLD_PAUSE
        {
            tell(&format!(
                "{} answers {} and asks to wait: trying again in {} s",
                self.host,
                reply.status,
                pause.as_secs()
            ));
        }
    }

    async fn try_once(&self, request: &Request) -> Result<Reply, HttpError> {
        // One limit around everything: a limit between two bytes would let a drip go on for ever.
        match tokio::time::timeout(self.timeout, self.exchange(request)).await {
            Ok(result) => result.map_err(|fault| HttpError::new(self.host.clone(), fault)),
            Err(_) => Err(HttpError::new(
                self.host.clone(),
                HttpFault::Timeout {
                    after: self.timeout,
                },
            )),
        }
    }

    async fn exchange(&self, request: &Request) -> Result<Reply, HttpFault> {
        let call = cause::Call {
            is_plain: self.is_plain,
            has_proxy: self.has_proxy,
            connect_timeout: self.connect_timeout,
        };
        let mut builder = self
            .client
            .request(request.method.into(), request.url.clone())
            .headers(request.headers.clone());
        if let Some(body) = &request.body {
            builder = builder.body(body.clone());
        }
        let mut response = builder
            .send()
            .await
            .map_err(|error| fault_of(&error, &call))?;
        let status = response.status().as_u16();
        if status == 407 {
            return Err(HttpFault::ProxyPassword);
        }
        let headers = response.headers();
        let mut reply = Reply {
            status,
            content_type: text_of(headers, CONTENT_TYPE.as_str()),
            location: text_of(headers, LOCATION.as_str()),
            date: text_of(headers, DATE.as_str()).and_then(|text| read_date(&text)),
            retry_after: text_of(headers, RETRY_AFTER.as_str())
                .and_then(|text| read_retry_after(&text, Timestamp::now())),
            request_id: text_of(headers, "x-request-id")
                .or_else(|| text_of(headers, "x-correlation-id")),
            body: Vec::new(),
        };
        while let Some(chunk) = response
            .chunk()
            .await
            .map_err(|error| fault_of(&error, &call))?
        {
            if reply.body.len() + chunk.len() > Reply::MAX_BODY {
                return Err(HttpFault::BodyTooLarge);
            }
            reply.body.extend_from_slice(&chunk);
        }
        Ok(reply)
    }
}

impl std::fmt::Debug for HttpClient {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("HttpClient")
            .field("host", &self.host)
            .finish_non_exhaustive()
    }
}

fn text_of(headers: &HeaderMap, name: &str) -> Option<String> {
    let value = headers.get(name)?;
    Some(String::from_utf8_lossy(value.as_bytes()).into_owned())
}

fn outcome_of(error: &HttpError) -> Outcome {
    match error.fault() {
        HttpFault::NameServer
        | HttpFault::Refused
        | HttpFault::Unreachable { .. }
        | HttpFault::ConnectTimeout { .. }
        | HttpFault::Proxy { .. } => Outcome::NotSent,
        HttpFault::Timeout { .. } | HttpFault::Interrupted => Outcome::Lost,
        _ => Outcome::Lasting,
    }
}

/// A random byte; without one, no jitter.
fn jitter() -> u8 {
    let mut byte = [0_u8];
    let _ = getrandom::fill(&mut byte);
    byte[0]
}

fn builder_fault(error: &reqwest::Error) -> HttpFault {
    let mut cause: &dyn std::error::Error = error;
    while let Some(next) = cause.source() {
        cause = next;
    }
    HttpFault::Client {
        reason: cause.to_string(),
    }
}
