//! What setup is to reach, complete and parsed: after this there is no "maybe missing".

mod answers;
mod gather;
mod gatherer;
pub(crate) mod labels;
mod profile_choice;
mod store_choice;
mod ways;
mod wishes;

pub(crate) use gather::{gather, gather_directory, gather_tenant};
pub(crate) use store_choice::unused;
pub(crate) use ways::by_menu;

/// What is wrong with an answers file, for the fuzzer.
#[cfg(any(fuzzing, test))]
pub(crate) fn fuzz_answers(text: &str) -> Option<String> {
    answers::Answers::parse(text)
        .err()
        .map(|failure| failure.to_string())
}

use crate::cli::Source;
use crate::context::{NetworkSettings, StoreRequest};
use crate::error::Failure;
use crate::values::{
    AccessToken, ClientId, ClientSecret, DirectoryName, Domain, Password, ProfileName,
    SecretTarget, TenantUrl, Ttl,
};

/// A value, and where it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sourced<T> {
    /// The value.
    pub(crate) value: T,
    /// Where it came from.
    pub(crate) source: Source,
}

impl<T> Sourced<T> {
    /// A value with its source.
    pub(crate) fn new(value: T, source: Source) -> Self {
        Self { value, source }
    }

    /// Whether somebody asked for it in this run.
    pub(crate) fn is_asked(&self) -> bool {
        self.source.is_asked()
    }
}

/// How to get into the tenant. What is used here is never stored, but for the client of
/// [`WayIn::ByHand`], which is then the one that is kept.
#[derive(Debug, Clone)]
pub(crate) enum WayIn {
    /// A local administrator's name and password.
    Administrator {
        /// A user of the System Domain.
        user: String,
        /// The password.
        password: Password,
    },
    /// An OAuth client that may make others.
    AdminClient {
        /// Its id.
        id: ClientId,
        /// Its shared secret.
        secret: ClientSecret,
    },
    /// A bearer token.
    Token(AccessToken),
    /// The wished client itself, made in the console; its secret is the given one.
    ByHand,
}

/// The OAuth client that is wished for.
#[derive(Debug, Clone)]
pub(crate) struct ClientWish {
    /// *Client ID*.
    pub(crate) id: Sourced<ClientId>,
    /// *Shared Secret*, where one was given.
    pub(crate) given_secret: Option<ClientSecret>,
    /// *Access Token TTL*.
    pub(crate) access_token_ttl: Sourced<Ttl>,
    /// *Refresh Token TTL*.
    pub(crate) refresh_token_ttl: Sourced<Ttl>,
    /// *Idle Token TTL*.
    pub(crate) idle_token_ttl: Sourced<Ttl>,
    /// *Issue Refresh Token*.
    pub(crate) issue_refresh_token: Sourced<bool>,
}

impl ClientWish {
    /// The default *Access Token TTL*: a year, as in the text of the guide (A9).
    pub(crate) const ACCESS_TOKEN_TTL: Ttl = Ttl::from_days(365);
    /// The default *Refresh Token TTL* (A10).
    pub(crate) const REFRESH_TOKEN_TTL: Ttl = Ttl::from_days(90);
    /// The default *Idle Token TTL* (A10).
    pub(crate) const IDLE_TOKEN_TTL: Ttl = Ttl::from_days(4);
    /// An access token that lives shorter than this is a danger: Okta's copy is replaced by hand.
    pub(crate) const SHORT: Ttl = Ttl::from_days(30);

    /// A life that is short, and that nobody accepted.
    pub(crate) fn short_life(life: Ttl) -> Failure {
        Failure::conflict(
            "short_ttl",
            format!("the access token would live only {life}, and Okta's copy with it"),
        )
        .hint("give --access-token-ttl 1y, or --accept-short-ttl if this is meant")
    }
}

/// The directory that is wished for.
#[derive(Debug, Clone)]
pub(crate) struct DirectoryWish {
    /// Its name.
    pub(crate) name: Sourced<DirectoryName>,
    /// Its one domain.
    pub(crate) domain: Sourced<Domain>,
}

/// What a run is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Client, token, directory and test: `setup`.
    Everything,
    /// The client and its token: `client create`.
    Client,
    /// A client that must be there: `client update`.
    ExistingClient,
    /// A client that takes the place of the profile's: `client rotate-secret`.
    Successor,
    /// Only getting in.
    Access,
    /// The same, to a tenant that is remembered: `teardown`.
    Remembered,
}

impl Scope {
    /// Whether nothing is to be made or changed.
    pub(crate) fn only_gets_in(self) -> bool {
        matches!(self, Self::Access | Self::Remembered)
    }
}

/// Everything that setup needs to know.
#[derive(Debug)]
pub(crate) struct SetupInputs {
    /// The profile that remembers the tenant.
    pub(crate) profile: ProfileName,
    /// The tenant.
    pub(crate) tenant: TenantUrl,
    /// How it is reached.
    pub(crate) network: NetworkSettings,
    /// Where secrets are kept.
    pub(crate) store: StoreRequest,
    /// How to get in, where the profile's own client does not do.
    pub(crate) way_in: Option<WayIn>,
    /// Whether the profile's own client gets in as long as it can, whatever way is given: so `setup` can be
    /// repeated as it was run first. Elsewhere the way that is given counts; it may have more rights.
    pub(crate) prefers_own: bool,
    /// The client.
    pub(crate) client: ClientWish,
    /// The directory, where this run is about one.
    pub(crate) directory: Option<DirectoryWish>,
    /// A file that the token is written to as well.
    pub(crate) token_to: Option<SecretTarget>,
    /// Print the token whoever looks.
    pub(crate) show_token: bool,
    /// Only show the plan.
    pub(crate) dry_run: bool,
    /// Accept an access token that lives less than 30 days.
    pub(crate) accept_short_ttl: bool,
    /// The name typed to confirm a deletion.
    pub(crate) confirm: Option<String>,
    /// Whether the tenant is the simulated one.
    pub(crate) simulated: bool,
    /// The profile's client, where the wished one is another: it takes the place of this one, which
    /// retires.
    pub(crate) predecessor: Option<ClientId>,
}

/// What an earlier round of the same run has found to be needed, and what had not to be asked before.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Needed {
    /// A way in: the profile's own client does not get in.
    pub(crate) way_in: bool,
    /// The secret of this client, which is there.
    pub(crate) secret_of: Option<ClientId>,
}

/// What is proposed at a question, or taken where nobody is asked: mostly the simulated tenant's values.
#[derive(Debug, Clone, Default)]
pub struct Suggestions {
    /// The tenant.
    pub tenant: Option<TenantUrl>,
    /// A local administrator.
    pub administrator: Option<(String, Password)>,
    /// The domain.
    pub domain: Option<Domain>,
}
