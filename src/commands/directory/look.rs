//! `directory list` and `directory show`, and how one is found.

use crate::access::Directory;
use crate::cli::{DirectoryShowArgs, WayInArgs};
use crate::commands::change::Changed;
use crate::commands::own_directory::is_own;
use crate::commands::remote;
use crate::context::Context;
use crate::error::Failure;
use crate::http::escape;
use crate::setup::sign_in;
use crate::ui::List;
use anyhow::Result;
use serde_json::json;

pub(super) fn list(context: &mut Context, way_in: &WayInArgs) -> Result<List> {
    let directories = remote::run(context, async |context| {
        let signed_in = sign_in(context, way_in).await?;
        let _waiting = context.ui.waiting("reading the directories");
        Ok(signed_in.admin.list_directories().await?)
    })?;
    let hidden = directories.iter().filter(|one| one.domains.is_none());
    let hidden: Vec<_> = hidden
        .map(|one| format!("`{}`", escape(&one.name)))
        .collect();
    if !hidden.is_empty() {
        context.ui.warning(&format!(
            "the domains of {} cannot be read; whoever signs in may lack the right to it",
            hidden.join(", ")
        ));
    }
    let rows = directories
        .iter()
        .map(|directory| {
            vec![
                json!(directory.name),
                json!(directory.kind.to_string()),
                json!(directory.domains),
                json!(directory.id),
            ]
        })
        .collect();
    Ok(List {
        name: "directories",
        columns: &["name", "type", "domains", "id"],
        rows,
        empty: "the tenant has no directories",
    })
}

pub(super) const NO_SUCH_DIRECTORY: &str = "no_such_directory";

/// The one directory of that name, id or domain.
pub(super) fn find(directories: Vec<Directory>, wanted: &str) -> Result<Directory, Failure> {
    let is_it = |directory: &Directory| {
        directory.name == wanted
            || directory.id.as_deref() == Some(wanted)
            || directory
                .domains
                .iter()
                .flatten()
                .any(|domain| domain.eq_ignore_ascii_case(wanted))
    };
    let mut found = directories.into_iter().filter(is_it);
    match (found.next(), found.next()) {
        (Some(directory), None) => Ok(directory),
        (Some(_), Some(_)) => Err(Failure::usage(
            "several_directories",
            format!("several directories are `{wanted}`"),
        )
        .hint("name it by its id; ws1-okta directory list shows it")),
        (None, _) => Err(Failure::usage(
            NO_SUCH_DIRECTORY,
            format!("there is no directory `{wanted}`"),
        )
        .hint("ws1-okta directory list names those that there are")),
    }
}

fn none_of_ours() -> Failure {
    Failure::usage(
        NO_SUCH_DIRECTORY,
        "no directory is named, and the tenant has none of this profile",
    )
    .hint("ws1-okta directory list names those that there are")
}

/// Users and groups.
pub(crate) type Counts = (Option<u64>, Option<u64>);

/// Users and groups of all its domains; `None` where the tenant does not say.
pub(crate) async fn count(admin: &crate::access::AdminClient, directory: &Directory) -> Counts {
    let mut sums = (Some(0), Some(0));
    for domain in directory.domains.iter().flatten() {
        let (users, groups) = admin.count_in_domain(domain).await;
        sums.0 = sums.0.zip(users).map(|(sum, more)| sum + more);
        sums.1 = sums.1.zip(groups).map(|(sum, more)| sum + more);
    }
    if directory.domains.is_none() {
        (None, None)
    } else {
        sums
    }
}

pub(super) fn described(directory: &Directory, (users, groups): Counts) -> Changed {
    let domains = directory.domains.as_ref().map(|domains| domains.join(" "));
    let number = |number: Option<u64>| number.map(|number| number.to_string());
    let rows = [
        ("Name", Some(directory.name.clone())),
        ("Type", Some(directory.kind.to_string())),
        ("Domains", domains),
        ("Users", number(users)),
        ("Groups", number(groups)),
        ("Id", directory.id.clone()),
    ];
    let lines: Vec<String> = rows
        .iter()
        .map(|(name, value)| {
            format!(
                "{name:<10}{}",
                escape(value.as_deref().unwrap_or("unknown"))
            )
        })
        .collect();
    Changed {
        text: lines.join("\n"),
        fields: json!({ "directory": {
            "name": directory.name,
            "type": directory.kind.to_string(),
            "domains": directory.domains,
            "users": users,
            "groups": groups,
            "id": directory.id,
        } }),
    }
}

pub(super) fn show(context: &mut Context, arguments: &DirectoryShowArgs) -> Result<Changed> {
    remote::run(context, async |context| {
        let signed_in = sign_in(context, &arguments.way_in).await?;
        let _waiting = context.ui.waiting("reading the directory");
        let all = signed_in.admin.list_directories().await?;
        let directory = if let Some(wanted) = &arguments.directory.0 {
            find(all, &wanted.0)?
        } else {
            let is_own = |seen: &Directory| is_own(signed_in.profile.as_ref(), seen);
            all.into_iter().find(is_own).ok_or_else(none_of_ours)?
        };
        let counts = count(&signed_in.admin, &directory).await;
        Ok(described(&directory, counts))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::DirectoryKind;

    fn directory(name: &str, id: &str, domain: &str) -> Directory {
        Directory {
            id: Some(id.to_owned()),
            name: name.to_owned(),
            kind: DirectoryKind::Other,
            domains: Some(vec![domain.to_owned()]),
            delete_in_progress: false,
        }
    }

    #[test]
    fn a_directory_is_found_by_name_id_or_domain_if_it_is_one() {
        let all = || {
            vec![
                directory("A", "1", "a.example"),
                directory("A", "2", "b.example"),
            ]
        };
        assert_eq!(find(all(), "1").unwrap().id.as_deref(), Some("1"));
        assert_eq!(find(all(), "B.EXAMPLE").unwrap().id.as_deref(), Some("2"));
        assert_eq!(find(all(), "A").unwrap_err().code(), "several_directories");
        assert_eq!(find(all(), "C").unwrap_err().code(), "no_such_directory");
    }
}
