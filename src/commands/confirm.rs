//! The confirmation of a change, and of a deletion, which takes the typed name.

use crate::context::Context;
use crate::error::Failure;
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

/// Has a deletion confirmed by the name of what goes: by `--confirm NAME`, or typed at a terminal.
/// `--yes` never does. The plan was shown before.
pub(super) fn deletion(context: &mut Context, name: &str, given: Option<&str>) -> Result<()> {
    if let Some(given) = given {
        if given == name {
            return Ok(());
        }
        return Err(Failure::conflict(
            "confirmation_differs",
            format!("--confirm names `{given}`, but `{name}` would be deleted"),
        )
        .hint(format!("give --confirm \"{name}\""))
        .into());
    }
    let Some(prompter) = &mut context.prompter else {
        return Err(
            Failure::conflict("not_confirmed", "the deletion is not confirmed")
                .hint(format!("add --confirm \"{name}\""))
                .into(),
        );
    };
    let label = format!(
        "Type `{}` to delete it, or nothing to leave it",
        crate::http::escape(name)
    );
    let typed = prompter.text(
        Question {
            label: &label,
            explanation: "",
        },
        Some(""),
        &|text| {
            if text.is_empty() || text == name {
                Ok(())
            } else {
                Err(InvalidValue::new(
                    "that is another name",
                    "type it as shown, or nothing",
                ))
            }
        },
    )?;
    if typed == name {
        Ok(())
    } else {
        Err(Failure::declined("declined; nothing was deleted").into())
    }
}
