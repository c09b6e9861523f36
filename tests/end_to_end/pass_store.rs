//! `--store helper:pass` through a profile's whole life: Docker's helper, the real `pass`, and a
//! key made for the test.
#![cfg(target_os = "linux")]

use crate::programs;
use crate::support::tenant::token_works;
use crate::support::{Command, Home, Tenant, ws1_okta};

fn with_pass(home: &Home, command: Command) -> Command {
    command
        .var("GNUPGHOME", home.path("gnupg"))
        .var("PASSWORD_STORE_DIR", home.path("passwords"))
}

/// Ends the agent that gpg has started.
struct Agent<'home>(&'home Home);

impl Drop for Agent<'_> {
    fn drop(&mut self) {
        let kill = Command::new(self.0, "gpgconf").args("--kill all");
        let _ = with_pass(self.0, kill).run();
    }
}

/// The entries in `pass`, by their paths.
fn entries(home: &Home) -> Vec<String> {
    let found = Command::new(home, "find")
        .arg(home.path("passwords"))
        .args("-name *.gpg")
        .run();
    found.exits(0);
    found.stdout.lines().map(str::to_owned).collect()
}

#[test]
fn a_whole_life_in_pass() {
    if !programs::are_installed("helper:pass", &["docker-credential-pass", "pass", "gpg"]) {
        return;
    }
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    std::fs::create_dir(home.path("gnupg")).unwrap();
    let private = std::os::unix::fs::PermissionsExt::from_mode(0o700);
    std::fs::set_permissions(home.path("gnupg"), private).unwrap();
    let _agent = Agent(&home);
    let run = |command: Command| with_pass(&home, command).run();
    let key = Command::new(&home, "gpg")
        .args("--batch --pinentry-mode loopback --passphrase")
        .arg("")
        .args("--quick-generate-key test@ws1-okta.invalid");
    run(key).exits(0);

    let setup = || {
        tenant
            .setup(&home)
            .without_pair("--secret-to")
            .without_pair("--store")
            .args("--store helper:pass --json")
    };
    // Before `pass init` it keeps nothing, and nothing is sent to the tenant.
    run(setup()).exits(6).tells("hint: ");
    assert!(tenant.0.requests().is_empty());
    run(Command::new(&home, "pass").args("init test@ws1-okta.invalid")).exits(0);

    run(setup()).exits(0);
    tenant.is_set_up_by_default();
    assert_eq!(entries(&home).len(), 2, "client secret and token");
    // From outside it is the secret that the tenant knows.
    let secret = tenant.0.client_secret("OktaSCIM").unwrap();
    let seen = entries(&home).into_iter().any(|path| {
        let shown = run(Command::new(&home, "gpg")
            .args("--quiet --decrypt")
            .arg(path));
        shown.stdout.trim() == secret
    });
    assert!(seen);

    let show = || run(ws1_okta(&home, "token show --show-token"));
    let token = show().exits(0).stdout.clone();
    assert!(token_works(tenant.url(), token.trim()));
    let keeps = || {
        let again = run(ws1_okta(&home, "setup --yes --json"));
        again.exits(0);
        for part in ["client", "token", "directory"] {
            assert_eq!(again.json()[part]["change"], "keep", "{again}");
        }
    };
    keeps();

    let moved = run(ws1_okta(&home, "profile use-store --store file --json"));
    assert_eq!(moved.exits(0).json()["moved"], 2);
    assert_eq!(entries(&home), [""; 0]);
    assert_eq!(show().stdout, token);
    keeps();
    let back = run(ws1_okta(
        &home,
        "profile use-store --store helper:pass --json",
    ));
    assert_eq!(back.exits(0).json()["moved"], 2);
    assert_eq!(entries(&home).len(), 2);
    let is_left = |path: &std::path::Path| path.extension().is_some_and(|end| end == "age");
    assert!(!home.kept().iter().any(|(path, _)| is_left(path)));
    assert_eq!(show().stdout, token);
    keeps();

    let name = home.read("home/.config/ws1-okta/current");
    run(ws1_okta(&home, "logout --confirm").arg(name.trim())).exits(0);
    assert_eq!(entries(&home), [""; 0]);
    assert_eq!(tenant.count("POST /oauth2clients"), 1);
    assert!(
        !with_pass(&home, ws1_okta(&home, "token show --show-token"))
            .run()
            .stdout
            .contains("eyJ")
    );
}
