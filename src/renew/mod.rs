//! A token's life: when it is due, one renewal, and what Okta holds.
//!
//! Okta keeps its own copy of the token, and only a person can replace it (`okta-api.md` §5.1). So a
//! renewal fetches, tests and keeps a token, and whether it reached Okta is another fact, tracked
//! apart. While a token waits for its delivery no further one is fetched.

mod api_token;
mod decision;
mod delivery;
mod due;
mod fetch;
mod hook;
mod kept;
mod life;
mod probe;
mod renewal;
mod schedule;
mod sinks;
mod standing;
mod told;
mod verify;

pub(crate) use api_token::{api_token_field, replaced_api_token};
pub(crate) use delivery::{Handling, ask_delivered, record_delivered};
pub(crate) use due::{DuePolicy, due_at, is_to_be_replaced};
pub(crate) use fetch::CLIENT_REFUSED;
pub(crate) use hook::Hook;
pub(crate) use kept::{StoredToken, kept, stored_token};
pub(crate) use life::record;
pub(crate) use probe::probe;
pub(crate) use renewal::{Outcome, Renewal, Wishes, renew};
pub(crate) use schedule::Schedule;
pub(crate) use sinks::Sinks;
pub(crate) use standing::{Life, Need, Standing, days_left, left};
pub(crate) use told::fields;
pub(crate) use verify::{VERIFICATION_FAILED, Verification, verify};
