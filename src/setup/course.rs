//! The course of setup, from inputs to report.

use super::again::Earlier;
use super::apply::{self, Applied};
use super::apply_client::Work;
use super::change::Change;
use super::client_decision;
use super::client_settings::flags_back;
use super::dry_run;
use super::inputs::{Scope, SetupInputs, Suggestions};
use super::observe::{Observed, observe};
use super::outcome::{self, Around};
use super::plan::Plan;
use super::profile_draft::ProfileDraft;
use super::report::{Content, DryRun, SetupReport};
use super::session::Session;
use crate::access::AccessClient;
use crate::cli::SetupArgs;
use crate::context::Context;
use crate::error::{Explained, Failure};
use crate::exit::Exit;
use crate::http::escape;
use crate::profile::{Profile, ProfileLock, WishedDirectory};
use crate::renew;
use crate::store::Store;
use crate::token_target;
use crate::ui::Question;
use crate::values::StoreChoice;
use anyhow::Result;

/// How often a plan that changes under the user's eyes is shown again.
const SHOWN_AGAIN: u32 = 5;

/// Sets up. Nothing remote is changed before the plan is confirmed.
pub async fn run(
    context: &mut Context,
    args: &SetupArgs,
    suggestions: &Suggestions,
    scope: Scope,
) -> Result<SetupReport> {
    let (session, observed) = Box::pin(open_and_look(context, args, suggestions, scope)).await?;
    let Session {
        inputs,
        store,
        access,
    } = session;
    if scope == Scope::ExistingClient && observed.plan.client.change == Change::Create {
        let id = &inputs.client.id.value;
        return Err(Failure::no_such_client(&inputs.tenant, id)
            .hint("ws1-okta client create makes it")
            .into());
    }
    if scope == Scope::ExistingClient && observed.client.is_none() {
        return Err(client_decision::hidden(&inputs.client.id.value).into());
    }
    if inputs.dry_run {
        context
            .ui
            .say(&observed.plan.human(&inputs, context.ui.stderr_styles));
        let lines = dry_run::lines(&inputs, &access, &observed)?;
        let dry_run = DryRun::new(&inputs, observed.plan, lines);
        return Ok(SetupReport(Content::DryRun(Box::new(dry_run))));
    }
    let (observed, lock) = confirm(context, &inputs, &access, &store, observed).await?;
    let profile = starting_profile(&inputs, observed.profile.as_ref());
    let mut draft = ProfileDraft::new(&lock, profile, observed.profile.clone());
    let is_nothing = observed.plan.is_nothing();
    let work = Work {
        context,
        inputs: &inputs,
        access: &access,
        store: &store,
        observed: &observed,
    };
    // In use from now on, so that after a failure, too, the next run goes on with it.
    let is_first = context.profiles.current()?.is_none();
    if is_first {
        context.profiles.set_current(&inputs.profile)?;
    }
    let applied = apply::apply(&work, &mut draft).await;
    if is_first && applied.is_err() && context.profiles.load(&inputs.profile)?.is_none() {
        context.profiles.unset_current()?;
    }
    if applied.is_err() {
        outcome::tell_made(&work, &draft.profile);
    }
    let applied = applied?;
    hand_over(&work, &mut draft, &applied)?;
    let profile = draft.profile;
    drop(lock);
    let seen = observed.client.as_ref();
    let around = Around {
        flags_back: seen
            .map(|client| flags_back(&inputs, client))
            .unwrap_or_default(),
        profile,
        before: observed.profile.clone(),
        is_nothing,
    };
    Ok(SetupReport(outcome::content(
        context, &inputs, &store, applied, around,
    )))
}

/// Gives the token to the target of `--token-to`, and saves the profile, which remembers who has got it.
fn hand_over(work: &Work<'_>, draft: &mut ProfileDraft<'_>, applied: &Applied) -> Result<()> {
    let (context, inputs) = (work.context, work.inputs);
    let fingerprint = &applied.token_record.fingerprint;
    let written = inputs.token_to.as_ref().map(|target| {
        let key = &work.observed.secrets.key;
        let handed = &draft.profile.tokens.handed;
        token_target::write(context, target, key, &applied.token, handed).map(|_| target)
    });
    let handed = &mut draft.profile.tokens.handed;
    if let Some(Ok(target)) = &written {
        handed.gave(fingerprint, target);
    }
    if inputs.store.choice == StoreChoice::None && outcome::shows_token(context, inputs) {
        handed.shown = Some(fingerprint.clone());
    }
    // What was made is made, even if the token could not be written.
    draft.save()?;
    written.transpose()?;
    Ok(())
}

/// Gathers, reaches, gets in and looks. An answer that the tenant finds wrong is told and asked for
/// again, with the other answers kept; nothing was changed yet.
async fn open_and_look(
    context: &mut Context,
    args: &SetupArgs,
    suggestions: &Suggestions,
    scope: Scope,
) -> Result<(Session, Observed)> {
    let mut earlier = Earlier::begin(context);
    loop {
        let mut gathered = None;
        let error = match Session::open(context, args, suggestions, scope, &mut earlier).await {
            Ok(session) => {
                let Session {
                    inputs,
                    store,
                    access,
                } = &session;
                match look(context, inputs, access, store).await {
                    Ok(observed) => return Ok((session, observed)),
                    Err(error) => {
                        let used = session.inputs.store.clone();
                        earlier.store.keep(used, session.store);
                        gathered = Some(session.inputs);
                        error
                    }
                }
            }
            Err(error) => error,
        };
        earlier.ask_again(context, error, gathered.as_ref())?;
    }
}

