//! Lines that end between words, for windows of any width.

use dialoguer::console::{Term, measure_text_width};

/// No line is longer, however wide the window is: longer ones are hard to read.
const WIDEST: usize = 80;
/// No line is made shorter: below this nothing can be read anyway.
const NARROWEST: usize = 20;

/// Breaks a text between words, so that its lines fit a window of this width. A word that is longer
/// stands alone on its line.
pub fn wrap(text: &str, width: usize) -> String {
    // The last column stays free: some terminals break a line that fills it.
    let width = width.saturating_sub(1).clamp(NARROWEST, WIDEST);
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if measure_text_width(line) + 1 + measure_text_width(word) <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines.join("\n")
}

/// The same line by line: a list stays one, and what goes on keeps the indent of its line.
pub(super) fn wrap_lines(text: &str, width: usize) -> String {
    let width = width.saturating_sub(1).clamp(NARROWEST, WIDEST) + 1;
    let lines = text.split('\n').map(|line| {
        let bare = line.trim_start_matches(' ');
        let indent = &line[..line.len() - bare.len()];
        let wrapped = wrap(bare, width.saturating_sub(indent.len()));
        let lines: Vec<String> = wrapped
            .split('\n')
            .map(|line| format!("{indent}{line}"))
            .collect();
        lines.join("\n")
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// As [`wrap_lines`], for the window that stderr is.
pub(crate) fn fit_stderr(text: &str) -> String {
    wrap_lines(text, usize::from(Term::stderr().size().1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn breaks_between_words() {
        assert_eq!(wrap("", 40), "");
        assert_eq!(wrap("one two", 40), "one two");
        let text = "Okta's copy must be replaced by hand before it ends.";
        assert_eq!(
            wrap(text, 24),
            "Okta's copy must be\nreplaced by hand before\nit ends."
        );
        // Neither very wide nor very narrow windows make it unreadable.
        let long = "word ".repeat(40);
        assert!(wrap(&long, 500).lines().all(|line| line.len() <= 80));
        assert!(wrap(&long, 3).lines().any(|line| line.len() > 10));
        let url = "https://acme.workspaceoneaccess.com";
        assert_eq!(wrap(&format!("see {url}"), 24), format!("see\n{url}"));
    }

    #[test]
    fn lists_stay_lists() {
        assert_eq!(
            wrap_lines(
                "\nerror: these are missing:\n  one: --one, ONE\n  two\nhint: give them",
                21
            ),
            "\nerror: these are\nmissing:\n  one: --one, ONE\n  two\nhint: give them"
        );
        assert_eq!(
            wrap_lines("  caused by: a thing that is long", 21),
            "  caused by: a thing\n  that is long"
        );
    }

    proptest! {
        #[test]
        fn loses_no_word_and_keeps_the_width(text in "([a-zäé漢]{1,30}[ \n]{0,2}){0,20}", width in 0_usize..120) {
            let wrapped = wrap(&text, width);
            let words = |text: &str| text.split_whitespace().map(ToOwned::to_owned).collect::<Vec<_>>();
            prop_assert_eq!(words(&wrapped), words(&text));
            let widest = width.saturating_sub(1).clamp(NARROWEST, WIDEST);
            for line in wrapped.lines() {
                prop_assert!(!line.contains(' ') || measure_text_width(line) <= widest, "{}", line);
            }
        }
    }
}
