//! The collection of directories (`ws1-access-api.md` §4).

use serde_json::{Map, Value, json};

use super::caller::{Right, require};
use super::directory::{Directory, Kind};
use super::request::Request;
use super::response::{
    Response, VENDOR, bad_request, forbidden, json_object, no_such_page, not_found, refusal,
    reply_type, unsupported_media,
};
use super::route::only;
use super::switches::{DirectoryReply, DomainItem, JitListed, Readable, SystemDirectoryLook};
use super::tenant::{Tenant, internal_error};

const MEDIA: &str = "connector.management.directory.";

/// Answers `connectormanagement/directoryconfigs` and below.
pub(super) fn answer(
    tenant: &mut Tenant,
    request: &Request,
    path: &[&str],
) -> Result<Response, Response> {
    require(tenant, request, Right::of(request))?;
    if request.method != "GET" && tenant.settings.switches.identity_service {
        return Err(forbidden(403));
    }
    match (request.method.as_str(), path) {
        ("GET", []) => Ok(list(tenant, request)),
        ("POST", []) => create(tenant, request),
        ("GET", [id]) => {
            let directory = find(tenant, id)?;
            let media = media(tenant, request, directory.kind.media());
            Ok(Response::typed(
                200,
                &media,
                &directory.show(&tenant.settings.root()),
            ))
        }
        ("DELETE", [id]) => delete(tenant, request, id),
        ("GET", [id, "domains"]) => domains(tenant, request, id),
        ("GET", [id, "connectors"]) => {
            find(tenant, id)?;
            Ok(Response::json(200, &json!({"items": [], "_links": {}})))
        }
        ("POST", [id, "syncprofile", "sync"]) => synchronize(tenant, id),
        (_, []) => Err(only(request, "GET, POST").err().unwrap_or_default()),
        (_, [_]) => Err(only(request, "GET, DELETE").err().unwrap_or_default()),
        _ => Err(no_such_page()),
    }
}

fn media(tenant: &Tenant, request: &Request, kind: &str) -> String {
    reply_type(
        request,
        tenant.settings.switches.media_type,
        &format!("{MEDIA}{kind}"),
    )
}

fn find<'a>(tenant: &'a Tenant, id: &str) -> Result<&'a Directory, Response> {
    let found = tenant
        .state
        .directories
        .iter()
        .find(|directory| directory.id == id);
    found.ok_or_else(|| not_found("The directory"))
}

fn list(tenant: &mut Tenant, request: &Request) -> Response {
    let switches = &tenant.settings.switches;
    let asked = request.query_value("includeJitDirectories").as_deref() == Some("true");
    let all = match switches.jit_listed {
        JitListed::OnRequest => asked,
        JitListed::Always => true,
        JitListed::Never => false,
    };
    let system = switches.system_directory_listed;
    let root = tenant.settings.root();
    let directories = tenant.state.directories.iter();
    let seen = directories
        .filter(|directory| (all || !directory.is_hidden()) && (system || !directory.built_in));
    let look = switches.system_directory_look;
    let shown = seen.map(|one| match look {
        SystemDirectoryLook::Bare if one.built_in => one.show_bare(),
        _ => one.show(&root),
    });
    let items: Vec<Value> = shown.collect();
    let media = media(tenant, request, "list");
    // An asynchronous deletion is seen under way for a while, and is over then.
    let mut dead = Vec::new();
    for directory in &mut tenant.state.directories {
        if directory.delete_in_progress {
            directory.lists_left -= 1;
            if directory.lists_left <= 0 {
                dead.push(directory.id.clone());
            }
        }
    }
    for id in dead {
        remove(tenant, &id);
    }
    Response::typed(200, &media, &json!({"items": items, "_links": {}}))
}

fn domains(tenant: &Tenant, request: &Request, id: &str) -> Result<Response, Response> {
    match tenant.settings.switches.domains_readable {
        Readable::Yes => {}
        Readable::No | Readable::Forbidden => return Err(forbidden(403)),
        Readable::Missing => return Err(no_such_page()),
    }
    let domains = find(tenant, id)?.domains.iter();
    let items: Vec<Value> = domains
        .map(|domain| match tenant.settings.switches.domain_item {
            DomainItem::Name => json!({"id": domain.id, "name": domain.name}),
            DomainItem::DomainName => json!({"domainId": domain.id, "domainName": domain.name}),
            DomainItem::Text => Value::from(domain.name.as_str()),
        })
        .collect();
    let media = media(tenant, request, "domain.list");
    Ok(Response::typed(
        200,
        &media,
        &json!({"items": items, "_links": {}}),
    ))
}

