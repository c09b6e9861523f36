//! Administrators' rule sets and who is associated with them (`ws1-access-api.md` §7).

use serde_json::{Value, json};

use super::caller::{Right, require};
use super::claims::rules_body;
use super::request::Request;
use super::response::{Response, bad_request, json_object, no_such_page, not_found};
use super::route::only;
use super::tenant::Tenant;

/// Whoever is in this one administers.
pub(super) const SUPER_ADMIN: &str = "7f1f0a10-0000-4000-8000-000000000001";
const ALL: [(&str, &str); 3] = [
    (SUPER_ADMIN, "Super Admin"),
    ("7f1f0a10-0000-4000-8000-000000000002", "Read Only Admin"),
    ("7f1f0a10-0000-4000-8000-000000000003", "Directory Admin"),
];
const MEDIA: &str = "application/vnd.vmware.vidm.accesscontrol.";

/// Answers `acs/rulesets`, `acs/associations/rulesets/{id}` and `acs/rules/me`.
pub(super) fn answer(
    tenant: &mut Tenant,
    request: &Request,
    path: &[&str],
) -> Result<Response, Response> {
    match path {
        ["rulesets"] => {
            only(request, "GET")?;
            require(tenant, request, Right::Read)?;
            let items: Vec<Value> = ALL.into_iter().map(show).collect();
            let media = format!("{MEDIA}ruleset.list+json");
            let body = json!({"items": items, "_links": {"self": {"href": "/acs/rulesets"}}});
            Ok(Response::typed(200, &media, &body))
        }
        ["rulesets", id] => {
            only(request, "GET")?;
            require(tenant, request, Right::Read)?;
            let media = format!("{MEDIA}ruleset+json");
            Ok(Response::typed(200, &media, &show(find(id)?)))
        }
        ["associations", "rulesets", id] => {
            only(request, "GET, POST")?;
            require(tenant, request, Right::Administer)?;
            find(id)?;
            if request.method == "POST" {
                associate(tenant, request, id)?;
            }
            let held = tenant.state.administration.rule_sets.get(*id);
            let held = held.cloned().unwrap_or_default();
            let body = json!({"users": held.users, "groups": held.groups, "_links": {}});
            let media = format!("{MEDIA}ruleset.associations+json");
            Ok(Response::typed(200, &media, &body))
        }
        ["rules", "me"] => {
            only(request, "GET")?;
            let caller = require(tenant, request, Right::Anyone)?;
            let rules = match caller.claims.get("rules") {
                Some(rules) => rules.clone(),
                None => rules_body(tenant, None, request.seconds()),
            };
            Ok(Response::json(200, &rules))
        }
        _ => Err(no_such_page()),
    }
}

fn find(id: &str) -> Result<(&'static str, &'static str), Response> {
    let found = ALL.into_iter().find(|(own, _)| *own == id);
    found.ok_or_else(|| not_found("The rule set"))
}

fn show((id, name): (&str, &str)) -> Value {
    json!({"id": id, "name": name, "_links": {
        "self": {"href": format!("/acs/rulesets/{id}")},
        "associations": {"href": format!("/acs/associations/rulesets/{id}")},
    }})
}

fn associate(tenant: &mut Tenant, request: &Request, id: &str) -> Result<(), Response> {
    let body = json_object(request)?;
    let Some(Value::Array(operations)) = body.get("operations") else {
        return Err(bad_request("operations is required."));
    };
    let held = &mut tenant.state.administration.rule_sets;
    let mut changed = held.get(id).cloned().unwrap_or_default();
    for operation in operations {
        let adds = match operation.get("associationMethodTO").and_then(Value::as_str) {
            Some("POST") => true,
            Some("DELETE") => false,
            _ => return Err(bad_request("associationMethodTO is POST or DELETE.")),
        };
        for (key, ids) in [
            ("users", &mut changed.users),
            ("groups", &mut changed.groups),
        ] {
            let sent = operation.get(key).and_then(Value::as_array);
            for one in sent.into_iter().flatten().filter_map(Value::as_str) {
                if adds {
                    ids.insert(one.to_owned());
                } else {
                    ids.remove(one);
                }
            }
        }
    }
    held.insert(id.to_owned(), changed);
    tenant.changed = true;
    Ok(())
}
