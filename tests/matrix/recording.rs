//! The program `docker-credential-recording`, which keeps the secrets of a world as a helper, gets its
//! tokens as a hook, and kills whoever called it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use crate::world::World;

/// Where the program is.
pub(crate) const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/helpers");
/// Its own folder, in the home.
const OWN: &str = "home/recording";

/// From now on its calls are counted anew, and that with this number and phase kills; none, if empty.
pub(crate) fn arm(world: &World, point: &str) {
    let folder = world.home.path(OWN);
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("calls"), "").unwrap();
    fs::write(folder.join("kill"), point).unwrap();
}

/// How often it was called.
pub(crate) fn calls(world: &World) -> usize {
    read(world, "calls").lines().count()
}

/// The tokens that it got as a hook, by their fingerprints.
pub(crate) fn handed(world: &World) -> BTreeMap<String, String> {
    let text = read(world, "handed");
    let lines = text.lines().filter_map(|line| line.split_once(' '));
    lines
        .map(|(fingerprint, token)| (fingerprint.to_owned(), token.to_owned()))
        .collect()
}

/// The secrets of this kind that it keeps.
pub(crate) fn kept(world: &World, kind: &str) -> BTreeSet<String> {
    let Ok(entries) = fs::read_dir(world.home.path(OWN).join("entries")) else {
        return BTreeSet::new();
    };
    entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.to_string_lossy().ends_with(&format!("_{kind}")))
        .map(|path| {
            let entry: serde_json::Value =
                serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
            entry["Secret"].as_str().unwrap().to_owned()
        })
        .collect()
}

fn read(world: &World, name: &str) -> String {
    fs::read_to_string(world.home.path(OWN).join(name)).unwrap_or_default()
}
