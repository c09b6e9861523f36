//! The audit report (`ws1-access-api.md` §7): what was changed, the last five thousand changes.

use std::collections::VecDeque;

use serde_json::{Value, json};

use super::caller::{Right, require};
use super::request::Request;
use super::response::{Response, bad_request};
use super::route::only;
use super::tenant::Tenant;
use super::time;

/// So many changes are remembered, and so many rows has a page at most.
const MOST: usize = 5_000;

/// One change.
#[derive(Debug, Clone)]
pub(super) struct Change {
    at: i64,
    sort: String,
    action: &'static str,
    object: String,
}

/// Remembers a call that changed something.
pub(super) fn note(changes: &mut VecDeque<Change>, request: &Request, method: &str) {
    let action = match method {
        "POST" => "CREATE",
        "DELETE" => "DELETE",
        _ => "UPDATE",
    };
    let segments = request.segments();
    let after = segments.iter().position(|one| one == "api" || one == "acs");
    let rest = after.map_or(&segments[..], |at| &segments[at + 1..]);
    let skipped = ["scim", "connectormanagement"];
    let mut rest = rest.iter().filter(|one| !skipped.contains(&one.as_str()));
    let sort: String = rest
        .next()
        .map(|one| one.chars().take(80).collect())
        .unwrap_or_default();
    let object = rest.next().map(|one| one.chars().take(80).collect());
    if changes.len() == MOST {
        changes.pop_front();
    }
    changes.push_back(Change {
        at: request.now,
        sort,
        action,
        object: object.unwrap_or_default(),
    });
}

/// `analytics/reports/audit`.
pub(super) fn report(tenant: &Tenant, request: &Request) -> Result<Response, Response> {
    only(request, "GET")?;
    require(tenant, request, Right::Administer)?;
    let number = |name: &str, missing: i64| match request.query_value(name) {
        None => Ok(missing),
        Some(text) => match text.parse::<i64>() {
            Ok(number) if number >= 0 => Ok(number),
            _ => Err(bad_request(&format!("{name} must be a number."))),
        },
    };
    let (from, to) = (number("fromMillis", 0)?, number("toMillis", i64::MAX)?);
    let size = usize::try_from(number("pageSize", 500)?).unwrap_or(MOST);
    let start = usize::try_from(number("startIndex", 0)?).unwrap_or(usize::MAX);
    if size > MOST {
        return Err(bad_request("pageSize must not be above 5000."));
    }
    let (sort, action) = (
        request.query_value("objectType"),
        request.query_value("action"),
    );
    let fits = |change: &&Change| {
        (from..=to).contains(&change.at)
            && sort.as_deref().is_none_or(|sort| sort == change.sort)
            && action
                .as_deref()
                .is_none_or(|action| action == change.action)
    };
    let rows: Vec<Value> = tenant
        .changes
        .iter()
        .filter(fits)
        .skip(start)
        .take(size)
        .map(|one| json!([one.at, time::iso(one.at), one.sort, one.action, one.object]))
        .collect();
    let body = json!({
        "header": ["timestamp", "date", "objectType", "action", "object"],
        "data": rows,
        "_links": {},
        "headerArg": {},
    });
    Ok(Response::json(200, &body))
}
