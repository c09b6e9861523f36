//! The course of the questions: from flags, variables, answers file, profile and answers to
//! [`SetupInputs`].

use super::answers::Answers;
use super::gatherer::{Ask, Gatherer, Otherwise};
use super::profile_choice::{self, ProfileChoice};
use super::secrets::SecretReader;
use super::ways::Way;
use super::{ClientWish, DirectoryWish, SetupInputs, Sourced, Suggestions, WayIn};
use crate::cli::{SetupArgs, Source};
use crate::context::{Context, NetworkSettings, StoreRequest};
use crate::error::Failure;
use crate::profile::Profile;
use crate::setup::console_steps;
use crate::ui::Question;
use crate::values::{ClientId, ProfileName, StoreChoice, TenantUrl, Ttl};
use anyhow::Result;

/// Gathers everything. Nothing is asked that is known; without a terminal all that is missing is
/// told at once.
pub(crate) fn gather(
    context: &mut Context,
    args: &SetupArgs,
    suggestions: &Suggestions,
) -> Result<SetupInputs> {
    let answers = match &args.answers {
        Some(path) => Answers::read(path)?,
        None => Answers::default(),
    };
    let mut prompter = context.prompter.take();
    let mut gatherer = Gatherer {
        ui: &context.ui,
        prompter: match &mut prompter {
            Some(prompter) => Some(&mut **prompter),
            None => None,
        },
        args,
        sources: &context.sources,
        answers: &answers,
        reader: SecretReader::new(&context.environment, &context.sources, &context.redactor),
        missing: Vec::new(),
    };
    let inputs = gather_all(context, &mut gatherer, suggestions);
    context.prompter = prompter;
    inputs
}

fn gather_all(
    context: &Context,
    gatherer: &mut Gatherer<'_>,
    suggestions: &Suggestions,
) -> Result<SetupInputs> {
    let (args, answers) = (gatherer.args, gatherer.answers);
    let ProfileChoice {
        name,
        profile,
        tenant,
    } = tenant(context, gatherer, suggestions)?;
    let profile = profile.as_ref();

    let given_way = gatherer.given_way()?;
    // A client that we know, or were about to make, gets in by itself.
    let may_get_in = profile.is_some_and(|p| p.client.is_some() || p.creating.is_some());
    let way = match (given_way, &suggestions.administrator, gatherer.can_ask()) {
        (Some(way), _, _) => gatherer.complete_way(way, suggestions)?,
        (None, _, _) if may_get_in => None,
        (None, Some((user, password)), false) => Some(WayIn::Administrator {
            user: user.clone(),
            password: password.clone(),
        }),
        (None, _, _) => match gatherer.ask_way()? {
            Some(way) => gatherer.complete_way(way, suggestions)?,
            None => None,
        },
    };
    let by_hand = matches!(way, Some(WayIn::ByHand)) || given_way == Some(Way::ByHand);
    let client = client(gatherer, profile, tenant.as_ref(), by_hand)?;
    let directory = directory(gatherer, profile, suggestions)?;
    let store = store(gatherer, profile)?;
    gatherer.check_missing()?;
    // Each of them is there, or was noted as missing.
    let (Some(tenant), Some(client), Some(directory)) = (tenant, client, directory) else {
        return Err(Failure::usage("missing-input", "an input is missing").into());
    };
    Ok(SetupInputs {
        profile: name.unwrap_or_else(|| ProfileName::of_tenant(&tenant)),
        tenant,
        network: network(context, gatherer, profile),
        store,
        way_in: way,
        client,
        directory,
        token_to: args.token_to.clone(),
        show_token: args.show_token,
        dry_run: args.dry_run,
        accept_short_ttl: args.accept_short_ttl,
        confirm: args.confirm.clone(),
        simulated: suggestions.tenant.is_some()
            && answers.tenant.is_none()
            && args.tenant.is_none(),
    })
}

