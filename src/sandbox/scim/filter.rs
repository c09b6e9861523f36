//! Filters: `eq co sw gt ge lt le`, `and`, `or`, parentheses (`ws1-access-api.md` §5.3).

use serde_json::{Map, Value};

use super::names;
use super::record::Record;

/// A filter that was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Filter {
    And(Box<Filter>, Box<Filter>),
    Or(Box<Filter>, Box<Filter>),
    Compare(Comparison),
    /// What nothing passes.
    Nothing,
}

/// `attribute operator value`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Comparison {
    pub(super) path: Vec<String>,
    pub(super) operator: Operator,
    /// In lower case unless `exact`.
    pub(super) value: String,
    /// Letters' case counts.
    pub(super) exact: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Operator {
    Equal,
    Contains,
    StartsWith,
    Greater,
    GreaterOrEqual,
    Less,
    LessOrEqual,
}

/// What the tenant's switches say of filters.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rules {
    /// `and` and `or` are understood.
    pub(super) joins: bool,
    /// Letters' case counts everywhere.
    pub(super) exact: bool,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            joins: true,
            exact: false,
        }
    }
}

impl Filter {
    /// Reads a filter; the error says what is wrong.
    pub(super) fn parse(text: &str, rules: Rules) -> Result<Self, String> {
        let tokens = tokens(text)?;
        let mut parser = Parser {
            tokens: &tokens,
            terms: 0,
            rules,
        };
        let filter = parser.alternatives()?;
        match parser.tokens.first() {
            None => Ok(filter),
            Some(_) => Err("the filter does not end where it should".to_owned()),
        }
    }

    /// Whether a resource passes.
    pub(super) fn passes(&self, attributes: &Map<String, Value>) -> bool {
        match self {
            Self::And(left, right) => left.passes(attributes) && right.passes(attributes),
            Self::Or(left, right) => left.passes(attributes) || right.passes(attributes),
            Self::Compare(comparison) => comparison.passes(attributes),
            Self::Nothing => false,
        }
    }

    /// Whether a record is worth reading: an exact text must be somewhere in it.
    pub(super) fn may_pass(&self, record: &Record) -> bool {
        match self {
            Self::And(left, right) => left.may_pass(record) && right.may_pass(record),
            Self::Or(left, right) => left.may_pass(record) || right.may_pass(record),
            Self::Compare(one) => {
                let inside = matches!(
                    one.operator,
                    Operator::Equal | Operator::Contains | Operator::StartsWith
                );
                !(inside && one.exact) || record.may_hold(&one.value)
            }
            Self::Nothing => false,
        }
    }

    /// Whether any comparison is about this attribute.
    pub(super) fn mentions(&self, name: &str) -> bool {
        match self {
            Self::And(left, right) | Self::Or(left, right) => {
                left.mentions(name) || right.mentions(name)
            }
            Self::Compare(comparison) => comparison.path.first().is_some_and(|one| one == name),
            Self::Nothing => false,
        }
    }
}

impl Comparison {
    fn passes(&self, attributes: &Map<String, Value>) -> bool {
        let exact = self.exact;
        names::texts(attributes, &self.path)
            .into_iter()
            .any(|text| {
                let text = if exact { text } else { text.to_lowercase() };
                match self.operator {
                    Operator::Equal => text == self.value,
                    Operator::Contains => text.contains(&self.value),
                    Operator::StartsWith => text.starts_with(&self.value),
                    Operator::Greater => text > self.value,
                    Operator::GreaterOrEqual => text >= self.value,
                    Operator::Less => text < self.value,
                    Operator::LessOrEqual => text <= self.value,
                }
            })
    }
}

fn case_counts(path: &[String]) -> bool {
    path.first()
        .is_some_and(|first| first == "id" || first == "externalId")
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    Open,
    Close,
    Word(String),
    Quoted(String),
}

fn tokens(text: &str) -> Result<Vec<Token>, String> {
    let mut tokens = Vec::new();
    let mut rest = text.chars().peekable();
    while let Some(letter) = rest.next() {
        match letter {
            '(' => tokens.push(Token::Open),
            ')' => tokens.push(Token::Close),
            '"' => {
                let mut value = String::new();
                loop {
                    match rest.next() {
                        Some('"') => break,
                        Some('\\') => value.extend(rest.next()),
                        Some(letter) => value.push(letter),
                        None => return Err("a quote is missing".to_owned()),
                    }
                }
                tokens.push(Token::Quoted(value));
            }
            blank if blank.is_whitespace() => {}
            letter => {
                let mut word = String::from(letter);
                while let Some(next) =
                    rest.next_if(|next| !next.is_whitespace() && !"()\"".contains(*next))
                {
                    word.push(next);
                }
                tokens.push(Token::Word(word));
            }
        }
    }
    Ok(tokens)
}

