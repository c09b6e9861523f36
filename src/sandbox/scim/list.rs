//! Lists, paging and searches (`ws1-access-api.md` §5.3).

use serde::Serialize;
use serde_json::{Map, Value};

use super::filter::{Filter, Operator, Rules};
use super::names::{self, CORE, WORKSPACE};
use super::people::{Record, Sort};
use super::{error, render};
use crate::sandbox::request::Request;
use crate::sandbox::response::Response;
use crate::sandbox::switches::Case;
use crate::sandbox::tenant::Tenant;

#[expect(
    clippy::struct_field_names,
    reason = "`itemsPerPage` is the service's word"
)]
/// The keys in the service's order; no `schemas` inside the items (§5.1).
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Page {
    total_results: usize,
    items_per_page: usize,
    start_index: usize,
    schemas: Vec<&'static str>,
    #[serde(rename = "Resources", skip_serializing_if = "Option::is_none")]
    resources: Option<Vec<Map<String, Value>>>,
}

/// `GET /Users` and `GET /Groups`.
pub(super) fn list(tenant: &Tenant, request: &Request, sort: Sort) -> Result<Response, Response> {
    answer(tenant, sort, &|name| request.query_value(name))
}

/// `POST /Users/.search` and `POST /Groups/.search`: the same in a body.
pub(super) fn search(tenant: &Tenant, request: &Request, sort: Sort) -> Result<Response, Response> {
    let Ok(Value::Object(body)) = serde_json::from_slice::<Value>(&request.body) else {
        return Err(error(tenant, 400, "The search request is malformed."));
    };
    answer(tenant, sort, &|name| match body.get(name)? {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        Value::Array(list) => {
            let texts: Vec<&str> = list.iter().filter_map(Value::as_str).collect();
            Some(texts.join(","))
        }
        other => Some(other.to_string()),
    })
}

pub(super) type Parameters<'a> = &'a dyn Fn(&str) -> Option<String>;

fn answer(tenant: &Tenant, sort: Sort, given: Parameters<'_>) -> Result<Response, Response> {
    let (start, count) = page_numbers(tenant, given)?;
    let wanted = render::wanted(tenant, given("attributes").as_deref())?;
    let unwanted = render::wanted(tenant, given("excludedAttributes").as_deref())?;
    let filter = filter(tenant, given)?;
    let order = order(tenant, sort, given)?;
    let collection = tenant.state.people.of(sort);
    let (total, page): (usize, Vec<&Record>) = if filter.is_none() && order.is_none() {
        (
            collection.len(),
            collection.page(start - 1, count).collect(),
        )
    } else {
        let mut found = matching(tenant, sort, filter.as_ref());
        if let Some((path, descending)) = order {
            found.sort_by_cached_key(|record| sort_key(record, &path));
            if descending {
                found.reverse();
            }
        }
        (
            found.len(),
            found.into_iter().skip(start - 1).take(count).collect(),
        )
    };
    let custom = given("customSchemaExtensionTypes");
    let show = |record| {
        let shown = render::full(tenant, record);
        let shown = render::without_custom(tenant, shown, custom.as_deref());
        let shown = render::select(shown, wanted.as_deref(), false);
        render::without(shown, unwanted.as_deref())
    };
    let resources: Vec<Map<String, Value>> = page.into_iter().map(show).collect();
    let left_out = resources.is_empty() && !tenant.settings.switches.empty_resources;
    let body = Page {
        total_results: total,
        items_per_page: resources.len(),
        start_index: start,
        schemas: vec![CORE, WORKSPACE],
        resources: (!left_out).then_some(resources),
    };
    Ok(Response::json(200, &body))
}

/// `startIndex` (0 and 1 are both the first) and `count`.
pub(super) fn page_numbers(
    tenant: &Tenant,
    given: Parameters<'_>,
) -> Result<(usize, usize), Response> {
    let switches = &tenant.settings.switches;
    let size = |number: i64| usize::try_from(number).unwrap_or_default();
    let start = number(tenant, given, "startIndex", 1)?.max(1);
    let count = number(tenant, given, "count", size(switches.default_count))?;
    Ok(match size(switches.maximum_count) {
        0 => (start, count),
        most => (start, count.min(most)),
    })
}

/// A bad number is a 404 (§5.2).
fn number(
    tenant: &Tenant,
    given: Parameters<'_>,
    name: &str,
    missing: usize,
) -> Result<usize, Response> {
    match given(name) {
        None => Ok(missing),
        Some(text) => text.trim().parse().map_err(|_| {
            error(
                tenant,
                404,
                &format!("'{text}' is not a valid value of '{name}'."),
            )
        }),
    }
}