fn tenant(
    context: &Context,
    gatherer: &mut Gatherer<'_>,
    suggestions: &Suggestions,
) -> Result<ProfileChoice> {
    let (args, answers) = (gatherer.args, gatherer.answers);
    let wanted = context
        .global
        .profile
        .clone()
        .or_else(|| answers.profile.clone());
    let known = gatherer.known(
        "tenant",
        args.tenant.as_ref(),
        answers.tenant.as_ref(),
        None,
    );
    let choice = profile_choice::choose(
        &context.profiles,
        wanted.clone(),
        known.as_ref().map(|known| known.value.clone()),
    )?;
    if choice.tenant.is_some() {
        return Ok(choice);
    }
    let ask = Ask {
        flag: "tenant",
        question: Question {
            label: "Tenant URL",
            explanation: "The address of the Workspace ONE Access tenant, for example \
                          https://acme.workspaceoneaccess.com",
        },
    };
    let otherwise = match (&suggestions.tenant, gatherer.can_ask()) {
        (Some(tenant), false) => Otherwise::Default(tenant.clone()),
        (suggested, _) => Otherwise::Required(suggested.clone()),
    };
    match gatherer.value(ask, known, otherwise)? {
        Some(tenant) => profile_choice::choose(&context.profiles, wanted, Some(tenant.value)),
        None => Ok(choice),
    }
}

fn client(
    gatherer: &mut Gatherer<'_>,
    profile: Option<&Profile>,
    tenant: Option<&TenantUrl>,
    by_hand: bool,
) -> Result<Option<ClientWish>> {
    let (args, answers) = (gatherer.args, gatherer.answers);
    let record = profile.and_then(|profile| profile.client.as_ref());
    let settings = record.and_then(|record| record.settings.as_ref());
    let known_id = record
        .map(|record| &record.id)
        .or(profile.and_then(|p| p.creating.as_ref()));
    let known = gatherer.known(
        "client-id",
        args.client_id.as_ref(),
        answers.client_id.as_ref(),
        known_id,
    );
    let is_known = known_id.is_some();
    let ask = Ask {
        flag: "client-id",
        question: Question {
            label: "Client ID",
            explanation: "Names the Remote App Access client: letters, digits, `.`, `_`, `-`, `@`.",
        },
    };
    let id = gatherer.value(ask, known, Otherwise::Default(ClientId::default()))?;
    let Some(id) = id else { return Ok(None) };

    let access_token_ttl = ttl(
        gatherer,
        Ask {
            flag: "access-token-ttl",
            question: Question {
                label: "Access Token TTL",
                explanation: "How long a token works. Okta's copy must be replaced by hand before it \
                              ends: 90d, 6mo, 1y, 3y.",
            },
        },
        [
            args.access_token_ttl.as_ref(),
            answers.access_token_ttl.as_ref(),
        ],
        settings.map(|settings| &settings.access_token_ttl),
        ClientWish::ACCESS_TOKEN_TTL,
        !is_known,
    )?;
    let issue = gatherer.known(
        "issue-refresh-token",
        args.issue_refresh_token.as_ref(),
        answers.issue_refresh_token.as_ref(),
        settings.map(|settings| &settings.issue_refresh_token),
    );
    let issue = issue.unwrap_or_else(|| Sourced::new(false, Source::Default));
    // Without a refresh token nobody needs to think about its life.
    let ask_refresh = !is_known && issue.value;
    let refresh_token_ttl = ttl(
        gatherer,
        Ask {
            flag: "refresh-token-ttl",
            question: Question {
                label: "Refresh Token TTL",
                explanation: "",
            },
        },
        [
            args.refresh_token_ttl.as_ref(),
            answers.refresh_token_ttl.as_ref(),
        ],
        settings.map(|settings| &settings.refresh_token_ttl),
        ClientWish::REFRESH_TOKEN_TTL,
        ask_refresh,
    )?;
    let idle_token_ttl = ttl(
        gatherer,
        Ask {
            flag: "idle-token-ttl",
            question: Question {
                label: "Idle Token TTL",
                explanation: "",
            },
        },
        [
            args.idle_token_ttl.as_ref(),
            answers.idle_token_ttl.as_ref(),
        ],
        settings.map(|settings| &settings.idle_token_ttl),
        ClientWish::IDLE_TOKEN_TTL,
        ask_refresh,
    )?;
    if idle_token_ttl.value >= refresh_token_ttl.value {
        // `ws1-access-api.md` §3: the idle TTL is less than the refresh token's.
        return Err(Failure::usage(
            "idle-ttl-too-long",
            format!(
                "the Idle Token TTL ({}) is not shorter than the Refresh Token TTL ({})",
                idle_token_ttl.value, refresh_token_ttl.value
            ),
        )
        .hint("give a shorter --idle-token-ttl or a longer --refresh-token-ttl")
        .into());
    }
    let mut wish = ClientWish {
        id,
        given_secret: None,
        access_token_ttl,
        refresh_token_ttl,
        idle_token_ttl,
        issue_refresh_token: issue,
    };
    let place = gatherer.client_secret_place();
    if by_hand {
        if gatherer.can_ask() && gatherer.reader.source(&place).is_none() {
            gatherer.ui.say(&console_steps::text(&wish, tenant));
        }
        let question = Question {
            label: "Shared Secret",
            explanation: "As copied from the console; it is not shown here.",
        };
        wish.given_secret = gatherer.secret(&place, question)?;
    } else {
        wish.given_secret = gatherer.reader.read(&place)?;
    }
    Ok(Some(wish))
}

