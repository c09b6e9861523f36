//! Whether the kept token works: asked of the tenant.

use super::kept::kept;
use super::verify::verify_users;
use crate::access::{AccessError, Authorization};
use crate::context::{Context, NetworkSettings, StoreRequest};
use crate::error::Failure;
use crate::profile::Profile;
use crate::values::ProfileName;
use anyhow::Result;

/// Tests the kept token as Okta tests its copy.
pub(crate) async fn probe(context: &Context, name: &ProfileName, profile: &Profile) -> Result<()> {
    let store = (context.open_store)(&StoreRequest::of_profile(profile))?;
    let Some(token) = kept(context, name, profile, &store)? else {
        return Err(Failure::refused(
            "no_token",
            format!("no token of profile `{name}` is in {}", store.describe()),
        )
        .hint(format!(
            "ws1-okta token renew --force --profile {name} fetches one"
        ))
        .into());
    };
    let network = NetworkSettings::of_profile(&context.global, profile);
    let access = context.access(&profile.tenant, &network)?;
    let admin = access.authorized(Authorization::Bearer(token));
    let _waiting = context.ui.waiting("testing the token");
    match verify_users(&admin).await {
        Ok(()) => Ok(()),
        Err(error @ AccessError::Unauthorized { .. }) => {
            let failure = Failure::refused(
                "token_refused",
                format!(
                    "{} refuses the kept token of profile `{name}`",
                    profile.tenant
                ),
            )
            .hint(format!("ws1-okta token renew --force --profile {name}"));
            Err(anyhow::Error::new(error).context(failure))
        }
        Err(error) => Err(error.into()),
    }
}
