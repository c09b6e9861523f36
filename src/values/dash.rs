//! `-`, which stands for standard input or output where a file is expected.

use super::InvalidValue;
use std::path::{Path, PathBuf};

/// Whether it is no file, but standard input or output.
pub(crate) fn is_dash(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// What is read, for people.
pub(crate) fn input_name(path: &Path) -> String {
    if is_dash(path) {
        "standard input".to_owned()
    } else {
        format!("`{}`", path.display())
    }
}

/// Where something is found, for people.
pub(crate) fn input_place(path: &Path) -> String {
    let preposition = if is_dash(path) { "on" } else { "in" };
    format!("{preposition} {}", input_name(path))
}

/// What follows "the … file", for people.
pub(crate) fn file_place(path: &Path) -> String {
    if is_dash(path) {
        input_place(path)
    } else {
        input_name(path)
    }
}

/// A file that a later run looks at again, which it could not do with standard input.
pub(crate) fn lasting_file(path: PathBuf) -> Result<PathBuf, InvalidValue> {
    if is_dash(&path) {
        return Err(InvalidValue::new(
            "`-` names no file, and later runs need this one, too",
            "give the path of a file that stays",
        ));
    }
    Ok(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dash_is_told_in_words_and_is_no_file_that_stays() {
        assert_eq!(input_place(Path::new("-")), "on standard input");
        assert_eq!(input_place(Path::new("./-")), "in `./-`");
        lasting_file("-".into()).unwrap_err().assert_readable();
        assert_eq!(lasting_file("./-".into()), Ok("./-".into()));
    }
}
