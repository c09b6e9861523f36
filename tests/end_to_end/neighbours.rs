//! The commands beside `setup`.

use std::os::unix::fs::PermissionsExt;
use std::process::Stdio;

use crate::support::tenant::token_works;
use crate::support::{Command, Home, Tenant, ws1_okta};

#[test]
fn nothing_set_up_yet() {
    let home = Home::new();
    for arguments in ["status", "profile show", "token show --show-token"] {
        ws1_okta(&home, arguments)
            .run()
            .fails(2, "nothing is set up yet", "ws1-okta setup");
    }
    ws1_okta(&home, "profile list")
        .run()
        .shows("no profiles")
        .exits(0);
    ws1_okta(&home, "status --profile none").run().fails(
        2,
        "there is no profile `none`",
        "profile list",
    );
    assert!(home.is_untouched());
}

#[test]
fn status_for_people_and_scripts() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.setup(&home).run().exits(0);
    let seen = tenant.0.requests().len();
    let outcome = ws1_okta(&home, "status").run();
    outcome
        .exits(0)
        .shows(&format!("tenant         {}\n", tenant.url()))
        .shows("client         OktaSCIM\n")
        .shows("directory      Okta Universal Directory\n")
        .shows("domain         OKTA.COM\n")
        .shows("client secret  kept\n")
        .shows("days left")
        .shows("Okta holds     not recorded: is the token saved in Okta?\n");
    let document = ws1_okta(&home, "status --json").run().json();
    assert_eq!(
        document["client"],
        serde_json::json!({"id": "OktaSCIM", "secret": "kept"})
    );
    assert_eq!(document["directory"]["domain"], "OKTA.COM");
    assert_eq!(document["store"]["choice"], "none");
    assert_eq!(document["token"]["due"], false);
    assert_eq!(
        tenant.0.requests().len(),
        seen,
        "it asks the tenant nothing"
    );
    std::fs::remove_file(home.path("secret")).unwrap();
    ws1_okta(&home, "status")
        .run()
        .exits(0)
        .shows("client secret  not kept\n");
}

#[test]
fn token_show_with_a_store_that_keeps_none_says_what_to_do() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.setup(&home).run().exits(0);
    ws1_okta(&home, "token show").run().fails(
        2,
        "no token is kept for profile",
        "--store none keeps no token",
    );
    let outcome = ws1_okta(&home, "token show --show-token").run();
    outcome.fails(2, "no token is kept for profile", "--show-token");
    let hint = outcome
        .stderr
        .lines()
        .find_map(|line| line.strip_prefix("hint: "))
        .unwrap();
    assert!(hint.contains("--token-to"), "{hint}");
}

#[test]
fn token_to_makes_a_private_file_and_refuses_links() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let open = home.file("open", "old\n");
    std::fs::set_permissions(&open, std::fs::Permissions::from_mode(0o644)).unwrap();
    for name in ["new", "open"] {
        let outcome = tenant
            .setup(&home)
            .args(&format!("--token-to {name}"))
            .run();
        outcome.exits(0).shows(&format!("in {name}"));
        let text = home.read(name);
        assert!(token_works(tenant.url(), text.strip_suffix('\n').unwrap()));
        let mode = home.path(name).metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o7777, 0o600, "{name}");
        assert!(!outcome.stdout.contains(text.trim()));
    }
    home.file("target", "mine\n");
    std::os::unix::fs::symlink("target", home.path("link")).unwrap();
    let requests = tenant.0.requests().len();
    let outcome = tenant.setup(&home).args("--token-to link").run();
    outcome.fails(6, "`link` is a link", "regular file");
    assert_eq!(home.read("target"), "mine\n");
    assert_eq!(tenant.0.requests().len(), requests);
}

