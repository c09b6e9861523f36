//! Okta's field for the token, for people.

use crate::ui::Styles;
use crate::values::{AccessToken, Fingerprint};

/// The field *API Token* of Okta's form: the token alone on its line, without indent or colour, so that
/// it can be copied by a triple click; or how to see it.
pub(crate) fn api_token_field(
    token: Result<&AccessToken, &str>,
    length: Option<usize>,
    fingerprint: &Fingerprint,
    styles: Styles,
) -> String {
    let mut text = match token {
        Ok(token) => format!(
            "  API Token               the next line, whole:\n{}\n",
            token.expose()
        ),
        Err(command) => format!("  {:<24}{}\n", "API Token", styles.value(command)),
    };
    match length {
        Some(length) => text.push_str(&format!(
            "  ({length} characters, fingerprint {fingerprint})\n"
        )),
        None => text.push_str(&format!("  (fingerprint {fingerprint})\n")),
    }
    text.push_str("  Test API Credentials    must say that it was verified successfully\n  Save\n");
    text
}

/// The way to that field in Okta's console, where the app is set up already, and the field.
pub(crate) fn replaced_api_token(
    token: Result<&AccessToken, &str>,
    fingerprint: &Fingerprint,
    styles: Styles,
) -> String {
    let length = token.ok().map(|token| token.expose().len());
    format!(
        "{}\n\nApplications > VMware Workspace ONE > Provisioning > Integration > Edit\n{}",
        styles.heading("Now in the Okta Admin Console"),
        api_token_field(token, length, fingerprint, styles)
    )
}
