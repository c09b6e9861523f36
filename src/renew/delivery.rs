//! Recording which token Okta holds.

use crate::context::Context;
use crate::error::Failure;
use crate::profile::{DeliveredHow, LOCK_WAIT};
use crate::ui::Question;
use crate::values::{Fingerprint, ProfileName};
use anyhow::Result;

/// Asks whether the token that was just shown is saved in Okta, and records it; says whether it is.
/// Where nobody can be asked it is not.
pub(crate) fn ask_delivered(
    context: &mut Context,
    name: &ProfileName,
    fingerprint: &Fingerprint,
) -> Result<bool> {
    let Some(prompter) = &mut context.prompter else {
        return Ok(false);
    };
    let question = Question {
        label: "Is it saved in Okta?",
        explanation: "ws1-okta then knows which token Okta holds, and until when.",
        flag: "",
    };
    // The Enter of a habit, typed after the last answer, must not be the answer to this.
    prompter.forget_typed();
    if !prompter.confirm(question, false)? {
        context.ui.say(&format!(
            "When it is saved there: ws1-okta token delivered --profile {name}"
        ));
        return Ok(false);
    }
    record_delivered(context, name, fingerprint, DeliveredHow::Person)?;
    Ok(true)
}

/// Records that Okta holds this token.
pub(crate) fn record_delivered(
    context: &Context,
    name: &ProfileName,
    fingerprint: &Fingerprint,
    how: DeliveredHow,
) -> Result<()> {
    let lock = context.profiles.lock(name, LOCK_WAIT)?;
    let unknown = || {
        Failure::conflict(
            "unknown_fingerprint",
            format!("profile `{name}` has had no token {fingerprint}"),
        )
        .hint(format!(
            "ws1-okta status --profile {name} shows the fingerprints"
        ))
    };
    let mut profile = lock.load()?.ok_or_else(unknown)?;
    if !profile.tokens.deliver(fingerprint, context.now(), how) {
        return Err(unknown().into());
    }
    Ok(lock.save(&profile)?)
}
