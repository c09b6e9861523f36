//! The switches: one for each fact about the service that is uncertain, and for each known trouble.

mod value;
mod words;

use super::error::SandboxError;
pub use value::Status;
pub(super) use value::SwitchValue;
pub use words::*;

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

            /// The value of each switch as text, in the order of [`Switches::list`].
            pub fn values(&self) -> Vec<String> {
                vec![$(self.$field.text()),+]
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
    method_override: bool = true, "method-override", "§1", "POST with X-HTTP-Method-Override stands for that method";
    lenient_paths: bool = true, "lenient-paths", "§1", "doubled slashes and slashes at the end of a path do not count; no: 404";
    load_balancer_cookie: bool = false, "load-balancer-cookie", "§1", "replies set the cookie of a load balancer";
    login: Login = Login::Enabled, "login", "§2.1", "system login; disabled: administrators are federated (403)";
    login_error_status: Status<401, 400> = Status::FIRST, "login-error-status", "§2.1", "status of a system login with a wrong password";
    session_ttl: i64 = 480, "session-ttl", "§2.1", "life of a session token, in minutes";
    hzn_cookie: bool = true, "hzn-cookie", "§2.1", "the value of a cookie HZN serves as a session token";
    login_reply: LoginReply = LoginReply::Full, "login-reply", "§2.1", "keys of the reply to a system login";
    oauth_client_error: ClientError = ClientError::ByStyle, "oauth-client-error", "§2.2", "status for a wrong client secret";
    default_token_ttl: i64 = 180, "default-token-ttl", "§2.2", "access-token life of a client that names none, in minutes (180 or 360 seen)";
    refuses_unknown_scope: bool = false, "refuses-unknown-scope", "§2.2", "a scope that the client does not have: refused (yes) or ignored (no)";
    jwt_form: Form = Form::New, "jwt-form", "§2.2", "claims of access tokens: of 2020 (new) or of 2016 (old)";
    token_clock_skew: i64 = 0, "token-clock-skew", "§2.2", "how far the tenant's clock is ahead, in seconds; moves the Date header and all tokens";
    jwt_bearer_grant: bool = true, "jwt-bearer-grant", "§2.2", "every client may exchange a person's token by the assertion grant";
    jwt_key_id: KeyId = KeyId::ByForm, "jwt-key-id", "§2.2", "the header of access tokens names the key";
    refresh_token_length: i64 = 32, "refresh-token-length", "§2.2", "characters of a refresh token";
    token_reply_null: bool = false, "token-reply-null", "§2.2", "the reply with a token has a key that is null, over which some clients stumble";
    token_check_case: CheckCase = CheckCase::Lower, "token-check-case", "§2.3", "how the token check writes yes";
    secret_on_read: SecretOnRead = SecretOnRead::Blank, "secret-on-read", "§3", "what reading a client says of its secret";
    list_form: Form = Form::New, "list-form", "§3", "the list of clients: paged (new) or not (old)";
    put_keeps_secret: bool = true, "put-keeps-secret", "§3", "an update without `secret` keeps it (yes) or wipes it (no)";
    put_status: Status<201, 200> = Status::FIRST, "put-status", "§3", "status of an update of a client";
    put_revokes_password_grant: bool = true, "put-revokes-password-grant", "§3", "updating a client with the password grant revokes that grant";
    internal_clients: i64 = 2, "internal-clients", "§3", "so many internal clients has a new tenant (at the start only)";
    put_refuses_links: bool = false, "put-refuses-links", "§3", "an update of a client that sends `_links` back gives 400";
    put_blank_secret: BlankSecret = BlankSecret::Wipes, "put-blank-secret", "§3", "what an update with an empty secret does";
    generate_secret: bool = true, "generate-secret", "§3", "the console's call that makes a secret exists (on-premises 3.3)";
    delete_ends_tokens: bool = true, "delete-ends-tokens", "§3", "deleting a client ends its tokens";
    app_templates: bool = true, "app-templates", "§3", "the calls of application templates exist";
    directory_reply: DirectoryReply = DirectoryReply::JitShape, "directory-reply", "§4", "reply to a new directory of type Other";
    directory_status: Status<201, 200> = Status::FIRST, "directory-status", "§4", "status of a new directory of type Other";
    directory_plain_json: bool = false, "directory-plain-json", "§4", "a new directory may come as application/json, its kind read from `type`";
    duplicate_domain_status: Status<409, 400> = Status::FIRST, "duplicate-domain-status", "§4", "status when the domain belongs to another directory";
    domains_readable: Readable = Readable::Yes, "domains-readable", "§4", "a directory's domains can be read, or give 403 (no) or 404";
    jit_listed: JitListed = JitListed::OnRequest, "jit-listed", "§4", "when the list has just-in-time directories";
    domain_item: DomainItem = DomainItem::Name, "domain-item", "§4", "shape of an item of a directory's domains";
    system_directory_listed: bool = true, "system-directory-listed", "§4", "the list has the System Directory";
    domain_case: Case = Case::Ignored, "domain-case", "§4", "letters' case in comparing domains";
    duplicate_directory_name: bool = true, "duplicate-directory-name", "§4", "two directories may have one name; no: the status of a duplicate domain";
    async_delete_lists: i64 = 1, "async-delete-lists", "§4", "an asynchronous deletion is seen under way in so many lists";
    scim_charset: bool = true, "scim-charset", "§5", "SCIM replies are application/json;charset=UTF-8; no: without the charset, over which some clients stumble";
    extensions_need_schemas: bool = true, "extensions-need-schemas", "§5.1", "an extension counts only if its URN is listed in `schemas`";
    scim_patch_status: Status<204, 200> = Status::FIRST, "scim-patch-status", "§5.2", "status of a PATCH on users and groups";
    custom_extensions: CustomExtensions = CustomExtensions::Always, "custom-extensions", "§5.2", "extensions of the tenant's own are shown always, or only those that customSchemaExtensionTypes names";
    filter_on_emails: bool = false, "filter-on-emails", "§5.3", "users can be filtered by `emails`; no: 400";
    empty_resources: bool = true, "empty-resources", "§5.3", "an empty list has `Resources` (yes) or leaves it out (no)";
    filter_and_or: bool = true, "filter-and-or", "§5.3", "filters may have `and` and `or`; no: 400";
    filter_case: Case = Case::Ignored, "filter-case", "§5.3", "letters' case in filters on names";
    default_count: i64 = 20, "default-count", "§5.3", "so many items has a page if `count` is not said";
    maximum_count: i64 = 0, "maximum-count", "§5.3", "no page has more items, whatever `count` says; 0: no maximum";
    etag_form: EtagForm = EtagForm::Milliseconds, "etag-form", "§5.4", "form of `meta.version` and of the header with it";
    groups_after_create: bool = false, "groups-after-create", "§5.4", "the reply to a new user lists its groups already";
    soft_deleted: SoftDeleted = SoftDeleted::Absent, "soft-deleted", "§5.4", "the key that says whether a user is deleted at its source";
    patch_user_name: PatchName = PatchName::Ignored, "patch-user-name", "§5.5", "what a PATCH does with userName";
    patch_values: PatchValues = PatchValues::Replace, "patch-values", "§5.5", "what a PATCH does with emails and the like";
    patch_deletes_attributes: bool = true, "patch-deletes-attributes", "§5.5", "`meta.attributes` of a PATCH deletes attributes";
    group_name_scope: NameScope = NameScope::Domain, "group-name-scope", "§5.6", "what a group's name must be unique in";
    patch_moves_group: bool = false, "patch-moves-group", "§5.6", "a PATCH can move a group to another domain";
    required_attribute: Option<String> = None, "required-attribute", "§6", "attributes that provisioned users must have, such as distinguishedName, separated by commas";
    schema_shows_required: bool = true, "schema-shows-required", "§6", "Schemas show which attribute was made required";
    admin_role: AdminRole = AdminRole::Not, "admin-role", "§7", "clients need an admin role beside the scope; those made over the API have none";
    missing_calls: Option<String> = None, "missing-calls", "§7", "parts of paths, such as localuserstore, that the tenant does not have (404), separated by commas";
    maintenance: bool = false, "maintenance", "§7", "health reports maintenance, and everything else answers 503";
    scim_error_shape: ScimErrorShape = ScimErrorShape::Sdk, "scim-error-shape", "§8.2", "shape of errors of SCIM calls";
    scim_error_code: ErrorCode = ErrorCode::Text, "scim-error-code", "§8.2", "`code` of a SCIM error: string or number";
    jit_directory_holds: Option<String> = None, "jit-directory-holds", "§8.4", "a just-in-time directory, hidden from the plain list, holds this domain";
    jit_user: Option<String> = None, "jit-user", "§8.4", "a user of this name signed in just in time; an update gives 403, not a local user";
    user_error_status: Status<400, 403> = Status::FIRST, "user-error-status", "§8.4", "status when the directory does not take the user";
    scim_create_body: bool = true, "scim-create-body", "§8.4", "a 201 has a body; no: what Okta calls an empty user";
    error_text: ErrorText = ErrorText::Plain, "error-text", "§8.4", "how the three known errors of creating a user are written";
    ignores_sent_secret: bool = false, "ignores-sent-secret", "§9", "a new client's secret is made by the tenant even if one was sent, and returned";
    identity_service: bool = false, "identity-service", "§9", "the bundled Identity Service is on: directories, users and groups are read-only (403)";
    unsupported_media_status: Status<415, 400> = Status::FIRST, "unsupported-media-status", "§12.1", "status for a wrong media type";
    scim_delete_status: Status<204, 200> = Status::FIRST, "scim-delete-status", "§12.3", "status of a DELETE of users and groups";
    deleted_name_free: bool = true, "deleted-name-free", "§12.3", "the name of a deleted user can be used again at once; no: 409";
    maximum_token_ttl: i64 = 0, "maximum-token-ttl", "§12.5", "tokens never live longer, in minutes; 0: no maximum";
    scim_put: bool = true, "scim-put", "§12.8", "PUT on users and groups is accepted";
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
