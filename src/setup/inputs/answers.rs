//! The answers file: the wished state in TOML, without any secret in it.

use crate::environment::Environment;
use crate::error::Failure;
use crate::http::escape;
use crate::secret_input::read_text_input;
use crate::ui::Ui;
use crate::values::{
    AdminUser, ClientId, DirectoryName, Domain, InvalidValue, ProfileName, ProxyUrl, SecretTarget,
    StoreChoice, TenantUrl, Ttl, file_place, input_name, is_dash, lasting_file, reason_of,
};
use anyhow::{Context as _, Result};
use serde::Deserialize;
use std::path::{Path, PathBuf};
use std::str::FromStr;

/// What the file may say. Each key is a flag's name with `_` for `-`; an unknown key is an error.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Answers {
    /// `--profile`
    pub(crate) profile: Option<ProfileName>,
    /// `--tenant`
    pub(crate) tenant: Option<TenantUrl>,
    /// `--admin-user`
    pub(crate) admin_user: Option<AdminUser>,
    /// `--admin-password-file`
    pub(crate) admin_password_file: Option<PathBuf>,
    /// `--admin-client-id`
    pub(crate) admin_client_id: Option<ClientId>,
    /// `--admin-client-secret-file`
    pub(crate) admin_client_secret_file: Option<PathBuf>,
    /// `--token-file`
    pub(crate) token_file: Option<PathBuf>,
    /// `--by-hand`
    pub(crate) by_hand: Option<bool>,
    /// `--client-id`
    pub(crate) client_id: Option<ClientId>,
    /// `--client-secret-file`
    pub(crate) client_secret_file: Option<PathBuf>,
    /// `--access-token-ttl`
    pub(crate) access_token_ttl: Option<Ttl>,
    /// `--refresh-token-ttl`
    pub(crate) refresh_token_ttl: Option<Ttl>,
    /// `--idle-token-ttl`
    pub(crate) idle_token_ttl: Option<Ttl>,
    /// `--issue-refresh-token`
    pub(crate) issue_refresh_token: Option<bool>,
    /// `--directory-name`
    pub(crate) directory_name: Option<DirectoryName>,
    /// `--domain`
    pub(crate) domain: Option<Domain>,
    /// `--store`
    pub(crate) store: Option<StoreChoice>,
    /// `--age-identity`
    pub(crate) age_identity: Option<PathBuf>,
    /// `--secret-to`
    pub(crate) secret_to: Option<SecretTarget>,
    /// `--ca-file`
    pub(crate) ca_file: Option<PathBuf>,
    /// `--proxy`
    pub(crate) proxy: Option<ProxyUrl>,
}

/// The longest answers file on standard input, in bytes.
const LIMIT: u64 = 1024 * 1024;

/// Every key.
const KEYS: [&str; 21] = [
    "profile",
    "tenant",
    "admin_user",
    "admin_password_file",
    "admin_client_id",
    "admin_client_secret_file",
    "token_file",
    "by_hand",
    "client_id",
    "client_secret_file",
    "access_token_ttl",
    "refresh_token_ttl",
    "idle_token_ttl",
    "issue_refresh_token",
    "directory_name",
    "domain",
    "store",
    "age_identity",
    "secret_to",
    "ca_file",
    "proxy",
];

/// Keys that would hold a secret itself; the file takes only the key that ends in `_file`.
const SECRETS: [&str; 5] = [
    "admin_password",
    "admin_client_secret",
    "token",
    "client_secret",
    "age_passphrase",
];

impl Answers {
    /// Reads the file, or standard input for `-`. Paths in it are taken from the folder that it stands in.
    pub(crate) fn read(path: &Path, ui: &Ui, environment: &Environment) -> Result<Self> {
        let unreadable = |reason: &str| {
            Failure::usage(
                "answers_unreadable",
                format!("cannot read {}: {reason}", input_name(path)),
            )
            .hint("name a readable TOML file by --answers, or - for standard input")
        };
        let text = read_text_input(ui, environment, "answers", path, LIMIT)?
            .map_err(|error| unreadable(&reason_of(&error)))?;
        let mut answers = Self::parse(&text)
            .with_context(|| format!("in the answers file {}", file_place(path)))?;
        answers.resolve_paths(path.parent().unwrap_or(Path::new("")));
        Ok(answers)
    }

