use super::private_file::PrivateFileError;
use std::path::PathBuf;
use std::time::Duration;

/// Says why the secret store cannot be used. It never holds a secret, and never means "no entry".
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// Linux: the login session's message bus cannot be reached.
    #[error("there is no login session whose keyring could be asked")]
    NoSessionBus,
    /// Linux: nothing on the bus keeps secrets.
    #[error("no keyring program runs in this login session")]
    NoProvider,
    /// Linux: the program that keeps secrets ended while it was asked.
    #[error("the keyring program ended before it answered")]
    ProviderEnded,
    /// The store is there and does not let us in: locked, or without a collection.
    #[error("{store} is locked or has no place for new entries")]
    NoStorageAccess {
        /// The store's name for people.
        store: String,
    },
    /// No answer in time: a question on a screen that nobody answers, most often.
    #[error("{store} did not answer within {} s", limit.as_secs())]
    TimedOut {
        /// The store's name for people.
        store: String,
        /// The helper program, where it is one that did not answer.
        program: Option<String>,
        /// The time limit.
        limit: Duration,
    },
    /// The secret is longer than an entry of this store can be.
    #[error("{store} does not take a secret of this length")]
    TooLong {
        /// The store's name for people.
        store: String,
        /// The longest secret, in bytes, where the store says so.
        limit: Option<u32>,
    },
    /// What the store gave back is no secret that we wrote.
    #[error("{store} gave back something that ws1-okta did not write there: {problem}")]
    BadData {
        /// The store's name for people.
        store: String,
        /// What is wrong, without the data.
        problem: String,
    },
    /// The store took a value and then gave back another, or none.
    #[error("{store} {problem}")]
    NotKept {
        /// The store's name for people.
        store: String,
        /// What it did, as the rest of the sentence.
        problem: &'static str,
    },
    /// The file of `--secret-to` holds something that we did not write.
    #[error("`{}` already holds something that is not a client secret of ws1-okta", .0.display())]
    ForeignFile(PathBuf),
    /// The helper program is not there.
    #[error("the helper `{0}` is not installed, or not in the PATH")]
    HelperMissing(String),
    /// The helper program does not start.
    #[error("the helper `{program}` does not start: {reason}")]
    HelperUnstartable {
        /// The program.
        program: String,
        /// The system's reason.
        reason: String,
    },
    /// The helper answers questions and takes no entries.
    #[error("the helper `{0}` can be asked for entries and does not take new ones")]
    HelperReadOnly(String),
    /// The helper gave up. What it printed is not kept: it may hold the secret.
    #[error("the helper `{program}` failed at `{action}`{}", ended(*status))]
    HelperFailed {
        /// The program.
        program: String,
        /// What it was asked to do.
        action: &'static str,
        /// Its exit status; `None` where a signal ended it.
        status: Option<i32>,
    },
    /// An encrypted file of ours does not decrypt.
    #[error("`{}` is damaged or cut short", .0.display())]
    DamagedFile(PathBuf),
    /// An encrypted file was made for another identity.
    #[error("`{}` was not encrypted for the identity `{}`", path.display(), identity.display())]
    WrongIdentity {
        /// The encrypted file.
        path: PathBuf,
        /// The identity that does not open it.
        identity: PathBuf,
    },
    /// The file of `--age-identity` holds no identity that we can use.
    #[error("the age identity `{}` does not open: {problem}", path.display())]
    BadIdentity {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        problem: String,
    },
    /// The age identity is protected by a passphrase, and none was given.
    #[error("the age identity `{}` is protected by a passphrase", .0.display())]
    NoPassphrase(PathBuf),
    /// The passphrase does not open the age identity.
    #[error("the passphrase does not open the age identity `{}`", .0.display())]
    WrongPassphrase(PathBuf),
    /// A file could not be used.
    #[error(transparent)]
    File(#[from] PrivateFileError),
    /// Nothing is waiting to be promoted.
    #[error("{store} holds no new client secret")]
    NothingPending {
        /// The store's name for people.
        store: String,
    },
    /// Something else, in the store's own words.
    #[error("the secret store failed: {0}")]
    Other(String),
    /// The store fails at its proof: what it gave back was no entry that could be removed.
    #[error("{0}")]
    Unproven(Box<StoreError>),
    /// A profile's secrets are in the store already, so that no other one can be chosen.
    #[error("{0}")]
    Kept(Box<StoreError>),
}

