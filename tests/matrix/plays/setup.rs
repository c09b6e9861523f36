//! `setup`: every way in; fresh, half done, adopting.

use super::{Play, ended_at, is_done, is_updated, play, set_up};
use crate::support::Command;
use crate::ways::Way;
use crate::world::{CONSOLE_SECRET, World};

const WAYS: [(&str, Way); 4] = [
    ("administrator", Way::Administrator),
    ("admin_client", Way::AdminClient),
    ("token_file", Way::TokenFile),
    ("hand", Way::ByHand),
];

/// What it finds, and how it is then called.
type State = (&'static str, fn(&World), fn(&World) -> Command);

const STATES: [State; 5] = [
    ("fresh", fresh, World::setup),
    ("adopts_client_and_directory", all_is_there, with_secret),
    ("half_done_without_client", without_client, World::setup),
    ("half_done_without_proof", without_proof, World::setup),
    (
        "half_done_without_directory",
        without_directory,
        World::setup,
    ),
];

pub(super) fn plays() -> Vec<Play> {
    let mut plays = Vec::new();
    for (by, way) in WAYS {
        for (state, prepare, command) in STATES {
            // By hand there is a client before anything else.
            if way == Way::ByHand && state == "half_done_without_client" {
                continue;
            }
            plays.push(Play {
                way,
                prepare,
                command,
                is_sampled: way != Way::Administrator && state != "fresh",
                ..play(&format!("setup_by_{by}_{state}"))
            });
        }
    }
    plays.extend([
        Play {
            prepare: set_up,
            command: |world| world.setup().args("--access-token-ttl 180d"),
            end: is_updated,
            ..play("setup_changes_the_client")
        },
        Play {
            store: "none --secret-to secret",
            end: |world| {
                world.has_client()?;
                world.has_directory()?;
                world.is_clean()
            },
            ..play("setup_with_a_file_of_one_secret")
        },
    ]);
    plays
}

fn fresh(world: &World) {
    world.play.way.prepare(world);
}

/// All is there, and this computer knows nothing of it.
fn all_is_there(world: &World) {
    fresh(world);
    if world.play.way != Way::ByHand {
        Way::ByHand.prepare(world);
    }
    let setup = "setup --yes --domain OKTA.COM --store file";
    is_done(Way::ByHand.command(world, setup));
    std::fs::remove_dir_all(world.home.path("home")).unwrap();
    std::fs::create_dir(world.home.path("home")).unwrap();
}

/// With the secret of the client that is there, which by hand is given in any case.
fn with_secret(world: &World) -> Command {
    let secret = world.home.file("console", CONSOLE_SECRET);
    match world.play.way {
        Way::ByHand => world.setup(),
        _ => world.setup().args("--client-secret-file").arg(secret),
    }
}

fn without_client(world: &World) {
    fresh(world);
    ended_at(world, "POST /oauth2clients status=500");
}

fn without_proof(world: &World) {
    fresh(world);
    ended_at(world, "POST /auth/oauthtoken status=500");
}

fn without_directory(world: &World) {
    fresh(world);
    ended_at(world, "POST /directoryconfigs status=500");
}