#[test]
fn profiles_are_listed_and_shown() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.setup(&home).args("--profile acme").run().exits(0);
    let outcome = ws1_okta(&home, "profile list").run();
    outcome.exits(0);
    assert_eq!(outcome.stdout, format!("* acme  {}\n", tenant.url()));
    let document = ws1_okta(&home, "profile show --json --profile acme")
        .run()
        .json();
    assert_eq!(document["name"], "acme");
    assert_eq!(document["profile"]["tenant"], tenant.url());
    for (path, _) in home.kept() {
        let mode = path.metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "{}", path.display());
    }
    // One that is damaged does not hide the others.
    let folder = home.path("home/.config/ws1-okta/profiles");
    std::fs::write(folder.join("broken.json"), "{").unwrap();
    let outcome = ws1_okta(&home, "profile list").run();
    outcome.exits(0).shows("acme").shows("broken");
    ws1_okta(&home, "profile show --profile broken")
        .run()
        .exits(1)
        .tells("broken.json");
}

#[test]
fn completions_for_five_shells() {
    let home = Home::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let outcome = ws1_okta(&home, "completions").args(shell).run();
        outcome.exits(0).shows("access-token-ttl");
    }
    ws1_okta(&home, "completions tcsh").run().exits(2);
    let bash = ws1_okta(&home, "completions bash").run().stdout;
    Command::new(&home, "sh")
        .args("-n")
        .stdin("true")
        .run()
        .exits(0);
    Command::new(&home, "bash")
        .args("-n")
        .stdin(&bash)
        .run()
        .exits(0);
}

#[test]
fn manual_pages_and_help_at_each_level() {
    let home = Home::new();
    ws1_okta(&home, "man")
        .run()
        .exits(0)
        .shows(".TH ws1-okta 1");
    ws1_okta(&home, "man token show")
        .run()
        .exits(0)
        .shows("ws1\\-okta token show");
    ws1_okta(&home, "man nothing")
        .run()
        .fails(2, "`ws1-okta` has no command `nothing`", "--help");
    for (command, text) in [
        ("", "Exit codes:"),
        ("setup", "--access-token-ttl <TTL>"),
        ("status", "ws1-okta status --json"),
        ("token", "show"),
        ("token show", "--token-to <TARGET>"),
        ("profile", "list"),
        ("profile list", "--json"),
        ("profile show", "ws1-okta profile show"),
        ("sandbox", "--switch <NAME=VALUE>"),
        ("completions", "zsh"),
        ("man", "man -l -"),
    ] {
        let outcome = ws1_okta(&home, command).args("--help").run();
        outcome.exits(0).shows("Usage: ws1-okta").shows(text);
        assert_eq!(outcome.stderr, "");
        let short = ws1_okta(&home, command).args("-h").run();
        short.exits(0).shows("Usage: ws1-okta");
        let word = ws1_okta(&home, "help").args(command).run();
        assert_eq!(word.exits(0).stdout, outcome.stdout, "help {command}");
    }
    let version = ws1_okta(&home, "--version").run();
    version.exits(0);
    assert_eq!(
        version.stdout,
        format!("ws1-okta {}\n", env!("CARGO_PKG_VERSION"))
    );
}

#[test]
fn the_help_never_shows_a_variable_s_value() {
    let home = Home::new();
    for arguments in ["setup --help", "setup -h", "--help"] {
        let outcome = ws1_okta(&home, arguments)
            .var("WS1_OKTA_TENANT", "https://marker.example")
            .run();
        assert!(!outcome.stdout.contains("marker.example"), "{outcome}");
    }
}

#[test]
fn slips_are_answered_with_a_suggestion() {
    let home = Home::new();
    ws1_okta(&home, "setp")
        .run()
        .fails(2, "unrecognized subcommand 'setp'", "'setup'");
    ws1_okta(&home, "setup --tennant x").run().fails(
        2,
        "unexpected argument '--tennant' found",
        "'--tenant'",
    );
    ws1_okta(&home, "client show --nonsense").run().fails(
        2,
        "unexpected argument '--nonsense' found",
        "ws1-okta client show --help",
    );
    ws1_okta(&home, "status --timeout abc").run().fails(
        2,
        "invalid value for '--timeout <SECONDS>': it is no number of seconds from 1 to 600",
        "--timeout 60",
    );
    let outcome = ws1_okta(&home, "").run();
    outcome
        .exits(2)
        .tells("Usage: ws1-okta")
        .tells("  teardown ")
        .tells("Start with: ws1-okta setup; all options: ws1-okta --help");
    assert_eq!(outcome.stdout, "");
    let (height, width) = (outcome.stderr.lines().count(), 80);
    assert!(height < 24, "{height} lines\n{outcome}");
    let is_narrow = outcome
        .stderr
        .lines()
        .all(|line| line.chars().count() <= width);
    assert!(is_narrow, "{outcome}");
    ws1_okta(&home, "token")
        .run()
        .exits(2)
        .tells("Usage: ws1-okta token");
}

