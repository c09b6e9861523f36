//! What can go wrong in starting a simulated tenant.

use std::net::SocketAddr;
use std::path::PathBuf;

/// Why a simulated tenant could not be started or kept.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SandboxError {
    /// The address to listen on is reachable from other machines.
    #[error("the simulated tenant listens on loopback only, not on {0}")]
    NotLoopback(SocketAddr),
    /// The address could not be bound.
    #[error("cannot listen on {address}")]
    Listen {
        /// The address that was asked for.
        address: SocketAddr,
        /// Why not.
        source: std::io::Error,
    },
    /// A thread or a runtime could not be made.
    #[error("cannot start the server")]
    Start(#[source] std::io::Error),
    /// The server ended before it had begun to listen.
    #[error("the server ended before it was ready")]
    Ended,
    /// The operating system's random generator failed.
    #[error("the operating system's random generator failed")]
    Random,
    /// The signing key could not be made or read.
    #[error("the signing key cannot be used")]
    SigningKey,
    /// The certificate could not be made.
    #[error("cannot make the certificate")]
    Certificate(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The state file could not be read or written.
    #[error("state file {path}: {action}")]
    StateFile {
        /// The file.
        path: PathBuf,
        /// What failed, for example `cannot read`.
        action: &'static str,
        /// Why.
        source: std::io::Error,
    },
    /// The state file is not one of ours.
    #[error("state file {path} is not a simulated tenant's state")]
    StateForm {
        /// The file.
        path: PathBuf,
        /// Where it differs.
        source: serde_json::Error,
    },
    /// The name of a tenant in the path has characters that do not belong into a path.
    #[error("a tenant's name in the path has letters, digits, `-`, `_` and `.` only: `{0}`")]
    TenantName(String),
    /// A switch that does not exist, or a value that it does not take.
    #[error("{0}")]
    Switch(String),
    /// A fault that cannot be read.
    #[error("fault `{text}`: {reason}")]
    Fault {
        /// What was given.
        text: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A seed that the tenant itself refuses.
    #[error("seed refused: {0}")]
    Seed(String),
}
