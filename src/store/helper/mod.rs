//! The store of `--store helper:NAME`: a program that speaks the protocol of Docker's credential
//! helpers.
//!
//! The program is called with `get`, `store` or `erase`, gets its input on standard input, and answers
//! on standard output.

use super::entry::{self, EntryKey};
use super::{Backend, StoreError};
use crate::child::{self, Outcome, Output, Program};
use crate::values::{HelperName, StoredSecret};
use secrecy::zeroize::Zeroizing;
use serde::{Deserialize, Serialize};
use std::ffi::OsString;
use std::io;
use std::process::ExitStatus;
use std::time::Duration;

/// What every name of ours begins with. `.invalid` is no host, so no helper has it for anything else.
const SERVER: &str = "https://ws1-okta.invalid";
/// The protocol wants a user; ours is always the same.
const USERNAME: &str = "ws1-okta";
/// What a helper prints, with a status other than 0, where it has no such entry. The protocol fixes
/// the text.
const NOT_FOUND: &str = "credentials not found in native keychain";

/// A helper program as a store.
pub struct Helper {
    program: String,
    environment: Vec<(OsString, OsString)>,
    limit: Duration,
}

/// What `get` prints.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Reply {
    #[serde(default, rename = "ServerURL")]
    server_url: String,
    #[serde(default)]
    username: String,
    #[serde(default)]
    secret: String,
}

/// What `store` reads.
#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Request<'a> {
    #[serde(rename = "ServerURL")]
    server_url: &'a str,
    username: &'a str,
    secret: &'a str,
}

impl Helper {
    /// The time limit of a call where a person can answer the helper's question.
    pub const INTERACTIVE_LIMIT: Duration = Duration::from_secs(60);
    /// The time limit of a call where nobody is there.
    pub const UNATTENDED_LIMIT: Duration = Duration::from_secs(10);

    /// The program `docker-credential-NAME`, found by the `PATH` in `environment`, which is all of the
    /// environment that it gets (see [`crate::child::child_environment`]), with the time limit of each call.
    pub fn new(name: &HelperName, environment: Vec<(OsString, OsString)>, limit: Duration) -> Self {
        Self {
            program: format!("docker-credential-{name}"),
            environment,
            limit,
        }
    }

    fn run(
        &self,
        action: &'static str,
        input: Zeroizing<Vec<u8>>,
    ) -> Result<(ExitStatus, Zeroizing<Vec<u8>>), StoreError> {
        let program = Program {
            name: self.program.as_ref(),
            arguments: &[action.into()],
            environment: &self.environment,
            limit: self.limit,
            output: Output::Answer,
        };
        let outcome = child::run(&program, input);
        match outcome {
            Ok(Outcome::Ended { status, output }) => Ok((status, output)),
            Ok(Outcome::TimedOut) => Err(StoreError::TimedOut {
                store: self.describe(),
                program: Some(self.program.clone()),
                limit: self.limit,
            }),
            Ok(Outcome::TooMuchOutput) => Err(self.bad_data("it is longer than 64 KiB")),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                Err(StoreError::HelperMissing(self.program.clone()))
            }
            Err(error) => Err(StoreError::HelperUnstartable {
                program: self.program.clone(),
                reason: error.kind().to_string(),
            }),
        }
    }

    fn failed(&self, action: &'static str, status: ExitStatus) -> StoreError {
        StoreError::HelperFailed {
            program: self.program.clone(),
            action,
            status: status.code(),
        }
    }

    fn bad_data(&self, problem: &str) -> StoreError {
        StoreError::BadData {
            store: self.describe(),
            problem: problem.to_owned(),
        }
    }

    /// Reads the answer of a `get` that went well. Of what is wrong with it only our own words are
    /// kept.
    fn read(&self, url: &str, output: &[u8]) -> Result<Option<StoredSecret>, StoreError> {
        let reply: Reply = serde_json::from_slice(output)
            .map_err(|_| self.bad_data("it is not an answer of the helper protocol"))?;
        let secret = Zeroizing::new(reply.secret);
        if !reply.server_url.is_empty() && reply.server_url != url {
            return Err(self.bad_data("it belongs to another entry"));
        }
        match (reply.username.as_str(), secret.as_str()) {
            ("", "") => Ok(None),
            (USERNAME, "") => Err(self.bad_data("the secret is empty")),
            (USERNAME, text) => match StoredSecret::from_text(text) {
                Ok(secret) => Ok(Some(secret)),
                Err(error) => Err(self.bad_data(&error.to_string())),
            },
            _ => Err(self.bad_data("it belongs to another user")),
        }
    }

    /// Reads the answer of a `get`, for the fuzzer.
    #[cfg(any(fuzzing, test))]
    pub(crate) fn fuzz_read(&self, output: &[u8]) -> Result<Option<StoredSecret>, StoreError> {
        self.read(SERVER, output)
    }

    fn erase(&self, key: &EntryKey) -> Result<(), StoreError> {
        let (status, _) = self.run("erase", bytes_of(&server_url(key)))?;
        if status.success() {
            Ok(())
        } else {
            Err(self.failed("erase", status))
        }
    }
}

