//! What is played: a command, what it finds, and what there must be when it was run to its end.

use crate::bus::Bus;
use crate::programs;
use crate::support::tenant::token;
use crate::support::{Command, report};
use crate::world::{ADMIN_SECRET, ADMINS, CONSOLE_SECRET, World};

/// A command in its surroundings.
pub(crate) struct Play {
    pub(crate) name: &'static str,
    pub(crate) switches: &'static [&'static str],
    /// Makes what the command finds.
    pub(crate) prepare: fn(&World),
    pub(crate) command: fn(&World) -> Command,
    /// What there is at its end, however often it was begun.
    pub(crate) end: fn(&World) -> Result<(), String>,
    /// Whether it ends with exit code 2 where all is done already: there is nothing to delete.
    pub(crate) may_find_nothing: bool,
    /// Whether it gives up secrets.
    pub(crate) lets_go: bool,
    /// Whether it puts another secret, or another client, in the place of the one that was there.
    pub(crate) replaces: bool,
    /// How it ends: 7 where a person is then needed.
    pub(crate) exit: i32,
    /// Whether it may end with 7 as well: what became of Okta's token has to be looked at.
    pub(crate) may_need_person: bool,
    /// Whether its secrets are in the keychain at some time.
    pub(crate) is_in_keychain: bool,
}

impl Play {
    /// The play on its stage, before the command is run.
    pub(crate) fn world(&self) -> World {
        let mut world = World::new(self.switches);
        world.bus = self.is_in_keychain.then(Bus::before_ours);
        (self.prepare)(&world);
        world.lets_go = self.lets_go;
        world.replaces = self.replaces;
        world
    }
}

const SETUP: Play = Play {
    name: "",
    switches: &[],
    prepare: |_| {},
    command: World::setup,
    end: World::is_set_up,
    may_find_nothing: false,
    lets_go: false,
    replaces: false,
    exit: 0,
    may_need_person: false,
    is_in_keychain: false,
};

fn is_done(command: Command) {
    command.run().exits(0);
}

fn set_up(world: &World) {
    is_done(world.setup());
}

/// A run that ended at a fault.
fn ended_at(world: &World, fault: &str) {
    world.tenant.fault(fault);
    assert_ne!(world.setup().run().code, Some(0));
    world.tenant.0.clear_faults();
}

fn with_console_client(world: &World) -> Command {
    world
        .tool("setup --yes --domain OKTA.COM --store file --by-hand --client-id OktaSCIM")
        .args(&format!("--tenant {} --client-secret-file", world.gate.url))
        .arg(world.home.file("console", CONSOLE_SECRET))
}

fn name_of_profile(world: &World) -> String {
    world.gate.url.replace("http://", "").replace(':', "_")
}

fn has_client_alone(world: &World) -> Result<(), String> {
    world.has_client()?;
    if !world.tenant.0.directories().is_empty() {
        return Err("a directory was made".to_owned());
    }
    world.is_clean()
}

fn is_updated(world: &World) -> Result<(), String> {
    world.is_set_up()?;
    match &world.tenant.client("OktaSCIM")["accessTokenTTL"] {
        ttl if *ttl == 180 * 24 * 60 => Ok(()),
        ttl => Err(format!("the TTL is {ttl}")),
    }
}

fn client_is_gone(world: &World) -> Result<(), String> {
    if !world.clients().is_empty() {
        return Err("the client is left".to_owned());
    }
    world.has_directory()?;
    world.keeps_no_secret()?;
    let profile = world.profile().ok_or("the profile is gone")?;
    for field in ["client", "deleting", "creating"] {
        if !profile[field].is_null() {
            return Err(format!("the profile has {field}: {profile}"));
        }
    }
    world.is_clean()
}

fn setup_in_keychain(world: &World) -> Command {
    world.as_admin("setup --yes --domain OKTA.COM --store keychain")
}

