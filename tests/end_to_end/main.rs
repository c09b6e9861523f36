//! The real binary from end to end: emptied surroundings, simulated tenants over real sockets, and
//! after each failure a look at the tenant, whether anything was changed.
#![cfg(all(unix, feature = "sandbox"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failed helper is a failed test"
)]

mod addresses;
mod adoption;
mod answers;
mod broken_profiles;
mod clocks;
mod concurrency;
mod conflicts;
mod crashes;
mod dash;
mod dry_run;
mod file_store;
mod fleets;
mod forms;
mod full_disk;
mod homes;
mod hostile;
#[cfg(target_os = "linux")]
mod huge;
mod hunt;
mod hunt_outside;
mod hunt_token;
mod json_page;
mod kills;
mod leaks;
mod limits;
mod main_job;
mod missing;
mod neighbours;
mod networks;
mod no_other_host;
mod one_place;
mod pass_store;
#[path = "../ports/mod.rs"]
mod ports;
#[path = "../programs/mod.rs"]
mod programs;
mod refusals;
mod rotate;
mod sandbox_refusals;
mod sentences;
mod settings;
mod support;
mod teardown;
mod token_life;
mod told;
mod told_back;
mod told_early;
mod told_hints;
mod told_inputs;
mod told_true;
mod told_unkept;
mod unreadable;
mod use_store;
mod verbs_client;
mod verbs_directory;
mod verbs_profile;
mod waits;
mod ways_in;
mod wizard;
