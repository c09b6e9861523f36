use crate::values::{ClientId, SecretTarget, StoreChoice};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// Another store that may hold copies of a profile's secrets: a move to it, or away from it, has not
/// come to its end. Whoever holds the profile's lock may remove them there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leftover {
    /// The kind of store.
    pub store: StoreChoice,
    /// With `none`: what keeps the client's secret; absolute.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub secret_to: Option<SecretTarget>,
    /// With `file`: the age identity; absolute.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub age_identity: Option<PathBuf>,
    /// The variables that its helper program may see: their names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pass_env: Vec<String>,
    /// The clients whose secrets may be there.
    pub clients: Vec<ClientId>,
}
