//! What is played: a command, what it finds, and what there must be when it was run to its end.

mod keychain;
mod setup;
mod tokens;
mod verbs;

use crate::bus::Bus;
use crate::programs;
use crate::support::{Command, report};
use crate::world::{CONSOLE_SECRET, World};

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
    /// Whether it moves the secrets to where no token is kept.
    pub(crate) drops_token: bool,
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
        let delivered = world.profile().map(|profile| profile["delivered"].clone());
        world.delivered = delivered.filter(|delivered| !delivered.is_null());
        world.keeps_token = !self.lets_go && !self.drops_token && !world.tokens().is_empty();
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
    drops_token: false,
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

fn set_up_and_delivered(world: &World) {
    set_up(world);
    is_done(world.tool("token delivered"));
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
    [setup::PLAYS, verbs::PLAYS, tokens::PLAYS, keychain::PLAYS]
        .into_iter()
        .flatten()
        .filter(move |play| play.name.contains(&wanted) && (has_keychain || !play.is_in_keychain))
}
