//! What only looks, which no fault may make change anything; and renewals that go over several profiles
//! or on for ever.

use super::{Play, play, set_up, token_is_due};
use crate::recording;
use crate::support::Outcome;
use crate::world::World;

pub(super) fn plays() -> Vec<Play> {
    let mut plays = vec![
        looks("client_list", |world| world.as_admin("client list")),
        looks("client_show", |world| world.tool("client show OktaSCIM")),
        looks("directory_list", |world| world.tool("directory list")),
        looks("directory_show", |world| {
            let command = world.as_admin("directory show");
            command.arg("Okta Universal Directory")
        }),
        Play {
            prepare: |_| {},
            ..looks("setup_dry_run", |world| world.setup().args("--dry-run"))
        },
        looks("setup_dry_run_of_what_is_there", |world| {
            world.setup().args("--dry-run --access-token-ttl 180d")
        }),
        Play {
            told: is_reported,
            ..looks("token_check_online", |world| {
                world.tool("token check --online")
            })
        },
    ];
    let renewals = [
        Play {
            command: |world| world.tool("token renew --all"),
            // A token waits from then on to be saved in Okta.
            exits: &[0, 7],
            ..play("token_renew_all")
        },
        Play {
            command: |world| {
                let look = std::path::Path::new(recording::FOLDER).join("one-look");
                let watch = world.tool("token watch --json");
                let tool = env!("CARGO_BIN_EXE_ws1-okta").as_ref();
                watch.by(&look.to_string_lossy(), "", tool)
            },
            ..play("token_watch")
        },
    ];
    plays.extend(renewals.map(|renewal| Play {
        prepare: |world| {
            set_up(world);
            token_is_due(world);
        },
        end: |world| {
            world.is_set_up()?;
            world.has_new_token()
        },
        told: is_reported,
        is_only_spoiled: true,
        ..renewal
    }));
    plays
}

fn looks(name: &str, command: fn(&World) -> crate::support::Command) -> Play {
    Play {
        prepare: set_up,
        command,
        end: |_| Ok(()),
        is_looking: true,
        is_only_spoiled: true,
        ..play(name)
    }
}

/// The trouble is part of the result, and the exit code tells it.
fn is_reported(outcome: &Outcome, codes: &[i32]) -> Result<(), String> {
    if !outcome.code.is_some_and(|code| codes.contains(&code)) {
        return Err(format!(
            "it ends with exit code {:?}, not {codes:?}",
            outcome.code
        ));
    }
    if outcome.stderr.contains("error: ") || outcome.stdout.lines().count() == 0 {
        return Err("there is an error beside the result, or no result".to_owned());
    }
    Ok(())
}
