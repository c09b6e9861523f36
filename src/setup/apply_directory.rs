//! Makes or adopts the directory.

use super::apply_client::{self, Work};
use super::change::Change;
use super::directory_decision::{self, DirectoryDecision};
use super::inputs::DirectoryWish;
use super::profile_draft::ProfileDraft;
use crate::access::{AccessError, AdminClient};
use crate::http::escape;
use crate::profile::{DirectoryRecord, Profile, WishedDirectory};
use anyhow::{Context as _, Error, Result};

/// How often a create of unknown outcome is sent.
const TRIES: u32 = 2;

/// Applies the directory's change with the client's own token, as the guide does. What came of it is in the
/// draft; until that is saved, the mark in the profile's file tells whose it is.
pub(super) async fn apply(
    work: &Work<'_>,
    draft: &mut ProfileDraft<'_>,
    own: &AdminClient,
    wish: &DirectoryWish,
    planned: &DirectoryDecision,
) -> Result<DirectoryDecision> {
    let made = if planned.change == Change::Create {
        draft.profile.creating_directory = Some(mark(wish));
        draft.save()?;
        work.context.so_far.set(format!(
            "{}\n{}\nrun the same command again to go on",
            apply_client::exists(work),
            may_have_been_made(planned)
        ));
        let waiting = work.context.ui.waiting("creating the directory");
        let result = create(own, wish, planned).await;
        drop(waiting);
        let result = match result {
            Err(NotMade { error, is_certain }) => {
                if is_certain {
                    draft.profile.creating_directory = None;
                    draft.save()?;
                }
                Err(error)
            }
            Ok(made) => Ok(made),
        };
        result.with_context(|| {
            format!(
                "OAuth client `{}` is set up, the directory is not",
                work.inputs.client.id.value
            )
        })?
    } else {
        planned.clone()
    };
    let profile = &mut draft.profile;
    let id = made.id.as_deref();
    let was_ours = id.is_some_and(|id| profile.made_directory(id)) || is_marked(profile, &made);
    profile.take_directory(record(wish, &made, was_ours), planned.leaves_former);
    work.context.so_far.set(format!(
        "{}\ndirectory `{}` exists\nrun the same command again to go on",
        apply_client::exists(work),
        escape(&made.name)
    ));
    Ok(made)
}

/// What the profile says while a directory is being made. Should the run end before it can say more,
/// the next one knows it for ours.
pub(crate) fn mark(wish: &DirectoryWish) -> WishedDirectory {
    WishedDirectory {
        name: wish.name.value.clone(),
        domain: wish.domain.value.clone(),
    }
}

/// Whether a run that ended too early made it.
pub(crate) fn is_marked(profile: &Profile, found: &DirectoryDecision) -> bool {
    let mark = profile.creating_directory.as_ref();
    mark.is_some_and(|mark| mark.is(&found.name, &found.domain))
}

/// Why a directory was not made.
pub(crate) struct NotMade {
    pub(crate) error: Error,
    /// Whether it is certain: no request is on its way whose end is not known.
    pub(crate) is_certain: bool,
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
) -> Result<DirectoryDecision, NotMade> {
    let (mut tries, mut is_certain) = (0, true);
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
            Err(error) => error,
        };
        is_certain &= !error.is_outcome_unknown();
        let not_made = |error: Error| NotMade { error, is_certain };
        if let AccessError::Forbidden { .. } = error {
            return Err(not_made(error.into()));
        }
        let seen = look(admin, wish).await.map_err(not_made)?;
        if seen.change != Change::Create {
            // It arrived, though its reply did not; or somebody else was quicker.
            let change = if error.is_outcome_unknown() {
                Change::Create
            } else {
                Change::Adopt
            };
            return Ok(DirectoryDecision { change, ..seen });
        }
        let again = tries < TRIES && error.is_outcome_unknown();
        let Some(pause) = error.pause().filter(|_| again) else {
            return Err(not_made(error.into()));
        };
        tokio::time::sleep(pause).await;
    }
}

async fn look(admin: &AdminClient, wish: &DirectoryWish) -> Result<DirectoryDecision> {
    let directories = admin.list_directories().await?;
    Ok(directory_decision::decide(wish, &directories, None)?)
}
