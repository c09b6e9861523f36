//! A net for secrets: whatever a run leaves is searched for each, in every form, whole or in pieces
//! of eight characters.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::search::forms;
use super::{Home, Outcome};

/// So many characters of a secret in a row are a leak.
const PIECE: usize = 8;

/// The secrets of one hunt, by name.
#[derive(Default)]
pub(crate) struct Net {
    pieces: HashMap<[u8; PIECE], String>,
}

impl Net {
    pub(crate) fn with(mut self, name: &str, secret: &str) -> Self {
        assert!(secret.len() >= PIECE, "{name} is too short");
        for (form, text) in forms(secret) {
            for piece in text.as_bytes().windows(PIECE) {
                let piece = piece.try_into().unwrap();
                self.pieces
                    .entry(piece)
                    .or_insert_with(|| format!("{name}, {form}"));
            }
        }
        self
    }

    /// A token: header and claims are the same in many, its signature is not.
    pub(crate) fn with_token(self, name: &str, token: &str) -> Self {
        self.with(name, token.rsplit('.').next().unwrap())
    }

    /// What was caught, in words.
    pub(crate) fn catch(&self, text: &str) -> Option<String> {
        let caught = text.as_bytes().windows(PIECE).find_map(|window| {
            let piece: [u8; PIECE] = window.try_into().unwrap();
            self.pieces
                .get(&piece)
                .map(|name| format!("{name}: {}", String::from_utf8_lossy(&piece)))
        });
        // Whatever token it may be, also within Base64.
        let start = ["eyJ", "ZXlK"]
            .into_iter()
            .find(|start| has_token(text, start));
        caught.or_else(|| start.map(|start| format!("the start of a token: {start}")))
    }

    /// What was caught in a file below the home, other than in those named: what the user gave, or
    /// asked for.
    pub(crate) fn catch_in_files(&self, home: &Home, asked: &[&str]) -> Option<String> {
        files(home.folder()).into_iter().find_map(|path| {
            let name = path.strip_prefix(home.folder()).unwrap();
            if asked.iter().any(|asked| name.starts_with(asked)) {
                return None;
            }
            let text = String::from_utf8_lossy(&std::fs::read(&path).ok()?).into_owned();
            let caught = self.catch(&text).or_else(|| self.catch(name.to_str()?))?;
            Some(format!("{caught} in {}", path.display()))
        })
    }

    /// Asserts that neither stream and no file but those asked for holds anything.
    pub(crate) fn is_empty(&self, home: &Home, outcome: &Outcome, asked: &[&str]) {
        for text in [&outcome.stdout, &outcome.stderr] {
            if let Some(caught) = self.catch(text) {
                panic!("caught {caught}\n{outcome}");
            }
        }
        if let Some(caught) = self.catch_in_files(home, asked) {
            panic!("caught {caught}\n{outcome}");
        }
    }
}

/// Whether a token begins so somewhere: in a piece of Base64, since three bytes alone are in some
/// encrypted file by chance.
fn has_token(text: &str, start: &str) -> bool {
    text.match_indices(start).any(|(place, _)| {
        let piece = text.as_bytes()[place..].iter().take(PIECE);
        let is_base64 = |byte: &&u8| byte.is_ascii_alphanumeric() || b"-_+/".contains(byte);
        piece.filter(is_base64).count() == PIECE
    })
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let kind = entry.file_type().unwrap();
        if kind.is_dir() {
            found.extend(files(&entry.path()));
        } else if kind.is_file() {
            found.push(entry.path());
        }
    }
    found
}