impl StoreError {
    /// A failure in the store's own words, which are made safe to print.
    pub(super) fn other(text: impl AsRef<str>) -> Self {
        const LONGEST: usize = 200;
        let text: String = text.as_ref().trim().chars().take(LONGEST).collect();
        Self::Other(text.escape_debug().to_string())
    }

    /// A stable name for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoSessionBus => "store_no_session",
            Self::NoProvider => "store_no_keyring",
            Self::ProviderEnded => "store_keyring_ended",
            Self::NoStorageAccess { .. } => "store_locked",
            Self::TimedOut { .. } => "store_timed_out",
            Self::TooLong { .. } => "store_secret_too_long",
            Self::BadData { .. } => "store_bad_data",
            Self::NotKept { .. } => "store_not_kept",
            Self::ForeignFile(_) => "store_foreign_file",
            Self::HelperMissing(_) => "store_helper_missing",
            Self::HelperUnstartable { .. } => "store_helper_unstartable",
            Self::HelperReadOnly(_) => "store_helper_read_only",
            Self::HelperFailed { .. } => "store_helper_failed",
            Self::DamagedFile(_) => "store_file_damaged",
            Self::WrongIdentity { .. } => "store_wrong_identity",
            Self::BadIdentity { .. } => "store_bad_identity",
            Self::NoPassphrase(_) => "store_no_passphrase",
            Self::WrongPassphrase(_) => "store_wrong_passphrase",
            Self::File(_) => "store_file",
            Self::NothingPending { .. } => "store_nothing_pending",
            Self::Other(_) => "store_failed",
            Self::Unproven(error) | Self::Kept(error) => error.code(),
        }
    }

    /// One thing to do.
    pub fn hint(&self) -> Option<String> {
        Some(match self {
            Self::Kept(error) => error.advice(true),
            error => error.advice(false),
        })
    }

    /// The same, by whether the store is one that cannot be chosen anew.
    pub(super) fn advice(&self, is_kept: bool) -> String {
        let or_another = |what: &str, otherwise: &str| {
            if is_kept {
                format!("{what}{otherwise}")
            } else {
                format!("{what}, or {OTHER_STORE}")
            }
        };
        match self {
            Self::Kept(error) => error.advice(true),
            Self::Unproven(error) => match &**error {
                Self::BadData { store, .. } => {
                    or_another(&format!("repair {store}"), " and run it again")
                }
                error => error.advice(is_kept),
            },
            Self::NoSessionBus => or_another("log in to the desktop and run it there", ""),
            Self::NoProvider => or_another(
                "install and start gnome-keyring or KWallet",
                " and run it again",
            ),
            Self::ProviderEnded => or_another(
                "run it again; a keyring program that has just started may have to be unlocked first",
                "",
            ),
            Self::NoStorageAccess { .. } => or_another(UNLOCK, " and run it again"),
            Self::TimedOut {
                program: Some(program),
                ..
            } => format!(
                "see whether `{program} list` waits for something when you run it, such as a passphrase; \
                 where it is only slow, give --timeout"
            ),
            Self::TimedOut { program: None, .. } => {
                format!("answer the question on the screen, or {UNLOCK} and run it again")
            }
            Self::TooLong { .. } | Self::NotKept { .. } if is_kept => {
                "ws1-okta profile use-store moves the secrets to another store".to_owned()
            }
            Self::TooLong { .. } | Self::NotKept { .. } => OTHER_STORE.to_owned(),
            Self::BadData { .. } => {
                "remove the entry of ws1-okta from the store and run `ws1-okta setup`".to_owned()
            }
            Self::ForeignFile(_) => {
                "give --secret-to a path that is free, or move the file away".to_owned()
            }
            Self::HelperMissing(program) | Self::HelperUnstartable { program, .. } => {
                format!("install `{program}`, or look at its rights; try `{program} list`")
            }
            Self::HelperReadOnly(program) => format!(
                "see what `{program} store` says when you run it; a helper that only answers questions will not do"
            ),
            Self::HelperFailed {
                program, action, ..
            } => format!(
                "see what `{program} {action}` says when you run it; where it needs a variable, name it with --pass-env"
            ),
            Self::DamagedFile(path) => format!(
                "put `{}` back from a backup, or remove it and run `ws1-okta setup`",
                path.display()
            ),
            Self::WrongIdentity { .. } => {
                "give the identity that it was made with by --age-identity".to_owned()
            }
            Self::BadIdentity { .. } => {
                "put it back from a backup, or give another by --age-identity (`age-keygen -o FILE` \
                 makes one)"
                    .to_owned()
            }
            Self::NoPassphrase(_) | Self::WrongPassphrase(_) => {
                "give the passphrase by --age-passphrase-file or WS1_OKTA_AGE_PASSPHRASE".to_owned()
            }
            Self::File(error) => error.hint(),
            Self::NothingPending { .. } => "run `ws1-okta setup` again".to_owned(),
            Self::Other(_) => or_another("try again", ""),
        }
    }
}

