//! The verbs of the days after.

use super::{
    Play, SETUP, client_is_gone, has_client_alone, is_done, is_updated, name_of_profile, set_up,
};
use crate::world::World;

pub(super) const PLAYS: &[Play] = &[
    Play {
        name: "client_create",
        command: |world| world.as_admin("client create --yes --store file"),
        end: has_client_alone,
        ..SETUP
    },
    Play {
        name: "client_update",
        prepare: set_up,
        command: |world| world.tool("client update --yes --access-token-ttl 180d"),
        end: is_updated,
        ..SETUP
    },
    Play {
        name: "client_update_that_wipes_the_secret",
        switches: &["put-keeps-secret=no"],
        prepare: set_up,
        command: |world| world.as_admin("client update --yes --access-token-ttl 180d"),
        end: is_updated,
        ..SETUP
    },
    Play {
        name: "client_delete",
        prepare: set_up,
        command: |world| world.tool("client delete OktaSCIM --confirm OktaSCIM"),
        end: client_is_gone,
        may_find_nothing: true,
        ..SETUP
    },
    Play {
        name: "client_delete_by_administrator",
        prepare: set_up,
        command: |world| world.as_admin("client delete OktaSCIM --confirm OktaSCIM"),
        end: client_is_gone,
        may_find_nothing: true,
        ..SETUP
    },
    Play {
        name: "directory_create",
        prepare: |world| is_done(world.as_admin("client create --yes --store file")),
        command: |world| world.tool("directory create --yes --domain OKTA.COM"),
        end: |world| {
            world.has_client()?;
            world.has_directory()?;
            let profile = world.profile().ok_or("the profile is gone")?;
            if profile["directory"].is_null() {
                return Err("the profile does not know the directory".to_owned());
            }
            if profile["directory"]["made_by_us"] != true {
                return Err("the profile takes its own directory for another's".to_owned());
            }
            world.is_clean()
        },
        ..SETUP
    },
    Play {
        name: "directory_delete",
        prepare: set_up,
        command: |world| {
            world
                .tool("directory delete")
                .arg("Okta Universal Directory")
                .args("--confirm")
                .arg("Okta Universal Directory")
        },
        end: |world| {
            has_client_alone(world)?;
            let profile = world.profile().ok_or("the profile is gone")?;
            if !profile["directory"].is_null() {
                return Err("the profile still knows the directory".to_owned());
            }
            Ok(())
        },
        may_find_nothing: true,
        ..SETUP
    },
    Play {
        name: "teardown",
        prepare: set_up,
        command: |world| world.tool("teardown --confirm").arg(name_of_profile(world)),
        end: World::is_gone,
        may_find_nothing: true,
        ..SETUP
    },
    Play {
        name: "teardown_by_administrator",
        prepare: set_up,
        command: |world| {
            world
                .as_admin("teardown")
                .arg("--confirm")
                .arg(name_of_profile(world))
        },
        end: World::is_gone,
        may_find_nothing: true,
        ..SETUP
    },
    Play {
        name: "logout",
        prepare: set_up,
        command: |world| world.tool("logout --confirm").arg(name_of_profile(world)),
        end: |world| {
            world.keeps_no_secret()?;
            world.is_clean()
        },
        lets_go: true,
        ..SETUP
    },
];
