//! The course of the questions: from flags, variables, answers file, profile and answers to
//! [`SetupInputs`].

use super::answers::Answers;
use super::gatherer::{Ask, Gatherer, Otherwise};
use super::labels::SECRET_TO_QUESTION;
use super::profile_choice::{self, ProfileChoice};
use super::ways::Way;
use super::{DirectoryWish, Scope, SetupInputs, Sourced, Suggestions, WayIn, labels, wishes};
use crate::cli::{SetupArgs, Source};
use crate::context::{Context, NetworkSettings, StoreRequest};
use crate::error::Failure;
use crate::profile::{Profile, ProfileError};
use crate::secret_input::SecretReader;
use crate::ui::{Prompter, Question};
use crate::values::{ProfileName, ProxyUrl, StoreChoice};
use anyhow::Result;

/// Gathers everything. Nothing is asked that is known; without a terminal all that is missing is
/// told at once.
pub(crate) fn gather(
    context: &mut Context,
    args: &SetupArgs,
    suggestions: &Suggestions,
    scope: Scope,
) -> Result<SetupInputs> {
    let answers = read_answers(context, args)?;
    let mut prompter = context.prompter.take();
    let mut gatherer = gatherer(context, &mut prompter, args, &answers);
    let inputs = gather_all(context, &mut gatherer, suggestions, scope);
    context.prompter = prompter;
    inputs
}

/// Gathers what one directory is to be.
pub(crate) fn gather_directory(context: &mut Context, args: &SetupArgs) -> Result<DirectoryWish> {
    let answers = read_answers(context, args)?;
    let mut prompter = context.prompter.take();
    let mut gatherer = gatherer(context, &mut prompter, args, &answers);
    let wish = wishes::directory(&mut gatherer, None, &Suggestions::default())
        .and_then(|wish| gatherer.check_missing().map(|()| wish).map_err(Into::into));
    context.prompter = prompter;
    wish?.ok_or_else(|| Failure::usage("missing_input", "an input is missing").into())
}

fn read_answers(context: &Context, args: &SetupArgs) -> Result<Answers> {
    match &args.way_in.answers {
        Some(path) => Answers::read(path, &context.environment),
        None => Ok(Answers::default()),
    }
}

fn gatherer<'run>(
    context: &'run Context,
    prompter: &'run mut Option<Box<dyn Prompter>>,
    args: &'run SetupArgs,
    answers: &'run Answers,
) -> Gatherer<'run> {
    Gatherer {
        ui: &context.ui,
        prompter: match prompter {
            Some(prompter) => Some(&mut **prompter),
            None => None,
        },
        args,
        sources: &context.sources,
        answers,
        reader: SecretReader::new(&context.environment, &context.sources, &context.redactor),
        missing: Vec::new(),
    }
}

