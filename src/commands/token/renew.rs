//! `token renew`

use super::super::fleet;
use super::super::selection::Selection;
use super::renew_report::{RenewReport, RenewalsReport, Renewed};
use crate::cli::RenewArgs;
use crate::context::Context;
use crate::error::Failure;
use crate::exit::Exit;
use crate::profile::TokenRecord;
use crate::renew::{
    DuePolicy, Handling, Hook, Life, Need, Renewal, Sinks, Standing, Wishes, ask_delivered, renew,
};
use crate::values::{Fingerprint, ProfileName, SecretTarget, StoreChoice};
use anyhow::Result;

/// Renews the profiles that are due.
pub(super) fn run(context: &mut Context, arguments: &RenewArgs) -> Result<Exit> {
    let selection = Selection::of(context, &arguments.profiles)?;
    let hook = Hook::of(&arguments.hand.exec, arguments.hand.exec_delivers)?;
    let wishes = Wishes {
        policy: DuePolicy {
            before: arguments.before,
            jitter: false,
        },
        is_forced: arguments.force,
        sinks: Sinks {
            attended: false,
            show: arguments.show_token,
            token_to: arguments.hand.token_to.as_ref(),
            hook: hook.as_ref(),
        },
    };
    match selection {
        Selection::One(name) => one(context, &name, wishes),
        Selection::Several(names) => several(context, &names, wishes, arguments.jobs),
    }
}

fn one(context: &mut Context, name: &ProfileName, mut wishes: Wishes<'_>) -> Result<Exit> {
    wishes.sinks.attended = context.person_watches;
    context
        .so_far
        .set("the token before still works; run the same command again to go on");
    let renewal =
        super::super::remote::run(context, async |context| renew(context, name, wishes).await)?;
    let now = context.now();
    let mut exit = Renewed::exit(&renewal, wishes.policy, now);
    remind(context, &renewal, wishes);
    let shows_token = wishes.sinks.show || wishes.sinks.attended;
    let fingerprint = renewal.token.as_ref().map(Fingerprint::of);
    let attended = wishes.sinks.attended;
    let report = RenewReport::new(renewal, wishes.policy, now, shows_token, attended);
    context.ui.result(&report)?;
    if wishes.sinks.attended
        && let Some(fingerprint) = fingerprint
        && !report.renewal.profile.tokens.is_delivered(&fingerprint)
    {
        context.so_far.set(
            "the token is kept, and shown above; whether Okta has it is asked by the next run",
        );
        if let Some(recorded) = ask_delivered(context, name, &fingerprint)? {
            context.ui.say(&recorded.text());
            exit = Exit::Fine;
        } else if Standing::of(&report.renewal.profile, wishes.policy, now)
            .need
            .is_some()
        {
            exit = Exit::Due;
        }
    }
    Ok(exit)
}

/// Tells an unattended run's reader that a token waits, the louder the nearer the end of Okta's.
fn remind(context: &Context, renewal: &Renewal, wishes: Wishes<'_>) {
    let now = context.now();
    let standing = Standing::of(&renewal.profile, wishes.policy, now);
    if wishes.sinks.attended || standing.waiting.is_none() {
        return;
    }
    let handed = &renewal.profile.tokens.handed;
    let is_given = |token: &TokenRecord| handed.has(&token.fingerprint);
    let is_kept = renewal.profile.store != StoreChoice::None;
    let handling = Handling::of(is_kept, standing.waiting.is_some_and(is_given));
    let what = match handling {
        Handling::Show => "shows it in a terminal",
        Handling::Record => "records it once it is",
        Handling::Fetch => "fetches one in a terminal",
    };
    let text = format!(
        "{}; ws1-okta {} --profile {} {what}",
        standing.sentence(now),
        handling.command(),
        renewal.name
    );
    match (standing.need, standing.okta) {
        (None, _) => context.ui.note(&text),
        (Some(Need::Deliver), Life::Ending | Life::Ended) => context.ui.danger(&text),
        (Some(_), _) => context.ui.warning(&text),
    }
}

fn several(
    context: &mut Context,
    names: &[ProfileName],
    wishes: Wishes<'_>,
    jobs: u16,
) -> Result<Exit> {
    no_file_for_several(wishes)?;
    context
        .so_far
        .set("what was renewed is kept; run the same command again to go on");
    let results = renew_several(context, names, wishes, jobs)?;
    let now = context.now();
    let rows = names
        .iter()
        .zip(results)
        .map(|(name, result)| Renewed::new(name, result, wishes.policy, now, wishes.sinks.show));
    let report = RenewalsReport::new(rows.collect());
    context.ui.result(&report)?;
    Ok(report.exit())
}

/// One file cannot hold the tokens of several profiles.
pub(super) fn no_file_for_several(wishes: Wishes<'_>) -> Result<(), Failure> {
    let Some(SecretTarget::File(path)) = wishes.sinks.token_to else {
        return Ok(());
    };
    Err(Failure::usage(
        "one_file_for_several",
        format!(
            "--token-to `{}` is one file, and several profiles are renewed",
            path.display()
        ),
    )
    .hint("use helper:NAME, which keeps them apart, or renew each by --profile"))
}

/// Renews several side by side.
pub(super) fn renew_several(
    context: &mut Context,
    names: &[ProfileName],
    wishes: Wishes<'_>,
    jobs: u16,
) -> Result<Vec<Result<Renewal>>> {
    fleet::run(context, "renewing", names, jobs, async |context, name| {
        renew(context, name, wishes).await
    })
}
