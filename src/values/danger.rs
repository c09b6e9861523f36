/// Whether a character could move the cursor, start an escape sequence, break the line, change the
/// reading direction or be there unseen.
///
/// These are: control characters (C0, DEL, C1, so also tab and line ends), the bidirectional marks
/// U+061C, U+200E, U+200F, U+202A–E, U+2066–9, the line separators U+2028 and U+2029, and characters
/// without width (U+00AD, U+180E, U+200B–D, U+2060–4, U+206A–F, U+FEFF, U+FFF9–B, U+E0000–E007F).
pub(crate) fn is_dangerous(character: char) -> bool {
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