struct Parser<'a> {
    tokens: &'a [Token],
    /// Parentheses and comparisons so far. They are limited, since filters are walked by recursion.
    terms: u32,
    rules: Rules,
}

impl Parser<'_> {
    fn alternatives(&mut self) -> Result<Filter, String> {
        let mut left = self.conjunction()?;
        while self.takes_word("or") {
            left = Filter::Or(Box::new(left), Box::new(self.conjunction()?));
        }
        Ok(left)
    }

    fn conjunction(&mut self) -> Result<Filter, String> {
        let mut left = self.operand()?;
        while self.takes_word("and") {
            left = Filter::And(Box::new(left), Box::new(self.operand()?));
        }
        Ok(left)
    }

    fn operand(&mut self) -> Result<Filter, String> {
        self.terms += 1;
        if self.terms > 500 {
            return Err("the filter is too long".to_owned());
        }
        match self.tokens {
            [Token::Open, rest @ ..] => {
                self.tokens = rest;
                let inner = self.alternatives()?;
                let [Token::Close, rest @ ..] = self.tokens else {
                    return Err("a parenthesis is missing".to_owned());
                };
                self.tokens = rest;
                Ok(inner)
            }
            [
                Token::Word(name),
                Token::Word(operator),
                Token::Quoted(value) | Token::Word(value),
                rest @ ..,
            ] => {
                self.tokens = rest;
                comparison(name, operator, value, self.rules)
            }
            _ => Err("a comparison is `attribute operator \"value\"`".to_owned()),
        }
    }

    fn takes_word(&mut self, wanted: &str) -> bool {
        if let [Token::Word(word), rest @ ..] = self.tokens
            && self.rules.joins
            && word.eq_ignore_ascii_case(wanted)
        {
            self.tokens = rest;
            return true;
        }
        false
    }
}

fn comparison(name: &str, operator: &str, value: &str, rules: Rules) -> Result<Filter, String> {
    let operator = match operator.to_ascii_lowercase().as_str() {
        "eq" => Operator::Equal,
        "co" => Operator::Contains,
        "sw" => Operator::StartsWith,
        "gt" => Operator::Greater,
        "ge" => Operator::GreaterOrEqual,
        "lt" => Operator::Less,
        "le" => Operator::LessOrEqual,
        _ => return Err(format!("unsupported operator '{operator}'")),
    };
    let path = names::path(name);
    let exact = rules.exact || case_counts(&path);
    let value = if exact {
        value.to_owned()
    } else {
        value.to_lowercase()
    };
    Ok(Filter::Compare(Comparison {
        path,
        operator,
        value,
        exact,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    fn passes(filter: &str) -> bool {
        let user = json!({"userName": "Jane", "externalId": "00uA",
            "emails": [{"value": "jane@okta.example"}], "active": true,
            names::WORKSPACE: {"domain": "OKTA.COM"}});
        Filter::parse(filter, Rules::default())
            .unwrap()
            .passes(user.as_object().unwrap())
    }

    #[test]
    fn compares() {
        assert!(passes(r#"userName eq "jane""#));
        assert!(passes(r#"(Username sw "JA")"#));
        assert!(passes(r#"domain eq "okta.com" and active eq true"#));
        assert!(passes(
            r#"userName eq "x" or (userName ge "a" and userName lt "k")"#
        ));
        assert!(passes(r#"emails co "OKTA""#));
        assert!(passes(r#"externalId eq "00uA""#));
        assert!(!passes(r#"externalId eq "00ua""#));
        assert!(!passes(r#"unheard eq "x""#));
    }

    #[test]
    fn refuses_what_the_service_does_not_know() {
        for filter in [
            "",
            "userName",
            "userName pr",
            r#"userName ne "x""#,
            r#"a eq "b"#,
            r#"(a eq "b""#,
            r#"a eq "b")"#,
            r#"a eq "b" c"#,
        ] {
            assert!(Filter::parse(filter, Rules::default()).is_err(), "{filter}");
        }
        assert!(Filter::parse(&"(".repeat(100_000), Rules::default()).is_err());
        let long = "userName eq \"a\" or ".repeat(100_000) + "userName eq \"a\"";
        assert!(Filter::parse(&long, Rules::default()).is_err());
    }

    proptest! {
        #[test]
        fn a_filter_of_anything_is_read_or_refused(
            text in "(\\(?(userName|emails|name\\.givenName|x) (eq|co|sw|gt|ge|lt|le|ne) \"[^\"]{0,5}\"\\)?( and | or )?){1,4}|.*"
        ) {
            if let Err(reason) = Filter::parse(&text, Rules::default()) {
                prop_assert!(!reason.is_empty());
            }
        }
    }
}