    pub(super) fn parse(text: &str) -> Result<Self, Failure> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let table: toml::Table =
            toml::from_str(text).map_err(|error| invalid(&error, text, None))?;
        if let Some(secret) = SECRETS.iter().find(|secret| table.contains_key(**secret)) {
            return Err(Failure::usage(
                "secret_in_answers",
                format!("the key `{secret}` would hold a secret in plain text"),
            )
            .hint(format!(
                "put the secret into a file and name it by `{secret}_file`"
            )));
        }
        let answers: Self =
            toml::from_str(text).map_err(|error| invalid(&error, text, Some(&table)))?;
        if let Some(Err(error)) = answers.age_identity.clone().map(lasting_file) {
            let text = format!("age_identity: {error}");
            return Err(Failure::usage("answers_invalid", text).hint(error.hint()));
        }
        Ok(answers)
    }

    fn resolve_paths(&mut self, folder: &Path) {
        let paths = [
            &mut self.admin_password_file,
            &mut self.admin_client_secret_file,
            &mut self.token_file,
            &mut self.client_secret_file,
            &mut self.ca_file,
            &mut self.age_identity,
        ];
        for path in paths.into_iter().flatten() {
            // `-` is standard input here as in the flags.
            if !is_dash(path) {
                *path = folder.join(&path);
            }
        }
        if let Some(SecretTarget::File(path)) = &mut self.secret_to {
            *path = folder.join(&path);
        }
    }
}

/// The parser's own text repeats the line, which might hold a secret: only the reason and the place
/// are kept.
///
/// Where the file is a table, and only a value in it is wrong, its key is told, too.
fn invalid(error: &toml::de::Error, text: &str, table: Option<&toml::Table>) -> Failure {
    let before = error
        .span()
        .map(|span| text.get(..span.start).unwrap_or_default());
    let mut place = before
        .map(|before| format!("line {}: ", before.matches('\n').count() + 1))
        .unwrap_or_default();
    let wrong = before.zip(table).and_then(|(before, table)| {
        let line_start = before.rfind('\n').map_or(0, |end| end + 1);
        let (key, _) = text.get(line_start..)?.split_once('=')?;
        let key = key.trim().trim_matches('"');
        let key = KEYS.into_iter().find(|known| *known == key)?;
        Some((key, table.get(key)?))
    });
    if let Some((key, _)) = wrong {
        place.push_str(&format!("{key}: "));
    }
    let message = error.message();
    let is_of_a_wrong_kind = ["invalid type: ", "invalid value: "]
        .iter()
        .any(|start| message.starts_with(start));
    let reason = match (message.rsplit_once(", expected "), message.split_once('"')) {
        // The value is a text, or a secret's digits: whatever it is, it is not told.
        (Some((_, expected)), _) if is_of_a_wrong_kind => {
            format!("the value is of another kind than is expected: {expected}")
        }
        (_, Some((before, quoted))) => {
            let after = quoted.rsplit_once('"').map_or("", |(_, after)| after);
            format!("{before}\"…\"{after}")
        }
        _ => message.to_owned(),
    };
    let hint = match wrong {
        Some((key, value)) if !is_of_a_wrong_kind => hint_of_value(key, value),
        Some((key, _)) if reason.ends_with("a boolean") => {
            Some(format!("write {key} = true or {key} = false"))
        }
        Some((key, _)) => Some(format!(
            "give it what --{} takes, a text in double quotes; see ws1-okta setup --help",
            key.replace('_', "-")
        )),
        None => None,
    };
    Failure::usage("answers_invalid", escape(&format!("{place}{reason}"))).hint(
        hint.unwrap_or_else(|| {
            "the keys are the flags' names with `_` for `-`; texts stand in double quotes"
                .to_owned()
        }),
    )
}

