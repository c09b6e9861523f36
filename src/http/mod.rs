//! One HTTP client: its limits, its retries, its trace, and what must never leave it.
//!
//! Everything that goes wrong below the protocol ends as an [`HttpError`] with a sentence for people.
//! Text of a server passes [`Redactor::excerpt`], which redacts, escapes and only then shortens.

mod cause;
mod client;
mod error;
mod escape;
mod options;
mod redact;
mod request;
mod retry;
mod trace;
mod trust;

pub use client::HttpClient;
pub use error::{HttpError, HttpFault};
pub use escape::escape;
pub use options::{HttpOptions, PauseListener, Trace};
pub use redact::{REDACTED, Redactor};
pub use request::{Effect, Method, Reply, Request};
pub(crate) use retry::MAX_WAIT;
pub use trust::Trust;
