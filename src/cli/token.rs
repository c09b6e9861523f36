use crate::values::SecretTarget;
use clap::{Args, Subcommand};

/// What can be done with the token
#[derive(Debug, Subcommand)]
pub enum TokenCommand {
    #[expect(missing_docs, reason = "its help is the comment of its arguments")]
    #[command(verbatim_doc_comment)]
    Show(ShowArgs),
}

/// Print the bearer token that is kept: the API Token of Okta's form
///
/// On a terminal it is shown; elsewhere it takes --show-token or --token-to.
///
/// Examples:
///
///   ws1-okta token show
///
///   ws1-okta token show --show-token | wl-copy
///
///   ws1-okta token show --token-to token.txt
#[derive(Debug, Clone, Args)]
#[command(verbatim_doc_comment)]
pub struct ShowArgs {
    /// Print it although this is no terminal
    #[arg(long)]
    pub show_token: bool,
    /// Write it there instead: FILE, readable by you alone, or helper:NAME
    #[arg(long, value_name = "TARGET")]
    pub token_to: Option<SecretTarget>,
}
