//! A disk of its own for a folder, to be filled or made read-only.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A disk of 64 KiB; gone when dropped.
pub(crate) struct SmallDisk(PathBuf);

impl SmallDisk {
    /// At this folder, which is made. `None` where that needs more rights.
    pub(crate) fn mount(path: &Path) -> Option<Self> {
        fs::create_dir_all(path).unwrap();
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=64k,mode=700", "tmpfs"])
            .arg(path)
            .output();
        mounted
            .is_ok_and(|output| output.status.success())
            .then(|| Self(path.to_owned()))
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    pub(crate) fn fill(&self) {
        // It takes what there is room for.
        fs::write(self.0.join("filler"), vec![b'x'; 1024 * 1024]).unwrap_err();
    }

    /// From now on, nobody can write to it.
    pub(crate) fn make_read_only(&self) {
        let status = Command::new("mount")
            .args(["-o", "remount,ro"])
            .arg(&self.0)
            .status();
        assert!(status.unwrap().success());
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}
