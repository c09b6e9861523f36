//! The switches: one for each fact about the service that is uncertain, and for each known trouble.

use super::error::SandboxError;

/// What a switch's value can be.
pub(super) trait SwitchValue: Sized {
    fn parse(text: &str) -> Option<Self>;
    fn text(&self) -> String;
    /// The values that it takes, as shown to people.
    fn values() -> String;
}

macro_rules! words {
    ($(#[$about:meta])* $name:ident { $($(#[$meaning:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name { $($(#[$meaning])* $variant),+ }

        impl SwitchValue for $name {
            fn parse(text: &str) -> Option<Self> {
                match text { $($word => Some(Self::$variant),)+ _ => None }
            }
            fn text(&self) -> String {
                match self { $(Self::$variant => $word.to_owned()),+ }
            }
            fn values() -> String {
                [$($word),+].join("|")
            }
        }
    };
}

words! {
    /// The media type of administrative replies.
    MediaType {
        /// The vendor's own types.
        Vendor = "vendor",
        /// `application/json` everywhere.
        Plain = "plain",
    }
}
words! {
    /// What the system login does.
    Login {
        /// It works.
        Enabled = "enabled",
        /// Administrators are federated: 403.
        Disabled = "disabled",
        /// The same with 401.
        Disabled401 = "disabled-401",
        /// Another product answers: 404.
        Missing = "missing",
    }
}
words! {
    /// Whether a client needs an administrator's role beside the scope.
    AdminRole {
        /// The scope is enough.
        Not = "not",
        /// Clients made over the API have no role and get 403 where they would administer.
        Required = "required",
    }
}
words! {
    /// The body of the reply to a new directory of type Other.
    DirectoryReply {
        /// `directoryConfigurationId` and `userStoreId`, as for just-in-time directories.
        JitShape = "jit-shape",
        /// `directoryConfigId`, as for Active Directory.
        ConfigId = "config-id",
        /// `directoryId` and `userstoreId`, as in the list.
        DirectoryId = "directory-id",
        /// No body.
        Empty = "empty",
    }
}
words! {
    /// What a GET of a client says of its secret.
    SecretOnRead {
        /// `""`, as the cloud does.
        Blank = "blank",
        /// The secret, as on-premises 3.3 does.
        Shown = "shown",
        /// No such key.
        Absent = "absent",
    }
}
words! {
    /// Old and new forms of lists and tokens.
    Form {
        /// Today's form.
        New = "new",
        /// The form of before.
        Old = "old",
    }
}
words! {
    /// The status for a wrong client secret.
    ClientError {
        /// 401 to Basic, 400 to credentials in body or query.
        ByStyle = "by-style",
        /// Always 401.
        Unauthorized = "401",
        /// Always 400.
        BadRequest = "400",
    }
}
words! {
    /// Whether a directory's domains can be read.
    Readable {
        /// They can.
        Yes = "yes",
        /// 403.
        Forbidden = "403",
        /// 404.
        Missing = "404",
        /// The same as 403.
        No = "no",
    }
}
words! {
    /// The shape of errors of SCIM calls.
    ScimErrorShape {
        /// `{"Errors":[{"code","description"}]}`.
        Sdk = "Errors",
        /// `{"errors":[{"code","message","parameters"}]}`.
        Vendor = "errors",
    }
}
words! {
    /// What a group's name must be unique in.
    NameScope {
        /// Its domain.
        Domain = "domain",
        /// The whole tenant.
        Tenant = "tenant",
    }
}

impl SwitchValue for bool {
    fn parse(text: &str) -> Option<Self> {
        match text {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        }
    }
    fn text(&self) -> String {
        if *self { "yes" } else { "no" }.to_owned()
    }
    fn values() -> String {
        "yes|no".to_owned()
    }
}

impl SwitchValue for i64 {
    fn parse(text: &str) -> Option<Self> {
        // Larger shifts leave the calendar.
        text.parse()
            .ok()
            .filter(|number: &i64| number.unsigned_abs() <= 10_000_000_000)
    }
    fn text(&self) -> String {
        self.to_string()
    }
    fn values() -> String {
        "NUMBER".to_owned()
    }
}

impl SwitchValue for Option<String> {
    fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        Some((!text.is_empty() && text != "none").then(|| text.to_owned()))
    }
    fn text(&self) -> String {
        self.clone().unwrap_or_else(|| "none".to_owned())
    }
    fn values() -> String {
        "none|TEXT".to_owned()
    }
}

