//! Inputs that cannot be meant so: the one that is wrong is named, and nothing is begun.

use std::path::Path;

use crate::support::{Home, Tenant, ws1_okta};

#[test]
fn a_variable_that_is_wrong_is_named_and_not_its_flag() {
    let home = Home::new();
    for (variable, value, line, message, hint) in [
        (
            "WS1_OKTA_YES",
            "maybe",
            "status",
            "invalid value for WS1_OKTA_YES: ",
            "set it to true or false, or unset it",
        ),
        (
            "WS1_OKTA_ACCESS_TOKEN_TTL",
            "3m",
            "setup",
            "invalid value for WS1_OKTA_ACCESS_TOKEN_TTL: `3m` may mean minutes or months",
            "write 3min or 3mo",
        ),
        (
            "WS1_OKTA_OUTPUT",
            "xml",
            "status",
            "invalid value 'xml' for WS1_OKTA_OUTPUT [possible values: ",
            "see ws1-okta status --help",
        ),
        (
            "WS1_OKTA_PASS_ENV",
            "A=B",
            "status",
            "invalid value for WS1_OKTA_PASS_ENV: it is no name of a variable",
            "give one name alone",
        ),
        (
            "WS1_OKTA_PASS_ENV",
            "FOO,BAR",
            "status",
            "invalid value for WS1_OKTA_PASS_ENV: it is no name of a variable",
            "give one name alone",
        ),
    ] {
        let outcome = ws1_okta(&home, line).var(variable, value).run();
        outcome.fails(2, message, hint);
        assert!(!outcome.stderr.contains("'--"), "{outcome}");
    }
    // A flag alone has no value that could be wrong.
    let both = ws1_okta(&home, "status --yes")
        .var("WS1_OKTA_YES", "maybe")
        .run();
    both.fails(
        2,
        "invalid value for WS1_OKTA_YES: ",
        "set it to true or false",
    );
    // A flag that is wrong is the flag, whatever the variable says.
    let flag =
        ws1_okta(&home, "setup --access-token-ttl 3m").var("WS1_OKTA_ACCESS_TOKEN_TTL", "1y");
    flag.run()
        .fails(2, "invalid value for '--access-token-ttl <TTL>': ", "3min");
}

#[test]
fn a_value_that_looks_like_a_flag_is_told_how_to_be_given() {
    let home = Home::new();
    for (flag, value, refused) in [
        (
            "--access-token-ttl",
            "-1d",
            "invalid value for '--access-token-ttl <TTL>': `-1d` is not a time to live",
        ),
        (
            "--idle-token-ttl",
            "-4",
            "invalid value for '--idle-token-ttl <TTL>': ",
        ),
    ] {
        let apart = ws1_okta(&home, "setup").arg(flag).arg(value).run();
        let joined = format!("{flag}={value}");
        apart.fails(
            2,
            "unexpected argument",
            &format!("joined to its flag: {joined}"),
        );
        let joined = ws1_okta(&home, "setup").arg(joined).run();
        joined.fails(2, refused, "");
    }
}

#[test]
fn names_that_no_variable_can_have_are_refused() {
    let home = Home::new();
    for name in ["A=B", "=", ""] {
        let run = ws1_okta(&home, "status")
            .arg(format!("--pass-env={name}"))
            .run();
        run.fails(
            2,
            "invalid value for '--pass-env <NAME>': it is no name of a variable",
            "--pass-env VAULT_ADDR",
        );
    }
}

#[test]
fn what_belongs_to_another_store_is_not_dropped_without_a_word() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let setup = || {
        tenant
            .setup(&home)
            .without_pair("--store")
            .args("--store file")
    };
    setup().run().fails(
        2,
        "--secret-to belongs to --store none, and the store is `file`",
        "give one of them",
    );
    tenant.setup(&home).args("--age-identity key").run().fails(
        2,
        "--age-identity belongs to --store file, and the store is `none`",
        "give one of them",
    );
    tenant.is_untouched();
    // A variable may be meant for other commands.
    let fine = setup()
        .without_pair("--secret-to")
        .var("WS1_OKTA_SECRET_TO", "elsewhere");
    fine.run().exits(0);
    for (line, message) in [
        (
            "--store file --secret-to x",
            "--secret-to belongs to --store none",
        ),
        (
            "--store helper:pass --secret-to x",
            "--secret-to belongs to --store none",
        ),
        (
            "--store none --secret-to x --age-identity y",
            "--age-identity belongs to --store file",
        ),
    ] {
        let moved = ws1_okta(&home, "profile use-store --yes").args(line).run();
        moved.fails(2, message, "give one of them");
    }
}

