use super::inputs::{ClientArgs, DirectoryArgs, StoreArgs, WayInArgs};
use super::named::{DirectoryMark, MaybeNamed, Named};
use crate::values::{ClientId, ProfileName};
use clap::{Arg, Args, Subcommand, ValueEnum};

/// What can be done with the tenant's OAuth clients
#[derive(Debug, Subcommand)]
pub enum ClientCommand {
    /// List the OAuth clients of the tenant
    ///
    /// Examples:
    ///
    ///   ws1-okta client list
    ///
    ///   ws1-okta client list --output csv
    #[command(verbatim_doc_comment)]
    List(WayInArgs),
    /// Show one OAuth client: this profile's, or the one named
    ///
    /// Example:
    ///
    ///   ws1-okta client show OktaSCIM
    #[command(verbatim_doc_comment)]
    Show(ClientShowArgs),
    /// Make the OAuth client and keep its secret, as setup does, and no more
    ///
    /// Example:
    ///
    ///   ws1-okta client create --client-id OktaSCIM --admin-user admin
    #[command(verbatim_doc_comment)]
    Create(Box<ClientChangeArgs>),
    /// Change the settings that are named, and no others
    ///
    /// A change also fetches a new token, which is to be saved in Okta.
    ///
    /// Example:
    ///
    ///   ws1-okta client update --access-token-ttl 1y
    #[command(verbatim_doc_comment, mut_args(of_known_client))]
    Update(Box<ClientChangeArgs>),
    #[expect(missing_docs, reason = "its help is the comment of its arguments")]
    #[command(verbatim_doc_comment, mut_args(of_successor))]
    RotateSecret(Box<RotateSecretArgs>),
    /// Delete an OAuth client: its tokens probably end, and with the profile's own so does provisioning
    ///
    /// Examples:
    ///
    ///   ws1-okta client delete OldClient
    ///
    ///   ws1-okta client delete OldClient --confirm OldClient
    #[command(verbatim_doc_comment)]
    Delete(ClientDeleteArgs),
}

/// What is there is changed only as it is named.
fn of_known_client(argument: Arg) -> Arg {
    match argument.get_id().as_str() {
        "client_id" => argument.help("Client ID [default: the profile's]"),
        "client_secret_file" => {
            argument.help("Shared Secret of the client, in a file (- for stdin)")
        }
        "store" => argument.help(
            "Where secrets are kept: keychain, helper:NAME, file or none [default: the profile's]",
        ),
        _ => with_settings_unchanged(argument),
    }
}

/// A move has no default place.
fn of_new_store(argument: Arg) -> Arg {
    argument.help("Where secrets go: keychain, helper:NAME, file or none (needed)")
}

/// The new client is as the one before.
fn of_successor(argument: Arg) -> Arg {
    match argument.get_id().as_str() {
        "client_id" => argument
            .help("Client ID of the new client [default: the old one's, with the next number]"),
        _ => with_settings_unchanged(argument),
    }
}

fn with_settings_unchanged(argument: Arg) -> Arg {
    let settings = [
        "access_token_ttl",
        "refresh_token_ttl",
        "idle_token_ttl",
        "issue_refresh_token",
    ];
    let help = argument.get_help().map(ToString::to_string);
    match help
        .as_deref()
        .and_then(|help| help.split_once(" [default: "))
    {
        Some((text, _)) if settings.contains(&argument.get_id().as_str()) => {
            let help = format!("{text} [default: unchanged]");
            argument.help(help)
        }
        _ => argument,
    }
}

/// Which client to show.
#[derive(Debug, Clone, Args)]
pub struct ClientShowArgs {
    /// Its id
    #[command(flatten)]
    pub id: MaybeNamed<ClientId>,
    /// Which tenant, and how to get in
    #[command(flatten)]
    pub way_in: WayInArgs,
}

