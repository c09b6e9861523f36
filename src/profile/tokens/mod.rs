//! What is remembered of tokens: the one that we hold, and the one that Okta holds. They are two facts,
//! since Okta keeps a copy of its own, and offers no way to replace it but its form (`okta-api.md`
//! §5.1).

use super::Handed;
use crate::values::{ClientId, Fingerprint};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// So many earlier tokens are remembered at most.
const MOST_SUPERSEDED: usize = 8;

/// One token; the token itself is in the store, or in Okta.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TokenRecord {
    /// Tells it from others.
    pub fingerprint: Fingerprint,
    /// When we got it.
    pub obtained_at: Timestamp,
    /// When it stops working.
    pub expires_at: Timestamp,
    /// The client that it is of, with which it ends; not known of tokens of earlier versions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client: Option<ClientId>,
    /// When we got it by this machine's clock, where that was ahead of the tenant's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fetched_at: Option<Timestamp>,
}

/// The token that Okta holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeliveredRecord {
    /// The token.
    #[serde(flatten)]
    pub token: TokenRecord,
    /// When that was confirmed.
    pub confirmed_at: Timestamp,
    /// Who confirmed it.
    pub how: DeliveredHow,
}

/// Who said that Okta holds a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DeliveredHow {
    /// A person, asked at the terminal.
    Person,
    /// `ws1-okta token delivered`.
    Command,
    /// A hook of `--exec-delivers` that succeeded.
    Hook,
}

/// The last renewal was refused: it needs a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusedRecord {
    /// When it was refused first.
    pub since: Timestamp,
    /// The error's code.
    pub code: String,
}

/// What is known of a profile's tokens.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tokens {
    /// The token that we hold.
    #[serde(default, rename = "token", skip_serializing_if = "Option::is_none")]
    pub held: Option<TokenRecord>,
    /// Tokens that we held before it and that Okta may hold, the oldest first; the last one that Okta was
    /// known to hold is among them, since a record can be taken back.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub superseded: Vec<TokenRecord>,
    /// The token that Okta holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delivered: Option<DeliveredRecord>,
    /// What has got the token besides.
    #[serde(default, skip_serializing_if = "Handed::is_none")]
    pub handed: Handed,
    /// Set while renewals are refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refused: Option<RefusedRecord>,
}

/// What Okta holds, as far as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OktaHolds<'tokens> {
    /// No token was ever fetched.
    Nothing,
    /// It was never recorded. If Okta holds one, it is this or a later one: the first that was fetched.
    NeverRecorded(&'tokens TokenRecord),
    /// What was confirmed.
    Recorded(&'tokens DeliveredRecord),
}

impl<'tokens> OktaHolds<'tokens> {
    /// Whether that is not known.
    pub fn is_never_recorded(self) -> bool {
        matches!(self, Self::NeverRecorded(_))
    }

    /// The token that Okta holds, or at worst holds.
    pub fn token(self) -> Option<&'tokens TokenRecord> {
        match self {
            Self::Nothing => None,
            Self::NeverRecorded(token) => Some(token),
            Self::Recorded(delivered) => Some(&delivered.token),
        }
    }
}

impl Tokens {
    /// Takes a fetched token in place of the one before.
    pub fn take(&mut self, token: TokenRecord) {
        self.let_go(token.obtained_at);
        self.superseded
            .retain(|earlier| earlier.fingerprint != token.fingerprint);
        self.held = Some(token);
        self.refused = None;
    }

    /// The held token is no longer kept here; Okta may hold it all the same.
    pub fn let_go(&mut self, now: Timestamp) {
        let Some(token) = self.held.take() else {
            return;
        };
        if !self.is_delivered(&token.fingerprint) {
            self.superseded.push(token);
        }
        // Without a confirmed one the first tells at worst how long Okta's lives, even when it has
        // ended.
        let first = usize::from(self.delivered.is_none());
        let mut place = 0;
        self.superseded.retain(|earlier| {
            place += 1;
            place <= first || earlier.expires_at > now
        });
        while self.superseded.len() > MOST_SUPERSEDED {
            self.superseded.remove(first);
        }
    }

    /// Every token of the client has ended with it.
    pub fn forget(&mut self) {
        *self = Self::default();
    }

    /// The held token has ended with its client; where Okta has that one, its copy has, too. Those of another
    /// client have not.
    pub fn forget_held(&mut self, now: Timestamp) {
        let held = self.held.take();
        if held.is_some_and(|held| self.is_delivered(&held.fingerprint)) {
            self.end_delivered(now);
        }
        self.handed = Handed::default();
        self.refused = None;
    }

