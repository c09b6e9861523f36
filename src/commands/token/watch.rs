//! `token watch`

use super::super::selection::Selection;
use super::renew::{no_file_for_several, renew_several};
use super::renew_report::Renewed;
use crate::cli::{HandArgs, WatchArgs};
use crate::context::Context;
use crate::error::Explained;
use crate::exit::Exit;
use crate::renew::{DuePolicy, Hook, Renewal, Schedule, Sinks, Wishes};
use crate::ui::OutputFormat;
use crate::values::ProfileName;
use anyhow::Result;
use jiff::Timestamp;
use serde_json::json;
use std::collections::HashMap;
use std::time::Duration;

/// Never asleep for longer, so that a machine that was suspended, or a clock that was set, is noticed.
const LONGEST_SLEEP: Duration = Duration::from_secs(60);

/// Looks, renews, says when it looks next, sleeps; until a signal ends it.
pub(super) fn run(context: &mut Context, arguments: &WatchArgs) -> Result<Exit> {
    crate::interrupt::watch(context.so_far.clone(), context.ui.fitting());
    let HandArgs {
        token_to,
        exec,
        exec_delivers,
    } = &arguments.hand;
    let hook = Hook::of(exec, *exec_delivers)?;
    let wishes = Wishes {
        policy: DuePolicy {
            before: arguments.before,
            jitter: true,
        },
        is_forced: false,
        sinks: Sinks {
            token_to: token_to.as_ref(),
            hook: hook.as_ref(),
            ..Sinks::default()
        },
    };
    let mut schedules: HashMap<ProfileName, Schedule> = HashMap::new();
    loop {
        // Anew at each look: with --all a profile may have come or gone.
        let names = match Selection::of(context, &arguments.profiles) {
            Ok(Selection::One(name)) => vec![name],
            Ok(Selection::Several(names)) => {
                no_file_for_several(wishes)?;
                names
            }
            Err(error) if schedules.is_empty() => return Err(error),
            // It was right before: what is known is watched on.
            Err(error) => {
                context.ui.warning(&Explained::of(&error).message);
                schedules.keys().cloned().collect()
            }
        };
        let now = context.now();
        schedules.retain(|name, _| names.contains(name));
        let due: Vec<ProfileName> = names
            .into_iter()
            .filter(|name| schedules.entry(name.clone()).or_default().is_due(now))
            .collect();
        if !due.is_empty() {
            let results = renew_several(context, &due, wishes, arguments.jobs)?;
            for (name, result) in due.iter().zip(results) {
                let schedule = schedules.entry(name.clone()).or_default();
                *schedule = after(*schedule, &result, wishes, context.now());
                tell(context, name, result, wishes, schedule.next)?;
            }
        }
        if !context.clock.wait(sleep(&schedules, context.now())) {
            return Ok(Exit::Fine);
        }
    }
}

fn after(
    schedule: Schedule,
    result: &Result<Renewal>,
    wishes: Wishes<'_>,
    now: Timestamp,
) -> Schedule {
    match result {
        Ok(renewal) => Schedule::after(&renewal.profile, wishes.policy, now),
        Err(error) => schedule.after_failure(Explained::of(error).exit, now),
    }
}

/// Until the first is due, at most a minute, at least a second.
fn sleep(schedules: &HashMap<ProfileName, Schedule>, now: Timestamp) -> Duration {
    let first = schedules
        .values()
        .filter_map(|schedule| schedule.next)
        .min();
    let until = first.map(|first| Duration::try_from(first.duration_since(now)));
    until
        .and_then(Result::ok)
        .unwrap_or_default()
        .clamp(Duration::from_secs(1), LONGEST_SLEEP)
}

/// One line a look: how it went, and when the next one is.
fn tell(
    context: &Context,
    name: &ProfileName,
    result: Result<Renewal>,
    wishes: Wishes<'_>,
    next: Option<Timestamp>,
) -> Result<()> {
    let now = context.now();
    let renewed = Renewed::new(name, result, wishes.policy, now, false);
    let next = next.map(|next| next.to_string());
    let line = if context.ui.format == OutputFormat::Human {
        format!(
            "{now} {}; looks again at {}\n",
            renewed.line(),
            next.unwrap_or_default()
        )
    } else {
        let mut fields = renewed.into_fields();
        fields.insert("at".to_owned(), json!(now.to_string()));
        fields.insert("next_look".to_owned(), json!(next));
        format!("{}\n", serde_json::Value::Object(fields))
    };
    Ok(context.ui.raw(&line)?)
}
