//! Colour, which only adds: every line reads the same without it.

use clap::ValueEnum;
use dialoguer::console::Style;

/// When to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum ColorChoice {
    /// On a terminal that can, unless `NO_COLOR` or `TERM=dumb` says otherwise.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// What decides whether one stream is coloured.
#[derive(Debug, Clone, Copy)]
pub struct ColorFacts {
    /// What the user said.
    pub choice: ColorChoice,
    /// Whether this stream is a terminal.
    pub is_terminal: bool,
    /// `NO_COLOR` is set to anything but nothing (no-color.org).
    pub no_color: bool,
    /// `TERM` is `dumb`.
    pub dumb: bool,
}

impl ColorFacts {
    /// Whether to colour.
    pub fn use_color(self) -> bool {
        match self.choice {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            ColorChoice::Auto => self.is_terminal && !self.no_color && !self.dumb,
        }
    }
}

/// The looks of one stream.
#[derive(Debug, Clone, Copy)]
pub struct Styles {
    color: bool,
}

impl Styles {
    /// Coloured or plain.
    pub fn new(color: bool) -> Self {
        Self { color }
    }

    /// Text without colour, for files and tests.
    pub fn plain() -> Self {
        Self::new(false)
    }

    /// Whether anything is coloured.
    pub fn is_colored(self) -> bool {
        self.color
    }

    fn apply(self, style: Style, text: &str) -> String {
        style.force_styling(self.color).apply_to(text).to_string()
    }

    /// A heading.
    pub fn heading(self, text: &str) -> String {
        self.apply(Style::new().bold(), text)
    }

    /// Something that worked.
    pub fn good(self, text: &str) -> String {
        self.apply(Style::new().green(), text)
    }

    /// Something to look at.
    pub fn warning(self, text: &str) -> String {
        self.apply(Style::new().yellow().bold(), text)
    }

    /// Something that failed, or will.
    pub fn bad(self, text: &str) -> String {
        self.apply(Style::new().red().bold(), text)
    }

    /// Something less important.
    pub fn faint(self, text: &str) -> String {
        self.apply(Style::new().dim(), text)
    }

    /// A command or a value to copy.
    pub fn value(self, text: &str) -> String {
        self.apply(Style::new().cyan(), text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_only_where_it_should() {
        let facts = ColorFacts {
            choice: ColorChoice::Auto,
            is_terminal: true,
            no_color: false,
            dumb: false,
        };
        assert!(facts.use_color());
        assert!(
            !ColorFacts {
                is_terminal: false,
                ..facts
            }
            .use_color()
        );
        assert!(
            !ColorFacts {
                no_color: true,
                ..facts
            }
            .use_color()
        );
        assert!(
            !ColorFacts {
                dumb: true,
                ..facts
            }
            .use_color()
        );
        assert!(
            !ColorFacts {
                choice: ColorChoice::Never,
                ..facts
            }
            .use_color()
        );
        assert!(
            ColorFacts {
                choice: ColorChoice::Always,
                is_terminal: false,
                ..facts
            }
            .use_color()
        );
    }

    #[test]
    fn plain_text_is_untouched() {
        assert_eq!(Styles::plain().bad("x"), "x");
        assert_ne!(Styles::new(true).bad("x"), "x");
    }
}
