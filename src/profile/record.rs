use super::{
    ClientRecord, ClientSettings, DirectoryRecord, Leftover, ProfileError, Tokens, WishedDirectory,
};
use crate::values::{ClientId, ProxyUrl, SecretTarget, StoreChoice, TenantUrl};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::path::{Path, PathBuf};

/// The form of profile that this version reads and writes.
pub(super) const SCHEMA: u64 = 1;

/// What is remembered of a tenant. It holds no secret. Fields that this version does not know are
/// kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Profile {
    schema: u64,
    /// The tenant; the rest counts for this one only.
    pub tenant: TenantUrl,
    /// Where its secrets are kept.
    pub store: StoreChoice,
    /// With [`StoreChoice::None`]: where the client's secret is. A file's path is made absolute when
    /// it is saved, since a timer runs in another folder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub secret_to: Option<SecretTarget>,
    /// With [`StoreChoice::File`]: the file that opens the encrypted files; made absolute when saved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub age_identity: Option<PathBuf>,
    /// The variables that the helper program of the store may see: their names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pass_env: Vec<String>,
    /// Stores that may hold copies, since a move was cut short; the next `profile use-store` clears them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub leftovers: Vec<Leftover>,
    /// A file of certificate authorities to trust beside the system's; made absolute when saved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ca_file: Option<PathBuf>,
    /// The proxy's address, without a password.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proxy: Option<ProxyUrl>,
    /// The client that [`Profile::client`] replaces: its tokens may be Okta's still, and it is deleted once
    /// Okta holds one of the new client.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retiring: Option<ClientRecord>,
    /// The client that is being made: its secret is pending in the store, and a client of this id in
    /// the tenant may be ours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub creating: Option<ClientId>,
    /// Its settings, so that a run that could not make it can be repeated by a bare `setup`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub creating_settings: Option<ClientSettings>,
    /// The client that is being deleted: should the tenant refuse its secret from now on, it is gone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deleting: Option<ClientId>,
    /// The client that we use, proven by a token call.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client: Option<ClientRecord>,
    /// The directory that was wished for, so that a run that could not make it can be repeated by a
    /// bare `setup`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wished_directory: Option<WishedDirectory>,
    /// The directory that is being made: one of this name and domain in the tenant is ours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub creating_directory: Option<WishedDirectory>,
    /// The directory that Okta provisions into.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub directory: Option<DirectoryRecord>,
    /// Directories that setup made, and whose place another one has taken: teardown deletes them, too.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former_directories: Vec<DirectoryRecord>,
    /// What is known of its tokens.
    #[serde(flatten)]
    pub tokens: Tokens,
    /// Fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

impl Profile {
    /// A profile that knows nothing but the tenant and the store.
    pub fn new(tenant: TenantUrl, store: StoreChoice) -> Self {
        Self {
            schema: SCHEMA,
            tenant,
            store,
            secret_to: None,
            age_identity: None,
            pass_env: Vec::new(),
            leftovers: Vec::new(),
            ca_file: None,
            proxy: None,
            creating: None,
            creating_settings: None,
            deleting: None,
            retiring: None,
            client: None,
            wished_directory: None,
            creating_directory: None,
            directory: None,
            former_directories: Vec::new(),
            tokens: Tokens::default(),
            other: Map::new(),
        }
    }

    /// Whether nothing is missing that `setup` makes.
    pub fn is_complete(&self) -> bool {
        let has_token = self.tokens.okta_holds().token().is_some();
        self.client.is_some() && self.directory.is_some() && has_token
    }

    /// The directory that is known, or else the one that was about to be made, as ours and without
    /// its id.
    pub fn known_directory(&self) -> Option<DirectoryRecord> {
        let made = self.creating_directory.as_ref();
        let made = made.map(|it| DirectoryRecord::new(it.name.clone(), it.domain.clone(), true));
        self.directory.clone().or(made)
    }

    /// Whether setup made the directory of this id, for this profile.
    pub fn made_directory(&self, id: &str) -> bool {
        let mut known = self.directory.iter().chain(&self.former_directories);
        known.any(|record| record.made_by_us && record.id.as_deref() == Some(id))
    }

