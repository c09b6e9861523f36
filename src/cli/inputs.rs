use crate::values::{
    AdminUser, ClientId, DirectoryName, Domain, SecretTarget, StoreChoice, TenantUrl, Ttl,
    lasting_file,
};
use clap::Args;
use clap::builder::{PathBufValueParser, TypedValueParser};
use std::path::PathBuf;

/// Which tenant, and how to get in.
#[derive(Debug, Clone, Default, Args)]
#[expect(
    clippy::doc_markdown,
    reason = "the comments are help texts, not Markdown"
)]
pub struct WayInArgs {
    /// The Access tenant, for example https://acme.workspaceoneaccess.com
    #[arg(long, value_name = "URL")]
    pub tenant: Option<TenantUrl>,
    /// Read answers from this TOML file (- for stdin): the keys are the flags' names, `_` for `-`;
    /// paths in it count from its folder
    #[arg(long, value_name = "FILE")]
    pub answers: Option<PathBuf>,
    /// Get in as this local administrator (a user of the System Domain)
    #[arg(long, value_name = "NAME", help_heading = "Ways in")]
    pub admin_user: Option<AdminUser>,
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
    /// Get in with a client made in the Access console by hand: --client-id and --client-secret-file
    #[arg(long, help_heading = "Ways in")]
    pub by_hand: bool,
}

/// The OAuth client and its settings.
#[derive(Debug, Clone, Default, Args)]
pub struct ClientArgs {
    /// Client ID [default: OktaSCIM]
    #[arg(long, value_name = "ID", help_heading = "OAuth client")]
    pub client_id: Option<ClientId>,
    /// Shared Secret of the client, in a file (- for stdin): of one that exists, or for the new one
    #[arg(long, value_name = "FILE", help_heading = "OAuth client")]
    pub client_secret_file: Option<PathBuf>,
    /// Access Token Time-To-Live (TTL): 30min, 12h, 90d, 6mo (180 days), 1y [default: 1y]
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
}

/// The directory.
#[derive(Debug, Clone, Default, Args)]
pub struct DirectoryArgs {
    /// Name of the directory [default: Okta Universal Directory]
    #[arg(long, value_name = "NAME", help_heading = "Directory")]
    pub directory_name: Option<DirectoryName>,
    /// Domain of the directory, unique in the tenant; Okta's attribute `domain` repeats it
    #[arg(long, value_name = "DOMAIN", help_heading = "Directory")]
    pub domain: Option<Domain>,
}

/// Where secrets are kept.
#[derive(Debug, Clone, Default, Args)]
pub struct StoreArgs {
    /// Where secrets are kept: keychain, helper:NAME, file or none [default: keychain]
    #[arg(long, value_name = "STORE", help_heading = "Secrets")]
    pub store: Option<StoreChoice>,
    /// With --store file: the file of the age identity that opens the secrets [default: identity.txt
    /// beside the profiles, made at first use]
    #[arg(long, value_name = "FILE", help_heading = "Secrets",
          value_parser = PathBufValueParser::new().try_map(lasting_file))]
    pub age_identity: Option<PathBuf>,
    /// With --store none: what keeps the client's secret, FILE or helper:NAME
    #[arg(long, value_name = "TARGET", help_heading = "Secrets")]
    pub secret_to: Option<SecretTarget>,
}
