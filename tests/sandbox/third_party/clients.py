"""A strict OAuth client, a SCIM 1.1 client and two JWT verifiers on the simulated tenant."""

import json
import os
import time

os.environ["OAUTHLIB_INSECURE_TRANSPORT"] = "1"  # loopback without TLS

import jwt
import requests
from authlib.integrations.requests_client import OAuth2Session as AuthlibSession
from oauthlib.oauth2 import BackendApplicationClient, InvalidClientError, LegacyApplicationClient
from oauthlib.oauth2 import OAuth2Error
from requests.auth import HTTPBasicAuth
from requests_oauthlib import OAuth2Session
from slack_scim import Group, SCIMClient, User
from slack_scim.v1.errors import SCIMApiError

from support import API, WORKSPACE, Sandbox, said

TOKEN = "/SAAS/auth/oauthtoken"


def refuses(kind, work):
    try:
        work()
    except kind as error:
        return error
    raise AssertionError(f"{kind.__name__} was expected")


def oauth(tenant, admin):
    url = tenant.url + TOKEN
    session = OAuth2Session(client=BackendApplicationClient(client_id="okta", scope="admin"))
    basic = HTTPBasicAuth("okta", "s3cret")
    token = session.fetch_token(url, auth=basic)
    assert token["token_type"] == "Bearer" and token["expires_in"] == 3599, token
    reply = session.get(tenant.url + API + "/scim/Users?startIndex=1&count=2")
    assert reply.status_code == 200 and reply.json()["totalResults"] == 0
    said("requests-oauthlib: client credentials by Basic, and a call with the token")
    by_body = OAuth2Session(client=BackendApplicationClient(client_id="okta"))
    by_body.fetch_token(url, client_secret="s3cret", include_client_id=True)
    said("requests-oauthlib: client credentials in the body")
    wrong = HTTPBasicAuth("okta", "wrong")
    refuses(InvalidClientError, lambda: session.fetch_token(url, auth=wrong))
    said("requests-oauthlib: a wrong secret is its InvalidClientError")
    person = OAuth2Session(client=LegacyApplicationClient(client_id="people", scope="admin"))
    token = person.fetch_token(
        url, username="admin", password=tenant.password, auth=HTTPBasicAuth("people", "s3cret")
    )
    again = person.refresh_token(
        url, refresh_token=token["refresh_token"], auth=HTTPBasicAuth("people", "s3cret")
    )
    assert again["access_token"] != token["access_token"]
    said("requests-oauthlib: password grant and refresh")
    unknown = lambda: person.refresh_token(url, refresh_token="x" * 32, auth=basic)
    refuses(OAuth2Error, unknown)
    said("requests-oauthlib: an unknown refresh token is its error")


def code_grant(tenant):
    found = requests.get(tenant.url + "/acs/.well-known/openid-configuration", timeout=10).json()
    client = AuthlibSession(
        "web", "s3cret", scope="openid", redirect_uri="https://app.invalid/back",
        code_challenge_method="S256",
    )
    verifier = "v" * 64
    url, state = client.create_authorization_url(
        found["authorization_endpoint"], code_verifier=verifier
    )
    assert "<form" in requests.get(url, timeout=10).text
    signed = {"username": "admin", "password": tenant.password}
    reply = requests.post(url, data=signed, allow_redirects=False, timeout=10)
    assert reply.status_code == 302, reply.text
    back = reply.headers["location"]
    token = client.fetch_token(
        found["token_endpoint"], authorization_response=back, state=state, code_verifier=verifier
    )
    keys = jwt.PyJWKClient(found["jwks_uri"])
    key = keys.get_signing_key_from_jwt(token["id_token"]).key
    demands = {"audience": "web", "issuer": found["issuer"]}
    claims = jwt.decode(token["id_token"], key, algorithms=["RS256"], **demands)
    assert claims["preferred_username"] == "admin"
    said("Authlib: discovery, code grant with PKCE, identity token")
    client.revoke_token(found["revocation_endpoint"], token=token["access_token"])
    auth = {"Authorization": "Bearer " + token["access_token"]}
    assert requests.get(found["userinfo_endpoint"], headers=auth, timeout=10).status_code == 401
    said("Authlib: revocation")


