use std::ffi::{OsStr, OsString};

/// What a child process may know of our environment. `XDG_*` comes on top.
const ALLOWED: [&str; 13] = [
    "PATH",
    "HOME",
    "USER",
    "LANG",
    "DBUS_SESSION_BUS_ADDRESS",
    "GNUPGHOME",
    "PASSWORD_STORE_DIR",
    "GPG_TTY",
    "DISPLAY",
    "WAYLAND_DISPLAY",
    "SSH_AUTH_SOCK",
    "SystemRoot",
    "APPDATA",
];
const ALLOWED_PREFIX: &str = "XDG_";
/// Our own variables, of which some hold secrets.
const OWN_PREFIX: &str = "WS1_OKTA_";

/// The environment of a helper or a hook: of `all` what such programs need to find their files and
/// their screen, and what `pass_env` names. Our own variables are never among it, since some of them
/// hold secrets.
pub fn child_environment(
    all: impl IntoIterator<Item = (OsString, OsString)>,
    pass_env: &[String],
) -> Vec<(OsString, OsString)> {
    all.into_iter()
        .filter(|(name, _)| {
            !starts_with(name, OWN_PREFIX)
                && (starts_with(name, ALLOWED_PREFIX)
                    || ALLOWED.iter().any(|allowed| is_named(name, allowed))
                    || pass_env.iter().any(|allowed| is_named(name, allowed)))
        })
        .collect()
}

/// Whether two names are of one variable: on Windows the case does not count.
fn is_named(name: &OsStr, other: &str) -> bool {
    if cfg!(windows) {
        name.eq_ignore_ascii_case(other)
    } else {
        name == other
    }
}

fn starts_with(name: &OsStr, prefix: &str) -> bool {
    let bytes = name.as_encoded_bytes();
    let start = bytes.get(..prefix.len()).unwrap_or_default();
    if cfg!(windows) {
        start.eq_ignore_ascii_case(prefix.as_bytes())
    } else {
        start == prefix.as_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lets_through_what_is_listed_and_never_our_own() {
        let all = [
            "PATH",
            "HOME",
            "XDG_RUNTIME_DIR",
            "SystemRoot",
            "AWS_SECRET_ACCESS_KEY",
            "VAULT_ADDR",
            "WS1_OKTA_ADMIN_PASSWORD",
            "PATHS",
            "XDG",
        ]
        .map(|name| (OsString::from(name), OsString::from("x")));
        let pass_env = ["VAULT_ADDR", "WS1_OKTA_ADMIN_PASSWORD"].map(str::to_owned);
        let names: Vec<_> = child_environment(all, &pass_env)
            .into_iter()
            .map(|(name, _)| name)
            .collect();
        assert_eq!(
            names,
            [
                "PATH",
                "HOME",
                "XDG_RUNTIME_DIR",
                "SystemRoot",
                "VAULT_ADDR"
            ]
        );
    }

    proptest! {
        #[test]
        fn our_own_variables_are_passed_to_nobody(
            name in "(WS1_OKTA_|XDG_|PATH|HOME)?[A-Z_]{0,12}",
            passed in "(WS1_OKTA_)?[A-Z_]{1,12}",
        ) {
            let all = [(name.clone().into(), "x".into()), (passed.clone().into(), "x".into())];
            let given = child_environment(all, &[passed.clone(), name]);
            for (name, _) in given {
                prop_assert!(!name.to_string_lossy().starts_with(OWN_PREFIX));
            }
        }
    }
}
