//! The client of Workspace ONE Access: what the tenant's API can do for us, in our own types.
//!
//! It reads leniently and depends on no fact that the reference marks as a guess. The types of the
//! wire stay inside; each reply is turned into our own type at once. References such as §3 are
//! sections of `ws1-access-api.md`.

mod admin;
mod call;
mod client;
mod directory;
mod error;
#[cfg(any(fuzzing, test))]
mod fuzzing;
mod health;
mod join;
mod json;
pub mod jwt;
mod known;
mod media;
mod message;
mod new_client;
mod oauth_client;
mod operation;
mod requests;
mod scim;
mod token;

pub use admin::{AdminClient, Created};
pub use call::{
    Authorization, AuthorizationKind, CLIENT_SECRET_PLACEHOLDER, PASSWORD_PLACEHOLDER, PlannedBody,
    PlannedRequest,
};
pub use client::AccessClient;
pub use directory::{Directory, DirectoryKind};
pub use error::AccessError;
#[cfg(any(fuzzing, test))]
pub(crate) use fuzzing::fuzz_reply;
pub use health::{ReachNote, Reached};
pub use known::KnownTrouble;
pub use message::Answer;
pub use new_client::NewOAuthClient;
pub use oauth_client::{ClientSummary, OAuthClient};
pub use operation::Operation;
pub use scim::ScimList;
pub use token::TokenGrant;
