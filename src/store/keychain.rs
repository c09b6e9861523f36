use super::parts::{Parts, Slots};
use super::{Backend, EntryKey, StoreError};
use crate::values::StoredSecret;
use keyring_core::Error as KeyringError;
use secrecy::zeroize::Zeroizing;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// What all our entries are filed under.
const SERVICE: &str = "ws1-okta";
/// The longest entry, in bytes.
const LONGEST: Option<usize> = if cfg!(windows) { Some(2560) } else { None };

/// The operating system's own store: Secret Service, macOS Keychain, Windows Credential Manager.
/// It is opened by the first call.
///
/// Each call runs on a thread of its own and is given up at the time limit. A call that was given up
/// may still be waiting for an answer on the screen; until it ends no other is begun in this process,
/// so that a late answer cannot put an old value over a new one.
///
/// Windows keeps at most 2,560 bytes an entry: a longer secret is kept in parts.
pub struct Keychain {
    parts: Parts<Calls>,
}

impl Keychain {
    /// The time limit of a call where a person can answer a question on the screen.
    pub const INTERACTIVE_LIMIT: Duration = Duration::from_secs(10);
    /// The time limit of a call where nobody is there.
    pub const UNATTENDED_LIMIT: Duration = Duration::from_secs(3);

    /// With the time limit of each call.
    pub fn new(limit: Duration) -> Self {
        let calls = Calls { limit, late: &LATE };
        Self {
            parts: Parts::new(calls, LONGEST),
        }
    }
}

impl Backend for Keychain {
    fn get(&self, key: &EntryKey) -> Result<Option<StoredSecret>, StoreError> {
        self.parts.get(key)
    }

    fn set(&self, key: &EntryKey, secret: &StoredSecret) -> Result<(), StoreError> {
        self.parts.set(key, secret)
    }

    fn delete(&self, key: &EntryKey) -> Result<bool, StoreError> {
        self.parts.delete(key)
    }

    fn describe(&self) -> String {
        NAME.to_owned()
    }
}

/// How many calls of this process were given up and have not ended: one count for all profiles, since
/// each of them opens the same keychain anew.
static LATE: AtomicUsize = AtomicUsize::new(0);

/// The calls, each with its time limit. Several may run at once, for several profiles.
struct Calls {
    limit: Duration,
    late: &'static AtomicUsize,
}

impl Calls {
    fn timed_out(&self) -> StoreError {
        StoreError::TimedOut {
            store: NAME.to_owned(),
            program: None,
            limit: self.limit,
        }
    }

    /// Runs a call on its own thread, since the keyring's calls have no time limit of their own.
    fn call<T: Send + 'static>(
        &self,
        name: &str,
        call: impl FnOnce(&keyring::Entry) -> Result<T, KeyringError> + Send + 'static,
    ) -> Result<T, StoreError> {
        if self.late.load(Ordering::Acquire) > 0 {
            return Err(self.timed_out());
        }
        let account = name.to_owned();
        let state = Arc::new(Mutex::new(State::Running));
        let ending = Ending {
            state: Arc::clone(&state),
            late: self.late,
        };
        let (sender, receiver) = mpsc::sync_channel(1);
        thread::Builder::new()
            .name("keychain".to_owned())
            .spawn(move || {
                let result =
                    open(&account).and_then(|entry| call(&entry).map_err(|error| convert(&error)));
                drop(ending);
                // Nobody listens any more after the time limit.
                let _ = sender.send(result);
            })
            .map_err(|_| StoreError::other("the operating system gives no new thread"))?;
        match receiver.recv_timeout(self.limit) {
            Ok(result) => result,
            Err(RecvTimeoutError::Timeout) => {
                self.give_up(&state);
                Err(self.timed_out())
            }
            Err(RecvTimeoutError::Disconnected) => Err(StoreError::other("the call broke off")),
        }
    }

    /// Counts a call as late, unless it has ended just now.
    fn give_up(&self, state: &Mutex<State>) {
        let mut state = state.lock().unwrap_or_else(PoisonError::into_inner);
        if *state == State::Running {
            *state = State::GivenUp;
            self.late.fetch_add(1, Ordering::AcqRel);
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Running,
    GivenUp,
    Ended,
}

/// Says that a call has ended when it is dropped, on whichever thread.
struct Ending {
    state: Arc<Mutex<State>>,
    late: &'static AtomicUsize,
}

impl Drop for Ending {
    fn drop(&mut self) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if *state == State::GivenUp {
            self.late.fetch_sub(1, Ordering::AcqRel);
        }
        *state = State::Ended;
    }
}