#[test]
fn help_wins_over_what_is_wrong_wherever_it_stands() {
    let home = Home::new();
    for (line, usage) in [
        ("setup --nonsense -h", "Usage: ws1-okta setup"),
        ("setup --timeout x --help", "Usage: ws1-okta setup"),
        ("nosuch --help", "Usage: ws1-okta [OPTIONS] <COMMAND>"),
        ("client nosuch -h", "Usage: ws1-okta client"),
        (
            "client delete --nonsense A --help",
            "Usage: ws1-okta client delete",
        ),
        ("help --nonsense", "Usage: ws1-okta [OPTIONS] <COMMAND>"),
        ("help setup --nonsense", "Usage: ws1-okta setup"),
        ("--json help setup more", "Usage: ws1-okta setup"),
        (
            "help client show --client-id x",
            "Usage: ws1-okta client show",
        ),
        ("client help show --nonsense", "Usage: ws1-okta client show"),
        ("help --profile x setup", "Usage: ws1-okta setup"),
        ("help --timeout 3 setup", "Usage: ws1-okta setup"),
        ("help --color never setup", "Usage: ws1-okta setup"),
        ("help --client-id x setup", "Usage: ws1-okta setup"),
        (
            "help client --output csv list",
            "Usage: ws1-okta client list",
        ),
        ("--profile x help token", "Usage: ws1-okta token"),
        ("help help", "Usage: ws1-okta [OPTIONS] <COMMAND>"),
        ("client help", "Usage: ws1-okta client"),
        ("client help help", "Usage: ws1-okta client"),
        ("help client list extra", "Usage: ws1-okta client list"),
        ("client help list --json", "Usage: ws1-okta client list"),
        ("client list --help --nosuch", "Usage: ws1-okta client list"),
        ("client -h list", "Usage: ws1-okta client list"),
        ("-h setup", "Usage: ws1-okta setup"),
        ("--help token renew", "Usage: ws1-okta token renew"),
        ("setup -h nosuch=1", "Usage: ws1-okta setup"),
        ("-h nosuch", "Usage: ws1-okta [OPTIONS] <COMMAND>"),
        (
            "--output nosuch --help",
            "Usage: ws1-okta [OPTIONS] <COMMAND>",
        ),
        ("completions -h nosuch", "Usage: ws1-okta completions"),
    ] {
        let outcome = ws1_okta(&home, line).run();
        outcome.exits(0).shows(usage);
        assert_eq!(outcome.stderr, "", "{line}");
    }
    // A slip in the name itself is told, on every level.
    for line in ["help setp", "help setp --nonsense", "help --profile x setp"] {
        ws1_okta(&home, line)
            .run()
            .fails(2, "unrecognized subcommand 'setp'", "'setup'");
    }
    for line in ["help token renw", "token help renw", "token help renw more"] {
        ws1_okta(&home, line)
            .run()
            .fails(2, "unrecognized subcommand 'renw'", "'renew'");
    }
    for line in ["help token nosuch", "token help nosuch"] {
        ws1_okta(&home, line).run().fails(
            2,
            "unrecognized subcommand 'nosuch'",
            "see ws1-okta token --help",
        );
    }
}

#[test]
fn failures_keep_the_form_that_was_asked_for() {
    let home = Home::new();
    for line in ["status --output jsonl", "nosuch --output jsonl"] {
        let outcome = ws1_okta(&home, line).run();
        outcome.exits(2).tells("error: ");
        assert_eq!(outcome.stdout.lines().count(), 1, "{outcome}");
        assert!(!outcome.json()["error"]["code"].is_null(), "{outcome}");
    }
    for line in ["status --output csv", "nosuch --output=csv"] {
        let outcome = ws1_okta(&home, line).run();
        outcome.exits(2).tells("error: ");
        assert_eq!(outcome.stdout, "", "{line}");
    }
    let outcome = ws1_okta(&home, "profile list --json --output csv").run();
    outcome
        .exits(2)
        .tells("--json and --output ask for two forms");
    assert_eq!(outcome.json()["error"]["code"], "usage");
    ws1_okta(&home, "profile list --json --output json")
        .run()
        .exits(0);
}

