//! Limits of the system around a run: files that may be open, and how long a file may be.

use crate::support::{Command, Home, Outcome, Tenant, ws1_okta};

/// The same under a limit that the shell sets.
fn limited(home: &Home, limit: &str, command: Command) -> Outcome {
    let script = home.file("limited", "ulimit $1 $2 && shift 2 && exec \"$@\"\n");
    let arguments = format!("{} {limit}", script.display());
    let tool = env!("CARGO_BIN_EXE_ws1-okta").as_ref();
    command.by("sh", &arguments, tool).run()
}

#[test]
fn too_few_files_are_told_before_anything_is_begun() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    // The loader itself needs a few.
    for limit in [5, 7, 8, 9, 12, 20, 27, 30, 34] {
        let limit = format!("-n {limit}");
        let simulated = ws1_okta(&home, "setup --sandbox --yes");
        for command in [tenant.setup(&home), simulated, ws1_okta(&home, "status")] {
            limited(&home, &limit, command).fails(
                1,
                "cannot start: too many open files",
                "ulimit -n 256",
            );
        }
        // Nothing is opened for these.
        for line in ["completions bash", "--help"] {
            limited(&home, &limit, ws1_okta(&home, line)).exits(0);
        }
    }
    tenant.is_untouched();
    assert!(home.is_untouched());
    // What is asked for is enough.
    let simulated = ws1_okta(&home, "setup --sandbox --yes");
    limited(&home, "-n 40", simulated).exits(0);
    limited(&home, "-n 40", tenant.setup_in_files(&home)).exits(0);
    tenant.is_set_up_by_default();
}

#[test]
fn a_file_that_may_not_grow_is_told_and_the_next_run_goes_on() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let setup = || tenant.setup_in_files(&home);
    limited(&home, "-f 0", setup()).fails(6, "cannot ", "free space");
    tenant.is_untouched();
    setup().run().exits(0);
    // Who holds the lock is written into it for people.
    let kept = || {
        let mut kept = home.kept();
        kept.retain(|(path, _)| path.extension().is_none_or(|end| end != "lock"));
        kept
    };
    let before = kept();
    let renewed = limited(&home, "-f 0", ws1_okta(&home, "token renew --force"));
    renewed.fails(6, "cannot write `", "free space");
    assert_eq!(kept(), before);
    ws1_okta(&home, "token renew --force").run().exits(0);
    tenant.is_set_up_by_default();
}
