//! `docs/json.md` names every field of every document, and no other: the commands are run, and what
//! they print is compared.

use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use crate::support::{Home, Outcome, Tenant, ws1_okta};

const PAGE: &str = include_str!("../../docs/json.md");
const STANDING: &str = "How a token stands";
const FAILURE: &str = "A failure";
/// What a profile's file holds is told to this depth.
const PROFILE: &str = "profile.";
/// The profile's file.
const FILE: &str = "home/.config/ws1-okta/profiles/acme.json";

/// The fields of each section of the page.
fn page() -> BTreeMap<String, BTreeSet<String>> {
    let sections = PAGE.split("\n## ").skip(1);
    sections
        .map(|section| {
            let (title, text) = section.split_once('\n').unwrap();
            let rows = text.lines().filter_map(|line| line.strip_prefix("| `"));
            let fields = rows.map(|row| row.split('`').next().unwrap().to_owned());
            (title.replace('`', ""), fields.collect())
        })
        .collect()
}

/// What was seen of each section.
struct Seen {
    page: BTreeMap<String, BTreeSet<String>>,
    seen: BTreeMap<String, BTreeSet<String>>,
}

impl Seen {
    fn new() -> Self {
        Self {
            page: page(),
            seen: BTreeMap::new(),
        }
    }

    /// Takes a document of a section, which may have the fields of others, too.
    fn take(&mut self, section: &str, others: &[&str], document: &Value) {
        let sections = [&["Every document", section], others].concat();
        let known: BTreeSet<&String> = sections
            .iter()
            .flat_map(|section| {
                let fields = self.page.get(*section);
                fields.unwrap_or_else(|| panic!("the page has no section {section:?}"))
            })
            .collect();
        let is_parent = |path: &str| {
            let starts = [format!("{path}."), format!("{path}[].")];
            known
                .iter()
                .any(|field| starts.iter().any(|start| field.starts_with(start)))
        };
        let mut fields = BTreeSet::new();
        let depth = if section == "profile show" {
            PROFILE
        } else {
            "-"
        };
        walk("", document, depth, &is_parent, &mut fields);
        for field in fields {
            assert!(
                known.contains(&field),
                "`{field}` of {section:?} is not in docs/json.md\n{document:#}"
            );
            for section in &sections {
                if self.page[*section].contains(&field) {
                    let seen = self.seen.entry((*section).to_owned()).or_default();
                    seen.insert(field.clone());
                }
            }
        }
    }

    fn is_whole(&self) {
        for (section, fields) in &self.page {
            let none = BTreeSet::new();
            let seen = self.seen.get(section).unwrap_or(&none);
            let never: Vec<_> = fields.difference(seen).collect();
            assert!(
                never.is_empty(),
                "docs/json.md has fields under {section:?} that no command printed: {never:?}"
            );
        }
    }
}

/// The paths of a document's leaves. What is null or empty is no leaf where the page knows fields below.
fn walk(
    path: &str,
    value: &Value,
    depth: &str,
    is_parent: &impl Fn(&str) -> bool,
    fields: &mut BTreeSet<String>,
) {
    match value {
        _ if path.starts_with(depth) => {
            fields.insert(path.to_owned());
        }
        Value::Object(map) => {
            for (name, value) in map {
                let path = if path.is_empty() {
                    name.clone()
                } else {
                    format!("{path}.{name}")
                };
                walk(&path, value, depth, is_parent, fields);
            }
        }
        Value::Array(all) if all.iter().any(Value::is_object) => {
            for one in all {
                walk(&format!("{path}[]"), one, depth, is_parent, fields);
            }
        }
        Value::Null if is_parent(path) => {}
        Value::Array(all) if all.is_empty() && is_parent(path) => {}
        _ => {
            fields.insert(path.to_owned());
        }
    }
}

/// A home with a profile whose secrets are in files, and its tenant.
struct Place {
    home: Home,
    tenant: Tenant,
}

impl Place {
    fn new() -> Self {
        let place = Self {
            home: Home::new(),
            tenant: Tenant::new(&[]),
        };
        place.setup("").exits(0);
        place
    }

    fn setup(&self, more: &str) -> Outcome {
        let setup = self.tenant.setup(&self.home).without_pair("--secret-to");
        let setup = setup.without_pair("--store");
        setup
            .args("--store file --profile acme --json")
            .args(more)
            .run()
    }

    fn run(&self, arguments: &str) -> Outcome {
        ws1_okta(&self.home, arguments).arg("--json").run()
    }

    fn json(&self, arguments: &str) -> Value {
        let outcome = self.run(arguments);
        assert!([Some(0), Some(7)].contains(&outcome.code), "{outcome}");
        outcome.json()
    }

