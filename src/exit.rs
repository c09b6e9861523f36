//! The exit codes: documented in the README, tested, never renumbered.

use std::process::ExitCode;

/// How the process ends, for scripts to tell one outcome from another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Done, or nothing to do.
    Fine,
    /// A fault of our own, or of the machine, that has no code of its own.
    Unexpected,
    /// Wrong usage, or an input or the confirmation of a change is missing.
    Usage,
    /// Credentials or rights were refused: a person is needed.
    Refused,
    /// Unreachable, TLS trouble or out of time: later may help.
    Unreachable,
    /// What exists is in the way, or a deletion or a short token life is not confirmed.
    Conflict,
    /// The secret store cannot be used.
    Store,
    /// A person must act: a token is to be saved in Okta or fetched, or renewals are to be mended.
    Due,
    /// All was made, but the test that Okta will make did not pass.
    Verification,
    /// Interrupted, or declined at the confirmation.
    Interrupted,
}

impl Exit {
    /// All of them, in the order of the documentation.
    pub const ALL: [Self; 10] = [
        Self::Fine,
        Self::Unexpected,
        Self::Usage,
        Self::Refused,
        Self::Unreachable,
        Self::Conflict,
        Self::Store,
        Self::Due,
        Self::Verification,
        Self::Interrupted,
    ];

    /// The worse of two, for a command about several things: what needs a person at the machine first
    /// (6, 3), then what may pass (4), what is in the way (5), failed tests (8), the unexpected (1, 2),
    /// what is due (7), and what is fine.
    #[must_use]
    pub fn worse(self, other: Self) -> Self {
        const FROM_THE_WORST: [Exit; 10] = [
            Exit::Interrupted,
            Exit::Store,
            Exit::Refused,
            Exit::Unreachable,
            Exit::Conflict,
            Exit::Verification,
            Exit::Unexpected,
            Exit::Usage,
            Exit::Due,
            Exit::Fine,
        ];
        let place = |exit| FROM_THE_WORST.iter().position(|one| *one == exit);
        if place(self) <= place(other) {
            self
        } else {
            other
        }
    }

    /// The number that the shell sees.
    pub const fn number(self) -> u8 {
        match self {
            Self::Fine => 0,
            Self::Unexpected => 1,
            Self::Usage => 2,
            Self::Refused => 3,
            Self::Unreachable => 4,
            Self::Conflict => 5,
            Self::Store => 6,
            Self::Due => 7,
            Self::Verification => 8,
            Self::Interrupted => 130,
        }
    }

    /// One line for the help and the README.
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Fine => "fine: done, or nothing to do",
            Self::Unexpected => "unexpected: a fault of the tool or the machine",
            Self::Usage => "usage: a wrong or missing input, or --yes is missing",
            Self::Refused => "refused: credentials or rights",
            Self::Unreachable => "unreachable: network, TLS, out of time",
            Self::Conflict => {
                "conflict with what exists, or a deletion or a short token life is not confirmed"
            }
            Self::Store => "the secret store is unusable",
            Self::Due => {
                "a person must act: save a token in Okta, have one fetched, or mend what is in the way"
            }
            Self::Verification => "verification failed",
            Self::Interrupted => "interrupted or declined",
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.number())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worst_of_several() {
        let worst = |exits: &[Exit]| exits.iter().copied().fold(Exit::Fine, Exit::worse);
        assert_eq!(worst(&[]), Exit::Fine);
        assert_eq!(worst(&[Exit::Fine, Exit::Due]), Exit::Due);
        let order = [6, 3, 4, 5, 8, 1, 7, 0];
        let of = |number| Exit::ALL.into_iter().find(|exit| exit.number() == number);
        let order: Vec<Exit> = order.into_iter().filter_map(of).collect();
        for place in 0..order.len() {
            let mut rest = order[place..].to_vec();
            assert_eq!(worst(&rest), order[place]);
            rest.reverse();
            assert_eq!(worst(&rest), order[place]);
        }
    }

    #[test]
    fn numbers_are_never_changed() {
        let numbers: Vec<u8> = Exit::ALL.iter().map(|exit| exit.number()).collect();
        assert_eq!(numbers, [0, 1, 2, 3, 4, 5, 6, 7, 8, 130]);
    }
}