/// How a program ended, as the end of a sentence.
fn ended(status: Option<i32>) -> String {
    match status {
        Some(status) => format!(" (exit status {status})"),
        None => " (it was killed)".to_owned(),
    }
}

const OTHER_STORE: &str =
    "choose another store: --store file, --store helper:NAME, or --store none --secret-to FILE";

const UNLOCK: &str = if cfg!(target_os = "macos") {
    "unlock the login keychain (`security unlock-keychain`)"
} else if cfg!(windows) {
    "sign in to Windows as this user once"
} else {
    "unlock the login keyring (log in to the desktop, or use its password program)"
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_error_is_one_sentence_with_a_hint() {
        let store = "the test store".to_owned();
        let errors = [
            StoreError::NoSessionBus,
            StoreError::NoProvider,
            StoreError::ProviderEnded,
            StoreError::NoStorageAccess {
                store: store.clone(),
            },
            StoreError::TimedOut {
                store: store.clone(),
                program: None,
                limit: Duration::from_secs(3),
            },
            StoreError::TooLong {
                store: store.clone(),
                limit: Some(2560),
            },
            StoreError::BadData {
                store: store.clone(),
                problem: "not text".to_owned(),
            },
            StoreError::NotKept {
                store: store.clone(),
                problem: "forgot",
            },
            StoreError::ForeignFile("/x".into()),
            StoreError::File(PrivateFileError::Link("/x".into())),
            StoreError::NothingPending { store },
            StoreError::DamagedFile("/x".into()),
            StoreError::WrongIdentity {
                path: "/x".into(),
                identity: "/y".into(),
            },
            StoreError::BadIdentity {
                path: "/x".into(),
                problem: "it is empty".to_owned(),
            },
            StoreError::NoPassphrase("/x".into()),
            StoreError::WrongPassphrase("/x".into()),
            StoreError::HelperMissing("docker-credential-x".to_owned()),
            StoreError::HelperReadOnly("docker-credential-x".to_owned()),
            StoreError::HelperFailed {
                program: "docker-credential-x".to_owned(),
                action: "get",
                status: Some(1),
            },
            StoreError::other("a\u{1b}[31m\nb"),
        ];
        let mut codes: Vec<_> = errors.iter().map(StoreError::code).collect();
        for error in &errors {
            let text = error.to_string();
            assert!(
                !text.ends_with('.') && !text.contains(['\n', '\u{1b}']),
                "{text}"
            );
            assert!(error.hint().is_some_and(|hint| !hint.ends_with('.')));
            // It stands behind a command, where no flag of `setup` can be given.
            let mend = error.mend();
            assert!(
                !mend.contains("--store ") && !mend.contains("--age-identity"),
                "{mend}"
            );
        }
        for error in errors.iter().cloned() {
            let (text, code) = (error.to_string(), error.code());
            let kept = StoreError::Kept(StoreError::Unproven(error.into()).into());
            assert_eq!((kept.to_string(), kept.code()), (text, code));
            let hint = kept.hint().unwrap();
            // The commands that use what a profile names take none of these flags.
            assert!(!hint.contains("--store") && !hint.ends_with('.'), "{hint}");
        }
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), errors.len());
    }
}
