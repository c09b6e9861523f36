//! `setup`: every way in; fresh, half done, adopting.

use super::{Play, SETUP, ended_at, is_done, is_updated, set_up, with_console_client};
use crate::support::tenant::token;
use crate::world::{ADMIN_SECRET, ADMINS, CONSOLE_SECRET};

pub(super) const PLAYS: &[Play] = &[
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
];
