use crate::values::{ClientId, DirectoryName, Domain, SecretTarget, StoreChoice, TenantUrl, Ttl};
use clap::Args;
use std::path::PathBuf;

/// Do everything, in order: client, token, directory, values for Okta
///
/// Safe to repeat: what is there is kept, what is missing is made. The plan is shown before anything
/// is changed.
///
/// Examples:
///
///   ws1-okta setup
///
///   ws1-okta setup --sandbox --yes
///
///   ws1-okta setup --tenant https://acme.workspaceoneaccess.com --admin-user admin \
///       --admin-password-file pw.txt --domain OKTA.COM --yes --json
#[derive(Debug, Clone, Args)]
#[expect(
    clippy::doc_markdown,
    reason = "the comments are help texts, not Markdown"
)]
pub struct SetupArgs {
    /// The Access tenant, for example https://acme.workspaceoneaccess.com
    #[arg(long, value_name = "URL")]
    pub tenant: Option<TenantUrl>,
    /// Set up a simulated tenant on this machine; nothing is kept
    #[cfg(feature = "sandbox")]
    #[arg(long)]
    pub sandbox: bool,
    /// Show the plan and its requests as curl lines; change nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Read answers from this TOML file: the keys are the flags' names with `_` for `-`
    #[arg(long, value_name = "FILE")]
    pub answers: Option<PathBuf>,

    /// Get in as this local administrator (a user of the System Domain)
    #[arg(long, value_name = "NAME", help_heading = "Ways in")]
    pub admin_user: Option<String>,
    /// The administrator's password, in a file (- for stdin)
    #[arg(long, value_name = "FILE", help_heading = "Ways in")]
    pub admin_password_file: Option<PathBuf>,
    /// Get in with this OAuth client, which may make others
    #[arg(long, value_name = "ID", help_heading = "Ways in")]
    pub admin_client_id: Option<ClientId>,
    /// That client's shared secret, in a file (- for stdin)
    #[arg(long, value_name = "FILE", help_heading = "Ways in")]
    pub admin_client_secret_file: Option<PathBuf>,
    /// Get in with the bearer token in this file (- for stdin)
    #[arg(long, value_name = "FILE", help_heading = "Ways in")]
    pub token_file: Option<PathBuf>,
    /// Get in with a client made in the console by hand: --client-id and --client-secret-file
    #[arg(long, help_heading = "Ways in")]
    pub by_hand: bool,

    /// Client ID [default: OktaSCIM]
    #[arg(long, value_name = "ID", help_heading = "OAuth client")]
    pub client_id: Option<ClientId>,
    /// Shared Secret of the client, in a file (- for stdin): of one that exists, or for the new one
    #[arg(long, value_name = "FILE", help_heading = "OAuth client")]
    pub client_secret_file: Option<PathBuf>,
    /// Access Token TTL: 30min, 12h, 90d, 6mo (of 30 days) or 1y [default: 1y]
    #[arg(long, value_name = "TTL", help_heading = "OAuth client")]
    pub access_token_ttl: Option<Ttl>,
    /// Refresh Token TTL [default: 90d]
    #[arg(long, value_name = "TTL", help_heading = "OAuth client")]
    pub refresh_token_ttl: Option<Ttl>,
    /// Idle Token TTL, shorter than the Refresh Token TTL [default: 4d]
    #[arg(long, value_name = "TTL", help_heading = "OAuth client")]
    pub idle_token_ttl: Option<Ttl>,
    /// Issue Refresh Token [default: false]
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true,
          default_missing_value = "true", help_heading = "OAuth client")]
    pub issue_refresh_token: Option<bool>,
    /// With --yes: accept an access token that lives less than 30 days
    #[arg(long, help_heading = "OAuth client")]
    pub accept_short_ttl: bool,

    /// Name of the directory [default: Okta Universal Directory]
    #[arg(long, value_name = "NAME", help_heading = "Directory")]
    pub directory_name: Option<DirectoryName>,
    /// Domain of the directory, unique in the tenant; Okta's attribute `domain` repeats it
    #[arg(long, value_name = "DOMAIN", help_heading = "Directory")]
    pub domain: Option<Domain>,

    /// Where secrets are kept: keychain, helper:NAME, file or none [default: keychain]
    #[arg(long, value_name = "STORE", help_heading = "Secrets")]
    pub store: Option<StoreChoice>,
    /// With --store file: the file of the age identity that opens the secrets
    #[arg(long, value_name = "FILE", help_heading = "Secrets")]
    pub age_identity: Option<PathBuf>,
    /// With --store none: what keeps the client's secret, FILE or helper:NAME
    #[arg(long, value_name = "TARGET", help_heading = "Secrets")]
    pub secret_to: Option<SecretTarget>,
    /// Write the bearer token there too: FILE, readable by you alone, or helper:NAME
    #[arg(long, value_name = "TARGET", help_heading = "Secrets")]
    pub token_to: Option<SecretTarget>,
    /// Print the bearer token although this is no terminal
    #[arg(long, help_heading = "Secrets")]
    pub show_token: bool,

    /// Confirm the deletion that the plan names
    #[arg(long, value_name = "NAME")]
    pub confirm: Option<String>,
}
