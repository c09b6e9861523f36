//! The answers file.

use crate::support::{Home, PASSWORD, Tenant, ws1_okta};

#[test]
fn a_whole_setup_from_answers_with_paths_from_its_own_folder() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let folder = home.path("answers");
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("pw"), PASSWORD).unwrap();
    let text = format!(
        "tenant = \"{}\"\nadmin_user = \"admin\"\nadmin_password_file = \"pw\"\nclient_id = \"Answered\"\n\
         access_token_ttl = \"180d\"\nissue_refresh_token = true\ndirectory_name = \"From answers\"\n\
         domain = \"ANSWERS.EXAMPLE\"\nstore = \"none\"\nsecret_to = \"kept\"\n",
        tenant.url()
    );
    std::fs::write(folder.join("a.toml"), text).unwrap();
    ws1_okta(&home, "setup --yes --answers answers/a.toml")
        .run()
        .exits(0);
    tenant.is_set_up("Answered", "From answers", "ANSWERS.EXAMPLE");
    assert!(folder.join("kept").exists());
    let client = tenant.client("Answered");
    assert_eq!(client["accessTokenTTL"], 180 * 24 * 60);
    // Again, with the same file: nothing is asked for that is not so already.
    let made = tenant.changes();
    ws1_okta(&home, "setup --yes --answers answers/a.toml")
        .run()
        .exits(0);
    assert_eq!(tenant.changes(), made);
}

#[test]
fn what_is_wrong_in_it_is_named_by_line_and_never_repeats_a_secret() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    for (text, message, hint) in [
        (
            "tennant = \"x\"\n",
            "line 1: unknown field `tennant`",
            "flags' names",
        ),
        (
            "\nadmin_password = \"marker-of-a-secret\"\n",
            "the key `admin_password` would hold a secret",
            "`admin_password_file`",
        ),
        (
            "client_secret = \"marker-of-a-secret\"\n",
            "the key `client_secret` would hold a secret",
            "`client_secret_file`",
        ),
        (
            "admin_client_secret = \"marker-of-a-secret\"\n",
            "the key `admin_client_secret` would",
            "_file",
        ),
        (
            "token = \"marker-of-a-secret\"\n",
            "the key `token` would",
            "`token_file`",
        ),
        (
            "access_token_ttl = \"3m\"\n",
            "line 1: access_token_ttl: `3m` may mean minutes or months",
            "",
        ),
        ("domain = 7\n", "line 1: ", "double quotes"),
        ("domain = marker-of-a-secret\n", "line 1: ", "double quotes"),
        (
            "client_id = \"a b\"\n",
            "line 1: client_id: client id `a b` has a blank in it",
            "",
        ),
    ] {
        let file = home.file("answers.toml", text);
        let outcome = tenant.setup(&home).args("--answers").arg(file).run();
        outcome
            .fails(2, "in the answers file `", hint)
            .tells(message);
        assert!(!outcome.stderr.contains("marker-of-a-secret"), "{outcome}");
    }
    let outcome = tenant.setup(&home).args("--answers nowhere.toml").run();
    outcome.fails(2, "cannot read `nowhere.toml`", "--answers");
    assert!(tenant.0.requests().is_empty());
    assert!(home.is_untouched());
}

#[test]
fn a_flag_counts_before_a_variable_the_answers_the_profile_and_the_default() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    std::fs::write(home.path("a.toml"), "directory_name = \"By answers\"\n").unwrap();
    let told = |profile: &str, arguments: &[&str], variable: Option<&str>| {
        let setup = tenant
            .setup(&home)
            .args("--dry-run -v --profile")
            .arg(profile);
        let mut setup = arguments.iter().fold(setup, crate::support::Command::arg);
        if let Some(value) = variable {
            setup = setup.var("WS1_OKTA_DIRECTORY_NAME", value);
        }
        let outcome = setup.run();
        outcome.exits(0);
        let lines = outcome.stderr.lines();
        let mut lines = lines.filter_map(|line| line.strip_prefix("directory-name = "));
        lines.next().unwrap().to_owned()
    };
    let answers = ["--answers", "a.toml"];
    let all = [&answers[..], &["--directory-name", "By flag"]].concat();
    assert!(told("a", &all, Some("By variable")).starts_with("By flag ("));
    assert!(told("a", &answers, Some("By variable")).starts_with("By variable ("));
    assert!(told("a", &answers, None).starts_with("By answers ("));
    assert!(told("a", &[], None).starts_with("Okta Universal Directory ("));
    let setup = tenant.setup(&home).args("--profile b --directory-name");
    setup.arg("By profile").run().exits(0);
    assert!(told("b", &[], None).starts_with("By profile ("));
    assert!(told("b", &answers, None).starts_with("By answers ("));
}
