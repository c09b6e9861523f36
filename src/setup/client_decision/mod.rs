//! What is to be done about the OAuth client: a pure function of what was wished and seen.

use super::change::Change;
use super::inputs::{ClientWish, Sourced};
use super::secrets::SecretOrigin;
use crate::access::OAuthClient;
use crate::error::Failure;
use crate::profile::ClientSettings;
use crate::renew::CLIENT_REFUSED;
use crate::values::{ClientId, Ttl};

/// The code of the failure that the client is there and ours, and nothing is kept that opens it.
pub(super) const SECRET_MISSING: &str = "client_secret_missing";

/// The code of the failure that somebody else's client has the id.
pub(super) const ID_TAKEN: &str = "client_id_taken";
/// The code of the failure that a client of the tenant's own has it.
pub(super) const ID_INTERNAL: &str = "client_internal";

/// What the tenant says of the client.
#[derive(Debug, Clone)]
pub(super) enum ClientSeen {
    /// There is none of this id.
    Absent,
    /// It is there, and looks like this.
    Present(OAuthClient),
    /// It is there, since its secret works, but may not look at itself: it lacks an admin role.
    Hidden,
}

/// The facts that decide.
#[derive(Debug, Clone)]
pub(super) struct ClientFacts {
    /// What the tenant says.
    pub(super) seen: ClientSeen,
    /// Which secret works.
    pub(super) proven: Option<SecretOrigin>,
    /// Which secrets were refused.
    pub(super) refused: Vec<SecretOrigin>,
    /// Whether a pending secret is kept.
    pub(super) has_pending: bool,
    /// Whether the profile says that this client was about to be made, or, where it is known, changed.
    pub(super) is_creating: bool,
    /// Whether the profile knows this client as ours.
    pub(super) is_known: bool,
    /// Whether the deletion of this client was confirmed by its name.
    pub(super) is_deletion_confirmed: bool,
    /// The settings that the profile remembers of this client.
    pub(super) known_settings: Option<ClientSettings>,
}

/// Where the client's secret comes from when it is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NewSecret {
    /// The given one.
    Given,
    /// The pending one of an earlier run: never made anew.
    Pending,
    /// A new one.
    Generate,
}

/// A setting that is not as wished.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Difference {
    /// The console's name of the field.
    pub(super) field: &'static str,
    /// What it is.
    pub(super) is: String,
    /// What is wished.
    pub(super) wished: String,
    /// Whether it will be changed, because somebody asked.
    pub(super) changes: bool,
}

/// What is to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ClientDecision {
    /// The change.
    pub(super) change: Change,
    /// For a client to be made: its secret.
    pub(super) new_secret: NewSecret,
    /// Settings that differ.
    pub(super) differences: Vec<Difference>,
    /// How long its tokens will live, if that can be known.
    pub(super) token_life: Option<Ttl>,
    /// Whether the secret that works has yet to be kept as the client's.
    pub(super) promotes: bool,
    /// Things worth knowing.
    pub(super) notes: Vec<String>,
}

/// Decides.
pub(super) fn decide(wish: &ClientWish, facts: &ClientFacts) -> Result<ClientDecision, Failure> {
    let new_secret = match (&wish.given_secret, facts.has_pending) {
        (Some(_), _) => NewSecret::Given,
        (None, true) => NewSecret::Pending,
        (None, false) => NewSecret::Generate,
    };
    let made = |change, notes| ClientDecision {
        change,
        new_secret,
        differences: Vec::new(),
        token_life: Some(wish.access_token_ttl.value),
        promotes: true,
        notes,
    };
    match (&facts.seen, facts.proven) {
        (ClientSeen::Absent, _) => Ok(made(Change::Create, absent_notes(facts))),
        (ClientSeen::Hidden, _) if asks_for_other(wish, facts.known_settings.as_ref()) => {
            Err(hidden(&wish.id.value))
        }
        (ClientSeen::Hidden, proven) => Ok(ClientDecision {
            change: if facts.is_known { Change::Keep } else { Change::Adopt },
            new_secret,
            differences: Vec::new(),
            token_life: None,
            promotes: proven != Some(SecretOrigin::Stored),
            notes: vec![
                "the client may not look at itself: its settings are unknown (newer tenants want an \
                 admin role on it)"
                    .to_owned(),
            ],
        }),
        (ClientSeen::Present(client), Some(origin)) => {
            let differences = differences(wish, client);
            let changes = differences.iter().any(|difference| difference.changes);
            let change = match (changes, facts.is_known) {
                (true, _) => Change::Update,
                (false, true) => Change::Keep,
                (false, false) => Change::Adopt,
            };
            Ok(ClientDecision {
                change,
                new_secret,
                token_life: if changes && wish.access_token_ttl.is_asked() {
                    Some(wish.access_token_ttl.value)
                } else {
                    client.access_token_ttl()
                },
                differences,
                promotes: origin != SecretOrigin::Stored,
                notes: Vec::new(),
            })
        }
        // A change was interrupted: it may have wiped the secret, which is kept.
        (ClientSeen::Present(client), None)
            if facts.is_known
                && facts.is_creating
                && facts.refused.contains(&SecretOrigin::Stored) =>
        {
            Ok(ClientDecision {
                change: Change::Update,
                new_secret,
                token_life: client.access_token_ttl(),
                differences: differences(wish, client),
                promotes: false,
                notes: vec![
                    "an earlier change was interrupted; the Shared Secret that is kept is put back"
                        .to_owned(),
                ],
            })
        }
        (ClientSeen::Present(client), None) if client.is_internal() => {
            Err(internal(&wish.id.value))
        }
        (ClientSeen::Present(_), None) => not_ours(&wish.id.value, facts).map(|notes| {
            let mut decision = made(Change::Replace, notes);
            if decision.new_secret == NewSecret::Generate && facts.has_pending {
                decision.new_secret = NewSecret::Pending;
            }
            decision
        }),
    }
}

