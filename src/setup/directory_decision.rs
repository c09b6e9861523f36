//! What is to be done about the directory: a pure function of what was wished and seen.

use super::change::Change;
use super::inputs::DirectoryWish;
use crate::access::{Directory, DirectoryKind};
use crate::error::Failure;
use crate::http::escape;

/// What is to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DirectoryDecision {
    /// The change: never an update or a replacement, since no call changes a directory.
    pub(crate) change: Change,
    /// The id of the one that is there.
    pub(crate) id: Option<String>,
    /// The name that it has, or will have.
    pub(crate) name: String,
    /// The domain as the tenant spells it, or will.
    pub(crate) domain: String,
    /// Things worth knowing.
    pub(crate) notes: Vec<String>,
    /// Whether it takes the place of one that setup made, and that stays.
    pub(crate) leaves_former: bool,
}

/// Decides. Equal is a directory of type Other that holds the domain; a domain belongs to one
/// directory of the tenant (`ws1-access-api.md` §4).
pub(crate) fn decide(
    wish: &DirectoryWish,
    seen: &[Directory],
    known_id: Option<&str>,
) -> Result<DirectoryDecision, Failure> {
    let (name, domain) = (&wish.name.value, &wish.domain.value);
    let holder = seen.iter().find_map(|directory| {
        let domains = directory.domains.as_deref().unwrap_or_default();
        let spelled = domains.iter().find(|spelled| domain.matches(spelled))?;
        Some((directory, spelled))
    });
    if let Some((directory, spelled)) = holder {
        return match directory.kind {
            DirectoryKind::Other => Ok(found(wish, directory, spelled, known_id)),
            _ => Err(Failure::conflict(
                "domain_held",
                format!(
                    "domain `{domain}` belongs to directory `{}` of type {}; users from Okta can only \
                     be created in a directory of type Other",
                    escape(&directory.name),
                    directory.kind
                ),
            )
            .hint("give another --domain, one that no directory of the tenant has")),
        };
    }
    let unreadable: Vec<&Directory> = seen
        .iter()
        .filter(|directory| directory.domains.is_none())
        .collect();
    let namesake = seen
        .iter()
        .find(|directory| directory.name.eq_ignore_ascii_case(name.as_str()));
    if let Some(directory) = namesake {
        // The domains of the one that we made cannot be read: it is still ours.
        let is_ours = known_id.is_some() && directory.id.as_deref() == known_id;
        if directory.domains.is_none() && directory.kind == DirectoryKind::Other && is_ours {
            return Ok(found(wish, directory, domain.as_str(), known_id));
        }
        let reason = match &directory.domains {
            Some(domains) if domains.is_empty() => format!("without the domain `{domain}`"),
            Some(domains) => format!("with the domain {}", escape(&domains.join(", "))),
            None => "whose domains cannot be read".to_owned(),
        };
        return Err(Failure::conflict(
            "directory_name_taken",
            format!(
                "directory `{}` of type {} exists already, {reason}",
                escape(&directory.name),
                directory.kind
            ),
        )
        .hint("give another --directory-name, or the --domain that this one has"));
    }
    let mut notes = Vec::new();
    if !unreadable.is_empty() {
        let names: Vec<String> = unreadable
            .iter()
            .map(|directory| format!("`{}`", directory.name))
            .collect();
        notes.push(format!(
            "the domains of {} cannot be read, so that one of them may hold `{domain}` already",
            names.join(", ")
        ));
    }
    if known_id.is_some() {
        notes.push("the directory was deleted in the tenant; it is made again".to_owned());
    }
    Ok(DirectoryDecision {
        change: Change::Create,
        id: None,
        name: name.to_string(),
        domain: domain.to_string(),
        notes,
        leaves_former: false,
    })
}

