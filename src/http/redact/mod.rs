//! Takes secrets out of text before anybody sees it.

mod known;
mod structure;
mod view;

use super::escape;
use crate::values::{Secret, SecretKind};
use std::fmt;
use std::sync::{Arc, RwLock};

/// What stands in a text where a secret stood.
pub const REDACTED: &str = "[redacted]";

/// Knows the secrets of this process and takes them out of text; clones share what they know.
///
/// Two nets lie over each other, over the text as it is and as it reads with up to three encodings
/// taken off (URL and form encoding, JSON and HTML escapes, Base64, in any order). *Known secrets* are
/// found in all of these, and as Base64 of either alphabet at any place in the encoded bytes, so also
/// in the `base64(client_id:secret)` of HTTP Basic. *Structure* catches secrets that are not known yet:
/// the values of keys such as `access_token` in JSON and forms, `Basic`/`Bearer`/`HZN` credentials, and
/// everything that looks like a JWT.
///
/// A secret shorter than four characters is taken out only where it stands alone, and not as Base64:
/// replacing each `a` of a text would tell that the secret is `a`.
#[derive(Clone, Default)]
pub struct Redactor {
    known: Arc<RwLock<Vec<known::Known>>>,
}

impl Redactor {
    /// Learns a secret. An empty one is ignored.
    pub fn add(&self, secret: &str) {
        if secret.is_empty() {
            return;
        }
        // A poisoned lock still guards a usable list: pushing cannot leave it half done.
        let mut known = self
            .known
            .write()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        if !known.iter().any(|known| known.is(secret)) {
            known.push(known::Known::new(secret));
        }
    }

    /// Learns a typed secret.
    pub fn add_secret<K: SecretKind>(&self, secret: &Secret<K>) {
        self.add(secret.expose());
    }

    /// The text with [`REDACTED`] where secrets stood.
    pub fn redact(&self, text: &str) -> String {
        replace(text, self.find(text))
    }

    /// Of a long text so many bytes are shown at most.
    const SHOWN: usize = 64 * 1024;
    /// So many bytes of a long text are searched: more than are shown, so that a secret on the border
    /// is found whole. Whoever reads such a text need not read more, and must not read less.
    pub const SEARCHED: usize = Self::SHOWN + 16 * 1024;

    /// Text of a server, fit to be shown: redacted, escaped by [`escape`], and only then cut to
    /// `limit` characters. It takes the raw bytes, so that nothing can be cut before it is redacted.
    pub fn excerpt(&self, raw: &[u8], limit: usize) -> String {
        let safe = escape(&self.start(raw));
        match safe.char_indices().nth(limit) {
            Some((end, _)) => format!("{}…", &safe[..end]),
            None if raw.len() > Self::SHOWN => safe + "…",
            None => safe,
        }
    }

    /// The start of a text, redacted before it is cut: its first 64 KiB, searched with 16 KiB more
    /// behind them.
    pub fn start(&self, raw: &[u8]) -> String {
        let searched = String::from_utf8_lossy(&raw[..raw.len().min(Self::SEARCHED)]);
        let mut end = searched.len().min(Self::SHOWN);
        while !searched.is_char_boundary(end) {
            end -= 1;
        }
        let mut ranges = self.find(&searched);
        ranges.retain(|range| range.start < end);
        for range in &mut ranges {
            range.end = range.end.min(end);
        }
        replace(&searched[..end], ranges)
    }

    /// Where the text holds secrets.
    fn find(&self, text: &str) -> Vec<Range> {
        let known = self
            .known
            .read()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        let mut ranges = Vec::new();
        view::each(text, &mut |view| {
            for secret in known.iter() {
                let found = secret.find(&view.text);
                ranges.extend(found.iter().map(|range| view.origin(range)));
            }
            if !view.lost_json {
                let found = structure::find(&view.text);
                ranges.extend(found.iter().map(|range| view.origin(range)));
            }
        });
        ranges
    }
}

impl fmt::Debug for Redactor {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Redactor")
    }
}

/// Bytes `start..end` of the text, at character boundaries.
type Range = std::ops::Range<usize>;

/// Replaces ranges that may overlap or touch, each group by one mark.
fn replace(text: &str, mut ranges: Vec<Range>) -> String {
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut redacted = String::with_capacity(text.len());
    let mut done = 0;
    let mut rest = ranges.into_iter().peekable();
    while let Some(mut range) = rest.next() {
        while let Some(next) = rest.next_if(|next| next.start <= range.end) {
            range.end = range.end.max(next.end);
        }
        redacted.push_str(&text[done..range.start]);
        redacted.push_str(REDACTED);
        done = range.end;
    }
    redacted.push_str(&text[done..]);
    redacted
}

#[cfg(test)]
mod tests;
