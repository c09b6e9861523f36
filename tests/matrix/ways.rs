//! The ways in to a tenant.

use crate::support::tenant::token;
use crate::support::{Command, PASSWORD};
use crate::world::{ADMIN_SECRET, ADMINS, CONSOLE_SECRET, World};

/// How the tool gets in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    Administrator,
    AdminClient,
    TokenFile,
    ByHand,
}

impl Way {
    /// Makes what it takes.
    pub(crate) fn prepare(self, world: &World) {
        match self {
            Self::Administrator | Self::AdminClient => {}
            Self::TokenFile => {
                let bearer = token(world.tenant.url(), ADMINS, ADMIN_SECRET).unwrap();
                world.home.file("bearer", &bearer);
            }
            Self::ByHand => {
                world
                    .tenant
                    .console_client("OktaSCIM", CONSOLE_SECRET, 525_600);
            }
        }
    }

    /// A command that goes in so.
    pub(crate) fn command(self, world: &World, arguments: &str) -> Command {
        let (flags, name, secret) = match self {
            Self::Administrator => (
                "--admin-user admin --admin-password-file",
                "password",
                PASSWORD,
            ),
            Self::AdminClient => (
                "--admin-client-id Admins --admin-client-secret-file",
                "admin-secret",
                ADMIN_SECRET,
            ),
            // It was made before.
            Self::TokenFile => ("--token-file", "bearer", ""),
            Self::ByHand => (
                "--by-hand --client-id OktaSCIM --client-secret-file",
                "console",
                CONSOLE_SECRET,
            ),
        };
        let file = match secret {
            "" => world.home.path(name),
            secret => world.home.file(name, secret),
        };
        let command = world
            .tool(arguments)
            .args(&format!("--tenant {}", world.gate.url));
        command.args(flags).arg(file)
    }
}
