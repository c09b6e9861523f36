use crate::values::is_dangerous;
use std::fmt::Write;

/// Makes text of a server safe for a terminal and for one line of output: every character that
/// could move the cursor, start an escape sequence, break the line, change the reading direction or be
/// there unseen becomes visible as `\u{1b}`.
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