impl Slots for Calls {
    fn read(&self, name: &str) -> Result<Option<StoredSecret>, StoreError> {
        let found = self.call(name, |entry| match entry.get_secret() {
            Ok(bytes) => Ok(Some(Zeroizing::new(bytes))),
            Err(KeyringError::NoEntry) => Ok(None),
            Err(error) => Err(error),
        })?;
        found
            .map(|bytes| {
                let bad_data = |problem: String| StoreError::BadData {
                    store: NAME.to_owned(),
                    problem,
                };
                let text =
                    std::str::from_utf8(&bytes).map_err(|_| bad_data("it is not text".into()))?;
                StoredSecret::from_text(text).map_err(|error| bad_data(error.to_string()))
            })
            .transpose()
    }

    fn write(&self, name: &str, secret: &StoredSecret) -> Result<(), StoreError> {
        let secret = secret.clone();
        self.call(name, move |entry| {
            entry.set_secret(secret.expose().as_bytes())
        })
    }

    fn remove(&self, name: &str) -> Result<bool, StoreError> {
        self.call(name, |entry| match entry.delete_credential() {
            Ok(()) => Ok(true),
            Err(KeyringError::NoEntry) => Ok(false),
            Err(error) => Err(error),
        })
    }

    fn describe(&self) -> String {
        NAME.to_owned()
    }
}

const NAME: &str = if cfg!(target_os = "macos") {
    "the macOS Keychain"
} else if cfg!(windows) {
    "the Windows Credential Manager"
} else {
    "the login keyring (Secret Service)"
};

fn open(account: &str) -> Result<keyring::Entry, StoreError> {
    // After a failed start every entry only says that there is no store; the status says why.
    if let Err(error) = keyring::Entry::store_status() {
        return Err(convert(error));
    }
    keyring::Entry::new(SERVICE, account).map_err(|error| convert(&error))
}

/// Puts the keyring's error in our words, each by hand: the library's own `Debug` prints the secret.
fn convert(error: &KeyringError) -> StoreError {
    let store = NAME.to_owned();
    let bad_data = |problem: &str| StoreError::BadData {
        store: NAME.to_owned(),
        problem: problem.to_owned(),
    };
    match error {
        KeyringError::PlatformFailure(cause) => convert_platform(&cause.to_string()),
        KeyringError::NoStorageAccess(_) => StoreError::NoStorageAccess { store },
        KeyringError::TooLong(_, limit) => StoreError::TooLong {
            store,
            limit: Some(*limit),
        },
        KeyringError::BadEncoding(_) => bad_data("it is not text"),
        KeyringError::BadDataFormat(..) => bad_data("it is not in the store's own form"),
        KeyringError::BadStoreFormat(_) => StoreError::other("its files are damaged"),
        KeyringError::Ambiguous(_) => bad_data("there are several entries of that name"),
        KeyringError::Invalid(..) => StoreError::other("it does not take the entry's name"),
        KeyringError::NoDefaultStore => StoreError::other("it was not opened"),
        KeyringError::NotSupportedByStore(_) => StoreError::other("it cannot do what we ask"),
        // A caller asks for NoEntry by name before; here it would be a contradiction.
        KeyringError::NoEntry => StoreError::other("the entry vanished"),
        _ => StoreError::other("for a reason that we do not know"),
    }
}

