//! Secrets that are longer than a place's entries.
//!
//! A secret that fits is kept as it is. A longer one is cut into parts, kept under names of their own,
//! and the entry itself becomes the head: which of two generations of parts counts, how many there are,
//! and the SHA-256 of the whole. A new secret goes into the generation that the head does not name,
//! parts first, then the head, and then the old parts are deleted: at every moment the head leads to a
//! whole secret. What does not fit together is an error, never a value.

use super::{Backend, EntryKey, StoreError};
use crate::values::{StoredSecret, hex_of_sha256};
use secrecy::zeroize::Zeroizing;

/// A place that keeps short texts by name.
pub(super) trait Slots: Send + Sync {
    fn read(&self, name: &str) -> Result<Option<StoredSecret>, StoreError>;
    fn write(&self, name: &str, secret: &StoredSecret) -> Result<(), StoreError>;
    fn remove(&self, name: &str) -> Result<bool, StoreError>;
    fn describe(&self) -> String;
}

/// What a head begins with. A secret that begins so is cut into parts whatever its length.
const HEAD: &str = "ws1-okta-parts:1:";
/// Around each part, since a place may trim blanks or refuse a text of blanks.
const FRAME: (char, char) = ('<', '>');
/// More parts than any secret of ours has.
const MOST: usize = 64;
/// How often a secret is read anew that another process is just replacing.
const ATTEMPTS: usize = 5;

/// A store over a place whose entries have a length limit, or none.
pub(super) struct Parts<S> {
    slots: S,
    /// The longest entry, in bytes.
    limit: Option<usize>,
}

/// What the entry itself says of a secret in parts.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Head {
    generation: Generation,
    count: usize,
    sha256: String,
}

/// There are two, so that whatever a killed run left is found and overwritten.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Generation {
    A,
    B,
}

impl Generation {
    const fn as_str(self) -> &'static str {
        match self {
            Self::A => "a",
            Self::B => "b",
        }
    }

    const fn other(self) -> Self {
        match self {
            Self::A => Self::B,
            Self::B => Self::A,
        }
    }
}

impl Head {
    fn to_text(&self) -> String {
        let Self {
            generation,
            count,
            sha256,
        } = self;
        format!("{HEAD}{}:{count}:{sha256}", generation.as_str())
    }

    fn parse(rest: &str) -> Option<Self> {
        let mut fields = rest.split(':');
        let generation = match fields.next()? {
            "a" => Generation::A,
            "b" => Generation::B,
            _ => return None,
        };
        let count = fields.next()?.parse().ok()?;
        let sha256 = fields.next()?.to_owned();
        let head = Self {
            generation,
            count,
            sha256,
        };
        // A number can be written in several ways, and a head in one.
        let is_own = head.to_text().strip_prefix(HEAD) == Some(rest);
        (is_own && (1..=MOST).contains(&count)).then_some(head)
    }
}

impl<S: Slots> Parts<S> {
    pub(super) fn new(slots: S, limit: Option<usize>) -> Self {
        Self { slots, limit }
    }

    fn damaged(&self) -> StoreError {
        StoreError::BadData {
            store: self.slots.describe(),
            problem: "its parts do not fit together".to_owned(),
        }
    }

    /// The head in an entry's text; `None` where the text is the secret itself.
    fn head_of(&self, entry: &StoredSecret) -> Result<Option<Head>, StoreError> {
        let Some(rest) = entry.expose().strip_prefix(HEAD) else {
            return Ok(None);
        };
        Head::parse(rest).map(Some).ok_or_else(|| self.damaged())
    }

    /// Puts the parts together; `None` where they are not what the head says.
    fn assemble(&self, name: &str, head: &Head) -> Result<Option<StoredSecret>, StoreError> {
        let mut whole = Zeroizing::new(String::new());
        for index in 0..head.count {
            let Some(part) = self.slots.read(&part_name(name, head.generation, index))? else {
                return Ok(None);
            };
            let text = part.expose().strip_prefix(FRAME.0);
            let Some(text) = text.and_then(|text| text.strip_suffix(FRAME.1)) else {
                return Ok(None);
            };
            whole.push_str(text);
        }
        if hex_of_sha256(&whole, 64) != head.sha256 {
            return Ok(None);
        }
        Ok(StoredSecret::from_text(&whole).ok())
    }