#[test]
fn a_result_that_gets_lost_is_told_in_words() {
    let home = Home::new();
    let tool = env!("CARGO_BIN_EXE_ws1-okta");
    for arguments in ["profile list", "completions bash", "man"] {
        let line = format!("exec {tool} {arguments} >/dev/full");
        Command::new(&home, "sh").args("-c").arg(line).run().fails(
            1,
            "stdout cannot be written",
            "make room",
        );
    }
}

#[test]
fn a_closed_pipe_is_no_panic() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.setup(&home).run().exits(0);
    for arguments in [
        "completions zsh",
        "man",
        "--help",
        "status",
        "profile list",
        "setup --yes",
        "sandbox --list-switches",
    ] {
        let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_ws1-okta"))
            .args(arguments.split(' '))
            .env_clear()
            .envs(home.variables())
            .current_dir(home.folder())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // Nobody reads: every write meets a closed pipe.
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(!stderr.contains("panic"), "{arguments}: {stderr}");
        assert_eq!(output.status.code(), Some(0), "{arguments}: {stderr}");
    }
}

#[test]
fn the_help_of_each_command_has_examples() {
    fn look(command: &clap::Command, path: &str) {
        for inner in command.get_subcommands() {
            let path = format!("{path} {}", inner.get_name());
            let about = inner.get_long_about().map(ToString::to_string);
            let about = about.unwrap_or_default();
            let (_, examples) = about.split_once("Example").unwrap_or_default();
            assert!(examples.contains(&path), "{path}: {about}");
            look(inner, &path);
        }
    }
    look(&ws1_okta::cli::command(), "ws1-okta");
}

#[test]
fn a_profile_that_nobody_chose_is_not_taken_for_none() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.setup_in_files(&home).run().exits(0);
    std::fs::remove_file(home.path("home/.config/ws1-okta/current")).unwrap();
    for line in ["status", "token check", "token renew", "logout --confirm x"] {
        ws1_okta(&home, line)
            .run()
            .fails(2, "no profile is in use", "profile use NAME");
    }
    for line in ["status --all", "token check --all"] {
        ws1_okta(&home, line).run().exits(0);
    }
}

#[test]
fn a_slip_gets_the_likeliest_suggestion() {
    let home = Home::new();
    for (line, error, hint) in [
        (
            "clients",
            "unrecognized subcommand 'clients'",
            "exist: 'client', 'completions'; see",
        ),
        (
            "setp",
            "unrecognized subcommand 'setp'",
            "a similar subcommand exists: 'setup'; see",
        ),
        (
            "--tenant U client list",
            "unexpected argument '--tenant' found",
            "put it behind the command: ws1-okta client list --tenant; see ws1-okta client list --help",
        ),
        (
            "client --tenant U list",
            "unexpected argument '--tenant' found",
            "'list --tenant' exists; see ws1-okta client list --help",
        ),
        (
            "--nonsense client list",
            "unexpected argument '--nonsense' found",
            "see ws1-okta client list --help",
        ),
        (
            "man stup",
            "`ws1-okta` has no command `stup`",
            "a similar command exists: 'setup'; ws1-okta --help lists its commands",
        ),
        (
            "man token chek",
            "`ws1-okta token` has no command `chek`",
            "a similar command exists: 'check'; ws1-okta token --help",
        ),
        (
            "sandbox --switch logn=disabled",
            "no switch is called `logn`",
            "a similar switch exists: 'login'; ws1-okta sandbox --list-switches names them all",
        ),
    ] {
        let outcome = ws1_okta(&home, line).run();
        outcome.fails(2, error, hint);
    }
    for (line, hint) in [
        ("man nothing", "hint: ws1-okta --help"),
        (
            "sandbox --switch nothing=1",
            "hint: ws1-okta sandbox --list",
        ),
        ("--nonsense client list", "hint: see ws1-okta client list"),
    ] {
        ws1_okta(&home, line).run().exits(2).tells(hint);
    }
}
