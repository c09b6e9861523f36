//! Getting in: silently, by the client itself; or by the way that was given.

use super::inputs::{SetupInputs, WayIn};
use super::secrets::{SecretOrigin, Secrets};
use crate::access::{AccessClient, AccessError, AdminClient, Authorization, TokenGrant};
use crate::context::Context;
use crate::error::Failure;
pub(super) use crate::renew::CLIENT_REFUSED;
use crate::values::{ClientId, ClientSecret};
use anyhow::Result;

/// The code of the failure that there is neither a way in nor a secret.
pub(super) const NO_WAY_IN: &str = "missing_input";

/// The wished client's secret, proven by a token call.
#[derive(Debug, Clone)]
pub(super) struct Proof {
    /// Where the secret came from.
    pub(super) origin: SecretOrigin,
    /// The secret.
    pub(super) secret: ClientSecret,
    /// The token that it gave.
    pub(super) grant: TokenGrant,
}

/// What getting in has shown.
pub(super) struct Entry {
    /// Speaks to the tenant with rights: as the client itself, else by the way in that was given.
    pub(super) admin: AdminClient,
    /// The client's secret, if one is proven.
    pub(super) proof: Option<Proof>,
    /// Secrets of the client that the tenant refused.
    pub(super) refused: Vec<SecretOrigin>,
}

/// Gets in.
pub(super) async fn enter(
    context: &Context,
    inputs: &SetupInputs,
    access: &AccessClient,
    secrets: &Secrets,
) -> Result<Entry> {
    let _waiting = context.ui.waiting("getting in");
    let is_by_way = matches!(&inputs.way_in, Some(way) if !matches!(way, WayIn::ByHand));
    let (proof, refused) = match prove(context, inputs, access, secrets).await {
        // Whoever gives a way in for this command need not wait for the client's own.
        Err(_) if is_by_way && !inputs.prefers_own => (None, Vec::new()),
        proven => proven?,
    };
    if proof.is_some() && refused.contains(&SecretOrigin::Given) {
        context.ui.warning(
            "the shared secret that was given is refused; the one that is kept works, and stays",
        );
    }
    if let Some(own) = &proof
        && (inputs.prefers_own || !is_by_way)
    {
        context.ui.detail(&format!(
            "got in with OAuth client `{}` ({})",
            inputs.client.id.value,
            own.origin.as_str()
        ));
        let admin = access.authorized(Authorization::Bearer(own.grant.token.clone()));
        return Ok(Entry {
            admin,
            proof,
            refused,
        });
    }
    let authorization = match &inputs.way_in {
        Some(WayIn::Administrator { user, password }) => {
            let token = access.sign_in(user, password).await?;
            context.redactor.add(token.expose());
            context
                .ui
                .detail(&format!("got in as local administrator `{user}`"));
            Authorization::Session(token)
        }
        Some(WayIn::AdminClient { id, secret }) => {
            let grant = match access.token(id, secret).await {
                Err(error @ AccessError::ClientRefused { .. }) => {
                    let failure = Failure::refused(
                        "admin_client_refused",
                        format!("cannot get into {} as OAuth client `{id}`", inputs.tenant),
                    )
                    .hint("check --admin-client-id and --admin-client-secret-file");
                    return Err(anyhow::Error::new(error).context(failure));
                }
                other => other?,
            };
            context.redactor.add(grant.token.expose());
            context
                .ui
                .detail(&format!("got in with OAuth client `{id}` (given secret)"));
            Authorization::Bearer(grant.token)
        }
        Some(WayIn::Token(token)) => Authorization::Bearer(token.clone()),
        // By hand: its secret was tried as the client's own, and refused.
        Some(WayIn::ByHand) => return Err(not_in(inputs, secrets, &refused).into()),
        // Silently, the client whose place is taken, as it would get in for any other command.
        None => match &secrets.predecessor {
            Some((id, secret)) => {
                let grant = match access.token(id, secret).await {
                    // What the tenant says is what this says already.
                    Err(AccessError::ClientRefused { .. }) => {
                        return Err(kept_is_refused(inputs, id, &secrets.place).into());
                    }
                    other => other?,
                };
                context.redactor.add(grant.token.expose());
                context
                    .ui
                    .detail(&format!("got in with OAuth client `{id}` (kept secret)"));
                Authorization::Bearer(grant.token)
            }
            None => return Err(not_in(inputs, secrets, &refused).into()),
        },
    };
    Ok(Entry {
        admin: access.authorized(authorization),
        proof,
        refused,
    })
}

