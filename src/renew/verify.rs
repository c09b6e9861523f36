//! The test that Okta will make: *Test API Credentials* (`okta-api.md` §6.2).

use crate::access::{AccessError, AdminClient};
use crate::error::Failure;
use crate::exit::Exit;
use crate::profile::RefusedRecord;
use jiff::Timestamp;

/// The code of a failed test.
pub(crate) const VERIFICATION_FAILED: &str = "verification_failed";

/// How the test went.
#[derive(Debug, Clone)]
pub(crate) struct Verification {
    /// Reading users decides.
    pub(crate) users: Result<(), AccessError>,
    /// Reading groups is what Okta does next, when the form is saved; it is only reported.
    pub(crate) groups: Result<(), AccessError>,
}

impl Verification {
    /// Whether the tenant knew the token; what else went wrong a new token would not mend.
    pub(crate) fn is_token_known(&self) -> bool {
        !matches!(self.users, Err(AccessError::Unauthorized { .. }))
    }

    /// What is remembered of a test that failed, unless the trouble may pass.
    pub(crate) fn refusal(&self, now: Timestamp) -> Option<RefusedRecord> {
        let error = self.users.as_ref().err()?;
        (!error.is_transient()).then(|| RefusedRecord {
            since: now,
            code: VERIFICATION_FAILED.to_owned(),
        })
    }

    /// Passed, or why not; `again` is the command that goes on.
    pub(crate) fn check(&self, again: &str) -> anyhow::Result<()> {
        match &self.users {
            Ok(()) => Ok(()),
            Err(error) => Err(cannot_read(error, again)),
        }
    }
}

/// The same for a renewal: trouble that passes is no verdict, and the token before still works.
pub(crate) fn check_users(users: &Result<(), AccessError>, again: &str) -> anyhow::Result<()> {
    match users {
        Ok(()) => Ok(()),
        Err(error) if error.is_transient() => Err(error.clone().into()),
        Err(error) => Err(cannot_read(error, again)),
    }
}

fn cannot_read(error: &AccessError, again: &str) -> anyhow::Error {
    let hint = error
        .hint()
        .unwrap_or_else(|| format!("{again} goes on; what was made is kept"));
    let failure = Failure::new(
            Exit::Verification,
            VERIFICATION_FAILED,
            "the tenant does not let the new token read users, so Okta's Test API Credentials would fail",
        )
        .hint(hint);
    anyhow::Error::new(error.clone()).context(failure)
}

/// Sends what Okta sends, both reads side by side.
pub(crate) async fn verify(admin: &AdminClient) -> Verification {
    let groups = admin.scim_groups(1, 100);
    let (users, groups) = tokio::join!(verify_users(admin), groups);
    Verification {
        users,
        groups: groups.map(drop),
    }
}

/// Sends the read that decides, alone: for a token that nobody reports on.
pub(crate) async fn verify_users(admin: &AdminClient) -> Result<(), AccessError> {
    admin.scim_users(1, 2).await.map(drop)
}
