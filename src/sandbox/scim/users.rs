//! Creating and updating users (`ws1-access-api.md` §5.4, §5.5, §8.4).

use serde_json::{Map, Value};

use super::merge::{MergeRules, READ_ONLY, READ_ONLY_EXTENSION, loosen, merge, urns};
use super::names::WORKSPACE;
use super::people::{Record, Sort};
use super::{body, error, known_error, missing, names, put_changed, render};
use crate::sandbox::caller::Caller;
use crate::sandbox::directory::Kind;
use crate::sandbox::request::Request;
use crate::sandbox::response::Response;
use crate::sandbox::switches::{PatchName, PatchValues};
use crate::sandbox::tenant::{Tenant, internal_error};

/// `GET /Me`: the user behind the token; a client is shown as a user of type SERVICE.
pub(super) fn me(
    tenant: &Tenant,
    request: &Request,
    caller: &Caller,
) -> Result<Response, Response> {
    crate::sandbox::route::only(request, "GET")?;
    let text = |name: &str| {
        caller
            .claims
            .get(name)
            .and_then(Value::as_str)
            .unwrap_or_default()
    };
    let shown = if let Some(user) = tenant.state.people.users.get(text("sub")) {
        render::full(tenant, user)
    } else {
        let name = text("prn").split('@').next().unwrap_or_default();
        let kind = if text("prn_type") == "SERVICE" {
            "SERVICE"
        } else {
            "LOCAL"
        };
        let user = serde_json::json!({"schemas": [names::CORE, WORKSPACE], "id": text("sub"),
                "userName": name, "active": true, "groups": [], "roles": [],
                WORKSPACE: {"internalUserType": kind, "userStatus": "1",
                    "domain": "System Domain"}});
        user.as_object().cloned().unwrap_or_default()
    };
    let wanted = render::wanted(tenant, request.query_value("attributes").as_deref())?;
    Ok(Response::json(
        200,
        &render::select(shown, wanted.as_deref(), true),
    ))
}

/// `POST /Users`.
pub(super) fn create(tenant: &mut Tenant, request: &Request) -> Result<Response, Response> {
    let mut attributes = body(tenant, request, "User")?;
    let password = take_password(&mut attributes);
    prepare(tenant, &mut attributes, None)?;
    let mut record = Record::new(Sort::User, attributes, request.now).map_err(internal_error)?;
    refuse_duplicate(tenant, &record)?;
    record.password = password;
    let mut shown = render::full(tenant, &record);
    // Right after the creation there are none yet (§5.4).
    if !tenant.settings.switches.groups_after_create {
        shown.insert("groups".to_owned(), Value::Array(Vec::new()));
    }
    let no_mail = request.query_value("sendMail").as_deref() == Some("false");
    if no_mail
        && record.password.is_none()
        && record.extension("internalUserType") == "LOCAL"
        && let Some(Value::Object(extension)) = shown.get_mut(WORKSPACE)
    {
        let url = tenant
            .settings
            .url(&format!("/auth/firstlogin/{}", record.id));
        extension.insert("firstLoginUrl".to_owned(), Value::from(url));
    }
    let wanted = render::wanted(tenant, request.query_value("attributes").as_deref())?;
    let shown = render::select(shown, wanted.as_deref(), true);
    let reply = if tenant.settings.switches.scim_create_body {
        Response::json(201, &shown)
    } else {
        Response::empty(201)
    };
    let reply = render::made(tenant, &record, reply);
    tenant.state.people.put(record);
    tenant.changed = true;
    Ok(reply)
}

/// `PATCH /Users/{id}`, a partial resource that is merged; `PUT`, a full one.
pub(super) fn update(
    tenant: &mut Tenant,
    request: &Request,
    id: &str,
) -> Result<Response, Response> {
    let held = tenant
        .state
        .people
        .users
        .get(id)
        .ok_or_else(|| missing(tenant, id))?
        .clone();
    let mut sent = body(tenant, request, "User")?;
    if !matches!(
        held.extension("internalUserType").as_str(),
        "LOCAL" | "PROVISIONED"
    ) {
        return Err(error(
            tenant,
            403,
            "The user is not a local user and can not be updated.",
        ));
    }
    let password = take_password(&mut sent);
    let mut record = held.clone();
    if request.method == "PUT" {
        prepare(tenant, &mut sent, Some(&held))?;
        record.set_attributes(sent);
        if !record.name().eq_ignore_ascii_case(held.name()) {
            refuse_duplicate(tenant, &record)?;
        }
    } else {
        let switches = &tenant.settings.switches;
        let named = sent.get("userName").and_then(Value::as_str);
        let named = named.filter(|name| *name != held.name()).map(str::to_owned);
        let rules = MergeRules {
            adds_values: switches.patch_values == PatchValues::Merge,
            deletes_attributes: switches.patch_deletes_attributes,
        };
        let mut attributes = record.attributes();
        merge(&mut attributes, sent, rules);
        record.set_attributes(attributes);
        match (switches.patch_user_name, named) {
            (PatchName::Refused, Some(_)) => {
                return Err(error(tenant, 400, "Attribute 'userName' is read-only."));
            }
            (PatchName::Changes, Some(name)) => {
                let mut attributes = record.attributes();
                attributes.insert("userName".to_owned(), Value::from(name));
                record.set_attributes(attributes);
                refuse_duplicate(tenant, &record)?;
            }
            _ => {}
        }
    }
    record.password = password.or(held.password);
    Ok(put_changed(tenant, request, record, held.modified))
}