impl Backend for Helper {
    fn get(&self, key: &EntryKey) -> Result<Option<StoredSecret>, StoreError> {
        let url = server_url(key);
        let (status, output) = self.run("get", bytes_of(&url))?;
        if status.success() {
            self.read(&url, &output)
        } else if output.trim_ascii() == NOT_FOUND.as_bytes() {
            Ok(None)
        } else {
            Err(self.failed("get", status))
        }
    }

    fn set(&self, key: &EntryKey, secret: &StoredSecret) -> Result<(), StoreError> {
        let request = Request {
            server_url: &server_url(key),
            username: USERNAME,
            secret: secret.expose(),
        };
        let input = serde_json::to_vec(&request)
            .map_err(|_| StoreError::other("the secret cannot be written as JSON"))?;
        let (status, _) = self.run("store", Zeroizing::new(input))?;
        if status.success() {
            Ok(())
        } else {
            Err(self.failed("store", status))
        }
    }

    /// Looks first: of `erase` the protocol does not say whether there was an entry, and helpers
    /// differ.
    fn delete(&self, key: &EntryKey) -> Result<bool, StoreError> {
        match self.get(key) {
            Ok(None) => return Ok(false),
            // A damaged entry is one to delete, too.
            Ok(Some(_)) | Err(StoreError::BadData { .. }) => {}
            Err(error) => return Err(error),
        }
        self.erase(key).map(|()| true)
    }

    fn describe(&self) -> String {
        format!("the helper `{}`", self.program)
    }

    fn probe(&self) -> Result<(), StoreError> {
        let key = EntryKey::throw_away()?;
        match entry::prove(self, &key) {
            // It answers questions and takes no entries.
            Err(StoreError::HelperFailed {
                action: "store", ..
            }) if matches!(self.get(&key), Ok(None)) => {
                Err(StoreError::HelperReadOnly(self.program.clone()))
            }
            result => result,
        }
    }
}

/// The name of an entry: `https://ws1-okta.invalid/PROFILE/HASH/KIND`. At most 157 characters, so that
/// its Base64 is a file name: `pass` keeps it so.
fn server_url(key: &EntryKey) -> String {
    format!(
        "{SERVER}/{}/{}/{}",
        key.profile,
        key.hash(),
        key.kind.as_str()
    )
}

fn bytes_of(text: &str) -> Zeroizing<Vec<u8>> {
    Zeroizing::new(text.as_bytes().to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::EntryKind;
    use proptest::prelude::*;

    #[test]
    fn the_longest_name_fits_a_file_name_in_base64() {
        let key = EntryKey {
            profile: "p".repeat(100).parse().unwrap(),
            authority: "a".repeat(253),
            client: "c".repeat(256).parse().unwrap(),
            kind: EntryKind::PendingSecret,
        };
        let url = server_url(&key);
        assert!(url.starts_with("https://ws1-okta.invalid/ppp"));
        assert!(url.ends_with("/pending-secret"));
        assert!(url.len().div_ceil(3) * 4 <= 255, "{}", url.len());
    }

    proptest! {
        #[test]
        fn only_our_own_entry_is_found_and_no_answer_is_repeated(
            secret in "[A-Z0-9]{12}",
            user in "ws1-okta|[a-z]{0,4}",
            url in "u|[a-z]{0,3}",
            noise in "[\\[\\]{}\",:a-zA-Z ]{0,40}",
        ) {
            let helper = Helper::new(&"x".parse().unwrap(), Vec::new(), Duration::ZERO);
            let answer = serde_json::json!({"ServerURL": url, "Username": user, "Secret": secret, "New": 1});
            let is_ours = user == USERNAME && (url.is_empty() || url == "u");
            match helper.read("u", answer.to_string().as_bytes()) {
                Ok(found) => {
                    prop_assert!(is_ours);
                    let found = found.unwrap();
                    prop_assert_eq!(found.expose(), secret.as_str());
                }
                Err(error) => {
                    prop_assert!(!is_ours);
                    let told = format!("{error} {error:?}");
                    prop_assert!(!told.contains(&secret), "{}", told);
                }
            }
            for output in [noise.clone(), format!("{{\"Secret\":\"{secret}\"{noise}")] {
                if let Err(error) = helper.read("u", output.as_bytes()) {
                    let told = format!("{error} {error:?}");
                    prop_assert!(!told.contains(&secret), "{}", told);
                }
            }
        }
    }
}
