//! What a switch's value can be: words, yes or no, numbers, texts, one of two statuses.

/// What a switch's value can be.
pub(in crate::sandbox) trait SwitchValue: Sized {
    fn parse(text: &str) -> Option<Self>;
    fn text(&self) -> String;
    /// The values that it takes, as shown to people.
    fn values() -> String;
}

/// An enumeration whose variants are the words that a switch takes.
macro_rules! words {
    ($(#[$about:meta])* $name:ident { $($(#[$meaning:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name { $($(#[$meaning])* $variant),+ }

        impl SwitchValue for $name {
            fn parse(text: &str) -> Option<Self> {
                match text { $($word => Some(Self::$variant),)+ _ => None }
            }
            fn text(&self) -> String {
                match self { $(Self::$variant => $word.to_owned()),+ }
            }
            fn values() -> String {
                [$($word),+].join("|")
            }
        }
    };
}

pub(super) use words;

impl SwitchValue for bool {
    fn parse(text: &str) -> Option<Self> {
        match text {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        }
    }
    fn text(&self) -> String {
        if *self { "yes" } else { "no" }.to_owned()
    }
    fn values() -> String {
        "yes|no".to_owned()
    }
}

impl SwitchValue for i64 {
    fn parse(text: &str) -> Option<Self> {
        // Larger shifts leave the calendar.
        text.parse()
            .ok()
            .filter(|number: &i64| number.unsigned_abs() <= 10_000_000_000)
    }
    fn text(&self) -> String {
        self.to_string()
    }
    fn values() -> String {
        "NUMBER".to_owned()
    }
}

impl SwitchValue for Option<String> {
    fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        Some((!text.is_empty() && text != "none").then(|| text.to_owned()))
    }
    fn text(&self) -> String {
        self.clone().unwrap_or_else(|| "none".to_owned())
    }
    fn values() -> String {
        "none|TEXT".to_owned()
    }
}

/// One of two status codes; the first is the default.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Status<const FIRST: u16, const OTHER: u16>(u16);

impl<const FIRST: u16, const OTHER: u16> Status<FIRST, OTHER> {
    /// The default.
    pub(super) const FIRST: Self = Self(FIRST);

    /// The code.
    pub fn code(self) -> u16 {
        self.0
    }
}

impl<const FIRST: u16, const OTHER: u16> SwitchValue for Status<FIRST, OTHER> {
    fn parse(text: &str) -> Option<Self> {
        let code = text.parse().ok()?;
        (code == FIRST || code == OTHER).then_some(Self(code))
    }
    fn text(&self) -> String {
        self.0.to_string()
    }
    fn values() -> String {
        format!("{FIRST}|{OTHER}")
    }
}
