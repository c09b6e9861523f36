//! What a simulated tenant remembers, and the file that it is kept in.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::administration::Administration;
use super::certificate::Saved;
use super::client::Client;
use super::directory::Directory;
use super::error::SandboxError;
use super::scim::people::People;

/// Everything that outlives a request.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct State {
    /// The form of the file; 1.
    pub(super) version: u32,
    pub(super) admin: Admin,
    /// The signing key's number and PKCS#8 in Base64.
    pub(super) key_id: String,
    pub(super) key: String,
    /// By client id.
    pub(super) clients: BTreeMap<String, Client>,
    /// In the order in which they were made; the first is the System Directory.
    pub(super) directories: Vec<Directory>,
    pub(super) people: People,
    /// By token.
    pub(super) refresh_tokens: BTreeMap<String, RefreshToken>,
    #[serde(default)]
    pub(super) administration: Administration,
    /// The made certificate, so that clients' trust in it outlives a start.
    #[serde(default)]
    pub(super) certificate: Option<Saved>,
    /// The last numeric id that was given out.
    pub(super) last_number: u64,
}

/// The local administrator of the System Domain.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Admin {
    pub(super) user: String,
    pub(super) password: String,
    pub(super) id: String,
}

/// A refresh token; instants in seconds since 1970.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct RefreshToken {
    /// The client's `uuid`.
    pub(super) client: String,
    pub(super) scope: String,
    /// The person of a password grant.
    pub(super) user: Option<String>,
    pub(super) expires: i64,
    pub(super) idle_until: i64,
}

impl State {
    /// The next numeric id.
    pub(super) fn next_number(&mut self) -> u64 {
        self.last_number += 1;
        self.last_number
    }

    /// Reads the file; nothing when there is none.
    pub(super) fn load(path: &Path) -> Result<Option<Self>, SandboxError> {
        let text = match std::fs::read(path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(source) => return Err(file_error(path, "cannot read", source)),
        };
        let form = |source| SandboxError::StateForm {
            path: path.to_owned(),
            source,
        };
        let mut state: Self = serde_json::from_slice(&text).map_err(form)?;
        if state.version != 1 {
            let unknown = <serde_json::Error as serde::de::Error>::custom("unknown version");
            return Err(form(unknown));
        }
        state.people.index();
        Ok(Some(state))
    }

    /// What the file holds.
    pub(super) fn to_text(&self, path: &Path) -> Result<Vec<u8>, SandboxError> {
        serde_json::to_vec(self).map_err(|source| SandboxError::StateForm {
            path: path.to_owned(),
            source,
        })
    }
}

/// Replaces the file in one step; readable by its owner only.
pub(super) fn replace(path: &Path, text: &[u8]) -> Result<(), SandboxError> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    // A temporary file is made with mode 0600 on Unix.
    let write = || -> std::io::Result<()> {
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        file.write_all(text)?;
        file.as_file().sync_data()?;
        file.persist(path)?;
        Ok(())
    };
    write().map_err(|source| file_error(path, "cannot write", source))
}

fn file_error(path: &Path, action: &'static str, source: std::io::Error) -> SandboxError {
    SandboxError::StateFile {
        path: path.to_owned(),
        action,
        source,
    }
}
