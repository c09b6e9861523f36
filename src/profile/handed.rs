use crate::values::Fingerprint;
use serde::{Deserialize, Serialize};

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
    pub fn has_token_to(&self, token: &Fingerprint, target: &Fingerprint) -> bool {
        self.token_to.as_ref() == Some(token) && self.token_to_target.as_ref() == Some(target)
    }

    /// Whether a program or target has got this token.
    pub fn has(&self, token: &Fingerprint) -> bool {
        self.exec.as_ref() == Some(token) || self.token_to.as_ref() == Some(token)
    }

    pub(super) fn is_none(&self) -> bool {
        *self == Self::default()
    }
}