fn take_password(attributes: &mut Map<String, Value>) -> Option<String> {
    attributes
        .remove("password")
        .and_then(|value| value.as_str().map(str::to_owned))
}

/// Checks a full resource and fills in type and domain; `held` is what a PUT replaces.
fn prepare(
    tenant: &Tenant,
    attributes: &mut Map<String, Value>,
    held: Option<&Record>,
) -> Result<(), Response> {
    let bad = |text: &str| error(tenant, 400, text);
    for name in READ_ONLY {
        if name != "schemas" {
            attributes.remove(name);
        }
    }
    loosen(attributes);
    let filled = |name: &str, attributes: &Map<String, Value>| {
        let path = names::path(name);
        names::texts(attributes, &path)
            .into_iter()
            .next()
            .filter(|text| !text.is_empty())
    };
    if filled("userName", attributes).is_none() {
        return Err(bad("Attribute 'userName' is required."));
    }
    let kind = filled("internalUserType", attributes)
        .or_else(|| held.map(|held| held.extension("internalUserType")))
        .unwrap_or_else(|| "LOCAL".to_owned());
    if kind != "LOCAL" && kind != "PROVISIONED" {
        return Err(bad(
            "Attribute 'internalUserType' must be LOCAL or PROVISIONED.",
        ));
    }
    let sent_domain =
        filled("domain", attributes).or_else(|| held.map(|held| held.domain().to_owned()));
    if kind == "PROVISIONED" {
        let required = [
            "name.givenName",
            "name.familyName",
            "emails",
            "domain",
            "externalId",
        ];
        for name in required {
            let there = filled(name, attributes).is_some() || (name == "domain" && held.is_some());
            if !there {
                return Err(bad(&format!("Attribute '{name}' is required.")));
            }
        }
        if attributes
            .get("emails")
            .and_then(Value::as_array)
            .map(Vec::len)
            != Some(1)
        {
            return Err(bad("Exactly one value of 'emails' is required."));
        }
        let listed = tenant.settings.switches.required_attribute.as_deref();
        let listed = listed.unwrap_or_default().split(',').map(str::trim);
        let lacking: Vec<&str> = listed
            .filter(|name| !name.is_empty() && filled(name, attributes).is_none())
            .collect();
        if !lacking.is_empty() {
            let names = lacking.join(", ");
            let text = format!("Required user attributes: [{names}] are missing.");
            let status = tenant.settings.switches.user_error_status.code();
            return Err(known_error(tenant, status, &text));
        }
    }
    let domain = sent_domain.unwrap_or_else(|| "System Domain".to_owned());
    check_directory(tenant, &kind, &domain)?;
    let entry = attributes
        .entry(WORKSPACE)
        .or_insert_with(|| Value::Object(Map::new()));
    if let Value::Object(extension) = entry {
        extension.retain(|name, _| !READ_ONLY_EXTENSION.contains(&name.as_str()));
        extension.insert("internalUserType".to_owned(), Value::from(kind));
        extension.insert("domain".to_owned(), Value::from(domain));
    }
    attributes.entry("active").or_insert(Value::Bool(true));
    attributes.insert("schemas".to_owned(), Value::Array(urns(attributes)));
    Ok(())
}

/// Provisioned users live in a directory of type Other, local ones in a local one (§8.4).
fn check_directory(tenant: &Tenant, kind: &str, domain: &str) -> Result<(), Response> {
    let status = tenant.settings.switches.user_error_status.code();
    let refused = |text: &str| Err(known_error(tenant, status, text));
    let Some(directory) = tenant.directory_holding(domain) else {
        return refused(
            "User domain name specified for the user resource doesn't belong to the directory.",
        );
    };
    let fits = match kind {
        "PROVISIONED" => directory.kind == Kind::Other,
        _ => directory.kind == Kind::Local,
    };
    if fits {
        return Ok(());
    }
    refused("User creation is not supported for specified directory ID.")
}

