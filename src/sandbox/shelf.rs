//! Collections whose items' contents are not known well enough to be checked: identity providers,
//! networks, access policies (`ws1-access-api.md` §7) and application templates (§3).
//!
//! They keep what they are given, under an id.

use serde_json::{Map, Value, json};

use super::administration::Items;
use super::caller::{Right, require};
use super::random;
use super::request::Request;
use super::response::{
    Response, VENDOR, bad_request, json_object, no_such_page, not_found, refusal, reply_type,
    unsupported_media,
};
use super::route::only;
use super::tenant::{Tenant, internal_error};

/// One collection.
#[derive(Debug)]
pub(super) struct Shelf {
    /// The last part of its path.
    pub(super) name: &'static str,
    /// The media type of an item and of the list, without prefix and `+json`.
    item: &'static str,
    list: &'static str,
    /// The key of the id. Where the caller chooses it, it is required.
    id: &'static str,
    chosen: bool,
    /// Keys of an item without which a POST is refused.
    required: &'static [&'static str],
}

/// All of them.
pub(super) const SHELVES: [Shelf; 4] = [
    Shelf {
        name: "identityProviders",
        item: "external.identityprovider",
        list: "identityprovider.summary.list",
        id: "id",
        chosen: false,
        required: &["name"],
    },
    Shelf {
        name: "orgnetworks",
        item: "orgnetwork",
        list: "orgnetwork.list",
        id: "uuid",
        chosen: false,
        required: &["name"],
    },
    Shelf {
        name: "accessPolicies",
        item: "accesspolicyset",
        list: "accesspolicyset.list",
        id: "uuid",
        chosen: false,
        required: &["name"],
    },
    Shelf {
        name: "oauth2apptemplates",
        item: "oauth2apptemplate",
        list: "oauth2apptemplate.list",
        id: "appProductId",
        chosen: true,
        required: &["appProductId", "scope", "authGrantTypes"],
    },
];

/// The networks and policies that every tenant begins with.
pub(super) fn add_defaults(tenant: &mut Tenant) {
    let shelves = &mut tenant.state.administration.shelves;
    let defaults = [
        (
            "orgnetworks",
            "00000000-0000-4000-8000-000000000001",
            json!({"name": "ALL RANGES",
            "ipRanges": "0.0.0.0-255.255.255.255", "defaultNetwork": true}),
        ),
        (
            "accessPolicies",
            "00000000-0000-4000-8000-000000000002",
            json!({
            "name": "default_access_policy_set", "base": true, "description": "Default policy"}),
        ),
    ];
    for (name, id, item) in defaults {
        let item = item.as_object().cloned().unwrap_or_default();
        let shelf = shelves.entry(name.to_owned()).or_default();
        shelf.entry(id.to_owned()).or_insert(item);
    }
}

/// Answers a collection and its items.
pub(super) fn answer(
    tenant: &mut Tenant,
    request: &Request,
    shelf: &Shelf,
    path: &[&str],
) -> Result<Response, Response> {
    if shelf.chosen && !tenant.settings.switches.app_templates {
        return Err(no_such_page());
    }
    require(tenant, request, Right::Administer)?;
    match (request.method.as_str(), path) {
        ("GET", []) => Ok(list(tenant, request, shelf)),
        ("POST", []) => create(tenant, request, shelf),
        ("GET", [id]) => {
            let item = items(tenant, shelf)
                .get(*id)
                .ok_or_else(|| missing(shelf))?;
            Ok(reply(tenant, request, shelf, 200, id, item))
        }
        ("PUT", [id]) => {
            if !items(tenant, shelf).contains_key(*id) {
                return Err(missing(shelf));
            }
            let body = read(tenant, request, shelf)?;
            let kept = keep(tenant, shelf, id, body);
            Ok(reply(tenant, request, shelf, 200, id, &kept))
        }
        ("DELETE", [id]) => {
            let shelves = &mut tenant.state.administration.shelves;
            let gone = shelves
                .get_mut(shelf.name)
                .and_then(|items| items.remove(*id));
            gone.ok_or_else(|| missing(shelf))?;
            tenant.changed = true;
            Ok(Response::empty(204))
        }
        (_, []) => Err(only(request, "GET, POST").err().unwrap_or_default()),
        (_, [_]) => Err(only(request, "GET, PUT, DELETE").err().unwrap_or_default()),
        _ => Err(no_such_page()),
    }
}

fn items<'a>(tenant: &'a Tenant, shelf: &Shelf) -> &'a Items {
    static NOTHING: Items = Items::new();
    let shelves = &tenant.state.administration.shelves;
    shelves.get(shelf.name).unwrap_or(&NOTHING)
}

fn missing(shelf: &Shelf) -> Response {
    not_found(&format!("The item of {}", shelf.name))
}

