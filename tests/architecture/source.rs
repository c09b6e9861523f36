//! Source files as tokens, and what they name.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// A source file as tokens, groups flattened; literals are left out.
pub(crate) struct Source {
    pub(crate) path: String,
    tokens: Vec<String>,
}

impl Source {
    pub(crate) fn new(path: &str, text: &str) -> Self {
        let stream: TokenStream = text
            .parse()
            .unwrap_or_else(|error| panic!("{path}: {error}"));
        let mut tokens = Vec::new();
        flatten(stream, &mut tokens);
        Self {
            path: path.to_owned(),
            tokens,
        }
    }

    /// The module right below the crate's root.
    pub(crate) fn module(&self) -> &str {
        let below = self.path.strip_prefix("src/").unwrap_or(&self.path);
        let first = below.split('/').next().unwrap_or(below);
        first.strip_suffix(".rs").unwrap_or(first)
    }

    /// How deep below the crate's root the file's module is.
    fn depth(&self) -> usize {
        let parts = self.path.split('/').count();
        if self.path.ends_with("/mod.rs") {
            parts - 2
        } else {
            parts - 1
        }
    }

    pub(crate) fn has(&self, word: &str) -> bool {
        self.tokens.iter().any(|token| token == word)
    }

    /// What the file names by `crate::X` or `crate::{X, Y}`.
    pub(crate) fn named_by_crate(&self) -> Vec<&str> {
        let starts = self.tokens.iter().enumerate();
        starts
            .filter(|(_, token)| *token == "crate")
            .flat_map(|(index, _)| named_at(&self.tokens[index + 1..]))
            .collect()
    }

    /// What the file names by `super::X` where that leads up to the crate's root, or, in a module
    /// within the file, nearly so.
    pub(crate) fn named_by_super(&self) -> Vec<&str> {
        let mut names = Vec::new();
        let mut rest = self.tokens.as_slice();
        while let Some((first, mut after)) = rest.split_first() {
            let mut ups = usize::from(first == "super");
            while ups > 0
                && let [colon, other, up, next @ ..] = after
                && [colon, other, up] == [":", ":", "super"]
            {
                after = next;
                ups += 1;
            }
            if ups > 0 && ups >= self.depth() {
                names.extend(named_at(after));
            }
            rest = after;
        }
        names
    }
}

fn flatten(stream: TokenStream, into: &mut Vec<String>) {
    for tree in stream {
        match tree {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::None => ("", ""),
                };
                into.push(open.to_owned());
                flatten(group.stream(), into);
                into.push(close.to_owned());
            }
            TokenTree::Ident(word) => into.push(word.to_string()),
            TokenTree::Punct(mark) => into.push(mark.to_string()),
            TokenTree::Literal(_) => into.push(String::new()),
        }
    }
}

/// The names after `crate`: one, or those of a group.
fn named_at(tokens: &[String]) -> Vec<&str> {
    let Some((colons, rest)) = tokens.split_at_checked(2) else {
        return Vec::new();
    };
    match rest.first().map(String::as_str) {
        _ if colons[0] == "as" => vec!["as"],
        _ if colons != [":", ":"] => Vec::new(),
        Some("{") => {
            let mut depth = 0;
            let mut names = Vec::new();
            for (index, token) in rest.iter().enumerate() {
                match token.as_str() {
                    "{" => depth += 1,
                    "}" => depth -= 1,
                    name if depth == 1
                        && index > 0
                        && matches!(rest[index - 1].as_str(), "{" | ",") =>
                    {
                        names.push(name);
                    }
                    _ => {}
                }
                if depth == 0 {
                    break;
                }
            }
            names
        }
        Some(name) => vec![name],
        None => Vec::new(),
    }
}
