//! Finds secrets by where they stand: behind a telling key, behind an authorization scheme, or in the
//! form of a JWT. It works on any text, since bodies can be broken, cut or nested.

use super::Range;

/// Keys whose values are secret, in lower case without `_` and `-`.
const KEYS: [&str; 19] = [
    "accesstoken",
    "activationtoken",
    "apitoken",
    "assertion",
    "authorization",
    "clientassertion",
    "clientsecret",
    "cookie",
    "hzn",
    "idtoken",
    "newpassword",
    "passwd",
    "password",
    "pwd",
    "refreshtoken",
    "secret",
    "sessiontoken",
    "sharedsecret",
    "token",
];

/// The ranges of the text that look like secrets.
pub(super) fn find(text: &str) -> Vec<Range> {
    let mut ranges: Vec<Range> = Vec::new();
    let mut covered = 0;
    for word in words(text) {
        // Keys within a secret add nothing to it; looking at each would take the square of the length.
        if word.start < covered {
            continue;
        }
        let value = &text[word.clone()];
        if is_key(value) {
            ranges.extend(value_of_key(text, word.end));
        }
        if ["basic", "bearer", "hzn"].contains(&value.to_ascii_lowercase().as_str()) {
            ranges.extend(credential(text, word.end));
        }
        if value.starts_with("eyJ") {
            ranges.extend(jwt(text, word.start));
        }
        covered = ranges.last().map_or(0, |range| range.end).max(covered);
    }
    ranges
}

/// Runs of letters, digits, `_` and `-`.
fn words(text: &str) -> impl Iterator<Item = Range> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(is_word)?;
        let length = text[start..]
            .find(|c| !is_word(c))
            .unwrap_or(text.len() - start);
        at = start + length;
        Some(start..at)
    })
}

fn is_word(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '_' | '-')
}

fn is_key(word: &str) -> bool {
    if word.len() > 24 {
        return false;
    }
    let bare: String = word
        .chars()
        .filter(|c| !matches!(c, '_' | '-'))
        .map(|c| c.to_ascii_lowercase())
        .collect();
    KEYS.contains(&bare.as_str())
}

/// The value behind a key that ends at `at`: `"key": "value"`, also with escaped quotes and with a
/// value of another kind; or `key=value` of a form.
fn value_of_key(text: &str, at: usize) -> Option<Range> {
    let rest = &text[at..];
    if let Some(value) = rest.strip_prefix('=') {
        let length = value
            .find(|c: char| {
                c.is_whitespace() || c.is_control() || matches!(c, '&' | '"' | '<' | '>')
            })
            .unwrap_or(value.len());
        return (length > 0).then_some(at + 1..at + 1 + length);
    }
    let rest = rest.trim_start_matches('\\').strip_prefix('"')?;
    let rest = rest.trim_start().strip_prefix(':')?.trim_start();
    let start = text.len() - rest.len();
    let slashes = rest.len() - rest.trim_start_matches('\\').len();
    let length = match rest[slashes..].chars().next()? {
        '"' => {
            let inner = &rest[slashes + 1..];
            let length = string_length(inner, slashes);
            return (length > 0).then_some(start + slashes + 1..start + slashes + 1 + length);
        }
        '{' | '[' => nested_length(rest),
        _ => rest
            .find(|c: char| c.is_whitespace() || matches!(c, ',' | '}' | ']'))
            .unwrap_or(rest.len()),
    };
    let is_plain = ["null", "true", "false", ""].contains(&&rest[..length]);
    (!is_plain).then_some(start..start + length)
}

/// The length of a JSON string's inside whose opening quote had `slashes` backslashes before it. A
/// string that never ends reaches to the end of the text.
fn string_length(inner: &str, slashes: usize) -> usize {
    let mut run = 0;
    for (at, byte) in inner.bytes().enumerate() {
        match byte {
            b'\\' => run += 1,
            b'"' => {
                let closes = if slashes == 0 {
                    run % 2 == 0
                } else {
                    run <= slashes
                };
                if closes {
                    return at - run.min(slashes);
                }
                run = 0;
            }
            _ => run = 0,
        }
    }
    inner.len()
}

/// The length of a JSON object or array, or of the whole text where it is broken.
fn nested_length(text: &str) -> usize {
    let (mut depth, mut in_string, mut escaped) = (0_usize, false, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => in_string = !in_string,
            b'{' | b'[' if !in_string => depth += 1,
            b'}' | b']' if !in_string => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return at + 1;
                }
            }
            _ => {}
        }
    }
    text.len()
}

/// The credential after `Basic `, `Bearer ` or `HZN `: long enough not to be a word of a sentence.
fn credential(text: &str, at: usize) -> Option<Range> {
    const SHORTEST: usize = 16;
    let rest = text[at..].strip_prefix(' ')?.trim_start_matches(' ');
    let start = text.len() - rest.len();
    let length = rest
        .find(|c: char| !is_word(c) && !matches!(c, '.' | '+' | '/' | '=' | '~' | '%'))
        .unwrap_or(rest.len());
    (length >= SHORTEST).then_some(start..start + length)
}

/// A JWT, also one that was cut: `eyJ…` with at least one more part, or long enough to be its head.
fn jwt(text: &str, start: usize) -> Option<Range> {
    const LONG: usize = 40;
    let rest = &text[start..];
    let length = rest
        .find(|c: char| !is_word(c) && c != '.')
        .unwrap_or(rest.len());
    let found = rest[..length].trim_end_matches('.');
    let has_parts = found.split('.').nth(1).is_some_and(|part| part.len() >= 4);
    (has_parts || found.len() >= LONG).then_some(start..start + found.len())
}
