//! Which way in was given, and what is still missing of it.

use super::gatherer::{Gatherer, Otherwise, check};
use super::{Suggestions, WayIn, labels};
use crate::cli::Source;
use crate::environment::Environment;
use crate::error::Failure;
use crate::secret_input::SecretPlace;
use crate::ui::Question;
use crate::values::{AdminUser, ClientId, InvalidValue, TenantUrl, reason_of};
use anyhow::Result;
use std::path::Path;

/// The way by hand, as it is offered.
const BY_HAND: &str = "my browser, and the console";

/// A hint for somebody who chooses the way in from the menu.
pub(crate) fn by_menu(hint: &str) -> String {
    hint.replace("--by-hand", &format!("`{BY_HAND}`"))
}

/// A way in without its values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Administrator,
    AdminClient,
    Token,
    ByHand,
}

impl Way {
    /// In the order in which they are offered.
    const OFFERED: [(Self, &'static str); 4] = [
        (Self::Administrator, "a local administrator's password"),
        (Self::ByHand, BY_HAND),
        (Self::AdminClient, "an OAuth client that makes others"),
        (Self::Token, "a bearer token in a file"),
    ];

    fn flag(self) -> &'static str {
        match self {
            Self::Administrator => "--admin-user",
            Self::AdminClient => "--admin-client-id",
            Self::Token => "--token-file",
            Self::ByHand => "--by-hand",
        }
    }
}

/// The one way that the strongest source names.
pub(super) fn choose(given: &[(Way, Source)]) -> Result<Option<Way>, Failure> {
    let Some(strongest) = given.iter().map(|(_, source)| *source).min() else {
        return Ok(None);
    };
    let mut best = given
        .iter()
        .filter(|(_, source)| *source == strongest)
        .map(|(way, _)| *way);
    match (best.next(), best.next()) {
        (Some(one), Some(two)) => Err(Failure::usage(
            "two_ways_in",
            format!(
                "both {} and {} are given ({})",
                one.flag(),
                two.flag(),
                strongest.as_str()
            ),
        )
        .hint("give one way in")),
        (way, _) => Ok(way),
    }
}

impl<'run> Gatherer<'run> {
    /// The way in that flags, variables or the answers file give.
    pub(super) fn given_way(&self) -> Result<Option<Way>, Failure> {
        let (args, answers) = (self.args, self.answers);
        let source = |flag, given: bool, answer: bool| {
            self.known(flag, given.then_some(&()), answer.then_some(&()), None)
                .map(|known| known.source)
        };
        let mut given = Vec::new();
        let mut add = |way, source: Option<Source>| {
            given.extend(source.map(|source| (way, source)));
        };
        add(
            Way::Administrator,
            source(
                "admin-user",
                args.way_in.admin_user.is_some(),
                answers.admin_user.is_some(),
            ),
        );
        add(
            Way::AdminClient,
            source(
                "admin-client-id",
                args.way_in.admin_client_id.is_some(),
                answers.admin_client_id.is_some(),
            ),
        );
        add(Way::Token, self.reader.source(&self.token_place()));
        add(
            Way::ByHand,
            source(
                "by-hand",
                args.way_in.by_hand,
                answers.by_hand == Some(true),
            ),
        );
        choose(&given)
    }

    /// Whether the secret of the wished client is given. Of one that is there it is a way in, too.
    pub(super) fn is_client_secret_given(&self) -> bool {
        self.reader.source(&self.client_secret_place()).is_some()
    }

    /// Asks which way in the user has.
    pub(super) fn ask_way(&mut self) -> Result<Option<Way>> {
        let Some(prompter) = &mut self.prompter else {
            self.missing.push(
                "a way in: --admin-user with --admin-password-file, or --admin-client-id with \
                 --admin-client-secret-file, or --token-file, or --by-hand with --client-id and \
                 --client-secret-file (each also as WS1_OKTA_ variable)"
                    .to_owned(),
            );
            return Ok(None);
        };
        let items = Way::OFFERED.map(|(_, text)| text);
        let place = prompter.select(
            Question {
                label: labels::WAY_IN,
                explanation: "What gets you in is not kept: a password, the secret of a client that makes others, \
                              a bearer token.",
             flag: "", },
            &items,
            0,
        )?;
        Ok(Way::OFFERED.get(place).map(|(way, _)| *way))
    }

    /// Completes a way in with its values.
    pub(super) fn complete_way(
        &mut self,
        way: Way,
        suggestions: &Suggestions,
        tenant: Option<&TenantUrl>,
    ) -> Result<Option<WayIn>> {
        match way {
            Way::Administrator => {
                let is_suggested_tenant = tenant.is_some() && tenant == suggestions.tenant.as_ref();
                self.administrator(suggestions, is_suggested_tenant)
            }
            Way::AdminClient => self.admin_client(),
            Way::Token => self.token(),
            Way::ByHand => Ok(Some(WayIn::ByHand)),
        }
    }