/// Looks at what is there. What another run is making just now can look like a conflict from
/// halfway: then its end is awaited, and looked at again.
async fn look(
    context: &Context,
    inputs: &SetupInputs,
    access: &AccessClient,
    store: &Store,
) -> Result<Observed> {
    let before = context.profiles.load(&inputs.profile)?;
    let observed = observe(context, inputs, access, store).await;
    let Err(error) = &observed else {
        return observed;
    };
    // Its mark is in the profile from before it makes the client until it has proven it.
    let may_be_halfway = Explained::of(error).exit == Exit::Conflict
        && before
            .as_ref()
            .is_some_and(|profile| profile.creating.is_some());
    if !may_be_halfway && context.profiles.load(&inputs.profile)? == before {
        return observed;
    }
    drop(context.lock(&inputs.profile)?);
    observe(context, inputs, access, store).await
}

/// Shows the plan and has it confirmed; then takes the lock and looks again, since the tenant may
/// have changed while the question was open. A changed plan is shown again.
async fn confirm(
    context: &mut Context,
    inputs: &SetupInputs,
    access: &AccessClient,
    store: &Store,
    mut observed: Observed,
) -> Result<(Observed, ProfileLock)> {
    for _ in 0..SHOWN_AGAIN {
        let is_asked = ask(context, inputs, &observed.plan)?;
        let lock = context.lock(&inputs.profile)?;
        // Without a question there was no time for anything to change, but for another run that held
        // the lock until now: the profile tells.
        if !is_asked && context.profiles.load(&inputs.profile)? == observed.profile {
            return Ok((observed, lock));
        }
        let again = observe(context, inputs, access, store).await?;
        if again.plan == observed.plan {
            return Ok((again, lock));
        }
        drop(lock);
        context
            .ui
            .note("the tenant has changed meanwhile; this is the plan now");
        observed = again;
    }
    Err(Failure::conflict(
        "plan_changes",
        "the plan kept changing; somebody else is at work",
    )
    .hint("run setup again when the other work is done")
    .into())
}

/// Shows the plan; says whether a person was asked.
fn ask(context: &mut Context, inputs: &SetupInputs, plan: &Plan) -> Result<bool> {
    if plan.is_nothing() {
        // No plan is shown that would tell how what there is differs from what was wished.
        for note in plan.directory.iter().flat_map(|directory| &directory.notes) {
            context.ui.note(&escape(note));
        }
        return Ok(false);
    }
    context
        .ui
        .say(&plan.human(inputs, context.ui.stderr_styles));
    if context.global.yes {
        plan.check_life(inputs.accept_short_ttl)?;
        return Ok(false);
    }
    let Some(prompter) = &mut context.prompter else {
        return Err(Failure::usage("not_confirmed", "the plan is not confirmed")
            .hint("run in a terminal, or add --yes; --dry-run shows the requests")
            .into());
    };
    let question = Question {
        label: "Carry this out?",
        explanation: "",
        flag: "",
    };
    if prompter.confirm(question, plan.short_life().is_none())? {
        Ok(true)
    } else {
        Err(Failure::declined("declined; nothing was changed")
            .hint("run the same command again for another plan; flags change it, see --help")
            .into())
    }
}

/// The profile as it is, with this run's choices, or a new one.
fn starting_profile(inputs: &SetupInputs, known: Option<&Profile>) -> Profile {
    let mut profile = known
        .cloned()
        .unwrap_or_else(|| Profile::new(inputs.tenant.clone(), inputs.store.choice.clone()));
    profile.store = inputs.store.choice.clone();
    profile.secret_to.clone_from(&inputs.store.secret_to);
    profile.age_identity.clone_from(&inputs.store.age_identity);
    profile.pass_env.clone_from(&inputs.store.pass_env);
    if let Some(wish) = &inputs.directory {
        profile.wished_directory = Some(WishedDirectory {
            name: wish.name.value.clone(),
            domain: wish.domain.value.clone(),
        });
    }
    // What comes on standard input is gone with this run.
    if !inputs.network.is_ca_on_stdin() {
        profile.ca_file.clone_from(&inputs.network.ca_file);
    }
    profile.proxy.clone_from(&inputs.network.proxy);
    profile
}

/// Asks whether the shown token is saved in Okta, and remembers it. Called after the report is on the
/// screen.
pub fn ask_delivered(context: &mut Context, report: &SetupReport) -> Result<()> {
    let Content::Done(done) = &report.0 else {
        return Ok(());
    };
    if done.simulated || !context.person_watches {
        return Ok(());
    }
    let name = done.profile.parse()?;
    let known = context.profiles.load(&name)?;
    if known.is_some_and(|known| known.tokens.is_delivered(&done.form.fingerprint)) {
        return Ok(());
    }
    if let Some(recorded) = renew::ask_delivered(context, &name, &done.form.fingerprint)? {
        context.ui.say(&recorded.text());
    }
    Ok(())
}
