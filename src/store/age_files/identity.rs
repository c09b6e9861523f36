//! The file of `--age-identity`: the secret keys that open the store's files.

use crate::store::StoreError;
use crate::values::{Passphrase, reason_of};
use age::secrecy::SecretString;
use age::x25519;
use secrecy::zeroize::Zeroizing;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// How long a pipe may take to give an identity.
pub(super) const PIPE_LIMIT: Duration = Duration::from_secs(10);

/// No identity file is longer, in bytes.
const LONGEST: u64 = 64 * 1024;
/// How every age file begins, and every one in the textual form.
const AGE_FILE: &[u8] = b"age-encryption.org/";
const ARMORED_AGE_FILE: &[u8] = b"-----BEGIN AGE ENCRYPTED FILE-----";
/// The most work that a passphrase's file may ask for, as the age program takes it.
const MOST_WORK: u8 = 22;

/// Asks for the passphrase of an identity; `None` where nobody can be asked.
pub(super) type Ask = dyn Fn() -> Option<Passphrase> + Send + Sync;

/// Reads the keys of an identity file, which may be protected by a passphrase. Unlike our own files
/// it may be a link or a pipe, since that is how services are given their secrets; a pipe has so long.
pub(super) fn open(
    path: &Path,
    ask: &Ask,
    pipe_limit: Duration,
) -> Result<Vec<x25519::Identity>, StoreError> {
    let bad = |problem: &str| StoreError::BadIdentity {
        path: path.to_owned(),
        problem: problem.to_owned(),
    };
    let is_file = fs::metadata(path).is_ok_and(|metadata| metadata.is_file());
    let bytes = if is_file {
        read(path)
    } else {
        read_within(path, pipe_limit)
    };
    let mut bytes = bytes.map_err(|error| bad(&reason_of(&error)))?;
    if bytes.len() > usize::try_from(LONGEST).unwrap_or(usize::MAX) {
        return Err(bad("it is too long"));
    }
    if bytes.starts_with(AGE_FILE) || bytes.starts_with(ARMORED_AGE_FILE) {
        bytes = unlock(path, &bytes, ask)?;
    }
    let text = std::str::from_utf8(&bytes).map_err(|_| bad("it is not text"))?;
    let mut identities = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let identity = line
            .parse()
            .map_err(|_| bad(&format!("line {} is no X25519 identity", index + 1)))?;
        identities.push(identity);
    }
    if identities.is_empty() {
        return Err(bad("there is no identity in it"));
    }
    Ok(identities)
}

fn read(path: &Path) -> io::Result<Zeroizing<Vec<u8>>> {
    let mut bytes = Zeroizing::new(Vec::new());
    File::open(path)?
        .take(LONGEST + 1)
        .read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Who opens a pipe that nobody writes to waits for ever: a thread of its own does.
fn read_within(path: &Path, limit: Duration) -> io::Result<Zeroizing<Vec<u8>>> {
    let (sender, receiver) = mpsc::sync_channel(1);
    let path = path.to_owned();
    thread::Builder::new()
        .name("identity".to_owned())
        // Nobody listens any more after the time limit.
        .spawn(move || sender.send(read(&path)))?;
    receiver
        .recv_timeout(limit)
        .unwrap_or_else(|_| Err(io::ErrorKind::TimedOut.into()))
}

fn unlock(path: &Path, bytes: &[u8], ask: &Ask) -> Result<Zeroizing<Vec<u8>>, StoreError> {
    let bad = |problem: &str| StoreError::BadIdentity {
        path: path.to_owned(),
        problem: problem.to_owned(),
    };
    let damaged = || bad("it is damaged or cut short");
    let decryptor = age::Decryptor::new_buffered(age::armor::ArmoredReader::new(bytes))
        .map_err(|_| damaged())?;
    if !decryptor.is_scrypt() {
        return Err(bad("it is encrypted, and not by a passphrase"));
    }
    let passphrase = ask().ok_or_else(|| StoreError::NoPassphrase(path.to_owned()))?;
    let mut key = age::scrypt::Identity::new(SecretString::from(passphrase.expose()));
    key.set_max_work_factor(MOST_WORK);
    let mut reader = decryptor
        .decrypt(std::iter::once::<&dyn age::Identity>(&key))
        .map_err(|error| match error {
            age::DecryptError::DecryptionFailed | age::DecryptError::KeyDecryptionFailed => {
                StoreError::WrongPassphrase(path.to_owned())
            }
            age::DecryptError::ExcessiveWork { .. } => bad("its passphrase asks for too much work"),
            _ => damaged(),
        })?;
    let mut plain = Zeroizing::new(Vec::new());
    reader.read_to_end(&mut plain).map_err(|_| damaged())?;
    Ok(plain)
}
