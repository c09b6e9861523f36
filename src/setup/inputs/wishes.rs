//! What is wished for: the client and its settings, and the directory.

use super::gatherer::{Gatherer, Otherwise};
use super::{ClientWish, DirectoryWish, Scope, Sourced, Suggestions, labels};
use crate::cli::Source;
use crate::error::Failure;
use crate::profile::{ClientSettings, Profile};
use crate::setup::console_steps::{self, Existence};
use crate::ui::Question;
use crate::values::{ClientId, DirectoryName, TenantUrl, Ttl};
use anyhow::Result;

/// The client. Its settings are asked for only where it is new here; before its secret is asked for, the
/// console's steps are shown that lead to one.
pub(super) fn client(
    gatherer: &mut Gatherer<'_>,
    profile: Option<&Profile>,
    tenant: Option<&TenantUrl>,
    by_hand: bool,
    scope: Scope,
) -> Result<Option<ClientWish>> {
    let (args, answers) = (gatherer.args, gatherer.answers);
    let record = profile.and_then(|profile| profile.client.as_ref());
    let known_id = record
        .map(|record| &record.id)
        .or(profile.and_then(|p| p.creating.as_ref()));
    let known = gatherer.known(
        "client-id",
        args.client.client_id.as_ref(),
        answers.client_id.as_ref(),
        known_id,
    );
    let question = Question {
        label: labels::CLIENT_ID,
        explanation: if gatherer.needed.secret_of.is_some() {
            "Another id makes another client; of the one that exists its shared secret is asked for."
        } else {
            "Names the Remote App Access client: letters, digits, `.`, `_`, `-`, `@`."
        },
        flag: "client-id",
    };
    // Only getting in: the usual id is tried, if there is a secret for it.
    let silent = (scope.only_gets_in() || scope == Scope::ExistingClient) && !by_hand;
    let known =
        known.or_else(|| silent.then(|| Sourced::new(ClientId::default(), Source::Default)));
    let id = gatherer.value(question, known, Otherwise::Default(ClientId::default()))?;
    let Some(id) = id else { return Ok(None) };
    let settings = match record {
        Some(record) => record.settings.as_ref(),
        None => profile.and_then(|profile| profile.creating_settings.as_ref()),
    };
    let mut wish = settings_of(
        gatherer,
        id,
        settings,
        known_id.is_none() && matches!(scope, Scope::Everything | Scope::Client),
    )?;
    let place = gatherer.client_secret_place();
    let is_there = gatherer.needed.secret_of.as_ref() == Some(&wish.id.value);
    wish.given_secret = if by_hand || is_there {
        if gatherer.will_ask(labels::CLIENT_SECRET) && gatherer.reader.source(&place).is_none() {
            let existence = match record {
                _ if is_there => Existence::There,
                Some(record) if record.id == wish.id.value => Existence::Perhaps,
                _ => Existence::New,
            };
            let steps = console_steps::text(&wish, tenant, existence);
            gatherer.ui.say(&steps);
        }
        let question = Question {
            label: labels::CLIENT_SECRET,
            explanation: "As copied from the console; it is not shown here.",
            flag: "client-secret-file",
        };
        gatherer.secret(&place, question)?
    } else {
        gatherer.reader.read(&place)?
    };
    Ok(Some(wish))
}

fn settings_of(
    gatherer: &mut Gatherer<'_>,
    id: Sourced<ClientId>,
    known: Option<&ClientSettings>,
    may_ask: bool,
) -> Result<ClientWish> {
    let (args, answers) = (gatherer.args, gatherer.answers);
    let access_token_ttl = ttl(
        gatherer,
        Question {
            label: "Access Token TTL",
            explanation: "How long a token works, and Okta's copy with it: 90d, 6mo, 1y, 3y.",
            flag: "access-token-ttl",
        },
        [
            args.client.access_token_ttl.as_ref(),
            answers.access_token_ttl.as_ref(),
        ],
        known.map(|settings| &settings.access_token_ttl),
        ClientWish::ACCESS_TOKEN_TTL,
        may_ask,
    )?;
    let issue_refresh_token = gatherer
        .known(
            "issue-refresh-token",
            args.client.issue_refresh_token.as_ref(),
            answers.issue_refresh_token.as_ref(),
            known.map(|settings| &settings.issue_refresh_token),
        )
        .unwrap_or_else(|| Sourced::new(false, Source::Default));
    // Without a refresh token nobody needs to think about its life.
    let may_ask = may_ask && issue_refresh_token.value;
    let refresh_token_ttl = ttl(
        gatherer,
        Question {
            label: labels::REFRESH_TOKEN_TTL,
            explanation: "How long a refresh token works; Okta's app uses none.",
            flag: "refresh-token-ttl",
        },
        [
            args.client.refresh_token_ttl.as_ref(),
            answers.refresh_token_ttl.as_ref(),
        ],
        known.map(|settings| &settings.refresh_token_ttl),
        ClientWish::REFRESH_TOKEN_TTL,
        may_ask,
    )?;
    let idle_token_ttl = ttl(
        gatherer,
        Question {
            label: labels::IDLE_TOKEN_TTL,
            explanation: "After how long without use a refresh token ends; shorter than its \
                              Refresh Token TTL.",
            flag: "idle-token-ttl",
        },
        [
            args.client.idle_token_ttl.as_ref(),
            answers.idle_token_ttl.as_ref(),
        ],
        known.map(|settings| &settings.idle_token_ttl),
        ClientWish::IDLE_TOKEN_TTL,
        may_ask,
    )?;
    if idle_token_ttl.value >= refresh_token_ttl.value {
        // `ws1-access-api.md` §3: the idle TTL is less than the refresh token's.
        return Err(Failure::usage(
            "idle_ttl_too_long",
            format!(
                "the Idle Token TTL ({}) is not shorter than the Refresh Token TTL ({})",
                idle_token_ttl.value, refresh_token_ttl.value
            ),
        )
        .hint("give a shorter --idle-token-ttl or a longer --refresh-token-ttl")
        .into());
    }
    Ok(ClientWish {
        id,
        given_secret: None,
        access_token_ttl,
        refresh_token_ttl,
        idle_token_ttl,
        issue_refresh_token,
    })
}

