//! The course of the questions: from flags, variables, answers file, profile and answers to
//! [`SetupInputs`].

use super::answers::Answers;
use super::gatherer::{Gatherer, Otherwise};
use super::profile_choice::{self, ProfileChoice};
use super::store_choice::store;
use super::{
    DirectoryWish, Needed, Scope, SetupInputs, Sourced, Suggestions, WayIn, labels, wishes,
};
use crate::cli::{SetupArgs, Source};
use crate::context::{Context, NetworkSettings};
use crate::error::Failure;
use crate::profile::{Profile, ProfileError};
use crate::secret_input::SecretReader;
use crate::setup::opened_store::{OpenedStore, Opening};
use crate::ui::{Prompter, Question, Verbosity};
use crate::values::{InvalidValue, ProfileName, ProxyUrl, TenantUrl};
use anyhow::Result;

/// Gathers everything. Nothing is asked that is known; without a terminal all that is missing is
/// told at once.
pub(crate) fn gather(
    context: &mut Context,
    args: &SetupArgs,
    suggestions: &Suggestions,
    scope: Scope,
    opened: &mut OpenedStore,
    needed: &Needed,
) -> Result<SetupInputs> {
    let answers = read_answers(context, args)?;
    let mut prompter = context.prompter.take();
    let mut gatherer = gatherer(context, &mut prompter, args, &answers, needed);
    let inputs = gather_all(context, &mut gatherer, suggestions, scope, opened);
    context.prompter = prompter;
    inputs
}

/// The tenant alone, and how it is reached, where somebody can be asked: so that it can be reached before
/// anything else is asked. The question comes only once.
pub(crate) fn gather_tenant(
    context: &mut Context,
    args: &SetupArgs,
    suggestions: &Suggestions,
    scope: Scope,
) -> Result<Option<(TenantUrl, NetworkSettings)>> {
    let answers = read_answers(context, args)?;
    let mut prompter = context.prompter.take();
    let needed = Needed::default();
    // Where it came from is told when all is gathered.
    let mut ui = context.ui.clone();
    ui.verbosity = ui.verbosity.min(Verbosity::Normal);
    let mut gatherer = gatherer(context, &mut prompter, args, &answers, &needed);
    gatherer.ui = &ui;
    let choice = if gatherer.can_ask() {
        tenant(context, &mut gatherer, suggestions, scope).and_then(|choice| {
            check_life(context, &gatherer, scope, choice.profile.as_ref())?;
            Ok(Some(choice))
        })
    } else {
        Ok(None)
    };
    let found = choice.map(|choice| {
        let ProfileChoice {
            profile, tenant, ..
        } = choice?;
        Some((tenant?, network(context, &answers, profile.as_ref())))
    });
    context.prompter = prompter;
    found
}

/// Gathers what one directory is to be.
pub(crate) fn gather_directory(context: &mut Context, args: &SetupArgs) -> Result<DirectoryWish> {
    let answers = read_answers(context, args)?;
    let mut prompter = context.prompter.take();
    let needed = Needed::default();
    let mut gatherer = gatherer(context, &mut prompter, args, &answers, &needed);
    // A profile that cannot be used is told first: an answer would be lost, and what is missing no help.
    let wish = choice(context, &gatherer)
        .and_then(|choice| Ok(named_is_there(context, &gatherer, &choice)?))
        .and_then(|()| wishes::directory(&mut gatherer, None, &Suggestions::default()))
        .and_then(|wish| gatherer.check_missing().map(|()| wish).map_err(Into::into));
    context.prompter = prompter;
    wish?.ok_or_else(|| Failure::usage("missing_input", "an input is missing").into())
}

fn read_answers(context: &Context, args: &SetupArgs) -> Result<Answers> {
    match &args.way_in.answers {
        Some(path) => Answers::read(path, &context.ui, &context.environment),
        None => Ok(Answers::default()),
    }
}

fn gatherer<'run>(
    context: &'run Context,
    prompter: &'run mut Option<Box<dyn Prompter>>,
    args: &'run SetupArgs,
    answers: &'run Answers,
    needed: &'run Needed,
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
        reader: SecretReader::new(
            &context.ui,
            &context.environment,
            &context.sources,
            &context.redactor,
        ),
        needed,
        missing: Vec::new(),
    }
}

