//! Each rule finds what it is there for.

use super::*;

const ORDER: [&str; 5] = ["commands", "ui", "access", "http", "sandbox"];

fn up(path: &str, text: &str) -> Vec<String> {
    arrows_up(&Source::new(path, text), &ORDER.map(str::to_owned))
}

#[test]
fn the_table_is_read_from_the_top_down() {
    let header = "//! | module | what it is |\n//! |---|---|\n//! | [`main`], [`run()`] | in |\n\
                  //! | `commands` | a [`x`], `y` | z |\n//! text | [`no`] |\n";
    assert_eq!(table(header), ["main", "run", "commands"]);
}

#[test]
fn an_arrow_up_is_found_in_every_form() {
    for text in [
        "use crate::ui::Ui;",
        "use crate::{http, ui::{self, Ui}};",
        "fn f() { crate::ui::f() }",
        "fn f() { g!(crate::ui::f()) }",
        "mod a { mod b { fn f() { let x = [crate::ui::F]; } } }",
        "use super::super::ui::Ui;",
        "mod tests { use super::super::{ui, http}; }",
    ] {
        let found = up("src/access/client.rs", text);
        assert_eq!(
            found,
            ["src/access/client.rs: `access` names `ui`, which is above it"],
            "{text}"
        );
    }
    assert_eq!(up("src/http/mod.rs", "use super::ui::Ui;").len(), 1);
    assert_eq!(up("src/http.rs", "use super::ui::Ui;").len(), 1);
}

#[test]
fn what_the_table_does_not_know_is_found() {
    for (path, text) in [
        ("src/novel/mod.rs", ""),
        ("src/novel.rs", ""),
        ("src/ui/mod.rs", "use crate::novel::X;"),
        ("src/ui/mod.rs", "use crate::*;"),
        ("src/ui/mod.rs", "use crate as all;"),
    ] {
        assert_eq!(up(path, text).len(), 1, "{path} {text}");
    }
}

#[test]
fn arrows_down_comments_and_texts_are_fine() {
    let text = r#"//! See [`crate::commands`].
        use crate::{access::{Client, ui}, http::Trace, ui::Ui};
        // crate::commands::run
        use super::commands;
        pub(crate) fn f(crate_: &str) -> &'static str { "crate::commands" }"#;
    assert_eq!(up("src/ui/output.rs", text), Vec::<String>::new());
    assert_eq!(up("src/lib.rs", "use crate::novel;"), Vec::<String>::new());
}

#[test]
fn borders_are_held() {
    let found = |path: &str, text: &str| borders(&Source::new(path, text)).len();
    for word in NOT_BELOW {
        assert_eq!(found("src/access/a.rs", &format!("use {word}::X;")), 1);
        assert_eq!(
            found("src/http/a.rs", &format!("fn f() {{ {word}::f() }}")),
            1
        );
        assert_eq!(found("src/store/a.rs", &format!("use {word}::X;")), 0);
    }
    for word in NOT_FROM_BELOW {
        assert_eq!(
            found("src/access/a.rs", &format!("use crate::{word}::X;")),
            1
        );
        assert_eq!(
            found("src/http/mod.rs", &format!("use super::{word}::X;")),
            1
        );
    }
    for word in ["access", "http", "setup", "store", "values"] {
        assert_eq!(
            found("src/sandbox/a.rs", &format!("use crate::{word}::X;")),
            1
        );
    }
    assert_eq!(found("src/access/a.rs", "// clap\nuse crate::http::X;"), 0);
    assert_eq!(found("src/sandbox/a.rs", "use crate::sandbox::X;"), 0);
}

#[test]
fn unsafe_code_is_found_and_its_ban_is_not() {
    let found = |text: &str| without_unsafe(&Source::new("src/ui/mod.rs", text)).len();
    assert_eq!(found("fn f() { unsafe { g() } }"), 1);
    assert_eq!(
        found("#![forbid(unsafe_code)] // unsafe\nconst A: &str = \"unsafe\";"),
        0
    );
}

#[test]
fn long_files_are_found() {
    assert!(length("src/a.rs", &"\n".repeat(MAX_LINES)).is_empty());
    assert_eq!(length("src/a.rs", &"\n".repeat(MAX_LINES + 1)).len(), 1);
}

#[test]
fn private_hosts_and_folders_are_found() {
    for text in [
        "see https://registry.corp.internal/crates",
        "http://10.1.2.3:8080",
        "https://user@builder/",
        "https://notgithub.com",
        "https://github.com.evil.net/",
        "cd /work/main",
        "/root/.cargo",
    ] {
        assert_eq!(private_words("README.md", text).len(), 1, "{text}");
    }
    let fine = "https://GitHub.com/a/b, https://acme.workspaceoneaccess.com/SAAS. \
                http://127.0.0.1:8080 https://user:pw@proxy.example:3128 https://";
    assert_eq!(private_words("README.md", fine), Vec::<String>::new());
}

#[test]
fn a_proof_that_is_gone_is_found() {
    let sources = [("tests/x/told.rs".to_owned(), "fn is_told() {}".to_owned())];
    let table = "Text with `anything`\n| 1 | `-` and `--json` | `x/told.rs`, `is_told`, `Outcome::is_told` |\n\
                 | 2 | x | `gone.rs`, `is_tol` |\n";
    assert_eq!(unproven(table, &sources).len(), 2);
}
