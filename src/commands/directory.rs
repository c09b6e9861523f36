//! `directory list`, `show`, `create`, `delete`

use super::change::{Changed, Undo, told};
use super::own_directory::{is_of, is_own, is_wished};
use super::teardown::change_profile;
use super::{confirm, remote};
use crate::access::{Directory, DirectoryKind};
use crate::cli::{
    DirectoryCommand, DirectoryCreateArgs, DirectoryDeleteArgs, DirectoryShowArgs, SetupArgs,
    WayInArgs,
};
use crate::context::Context;
use crate::error::Failure;
use crate::http::escape;
use crate::profile::{DirectoryRecord, WishedDirectory};
use crate::setup::{
    Change, DirectoryDecision, DirectoryWish, NotMade, SignedIn, create_directory,
    decide_directory, directory_is_marked, directory_may_have_been_made, directory_record,
    gather_directory, mark_of_directory, sign_in,
};
use crate::ui::{List, Report};
use anyhow::Result;
use serde_json::json;

/// Runs one of them.
pub(super) fn run(context: &mut Context, command: &DirectoryCommand) -> Result<()> {
    let report: Box<dyn Report> = match command {
        DirectoryCommand::List(way_in) => Box::new(list(context, way_in)?),
        DirectoryCommand::Show(arguments) => Box::new(show(context, arguments)?),
        DirectoryCommand::Create(arguments) => Box::new(create(context, arguments)?),
        DirectoryCommand::Delete(arguments) => Box::new(delete(context, arguments)?),
    };
    context.ui.result(&*report)
}

