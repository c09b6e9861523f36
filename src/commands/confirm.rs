//! The confirmation of a change, and of a deletion, which takes the typed name.

use crate::context::Context;
use crate::error::Failure;
use crate::http::escape;
use crate::ui::Question;
use crate::values::InvalidValue;
use anyhow::Result;

/// Has a change confirmed that was shown before: by `--yes`, or at a terminal, where Enter alone takes
/// `default`.
pub(super) fn change(context: &mut Context, default: bool) -> Result<()> {
    if context.global.yes {
        return Ok(());
    }
    let Some(prompter) = &mut context.prompter else {
        return Err(
            Failure::usage("not_confirmed", "the change is not confirmed")
                .hint("run in a terminal, or add --yes")
                .into(),
        );
    };
    if prompter.confirm(Question::bare("Carry this out?"), default)? {
        Ok(())
    } else {
        Err(Failure::declined("declined; nothing was changed").into())
    }
}

/// Refuses a `--confirm` that names another thing than the one of this name.
pub(super) fn check_given(name: &str, given: Option<&str>) -> Result<(), Failure> {
    let Some(given) = given.filter(|given| !is_name(name, given)) else {
        return Ok(());
    };
    let (given, shown) = (escape(given), escape(name));
    Err(Failure::conflict(
        "confirmation_differs",
        format!("--confirm names `{given}`, but `{shown}` would be deleted"),
    )
    .hint(format!("give --confirm \"{shown}\"")))
}

/// What cannot be typed is typed as it is shown.
fn is_name(name: &str, text: &str) -> bool {
    text == name || text == escape(name)
}

/// Has a deletion confirmed by the name of what goes: by `--confirm NAME`, or typed at a terminal.
/// `--yes` never does. The plan was shown before.
pub(super) fn deletion(context: &mut Context, name: &str, given: Option<&str>) -> Result<()> {
    if given.is_some() {
        return Ok(check_given(name, given)?);
    }
    let shown = escape(name);
    let is_name = |text: &str| is_name(name, text);
    let Some(prompter) = &mut context.prompter else {
        return Err(
            Failure::conflict("not_confirmed", "the deletion is not confirmed")
                .hint(format!("add --confirm \"{shown}\""))
                .into(),
        );
    };
    let label = format!("Type `{shown}` to delete it, or nothing to leave it");
    let typed = prompter.text(
        Question {
            label: &label,
            explanation: "",
            flag: "confirm",
        },
        Some(""),
        &|text| {
            if text.is_empty() || is_name(text) {
                Ok(())
            } else {
                Err(InvalidValue::new(
                    "that is another name",
                    "type it as shown, or nothing",
                ))
            }
        },
    )?;
    if is_name(&typed) {
        Ok(())
    } else {
        Err(Failure::declined("declined; nothing was deleted").into())
    }
}