/// Whether somebody asked for a setting that is not known to be so already.
fn asks_for_other(wish: &ClientWish, known: Option<&ClientSettings>) -> bool {
    let other = |ttl: &Sourced<Ttl>, known: Option<Ttl>| ttl.is_asked() && known != Some(ttl.value);
    let refresh = &wish.issue_refresh_token;
    let known_refresh = known.map(|known| known.issue_refresh_token);
    other(&wish.access_token_ttl, known.map(|it| it.access_token_ttl))
        || other(
            &wish.refresh_token_ttl,
            known.map(|it| it.refresh_token_ttl),
        )
        || other(&wish.idle_token_ttl, known.map(|it| it.idle_token_ttl))
        || (refresh.is_asked() && known_refresh != Some(refresh.value))
}

/// Its settings are to be changed, and cannot be read: nothing would be changed, and nobody told.
pub(super) fn hidden(id: &ClientId) -> Failure {
    Failure::refused(
        "client_hidden",
        format!(
            "OAuth client `{id}` may not look at itself: its settings are unknown, and nothing was changed"
        ),
    )
    .hint(
        "give it the admin role Super Admin (Settings > OAuth 2.0 Management > Clients > Admin Roles)",
    )
}

fn absent_notes(facts: &ClientFacts) -> Vec<String> {
    let mut notes = Vec::new();
    if facts.is_known {
        notes.push("the client was deleted in the tenant; it is made again".to_owned());
    } else if facts.has_pending {
        notes.push("the secret made by an earlier run is used".to_owned());
    }
    notes
}

/// Nobody is given the secret of such a one, so it is not asked for.
fn internal(id: &ClientId) -> Failure {
    Failure::conflict(
        ID_INTERNAL,
        format!("OAuth client `{id}` exists already, as one of the tenant's own"),
    )
    .hint("take another id by --client-id")
}

/// The client exists, and no secret that we have opens it.
fn not_ours(id: &ClientId, facts: &ClientFacts) -> Result<Vec<String>, Failure> {
    if facts.is_creating && facts.refused.contains(&SecretOrigin::Pending) {
        if facts.is_deletion_confirmed {
            return Ok(vec![
                "it refuses the secret that was sent for it; it is deleted and made again"
                    .to_owned(),
            ]);
        }
        return Err(secret_lost(id));
    }
    if facts.refused.contains(&SecretOrigin::Given) {
        return Err(Failure::refused(
            CLIENT_REFUSED,
            format!("the tenant refuses the shared secret given for OAuth client `{id}`"),
        )
        .hint("copy the shared secret again, or regenerate it in the console"));
    }
    if facts.is_known && facts.refused.contains(&SecretOrigin::Stored) {
        return Err(Failure::refused(
            CLIENT_REFUSED,
            format!("the tenant refuses the shared secret kept for OAuth client `{id}`"),
        )
        .hint("if it was regenerated in the console, give the new one by --client-secret-file"));
    }
    if facts.is_known {
        return Err(Failure::conflict(
            SECRET_MISSING,
            format!("the shared secret of OAuth client `{id}` is not kept here any more"),
        )
        .hint(
            "give it by --client-secret-file (the console regenerates one), or take another \
             --client-id, whose client then takes its place",
        ));
    }
    Err(Failure::conflict(
        ID_TAKEN,
        format!("an OAuth client `{id}` exists already, and its shared secret is not known here"),
    )
    .hint("take another id by --client-id, or give the secret of this one by --client-secret-file"))
}

/// The client is there, and does not know the secret that an earlier request sent for it.
pub(super) fn secret_lost(id: &ClientId) -> Failure {
    Failure::conflict(
        "client_secret_lost",
        format!(
            "OAuth client `{id}` exists, but refuses the secret that was sent for it: the tenant made \
             another and its reply was lost, or somebody else made the client meanwhile"
        ),
    )
    .hint(format!(
        "if nobody else uses it, have it deleted and made again by --confirm {id}; else take another \
         --client-id"
    ))
}

/// What is not as wished. Only what somebody asked for in this run is changed.
fn differences(wish: &ClientWish, client: &OAuthClient) -> Vec<Difference> {
    let mut all = Vec::new();
    let unknown = || "unknown".to_owned();
    let ttls = [
        (
            "Access Token TTL",
            client.access_token_ttl(),
            &wish.access_token_ttl,
        ),
        (
            "Refresh Token TTL",
            client.refresh_token_ttl(),
            &wish.refresh_token_ttl,
        ),
        (
            "Idle Token TTL",
            client.refresh_token_idle_ttl(),
            &wish.idle_token_ttl,
        ),
    ];
    for (field, is, wished) in ttls {
        if is != Some(wished.value) {
            all.push(Difference {
                field,
                is: is.map_or_else(unknown, |ttl| ttl.to_string()),
                wished: wished.value.to_string(),
                changes: wished.is_asked(),
            });
        }
    }
    let has_refresh = client.grants().iter().any(|grant| grant == "refresh_token");
    if has_refresh != wish.issue_refresh_token.value {
        all.push(Difference {
            field: "Issue Refresh Token",
            is: has_refresh.to_string(),
            wished: wish.issue_refresh_token.value.to_string(),
            changes: wish.issue_refresh_token.is_asked(),
        });
    }
    if !client.scope().iter().any(|word| word == "admin") {
        all.push(Difference {
            field: "Scope",
            is: client.scope().join(" "),
            wished: "admin".to_owned(),
            changes: false,
        });
    }
    all
}

#[cfg(test)]
mod tests;