/// What the value's own rules say is to be written instead.
fn hint_of_value(key: &str, value: &toml::Value) -> Option<String> {
    fn of<T: FromStr<Err = InvalidValue>>(text: &str) -> Option<InvalidValue> {
        text.parse::<T>().err()
    }
    let text = value.as_str()?;
    let invalid = match key {
        "profile" => of::<ProfileName>(text),
        "tenant" => of::<TenantUrl>(text),
        "admin_user" => of::<AdminUser>(text),
        "admin_client_id" | "client_id" => of::<ClientId>(text),
        "access_token_ttl" | "refresh_token_ttl" | "idle_token_ttl" => of::<Ttl>(text),
        "directory_name" => of::<DirectoryName>(text),
        "domain" => of::<Domain>(text),
        "store" => of::<StoreChoice>(text),
        "secret_to" => of::<SecretTarget>(text),
        "proxy" => of::<ProxyUrl>(text),
        _ => None,
    };
    invalid.map(|invalid| invalid.hint().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Explained;
    use proptest::prelude::*;

    #[test]
    fn reads_what_the_flags_say() {
        let answers = Answers::parse(
            "tenant = \"https://acme.example\"\naccess_token_ttl = \"90d\"\nby_hand = true\n",
        )
        .unwrap();
        assert_eq!(answers.tenant.unwrap().to_string(), "https://acme.example");
        assert_eq!(answers.access_token_ttl.unwrap().to_string(), "90d");
        assert_eq!(answers.by_hand, Some(true));
    }

    #[test]
    fn refuses_unknown_keys_bad_values_and_secrets() {
        for (text, code, needle) in [
            (
                "tennant = \"x\"",
                "answers_invalid",
                "line 1: unknown field `tennant`",
            ),
            (
                "\nclient_id = \"a b\"",
                "answers_invalid",
                "line 2: client_id: client id `a b` has a blank in it",
            ),
            (
                "client_secret = \"marker\"",
                "secret_in_answers",
                "the key `client_secret`",
            ),
            (
                "admin_password = \"marker\"",
                "secret_in_answers",
                "the key `admin_password`",
            ),
            ("client_secret = marker", "answers_invalid", "line 1: "),
            (
                "token_file = 271828182845",
                "answers_invalid",
                "line 1: token_file: the value is of another kind than is expected: path string",
            ),
            (
                "\nby_hand = \"marker\"",
                "answers_invalid",
                "line 2: by_hand: the value is of another kind than is expected: a boolean",
            ),
            (
                "age_identity = \"-\"",
                "answers_invalid",
                "age_identity: `-` names no file",
            ),
        ] {
            let failure = Answers::parse(text).unwrap_err();
            assert_eq!(failure.code(), code, "{text}");
            assert!(failure.to_string().starts_with(needle), "{failure}");
            assert!(!failure.to_string().contains("marker"), "{failure}");
        }
    }

    #[test]
    fn every_key_is_known_by_its_name() {
        let failure = Answers::parse("nothing = 1").unwrap_err().to_string();
        let (_, keys) = failure.split_once(", expected one of ").unwrap();
        let keys: Vec<&str> = keys.split(", ").map(|key| key.trim_matches('`')).collect();
        assert_eq!(keys, KEYS);
    }

    #[test]
    fn paths_are_taken_from_the_folder_of_the_file() {
        let mut answers =
            Answers::parse("token_file = \"-\"\nca_file = \"ca.pem\"\nsecret_to = \"/x/y\"")
                .unwrap();
        answers.resolve_paths(Path::new("/etc/ws1"));
        assert_eq!(answers.token_file.unwrap(), Path::new("-"));
        assert_eq!(answers.ca_file.unwrap(), Path::new("/etc/ws1/ca.pem"));
        assert_eq!(
            answers.secret_to.unwrap().file().unwrap(),
            Path::new("/x/y")
        );
    }

    proptest! {
        #[test]
        fn what_is_taken_is_as_written_and_what_is_refused_repeats_no_secret(
            client in "[A-Za-z0-9._@-]{1,20}",
            minutes in 1_u32..9_000_000,
            secret in "[A-Z0-9]{12}|[0-9]{12,24}|[0-9]{8}\\.[0-9]{8}",
            key in proptest::sample::select(&SECRETS[..]),
            odd in "[a-z_.\\[\\]=\"' \n#]{0,40}",
        ) {
            let ttl = Ttl::from_minutes(minutes).unwrap();
            let answers = Answers::parse(&format!("\u{feff}client_id = \"{client}\"\r\naccess_token_ttl = \"{ttl}\"\n")).unwrap();
            prop_assert_eq!(answers.client_id.unwrap().to_string(), client);
            prop_assert_eq!(answers.access_token_ttl, Some(ttl));
            for text in [
                format!("{key} = \"{secret}\""),
                format!("{key} = {secret}"),
                format!("{key} = '{secret}' # {odd}"),
                format!("[{key}]\nx = \"{secret}\""),
                format!("{odd}\n{key} = \"{secret}\"\n{odd}"),
                format!("proxy = \"http://me:{secret}@proxy:99999\""),
                format!("tenant = \"https://me:{secret}@acme.example\""),
                format!("by_hand = \"{secret}\""),
                format!("token_file = {secret}"),
                odd.clone(),
            ] {
                if let Err(failure) = Answers::parse(&text) {
                    let told = Explained::of(&failure.into());
                    let told = format!("{} {}", told.message, told.hint.unwrap_or_default());
                    prop_assert!(!told.contains(&secret), "{}: {}", text, told);
                    prop_assert!(!told.chars().any(crate::values::is_dangerous), "{}", told);
                }
            }
        }
    }
}
