//! A directory by itself, as `directory create` makes it: who gets in, and what is to be done.

use super::again::Earlier;
use super::directory_decision::{DirectoryDecision, decide};
use super::inputs::{DirectoryWish, gather_directory};
use super::session::{SignedIn, sign_in_again};
use crate::cli::SetupArgs;
use crate::context::Context;
use anyhow::Result;

/// Gathers, gets in and decides. A person whose answer the tenant finds taken is asked for another one,
/// and for nothing else.
pub(crate) async fn plan_directory(
    context: &mut Context,
    args: &SetupArgs,
) -> Result<(SignedIn, DirectoryWish, DirectoryDecision)> {
    let mut earlier = Earlier::begin(context);
    let mut wish = gather_directory(context, args)?;
    let signed_in = sign_in_again(context, &args.way_in, &mut earlier).await?;
    let seen = {
        let _waiting = context.ui.waiting("looking at what is there");
        signed_in.admin.list_directories().await?
    };
    loop {
        match decide(&wish, &seen, None) {
            Ok(decision) => return Ok((signed_in, wish, decision)),
            Err(taken) => earlier.ask_again(context, taken.into(), None)?,
        }
        wish = gather_directory(context, args)?;
    }
}
