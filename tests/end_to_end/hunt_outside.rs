//! The hunt outside of streams and files: the terminal and the core file. And the proof of the hunt:
//! programs that leak on purpose, in each way, are caught.

use std::io::{Read, Write};
use std::os::unix::fs::MetadataExt;
use std::process::Stdio;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};
use rustix::process::{Pid, Signal, kill_process};

use crate::support::report;
use crate::support::tenant::until;
use crate::support::{Command, Home, Net, PASSWORD, Tenant, ws1_okta};

const LEAKED: &str = "Wm3\"leaked/Secret+71 &é";

/// A shell script in the surroundings of a home, with `LEAK` set.
fn double(home: &Home, script: &str, leak: &str) -> Command {
    Command::new(home, "sh")
        .args("-c")
        .arg(script)
        .var("LEAK", leak)
}

#[test]
fn whoever_leaks_into_a_stream_or_a_file_is_caught() {
    let url: String = url::form_urlencoded::byte_serialize(LEAKED.as_bytes()).collect();
    let json = serde_json::to_string(LEAKED).unwrap();
    let forms = [
        LEAKED.to_owned(),
        LEAKED[4..13].to_owned(),
        STANDARD.encode(LEAKED),
        STANDARD.encode(format!("client:{LEAKED}")),
        URL_SAFE.encode(format!("x{LEAKED}")),
        url.clone(),
        url.replace('+', "%20"),
        json,
        format!("\u{1b}]0;{LEAKED}\u{7}"),
    ];
    let scripts = [
        r#"printf '%s' "$LEAK""#,
        r#"printf 'trace: %s end' "$LEAK" >&2"#,
        r#"printf '{"token":"%s"}' "$LEAK""#,
        r#"mkdir -p "$HOME/.cache" && printf '%s' "$LEAK" >"$HOME/.cache/log""#,
        r#"printf '%s' "$LEAK" >../"$(basename "$PWD")"/left-over"#,
    ];
    let net = Net::default().with("leaked", LEAKED);
    let mut caught = 0;
    for form in &forms {
        for script in scripts {
            let home = Home::new();
            let outcome = double(&home, script, form).run();
            outcome.exits(0);
            let found = net
                .catch(&outcome.stdout)
                .or_else(|| net.catch(&outcome.stderr))
                .or_else(|| net.catch_in_files(&home, &["asked"]));
            assert!(found.is_some(), "not caught: {form} by {script}");
            caught += 1;
        }
    }
    // And who keeps it for himself is not.
    let home = Home::new();
    let outcome = double(&home, "echo fine; echo fine >asked; : \"$LEAK\"", LEAKED).run();
    net.is_empty(&home, &outcome, &[]);
    report(&format!("{caught} leaks caught"));
}

#[test]
fn whoever_leaks_to_a_child_is_caught() {
    let helper = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/helpers/docker-credential-whole"
    );
    let net = Net::default().with("leaked", LEAKED);
    for script in [
        r#"printf x | "$HELPER" get "$LEAK""#,
        r#"export LEAK; printf x | "$HELPER" get"#,
    ] {
        let home = Home::new();
        // It knows no such entry.
        let outcome = double(&home, script, LEAKED)
            .var("HELPER", helper)
            .var("HELPER_DATA", home.folder())
            .var("HELPER_LOG", home.path("children.log"))
            .run();
        outcome.exits(1);
        assert!(net.catch_in_files(&home, &[]).is_some(), "{script}");
    }
}

/// Runs it where core files are wanted, ends it by a signal once it is at work; says whether a core
/// file was written.
fn dumps_core(home: &Home, tenant: &Tenant, signal: Signal, line: &[&str]) -> bool {
    let mut child = Command::new(home, "sh")
        .args("-c")
        .arg("ulimit -c unlimited; exec \"$@\"")
        .args("sh")
        .args(&line.join(" "))
        .start();
    until("it is at work", || {
        tenant.count("POST /oauth2clients") > 0
            || line[0] == "sleep" && {
                let name = std::fs::read_to_string(format!("/proc/{}/comm", child.id()));
                name.is_ok_and(|name| name.trim() == "sleep")
            }
    });
    let id = Pid::from_raw(i32::try_from(child.id()).unwrap()).unwrap();
    // The language's own handler of SIGSEGV lets the first pass, if no fault was behind it.
    until("it has ended", || {
        !child.is_running() || kill_process(id, signal).is_err()
    });
    let outcome = child.wait();
    assert_eq!(outcome.code, None, "{outcome}");
    let is_core = |name: &String| name.starts_with("core");
    outcome.dumped_core || home.names().iter().any(is_core)
}

#[test]
#[cfg(target_os = "linux")]
fn a_crash_leaves_no_core_file() {
    for signal in [Signal::SEGV, Signal::ABORT] {
        let (home, tenant) = (Home::new(), Tenant::new(&[]));
        tenant.fault("POST /oauth2clients hang");
        home.file("password", PASSWORD);
        let url = tenant.url().to_owned();
        let line = [
            env!("CARGO_BIN_EXE_ws1-okta"),
            "setup --yes --store none --secret-to secret --domain OKTA.COM",
            "--admin-user admin --admin-password-file password --tenant",
            &url,
        ];
        assert!(!dumps_core(&home, &tenant, signal, &line));
        let other = Home::new();
        if !dumps_core(&other, &Tenant::new(&[]), signal, &["sleep", "60"]) {
            report("skipped: the proof that a core file is seen: this system writes none");
        }
    }
}

