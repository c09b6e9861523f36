//! Errors as people and scripts see them: one renderer, one mapping to exit codes.
//!
//! The layers below have typed errors. A command adds context with `anyhow`; [`Explained::of`] looks
//! through the chain for the first typed error, which decides code, exit code and hint.

use crate::access::AccessError;
use crate::exit::Exit;
use crate::http::{HttpError, HttpFault};
use crate::profile::ProfileError;
use crate::store::StoreError;
use crate::store::private_file::PrivateFileError;
use crate::ui::{NotAList, PromptError, Styles, Unwritten};
use crate::values::{ClientId, InvalidValue, ProfileName, TenantUrl};
use serde_json::{Map, Value, json};

/// A failure that a command itself found: the message names the thing, in lower case, without a full
/// stop.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Failure {
    exit: Exit,
    code: &'static str,
    message: String,
    hint: Option<String>,
}

impl Failure {
    /// A failure with its exit code and its stable code for scripts.
    pub fn new(exit: Exit, code: &'static str, message: impl Into<String>) -> Self {
        Self {
            exit,
            code,
            message: message.into(),
            hint: None,
        }
    }

    /// A wrong or missing input.
    pub fn usage(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Exit::Usage, code, message)
    }

    /// What exists is in the way.
    pub fn conflict(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Exit::Conflict, code, message)
    }

    /// There is no profile at all.
    pub fn nothing_set_up() -> Self {
        Self::usage("no_profile", "nothing is set up yet")
            .hint("run ws1-okta setup, or try it with ws1-okta setup --sandbox")
    }

    /// There is no profile of that name.
    pub fn no_such_profile(name: &ProfileName) -> Self {
        Self::usage("no_such_profile", format!("there is no profile `{name}`"))
            .hint("ws1-okta profile list names those that there are")
    }

    /// The tenant has no client of that id.
    pub fn no_such_client(tenant: &TenantUrl, id: &ClientId) -> Self {
        Self::usage(
            "no_such_client",
            format!("{tenant} has no OAuth client `{id}`"),
        )
        .hint("ws1-okta client list names those that there are")
    }

    /// Credentials or rights were refused.
    pub fn refused(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Exit::Refused, code, message)
    }

    /// The user said no.
    pub fn declined(message: impl Into<String>) -> Self {
        Self::new(Exit::Interrupted, "declined", message)
            .hint("run the same command again to be asked again")
    }

    /// One thing to do about it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The stable code.
    pub fn code(&self) -> &'static str {
        self.code
    }

    /// The exit code.
    pub fn exit(&self) -> Exit {
        self.exit
    }
}

/// An error made ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explained {
    /// How the process ends.
    pub exit: Exit,
    /// A stable word for scripts.
    pub code: String,
    /// What failed, and on what.
    pub message: String,
    /// Why, each reason once.
    pub causes: Vec<String>,
    /// One thing to do.
    pub hint: Option<String>,
}

impl Explained {
    /// Explains an error chain.
    pub fn of(error: &anyhow::Error) -> Self {
        // A failure that was put above another error as its context is not seen by walking the chain.
        let typed = error
            .downcast_ref::<Failure>()
            .and_then(|failure| kind_of(failure))
            .or_else(|| error.chain().find_map(kind_of));
        let mut texts: Vec<String> = Vec::new();
        for cause in error.chain() {
            let text = cause.to_string();
            // Many libraries repeat their source's text in their own.
            if !text.is_empty() && !texts.iter().any(|told| told.contains(&text)) {
                texts.push(text);
            }
        }
        let mut texts = texts.into_iter();
        let message = texts
            .next()
            .unwrap_or_else(|| "an error without a text".to_owned());
        let Kind { exit, code, hint } = typed.unwrap_or_else(|| Kind {
            exit: Exit::Unexpected,
            code: "unexpected".to_owned(),
            hint: Some(
                "run again with -vv, and report what it prints, which holds no secret, where you got this \
                 source from"
                    .into(),
            ),
        });
        Self {
            exit,
            code,
            message,
            causes: texts.collect(),
            hint,
        }
    }

    /// The lines for stderr; the last one is what to do.
    pub fn human(&self, styles: Styles) -> String {
        let mut text = format!("{} {}", styles.bad("error:"), self.message);
        for cause in &self.causes {
            text.push_str("\n  caused by: ");
            text.push_str(cause);
        }
        if let Some(hint) = &self.hint {
            text.push_str(&format!("\n{} {hint}", styles.value("hint:")));
        }
        text
    }

    /// The field `error` of the JSON document.
    pub fn json(&self) -> Map<String, Value> {
        let mut message = self.message.clone();
        for cause in &self.causes {
            message.push_str(": ");
            message.push_str(cause);
        }
        let error = json!({ "code": self.code, "message": message, "hint": self.hint });
        Map::from_iter([("error".to_owned(), error)])
    }
}

struct Kind {
    exit: Exit,
    code: String,
    hint: Option<String>,
}

