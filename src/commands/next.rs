//! What is told of the next command: how it finds the same tenant, and what `setup` has to be given so that
//! it makes again what there was, where that is not its default.

use crate::context::StoreRequest;
use crate::profile::Profile;
use crate::setup::{Session, SignedIn, flags_of_settings, quote};
use crate::values::{ClientId, DirectoryName, ProfileName, StoreChoice};
use std::path::Path;

/// How another command finds the same tenant.
pub(super) fn place(signed_in: &SignedIn) -> String {
    match &signed_in.profile {
        Some(_) => place_of(&signed_in.session),
        None => format!("--tenant {}", signed_in.session.inputs.tenant),
    }
}

/// The same, of a tenant with a profile.
pub(super) fn place_of(session: &Session) -> String {
    format!("--profile {}", session.inputs.profile)
}

/// `setup`, given this.
pub(super) fn setup(flags: impl IntoIterator<Item = String>) -> String {
    let words: Vec<String> = ["ws1-okta setup".to_owned()]
        .into_iter()
        .chain(flags)
        .collect();
    words.join(" ")
}

/// Finds a tenant, and names the profile, that is no longer remembered.
pub(super) fn tenant_flags(name: &ProfileName, profile: &Profile) -> Vec<String> {
    let mut flags = vec![format!("--tenant {}", profile.tenant)];
    if *name != ProfileName::of_tenant(&profile.tenant) {
        flags.push(format!("--profile {name}"));
    }
    if let Some(file) = &profile.ca_file {
        flags.push(format!("--ca-file {}", word_of(file)));
    }
    if let Some(proxy) = &profile.proxy {
        flags.push(format!("--proxy {proxy}"));
    }
    flags
}

/// Where its secrets were kept.
pub(super) fn store_flags(profile: &Profile) -> Vec<String> {
    let store = Some(format!("--store {}", profile.store));
    let store = store.filter(|_| profile.store != StoreChoice::Keychain);
    let details = store_details(&StoreRequest::of_profile(profile));
    store.into_iter().chain(details).collect()
}

/// What a store needs besides its name.
pub(super) fn store_details(request: &StoreRequest) -> Vec<String> {
    let secret_to = request.secret_to.iter();
    let secret_to = secret_to.map(|target| format!("--secret-to {}", word(&target.to_string())));
    let identity = request.age_identity.iter();
    let identity = identity.map(|file| format!("--age-identity {}", word_of(file)));
    let variables = request.pass_env.iter();
    let variables = variables.map(|name| format!("--pass-env {}", word(name)));
    secret_to.chain(identity).chain(variables).collect()
}

/// Makes the same client.
pub(super) fn client_flags(profile: &Profile) -> Vec<String> {
    let known = profile.client.as_ref();
    let settings = match known {
        Some(known) => known.settings.as_ref(),
        None => profile.creating_settings.as_ref(),
    };
    let id = client_id(profile).filter(|id| **id != ClientId::default());
    let mut flags: Vec<String> = id
        .map(|id| format!("--client-id {id}"))
        .into_iter()
        .collect();
    flags.extend(settings.into_iter().flat_map(flags_of_settings));
    flags
}

/// Takes up the same client, whose secret is not kept here any more.
pub(super) fn known_client_flags(profile: &Profile) -> Vec<String> {
    let id = client_id(profile);
    let flags = id.map(|id| format!("--client-id {id} --client-secret-file FILE"));
    flags.into_iter().collect()
}

fn client_id(profile: &Profile) -> Option<&ClientId> {
    let known = profile.client.as_ref().map(|known| &known.id);
    known.or(profile.creating.as_ref())
}

/// Makes the same directory, or finds it.
pub(super) fn directory_flags(profile: &Profile) -> Vec<String> {
    let Some(known) = profile.known_directory() else {
        return Vec::new();
    };
    let mut flags = Vec::new();
    if known.name != DirectoryName::default() {
        flags.push(format!("--directory-name {}", word(known.name.as_str())));
    }
    flags.push(format!("--domain {}", known.domain));
    flags
}

fn word_of(file: &Path) -> String {
    word(&file.display().to_string())
}

/// A word for the shell, which mostly needs no quotes.
fn word(text: &str) -> String {
    let is_plain = |one: char| one.is_ascii_alphanumeric() || "._-/:@".contains(one);
    if text.chars().all(is_plain) {
        return text.to_owned();
    }
    quote(text)
}
