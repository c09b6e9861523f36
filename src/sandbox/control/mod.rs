//! What can be done to a simulated tenant while it runs, which no client of the real service
//! could do: switches, faults, admin roles, the clock, the request log.
//!
//! The same calls answer at two doors: a port of their own for programs, which is off unless asked
//! for, and below `/_sandbox/api` for the web page. JSON in, JSON out:
//!
//! | Call | What |
//! |---|---|
//! | `GET /switches`, `PUT /switches {"NAME":"VALUE",…}` | all switches; some of them set, or none |
//! | `GET /faults`, `POST /faults {"fault":"SPEC"}` or `{"faults":[…]}`, `DELETE /faults` | faults |
//! | `GET /clients`, `PUT /clients/ID/admin-role`, `DELETE /clients/ID/admin-role` | clients |
//! | `POST /clients/ID/activation` | a code for the service's own `oauth2/activate` |
//! | `GET /clock`, `POST /clock {"advance":SECONDS}` | the tenant's clock |
//! | `GET /requests?after=NUMBER` | the request log |
//! | `GET /overview`, `/directories`, `/tokens`, `/users`, `/groups` | what there is |

mod door;
mod view;

use serde_json::{Map, Value, json};

use super::activation;
use super::faults::Fault;
use super::request::Request;
use super::response::{Response, bad_request, json_object, not_found, refusal};
use super::shared::Shared;
pub(super) use door::{from_page, from_port};

/// Answers one call; `path` without the door's own prefix.
fn answer(shared: &Shared, request: &Request, path: &[&str]) -> Result<Response, Response> {
    let method = request.method.as_str();
    let body = match (method, path) {
        ("GET", []) => json!({"simulated": true, "calls": ["switches", "faults", "clients",
            "clock", "requests", "overview", "directories", "tokens", "users", "groups"]}),
        ("GET", ["switches"]) => view::switches(&shared.tenant()),
        ("PUT" | "POST", ["switches"]) => set_switches(shared, &json_object(request)?)?,
        ("GET", ["faults"]) => faults(shared),
        ("POST", ["faults"]) => add_faults(shared, &json_object(request)?)?,
        ("DELETE", ["faults"]) => {
            shared.faults().clear();
            faults(shared)
        }
        ("GET", ["clients"]) => view::clients(&shared.tenant()),
        ("PUT" | "POST", ["clients", id, "admin-role"]) => admin_role(shared, id, true)?,
        ("DELETE", ["clients", id, "admin-role"]) => admin_role(shared, id, false)?,
        ("POST", ["clients", id, "activation"]) => {
            let code = activation::new_code(&mut shared.tenant(), id)?;
            save(shared)?;
            json!({"code": code})
        }
        ("GET", ["clock"]) => clock(shared),
        ("POST" | "PUT", ["clock"]) => {
            let body = json_object(request)?;
            let seconds = body.get("advance").and_then(Value::as_i64);
            // Larger shifts leave the calendar.
            let seconds = seconds.filter(|one| one.unsigned_abs() <= 10_000_000_000);
            let seconds = seconds.ok_or_else(|| bad_request("advance is a number of seconds."))?;
            shared.advance_clock(seconds);
            clock(shared)
        }
        ("GET", ["requests"]) => requests(shared, request),
        ("GET", ["overview"]) => {
            // Before the tenant is locked, since the clock looks at its switches.
            let now = shared.now();
            view::overview(&shared.tenant(), now)
        }
        ("GET", ["directories"]) => view::directories(&shared.tenant()),
        ("GET", ["tokens"]) => view::tokens(&shared.tenant()),
        ("GET", ["users"]) => view::users(&shared.tenant(), request),
        ("GET", ["groups"]) => view::groups(&shared.tenant(), request),
        _ => return Err(not_found("This call")),
    };
    Ok(Response::json(200, &body).with("cache-control", "no-store"))
}

/// All of them or none.
fn set_switches(shared: &Shared, wanted: &Map<String, Value>) -> Result<Value, Response> {
    let now = shared.now();
    let mut tenant = shared.tenant();
    let mut switches = tenant.settings.switches.clone();
    for (name, value) in wanted {
        let text = match value {
            Value::String(text) => text.clone(),
            Value::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
            Value::Null => "none".to_owned(),
            other => other.to_string(),
        };
        let set = switches.set(name, &text);
        set.map_err(|error| bad_request(&error.to_string()))?;
    }
    tenant.settings.switches = switches;
    let applied = tenant.apply_switches(now);
    applied.map_err(|error| refusal(500, "internal.error", &error.to_string()))?;
    Ok(view::switches(&tenant))
}

fn faults(shared: &Shared) -> Value {
    let faults = shared.faults();
    let items: Vec<Value> = faults
        .iter()
        .map(|fault| json!({"fault": fault.to_string(), "calls": fault.calls()}))
        .collect();
    json!({"items": items})
}

fn add_faults(shared: &Shared, body: &Map<String, Value>) -> Result<Value, Response> {
    let one = body.get("fault").and_then(Value::as_str);
    let many = body.get("faults").and_then(Value::as_array);
    let many = many.into_iter().flatten().filter_map(Value::as_str);
    let parsed: Result<Vec<Fault>, _> = one.into_iter().chain(many).map(str::parse).collect();
    let parsed = parsed.map_err(|error| bad_request(&error.to_string()))?;
    if parsed.is_empty() {
        return Err(bad_request("fault or faults is required."));
    }
    let mut held = shared.faults();
    if held.len() + parsed.len() > 1_000 {
        return Err(bad_request("more than a thousand faults."));
    }
    held.extend(parsed);
    drop(held);
    Ok(faults(shared))
}

fn admin_role(shared: &Shared, id: &str, has: bool) -> Result<Value, Response> {
    if !shared.set_admin_role(id, has) {
        return Err(not_found("The OAuth2 client"));
    }
    save(shared)?;
    Ok(view::clients(&shared.tenant()))
}

fn save(shared: &Shared) -> Result<(), Response> {
    let saved = shared.save();
    saved.map_err(|error| refusal(500, "state.file", &error.to_string()))
}

fn clock(shared: &Shared) -> Value {
    let now = shared.now();
    json!({"now": super::time::iso(now), "ahead": shared.ahead()})
}

fn requests(shared: &Shared, request: &Request) -> Value {
    let after = request
        .query_value("after")
        .and_then(|text| text.parse().ok());
    let after: u64 = after.unwrap_or(0);
    let records = shared.records();
    let new = records.iter().filter(|record| record.number > after);
    let items: Vec<Value> = new
        .map(|record| {
            json!({"number": record.number, "at": super::time::iso(record.at),
                "method": record.method, "path": record.path, "status": record.status})
        })
        .collect();
    json!({"items": items})
}