fn ttl(
    gatherer: &mut Gatherer<'_>,
    ask: Ask<'_>,
    given: [Option<&Ttl>; 2],
    profile: Option<&Ttl>,
    default: Ttl,
    may_ask: bool,
) -> Result<Sourced<Ttl>> {
    let known = gatherer.known(ask.flag, given[0], given[1], profile);
    let known = match (known, may_ask) {
        (None, false) => Some(Sourced::new(default, Source::Default)),
        (known, _) => known,
    };
    let value = gatherer.value(ask, known, Otherwise::Default(default))?;
    Ok(value.unwrap_or_else(|| Sourced::new(default, Source::Default)))
}

fn directory(
    gatherer: &mut Gatherer<'_>,
    profile: Option<&Profile>,
    suggestions: &Suggestions,
) -> Result<Option<DirectoryWish>> {
    let (args, answers) = (gatherer.args, gatherer.answers);
    let record = profile.and_then(|profile| profile.directory.as_ref());
    let known = gatherer.known(
        "directory-name",
        args.directory_name.as_ref(),
        answers.directory_name.as_ref(),
        record.map(|record| &record.name),
    );
    let ask = Ask {
        flag: "directory-name",
        question: Question {
            label: "Directory name",
            explanation: "The directory of type Other that users and groups from Okta go into.",
        },
    };
    let name = gatherer.value(
        ask,
        known,
        Otherwise::Default(crate::values::DirectoryName::default()),
    )?;
    let known = gatherer.known(
        "domain",
        args.domain.as_ref(),
        answers.domain.as_ref(),
        record.map(|record| &record.domain),
    );
    let ask = Ask {
        flag: "domain",
        question: Question {
            label: "Domain",
            explanation: "Unique in the tenant; Okta's attribute `domain` will repeat it.",
        },
    };
    let otherwise = match (&suggestions.domain, gatherer.can_ask()) {
        (Some(domain), false) => Otherwise::Default(domain.clone()),
        // The guide's own example (C2).
        (suggested, _) => {
            Otherwise::Required(suggested.clone().or_else(|| "OKTA.COM".parse().ok()))
        }
    };
    let domain = gatherer.value(ask, known, otherwise)?;
    Ok(name
        .zip(domain)
        .map(|(name, domain)| DirectoryWish { name, domain }))
}

fn store(gatherer: &mut Gatherer<'_>, profile: Option<&Profile>) -> Result<StoreRequest> {
    let (args, answers) = (gatherer.args, gatherer.answers);
    let choice = gatherer.known(
        "store",
        args.store.as_ref(),
        answers.store.as_ref(),
        profile.map(|profile| &profile.store),
    );
    let choice = choice.map_or(StoreChoice::Keychain, |choice| choice.value);
    let secret_to = gatherer.known(
        "secret-to",
        args.secret_to.as_ref(),
        answers.secret_to.as_ref(),
        profile.and_then(|profile| profile.secret_to.as_ref()),
    );
    if choice == StoreChoice::None && secret_to.is_none() {
        gatherer.note_missing(
            "what keeps the client's secret, with --store none",
            "secret-to",
        );
    }
    Ok(StoreRequest {
        secret_to: secret_to
            .map(|path| path.value)
            .filter(|_| choice == StoreChoice::None),
        choice,
        file_is_known: profile.is_some_and(|profile| profile.client.is_some()),
    })
}

fn network(
    context: &Context,
    gatherer: &Gatherer<'_>,
    profile: Option<&Profile>,
) -> NetworkSettings {
    let answers = gatherer.answers;
    let ca_file = gatherer.known(
        "ca-file",
        context.global.ca_file.as_ref(),
        answers.ca_file.as_ref(),
        profile.and_then(|profile| profile.ca_file.as_ref()),
    );
    let remembered = profile.and_then(|profile| profile.proxy.as_ref()?.parse().ok());
    let proxy = gatherer.known(
        "proxy",
        context.global.proxy.as_ref(),
        answers.proxy.as_ref(),
        remembered.as_ref(),
    );
    NetworkSettings {
        ca_file: ca_file.map(|path| path.value),
        proxy: proxy.map(|proxy| proxy.value),
    }
}
