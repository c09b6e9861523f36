//! Which directory of the tenant is the profile's.

use crate::access::Directory;
use crate::profile::{DirectoryRecord, Profile};

/// Whether a profile's record is that of this directory.
pub(super) fn is_of(record: &DirectoryRecord, directory: &Directory) -> bool {
    match &record.id {
        Some(known) => Some(known) == directory.id.as_ref(),
        // One whose id no reply told.
        None => record.name.as_str() == directory.name,
    }
}

/// Whether it is the one that Okta provisions into, by all that the profile knows.
pub(super) fn is_own(profile: Option<&Profile>, directory: &Directory) -> bool {
    let known = profile.and_then(Profile::known_directory);
    known.is_some_and(|record| is_of(&record, directory))
}

/// Whether `setup` makes the same again.
pub(super) fn is_wished(profile: Option<&Profile>, directory: &Directory) -> bool {
    let wished = profile.and_then(|profile| profile.wished_directory.as_ref());
    wished.is_some_and(|wished| {
        let mut domains = directory.domains.iter().flatten();
        wished.name.as_str() == directory.name
            && domains.any(|domain| wished.domain.matches(domain))
    })
}
