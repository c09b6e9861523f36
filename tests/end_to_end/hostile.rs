//! A tenant whose every text holds what a terminal would obey: none of it reaches the screen.

use crate::support::server::answering_by;
use crate::support::{Home, Outcome, PASSWORD, report, ws1_okta};
use serde_json::{Value, json};

/// An escape sequence, its form of one character, a bell, bidi marks, line ends, no width.
const HOSTILE: &str = "a\u{1b}]0;x\u{7}\u{9b}2J\u{7f}\u{202e}b\u{2066}c\r\nerror: d\u{85}e\u{200b}f\u{2028}g\u{e0001}";

/// What the tenant has, other than a good one.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Odd {
    /// Its directory of type Other holds the domain.
    Adopted,
    /// The domain belongs to another type.
    DomainHeld,
    /// The name is taken.
    NameTaken,
    /// The domains cannot be read.
    Unreadable,
    /// A refusal of this kind of request, by the start of its line.
    Refused(&'static str),
}

fn tenant(odd: Odd) -> String {
    answering_by(move |line| {
        let path = line.split("/SAAS/").nth(1).unwrap_or_default();
        let path = path.strip_prefix("jersey/manager/api/").unwrap_or(path);
        let method = line.split(' ').next().unwrap_or_default();
        let reply = |status: &str, body: Value| {
            let (status, body) = (status.to_owned(), body.to_string().into_bytes());
            (
                status,
                "application/json; x=\"\u{9b}\u{202e}\"".to_owned(),
                body,
            )
        };
        let ok = |body| reply("200 OK", body);
        if let Odd::Refused(start) = odd
            && format!("{method} {path}").starts_with(start)
        {
            let words = json!({"code": HOSTILE, "message": HOSTILE, "description": HOSTILE});
            return reply("400 \u{9b}31m", json!({"errors": [words]}));
        }
        let directories = || {
            let (kind, domains) = match odd {
                Odd::Adopted => ("OTHER_DIRECTORY", json!(["OKTA.COM", HOSTILE])),
                Odd::DomainHeld => (HOSTILE, json!(["okta.com"])),
                Odd::NameTaken => (HOSTILE, json!([HOSTILE])),
                _ => ("LOCAL_DIRECTORY", Value::Null),
            };
            let name = if odd == Odd::NameTaken {
                "Okta Universal Directory"
            } else {
                HOSTILE
            };
            json!({"items": [
                {"name": name, "type": kind, "directoryId": "17", "domains": domains},
                {"name": HOSTILE, "type": HOSTILE, "directoryId": HOSTILE, "domains": [HOSTILE]},
            ]})
        };
        match path {
            "system/health" => ok(json!({"AllOk": "true", "BuildVersion": HOSTILE})),
            "API/1.0/REST/auth/system/login" => ok(json!({"sessionToken": "session-of-the-admin"})),
            "auth/oauthtoken" => ok(json!({
                "access_token": "token-of-the-client", "expires_in": 31_535_999, "scope": HOSTILE,
                "token_type": HOSTILE,
            })),
            "oauth2clients" if method == "GET" => ok(json!({"items": [{
                "clientId": HOSTILE, "rememberAs": HOSTILE, "scope": HOSTILE, "grantTypes": HOSTILE,
            }]})),
            "oauth2clients" => reply("201 Created", json!({"clientId": HOSTILE})),
            "oauth2clients/OktaSCIM" if method == "GET" && odd == Odd::Refused("nothing") => {
                reply("404 Not Found", json!({"message": HOSTILE}))
            }
            "oauth2clients/OktaSCIM" => ok(json!({
                "clientId": "OktaSCIM", "rememberAs": HOSTILE, "scope": HOSTILE,
                "authGrantTypes": HOSTILE, "accessTokenTTL": 525_600, "tokenType": HOSTILE,
            })),
            _ if path.starts_with("scim/Groups") => {
                reply("403 x", json!({"Errors": [{"description": HOSTILE}]}))
            }
            _ if path.starts_with("scim/") => ok(json!({"totalResults": 1, "Resources": []})),
            _ if path.ends_with("/domains") => reply("500 x", json!({"message": HOSTILE})),
            _ if path.starts_with("connectormanagement") && method == "GET" => ok(directories()),
            _ => reply(
                "200 OK",
                json!({"directoryId": HOSTILE, "message": HOSTILE}),
            ),
        }
    })
}

