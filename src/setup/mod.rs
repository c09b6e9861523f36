//! The course of setup: inputs, store proven, tenant reached, way in, plan, confirmation, steps,
//! report. Where a person is asked, the store is proven as soon as it is known, so that no answer is
//! given in vain.
//!
//! A step observes what is there, decides on a change, and applies it. `--dry-run`, going on after a
//! crash, running twice and the plan before the confirmation all follow from that: nothing remembers
//! "which step am I at".
//!
//! # The requests
//!
//! A first run as an administrator takes eight round trips, each of which needs what the one before it
//! gave; what is independent goes side by side. `benches/setup.rs` counts them from the tenant's log.
//!
//! 1. `GET system/health`: before the password is sent, it is known that this is Access, and no proxy's
//!    page or wrong host. So it cannot go beside the sign-in.
//! 2. `POST login`; or `POST oauthtoken` where a secret of the client is kept.
//! 3. `GET oauth2clients/ID`: is the client there? Beside it the list of directories, without and with
//!    `includeJitDirectories=true`: not every version knows the second, and only it shows those that
//!    would take the domain away. Beside them the test of a kept token, if there is one.
//! 4. `GET …/domains` of each directory, eight at a time: the list does not tell them, and without them
//!    a taken domain would show only when Okta's first user fails.
//! 5. `POST oauth2clients`: makes the client; then the plan was confirmed.
//! 6. `POST oauthtoken`: proves the secret before it counts as kept; its token is the one for Okta.
//! 7. `POST directoryconfigs`: makes the directory, with that token, which shows that it has the right.
//! 8. `GET scim/Users` and `scim/Groups`, as Okta will ask: last, since it tests what there is in the end.
//!
//! A run that finds all in place takes four (health, token, what is there, the domains); where no token
//! is kept there is none to test beside the others, and the test of the new one is the fifth.

mod again;
mod apply;
mod apply_client;
mod apply_directory;
mod change;
mod client_decision;
mod client_settings;
mod console_steps;
mod course;
mod directory_decision;
mod dry_run;
mod entry;
mod half_made;
mod inputs;
mod lone_directory;
mod observe;
mod okta_form;
mod opened_store;
mod outcome;
mod plan;
mod profile_draft;
mod report;
mod secret_place;
mod secrets;
mod session;
mod token_decision;
mod update_client;

pub(crate) use apply_directory::{
    NotMade, create as create_directory, is_marked as directory_is_marked,
    mark as mark_of_directory, may_have_been_made as directory_may_have_been_made,
    record as directory_record,
};
pub use change::Change;
pub(crate) use client_settings::flags_of_settings;
pub use course::{ask_delivered, run};
pub(crate) use directory_decision::DirectoryDecision;
pub(crate) use dry_run::quote;
#[cfg(any(fuzzing, test))]
pub(crate) use inputs::fuzz_answers;
pub(crate) use inputs::{DirectoryWish, labels::SECRET_TO_QUESTION, unused};
pub use inputs::{Scope, Suggestions};
pub(crate) use lone_directory::plan_directory;
pub(crate) use opened_store::beside_the_data;
pub use report::SetupReport;
pub(crate) use secret_place::no_place_of_another;
pub(crate) use session::{Door, Session, SignedIn, door, sign_in};
