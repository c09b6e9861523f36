//! What is to be done next.

use super::{Kept, StatusReport};
use crate::renew::{Handling, Need, VERIFICATION_FAILED};
use crate::values::StoreChoice;

/// The next command.
pub(super) struct Next {
    pub(super) command: String,
    /// Why, or when.
    pub(super) why: &'static str,
}

impl StatusReport {
    /// As after `logout`: the client is there, and nothing opens it.
    fn lacks_secret(&self) -> bool {
        self.profile.client.is_some() && self.client_secret == Kept::No
    }

    fn is_held_delivered(&self) -> bool {
        let tokens = &self.profile.tokens;
        let held = tokens.held.as_ref();
        held.is_some_and(|held| tokens.is_delivered(&held.fingerprint))
    }

    /// Whether a program or target has got the held token.
    fn is_held_given(&self) -> bool {
        let tokens = &self.profile.tokens;
        let held = tokens.held.as_ref();
        held.is_some_and(|held| tokens.handed.has(&held.fingerprint))
    }

    /// The code by which the last renewal was refused.
    fn refused_by(&self) -> &str {
        let refused = self.profile.tokens.refused.as_ref();
        refused.map_or("", |refused| refused.code.as_str())
    }

    /// The one next command; none where there is nothing to do.
    pub(super) fn next(&self) -> Option<Next> {
        let command = |command: &str, why: &'static str| {
            Some(Next {
                command: format!("ws1-okta {command} --profile {}", self.name),
                why,
            })
        };
        let is_kept = self.profile.store != StoreChoice::None && self.token != Kept::No;
        let handling = Handling::of(is_kept, self.is_held_given());
        let deliver = handling.command();
        let deliver_why = match handling {
            Handling::Show => "shows the token that is not in Okta yet",
            Handling::Record => "once the token that was handed over is saved in Okta",
            Handling::Fetch => "fetches a token for Okta: the last one is not kept",
        };
        let standing = self.standing();
        match standing.need {
            _ if self.lacks_secret() => command(
                "setup --client-secret-file FILE",
                "the client's secret is not kept here",
            ),
            _ if !self.profile.is_complete() => command("setup", "it is not complete"),
            _ if self.profile.is_being_changed() => {
                command("setup", "a change of the client was cut short")
            }
            // Before a person must act, too: the sooner, the better.
            _ if standing.is_refused => match self.refused_by() {
                "no_secret" => command(
                    "setup --client-secret-file FILE",
                    "the client's secret is not kept here",
                ),
                VERIFICATION_FAILED => {
                    command("setup", "its token could not read users when it was tested")
                }
                _ => command("setup", "the tenant refuses the client"),
            },
            Some(Need::Mend) => command("setup", "no new token can be fetched"),
            Some(Need::Deliver) => command(deliver, deliver_why),
            Some(Need::Renew) => command("token renew", "a new token is due"),
            None if matches!(self.token, Kept::Another(_)) => command(
                "token renew --force",
                "the kept token is another one than is recorded",
            ),
            None if self.profile.retiring.is_some() => command(
                "client rotate-secret",
                if self.is_held_delivered() {
                    "deletes the client that was replaced"
                } else {
                    "goes on: the new client's token is not in Okta yet"
                },
            ),
            None if standing.waiting.is_some() => command(deliver, deliver_why),
            // Nobody has it who could save it.
            None if self.profile.store == StoreChoice::None
                && standing.okta_holds.is_never_recorded()
                && !self.is_held_given() =>
            {
                command(
                    "setup --show-token",
                    "fetches a token for Okta: none is kept",
                )
            }
            None if standing.okta_holds.is_never_recorded() => {
                command("token delivered", "once the token is saved in Okta")
            }
            None => None,
        }
    }
}
