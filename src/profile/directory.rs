use crate::values::{DirectoryName, Domain};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// Name and domain of a directory that is wished for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WishedDirectory {
    /// Its name.
    pub name: DirectoryName,
    /// Its domain.
    pub domain: Domain,
}

impl WishedDirectory {
    /// Whether one that the tenant has is this one.
    pub fn is(&self, name: &str, domain: &str) -> bool {
        self.name.as_str() == name && self.domain.matches(domain)
    }
}

/// The directory of a profile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DirectoryRecord {
    /// Its id, where the tenant told it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Its name.
    pub name: DirectoryName,
    /// Its domain.
    pub domain: Domain,
    /// Whether we made it, and so may delete it.
    pub made_by_us: bool,
    /// Fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

impl DirectoryRecord {
    /// A directory without id.
    pub fn new(name: DirectoryName, domain: Domain, made_by_us: bool) -> Self {
        Self {
            id: None,
            name,
            domain,
            made_by_us,
            other: Map::new(),
        }
    }
}