/// 3 for what a person must mend in the tenant, 4 for what may pass, 5 for what is in the way.
fn exit_of_access(error: &AccessError) -> Exit {
    match error {
        AccessError::Http { error, .. } => exit_of_http(error),
        AccessError::ClientRefused { .. }
        | AccessError::OAuth { .. }
        | AccessError::NoLocalSignIn { .. }
        | AccessError::SignInRefused { .. }
        | AccessError::Unauthorized { .. }
        | AccessError::Forbidden { .. }
        | AccessError::BadRequest { .. } => Exit::Refused,
        AccessError::Conflict { .. } => Exit::Conflict,
        _ => Exit::Unreachable,
    }
}

/// A CA file or a proxy's address that cannot be used is an input; the rest may pass.
fn exit_of_http(error: &HttpError) -> Exit {
    match error.fault() {
        HttpFault::CaFileUnreadable { .. }
        | HttpFault::CaFileInvalid { .. }
        | HttpFault::ProxyAddress => Exit::Usage,
        _ => Exit::Unreachable,
    }
}

fn exit_of_profile(error: &ProfileError) -> Exit {
    match error {
        ProfileError::Busy { .. } => Exit::Conflict,
        ProfileError::SecretInProxy => Exit::Usage,
        // The folder that was named is none.
        ProfileError::File(error) if error.no_folder().is_some() => Exit::Usage,
        _ => Exit::Unexpected,
    }
}

/// What a typed error means for the user; `None` for a text without a type.
fn kind_of(error: &(dyn std::error::Error + 'static)) -> Option<Kind> {
    let kind = |exit, code: &str, hint| {
        Some(Kind {
            exit,
            code: code.to_owned(),
            hint,
        })
    };
    if let Some(failure) = error.downcast_ref::<Failure>() {
        return kind(failure.exit, failure.code, failure.hint.clone());
    }
    if let Some(error) = error.downcast_ref::<AccessError>() {
        return kind(exit_of_access(error), error.code(), error.hint());
    }
    if let Some(error) = error.downcast_ref::<HttpError>() {
        return kind(exit_of_http(error), error.code(), error.hint());
    }
    if let Some(error) = error.downcast_ref::<StoreError>() {
        return kind(Exit::Store, error.code(), error.hint());
    }
    if let Some(error) = error.downcast_ref::<PrivateFileError>() {
        return kind(Exit::Store, error.code(), Some(error.hint()));
    }
    if let Some(error) = error.downcast_ref::<ProfileError>() {
        return kind(exit_of_profile(error), error.code(), error.hint());
    }
    if let Some(error) = error.downcast_ref::<InvalidValue>() {
        return kind(Exit::Usage, "invalid_value", Some(error.hint().to_owned()));
    }
    if error.is::<NotAList>() {
        return kind(
            Exit::Usage,
            "not_a_list",
            Some("use --output json; jsonl and csv are for lists".to_owned()),
        );
    }
    if error.is::<Unwritten>() {
        return kind(
            Exit::Unexpected,
            "stdout_unwritable",
            Some("make room where it goes, or send it elsewhere".to_owned()),
        );
    }
    if let Some(error) = error.downcast_ref::<PromptError>() {
        return match error {
            PromptError::Interrupted => kind(Exit::Interrupted, "interrupted", None),
            PromptError::Ended => kind(
                Exit::Usage,
                "input_ended",
                Some(
                    "run the same command again, or give every value by flag, variable or answers file"
                        .to_owned(),
                ),
            ),
            PromptError::Terminal(_) => kind(
                Exit::Usage,
                "terminal",
                Some("give every value by flag, variable or answers file".to_owned()),
            ),
        };
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::HttpError;
    use anyhow::Error;

    fn refused() -> Error {
        Error::new(HttpError::new("acme.example", HttpFault::Refused))
    }

    #[test]
    fn a_failure_as_context_decides_over_its_cause() {
        let failure =
            Failure::new(Exit::Verification, "verification_failed", "it failed").hint("h");
        let explained = Explained::of(&refused().context(failure).context("in a file"));
        assert_eq!(explained.exit, Exit::Verification);
        assert_eq!(explained.code, "verification_failed");
        assert_eq!(explained.hint.as_deref(), Some("h"));
        assert_eq!(explained.message, "in a file");
        assert_eq!(explained.causes.len(), 2);
    }

    #[test]
    fn without_one_the_typed_cause_decides() {
        let explained = Explained::of(&refused().context("setting up"));
        assert_eq!(explained.exit, Exit::Unreachable);
        assert_eq!(explained.code, "connection_refused");
    }

    #[test]
    fn what_has_no_type_says_how_to_report_it() {
        let explained = Explained::of(&anyhow::anyhow!("a fault"));
        assert_eq!(explained.exit, Exit::Unexpected);
        let hint = explained.hint.unwrap();
        assert!(hint.contains("-vv") && hint.contains("report"), "{hint}");
    }
}
