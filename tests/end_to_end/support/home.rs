//! A user's folders, which end with the test.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

/// A home folder, `home`, with nothing in it, and room beside it.
pub(crate) struct Home {
    folder: TempDir,
}

impl Home {
    pub(crate) fn new() -> Self {
        let home = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        std::fs::create_dir(home.path("home")).unwrap();
        home
    }

    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file, and gives its path. What is there already is left, since a run may be reading it.
    pub(crate) fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.path(name);
        if std::fs::read(&path).ok().as_deref() != Some(text.as_bytes()) {
            std::fs::write(&path, text).unwrap();
        }
        path
    }

    pub(crate) fn read(&self, name: &str) -> String {
        let path = self.path(name);
        std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// All that a run finds in its environment. `PATH` is for the tools that a test itself runs.
    pub(crate) fn variables(&self) -> Vec<(OsString, OsString)> {
        let own = [
            ("HOME", self.path("home")),
            ("XDG_CONFIG_HOME", self.path("home/.config")),
            ("APPDATA", self.path("home")),
        ];
        own.into_iter()
            .map(|(name, path)| (name.into(), path.into()))
            .chain(std::env::var_os("PATH").map(|path| ("PATH".into(), path)))
            .collect()
    }

    /// Whether the tool has kept nothing: no profile, no lock, no folder.
    pub(crate) fn is_untouched(&self) -> bool {
        let mut entries = std::fs::read_dir(self.path("home")).unwrap();
        entries.next().is_none()
    }

    /// Every file below the folder of the profiles, with its text.
    pub(crate) fn kept(&self) -> Vec<(PathBuf, String)> {
        let mut found = Vec::new();
        let mut folders = vec![self.path("home")];
        while let Some(folder) = folders.pop() {
            let Ok(entries) = std::fs::read_dir(folder) else {
                continue;
            };
            for entry in entries {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    // To read a pipe would be to wait for who writes into it.
                    let text = path.is_file().then(|| std::fs::read(&path).unwrap());
                    let bytes = text.unwrap_or_default();
                    found.push((path, String::from_utf8_lossy(&bytes).into_owned()));
                }
            }
        }
        found
    }

    /// The names of the files beside the home.
    pub(crate) fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = std::fs::read_dir(self.folder())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .filter(|name| name != "home")
            .collect();
        names.sort();
        names
    }
}
