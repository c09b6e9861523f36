//! The settings of an OAuth client: as wished, as asked for, as the tenant has them.

use super::inputs::{ClientWish, SetupInputs};
use crate::access::{NewOAuthClient, OAuthClient};
use crate::profile::ClientSettings;
use crate::values::{ClientSecret, Ttl};

/// The client that is sent to the tenant.
pub(super) fn new_client(inputs: &SetupInputs, secret: ClientSecret) -> NewOAuthClient {
    let wish = &inputs.client;
    NewOAuthClient {
        client_id: wish.id.value.clone(),
        secret,
        issue_refresh_token: wish.issue_refresh_token.value,
        access_token_ttl: wish.access_token_ttl.value,
        refresh_token_ttl: wish.refresh_token_ttl.value,
        idle_token_ttl: wish.idle_token_ttl.value,
    }
}

/// The client with the settings that somebody asked for.
pub(super) fn changed(inputs: &SetupInputs, client: &OAuthClient) -> OAuthClient {
    let mut client = client.clone();
    let wish = &inputs.client;
    if wish.access_token_ttl.is_asked() {
        client.set_access_token_ttl(wish.access_token_ttl.value);
    }
    if wish.refresh_token_ttl.is_asked() {
        client.set_refresh_token_ttl(wish.refresh_token_ttl.value);
    }
    if wish.idle_token_ttl.is_asked() {
        client.set_refresh_token_idle_ttl(wish.idle_token_ttl.value);
    }
    if wish.issue_refresh_token.is_asked() {
        client.set_grant("refresh_token", wish.issue_refresh_token.value);
    }
    client
}

/// What is remembered of a client that was made so.
pub(super) fn wished_settings(inputs: &SetupInputs) -> ClientSettings {
    let wish = &inputs.client;
    ClientSettings {
        access_token_ttl: wish.access_token_ttl.value,
        refresh_token_ttl: wish.refresh_token_ttl.value,
        idle_token_ttl: wish.idle_token_ttl.value,
        issue_refresh_token: wish.issue_refresh_token.value,
    }
}

/// The settings that the tenant reports, if it reports them all.
pub(super) fn settings_of(client: &OAuthClient) -> Option<ClientSettings> {
    Some(ClientSettings {
        access_token_ttl: client.access_token_ttl()?,
        refresh_token_ttl: client.refresh_token_ttl()?,
        idle_token_ttl: client.refresh_token_idle_ttl()?,
        issue_refresh_token: client.grants().iter().any(|grant| grant == "refresh_token"),
    })
}

/// The flags that give a client back the settings that were changed; none where nothing was.
pub(super) fn flags_back(inputs: &SetupInputs, former: &OAuthClient) -> String {
    let changed = changed(inputs, former);
    let ttl = |ttl: Option<Ttl>| ttl.map(|ttl| ttl.to_string());
    let issues = |client: &OAuthClient| client.grants().iter().any(|one| one == "refresh_token");
    let rows = [
        (
            "--access-token-ttl ",
            ttl(former.access_token_ttl()),
            ttl(changed.access_token_ttl()),
        ),
        (
            "--refresh-token-ttl ",
            ttl(former.refresh_token_ttl()),
            ttl(changed.refresh_token_ttl()),
        ),
        (
            "--idle-token-ttl ",
            ttl(former.refresh_token_idle_ttl()),
            ttl(changed.refresh_token_idle_ttl()),
        ),
        (
            "--issue-refresh-token=",
            Some(issues(former).to_string()),
            Some(issues(&changed).to_string()),
        ),
    ];
    let differ = rows.into_iter().filter(|(_, was, is)| was != is);
    let flags = differ.filter_map(|(flag, was, _)| was.map(|was| format!("{flag}{was}")));
    flags.collect::<Vec<_>>().join(" ")
}

/// The flags that make a client with these settings, where they are not those by default.
pub(crate) fn flags_of_settings(settings: &ClientSettings) -> Vec<String> {
    let ttls = [
        (
            "--access-token-ttl",
            settings.access_token_ttl,
            ClientWish::ACCESS_TOKEN_TTL,
        ),
        (
            "--refresh-token-ttl",
            settings.refresh_token_ttl,
            ClientWish::REFRESH_TOKEN_TTL,
        ),
        (
            "--idle-token-ttl",
            settings.idle_token_ttl,
            ClientWish::IDLE_TOKEN_TTL,
        ),
    ];
    let differ = ttls.into_iter().filter(|(_, is, default)| is != default);
    let mut flags: Vec<String> = differ.map(|(flag, is, _)| format!("{flag} {is}")).collect();
    if settings.issue_refresh_token {
        flags.push("--issue-refresh-token".to_owned());
    }
    if settings.access_token_ttl < ClientWish::SHORT {
        flags.push("--accept-short-ttl".to_owned());
    }
    flags
}
