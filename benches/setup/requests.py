"""The requests of `setup` by Python's requests. Expects URL, CA (or nothing), PASSWORD."""

import os
import secrets
import string

import requests

url = os.environ["URL"]
api = url + "/SAAS/jersey/manager/api"
directories = api + "/connectormanagement/directoryconfigs"
media = "application/vnd.vmware.horizon.manager."
http = requests.Session()
http.trust_env = False
http.verify = os.environ.get("CA") or True


def call(method, address, status=(200, 201), **more):
    reply = http.request(method, address, timeout=30, allow_redirects=False, **more)
    assert reply.status_code in status, (address, reply.status_code)
    return reply.json()


def private(name, text):
    with open(os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)


call("GET", api + "/system/health")
login = {"username": "admin", "password": os.environ["PASSWORD"], "issueToken": True}
session = call("POST", url + "/SAAS/API/1.0/REST/auth/system/login", json=login)
http.headers["Authorization"] = "HZN " + session["sessionToken"]
call("GET", api + "/oauth2clients/OktaSCIM", status=(404,))
call("GET", directories, params={"includeJitDirectories": "true"})
for directory in call("GET", directories)["items"]:
    call("GET", directories + "/" + directory["directoryId"] + "/domains")

letters = string.ascii_letters + string.digits
secret = "".join(secrets.choice(letters) for _ in range(48))
private("client-secret.txt", secret)
client = {
    "clientId": "OktaSCIM", "secret": secret, "scope": "admin", "authGrantTypes": "client_credentials",
    "redirectUri": "", "tokenType": "Bearer", "tokenLength": 32, "accessTokenTTL": 525600,
    "refreshTokenTTL": 129600, "refreshTokenIdleTTL": 5760, "rememberAs": "OktaSCIM",
    "displayUserGrant": False, "internalSystemClient": False, "inheritanceAllowed": False,
}
call("POST", api + "/oauth2clients", json=client, headers={"Content-Type": media + "oauth2client+json"})
form = {"grant_type": "client_credentials", "scope": "admin"}
token = call("POST", url + "/SAAS/auth/oauthtoken", data=form, auth=("OktaSCIM", secret))["access_token"]
private("token.txt", token)
http.headers["Authorization"] = "Bearer " + token
other = {"type": "OTHER_DIRECTORY", "domains": ["OKTA.COM"], "name": "Okta Universal Directory"}
kind = media + "connector.management.directory.other+json"
call("POST", directories, json=other, headers={"Content-Type": kind})
assert "totalResults" in call("GET", api + "/scim/Users", params={"startIndex": 1, "count": 2})
call("GET", api + "/scim/Groups", params={"startIndex": 1, "count": 100})