/// Tells the platform's failures apart by their text, the only thing that the library gives; each
/// was seen on Linux. These texts come from the bus, the system or the keyring, before or instead of
/// a secret.
fn convert_platform(text: &str) -> StoreError {
    let says = |parts: &[&str]| parts.iter().any(|part| text.contains(part));
    if says(&[
        "ServiceUnknown",
        "not provided by any .service",
        "ServiceNotFound",
    ]) {
        StoreError::NoProvider
    } else if says(&["Error.NoReply"]) {
        // The bus says so at once when its recipient is gone.
        StoreError::ProviderEnded
    } else if says(&[
        "Failed to connect",
        "no secret service provider or dbus session",
    ]) || says(&[
        "No such file or directory",
        "Connection refused",
        "NoServer",
    ]) {
        StoreError::NoSessionBus
    } else if says(&[
        "IsLocked",
        "locked",
        "prompt",
        "User interaction is not allowed",
    ]) {
        StoreError::NoStorageAccess {
            store: NAME.to_owned(),
        }
    } else {
        StoreError::other(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_error_of_the_keyring_shows_the_secret() {
        let secret = b"s3cret-marker".to_vec();
        let cause = || Box::new(std::io::Error::other("reason"));
        let errors = [
            KeyringError::BadEncoding(secret.clone()),
            KeyringError::BadDataFormat(secret.clone(), cause()),
            KeyringError::TooLong("secret".to_owned(), 2560),
            KeyringError::NoStorageAccess(cause()),
            KeyringError::PlatformFailure(cause()),
            KeyringError::Ambiguous(Vec::new()),
            KeyringError::NoDefaultStore,
        ];
        let in_digits = format!("{secret:?}");
        for error in errors {
            let converted = convert(&error);
            for shown in [converted.to_string(), format!("{converted:?}")] {
                assert!(
                    !shown.contains("s3cret") && !shown.contains(&in_digits),
                    "{shown}"
                );
            }
            assert!(converted.hint().is_some());
        }
    }

    #[test]
    fn tells_the_failures_of_linux_apart() {
        for (text, code) in [
            (
                "zbus error: Failed to connect to address `unix:path=/run/user/0/bus`: No such file or directory",
                "store_no_session",
            ),
            (
                "org.freedesktop.DBus.Error.ServiceUnknown: The name org.freedesktop.secrets was not provided by any .service files",
                "store_no_keyring",
            ),
            (
                "zbus error: org.freedesktop.Secret.Error.IsLocked: ",
                "store_locked",
            ),
            (
                "zbus error: org.freedesktop.DBus.Error.NoReply: Message recipient disconnected from message bus without replying",
                "store_keyring_ended",
            ),
            ("something else", "store_failed"),
        ] {
            assert_eq!(convert_platform(text).code(), code, "{text}");
        }
    }

    #[test]
    fn while_a_call_that_was_given_up_still_runs_no_other_of_the_process_begins() {
        let begin = || {
            let state = Arc::new(Mutex::new(State::Running));
            let ending = Ending {
                state: Arc::clone(&state),
                late: &LATE,
            };
            (state, ending)
        };
        let late = || LATE.load(Ordering::Acquire);
        let limit = Duration::from_millis(20);
        let calls = Calls { limit, late: &LATE };
        // One that merely runs is in nobody's way.
        let (state, ending) = begin();
        assert_eq!(late(), 0);
        calls.give_up(&state);
        // Nor does one begin that another profile's store would make.
        let other = Keychain::new(limit).get(&EntryKey::throw_away().unwrap());
        assert_eq!(other.map(drop).unwrap_err(), calls.timed_out());
        drop(ending);
        assert_eq!(late(), 0);
        // It ended at the last moment.
        let (state, ending) = begin();
        drop(ending);
        calls.give_up(&state);
        assert_eq!(late(), 0);
    }
}
