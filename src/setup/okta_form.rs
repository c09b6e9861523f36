//! The rest of the way, in Okta's console, under the names of its own form (steps D1 to E3 of the
//! guide).

use crate::renew::api_token_field;
use crate::ui::Styles;
use crate::values::{AccessToken, Fingerprint, TenantUrl, day};
use jiff::Timestamp;
use std::fmt::Write;

/// The values that Okta's form wants.
#[derive(Debug, Clone)]
pub(super) struct OktaForm {
    pub(super) tenant: TenantUrl,
    pub(super) domain: String,
    /// Shown only where the user asked for it or looks at a terminal.
    pub(super) token: Option<AccessToken>,
    /// How to see the token where it is not shown.
    pub(super) token_command: String,
    pub(super) token_length: usize,
    pub(super) fingerprint: Fingerprint,
    pub(super) expires_at: Timestamp,
    /// When a new one should be there: two thirds of its life.
    pub(super) due_at: Timestamp,
    /// Whether the client's own certificate authorities were needed.
    pub(super) own_ca: bool,
    /// What records that it is saved in Okta, where that is not known, nor asked next.
    pub(super) delivered_command: Option<String>,
    /// What fetches the next one, of this profile.
    pub(super) renew_command: String,
}

impl OktaForm {
    /// The lines for people. The token stands alone on its line, without indent or colour, so that
    /// it can be copied by a triple click.
    pub(super) fn human(&self, styles: Styles) -> String {
        let mut text = String::new();
        // Writing to a String cannot fail.
        let mut line = |content: &str| {
            let _ = writeln!(text, "{content}");
        };
        let field = |name: &str, value: &str| format!("  {name:<24}{}", styles.value(value));
        line(&styles.heading("Now in the Okta Admin Console"));
        line("");
        line("Applications > Applications > Browse App Catalog (older: Add Application)");
        line("  Search VMware Workspace ONE, choose it under Integrations, Add.");
        line(&field("Application label", "VMware Workspace ONE"));
        line(&field("Base URL", &self.tenant.to_string()));
        line("                          (no / at its end)");
        line("  Application Visibility  tick both: Do not display application icon to users,");
        line("                          Do not display application icon in the Okta Mobile app");
        line("  Done");
        line("");
        line("Provisioning > Configure API Integration");
        line("  (no such tab: provisioning is not licensed, ask Okta)");
        line("  Enable API Integration  tick");
        line(
            api_token_field(
                self.token.as_ref().ok_or(&*self.token_command),
                Some(self.token_length),
                &self.fingerprint,
                styles,
            )
            .trim_end(),
        );
        line("");
        line("Provisioning > To App > Edit");
        line("  Create Users, Update User Attributes, Deactivate Users: Enable each");
        line("  (the default user name is the prefix of the Okta user name)");
        line("  Save");
        line("");
        line("Provisioning > To App > Attribute Mappings > domain > Edit");
        line("  Attribute value         Same value for all users");
        line(&field("domain", &self.domain));
        line("  Apply on                Create and update");
        line("  Save");
        line("");
        line("Assignments               assign people or groups: each is created in Access");
        line("Push Groups               push a group made for it, never the one that assigns;");
        line("                          its members are assigned first;");
        line("                          after an error: Retry All Groups");
        line("");
        line(&format!(
            "The token ends on {}. Okta cannot renew it; you replace its copy.",
            styles.warning(&day(self.expires_at))
        ));
        line(&format!(
            "From {} on, this fetches a new one, and shows it for that field; a timer\ncan run it, see the README:\n  {}",
            day(self.due_at),
            styles.value(&self.renew_command)
        ));
        if let Some(command) = &self.delivered_command {
            line("Once the token is saved in Okta, this records it:");
            line(&format!("  {}", styles.value(command)));
        }
        for warning in self.reach_warnings() {
            line(&format!("{} {warning}", styles.warning("warning:")));
        }
        text
    }

