use super::named::MaybeNamed;
use crate::values::{Fingerprint, InvalidValue, ProfileName, ProfilePattern, SecretTarget, Ttl};
use clap::{Args, Subcommand};
use std::ffi::OsString;

/// What can be done with the token
#[derive(Debug, Subcommand)]
pub enum TokenCommand {
    #[expect(missing_docs, reason = "its help is the comment of its arguments")]
    #[command(verbatim_doc_comment)]
    Show(ShowArgs),
    #[expect(missing_docs, reason = "its help is the comment of its arguments")]
    #[command(verbatim_doc_comment)]
    Check(CheckArgs),
    #[expect(missing_docs, reason = "its help is the comment of its arguments")]
    #[command(verbatim_doc_comment)]
    Renew(Box<RenewArgs>),
    #[expect(missing_docs, reason = "its help is the comment of its arguments")]
    #[command(verbatim_doc_comment)]
    Delivered(DeliveredArgs),
    #[expect(missing_docs, reason = "its help is the comment of its arguments")]
    #[command(verbatim_doc_comment)]
    Watch(Box<WatchArgs>),
}

/// Which profiles.
#[derive(Debug, Clone, Default, Args)]
pub struct ProfilesArgs {
    /// Profiles by name, `*` for any letters (default: the one in use, or that of --profile)
    #[arg(value_name = "PROFILE")]
    pub profiles: Vec<ProfilePattern>,
    /// Every profile
    #[arg(long, conflicts_with = "profiles")]
    pub all: bool,
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
    /// The profile
    #[command(flatten)]
    pub name: MaybeNamed<ProfileName>,
    /// Print it although this is no terminal
    #[arg(long)]
    pub show_token: bool,
    /// Write it there instead: FILE, readable by you alone, or helper:NAME
    #[arg(long, value_name = "TARGET")]
    pub token_to: Option<SecretTarget>,
}

/// Tell whether a person must act, for monitors: one line a profile
///
/// Exit code 0, or 7 when a person must act: the token that Okta holds is past two thirds of its life,
/// or ours is and cannot be renewed. Another code means that it cannot tell. Without --online it reads
/// the profile alone: no secret store, no network.
///
/// Examples:
///
///   ws1-okta token check
///
///   ws1-okta token check --before 30d --all --json
#[derive(Debug, Clone, Args)]
#[command(verbatim_doc_comment)]
pub struct CheckArgs {
    /// Which profiles
    #[command(flatten)]
    pub profiles: ProfilesArgs,
    /// Call a token due this long before its end (default: at two thirds of its life)
    #[arg(long, value_name = "TIME")]
    pub before: Option<Ttl>,
    /// Read the kept token from the secret store, too, and ask the tenant whether it works
    #[arg(long)]
    pub online: bool,
}

/// Fetch a new token if the kept one is due, test it, and keep it
///
/// Okta holds its own copy, and a person replaces it: on a terminal the token is shown with the field
/// that it goes into. Until it is recorded as saved in Okta no further one is fetched, and each run
/// reminds; exit code 7 once Okta's copy is past two thirds of its life.
///
/// Examples:
///
///   ws1-okta token renew
///
///   ws1-okta token renew --all --jobs 16
///
///   ws1-okta token renew --token-to helper:pass
///
///   ws1-okta token renew --all --exec notify-admins okta-admins@example.com \;
#[derive(Debug, Clone, Default, Args)]
#[command(verbatim_doc_comment)]
pub struct RenewArgs {
    /// Which profiles
    #[command(flatten)]
    pub profiles: ProfilesArgs,
    /// Fetch a new token this long before the old one ends (default: at two thirds of its life)
    #[arg(long, value_name = "TIME")]
    pub before: Option<Ttl>,
    /// Fetch a new token in any case
    #[arg(long, conflicts_with = "before")]
    pub force: bool,
    /// How many profiles at once
    #[arg(long, value_name = "N", default_value_t = 8, value_parser = at_once)]
    pub jobs: u16,
    /// Print the token although this is no terminal
    #[arg(long)]
    pub show_token: bool,
    /// What gets the token
    #[command(flatten)]
    pub hand: HandArgs,
}

/// How many profiles at once.
fn at_once(text: &str) -> Result<u16, InvalidValue> {
    let number = text
        .parse()
        .ok()
        .filter(|number| (1..=256).contains(number));
    number.ok_or_else(|| {
        InvalidValue::new(
            "it is no whole number from 1 to 256",
            "give how many profiles at once, for example --jobs 8",
        )
    })
}

/// Renew in time, for as long as it runs: for containers, where no timer starts `token renew`
///
/// Looks at each profile when it is due, and at least once a day, when it reminds of a token that is
/// not in Okta yet. It stays in the foreground, says when it looks next, and ends within a second on
/// SIGTERM. With --json each line is a document.
///
/// Examples:
///
///   ws1-okta token watch
///
///   ws1-okta token watch --all --exec notify-admins okta-admins@example.com \;
#[derive(Debug, Clone, Args)]
#[command(verbatim_doc_comment)]
pub struct WatchArgs {
    /// Which profiles
    #[command(flatten)]
    pub profiles: ProfilesArgs,
    /// Fetch a new token this long before the old one ends (default: at two thirds of its life, or up
    /// to a twentieth earlier)
    #[arg(long, value_name = "TIME")]
    pub before: Option<Ttl>,
    /// How many profiles at once
    #[arg(long, value_name = "N", default_value_t = 8, value_parser = at_once)]
    pub jobs: u16,
    /// What gets the token
    #[command(flatten)]
    pub hand: HandArgs,
}

/// What gets a new token besides the store.
#[derive(Debug, Clone, Default, Args)]
#[expect(
    clippy::doc_markdown,
    reason = "the comments are help texts, not Markdown"
)]
pub struct HandArgs {
    /// Write the token there, too: FILE, readable by you alone, or helper:NAME; for several profiles
    /// helper:NAME only
    #[arg(long, value_name = "TARGET")]
    pub token_to: Option<SecretTarget>,
    /// Run a program for each new token: it gets the token on its standard input, and profile,
    /// fingerprint and expiry as WS1_OKTA_PROFILE, WS1_OKTA_TOKEN_FINGERPRINT and
    /// WS1_OKTA_TOKEN_EXPIRES_AT. Its arguments end at `\;`; the variable takes a program without
    /// arguments
    #[arg(long, value_name = "PROGRAM", num_args = 1.., value_terminator = ";", allow_hyphen_values = true)]
    pub exec: Vec<OsString>,
    /// The program puts the token into Okta: its success is recorded as the delivery
    #[arg(long, requires = "exec")]
    pub exec_delivers: bool,
}

/// Record that the token is saved in Okta
///
/// On a terminal it asks first. What Okta holds, and until when, is then known to status, token check
/// and token renew.
///
/// Examples:
///
///   ws1-okta token delivered
///
///   ws1-okta token delivered --fingerprint 0123456789ab
#[derive(Debug, Clone, Args)]
#[command(verbatim_doc_comment)]
pub struct DeliveredArgs {
    /// The profile
    #[command(flatten)]
    pub name: MaybeNamed<ProfileName>,
    /// The token's fingerprint (default: that of the token that is kept)
    #[arg(long, value_name = "FINGERPRINT")]
    pub fingerprint: Option<Fingerprint>,
}