#[test]
fn authorities_that_cannot_be_read_are_told_where_none_are_needed_too() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let with = |file: &str| tenant.setup(&home).arg("--ca-file").arg(file);
    with("/nonexistent/ca.pem").run().fails(
        2,
        "cannot read the CA file `/nonexistent/ca.pem`: ",
        "PEM",
    );
    let empty = home.file("empty.pem", "nothing\n");
    with(empty.to_str().unwrap()).run().fails(2, "", "PEM");
    tenant.is_untouched();
    // One that is right changes nothing of plain HTTP, and is not said to be what it is trusted by.
    let other = Home::new();
    let tls = crate::support::SandboxProcess::start(&other, "--https --ca-out ca.pem");
    let right = other.path("ca.pem");
    let done = with(right.to_str().unwrap()).run();
    done.exits(0);
    assert!(!done.stdout.contains("--ca-file"), "{done}");
    drop(tls);
}

#[test]
fn files_that_are_not_there_are_told_in_plain_words() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let in_files = tenant
        .setup_in_files(&home)
        .args("--age-identity /nonexistent");
    in_files.run().fails(
        6,
        "the age identity `/nonexistent` does not open: there is no such file",
        "age-keygen",
    );
    let state = ws1_okta(&home, "sandbox --state /nonexistent/state").run();
    state.fails(2, "state file /nonexistent/state: cannot write", "--state");
    state.tells("caused by: there is no such folder\n");
    assert!(!state.stderr.contains("os error"), "{state}");
}

#[test]
fn a_secret_that_is_too_long_is_refused_and_not_cut() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let long = "x".repeat(64 * 1024 + 1);
    let file = home.file("long", &long);
    let setup = || tenant.setup(&home).without_pair("--admin-password-file");
    let with = |file: &str| setup().arg("--admin-password-file").arg(file);
    let told = "it is longer than 64 KiB";
    let by_file = with(file.to_str().unwrap()).run();
    by_file.fails(2, &format!("cannot read `{}`: {told}", file.display()), "");
    let by_stdin = with("-").stdin(&long).arg("--json").run();
    by_stdin.exits(2);
    let error = &by_stdin.json()["error"];
    assert_eq!(error["code"], "secret_unreadable");
    assert_eq!(
        error["message"],
        format!("cannot read standard input: {told}")
    );
    let answers = "# x\n".repeat(256 * 1024) + "#";
    let answers = setup().args("--answers -").stdin(&answers).run();
    answers.fails(
        2,
        "cannot read standard input: it is longer than 1024 KiB",
        "--answers",
    );
    tenant.is_untouched();
}

#[test]
fn a_secret_that_is_none_is_told_with_its_place() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let setup = || tenant.setup(&home).without_pair("--admin-password-file");
    let by_stdin = setup().args("--admin-password-file -").stdin("\n").run();
    by_stdin.fails(
        2,
        "the secret on standard input cannot be used",
        "on one line",
    );
    by_stdin.tells("caused by: the password is empty\n");
    let by_variable = setup().var("WS1_OKTA_ADMIN_PASSWORD", "a\nb").run();
    by_variable.fails(
        2,
        "the secret in WS1_OKTA_ADMIN_PASSWORD cannot be used",
        "",
    );
    tenant.is_untouched();
}

#[test]
fn an_administrator_without_a_readable_name_is_refused_before_anything_is_sent() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let setup = || tenant.setup(&home).without_pair("--admin-user");
    let hint = "give the administrator's user name";
    for (name, reason) in [
        ("", "the name is empty"),
        ("  ", "the name is empty"),
        ("x\ny", "the name has a control character"),
    ] {
        let flag = setup().arg(format!("--admin-user={name}")).run();
        let place = "invalid value for '--admin-user <NAME>': ";
        flag.fails(2, &format!("{place}{reason}"), hint);
        let toml = format!("admin_user = {name:?}\n");
        let answers = home.file("answers.toml", &toml);
        let by_answers = setup().arg("--answers").arg(answers).run();
        by_answers
            .fails(2, "in the answers file `", hint)
            .tells(&format!("line 1: admin_user: {reason}"));
        // A variable that is set to nothing counts as not set.
        if !name.is_empty() {
            let variable = setup().var("WS1_OKTA_ADMIN_USER", name).run();
            let place = "invalid value for WS1_OKTA_ADMIN_USER: ";
            variable.fails(2, &format!("{place}{reason}"), hint);
        }
    }
    assert!(tenant.0.requests().is_empty());
}