    /// Removes a generation's parts from the index `from` on, the last one first: so those that are
    /// left by a killed run always count from 0 without a gap, and are found.
    fn remove_parts(
        &self,
        name: &str,
        generation: Generation,
        from: usize,
    ) -> Result<bool, StoreError> {
        let mut end = from;
        while end < MOST
            && self
                .slots
                .read(&part_name(name, generation, end))?
                .is_some()
        {
            end += 1;
        }
        for index in (from..end).rev() {
            self.slots.remove(&part_name(name, generation, index))?;
        }
        Ok(end > from)
    }

    fn write_in_parts(
        &self,
        name: &str,
        secret: &StoredSecret,
        limit: usize,
    ) -> Result<(), StoreError> {
        let old = match self.slots.read(name)? {
            // A damaged head is about to be replaced.
            Some(entry) => self.head_of(&entry).unwrap_or_default(),
            None => None,
        };
        let generation = old.map_or(Generation::A, |head| head.generation.other());
        let chunks = cut(secret.expose(), limit.saturating_sub(2)).filter(|all| all.len() <= MOST);
        let Some(chunks) = chunks else {
            return Err(StoreError::TooLong {
                store: self.slots.describe(),
                limit: None,
            });
        };
        for (index, chunk) in chunks.iter().enumerate() {
            let part = Zeroizing::new(format!("{}{chunk}{}", FRAME.0, FRAME.1));
            let part = StoredSecret::from_text(&part).map_err(|_| self.damaged())?;
            self.slots
                .write(&part_name(name, generation, index), &part)?;
        }
        self.remove_parts(name, generation, chunks.len())?;
        let head = Head {
            generation,
            count: chunks.len(),
            sha256: hex_of_sha256(secret.expose(), 64),
        };
        let head = StoredSecret::from_text(&head.to_text()).map_err(|_| self.damaged())?;
        self.slots.write(name, &head)?;
        // The new secret stands; old parts that stay are removed by the next one.
        let _ = self.remove_parts(name, generation.other(), 0);
        Ok(())
    }
}

impl<S: Slots> Backend for Parts<S> {
    fn get(&self, key: &EntryKey) -> Result<Option<StoredSecret>, StoreError> {
        let name = key.account();
        let mut seen = None;
        for _ in 0..ATTEMPTS {
            let Some(entry) = self.slots.read(&name)? else {
                return Ok(None);
            };
            let Some(head) = self.head_of(&entry)? else {
                return Ok(Some(entry));
            };
            if seen.as_ref() == Some(&head) {
                break;
            }
            if let Some(secret) = self.assemble(&name, &head)? {
                return Ok(Some(secret));
            }
            // Another process may have replaced it meanwhile: then the head is another one now.
            seen = Some(head);
        }
        Err(self.damaged())
    }

    fn set(&self, key: &EntryKey, secret: &StoredSecret) -> Result<(), StoreError> {
        let name = key.account();
        let Some(limit) = self.limit else {
            return self.slots.write(&name, secret);
        };
        let text = secret.expose();
        if text.len() > limit || text.starts_with(HEAD) {
            return self.write_in_parts(&name, secret, limit);
        }
        self.slots.write(&name, secret)?;
        for generation in [Generation::A, Generation::B] {
            let _ = self.remove_parts(&name, generation, 0);
        }
        Ok(())
    }

    /// Parts first: where that breaks off, the entry is still there to be deleted again.
    fn delete(&self, key: &EntryKey) -> Result<bool, StoreError> {
        let name = key.account();
        let mut was_there = false;
        if self.limit.is_some() {
            for generation in [Generation::A, Generation::B] {
                was_there |= self.remove_parts(&name, generation, 0)?;
            }
        }
        Ok(self.slots.remove(&name)? || was_there)
    }

    fn describe(&self) -> String {
        self.slots.describe()
    }
}

fn part_name(name: &str, generation: Generation, index: usize) -> String {
    format!("{name}/{}/{index}", generation.as_str())
}

/// Cuts a text into pieces of at most `size` bytes, never inside a character; `None` where a character
/// is longer than that.
fn cut(mut text: &str, size: usize) -> Option<Vec<&str>> {
    let mut pieces = Vec::new();
    while !text.is_empty() {
        let mut end = size.min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        if end == 0 {
            return None;
        }
        let (piece, rest) = text.split_at(end);
        pieces.push(piece);
        text = rest;
    }
    Some(pieces)
}

#[cfg(test)]
mod tests;
