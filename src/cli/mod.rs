//! The command line: flags and help, no behaviour.
#![allow(rustdoc::bare_urls, reason = "the comments here are help texts")]

mod called;
mod dry_run;
mod forms;
mod inputs;
mod misread;
mod named;
mod parse;
mod program;
#[cfg(feature = "sandbox")]
mod sandbox;
mod setup;
mod similar;
mod token;
mod verbs;

pub use inputs::{ClientArgs, DirectoryArgs, StoreArgs, WayInArgs};
pub use misread::{help_among, meant, short_help, variable_behind, wished_format};
pub use named::{DirectoryMark, MaybeNamed, Nameable, Named};
pub(crate) use parse::variable_of;
pub use parse::{Parsed, Source, Sources, command, parse};
#[cfg(feature = "sandbox")]
pub use sandbox::SandboxArgs;
pub use setup::SetupArgs;
pub(crate) use similar::{similar_or, tip};
pub use token::{
    CheckArgs, DeliveredArgs, HandArgs, ProfilesArgs, RenewArgs, ShowArgs, TokenCommand, WatchArgs,
};
pub use verbs::{
    ClientChangeArgs, ClientCommand, ClientDeleteArgs, ClientShowArgs, DirectoryCommand,
    DirectoryCreateArgs, DirectoryDeleteArgs, DirectoryShowArgs, LogoutArgs, Part, ProfileCommand,
    RotateSecretArgs, TeardownArgs,
};

use crate::ui::{ColorChoice, OutputFormat};
use crate::values::{InvalidValue, ProfileName, ProxyUrl};
use clap::{Args, Parser, Subcommand};
use clap_complete::Shell;
use std::path::PathBuf;

/// Connect Okta to Workspace ONE Access
///
/// Makes the Remote App Access client and its shared secret, fetches the bearer token, makes the
/// directory of type Other, and prints the values that Okta's form wants. Secrets stay in the
/// keychain.
///
/// Examples:
///
///   ws1-okta setup --sandbox            try it against a simulated tenant
///
///   ws1-okta setup                      the wizard
///
///   ws1-okta status                     what is set up, and until when
#[derive(Debug, Parser)]
#[command(
    name = "ws1-okta",
    version,
    arg_required_else_help = true,
    max_term_width = 100,
    verbatim_doc_comment,
    after_long_help = after_long_help()
)]
pub struct Cli {
    /// What holds for every command
    #[command(flatten)]
    pub global: GlobalArgs,
    /// The command
    #[command(subcommand)]
    pub command: Command,
}

/// Flags that every command takes, before or after its name; and one that some take there
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Global options")]
pub struct GlobalArgs {
    /// Take the profile of this name (default: the one in use, or the tenant's own)
    #[arg(long, global = true, value_name = "NAME")]
    pub profile: Option<ProfileName>,
    /// Form of the result on stdout; docs/json.md of the source names the fields of each command
    #[arg(
        long,
        global = true,
        value_name = "FORMAT",
        value_enum,
        default_value_t
    )]
    pub output: OutputFormat,
    /// The same as --output json; an error beside another --output
    #[arg(long, global = true)]
    pub json: bool,
    /// When to colour
    #[arg(long, global = true, value_name = "WHEN", value_enum, default_value_t)]
    pub color: ColorChoice,
    /// Show what setup, client create, client update or client rotate-secret would do, and change
    /// nothing; refused before another command
    #[arg(long)]
    pub dry_run: bool,
    /// Never ask: what is missing is an error
    #[arg(long, global = true)]
    pub no_input: bool,
    /// Answer the confirmation of creating and changing with yes; never deletes
    #[arg(long, global = true)]
    pub yes: bool,
    /// Tell only errors, warnings and the result
    #[arg(long, global = true)]
    pub quiet: bool,
    /// Tell each step (-v), and each request, redacted (-vv)
    #[arg(short, long, global = true, action = clap::ArgAction::Count)]
    pub verbose: u8,
    /// Trust the certificate authorities in this PEM file too (- for stdin)
    #[arg(long, global = true, value_name = "FILE")]
    pub ca_file: Option<PathBuf>,
    /// Go through this proxy, in place of the system's
    #[arg(long, global = true, value_name = "URL")]
    pub proxy: Option<ProxyUrl>,
    /// With --store file: the passphrase of the age identity, in a file (- for stdin)
    #[arg(long, global = true, value_name = "FILE")]
    pub age_passphrase_file: Option<PathBuf>,
    /// Let a helper program, or the program of --exec, see this environment variable, too (can be
    /// repeated; its own variable holds one name)
    #[arg(long, global = true, value_name = "NAME", value_parser = variable_name)]
    pub pass_env: Vec<String>,
    /// Longest wait for one request, in seconds; given, it holds for the secret store as well, which
    /// else has 10 (keychain) or 60 (helper) at a terminal, and 3 or 10 without one
    #[arg(long, global = true, value_name = "SECONDS", default_value_t = 30,
          value_parser = seconds)]
    pub timeout: u64,
}

