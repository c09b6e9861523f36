//! What is played: a command, what it finds, and what there must be when it was run to its end.

mod looks;
mod rotate;
mod setup;
mod stores;
mod tokens;
mod verbs;

use std::sync::OnceLock;

use crate::calls;
use crate::faults::is_told;
use crate::kept::{FILES, HELPER, KEYCHAIN};
use crate::points::{Counts, Kind, count};
use crate::programs;
use crate::support::{Command, Outcome, report};
use crate::ways::Way;
use crate::world::World;

/// A command in its surroundings.
pub(crate) struct Play {
    pub(crate) name: &'static str,
    pub(crate) switches: &'static [&'static str],
    /// How `setup` gets in.
    pub(crate) way: Way,
    /// The store, as `--store` names it, and that to which the secrets move.
    pub(crate) store: &'static str,
    pub(crate) moves_to: &'static str,
    /// Makes what the command finds.
    pub(crate) prepare: fn(&World),
    pub(crate) command: fn(&World) -> Command,
    /// What there is at its end, however often it was begun.
    pub(crate) end: fn(&World) -> Result<(), String>,
    /// Whether a failure with one of these exit codes is told as it should be.
    pub(crate) told: fn(&Outcome, &[i32]) -> Result<(), String>,
    /// How it ends.
    pub(crate) exits: &'static [i32],
    /// Starts of the calls to the system that it makes, besides that it writes a file.
    pub(crate) marks: &'static [&'static str],
    /// Whether it asks the tenant.
    pub(crate) asks: bool,
    /// Whether it has a hook.
    pub(crate) hooks: bool,
    /// Whether it ends with exit code 2 where all is done already: there is nothing to delete.
    pub(crate) may_find_nothing: bool,
    /// Whether it gives up secrets.
    pub(crate) lets_go: bool,
    /// Whether it moves the secrets to where no token is kept.
    pub(crate) drops_token: bool,
    /// Whether it puts another secret, or another client, in the place of the one that was there.
    pub(crate) replaces: bool,
    /// Whether it may end with 7 as well where it was spoiled: what became of Okta's token has to be
    /// looked at.
    pub(crate) may_need_person: bool,
    /// Whether it changes nothing.
    pub(crate) is_looking: bool,
    /// Whether it is only spoiled, and not killed: it changes nothing that another play does not.
    pub(crate) is_only_spoiled: bool,
    /// Whether a sample of it is enough where there are many points, since another play is much the same.
    is_sampled: bool,
    pub(crate) counts: OnceLock<Counts>,
}

/// A play of `setup` by the administrator, with encrypted files.
fn play(name: &str) -> Play {
    Play {
        name: name.to_owned().leak(),
        switches: &[],
        way: Way::Administrator,
        store: FILES,
        moves_to: "",
        prepare: |_| {},
        command: World::setup,
        end: World::is_set_up,
        told: is_told,
        exits: &[0],
        marks: &["fsync", "mkdir", "rename", "unlink"],
        asks: true,
        hooks: false,
        may_find_nothing: false,
        lets_go: false,
        drops_token: false,
        replaces: false,
        may_need_person: false,
        is_looking: false,
        is_only_spoiled: false,
        is_sampled: false,
        counts: OnceLock::new(),
    }
}

impl Play {
    /// Whether a sample of it is enough in this run.
    pub(crate) fn is_sampled(&self) -> bool {
        self.is_sampled && !crate::is_named()
    }

    /// On its stage, before the command is run.
    pub(crate) fn world(&'static self) -> World {
        World::of(self)
    }

    pub(crate) fn uses_keychain(&self) -> bool {
        [self.store, self.moves_to].contains(&KEYCHAIN)
    }

    /// Whether a run came to its end. `was_done`: all was as at the end before it.
    pub(crate) fn is_end(&self, outcome: &Outcome, was_done: bool) -> bool {
        let nothing = self.may_find_nothing && was_done;
        let code = outcome.code;
        code.is_some_and(|code| self.exits.contains(&code) || (code == 2 && nothing))
    }

    /// How often it comes to each point. One of those that it must have, and never reaches, is a failure.
    pub(crate) fn counts(&'static self) -> &'static Counts {
        self.counts.get_or_init(|| {
            let counts = count(self);
            let has = |group: &str| counts.points.keys().any(|kind| kind.group() == group);
            let is_traced = has("calls") || calls::are_possible();
            for mark in self.marks.iter().filter(|_| is_traced) {
                let is_there = |kind: &Kind| kind.to_string().starts_with(mark);
                let is_there = counts.points.keys().any(is_there);
                assert!(
                    is_there,
                    "{}: {mark} is never reached: {counts:?}",
                    self.name
                );
            }
            let programs = self.hooks || [self.store, self.moves_to].contains(&HELPER);
            for (group, is_wanted) in [
                (Kind::Request.group(), self.asks),
                (Kind::Message.group(), self.uses_keychain()),
                (Kind::Program.group(), programs),
            ] {
                let is_fine = has(group) == is_wanted;
                assert!(is_fine, "{}: {group}, or none: {counts:?}", self.name);
            }
            let is_written = counts.files > 0 || !is_traced;
            assert!(is_written, "{}: no file is written: {counts:?}", self.name);
            counts
        })
    }
}

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

/// The token that is kept was fetched so long ago that it is due.
fn token_is_due(world: &World) {
    let mut profile = world.profile().unwrap();
    profile["token"]["obtained_at"] = "2010-01-01T00:00:00Z".into();
    std::fs::write(world.profile_path().unwrap(), profile.to_string()).unwrap();
}

/// A run that ended at a fault.
fn ended_at(world: &World, fault: &str) {
    world.tenant.fault(fault);
    assert_ne!(world.setup().run().code, Some(0));
    world.tenant.0.clear_faults();
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
fn chosen() -> impl Iterator<Item = &'static Play> {
    static ALL: OnceLock<Vec<Play>> = OnceLock::new();
    let all = ALL.get_or_init(|| {
        let subjects = [
            setup::plays,
            verbs::plays,
            tokens::plays,
            rotate::plays,
            stores::plays,
            looks::plays,
        ];
        subjects.iter().flat_map(|plays| plays()).collect()
    });
    let wanted = std::env::var("TEST_PLAY").unwrap_or_default();
    let has_keychain = has_keychain();
    all.iter()
        .filter(move |play| play.name.contains(&wanted) && (has_keychain || !play.uses_keychain()))
}

/// Those that are killed.
pub(crate) fn killed() -> impl Iterator<Item = &'static Play> {
    chosen().filter(|play| !play.is_only_spoiled)
}

/// Those that are met by faults.
pub(crate) fn spoiled() -> impl Iterator<Item = &'static Play> {
    chosen()
}
