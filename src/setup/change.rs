//! What a step does to reach the wished state.

use serde::Serialize;

/// A step's change, as the plan and the report name it. A conflict is no change but an error, since
/// nothing may follow it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Change {
    /// It is not there: make it.
    Create,
    /// It is there, and not known to the profile: take it as ours.
    Adopt,
    /// It is there, and as it should be.
    Keep,
    /// It is there, and differs in what was asked for: change it.
    Update,
    /// It is there, and cannot be used: delete it and make it again.
    Replace,
}

impl Change {
    /// The word in the plan.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Adopt => "adopt",
            Self::Keep => "keep",
            Self::Update => "update",
            Self::Replace => "replace",
        }
    }

    /// The word when it is done.
    pub fn done(self) -> &'static str {
        match self {
            Self::Create => "created",
            Self::Adopt => "adopted",
            Self::Keep => "kept",
            Self::Update => "updated",
            Self::Replace => "replaced",
        }
    }
}
