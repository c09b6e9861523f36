//! Holds the sources to the table of modules in `src/lib.rs`, and to a few rules of the house that the
//! compiler does not know.
//!
//! Sources are read as tokens, so that a word in a comment or in a text is not taken for code.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on fails"
)]

mod proof;
mod source;

use source::Source;
use std::path::Path;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The longest file below `src`, in lines.
const MAX_LINES: usize = 400;

/// What the client half must be able to do without: terminal, keychain, command line.
const NOT_BELOW: [&str; 4] = ["clap", "dialoguer", "indicatif", "keyring"];
const NOT_FROM_BELOW: [&str; 8] = [
    "store", "ui", "cli", "commands", "setup", "profile", "context", "error",
];

/// Hosts that a document may name, with all below them: public ones, and those that are made for
/// examples.
const PUBLIC_HOSTS: [&str; 26] = [
    // The names of two file forms, which nothing asks.
    "www.apple.com",
    "schemas.microsoft.com",
    // The namespace of SVG.
    "w3.org",
    "host",
    "example",
    "example.com",
    "invalid",
    "localhost",
    "127.0.0.1",
    "github.com",
    "crates.io",
    "docs.rs",
    "rust-lang.org",
    "rustup.rs",
    "keepachangelog.com",
    "semver.org",
    "apache.org",
    "shields.io",
    "rfc-editor.org",
    "docker.com",
    "okta.com",
    "omnissa.com",
    "vmware.com",
    "vmwareidentity.com",
    "workspaceoneaccess.com",
    "age-encryption.org",
];

/// Folders of one machine.
const PRIVATE_PATHS: [&str; 3] = ["/root/", "/work/", "/home/"];

/// The modules of the table in the header of `src/lib.rs`, from the top down.
fn table(header: &str) -> Vec<String> {
    header
        .lines()
        .filter_map(|line| line.strip_prefix("//! | "))
        .filter_map(|row| row.split(" | ").next())
        .filter(|cell| *cell != "module")
        .flat_map(|cell| cell.split(", "))
        .map(|name| name.trim_matches(['[', ']', '`', '(', ')']).to_owned())
        .collect()
}

/// Arrows that go up, or to what the table does not know.
fn arrows_up(source: &Source, order: &[String]) -> Vec<String> {
    let place = |name: &str| order.iter().position(|known| known == name);
    let module = source.module();
    if module == "lib" {
        return Vec::new();
    }
    let path = &source.path;
    let Some(own) = place(module) else {
        return vec![format!("{path}: the table has no module `{module}`")];
    };
    let unknown = (source.named_by_crate().into_iter())
        .filter(|name| place(name).is_none())
        .map(|name| format!("{path}: the table has no module `{name}`"));
    let up = (source.named_by_crate().into_iter())
        .chain(source.named_by_super())
        .filter(|name| place(name).is_some_and(|other| other < own))
        .map(|name| format!("{path}: `{module}` names `{name}`, which is above it"));
    unknown.chain(up).collect()
}

/// What the client half may not know, and what the simulated tenant may not share with it.
fn borders(source: &Source) -> Vec<String> {
    let path = &source.path;
    let names = [source.named_by_crate(), source.named_by_super()].concat();
    match source.module() {
        "access" | "http" => {
            let packages = NOT_BELOW.into_iter().filter(|word| source.has(word));
            let modules = NOT_FROM_BELOW
                .into_iter()
                .filter(|word| names.contains(word));
            packages
                .chain(modules)
                .map(|word| format!("{path}: knows `{word}`"))
                .collect()
        }
        "sandbox" => (names.into_iter())
            // Its own unit tests go up to `tenant`, from modules within files.
            .filter(|name| *name != "sandbox" && *name != "tenant")
            .map(|name| format!("{path}: shares `{name}` with the rest"))
            .collect(),
        _ => Vec::new(),
    }
}

fn without_unsafe(source: &Source) -> Vec<String> {
    let found = source.has("unsafe");
    found
        .then(|| format!("{}: unsafe", source.path))
        .into_iter()
        .collect()
}

fn length(path: &str, text: &str) -> Vec<String> {
    let lines = text.lines().count();
    (lines > MAX_LINES)
        .then(|| format!("{path}: {lines} lines, more than {MAX_LINES}"))
        .into_iter()
        .collect()
}

/// Hosts and folders that are nobody's business.
fn private_words(path: &str, text: &str) -> Vec<String> {
    let is_public = |host: &str| {
        PUBLIC_HOSTS.iter().any(|public| {
            let above = host.strip_suffix(public);
            above.is_some_and(|above| above.is_empty() || above.ends_with('.'))
        })
    };
    let hosts = text.split("://").skip(1).filter_map(|after| {
        let ends = |c: char| !(c.is_ascii_alphanumeric() || ".-_@:%".contains(c));
        let authority = after.split(ends).next()?.rsplit('@').next()?;
        let host = authority.split(':').next()?.trim_end_matches('.');
        (!host.is_empty() && !is_public(&host.to_ascii_lowercase())).then_some(host)
    });
    let folders = PRIVATE_PATHS
        .into_iter()
        .filter(|folder| text.contains(folder));
    hosts
        .chain(folders)
        .map(|word| format!("{path}: names {word}"))
        .collect()
}