    fn token_place(&self) -> SecretPlace<'run> {
        SecretPlace {
            name: "token",
            file: self.args.way_in.token_file.as_ref(),
            answers_file: self.answers.token_file.as_ref(),
        }
    }

    /// Where the secret of the wished client would come from.
    pub(super) fn client_secret_place(&self) -> SecretPlace<'run> {
        SecretPlace {
            name: "client-secret",
            file: self.args.client.client_secret_file.as_ref(),
            answers_file: self.answers.client_secret_file.as_ref(),
        }
    }

    /// A password that is known is not asked for; it is for its own tenant alone.
    fn administrator(
        &mut self,
        suggestions: &Suggestions,
        is_suggested_tenant: bool,
    ) -> Result<Option<WayIn>> {
        let (args, answers) = (self.args, self.answers);
        let known = args
            .way_in
            .admin_user
            .clone()
            .or_else(|| answers.admin_user.clone());
        let user = match (known, &mut self.prompter) {
            (Some(user), _) => user.to_string(),
            (None, Some(prompter)) => {
                let suggested = suggestions
                    .administrator
                    .as_ref()
                    .map(|(user, _)| user.as_str());
                let typed = prompter.text(
                    Question {
                        label: labels::ADMINISTRATOR,
                        explanation: "A user of the System Domain; those of a federated directory cannot sign in.",
                     flag: "admin-user", },
                    suggested.or(Some("admin")),
                    &check::<AdminUser>,
                )?;
                typed.parse::<AdminUser>()?.to_string()
            }
            (None, None) => {
                self.note_missing("Administrator", "admin-user");
                return Ok(None);
            }
        };
        let place = SecretPlace {
            name: "admin-password",
            file: args.way_in.admin_password_file.as_ref(),
            answers_file: answers.admin_password_file.as_ref(),
        };
        if let Some((known, password)) = &suggestions.administrator
            && user == *known
            && is_suggested_tenant
            && self.reader.source(&place).is_none()
        {
            let password = password.clone();
            return Ok(Some(WayIn::Administrator { user, password }));
        }
        let password = self.secret(
            &place,
            Question {
                label: labels::PASSWORD,
                explanation: "It is not shown here, and not kept.",
                flag: "admin-password-file",
            },
        )?;
        Ok(password.map(|password| WayIn::Administrator { user, password }))
    }

    fn admin_client(&mut self) -> Result<Option<WayIn>> {
        let (args, answers) = (self.args, self.answers);
        let known = self.known(
            "admin-client-id",
            args.way_in.admin_client_id.as_ref(),
            answers.admin_client_id.as_ref(),
            None,
        );
        let id = self.value::<ClientId>(
            Question { label: labels::ADMIN_CLIENT_ID, explanation: "A client with the scope admin; newer tenants: with the admin role, too.", flag: "admin-client-id", },
            known,
            Otherwise::Required(None),
        )?;
        let place = SecretPlace {
            name: "admin-client-secret",
            file: args.way_in.admin_client_secret_file.as_ref(),
            answers_file: answers.admin_client_secret_file.as_ref(),
        };
        let secret = self.secret(
            &place,
            Question {
                label: labels::ADMIN_CLIENT_SECRET,
                explanation: "As the console showed it; it is not shown here, and not kept.",
                flag: "admin-client-secret-file",
            },
        )?;
        Ok(id.zip(secret).map(|(id, secret)| WayIn::AdminClient {
            id: id.value,
            secret,
        }))
    }

    fn token(&mut self) -> Result<Option<WayIn>> {
        if let Some(token) = self.reader.read(&self.token_place())? {
            return Ok(Some(WayIn::Token(token)));
        }
        let environment = self.reader.environment();
        // A token is longer than a terminal's line may be: a file is asked for.
        let Some(prompter) = &mut self.prompter else {
            self.note_missing("Bearer token", "token-file");
            return Ok(None);
        };
        let path = prompter.text(
            Question {
                label: labels::TOKEN_FILE,
                explanation: "Tokens are too long to be pasted at a prompt.",
                flag: "token-file",
            },
            None,
            &|path| check_file(environment, path),
        )?;
        let path = environment.typed_path(Path::new(&path));
        let place = SecretPlace {
            name: "token",
            file: None,
            answers_file: Some(&path),
        };
        Ok(self.reader.read(&place)?.map(WayIn::Token))
    }
}

/// Whether there is a file of this name, as it was typed.
pub(super) fn check_file(environment: &Environment, typed: &str) -> Result<(), InvalidValue> {
    let shown = typed.escape_debug();
    let fault = match std::fs::metadata(environment.typed_path(Path::new(typed))) {
        Ok(data) if data.is_file() => return Ok(()),
        Ok(data) if data.is_dir() => format!("`{shown}` is a folder"),
        Ok(_) => format!("`{shown}` is no plain file"),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            format!("there is no file `{shown}`")
        }
        Err(error) => format!("`{shown}` cannot be looked at: {}", reason_of(&error)),
    };
    Err(InvalidValue::new(fault, "name a file that is there"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_strongest_source_decides() {
        use Source::{Answers, Flag, Variable};
        assert_eq!(choose(&[]).unwrap(), None);
        let given = [
            (Way::Administrator, Variable),
            (Way::ByHand, Flag),
            (Way::Token, Answers),
        ];
        assert_eq!(choose(&given).unwrap(), Some(Way::ByHand));
        let error = choose(&[(Way::Administrator, Flag), (Way::Token, Flag)]).unwrap_err();
        assert_eq!(
            error.to_string(),
            "both --admin-user and --token-file are given (flag)"
        );
    }
}
