#!/bin/sh
# Sets a tenant up from a pipeline and hands the values for Okta on.
#
# Expects: WS1_OKTA_TENANT, WS1_OKTA_ADMIN_USER, WS1_OKTA_ADMIN_PASSWORD, WS1_OKTA_DOMAIN
# Leaves:  result.json (no secret in it), token.txt and client-secret.txt (mode 600)
set -eu

ws1-okta setup --store none --secret-to client-secret.txt --token-to token.txt --yes --json > result.json

echo "Base URL: $(jq -r .okta.base_url result.json)"
echo "domain:   $(jq -r .okta.domain result.json)"
echo "The token ends on $(jq -r .token.expires_at result.json)."
