use super::{Backend, StoreError};
use crate::values::{ClientId, ProfileName, StoredSecret, TenantUrl, hex_of_sha256};
use std::fmt;

/// What a stored secret is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EntryKind {
    /// The shared secret of the client, proven by a token call.
    ClientSecret,
    /// A shared secret that was made here and is not proven yet.
    PendingSecret,
    /// The access token.
    AccessToken,
    /// A throw-away entry that proves the store.
    Probe,
}

impl EntryKind {
    /// Its part of an entry's name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ClientSecret => "client-secret",
            Self::PendingSecret => "pending-secret",
            Self::AccessToken => "access-token",
            Self::Probe => "probe",
        }
    }
}

/// Names one stored secret. Two profiles, tenants, clients or uses never share an entry.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct EntryKey {
    /// The profile.
    pub profile: ProfileName,
    /// The tenant: `TenantUrl::authority`.
    pub authority: String,
    /// The OAuth client.
    pub client: ClientId,
    /// The use.
    pub kind: EntryKind,
}

impl EntryKey {
    /// The entry of a client's token; [`EntryKey::with_kind`] gives the others.
    pub fn of_token(profile: &ProfileName, tenant: &TenantUrl, client: &ClientId) -> Self {
        Self {
            profile: profile.clone(),
            authority: tenant.authority(),
            client: client.clone(),
            kind: EntryKind::AccessToken,
        }
    }

    /// The entry of the same profile, tenant and client for another use.
    #[must_use]
    pub fn with_kind(&self, kind: EntryKind) -> Self {
        Self {
            kind,
            ..self.clone()
        }
    }

    /// The name in a store that takes one text: `PROFILE@AUTHORITY/CLIENT/KIND`. Neither profile nor
    /// client nor kind can hold a `/`, and no profile an `@`, so it reads back one way only. Where it
    /// would be too long for Windows (513 characters), tenant and client are replaced by `#` and
    /// [`EntryKey::hash`].
    pub fn account(&self) -> String {
        const LONGEST: usize = 400;
        let Self {
            profile,
            authority,
            client,
            kind,
        } = self;
        let name = format!("{profile}@{authority}/{client}/{}", kind.as_str());
        if name.len() <= LONGEST {
            name
        } else {
            format!("{profile}@#{}/{}", self.hash(), kind.as_str())
        }
    }

    /// Sixteen hexadecimal digits over tenant and client, for stores with short names.
    pub fn hash(&self) -> String {
        // No authority and no client id has a line end in it.
        hex_of_sha256(&format!("{}\n{}", self.authority, self.client), 16)
    }

    /// A throw-away entry with a name that no other run has, so that runs at the same time do not meet.
    pub(super) fn throw_away() -> Result<Self, StoreError> {
        let name = format!("probe-{}", random_hex()?);
        match (name.parse(), "ws1-okta".parse()) {
            (Ok(profile), Ok(client)) => Ok(Self {
                profile,
                authority: "ws1-okta.invalid".to_owned(),
                client,
                kind: EntryKind::Probe,
            }),
            (Err(error), _) | (_, Err(error)) => Err(StoreError::other(error.to_string())),
        }
    }
}

impl fmt::Display for EntryKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.account())
    }
}

/// Sixteen hexadecimal digits from the operating system's generator.
pub(super) fn random_hex() -> Result<String, StoreError> {
    getrandom::u64()
        .map(|number| format!("{number:016x}"))
        .map_err(|_| StoreError::other("the operating system gives no random numbers"))
}

/// Proves with a throw-away entry that a place keeps what it is given: writes, reads back, deletes.
pub(super) fn prove<B: Backend + ?Sized>(place: &B, key: &EntryKey) -> Result<(), StoreError> {
    let secret = StoredSecret::from_text(&random_hex()?)
        .map_err(|error| StoreError::other(error.to_string()))?;
    place.set(key, &secret)?;
    let read_back = place.get(key);
    let deleted = place.delete(key);
    let problem = match read_back? {
        None => "took a test entry and then did not know it",
        Some(found) if !found.is_same(&secret) => "gave back another value than it was given",
        Some(_) if !deleted? => "could not delete its test entry",
        Some(_) if place.get(key)?.is_some() => "still holds an entry after it was deleted",
        Some(_) => return Ok(()),
    };
    Err(StoreError::NotKept {
        store: place.describe(),
        problem,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn key(profile: &str, authority: &str, client: &str) -> EntryKey {
        EntryKey {
            profile: profile.parse().unwrap(),
            authority: authority.to_owned(),
            client: client.parse().unwrap(),
            kind: EntryKind::ClientSecret,
        }
    }

    #[test]
    fn no_two_entries_share_a_name() {
        let keys = [
            key("p", "a.example", "c"),
            key("p", "a.example:8443", "c"),
            key("p", "a.example/t", "c"),
            key("p", "b.example", "c"),
            key("q", "a.example", "c"),
            key("p", "a.example", "c@a.example"),
            key("p", "a.example", "c").with_kind(EntryKind::PendingSecret),
            key("p", "a.example", "c").with_kind(EntryKind::AccessToken),
        ];
        let mut names: Vec<String> = keys.iter().map(EntryKey::account).collect();
        assert_eq!(names[2], "p@a.example/t/c/client-secret");
        names.sort();
        names.dedup();
        assert_eq!(names.len(), keys.len());
        assert_ne!(keys[0].hash(), keys[1].hash());
        assert_ne!(keys[0].hash(), keys[5].hash());
        assert_eq!(keys[0].hash(), keys[4].hash());
        assert_eq!(keys[0].hash().len(), 16);
        let long = key("p", &"a".repeat(253), &"c".repeat(256));
        assert_eq!(long.account(), format!("p@#{}/client-secret", long.hash()));
    }

    #[test]
    fn throw_away_entries_differ() {
        assert_ne!(
            EntryKey::throw_away().unwrap(),
            EntryKey::throw_away().unwrap()
        );
    }

    proptest! {
        /// Two keys share a name only if they are the same key.
        #[test]
        fn an_account_reads_back_one_way(
            profile in "[a-z0-9][a-z0-9_-]{0,40}",
            host in "[a-z]{1,10}(\\.[a-z]{1,10}){0,2}(:[0-9]{1,5})?(/[a-z@]{1,10})?",
            client in "[A-Za-z0-9._@-]{1,40}",
            longer in proptest::bool::ANY,
        ) {
            let client = if longer { client.repeat(5) } else { client };
            let key = key(&profile, &host, &client);
            let account = key.account();
            let (read_profile, rest) = account.split_once('@').unwrap();
            prop_assert_eq!(read_profile, profile.as_str());
            let (rest, kind) = rest.rsplit_once('/').unwrap();
            prop_assert_eq!(kind, "client-secret");
            if let Some(hash) = rest.strip_prefix('#') {
                prop_assert_eq!(hash, key.hash());
            } else {
                prop_assert_eq!(rest.rsplit_once('/'), Some((host.as_str(), client.as_str())));
            }
            prop_assert!(account.len() <= 400 && !account.contains(char::is_whitespace));
        }
    }
}