fn found(
    wish: &DirectoryWish,
    directory: &Directory,
    spelled: &str,
    known_id: Option<&str>,
) -> DirectoryDecision {
    let mut notes = Vec::new();
    if directory.name != wish.name.value.as_str() {
        notes.push(format!(
            "the directory that holds `{spelled}` is named `{}`, not `{}`; it is taken as it is",
            directory.name, wish.name.value
        ));
    }
    if spelled != wish.domain.value.as_str() {
        notes.push(format!(
            "the tenant spells the domain `{spelled}`, not `{}`; use its spelling in Okta",
            wish.domain.value
        ));
    }
    if directory.delete_in_progress {
        notes.push("the tenant is deleting this directory".to_owned());
    }
    let is_known = known_id.is_some() && directory.id.as_deref() == known_id;
    DirectoryDecision {
        change: if is_known {
            Change::Keep
        } else {
            Change::Adopt
        },
        id: directory.id.clone(),
        name: directory.name.clone(),
        domain: spelled.to_owned(),
        notes,
        leaves_former: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::Source;
    use crate::setup::inputs::Sourced;

    fn wish() -> DirectoryWish {
        DirectoryWish {
            name: Sourced::new("Okta".parse().unwrap(), Source::Flag),
            domain: Sourced::new("OKTA.COM".parse().unwrap(), Source::Flag),
        }
    }

    fn directory(name: &str, kind: DirectoryKind, domains: Option<&[&str]>) -> Directory {
        Directory {
            id: Some(format!("id-of-{name}")),
            name: name.to_owned(),
            kind,
            domains: domains.map(|domains| domains.iter().map(ToString::to_string).collect()),
            delete_in_progress: false,
        }
    }

    #[test]
    fn none_is_made() {
        let system = directory(
            "System Directory",
            DirectoryKind::Local,
            Some(&["System Domain"]),
        );
        let decision = decide(&wish(), &[system], None).unwrap();
        assert_eq!((decision.change, decision.notes.len()), (Change::Create, 0));
    }

    #[test]
    fn equal_is_adopted_and_known_is_kept() {
        let equal = directory("Okta", DirectoryKind::Other, Some(&["OKTA.COM"]));
        let decision = decide(&wish(), std::slice::from_ref(&equal), None).unwrap();
        assert_eq!((decision.change, decision.notes.len()), (Change::Adopt, 0));
        let decision = decide(&wish(), &[equal], Some("id-of-Okta")).unwrap();
        assert_eq!(decision.change, Change::Keep);
    }

    #[test]
    fn differing_case_or_name_is_a_note() {
        let other = directory(
            "Elsewhere",
            DirectoryKind::Other,
            Some(&["a.example", "okta.com"]),
        );
        let decision = decide(&wish(), &[other], None).unwrap();
        assert_eq!(decision.change, Change::Adopt);
        assert_eq!(decision.domain, "okta.com");
        assert_eq!(decision.notes.len(), 2);
    }

    #[test]
    fn a_domain_of_another_type_is_a_conflict() {
        let jit = directory("Partners", DirectoryKind::Jit, Some(&["okta.com"]));
        let error = decide(&wish(), &[jit], None).unwrap_err();
        assert_eq!(error.code(), "domain_held");
        assert!(error.to_string().contains("`Partners`"), "{error}");
    }

    #[test]
    fn the_name_without_the_domain_is_a_conflict() {
        let namesake = directory("okta", DirectoryKind::Other, Some(&["else.example"]));
        let error = decide(&wish(), &[namesake], None).unwrap_err();
        assert_eq!(error.code(), "directory_name_taken");
    }

    #[test]
    fn unreadable_domains_are_told() {
        let other = directory("Other", DirectoryKind::Other, None);
        let decision = decide(&wish(), &[other], None).unwrap();
        assert_eq!(decision.change, Change::Create);
        assert!(decision.notes[0].contains("cannot be read"));
        // Our own, known by its id, is kept all the same.
        let ours = directory("Okta", DirectoryKind::Other, None);
        let decision = decide(&wish(), std::slice::from_ref(&ours), Some("id-of-Okta")).unwrap();
        assert_eq!(decision.change, Change::Keep);
        assert_eq!(
            decide(&wish(), &[ours], None).unwrap_err().code(),
            "directory_name_taken"
        );
    }
}