/// One of two status codes; the first is the default.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Status<const FIRST: u16, const OTHER: u16>(u16);

impl<const FIRST: u16, const OTHER: u16> Status<FIRST, OTHER> {
    const FIRST: Self = Self(FIRST);

    /// The code.
    pub fn code(self) -> u16 {
        self.0
    }
}

impl<const FIRST: u16, const OTHER: u16> SwitchValue for Status<FIRST, OTHER> {
    fn parse(text: &str) -> Option<Self> {
        let code = text.parse().ok()?;
        (code == FIRST || code == OTHER).then_some(Self(code))
    }
    fn text(&self) -> String {
        self.0.to_string()
    }
    fn values() -> String {
        format!("{FIRST}|{OTHER}")
    }
}

/// A switch as it is shown to people.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct SwitchInfo {
    /// Its name on the command line.
    pub name: &'static str,
    /// The values that it takes.
    pub values: String,
    /// The value when nothing is said.
    pub default: String,
    /// The section of `ws1-access-api.md` with the uncertain fact.
    pub section: &'static str,
    /// What it decides.
    pub meaning: &'static str,
}

macro_rules! switches {
    ($($field:ident: $kind:ty = $default:expr, $name:literal, $section:literal, $meaning:literal;)+) => {
        /// What this simulated tenant does where the real service's behaviour is uncertain or
        /// known to differ.
        #[derive(Debug, Clone, PartialEq, Eq)]
        #[non_exhaustive]
        pub struct Switches { $(#[doc = $meaning] pub $field: $kind),+ }

        impl Default for Switches {
            fn default() -> Self {
                Self { $($field: $default),+ }
            }
        }

        impl Switches {
            /// All switches with their values and defaults.
            pub fn list() -> Vec<SwitchInfo> {
                let defaults = Self::default();
                vec![$(SwitchInfo {
                    name: $name,
                    values: <$kind as SwitchValue>::values(),
                    default: defaults.$field.text(),
                    section: $section,
                    meaning: $meaning,
                }),+]
            }

            /// Sets the switch `name` to the value that `value` says.
            pub fn set(&mut self, name: &str, value: &str) -> Result<(), SandboxError> {
                match name {
                    $($name => {
                        self.$field = SwitchValue::parse(value)
                            .ok_or_else(|| bad_value(name, value, &<$kind>::values()))?;
                    })+
                    _ => return Err(SandboxError::Switch(format!("no switch is called `{name}`"))),
                }
                Ok(())
            }
        }
    };
}

switches! {
    media_type: MediaType = MediaType::Vendor, "media-type", "§1", "media type of administrative replies";
    login: Login = Login::Enabled, "login", "§2.1", "system login; disabled: administrators are federated (403)";
    login_error_status: Status<401, 400> = Status::FIRST, "login-error-status", "§2.1", "status of a system login with a wrong password";
    session_ttl: i64 = 480, "session-ttl", "§2.1", "life of a session token, in minutes";
    oauth_client_error: ClientError = ClientError::ByStyle, "oauth-client-error", "§2.2", "status for a wrong client secret";
    default_token_ttl: i64 = 180, "default-token-ttl", "§2.2", "access-token life of a client that names none, in minutes (180 or 360 seen)";
    maximum_token_ttl: i64 = 0, "maximum-token-ttl", "§12.5", "tokens never live longer, in minutes; 0: no maximum";
    refuses_unknown_scope: bool = false, "refuses-unknown-scope", "§2.2", "a scope that the client does not have: refused (yes) or ignored (no)";
    jwt_form: Form = Form::New, "jwt-form", "§2.2", "claims of access tokens: of 2020 (new) or of 2016 (old)";
    token_clock_skew: i64 = 0, "token-clock-skew", "§2.2", "how far the tenant's clock is ahead, in seconds; moves the Date header and all tokens";
    ignores_sent_secret: bool = false, "ignores-sent-secret", "§9", "a new client's secret is made by the tenant even if one was sent, and returned";
    secret_on_read: SecretOnRead = SecretOnRead::Blank, "secret-on-read", "§3", "what reading a client says of its secret";
    list_form: Form = Form::New, "list-form", "§3", "the list of clients: paged (new) or not (old)";
    put_keeps_secret: bool = true, "put-keeps-secret", "§3", "an update without `secret` keeps it (yes) or wipes it (no)";
    put_status: Status<201, 200> = Status::FIRST, "put-status", "§3", "status of an update of a client";
    put_revokes_password_grant: bool = true, "put-revokes-password-grant", "§3", "updating a client with the password grant revokes that grant";
    admin_role: AdminRole = AdminRole::Not, "admin-role", "§7", "clients need an admin role beside the scope; those made over the API have none";
    directory_reply: DirectoryReply = DirectoryReply::JitShape, "directory-reply", "§4", "reply to a new directory of type Other";
    directory_status: Status<201, 200> = Status::FIRST, "directory-status", "§4", "status of a new directory of type Other";
    directory_plain_json: bool = false, "directory-plain-json", "§4", "a new directory may come as application/json, its kind read from `type`";
    unsupported_media_status: Status<415, 400> = Status::FIRST, "unsupported-media-status", "§12.1", "status for a wrong media type";
    duplicate_domain_status: Status<409, 400> = Status::FIRST, "duplicate-domain-status", "§4", "status when the domain belongs to another directory";
    domains_readable: Readable = Readable::Yes, "domains-readable", "§4", "a directory's domains can be read, or give 403 (no) or 404";
    jit_directory_holds: Option<String> = None, "jit-directory-holds", "§8.4", "a just-in-time directory, hidden from the plain list, holds this domain";
    required_attribute: Option<String> = None, "required-attribute", "§6", "an attribute that provisioned users must have, such as distinguishedName";
    scim_error_shape: ScimErrorShape = ScimErrorShape::Sdk, "scim-error-shape", "§8.2", "shape of errors of SCIM calls";
    user_error_status: Status<400, 403> = Status::FIRST, "user-error-status", "§8.4", "status when the directory does not take the user";
    extensions_need_schemas: bool = true, "extensions-need-schemas", "§5.1", "an extension counts only if its URN is listed in `schemas`";
    scim_put: bool = true, "scim-put", "§12.8", "PUT on users and groups is accepted";
    scim_patch_status: Status<204, 200> = Status::FIRST, "scim-patch-status", "§5.2", "status of a PATCH on users and groups";
    scim_delete_status: Status<204, 200> = Status::FIRST, "scim-delete-status", "§12.3", "status of a DELETE of users and groups";
    filter_on_emails: bool = false, "filter-on-emails", "§5.3", "users can be filtered by `emails`; no: 400";
    empty_resources: bool = true, "empty-resources", "§5.3", "an empty list has `Resources` (yes) or leaves it out (no)";
    group_name_scope: NameScope = NameScope::Domain, "group-name-scope", "§5.6", "what a group's name must be unique in";
}

fn bad_value(name: &str, value: &str, values: &str) -> SandboxError {
    SandboxError::Switch(format!("switch `{name}` takes {values}, not `{value}`"))
}

impl Switches {
    /// Sets a switch from `name=value`.
    pub fn set_text(&mut self, text: &str) -> Result<(), SandboxError> {
        let Some((name, value)) = text.split_once('=') else {
            return Err(SandboxError::Switch(format!(
                "a switch is `name=value`, not `{text}`"
            )));
        };
        self.set(name.trim(), value.trim())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_switch_takes_its_own_default_and_refuses_nonsense() {
        for info in Switches::list() {
            let mut switches = Switches::default();
            switches.set(info.name, &info.default).unwrap();
            assert_eq!(switches, Switches::default(), "{}", info.name);
            if !info.values.contains("TEXT") {
                assert!(
                    switches.set(info.name, "nonsense").is_err(),
                    "{}",
                    info.name
                );
            }
        }
        assert!(Switches::default().set_text("no-such-switch=1").is_err());
        assert!(Switches::default().set_text("login").is_err());
    }

    #[test]
    fn values_are_typed() {
        let mut switches = Switches::default();
        switches.set_text("directory-status=200").unwrap();
        switches.set_text("jit-directory-holds=okta.com").unwrap();
        assert_eq!(switches.directory_status.code(), 200);
        assert_eq!(switches.jit_directory_holds.as_deref(), Some("okta.com"));
        assert!(switches.set_text("directory-status=204").is_err());
    }
}
