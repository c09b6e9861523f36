//! The plan: what will be done, shown before anything is.

use super::change::Change;
use super::client_decision::{ClientDecision, NewSecret};
use super::directory_decision::DirectoryDecision;
use super::inputs::{ClientWish, SetupInputs};
use super::token_decision::TokenDecision;
use crate::error::Failure;
use crate::ui::Styles;
use crate::values::Ttl;

/// What will be done. Two plans are the same if they would do and show the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Plan {
    pub(super) client: ClientDecision,
    pub(super) token: TokenDecision,
    /// Where this run is about one.
    pub(super) directory: Option<DirectoryDecision>,
    /// Where the secrets go, for people.
    pub(super) place: String,
    /// Whether the token goes there, too.
    pub(super) keeps_token: bool,
}

impl Plan {
    /// Whether the tenant, the store and the profile already are as wished.
    pub(super) fn is_nothing(&self) -> bool {
        self.client.change == Change::Keep
            && !self.client.promotes
            && self.token == TokenDecision::Keep
            && self
                .directory
                .as_ref()
                .is_none_or(|directory| directory.change == Change::Keep)
    }

    /// The token life that is a danger, if it is one, and this run decides about it.
    pub(super) fn short_life(&self) -> Option<Ttl> {
        let decides = self.client.change != Change::Keep;
        self.client
            .token_life
            .filter(|life| decides && *life < ClientWish::SHORT)
    }

    /// A short token life needs to be accepted where nobody looks.
    pub(super) fn check_life(&self, is_accepted: bool) -> Result<(), Failure> {
        match self.short_life() {
            Some(life) if !is_accepted => Err(ClientWish::short_life(life)),
            _ => Ok(()),
        }
    }

    /// The lines for people.
    pub(super) fn human(&self, inputs: &SetupInputs, styles: Styles) -> String {
        let mut lines = vec![
            String::new(),
            format!(
                "{} {} (profile {})",
                styles.heading("Plan for"),
                styles.value(&inputs.tenant.to_string()),
                inputs.profile
            ),
        ];
        let mut row = |change: &str, what: &str, details: Vec<String>| {
            let padded = format!("{change:<8}");
            let shown = match change {
                "keep" => styles.faint(&padded),
                "replace" => styles.bad(&padded),
                _ => styles.good(&padded),
            };
            lines.push(format!("  {shown}{what}"));
            lines.extend(details.iter().map(|detail| format!("            {detail}")));
        };
        let id = &inputs.client.id.value;
        row(
            self.client.change.as_str(),
            &format!("OAuth client `{id}`"),
            self.client_details(&inputs.client),
        );
        match self.token {
            TokenDecision::Keep => row("keep", "bearer token", Vec::new()),
            TokenDecision::Fetch(why) => row(
                "fetch",
                &format!("bearer token ({})", why.as_str()),
                vec![if self.keeps_token {
                    format!("kept in {}", self.place)
                } else {
                    "not kept".to_owned()
                }],
            ),
        }
        if let Some(directory) = &self.directory {
            let domain = crate::http::escape(&directory.domain);
            let mut details = vec![format!("type Other, domain {domain}")];
            details.extend(directory.notes.iter().map(|note| crate::http::escape(note)));
            row(
                directory.change.as_str(),
                &format!("directory `{}`", crate::http::escape(&directory.name)),
                details,
            );
            row(
                "verify",
                "that Okta's Test API Credentials will pass",
                Vec::new(),
            );
        }
        if let Some(life) = self.short_life() {
            lines.push(styles.bad(&format!(
                "warning: the access token would live only {life}. Okta cannot renew it: provisioning \
                 stops when it ends, unless somebody pastes a new one before."
            )));
        }
        lines.join("\n")
    }

    fn client_details(&self, wish: &ClientWish) -> Vec<String> {
        let mut details = Vec::new();
        match self.client.change {
            Change::Create | Change::Replace => {
                let secret = match self.client.new_secret {
                    NewSecret::Given => "the given Shared Secret",
                    NewSecret::Pending => "the Shared Secret of the earlier run",
                    NewSecret::Generate => "a new Shared Secret",
                };
                details.push("Service Client Token, Scope admin, Token Type Bearer".to_owned());
                details.push(format!("{secret}, kept in {}", self.place));
                details.push(format!("Access Token TTL {}", wish.access_token_ttl.value));
                let issues = wish.issue_refresh_token.value;
                details.push(format!(
                    "Refresh Token TTL {}, Idle Token TTL {}, Issue Refresh Token {}",
                    wish.refresh_token_ttl.value,
                    wish.idle_token_ttl.value,
                    if issues { "yes" } else { "no" }
                ));
            }
            _ if self.client.promotes => {
                details.push(format!("its Shared Secret is kept in {}", self.place));
            }
            _ => {}
        }
        for difference in &self.client.differences {
            let is = crate::http::escape(&difference.is);
            details.push(if difference.changes {
                format!("{}: {is} to {}", difference.field, difference.wished)
            } else {
                format!(
                    "{} is {is}, not {}; left as it is",
                    difference.field, difference.wished
                )
            });
        }
        details.extend(self.client.notes.iter().cloned());
        details
    }
}