/// A wait that has an end.
fn seconds(text: &str) -> Result<u64, InvalidValue> {
    let number = text
        .parse()
        .ok()
        .filter(|number| (1..=600).contains(number));
    number.ok_or_else(|| {
        InvalidValue::new(
            "it is no number of seconds from 1 to 600",
            "give whole seconds, for example --timeout 60",
        )
    })
}

/// What can be the name of a variable.
fn variable_name(text: &str) -> Result<String, InvalidValue> {
    if text.is_empty() || text.contains(['=', ',', ' ', '\0']) {
        return Err(InvalidValue::new(
            "it is no name of a variable",
            "give one name alone, for example --pass-env VAULT_ADDR",
        ));
    }
    Ok(text.to_owned())
}

impl GlobalArgs {
    /// The form of the result: `--json` is `--output json`.
    pub fn format(&self) -> OutputFormat {
        if self.json {
            OutputFormat::Json
        } else {
            self.output
        }
    }
}

/// The commands
#[derive(Debug, Subcommand)]
pub enum Command {
    #[expect(missing_docs, reason = "its help is the comment of its arguments")]
    #[command(verbatim_doc_comment)]
    Setup(Box<SetupArgs>),
    /// Show what is set up, where each secret is kept, and the days left
    ///
    /// Reads the profile and the secret store; asks the tenant nothing. Exit code 7 while a person must
    /// act.
    ///
    /// Examples:
    ///
    ///   ws1-okta status
    ///
    ///   ws1-okta status --json
    ///
    ///   ws1-okta status --all
    #[command(verbatim_doc_comment)]
    Status(ProfilesArgs),
    /// The bearer token
    ///
    /// Examples:
    ///
    ///   ws1-okta token show
    #[command(subcommand, verbatim_doc_comment)]
    Token(TokenCommand),
    /// The tenant's OAuth clients ("Remote App Access")
    ///
    /// Examples:
    ///
    ///   ws1-okta client list
    ///
    ///   ws1-okta client update --access-token-ttl 180d
    #[command(subcommand, verbatim_doc_comment, arg = dry_run::before_a_change_of_the_client())]
    Client(ClientCommand),
    /// The tenant's directories
    ///
    /// Examples:
    ///
    ///   ws1-okta directory list
    #[command(subcommand, verbatim_doc_comment)]
    Directory(DirectoryCommand),
    /// The profiles: what is remembered of each tenant, without secrets
    ///
    /// Examples:
    ///
    ///   ws1-okta profile list
    ///
    ///   ws1-okta profile use acme.workspaceoneaccess.com
    #[command(subcommand, verbatim_doc_comment)]
    Profile(ProfileCommand),
    #[expect(missing_docs, reason = "its help is the comment of its arguments")]
    #[command(verbatim_doc_comment)]
    Logout(LogoutArgs),
    #[expect(missing_docs, reason = "its help is the comment of its arguments")]
    #[command(verbatim_doc_comment)]
    Teardown(Box<TeardownArgs>),
    #[expect(missing_docs, reason = "its help is the comment of its arguments")]
    #[cfg(feature = "sandbox")]
    Sandbox(SandboxArgs),
    /// Print the completions of a shell
    ///
    /// Examples:
    ///
    ///   ws1-okta completions bash > /etc/bash_completion.d/ws1-okta
    ///
    ///   ws1-okta completions zsh > ~/.zfunc/_ws1-okta
    #[command(verbatim_doc_comment)]
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print the manual page, of this command or of one below it
    ///
    /// Examples:
    ///
    ///   ws1-okta man | man -l -
    ///
    ///   ws1-okta man token show > ws1-okta-token-show.1
    #[command(verbatim_doc_comment)]
    Man {
        /// The command below; none for the whole tool
        path: Vec<String>,
    },
}

const ENVIRONMENT_AND_FILES: &str = "
Environment:
  Each flag but -v has a variable: WS1_OKTA_ and its name in capitals, `_` for `-`, for example
  WS1_OKTA_ADMIN_USER. It holds one value; of a flag without one it is true or false. A flag
  that takes a secret by file has a second one, without _FILE, that holds the secret:
  WS1_OKTA_ADMIN_PASSWORD. A variable that is set to nothing counts as not set.
  WS1_OKTA_CONFIG_DIR  the folder of the profiles
  NO_COLOR, TERM=dumb  no colour
  CI                   unless false or 0: never ask, and show no token that was not asked for
  HTTPS_PROXY, ALL_PROXY, NO_PROXY (also in small letters), SSL_CERT_FILE and SSL_CERT_DIR have
  their usual meaning

Files:
  profiles (no secrets)  Linux    ~/.config/ws1-okta/profiles ($XDG_CONFIG_HOME)
                         macOS    ~/Library/Application Support/ws1-okta/profiles
                         Windows  %APPDATA%\\ws1-okta\\profiles
  secrets                in the store: ws1-okta status says where
";

fn after_long_help() -> String {
    use std::fmt::Write;
    let mut text = String::from("Exit codes:\n");
    for exit in crate::exit::Exit::ALL {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "  {:>3}  {}", exit.number(), exit.meaning());
    }
    text.push_str(ENVIRONMENT_AND_FILES);
    text
}
