//! The same with a real keychain and with a helper, and the moves from one store to another.

use super::verbs::{create_client, delete_client, log_out, tear_down, update_client};
use super::{Play, play, set_up};
use crate::kept::{FILES, HELPER, KEYCHAIN};
use crate::world::World;

const MOVES: [(&str, &str, &str); 5] = [
    ("keychain_use_store_to_encrypted_files", KEYCHAIN, FILES),
    ("keychain_use_store_from_encrypted_files", FILES, KEYCHAIN),
    ("keychain_use_store_to_helper", KEYCHAIN, HELPER),
    ("helper_use_store_to_encrypted_files", HELPER, FILES),
    ("helper_use_store_from_encrypted_files", FILES, HELPER),
];

pub(super) fn plays() -> Vec<Play> {
    let mut plays = Vec::new();
    for (name, store) in [("keychain", KEYCHAIN), ("helper", HELPER)] {
        let verbs = [
            play("setup"),
            create_client(),
            update_client(),
            delete_client(),
            log_out(),
            Play {
                prepare: set_up,
                command: |world| world.tool("token renew --force"),
                ..play("token_renew")
            },
            tear_down(),
        ];
        plays.extend(verbs.map(|verb| Play {
            name: format!("{name}_{}", verb.name).leak(),
            store,
            // What is removed, is removed by the store.
            marks: &["fsync", "mkdir", "rename"],
            is_sampled: store == HELPER,
            ..verb
        }));
    }
    plays.extend(MOVES.map(|(name, store, moves_to)| Play {
        store,
        moves_to,
        prepare: set_up,
        command: |world| {
            let command = world.tool("profile use-store --store");
            command.arg(world.play.moves_to)
        },
        end: has_moved,
        asks: false,
        marks: &["fsync", "mkdir", "rename"],
        is_sampled: [store, moves_to].contains(&HELPER),
        ..play(name)
    }));
    plays
}

fn has_moved(world: &World) -> Result<(), String> {
    world.is_set_up()?;
    if world
        .kept_in(world.play.moves_to, "client-secret")
        .is_empty()
    {
        return Err("the new store has no secret".to_owned());
    }
    if !world.kept_in(world.play.store, "client-secret").is_empty() {
        return Err("the old store still has the secret".to_owned());
    }
    Ok(())
}
