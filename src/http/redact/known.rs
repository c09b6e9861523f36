//! Finds a known secret in whatever way text carries it.

use super::Range;
use base64::Engine;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use secrecy::{ExposeSecret, SecretString};

/// From this length on a secret is looked for inside words and as Base64, in characters.
const SHORT: usize = 4;
/// The most escapes within escapes that are followed: enough for any sane nesting, and a bound on the
/// work that a hostile body can cause.
const MOST_NESTING: usize = 16;

/// A secret with the forms to look for.
pub(super) struct Known {
    text: SecretString,
    /// The characters of Base64 that depend on the secret alone, for each alphabet and alignment.
    base64: Vec<SecretString>,
}

impl Known {
    pub(super) fn new(secret: &str) -> Self {
        let base64 = if secret.chars().count() < SHORT {
            Vec::new()
        } else {
            base64_cores(secret.as_bytes())
        };
        Self {
            text: SecretString::from(secret),
            base64,
        }
    }

    pub(super) fn is(&self, secret: &str) -> bool {
        self.text.expose_secret() == secret
    }

    /// Adds the ranges of the text that carry the secret.
    pub(super) fn find(&self, text: &str, ranges: &mut Vec<Range>) {
        let secret = self.text.expose_secret();
        let alone = secret.chars().count() < SHORT;
        for range in occurrences(text, secret) {
            if !alone || stands_alone(text, &range) {
                ranges.push(range);
            }
        }
        for core in &self.base64 {
            for range in occurrences(text, core.expose_secret()) {
                ranges.push(widen(text, range));
            }
        }
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

/// Every place where the text carries the secret, character by character raw or escaped.
fn occurrences(text: &str, secret: &str) -> Vec<Range> {
    let mut found = Vec::new();
    let Some(head) = secret.chars().next() else {
        return found;
    };
    for (start, first) in text.char_indices() {
        // Almost every place ends here.
        if first != head && !matches!(first, '%' | '&' | '+' | '\\') {
            continue;
        }
        let mut ends = vec![start];
        for character in secret.chars() {
            let mut next = Vec::new();
            for end in ends {
                ends_of(text, end, character, &mut next);
            }
            next.sort_unstable();
            next.dedup();
            ends = next;
            if ends.is_empty() {
                break;
            }
        }
        if let Some(end) = ends.last() {
            found.push(start..*end);
        }
    }
    found
}

/// Adds each place where a form of `character` that begins at `at` ends.
fn ends_of(text: &str, at: usize, character: char, ends: &mut Vec<usize>) {
    let rest = &text[at..];
    let Some(first) = rest.chars().next() else {
        return;
    };
    if first == character {
        ends.push(at + first.len_utf8());
    }
    match first {
        '%' => ends.extend(
            percent_ends(rest, character)
                .into_iter()
                .map(|length| at + length),
        ),
        '&' => ends.extend(entity_end(rest, character).map(|length| at + length)),
        '+' if character == ' ' => ends.push(at + 1),
        '\\' => {
            // JSON within JSON doubles the backslashes, so any number of them may stand here.
            let slashes = rest.len() - rest.trim_start_matches('\\').len();
            let tail = &rest[slashes..];
            if character == '\\' {
                ends.extend((2..=slashes.min(MOST_NESTING)).map(|length| at + length));
            }
            if let Some(length) = json_end(tail, character) {
                ends.push(at + slashes + length);
            }
        }
        _ => {}
    }
}

/// Adds the lengths of `%C3%A4` at the start of the text if it is the character in UTF-8. A `%` that
/// was encoded once more (`%25C3`) counts too.
fn percent_ends(text: &str, character: char) -> Vec<usize> {
    let mut buffer = [0_u8; 4];
    let mut ends = vec![0];
    for byte in character.encode_utf8(&mut buffer).bytes() {
        let mut next = Vec::new();
        for end in ends {
            let Some(mut digits) = text[end..].strip_prefix('%') else {
                continue;
            };
            for _ in 0..MOST_NESTING {
                if hex_byte(digits) == Some(byte) {
                    next.push(text.len() - digits.len() + 2);
                }
                match digits.strip_prefix("25") {
                    Some(doubled) => digits = doubled,
                    None => break,
                }
            }
        }
        ends = next;
    }
    ends
}

fn hex_byte(text: &str) -> Option<u8> {
    let digits = text.get(..2)?;
    // from_str_radix would take a sign.
    digits
        .bytes()
        .all(|byte| byte.is_ascii_hexdigit())
        .then(|| u8::from_str_radix(digits, 16).ok())
        .flatten()
}

/// The length of what follows the backslashes of a JSON escape if it is the character.
fn json_end(tail: &str, character: char) -> Option<usize> {
    let first = tail.chars().next()?;
    if first == 'u' {
        let mut buffer = [0_u16; 2];
        let mut rest = tail;
        for unit in character.encode_utf16(&mut buffer) {
            rest = rest.trim_start_matches('\\').strip_prefix('u')?;
            let digits = rest.get(..4)?;
            if u16::from_str_radix(digits, 16).ok()? != *unit {
                return None;
            }
            rest = &rest[4..];
        }
        return Some(tail.len() - rest.len());
    }
    let meant = match first {
        'b' => '\u{8}',
        'f' => '\u{c}',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        '"' | '\'' | '/' => first,
        _ => return None,
    };
    (meant == character).then_some(first.len_utf8())
}

/// The length of an HTML entity at the start of the text if it is the character.
fn entity_end(text: &str, character: char) -> Option<usize> {
    let end = text.char_indices().take(12).find(|(_, c)| *c == ';')?.0;
    let name = text.get(1..end)?;
    let meant = match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    };
    (meant == Some(character)).then_some(end + 1)
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
