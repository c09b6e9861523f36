//! A text as it reads after taking one or more encodings off, with the way back to where each character
//! came from. Encodings may lie in any order: JSON in a form, a form in JSON, JSON in Base64.

use super::Range;
use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

/// The most encodings that are taken off, one after the other.
const MAX_DEPTH: usize = 3;
/// The shortest run of characters that is tried as Base64.
const MIN_BASE64: usize = 16;

/// An encoding to take off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Encoding {
    /// `%C3%A4`.
    Percent,
    /// The same, with `+` for a blank.
    Form,
    /// `\u00e4`, `\"`, `\/`.
    Json,
    /// `&amp;`, `&#39;`.
    Html,
    /// Base64 of either alphabet.
    Base64,
}

/// A decoded text.
pub(super) struct View {
    pub(super) text: String,
    /// For each byte of the text, where its character came from.
    origins: Vec<Range>,
    /// Whether JSON strings have lost their escapes, so that their ends cannot be found any more.
    pub(super) lost_json: bool,
}

impl View {
    /// The text as it is.
    fn plain(text: &str) -> Self {
        let mut view = Self::empty(false, text.len());
        for (at, character) in text.char_indices() {
            view.push(character, at..at + character.len_utf8());
        }
        view
    }

    fn empty(lost_json: bool, capacity: usize) -> Self {
        Self {
            text: String::with_capacity(capacity),
            origins: Vec::with_capacity(capacity),
            lost_json,
        }
    }

    fn push(&mut self, character: char, origin: Range) {
        self.text.push(character);
        for _ in 0..character.len_utf8() {
            self.origins.push(origin.clone());
        }
    }

    /// Where a range of this view's text came from.
    pub(super) fn origin(&self, range: &Range) -> Range {
        match self.origins.get(range.clone()) {
            Some([first, .., last]) => first.start..last.end,
            Some([only]) => only.clone(),
            _ => 0..0,
        }
    }

    /// Takes an encoding off; `None` where nothing is encoded so.
    fn decode(&self, encoding: Encoding) -> Option<Self> {
        let lost_json = self.lost_json || encoding == Encoding::Json;
        let mut view = Self::empty(lost_json, self.text.len());
        let mut at = 0;
        let mut is_changed = false;
        while let Some(first) = self.text[at..].chars().next() {
            let decoded = match encoding {
                Encoding::Percent => percent(&self.text[at..], false),
                Encoding::Form => percent(&self.text[at..], true),
                Encoding::Json => json(&self.text[at..]),
                Encoding::Html => html(&self.text[at..]),
                Encoding::Base64 => base64(&self.text[at..]),
            };
            match decoded {
                Decoded::Text(text, length) => {
                    let origin = self.origin(&(at..at + length));
                    for character in text.chars() {
                        view.push(character, origin.clone());
                    }
                    at += length;
                    is_changed = true;
                }
                Decoded::Plain(length) => {
                    let end = at + length.max(first.len_utf8());
                    view.text.push_str(&self.text[at..end]);
                    view.origins.extend_from_slice(&self.origins[at..end]);
                    at = end;
                }
            }
        }
        is_changed.then_some(view)
    }
}

/// Shows the text as it is and as it reads with encodings taken off.
pub(super) fn each(text: &str, visit: &mut dyn FnMut(&View)) {
    descend(&View::plain(text), 0, visit);
}

fn descend(view: &View, depth: usize, visit: &mut dyn FnMut(&View)) {
    visit(view);
    if depth == MAX_DEPTH {
        return;
    }
    // Without a `+` a form is the same as percent-encoding.
    let percent = if view.text.contains('+') {
        [Some(Encoding::Percent), Some(Encoding::Form)]
    } else {
        [Some(Encoding::Percent), None]
    };
    let others = [Encoding::Json, Encoding::Html, Encoding::Base64];
    for encoding in percent.into_iter().flatten().chain(others) {
        if let Some(decoded) = view.decode(encoding) {
            descend(&decoded, depth + 1, visit);
        }
    }
}

