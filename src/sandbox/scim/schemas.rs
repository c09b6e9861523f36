//! Schemas (`ws1-access-api.md` §5.4, §5.6 and §5.7).

use serde_json::{Value, json};

use super::error;
use super::filter::{Filter, Operator, Rules};
use super::names::{CORE, WORKSPACE};
use crate::sandbox::request::Request;
use crate::sandbox::response::Response;
use crate::sandbox::route::only;
use crate::sandbox::tenant::Tenant;

const ENTERPRISE: &str = "urn:scim:schemas:extension:enterprise:1.0";
const MFA: &str = "urn:scim:schemas:extension:workspace:mfa:1.0";

/// Name and type of plain attributes of a user.
const USER_CORE: [(&str, &str); 12] = [
    ("userName", "string"),
    ("externalId", "string"),
    ("active", "boolean"),
    ("password", "string"),
    ("displayName", "string"),
    ("nickName", "string"),
    ("title", "string"),
    ("userType", "string"),
    ("locale", "string"),
    ("preferredLanguage", "string"),
    ("timeZone", "string"),
    ("profileUrl", "string"),
];
/// Name, name of one value, and parts of an attribute of many values.
const USER_MULTIPLE: [(&str, &str, &[&str]); 8] = [
    ("emails", "email", &["value", "display", "primary", "type"]),
    (
        "phoneNumbers",
        "phoneNumber",
        &["value", "display", "primary", "type"],
    ),
    (
        "addresses",
        "address",
        &[
            "formatted",
            "streetAddress",
            "locality",
            "region",
            "postalCode",
            "country",
            "type",
            "primary",
        ],
    ),
    ("ims", "im", &["value", "display", "primary", "type"]),
    ("photos", "photo", &["value", "display", "primary", "type"]),
    ("groups", "group", &["value", "display", "primary", "type"]),
    ("roles", "role", &["value", "display", "primary", "type"]),
    (
        "entitlements",
        "entitlement",
        &["value", "display", "primary", "type"],
    ),
];
const NAME: [&str; 6] = [
    "formatted",
    "familyName",
    "givenName",
    "middleName",
    "honorificPrefix",
    "honorificSuffix",
];
/// Name, type, and whether only the service writes it.
const USER_WORKSPACE: [(&str, &str, bool); 14] = [
    ("internalUserType", "string", false),
    ("userStatus", "string", true),
    ("domain", "string", false),
    ("userStoreUuid", "string", true),
    ("distinguishedName", "string", false),
    ("userPrincipalName", "string", false),
    ("externalUserDisabled", "boolean", false),
    ("isSoftDeleted", "boolean", true),
    ("otaLink", "string", true),
    ("directoryUuid", "string", true),
    ("directoryName", "string", true),
    ("directoryType", "string", true),
    ("isPasswordChangeFeatureEnabled", "boolean", true),
    ("isUserInPreHireGroup", "boolean", true),
];
const GROUP_WORKSPACE: [(&str, &str, bool); 9] = [
    ("internalGroupType", "string", false),
    ("domain", "string", false),
    ("description", "string", false),
    ("distinguishedName", "string", false),
    ("userStoreUuid", "string", true),
    ("parents", "string", true),
    ("compositionRules", "string", false),
    ("compositionRulesV2", "string", false),
    ("email", "string", false),
];

/// `GET /Schemas`: the filter is required and can only be `name eq "…"`.
pub(super) fn answer(tenant: &Tenant, request: &Request) -> Result<Response, Response> {
    only(request, "GET")?;
    let bad = || {
        let text = "A filter of the form name eq \"User\" is required.";
        error(tenant, 400, text)
    };
    let filter = request.query_value("filter").ok_or_else(bad)?;
    let Ok(Filter::Compare(comparison)) = Filter::parse(&filter, Rules::default()) else {
        return Err(bad());
    };
    if comparison.operator != Operator::Equal || comparison.path != ["name"] {
        return Err(bad());
    }
    if let Some(id) = request
        .query_value("directoryUuid")
        .filter(|id| !id.is_empty())
        && !tenant.state.directories.iter().any(|one| one.id == id)
    {
        return Err(error(tenant, 400, "directoryUuid is unknown."));
    }
    let (name, endpoint, attributes) = match comparison.value.as_str() {
        "user" => ("User", "Users", user_attributes(tenant)),
        "group" => ("Group", "Groups", group_attributes()),
        "role" => ("Role", "Roles", role_attributes()),
        "passwordstate" => ("PasswordState", "PasswordStates", Vec::new()),
        "serviceproviderconfig" => (
            "ServiceProviderConfig",
            "ServiceProviderConfigs",
            Vec::new(),
        ),
        _ => return Err(bad()),
    };
    let schema = json!({
        "id": format!("{CORE}:{name}"),
        "name": name,
        "description": format!("{name} resource"),
        "schema": CORE,
        "endpoint": endpoint,
        "attributes": attributes,
    });
    let body = json!({"totalResults": 1, "itemsPerPage": 1, "startIndex": 1,
        "schemas": [CORE], "Resources": [schema]});
    Ok(Response::json(200, &body))
}

