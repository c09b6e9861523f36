//! The same with a real keychain.

use super::{
    Play, SETUP, client_is_gone, has_client_alone, is_done, is_updated, name_of_profile, set_up,
    setup_in_keychain,
};
use crate::world::World;

pub(super) const PLAYS: &[Play] = &[
    Play {
        name: "keychain_setup",
        command: setup_in_keychain,
        is_in_keychain: true,
        ..SETUP
    },
    Play {
        name: "keychain_client_create",
        command: |world| world.as_admin("client create --yes --store keychain"),
        end: has_client_alone,
        is_in_keychain: true,
        ..SETUP
    },
    Play {
        name: "keychain_client_update",
        prepare: |world| is_done(setup_in_keychain(world)),
        command: |world| world.tool("client update --yes --access-token-ttl 180d"),
        end: is_updated,
        is_in_keychain: true,
        ..SETUP
    },
    Play {
        name: "keychain_client_delete",
        prepare: |world| is_done(setup_in_keychain(world)),
        command: |world| world.tool("client delete OktaSCIM --confirm OktaSCIM"),
        end: client_is_gone,
        may_find_nothing: true,
        is_in_keychain: true,
        ..SETUP
    },
    Play {
        name: "keychain_logout",
        prepare: |world| is_done(setup_in_keychain(world)),
        command: |world| world.tool("logout --confirm").arg(name_of_profile(world)),
        end: |world| {
            world.keeps_no_secret()?;
            world.is_clean()
        },
        lets_go: true,
        is_in_keychain: true,
        ..SETUP
    },
    Play {
        name: "keychain_token_renew",
        prepare: |world| is_done(setup_in_keychain(world)),
        command: |world| world.tool("token renew --force"),
        is_in_keychain: true,
        ..SETUP
    },
    Play {
        name: "keychain_use_store_to_encrypted_files",
        prepare: |world| is_done(setup_in_keychain(world)),
        command: |world| world.tool("profile use-store --store file"),
        end: |world| {
            world.is_set_up()?;
            if world.encrypted("client-secret").is_empty() {
                return Err("the new store has no secret".to_owned());
            }
            if world.in_keychain("client-secret").is_some() {
                return Err("the keychain still has the secret".to_owned());
            }
            Ok(())
        },
        is_in_keychain: true,
        ..SETUP
    },
    Play {
        name: "keychain_use_store_from_encrypted_files",
        prepare: set_up,
        command: |world| world.tool("profile use-store --store keychain"),
        end: |world| {
            world.is_set_up()?;
            if !world.encrypted("client-secret").is_empty() {
                return Err("the old store still has the secret".to_owned());
            }
            if world.in_keychain("client-secret").is_none() {
                return Err("the keychain has no secret".to_owned());
            }
            Ok(())
        },
        is_in_keychain: true,
        ..SETUP
    },
    Play {
        name: "keychain_teardown",
        prepare: |world| is_done(setup_in_keychain(world)),
        command: |world| world.tool("teardown --confirm").arg(name_of_profile(world)),
        end: World::is_gone,
        may_find_nothing: true,
        is_in_keychain: true,
        ..SETUP
    },
];
