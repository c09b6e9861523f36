//! The names of the questions whose answers the tenant can find wrong, so that they can be asked
//! again.

use crate::ui::Question;

/// The tenant's URL.
pub(crate) const TENANT: &str = "Tenant URL";
/// Which way in.
pub(crate) const WAY_IN: &str = "What do you have to get into the tenant?";
/// A local administrator.
pub(crate) const ADMINISTRATOR: &str = "Administrator";
/// The administrator's password.
pub(crate) const PASSWORD: &str = "Password";
/// A client that may make others.
pub(crate) const ADMIN_CLIENT_ID: &str = "Client ID that may make others";
/// The secret of that client.
pub(crate) const ADMIN_CLIENT_SECRET: &str = "Its Shared Secret";
/// The file with a bearer token.
pub(crate) const TOKEN_FILE: &str = "File with the bearer token";
/// The client that is kept.
pub(crate) const CLIENT_ID: &str = "Client ID";
/// Its secret, where it was made by hand.
pub(crate) const CLIENT_SECRET: &str = "Shared Secret";
/// How long a refresh token works.
pub(crate) const REFRESH_TOKEN_TTL: &str = "Refresh Token TTL";
/// How long it may lie unused.
pub(crate) const IDLE_TOKEN_TTL: &str = "Idle Token TTL";
/// The directory's name.
pub(crate) const DIRECTORY_NAME: &str = "Directory name";
/// The directory's domain.
pub(crate) const DOMAIN: &str = "Domain";
/// Another store than the keychain.
pub(crate) const STORE: &str = "Where are the secrets to be kept?";
/// The helper program that keeps them.
pub(crate) const HELPER: &str = "Name of the helper";
/// The identity that opens the encrypted files.
pub(crate) const AGE_IDENTITY: &str = "File with the age identity";
/// The place that alone keeps the client's secret.
pub(crate) const SECRET_TO: &str = "What keeps the client's secret";
/// The same as a question.
pub(crate) const SECRET_TO_QUESTION: Question<'static> = Question {
    label: SECRET_TO,
    explanation: "With --store none nothing else keeps it: a file, which only you will be able to \
                  read, or helper:NAME.",
    flag: "secret-to",
};