fn list(context: &mut Context, way_in: &WayInArgs) -> Result<List> {
    let directories = remote::run(context, async |context| {
        let signed_in = sign_in(context, way_in).await?;
        Ok(signed_in.admin.list_directories().await?)
    })?;
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

const NO_SUCH_DIRECTORY: &str = "no_such_directory";

/// The one directory of that name, id or domain.
fn find(directories: Vec<Directory>, wanted: &str) -> Result<Directory, Failure> {
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
pub(super) type Counts = (Option<u64>, Option<u64>);

/// Users and groups of all its domains; `None` where the tenant does not say.
pub(super) async fn count(admin: &crate::access::AdminClient, directory: &Directory) -> Counts {
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

fn described(directory: &Directory, (users, groups): Counts) -> Changed {
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

fn show(context: &mut Context, arguments: &DirectoryShowArgs) -> Result<Changed> {
    remote::run(context, async |context| {
        let signed_in = sign_in(context, &arguments.way_in).await?;
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

fn create(context: &mut Context, arguments: &DirectoryCreateArgs) -> Result<Changed> {
    let inputs = SetupArgs {
        way_in: arguments.way_in.clone(),
        directory: arguments.directory.clone(),
        ..SetupArgs::default()
    };
    let wish = gather_directory(context, &inputs)?;
    remote::run(context, async |context| {
        let signed_in = sign_in(context, &arguments.way_in).await?;
        let seen = signed_in.admin.list_directories().await?;
        let mut decision = decide_directory(&wish, &seen, None)?;
        for note in &decision.notes {
            context.ui.note(&escape(note));
        }
        if decision.change == Change::Create {
            context.ui.say(&format!(
                "Create directory `{}` of type Other, domain {}, in {}",
                decision.name, decision.domain, signed_in.session.inputs.tenant
            ));
            confirm::change(context, true)?;
            set_mark(context, &signed_in, Some(mark_of_directory(&wish)))?;
            context.so_far.set(format!(
                "{}\nrun the same command again to go on",
                directory_may_have_been_made(&decision)
            ));
            let _waiting = context.ui.waiting("creating the directory");
            decision = match create_directory(&signed_in.admin, &wish, &decision).await {
                Ok(made) => made,
                Err(NotMade { error, is_certain }) => {
                    if is_certain {
                        set_mark(context, &signed_in, None)?;
                    }
                    return Err(error);
                }
            };
        }
        let is_made = decision.change == Change::Create;
        remember(context, &signed_in, &wish, &decision)?;
        let (place, domain) = (place(&signed_in), escape(&decision.domain));
        let result = format!(
            "{} directory `{}`, domain {domain}, in {}",
            if is_made { "created" } else { "kept" },
            escape(&decision.name),
            signed_in.session.inputs.tenant
        );
        let undo = if is_made {
            Undo::By(format!("ws1-okta directory delete {domain} {place}"))
        } else {
            Undo::Nothing
        };
        let known = context.profiles.load(&signed_in.session.inputs.profile)?;
        let is_complete = known.is_some_and(|known| known.is_complete());
        let next = if is_complete && signed_in.profile.is_some() {
            format!("ws1-okta status {place}")
        } else {
            format!("ws1-okta setup {place} (what is still missing)")
        };
        Ok(Changed {
            text: told(&result, &undo, &next),
            fields: json!({ "directory": {
                "id": decision.id,
                "name": decision.name,
                "domain": decision.domain,
                "change": if is_made { "create" } else { "keep" },
            } }),
        })
    })
}

/// A profile without a directory takes this one as its own, so that teardown knows of it.
fn remember(
    context: &Context,
    signed_in: &SignedIn,
    wish: &DirectoryWish,
    made: &DirectoryDecision,
) -> Result<()> {
    change_profile(context, signed_in, |profile| {
        if profile.directory.is_none() {
            let was_ours = directory_is_marked(profile, made);
            profile.directory = Some(directory_record(wish, made, was_ours));
            profile.creating_directory = None;
        }
    })
}

/// Marks, in a profile without a directory, the one that is being made.
fn set_mark(context: &Context, signed_in: &SignedIn, mark: Option<WishedDirectory>) -> Result<()> {
    change_profile(context, signed_in, |profile| {
        if profile.directory.is_none() {
            profile.creating_directory = mark;
        }
    })
}

/// How another command finds the same tenant.
fn place(signed_in: &SignedIn) -> String {
    let inputs = &signed_in.session.inputs;
    match &signed_in.profile {
        Some(_) => format!("--profile {}", inputs.profile),
        None => format!("--tenant {}", inputs.tenant),
    }
}

/// Forgets what is gone: the profile may know a directory whose deletion was begun by a run that
/// could not learn of its end.
fn forget_gone(
    context: &Context,
    signed_in: &SignedIn,
    all: &[Directory],
    wanted: &str,
    error: Failure,
) -> Result<Changed> {
    let known = signed_in
        .profile
        .as_ref()
        .and_then(|it| it.directory.as_ref());
    // One whose domains cannot be read is there all the same.
    let is_there = |known: &DirectoryRecord| {
        let mut all = all.iter();
        all.any(|one| one.name == known.name.as_str() || one.id.is_some() && one.id == known.id)
    };
    let known = known.filter(|known| !is_there(known));
    let Some(known) = known.filter(|known| {
        known.id.as_deref() == Some(wanted)
            || known.name.as_str() == wanted
            || known.domain.matches(wanted)
    }) else {
        return Err(error.into());
    };
    super::teardown::forget_directory(context, signed_in, |record| record == known)?;
    Ok(Changed {
        text: format!(
            "directory `{}` is gone; the profile no longer names it",
            known.name
        ),
        fields: json!({ "deleted": { "directory": { "id": known.id, "name": known.name } } }),
    })
}

fn delete(context: &mut Context, arguments: &DirectoryDeleteArgs) -> Result<Changed> {
    let wanted = &arguments.directory.0.0;
    remote::run(context, async |context| {
        let signed_in = sign_in(context, &arguments.way_in).await?;
        let all = signed_in.admin.list_directories().await?;
        let directory = match find(all.clone(), wanted) {
            Err(error) if error.code() == NO_SUCH_DIRECTORY => {
                return forget_gone(context, &signed_in, &all, wanted, error);
            }
            found => found?,
        };
        let (Some(id), DirectoryKind::Other) = (&directory.id, &directory.kind) else {
            return Err(Failure::conflict(
                "not_a_directory_of_ours",
                format!(
                    "directory `{}` is of type {}; only those of type Other are deleted here",
                    escape(&directory.name),
                    directory.kind
                ),
            )
            .hint("delete it in the Access console")
            .into());
        };
        let counts = count(&signed_in.admin, &directory).await;
        let described = described(&directory, counts);
        context.ui.say(&format!(
            "Delete this directory of {}, with its users and groups:\n{}",
            signed_in.session.inputs.tenant, described.text
        ));
        let is_own = is_own(signed_in.profile.as_ref(), &directory);
        if is_own {
            context.ui.danger("Okta's provisioning into it stops");
        } else {
            context.ui.warning("whatever provisions into it stops");
        }
        confirm::deletion(context, &directory.name, arguments.confirm.as_deref())?;
        if signed_in.profile.is_some() {
            signed_in.prove_profile(context)?;
        }
        context.so_far.set(format!(
            "directory `{}` may have been deleted\nrun the same command again to go on",
            escape(&directory.name)
        ));
        let _waiting = context.ui.waiting("deleting the directory");
        signed_in.delete_directory(id).await?;
        super::teardown::forget_directory(context, &signed_in, |record| is_of(record, &directory))?;
        let result = format!(
            "deleted directory `{}` of {}, with its users and groups",
            escape(&directory.name),
            signed_in.session.inputs.tenant
        );
        let place = place(&signed_in);
        let next = if !is_own {
            format!("ws1-okta directory list {place} (shows what is left)")
        } else if is_wished(signed_in.profile.as_ref(), &directory) {
            format!("ws1-okta setup {place} (makes it anew)")
        } else {
            format!("ws1-okta setup {place} (makes the directory)")
        };
        Ok(Changed {
            text: told(&result, &Undo::Never, &next),
            fields: json!({ "deleted": { "directory": { "id": id, "name": directory.name } } }),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

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