    /// Changes what the profile's file holds.
    fn change(&self, change: impl Fn(&mut Value)) {
        let mut document = serde_json::from_str(&self.home.read(FILE)).unwrap();
        change(&mut document);
        self.home.file(FILE, &document.to_string());
    }

    /// The first line of a watch.
    fn watched(&self) -> Value {
        ws1_okta(&self.home, "token watch --json --token-to watched")
            .start()
            .json_line()
    }
}

/// The objects of a document of several profiles.
fn rows<'a>(document: &'a Value, name: &str) -> &'a [Value] {
    let fields: Vec<&String> = document.as_object().unwrap().keys().collect();
    assert_eq!(fields.len(), 3, "{fields:?}");
    assert_eq!(document["schema"], 1);
    assert_eq!(document["complete"], true);
    document[name].as_array().unwrap()
}

fn see_setup(seen: &mut Seen) {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let dry = tenant.setup(&home).args("--json --dry-run").run();
    seen.take("setup", &[], &dry.exits(0).json());
    tenant.fault("GET /scim/Groups status=403");
    let done = tenant.setup(&home).args("--json --show-token").run();
    seen.take("setup", &[], &done.exits(0).json());
}

fn see_a_client_that_is_being_made(seen: &mut Seen) {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.fault("POST /oauth2clients always status=503");
    tenant.setup_in_files(&home).run().exits(4);
    let status = ws1_okta(&home, "status --json").run();
    seen.take("status", &[STANDING], &status.exits(7).json());
    damage_files(&home, "secret");
    let status = ws1_okta(&home, "status --json").run();
    seen.take("status", &[STANDING], &status.exits(7).json());
}

/// Cuts the files short that hold this kind of secret.
fn damage_files(home: &Home, kind: &str) {
    for (path, _) in home.kept() {
        if path.extension().is_some_and(|it| it == "age") && path.to_string_lossy().contains(kind) {
            fs::write(path, "short").unwrap();
        }
    }
}

fn see_unreadable_secrets(seen: &mut Seen, place: &Place) {
    place
        .tenant
        .fault("POST /auth/oauthtoken always status=401");
    place.run("token renew --force").exits(3);
    for kind in ["token", "secret"] {
        damage_files(&place.home, kind);
        seen.take("status", &[STANDING], &place.json("status"));
    }
}

fn see_tokens(seen: &mut Seen, place: &Place) {
    seen.take("status", &[STANDING], &place.json("status"));
    see_status_of_all(seen, place);
    seen.take("token show", &[], &place.json("token show --show-token"));
    let written = place.json("token show --token-to token");
    seen.take("token show", &[], &written);
    seen.take("token check", &[STANDING], &place.json("token check"));
    let all = place.json("token check --all");
    for row in rows(&all, "profiles") {
        seen.take("token check", &[STANDING], row);
    }
    let renewed = place.json("token renew --force --show-token --token-to written");
    seen.take("token renew", &[STANDING], &renewed);
    let all = place.json("token renew --all");
    for row in rows(&all, "renewals") {
        seen.take("token renew", &[STANDING], row);
    }
    seen.take("token watch", &[STANDING], &place.watched());
    seen.take("token delivered", &[], &place.json("token delivered"));
    place.tenant.fault("GET /scim/Users status=401");
    let refused = place.run("token check --online").json();
    seen.take("token check", &[STANDING, FAILURE], &refused);
    place.tenant.0.clear_faults();
    place
        .tenant
        .fault("POST /auth/oauthtoken always status=401");
    let failed = place.run("token renew --force --all").json();
    for row in rows(&failed, "renewals") {
        seen.take("token renew", &[FAILURE], row);
    }
    place.tenant.0.clear_faults();
}

/// A profile that can be read, and one that cannot.
fn see_status_of_all(seen: &mut Seen, place: &Place) {
    let broken = place.home.file(&FILE.replace("acme", "broken"), "{");
    let mut all = place.run("status --all").json();
    fs::remove_file(broken).unwrap();
    let [whole, failed] = rows(&all, "profiles") else {
        panic!("{all:#}")
    };
    let mut status = whole["status"].clone();
    status["schema"] = json!(1);
    assert_eq!(status, place.json("status"));
    let failure = json!({ "schema": 1, "error": failed["error"] });
    seen.take(FAILURE, &[], &failure);
    for (row, field) in [(0, "status"), (1, "error")] {
        all["profiles"][row][field] = json!("seen");
    }
    seen.take("status of several profiles", &[], &all);
}