def tokens(tenant):
    url = tenant.url + TOKEN
    get = lambda: requests.post(
        url, params={"grant_type": "client_credentials"}, auth=("okta", "s3cret"), timeout=10
    ).json()["access_token"]
    place = tenant.url + "/SAAS/API/1.0/REST/auth/token?attribute=publicKey&format=pem"
    pem = requests.get(place, timeout=10).text
    keys = jwt.PyJWKClient(tenant.url + "/acs/jwks")
    for form in ["new", "old"]:
        tenant.control("PUT", "/switches", {"jwt-form": form, "jwt-key-id": "yes"})
        token = get()
        demands = {"audience": url, "issuer": tenant.url + "/SAAS/auth"}
        names = ["exp", "iat", "iss", "aud", "sub", "jti", "prn", "prn_type", "cid", "scp", "user_id"]
        claims = jwt.decode(
            token, pem, algorithms=["RS256"], options={"require": names}, **demands
        )
        by_set = jwt.decode(
            token, keys.get_signing_key_from_jwt(token).key, algorithms=["RS256"], **demands
        )
        assert claims == by_set
        assert claims["exp"] - claims["iat"] == 3600 and claims["cid"] == "okta"
        assert claims["prn"] == "okta@SANDBOX" and claims["prn_type"] == "SERVICE"
        if form == "new":
            assert claims["pid"] == claims["jti"]
            assert claims["rules"]["expiry"] == claims["iat"] + 1800
        else:
            assert json.loads(claims["ctx"])[0]["mtd"] and claims["eml"].endswith("@noreply.com")
        head, body, mark = token.split(".")
        changed = ".".join([head, body[:-2] + ("AA" if body[-2:] != "AA" else "BB"), mark])
        refuses(jwt.PyJWTError, lambda: jwt.decode(changed, pem, algorithms=["RS256"], **demands))
        said(f"PyJWT: claims of the {form} form, verified with the PEM and with the key set")
    auth = {"Authorization": "Bearer " + token}
    users = tenant.url + API + "/scim/Users"
    assert requests.get(users, headers=auth, timeout=10).status_code == 200
    tenant.control("POST", "/clock", {"advance": 3601})
    assert requests.get(users, headers=auth, timeout=10).status_code == 401
    tenant.control("POST", "/clock", {"advance": -3601})
    tenant.control("PUT", "/switches", {"jwt-form": "new", "jwt-key-id": "by-form"})
    said("PyJWT: the tenant refuses the token after its `exp`")


def scim(tenant):
    reply = requests.post(
        tenant.url + TOKEN, params={"grant_type": "client_credentials"}, auth=("okta", "s3cret"),
        timeout=10,
    ).json()
    client = SCIMClient(token=reply["access_token"], base_url=tenant.url + API + "/scim")
    person = {
        "schemas": ["urn:scim:schemas:core:1.0", WORKSPACE],
        "userName": "jane",
        "externalId": "00u1",
        "name": {"givenName": "Jane", "familyName": "Doe"},
        "emails": [{"value": "jane@okta.invalid"}],
        WORKSPACE: {"internalUserType": "PROVISIONED", "domain": "OKTA.COM"},
    }
    made = client.create_user(person)
    assert isinstance(made, User) and made.user_name == "jane" and made.active
    error = refuses(SCIMApiError, lambda: client.create_user(person))
    assert error.status == 409 and error.errors
    found = client.search_users(count=10, start_index=1, filter='userName Eq "JANE"')
    assert found.total_results == 1 and found.resources[0].id == made.id
    client.patch_user(made.id, {"name": {"givenName": "New"}, "active": False})
    read = client.read_user(made.id)
    assert read.name.given_name == "New" and read.name.family_name == "Doe" and not read.active
    client.update_user(made.id, {**person, "active": True, "title": "T"})
    assert client.read_user(made.id).title == "T"
    said("slack-scim: users created, refused twice, searched, patched, replaced, read")
    group = client.create_group({"displayName": "Sales"})
    assert isinstance(group, Group)
    client.patch_group(group.id, {"members": [{"value": made.id}]})
    assert [one.value for one in client.read_group(group.id).members] == [made.id]
    client.patch_group(group.id, {"members": [{"value": made.id, "operation": "delete"}]})
    assert client.read_group(group.id).members == []
    client.patch_group(group.id, {"displayName": "New"})
    found = client.search_groups(count=10, start_index=1, filter='displayName eq "new"')
    assert found.total_results == 1
    client.delete_group(group.id)
    client.delete_user(made.id)
    assert refuses(SCIMApiError, lambda: client.read_user(made.id)).status == 404
    said("slack-scim: groups created, members added and taken out, renamed, all deleted")


def main():
    started = time.monotonic()
    with Sandbox() as tenant:
        admin = tenant.session()
        tenant.client(admin, "okta")
        tenant.client(
            admin, "people", authGrantTypes="password refresh_token client_credentials"
        )
        tenant.client(
            admin, "web", scope="openid user", authGrantTypes="authorization_code",
            redirectUri="https://app.invalid/back",
        )
        tenant.directory(admin, "OKTA.COM")
        oauth(tenant, admin)
        code_grant(tenant)
        tokens(tenant)
        scim(tenant)
        assert tenant.alive()
    said(f"clients: all passed in {time.monotonic() - started:.1f} s")


main()