/// Whether there is a keychain that may be written to: one that the tests started, never a person's.
fn has_keychain() -> bool {
    if !programs::are_installed("plays of the keychain", &["secret-tool"]) {
        return false;
    }
    let is_there = std::env::var("TEST_KEYCHAIN").is_ok_and(|state| state == "unlocked");
    if !is_there {
        assert!(
            std::env::var_os("CI").is_none_or(|ci| ci != "true"),
            "plays of the keychain: there is no keychain; tests/run starts one"
        );
        report("skipped: plays of the keychain: there is no keychain; tests/run starts one");
    }
    is_there
}

/// The plays whose names have what `TEST_PLAY` says; all where it says nothing.
pub(crate) fn chosen() -> impl Iterator<Item = &'static Play> {
    let wanted = std::env::var("TEST_PLAY").unwrap_or_default();
    let has_keychain = has_keychain();
    PLAYS
        .iter()
        .filter(move |play| play.name.contains(&wanted) && (has_keychain || !play.is_in_keychain))
}

/// All of them.
const PLAYS: &[Play] = &[
    Play {
        name: "setup_by_administrator",
        ..SETUP
    },
    Play {
        name: "setup_by_admin_client",
        command: |world| {
            world
                .tool("setup --yes --domain OKTA.COM --store file")
                .args(&format!(
                    "--tenant {} --admin-client-id {ADMINS} --admin-client-secret-file",
                    world.gate.url
                ))
                .arg(world.home.file("admin-secret", ADMIN_SECRET))
        },
        ..SETUP
    },
    Play {
        name: "setup_by_token_file",
        prepare: |world| {
            let bearer = token(world.tenant.url(), ADMINS, ADMIN_SECRET).unwrap();
            world.home.file("bearer", &bearer);
        },
        command: |world| {
            world
                .tool("setup --yes --domain OKTA.COM --store file --token-file")
                .arg(world.home.path("bearer"))
                .args(&format!("--tenant {}", world.gate.url))
        },
        ..SETUP
    },
    Play {
        name: "setup_by_hand",
        prepare: |world| {
            world
                .tenant
                .console_client("OktaSCIM", CONSOLE_SECRET, 525_600);
        },
        command: with_console_client,
        ..SETUP
    },
    Play {
        name: "setup_adopts_client_and_directory",
        prepare: |world| {
            // All is there, and this computer knows nothing of it.
            world
                .tenant
                .console_client("OktaSCIM", CONSOLE_SECRET, 525_600);
            is_done(with_console_client(world));
            std::fs::remove_dir_all(world.home.path("home")).unwrap();
            std::fs::create_dir(world.home.path("home")).unwrap();
        },
        command: |world| {
            world
                .setup()
                .args("--client-secret-file")
                .arg(world.home.file("console", CONSOLE_SECRET))
        },
        ..SETUP
    },
    Play {
        name: "setup_half_done_without_client",
        prepare: |world| ended_at(world, "POST /oauth2clients status=500"),
        ..SETUP
    },
    Play {
        name: "setup_half_done_without_proof",
        prepare: |world| ended_at(world, "POST /auth/oauthtoken status=500"),
        ..SETUP
    },
    Play {
        name: "setup_half_done_without_directory",
        prepare: |world| ended_at(world, "POST /directoryconfigs status=500"),
        ..SETUP
    },
    Play {
        name: "setup_changes_the_client",
        prepare: set_up,
        command: |world| world.setup().args("--access-token-ttl 180d"),
        end: is_updated,
        ..SETUP
    },
    Play {
        name: "setup_with_a_file_of_one_secret",
        command: |world| {
            world
                .as_admin("setup --yes --domain OKTA.COM --store none")
                .args("--secret-to secret")
        },
        end: |world| {
            world.has_client()?;
            world.has_directory()?;
            world.is_clean()
        },
        ..SETUP
    },
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
    Play {
        name: "token_renew",
        prepare: set_up,
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
        prepare: set_up,
        command: |world| world.tool("client rotate-secret --in-place --yes"),
        end: World::is_set_up,
        replaces: true,
        may_need_person: true,
        ..SETUP
    },
    Play {
        name: "rotate_secret_makes_the_successor",
        prepare: set_up,
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
    Play {
        name: "keychain_setup",
        command: setup_in_keychain,
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