/// The client and its settings, for making and changing.
#[derive(Debug, Clone, Args)]
pub struct ClientChangeArgs {
    /// Show the plan and its requests as curl lines; change nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Which tenant, and how to get in
    #[command(flatten)]
    pub way_in: WayInArgs,
    /// The client
    #[command(flatten)]
    pub client: ClientArgs,
    /// Where secrets are kept
    #[command(flatten)]
    pub store: StoreArgs,
    /// Confirm that a half-made client is deleted and made again: its Client ID
    #[arg(long, value_name = "NAME")]
    pub confirm: Option<String>,
}

/// Which client to delete.
#[derive(Debug, Clone, Args)]
pub struct ClientDeleteArgs {
    /// Its id
    #[command(flatten)]
    pub id: Named<ClientId>,
    /// Which tenant, and how to get in
    #[command(flatten)]
    pub way_in: WayInArgs,
    /// The Client ID once more, to confirm without a terminal
    #[arg(long, value_name = "ID")]
    pub confirm: Option<String>,
}

/// What can be done with the tenant's directories
#[derive(Debug, Subcommand)]
pub enum DirectoryCommand {
    /// List the directories of the tenant, Just-in-Time ones included
    ///
    /// Examples:
    ///
    ///   ws1-okta directory list
    ///
    ///   ws1-okta directory list --output jsonl
    #[command(verbatim_doc_comment)]
    List(WayInArgs),
    /// Show one directory, with its users and groups counted: this profile's, or the one named
    ///
    /// Examples:
    ///
    ///   ws1-okta directory show
    ///
    ///   ws1-okta directory show "Okta Universal Directory"
    #[command(verbatim_doc_comment)]
    Show(DirectoryShowArgs),
    /// Make a directory of type Other with one domain, and no more
    ///
    /// Example:
    ///
    ///   ws1-okta directory create --directory-name "Okta Universal Directory" --domain OKTA.COM
    #[command(verbatim_doc_comment)]
    Create(Box<DirectoryCreateArgs>),
    /// Delete a directory of type Other, with its users and groups
    ///
    /// Example:
    ///
    ///   ws1-okta directory delete "Old Directory" --confirm "Old Directory"
    #[command(verbatim_doc_comment)]
    Delete(DirectoryDeleteArgs),
}

/// Which directory to show.
#[derive(Debug, Clone, Args)]
pub struct DirectoryShowArgs {
    /// Its name, its id or one of its domains
    #[command(flatten)]
    pub directory: MaybeNamed<DirectoryMark>,
    /// Which tenant, and how to get in
    #[command(flatten)]
    pub way_in: WayInArgs,
}

/// The directory to make.
#[derive(Debug, Clone, Args)]
pub struct DirectoryCreateArgs {
    /// Which tenant, and how to get in
    #[command(flatten)]
    pub way_in: WayInArgs,
    /// The directory
    #[command(flatten)]
    pub directory: DirectoryArgs,
}

/// Which directory to delete.
#[derive(Debug, Clone, Args)]
pub struct DirectoryDeleteArgs {
    /// Its name, its id or one of its domains
    #[command(flatten)]
    pub directory: Named<DirectoryMark>,
    /// Which tenant, and how to get in
    #[command(flatten)]
    pub way_in: WayInArgs,
    /// Its name once more, to confirm without a terminal
    #[arg(long, value_name = "NAME")]
    pub confirm: Option<String>,
}