fn create(tenant: &mut Tenant, request: &Request) -> Result<Response, Response> {
    let switches = &tenant.settings.switches;
    let unsupported = || unsupported_media(switches.unsupported_media_status.code());
    let sent = request.media_type().unwrap_or_default();
    let by_media = sent
        .strip_prefix(VENDOR)
        .and_then(|rest| rest.strip_prefix(MEDIA))
        .and_then(|rest| rest.strip_suffix("+json"))
        .and_then(Kind::from_media);
    let plain = switches.directory_plain_json && sent == "application/json";
    if by_media.is_none() && !plain {
        return Err(unsupported());
    }
    let body = json_object(request)?;
    let said = said_kind(&body)?;
    let kind = by_media
        .or(said)
        .ok_or_else(|| bad_request("type is required."))?;
    if said.is_some_and(|said| said != kind) {
        return Err(bad_request("type does not belong to the media type."));
    }
    let name = body
        .get("name")
        .and_then(Value::as_str)
        .unwrap_or_default()
        .trim();
    if name.is_empty() {
        return Err(bad_request("name is required."));
    }
    let domains = domains_in(&body, kind)?;
    for domain in &domains {
        if tenant.directory_holding(domain).is_some() {
            let status = tenant.settings.switches.duplicate_domain_status.code();
            let text = format!("The domain {domain} belongs to another directory.");
            return Err(refusal(status, "directory.domain.exists", &text));
        }
    }
    let mut others = tenant.state.directories.iter();
    if !tenant.settings.switches.duplicate_directory_name && others.any(|one| one.name == name) {
        let status = tenant.settings.switches.duplicate_domain_status.code();
        let text = format!("A directory named {name} exists.");
        return Err(refusal(status, "directory.name.exists", &text));
    }
    let directory = Directory::new(kind, name, &domains).map_err(internal_error)?;
    let reply = created(tenant, request, &directory);
    tenant.state.directories.push(directory);
    tenant.changed = true;
    Ok(reply)
}

/// The kind that the body names; Active Directory has its own key for it.
fn said_kind(body: &Map<String, Value>) -> Result<Option<Kind>, Response> {
    let said = body
        .get("type")
        .or_else(|| body.get("directoryType"))
        .and_then(Value::as_str);
    match said {
        None => Ok(None),
        Some(word) => match Kind::from_word(word) {
            Some(kind) => Ok(Some(kind)),
            None => Err(bad_request("type is unknown.")),
        },
    }
}

fn domains_in(body: &Map<String, Value>, kind: Kind) -> Result<Vec<&str>, Response> {
    let listed = body
        .get("domains")
        .and_then(Value::as_array)
        .map_or(&[][..], Vec::as_slice);
    let texts = listed
        .iter()
        .map(|one| one.as_str().map(str::trim).filter(|one| !one.is_empty()));
    let Some(domains) = texts.collect::<Option<Vec<&str>>>() else {
        return Err(bad_request("domains must be a list of names."));
    };
    // Those of Active Directory come with its synchronization.
    if domains.is_empty() && kind != Kind::ActiveDirectory {
        return Err(bad_request("domains is required."));
    }
    Ok(domains)
}

fn created(tenant: &Tenant, request: &Request, directory: &Directory) -> Response {
    let switches = &tenant.settings.switches;
    let root = tenant.settings.root();
    let media = media(tenant, request, directory.kind.media());
    let config_id = json!({"directoryConfigId": directory.id, "name": directory.name});
    match directory.kind {
        Kind::Other => {
            let status = switches.directory_status.code();
            match switches.directory_reply {
                DirectoryReply::JitShape => {
                    Response::typed(status, &media, &directory.show_created(&root))
                }
                DirectoryReply::ConfigId => Response::typed(status, &media, &config_id),
                DirectoryReply::DirectoryId => {
                    Response::typed(status, &media, &directory.show(&tenant.settings.root()))
                }
                DirectoryReply::Empty => Response::empty(status),
            }
        }
        Kind::Local | Kind::Jit => Response::typed(201, &media, &directory.show_created(&root)),
        Kind::ActiveDirectory => Response::typed(201, &media, &config_id),
    }
}

fn delete(tenant: &mut Tenant, request: &Request, id: &str) -> Result<Response, Response> {
    if find(tenant, id)?.built_in {
        return Err(forbidden(403));
    }
    if request.query_value("asyncDelete").as_deref() == Some("true") {
        let lists = tenant.settings.switches.async_delete_lists;
        for directory in &mut tenant.state.directories {
            if directory.id == id && !directory.delete_in_progress {
                directory.delete_in_progress = true;
                directory.lists_left = lists;
            }
        }
        tenant.changed = true;
    } else {
        remove(tenant, id);
    }
    Ok(Response::empty(200))
}

/// Takes a directory out with everything that lives in its domains.
fn remove(tenant: &mut Tenant, id: &str) {
    let Some(at) = tenant
        .state
        .directories
        .iter()
        .position(|directory| directory.id == id)
    else {
        return;
    };
    let gone = tenant.state.directories.remove(at);
    tenant
        .state
        .people
        .remove_domains(|domain| gone.holds(domain).is_some());
    tenant.changed = true;
}

/// `directoryconfigurations/{id}/sync/v2`, the later form of the same.
pub(super) fn synchronize_v2(
    tenant: &Tenant,
    request: &Request,
    id: &str,
) -> Result<Response, Response> {
    only(request, "POST")?;
    require(tenant, request, Right::Administer)?;
    synchronize(tenant, id)
}

/// Only a directory that is fed by a connector can be synchronized.
fn synchronize(tenant: &Tenant, id: &str) -> Result<Response, Response> {
    if find(tenant, id)?.kind == Kind::ActiveDirectory {
        return Ok(Response::empty(200));
    }
    Err(bad_request(
        "The directory is not synchronized by a connector.",
    ))
}
