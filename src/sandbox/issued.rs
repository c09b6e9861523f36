//! Tokens that were given out: what is remembered of them, and for how many.

use super::tenant::Tenant;

/// A token that was given out, without the token.
#[derive(Debug, Clone)]
pub(super) struct Issued {
    pub(super) kind: &'static str,
    /// The person's name; empty for a client's own token.
    pub(super) person: String,
    pub(super) client: String,
    pub(super) scope: String,
    /// First and last characters.
    pub(super) masked: String,
    pub(super) expires: i64,
}

/// So many given-out tokens are remembered, and so many refresh tokens are good at most.
const ISSUED: usize = 200;
const REFRESH_TOKENS: usize = 10_000;

impl Tenant {
    /// Remembers that a token was given out.
    pub(super) fn note_issued(
        &mut self,
        kind: &'static str,
        person: &str,
        client: &str,
        scope: &str,
        token: &str,
        expires: i64,
    ) {
        if self.issued.len() == ISSUED {
            self.issued.pop_front();
        }
        let end = token.len().saturating_sub(4);
        let masked = format!(
            "{}\u{2026}{}",
            token.get(..6).unwrap_or_default(),
            token.get(end..).unwrap_or_default()
        );
        self.issued.push_back(Issued {
            kind,
            person: person.to_owned(),
            client: client.to_owned(),
            scope: scope.to_owned(),
            masked,
            expires,
        });
    }

    /// Before one more refresh token is kept: dead ones go, and beyond a number those that would
    /// die first, so that a tenant that runs for days does not grow.
    pub(super) fn make_room_for_refresh_token(&mut self, now: i64) {
        let tokens = &mut self.state.refresh_tokens;
        if tokens.len() < REFRESH_TOKENS {
            return;
        }
        tokens.retain(|_, token| token.expires > now && token.idle_until > now);
        if tokens.len() < REFRESH_TOKENS {
            return;
        }
        let mut ends: Vec<i64> = tokens.values().map(|token| token.idle_until).collect();
        ends.sort_unstable();
        let limit = ends[REFRESH_TOKENS / 10];
        let mut left = REFRESH_TOKENS / 10;
        tokens.retain(|_, token| {
            let goes = token.idle_until <= limit && left > 0;
            left -= usize::from(goes);
            !goes
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sandbox::state::RefreshToken;
    use crate::sandbox::tenant::tests::tenant;

    #[test]
    fn refresh_tokens_do_not_pile_up() {
        let mut tenant = tenant();
        for number in 0..25_000_i64 {
            tenant.make_room_for_refresh_token(number);
            let token = RefreshToken {
                client: String::new(),
                scope: String::new(),
                user: None,
                expires: number + 100_000,
                idle_until: number + 90_000,
            };
            let tokens = &mut tenant.state.refresh_tokens;
            tokens.insert(number.to_string(), token);
            assert!(tokens.len() <= REFRESH_TOKENS);
        }
        assert!(
            tenant.state.refresh_tokens.contains_key("24999"),
            "the newest stay"
        );
        assert!(
            !tenant.state.refresh_tokens.contains_key("0"),
            "the oldest go"
        );
        tenant.make_room_for_refresh_token(1_000_000);
        assert!(tenant.state.refresh_tokens.len() <= REFRESH_TOKENS);
    }
}
