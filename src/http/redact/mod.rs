//! Takes secrets out of text before anybody sees it.

mod known;
mod structure;

use super::escape;
use crate::values::{Secret, SecretKind};
use std::fmt;
use std::sync::{Arc, RwLock};

/// What stands in a text where a secret stood.
pub const REDACTED: &str = "[redacted]";

/// Knows the secrets of this process and takes them out of text; clones share what they know.
///
/// Two nets lie over each other. *Known secrets* are found raw, URL-encoded, JSON-escaped (also in
/// JSON within JSON), as HTML entities, in any mixture of these, and as Base64, standard or URL-safe,
/// at any place in the encoded bytes, so also in the `base64(client_id:secret)` of HTTP Basic.
/// *Structure* catches secrets that are not known yet: the values of keys such as `access_token` in
/// JSON and forms, `Basic`/`Bearer`/`HZN` credentials, and everything that looks like a JWT.
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
        let mut ranges = structure::find(text);
        let known = self
            .known
            .read()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        for secret in known.iter() {
            secret.find(text, &mut ranges);
        }
        replace(text, ranges)
    }

    /// Text of a server, fit to be shown: redacted, escaped by [`escape`], and only then cut to
    /// `limit` characters. It takes the raw bytes, so that nothing can be cut before it is redacted.
    pub fn excerpt(&self, raw: &[u8], limit: usize) -> String {
        let safe = escape(&self.redact(&String::from_utf8_lossy(raw)));
        match safe.char_indices().nth(limit) {
            Some((end, _)) => format!("{}…", &safe[..end]),
            None => safe,
        }
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