/// What stands at the start of a text.
enum Decoded {
    /// Something encoded: its text, and the bytes that it takes.
    Text(String, usize),
    /// So many bytes that are not.
    Plain(usize),
}

fn percent(text: &str, is_form: bool) -> Decoded {
    if is_form && text.starts_with('+') {
        return Decoded::Text(" ".to_owned(), 1);
    }
    // One character at a time, so that each knows where it came from.
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some(byte) = rest.strip_prefix('%').and_then(hex_byte) {
        bytes.push(byte);
        rest = &rest[3..];
        match std::str::from_utf8(&bytes) {
            Ok(character) => return Decoded::Text(character.to_owned(), text.len() - rest.len()),
            Err(_) if bytes.len() == 4 => break,
            Err(_) => {}
        }
    }
    if bytes.is_empty() {
        Decoded::Plain(text.find(['%', '+']).unwrap_or(text.len()))
    } else {
        Decoded::Text(char::REPLACEMENT_CHARACTER.to_string(), 3)
    }
}

fn hex_byte(text: &str) -> Option<u8> {
    u8::try_from(hex(text, 2)?).ok()
}

/// The number that so many hexadecimal digits make.
fn hex(text: &str, digits: usize) -> Option<u32> {
    let digits = text.get(..digits)?;
    // from_str_radix would take a sign.
    let all = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    all.then(|| u32::from_str_radix(digits, 16).ok()).flatten()
}

fn json(text: &str) -> Decoded {
    let Some(rest) = text.strip_prefix('\\') else {
        return Decoded::Plain(text.find('\\').unwrap_or(text.len()));
    };
    let character = match rest.chars().next() {
        Some(mark @ ('"' | '\'' | '/' | '\\')) => mark,
        Some('b') => '\u{8}',
        Some('f') => '\u{c}',
        Some('n') => '\n',
        Some('r') => '\r',
        Some('t') => '\t',
        Some('u') => {
            let Some(unit) = hex(&rest[1..], 4) else {
                return Decoded::Plain(1);
            };
            if let Some(character) = char::from_u32(unit) {
                return Decoded::Text(character.to_string(), 6);
            }
            let pair = text[6..]
                .strip_prefix("\\u")
                .and_then(|low| hex(low, 4))
                .filter(|low| (0xdc00..0xe000).contains(low) && unit < 0xdc00)
                .and_then(|low| {
                    char::from_u32(0x1_0000 + ((unit - 0xd800) << 10) + (low - 0xdc00))
                });
            return match pair {
                Some(character) => Decoded::Text(character.to_string(), 12),
                None => Decoded::Plain(1),
            };
        }
        _ => return Decoded::Plain(1),
    };
    Decoded::Text(character.to_string(), 2)
}

fn html(text: &str) -> Decoded {
    let Some(rest) = text.strip_prefix('&') else {
        return Decoded::Plain(text.find('&').unwrap_or(text.len()));
    };
    let name = rest
        .char_indices()
        .take(10)
        .find(|(_, c)| *c == ';')
        .map(|(end, _)| &rest[..end]);
    let character = name.and_then(|name| match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(digits) => hex(digits, digits.len())?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    });
    match (character, name) {
        (Some(character), Some(name)) => Decoded::Text(character.to_string(), name.len() + 2),
        _ => Decoded::Plain(1),
    }
}

const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

fn base64(text: &str) -> Decoded {
    let is_base64 = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '-' | '_');
    let length = text.len() - text.trim_start_matches(is_base64).len();
    if length == 0 {
        return Decoded::Plain(text.find(is_base64).unwrap_or(text.len()));
    }
    // A single character over is no Base64; the rest may still be.
    let usable = if length % 4 == 1 { length - 1 } else { length };
    let run = text[..usable].replace('-', "+").replace('_', "/");
    match LENIENT.decode(run) {
        Ok(bytes) if length >= MIN_BASE64 => {
            Decoded::Text(String::from_utf8_lossy(&bytes).into_owned(), length)
        }
        _ => Decoded::Plain(length),
    }
}
