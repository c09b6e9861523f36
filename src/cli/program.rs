//! Where the arguments of `--exec`'s program end.

use super::{GlobalArgs, RenewArgs, named};
use clap::error::ErrorKind;
use clap::{Args, Command, Error};
use std::ffi::{OsStr, OsString};

/// The flag that takes all words up to the end sign as a program and its arguments.
const FLAG: &str = "--exec";
/// The end sign.
const END: &str = ";";

/// Refuses a flag of ours among the program's arguments, where no end sign stands behind them: whoever
/// forgets the sign means the flag for us, and would never know that it was not heeded.
pub(super) fn refuse_lost_flags(arguments: &[OsString]) -> Result<(), Error> {
    let place = arguments.iter().position(|one| one == FLAG);
    let words = place.and_then(|place| arguments.get(place + 1..));
    let Some(words) = words.filter(|words| !words.iter().any(|one| one == END)) else {
        return Ok(());
    };
    // `token watch` takes no others.
    let known = RenewArgs::augment_args(GlobalArgs::augment_args(Command::new("renew")));
    let lost = words.iter().skip(1).find_map(|word| flag_of(&known, word));
    match lost {
        Some(flag) => Err(named::error(
            ErrorKind::ArgumentConflict,
            &format!(
                "{flag} stands among the arguments of the program of {FLAG}, whose end is not told"
            ),
            &format!(
                "put \\; behind the last of them, or {flag} before {FLAG} if it is meant for ws1-okta"
            ),
        )),
        None => Ok(()),
    }
}

/// The flag, if it is one of these.
fn flag_of(known: &Command, word: &OsStr) -> Option<String> {
    let name = word.to_str()?.strip_prefix("--")?;
    let name = name.split('=').next().unwrap_or(name);
    let mut known = known.get_arguments();
    let is_known = known.any(|argument| argument.get_long() == Some(name));
    is_known.then(|| format!("--{name}"))
}

#[cfg(test)]
mod tests {
    use crate::cli::parse;
    use std::ffi::OsString;

    fn is_taken(line: &str) -> bool {
        let words: Vec<OsString> = line.split(' ').map(Into::into).collect();
        parse(&words).is_ok()
    }

    #[test]
    fn a_flag_of_ours_is_not_lost_among_those_of_a_program() {
        for (line, taken) in [
            ("ws1-okta token renew --exec put --profile acme", false),
            ("ws1-okta token renew --exec put x --json", false),
            ("ws1-okta token renew --exec put --exec-delivers", false),
            ("ws1-okta token renew --exec put --output=json", false),
            ("ws1-okta token watch --exec put --all", false),
            ("ws1-okta token renew --exec put --profile acme ;", true),
            ("ws1-okta token renew --exec put ; --profile acme", true),
            ("ws1-okta token renew --profile acme --exec put", true),
            ("ws1-okta token renew --exec put --vault okta -v", true),
        ] {
            assert_eq!(is_taken(line), taken, "{line}");
        }
    }
}