/// Refuses a short token life that is asked for where nobody looks, as the plan would after all that is
/// sent for it. One that the profile's client has already may be asked for again: nothing changes then.
pub(super) fn check_life(
    gatherer: &Gatherer<'_>,
    profile: Option<&Profile>,
) -> Result<(), Failure> {
    let (args, answers) = (&gatherer.args.client, gatherer.answers);
    let life = args.access_token_ttl.or(answers.access_token_ttl);
    let id = args.client_id.as_ref().or(answers.client_id.as_ref());
    let record = profile.and_then(|profile| profile.client.as_ref());
    let record = record.filter(|record| id.is_none_or(|id| *id == record.id));
    let known = record.and_then(|record| record.settings.as_ref());
    match life {
        Some(life)
            if life < ClientWish::SHORT
                && !args.accept_short_ttl
                && known.is_none_or(|known| known.access_token_ttl != life) =>
        {
            Err(ClientWish::short_life(life))
        }
        _ => Ok(()),
    }
}

fn ttl(
    gatherer: &mut Gatherer<'_>,
    question: Question<'_>,
    [given, answer]: [Option<&Ttl>; 2],
    profile: Option<&Ttl>,
    default: Ttl,
    may_ask: bool,
) -> Result<Sourced<Ttl>> {
    let default = Sourced::new(default, Source::Default);
    let known = gatherer.known(question.flag, given, answer, profile);
    let known = if may_ask {
        known
    } else {
        known.or_else(|| Some(default.clone()))
    };
    let value = gatherer.value(question, known, Otherwise::Default(default.value))?;
    Ok(value.unwrap_or(default))
}

/// The directory.
pub(super) fn directory(
    gatherer: &mut Gatherer<'_>,
    profile: Option<&Profile>,
    suggestions: &Suggestions,
) -> Result<Option<DirectoryWish>> {
    let (args, answers) = (gatherer.args, gatherer.answers);
    let record = profile.and_then(|profile| profile.directory.as_ref());
    let wished = profile.and_then(|profile| profile.wished_directory.as_ref());
    let known = gatherer.known(
        "directory-name",
        args.directory.directory_name.as_ref(),
        answers.directory_name.as_ref(),
        record
            .map(|record| &record.name)
            .or(wished.map(|wished| &wished.name)),
    );
    let question = Question {
        label: labels::DIRECTORY_NAME,
        explanation: "The directory of type Other that users and groups from Okta go into.",
        flag: "directory-name",
    };
    let name = gatherer.value(
        question,
        known,
        Otherwise::Default(DirectoryName::default()),
    )?;
    let known = gatherer.known(
        "domain",
        args.directory.domain.as_ref(),
        answers.domain.as_ref(),
        record
            .map(|record| &record.domain)
            .or(wished.map(|wished| &wished.domain)),
    );
    let question = Question {
        label: labels::DOMAIN,
        explanation: "Unique in the tenant; Okta's attribute `domain` will repeat it.",
        flag: "domain",
    };
    let otherwise = match (&suggestions.domain, gatherer.can_ask()) {
        (Some(domain), false) => Otherwise::Default(domain.clone()),
        // The guide's own example (C2).
        (suggested, _) => {
            Otherwise::Required(suggested.clone().or_else(|| "OKTA.COM".parse().ok()))
        }
    };
    let domain = gatherer.value(question, known, otherwise)?;
    Ok(name
        .zip(domain)
        .map(|(name, domain)| DirectoryWish { name, domain }))
}
