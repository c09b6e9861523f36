//! The way in by hand: the console's steps in the console's own words (A1 to A11 of the guide).

use super::inputs::ClientWish;
use crate::values::TenantUrl;

/// Whether the tenant has the client.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Existence {
    /// It is to be made.
    New,
    /// It was there, and may have been deleted.
    Perhaps,
    /// It is there.
    There,
}

/// What to do in the console, before its secret is asked for.
pub(super) fn text(wish: &ClientWish, tenant: Option<&TenantUrl>, existence: Existence) -> String {
    let tenant = tenant.map(ToString::to_string).unwrap_or_default();
    let id = &wish.id.value;
    let begin = format!("\nIn the Workspace ONE Access console, {tenant}, as an administrator:\n");
    let look = format!(
        "
  since April 2022 (on-prem: 22.09)   Settings > OAuth 2.0 Management > Clients > {id}
  before                              Catalog (arrow) > Settings > Remote App Access > {id}

  Copy its shared secret; where it is not shown, have it regenerated."
    );
    match existence {
        Existence::New => format!("{begin}{}", making(wish)),
        Existence::Perhaps => format!(
            "{begin}{look}\n\nIf the client is not there any more, make it:\n{}",
            making(wish)
        ),
        Existence::There => format!("{begin}{look}"),
    }
}

fn making(wish: &ClientWish) -> String {
    let refresh = if wish.issue_refresh_token.value {
        "tick"
    } else {
        "leave as offered"
    };
    format!(
        "
  since April 2022 (on-prem: 22.09)   Settings > OAuth 2.0 Management > Clients > Add Client
  before                              Catalog (arrow) > Settings > Remote App Access > Create Client

  Access Type          Service Client Token
  Client ID            {id}
  Scope                admin (newest consoles also: Admin Roles, Super Admin)
  Advanced > Shared Secret: Generate Shared Secret (newer: made on Save, shown once)
  Issue Refresh Token  {refresh}
  Token Type           Bearer
  Access Token Time-To-Live (TTL)  {ttl}
  Refresh Token TTL    {refresh_ttl}
  Idle Token TTL       {idle_ttl}

  Copy the shared secret, then Add (newer: Save).",
        id = wish.id.value,
        ttl = wish.access_token_ttl.value,
        refresh_ttl = wish.refresh_token_ttl.value,
        idle_ttl = wish.idle_token_ttl.value,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::Source;
    use crate::setup::inputs::Sourced;

    #[test]
    fn names_the_fields_of_both_consoles() {
        let wish = ClientWish {
            id: Sourced::new("OktaSCIM".parse().unwrap(), Source::Default),
            given_secret: None,
            access_token_ttl: Sourced::new(ClientWish::ACCESS_TOKEN_TTL, Source::Default),
            refresh_token_ttl: Sourced::new(ClientWish::REFRESH_TOKEN_TTL, Source::Default),
            idle_token_ttl: Sourced::new(ClientWish::IDLE_TOKEN_TTL, Source::Default),
            issue_refresh_token: Sourced::new(false, Source::Default),
        };
        let tenant = "https://acme.example".parse().unwrap();
        let there = text(&wish, Some(&tenant), Existence::There);
        assert!(there.contains("Remote App Access > OktaSCIM"), "{there}");
        assert!(!there.contains("Add Client"), "{there}");
        let perhaps = text(&wish, Some(&tenant), Existence::Perhaps);
        assert!(perhaps.starts_with(&there) && perhaps.contains("Add Client"));
        let text = text(&wish, Some(&tenant), Existence::New);
        for needle in [
            "https://acme.example",
            "Settings > OAuth 2.0 Management > Clients > Add Client",
            "Catalog (arrow) > Settings > Remote App Access > Create Client",
            "Access Type          Service Client Token",
            "Client ID            OktaSCIM",
            "Admin Roles, Super Admin",
            "Generate Shared Secret",
            "Issue Refresh Token  leave as offered",
            "Token Type           Bearer",
            "(TTL)  1y",
            "Refresh Token TTL    90d",
            "Idle Token TTL       4d",
        ] {
            assert!(text.contains(needle), "{needle}");
        }
    }
}