/// What can be done with profiles
#[derive(Debug, Subcommand)]
pub enum ProfileCommand {
    /// List the profiles
    ///
    /// Example:
    ///
    ///   ws1-okta profile list
    #[command(verbatim_doc_comment)]
    List,
    /// Show one profile: the one in use, or the one named
    ///
    /// Examples:
    ///
    ///   ws1-okta profile show
    ///
    ///   ws1-okta profile show acme.workspaceoneaccess.com --json
    #[command(verbatim_doc_comment)]
    Show(MaybeNamed<ProfileName>),
    /// Take this profile into use: commands without --profile work on it
    ///
    /// Example:
    ///
    ///   ws1-okta profile use acme.workspaceoneaccess.com
    #[command(verbatim_doc_comment)]
    Use(Named<ProfileName>),
    /// Move the profile's secrets to another store
    ///
    /// Examples:
    ///
    ///   ws1-okta profile use-store --store file --age-identity identity.txt
    ///
    ///   ws1-okta profile use-store acme.workspaceoneaccess.com --store helper:pass
    #[command(verbatim_doc_comment, mut_arg("store", of_new_store))]
    UseStore {
        /// The profile
        #[command(flatten)]
        name: MaybeNamed<ProfileName>,
        /// Where its secrets go
        #[command(flatten)]
        store: StoreArgs,
    },
    /// Forget a profile; refused while secrets are kept for it
    ///
    /// Example:
    ///
    ///   ws1-okta profile remove acme.workspaceoneaccess.com --confirm acme.workspaceoneaccess.com
    #[command(verbatim_doc_comment)]
    Remove {
        /// The profile
        #[command(flatten)]
        name: Named<ProfileName>,
        /// Its name once more, to confirm without a terminal
        #[arg(long, value_name = "NAME")]
        confirm: Option<String>,
        /// Forget it although a store that cannot be used may still hold secrets of it: they stay there
        #[arg(long)]
        force: bool,
    },
}

/// Remove the profile's secrets here; the tenant keeps what it has
///
/// Examples:
///
///   ws1-okta logout
///
///   ws1-okta logout acme.workspaceoneaccess.com --confirm acme.workspaceoneaccess.com
#[derive(Debug, Clone, Args)]
#[command(verbatim_doc_comment)]
pub struct LogoutArgs {
    /// The profile
    #[command(flatten)]
    pub name: MaybeNamed<ProfileName>,
    /// The profile's name, to confirm without a terminal
    #[arg(long, value_name = "NAME")]
    pub confirm: Option<String>,
}

/// Delete what setup made: directory, client, secrets, profile
///
/// What was there before setup is left. The client that it signs in with goes last, so that a failure
/// can be continued by the same command.
///
/// Examples:
///
///   ws1-okta teardown
///
///   ws1-okta teardown --keep directory --confirm acme.workspaceoneaccess.com
#[derive(Debug, Clone, Args)]
#[command(verbatim_doc_comment)]
pub struct TeardownArgs {
    /// The profile
    #[command(flatten)]
    pub name: MaybeNamed<ProfileName>,
    /// Leave this part (can be repeated)
    #[arg(long, value_name = "PART", value_enum)]
    pub keep: Vec<Part>,
    /// The profile's name, to confirm without a terminal
    #[arg(long, value_name = "NAME")]
    pub confirm: Option<String>,
    /// Which tenant, and how to get in
    #[command(flatten)]
    pub way_in: WayInArgs,
}

/// A part of what setup made
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Part {
    /// The directory, with its users and groups
    Directory,
    /// The OAuth client; its secret and the profile stay as well
    Client,
}

/// Give the profile's client a new secret, without a gap: a new client takes its place
///
/// A new client is made beside the old one, and its token is fetched. Once that token is saved in Okta,
/// the old client is deleted; until then everything that there was works on. Where it stops, the same
/// command goes on.
///
/// Examples:
///
///   ws1-okta client rotate-secret
///
///   ws1-okta client rotate-secret --in-place
#[derive(Debug, Clone, Args)]
#[command(verbatim_doc_comment)]
pub struct RotateSecretArgs {
    /// Change the secret of the client itself. Whether its tokens outlive that, and so whether Okta's
    /// does, is not known before
    #[arg(long, conflicts_with_all = ["client_id", "client_secret_file", "access_token_ttl",
          "refresh_token_ttl", "idle_token_ttl", "issue_refresh_token", "dry_run"])]
    pub in_place: bool,
    /// Show the plan and its requests as curl lines; change nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Print the new token although this is no terminal
    #[arg(long)]
    pub show_token: bool,
    /// Which tenant, and how to get in
    #[command(flatten)]
    pub way_in: WayInArgs,
    /// The new client
    #[command(flatten)]
    pub client: ClientArgs,
    /// The old client's id, to confirm its deletion without a terminal
    #[arg(long, value_name = "ID")]
    pub confirm: Option<String>,
}
