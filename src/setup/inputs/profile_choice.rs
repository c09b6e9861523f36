//! Which profile a run works on.

use crate::error::Failure;
use crate::profile::{Profile, ProfileDirectory};
use crate::values::{ProfileName, TenantUrl};
use anyhow::Result;

/// The profile and the tenant, as far as they are known.
#[derive(Debug, Default)]
pub(super) struct ProfileChoice {
    /// The profile's name.
    pub(super) name: Option<ProfileName>,
    /// What it says, if it exists.
    pub(super) profile: Option<Profile>,
    /// The tenant.
    pub(super) tenant: Option<TenantUrl>,
}

/// `--profile A --tenant B` must agree; `--tenant B` alone takes B's own profile; neither takes the
/// profile in use. A profile's values count only while the tenant is the same.
pub(super) fn choose(
    profiles: &ProfileDirectory,
    wanted: Option<ProfileName>,
    tenant: Option<TenantUrl>,
) -> Result<ProfileChoice> {
    let name = match (wanted, &tenant) {
        (Some(name), _) => name,
        (None, Some(tenant)) => {
            let own = ProfileName::of_tenant(tenant);
            match profiles.load(&own)? {
                Some(_) => own,
                // It may have been set up under another name.
                None => profile_of(profiles, tenant)?.unwrap_or(own),
            }
        }
        // The one in use; where a run was interrupted before it chose one, the only one.
        (None, None) => match (profiles.current()?, profiles.list()?.as_slice()) {
            (Some(name), _) => name,
            (None, [only]) => only.clone(),
            (None, _) => return Ok(ProfileChoice::default()),
        },
    };
    let profile = profiles.load(&name)?;
    match (&profile, &tenant) {
        (Some(known), Some(tenant)) if known.tenant != *tenant => Err(Failure::conflict(
            "profile_of_another_tenant",
            format!(
                "profile `{name}` belongs to {}, not to {tenant}",
                known.tenant
            ),
        )
        .hint("leave out --profile, or name another")
        .into()),
        _ => Ok(ProfileChoice {
            tenant: tenant.or_else(|| profile.as_ref().map(|known| known.tenant.clone())),
            name: Some(name),
            profile,
        }),
    }
}

fn profile_of(profiles: &ProfileDirectory, tenant: &TenantUrl) -> Result<Option<ProfileName>> {
    for name in profiles.list()? {
        // A damaged profile of another tenant is none of this run's business.
        if profiles
            .load(&name)
            .ok()
            .flatten()
            .is_some_and(|known| known.tenant == *tenant)
        {
            return Ok(Some(name));
        }
    }
    Ok(None)
}