fn see_clients(seen: &mut Seen, place: &Place) {
    seen.take("client list", &[], &place.json("client list"));
    seen.take("client show", &[], &place.json("client show"));
    let section = "client create, client update";
    for command in ["client create", "client update --access-token-ttl 180d"] {
        for more in ["--yes --dry-run", "--yes"] {
            seen.take(section, &[], &place.json(&format!("{command} {more}")));
        }
    }
    let in_place = place.json("client rotate-secret --in-place --yes");
    seen.take("client rotate-secret --in-place", &[], &in_place);
    let dry = place.json("client rotate-secret --dry-run");
    seen.take("client rotate-secret", &[section], &dry);
    for command in [
        "client rotate-secret --yes --show-token",
        "token delivered",
        "client rotate-secret --confirm OktaSCIM",
    ] {
        let document = place.json(command);
        if command.starts_with("client") {
            seen.take("client rotate-secret", &[], &document);
        }
    }
    let deleted = place.json("client delete OktaSCIM-2 --confirm OktaSCIM-2");
    seen.take("client delete", &[], &deleted);
}

fn see_directories(seen: &mut Seen, place: &Place) {
    seen.take("directory list", &[], &place.json("directory list"));
    let shown = place.json("directory show OKTA.COM");
    seen.take("directory show", &[], &shown);
    let made = place.json("directory create --yes --directory-name Second --domain SECOND.COM");
    seen.take("directory create", &[], &made);
    let deleted = place.json("directory delete Second --confirm Second");
    seen.take("directory delete", &[], &deleted);
}

fn see_profiles(seen: &mut Seen, place: &Place) {
    seen.take("profile list", &[], &place.json("profile list"));
    seen.take("profile use", &[], &place.json("profile use acme"));
    let before = place.home.read(FILE);
    place.change(|profile| {
        let token = profile["token"].clone();
        let mut delivered = token.clone();
        delivered["confirmed_at"] = token["obtained_at"].clone();
        delivered["how"] = json!("person");
        profile["delivered"] = delivered;
        profile["superseded"] = json!([token]);
        profile["handed"] = json!({ "exec": token["fingerprint"] });
        profile["refused"] = json!({ "since": token["obtained_at"], "code": "client_refused" });
        profile["retiring"] = json!({ "id": "Old", "made_by_us": true });
        profile["creating"] = json!("Next");
        profile["creating_settings"] = profile["client"]["settings"].clone();
        profile["deleting"] = json!("OktaSCIM");
        profile["pass_env"] = json!(["VAULT_ADDR"]);
        profile["former_directories"] = json!([profile["directory"]]);
        profile["ca_file"] = json!("/srv/ca.pem");
        profile["proxy"] = json!("http://proxy.invalid:3128");
        profile["secret_to"] = json!("/srv/secret");
        profile["leftovers"] = json!([{ "store": "keychain", "clients": [] }]);
    });
    seen.take("profile show", &[], &place.json("profile show"));
    place.home.file(FILE, &before);
    let moved = place.json("profile use-store --store none --secret-to moved --yes");
    seen.take("profile use-store", &[], &moved);
    seen.take("logout", &[], &place.json("logout --confirm acme"));
    let removed = place.json("profile remove acme --confirm acme");
    seen.take("profile remove", &[], &removed);
}

fn see_teardown(seen: &mut Seen, place: &Place) {
    let second = place.run("setup --yes --directory-name Second --domain SECOND.COM");
    second.exits(0);
    let rotated = place.run("client rotate-secret --yes");
    rotated.exits(7);
    seen.take("teardown", &[], &place.json("teardown --confirm acme"));
}

#[test]
fn the_page_names_every_field_and_no_other() {
    let mut seen = Seen::new();
    let failed = ws1_okta(&Home::new(), "status --json").run();
    seen.take(FAILURE, &[], &failed.json());
    see_setup(&mut seen);
    see_a_client_that_is_being_made(&mut seen);
    see_tokens(&mut seen, &Place::new());
    see_unreadable_secrets(&mut seen, &Place::new());
    see_directories(&mut seen, &Place::new());
    see_clients(&mut seen, &Place::new());
    see_profiles(&mut seen, &Place::new());
    see_teardown(&mut seen, &Place::new());
    seen.is_whole();
}

#[test]
#[should_panic(expected = "is not in docs/json.md")]
fn a_field_that_is_not_on_the_page_is_found() {
    Seen::new().take(
        "profile use",
        &[],
        &json!({ "schema": 1, "profil": "acme" }),
    );
}

#[test]
#[should_panic(expected = "that no command printed")]
fn a_field_that_no_command_prints_is_found() {
    let mut seen = Seen::new();
    seen.page
        .retain(|section, _| section == "profile use" || section == "Every document");
    seen.take("profile use", &[], &json!({ "schema": 1 }));
    seen.is_whole();
}
