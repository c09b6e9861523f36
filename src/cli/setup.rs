use super::inputs::{ClientArgs, DirectoryArgs, StoreArgs, WayInArgs};
use crate::values::SecretTarget;
use clap::Args;

/// Do all, in order: client, token, directory, values for Okta
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
#[derive(Debug, Clone, Default, Args)]
#[command(verbatim_doc_comment)]
#[expect(
    clippy::doc_markdown,
    reason = "the comments are help texts, not Markdown"
)]
pub struct SetupArgs {
    /// Set up a simulated tenant on this machine; nothing is kept
    #[cfg(feature = "sandbox")]
    #[arg(long)]
    pub sandbox: bool,
    /// Show the plan and its requests as curl lines; change nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Which tenant, and how to get in
    #[command(flatten)]
    pub way_in: WayInArgs,
    /// The client
    #[command(flatten)]
    pub client: ClientArgs,
    /// The directory
    #[command(flatten)]
    pub directory: DirectoryArgs,
    /// Where secrets are kept
    #[command(flatten)]
    pub store: StoreArgs,
    /// Write the bearer token there too: FILE, readable by you alone, or helper:NAME
    #[arg(long, value_name = "TARGET", help_heading = "Secrets")]
    pub token_to: Option<SecretTarget>,
    /// Print the bearer token although this is no terminal
    #[arg(long, help_heading = "Secrets")]
    pub show_token: bool,
    /// Confirm that a half-made client is deleted and made again: its Client ID
    #[arg(long, value_name = "NAME")]
    pub confirm: Option<String>,
}
