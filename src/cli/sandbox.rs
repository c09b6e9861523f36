//! `ws1-okta sandbox`.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::Args;
use clap::builder::{PathBufValueParser, TypedValueParser};

use crate::values::{AdminUser, InvalidValue, lasting_file};

/// Run a simulated Workspace ONE Access tenant on this machine
///
/// Examples:
///
///   ws1-okta sandbox
///       a tenant on a free port; its URL is the first line of output
///
///   ws1-okta sandbox --listen 127.0.0.1:8443 --https --ca-out ca.pem --state tenant.json
///       HTTPS, kept from one start to the next; give ca.pem to programs, to ws1-okta by --ca-file
///
///   ws1-okta sandbox --switch admin-role=required
///       a newer tenant, whose clients need an admin role
///
///   ws1-okta sandbox --fault 'POST /oauth2clients status=503'
///       a tenant that answers 503 whenever a client is to be made
///
/// It answers loopback only. Nothing in it is real: train with it, and test pipelines.
#[derive(Debug, Clone, Args)]
#[command(verbatim_doc_comment)]
pub struct SandboxArgs {
    /// Loopback address and port; port 0 takes a free one
    #[arg(long, value_name = "ADDR:PORT", default_value = "127.0.0.1:0", value_parser = address)]
    pub listen: SocketAddr,

    /// HTTPS with a certificate made at the start (the same port still answers plain HTTP)
    #[arg(long)]
    pub https: bool,

    /// Write the certificate of the made authority here (- for stdout, after the URL), for the
    /// --ca-file of programs
    #[arg(long, value_name = "FILE", requires = "https")]
    pub ca_out: Option<PathBuf>,

    /// Have the tenant in the path, as multi-tenant installations do: /SAAS/t/NAME
    #[arg(long, value_name = "NAME")]
    pub tenant_path: Option<String>,

    /// Name of the local administrator [default: admin]
    #[arg(long, value_name = "NAME")]
    pub admin_user: Option<AdminUser>,

    /// The local administrator's password, in a file (- for stdin); without it one is made and shown
    #[arg(long, value_name = "FILE")]
    pub admin_password_file: Option<PathBuf>,

    /// Keep the tenant in this file from one start to the next (it holds secrets; mode 0600)
    #[arg(long, value_name = "FILE",
          value_parser = PathBufValueParser::new().try_map(lasting_file))]
    pub state: Option<PathBuf>,

    /// What it does where the real service's behaviour is uncertain or spoilt
    #[command(flatten)]
    pub behaviour: Box<BehaviourArgs>,

    /// Number of made-up users
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub users: usize,

    /// Number of made-up groups
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub groups: usize,

    /// List the switches with their values, and end
    #[arg(long)]
    pub list_switches: bool,

    /// One line for each request on standard error, without secrets
    #[arg(long)]
    pub log: bool,
}

/// How the tenant behaves, at its start and while it runs
#[derive(Debug, Clone, Args)]
pub struct BehaviourArgs {
    /// Decide an uncertain behaviour; see --list-switches; may be repeated
    #[arg(long = "switch", value_name = "NAME=VALUE")]
    pub switches: Vec<String>,

    /// Spoil calls; may be repeated
    ///
    /// METHOD (or *), a part of the path (or *), then: always (default), nth=K or from=K; and one of
    /// status=N (with retry-after=SECONDS; with act the tenant acts before it answers so), reset,
    /// lost-reply (it acts, and closes without an answer), truncate (the answer breaks off), drip (it
    /// comes one byte a second), empty, not-json, html (a proxy's page), redirect=URL, hang; and
    /// latency=MILLISECONDS.
    #[arg(long = "fault", value_name = "SPEC")]
    pub faults: Vec<String>,

    /// File with faults (- for stdin), one a line as for --fault; lines that begin with # do not count
    #[arg(long, value_name = "FILE")]
    pub fault_file: Option<PathBuf>,

    /// Answer control calls of programs on this loopback address: switches, faults, clients, clock,
    /// requests, overview, directories, tokens, users, groups
    #[arg(long, value_name = "ADDR:PORT")]
    pub control: Option<SocketAddr>,

    /// Serve no web page; else it is at /_sandbox
    #[arg(long)]
    pub no_page: bool,
}

fn address(text: &str) -> Result<SocketAddr, InvalidValue> {
    text.parse().map_err(|_| {
        InvalidValue::new(
            "it is no address with a port",
            "give an address and a port, for example 127.0.0.1:8443",
        )
    })
}
