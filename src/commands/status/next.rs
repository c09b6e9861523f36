//! What is to be done next.

use super::StatusReport;
use super::kept::Kept;
use crate::profile::RefusedRecord;
use crate::renew::{CLIENT_REFUSED, Handling, Need, VERIFICATION_FAILED};
use crate::store::StoreError;
use crate::values::StoreChoice;
use std::borrow::Cow;

/// The next command.
pub(super) struct Next {
    pub(super) command: String,
    /// Why, when, or what comes before it.
    pub(super) why: Cow<'static, str>,
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

    /// That the tenant refused the client's secret when it was last used.
    pub(super) fn refused_client(&self) -> Option<&RefusedRecord> {
        let refused = self.profile.tokens.refused.as_ref();
        refused.filter(|refused| refused.code == CLIENT_REFUSED)
    }

    /// The code by which the last renewal was refused.
    fn refused_by(&self) -> &str {
        let refused = self.profile.tokens.refused.as_ref();
        refused.map_or("", |refused| refused.code.as_str())
    }

    /// What makes a secret readable that cannot be read now: whatever else is to be done may need it.
    fn next_of_the_unreadable(&self, is_refused: bool) -> Option<Next> {
        let look_again = |problem: &StoreError| {
            Some(Next {
                command: format!("ws1-okta status --profile {}", self.name),
                why: problem.mend().into(),
            })
        };
        match (&self.client_secret, &self.token) {
            (Kept::Yes, Kept::Unknown(problem)) if problem.may_be_written_over() && !is_refused => {
                Some(Next {
                    command: format!("ws1-okta token renew --force --profile {}", self.name),
                    why: "the kept token cannot be read".into(),
                })
            }
            (Kept::Unknown(problem), _) | (_, Kept::Unknown(problem)) => look_again(problem),
            _ => None,
        }
    }

    /// The one next command; none where there is nothing to do.
    pub(super) fn next(&self) -> Option<Next> {
        let command = |command: &str, why: &'static str| {
            Some(Next {
                command: format!("ws1-okta {command} --profile {}", self.name),
                why: why.into(),
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
        // What a person must put into Okta now is not put off where it is at hand.
        let is_at_hand = self.token.problem().is_none() && handling != Handling::Fetch;
        let delivers = standing.need == Some(Need::Deliver)
            && !standing.is_refused
            && self.profile.is_complete()
            && is_at_hand;
        if !delivers && let Some(next) = self.next_of_the_unreadable(standing.is_refused) {
            return Some(next);
        }
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