fn gather_all(
    context: &Context,
    gatherer: &mut Gatherer<'_>,
    suggestions: &Suggestions,
    scope: Scope,
    opened: &mut OpenedStore,
) -> Result<SetupInputs> {
    let (args, answers) = (gatherer.args, gatherer.answers);
    let ProfileChoice {
        name,
        profile,
        tenant,
    } = tenant(context, gatherer, suggestions, scope)?;
    let profile = profile.as_ref();

    // A person's further answers would be lost with a store that cannot be used; where nobody is asked,
    // all that is missing is told first.
    let early = if gatherer.can_ask() {
        let asks = opened.is_default_unusable();
        let chosen = store(context, gatherer, profile, asks)?;
        let opening = Opening::new(scope, profile, args.dry_run, chosen.is_default);
        opened.open(context, &chosen.request, opening)?;
        Some(chosen.request)
    } else {
        None
    };
    let given_way = gatherer.given_way()?;
    // A client that we know, or were about to make, gets in by itself: that is tried before anybody is
    // asked.
    let may_get_in = !gatherer.needed.way_in && profile.is_some_and(Profile::has_client);
    let way = match (given_way, &suggestions.administrator, gatherer.can_ask()) {
        (Some(way), _, _) => gatherer.complete_way(way, suggestions, tenant.as_ref())?,
        // With a secret that is given, too, which may be for a client that it is to make.
        (None, _, _) if may_get_in => None,
        (None, _, _) if gatherer.is_client_secret_given() => Some(WayIn::ByHand),
        (None, Some((user, password)), false) => Some(WayIn::Administrator {
            user: user.clone(),
            password: password.clone(),
        }),
        (None, _, _) => match gatherer.ask_way()? {
            Some(way) => gatherer.complete_way(way, suggestions, tenant.as_ref())?,
            None => None,
        },
    };
    let by_hand = matches!(way, Some(WayIn::ByHand));
    let client = wishes::client(gatherer, profile, tenant.as_ref(), by_hand, scope)?;
    let directory = match scope {
        Scope::Everything => wishes::directory(gatherer, profile, suggestions)?,
        _ => None,
    };
    let store = match early {
        Some(store) => store,
        None => store(context, gatherer, profile, false)?.request,
    };
    gatherer.check_missing()?;
    // Each of them is there, or was noted as missing.
    let (Some(tenant), Some(client)) = (tenant, client) else {
        return Err(Failure::usage("missing_input", "an input is missing").into());
    };
    check_life(context, gatherer, scope, profile)?;
    let network = network(context, answers, profile);
    if !scope.only_gets_in() {
        check_lasting(context, &network)?;
    }
    let known = profile.and_then(|profile| profile.client.as_ref());
    let predecessor = known.map(|known| known.id.clone());
    let predecessor = predecessor.filter(|known| *known != client.id.value);
    Ok(SetupInputs {
        profile: name.unwrap_or_else(|| ProfileName::of_tenant(&tenant)),
        tenant,
        network,
        store,
        way_in: way,
        prefers_own: scope == Scope::Everything,
        client,
        directory,
        token_to: args.token_to.clone(),
        show_token: args.show_token,
        dry_run: args.dry_run,
        accept_short_ttl: args.client.accept_short_ttl,
        confirm: args.confirm.clone(),
        simulated: suggestions.tenant.is_some(),
        predecessor,
    })
}

/// Before anything is sent, where nobody is asked about the plan that would tell it.
fn check_life(
    context: &Context,
    gatherer: &Gatherer<'_>,
    scope: Scope,
    profile: Option<&Profile>,
) -> Result<(), Failure> {
    if !context.global.yes || gatherer.args.dry_run || scope.only_gets_in() {
        return Ok(());
    }
    wishes::check_life(gatherer, profile)
}

