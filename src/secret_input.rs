//! Secrets on their way in: by file, standard input or variable; and standard input for all who read it.

use crate::cli::{Source, Sources, variable_of};
use crate::environment::{Environment, TakenBy, read_text};
use crate::error::Failure;
use crate::http::{Redactor, escape};
use crate::ui::{Ui, Waiting};
use crate::values::{Secret, SecretKind, input_name, input_place, is_dash, reason_of};
use anyhow::{Context as _, Result};
use std::fs::File;
use std::path::{Path, PathBuf};

/// Longest secret that is taken, in bytes: far above any token.
const LIMIT: u64 = 64 * 1024;

/// Reads the secrets of one run.
pub(crate) struct SecretReader<'run> {
    ui: &'run Ui,
    environment: &'run Environment,
    sources: &'run Sources,
    redactor: &'run Redactor,
}

/// Where one secret would come from: the flag without `-file`, and the files named.
pub(crate) struct SecretPlace<'run> {
    /// `admin-password` for `--admin-password-file` and `WS1_OKTA_ADMIN_PASSWORD`.
    pub(crate) name: &'static str,
    /// The file named by flag or variable.
    pub(crate) file: Option<&'run PathBuf>,
    /// The file named in the answers file.
    pub(crate) answers_file: Option<&'run PathBuf>,
}

impl<'run> SecretReader<'run> {
    pub(crate) fn new(
        ui: &'run Ui,
        environment: &'run Environment,
        sources: &'run Sources,
        redactor: &'run Redactor,
    ) -> Self {
        Self {
            ui,
            environment,
            sources,
            redactor,
        }
    }

    /// The variables and streams that it reads.
    pub(crate) fn environment(&self) -> &'run Environment {
        self.environment
    }

    /// Where a secret would come from, strongest first; `None` if nobody gives it.
    pub(crate) fn source(&self, place: &SecretPlace<'_>) -> Option<Source> {
        let by_file = place.file.and_then(|_| self.source_of_file(place.name));
        if by_file == Some(Source::Flag) {
            return by_file;
        }
        if self
            .environment
            .variable(&variable_of(place.name))
            .is_some()
        {
            return Some(Source::Variable);
        }
        by_file.or_else(|| place.answers_file.map(|_| Source::Answers))
    }

    fn source_of_file(&self, name: &str) -> Option<Source> {
        self.sources.of(&format!("{}_file", name.replace('-', "_")))
    }

    /// Reads a secret, if anybody gives it.
    pub(crate) fn read<K: SecretKind>(&self, place: &SecretPlace<'_>) -> Result<Option<Secret<K>>> {
        let Some(source) = self.source(place) else {
            return Ok(None);
        };
        let by_file = place.file.and_then(|_| self.source_of_file(place.name));
        let path = match source {
            Source::Flag => place.file,
            Source::Variable => {
                let variable = variable_of(place.name);
                match self.environment.variable(&variable) {
                    Some(_) if by_file == Some(Source::Variable) => {
                        return Err(Failure::usage(
                            "secret_twice",
                            format!("both {variable} and {variable}_FILE are set"),
                        )
                        .hint("set one of them")
                        .into());
                    }
                    Some(value) => {
                        let text = value.to_str().ok_or_else(|| {
                            Failure::usage("not_text", format!("{variable} is not text"))
                                .hint("set it to the secret alone")
                        })?;
                        return self
                            .take(text)
                            .with_context(|| unusable(&format!("in {variable}")))
                            .map(Some);
                    }
                    None => place.file,
                }
            }
            _ => place.answers_file,
        };
        let Some(path) = path else { return Ok(None) };
        let text = self.read_file(place.name, path)?;
        self.take(&text)
            .with_context(|| unusable(&input_place(path)))
            .map(Some)
    }

    /// Tells the redactor of a secret that was asked for.
    pub(crate) fn remember<K: SecretKind>(&self, secret: &Secret<K>) {
        self.redactor.add(secret.expose());
    }

    fn take<K: SecretKind>(&self, text: &str) -> Result<Secret<K>> {
        let secret = Secret::given(text)?;
        self.redactor.add(secret.expose());
        Ok(secret)
    }

    fn read_file(
        &self,
        name: &'static str,
        path: &Path,
    ) -> Result<secrecy::zeroize::Zeroizing<String>> {
        let unreadable = |error: std::io::Error| {
            Failure::usage(
                "secret_unreadable",
                format!("cannot read {}: {}", input_name(path), reason_of(&error)),
            )
            .hint(format!(
                "name a readable file by --{name}-file, or - for standard input"
            ))
        };
        if is_dash(path) {
            let text = read_stdin(self.ui, self.environment, name, LIMIT)?;
            return Ok(text.map_err(unreadable)?.into());
        }
        let _waiting = waiting(self.ui, path);
        let text = File::open(path).and_then(|file| read_text(file, LIMIT));
        Ok(text.map_err(unreadable)?)
    }
}

/// The headline of a secret that is not one; the reason follows.
fn unusable(place: &str) -> String {
    format!("the secret {place} cannot be used")
}

