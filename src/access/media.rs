//! Media types. The vendor's own are moving to `application/json` since 2025: the vendor's is sent in
//! `Content-Type`, both are accepted (§1).

pub(super) const JSON: &str = "application/json";
pub(super) const FORM: &str = "application/x-www-form-urlencoded";
pub(super) const CLIENT: &str = "application/vnd.vmware.horizon.manager.oauth2client+json";
pub(super) const CLIENT_OR_JSON: &str =
    "application/vnd.vmware.horizon.manager.oauth2client+json, application/json";
pub(super) const CLIENT_LIST_OR_JSON: &str =
    "application/vnd.vmware.horizon.manager.oauth2clientsummarylist+json, application/json";
pub(super) const OTHER_DIRECTORY: &str =
    "application/vnd.vmware.horizon.manager.connector.management.directory.other+json";
pub(super) const OTHER_DIRECTORY_OR_JSON: &str = "application/vnd.vmware.horizon.manager.connector.management.directory.other+json, application/json";
pub(super) const DIRECTORY_LIST_OR_JSON: &str = "application/vnd.vmware.horizon.manager.connector.management.directory.list+json, application/json";
pub(super) const DOMAIN_LIST_OR_JSON: &str = "application/vnd.vmware.horizon.manager.connector.management.directory.domain.list+json, application/json";