    /// Why Okta's cloud may not reach this tenant.
    pub(super) fn reach_warnings(&self) -> Vec<String> {
        let mut warnings = Vec::new();
        if self.tenant.path_name().is_some() {
            warnings.push(
                "the tenant's name stands in the path of its URL; whether Okta's app takes such a Base \
                 URL is not known: Test API Credentials will tell"
                    .to_owned(),
            );
        }
        if self.tenant.is_private() {
            warnings.push(format!(
                "Okta's cloud cannot reach `{}`: it is a private address or name",
                self.tenant.host_text()
            ));
        }
        if self.own_ca {
            warnings.push(
                "the tenant's certificate is trusted here by --ca-file; Okta's cloud may not trust it"
                    .to_owned(),
            );
        }
        warnings
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> OktaForm {
        let token = AccessToken::from_text("aaa.bbb.ccc").unwrap();
        OktaForm {
            tenant: "https://acme.workspaceoneaccess.com/".parse().unwrap(),
            domain: "OKTA.COM".to_owned(),
            token_length: token.expose().len(),
            fingerprint: Fingerprint::of(&token),
            token: Some(token),
            token_command: "ws1-okta token show".to_owned(),
            expires_at: "2027-11-21T10:00:00Z".parse().unwrap(),
            due_at: "2027-07-22T10:00:00Z".parse().unwrap(),
            own_ca: false,
            delivered_command: None,
            renew_command: "ws1-okta token renew".to_owned(),
        }
    }

    /// Design §4.10, line by line.
    #[test]
    fn says_each_thing_under_the_name_of_okta_s_form() {
        let text = form().human(Styles::plain());
        for needle in [
            "Search VMware Workspace ONE, choose it under Integrations, Add.",
            "Application label       VMware Workspace ONE\n",
            "Base URL                https://acme.workspaceoneaccess.com\n",
            "(no / at its end)",
            "Do not display application icon to users",
            "Do not display application icon in the Okta Mobile app",
            "Provisioning > Configure API Integration\n",
            "Enable API Integration  tick",
            "API Token ",
            "Test API Credentials    must say that it was verified successfully\n  Save\n",
            "Provisioning > To App > Edit\n",
            "Create Users, Update User Attributes, Deactivate Users",
            "the default user name is the prefix of the Okta user name",
            "Same value for all users",
            "domain                  OKTA.COM\n",
            "Create and update",
            "Assignments ",
            "push a group made for it, never the one that assigns",
            "members are assigned first",
            "Retry All Groups",
            "The token ends on 2027-11-21.",
            "From 2027-07-22 on, this fetches a new one",
            "can run it, see the README:\n  ws1-okta token renew\n",
        ] {
            assert!(text.contains(needle), "{needle:?} is not in\n{text}");
        }
        assert!(!text.contains("warning:"));
    }

    #[test]
    fn the_token_stands_alone_even_in_colour() {
        for styles in [Styles::plain(), Styles::new(true)] {
            let text = form().human(styles);
            assert!(text.lines().any(|line| line == "aaa.bbb.ccc"), "{text}");
            assert!(text.contains("\n  (11 characters, fingerprint "));
        }
        let hidden = OktaForm {
            token: None,
            ..form()
        }
        .human(Styles::plain());
        assert!(!hidden.contains("aaa.bbb.ccc"));
        assert!(hidden.contains("API Token               ws1-okta token show\n"));
    }

    #[test]
    fn warns_where_okta_may_not_reach() {
        let warnings = |url: &str, own_ca| {
            OktaForm {
                tenant: url.parse().unwrap(),
                own_ca,
                ..form()
            }
            .reach_warnings()
            .len()
        };
        assert_eq!(warnings("https://acme.example", false), 0);
        assert_eq!(warnings("https://acme.example", true), 1);
        assert_eq!(warnings("https://acme.example/SAAS/t/acme", false), 1);
        assert_eq!(warnings("https://10.0.0.1", false), 1);
        assert_eq!(warnings("https://access", false), 1);
        assert_eq!(warnings("https://access/SAAS/t/acme", true), 3);
    }
}