fn refuse_duplicate(tenant: &Tenant, record: &Record) -> Result<(), Response> {
    let users = &tenant.state.people.users;
    let domain = record.domain().to_lowercase();
    let key = (domain.clone(), record.name().to_lowercase());
    let taken = tenant.state.administration.deleted_names.contains(&key);
    if taken && !tenant.settings.switches.deleted_name_free {
        let text = format!("User with userName '{}' was deleted.", record.name());
        return Err(error(tenant, 409, &text));
    }
    let mut same = users.named(record.name()).filter_map(|id| users.get(id));
    if same.any(|user| user.domain().to_lowercase() == domain && user.id != record.id) {
        let text = format!("User with userName '{}' already exists.", record.name());
        return Err(error(tenant, 409, &text));
    }
    Ok(())
}

/// Remembers the name of a user who is about to be deleted, where the switch holds it back.
pub(super) fn note_deleted(tenant: &mut Tenant, id: &str) {
    if tenant.settings.switches.deleted_name_free {
        return;
    }
    if let Some(user) = tenant.state.people.users.get(id) {
        let key = (user.domain().to_lowercase(), user.name().to_lowercase());
        tenant.state.administration.deleted_names.insert(key);
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tenant::tests::{call, session, tenant};
    use serde_json::{Value, json};

    const USERS: &str = "/SAAS/jersey/manager/api/scim/Users";

    fn user(name: &str) -> Value {
        json!({"userName": name, "name": {"givenName": "A", "familyName": "B"},
            "emails": [{"value": "a@x.invalid"}], "title": "T"})
    }

    #[test]
    fn a_patch_merges_and_keeps_what_must_stay() {
        let mut tenant = tenant();
        let token = session(&mut tenant);
        let (status, made) = call(&mut tenant, &token, "POST", USERS, &user("jane"));
        assert_eq!(status, 201);
        let path = format!("{USERS}/{}", made["id"].as_str().unwrap());
        let change = json!({"userName": "other", "name": {"givenName": "New"}, "active": "false",
            "meta": {"attributes": ["title"]}, super::WORKSPACE: {"domain": "elsewhere"}});
        assert_eq!(call(&mut tenant, &token, "PATCH", &path, &change).0, 204);
        let (_, read) = call(&mut tenant, &token, "GET", &path, &Value::Null);
        assert_eq!(read["userName"], "jane");
        assert_eq!(read["name"], json!({"givenName": "New", "familyName": "B"}));
        assert_eq!(read["active"], false);
        assert_eq!(read[super::WORKSPACE]["domain"], "System Domain");
        assert!(read.get("title").is_none());
    }

    #[test]
    fn provisioned_users_need_all_that_the_service_names() {
        let mut tenant = tenant();
        let token = session(&mut tenant);
        for missing in ["externalId", "name", "emails", "userName", super::WORKSPACE] {
            let mut body = user("jane");
            body["externalId"] = json!("1");
            body[super::WORKSPACE] = json!({"internalUserType": "PROVISIONED", "domain": "d"});
            if missing == super::WORKSPACE {
                body[missing] = json!({"internalUserType": "PROVISIONED"});
            } else {
                body.as_object_mut().unwrap().remove(missing);
            }
            assert_eq!(
                call(&mut tenant, &token, "POST", USERS, &body).0,
                400,
                "{missing}"
            );
        }
    }

    #[test]
    fn passwords_are_never_shown_and_log_in() {
        let mut tenant = tenant();
        let token = session(&mut tenant);
        let mut body = user("joe");
        body["password"] = json!("MARKER");
        let (status, made) = call(&mut tenant, &token, "POST", USERS, &body);
        assert_eq!(status, 201);
        assert!(!made.to_string().contains("MARKER"));
        let login = json!({"username": "joe", "password": "MARKER", "issueToken": true});
        let target = "/SAAS/API/1.0/REST/auth/system/login";
        let (status, reply) = call(&mut tenant, "", "POST", target, &login);
        assert_eq!((status, &reply["admin"]), (200, &json!(false)));
        let own = format!("HZN {}", reply["sessionToken"].as_str().unwrap());
        assert_eq!(call(&mut tenant, &own, "GET", USERS, &Value::Null).0, 403);
        let me = "/SAAS/jersey/manager/api/scim/Me";
        assert_eq!(
            call(&mut tenant, &own, "GET", me, &Value::Null).1["userName"],
            "joe"
        );
    }
}
