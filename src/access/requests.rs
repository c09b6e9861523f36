//! Builds the calls that are both sent and shown by `--dry-run`, and the addresses of items.

use super::call::{CLIENT_SECRET_PLACEHOLDER, Call};
use super::error::AccessError;
use super::media;
use super::new_client::NewOAuthClient;
use super::oauth_client::OAuthClient;
use super::operation::Operation;
use crate::values::{ClientId, ClientSecret, DirectoryName, Domain, TenantUrl};
use url::Url;

/// The collection of OAuth clients (§3).
pub(super) const CLIENTS: &str = "jersey/manager/api/oauth2clients";
/// The collection of directories (§4).
pub(super) const DIRECTORIES: &str = "jersey/manager/api/connectormanagement/directoryconfigs";

pub(super) fn create_client_call(tenant: &TenantUrl, client: &NewOAuthClient) -> Call {
    Call::post(
        Operation::CreateClient(client.client_id.to_string()),
        tenant.api(CLIENTS),
        media::CLIENT_OR_JSON,
    )
    .json(media::CLIENT, client.body_without_secret())
    .hide("secret", client.secret.expose(), CLIENT_SECRET_PLACEHOLDER)
    .once()
}

pub(super) fn update_client_call(
    tenant: &TenantUrl,
    client: &OAuthClient,
    secret: Option<&ClientSecret>,
) -> Result<Call, AccessError> {
    let id = client.client_id().as_str();
    let operation = Operation::UpdateClient(id.to_owned());
    let url = item_url(&tenant.api(CLIENTS), id, &operation)?;
    let call = Call::put(operation, url, media::CLIENT_OR_JSON).json(media::CLIENT, client.body());
    Ok(match secret {
        Some(secret) => call.hide("secret", secret.expose(), CLIENT_SECRET_PLACEHOLDER),
        None => call,
    })
}

pub(super) fn delete_client_call(tenant: &TenantUrl, id: &ClientId) -> Result<Call, AccessError> {
    let operation = Operation::DeleteClient(id.to_string());
    let url = item_url(&tenant.api(CLIENTS), id.as_str(), &operation)?;
    Ok(Call::delete(operation, url, media::CLIENT_OR_JSON))
}

pub(super) fn create_directory_call(
    tenant: &TenantUrl,
    name: &DirectoryName,
    domain: &Domain,
) -> Call {
    Call::post(
        Operation::CreateDirectory(name.to_string()),
        tenant.api(DIRECTORIES),
        media::OTHER_DIRECTORY_OR_JSON,
    )
    .json(
        media::OTHER_DIRECTORY,
        serde_json::json!({
            "type": "OTHER_DIRECTORY",
            "domains": [domain.as_str()],
            "name": name.as_str(),
        }),
    )
    .once()
}

pub(super) fn scim_call(
    tenant: &TenantUrl,
    operation: Operation,
    start_index: u32,
    count: u32,
) -> Call {
    let resource = match operation {
        Operation::ReadGroups => "Groups",
        _ => "Users",
    };
    let mut url = tenant.api(&format!("jersey/manager/api/scim/{resource}"));
    url.query_pairs_mut()
        .append_pair("startIndex", &start_index.to_string())
        .append_pair("count", &count.to_string());
    Call::get(operation, url, media::JSON)
}

/// The address of one item. Ids such as `..` would name the collection: deleting it must be impossible.
pub(super) fn item_url(
    collection: &Url,
    id: &str,
    operation: &Operation,
) -> Result<Url, AccessError> {
    let unaddressable = || AccessError::Unaddressable {
        operation: operation.clone(),
    };
    if matches!(id, "" | "." | "..") {
        return Err(unaddressable());
    }
    let mut url = collection.clone();
    url.path_segments_mut()
        .map_err(|()| unaddressable())?
        .push(id);
    Ok(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_cannot_leave_its_place_in_the_address() {
        let collection = Url::parse("https://a.example/SAAS/oauth2clients").unwrap();
        let operation = Operation::ListClients;
        for id in ["", ".", ".."] {
            assert!(item_url(&collection, id, &operation).is_err(), "{id}");
        }
        for (id, path) in [
            ("OktaSCIM", "/SAAS/oauth2clients/OktaSCIM"),
            ("a@b", "/SAAS/oauth2clients/a@b"),
            ("../x?y#z", "/SAAS/oauth2clients/..%2Fx%3Fy%23z"),
        ] {
            let url = item_url(&collection, id, &operation).unwrap();
            assert_eq!((url.path(), url.query()), (path, None));
        }
    }
}
