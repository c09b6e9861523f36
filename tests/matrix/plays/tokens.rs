//! Tokens, and the move to and from a file of one secret.

use super::{Play, is_done, play, set_up, set_up_and_delivered, token_is_due};
use crate::kept::FILES;
use crate::support::Command;
use crate::world::World;

pub(super) fn plays() -> Vec<Play> {
    vec![
        Play {
            prepare: set_up_and_delivered,
            command: |world| world.tool("token renew --force --token-to token"),
            end: |world| {
                world.is_set_up()?;
                let handed = std::fs::read_to_string(world.home.path("token"));
                let handed = handed.map_err(|error| error.to_string())?;
                if !world.tokens().contains(handed.trim()) {
                    return Err(
                        "the token that was handed on is not the one that is kept".to_owned()
                    );
                }
                Ok(())
            },
            ..play("token_renew")
        },
        Play {
            prepare: set_up,
            command: |world| world.tool("token delivered"),
            end: |world| {
                world.is_set_up()?;
                let profile = world.profile().ok_or("the profile is gone")?;
                if profile["delivered"].is_null() {
                    return Err(format!("nothing is recorded: {profile}"));
                }
                Ok(())
            },
            asks: false,
            marks: &["fsync", "mkdir", "rename"],
            ..play("token_delivered")
        },
        Play {
            prepare: set_up,
            drops_token: true,
            command: |world| {
                world
                    .tool("profile use-store --yes --store none --secret-to")
                    .arg(world.home.path("secret2"))
            },
            end: |world| {
                world.has_client()?;
                if !world.home.path("secret2").exists() {
                    return Err("the new store has no secret".to_owned());
                }
                if !world.kept_in(FILES, "client-secret").is_empty() || !world.tokens().is_empty() {
                    return Err("the old store still has secrets".to_owned());
                }
                world.is_clean()
            },
            asks: false,
            ..play("use_store_to_a_file_of_one_secret")
        },
        Play {
            prepare: |world| {
                is_done(
                    world
                        .as_admin("setup --yes --domain OKTA.COM --store none")
                        .args("--secret-to secret"),
                );
            },
            command: |world| world.tool("profile use-store --store file"),
            end: |world| {
                world.has_client()?;
                if world.kept_in(FILES, "client-secret").is_empty() {
                    return Err("the new store has no secret".to_owned());
                }
                if world.home.path("secret").exists() {
                    return Err("the old store still has the secret".to_owned());
                }
                world.is_clean()
            },
            asks: false,
            ..play("use_store_to_encrypted_files")
        },
        hooked("token_renew_with_a_hook", &[0, 7], |world| {
            renew_by_hook(world, "")
        }),
        hooked("token_renew_with_a_hook_that_delivers", &[0], |world| {
            renew_by_hook(world, "--exec-delivers")
        }),
    ]
}

/// Due once, so that a token which was fetched and not given on is not fetched anew; 7 where it waits to
/// be saved in Okta.
fn hooked(name: &str, exits: &'static [i32], command: fn(&World) -> Command) -> Play {
    Play {
        prepare: |world| {
            set_up(world);
            token_is_due(world);
        },
        command,
        end: |world| {
            world.is_set_up()?;
            world.has_handed_on()
        },
        marks: &["fsync", "mkdir", "rename"],
        hooks: true,
        exits,
        ..play(name)
    }
}

fn renew_by_hook(world: &World, flag: &str) -> Command {
    let command = world.tool("token renew").args(flag);
    command.args("--exec docker-credential-recording hook ;")
}