fn list(tenant: &Tenant, request: &Request, shelf: &Shelf) -> Response {
    let all = items(tenant, shelf).iter();
    let items: Vec<Value> = all
        .map(|(id, item)| show(tenant, shelf, id, item))
        .collect();
    let media = reply_type(request, tenant.settings.switches.media_type, shelf.list);
    Response::typed(200, &media, &json!({"items": items, "_links": {}}))
}

fn create(tenant: &mut Tenant, request: &Request, shelf: &Shelf) -> Result<Response, Response> {
    let body = read(tenant, request, shelf)?;
    let id = if shelf.chosen {
        let id = body
            .get(shelf.id)
            .and_then(Value::as_str)
            .unwrap_or_default();
        id.to_owned()
    } else {
        random::uuid().map_err(internal_error)?
    };
    if items(tenant, shelf).contains_key(&id) {
        let text = format!("{id} exists.");
        return Err(refusal(409, "already.exists", &text));
    }
    let kept = keep(tenant, shelf, &id, body);
    Ok(reply(tenant, request, shelf, 201, &id, &kept))
}

fn read(tenant: &Tenant, request: &Request, shelf: &Shelf) -> Result<Map<String, Value>, Response> {
    if let Some(media) = request.media_type()
        && media != "application/json"
        && !media.starts_with(VENDOR)
    {
        let status = tenant.settings.switches.unsupported_media_status.code();
        return Err(unsupported_media(status));
    }
    let body = json_object(request)?;
    for name in shelf.required {
        let text = body.get(*name).and_then(Value::as_str);
        if text.is_none_or(str::is_empty) {
            return Err(bad_request(&format!("{name} is required.")));
        }
    }
    Ok(body)
}

fn keep(
    tenant: &mut Tenant,
    shelf: &Shelf,
    id: &str,
    mut body: Map<String, Value>,
) -> Map<String, Value> {
    body.remove("_links");
    body.insert(shelf.id.to_owned(), Value::from(id));
    let shelves = &mut tenant.state.administration.shelves;
    let items = shelves.entry(shelf.name.to_owned()).or_default();
    items.insert(id.to_owned(), body.clone());
    tenant.changed = true;
    body
}

fn reply(
    tenant: &Tenant,
    request: &Request,
    shelf: &Shelf,
    status: u16,
    id: &str,
    item: &Map<String, Value>,
) -> Response {
    let media = reply_type(request, tenant.settings.switches.media_type, shelf.item);
    Response::typed(status, &media, &show(tenant, shelf, id, item))
}

fn show(tenant: &Tenant, shelf: &Shelf, id: &str, item: &Map<String, Value>) -> Value {
    let mut shown = item.clone();
    shown.insert(shelf.id.to_owned(), Value::from(id));
    let root = tenant.settings.root();
    let path = format!("{root}/jersey/manager/api/{}/{id}", shelf.name);
    shown.insert("_links".to_owned(), json!({"self": {"href": path}}));
    Value::Object(shown)
}

#[cfg(test)]
mod tests {
    use super::super::tenant::tests::{call, session, tenant};
    use serde_json::{Value, json};

    #[test]
    fn items_are_made_read_changed_listed_and_removed() {
        let mut tenant = tenant();
        let token = session(&mut tenant);
        let base = "/SAAS/jersey/manager/api/identityProviders";
        let body = json!({"name": "Okta", "directoryConfigurations": [{"directoryId": "x"}]});
        let (status, made) = call(&mut tenant, &token, "POST", base, &body);
        assert_eq!(status, 201);
        let one = format!("{base}/{}", made["id"].as_str().unwrap());
        let (_, read) = call(&mut tenant, &token, "GET", &one, &Value::Null);
        assert_eq!(read, made);
        let change = json!({"name": "New"});
        assert_eq!(call(&mut tenant, &token, "PUT", &one, &change).0, 200);
        let (_, list) = call(&mut tenant, &token, "GET", base, &Value::Null);
        assert_eq!(list["items"][0]["name"], "New");
        assert_eq!(
            call(&mut tenant, &token, "DELETE", &one, &Value::Null).0,
            204
        );
        assert_eq!(call(&mut tenant, &token, "GET", &one, &Value::Null).0, 404);
        assert_eq!(call(&mut tenant, &token, "POST", base, &json!({})).0, 400);
    }

    #[test]
    fn templates_have_chosen_ids_and_a_switch() {
        let mut tenant = tenant();
        let token = session(&mut tenant);
        let base = "/SAAS/jersey/manager/api/oauth2apptemplates";
        let body = json!({"appProductId": "app", "scope": "user",
            "authGrantTypes": "authorization_code"});
        assert_eq!(call(&mut tenant, &token, "POST", base, &body).0, 201);
        assert_eq!(call(&mut tenant, &token, "POST", base, &body).0, 409);
        tenant.settings.switches.app_templates = false;
        assert_eq!(call(&mut tenant, &token, "GET", base, &Value::Null).0, 404);
    }
}
