use crate::values::{Fingerprint, SecretTarget};
use serde::{Deserialize, Serialize};

/// So many targets are remembered at most.
const MOST_PLACES: usize = 16;

/// What has got the token besides the store: the fingerprint of the last one each, and that of the words
/// which named the program or target. Another one has not got it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handed {
    /// The program of `--exec`, which succeeded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exec: Option<Fingerprint>,
    /// Which program that was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exec_program: Option<Fingerprint>,
    /// The token with which the program failed last: it is tried again by each run that names one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exec_pending: Option<Fingerprint>,
    /// The target of `--token-to`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub token_to: Option<Fingerprint>,
    /// Which target that was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub token_to_target: Option<Fingerprint>,
    /// The last targets for people: each file's whole path, or `helper:NAME`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub token_to_places: Vec<String>,
    /// The token that was shown, where no store keeps it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown: Option<Fingerprint>,
}

/// From whatever folder a file is named.
fn place(target: &SecretTarget) -> String {
    let target = target.clone();
    let target = target.map_file(|file| std::path::absolute(&file).unwrap_or(file));
    target.to_string()
}

impl Handed {
    /// Whether this program has got this token.
    pub fn has_exec(&self, token: &Fingerprint, program: &Fingerprint) -> bool {
        self.exec.as_ref() == Some(token) && self.exec_program.as_ref() == Some(program)
    }

    /// Whether a program is to get this token, and none has: it failed, or got only an earlier one.
    pub fn awaits_exec(&self, token: &Fingerprint) -> bool {
        let has_another = self.exec.as_ref().is_some_and(|got| got != token);
        has_another || self.exec_pending.as_ref() == Some(token)
    }

    /// Whether this target has got this token.
    pub fn has_token_to(&self, token: &Fingerprint, target: &SecretTarget) -> bool {
        let target = Fingerprint::of_words([place(target).as_str()]);
        self.token_to.as_ref() == Some(token) && self.token_to_target.as_ref() == Some(&target)
    }

    /// Whether this target has got a token of the profile's before.
    pub fn knows(&self, target: &SecretTarget) -> bool {
        self.token_to_places.contains(&place(target))
    }

    /// This target has got this token.
    pub fn gave(&mut self, token: &Fingerprint, target: &SecretTarget) {
        let place = place(target);
        self.token_to = Some(token.clone());
        self.token_to_target = Some(Fingerprint::of_words([place.as_str()]));
        self.token_to_places.retain(|known| *known != place);
        self.token_to_places.push(place);
        let more = self.token_to_places.len().saturating_sub(MOST_PLACES);
        self.token_to_places.drain(..more);
    }

    /// Whether a program, a target or a person has got this token.
    pub fn has(&self, token: &Fingerprint) -> bool {
        let all = [&self.exec, &self.token_to, &self.shown];
        all.into_iter().flatten().any(|got| got == token)
    }

    pub(super) fn is_none(&self) -> bool {
        *self == Self::default()
    }
}