    /// Takes a directory as the one that Okta provisions into. One that setup made, whose place it takes,
    /// and that stays in the tenant is not forgotten.
    pub fn take_directory(&mut self, record: DirectoryRecord, leaves_former: bool) {
        self.former_directories
            .retain(|former| former.id != record.id);
        let former = self.directory.take();
        let is_left = |former: &DirectoryRecord| {
            leaves_former && former.made_by_us && former.id.is_some() && former.id != record.id
        };
        self.former_directories.extend(former.filter(is_left));
        self.directory = Some(record);
        self.creating_directory = None;
    }

    /// The directory is gone. Of those that setup made the last one whose place it had taken takes that back.
    pub fn give_up_directory(&mut self) -> Option<&DirectoryRecord> {
        self.creating_directory = None;
        self.directory = self.former_directories.pop();
        if let Some(back) = &self.directory {
            self.wished_directory = Some(WishedDirectory {
                name: back.name.clone(),
                domain: back.domain.clone(),
            });
        }
        self.directory.as_ref()
    }

    /// Reads a profile's file.
    pub(super) fn parse(path: &Path, bytes: &[u8]) -> Result<Self, ProfileError> {
        /// Looked at first, so that a newer form is called newer and not damaged.
        #[derive(Deserialize)]
        struct Head {
            schema: Option<u64>,
        }
        let damaged = |problem: String| ProfileError::Damaged {
            path: path.to_owned(),
            problem,
        };
        let explain = |error: &serde_json::Error| {
            if error.is_data() {
                // It names the field and the value, of which none is secret.
                error.to_string().escape_debug().to_string()
            } else if error.is_eof() {
                "it ends too early".to_owned()
            } else {
                format!("it is not JSON from line {}", error.line())
            }
        };
        if bytes.is_empty() {
            return Err(damaged("it is empty".to_owned()));
        }
        let head: Head = serde_json::from_slice(bytes).map_err(|error| damaged(explain(&error)))?;
        match head.schema {
            Some(SCHEMA) => {}
            Some(schema) if schema > SCHEMA => {
                return Err(ProfileError::Newer {
                    path: path.to_owned(),
                    schema,
                });
            }
            _ => return Err(damaged("it does not say `\"schema\": 1`".to_owned())),
        }
        serde_json::from_slice(bytes).map_err(|error| damaged(explain(&error)))
    }

    /// With paths that mean the same from every folder.
    fn settled(&self) -> Self {
        let mut profile = self.clone();
        if let Some(SecretTarget::File(file)) = &mut profile.secret_to {
            make_absolute(file);
        }
        for file in [&mut profile.age_identity, &mut profile.ca_file] {
            file.iter_mut().for_each(make_absolute);
        }
        profile
    }

    /// The file's text.
    pub(super) fn to_text(&self, path: &Path) -> Result<String, ProfileError> {
        let profile = self.settled();
        if profile.proxy.as_ref().is_some_and(ProxyUrl::has_password) {
            return Err(ProfileError::SecretInProxy);
        }
        // What cannot be written as JSON is a path that is not text.
        let mut text =
            serde_json::to_string_pretty(&profile).map_err(|error| ProfileError::Damaged {
                path: path.to_owned(),
                problem: error.to_string(),
            })?;
        text.push('\n');
        Ok(text)
    }
}