fn user_attributes(tenant: &Tenant) -> Vec<Value> {
    let switches = &tenant.settings.switches;
    let listed = switches.required_attribute.as_deref().unwrap_or_default();
    let made_required = |name: &str| {
        switches.schema_shows_required && listed.split(',').any(|one| one.trim() == name)
    };
    let core = USER_CORE.iter().map(|(name, kind)| {
        let required = *name == "userName" || made_required(name);
        attribute(CORE, name, kind, required, false)
    });
    let mut name = attribute(CORE, "name", "complex", false, false);
    name["subAttributes"] = parts(&NAME);
    let multiple = USER_MULTIPLE
        .iter()
        .map(|(name, child, below)| multiple(name, child, below));
    let extension = USER_WORKSPACE.iter().map(|(name, kind, fixed)| {
        let mut shown = attribute(WORKSPACE, name, kind, made_required(name), *fixed);
        match *name {
            "internalUserType" => shown["canonicalValues"] = json!(["LOCAL", "PROVISIONED"]),
            "userStatus" => shown["canonicalValues"] = json!(["1", "2", "3"]),
            _ => {}
        }
        shown
    });
    let enterprise = [
        "employeeNumber",
        "organization",
        "department",
        "costCenter",
        "division",
    ];
    let enterprise =
        enterprise.map(|name| attribute(ENTERPRISE, name, "string", made_required(name), false));
    let mut manager = attribute(ENTERPRISE, "manager", "complex", false, false);
    manager["subAttributes"] = parts(&["managerId", "displayName"]);
    let mfa = ["hubMfaPreferredUDID", "mfaId", "mfaPhoneNumber"];
    let mfa = mfa.map(|name| attribute(MFA, name, "string", false, false));
    core.chain([name])
        .chain(multiple)
        .chain(extension)
        .chain(enterprise)
        .chain([manager])
        .chain(mfa)
        .collect()
}

fn group_attributes() -> Vec<Value> {
    let core = [
        attribute(CORE, "displayName", "string", true, false),
        attribute(CORE, "externalId", "string", false, false),
        multiple(
            "members",
            "member",
            &["value", "display", "type", "operation"],
        ),
    ];
    let extension = GROUP_WORKSPACE
        .iter()
        .map(|(name, kind, fixed)| attribute(WORKSPACE, name, kind, false, *fixed));
    core.into_iter().chain(extension).collect()
}

fn role_attributes() -> Vec<Value> {
    vec![
        attribute(CORE, "displayName", "string", true, true),
        multiple(
            "members",
            "member",
            &["value", "display", "type", "operation"],
        ),
    ]
}

fn attribute(schema: &str, name: &str, kind: &str, required: bool, fixed: bool) -> Value {
    json!({
        "name": name,
        "type": kind,
        "multiValued": false,
        "description": name,
        "schema": schema,
        "readOnly": fixed,
        "required": required,
        "caseExact": name == "externalId",
    })
}

fn multiple(name: &str, child: &str, below: &[&str]) -> Value {
    let fixed = matches!(name, "groups" | "roles");
    let mut attribute = attribute(CORE, name, "complex", false, fixed);
    attribute["multiValued"] = Value::Bool(true);
    attribute["multiValuedAttributeChildName"] = Value::from(child);
    attribute["subAttributes"] = parts(below);
    attribute
}

fn parts(names: &[&str]) -> Value {
    let part = |name: &&str| {
        let kind = if *name == "primary" {
            "boolean"
        } else {
            "string"
        };
        json!({"name": name, "type": kind, "description": name, "readOnly": false,
            "required": false, "caseExact": false})
    };
    names.iter().map(part).collect()
}
