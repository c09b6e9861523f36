use super::{Redactor, Trust};
use crate::values::ProxyUrl;
use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

/// Takes the lines of the trace (`-vv`). They are redacted and escaped already.
pub trait Trace: Send + Sync {
    /// One line, without a line end.
    fn line(&self, text: &str);
}

/// Is told in a sentence that a server asks to be left alone for a while, which is done.
pub type PauseListener = dyn Fn(&str) + Send + Sync;

/// What can be set about the HTTP client. Nothing here weakens TLS.
#[derive(Clone)]
pub struct HttpOptions {
    /// A PEM file whose certificates are trusted beside the operating system's.
    pub ca_file: Option<PathBuf>,
    /// The TLS settings that were made already.
    pub trust: Trust,
    /// The proxy for every call; without it the system's settings hold, but not for loopback.
    pub proxy: Option<ProxyUrl>,
    /// The longest that one try may last, from connecting to the last byte of the reply.
    pub timeout: Duration,
    /// The longest that connecting may last, TLS included.
    pub connect_timeout: Duration,
    /// Where the trace goes.
    pub trace: Option<Arc<dyn Trace>>,
    /// Who is told of the pauses that a server asks for.
    pub on_pause: Option<Arc<PauseListener>>,
    /// Knows the secrets of this process.
    pub redactor: Redactor,
    /// The first pause between two tries; each further one is twice as long.
    pub retry_pause: Duration,
}

impl Default for HttpOptions {
    fn default() -> Self {
        Self {
            ca_file: None,
            trust: Trust::default(),
            proxy: None,
            timeout: Duration::from_secs(30),
            connect_timeout: Duration::from_secs(10),
            trace: None,
            on_pause: None,
            redactor: Redactor::default(),
            retry_pause: Duration::from_millis(500),
        }
    }
}

impl fmt::Debug for HttpOptions {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The proxy's URL can hold a password.
        formatter
            .debug_struct("HttpOptions")
            .field("ca_file", &self.ca_file)
            .field("has_proxy", &self.proxy.is_some())
            .field("timeout", &self.timeout)
            .field("connect_timeout", &self.connect_timeout)
            .field("has_trace", &self.trace.is_some())
            .field("retry_pause", &self.retry_pause)
            .finish_non_exhaustive()
    }
}
