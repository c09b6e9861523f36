//! The requests of the plan as `curl` lines: valid POSIX shell for any input, with every secret in a
//! file and none in an argument.

use super::change::Change;
use super::client_settings::new_client;
use super::inputs::SetupInputs;
use super::observe::Observed;
use super::token_decision::TokenDecision;
use crate::access::{AccessClient, AuthorizationKind, PlannedBody, PlannedRequest};
use crate::values::ClientSecret;
use anyhow::Result;

/// The files that the lines name; whoever runs them makes these.
const ADMIN_HEADER: &str = "admin.header";
const TOKEN_HEADER: &str = "token.header";
const CLIENT_JSON: &str = "client.json";
const CLIENT_CONFIG: &str = "client.config";

/// One request that would be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// What it does, and what its files hold.
    pub(super) comments: Vec<String>,
    /// The shell command.
    pub(super) command: String,
}

/// The requests that would be sent, in order.
pub(super) fn lines(
    inputs: &SetupInputs,
    access: &AccessClient,
    observed: &Observed,
) -> Result<Vec<Line>> {
    let plan = &observed.plan;
    let id = &inputs.client.id.value;
    let way_in = observed.entry.admin.authorization().kind();
    let mut lines = Vec::new();
    if plan.client.change == Change::Replace
        && let Some(request) = access.delete_client_request(id, way_in)
    {
        lines.push(line(
            &format!("delete OAuth client `{id}`"),
            &request,
            ADMIN_HEADER,
        ));
    }
    match plan.client.change {
        Change::Create | Change::Replace => {
            // Only its shape is shown: the request has a placeholder for the secret.
            let shape = new_client(inputs, ClientSecret::generate()?);
            let request = access.create_client_request(&shape, way_in);
            lines.push(line(
                &format!("create OAuth client `{id}`"),
                &request,
                ADMIN_HEADER,
            ));
        }
        Change::Update => {
            if let Some(client) = &observed.client
                && let Some(request) = access
                    .update_client_request(&super::client_settings::changed(inputs, client), way_in)
            {
                lines.push(line(
                    &format!("change OAuth client `{id}`"),
                    &request,
                    ADMIN_HEADER,
                ));
            }
        }
        Change::Adopt | Change::Keep => {}
    }
    if plan.token != TokenDecision::Keep {
        lines.push(line(
            "fetch the bearer token",
            &access.token_request(id),
            TOKEN_HEADER,
        ));
    }
    let (Some(wish), Some(directory)) = (&inputs.directory, &plan.directory) else {
        return Ok(lines);
    };
    if directory.change == Change::Create {
        let request = access.directory_request(
            &wish.name.value,
            &wish.domain.value,
            AuthorizationKind::Bearer,
        );
        lines.push(line("create the directory", &request, TOKEN_HEADER));
    }
    let test = "test as Okta's Test API Credentials does";
    lines.push(line(test, &access.scim_users_request(1, 2), TOKEN_HEADER));
    lines.push(line(
        "test reading groups",
        &access.scim_groups_request(1, 100),
        TOKEN_HEADER,
    ));
    Ok(lines)
}

fn line(what: &str, request: &PlannedRequest, header_file: &str) -> Line {
    let mut comments = vec![what.to_owned()];
    let mut words = vec![
        "curl".to_owned(),
        "--silent".to_owned(),
        "--show-error".to_owned(),
        "--fail".to_owned(),
        "--request".to_owned(),
        request.method.to_owned(),
    ];
    match request.authorization {
        AuthorizationKind::None => {}
        AuthorizationKind::Basic => {
            comments.push(format!(
                "{CLIENT_CONFIG} holds: user = \"CLIENT_ID:SHARED_SECRET\""
            ));
            words.extend(["--config".to_owned(), CLIENT_CONFIG.to_owned()]);
        }
        AuthorizationKind::Session | AuthorizationKind::Bearer => {
            let scheme = match request.authorization {
                AuthorizationKind::Session => "HZN SESSION_TOKEN",
                _ => "Bearer TOKEN",
            };
            comments.push(format!("{header_file} holds: Authorization: {scheme}"));
            words.extend(["--header".to_owned(), format!("@{header_file}")]);
        }
    }
    words.extend([
        "--header".to_owned(),
        quote(&format!("Accept: {}", request.accept)),
    ]);
    if let Some(media) = request.content_type {
        words.extend([
            "--header".to_owned(),
            quote(&format!("Content-Type: {media}")),
        ]);
    }
    match &request.body {
        None => {}
        Some(PlannedBody::Json(body)) => {
            let text = body.to_string();
            if text.contains(crate::access::CLIENT_SECRET_PLACEHOLDER) {
                comments.push(format!("{CLIENT_JSON} holds: {text}"));
                words.extend(["--data".to_owned(), format!("@{CLIENT_JSON}")]);
            } else {
                words.extend(["--data-raw".to_owned(), quote(&text)]);
            }
        }
        Some(PlannedBody::Form(fields)) => {
            for (name, value) in fields {
                words.extend([
                    "--data-urlencode".to_owned(),
                    quote(&format!("{name}={value}")),
                ]);
            }
        }
    }
    words.push(quote(request.url.as_str()));
    // A line end cannot be in any of them, but a comment that ended early would be run.
    let comments = comments
        .iter()
        .map(|text| crate::http::escape(text))
        .collect();
    Line {
        comments,
        command: words.join(" "),
    }
}

/// One word of POSIX shell for any text.
pub(crate) fn quote(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

impl Line {
    /// Comments and command.
    pub(super) fn human(&self) -> String {
        let mut text = String::new();
        for comment in &self.comments {
            text.push_str("# ");
            text.push_str(comment);
            text.push('\n');
        }
        text.push_str(&self.command);
        text.push('\n');
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::process::Command;

    #[test]
    fn quotes_for_the_shell() {
        assert_eq!(quote("it's"), r"'it'\''s'");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        /// What the shell makes of the word is the text, whatever it is.
        #[test]
        #[cfg(unix)]
        fn the_shell_reads_back_what_was_quoted(text in "[^\0]{0,40}") {
            let script = format!("printf %s {}", quote(&text));
            let output = Command::new("sh").arg("-c").arg(script).output().unwrap();
            prop_assert_eq!(String::from_utf8(output.stdout).unwrap(), text);
        }
    }
}
