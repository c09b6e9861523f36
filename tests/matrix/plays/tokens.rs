//! Tokens, rotation, and the move to another store.

use super::{Play, SETUP, is_done, set_up, set_up_and_delivered};
use crate::world::World;

pub(super) const PLAYS: &[Play] = &[
    Play {
        name: "token_renew",
        prepare: set_up_and_delivered,
        command: |world| world.tool("token renew --force --token-to token"),
        end: |world| {
            world.is_set_up()?;
            let handed = std::fs::read_to_string(world.home.path("token"));
            let handed = handed.map_err(|error| error.to_string())?;
            if !world.tokens().contains(handed.trim()) {
                return Err("the token that was handed on is not the one that is kept".to_owned());
            }
            Ok(())
        },
        ..SETUP
    },
    Play {
        name: "token_delivered",
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
        ..SETUP
    },
    Play {
        name: "use_store_to_a_file_of_one_secret",
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
            if !world.encrypted("client-secret").is_empty() || !world.tokens().is_empty() {
                return Err("the old store still has secrets".to_owned());
            }
            world.is_clean()
        },
        ..SETUP
    },
    Play {
        name: "use_store_to_encrypted_files",
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
            if world.encrypted("client-secret").is_empty() {
                return Err("the new store has no secret".to_owned());
            }
            if world.home.path("secret").exists() {
                return Err("the old store still has the secret".to_owned());
            }
            world.is_clean()
        },
        ..SETUP
    },
    Play {
        name: "rotate_secret_in_place",
        prepare: set_up_and_delivered,
        command: |world| world.tool("client rotate-secret --in-place --yes"),
        end: World::is_set_up,
        replaces: true,
        may_need_person: true,
        ..SETUP
    },
    Play {
        name: "rotate_secret_makes_the_successor",
        prepare: set_up_and_delivered,
        command: |world| world.tool("client rotate-secret --yes"),
        end: |world| {
            if world.clients() != ["OktaSCIM", "OktaSCIM-2"] {
                return Err(format!("clients {:?}", world.clients()));
            }
            if world.secrets().len() != 2 || world.tokens().len() != 2 {
                return Err("each client's secret and token are to be kept".to_owned());
            }
            for token in world.tokens() {
                if !crate::support::tenant::token_works(world.tenant.url(), &token) {
                    return Err("a token does not work".to_owned());
                }
            }
            world.is_clean()
        },
        replaces: true,
        exit: 7,
        ..SETUP
    },
    Play {
        name: "rotate_secret_deletes_the_old_client",
        prepare: |world| {
            set_up(world);
            world.tool("client rotate-secret --yes").run().exits(7);
            is_done(world.tool("token delivered"));
        },
        command: |world| world.tool("client rotate-secret --confirm OktaSCIM"),
        end: |world| {
            if world.clients() != ["OktaSCIM-2"] {
                return Err(format!("clients {:?}", world.clients()));
            }
            if world.secrets().len() != 1 {
                return Err("one secret is to be kept".to_owned());
            }
            world.has_token()?;
            world.is_clean()
        },
        may_find_nothing: true,
        replaces: true,
        ..SETUP
    },
];
