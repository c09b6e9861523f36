//! A known secret, with the forms of it that are looked for in each view of a text.

use super::Range;
use base64::Engine;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use secrecy::{ExposeSecret, SecretString};

/// From this length on a secret is looked for inside words and as Base64, in characters.
const SHORT: usize = 4;

/// A secret with the forms to look for.
pub(super) struct Known {
    text: SecretString,
    is_short: bool,
    /// The characters of Base64 that depend on the secret alone, for each alphabet and alignment.
    base64: Vec<SecretString>,
}

impl Known {
    pub(super) fn new(secret: &str) -> Self {
        let is_short = secret.chars().count() < SHORT;
        Self {
            text: SecretString::from(secret),
            is_short,
            base64: if is_short {
                Vec::new()
            } else {
                base64_cores(secret.as_bytes())
            },
        }
    }

    pub(super) fn is(&self, secret: &str) -> bool {
        self.text.expose_secret() == secret
    }

    /// The ranges of the text that hold the secret.
    pub(super) fn find(&self, text: &str) -> Vec<Range> {
        let mut ranges = occurrences(text, self.text.expose_secret());
        if self.is_short {
            ranges.retain(|range| stands_alone(text, range));
        }
        for core in &self.base64 {
            let mut covered = 0;
            for range in occurrences(text, core.expose_secret()) {
                // What stands in the same run of Base64 is widened to the same range.
                if range.start >= covered {
                    let range = widen(text, range);
                    covered = range.end;
                    ranges.push(range);
                }
            }
        }
        ranges
    }
}

/// The Base64 of the secret after zero, one and two other bytes, without the characters at both ends
/// that mix its bits with those of its neighbours.
fn base64_cores(secret: &[u8]) -> Vec<SecretString> {
    let mut cores: Vec<SecretString> = Vec::new();
    for engine in [&STANDARD_NO_PAD, &URL_SAFE_NO_PAD] {
        for (before, mixed_start) in [(0, 0), (1, 2), (2, 3)] {
            let mut bytes = vec![0_u8; before];
            bytes.extend_from_slice(secret);
            let encoded = engine.encode(&bytes);
            let mixed_end = usize::from(!bytes.len().is_multiple_of(3));
            let core = encoded
                .get(mixed_start..encoded.len() - mixed_end)
                .unwrap_or_default();
            if core.len() >= SHORT && !cores.iter().any(|known| known.expose_secret() == core) {
                cores.push(SecretString::from(core));
            }
        }
    }
    cores
}

/// Every place of a text in another, overlapping ones too.
fn occurrences(text: &str, wanted: &str) -> Vec<Range> {
    let step = wanted.chars().next().map_or(1, char::len_utf8);
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|rest| rest.find(wanted)) {
        found.push(from + at..from + at + wanted.len());
        from += at + step;
    }
    found
}

fn stands_alone(text: &str, range: &Range) -> bool {
    let joins = |neighbour: Option<char>| neighbour.is_some_and(char::is_alphanumeric);
    !joins(text[..range.start].chars().next_back()) && !joins(text[range.end..].chars().next())
}

/// Takes the rest of the Base64 text along: its first and last characters hold bits of the secret.
fn widen(text: &str, range: Range) -> Range {
    let is_base64 = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '-' | '_' | '=');
    let head = text[..range.start].trim_end_matches(is_base64).len();
    let tail = text[range.end..].trim_start_matches(is_base64).len();
    head..text.len() - tail
}
