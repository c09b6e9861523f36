//! Makes or adopts the directory.

use super::apply_client::{self, Work};
use super::change::Change;
use super::directory_decision::{self, DirectoryDecision};
use super::inputs::DirectoryWish;
use crate::access::{AccessError, AdminClient};
use crate::http::escape;
use crate::profile::{DirectoryRecord, Profile};
use anyhow::{Context as _, Result};

/// How often a create of unknown outcome is sent.
const TRIES: u32 = 2;

/// Applies the directory's change with the client's own token, as the guide does; the profile is
/// saved with it.
pub(super) async fn apply(
    work: &Work<'_>,
    profile: &mut Profile,
    own: &AdminClient,
    wish: &DirectoryWish,
    planned: &DirectoryDecision,
) -> Result<DirectoryDecision> {
    let made = if planned.change == Change::Create {
        work.context.so_far.set(format!(
            "{}\n{}\nrun the same command again to go on",
            apply_client::exists(work),
            may_have_been_made(planned)
        ));
        let _waiting = work.context.ui.waiting("creating the directory");
        create(own, wish, planned).await.with_context(|| {
            format!(
                "OAuth client `{}` is set up, the directory is not",
                work.inputs.client.id.value
            )
        })?
    } else {
        planned.clone()
    };
    let was_ours = profile
        .directory
        .as_ref()
        .is_some_and(|record| record.id == made.id && record.made_by_us);
    let record = record(wish, &made, was_ours);
    if profile.directory.as_ref() != Some(&record) {
        profile.directory = Some(record);
        work.lock.save(profile)?;
    }
    work.context.so_far.set(format!(
        "{}\ndirectory `{}` exists\nrun the same command again to go on",
        apply_client::exists(work),
        escape(&made.name)
    ));
    Ok(made)
}

/// What there is to tell while the create is on its way.
pub(crate) fn may_have_been_made(planned: &DirectoryDecision) -> String {
    format!(
        "directory `{}` may have been made; a further run looks before it makes one",
        escape(&planned.name)
    )
}

/// What the profile remembers of a directory.
pub(crate) fn record(
    wish: &DirectoryWish,
    made: &DirectoryDecision,
    was_ours: bool,
) -> DirectoryRecord {
    // A name or domain of the tenant's that our own rules refuse: ours matched it.
    let name = made
        .name
        .parse()
        .unwrap_or_else(|_| wish.name.value.clone());
    let domain = made
        .domain
        .parse()
        .unwrap_or_else(|_| wish.domain.value.clone());
    let mut record = DirectoryRecord::new(name, domain, was_ours || made.change == Change::Create);
    record.id.clone_from(&made.id);
    record
}

/// Sends the create. Where its outcome is unknown, or the tenant says that it exists, it looks before
/// anything else.
pub(crate) async fn create(
    admin: &AdminClient,
    wish: &DirectoryWish,
    planned: &DirectoryDecision,
) -> Result<DirectoryDecision> {
    let mut tries = 0;
    loop {
        tries += 1;
        let error = match admin
            .create_directory(&wish.name.value, &wish.domain.value)
            .await
        {
            Ok(id) => {
                let id = match id {
                    Some(id) => Some(id),
                    // The reply named none: it is in the list.
                    None => look(admin, wish).await.ok().and_then(|seen| seen.id),
                };
                return Ok(DirectoryDecision {
                    id,
                    ..planned.clone()
                });
            }
            Err(error @ AccessError::Forbidden { .. }) => return Err(error.into()),
            Err(error) => error,
        };
        let seen = look(admin, wish).await?;
        if seen.change != Change::Create {
            // It arrived, though its reply did not; or somebody else was quicker.
            let change = if error.is_outcome_unknown() {
                Change::Create
            } else {
                Change::Adopt
            };
            return Ok(DirectoryDecision { change, ..seen });
        }
        if tries >= TRIES || !error.is_outcome_unknown() {
            return Err(error.into());
        }
    }
}

async fn look(admin: &AdminClient, wish: &DirectoryWish) -> Result<DirectoryDecision> {
    let directories = admin.list_directories().await?;
    Ok(directory_decision::decide(wish, &directories, None)?)
}
