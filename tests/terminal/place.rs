//! A tenant, and a person's home.

use crate::start::Start;
use crate::tty::Tty;
use age::secrecy::ExposeSecret;
use base64::Engine;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use ws1_okta::sandbox::{Running, Sandbox, SandboxBuilder};

/// The administrator's password.
pub(crate) const PASSWORD: &str = "Pass-word marker 4711";
/// The program under test.
pub(crate) const PROGRAM: &str = env!("CARGO_BIN_EXE_ws1-okta");
pub(crate) const UP: &str = "\x1b[A";
pub(crate) const DOWN: &str = "\x1b[B";
pub(crate) const CTRL_C: &str = "\x03";

/// A tenant in this process, and a home that the program runs in.
pub(crate) struct Place {
    pub(crate) tenant: Running,
    home: tempfile::TempDir,
}

impl Place {
    pub(crate) fn new() -> Self {
        Self::with(|builder| builder)
    }

    pub(crate) fn with(add: impl FnOnce(SandboxBuilder) -> SandboxBuilder) -> Self {
        let builder = Sandbox::builder().admin("admin", PASSWORD);
        let place = Self {
            tenant: add(builder).start().unwrap(),
            home: tempfile::tempdir().unwrap(),
        };
        let identity = age::x25519::Identity::generate().to_string();
        std::fs::write(place.path("identity"), identity.expose_secret()).unwrap();
        place
    }

    pub(crate) fn url(&self) -> &str {
        self.tenant.url()
    }

    /// Puts the age identity under a passphrase.
    fn protect_identity(&self, passphrase: &str) {
        let mut recipient = age::scrypt::Recipient::new(passphrase.to_owned().into());
        recipient.set_work_factor(2);
        let identity = std::fs::read(self.path("identity")).unwrap();
        let protected = age::encrypt(&recipient, &identity).unwrap();
        std::fs::write(self.path("identity"), protected).unwrap();
    }

    /// A bearer token of a client.
    pub(crate) fn token(&self, client: &str, secret: &str) -> String {
        let address = self.url().strip_prefix("http://").unwrap();
        let basic = base64::engine::general_purpose::STANDARD.encode(format!("{client}:{secret}"));
        let body = "grant_type=client_credentials";
        let mut stream = TcpStream::connect(address).unwrap();
        let request = format!(
            "POST /SAAS/auth/oauthtoken HTTP/1.1\r\nHost: {address}\r\nAuthorization: Basic {basic}\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\
             Connection: close\r\n\r\n{body}",
            body.len()
        );
        stream.write_all(request.as_bytes()).unwrap();
        let mut reply = String::new();
        stream.read_to_string(&mut reply).unwrap();
        let (_, after) = reply.split_once("\"access_token\":\"").unwrap();
        after.split('"').next().unwrap().to_owned()
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    /// The program, with these arguments.
    pub(crate) fn program(&self, arguments: &str) -> Start {
        Start::new(PROGRAM, self.home.path()).args(arguments)
    }

    /// `setup`, with the secrets in encrypted files of this home.
    pub(crate) fn setup(&self) -> Start {
        self.program("setup --store file --age-identity identity")
    }

    /// A profile like the one in use, but for a change, with the same secrets.
    pub(crate) fn copy_profile(&self, name: &str, change: impl FnOnce(&mut serde_json::Value)) {
        let root = self.path(".config/ws1-okta");
        let current = std::fs::read_to_string(root.join("current")).unwrap();
        let begin = format!("{}.", current.trim());
        let files = ["profiles", "secrets"].map(|folder| std::fs::read_dir(root.join(folder)));
        for file in files.into_iter().flat_map(Result::unwrap) {
            let path = file.unwrap().path();
            let old = path.file_name().unwrap().to_str().unwrap();
            if let Some(rest) = old.strip_prefix(&begin) {
                std::fs::copy(&path, path.with_file_name(format!("{name}.{rest}"))).unwrap();
            }
        }
        let path = root.join(format!("profiles/{name}.json"));
        let bytes = std::fs::read(&path).unwrap();
        let mut profile = serde_json::from_slice(&bytes).unwrap();
        change(&mut profile);
        std::fs::write(&path, profile.to_string()).unwrap();
    }

    /// A helper that does this at each call, and then knows of no secret; the PATH that has it, too.
    pub(crate) fn helper(&self, name: &str, script: &str) -> String {
        let path = self.path(&format!("bin/docker-credential-{name}"));
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        let end = "echo credentials not found in native keychain\nexit 1\n";
        std::fs::write(&path, format!("#!/bin/sh\ncat >/dev/null\n{script}{end}")).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
        let others = std::env::var("PATH").unwrap();
        format!("{}:{others}", path.parent().unwrap().display())
    }

    /// Any program, in this home.
    pub(crate) fn other(&self, program: &str) -> Start {
        Start::new(program, self.home.path())
    }

    /// Sets up with an identity under this passphrase, and answers whether the token is saved in Okta.
    pub(crate) fn set_up_under(&self, passphrase: &str, is_saved: &str) {
        self.protect_identity(passphrase);
        let setup = self.setup().env("WS1_OKTA_AGE_PASSPHRASE", passphrase);
        let mut tty = setup.start();
        self.answer_to_plan(&mut tty);
        tty.type_line("y").fill("Is it saved in Okta?", is_saved);
        assert_eq!(tty.end(), 0);
    }

    /// The answers up to the plan, by the administrator and by defaults.
    pub(crate) fn answer_to_plan(&self, tty: &mut Tty) {
        tty.fill("Tenant URL", self.url())
            .answer("What do you have", "\r")
            .fill("Administrator", "")
            .answer_hidden("Password", PASSWORD)
            .fill("Client ID", "")
            .fill("Access Token TTL", "")
            .fill("Directory name", "")
            .fill("Domain", "");
        tty.see("Carry this out?");
    }
}
