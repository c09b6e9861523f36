//! Recording which token Okta holds.

use crate::context::Context;
use crate::error::Failure;
use crate::profile::{DeliveredHow, TokenRecord};
use crate::ui::{Question, Undo, told};
use crate::values::{Fingerprint, ProfileName, day};
use anyhow::Result;

/// What a person does with a token that is not in Okta.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Handling {
    /// Have it shown, and save it in Okta.
    Show,
    /// Record that it is saved in Okta, once it is: somebody has got it.
    Record,
    /// Fetch another one: nobody has it.
    Fetch,
}

impl Handling {
    /// Of a token that the store keeps, and of one that somebody has got already.
    pub(crate) fn of(is_kept: bool, is_given: bool) -> Self {
        match (is_kept, is_given) {
            (true, _) => Self::Show,
            (false, true) => Self::Record,
            (false, false) => Self::Fetch,
        }
    }

    /// The command, without the name of the program.
    pub(crate) fn command(self) -> &'static str {
        match self {
            Self::Show | Self::Fetch => "token renew",
            Self::Record => "token delivered",
        }
    }
}

/// A delivery that is recorded.
pub(crate) struct Recorded {
    name: ProfileName,
    /// The token that Okta holds.
    pub(crate) token: TokenRecord,
    /// The one before, where the profile still takes it for Okta's when it is told so.
    before: Option<Fingerprint>,
    /// Whether a client that was replaced can be deleted from now on.
    is_rotating: bool,
}

impl Recorded {
    /// What was recorded, how to take it back, and what comes next.
    pub(crate) fn text(&self) -> String {
        let Self {
            name,
            token,
            before,
            is_rotating,
        } = self;
        let done = format!(
            "Okta holds token {} until {} (profile `{name}`)",
            token.fingerprint,
            day(token.expires_at)
        );
        let again = "ws1-okta token delivered";
        let undo = match before {
            Some(before) => Undo::By(format!("{again} --fingerprint {before} --profile {name}")),
            // There is no other token that Okta could hold.
            None => Undo::By(format!(
                "ws1-okta token renew --force --profile {name} (fetches another one, which waits to be saved)"
            )),
        };
        let next = if *is_rotating {
            format!(
                "ws1-okta client rotate-secret --profile {name} (deletes the client that is replaced)"
            )
        } else {
            format!("ws1-okta status --profile {name}")
        };
        told(&done, &undo, &next)
    }
}

/// Asks whether the token that was just shown is saved in Okta, and records it if it is. Where nobody can
/// be asked it is not.
pub(crate) fn ask_delivered(
    context: &mut Context,
    name: &ProfileName,
    fingerprint: &Fingerprint,
) -> Result<Option<Recorded>> {
    let Some(prompter) = &mut context.prompter else {
        return Ok(None);
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
        return Ok(None);
    }
    record_delivered(context, name, fingerprint, DeliveredHow::Person).map(Some)
}

/// Records that Okta holds this token.
pub(crate) fn record_delivered(
    context: &Context,
    name: &ProfileName,
    fingerprint: &Fingerprint,
    how: DeliveredHow,
) -> Result<Recorded> {
    let lock = context.lock(name)?;
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
    let tokens = &mut profile.tokens;
    let token = tokens.find(fingerprint).ok_or_else(unknown)?.clone();
    let before = tokens.okta_holds().token();
    let before = before.map(|before| before.fingerprint.clone());
    tokens.deliver(fingerprint, context.now(), how);
    let before = before.filter(|it| it != fingerprint && tokens.find(it).is_some());
    let is_held = |held: &TokenRecord| held.fingerprint == *fingerprint;
    let is_rotating = profile.retiring.is_some() && tokens.held.as_ref().is_some_and(is_held);
    lock.save(&profile)?;
    Ok(Recorded {
        name: name.clone(),
        token,
        before,
        is_rotating,
    })
}
