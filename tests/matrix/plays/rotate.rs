//! Rotation of the secret.

use super::{Play, is_done, play, set_up, set_up_and_delivered};
use crate::support::tenant::token_works;
use crate::world::World;

pub(super) fn plays() -> Vec<Play> {
    vec![
        Play {
            prepare: set_up_and_delivered,
            command: |world| world.tool("client rotate-secret --in-place --yes"),
            end: World::is_set_up,
            replaces: true,
            may_need_person: true,
            ..play("rotate_secret_in_place")
        },
        Play {
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
                    if !token_works(world.tenant.url(), &token) {
                        return Err("a token does not work".to_owned());
                    }
                }
                world.is_clean()
            },
            replaces: true,
            exits: &[7],
            ..play("rotate_secret_makes_the_successor")
        },
        Play {
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
            ..play("rotate_secret_deletes_the_old_client")
        },
    ]
}