/// Reads standard input for the flag of that name, if it is not read for another one.
pub(crate) fn read_stdin(
    ui: &Ui,
    environment: &Environment,
    name: &'static str,
    limit: u64,
) -> Result<std::io::Result<String>, Failure> {
    let _waiting = if environment.stdin_is_terminal {
        // Nothing may be drawn over what is typed.
        ui.note("standard input is this terminal, which shows what is typed; Ctrl-D ends it");
        None
    } else {
        Some(waiting(ui, Path::new("-")))
    };
    environment
        .read_stdin(name, limit)
        .map_err(|TakenBy(other)| {
            Failure::usage(
                "stdin_twice",
                format!(
                    "standard input cannot give both {} and {}",
                    flag(other),
                    flag(name)
                ),
            )
            .hint("put one of them into a file")
        })
}

/// Reads a text that is no secret from standard input, or from its file.
pub(crate) fn read_text_input(
    ui: &Ui,
    environment: &Environment,
    name: &'static str,
    path: &Path,
    limit: u64,
) -> Result<std::io::Result<String>, Failure> {
    if is_dash(path) {
        return read_stdin(ui, environment, name, limit);
    }
    let _waiting = waiting(ui, path);
    Ok(std::fs::read_to_string(path))
}

/// Says what is being read: a pipe may give nothing for a while.
fn waiting(ui: &Ui, path: &Path) -> Waiting {
    ui.waiting_within_step(&format!("reading {}", escape(&input_name(path))))
}

/// The flag that takes the file of that name.
fn flag(name: &str) -> String {
    match name {
        "answers" => "--answers".to_owned(),
        _ => format!("--{name}-file"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::ClientSecret;
    use proptest::prelude::*;

    fn silent() -> Ui {
        Ui::new(Box::new(std::io::sink()), Box::new(std::io::sink()))
    }

    fn place(file: Option<&PathBuf>) -> SecretPlace<'_> {
        SecretPlace {
            name: "client-secret",
            file,
            answers_file: None,
        }
    }

    #[test]
    fn a_variable_gives_the_secret_itself() {
        let environment = Environment::bare([("WS1_OKTA_CLIENT_SECRET", "marker\r\n")], b"");
        let (ui, sources, redactor) = (silent(), Sources::default(), Redactor::default());
        let reader = SecretReader::new(&ui, &environment, &sources, &redactor);
        let secret: ClientSecret = reader.read(&place(None)).unwrap().unwrap();
        assert_eq!(secret.expose(), "marker");
        assert_eq!(redactor.redact("a marker b"), "a [redacted] b");
    }

    #[test]
    fn standard_input_is_taken_once() {
        let environment = Environment::bare::<&str, &str>([], b"marker\n");
        let (ui, sources, redactor) = (silent(), Sources::default(), Redactor::default());
        let reader = SecretReader::new(&ui, &environment, &sources, &redactor);
        let dash = PathBuf::from("-");
        let answers = |name| SecretPlace {
            name,
            file: None,
            answers_file: Some(&dash),
        };
        let secret: ClientSecret = reader.read(&answers("client-secret")).unwrap().unwrap();
        assert_eq!(secret.expose(), "marker");
        let error = reader.read::<crate::values::IsPassword>(&answers("admin-password"));
        assert_eq!(
            error.unwrap_err().to_string(),
            "standard input cannot give both --client-secret-file and --admin-password-file"
        );
        assert_eq!(flag("answers"), "--answers");
    }

    #[test]
    fn nothing_given_is_nothing() {
        let environment = Environment::bare::<&str, &str>([], b"");
        let (ui, sources, redactor) = (silent(), Sources::default(), Redactor::default());
        let reader = SecretReader::new(&ui, &environment, &sources, &redactor);
        assert!(
            reader
                .read::<crate::values::IsPassword>(&place(None))
                .unwrap()
                .is_none()
        );
    }

    proptest! {
        // Each writes files.
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn what_comes_in_is_one_line_or_refused_without_being_repeated(
            marker in "[A-Za-z0-9]{16}",
            before in "\u{feff}?[\0\n]?",
            after in "[\r\n\0]{0,3}[a-z]?[\r\n]{0,2}",
            bytes in proptest::collection::vec(any::<u8>(), 0..4),
            is_raw: bool,
        ) {
            let mut input = format!("{before}{marker}{after}").into_bytes();
            if is_raw {
                input.extend(bytes);
            }
            let folder = tempfile::tempdir().unwrap();
            let file = folder.path().join("given");
            std::fs::write(&file, &input).unwrap();
            let dash = PathBuf::from("-");
            let mut results = Vec::new();
            for path in [&file, &dash] {
                let environment = Environment::bare::<&str, &str>([], &input);
                let (ui, sources, redactor) = (silent(), Sources::default(), Redactor::default());
                let reader = SecretReader::new(&ui, &environment, &sources, &redactor);
                let here = SecretPlace { answers_file: Some(path), ..place(None) };
                results.push(match reader.read::<crate::values::IsClientSecret>(&here) {
                    Ok(secret) => {
                        let secret = secret.unwrap();
                        prop_assert!(!secret.expose().contains(char::is_control));
                        prop_assert!(redactor.redact(secret.expose()).contains("[redacted]"));
                        Some(secret.expose().to_owned())
                    }
                    Err(error) => {
                        let told = format!("{error:#}");
                        prop_assert!(!told.contains(&marker), "{}", told);
                        None
                    }
                });
            }
            prop_assert_eq!(&results[0], &results[1]);
        }
    }
}
