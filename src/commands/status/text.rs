//! The screen of one profile, for people.

use super::StatusReport;
use super::kept::Kept;
use crate::profile::{OktaHolds, TokenRecord};
use crate::renew::{Life, Standing, due_at, left};
use crate::ui::Styles;
use crate::values::day;
use jiff::Timestamp;

/// The width of the bar of a token's life, in characters.
const BAR: i64 = 24;

impl StatusReport {
    /// The screen for people.
    pub(super) fn text(&self, styles: Styles) -> String {
        let profile = &self.profile;
        let standing = self.standing();
        let mut text = format!("{}\n", styles.heading(self.name.as_str()));
        let mut row = |name: &str, value: &str| {
            text.push_str(&format!("  {name:<15}{value}\n"));
        };
        let mut rows = |name: &str, values: Vec<String>| {
            for (place, value) in values.iter().enumerate() {
                row(if place == 0 { name } else { "" }, value);
            }
        };
        let one = |text: &str| vec![text.to_owned()];
        rows("tenant", one(&profile.tenant.to_string()));
        let client = match (&profile.client, &profile.creating) {
            (Some(client), _) => client.id.to_string(),
            (None, Some(id)) => format!("{id} (about to be made; run setup again)"),
            (None, None) => "none".to_owned(),
        };
        rows("client", vec![client]);
        match &profile.directory {
            Some(record) => {
                rows("directory", one(record.name.as_str()));
                rows("domain", one(record.domain.as_str()));
            }
            None => rows("directory", one("none")),
        }
        rows("secrets in", one(&self.place));
        rows("client secret", vec![self.client_secret_text(styles)]);
        rows("token", self.token_text(styles, &standing));
        rows("Okta holds", self.okta_text(styles, &standing));
        let next = self.next().map_or("nothing to do".to_owned(), |next| {
            format!("{}  ({})", next.command, next.why)
        });
        rows("next", vec![next]);
        text
    }

    fn client_secret_text(&self, styles: Styles) -> String {
        match self.refused_client() {
            Some(refused) if self.client_secret == Kept::Yes => {
                let since = day(refused.since);
                styles.bad(&format!(
                    "kept, but the tenant has refused it since {since}"
                ))
            }
            _ => kept_text(styles, &self.client_secret),
        }
    }

    fn token_text(&self, styles: Styles, standing: &Standing<'_>) -> Vec<String> {
        let Some(held) = &self.profile.tokens.held else {
            return vec!["none".to_owned()];
        };
        let mut lines = vec![
            format!("{}, {}", held.fingerprint, kept_text(styles, &self.token)),
            life_text(styles, held, standing.held, self.now),
            format!("due on {}", day(due_at(held))),
        ];
        if standing.awaits_exec {
            lines.push(styles.warning("the program of --exec has not got it"));
        }
        lines
    }

    fn okta_text(&self, styles: Styles, standing: &Standing<'_>) -> Vec<String> {
        match standing.okta_holds {
            OktaHolds::Nothing => vec!["no token yet".to_owned()],
            OktaHolds::NeverRecorded(first) => {
                let question = styles.warning("not recorded: is the token saved in Okta?");
                // The life of the held one is told above.
                if self.profile.tokens.held.as_ref() == Some(first) {
                    return vec![question];
                }
                vec![
                    question,
                    format!("if Okta still holds the first one, {}:", first.fingerprint),
                    life_text(styles, first, standing.okta, self.now),
                ]
            }
            OktaHolds::Recorded(delivered) => vec![
                format!(
                    "{}, since {}",
                    delivered.token.fingerprint,
                    day(delivered.confirmed_at)
                ),
                life_text(styles, &delivered.token, standing.okta, self.now),
            ],
        }
    }
}

fn kept_text(styles: Styles, kept: &Kept) -> String {
    match kept {
        Kept::Yes => styles.good("kept"),
        Kept::Pending => styles.warning("kept, and pending until the client is made"),
        Kept::Another(other) => styles.warning(&format!("not kept: another one is, {other}")),
        Kept::No => styles.warning("not kept"),
        Kept::Unknown(problem) => styles.bad(&format!("unknown: {problem}")),
    }
}

/// The bar of its life, how much of it is over, and what is left.
fn life_text(styles: Styles, token: &TokenRecord, life: Life, now: Timestamp) -> String {
    let whole = token.expires_at.duration_since(token.obtained_at).as_secs();
    let gone = now.duration_since(token.obtained_at).as_secs();
    let over = |parts: i64| (gone.saturating_mul(parts) / whole.max(1)).clamp(0, parts);
    let filled = over(BAR);
    let filled = usize::try_from(filled).unwrap_or_default();
    let rest = usize::try_from(BAR).unwrap_or_default() - filled;
    let bar = format!("[{}{}]", "#".repeat(filled), ".".repeat(rest));
    let left = match life {
        Life::None | Life::Good => styles.good(&left(token, now)),
        Life::Due => styles.warning(&format!("{}, due", left(token, now))),
        Life::Ending | Life::Ended => styles.bad(&left(token, now)),
    };
    format!(
        "{bar} {} % of its life over, until {} ({left})",
        over(100),
        day(token.expires_at)
    )
}