    /// The tokens of this client that we held, or that Okta holds, have ended with it.
    pub fn forget_of(&mut self, client: &ClientId, now: Timestamp) {
        let is_of = |token: &TokenRecord| token.client.as_ref() == Some(client);
        self.superseded.retain(|earlier| !is_of(earlier));
        let delivered = self.delivered.as_ref();
        if delivered.is_some_and(|delivered| is_of(&delivered.token)) {
            self.end_delivered(now);
        }
    }

    /// Okta has it still, and does not go back to one before it by itself.
    fn end_delivered(&mut self, now: Timestamp) {
        if let Some(delivered) = &mut self.delivered {
            delivered.token.expires_at = delivered.token.expires_at.min(now);
        }
    }

    /// The tenant refuses the held token before its time: it has ended, and with it the earlier ones of
    /// the same client, Okta's among them.
    pub fn end_held(&mut self, now: Timestamp) {
        let Some(held) = self.held.clone() else {
            return;
        };
        let delivered = self.delivered.iter_mut().map(|it| &mut it.token);
        let all = self.held.iter_mut().chain(delivered);
        for token in all.chain(&mut self.superseded) {
            if token.client == held.client && token.obtained_at <= held.obtained_at {
                token.expires_at = token.expires_at.min(now);
            }
        }
    }

    /// The kept token of a client that takes its place back is the held one again; what was obtained
    /// after it came from the client that is gone, and has ended with that. Says whether it is known here.
    pub fn take_back(&mut self, fingerprint: &Fingerprint) -> bool {
        let Some(token) = self.find(fingerprint).cloned() else {
            return false;
        };
        self.superseded
            .retain(|earlier| earlier.obtained_at < token.obtained_at);
        self.held = Some(token);
        true
    }

    /// Whether this is the token that Okta is known to hold.
    pub fn is_delivered(&self, fingerprint: &Fingerprint) -> bool {
        self.delivered
            .as_ref()
            .is_some_and(|delivered| delivered.token.fingerprint == *fingerprint)
    }

    /// A token that we have, or had and may have given to Okta.
    pub fn find(&self, fingerprint: &Fingerprint) -> Option<&TokenRecord> {
        self.held
            .iter()
            .chain(self.delivered.iter().map(|delivered| &delivered.token))
            .chain(&self.superseded)
            .find(|token| token.fingerprint == *fingerprint)
    }

    /// Okta holds this one from now on; says whether it is known here. The one that it held, or may have
    /// held, stays known while it lives.
    pub fn deliver(
        &mut self,
        fingerprint: &Fingerprint,
        confirmed_at: Timestamp,
        how: DeliveredHow,
    ) -> bool {
        let Some(token) = self.find(fingerprint).cloned() else {
            return false;
        };
        // Not known to be Okta's, it may be all the same.
        let former = self.okta_holds().token().cloned();
        self.delivered = None;
        self.superseded
            .retain(|earlier| earlier.obtained_at > token.obtained_at);
        let is_held = |one: &TokenRecord| {
            let held = self.held.as_ref();
            held.is_some_and(|held| held.fingerprint == one.fingerprint)
        };
        let former = former.filter(|former| {
            former.fingerprint != *fingerprint
                && former.expires_at > confirmed_at
                && !is_held(former)
                && !self.superseded.contains(former)
        });
        self.superseded.extend(former);
        self.superseded.sort_by_key(|earlier| earlier.obtained_at);
        self.delivered = Some(DeliveredRecord {
            token,
            confirmed_at,
            how,
        });
        true
    }

    /// What Okta holds, as far as it is known.
    pub fn okta_holds(&self) -> OktaHolds<'_> {
        match (
            &self.delivered,
            self.superseded.first().or(self.held.as_ref()),
        ) {
            (Some(delivered), _) => OktaHolds::Recorded(delivered),
            (None, Some(first)) => OktaHolds::NeverRecorded(first),
            (None, None) => OktaHolds::Nothing,
        }
    }

    /// The held token, where it waits for its delivery: it lives as long as the one that Okta holds or longer, or where
    /// that was never recorded, it is not the first.
    pub fn waiting(&self) -> Option<&TokenRecord> {
        let held = self.held.as_ref()?;
        let okta = self.okta_holds().token()?;
        let is_newer = okta.fingerprint != held.fingerprint && held.expires_at >= okta.expires_at;
        is_newer.then_some(held)
    }
}

#[cfg(test)]
mod tests;
