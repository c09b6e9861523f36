//! What may have been meant by a word that is nearly right.

use super::misread::{elsewhere, misplaced, too_much, unjoined};
use clap::builder::PossibleValuesParser;
use clap::error::{ContextKind, ContextValue};
use clap::{Arg, Command};
use std::ffi::OsString;

/// The name that is most like the word, if one is: by the parser's own measure.
pub(crate) fn similar(word: &str, names: Vec<String>) -> Option<String> {
    let arg = Arg::new("word").value_parser(PossibleValuesParser::new(names));
    let command = Command::new("similar").no_binary_name(true).arg(arg);
    let error = command.try_get_matches_from(["--", word]).err()?;
    match error.get(ContextKind::SuggestedValue)? {
        ContextValue::String(name) => Some(name.clone()),
        _ => None,
    }
}

/// The hint where something of that kind has no such name; `otherwise` tells where to look.
pub(crate) fn similar_or(kind: &str, word: &str, names: Vec<String>, otherwise: &str) -> String {
    match similar(word, names) {
        Some(name) => format!("a similar {kind} exists: '{name}'; {otherwise}"),
        None => otherwise.to_owned(),
    }
}

/// What the parser proposes, or what may be proposed in its place.
pub(crate) fn tip(error: &clap::Error, arguments: &[OsString]) -> Option<String> {
    if let Some(ContextValue::Strings(names)) = error.get(ContextKind::SuggestedSubcommand)
        && names.len() > 1
    {
        // The likeliest is the parser's last.
        let names: Vec<_> = names.iter().rev().map(|name| format!("'{name}'")).collect();
        return Some(format!(
            "some similar subcommands exist: {}",
            names.join(", ")
        ));
    }
    // What is the name of a flag is no slip in that of another one.
    if let Some(elsewhere) = elsewhere(error, arguments) {
        return Some(elsewhere);
    }
    let text = error.render().to_string();
    let tips = text
        .lines()
        .filter_map(|line| line.trim().strip_prefix("tip: "));
    // Nobody means to pass a mistyped flag as a value.
    let tip = tips.take(1).find(|tip| !tip.starts_with("to pass "));
    tip.map(ToOwned::to_owned)
        .or_else(|| misplaced(error, arguments))
        .or_else(|| unjoined(error, arguments))
        .or_else(|| too_much(error, arguments))
}