/// Whether a terminal would obey it. Line ends are those of the tool.
fn is_dangerous(character: char) -> bool {
    character != '\n' && character.is_control()
        || matches!(character, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{e0000}'..='\u{e007f}')
}

fn is_harmless(outcome: &Outcome) {
    for text in [&outcome.stdout, &outcome.stderr] {
        // CSV ends its lines so.
        let text = text.replace("\r\n", "\n");
        let found = text.chars().find(|c| is_dangerous(*c));
        assert_eq!(
            found,
            None,
            "{:?}\n{outcome}",
            found.map(char::escape_unicode)
        );
        // A second line of the tenant's is none.
        assert!(!text.contains("\nerror: d\\u{85}"), "{outcome}");
    }
    let shown = format!("{}{}", outcome.stdout, outcome.stderr);
    assert!(!shown.contains("panic"), "{outcome}");
}

#[test]
fn no_text_of_the_tenant_moves_the_cursor() {
    let lists = ["client list", "directory list"];
    let odds = [
        Odd::Adopted,
        Odd::DomainHeld,
        Odd::NameTaken,
        Odd::Unreadable,
        Odd::Refused("nothing"),
        Odd::Refused("POST API"),
        Odd::Refused("POST auth"),
        Odd::Refused("GET oauth2clients"),
        Odd::Refused("POST oauth2clients"),
        Odd::Refused("GET connectormanagement"),
        Odd::Refused("POST connectormanagement"),
        Odd::Refused("GET scim/Users"),
    ];
    let mut points = 0;
    let mut seen = Vec::new();
    for odd in odds {
        let (url, home) = (tenant(odd), Home::new());
        let password = home.file("password", PASSWORD);
        let secret = home.file("client-secret", "the-secret-of-the-client");
        let by_admin = |command: &str| {
            ws1_okta(&home, command)
                .args(&format!(
                    "--tenant {url} --admin-user admin --admin-password-file"
                ))
                .arg(&password)
        };
        let mut commands = vec![
            by_admin("setup --yes --dry-run --store none --secret-to secret --domain OKTA.COM"),
            by_admin("setup --yes --dry-run --store none --secret-to secret --domain OKTA.COM --json"),
            by_admin("setup --yes --store none --secret-to secret --domain OKTA.COM -vv"),
            by_admin("setup --yes --store none --secret-to secret --domain OKTA.COM --client-secret-file").arg(&secret),
            by_admin("setup --yes --store none --secret-to secret --domain OKTA.COM --json --client-secret-file").arg(&secret),
            ws1_okta(&home, "status"),
            ws1_okta(&home, "profile show"),
            ws1_okta(&home, "token check"),
            ws1_okta(&home, "token renew --yes"),
            by_admin("client show OktaSCIM"),
            by_admin("client show OktaSCIM --json"),
            by_admin("directory show 17"),
            by_admin("directory show 17 --json -vv"),
            by_admin("directory create --yes --domain OKTA.COM"),
            by_admin("directory delete 17"),
            by_admin("client update --yes --store none --secret-to secret --access-token-ttl 90d --client-secret-file").arg(&secret),
            ws1_okta(&home, "teardown --yes"),
            ws1_okta(&home, "logout --yes"),
        ];
        for list in lists {
            for form in ["human", "json", "jsonl", "csv"] {
                commands.push(by_admin(&format!("{list} --output {form}")));
            }
        }
        for command in commands {
            let outcome = command.run();
            is_harmless(&outcome);
            assert!(
                outcome.code.is_some_and(|code| code != 1),
                "{odd:?}\n{outcome}"
            );
            seen.push(outcome);
            points += 1;
        }
    }
    // The texts did come: made visible for people, by JSON for programs.
    for (text, least) in [
        ("\\u{1b}]0;x", 60),
        ("\\u001b]0;x", 10),
        ("\\u202eb", 10),
        ("BuildVersion", 10),
    ] {
        let count = seen
            .iter()
            .filter(|outcome| outcome.stdout.contains(text) || outcome.stderr.contains(text))
            .count();
        assert!(count >= least, "{text} in {count}");
    }
    report(&format!("hostile texts: {points} runs of the binary"));
}