fn make_absolute(path: &mut PathBuf) {
    // It fails for an empty path only, or where the working folder is gone: then as it stands.
    if let Ok(absolute) = std::path::absolute(&path) {
        *path = absolute;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const WHOLE: &str = r#"{
  "schema": 1,
  "tenant": "https://acme.example",
  "store": "helper:pass",
  "secret_to": "/srv/secret",
  "age_identity": "/srv/identity",
  "leftovers": [
    {
      "store": "none",
      "secret_to": "/srv/old",
      "clients": [
        "OktaSCIM"
      ]
    }
  ],
  "ca_file": "/srv/ca.pem",
  "proxy": "http://proxy.example:3128/",
  "retiring": {
    "id": "OktaSCIM-1",
    "made_by_us": true
  },
  "creating": "Next",
  "creating_settings": {
    "access_token_ttl": "90d",
    "refresh_token_ttl": "90d",
    "idle_token_ttl": "4d",
    "issue_refresh_token": true
  },
  "client": {
    "id": "OktaSCIM",
    "made_by_us": true,
    "settings": {
      "access_token_ttl": "1y",
      "refresh_token_ttl": "90d",
      "idle_token_ttl": "4d",
      "issue_refresh_token": false
    },
    "unknown": [
      1
    ]
  },
  "creating_directory": {
    "name": "Another",
    "domain": "OKTA2.COM"
  },
  "directory": {
    "id": "1-2",
    "name": "Okta Universal Directory",
    "domain": "OKTA.COM",
    "made_by_us": true
  },
  "token": {
    "fingerprint": "ba7816bf8f01",
    "obtained_at": "2026-01-02T03:04:05Z",
    "expires_at": "2027-01-02T03:04:05Z"
  },
  "superseded": [
    {
      "fingerprint": "aaaaaaaaaaaa",
      "obtained_at": "2025-01-02T03:04:05Z",
      "expires_at": "2026-01-02T03:04:05Z"
    }
  ],
  "delivered": {
    "fingerprint": "ba7816bf8f01",
    "obtained_at": "2026-01-02T03:04:05Z",
    "expires_at": "2027-01-02T03:04:05Z",
    "confirmed_at": "2026-01-02T03:05:00Z",
    "how": "person"
  },
  "handed": {
    "exec": "ba7816bf8f01"
  },
  "refused": {
    "since": "2026-01-02T03:05:00Z",
    "code": "client_refused"
  },
  "future": {
    "x": 1
  }
}
"#;

    fn parse(text: &str) -> Result<Profile, ProfileError> {
        Profile::parse(Path::new("/profiles/acme.json"), text.as_bytes())
    }

    #[test]
    fn reads_back_what_it_writes_with_unknown_fields() {
        let profile = parse(WHOLE).unwrap();
        assert_eq!(profile.to_text(Path::new("/x")).unwrap(), WHOLE);
        let small = Profile::new("acme.example".parse().unwrap(), StoreChoice::Keychain);
        assert_eq!(
            small.to_text(Path::new("/x")).unwrap(),
            "{\n  \"schema\": 1,\n  \"tenant\": \"https://acme.example\",\n  \"store\": \"keychain\"\n}\n"
        );
    }

    #[test]
    fn names_what_is_wrong() {
        for (text, problem) in [
            ("", "is damaged: it is empty"),
            ("\0\0\0", "is damaged: it is not JSON from line 1"),
            (&WHOLE[..200], "is damaged: it ends too early"),
            ("[]", "is damaged: "),
            ("{}", "is damaged: it does not say `\"schema\": 1`"),
            (
                r#"{"schema":0}"#,
                "is damaged: it does not say `\"schema\": 1`",
            ),
            (
                r#"{"schema":2,"x":{}}"#,
                "is of a newer ws1-okta (schema 2)",
            ),
            (r#"{"schema":1}"#, "is damaged: missing field `tenant`"),
            (
                r#"{"schema":1,"tenant":"acme.example","store":"x"}"#,
                "is damaged: `x` is not a secret store",
            ),
        ] {
            let error = parse(text).unwrap_err();
            let shown = error.to_string();
            assert!(
                shown.starts_with("the profile `/profiles/acme.json` is "),
                "{shown}"
            );
            assert!(shown.contains(problem), "{shown}");
            assert!(error.hint().is_some());
        }
    }

    proptest! {
        #[test]
        fn a_spoiled_file_is_an_error_or_a_profile_that_reads_back(
            place in 0..WHOLE.len(),
            length in 0_usize..40,
            put in "[\\[\\]{}\",:a-z0-9\u{1b}é ]{0,12}",
        ) {
            let mut bytes = WHOLE.as_bytes().to_vec();
            let end = (place + length).min(bytes.len());
            bytes.splice(place..end, put.bytes());
            match Profile::parse(Path::new("/x"), &bytes) {
                Ok(profile) => {
                    let text = profile.to_text(Path::new("/x")).unwrap();
                    let again = Profile::parse(Path::new("/x"), text.as_bytes()).unwrap();
                    // A spoiled path may have become a relative one.
                    prop_assert_eq!(again, profile.settled());
                }
                Err(error) => {
                    let told = error.to_string();
                    prop_assert!(!told.chars().any(crate::values::is_dangerous), "{}", told);
                    prop_assert!(error.hint().is_some());
                }
            }
        }
    }
}