/// Tries the secrets that are at hand, the given one first.
pub(super) async fn prove(
    context: &Context,
    inputs: &SetupInputs,
    access: &AccessClient,
    secrets: &Secrets,
) -> Result<(Option<Proof>, Vec<SecretOrigin>), AccessError> {
    let mut refused = Vec::new();
    for (origin, secret) in secrets.candidates() {
        match access.token(&inputs.client.id.value, &secret).await {
            Ok(grant) => {
                context.redactor.add(grant.token.expose());
                return Ok((
                    Some(Proof {
                        origin,
                        secret,
                        grant,
                    }),
                    refused,
                ));
            }
            Err(AccessError::ClientRefused { .. }) => refused.extend(secrets.origins_of(&secret)),
            Err(error) => return Err(error),
        }
    }
    Ok((None, refused))
}

/// What to do where the tenant refuses the bearer token that was given: that `setup` fetches a new one is no
/// help to `setup`.
pub(super) fn advise(error: anyhow::Error, inputs: Option<&SetupInputs>) -> anyhow::Error {
    let is_given = inputs.is_some_and(|it| matches!(it.way_in, Some(WayIn::Token(_))));
    let refusal = error.chain().find_map(|cause| match cause.downcast_ref() {
        Some(refusal @ AccessError::Unauthorized { .. }) => Some(refusal),
        _ => None,
    });
    match refusal {
        Some(refusal) if is_given => {
            let failure = Failure::refused(refusal.code(), refusal.to_string()).hint(
                "give a fresh bearer token, or another way in, for example --admin-user with \
                 --admin-password-file",
            );
            error.context(failure)
        }
        _ => error,
    }
}

fn kept_is_refused(inputs: &SetupInputs, id: &ClientId, place: &str) -> Failure {
    Failure::refused(
        CLIENT_REFUSED,
        format!(
            "{} refuses the shared secret kept for OAuth client `{id}` in {place}",
            inputs.tenant
        ),
    )
    .hint(format!(
        "if it was regenerated in the console: ws1-okta setup --profile {} --client-secret-file FILE; if \
         the client was deleted, give another way in, for example --admin-user",
        inputs.profile
    ))
}

fn not_in(inputs: &SetupInputs, secrets: &Secrets, refused: &[SecretOrigin]) -> Failure {
    let id = &inputs.client.id.value;
    if refused.contains(&SecretOrigin::Given) {
        return Failure::refused(
            CLIENT_REFUSED,
            format!(
                "{} refuses the shared secret given for OAuth client `{id}`",
                inputs.tenant
            ),
        )
        .hint(
            "copy the shared secret again, or regenerate it in the console, and spell the client id as \
             there; if the client is yet to be made, give another way in, too, for example --admin-user",
        );
    }
    if refused.contains(&SecretOrigin::Stored) {
        return kept_is_refused(inputs, id, &secrets.place);
    }
    if secrets.is_known {
        return Failure::usage(
            NO_WAY_IN,
            format!(
                "the shared secret of OAuth client `{id}` is not in {}, and no other way into {} is given",
                secrets.place, inputs.tenant
            ),
        )
        .hint(
            "give one, for example --admin-user with --admin-password-file; ws1-okta setup \
             --client-secret-file FILE takes up the secret again, which the console can regenerate",
        );
    }
    Failure::usage(NO_WAY_IN, format!("no way into {} is given", inputs.tenant)).hint(
        "give --admin-user with --admin-password-file, --admin-client-id with \
         --admin-client-secret-file, --token-file, or --by-hand with --client-secret-file",
    )
}