/// The texts of the files below a folder, by their path from the package's root.
fn files(below: &str, endings: &[&str]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(Path::new(ROOT).join(below)).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        let path = format!("{below}/{name}");
        let path = path.trim_start_matches("./").to_owned();
        if entry.file_type().unwrap().is_dir() {
            if below != "." {
                found.extend(files(&path, endings));
            }
        } else if endings.iter().any(|ending| name.ends_with(ending)) {
            // Some are pictures.
            let bytes = std::fs::read(entry.path()).unwrap();
            found.push((path, String::from_utf8_lossy(&bytes).into_owned()));
        }
    }
    found.sort();
    found
}

fn sources() -> Vec<Source> {
    let files = files("src", &[".rs"]);
    assert!(files.len() > 50, "only {} sources found", files.len());
    files
        .iter()
        .map(|(path, text)| Source::new(path, text))
        .collect()
}

/// What the rows of a table of proofs name in backquotes, and is neither a file's end nor a function of
/// these sources.
fn unproven(table: &str, sources: &[(String, String)]) -> Vec<String> {
    let rows = table.lines().filter(|line| line.starts_with("| "));
    let names = rows.flat_map(|row| row.split('`').skip(1).step_by(2));
    let is_there = |name: &&str| {
        let function = format!("fn {}(", name.rsplit("::").next().unwrap_or(name));
        sources.iter().any(|(path, text)| {
            path.ends_with(name) || path.contains(&format!("/{name}")) || text.contains(&function)
        })
    };
    names
        .filter(|name| !is_there(name) && !name.starts_with('-'))
        .map(|name| format!("CONTRIBUTING.md: names `{name}`, which is not there"))
        .collect()
}

fn none(findings: impl IntoIterator<Item = String>) {
    let findings: Vec<String> = findings.into_iter().collect();
    assert!(findings.is_empty(), "\n{}\n", findings.join("\n"));
}

#[test]
fn modules_use_only_those_below_them() {
    let order = table(include_str!("../../src/lib.rs"));
    assert!(order.len() > 10, "the table was not understood: {order:?}");
    none(
        sources()
            .iter()
            .flat_map(|source| arrows_up(source, &order)),
    );
}

#[test]
fn every_module_of_the_table_exists() {
    let sources = sources();
    let is_there = |name: &String| sources.iter().any(|source| source.module() == name);
    let missing = (table(include_str!("../../src/lib.rs")).into_iter())
        .filter(|name| !is_there(name))
        .map(|name| format!("src/lib.rs: the table's `{name}` does not exist"));
    none(missing);
}

#[test]
fn the_client_and_the_simulated_tenant_keep_to_themselves() {
    none(sources().iter().flat_map(borders));
}

/// What would switch off the checks of TLS, or make a check of one's own.
const WEAK: [&str; 8] = [
    "ServerCertVerifier",
    "ServerCertVerified",
    "HandshakeSignatureValid",
    "danger_accept_invalid_certs",
    "danger_accept_invalid_hostnames",
    "tls_danger_accept_invalid_certs",
    "tls_danger_accept_invalid_hostnames",
    DANGEROUS,
];
/// The TLS library's word for any verifier but its own.
const DANGEROUS: &str = "dangerous";
/// The one place that may say so: it hands the platform's verifier over, which is of the same makers.
const TRUST: &str = "src/http/trust.rs";

#[test]
fn no_switch_weakens_tls() {
    none(sources().iter().flat_map(|source| {
        WEAK.into_iter()
            .filter(|word| source.has(word) && (source.path != TRUST || *word != DANGEROUS))
            .map(|word| format!("{}: has `{word}`", source.path))
    }));
}

#[test]
fn nothing_is_unsafe() {
    none(sources().iter().flat_map(without_unsafe));
}

#[test]
fn files_stay_short() {
    let files = files("src", &[".rs"]);
    none(files.iter().flat_map(|(path, text)| length(path, text)));
}

#[test]
fn documents_name_public_hosts_only() {
    let mut all = files(".", &[".md", ".toml", ".lock"]);
    for below in [
        ".ci",
        ".github",
        ".cargo",
        "completions",
        "examples",
        "docs",
    ] {
        if Path::new(ROOT).join(below).is_dir() {
            all.extend(files(below, &[""]));
        }
    }
    none(
        all.iter()
            .flat_map(|(path, text)| private_words(path, text)),
    );
}

#[test]
fn the_proofs_of_the_checklist_exist() {
    let text = include_str!("../../CONTRIBUTING.md");
    let (_, table) = text.split_once("## Checklist").unwrap();
    let sources = [files("src", &[".rs"]), files("tests", &[".rs"])].concat();
    assert!(table.contains("`the_proofs_of_the_checklist_exist`"));
    none(unproven(table, &sources));
}