fn gather_all(
    context: &Context,
    gatherer: &mut Gatherer<'_>,
    suggestions: &Suggestions,
    scope: Scope,
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
        (None, _, _) if scope == Scope::Successor => {
            let admin_client = suggestions.admin_client.clone();
            admin_client.map(|(id, secret)| WayIn::AdminClient { id, secret })
        }
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
    let client = wishes::client(gatherer, profile, tenant.as_ref(), by_hand, scope)?;
    let directory = match scope {
        Scope::Everything => wishes::directory(gatherer, profile, suggestions)?,
        _ => None,
    };
    let store = store(context, gatherer, profile)?;
    check_store(&store, profile)?;
    gatherer.check_missing()?;
    // Each of them is there, or was noted as missing.
    let (Some(tenant), Some(client)) = (tenant, client) else {
        return Err(Failure::usage("missing_input", "an input is missing").into());
    };
    let known = profile.and_then(|profile| profile.client.as_ref());
    let is_successor = known.is_some_and(|known| known.id != client.id.value);
    Ok(SetupInputs {
        profile: name.unwrap_or_else(|| ProfileName::of_tenant(&tenant)),
        tenant,
        network: network(context, gatherer, profile, scope)?,
        store,
        way_in: way,
        client,
        directory,
        token_to: args.token_to.clone(),
        show_token: args.show_token,
        dry_run: args.dry_run,
        accept_short_ttl: args.client.accept_short_ttl,
        confirm: args.confirm.clone(),
        simulated: suggestions.tenant.is_some()
            && answers.tenant.is_none()
            && args.way_in.tenant.is_none(),
        is_successor,
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
        args.way_in.tenant.as_ref(),
        answers.tenant.as_ref(),
        None,
    );
    let choice = profile_choice::choose(
        &context.profiles,
        wanted.clone(),
        known.as_ref().map(|known| known.value.clone()),
    )?;
    if let Some(tenant) = &choice.tenant {
        let source = known.map_or(Source::Profile, |known| known.source);
        gatherer.tell("tenant", &Sourced::new(tenant.clone(), source));
        return Ok(choice);
    }
    let ask = Ask {
        flag: "tenant",
        question: Question {
            label: labels::TENANT,
            explanation: "The tenant's address, for example https://acme.workspaceoneaccess.com",
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

/// Secrets do not move by themselves: another store would not know the client's.
fn check_store(store: &StoreRequest, profile: Option<&Profile>) -> Result<(), Failure> {
    match profile {
        Some(profile) if profile.client.is_some() && profile.store != store.choice => {
            Err(Failure::conflict(
                "other_store",
                format!(
                    "this profile keeps its secrets in the store `{}`, not in `{}`",
                    profile.store, store.choice
                ),
            )
            .hint("leave out --store; ws1-okta profile use-store moves them"))
        }
        _ => Ok(()),
    }
}

fn store(
    context: &Context,
    gatherer: &mut Gatherer<'_>,
    profile: Option<&Profile>,
) -> Result<StoreRequest> {
    let (args, answers) = (gatherer.args, gatherer.answers);
    let choice = gatherer.known(
        "store",
        args.store.store.as_ref(),
        answers.store.as_ref(),
        profile.map(|profile| &profile.store),
    );
    let choice = choice.unwrap_or_else(|| Sourced::new(StoreChoice::default(), Source::Default));
    gatherer.tell("store", &choice);
    let choice = choice.value;
    let secret_to = gatherer.known(
        "secret-to",
        args.store.secret_to.as_ref(),
        answers.secret_to.as_ref(),
        profile.and_then(|profile| profile.secret_to.as_ref()),
    );
    let secret_to = if choice == StoreChoice::None {
        let ask = Ask {
            flag: "secret-to",
            question: SECRET_TO_QUESTION,
        };
        gatherer.value(ask, secret_to, Otherwise::Required(None))?
    } else {
        None
    };
    let age_identity = gatherer.known(
        "age-identity",
        args.store.age_identity.as_ref(),
        answers.age_identity.as_ref(),
        profile.and_then(|profile| profile.age_identity.as_ref()),
    );
    let makes_identity = choice == StoreChoice::File && age_identity.is_none();
    let age_identity =
        age_identity.map_or_else(|| context.profiles.own_identity_path(), |path| path.value);
    let secret_to = secret_to.map(|target| target.value);
    Ok(StoreRequest {
        file_is_known: profile
            .is_some_and(|profile| StoreRequest::knows_file(profile, secret_to.as_ref())),
        secret_to,
        age_identity: Some(age_identity).filter(|_| choice == StoreChoice::File),
        makes_identity,
        choice,
    })
}

fn network(
    context: &Context,
    gatherer: &Gatherer<'_>,
    profile: Option<&Profile>,
    scope: Scope,
) -> Result<NetworkSettings> {
    let answers = gatherer.answers;
    let ca_file = gatherer.known(
        "ca-file",
        context.global.ca_file.as_ref(),
        answers.ca_file.as_ref(),
        profile.and_then(|profile| profile.ca_file.as_ref()),
    );
    let proxy = gatherer.known(
        "proxy",
        context.global.proxy.as_ref(),
        answers.proxy.as_ref(),
        profile.and_then(|profile| profile.proxy.as_ref()),
    );
    let proxy = proxy.map(|proxy| proxy.value);
    // Said now, since the profile could not be saved later.
    if scope != Scope::Access && proxy.as_ref().is_some_and(ProxyUrl::has_password) {
        return Err(ProfileError::SecretInProxy.into());
    }
    Ok(NetworkSettings {
        ca_file: ca_file.map(|path| path.value),
        proxy,
    })
}
