//! Answers that no good tenant gives.

use crate::fake::Script;

/// How deep a nest is.
const DEEP: usize = 100_000;
/// More than a reply may have.
const HUGE: usize = 9 * 1024 * 1024;

/// What stands where text of the tenant is shown: an escape sequence, one of a single character, bidi
/// marks, line ends, a character without width.
pub const HOSTILE: &str =
    "a\u{1b}]0;x\u{7}\u{9b}2J\u{202e}b\u{2066}c\r\nd\u{85}e\u{200b}f\u{2028}g";

/// Whether a terminal would obey a character of this text, or a reader be misled by it.
pub fn is_clean(text: &str) -> bool {
    let is_mark = |c| matches!(c, '\u{61c}' | '\u{ad}' | '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}');
    !text.chars().any(|c| c.is_control() || is_mark(c))
}

/// Bodies that are no JSON object, by name. A list reads a bare array: an empty one is an empty list.
pub fn bodies() -> Vec<(&'static str, Vec<u8>)> {
    let mut bodies: Vec<(&'static str, Vec<u8>)> = [
        ("nothing", ""),
        ("blanks", " \r\n\t"),
        ("a mark alone", "\u{feff}"),
        ("two marks", "\u{feff}\u{feff}{}"),
        ("null", "null"),
        ("a truth", "true"),
        ("a number", "17"),
        ("a text", r#""some text""#),
        ("an array of foreign things", r#"[7,"x",[null]]"#),
        ("two documents", "{}{}"),
        ("words", "Service temporarily unavailable"),
        ("XML", "<?xml version=\"1.0\"?><error/>"),
        ("a comment", "{/* no */}"),
        ("single quotes", "{'access_token':'x'}"),
        (
            "a comma too many",
            r#"{"access_token":"MARKER","items":[],}"#,
        ),
        ("half a surrogate", r#"{"access_token":"MARKER\ud800"}"#),
        ("a bare line end", "{\"access_token\":\"MARKER\n\"}"),
        ("a number beyond all", r#"{"totalResults":1e999}"#),
        ("not a number", r#"{"totalResults":NaN}"#),
    ]
    .map(|(name, body)| (name, body.as_bytes().to_vec()))
    .to_vec();
    bodies.extend([
        (
            "invalid UTF-8",
            b"{\"access_token\":\"MARKER\xff\xfe\",\"items\":[]}".to_vec(),
        ),
        (
            "UTF-16",
            "{\"items\":[]}"
                .encode_utf16()
                .flat_map(u16::to_le_bytes)
                .collect(),
        ),
        ("zeros", vec![0; 4096]),
        (
            "gzip",
            b"\x1f\x8b\x08\0\0\0\0\0\0\x03\xabV*)-\xc8I\x05\0\0\0\0\0".to_vec(),
        ),
        ("open brackets", b"[".repeat(DEEP)),
        ("open objects", b"{\"items\":".repeat(DEEP)),
        (
            "nested arrays",
            [b"[".repeat(DEEP), b"]".repeat(DEEP)].concat(),
        ),
        (
            "a nest in a field",
            [
                b"{\"totalResults\":1,\"items\":".to_vec(),
                b"[".repeat(DEEP),
                b"]".repeat(DEEP),
                b"}".to_vec(),
            ]
            .concat(),
        ),
        (
            "a long text",
            [
                b"\"".to_vec(),
                "é".repeat(DEEP).into_bytes(),
                b"\"".to_vec(),
            ]
            .concat(),
        ),
    ]);
    bodies
}

/// Whole answers that break HTTP or its limits, by name, each with the code of its error.
pub fn transports(good: &str) -> Vec<(&'static str, Script, &'static str)> {
    let raw = |text: String| Script::Raw(text.into_bytes());
    let whole = good.len();
    let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    let promised = whole + 1;
    let chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    let piece = " ".repeat(64 * 1024);
    vec![
        ("no answer", raw(String::new()), "connection_lost"),
        (
            "half a status line",
            raw("HTTP/1.1 20".into()),
            "connection_lost",
        ),
        ("half a head", raw(head.into()), "connection_lost"),
        (
            "a body cut short",
            raw(format!("{head}Content-Length: {promised}\r\n\r\n{good}")),
            "connection_lost",
        ),
        (
            "chunks cut short",
            raw(format!("{chunked}{whole:x}\r\n{good}\r\n")),
            "connection_lost",
        ),
        (
            "a chunk cut short",
            raw(format!("{chunked}{promised:x}\r\n{good}")),
            "connection_lost",
        ),
        (
            "a foreign chunk",
            raw(format!("{chunked}xyz\r\n{good}\r\n0\r\n\r\n")),
            "connection_lost",
        ),
        (
            "another protocol",
            raw("SSH-2.0-OpenSSH_9.2\r\n\r\n".into()),
            "not_http",
        ),
        (
            "a length that is none",
            raw(format!("{head}Content-Length: many\r\n\r\n{good}")),
            "not_http",
        ),
        (
            "two lengths",
            raw(format!(
                "{head}Content-Length: 1\r\nContent-Length: 2\r\n\r\n{good}"
            )),
            "not_http",
        ),
        (
            "a header of a mebibyte",
            raw(format!(
                "{head}X-Long: {}\r\n\r\n{good}",
                "x".repeat(1024 * 1024)
            )),
            "not_http",
        ),
        (
            "too many headers",
            raw(format!(
                "{head}{}\r\n{good}",
                "X-Many: x\r\n".repeat(10_000)
            )),
            "not_http",
        ),
        (
            "a header without end",
            Script::Endless("HTTP/1.1 200 OK\r\nX-Long: ", piece.clone()),
            "not_http",
        ),
        (
            "headers without end",
            Script::Endless("HTTP/1.1 200 OK\r\n", "X-Many: x\r\n".repeat(100)),
            "not_http",
        ),
        (
            "a huge body",
            Script::json(200, &" ".repeat(HUGE)),
            "body_too_large",
        ),
        (
            "a body without end",
            Script::Endless("HTTP/1.1 200 OK\r\n\r\n", piece.clone()),
            "body_too_large",
        ),
        (
            "chunks without end",
            Script::Endless(chunked, format!("10000\r\n{piece}\r\n")),
            "body_too_large",
        ),
    ]
}
