//! The verbs of the days after.

use super::{
    Play, client_is_gone, has_client_alone, is_done, is_updated, name_of_profile, play, set_up,
};
use crate::world::World;

pub(super) fn plays() -> Vec<Play> {
    vec![
        create_client(),
        update_client(),
        Play {
            switches: &["put-keeps-secret=no"],
            prepare: set_up,
            command: |world| world.as_admin("client update --yes --access-token-ttl 180d"),
            end: is_updated,
            ..play("client_update_that_wipes_the_secret")
        },
        delete_client(),
        Play {
            prepare: set_up,
            command: |world| world.as_admin("client delete OktaSCIM --confirm OktaSCIM"),
            end: client_is_gone,
            may_find_nothing: true,
            ..play("client_delete_by_administrator")
        },
        Play {
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
            ..play("directory_create")
        },
        Play {
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
            ..play("directory_delete")
        },
        tear_down(),
        Play {
            prepare: set_up,
            command: |world| {
                world
                    .as_admin("teardown")
                    .arg("--confirm")
                    .arg(name_of_profile(world))
            },
            end: World::is_gone,
            may_find_nothing: true,
            ..play("teardown_by_administrator")
        },
        log_out(),
    ]
}

/// `client create`
pub(super) fn create_client() -> Play {
    Play {
        command: |world| {
            world.as_admin(&format!("client create --yes --store {}", world.play.store))
        },
        end: has_client_alone,
        ..play("client_create")
    }
}

/// `client update`
pub(super) fn update_client() -> Play {
    Play {
        prepare: set_up,
        command: |world| world.tool("client update --yes --access-token-ttl 180d"),
        end: is_updated,
        ..play("client_update")
    }
}

/// `client delete`
pub(super) fn delete_client() -> Play {
    Play {
        prepare: set_up,
        command: |world| world.tool("client delete OktaSCIM --confirm OktaSCIM"),
        end: client_is_gone,
        may_find_nothing: true,
        ..play("client_delete")
    }
}

/// `teardown`
pub(super) fn tear_down() -> Play {
    Play {
        prepare: set_up,
        command: |world| world.tool("teardown --confirm").arg(name_of_profile(world)),
        end: World::is_gone,
        may_find_nothing: true,
        ..play("teardown")
    }
}

/// `logout`
pub(super) fn log_out() -> Play {
    Play {
        prepare: set_up,
        command: |world| world.tool("logout --confirm").arg(name_of_profile(world)),
        end: |world| {
            world.keeps_no_secret()?;
            world.is_clean()
        },
        asks: false,
        lets_go: true,
        ..play("logout")
    }
}