#[test]
#[cfg(target_os = "linux")]
fn no_other_process_of_the_user_looks_in() {
    // The system gives the files of a process that may not be looked into to root.
    let owner = |id: u32| {
        let environ = std::fs::metadata(format!("/proc/{id}/environ")).map(|file| file.uid());
        let own = std::fs::metadata(format!("/proc/{id}")).map(|file| file.uid());
        environ.or(own).unwrap()
    };
    let nobody = 65_534;
    let as_nobody = |line: &[&str]| {
        let mut command = std::process::Command::new("setpriv");
        command.args(["--reuid=65534", "--clear-groups", "--"]);
        command.args(line).env_clear().env("PATH", "/usr/bin:/bin");
        command.current_dir("/").stdin(Stdio::null());
        command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn()
    };
    if !rustix::process::geteuid().is_root() {
        return;
    }
    let Ok(mut double) = as_nobody(&["sh", "-c", "echo ready; sleep 60"]) else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("ws1-okta");
    std::fs::copy(env!("CARGO_BIN_EXE_ws1-okta"), &copy).unwrap();
    let open = std::os::unix::fs::PermissionsExt::from_mode(0o755);
    std::fs::set_permissions(folder.path(), open).unwrap();
    let mut product = as_nobody(&[copy.to_str().unwrap(), "sandbox"]).unwrap();
    // Each says something when it is at work.
    for child in [&mut double, &mut product] {
        let mut said = [0; 1];
        child
            .stdout
            .as_mut()
            .unwrap()
            .read_exact(&mut said)
            .unwrap();
    }
    let owners = [owner(double.id()), owner(product.id())];
    for mut child in [double, product] {
        child.kill().unwrap();
        child.wait().unwrap();
    }
    assert_eq!(owners, [nobody, 0], "the double's, the product's");
}

/// Runs it at a terminal, types each answer the moment its question stands there; gives all that the
/// terminal got, scrollback and titles included.
fn at_a_terminal(home: &Home, program: &str, line: &str, answers: &[(&str, &str)]) -> String {
    let (pty, terminal) = pty_process::blocking::open().unwrap();
    pty.resize(pty_process::Size::new(40, 200)).unwrap();
    let mut command = pty_process::blocking::Command::new(program)
        .args(line.split_whitespace())
        .env_clear()
        .env("TERM", "xterm-256color")
        .current_dir(home.folder());
    for (name, value) in home.variables() {
        command = command.env(name, value);
    }
    let mut child = command.spawn(terminal).unwrap();
    let (pty, seen) = (Arc::new(pty), Arc::new(Mutex::new(Vec::new())));
    let (reading, filled) = (Arc::clone(&pty), Arc::clone(&seen));
    let reader = std::thread::spawn(move || {
        let mut buffer = [0; 4096];
        while let Ok(length @ 1..) = (&*reading).read(&mut buffer) {
            filled.lock().unwrap().extend_from_slice(&buffer[..length]);
        }
    });
    let text = || String::from_utf8_lossy(&seen.lock().unwrap()).into_owned();
    for (question, answer) in answers {
        until("the question is there", || text().contains(question));
        let mut typed = None;
        // What comes between the question and the reading of the answer may be thrown away.
        until("the answer is taken", || {
            if typed.is_none_or(|at: Instant| at.elapsed() > Duration::from_secs(2)) {
                (&*pty).write_all(format!("{answer}\r").as_bytes()).unwrap();
                typed = Some(Instant::now());
            }
            let text = text();
            text[text.rfind(question).unwrap()..].contains('\n')
        });
    }
    until("it has ended", || child.try_wait().unwrap().is_some());
    drop(pty);
    reader.join().unwrap();
    text()
}

#[test]
fn a_terminal_gets_the_token_and_nothing_else() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let line = format!(
        "setup --yes -vv --store none --secret-to secret --domain OKTA.COM --admin-user admin \
         --token-to token --access-token-ttl 1y --refresh-token-ttl 90d --idle-token-ttl 4d --issue-refresh-token=false \
         --directory-name Directory --client-id OktaSCIM --tenant {}",
        tenant.url()
    );
    let program = env!("CARGO_BIN_EXE_ws1-okta");
    let answers = [("Password", PASSWORD), ("Is it saved in Okta?", "n")];
    let screen = at_a_terminal(&home, program, &line, &answers);
    let token = home.read("token");
    let token = token.trim();
    assert_eq!(screen.matches(token).count(), 1, "asked for once: {screen}");
    let rest = screen.replace(token, "");
    let net = Net::default()
        .with("password", PASSWORD)
        .with("client secret", home.read("secret").trim())
        .with_token("token", token);
    assert_eq!(net.catch(&rest), None, "{rest}");
    assert!(!rest.contains("\u{1b}]"), "no title, no clipboard: {rest}");

    // What is typed at a prompt that echoes is caught, and so is a title.
    let script = home.file("double", "printf 'Password: '; read -r word; : \"$word\"\n");
    let echoed = at_a_terminal(
        &home,
        "sh",
        script.to_str().unwrap(),
        &[("Password: ", PASSWORD)],
    );
    assert!(net.catch(&echoed).is_some(), "{echoed}");
    ws1_okta(&home, "status").run().exits(0);
}
