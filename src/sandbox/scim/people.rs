//! Users and groups as they are kept: by id, in the order of creation, and by name.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::names::{CORE, WORKSPACE};
use crate::sandbox::error::SandboxError;

pub(in crate::sandbox) use super::record::{Record, Sort};

/// All users, or all groups.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(in crate::sandbox) struct Collection {
    records: BTreeMap<String, Record>,
    order: Vec<String>,
    /// Ids by name in lower case.
    #[serde(skip)]
    names: HashMap<String, Vec<String>>,
}

impl Collection {
    pub(in crate::sandbox) fn get(&self, id: &str) -> Option<&Record> {
        self.records.get(id)
    }

    /// The ids of all records with this name, whatever its case.
    pub(in crate::sandbox) fn named(&self, name: &str) -> impl Iterator<Item = &str> {
        self.names
            .get(&name.to_lowercase())
            .into_iter()
            .flatten()
            .map(String::as_str)
    }

    /// All records in the order of their creation.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Record> {
        self.order.iter().filter_map(|id| self.records.get(id))
    }

    /// A part of [`Collection::iter`] without walking over what is before it.
    pub(in crate::sandbox) fn page(
        &self,
        skip: usize,
        count: usize,
    ) -> impl Iterator<Item = &Record> {
        let page = self.order.iter().skip(skip).take(count);
        page.filter_map(|id| self.records.get(id))
    }

    pub(in crate::sandbox) fn len(&self) -> usize {
        self.order.len()
    }

    /// Adds a record, or replaces the one with the same id.
    pub(super) fn put(&mut self, record: Record) {
        let id = record.id.clone();
        self.forget_name(&id);
        add_name(&mut self.names, record.name(), &id);
        if self.records.insert(id.clone(), record).is_none() {
            self.order.push(id);
        }
    }

    fn remove(&mut self, ids: &BTreeSet<String>) {
        let before = self.records.len();
        for id in ids {
            self.forget_name(id);
            self.records.remove(id);
        }
        if self.records.len() < before {
            self.order.retain(|id| !ids.contains(id));
        }
    }

    fn forget_name(&mut self, id: &str) {
        if let Some(record) = self.records.get(id) {
            let name = record.name().to_lowercase();
            if let Some(ids) = self.names.get_mut(&name) {
                ids.retain(|own| own != id);
                if ids.is_empty() {
                    self.names.remove(&name);
                }
            }
        }
    }

    fn index(&mut self) {
        self.names.clear();
        for (id, record) in &self.records {
            add_name(&mut self.names, record.name(), id);
        }
    }
}

/// Nearly every name is that of one record: room for one, and no more.
fn add_name(names: &mut HashMap<String, Vec<String>>, name: &str, id: &str) {
    let ids = names.entry(name.to_lowercase());
    ids.or_insert_with(|| Vec::with_capacity(1))
        .push(id.to_owned());
}

/// Users, groups, and who is in what.
#[derive(Debug, Serialize, Deserialize)]
pub(in crate::sandbox) struct People {
    pub(in crate::sandbox) users: Collection,
    pub(in crate::sandbox) groups: Collection,
    /// The id of the group `ALL USERS`, which exists everywhere and holds everybody (§5.6).
    pub(in crate::sandbox) everybody: String,
    /// By member: the ids of the groups that name it.
    #[serde(skip)]
    memberships: HashMap<String, BTreeSet<String>>,
}

impl People {
    /// Nobody, but the group `ALL USERS`.
    pub(in crate::sandbox) fn new(now: i64) -> Result<Self, SandboxError> {
        let attributes = json!({"schemas": [CORE, WORKSPACE], "displayName": "ALL USERS",
            WORKSPACE: {"internalGroupType": "ALL_USERS", "domain": "System Domain"}});
        let attributes = attributes.as_object().cloned().unwrap_or_default();
        let group = Record::new(Sort::Group, attributes, now)?;
        let mut people = Self {
            users: Collection::default(),
            groups: Collection::default(),
            everybody: group.id.clone(),
            memberships: HashMap::new(),
        };
        people.put(group);
        Ok(people)
    }

    /// Makes anew what is not saved.
    pub(in crate::sandbox) fn index(&mut self) {
        self.users.index();
        self.groups.index();
        self.memberships.clear();
        for group in self.groups.records.values() {
            for member in &group.members {
                self.memberships
                    .entry(member.clone())
                    .or_default()
                    .insert(group.id.clone());
            }
        }
    }

    pub(super) fn of(&self, sort: Sort) -> &Collection {
        match sort {
            Sort::User => &self.users,
            Sort::Group => &self.groups,
        }
    }

    /// The groups that name a member.
    pub(in crate::sandbox) fn groups_of(&self, member: &str) -> impl Iterator<Item = &Record> {
        let ids = self.memberships.get(member).into_iter().flatten();
        ids.filter_map(|id| self.groups.get(id))
    }

    /// Adds or replaces a user or a group.
    pub(super) fn put(&mut self, record: Record) {
        if record.sort == Sort::User {
            self.users.put(record);
            return;
        }
        let before = self.groups.get(&record.id).map(|held| held.members.clone());
        let before = before.unwrap_or_default();
        for gone in before.difference(&record.members) {
            if let Some(groups) = self.memberships.get_mut(gone) {
                groups.remove(&record.id);
            }
        }
        for new in record.members.difference(&before) {
            self.memberships
                .entry(new.clone())
                .or_default()
                .insert(record.id.clone());
        }
        self.groups.put(record);
    }

    /// Takes a user or a group out, and out of all groups.
    pub(super) fn remove(&mut self, id: &str) {
        self.remove_all(&BTreeSet::from([id.to_owned()]));
    }

    fn remove_all(&mut self, ids: &BTreeSet<String>) {
        for id in ids {
            for group in self.memberships.remove(id).unwrap_or_default() {
                if let Some(group) = self.groups.records.get_mut(&group) {
                    group.members.remove(id);
                }
            }
            let group = self.groups.get(id);
            let members = group.map(|group| group.members.clone()).unwrap_or_default();
            for member in members {
                if let Some(groups) = self.memberships.get_mut(&member) {
                    groups.remove(id);
                }
            }
        }
        self.users.remove(ids);
        self.groups.remove(ids);
    }

    /// Takes out everybody and every group of the domains of a deleted directory.
    pub(in crate::sandbox) fn remove_domains(&mut self, gone: impl Fn(&str) -> bool) {
        let all = self.users.iter().chain(self.groups.iter());
        let ids: BTreeSet<String> = all
            .filter(|record| gone(record.domain()))
            .map(|record| record.id.clone())
            .collect();
        self.remove_all(&ids);
    }
}