pub(super) fn filter(tenant: &Tenant, given: Parameters<'_>) -> Result<Option<Filter>, Response> {
    let Some(text) = given("filter").filter(|text| !text.trim().is_empty()) else {
        return Ok(None);
    };
    let bad = |reason: &str| error(tenant, 400, &format!("Invalid filter '{text}': {reason}."));
    if text.contains("%2") && !text.contains(' ') {
        // Encoded twice: matches nothing, silently (§5.3).
        return Ok(Some(Filter::Nothing));
    }
    let rules = Rules {
        joins: tenant.settings.switches.filter_and_or,
        exact: tenant.settings.switches.filter_case == Case::Counts,
    };
    let filter = Filter::parse(&text, rules).map_err(|reason| bad(&reason))?;
    if !tenant.settings.switches.filter_on_emails && filter.mentions("emails") {
        return Err(bad("'emails' cannot be filtered on"));
    }
    Ok(Some(filter))
}

/// `sortBy` and `sortOrder`; a bad `sortBy` is a 404 for users and a 400 for groups (§5.2).
fn order(
    tenant: &Tenant,
    sort: Sort,
    given: Parameters<'_>,
) -> Result<Option<(Vec<String>, bool)>, Response> {
    let Some(name) = given("sortBy").filter(|name| !name.is_empty()) else {
        return Ok(None);
    };
    let path = names::path(&name);
    if !names::is_known(&path) {
        let status = if sort == Sort::User { 404 } else { 400 };
        return Err(error(
            tenant,
            status,
            &format!("'{name}' is not a valid value of 'sortBy'."),
        ));
    }
    let descending = given("sortOrder").as_deref() == Some("descending");
    Ok(Some((path, descending)))
}

fn sort_key(record: &Record, path: &[String]) -> String {
    let texts = names::texts(&record.attributes(), path);
    texts.into_iter().next().unwrap_or_default().to_lowercase()
}

fn matching<'a>(tenant: &'a Tenant, sort: Sort, filter: Option<&Filter>) -> Vec<&'a Record> {
    let collection = tenant.state.people.of(sort);
    let Some(filter) = filter else {
        return collection.iter().collect();
    };
    // The filter that provisioning sends for each user goes over the index.
    if let Filter::Compare(comparison) = filter
        && comparison.operator == Operator::Equal
        && let [name] = comparison.path.as_slice()
        && name
            == if sort == Sort::User {
                "userName"
            } else {
                "displayName"
            }
    {
        let found = collection.named(&comparison.value);
        let found = found.filter_map(|id| collection.get(id));
        return found
            .filter(|record| !comparison.exact || record.name() == comparison.value)
            .collect();
    }
    // Whose groups these are: over the index, too.
    if let Filter::Compare(comparison) = filter
        && comparison.operator == Operator::Equal
        && comparison.path == ["members", "value"]
        && sort == Sort::Group
    {
        let people = &tenant.state.people;
        let id = comparison.value.as_str();
        let everybody = people.users.get(id).map(|_| people.everybody.as_str());
        let everybody = everybody.and_then(|group| people.groups.get(group));
        return everybody.into_iter().chain(people.groups_of(id)).collect();
    }
    // What is not kept with a record must be rendered before it can be compared.
    let rendered = [
        "id", "meta", "active", "groups", "roles", "members", WORKSPACE,
    ];
    let needs_rendering = rendered.iter().any(|name| filter.mentions(name));
    let passes = |record: &&Record| {
        if needs_rendering {
            filter.passes(&render::full(tenant, record))
        } else {
            filter.may_pass(record) && filter.passes(&record.attributes())
        }
    };
    collection.iter().filter(passes).collect()
}

#[cfg(test)]
mod tests {
    use super::super::super::tenant::tests::{call, session, tenant};
    use super::super::seed::seed;
    use super::*;
    use crate::sandbox::directory::{Directory, Kind};

    #[test]
    fn many_users_are_paged_found_by_name_and_removed_with_their_directory() {
        let mut tenant = tenant();
        let token = session(&mut tenant);
        let directory = Directory::new(Kind::Other, "Okta", &["okta.com"]).unwrap();
        let path = format!(
            "/SAAS/jersey/manager/api/connectormanagement/directoryconfigs/{}",
            directory.id
        );
        tenant.state.directories.push(directory);
        seed(&mut tenant, 20_000, 1, 0).unwrap();
        let users = "/SAAS/jersey/manager/api/scim/Users";
        let page = format!("{users}?startIndex=19991&count=100");
        let (_, found) = call(&mut tenant, &token, "GET", &page, &Value::Null);
        assert_eq!(found["itemsPerPage"], 10);
        for _ in 0..200 {
            let one = format!("{users}?filter=userName+eq+%22USER19999%22");
            let (_, found) = call(&mut tenant, &token, "GET", &one, &Value::Null);
            assert_eq!(found["totalResults"], 1);
        }
        assert_eq!(
            call(&mut tenant, &token, "DELETE", &path, &Value::Null).0,
            200
        );
        let (_, found) = call(&mut tenant, &token, "GET", users, &Value::Null);
        assert_eq!(found["totalResults"], 0);
    }
}