fn tenant(
    context: &Context,
    gatherer: &mut Gatherer<'_>,
    suggestions: &Suggestions,
    scope: Scope,
) -> Result<ProfileChoice> {
    let known = given_tenant(gatherer);
    let choice = choice(context, gatherer)?;
    if scope == Scope::Remembered && choice.profile.is_none() {
        return Err(not_remembered(&choice).into());
    }
    if !matches!(scope, Scope::Everything | Scope::Client) {
        named_is_there(context, gatherer, &choice)?;
    }
    if let Some(tenant) = &choice.tenant {
        let source = known.map_or(Source::Profile, |known| known.source);
        gatherer.tell("tenant", &Sourced::new(tenant.clone(), source));
        return Ok(choice);
    }
    let question = Question {
        label: labels::TENANT,
        explanation: "The tenant's address, for example https://acme.workspaceoneaccess.com",
        flag: "tenant",
    };
    let tenant = match &suggestions.tenant {
        Some(simulated) => Some(take_simulated(gatherer, question, simulated)?),
        None => gatherer
            .value(question, known, Otherwise::Required(None))?
            .map(|tenant| tenant.value),
    };
    match tenant {
        Some(tenant) => {
            let wanted = wanted_profile(context, gatherer);
            profile_choice::choose(&context.profiles, wanted, Some(tenant))
        }
        None => Ok(choice),
    }
}

/// The simulated tenant is the only one that a run may work on which keeps nothing.
fn take_simulated(
    gatherer: &mut Gatherer<'_>,
    question: Question<'_>,
    simulated: &TenantUrl,
) -> Result<TenantUrl> {
    if gatherer.can_ask() {
        let is_it = |text: &str| match text.parse::<TenantUrl>() {
            Ok(tenant) if tenant == *simulated => Ok(()),
            Ok(_) => Err(InvalidValue::new(
                "with --sandbox the tenant is the simulated one",
                "take it with Enter; setup without --sandbox is for others",
            )),
            Err(error) => Err(error),
        };
        gatherer.text(question, Some(&simulated.to_string()), &is_it)?;
    }
    Ok(simulated.clone())
}

/// The profile, by what was given.
fn choice(context: &Context, gatherer: &Gatherer<'_>) -> Result<ProfileChoice> {
    let tenant = given_tenant(gatherer).map(|known| known.value);
    let wanted = wanted_profile(context, gatherer);
    profile_choice::choose(&context.profiles, wanted, tenant)
}

fn wanted_profile(context: &Context, gatherer: &Gatherer<'_>) -> Option<ProfileName> {
    let wanted = context.global.profile.clone();
    wanted.or_else(|| gatherer.answers.profile.clone())
}

fn given_tenant(gatherer: &Gatherer<'_>) -> Option<Sourced<TenantUrl>> {
    gatherer.known(
        "tenant",
        gatherer.args.way_in.tenant.as_ref(),
        gatherer.answers.tenant.as_ref(),
        None,
    )
}

/// A command that makes no profile takes a name without a tenant for one that is there.
fn named_is_there(
    context: &Context,
    gatherer: &Gatherer<'_>,
    choice: &ProfileChoice,
) -> Result<(), Failure> {
    match wanted_profile(context, gatherer) {
        Some(name) if choice.tenant.is_none() => Err(Failure::no_such_profile(&name)),
        _ => Ok(()),
    }
}

/// Told before anything is asked, or missing: no answer would help.
fn not_remembered(choice: &ProfileChoice) -> Failure {
    match (&choice.tenant, &choice.name) {
        (Some(tenant), _) => Failure::usage(
            "no_such_profile",
            format!("nothing is remembered of {tenant}"),
        )
        .hint("ws1-okta client delete and directory delete take what is named"),
        (None, Some(name)) => Failure::no_such_profile(name),
        (None, None) => Failure::nothing_set_up(),
    }
}

fn network(context: &Context, answers: &Answers, profile: Option<&Profile>) -> NetworkSettings {
    let global = &context.global;
    let ca_file = global.ca_file.as_ref().or(answers.ca_file.as_ref());
    let ca_file = ca_file.or_else(|| profile.and_then(|profile| profile.ca_file.as_ref()));
    let proxy = global.proxy.as_ref().or(answers.proxy.as_ref());
    let proxy = proxy.or_else(|| profile.and_then(|profile| profile.proxy.as_ref()));
    NetworkSettings {
        ca_file: ca_file.cloned(),
        proxy: proxy.cloned(),
    }
}

/// What of it a profile cannot remember.
fn check_lasting(context: &Context, network: &NetworkSettings) -> Result<(), ProfileError> {
    // Said now, since the profile could not be saved later.
    if network.proxy.as_ref().is_some_and(ProxyUrl::has_password) {
        return Err(ProfileError::SecretInProxy);
    }
    if network.is_ca_on_stdin() {
        context.ui.warning(
            "the authorities on standard input are not remembered: later commands want --ca-file FILE",
        );
    }
    Ok(())
}
