#!/bin/sh
# What an administrator would write: the requests of `setup` by curl, the replies read by jq.
# Expects URL, CA (or nothing), PASSWORD; leaves client-secret.txt and token.txt in the working folder.
set -eu
umask 077

api=$URL/SAAS/jersey/manager/api
directories=$api/connectormanagement/directoryconfigs
media=application/vnd.vmware.horizon.manager
call() { curl -sS ${CA:+--cacert "$CA"} "$@"; }

call -f -o health.json "$api/system/health"
jq -n --arg password "$PASSWORD" '{username: "admin", password: $password, issueToken: true}' |
    call -f -H 'Content-Type: application/json' -d @- -o login.json "$URL/SAAS/API/1.0/REST/auth/system/login"
session="Authorization: HZN $(jq -r .sessionToken login.json)"

# 404 is the good case: there is no such client yet.
call -H "$session" -o client.json "$api/oauth2clients/OktaSCIM"
call -f -H "$session" -o jit.json "$directories?includeJitDirectories=true"
call -f -H "$session" -o directories.json "$directories"
jq -r '.items[].directoryId' directories.json | while read -r id; do
    call -f -H "$session" -o domains.json "$directories/$id/domains"
done

LC_ALL=C tr -dc A-Za-z0-9 </dev/urandom | head -c 48 >client-secret.txt
jq -n --rawfile secret client-secret.txt '{clientId: "OktaSCIM", secret: $secret, scope: "admin",
    authGrantTypes: "client_credentials", redirectUri: "", tokenType: "Bearer", tokenLength: 32,
    accessTokenTTL: 525600, refreshTokenTTL: 129600, refreshTokenIdleTTL: 5760, rememberAs: "OktaSCIM",
    displayUserGrant: false, internalSystemClient: false, inheritanceAllowed: false}' |
    call -f -H "$session" -H "Content-Type: $media.oauth2client+json" -d @- -o created.json "$api/oauth2clients"
printf 'user = "OktaSCIM:%s"\n' "$(cat client-secret.txt)" |
    call -f -K - -d 'grant_type=client_credentials&scope=admin' -o token.json "$URL/SAAS/auth/oauthtoken"
jq -r .access_token token.json >token.txt
bearer="Authorization: Bearer $(cat token.txt)"

call -f -H "$bearer" -H "Content-Type: $media.connector.management.directory.other+json" -o directory.json \
    -d '{"type": "OTHER_DIRECTORY", "domains": ["OKTA.COM"], "name": "Okta Universal Directory"}' "$directories"
call -f -H "$bearer" -o users.json "$api/scim/Users?startIndex=1&count=2"
call -f -H "$bearer" -o groups.json "$api/scim/Groups?startIndex=1&count=100"
jq -e .totalResults users.json >users.txt
