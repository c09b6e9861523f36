use std::fmt::Write;

/// Makes text of a server safe for a terminal and for one line of output: every character that could
/// move the cursor, start an escape sequence, break the line or change the reading direction becomes
/// visible as `\u{1b}`.
///
/// These are: control characters (C0, DEL, C1, so also tab and line ends), the bidirectional marks
/// U+061C, U+200E, U+200F, U+202A–E, U+2066–9, the line separators U+2028 and U+2029, and characters
/// without width (U+00AD, U+180E, U+200B–D, U+2060–4, U+206A–F, U+FEFF, U+FFF9–B, U+E0000–E007F).
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        if is_dangerous(character) {
            // Writing to a String cannot fail.
            let _ = write!(escaped, "\\u{{{:x}}}", u32::from(character));
        } else {
            escaped.push(character);
        }
    }
    escaped
}

fn is_dangerous(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{ad}'
            | '\u{61c}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn makes_visible_what_a_terminal_would_obey() {
        for (text, escaped) in [
            ("plain – ünïcode ✓", "plain – ünïcode ✓"),
            ("\u{1b}[31mred", "\\u{1b}[31mred"),
            ("a\r\nb\tc", "a\\u{d}\\u{a}b\\u{9}c"),
            ("\u{9b}2J\u{7f}", "\\u{9b}2J\\u{7f}"),
            ("\u{202e}gnp.exe", "\\u{202e}gnp.exe"),
            (
                "a\u{200b}b\u{feff}\u{2028}",
                "a\\u{200b}b\\u{feff}\\u{2028}",
            ),
        ] {
            assert_eq!(escape(text), escaped);
        }
    }

    proptest! {
        #[test]
        fn leaves_nothing_dangerous(text in "\\PC*|.*") {
            prop_assert!(!escape(&text).chars().any(is_dangerous));
        }
    }
}
