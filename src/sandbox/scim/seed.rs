//! Users and groups that are there without a call: made-up ones, and one of a just-in-time sign-in.

use serde_json::json;

use super::names::{CORE, WORKSPACE};
use super::people::{Record, Sort};
use crate::sandbox::directory::{Directory, Kind};
use crate::sandbox::error::SandboxError;
use crate::sandbox::tenant::Tenant;

/// Makes users and groups up: provisioned ones of the first directory of type Other, or else local
/// ones of the System Domain.
pub(in crate::sandbox) fn seed(
    tenant: &mut Tenant,
    users: usize,
    groups: usize,
    now: i64,
) -> Result<(), SandboxError> {
    let mut others = tenant
        .state
        .directories
        .iter()
        .filter(|one| one.kind == Kind::Other);
    let domain = others.next().and_then(|one| one.domains.first());
    let (domain, kind) = match domain {
        Some(domain) => (domain.name.clone(), "PROVISIONED"),
        None => ("System Domain".to_owned(), "LOCAL"),
    };
    for number in 1..=users {
        let name = format!("user{number:05}");
        let user = json!({"schemas": [CORE, WORKSPACE], "userName": name, "active": true,
            "externalId": format!("seed-{number:05}"),
            "name": {"givenName": "User", "familyName": format!("{number:05}")},
            "emails": [{"value": format!("{name}@example.invalid")}],
            WORKSPACE: {"internalUserType": kind, "domain": domain}});
        let attributes = user.as_object().cloned().unwrap_or_default();
        tenant
            .state
            .people
            .put(Record::new(Sort::User, attributes, now)?);
    }
    for number in 1..=groups {
        let group = json!({"schemas": [CORE, WORKSPACE],
            "displayName": format!("Group {number:03}"),
            WORKSPACE: {"internalGroupType": "INTERNAL", "domain": domain}});
        let attributes = group.as_object().cloned().unwrap_or_default();
        tenant
            .state
            .people
            .put(Record::new(Sort::Group, attributes, now)?);
    }
    tenant.changed = true;
    Ok(())
}

/// Makes a user as if it had signed in just in time: such a one is not updated over SCIM
/// (`ws1-access-api.md` §8.4). It lives in the first directory of that kind, which is made where
/// there is none.
pub(in crate::sandbox) fn sign_in(
    tenant: &mut Tenant,
    name: &str,
    now: i64,
) -> Result<(), SandboxError> {
    let mut directories = tenant.state.directories.iter();
    let there = directories.find(|one| one.kind == Kind::Jit && !one.delete_in_progress);
    let domain = if let Some(domain) = there.and_then(|one| one.domains.first()) {
        domain.name.clone()
    } else {
        let domain = "jit.invalid";
        let directory = Directory::new(Kind::Jit, "Just-in-Time", &[domain])?;
        tenant.state.directories.push(directory);
        domain.to_owned()
    };
    let users = &tenant.state.people.users;
    let same = users.named(name).filter_map(|id| users.get(id));
    if same.map(Record::domain).any(|held| held == domain) {
        return Ok(());
    }
    let user = json!({"schemas": [CORE, WORKSPACE], "userName": name, "active": true,
        "name": {"givenName": "Just", "familyName": "In Time"},
        "emails": [{"value": format!("{name}@{domain}")}],
        WORKSPACE: {"internalUserType": "JIT", "domain": domain}});
    let attributes = user.as_object().cloned().unwrap_or_default();
    let record = Record::new(Sort::User, attributes, now)?;
    tenant.state.people.put(record);
    tenant.changed = true;
    Ok(())
}
