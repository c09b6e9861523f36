"""Many requests of all kinds, counted, not timed: the memory must not grow with them."""

import http.client
import json
import urllib.parse

from support import API, WORKSPACE, Sandbox, said

ROUNDS, CALLS, TOKENS = 8, 3_000, 10_000


def main():
    with Sandbox() as tenant:
        admin = tenant.session()
        tenant.client(admin, "okta", authGrantTypes="client_credentials refresh_token")
        tenant.directory(admin, "okta.com")
        place = urllib.parse.urlsplit(tenant.url)
        link = http.client.HTTPConnection(place.hostname, place.port, timeout=60)

        def call(method, path, body=None):
            headers = {"Authorization": admin, "Content-Type": "application/json"}
            link.request(method, path, body and json.dumps(body), headers)
            reply = link.getresponse()
            text = reply.read()
            assert reply.status < 500, (method, path, reply.status)
            return json.loads(text) if text.startswith(b"{") else None

        def token():
            secret = "grant_type=client_credentials&client_id=okta&client_secret=s3cret"
            call("POST", f"/SAAS/auth/oauthtoken?{secret}")

        def one(number):
            token()
            user = call("POST", API + "/scim/Users", {
                "schemas": ["urn:scim:schemas:core:1.0", WORKSPACE], "userName": f"u{number}",
                "externalId": "x", "name": {"givenName": "a", "familyName": "b"},
                "emails": [{"value": "a@b.invalid"}],
                WORKSPACE: {"internalUserType": "PROVISIONED", "domain": "okta.com"}})
            group = call("POST", API + "/scim/Groups", {
                "displayName": f"g{number}", "members": [{"value": user["id"]}]})
            call("GET", API + f"/scim/Users?filter=userName+eq+%22u{number}%22")
            call("DELETE", API + "/scim/Users/" + user["id"])
            call("DELETE", API + "/scim/Groups/" + group["id"])
            call("GET", f"/nothing/{number}?x={number}")

        # So many requests and refresh tokens are remembered, and 5,000 changes: four rounds more.
        for _ in range(TOKENS):
            token()
        sizes = []
        for turn in range(ROUNDS):
            for number in range(CALLS // 7):
                one(turn * CALLS + number)
            sizes.append(tenant.memory())
        overview = tenant.control("GET", "/overview")
        assert (overview["users"], overview["groups"]) == (0, 1), overview
        said(f"soak: {TOKENS + ROUNDS * CALLS} requests; MiB after each {CALLS}: "
             + ", ".join(f"{size:.1f}" for size in sizes))
        assert sizes[-1] < sizes[3] + 1, "the memory grows"


main()