#[test]
fn what_is_too_much_is_told_with_what_to_do_about_it() {
    let home = Home::new();
    for (line, hint) in [
        ("setup --yes --yes", "give it once; see ws1-okta setup --"),
        (
            "setup --domain a.example --domain b.example",
            "give it once; see ws1-okta setup --",
        ),
        (
            "client rotate-secret --dry-run --in-place",
            "give one of them; see ws1-okta client rotate-secret --",
        ),
        (
            "client create Foo",
            "name it by --client-id; see ws1-okta client create --",
        ),
        ("client update Foo", "name it by --client-id; see"),
        (
            "client rotate-secret Foo",
            "name the new client by --client-id; see",
        ),
        ("directory create Foo", "name it by --directory-name; see"),
        (
            "directory create --directory-name Foo Bar",
            "leave it out; see",
        ),
        ("profile list Foo", "leave it out; see"),
        (
            "setup --issue-refresh-token false",
            "join it to its flag: --issue-refresh-token=false; see",
        ),
    ] {
        ws1_okta(&home, line).run().fails(2, "", hint);
    }
    let forms = ws1_okta(&home, "status --json --output csv").run();
    let hint = forms.json()["error"]["hint"].to_string();
    assert!(hint.contains("give one of them; see"), "{hint}");
    ws1_okta(&home, "sandbox --listen foo").run().fails(
        2,
        "invalid value for '--listen <ADDR:PORT>': it is no address with a port",
        "give an address and a port, for example 127.0.0.1:8443",
    );
    assert!(home.is_untouched());
}

#[test]
fn one_profile_and_all_of_them_are_told_as_what_was_given() {
    let home = Home::new();
    for command in ["token renew", "token check", "status"] {
        for (arguments, other) in [
            ("--all", "--all means every one"),
            ("other", "the arguments name profiles, too"),
        ] {
            let both = ws1_okta(&home, command).args("--profile x").args(arguments);
            let message = format!("--profile names one profile, and {other}");
            both.run().fails(2, &message, "give one of them");
        }
    }
}

#[test]
fn a_wrong_answer_is_told_with_its_key_and_its_own_hint() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    for (text, told, hint) in [
        (
            "tenant = 5\n",
            "line 1: tenant: the value is of another kind",
            "give it what --tenant takes, a text in double quotes",
        ),
        (
            "by_hand = \"marker-of-a-secret\"\n",
            "line 1: by_hand: the value is of another kind",
            "write by_hand = true or by_hand = false",
        ),
        (
            "domain = \"OKTA.COM\"\n\"access_token_ttl\" = \"5m\"\n",
            "line 2: access_token_ttl: `5m` may mean minutes or months",
            "write 5min or 5mo",
        ),
        (
            "proxy = \"http://me:marker-of-a-secret@proxy:99999\"\n",
            "line 1: proxy: ",
            "",
        ),
    ] {
        let file = home.file("answers.toml", text);
        let outcome = tenant.setup(&home).arg("--answers").arg(file).run();
        outcome.fails(2, "in the answers file `", hint).tells(told);
        assert!(!outcome.stderr.contains("marker-of-a-secret"), "{outcome}");
    }
}

#[test]
fn a_file_in_the_place_of_the_folder_for_profiles_is_told_as_that() {
    let home = Home::new();
    let file = home.file("file", "x\n");
    for line in ["status", "profile list", "profile show x", "setup --yes"] {
        for folder in [&file, Path::new("/dev/null/x")] {
            let run = ws1_okta(&home, line).var("WS1_OKTA_CONFIG_DIR", folder);
            let hint = format!("set WS1_OKTA_CONFIG_DIR to a folder: `{}", folder.display());
            run.run().fails(2, "cannot ", &hint);
        }
    }
}

#[test]
fn where_no_token_is_kept_status_tells_what_comes_next() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let setup = tenant.setup_in_files(&home).args("--profile prod");
    setup.run().exits(0);
    let logout = ws1_okta(&home, "logout prod --yes --confirm prod");
    logout.run().exits(0);
    let shown = ws1_okta(&home, "token show --show-token").run();
    let next = "ws1-okta status --profile prod tells what comes next";
    shown.fails(2, "no token is kept for profile `prod`", next);
    let status = ws1_okta(&home, "status --profile prod").run();
    status.shows("setup --client-secret-file FILE --profile prod");
}

#[test]
fn a_directory_without_a_name_is_refused_before_anything_is_asked() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.setup(&home).run().exits(0);
    let seen = tenant.0.requests().len();
    for command in ["directory show", "directory delete --confirm x"] {
        let empty = ws1_okta(&home, command).arg("").run();
        empty.fails(
            2,
            "invalid value for '[DIRECTORY]': it is empty",
            "its name, its id",
        );
    }
    assert_eq!(tenant.0.requests().len(), seen);
}
